"""Vesting that comes early."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError
from goingrate.offer.vesting_acceleration import double_trigger, kept_on_leaving, single_trigger
from goingrate.offer.vesting_dates import later
from goingrate.offer.vesting_schedule import Statement, Tranche, statement_tranches, vested_by

START = date(2025, 1, 1)
MONTHLY = Statement(occurrences=48, period=1, period_type="MONTHS")
YEARLY = [Tranche(date(year, 1, 1), 100) for year in (2026, 2027, 2028, 2029)]
days = st.dates(START, date(2030, 1, 1))
shares_of_grant = st.integers(1, 10_000)
parts = st.fractions(0, 1, max_denominator=100)


def grant(shares: int, *, fractional: bool = False) -> tuple[Tranche, ...]:
    kind = "FRACTIONAL" if fractional else "CUMULATIVE_ROUND_DOWN"
    return statement_tranches([MONTHLY], shares=shares, start_day=START, allocation=kind)  # type: ignore[arg-type]


@given(shares_of_grant, days, parts, st.booleans())
def test_single_trigger_moves_shares_and_makes_none(
    shares: int, change: date, part: Fraction, fractional: bool
) -> None:
    plain = grant(shares, fractional=fractional)
    early = single_trigger(plain, change_day=change, share=part)
    assert sum(one.shares for one in early) == shares
    assert all(one.day < other.day for one, other in pairwise(early))
    assert all(one.shares > 0 for one in early)
    unvested = shares - vested_by(plain, change)
    moved = vested_by(early, change) - vested_by(plain, change)
    assert moved == (unvested * part if fractional else unvested * part // 1)
    for one in plain:
        if one.day < change:
            assert vested_by(early, one.day) == vested_by(plain, one.day)
        else:
            assert vested_by(early, one.day) >= vested_by(plain, one.day)


@given(shares_of_grant, days)
def test_limits_of_single_trigger(shares: int, change: date) -> None:
    plain = grant(shares)
    assert single_trigger(plain, change_day=change, share=0) == plain
    everything = single_trigger(plain, change_day=change, share=1)
    assert vested_by(everything, change) == shares


def test_the_rest_vests_on_its_old_days_in_proportion() -> None:
    early = single_trigger(YEARLY, change_day=date(2027, 1, 1), share=0.5)
    assert [one.shares for one in early] == [100, 200, 50, 50]
    assert [one.day.year for one in early] == [2026, 2027, 2028, 2029]


@pytest.mark.parametrize("share", [0.3, Fraction(3, 10)])
def test_a_decimal_is_meant_as_it_is_written(share: Fraction | float) -> None:
    ten = [Tranche(date(2027, 1, 1), 10)]
    assert single_trigger(ten, change_day=START, share=share)[0] == Tranche(START, 3)


@given(shares_of_grant, days, days, st.integers(0, 24), parts)
def test_double_trigger(shares: int, change: date, end: date, months: int, part: Fraction) -> None:
    plain = grant(shares)
    kept = vested_by(plain, end)
    early = double_trigger(plain, change_day=change, job_ends=end, within_months=months, share=part)
    meant = change <= end <= later(change, months, "MONTHS")
    assert sum(one.shares for one in early) == kept + ((shares - kept) * part // 1 if meant else 0)
    assert all(one.day <= end for one in early)
    assert [one for one in early if one.day < end] == [one for one in plain if one.day < end]


@pytest.mark.parametrize(
    ("job_ends", "vested"),
    [
        (date(2026, 8, 30), 100),  # before the change: the rest is lost
        (date(2026, 8, 31), 400),
        (date(2027, 2, 28), 400),  # six months after 31 August
        (date(2027, 3, 1), 200),  # too late
    ],
)
def test_the_second_trigger_has_a_window(job_ends: date, vested: int) -> None:
    early = double_trigger(YEARLY, change_day=date(2026, 8, 31), job_ends=job_ends, within_months=6)
    assert vested_by(early, date.max) == vested


def test_a_job_that_goes_on_changes_nothing() -> None:
    same = double_trigger(YEARLY, change_day=START, job_ends=None, within_months=12)
    assert same == tuple(YEARLY)


@given(shares_of_grant, days)
def test_what_is_kept_has_vested(shares: int, end: date) -> None:
    plain = grant(shares)
    assert sum(one.shares for one in kept_on_leaving(plain, end)) == vested_by(plain, end)


BAD: dict[str, tuple[str, Callable[[], object]]] = {
    "share": ("share", lambda: single_trigger(YEARLY, change_day=START, share=1.5)),
    "negative": ("share", lambda: single_trigger(YEARLY, change_day=START, share=-0.1)),
    "nan": ("share", lambda: single_trigger(YEARLY, change_day=START, share=float("nan"))),
    "text": ("change_day", lambda: single_trigger(YEARLY, change_day="2026", share=1)),  # type: ignore[arg-type]
    "change as text": (
        "change_day",
        lambda: double_trigger(YEARLY, change_day="", job_ends=START, within_months=1),  # type: ignore[arg-type]
    ),
    "end as text": (
        "job_ends",
        lambda: double_trigger(YEARLY, change_day=START, job_ends="", within_months=1),  # type: ignore[arg-type]
    ),
    "double share": (
        "share",
        lambda: double_trigger(YEARLY, change_day=START, job_ends=START, within_months=1, share=2),
    ),
    "months below 0": (
        "within_months",
        lambda: double_trigger(YEARLY, change_day=START, job_ends=START, within_months=-1),
    ),
    "absurd months": (
        "within_months",
        lambda: double_trigger(YEARLY, change_day=START, job_ends=START, within_months=10**9),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, make = BAD[name]
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.where == where
    assert is_one_line(caught.value)

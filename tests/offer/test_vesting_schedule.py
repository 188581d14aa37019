"""Dated vesting in statements."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.offer.vesting import even_vesting
from goingrate.offer.vesting_dates import later
from goingrate.offer.vesting_rounding import AllocationType
from goingrate.offer.vesting_schedule import (
    Cliff,
    Statement,
    Tranche,
    as_vesting,
    statement_tranches,
    vested_by,
)

START = date(2025, 1, 1)
KINDS: tuple[AllocationType, ...] = get_args(AllocationType)
kinds = st.sampled_from(KINDS)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))
grants = st.integers(1, 10**6)


def monthly(occurrences: int = 48, **more: Any) -> Statement:
    return Statement(occurrences=occurrences, period=1, period_type="MONTHS", **more)


def cliff(occurrence: int, percentage: Fraction) -> Cliff:
    return Cliff(occurrence=occurrence, percentage=percentage)


@st.composite
def chains(draw: st.DrawFn) -> list[Statement]:
    weights = draw(st.lists(st.integers(0, 40), min_size=1, max_size=5).filter(any))
    chain = []
    for weight in weights:
        occurrences = draw(st.integers(1, 24))
        at = draw(st.none() | st.integers(1, occurrences))
        part = Fraction(1) if at == occurrences else draw(st.fractions(0, 1, max_denominator=60))
        chain.append(
            Statement(
                occurrences=occurrences,
                period=draw(st.integers(0, 12)),
                period_type=draw(st.sampled_from(["DAYS", "MONTHS"])),
                percentage=Fraction(weight, sum(weights)),
                cliff=None if at is None else cliff(at, part),
            )
        )
    return chain


def oracle_statement(raw: dict[str, Any]) -> Statement:
    def fraction(of: dict[str, Any]) -> Fraction:
        share = of["percentage"]
        return Fraction(share["numerator"], share["denominator"])

    held = raw.get("cliff")
    return Statement(
        occurrences=raw["occurrences"],
        period=raw["period"],
        period_type=raw["period_type"],
        percentage=fraction(raw),
        cliff=held and cliff(held["occurrence"], fraction(held)),
    )


@pytest.mark.shared
def test_the_140_schedules_of_the_oracle(shared_folder: Path) -> None:
    cases = json.loads((shared_folder / "oracles" / "vesting_ocf_schedules.json").read_text())
    assert len(cases) == 140
    for case in cases:
        granted = case["grantDate"]
        found = statement_tranches(
            [oracle_statement(raw) for raw in case["template"]["statements"]],
            shares=case["shares"],
            start_day=date.fromisoformat(case["startDate"]),
            grant_day=granted and date.fromisoformat(granted),
        )
        told = [[one.day.isoformat(), str(one.shares)] for one in found]
        assert told == case["events"], (case["schedule"], case["shares"], case["startDate"])


@given(chains(), grants, days, st.none() | days, kinds)
def test_laws_of_every_schedule(
    chain: list[Statement], shares: int, start: date, granted: date | None, kind: AllocationType
) -> None:
    tranches = statement_tranches(
        chain, shares=shares, start_day=start, grant_day=granted, allocation=kind
    )
    assert sum(one.shares for one in tranches) == shares
    assert all(one.shares > 0 for one in tranches)
    assert all(one.day < other.day for one, other in pairwise(tranches))
    assert tranches[0].day >= max(start, granted or start)
    vested = [vested_by(tranches, one.day) for one in tranches]
    assert vested == list(accumulate(one.shares for one in tranches))


@given(
    grants,
    days,
    st.integers(2, 47),
    st.fractions(0, 1, max_denominator=48),
    kinds,
)
def test_a_cliff_holds_and_then_vests_its_fraction(
    shares: int, start: date, at: int, part: Fraction, kind: AllocationType
) -> None:
    tranches = statement_tranches(
        [monthly(cliff=cliff(at, part))], shares=shares, start_day=start, allocation=kind
    )
    day = later(start, at, "MONTHS")
    assert all(one.day >= day for one in tranches)
    at_cliff, exact = vested_by(tranches, day), shares * part
    if kind in ("FRACTIONAL", "CUMULATIVE_ROUND_DOWN"):
        assert at_cliff == (exact if kind == "FRACTIONAL" else exact // 1)
    if "SINGLE" not in kind:
        assert abs(at_cliff - exact) < 1


@given(chains(), grants, days, st.none() | days, days)
def test_a_late_grant_only_delays(
    chain: list[Statement], shares: int, start: date, granted: date | None, day: date
) -> None:
    plain = statement_tranches(chain, shares=shares, start_day=start)
    late = statement_tranches(chain, shares=shares, start_day=start, grant_day=granted)
    before = granted is not None and day < granted
    assert vested_by(late, day) == (0 if before else vested_by(plain, day))


def test_a_statement_begins_where_the_one_before_ended() -> None:
    halves = [monthly(12, percentage=Fraction(1, 2))] * 2
    found = statement_tranches(halves, shares=24, start_day=date(2024, 2, 29))
    assert found[11].day == date(2025, 2, 28)
    assert found[12].day == date(2025, 3, 28)  # counted on from the 28th


def test_a_stretch_without_shares_takes_its_time() -> None:
    nothing, all_of_it = monthly(12, percentage=Fraction(0)), monthly(1)
    found = statement_tranches([nothing, all_of_it], shares=7, start_day=START)
    assert found == (Tranche(date(2026, 2, 1), 7),)


def test_published_figures_of_another_compiler() -> None:
    """Documentation of vestlang, "Evaluation": 33, 33, 34; and 3 shares granted late."""
    thirds = statement_tranches([monthly(3)], shares=100, start_day=START)
    assert [one.shares for one in thirds] == [33, 33, 34]
    quarterly = Statement(occurrences=16, period=3, period_type="MONTHS")
    late = statement_tranches(
        [quarterly], shares=3, start_day=date(2024, 1, 1), grant_day=date(2025, 1, 1)
    )
    assert [one.day.isoformat() for one in late] == ["2025-07-01", "2026-10-01", "2028-01-01"]


def test_days_instead_of_months() -> None:
    ideal = Statement(occurrences=2, period=365, period_type="DAYS")
    found = statement_tranches([ideal], shares=2, start_day=date(2024, 1, 1))
    assert [one.day for one in found] == [date(2024, 12, 31), date(2025, 12, 31)]


def test_vests_of_one_day_are_one_tranche() -> None:
    at_once = Statement(occurrences=4, period=0, period_type="DAYS")
    assert statement_tranches([at_once], shares=9, start_day=START) == (Tranche(START, 9),)


def test_fractions_stay_exact() -> None:
    found = statement_tranches([monthly(3)], shares=1, start_day=START, allocation="FRACTIONAL")
    assert [one.shares for one in found] == [Fraction(1, 3)] * 3


def test_vested_by_counts_the_day_itself() -> None:
    found = statement_tranches([monthly(4)], shares=8, start_day=START)
    assert vested_by(found, date(2025, 1, 31)) == 0
    assert vested_by(found, date(2025, 2, 1)) == 2
    assert vested_by(found, date.max) == 8


def test_in_years_it_is_the_schedule_that_the_engine_knows() -> None:
    held = monthly(cliff=cliff(12, Fraction(1, 4)))
    found = as_vesting(statement_tranches([held], shares=4800, start_day=START), START)
    known = even_vesting(years=4, cliff_years=1, per_year=12)
    assert len(found.events) == len(known.events) == 37
    for (years, share), (known_years, known_share) in zip(found.events, known.events, strict=True):
        assert years == pytest.approx(known_years)
        assert share == pytest.approx(known_share)


@given(chains(), grants, days, days, kinds)
def test_every_schedule_can_be_given_to_the_engine(
    chain: list[Statement], shares: int, start: date, granted: date, kind: AllocationType
) -> None:
    tranches = statement_tranches(
        chain, shares=shares, start_day=start, grant_day=granted, allocation=kind
    )
    vesting = as_vesting(tranches, granted)
    assert len(vesting.events) == len(tranches)
    assert sum(share for _, share in vesting.events) == pytest.approx(1)


ONE = [monthly()]
BAD: dict[str, tuple[str, Callable[[], object]]] = {
    "zero shares": ("shares", lambda: statement_tranches(ONE, shares=0, start_day=START)),
    "negative shares": ("shares", lambda: statement_tranches(ONE, shares=-5, start_day=START)),
    "half a share": ("shares", lambda: statement_tranches(ONE, shares=0.5, start_day=START)),  # type: ignore[arg-type]
    "nan shares": ("shares", lambda: statement_tranches(ONE, shares=float("nan"), start_day=START)),  # type: ignore[arg-type]
    "true shares": ("shares", lambda: statement_tranches(ONE, shares=True, start_day=START)),
    "too many shares": (
        "shares",
        lambda: statement_tranches(ONE, shares=10**12 + 1, start_day=START),
    ),
    "start as text": (
        "start_day",
        lambda: statement_tranches(ONE, shares=1, start_day="2025-01-01"),  # type: ignore[arg-type]
    ),
    "grant as text": (
        "grant_day",
        lambda: statement_tranches(ONE, shares=1, start_day=START, grant_day="soon"),  # type: ignore[arg-type]
    ),
    "end of the calendar": (
        "start_day",
        lambda: statement_tranches(ONE, shares=1, start_day=date(9998, 1, 1)),
    ),
    "no statement": ("statements", lambda: statement_tranches([], shares=1, start_day=START)),
    "too many statements": (
        "statements",
        lambda: statement_tranches(
            [monthly(1, percentage=Fraction(1, 201))] * 201, shares=1, start_day=START
        ),
    ),
    "too many vests": (
        "statements",
        lambda: statement_tranches(
            [Statement(occurrences=20_000, period=0, period_type="DAYS", percentage=Fraction(1, 2))]
            * 2,
            shares=1,
            start_day=START,
        ),
    ),
    "90 percent": (
        "statements",
        lambda: statement_tranches(
            [monthly(percentage=Fraction(9, 10))], shares=1, start_day=START
        ),
    ),
    "110 percent": (
        "statements",
        lambda: statement_tranches(
            [monthly(percentage=Fraction(11, 20))] * 2, shares=1, start_day=START
        ),
    ),
    "percentage": ("statement.percentage", lambda: monthly(percentage=Fraction(11, 10))),
    "negative percentage": ("statement.percentage", lambda: monthly(percentage=Fraction(-1))),
    "no occurrence": ("statement.occurrences", lambda: monthly(0)),
    "absurd period": (
        "statement.period",
        lambda: Statement(occurrences=1, period=10**9, period_type="MONTHS"),
    ),
    "absurd span": ("statement.occurrences", lambda: monthly(1201)),
    "cliff beyond": ("cliff.occurrence", lambda: monthly(cliff=cliff(49, Fraction(1)))),
    "cliff at 0": ("cliff.occurrence", lambda: monthly(cliff=cliff(0, Fraction(1, 4)))),
    "cliff over 1": ("cliff.percentage", lambda: monthly(cliff=cliff(12, Fraction(5, 4)))),
    "cliff that leaves": ("cliff.percentage", lambda: monthly(cliff=cliff(48, Fraction(1, 4)))),
    "nothing vests": ("tranches", lambda: as_vesting([], START)),
    "vests before the grant": ("vesting", lambda: as_vesting([Tranche(START, 1)], date.max)),
    "grant day as text": ("grant_day", lambda: as_vesting([Tranche(START, 1)], "2025")),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, make = BAD[name]
    with pytest.raises((OutOfRange, NotUnderstood)) as caught:
        make()
    assert caught.value.where == where
    assert is_one_line(caught.value)

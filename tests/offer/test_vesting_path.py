"""The way through vesting terms, and what vests on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.vesting_dates import later
from goingrate.offer.vesting_path import terms_tranches
from goingrate.offer.vesting_rounding import AllocationType, Shares
from goingrate.offer.vesting_schedule import vested_by
from goingrate.offer.vesting_terms import (
    AbsoluteTrigger,
    Condition,
    EventTrigger,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingTerms,
)

START = date(2021, 1, 1)
EVENT = EventTrigger()
NONE = Portion(Fraction(0))
ALL, REST = Portion(Fraction(1)), Portion(Fraction(1), of_unvested=True)
KINDS: tuple[AllocationType, ...] = get_args(AllocationType)
kinds = st.sampled_from(KINDS)


def node(name: str, trigger: Trigger, vests: Portion | Fraction | int, *after: str) -> Condition:
    return Condition(id=name, trigger=trigger, vests=vests, next_ids=after)


def start(*after: str, vests: Portion | int = NONE) -> Condition:
    return node("start", StartTrigger(), vests, *after)


def every(to: str = "start", length: int = 1, occurrences: int = 1, **more: Any) -> RelativeTrigger:
    more = {"period_type": "MONTHS"} | more
    return RelativeTrigger(relative_to=to, length=length, occurrences=occurrences, **more)


def part(numerator: int, denominator: int) -> Portion:
    return Portion(Fraction(numerator, denominator))


def vests(
    *conditions: Condition,
    shares: int = 480,
    start_day: date | None = START,
    events: Mapping[str, str] | None = None,
    grant_day: date | None = None,
    kind: AllocationType = "CUMULATIVE_ROUNDING",
) -> list[tuple[str, Shares]]:
    """Return (day, shares) with days as text, for terms that may be a short list."""
    found = terms_tranches(
        VestingTerms(conditions, kind),
        shares=shares,
        start_day=start_day,
        event_days={name: date.fromisoformat(day) for name, day in (events or {}).items()},
        grant_day=grant_day,
    )
    return [(one.day.isoformat(), one.shares) for one in found]


FOUR_YEARS = (
    start("cliff"),
    node("cliff", every(length=12), part(12, 48), "monthly"),
    node("monthly", every("cliff", occurrences=36), part(1, 48)),
)
SALE_BY_A_DATE = (
    start("three-years", "deadline", "sale"),
    node("three-years", every(length=36), NONE),
    node("deadline", AbsoluteTrigger(date(2025, 1, 1)), 0),
    node("sale", EVENT, ALL),
)


def test_published_example_1_vests_by_an_event() -> None:
    """Open Cap Format, "Vesting System", example 1: 500 options, sold on 14 July 2022."""
    sale = node("qualifying-sale", EVENT, ALL)
    assert vests(sale, shares=500) == []
    sold = vests(sale, shares=500, start_day=None, events={"qualifying-sale": "2022-07-14"})
    assert sold == [("2022-07-14", 500)]


def test_published_example_2_has_deadlines() -> None:
    """Example 2: expiry on 1 January 2024, three years on; for the later grant 1 January 2025."""
    assert vests(*SALE_BY_A_DATE, events={"sale": "2023-12-31"}) == [("2023-12-31", 480)]
    assert vests(*SALE_BY_A_DATE, events={"sale": "2024-01-01"}) == []  # the deadline comes first
    second = date(2023, 7, 1)
    in_time = {"sale": "2024-12-31"}
    assert vests(*SALE_BY_A_DATE, start_day=second, events=in_time) == [("2024-12-31", 480)]
    assert vests(*SALE_BY_A_DATE, start_day=second, events={"sale": "2025-06-01"}) == []


def test_published_example_3_ends_february_early() -> None:
    """Example 3: 480 options from 30 January 2021; a quarter after a year, then 28 February."""
    found = vests(*FOUR_YEARS, start_day=date(2021, 1, 30))
    assert found[0] == ("2022-01-30", 120)
    assert found[1:4] == [("2022-02-28", 10), ("2022-03-30", 10), ("2022-04-30", 10)]
    assert found[-1] == ("2025-01-30", 10)
    assert len(found) == 37


def test_published_remainder_is_of_what_is_unvested() -> None:
    """Schema VestingConditionPortion: of 1000 with 400 vested, 1/5 is 200, or 120 of the rest."""
    for portion, expected in ((part(1, 5), 200), (Portion(Fraction(1, 5), of_unvested=True), 120)):
        found = vests(
            start("bonus", vests=400),
            node("bonus", EVENT, portion),
            shares=1000,
            events={"bonus": "2022-01-01"},
        )
        assert found == [("2021-01-01", 400), ("2022-01-01", expected)]


def test_published_guide_example_vests_the_rest_in_equal_parts() -> None:
    """Vesting Guide, "Cliff and Variable Monthly Vesting (Example 3)": 12,002, then 39 months."""
    monthly = node("monthly", every(occurrences=39), Portion(Fraction(1, 39), of_unvested=True))
    found = vests(start("monthly", vests=12_002), monthly, shares=12_002 + 39 * 7)
    assert found == [("2021-01-01", 12_002), *((day, 7) for day, _ in found[1:])]
    assert len(found) == 40


@pytest.mark.shared
def test_graphs_vest_as_the_statements_of_the_oracle(shared_folder: Path) -> None:
    cases = json.loads((shared_folder / "oracles" / "vesting_ocf_schedules.json").read_text())
    checked = 0
    for case in cases:
        if len(case["template"]["statements"]) > 1:
            continue
        (raw,) = case["template"]["statements"]
        period = every(
            length=raw["period"],
            occurrences=raw["occurrences"],
            cliff_installment=raw.get("cliff", {}).get("occurrence", 0),
        )
        found = vests(
            start("on"),
            node("on", period, part(1, raw["occurrences"])),
            shares=case["shares"],
            start_day=date.fromisoformat(case["startDate"]),
            grant_day=case["grantDate"] and date.fromisoformat(case["grantDate"]),
            kind="CUMULATIVE_ROUND_DOWN",
        )
        assert [[day, str(shares)] for day, shares in found] == case["events"]
        checked += 1
    assert checked == 100


@pytest.mark.parametrize(
    ("day_of_month", "expected"),
    [
        (None, ["2021-02-28", "2021-03-30", "2021-04-30"]),
        (31, ["2021-02-28", "2021-03-31", "2021-04-30"]),
        (29, ["2021-02-28", "2021-03-29", "2021-04-29"]),
        (5, ["2021-02-05", "2021-03-05", "2021-04-05"]),
    ],
)
def test_day_of_the_month(day_of_month: int | None, expected: list[str]) -> None:
    on = node("on", every(occurrences=3, day_of_month=day_of_month), part(1, 3))
    found = vests(start("on"), on, start_day=date(2021, 1, 30))
    assert [day for day, _ in found] == expected


def test_the_day_of_the_start_outlives_a_short_month() -> None:
    first = node("first", every(), part(1, 2), "second")
    second = node("second", every("first"), part(1, 2))
    found = vests(start("first"), first, second, start_day=date(2021, 1, 31))
    assert [day for day, _ in found] == ["2021-02-28", "2021-03-31"]


def test_days_are_counted_from_the_last_occurrence() -> None:
    first = node("first", every(length=7, occurrences=2, period_type="DAYS"), part(1, 4), "then")
    found = vests(start("first"), first, node("then", every("first"), part(1, 2)))
    assert found == [("2021-01-08", 120), ("2021-01-15", 120), ("2021-02-01", 240)]


def test_a_month_after_an_event_keeps_its_day_where_nothing_has_started() -> None:
    sale = node("sale", EVENT, part(1, 2), "later")
    found = vests(
        sale,
        node("later", every("sale"), part(1, 2)),
        start_day=None,
        events={"sale": "2021-01-31"},
    )
    assert found == [("2021-01-31", 240), ("2021-02-28", 240)]


def test_nothing_vests_where_nothing_has_started() -> None:
    assert vests(*FOUR_YEARS, start_day=None) == []


def test_what_came_before_the_event_it_waits_for_vests_with_it() -> None:
    """Double-trigger units: a service condition that counts only once the firm is sold."""
    sale = node("sale", EVENT, NONE, "served")
    served = node("served", every(length=12, occurrences=4), part(1, 4))
    found = vests(start("sale"), sale, served, events={"sale": "2023-06-15"})
    assert found == [("2023-06-15", 240), ("2024-01-01", 120), ("2025-01-01", 120)]


def test_an_event_before_its_turn_counts_when_its_turn_comes() -> None:
    bonus = node("bonus", EVENT, REST)
    cliff = node("cliff", every(length=12), part(1, 4), "bonus")
    found = vests(start("cliff"), cliff, bonus, events={"bonus": "2021-06-01"})
    assert found == [("2022-01-01", 480)]


def test_only_one_way_is_taken_and_the_first_named_wins_a_tie() -> None:
    one, other = node("one", EVENT, part(1, 4)), node("other", EVENT, part(1, 2))
    both = {"one": "2022-01-01", "other": "2022-01-01"}
    assert vests(start("one", "other"), one, other, events=both) == [("2022-01-01", 120)]
    assert vests(start("other", "one"), one, other, events=both) == [("2022-01-01", 240)]
    first = {"one": "2022-01-02", "other": "2022-01-01"}
    assert vests(start("one", "other"), one, other, events=first) == [("2022-01-01", 240)]


@pytest.mark.parametrize(("options", "vested"), [(("sale", "year"), 480), (("year", "sale"), 120)])
def test_on_one_day_the_order_decides_between_event_and_date(
    options: tuple[str, str], vested: int
) -> None:
    sale, year = node("sale", EVENT, ALL), node("year", every(length=12), part(1, 4))
    found = vests(start(*options), sale, year, events={"sale": "2022-01-01"})
    assert found == [("2022-01-01", vested)]


def test_an_event_before_the_next_date_takes_the_way() -> None:
    sale, year = node("sale", EVENT, part(1, 2)), node("year", every(length=12), part(1, 4))
    found = vests(start("year", "sale"), year, sale, events={"sale": "2021-12-31"})
    assert found == [("2021-12-31", 240)]


def accelerated(
    *, cliff: int = 0, vests_on_sale: Portion = REST
) -> tuple[Condition, Condition, Condition]:
    monthly = every(occurrences=48, cliff_installment=cliff)
    return (
        start("monthly", "sale"),
        node("monthly", monthly, part(1, 48), "sale"),
        node("sale", EVENT, vests_on_sale),
    )


def test_an_event_cuts_short_what_repeats() -> None:
    found = vests(*accelerated(), events={"sale": "2021-03-15"})
    assert found == [("2021-02-01", 10), ("2021-03-01", 10), ("2021-03-15", 460)]
    same_day = vests(*accelerated(), events={"sale": "2021-03-01"})
    assert same_day == [("2021-02-01", 10), ("2021-03-01", 470)]


def test_an_event_before_the_cliff_leaves_what_the_cliff_held() -> None:
    half = Portion(Fraction(1, 2), of_unvested=True)
    found = vests(*accelerated(cliff=12, vests_on_sale=half), events={"sale": "2021-06-15"})
    assert found == [("2021-06-15", 240)]


def test_front_loading_counts_against_what_an_event_vests() -> None:
    """After 24 of 48 months 48 of 72 have vested, 12 more than exactly."""
    half = Portion(Fraction(1, 2), of_unvested=True)
    for portion, expected in ((half, 12), (REST, 24), (part(1, 100), 0), (part(1, 2), 24)):
        found = vests(
            *accelerated(vests_on_sale=portion),
            shares=72,
            events={"sale": "2023-01-15"},
            kind="FRONT_LOADED",
        )
        assert found[:24] == [(day, 2) for day, _ in found[:24]]
        assert found[24:] == ([("2023-01-15", expected)] if expected else [])


def test_dates_do_not_cut_short_what_repeats() -> None:
    bonus = node("bonus", AbsoluteTrigger(date(2021, 2, 15)), part(1, 2))
    monthly = node("monthly", every(occurrences=2), part(1, 4), "bonus")
    assert vests(start("monthly"), monthly, bonus) == [("2021-02-01", 120), ("2021-03-01", 360)]


def sales(count: int) -> list[Condition]:
    """A chain of sales, each of an equal part, and a rest that an event may vest at any time."""
    names = [f"sale-{number}" for number in range(count)]
    return [
        start(names[0], "rest"),
        *(
            node(name, EVENT, part(1, count), *names[number + 1 : number + 2], "rest")
            for number, name in enumerate(names)
        ),
        node("rest", EVENT, REST),
    ]


@given(st.integers(1, 6), st.integers(1, 1000), st.integers(0, 6), kinds)
def test_a_later_event_takes_nothing_back(
    count: int, shares: int, happened: int, kind: AllocationType
) -> None:
    days = {f"sale-{number}": f"{2022 + number}-01-01" for number in range(min(happened, count))}
    before = vests(*sales(count), shares=shares, events=days, kind=kind)
    after = vests(*sales(count), shares=shares, events={**days, "rest": "2031-01-01"}, kind=kind)
    assert after[: len(before)] == before
    assert sum(due for _, due in after) == shares


@given(st.integers(1, 10_000), st.dates(START, date(2026, 1, 1)), st.integers(0, 48), kinds)
def test_an_acceleration_leaves_history_and_vests_the_rest(
    shares: int, sale: date, cliff: int, kind: AllocationType
) -> None:
    conditions = accelerated(cliff=cliff)
    terms = VestingTerms(conditions, kind)
    plain = terms_tranches(terms, shares=shares, start_day=START)
    early = terms_tranches(terms, shares=shares, start_day=START, event_days={"sale": sale})
    assert sum(one.shares for one in early) == shares
    if sale <= later(START, 48, "MONTHS"):
        assert all(one.day <= sale for one in early)
    else:
        assert early == plain
    assert [one for one in early if one.day < sale] == [one for one in plain if one.day < sale]


@given(
    st.integers(1, 10**6),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 12)), min_size=1, max_size=6),
    st.none() | st.integers(1, 31),
    kinds,
)
def test_laws_of_a_chain_of_dates(
    shares: int,
    day: date,
    steps: list[tuple[int, int]],
    day_of_month: int | None,
    kind: AllocationType,
) -> None:
    total = sum(weight * times for weight, times in steps)
    chain = [start("0")]
    for number, (weight, times) in enumerate(steps):
        trigger = every(chain[-1].id, occurrences=times, day_of_month=day_of_month)
        after = [str(number + 1)] if number + 1 < len(steps) else []
        chain.append(node(str(number), trigger, part(weight, total), *after))
    found = terms_tranches(VestingTerms(tuple(chain), kind), shares=shares, start_day=day)
    assert sum(one.shares for one in found) == shares
    assert all(one.day < other.day for one, other in pairwise(found))
    assert vested_by(found, date.max) == shares
    exact = Fraction(shares) * steps[0][0] / total
    if kind == "FRACTIONAL":
        assert found[0].shares == exact


def test_rounded_decimals_do_not_vest_more_than_the_grant() -> None:
    third = Portion(Fraction("0.3333334"))
    found = vests(start("on"), node("on", every(occurrences=3), third), shares=300)
    assert [shares for _, shares in found] == [100, 100, 100]


@pytest.mark.parametrize("vested", [part(1, 2), 161])
def test_terms_beyond_the_grant_are_refused(vested: Portion | int) -> None:
    with pytest.raises(OutOfRange, match=r"vesting_conditions: got .* whole grant of 480"):
        vests(start("on"), node("on", every(occurrences=3), vested))


def test_quantities_may_be_fractions_of_a_share() -> None:
    on = node("on", every(occurrences=3), Fraction("10.5"))
    assert vests(start("on"), on, kind="CUMULATIVE_ROUND_DOWN") == [
        ("2021-02-01", 10), ("2021-03-01", 11), ("2021-04-01", 10),
    ]  # fmt: skip


@pytest.mark.parametrize("shares", [0, -1])
def test_shares_that_cannot_be(shares: int) -> None:
    with pytest.raises(OutOfRange, match="shares: got"):
        vests(*FOUR_YEARS, shares=shares)


def test_the_largest_terms_take_no_time() -> None:
    daily = every(occurrences=36_000, period_type="DAYS")
    found = vests(
        start("on"), node("on", daily, part(1, 36_000)), shares=36_000, kind="FRONT_LOADED"
    )
    assert len(found) == 36_000

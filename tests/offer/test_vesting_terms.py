"""Graphs of vesting conditions that can and cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from goingrate.base.errors import BadField, InputError, NotUnderstood, OutOfRange
from goingrate.offer.vesting_terms import (
    AbsoluteTrigger,
    Condition,
    EventTrigger,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingTerms,
    check_events,
)


def node(name: str, *after: str, trigger: Trigger | None = None) -> Condition:
    return Condition(id=name, trigger=trigger or StartTrigger(), vests=0, next_ids=after)


def relative(to: str = "a", **more: Any) -> RelativeTrigger:
    return RelativeTrigger(
        **{"relative_to": to, "length": 1, "period_type": "MONTHS", "occurrences": 12} | more
    )


def terms(*conditions: Condition) -> VestingTerms:
    return VestingTerms(conditions, "CUMULATIVE_ROUNDING")


def test_conditions_that_follow_no_other_come_first() -> None:
    assert terms(node("b"), node("a", "b"), node("c", "b")).first_ids == ("a", "c")


def test_two_ways_to_one_condition_are_no_circle() -> None:
    both = terms(node("a", "b", "c"), node("b", "d"), node("c", "d", "b"), node("d"))
    assert both.first_ids == ("a",)


def test_a_long_chain_is_no_trouble() -> None:
    chain = [node(str(step), str(step + 1)) for step in range(199)]
    assert terms(*chain, node("199")).first_ids == ("0",)


def test_a_condition_counts_from_any_earlier_one() -> None:
    conditions = [node("a", "b"), node("b", "c"), node("c", trigger=relative("a"))]
    assert terms(*conditions).conditions[2].occurrences == 12


def test_a_circle_is_told_step_by_step() -> None:
    with pytest.raises(BadField, match="b > c > d > b"):
        terms(node("a", "b"), node("b", "c"), node("c", "d"), node("d", "b", "e"), node("e"))


BAD: dict[str, tuple[str, Callable[[], object]]] = {
    "no condition": ("vesting_conditions", terms),
    "too many": ("vesting_conditions", lambda: terms(*(node(str(n)) for n in range(201)))),
    "too many vests": (
        "vesting_conditions",
        lambda: terms(
            node("a", "b", "c"),
            node("b", trigger=relative(length=0, occurrences=20_000)),
            node("c", trigger=relative(length=0, occurrences=20_000)),
        ),
    ),
    "id twice": ("vesting_conditions", lambda: terms(node("a"), node("a"))),
    "dangling": ("a.next_condition_ids", lambda: terms(node("a", "b", "c"), node("b"))),
    "circle of one": ("a.next_condition_ids", lambda: terms(node("a", "a"))),
    "circle of two": ("a.next_condition_ids", lambda: terms(node("a", "b"), node("b", "a"))),
    "circle further on": (
        "b.next_condition_ids",
        lambda: terms(node("a", "b"), node("b", "c"), node("c", "d"), node("d", "b")),
    ),
    "relative to nothing": (
        "b.relative_to_condition_id",
        lambda: terms(node("a", "b"), node("b", trigger=relative("z"))),
    ),
    "relative to itself": (
        "b.relative_to_condition_id",
        lambda: terms(node("a", "b"), node("b", trigger=relative("b"))),
    ),
    "relative to a later one": (
        "b.relative_to_condition_id",
        lambda: terms(node("a", "b"), node("b", "c", trigger=relative("c")), node("c")),
    ),
    "absurd period": ("trigger.period", lambda: relative(length=10**9)),
    "absurd days": ("trigger.period", lambda: relative(length=10**9, period_type="DAYS")),
    "absurd span": ("trigger.occurrences", lambda: relative(occurrences=1201)),
    "no occurrence": ("trigger.occurrences", lambda: relative(occurrences=0)),
    "cliff beyond": ("cliff_installment", lambda: relative(cliff_installment=13)),
    "cliff below": ("cliff_installment", lambda: relative(cliff_installment=-1)),
    "day 32": ("day_of_month", lambda: relative(day_of_month=32)),
    "day 0": ("day_of_month", lambda: relative(day_of_month=0)),
    "over 1": ("portion", lambda: Portion(Fraction(49, 48))),
    "below 0": ("portion", lambda: Portion(Fraction(-1, 48))),
    "quantity": ("a.quantity", lambda: Condition(id="a", trigger=EventTrigger(), vests=-1)),
    "date as text": ("date", lambda: AbsoluteTrigger("2025-01-01")),  # type: ignore[arg-type]
    "event of no condition": (
        "event_days",
        lambda: check_events(terms(node("a", trigger=EventTrigger())), {"b": date.max}),
    ),
    "event of a date": ("event_days", lambda: check_events(terms(node("a")), {"a": date.max})),
    "event day as text": (
        "a",
        lambda: check_events(terms(node("a", trigger=EventTrigger())), {"a": "soon"}),  # type: ignore[dict-item]
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, make = BAD[name]
    with pytest.raises((OutOfRange, BadField, NotUnderstood)) as caught:
        make()
    assert caught.value.where == where
    assert is_one_line(caught.value)

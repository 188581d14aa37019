"""Numbers in trees of dataclasses: found, replaced, checked."""

from __future__ import annotations

import math

import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Quantity, Range
from goingrate.offer.fields import Spec, allowed_phrase, check_quantity, leaves, replaced
from goingrate.offer.terms import Bonus, Grant, Offer, Outcome, Outcomes, Promise

RICH = Offer(
    "rich",
    base_per_year=100.0,
    bonus=Bonus(target_per_year=10.0),
    grants=(Grant(1.0), Grant(Range(2.0, 3.0))),
    equity=Outcomes(rows=(Outcome(0.5, 0.0, 4.0), Outcome(0.5, 9.0, 5.0))),
    present_job=True,
)


def test_every_number_is_found_with_the_way_to_it() -> None:
    found = {leaf.name: leaf.value for leaf in leaves(RICH)}
    assert found["base_per_year"] == 100.0
    assert found["bonus.target_per_year"] == 10.0
    assert found["grants.1.value"] == Range(2.0, 3.0)
    assert found["equity.rows.1.payoff"] == 9.0
    assert not any(name.startswith(("sign_on", "job_loss", "name")) for name in found)


def test_absent_numbers_are_no_leaves() -> None:
    names = {leaf.name for leaf in leaves(Offer("a", 1.0, equity=Promise(1.0, 5.0)))}
    assert "equity.payoff" in names
    assert "equity.stake" not in names


def test_each_leaf_can_be_replaced_alone() -> None:
    for leaf in leaves(RICH):
        if leaf.path[-1] == "probability":
            continue  # the table would no longer add up
        value = 3.0 if leaf.spec.whole else 0.75
        changed = replaced(RICH, leaf.path, value)
        assert {one.name: one.value for one in leaves(changed)} == {
            one.name: value if one.name == leaf.name else one.value for one in leaves(RICH)
        }


SPECS = {
    "from": (Spec("money"), [0.0, 1e15], [-1e-9, math.inf, math.nan]),
    "above": (Spec("years", low_excluded=True), [1e-9], [0.0, -1.0]),
    "between": (Spec("share", high=1.0), [0.0, 1.0], [-0.1, 1.1]),
    "above_to": (Spec("share", high=1.0, low_excluded=True), [0.1, 1.0], [0.0, 1.1]),
    "below": (Spec("share", high=1.0, high_excluded=True), [0.0, 0.99], [1.0]),
}


@pytest.mark.parametrize("name", SPECS)
def test_limits_hold_for_numbers_and_both_ends_of_a_range(name: str) -> None:
    spec, good, bad = SPECS[name]
    check_quantity("x", UNKNOWN, spec)
    for value in good:
        check_quantity("x", value, spec)
    inside = good[-1]
    for value in bad:
        ranges = [Range(*sorted((value, inside)))] if math.isfinite(value) else []
        given: list[Quantity] = [value, *ranges]
        for one in given:
            with pytest.raises(OutOfRange) as caught:
                check_quantity("x", one, spec)
            assert caught.value.allowed == allowed_phrase(spec)

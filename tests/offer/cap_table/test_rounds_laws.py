"""What holds for every priced round, and that only one set of modes is consistent."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.offer.cap_table.tables import in_money, sizes, some, tables

from goingrate.base.errors import OutOfRange
from goingrate.offer.cap_table.anti_dilution import AntiDilution
from goingrate.offer.cap_table.holders import CapTable, Convertible, Preferred
from goingrate.offer.cap_table.rounds import Round, priced_round
from goingrate.offer.cap_table.waterfall import waterfall


@dataclass(frozen=True)
class Case:
    table: CapTable
    new: float
    pre: float
    pool: float | None
    protection: AntiDilution

    def close(self) -> Round:
        return priced_round(
            self.table,
            name="new",
            new_money=self.new,
            pre_money=self.pre,
            pool_share_after=self.pool,
            anti_dilution=self.protection,
        )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    table = draw(tables())
    if draw(st.booleans()):  # a class that paid much, and a SAFE with a low cap
        table = replace(
            table,
            preferred=(*table.preferred, Preferred("dear", draw(some), draw(st.floats(10, 50)))),
            convertibles=(*table.convertibles, Convertible("cheap", 3.0, valuation_cap=30.0)),
        )
    kinds = st.sampled_from([None, "full_ratchet", "broad_based"])
    drawn = {one.name: draw(kinds) for one in table.preferred}
    return Case(
        table,
        new=draw(st.sampled_from([5.0, 40.0, 300.0])),
        pre=float(draw(st.integers(20, 1_500))),
        pool=draw(st.sampled_from([None, 0.1, 0.3])),
        protection=AntiDilution({name: kind for name, kind in drawn.items() if kind}),
    )


def consistent(case: Case) -> list[np.ndarray]:
    """Solve the round for every assignment of modes; return those in which each mode is best.

    Unknown are x (shares for one unit of money), what each convertible converts into, the pool and
    each class as converted; every mode is one linear equation.
    """
    table = case.table
    count = len(table.convertibles)
    size = 2 + count + len(table.preferred)
    converts = np.zeros(size)
    converts[1 : 1 + count] = 1.0
    pool, everything = np.zeros(size), np.ones(size)
    pool[1 + count] = 1.0
    everything[0] = 0.0
    common = table.common_shares + sum(one.options for one in table.options)
    held = common + sum(one.as_converted for one in table.preferred)
    modes = [_modes(one, converts, pool, held, table.unissued_pool) for one in table.convertibles]
    share = case.pool or 0.0
    wanted = share * everything
    wanted[0] += share * case.new
    modes.append([(np.zeros(size), table.unissued_pool), (wanted, share * common)])
    for one in table.preferred:
        options = [(np.zeros(size), one.as_converted)]
        kind = case.protection.kinds.get(one.name)
        money = np.zeros(size)
        if kind == "full_ratchet":
            money[0] = one.shares * one.issue_price
            options.append((money, 0.0))
        elif kind == "broad_based":
            base = held + case.new * one.conversion_ratio / one.issue_price
            money[0] = one.as_converted * case.new / base
            options.append((money, one.as_converted * held / base))
        modes.append(options)
    found = []
    for chosen in product(*modes):
        left = np.eye(size)
        right = np.zeros(size)
        left[0] = -everything
        left[0, 0], right[0] = case.pre, common
        for row, (slopes, constant) in enumerate(chosen, start=1):
            left[row] -= slopes
            right[row] = constant
        if abs(np.linalg.det(left)) < 1e-9:
            continue
        shares = np.linalg.solve(left, right)
        best = all(
            shares[row] >= slopes @ shares + constant - 1e-9 * abs(shares[row])
            for row, options in enumerate(modes, start=1)
            for slopes, constant in options
        )
        if best and shares[0] > 0.0:
            found.append(shares)
    return found


def _modes(
    one: Convertible, converts: np.ndarray, pool: np.ndarray, held: float, before: float
) -> list[tuple[np.ndarray, float]]:
    owed = one.amount * (1 + one.interest_per_year * one.years_outstanding)
    bought = np.zeros(converts.size)
    bought[0] = owed / (1 - one.discount)
    if one.valuation_cap is None:
        return [(bought, 0.0)]
    part = owed / one.valuation_cap
    if one.cap_basis == "post_money":
        return [(bought, 0.0), (part * converts, part * (held + before))]
    return [(bought, 0.0), (part * pool, part * held)]


@settings(max_examples=300)
@given(cases())
def test_only_one_set_of_modes_is_consistent_and_it_is_found(case: Case) -> None:
    found = consistent(case)
    if not found:
        with pytest.raises(OutOfRange):
            case.close()
        return
    done = case.close()
    count = len(done.conversions)
    numbers = [
        1.0 / done.price_per_share,
        *(one.shares for one in done.conversions),
        done.table.unissued_pool,
        *(one.as_converted for one in done.table.preferred[: -1 - count]),
    ]
    for shares in found:  # several only where two modes tie
        assert numbers == pytest.approx(list(shares), rel=1e-6)


@settings(max_examples=150)
@given(cases())
def test_what_holds_after_every_round(case: Case) -> None:
    if not consistent(case):
        return
    done = case.close()
    after = done.table
    assert math.fsum(done.ownership_before.values()) == pytest.approx(1.0)
    assert math.fsum(done.ownership_after.values()) == pytest.approx(1.0)
    assert done.post_money == pytest.approx(case.pre + case.new)
    assert done.new_shares * done.price_per_share == pytest.approx(case.new)
    assert done.ownership_after["new"] == pytest.approx(case.new / (case.pre + case.new))
    assert done.ownership_after["unissued_pool"] >= (case.pool or 0.0) - 1e-12
    if done.pool_added > 0.0:
        assert done.ownership_after["unissued_pool"] == pytest.approx(case.pool)
    before = case.table.fully_diluted + sum(one.shares for one in done.conversions)
    for safe, one in zip(case.table.convertibles, done.conversions, strict=True):
        assert one.shares * one.price == pytest.approx(safe.owed)
        assert one.price <= done.price_per_share * (1.0 - safe.discount) * (1 + 1e-12)
        if safe.valuation_cap is not None and safe.cap_basis == "post_money":
            assert one.shares / before >= safe.owed / safe.valuation_cap * (1 - 1e-9)
            if one.by == "cap":
                assert one.shares / before == pytest.approx(safe.owed / safe.valuation_cap)
    for old, new in zip(case.table.preferred, after.preferred, strict=False):
        assert new.conversion_ratio >= old.conversion_ratio
        down = done.price_per_share < old.issue_price / old.conversion_ratio * (1 - 1e-9)
        if not (down and old.name in case.protection.kinds):
            assert new.conversion_ratio == pytest.approx(old.conversion_ratio)
    # what comes out is a table that can be sold
    assert waterfall(after).at(case.pre).sum() == pytest.approx(case.pre)


@settings(max_examples=100)
@given(cases(), sizes(-2, 6))
def test_the_currency_changes_prices_and_no_share(case: Case, factor: float) -> None:
    if not consistent(case):
        return
    here = case.close()
    abroad = replace(
        case, table=in_money(case.table, factor), new=case.new * factor, pre=case.pre * factor
    )
    there = abroad.close()
    assert there.price_per_share == pytest.approx(here.price_per_share * factor)
    assert there.ownership_after == pytest.approx(here.ownership_after)

"""The least cost on curves that are known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goingrate.contest.valleys import Found, Limits, least_on_curve

RISK = np.array([0.5, 4.0])


def one_kind(equity: np.ndarray) -> np.ndarray:
    return 3.0 - equity + 0.5 * equity**2 / 2


def waves(equity: np.ndarray) -> np.ndarray:
    """A curve whose slope is as steep as kinds of 0.5 and 4 allow, with many valleys."""
    return 3.0 - equity + 0.25 * equity**2 + 0.1 * (equity - np.sin(12 * equity) / 12)


def least(curve: object, cash_price: float = 2.0, **change: float) -> Found | None:
    limits = {"most_equity": 2.0, "cash_budget": math.inf, "cash_floor": -math.inf, **change}
    return least_on_curve(
        curve,  # type: ignore[arg-type]
        RISK,
        Limits(**limits),
        cash_price=cash_price,
        equity_price=1.0,
    )


def test_one_valley() -> None:
    found = least(one_kind)
    assert found is not None
    assert found.equity == pytest.approx(1.0, abs=1e-3)  # 2 (1 - e / 2) = 1
    assert found.cash == pytest.approx(2.25, abs=1e-3)
    assert 2 * found.cash + found.equity == pytest.approx(5.5, abs=1e-9)
    assert 5.5 - found.gap <= 2 * found.cash + found.equity <= 5.5 + found.gap


@pytest.mark.parametrize("price", [1.05, 1.3, 2.0, 5.0])
def test_the_least_of_many_valleys_is_within_the_gap(price: float) -> None:
    tried = np.linspace(0, 2, 1_000_001)
    cost = price * waves(tried) + tried
    found = least(waves, price)
    assert found is not None
    spent = price * found.cash + found.equity
    assert spent - found.gap <= cost.min() + 1e-9
    assert spent == pytest.approx(cost.min(), abs=1e-6)
    assert found.gap < 1e-5


def test_the_budget_and_the_floor_hold() -> None:
    tight = least(one_kind, cash_budget=2.1)
    assert tight is not None
    assert tight.equity == pytest.approx(2 - math.sqrt(0.4), abs=1e-6)
    floored = least(one_kind, cash_floor=2.5)
    assert floored is not None
    assert floored.cash == 2.5
    assert floored.equity == pytest.approx(2 - math.sqrt(2), abs=1e-6)
    assert least(one_kind, cash_budget=1.99) is None
    just = least(one_kind, cash_budget=2.0)
    assert just is not None
    assert just.equity == pytest.approx(2.0)


def test_no_equity_at_all() -> None:
    found = least(one_kind, most_equity=0.0)
    assert found is not None
    assert (found.cash, found.equity, found.gap) == (3.0, 0.0, 0.0)

"""Hall & Murphy's executive: rederived values, limits and laws."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.certainty import certainty_equivalent
from goingrate.offer.options.executive import ExecutiveValue, executive_value

RATE = math.log(1.06)
TERMS: dict[str, Any] = {
    "share_price": 30.0,
    "strike": 30.0,
    "years": 10.0,
    "volatility_per_year": 0.3,
    "rate_per_year": RATE,
    "expected_return_per_year": math.log(1.125),
    "cash_wealth": 2.5e6,
    "stock_wealth": 2.5e6,
    "risk_aversion": 2.0,
}
RETURNS = {"ln(1.125)": math.log(1.125), "ln1.06+.065": RATE + 0.065, ".125": 0.125}
COLUMNS = {"g2_50": (2, 1 / 2), "g2_67": (2, 2 / 3), "g3_50": (3, 1 / 2), "g3_67": (3, 2 / 3)}

situations = st.fixed_dictionaries(
    {
        "strike": st.floats(0, 100),
        "years": st.floats(0.5, 12),
        "volatility_per_year": st.floats(0.05, 1.0),
        "cash_wealth": st.floats(1e4, 1e7),
        "stock_wealth": st.floats(0, 1e7),
        "n_options": st.floats(1, 1e5),
    }
)
tastes = st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 10))


def worth(**changes: Any) -> ExecutiveValue:
    return executive_value(**TERMS | changes)


@pytest.mark.shared
def test_rederived_values(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "hall_murphy_rederived.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["mu"] for row in rows} == set(RETURNS)
    for row in rows:
        for column, (risk_aversion, share) in COLUMNS.items():
            found = worth(
                strike=float(row["X"]),
                n_options=float(row["n_options"]),
                expected_return_per_year=RETURNS[row["mu"]],
                risk_aversion=risk_aversion,
                stock_wealth=5e6 * share,
                cash_wealth=5e6 * (1 - share),
            )
            assert found.value == pytest.approx(float(row[column]), rel=1e-7), (row, column)
            assert found.cost == pytest.approx(float(row["BS_cost"]), rel=1e-12)
            assert found.value <= found.cost


@pytest.mark.parametrize(("taste", "share", "rederived"), [(2, 1 / 2, 0.64), (3, 2 / 3, 0.21)])
def test_rederived_shares_of_black_scholes(taste: float, share: float, rederived: float) -> None:
    found = worth(risk_aversion=taste, stock_wealth=5e6 * share, cash_wealth=5e6 * (1 - share))
    assert found.cost == pytest.approx(16.55, abs=0.005)
    assert found.share_of_cost == pytest.approx(rederived, abs=0.005)


@pytest.mark.parametrize("taste", [0.0, 0.5, 1.0, 3.0])
def test_by_brute_force_on_a_fine_grid_of_prices(taste: float) -> None:
    z = np.linspace(-9, 9, 200_001)
    weights = np.exp(-0.5 * z**2)
    spread = 0.3 * math.sqrt(10)
    price = 30 * np.exp(10 * TERMS["expected_return_per_year"] - 0.5 * spread**2 + spread * z)
    wealth = 2.5e6 * 1.06**10 + 2.5e6 / 30 * price
    found = worth(risk_aversion=taste, n_options=1e5)
    holds, sells = (
        certainty_equivalent(wealth + gain, risk_aversion=taste, weights=weights)
        for gain in (1e5 * np.maximum(price - 30, 0), 1e5 * found.value * 1.06**10)
    )
    assert holds == pytest.approx(sells, rel=1e-9)


@given(situations)
def test_without_aversion_and_premium_it_is_the_market_value(situation: dict[str, Any]) -> None:
    found = worth(risk_aversion=0, expected_return_per_year=RATE, **situation)
    assert found.value == pytest.approx(found.cost, rel=1e-8, abs=1e-8)


@given(situations, tastes)
def test_without_premium_never_worth_more_than_it_costs(
    situation: dict[str, Any], taste: float
) -> None:
    found = worth(risk_aversion=taste, expected_return_per_year=RATE, **situation)
    assert 0 <= found.value <= found.cost + found.numerical_error + 1e-8


@given(situations, tastes, st.floats(0, 5))
def test_more_averse_is_worth_less_without_premium(
    situation: dict[str, Any], taste: float, more: float
) -> None:
    terms = situation | {"expected_return_per_year": RATE}
    bold, careful = (worth(risk_aversion=aversion, **terms) for aversion in (taste, taste + more))
    tiny = bold.numerical_error + careful.numerical_error + 1e-8
    assert careful.value <= bold.value + tiny


@given(situations, tastes, st.floats(0, 100))
def test_a_higher_strike_is_worth_less(
    situation: dict[str, Any], taste: float, other: float
) -> None:
    low, high = sorted((situation["strike"], other))
    easy, hard = (worth(risk_aversion=taste, **situation | {"strike": k}) for k in (low, high))
    assert hard.value <= easy.value + easy.numerical_error + hard.numerical_error + 1e-8


@pytest.mark.parametrize("taste", [0.0, 1.0, 2.0, 5.0, 50.0])
@pytest.mark.parametrize("n_options", [1.0, 1e3, 1e9])
def test_a_sure_gain_is_worth_itself_however_large(taste: float, n_options: float) -> None:
    found = worth(
        strike=0.0,
        volatility_per_year=1e-7,
        expected_return_per_year=RATE,
        cash_wealth=1.0,
        stock_wealth=0.0,
        risk_aversion=taste,
        n_options=n_options,
    )
    assert found.value == pytest.approx(30.0, rel=1e-6)


def test_one_option_is_found_beside_any_fortune() -> None:
    rich = worth(cash_wealth=1e14, stock_wealth=0.0, expected_return_per_year=RATE)
    assert rich.value == pytest.approx(rich.cost, rel=1e-9)


@pytest.mark.parametrize("taste", [1.0, 2.0])
@pytest.mark.parametrize("step", [-1e-8, 1e-8])
def test_neither_log_utility_nor_any_other_is_a_jump(taste: float, step: float) -> None:
    near = worth(risk_aversion=taste + step).value
    assert near == pytest.approx(worth(risk_aversion=taste).value, rel=1e-6)


def test_both_ways_to_solve_meet_at_their_seam() -> None:
    counts = np.geomspace(50, 5000, 80)  # the sure gain passes a thousandth of wealth
    values = np.array([worth(n_options=n).value for n in counts])
    smooth = np.polynomial.Polynomial.fit(counts, values, 9)
    assert np.abs(smooth(counts) / values - 1).max() < 1e-9


def test_all_in_company_stock() -> None:
    found = worth(cash_wealth=0.0, risk_aversion=5.0)
    assert 0 < found.value < worth(risk_aversion=5.0).value


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", 0.0),
        ("strike", -1.0),
        ("years", 0.0),
        ("volatility_per_year", 0.0),
        ("rate_per_year", math.nan),
        ("expected_return_per_year", math.inf),
        ("cash_wealth", -1.0),
        ("stock_wealth", math.nan),
        ("risk_aversion", -0.1),
        ("n_options", 0.0),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        worth(**{name: bad})
    assert caught.value.where == name


def test_no_wealth_at_all_is_refused(is_one_line: Any) -> None:
    with pytest.raises(OutOfRange) as caught:
        worth(cash_wealth=0.0, stock_wealth=0.0)
    assert caught.value.allowed.key == "allowed.some_wealth"
    assert is_one_line(caught.value)

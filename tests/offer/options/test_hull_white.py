"""The Hull-White employee option: rederived values, an independent lattice, limits and laws."""

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
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.hull_white import expected_life, hull_white_value

MARKET: dict[str, Any] = {
    "share_price": 50.0,
    "strike": 50.0,
    "years": 10.0,
    "volatility_per_year": 0.3,
    "rate_per_year": 0.075,
    "dividend_yield_per_year": 0.025,
}
RATES = ("rate_per_year", "dividend_yield_per_year")
PLAN: dict[str, Any] = {"vesting_years": 3.0, "exit_rate_per_year": 0.05, "exercise_multiple": 2.0}

plans = st.fixed_dictionaries(
    {
        "share_price": st.floats(5, 200),
        "strike": st.just(50.0),
        "years": st.floats(0.1, 15),
        "volatility_per_year": st.floats(0.05, 1.5),
        "exit_rate_per_year": st.one_of(st.just(0.0), st.floats(1e-9, 1.0)),
        "exercise_multiple": st.one_of(st.just(math.inf), st.floats(1.0, 5.0)),
    }
)
waits = st.floats(0, 1)  # vesting as a share of life
rates = st.one_of(st.just(0.0), st.floats(0, 0.15))


def value(**changes: Any) -> float:
    return hull_white_value(**MARKET | PLAN | changes).value


def life(**changes: Any) -> float:
    shares = {key: MARKET[key] for key in MARKET if key not in RATES}
    return expected_life(**shares | PLAN | {"growth_per_year": 0.05} | changes).value


def european(**changes: Any) -> float:
    return float(call_value(**MARKET | changes))


@pytest.mark.shared
def test_rederived_grid(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "hull_white_2004_grid.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20
    for row in rows:
        found = value(
            exit_rate_per_year=float(row["exit_rate"]),
            vesting_years=float(row["vest"]),
            exercise_multiple=float(row["M"]),
        )
        assert found == pytest.approx(float(row["value_rederived"]), abs=0.005), row


def by_lattice(terms: dict[str, Any], *, drift: float, n_steps: int) -> tuple[float, float]:
    """Value and expected life (nobody leaves before vesting) on a trinomial lattice.

    One layer lies on the multiple; vesting must fall on a step.
    """
    step_years, volatility = terms["years"] / n_steps, terms["volatility_per_year"]
    leaving, multiple = terms["exit_rate_per_year"], terms["exercise_multiple"]
    way = math.log(terms["strike"] * multiple / terms["share_price"])
    layers = int(abs(way) / (volatility * math.sqrt(3 * step_years)))
    width = abs(way) / layers
    second = (volatility**2 * step_years + (drift * step_years) ** 2) / width**2
    up, down = ((second + sign * drift * step_years / width) / 2 for sign in (1, -1))
    price = terms["share_price"] * np.exp(width * np.arange(-n_steps, n_steps + 1))
    gain = np.maximum(price - terms["strike"], 0.0)
    exercised = price >= terms["strike"] * multiple * (1 - 1e-9)
    stay = math.exp(-leaving * step_years)
    lasts = (1 - stay) / leaving if leaving > 0 else step_years
    values, lives = gain.copy(), np.zeros_like(gain)
    for step in range(n_steps - 1, -1, -1):
        here = slice(n_steps - step, n_steps + step + 1)
        held, more = (
            up * after[here.start + 1 : here.stop + 1]
            + (1 - up - down) * after[here]
            + down * after[here.start - 1 : here.stop - 1]
            for after in (values, lives)
        )
        held = stay * math.exp(-terms["rate_per_year"] * step_years) * held
        if step * step_years < terms["vesting_years"] - 1e-9:
            values[here], lives[here] = held, more + step_years
        else:
            at_top = exercised[here]
            values[here] = np.where(at_top, gain[here], held + (1 - stay) * gain[here])
            lives[here] = np.where(at_top, 0.0, stay * more + lasts)
    return float(values[n_steps]), float(lives[n_steps])


@pytest.mark.parametrize(
    "changes",
    [
        {"exercise_multiple": 1.2},
        {"exercise_multiple": 3.0, "exit_rate_per_year": 0.0, "vesting_years": 0.0},
        {"strike": 70.0, "vesting_years": 5.0, "exit_rate_per_year": 0.2},
        {"strike": 30.0, "rate_per_year": 0.0, "vesting_years": 1.0},  # starts near the multiple
        {"years": 5.0, "vesting_years": 4.5, "volatility_per_year": 0.6, "exercise_multiple": 1.5},
        {"share_price": 95.0, "exercise_multiple": 1.5, "vesting_years": 2.0},  # and above it
    ],
)
def test_an_independent_lattice_converges_to_it(changes: dict[str, Any]) -> None:
    terms = MARKET | PLAN | changes
    growth = terms["rate_per_year"] - terms["dividend_yield_per_year"]
    drift = growth - 0.5 * terms["volatility_per_year"] ** 2
    coarse, fine = (by_lattice(terms, drift=drift, n_steps=n_steps) for n_steps in (400, 1600))
    plan = {key: changes[key] for key in changes if key not in RATES}
    found, years = value(**changes), life(growth_per_year=growth, **plan)
    assert fine[0] == pytest.approx(found, rel=1e-3)
    assert fine[1] == pytest.approx(years, rel=1e-3)
    assert abs(fine[0] - found) < 0.6 * abs(coarse[0] - found)
    assert abs(fine[1] - years) < 0.6 * abs(coarse[1] - years)


def test_without_leaving_and_multiple_it_is_the_european_option() -> None:
    for vesting_years in (0.0, 1e-6, 3.0, 9.999, 10.0):
        found = value(
            vesting_years=vesting_years, exit_rate_per_year=0.0, exercise_multiple=math.inf
        )
        assert found == pytest.approx(european(), rel=1e-7)


def test_vesting_at_expiry_leaves_only_staying_that_long() -> None:
    found = value(vesting_years=10.0)
    assert found == pytest.approx(math.exp(-0.5) * european(), rel=1e-12)


def test_above_the_multiple_it_is_exercised_when_it_vests() -> None:
    assert value(share_price=120.0, vesting_years=0.0) == pytest.approx(70.0)
    assert value(share_price=100.0, vesting_years=0.0) == pytest.approx(50.0)
    deep = value(share_price=1e6, vesting_years=3.0)
    alive = math.exp(-0.15) * (1e6 * math.exp(-0.075) - 50.0 * math.exp(-0.225))
    assert deep == pytest.approx(alive, rel=1e-9)


def test_with_hardly_any_volatility_it_is_what_will_happen() -> None:
    terms = {"volatility_per_year": 0.003, "dividend_yield_per_year": 0.0, "rate_per_year": 0.1}
    when = math.log(1.5) / 0.1  # the share grows to 1.5 strikes after 4.05 years
    found = value(exit_rate_per_year=0.0, exercise_multiple=1.5, **terms)
    assert found == pytest.approx(25.0 * math.exp(-0.1 * when), rel=1e-3)
    lasts = life(
        exit_rate_per_year=0.0,
        exercise_multiple=1.5,
        growth_per_year=0.1,
        volatility_per_year=0.003,
    )
    assert lasts == pytest.approx(when, rel=1e-3)


@pytest.mark.parametrize("volatility", [0.001, 0.003, 0.01])
def test_with_hardly_any_volatility_leaving_pays_what_it_pays_then(volatility: float) -> None:
    leaving, rate, when = 0.2, 0.1, math.log(1.5) / 0.1
    times = np.linspace(3.0, when, 10_001)
    gains = np.exp(-(leaving + rate) * times) * (50.0 * np.exp(rate * times) - 50.0)
    exact = leaving * np.trapezoid(gains, times) + gains[-1]
    found = value(
        volatility_per_year=volatility,
        dividend_yield_per_year=0.0,
        rate_per_year=rate,
        exit_rate_per_year=leaving,
        exercise_multiple=1.5,
    )
    assert found == pytest.approx(exact, rel=1e-3)


def test_far_out_of_the_money_it_is_worth_nothing() -> None:
    for volatility in (0.001, 0.01, 0.05, 0.1):
        found = value(share_price=5.0, volatility_per_year=volatility, exit_rate_per_year=0.2)
        assert 0 <= found < 1e-6


def test_everyone_who_can_leaves_at_once() -> None:
    found = value(exit_rate_per_year=5000.0, vesting_years=0.0, share_price=60.0)
    assert found == pytest.approx(10.0, rel=1e-3)
    assert life(exit_rate_per_year=5000.0) == pytest.approx(3.0, abs=1e-3)


@given(plans, waits, rates)
def test_never_worth_more_than_the_european_option_without_dividends(
    plan: dict[str, Any], wait: float, rate: float
) -> None:
    found = hull_white_value(vesting_years=wait * plan["years"], rate_per_year=rate, **plan)
    market = {key: plan[key] for key in ("share_price", "strike", "years", "volatility_per_year")}
    whole = float(call_value(rate_per_year=rate, **market))
    tiny = found.numerical_error + 1e-9 * plan["share_price"]
    assert -tiny <= found.value <= whole + tiny


@given(plans, waits, rates, st.floats(0, 1))
def test_falls_with_the_rate_of_leaving_without_dividends(
    plan: dict[str, Any], wait: float, rate: float, more: float
) -> None:
    """With dividends, being forced to exercise after vesting may help."""
    terms = plan | {"rate_per_year": rate, "vesting_years": wait * plan["years"]}
    fewer = hull_white_value(**terms)
    leaves = hull_white_value(**terms | {"exit_rate_per_year": plan["exit_rate_per_year"] + more})
    tiny = fewer.numerical_error + leaves.numerical_error + 1e-9 * plan["share_price"]
    assert leaves.value <= fewer.value + tiny


@given(plans, waits, rates, st.floats(1e-3, 1e3))
def test_scales_with_the_currency(
    plan: dict[str, Any], wait: float, rate: float, times: float
) -> None:
    terms = plan | {"rate_per_year": rate, "vesting_years": wait * plan["years"]}
    scaled = terms | {name: times * terms[name] for name in ("share_price", "strike")}
    one, other = hull_white_value(**terms), hull_white_value(**scaled)
    tiny = one.numerical_error + 1e-9 * terms["share_price"]
    assert other.value / times == pytest.approx(one.value, rel=1e-9, abs=tiny)


@given(plans, waits, rates, st.floats(0, 1))
def test_expected_life_lies_between_vesting_and_expiry_and_falls_with_leaving(
    plan: dict[str, Any], wait: float, growth: float, more: float
) -> None:
    terms = plan | {"growth_per_year": growth, "vesting_years": wait * plan["years"]}
    found = expected_life(**terms).value
    leaving = plan["exit_rate_per_year"] + more
    sooner = expected_life(**terms | {"exit_rate_per_year": leaving}).value
    tiny = 1e-7 * plan["years"]
    assert terms["vesting_years"] - tiny <= sooner <= found + tiny
    assert found <= plan["years"] + tiny


def test_expected_life_has_no_jump_where_it_is_extrapolated() -> None:
    seam = 1e-5
    below, above = life(exit_rate_per_year=seam * 0.999), life(exit_rate_per_year=seam * 1.001)
    assert below == pytest.approx(above, rel=1e-6)
    assert life(exit_rate_per_year=0.0) == pytest.approx(life(exit_rate_per_year=seam), rel=1e-4)
    assert life(exit_rate_per_year=0.0) > life(exit_rate_per_year=seam)
    assert life(exit_rate_per_year=1e-12) == pytest.approx(life(exit_rate_per_year=0.0), rel=1e-9)


def test_expected_life_without_a_multiple_is_that_of_staying() -> None:
    rate, left = 0.05, 7.0
    staying = 3.0 - math.expm1(-rate * left) / rate
    assert life(exercise_multiple=math.inf) == pytest.approx(staying, rel=1e-9)
    assert life(vesting_years=10.0) == 10


def test_the_stated_error_covers_a_day_between_vesting_and_expiry() -> None:
    late = hull_white_value(
        **MARKET | PLAN | {"vesting_years": 10 - 1 / 365, "exit_rate_per_year": 0.0}
    )
    assert late.numerical_error < 1e-5
    assert late.value == pytest.approx(european(), rel=1e-3)
    assert isinstance(late.value, float)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", 0.0),
        ("strike", -1.0),
        ("strike", math.inf),
        ("years", 0.0),
        ("vesting_years", 10.1),
        ("vesting_years", math.nan),
        ("exit_rate_per_year", -0.1),
        ("exercise_multiple", 0.9),
        ("exercise_multiple", math.nan),
        ("years", 41.0),
        ("volatility_per_year", 0.0),
        ("volatility_per_year", 3.1),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: float, is_one_line: Any) -> None:
    for function in (value, life):
        with pytest.raises(OutOfRange) as caught:
            function(**{name: bad})
        assert caught.value.where == name
        assert is_one_line(caught.value)


@pytest.mark.parametrize("name", RATES)
def test_rates_below_zero_are_refused(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        value(**{name: -0.01})
    assert caught.value.where == name

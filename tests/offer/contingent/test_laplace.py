"""The law of the log exit value: against time integrals, at limits, and its inverse."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate

from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.laplace import below, decay_rates, density, quantiles, wait

from .stacks import drawn_exits, laws

parts = st.floats(1e-6, 1.0 - 1e-6)


@pytest.mark.parametrize(
    "terms", [(0.9, 0.025, 0.25, 0.025), (0.3, 0.4, 0.5, 0.0), (1.5, -0.2, 1, 0.1)]
)
@pytest.mark.parametrize("y", [-2.0, -0.1, 0.05, 1.0, 3.0])
def test_density_is_the_integral_over_exit_times(terms: tuple[float, ...], y: float) -> None:
    spread, drift, exit_rate, discount = terms

    def at(root_years: float) -> float:
        years = root_years**2
        middle, wide = (drift - 0.5 * spread**2) * years, spread * root_years
        bell = math.exp(-0.5 * ((y - middle) / wide) ** 2) / (wide * math.sqrt(2 * math.pi))
        return 2 * root_years * exit_rate * math.exp(-(exit_rate + discount) * years) * bell

    by_time, _ = integrate.quad(
        at, 0.0, 15.0, points=[0.05, 0.3, 1.0, 3.0], epsabs=1e-13, limit=400
    )
    assert float(density(decay_rates(*terms), y)) == pytest.approx(by_time, rel=1e-9)


@given(laws(), st.integers(-40, 40).map(lambda n: n / 8), st.integers(0, 24).map(lambda n: n / 8))
def test_mass_below_is_the_integral_of_the_density(
    law: ExitLaw, start: float, width: float
) -> None:
    spread = law.discounted()
    assume(max(spread.up, spread.down) < 100.0)  # the other integral cannot see spikes
    ends = sorted({start, start + width, min(max(0.0, start), start + width)})
    under = sum(
        integrate.quad(lambda y: float(density(spread, y)), a, b, limit=200)[0]
        for a, b in pairwise(ends)
    )
    found = float(below(spread, start + width) - below(spread, start))
    assert found == pytest.approx(under, abs=1e-8)


@given(laws(), parts)
def test_quantiles_invert_the_mass_below(law: ExitLaw, part: float) -> None:
    spread = law.discounted()
    found = float(below(spread, quantiles(spread, part)))
    assert found == pytest.approx(spread.mass * part, rel=1e-9)


@given(laws())
def test_mass_is_the_discounted_probability_of_an_exit(law: ExitLaw) -> None:
    spread, hazard = law.discounted(), law.exit_rate_per_year + law.discount_per_year
    assert float(below(spread, 1e6)) == pytest.approx(law.exit_rate_per_year / hazard)
    assert spread.mass == pytest.approx(law.exit_rate_per_year / hazard)


@given(laws())
def test_the_mean_follows_from_the_decay_rates(law: ExitLaw) -> None:
    spread = law.discounted()
    above = 1.0 / spread.up_beyond_mean
    under = 1.0 / (1.0 + spread.down)
    peak = spread.mass / (1.0 / spread.up + 1.0 / spread.down)
    assert peak * (above + under) == pytest.approx(law.discounted_mean(), rel=1e-12)


@pytest.mark.parametrize("drift", [-0.3, 0.2])
def test_no_volatility_is_the_limit_of_little(drift: float) -> None:
    still, nearly = (decay_rates(spread, drift, 0.5, 0.1) for spread in (0.0, 1e-7))
    y = np.array([-2.0, -0.5, 0.5, 2.0])
    assert density(nearly, y) == pytest.approx(density(still, y), rel=1e-6, abs=1e-12)
    on_the_path = np.where(y * drift > 0, 0.5 / abs(drift) * np.exp(-0.6 * np.abs(y / drift)), 0.0)
    assert density(still, y) == pytest.approx(on_the_path, rel=1e-12)


def test_a_value_that_stands_still_stays_where_it_is() -> None:
    still = decay_rates(0.0, 0.0, 0.5, 0.1)
    assert float(below(still, -1e-9)) == 0.0
    assert float(below(still, 1e-9)) == pytest.approx(0.5 / 0.6)
    assert quantiles(still, [0.01, 0.5, 0.99]) == pytest.approx(0.0, abs=1e-90)


@pytest.mark.parametrize(
    "terms", [(0.9, 0.1, 0.25), (0.2, 0.3, 1.0), (0.0, 0.1, 0.25), (0.0, 0.0, 0.5)]
)
def test_exit_times_given_the_value_are_those_of_the_model(terms: tuple[float, ...]) -> None:
    law, clock = ExitLaw(*terms), wait(*terms)
    n = 400_000
    rng = np.random.default_rng(5)
    y = quantiles(law.undiscounted(), rng.random(n))
    shift = clock.spread * rng.standard_normal(n) * math.sqrt(0.5)
    root = np.sqrt(shift**2 + 2.0 * np.abs(y) * clock.per_log)
    late = rng.random(n) < 0.5 * (1.0 + np.abs(shift) / root)
    years = 0.5 * (root + np.where(late, 1.0, -1.0) * np.abs(shift)) ** 2
    drawn, exits = drawn_exits(law, 1.0, n, seed=6)
    for one, other in ((years, drawn), (years**2, drawn**2), (years * y, drawn * np.log(exits))):
        error = math.hypot(one.std(), other.std()) / math.sqrt(n)
        assert one.mean() == pytest.approx(other.mean(), abs=4.5 * error + 1e-12)

"""Growth of a published series between two days."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.market.aligning import growth_factor, yearly_growth

MAYS = [date(year, 5, 1) for year in range(2014, 2026)]

values = st.lists(st.floats(1e4, 1e6), min_size=12, max_size=12)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def history(pays: list[float]) -> list[tuple[date, float]]:
    return list(zip(MAYS, pays, strict=True))


@given(values, st.integers(0, 11), st.integers(0, 11))
def test_between_entries_it_is_their_ratio(pays: list[float], one: int, other: int) -> None:
    factor = growth_factor(history(pays), MAYS[one], MAYS[other])
    assert factor == pytest.approx(pays[other] / pays[one])


@given(values, days, days, days)
def test_factors_chain_and_invert(pays: list[float], one: date, two: date, three: date) -> None:
    series = history(pays)
    direct = growth_factor(series, one, three)
    stepwise = growth_factor(series, one, two) * growth_factor(series, two, three)
    assert stepwise == pytest.approx(direct, rel=1e-9)
    assert growth_factor(series, three, one) == pytest.approx(1 / direct, rel=1e-9)
    assert growth_factor(series, one, one) == 1.0


@given(st.floats(-0.1, 0.2), days, days)
def test_even_growth_goes_on_for_ever(rate: float, one: date, other: date) -> None:
    daily = math.log1p(rate) / 365.25
    pays = [1e5 * math.exp(daily * (day - MAYS[0]).days) for day in MAYS]
    factor = growth_factor(history(pays), one, other)
    assert factor == pytest.approx(math.exp(daily * (other - one).days))
    assert yearly_growth(history(pays)) == pytest.approx(rate, abs=1e-9)


def test_beyond_an_end_the_nearest_three_years_count() -> None:
    pays = [100.0, 110.0, 121.0, 133.1, *[200.0] * 5, 102.0, 104.04, 106.1208]
    pays[8] = 100.0
    series = history(pays)
    assert yearly_growth(series) == pytest.approx(0.02, abs=1e-4)
    after = growth_factor(series, date(2025, 5, 1), date(2027, 5, 1))
    assert after == pytest.approx(1.02**2, abs=1e-4)
    before = growth_factor(series, date(2013, 5, 1), date(2014, 5, 1))
    assert before == pytest.approx(1.1, abs=1e-3)


def test_a_short_series_goes_on_at_what_it_has() -> None:
    series = [(date(2024, 5, 1), 100.0), (date(2025, 5, 1), 103.0)]
    year_on = date(2025, 5, 1) + timedelta(days=365)
    assert growth_factor(series, date(2025, 5, 1), year_on) == pytest.approx(1.03)
    apart = [(date(2010, 5, 1), 100.0), (date(2025, 5, 1), 200.0)]
    assert yearly_growth(apart) == pytest.approx(2 ** (1 / 15) - 1, abs=1e-4)


@pytest.mark.parametrize(
    "series",
    [
        [],
        [(date(2025, 5, 1), 100.0)],
        [(date(2025, 5, 1), 100.0), (date(2024, 5, 1), 99.0)],
        [(date(2024, 5, 1), 100.0), (date(2024, 5, 1), 99.0)],
        [(date(2024, 5, 1), 0.0), (date(2025, 5, 1), 99.0)],
        [(date(2024, 5, 1), math.nan), (date(2025, 5, 1), 99.0)],
    ],
)
def test_what_is_no_series_is_refused(series: list[tuple[date, float]]) -> None:
    with pytest.raises(OutOfRange) as caught:
        growth_factor(series, date(2024, 5, 1), date(2025, 5, 1))
    assert caught.value.where == "history"
    with pytest.raises(OutOfRange):
        yearly_growth(series)

"""What is told of single series, above all what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from goingrate.base.texts import LANGUAGES, say
from goingrate.market.imbalance.regimes import (
    ENOUGH_WEIGHT,
    ERROR_RATES,
    RegimeVerdict,
    regime,
    regime_of_months,
)
from goingrate.market.imbalance.series import Series

from .planted_series import TRUTHS, autoregression, months_from, noise

MONTHS = months_from("2001-01", 240)
MONTH = np.arange(240)


def quiet(seed: int = 1, shock: float = 0.03) -> np.ndarray:
    return autoregression(240, np.random.default_rng(seed), kept=0.6, shock=shock)


STEP = quiet() - 0.5 * (MONTH >= 130)
SWING = quiet() + 0.25 * np.sin(2.0 * np.pi * MONTH / 54.0)
KNOWN = {"structural": STEP, "cyclical": SWING, "both": STEP + SWING - quiet(), "neither": quiet()}


def told(values: np.ndarray) -> RegimeVerdict:
    return regime_of_months(values, months=MONTHS[: values.size])


@pytest.mark.parametrize("truth", TRUTHS)
def test_what_is_plain_is_told(truth: str) -> None:
    verdict = told(KNOWN[truth])
    assert verdict.regime == truth
    assert verdict.weights is not None
    assert getattr(verdict.weights, truth) >= ENOUGH_WEIGHT
    assert [one.day for one in verdict.breaks] == [date(2011, 11, 1)] * (
        truth in {"structural", "both"}
    )
    for one in verdict.breaks:
        assert one.size_log_points == pytest.approx(-0.5, abs=0.08)
    swings = truth in {"cyclical", "both"}
    assert (verdict.cycle_years is not None) == (verdict.cycle_log_points is not None) == swings
    if verdict.cycle_years is not None:
        assert verdict.cycle_years == pytest.approx(4.5, abs=0.5)
        assert verdict.cycle_log_points == pytest.approx(0.25, abs=0.12)
    assert verdict.noise_kept is not None
    assert verdict.shock_log_points == pytest.approx(0.03, rel=0.3)


@pytest.mark.parametrize("truth", TRUTHS)
def test_each_verdict_quotes_its_error_rates(truth: str) -> None:
    why = told(KNOWN[truth]).why
    rates = ERROR_RATES[truth]  # type: ignore[index]
    for language in LANGUAGES:
        words = say(why.key, language, **dict(why.values))
        for count in (round(200 * rates.right), round(200 * rates.wrong), rates.said):
            assert f" {count}" in words


@pytest.mark.parametrize(
    ("values", "key"),
    [
        (STEP[:119], "regime.too_short"),
        (STEP[:56], "regime.too_short"),
        (STEP[:0], "regime.too_short"),
        (np.full(240, -np.inf), "regime.zeros"),
        (np.where(MONTH == 9, -np.inf, STEP), "regime.zeros"),
        (np.full(240, 4.6), "regime.unmoved"),
        (np.repeat(noise(20, np.random.default_rng(2)), 12), "regime.unmoved"),
        (quiet() + 0.4 * np.sin(2.0 * np.pi * MONTH / 150.0), "regime.slow_swing"),
        (quiet() - 0.5 * ((MONTH >= 80) & (MONTH < 150)), "regime.came_back"),
        (quiet(shock=0.08) + 0.15 * (MONTH >= 130), "regime.undecided"),
    ],
)
def test_what_cannot_be_told_says_why(values: np.ndarray, key: str) -> None:
    verdict = told(values)
    assert verdict.regime == "cannot_tell"
    assert verdict.why.key == key
    assert verdict.breaks == ()
    assert verdict.cycle_years is None
    assert verdict.months == values.size
    for language in LANGUAGES:
        assert "{" not in say(verdict.why.key, language, **dict(verdict.why.values))


def test_a_bend_is_not_called_a_step() -> None:
    """A trend that bends looks like part of a slow swing."""
    rises = [quiet(seed) + 0.01 * np.maximum(0, MONTH - 120) for seed in range(15)]
    regimes = [told(values).regime for values in rises]
    assert regimes.count("cannot_tell") >= 12


def test_a_dip_that_is_over_within_half_a_year_is_not_called_lasting() -> None:
    dip = -0.5 * np.exp(-np.arange(6) / 4.0)
    regimes = []
    for seed in range(15):
        values = quiet(seed, shock=0.05)
        values[110:116] += dip
        regimes.append(told(values).regime)
    assert regimes.count("structural") + regimes.count("both") <= 1


def test_a_random_walk_is_mostly_left_open() -> None:
    walks = [np.random.default_rng(seed).normal(0.0, 0.04, 240).cumsum() for seed in range(20)]
    regimes = [told(values).regime for values in walks]
    assert regimes.count("cannot_tell") >= 17
    assert regimes.count("structural") + regimes.count("both") == 0


def test_the_same_series_gives_the_same_verdict_and_its_size_does_not_matter() -> None:
    first = told(STEP)
    assert told(STEP.copy()) == first
    other = told(STEP + 7.0)
    assert (other.regime, other.breaks[0].day) == (first.regime, first.breaks[0].day)


def test_small_holes_do_not_move_the_break() -> None:
    kept = np.delete(MONTH, [20, 21, 22, 90, 133, 200])
    verdict = regime_of_months(STEP[kept], months=MONTHS[kept])
    assert verdict.regime == "structural"
    assert verdict.breaks[0].day == date(2011, 11, 1)
    assert verdict.months == kept.size


def test_a_hole_at_the_break_widens_its_interval() -> None:
    kept = np.delete(MONTH, [128, 129, 130])
    found = regime_of_months(STEP[kept], months=MONTHS[kept]).breaks[0]
    assert found.low is not None
    assert found.high is not None
    assert found.low <= date(2011, 9, 1) < date(2011, 12, 1) <= found.high


def test_seasons_do_not_hide_a_step() -> None:
    season = 0.25 * np.sin(2.0 * np.pi * MONTH / 12.0)
    verdict = told(quiet() + 0.2 * (MONTH >= 130) + season)
    assert verdict.regime == "structural"
    assert verdict.breaks[0].day == date(2011, 11, 1)


def daily(values: np.ndarray, first: str, **options: Any) -> Series:
    days = np.arange(values.size) + np.datetime64(first, "D")
    series: dict[str, Any] = {"name": "ads", "kind": "postings", "unit": "index"}
    series |= {"base_date": None, "seasonally_adjusted": False} | options
    return Series(days=days, values=values, **series)


def test_a_daily_series_is_taken_by_months() -> None:
    days = np.arange("2001-01-01", "2021-01-01", dtype="datetime64[D]")
    month = (days.astype("datetime64[M]") - MONTHS[0]).astype(int)
    verdict = regime(daily(100.0 * np.exp(STEP)[month], "2001-01-01"))
    assert verdict.regime == "structural"
    assert verdict.months == 240
    assert verdict.breaks[0].day == date(2011, 11, 1)


def test_a_few_days_are_too_short() -> None:
    verdict = regime(daily(np.ones(3), "2024-01-30"))
    assert verdict.regime == "cannot_tell"
    assert verdict.why.key == "regime.too_short"


def test_a_series_of_zeros_is_not_told() -> None:
    verdict = regime(daily(np.zeros(4_000), "2010-01-01"))
    assert verdict.why.key == "regime.zeros"


@pytest.mark.shared
def test_software_postings_are_too_short_to_tell(shared_folder: Path) -> None:
    table = pq.read_table(
        shared_folder / "data" / "indeed_postings_by_sector_US_to_2024-09.parquet"
    )
    rows = table.filter(pc.equal(table["display_name"], "Software Development"))
    rows = rows.sort_by("date")
    days = np.array(rows["date"].to_pylist(), dtype="datetime64[D]")
    series = Series(
        name="software postings",
        kind="postings",
        unit="index",
        days=days,
        values=np.array(rows["indeed_job_postings_index"].to_pylist(), dtype=np.float64),
        base_date=date(2020, 2, 1),
        seasonally_adjusted=True,
    )
    verdict = regime(series)
    assert verdict.regime == "cannot_tell"
    assert verdict.why.key == "regime.too_short"
    assert verdict.months == 56


@pytest.mark.shared
@pytest.mark.parametrize("occupation", ["15-1251", "15-2051", "15-1252"])
def test_a_dozen_years_of_employment_are_too_short_to_tell(
    shared_folder: Path, occupation: str
) -> None:
    table = pq.read_table(shared_folder / "data" / "oews_national_2014_2025.parquet")
    rows = table.filter(pc.equal(table["soc"], occupation)).sort_by("year")
    years = [np.datetime64(f"{year}-05-01", "D") for year in rows["year"].to_pylist()]
    series = Series(
        name=occupation,
        kind="employment",
        unit="count",
        days=np.array(years),
        values=np.array(rows["emp"].to_pylist(), dtype=np.float64),
        base_date=None,
        seasonally_adjusted=False,
    )
    verdict = regime(series)
    assert verdict.regime == "cannot_tell"
    assert verdict.why.key == "regime.too_short"
    assert verdict.months == len(years) <= 12

"""How often verdicts are right: 200 simulated series of each kind, and 200 that are too short.

The threshold and the priors of the method were chosen on other series: seeds 1001 and 1002, 450 of
each kind. The rates here are those that the answer quotes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from goingrate.market.imbalance.regimes import (
    ENOUGH_WEIGHT,
    ERROR_RATES,
    MEASURED_ON,
    Regime,
    RegimeVerdict,
    regime_of_months,
)
from goingrate.market.imbalance.regimes_months import FEWEST_MONTHS

from .planted_series import LENGTHS, SHORT_LENGTH, TRUTHS, Truth, months_from, planted

SEED: Final = 2001
VERDICTS: Final[tuple[Regime, ...]] = (*TRUTHS, "cannot_tell")
#: At most this share of the series of a kind may be judged wrongly.
MOST_WRONG: Final = 0.1
#: Verdicts near the threshold may tip where another machine adds up in another order.
TIPPED: Final = 0.011


@dataclass(frozen=True)
class Judged:
    truth: Truth
    verdict: RegimeVerdict
    breaks: tuple[tuple[int, float], ...]


def judged(truth: Truth, number: int, *, months: int | None = None) -> Judged:
    rng = np.random.default_rng((SEED, TRUTHS.index(truth), number))
    length = LENGTHS[number % len(LENGTHS)] if months is None else months
    values, breaks = planted(truth, length, rng)
    return Judged(truth, regime_of_months(values, months=months_from("2001-01", length)), breaks)


@pytest.fixture(scope="module")
def everything() -> list[Judged]:
    found = [judged(truth, number) for truth in TRUTHS for number in range(MEASURED_ON)]
    print_matrix(found)
    return found


def print_matrix(found: list[Judged]) -> None:
    counts = Counter((one.truth, one.verdict.regime) for one in found)
    print(f"\n{'truth / verdict':<16}" + "".join(f"{verdict:>13}" for verdict in VERDICTS))  # noqa: T201
    for truth in TRUTHS:
        print(f"{truth:<16}" + "".join(f"{counts[truth, verdict]:>13}" for verdict in VERDICTS))  # noqa: T201


def share(found: list[Judged], truth: Truth, verdict: Regime) -> float:
    return sum(one.truth == truth and one.verdict.regime == verdict for one in found) / MEASURED_ON


@pytest.mark.parametrize("truth", TRUTHS)
def test_the_rates_quoted_are_those_measured(everything: list[Judged], truth: Truth) -> None:
    quoted = ERROR_RATES[truth]
    right, untold = share(everything, truth, truth), share(everything, truth, "cannot_tell")
    assert right == pytest.approx(quoted.right, abs=TIPPED)
    assert untold == pytest.approx(quoted.cannot_tell, abs=TIPPED)
    assert 1.0 - right - untold == pytest.approx(quoted.wrong, abs=TIPPED)
    said = [one for one in everything if one.verdict.regime == truth]
    assert len(said) == pytest.approx(quoted.said, abs=4)
    assert sum(one.truth != truth for one in said) == pytest.approx(quoted.said_wrongly, abs=2)
    assert quoted.right + quoted.cannot_tell + quoted.wrong == pytest.approx(1.0)


@pytest.mark.parametrize("truth", TRUTHS)
def test_few_verdicts_are_wrong_and_most_are_right(everything: list[Judged], truth: Truth) -> None:
    right, untold = share(everything, truth, truth), share(everything, truth, "cannot_tell")
    assert 1.0 - right - untold <= MOST_WRONG
    assert right >= 0.65


def test_too_short_is_never_told() -> None:
    found = [
        judged(TRUTHS[number % len(TRUTHS)], number, months=SHORT_LENGTH).verdict
        for number in range(MEASURED_ON)
    ]
    assert {one.regime for one in found} == {"cannot_tell"}
    assert {one.why.key for one in found} == {"regime.too_short"}


def test_intervals_of_dates_hold_the_planted_month(everything: list[Judged]) -> None:
    """Stated as 90%: a month is a coarse unit, so that they hold it more often."""
    held, off, sizes = [], [], []
    for one in everything:
        if not one.breaks or len(one.verdict.breaks) != len(one.breaks):
            continue
        for told, (month, size) in zip(one.verdict.breaks, one.breaks, strict=True):
            day = (np.datetime64("2001-01") + month).astype("datetime64[D]").item()
            assert told.low is not None
            assert told.high is not None
            held.append(told.low <= day <= told.high)
            off.append(abs((told.day - day).days))
            sizes.append(told.size_log_points - size)
    assert len(held) > MEASURED_ON
    assert np.mean(held) >= 0.9
    assert np.median(off) == 0
    assert abs(np.mean(sizes)) < 0.02
    assert np.std(sizes) < 0.1


def test_told_swings_are_about_as_long_and_high_as_planted(everything: list[Judged]) -> None:
    told = [one.verdict for one in everything if one.verdict.regime in {"cyclical", "both"}]
    years = [one.cycle_years for one in told if one.cycle_years is not None]
    heights = [one.cycle_log_points for one in told if one.cycle_log_points is not None]
    assert len(years) == len(heights) == len(told)
    assert 3.0 < np.quantile(years, 0.05) < np.quantile(years, 0.95) < 6.5
    assert 0.1 < np.median(heights) < 0.3


def test_the_manual_prints_the_rates_quoted() -> None:
    manual = Path(__file__).parents[3] / "docs" / "explanation" / "regimes.md"
    text = manual.read_text(encoding="utf-8")
    for truth in TRUTHS:
        rates = ERROR_RATES[truth]
        shares = " | ".join(f"{x:.1%}" for x in (rates.right, rates.cannot_tell, rates.wrong))
        assert f"| {truth} | {shares} | {rates.said_wrongly} of {rates.said} |" in text
    assert f"gets {ENOUGH_WEIGHT:.0%} of the weight" in text
    assert f"Fewer than {FEWEST_MONTHS} months" in text

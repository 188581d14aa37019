"""Months are checked, laid out without holes, and freed of seasons."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.imbalance.regimes_months import (
    FEWEST_MONTHS,
    check_months,
    laid_out,
    why_not_asked,
    without_seasons,
)

from .planted_series import months_from, noise, seasons

MONTHS = months_from("2001-04", 150)
VALUES = noise(150, np.random.default_rng(0))


@pytest.mark.parametrize(
    ("values", "months"),
    [
        (VALUES, MONTHS.astype("datetime64[D]")),
        (VALUES[1:], MONTHS),
        (VALUES, MONTHS[::-1]),
        (VALUES, np.repeat(MONTHS[::2], 2)),
        (np.where(np.arange(150) == 3, np.nan, VALUES), MONTHS),
        (np.where(np.arange(150) == 3, np.inf, VALUES), MONTHS),
        (VALUES, np.where(np.arange(150) == 3, np.datetime64("NaT"), MONTHS)),
    ],
    ids=["days", "one short", "descending", "twice", "nan", "infinite", "no month"],
)
def test_what_does_not_fit_is_refused(
    values: np.ndarray, months: np.ndarray, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as caught:
        check_months(values, months)
    assert is_one_line(caught.value)


def test_the_error_names_the_month() -> None:
    values = VALUES.copy()
    values[3] = np.nan
    with pytest.raises(OutOfRange, match="2001-07"):
        check_months(values, MONTHS)


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        (range(40, 46), None),
        (range(40, 47), "regime.holes"),
        (range(10, 140, 10), None),
        (range(10, 140, 5), "regime.holes"),
    ],
    ids=["six in a row", "seven in a row", "one in ten", "one in five"],
)
def test_large_holes_hide_turns(left_out: range, key: str | None) -> None:
    kept = np.delete(np.arange(150), list(left_out))
    why = why_not_asked(VALUES[kept], MONTHS[kept])
    assert (why.key if why else None) == key


def test_the_fewest_months() -> None:
    assert why_not_asked(VALUES[:FEWEST_MONTHS], MONTHS[:FEWEST_MONTHS]) is None
    short = why_not_asked(VALUES[: FEWEST_MONTHS - 1], MONTHS[: FEWEST_MONTHS - 1])
    assert short is not None
    assert short.key == "regime.too_short"


def test_holes_are_laid_out() -> None:
    kept = np.array([0, 1, 3, 4])
    full = laid_out(VALUES[kept], MONTHS[kept])
    assert full.seen.tolist() == [True, True, False, True, True]
    assert full.values[full.seen].tolist() == VALUES[kept].tolist()
    assert full.first == np.datetime64("2001-04")


@pytest.mark.parametrize("missing", [(), (30, 31, 77)])
def test_seasons_go_and_trend_and_steps_stay(missing: tuple[int, ...]) -> None:
    kept = np.delete(np.arange(150), list(missing))
    plain = 0.01 * np.arange(150) + 0.5 * (np.arange(150) >= 80)
    season = seasons(150, np.random.default_rng(6))
    full = without_seasons(laid_out((plain + season)[kept], MONTHS[kept]))
    left = (full.values - plain)[full.seen]
    assert np.std(season) > 0.03
    assert np.std(left) < 0.02  # a step leaves a trace of a twentieth of it
    assert not full.values[~full.seen].any()

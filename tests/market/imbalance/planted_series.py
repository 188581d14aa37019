"""Monthly series whose truth is known: steps, swings, both, or only noise that remembers.

Swings are laid out one by one, each of its own length and height, and joined smoothly: not the
model that the method fits, which would flatter it.
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Truth = Literal["structural", "cyclical", "both", "neither"]

TRUTHS: Final[tuple[Truth, ...]] = ("structural", "cyclical", "both", "neither")
LENGTHS: Final = (120, 180, 240)
SHORT_LENGTH: Final = 56


def months_from(first: str, number: int) -> NDArray[np.datetime64]:
    return np.arange(number) + np.datetime64(first, "M")


def planted(
    truth: Truth, months: int, rng: np.random.Generator
) -> tuple[Array, tuple[tuple[int, float], ...]]:
    """Return log values, and number of the first month after each step with its log points."""
    values = trend(months, rng) + seasons(months, rng) + noise(months, rng)
    breaks = steps(months, rng) if truth in {"structural", "both"} else ()
    for month, size in breaks:
        values[month:] += size
    if truth in {"cyclical", "both"}:
        values += swings(months, rng)
    return values, breaks


def trend(months: int, rng: np.random.Generator) -> Array:
    """Up to 4% a year, up or down."""
    return np.arange(months) / 12.0 * rng.uniform(-0.04, 0.04)


def seasons(months: int, rng: np.random.Generator) -> Array:
    """Each month of the year above or below its year, by about 5%."""
    usual = rng.normal(0.0, 0.05, 12)
    return np.resize(usual - usual.mean(), months)


def noise(months: int, rng: np.random.Generator) -> Array:
    """Shocks of 3% to 8% a month, of which 0.5 to 0.8 is left a month later."""
    kept, shock = rng.uniform(0.5, 0.8), rng.uniform(0.03, 0.08)
    return autoregression(months, rng, kept=kept, shock=shock)


def autoregression(
    months: int, rng: np.random.Generator, *, kept: float, shock: float, warm_up: int = 60
) -> Array:
    shocks = shock * rng.standard_normal(months + warm_up)
    level = np.empty_like(shocks)
    level[0] = shocks[0]
    for month in range(1, len(level)):
        level[month] = kept * level[month - 1] + shocks[month]
    return level[warm_up:]


def steps(months: int, rng: np.random.Generator) -> tuple[tuple[int, float], ...]:
    """One step, or in a quarter of the series two, of 20% to 60% up or down."""
    first, last = round(0.2 * months), round(0.8 * months)
    number = 1 if rng.random() < 0.75 else 2
    while True:
        places = np.sort(rng.integers(first, last, number))
        if number == 1 or places[1] - places[0] >= 30:
            break
    sizes = np.log1p(rng.choice([-1.0, 1.0], number) * rng.uniform(0.2, 0.6, number))
    return tuple((int(place), float(size)) for place, size in zip(places, sizes, strict=True))


def swings(months: int, rng: np.random.Generator) -> Array:
    """Swings of about one length from 3 to 6 years and one height from 10% to 30%.

    Each half of a swing is longer or shorter (15%) and higher or lower (20%) than its like.
    """
    half, height = 6.0 * rng.uniform(3.0, 6.0), rng.uniform(0.1, 0.3)
    path, side = [np.zeros(0)], rng.choice([-1.0, 1.0])
    start = round(rng.uniform(0.0, half))
    while sum(map(len, path)) < months + start:
        length = max(6, round(half * np.exp(0.15 * rng.standard_normal())))
        tall = height * np.exp(0.2 * rng.standard_normal())
        path.append(side * tall * np.sin(np.pi * np.arange(length) / length))
        side = -side
    return np.concatenate(path)[start : start + months]

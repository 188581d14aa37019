"""Pay records made from a stated truth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.posterior import Draws
from goingrate.market.rates.quantiles import _roots
from goingrate.market.rates.sample import Cell, PaySample
from goingrate.market.rates.shape import Shape

Array = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """What records are made from.

    `usual_pay` is the middle of all; a share `bands` of records is told as a band of about
    `band_width` on the log scale that says nothing but that the pay lies inside; pay above `top`
    is told as "this or more", and so are bands cut off.
    """

    roles: int = 3
    levels: int = 3
    regions: int = 2
    employers: int = 40
    records: int = 600
    usual_pay: float = 300e3
    cell_deviation: float = 0.06
    between_employers: float = 0.12
    in_cell: float = 0.0
    spread: float = 0.25
    spread_deviation: float = 0.15
    shape: Shape = field(default_factory=Shape)
    bands: float = 0.3
    band_width: float = 0.35
    top: float = 1e6
    unknown: float = 0.0

    def but(self, **changes: object) -> World:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Truth:
    world: World
    mean: Array
    spread: Array
    share: Array
    counts: NDArray[np.int64]

    def quantiles(self, weights: Array, probabilities: list[float]) -> Array:
        """Return the pay below which these parts of the mixture lie."""
        between = np.hypot(self.world.between_employers, self.world.in_cell)
        drawn = Draws(
            self.mean[None],
            self.spread[None],
            np.array([between]),
            self.world.shape.constants()[None],
        )
        chosen = np.flatnonzero(weights)
        weight = weights[chosen] / weights.sum()
        roots = _roots(drawn, weight, chosen, np.array(probabilities), error=1e-9)
        return np.exp(roots[0])


def planted(world: World, seed: int) -> tuple[PaySample, Truth]:
    """Return records and what they were made from."""
    rng = np.random.default_rng(seed)
    names = [
        (role, level, region)
        for role in range(world.roles)
        for level in range(world.levels)
        for region in range(world.regions)
    ]
    cells = tuple(Cell(f"role {a}", f"level {b}", "US", f"region {c}") for a, b, c in names)
    effects = (
        rng.normal(0, 0.2, world.roles),
        np.linspace(-0.3, 0.4, world.levels) if world.levels > 1 else np.zeros(1),
        rng.normal(0, 0.1, world.regions),
    )
    mean = np.array(
        [sum(effect[k] for effect, k in zip(effects, name, strict=True)) for name in names]
    )
    mean = mean + np.log(world.usual_pay) + rng.normal(0, world.cell_deviation, len(cells))
    spread = world.spread * np.exp(rng.normal(0, world.spread_deviation, len(cells)))
    share = rng.pareto(1.0, len(cells)) + 0.1
    share /= share.sum()
    cell = rng.choice(len(cells), world.records, p=share)
    size = rng.pareto(1.2, world.employers) + 0.3
    employer = rng.choice(world.employers, world.records, p=size / size.sum())
    pay = mean[cell] + rng.normal(0, world.between_employers, world.employers)[employer]
    pay += rng.normal(0, world.in_cell, (len(cells), world.employers))[cell, employer]
    pay += spread[cell] * rest(world.shape, rng, world.records)
    low, high = told(world, pay, rng)
    employer = np.where(rng.random(world.records) < world.unknown, -1, employer)
    sample = PaySample(
        low, high, cell.astype(np.int32), employer.astype(np.int32), np.ones(pay.size), cells
    )
    return sample, Truth(world, mean, spread, share, np.bincount(cell, minlength=len(cells)))


def rest(shape: Shape, rng: np.random.Generator, size: int) -> Array:
    """Return standardised draws, by the definition of the sinh-arcsinh family."""
    skew, tail, middle, scale = shape.constants()[:4]
    raw = np.sinh((np.arcsinh(rng.standard_normal(size)) + skew) / tail)
    result: Array = (raw - middle) / scale
    return result


def told(world: World, pay: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return pay as it is told: points, bands, and the open end above the top."""
    low, high = pay.copy(), pay.copy()
    banded = rng.random(pay.size) < world.bands
    width = world.band_width * np.exp(rng.normal(0, 0.4, pay.size))
    below = rng.random(pay.size) * width
    low[banded] = (pay - below)[banded]
    high[banded] = (pay - below + width)[banded]
    top = np.log(world.top)
    above = pay >= top
    high = np.where(pay < top, np.minimum(high, top), np.inf)
    low[above] = top
    return low, high


def sums(sample: PaySample) -> Array:
    """Return the weight in each cell."""
    return np.bincount(sample.cell, sample.weight, minlength=len(sample.cells))

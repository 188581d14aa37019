"""Records of two kinds of work made from a stated truth.

Employers are drawn one by one from a few equally likely sizes and shares of the kind asked about;
level, place, date and skills of a record depend on its kind alone. So the truths are sums over
sizes and shares, without simulation.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.sample import GapSample

Array = NDArray[np.float64]
Codes = NDArray[np.int32]
_KINDS = ("of", "over")


@dataclass(frozen=True)
class Factor:
    """Shares of each value among both kinds of work, and what that mix explains of the gap."""

    of: tuple[float, ...]
    over: tuple[float, ...]
    explains: float = 0.0

    def effects(self) -> Array:
        """Return evenly spaced effects on log pay of which the mix explains just that much."""
        ramp = np.arange(len(self.of), dtype=np.float64)
        return ramp * _scale(self.explains, float((np.array(self.of) - self.over) @ ramp))


@dataclass(frozen=True)
class World:
    """What records are made from; `premium` and what parts explain are differences of log pay.

    Attributes
    ----------
    employers
        How many are drawn. Shares of 0 and 1 make employers that have only one kind of work.
    employer_explains
        What it explains of the gap that those with a greater share of the kind pay differently.
    premium_by_size
        What the premium is higher where the employer has e times as many records.
    premium_deviation, team_deviation
        Of the premium between employers; of a deviation that records of the same employer, level,
        place and kind have in common. Both are independent of all else, so that they move no
        truth, only the interval.
    skills
        Shares of records with each skill; each skill adds as much as the next.
    tail
        Degrees of freedom of the noise, which is scaled to have `noise` as standard deviation.
    weights
        What rows may stand for, equally likely.
    """

    employers: int = 100
    sizes: tuple[int, ...] = (12,)
    shares: tuple[float, ...] = (0.0, 0.3, 0.5, 0.7, 1.0)
    employer_explains: float = 0.1
    cell: Mapping[str, Factor] = field(
        default_factory=lambda: {
            "level": Factor((0.2, 0.3, 0.5), (0.4, 0.4, 0.2), 0.08),
            "place": Factor((0.3, 0.7), (0.6, 0.4), 0.03),
        }
    )
    controls: Mapping[str, Factor] = field(default_factory=dict)
    skills: Factor = field(default_factory=lambda: Factor((), ()))
    premium: float = math.log(1.15)
    premium_by_size: float = 0.0
    premium_deviation: float = 0.0
    employer_deviation: float = 0.1
    cell_deviation: float = 0.05
    team_deviation: float = 0.0
    noise: float = 0.2
    tail: float = 5.0
    weights: tuple[float, ...] = (1.0,)

    def but(self, **changes: object) -> World:
        return replace(self, **changes)  # type: ignore[arg-type]

    def factors(self) -> dict[str, Factor]:
        return {**self.cell, **self.controls}

    def premium_at(self, size: Array) -> Array:
        """Return the mean premium at employers of these numbers of records."""
        middle = float(np.log(self.sizes).mean())
        return self.premium + self.premium_by_size * (np.log(size) - middle)


@dataclass(frozen=True)
class Truth:
    """What estimates come to as employers grow many; `within` is NaN where nothing compares.

    `parts` and `additive` are true where the premium does not depend on the size of the employer;
    else see `many_employers`. `common_employers` is how many have a share between 0 and 1.
    """

    raw: float
    within: float
    parts: Mapping[str, float]
    common_employers: float

    @property
    def additive(self) -> float:
        return self.within + self.parts["combination"]


def planted(world: World, seed: int, *, pay_seed: int | None = None) -> tuple[GapSample, Truth]:
    """Return records and the truth; the same seed gives the same people whatever they are paid."""
    sample, types = _people(world, np.random.default_rng([seed, 0]))
    again = seed if pay_seed is None else pay_seed
    pay = _pay(world, sample, types, np.random.default_rng([again, 1]))
    return replace(sample, log_pay=pay), truth(world)


def truth(world: World) -> Truth:
    """Return the truths as sums over sizes and shares, all of which are equally likely."""
    size, share = _types(world)
    premium, of = world.premium_at(size), size * share
    parts = {
        "employer": world.employer_explains,
        **{name: one.explains for name, one in world.factors().items()},
        **({"skill": world.skills.explains} if world.skills.of else {}),
    }
    raw = sum(parts.values()) + float(of @ premium) / float(of.sum())
    variation = _variation(world, size, share)
    comparable = variation.sum() > 0.0
    within = float(variation @ premium / variation.sum()) if comparable else math.nan
    both = float(np.mean((share > 0.0) & (share < 1.0)))
    return Truth(raw, within, {**parts, "combination": 0.0}, world.employers * both)


def many_employers(world: World, *, employers: int = 20_000, seed: int = 0) -> Truth:
    """Return the truth with the parts of a sample without noise from very many employers."""
    still = world.but(employers=employers, noise=0.0, premium_deviation=0.0)
    still = still.but(employer_deviation=0.0, cell_deviation=0.0, team_deviation=0.0)
    sample, known = planted(still, seed)
    parts, additive = _additive(sample)
    parts["combination"] = additive - known.within
    off = known.raw - known.within - sum(parts.values())  # of the design alone, and small
    assert abs(off) < 0.005
    return replace(known, parts=parts)


def _types(world: World) -> tuple[Array, Array]:
    pairs = np.array(list(product(world.sizes, world.shares)))
    return pairs[:, 0], pairs[:, 1]


def _scale(explains: float, mix: float) -> float:
    """Return the effect of one unit of something whose mean differs by `mix` between the kinds."""
    if explains and abs(mix) < 1e-12:
        raise ValueError("what is mixed alike in both kinds explains nothing")
    return explains / mix if explains else 0.0


def _variation(world: World, size: Array, share: Array) -> Array:
    """Return what an employer of each size and share adds, on average, to the variation in cells.

    That is the mean of the sum over cells of n p (1 - p), p the share of the kind asked about
    among the n records there, for a sum over n records drawn one by one.
    """
    of, over = (_cells([getattr(one, kind) for one in world.cell.values()]) for kind in _KINDS)
    in_of, in_over = share[:, None] * of, (1.0 - share[:, None]) * over
    in_cell = in_of + in_over
    records = size[:, None]
    spare = records * in_cell - 1.0 + (1.0 - in_cell) ** records  # mean of max(n - 1, 0)
    of_each = in_of / np.where(in_cell > 0.0, in_cell, 1.0)
    result: Array = (spare * of_each * (1.0 - of_each)).sum(axis=1)
    return result


def _cells(shares: list[tuple[float, ...]]) -> Array:
    return np.array([math.prod(one) for one in product(*shares)])


def _people(world: World, rng: np.random.Generator) -> tuple[GapSample, Array]:
    """Return records without pay, and the share of the kind asked about at each employer."""
    size, share = _types(world)
    drawn = rng.integers(size.size, size=world.employers)
    employer = np.repeat(np.arange(world.employers), size[drawn].astype(np.int64))
    is_of = rng.random(employer.size) < share[drawn][employer]
    cell = {name: _values(one, is_of, rng) for name, one in world.cell.items()}
    controls = {name: _values(one, is_of, rng) for name, one in world.controls.items()}
    chance = np.where(is_of[:, None], world.skills.of, world.skills.over)
    sample = GapSample(
        np.zeros(employer.size),
        rng.choice(world.weights, employer.size),
        is_of,
        employer.astype(np.int32),
        cell,
        controls,
        rng.random(chance.shape) < chance,
    )
    return sample, share[drawn]


def _values(factor: Factor, is_of: NDArray[np.bool_], rng: np.random.Generator) -> Codes:
    at = rng.random(is_of.size)
    of, over = (np.searchsorted(np.cumsum(getattr(factor, kind))[:-1], at) for kind in _KINDS)
    return np.where(is_of, of, over).astype(np.int32)


def _pay(world: World, sample: GapSample, share: Array, rng: np.random.Generator) -> Array:
    """Return log pay: every effect on its own, in the order that keeps draws apart."""
    employer, is_of = sample.employer, sample.is_of
    size, at = _types(world)
    mix = (size * at) @ at / (size @ at) - (size * (1 - at)) @ at / (size @ (1 - at))
    by_employer = _scale(world.employer_explains, float(mix)) * share
    by_employer += rng.normal(0, world.employer_deviation, share.size)
    premium = world.premium_at(np.bincount(employer).astype(np.float64)[employer])
    premium = premium + rng.normal(0, world.premium_deviation, share.size)[employer]
    pay = np.log(150e3) + by_employer[employer] + np.where(is_of, premium, 0.0)
    for name, one in world.factors().items():
        pay += one.effects()[{**sample.cell, **sample.controls}[name]]
    of, over = (np.array(getattr(world.skills, kind)) for kind in _KINDS)
    pay += _scale(world.skills.explains, float((of - over).sum())) * sample.skills.sum(axis=1)
    cell = number([employer, *sample.cell.values()])
    team = number([cell, is_of.astype(np.int32)])
    pay += rng.normal(0, world.cell_deviation, cell.max() + 1)[cell]
    pay += rng.normal(0, world.team_deviation, team.max() + 1)[team]
    spread = math.sqrt(1.0 - 2.0 / world.tail)  # so that the noise has its standard deviation
    result: Array = pay + world.noise * spread * rng.standard_t(world.tail, pay.size)
    return result


def number(factors: Iterable[NDArray[np.integer]]) -> NDArray[np.int64]:
    """Return a number for each combination of values; not every number is used."""
    result = np.zeros(1, dtype=np.int64)
    for codes in factors:
        result = result * (int(codes.max()) + 1) + codes
    return result


def _additive(sample: GapSample) -> tuple[dict[str, float], float]:
    """Return what each factor explains, and the rest, by least squares on dummies."""
    names = {**sample.cell, **sample.controls}
    blocks = [sample.is_of[:, None].astype(float)]
    blocks += [(codes[:, None] == np.arange(1, codes.max() + 1)) * 1.0 for codes in names.values()]
    blocks += [sample.skills * 1.0]
    design, pay = np.hstack(blocks), sample.log_pay
    inside = np.column_stack([_less_mean(one, sample.employer) for one in [pay, *design.T]])
    effect = np.linalg.lstsq(inside[:, 1:], inside[:, 0], rcond=None)[0]
    of, over = design[sample.is_of].mean(axis=0), design[~sample.is_of].mean(axis=0)
    explained = effect * (of - over)
    cuts = np.cumsum([one.shape[1] for one in blocks])[:-1]
    sums = [float(one.sum()) for one in np.split(explained, cuts)]
    raw = float(pay[sample.is_of].mean() - pay[~sample.is_of].mean())
    parts = {"employer": raw - sum(sums), **dict(zip([*names, "skill"], sums[1:], strict=True))}
    if not sample.skills.shape[1]:
        del parts["skill"]
    return parts, sums[0]


def _less_mean(values: Array, group: Codes) -> Array:
    return values - (np.bincount(group, values) / np.maximum(np.bincount(group), 1))[group]

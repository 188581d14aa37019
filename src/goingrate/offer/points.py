"""Which random inputs a comparison has, and the points at which they are looked at.

No random input: one point, exact. One: quadrature, exact to many digits. More: replicated
scrambled Sobol points, shared by all offers, so that what moves the whole market moves both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.base.draws import normals, sobol_uniforms
from goingrate.offer.plan import QUARTERS, Fates, JobPlan
from goingrate.offer.private.along import N_COLUMNS

Array = NDArray[np.float64]
#: A hazard is followed in panels of a month; smooth in between, so few nodes do.
_NODES_PER_PANEL = 6
_NORMAL_NODES = 96
_NORMAL_REACH = 8.5


@dataclass(frozen=True, slots=True)
class Needs:
    """How many columns of each random input a comparison needs, by offer where it is its own."""

    market: int
    own: tuple[int, ...]
    bonus: tuple[int, ...]
    layoff: tuple[int, ...]
    company: tuple[int, ...]

    @property
    def n_dimensions(self) -> int:
        """Random inputs of one future."""
        of_offers = (self.own, self.bonus, self.layoff, self.company)
        return self.market + sum(map(sum, of_offers))


@dataclass(frozen=True, slots=True)
class Points:
    """Random inputs, shape (n_paths, columns) each, and the weight of each path.

    `replicate` numbers the replicate of each path; a quadrature is one replicate, number 0.
    """

    market: Array
    own: tuple[Array, ...]
    bonus: tuple[Array, ...]
    layoff: tuple[Array, ...]
    company: tuple[Array, ...]
    weight: Array
    replicate: NDArray[np.int64]

    def of_replicate(self, number: int) -> Points:
        """Return the points of one replicate, their weights adding up to 1."""
        mine = self.replicate == number
        weight = self.weight[mine]
        return Points(
            market=self.market[mine],
            own=tuple(part[mine] for part in self.own),
            bonus=tuple(part[mine] for part in self.bonus),
            layoff=tuple(part[mine] for part in self.layoff),
            company=tuple(part[mine] for part in self.company),
            weight=weight / weight.sum(),
            replicate=self.replicate[mine],
        )


def needs_of(plans: Sequence[JobPlan], fates: Sequence[Fates]) -> Needs:
    """Return the random inputs that matter for these jobs together.

    The common market factor matters only where at least two sources feel it: a single one has the
    same law without, and half the inputs make its points twice as good.
    """
    n_quarters = QUARTERS * plans[0].n_years
    stocks = [plan.has_random_stock for plan in plans]
    feel = sum(stocks) + sum(fate.market_correlation > 0 for fate in fates)
    moves = any(stocks) or any(fate.private is not None for fate in fates)
    market = 0
    if feel > 1:
        market = n_quarters if moves else 1
    return Needs(
        market=market,
        own=tuple(n_quarters if moves else 0 for moves in stocks),
        bonus=tuple(
            plan.n_years if plan.bonus_log_spread > 0 and plan.bonus_target.any() else 0
            for plan in plans
        ),
        layoff=tuple(int(plan.layoff_risk_per_year > 0) for plan in plans),
        company=tuple(N_COLUMNS if fate.private is not None else 0 for fate in fates),
    )


def widest(needs: Sequence[Needs]) -> Needs:
    """Return needs that cover all of the given ones."""
    return Needs(
        market=max(need.market for need in needs),
        own=tuple(map(max, zip(*(need.own for need in needs), strict=True))),
        bonus=tuple(map(max, zip(*(need.bonus for need in needs), strict=True))),
        layoff=tuple(map(max, zip(*(need.layoff for need in needs), strict=True))),
        company=tuple(map(max, zip(*(need.company for need in needs), strict=True))),
    )


def sobol_points(needs: Needs, *, n_points: int, n_replicates: int, seed: int) -> Points:
    """Return replicated scrambled Sobol points; the widest movements get the best columns."""
    order = _column_order(needs)
    cubes = sobol_uniforms(n_points, len(order), n_replicates=n_replicates, seed=seed)
    uniforms = cubes.reshape(-1, len(order))
    place = {column: index for index, column in enumerate(order)}

    def pick(kind: str, offer: int, count: int) -> Array:
        columns = [place[kind, offer, number] for number in range(count)]
        return np.ascontiguousarray(uniforms[:, columns])

    n_paths = uniforms.shape[0]
    return Points(
        market=normals(pick("market", 0, needs.market)),
        own=tuple(normals(pick("own", i, count)) for i, count in enumerate(needs.own)),
        bonus=tuple(normals(pick("bonus", i, count)) for i, count in enumerate(needs.bonus)),
        layoff=tuple(pick("layoff", i, count) for i, count in enumerate(needs.layoff)),
        company=tuple(pick("company", i, count) for i, count in enumerate(needs.company)),
        weight=np.full(n_paths, 1.0 / n_paths),
        replicate=np.repeat(np.arange(n_replicates), n_points),
    )


def exact_points(needs: Needs, plans: Sequence[JobPlan], fates: Sequence[Fates]) -> Points:
    """Return one point, or the nodes of a quadrature, for at most one random input."""
    if sum(needs.layoff):
        index = needs.layoff.index(1)
        nodes, weight = _layoff_nodes(plans[index], fates[index])
    elif needs.n_dimensions:
        nodes, weight = _normal_nodes()
    else:
        nodes, weight = np.zeros(1), np.ones(1)
    column = nodes[:, None]

    def pick(count: int) -> Array:
        return column if count else np.empty((nodes.size, 0))

    return Points(
        market=pick(needs.market),
        own=tuple(pick(count) for count in needs.own),
        bonus=tuple(pick(count) for count in needs.bonus),
        layoff=tuple(pick(count) for count in needs.layoff),
        company=tuple(pick(count) for count in needs.company),
        weight=weight,
        replicate=np.zeros(nodes.size, dtype=np.int64),
    )


def _column_order(needs: Needs) -> list[tuple[str, int, int]]:
    ranked: list[tuple[float, str, int, int]] = []
    ranked += [(number, "market", 0, number) for number in range(needs.market)]
    for offer, count in enumerate(needs.own):
        ranked += [(number + 0.2, "own", offer, number) for number in range(count)]
    for offer, count in enumerate(needs.layoff):
        ranked += [(0.1, "layoff", offer, number) for number in range(count)]
    for offer, count in enumerate(needs.company):
        ranked += [(0.3 * number - 0.1, "company", offer, number) for number in range(count)]
    for offer, count in enumerate(needs.bonus):
        ranked += [(1.5 + number, "bonus", offer, number) for number in range(count)]
    return [(kind, offer, number) for _, kind, offer, number in sorted(ranked)]


def _layoff_nodes(plan: JobPlan, fates: Fates) -> tuple[Array, Array]:
    """Gauss-Legendre nodes in the time of the layoff, between all times at which pay jumps."""
    horizon = float(plan.n_years)
    months = np.arange(12 * plan.n_years + 1) / 12
    kinks = np.concatenate(
        [
            months,
            np.arange(plan.n_years + 1) - plan.search_years,
            fates.job_end_year,
            fates.payoff_year,
            [plan.clawback_years, fates.cliff_years],
        ]
    )
    edges = np.unique(kinks[(kinks >= 0) & (kinks <= horizon)])
    edges = edges[np.concatenate([[True], np.diff(edges) > 1e-9])]
    x, w = np.polynomial.legendre.leggauss(_NODES_PER_PANEL)
    half = 0.5 * np.diff(edges)[:, None]
    times = (edges[:-1, None] + half * (1.0 + x[None, :])).ravel()
    hazard = plan.layoff_risk_per_year
    weight = (half * w[None, :]).ravel() * hazard * np.exp(-hazard * times)
    stays = math.exp(-hazard * horizon)
    uniforms = np.append(-np.expm1(-hazard * times), 1.0 - 0.5 * stays)
    weight = np.append(weight, stays)
    return uniforms, weight / weight.sum()


def _normal_nodes() -> tuple[Array, Array]:
    x, w = np.polynomial.legendre.leggauss(_NORMAL_NODES)
    nodes = _NORMAL_REACH * x
    weight = w * np.exp(-0.5 * nodes**2)
    return nodes, weight / weight.sum()

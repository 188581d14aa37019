"""The normal equations of all effects at once, and what follows from them: steps, variances, draws.

Unknowns, in this order: effects of the mean (intercept, roles, ...), effects of the log spread,
each cell's own deviation in mean and in log spread, each employer's effect. An employer's deviation
within one cell has been eliminated, pair by pair. Small systems are inverted whole. In large ones
cells and their effects are eliminated exactly, and what is left, one equation for each employer, is
solved by conjugate gradients; their variances are those of exact posterior draws (perturb the right
side by the noise of each record and of the prior, and solve), so no matrix of their size is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.design import Design
from goingrate.market.rates.effects import products, to_cells, to_effects
from goingrate.market.rates.threads import in_ranges

Array = NDArray[np.float64]

#: Up to so many unknowns the system is inverted whole.
MOST_DENSE: Final = 700
_MOST_STEPS: Final = 400


@dataclass(frozen=True, slots=True)
class Precisions:
    """One over the prior variances."""

    mean: Array
    spread: Array
    cell: float
    cell_spread: float
    employer: float
    employer_in_cell: float


@dataclass(frozen=True, eq=False)
class System:
    """Normal equations at one linearisation.

    Attributes
    ----------
    told
        What each pair tells about mean, mean with log spread, and log spread, its own deviation
        eliminated, shape (n_pairs, 3).
    """

    design: Design
    told: Array
    prior: Precisions

    @property
    def n_effects(self) -> int:
        """How many effects of mean and log spread there are, intercepts included."""
        return self.design.mean_terms.size + self.design.spread_terms.size

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return self.n_effects + 2 * self.design.n_cells + self.design.n_employers

    @property
    def dense(self) -> bool:
        """Whether it is small enough to be inverted whole."""
        return self.size <= MOST_DENSE

    @cached_property
    def precision(self) -> Array:
        """The prior precision of each unknown."""
        prior, cells = self.prior, self.design.n_cells
        return np.concatenate(
            [
                prior.mean,
                prior.spread,
                np.full(cells, prior.cell),
                np.full(cells, prior.cell_spread),
                prior.employer / self.design.share,
            ]
        )

    @cached_property
    def of_cells(self) -> Array:
        """What each cell's records tell together, shape (n_cells, 3)."""
        return self.sum_to_cells(self.told)

    @cached_property
    def of_employers(self) -> Array:
        """What each employer's records tell about it, its prior included."""
        result: Array = self.design.by_employer(self.told[:, 0]) + self._own_employers
        return result

    @property
    def _own_employers(self) -> Array:
        return self.precision[self.size - self.design.n_employers :]

    def sum_to_cells(self, values: Array) -> Array:
        """Add up values of pairs (n_pairs, any) by cell."""
        return np.stack([self.design.by_cell(one) for one in values.T], axis=1)

    def means(self, unknowns: Array) -> Array:
        """Return the mean of each cell, from unknowns (size, ...)."""
        first = self.n_effects
        own = unknowns[first : first + self.design.n_cells]
        result: Array = to_cells(self.design.mean_terms, unknowns) + own
        return result

    def log_spreads(self, unknowns: Array) -> Array:
        """Return the log spread of each cell, less that of the prior."""
        first = self.n_effects + self.design.n_cells
        own = unknowns[first : first + self.design.n_cells]
        effects = unknowns[self.design.mean_terms.size :]
        result: Array = to_cells(self.design.spread_terms, effects) + own
        return result

    def employers(self, unknowns: Array) -> Array:
        """Return the effects of the employers."""
        return unknowns[self.n_effects + 2 * self.design.n_cells :]

    def gathered(self, by_mean: Array, by_spread: Array, by_employer: Array) -> Array:
        """Return the right side for slopes in cells' means, log spreads and employers' effects."""
        return np.concatenate(
            [
                to_effects(self.design.mean_terms, by_mean),
                to_effects(self.design.spread_terms, by_spread),
                by_mean,
                by_spread,
                by_employer,
            ]
        )

    def solve(self, right: Array, *, tolerance: float = 1e-9) -> Array:
        """Return the unknowns for right sides, shape (size, n_sides) both."""
        if self.dense:
            result: Array = self.inverse @ right
            return result
        return self._by_elimination(right, tolerance)

    @cached_property
    def inverse(self) -> Array:
        """The posterior covariance of all unknowns, where the system is small."""
        found = np.linalg.inv(self.matrix())
        result: Array = 0.5 * (found + found.T)
        return result

    def matrix(self) -> Array:
        """Return the whole matrix, shape (size, size)."""
        chosen = np.eye(self.size)
        mean, spread = self.means(chosen), self.log_spreads(chosen)
        both, a, b, c = np.concatenate([mean, spread]), *(self.of_cells.T[:, :, None])
        result: Array = both.T @ np.concatenate([a * mean + b * spread, b * mean + c * spread])
        if self.design.n_employers:
            crossed = np.zeros((2, self.design.n_cells, self.design.n_employers))
            crossed[:, self.design.cell, self.design.employer] = self.told[:, :2].T
            first = self.size - self.design.n_employers
            beside = mean.T @ crossed[0] + spread.T @ crossed[1]
            result[:, first:] += beside
            result[first:] += beside.T
            own = self.of_employers - self._own_employers
            result[np.arange(first, self.size), np.arange(first, self.size)] += own
        result[np.diag_indices(self.size)] += self.precision
        return result

    @cached_property
    def _cells(self) -> tuple[Array, Array, Array]:
        """Inverse of each cell's own block (3), of what it leaves to effects, and their inverse."""
        a, b, c = self.of_cells.T
        h11, h22 = a + self.prior.cell, c + self.prior.cell_spread
        over = h11 * h22 - b * b
        own = np.stack([h22 / over, -b / over, h11 / over])
        left = self._times_prior(own)
        x, y = self.design.mean_terms, self.design.spread_terms
        crossed = products(x, y, left[1])
        matrix = np.block(
            [[products(x, x, left[0]), crossed], [crossed.T, products(y, y, left[2])]]
        )
        matrix[np.diag_indices(self.n_effects)] += self.precision[: self.n_effects]
        return own, left, np.linalg.inv(matrix)

    def _times_prior(self, own: Array) -> Array:
        """Return W - W H^-1 W of each cell, as P - P H^-1 P with P the prior, H = W + P."""
        p, q = self.prior.cell, self.prior.cell_spread
        return np.stack([p - p * own[0] * p, -p * own[1] * q, q - q * own[2] * q])

    def _without_employers(self, right: Array) -> Array:
        """Solve for effects and cells, employers held at nothing."""
        own, _left, effects = self._cells
        n, cells = self.n_effects, self.design.n_cells
        by_mean, by_spread = right[n : n + cells], right[n + cells : n + 2 * cells]
        x, y = self.design.mean_terms, self.design.spread_terms
        # H^-1 r is the cells' answer; W H^-1 r = r - P H^-1 r goes on to the effects
        mean, spread = _times(own, by_mean, by_spread)
        on_mean = by_mean - self.prior.cell * mean
        on_spread = by_spread - self.prior.cell_spread * spread
        onward = np.concatenate([to_effects(x, on_mean), to_effects(y, on_spread)])
        shared = effects @ (right[:n] - onward)
        on_mean, on_spread = to_cells(x, shared), to_cells(y, shared[x.size :])
        # H^-1 W t = t - H^-1 P t
        back = _times(own, self.prior.cell * on_mean, self.prior.cell_spread * on_spread)
        return np.concatenate([shared, mean - on_mean + back[0], spread - on_spread + back[1]])

    def _crossed(self, employers: Array) -> Array:
        """Return what employers' values are in the equations of effects and cells."""
        from goingrate.market.rates.pair_kernels import employers_to_cells

        design, cells = self.design, self.design.n_cells
        mean, spread = np.empty((2, cells, employers.shape[1]))
        values = np.ascontiguousarray(employers)
        in_ranges(
            lambda first, last: employers_to_cells(
                first, last, design.cell_start, design.employer, self.told, values, mean, spread
            ),
            design.cell_start,
        )
        return self.gathered(mean, spread, np.zeros((0, employers.shape[1])))

    def crossed_back(self, unknowns: Array) -> Array:
        """Return what effects and cells are in the equations of employers."""
        from goingrate.market.rates.pair_kernels import cells_to_employers

        design = self.design
        out = np.empty((design.n_employers, unknowns.shape[1]))
        mean = np.ascontiguousarray(self.means(unknowns))
        spread = np.ascontiguousarray(self.log_spreads(unknowns))
        in_ranges(
            lambda first, last: cells_to_employers(
                first,
                last,
                design.employer_start,
                design.employer_order,
                design.cell,
                self.told,
                mean,
                spread,
                out,
            ),
            design.employer_start,
        )
        return out

    def _by_elimination(self, right: Array, tolerance: float) -> Array:
        rest = self.size - self.design.n_employers
        if not self.design.n_employers:
            return self._without_employers(right)
        above, below = right[:rest], right[rest:]
        aim = below - self.crossed_back(self._without_employers(above))
        employers = self._conjugate(aim, tolerance)
        shared = self._without_employers(above - self._crossed(employers))
        return np.concatenate([shared, employers])

    def _conjugate(self, aim: Array, tolerance: float) -> Array:
        """Solve for the employers by conjugate gradients, all sides beside each other."""
        scale = self.of_employers[:, None]
        answer, residual = np.zeros_like(aim), aim.copy()
        scaled = residual / scale
        direction, size = scaled.copy(), (residual * scaled).sum(axis=0)
        goal = tolerance**2 * np.maximum(size, 1e-300)
        for _ in range(_MOST_STEPS):
            if (size <= goal).all():
                break
            onward = self.crossed_back(self._without_employers(self._crossed(direction)))
            onward = scale * direction - onward
            length = size / np.maximum((direction * onward).sum(axis=0), 1e-300)
            answer += length * direction
            residual -= length * onward
            scaled = residual / scale
            before, size = size, (residual * scaled).sum(axis=0)
            direction = scaled + (size / np.maximum(before, 1e-300)) * direction
        return answer

    def noise(self, generator: np.random.Generator, n_sides: int, *, signs: bool = False) -> Array:
        """Return right sides whose answers scatter as the posterior does around zero.

        By normal draws, or by random signs: the same variances for less.
        """
        told = self.told
        first = np.sqrt(np.maximum(told[:, 0], 0.0))
        side = np.divide(told[:, 1], first, out=np.zeros_like(first), where=first > 0)
        last = np.sqrt(np.maximum(told[:, 2] - side**2, 0.0))
        sides = []
        for _ in range(n_sides):  # one at a time: pairs may be many
            one, other = _random(generator, (2, self.design.n_pairs), signs)
            by_mean = first * one
            of_cells = self.design.by_cell(by_mean), self.design.by_cell(side * one + last * other)
            sides.append(self.gathered(*of_cells, self.design.by_employer(by_mean)))
        prior = _random(generator, (n_sides, self.size), signs) * np.sqrt(self.precision)
        return np.stack(sides, axis=1) + prior.T


def _random(generator: np.random.Generator, shape: tuple[int, int], signs: bool) -> Array:
    if not signs:
        return generator.standard_normal(shape)
    bits = np.unpackbits(np.frombuffer(generator.bytes(-(-shape[0] * shape[1] // 8)), np.uint8))
    return 2.0 * bits[: shape[0] * shape[1]].reshape(shape).astype(np.float64) - 1.0


def _times(own: Array, mean: Array, spread: Array) -> tuple[Array, Array]:
    a, b, c = own[:, :, None]
    return a * mean + b * spread, b * mean + c * spread

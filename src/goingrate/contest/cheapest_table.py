"""The cheapest package where worth is not a formula but a table of cash and equity.

`cheapest` knows what a package is worth from a formula that fits normal payoffs. Equity of a young
company mostly ends at nothing and seldom at very much, so its worth comes from elsewhere, as a
table: of each kind of people, at each equity and each cash. Between its entries worth is a cubic
that rises wherever the entries rise (Fritsch and Carlson 1980), and the logarithm of the odds of
acceptance, which is nearly straight in cash, is straight between close steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.contest.accept import average_chance
from goingrate.contest.ranges import above_zero, at_least_zero, chance, finite, in_list, refused

Array = NDArray[np.float64]

#: So many steps in each step of a table; then so many more where the cheapest package lies.
_FINER_EQUITY: Final = 12
_FINER_CASH: Final = 16
_ZOOMED: Final = 129
_ZOOMS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Packages on a grid; made by `Grid.of`.

    Attributes
    ----------
    cash, equity
        Rising, shapes (n_cash,) and (n_equity,). Cash in money; equity in any unit.
    equity_cost
        What each equity costs the firm, in money, shape (n_equity,), not falling.
    """

    cash: Array
    equity: Array
    equity_cost: Array

    @classmethod
    def of(cls, cash: ArrayLike, equity: ArrayLike, *, equity_cost: ArrayLike) -> Grid:
        """Return a checked grid of at least two by two packages.

        Raises
        ------
        OutOfRange
            If numbers are not finite, do not rise, or the lists are not of one length.
        """
        money, stake = finite("cash", in_list("cash", cash)), in_list("equity", equity)
        stake = at_least_zero("equity", stake)
        cost = at_least_zero("equity_cost", in_list("equity_cost", equity_cost))
        for name, values in (("cash", money), ("equity", stake)):
            if values.size < 2 or not (np.diff(values) > 0).all():
                raise refused(name, str(values.size), Phrase("allowed.rising_list"))
        if cost.size != stake.size:
            allowed = Phrase.of("allowed.one_each", count=str(stake.size))
            raise refused("equity_cost", str(cost.size), allowed)
        if not (np.diff(cost) >= 0).all():
            raise refused("equity_cost", float(cost.max()), Phrase("allowed.rising_list"))
        return cls(money, stake, cost)


@dataclass(frozen=True, slots=True, eq=False)
class Acceptance:
    """Logarithms of the odds of acceptance on a fine grid, shape (n_equity, n_cash)."""

    grid: Grid
    odds: Array

    def at(self, cash: float, equity: float) -> float:
        """Return the chance that a package on the grid is accepted."""
        down, across = _place(self.grid.equity, equity), _place(self.grid.cash, cash)
        (row, low), (column, left) = down, across
        corners = self.odds[row : row + 2, column : column + 2]
        odds = np.array([1.0 - low, low]) @ corners @ np.array([1.0 - left, left])
        return float(np.exp(-np.logaddexp(0.0, -odds)))


@dataclass(frozen=True, slots=True)
class TablePackage:
    """The package that costs least among those that are accepted often enough."""

    cash: float
    equity: float
    equity_cost: float
    acceptance: float

    @property
    def cost(self) -> float:
        """Cash plus what the equity costs."""
        return self.cash + self.equity_cost


@dataclass(frozen=True, slots=True)
class NotOnGrid:
    """No package of the grid is accepted often enough: the one with the best chance."""

    cash: float
    equity: float
    acceptance: float


def acceptance(
    grid: Grid, worth: ArrayLike, *, rival: ArrayLike, weights: ArrayLike, scale: float
) -> Acceptance:
    """Return the odds of acceptance on a finer grid, averaged over a population.

    Parameters
    ----------
    worth
        Of each package to each kind of people, in sure money, shape (n_kinds, n_equity, n_cash).
    rival
        What the best competing package is worth to each kind, shape (n_kinds,).
    weights
        Of the kinds, shape (n_kinds,).
    scale
        Of the tastes, in money, > 0; see `accept.acceptance_chance`.

    Raises
    ------
    OutOfRange
        If a number is not in its range, or a shape does not fit.

    References
    ----------
    Fritsch and Carlson (1980), "Monotone Piecewise Cubic Interpolation", SIAM Journal on Numerical
    Analysis 17.
    """
    from scipy.interpolate import PchipInterpolator

    table, other = finite("worth", worth), finite("rival", in_list("rival", rival))
    heads = at_least_zero("weights", in_list("weights", weights))
    shape = (other.size, grid.equity.size, grid.cash.size)
    if table.shape != shape or heads.size != other.size:
        allowed = Phrase.of("allowed.table_of", shape=" x ".join(map(str, shape)))
        raise refused("worth", " x ".join(map(str, table.shape)), allowed)
    size, shares = float(above_zero("scale", scale)), heads / above_zero("weights", heads.sum())
    equity, cash = _finer(grid.equity, _FINER_EQUITY), _finer(grid.cash, _FINER_CASH)
    cost = PchipInterpolator(grid.equity, grid.equity_cost)(equity)
    by_equity = PchipInterpolator(grid.equity, table, axis=1)(equity)
    ahead = PchipInterpolator(grid.cash, by_equity, axis=2)(cash)
    ahead = (ahead - other[:, None, None]) / size
    come, stay = average_chance(np.moveaxis(ahead, 0, -1), shares)
    with np.errstate(divide="ignore"):
        odds = np.clip(np.log(come) - np.log(stay), -_CERTAIN, _CERTAIN)
    return Acceptance(Grid(cash, equity, cost), odds)


def in_every_case(cases: list[Acceptance]) -> Acceptance:
    """Return the least odds over several cases on one grid: what holds whichever is true."""
    return Acceptance(cases[0].grid, np.min([case.odds for case in cases], axis=0))


def cheapest_in_table(target: float, found: Acceptance) -> TablePackage | NotOnGrid:
    """Return the cheapest package of a table that is accepted with a chance.

    For each equity, the least cash that is enough; then the equity at which both cost least. Of
    packages that cost the same, the one with less equity.

    Examples
    --------
    >>> cash, equity = np.linspace(0, 300, 7), np.linspace(0, 200, 5)
    >>> worth = cash + equity[:, None] - 0.001 * equity[:, None] ** 2
    >>> grid = Grid.of(cash, equity, equity_cost=equity)
    >>> known = acceptance(grid, worth[None], rival=[260.0], weights=[1.0], scale=40.0)
    >>> best = cheapest_in_table(0.5, known)
    >>> round(best.cash), round(best.equity)
    (260, 0)
    """
    asked = chance("target", target)
    odds = math.log(asked / (1.0 - asked))
    near = found
    for _ in range(_ZOOMS + 1):
        cash = cash_needed_at(odds, near)
        cost = cash + near.grid.equity_cost
        row = int(np.argmin(cost))
        if not math.isfinite(cost[row]):
            return likeliest(found)
        best = float(cash[row]), float(near.grid.equity[row]), float(near.grid.equity_cost[row])
        near = _zoomed(near, row)
    return TablePackage(*best, found.at(*best[:2]))


def likeliest(found: Acceptance) -> NotOnGrid:
    """Return the package with the best chance; of several, the one with the least equity."""
    row, column = np.unravel_index(int(found.odds.argmax()), found.odds.shape)
    best = float(np.exp(-np.logaddexp(0.0, -found.odds[row, column])))
    return NotOnGrid(float(found.grid.cash[column]), float(found.grid.equity[row]), best)


def cash_needed_at(odds: float, found: Acceptance) -> Array:
    """Return, by equity, the least cash of the grid with these odds; infinite where none has."""
    enough = found.odds >= odds
    column = enough.argmax(axis=1)
    rows = np.arange(column.size)
    before = np.maximum(column - 1, 0)
    low, high = found.odds[rows, before], found.odds[rows, column]
    step = np.where(high > low, (odds - low) / np.where(high > low, high - low, 1.0), 1.0)
    cash = found.grid.cash
    least = cash[before] + np.clip(step, 0.0, 1.0) * (cash[column] - cash[before])
    least = np.where(column == 0, cash[0], least)
    return np.where(enough.any(axis=1), least, np.inf)


#: Beyond such odds nobody, or everybody, comes.
_CERTAIN: Final = 700.0


def _finer(values: Array, times: int) -> Array:
    """Return a list with each of its steps cut into so many."""
    places = np.linspace(0.0, values.size - 1.0, times * (values.size - 1) + 1)
    return np.interp(places, np.arange(values.size), values)


def _zoomed(found: Acceptance, row: int) -> Acceptance:
    """Return the neighbourhood of an equity in finer steps, straight between the known ones."""
    first, last = max(row - 1, 0), min(row + 1, found.grid.equity.size - 1)
    here = slice(first, last + 1)
    known = found.grid.equity[here]
    equity = np.unique(np.append(np.linspace(known[0], known[-1], _ZOOMED), known))
    at = np.clip(np.searchsorted(known, equity, side="right") - 1, 0, known.size - 2)
    part = ((equity - known[at]) / (known[at + 1] - known[at]))[:, None]
    rows = found.odds[here]
    odds = (1.0 - part) * rows[at] + part * rows[at + 1]
    cost = np.interp(equity, known, found.grid.equity_cost[here])
    return Acceptance(Grid(found.grid.cash, equity, cost), odds)


def _place(values: Array, wanted: float) -> tuple[int, float]:
    """Return the step of a list in which a number lies, and how far into it."""
    at = float(np.clip(wanted, values[0], values[-1]))
    step = min(int(np.searchsorted(values, at, side="right")) - 1, values.size - 2)
    return step, (at - float(values[step])) / float(values[step + 1] - values[step])

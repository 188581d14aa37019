"""Sale and IPO laid side by side: stretches of exit values on which every payoff is linear."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall
from goingrate.offer.contingent.ipo_chance import IpoChance

Array = NDArray[np.float64]


class Cells(NamedTuple):
    """Payoffs between all exit values at which anything bends, flat for the inner loop.

    Parameters
    ----------
    edges, logs
        Left ends of the cells, ascending from 0, and their logs (of 0: -inf), shape (n_cells,);
        the last cell has no end.
    sale, sale_slopes, ipo, ipo_slopes
        Payouts at the left end and per unit of exit value, shape (n_cells, n_holders).
    chance, chance_slopes
        Probability of an IPO at the left end, and per unit of log exit value, shape (n_cells,).
    """

    edges: Array
    logs: Array
    sale: Array
    sale_slopes: Array
    ipo: Array
    ipo_slopes: Array
    chance: Array
    chance_slopes: Array


def cells_between(sale: Waterfall, ipo: Waterfall, chance: IpoChance) -> Cells:
    """Return the cells of two waterfalls of the same holders."""
    knots = np.array(chance.company_values)
    edges = np.unique(np.concatenate([sale.exits, ipo.exits, knots]))
    with np.errstate(divide="ignore"):
        logs = np.log(edges)
    at_edges = np.interp(logs, np.log(knots), chance.shares)
    rising = np.diff(chance.shares) / np.diff(np.log(knots))
    slopes = np.concatenate([[0.0], rising, [0.0]])[np.searchsorted(knots, edges, side="right")]
    return Cells(edges, logs, *_laid(sale, edges), *_laid(ipo, edges), at_edges, slopes)


def cells_of(table: CapTable, ipo: IpoChance) -> tuple[Waterfall, Cells]:
    """Return a cap table's waterfall at a sale (its holders, their shares) and its cells."""
    sale = waterfall(table, "sale")
    return sale, cells_between(sale, waterfall(table, "ipo"), ipo)


def cells_of_holder(table: CapTable, ipo: IpoChance, holder: str, *, where: str) -> Cells:
    """Return the cells of one holder.

    Raises
    ------
    BadField
        If the cap table has no such holder; `where` names the argument.
    """
    sale, cells = cells_of(table, ipo)
    if holder not in sale.holders:
        raise BadField(
            where=where,
            given=holder,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(sale.holders[:20])),
            fix=Phrase("fix.correct_value"),
        )
    return only(cells, sale.holders.index(holder))


def only(cells: Cells, holder: int) -> Cells:
    """Return the cells with the payoffs of one holder alone."""
    column = slice(holder, holder + 1)
    return cells._replace(
        sale=np.ascontiguousarray(cells.sale[:, column]),
        sale_slopes=np.ascontiguousarray(cells.sale_slopes[:, column]),
        ipo=np.ascontiguousarray(cells.ipo[:, column]),
        ipo_slopes=np.ascontiguousarray(cells.ipo_slopes[:, column]),
    )


def _laid(flow: Waterfall, edges: Array) -> tuple[Array, Array]:
    """Return payouts at edges and slopes from there on, shape (n_edges, n_holders) each."""
    place = np.searchsorted(flow.exits, edges, side="right") - 1
    slopes = flow.slopes[:, place]
    levels = flow.payouts[:, place] + slopes * (edges - flow.exits[place])
    return np.ascontiguousarray(levels.T), np.ascontiguousarray(slopes.T)

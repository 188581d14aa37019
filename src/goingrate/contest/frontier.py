"""The reservation frontier: the best that a firm can offer and still be left with a profit.

Cash is short in some firms: kappa is what a unit of it is worth to the firm beyond itself. A seat
that produces y and must leave v has y - v for pay. Cash w and equity e use up (1 + kappa) w + e of
this and are worth w + e - gamma sigma^2 e^2 / 2 to the person (see `packages`). The best equity is

    e* = kappa / ((1 + kappa) gamma sigma^2),   and with it
    U  = (y - v) / (1 + kappa) + kappa^2 / (2 (1 + kappa)^2 gamma sigma^2).

A cap E on equity (the option pool) replaces e* by the smaller of both: U stays affine in v, with
slope -1 / (1 + kappa). A least cash m bends the frontier: as long as y - v - (1 + kappa) m is less
than that equity, all of it goes into equity, and U = m + e - gamma sigma^2 e^2 / 2. Where the
pieces meet, U is smooth if e* is below the cap, else it has a kink; it is concave throughout. Below
(1 + kappa) m no package can be offered at all.

References
----------
Legros and Newman (2007), "Beauty Is a Beast, Frog Is a Prince: Assortative Matching with
Nontransferabilities", Econometrica 75.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.contest.packages import Package, risk_price, stake_worth
from goingrate.contest.ranges import above_zero, at_least_zero, finite, require_each

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class FirmTerms:
    """On which terms firms can pay; made by `FirmTerms.of`. One firm, or arrays of firms.

    Attributes
    ----------
    cash_price
        kappa: what a unit of cash is worth to the firm beyond itself, >= 0; 0 where it is ample.
    volatility
        sigma: standard deviation of the payoff per unit of the equity's value, over the horizon.
    equity_cap
        The most equity of a package, infinite where there is no cap.
    cash_floor
        The least cash of a package, minus infinity where there is none: then cash may be below 0,
        as if the person bought in.
    """

    cash_price: Array
    volatility: Array
    equity_cap: Array
    cash_floor: Array

    @classmethod
    def of(
        cls,
        *,
        cash_price: ArrayLike,
        volatility: ArrayLike,
        equity_cap: ArrayLike | None = None,
        cash_floor: ArrayLike | None = None,
    ) -> FirmTerms:
        """Return checked terms; all numbers broadcast against each other.

        Raises
        ------
        OutOfRange
            If a number is not in its range.

        Examples
        --------
        >>> start_up = FirmTerms.of(cash_price=0.25, volatility=0.6, equity_cap=200_000.0)
        >>> float(start_up.slope), float(start_up.cash_floor)
        (0.8, -inf)
        """
        cap = np.asarray(np.inf if equity_cap is None else equity_cap, dtype=np.float64)
        require_each("equity_cap", cap, cap >= 0, Phrase("allowed.cap_or_none"))
        floor = np.asarray(-np.inf if cash_floor is None else cash_floor, dtype=np.float64)
        require_each("cash_floor", floor, floor < np.inf, Phrase("allowed.floor_or_none"))
        return cls(
            at_least_zero("cash_price", cash_price),
            above_zero("volatility", volatility),
            cap,
            floor,
        )

    @property
    def slope(self) -> Array:
        """1 / (1 + kappa): what a unit of the firm's profit costs the person off the floor."""
        return np.asarray(1.0 / (1.0 + self.cash_price))

    @property
    def least_surplus(self) -> Array:
        """What must be left for pay so that the least cash can be paid at all."""
        return np.asarray(self.cash_floor * (1.0 + self.cash_price))


def best_offer(surplus: ArrayLike, *, risk_aversion: ArrayLike, terms: FirmTerms) -> Package:
    """Return the best package that leaves the firm its profit.

    Parameters
    ----------
    surplus
        y - v: what the seat produces minus what it must leave the firm.
    risk_aversion
        Absolute, per unit of money, >= 0.
    terms
        Of the firm or firms.

    All broadcast: with surplus and terms of shape (n_firms,) and a risk aversion of shape
    (n_types, 1), the package has shape (n_types, n_firms).

    Returns
    -------
    Package
        With a cash price of 0 the equity is 0: any equity would bring risk and save nothing (to
        those who do not mind risk it is as good, and still 0). Where the least cash cannot be paid,
        cash and equity are not numbers and the worth is minus infinity.

    Raises
    ------
    OutOfRange
        If a number is not in its range, or if risk aversion is 0 where cash is short and neither
        equity nor cash is limited: the best package would have no end.

    Examples
    --------
    >>> terms = FirmTerms.of(cash_price=0.25, volatility=0.5)
    >>> best = best_offer(250_000.0, risk_aversion=4e-6, terms=terms)
    >>> float(best.cash), float(best.equity), float(best.worth)
    (40000.0, 200000.0, 220000.0)
    """
    left = finite("surplus", surplus)
    price = risk_price(risk_aversion=risk_aversion, volatility=terms.volatility)
    room = left - terms.least_surplus
    stake = np.minimum(_wanted_equity(price, terms), room)
    possible = stake >= 0
    cash = np.maximum((left - stake) * terms.slope, terms.cash_floor)
    cash = np.where(stake < room, cash, terms.cash_floor)
    worth = np.where(possible, _worth(left, stake, price, terms), -np.inf)
    cash, stake = (np.where(possible, part, np.nan) for part in (cash, stake))
    return Package(cash, stake, worth)


def best_worth(surplus: ArrayLike, *, risk_aversion: ArrayLike, terms: FirmTerms) -> Array:
    """Return what `best_offer` is worth to the person, without building the packages.

    Arguments and errors as there. It needs little memory beyond the result, so it makes the
    table of a large market. Off the cash floor, the worth at a profit of v is that at 0 minus
    `terms.slope` v: with surplus = y it is the table C_ij of the affine frontier.

    Examples
    --------
    >>> terms = FirmTerms.of(cash_price=[0.25, 0.0], volatility=[0.5, 0.3])
    >>> best_worth([250e3, 215e3], risk_aversion=[[4e-6], [8e-6]], terms=terms).round().tolist()
    [[220000.0, 215000.0], [210000.0, 215000.0]]
    """
    left = finite("surplus", surplus)
    taste = at_least_zero("risk_aversion", risk_aversion)
    given = [left, taste, terms.cash_price, terms.volatility, terms.equity_cap, terms.cash_floor]
    worth = np.empty(np.broadcast_shapes(*(part.shape for part in given)))
    if worth.ndim == 0:
        return np.asarray(_best_worth(*given))
    rows = max(1, _BLOCK * len(worth) // max(1, worth.size))
    for start in range(0, len(worth), rows):
        here = slice(start, start + rows)
        worth[here] = _best_worth(
            *(part[here] if part.ndim == worth.ndim and len(part) > 1 else part for part in given)
        )
    return worth


def surplus_needed(worth: ArrayLike, *, risk_aversion: ArrayLike, terms: FirmTerms) -> Array:
    """Return the least surplus y - v with which the firm can offer people a worth, or more.

    The inverse of `best_worth`: the most that the firm can keep is y minus this. Where the least
    cash alone is worth more than asked, that is what it costs.

    Examples
    --------
    >>> terms = FirmTerms.of(cash_price=0.25, volatility=0.5, cash_floor=100_000.0)
    >>> float(surplus_needed(220_000.0, risk_aversion=4e-6, terms=terms))
    253220.2...
    >>> float(best_worth(253_220.21129, risk_aversion=4e-6, terms=terms))
    220000.00...
    """
    asked = finite("worth", worth)
    price = risk_price(risk_aversion=risk_aversion, volatility=terms.volatility)
    most = _wanted_equity(price, terms)
    endless = np.isinf(most)  # then the cash floor holds for whatever is asked
    top = np.where(endless, 0.0, most)
    beyond = (asked - _saved(price, top, terms)) / terms.slope
    floored = np.isfinite(terms.cash_floor)
    rise = np.where(floored, np.maximum(asked - terms.cash_floor, 0.0), 0.0)  # left to equity
    stake = 2.0 * rise / (1.0 + np.sqrt(np.maximum(1.0 - 2.0 * price * rise, 0.0)))
    on_floor = floored & (endless | (rise <= stake_worth(top, price)))
    return np.where(on_floor, terms.least_surplus + stake, beyond)


#: Cells that are worked on at once; they fit into a processor's nearest memory.
_BLOCK: Final = 2**14


def _best_worth(left: Array, taste: Array, *firm: Array) -> Array:
    terms = FirmTerms(*firm)
    price = taste * terms.volatility**2
    stake = np.minimum(_wanted_equity(price, terms), left - terms.least_surplus)
    return np.where(stake >= 0, _worth(left, stake, price, terms), -np.inf)


def _wanted_equity(price_of_risk: Array, terms: FirmTerms) -> Array:
    """Return e*, capped; infinite only where a cash floor limits it."""
    gain = terms.cash_price * terms.slope
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        free = np.where(gain > 0, gain / price_of_risk, 0.0)
    most = np.minimum(free, terms.equity_cap)
    limited = np.isfinite(most) | np.isfinite(terms.cash_floor)
    require_each(
        "risk_aversion",
        np.broadcast_to(price_of_risk, limited.shape),
        limited,
        Phrase("allowed.bounded_offer"),
        Phrase("fix.limit_equity"),
    )
    return most


def _worth(surplus: Array, stake: Array, price_of_risk: Array, terms: FirmTerms) -> Array:
    worth: Array = surplus * terms.slope + _saved(price_of_risk, stake, terms)
    return worth


def _saved(price_of_risk: Array, stake: Array, terms: FirmTerms) -> Array:
    """Return what equity in place of cash adds to the worth of a package."""
    saved: Array = stake * (terms.cash_price * terms.slope - 0.5 * price_of_risk * stake)
    return saved

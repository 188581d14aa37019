"""A package of cash and equity: what it costs the firm and what it is worth to the person.

Equity is measured by its value to a diversified investor, who would pay its expected payoff at
market prices. The person cannot sell or hedge it. With constant absolute risk aversion gamma and
a payoff that is normal with a standard deviation of sigma per unit of that value, cash w and
equity e are worth

    w + e - gamma sigma^2 e^2 / 2

in sure money (Pratt 1964). The last term is the wedge between cost and worth that Hall and Murphy
(2002) find for executives' options: equity is a dear way to pay, unless cash is short.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.contest.ranges import above_zero, at_least_zero, finite

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """Cash and equity, one package or an array of them, in one unit of money.

    Attributes
    ----------
    cash
        Paid in money.
    equity
        Value of the equity to a diversified investor.
    worth
        The sure money that is worth as much to the person.
    """

    cash: Array
    equity: Array
    worth: Array

    @property
    def cost(self) -> Array:
        """What the package costs the firm's owners: cash plus what investors would pay."""
        return self.cash + self.equity

    @property
    def wedge(self) -> Array:
        """Cost minus worth: what paying in equity wastes on the person's risk."""
        return self.cost - self.worth


def package_of(
    *, cash: ArrayLike, equity: ArrayLike, risk_aversion: ArrayLike, volatility: ArrayLike
) -> Package:
    """Return a package with its worth to people of a risk aversion.

    Parameters
    ----------
    cash, equity
        In one unit of money; equity at its value to a diversified investor, >= 0.
    risk_aversion
        Absolute, per unit of money, >= 0: relative risk aversion divided by wealth.
    volatility
        Standard deviation of the payoff per unit of the equity's value, over the whole horizon,
        > 0.

    All of them broadcast against each other.

    Raises
    ------
    OutOfRange
        If a number is not finite or not in its range.

    References
    ----------
    Pratt (1964), "Risk Aversion in the Small and in the Large", Econometrica 32.
    Hall and Murphy (2002), "Stock Options for Undiversified Executives", Journal of Accounting and
    Economics 33.

    Examples
    --------
    With a wealth of 500,000 and a relative risk aversion of 2, equity of 100,000 with a volatility
    of 0.8 is worth 87,200; 12,800 are lost on risk.

    >>> paid = package_of(
    ...     cash=150_000.0, equity=100_000.0, risk_aversion=2 / 500_000, volatility=0.8
    ... )
    >>> float(paid.worth), float(paid.cost), float(paid.wedge)
    (237200.0, 250000.0, 12800.0)
    """
    money, stake = finite("cash", cash), at_least_zero("equity", equity)
    price = risk_price(risk_aversion=risk_aversion, volatility=volatility)
    money, stake, price = np.broadcast_arrays(money, stake, price)
    return Package(money, stake, money + stake_worth(stake, price))


def risk_price(*, risk_aversion: ArrayLike, volatility: ArrayLike) -> Array:
    """Return gamma sigma^2: by how much more equity lowers the worth of its last unit.

    The last unit of equity e is worth 1 - e gamma sigma^2; from 1 / (gamma sigma^2) on, more
    equity is a burden.
    """
    taste = at_least_zero("risk_aversion", risk_aversion)
    price: Array = taste * above_zero("volatility", volatility) ** 2
    return price


def stake_worth(equity: Array, price_of_risk: Array) -> Array:
    """Return what equity is worth in sure money: e - gamma sigma^2 e^2 / 2."""
    worth: Array = equity * (1.0 - 0.5 * price_of_risk * equity)
    return worth

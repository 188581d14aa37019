"""The cheapest package that people accept with a chance that is asked for.

For each equity e there is just one cash w(e) with which the chance is that asked for: the chance
rises with cash. So the question is one of equity alone: where is (1 + kappa) w(e) + e least, with
the cash within the budget? Where kappa is 0 and cash merely limited, cost rises with equity (each
unit is worth less to people than it costs), so equity only fills what the budget leaves open.

With several kinds of people there can be several valleys: one package for the bold, one for the
careful. None is missed: see `valleys`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.contest.accept import Population, acceptance_chance, rival_worth
from goingrate.contest.equal_chance import levelled
from goingrate.contest.frontier import FirmTerms
from goingrate.contest.packages import risk_price, stake_worth
from goingrate.contest.ranges import above_zero, chance, in_list, refused
from goingrate.contest.valleys import Limits, least_on_curve

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CheapestPackage:
    """The package that costs least among those that are accepted often enough.

    Attributes
    ----------
    cash, equity
        Of the package, in money; equity at its value to a diversified investor.
    acceptance
        Chance that a person drawn from the population accepts; the one asked for, or more where
        the least cash is more than needed.
    wedge
        What is lost on risk: cost minus the worth to the person, on average over those who accept.
    gap
        By how much cash at its price plus equity may exceed the least possible.
    """

    cash: float
    equity: float
    acceptance: float
    wedge: float
    gap: float

    @property
    def cost(self) -> float:
        """Cash plus what investors would pay for the equity."""
        return self.cash + self.equity


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """No package within the limits is accepted often enough; what is missing.

    Attributes
    ----------
    acceptance, cash, equity
        The best chance within the limits, and the package that has it.
    cash_needed
        The least budget of cash with which the chance can be had, equity limited as it is.
    equity_needed
        The least cap on equity with which it can be had, cash limited as it is; infinite where no
        equity makes up for the cash: then cash alone is what is missing.
    """

    acceptance: float
    cash: float
    equity: float
    cash_needed: float
    equity_needed: float


@dataclass(frozen=True, slots=True, eq=False)
class CostFrontier:
    """Cheapest packages by the chance that is asked for; not numbers where none is in reach.

    All of shape (n_targets,): chances asked for; cash, equity, cost and wedge of the package.
    """

    target: Array
    cash: Array
    equity: Array
    cost: Array
    wedge: Array


def cheapest_package(
    target: float,
    *,
    population: Population,
    rival: ArrayLike,
    scale: float,
    terms: FirmTerms,
    cash_budget: float = math.inf,
) -> CheapestPackage | OutOfReach:
    """Return the cheapest package that a person of the population accepts with a chance.

    Parameters
    ----------
    target
        The chance asked for, above 0 and below 1.
    population, rival, scale
        As in `accept.acceptance_chance`.
    terms
        Of one firm. Its limits on equity and least cash hold. Cash and equity are weighed by its
        price of cash: give 0 where cash is limited by the budget and nothing else.
    cash_budget
        The most cash of a package.

    Raises
    ------
    OutOfRange
        If a number is not in its range; if the budget is below the least cash; or if some people
        do not mind risk and equity has no limit.

    References
    ----------
    Hall and Murphy (2002), "Stock Options for Undiversified Executives", Journal of Accounting and
    Economics 33, for the cost of equity and its worth.

    Examples
    --------
    >>> people = Population.of_relative([1.0, 2.0, 4.0], wealth=600_000.0, weights=[1, 2, 1])
    >>> terms = FirmTerms.of(cash_price=0.0, volatility=0.7, equity_cap=250_000.0)
    >>> asked = {"population": people, "rival": 260e3, "scale": 40e3, "terms": terms}
    >>> found = cheapest_package(0.5, cash_budget=170e3, **asked)
    >>> round(found.cash), round(found.equity), round(found.wedge)
    (170000, 99002, 8768)
    >>> missed = cheapest_package(0.95, cash_budget=170e3, **asked)
    >>> round(missed.acceptance, 2), round(missed.cash_needed), missed.equity_needed
    (0.91, 194528, inf)
    """
    ask = _Ask.of(target, population=population, rival=rival, scale=scale, terms=terms)
    limits = ask.limits(cash_budget)
    price = 1.0 + float(terms.cash_price)
    found = least_on_curve(ask.cash_at, ask.risk, limits, cash_price=price, equity_price=1.0)
    if found is None:
        return _out_of_reach(ask, limits)
    return CheapestPackage(
        cash=found.cash,
        equity=found.equity,
        acceptance=float(ask.chance_of(found.cash, found.equity)),
        wedge=ask.wedge_of(found.cash, found.equity),
        gap=found.gap,
    )


def cost_frontier(
    targets: ArrayLike,
    *,
    population: Population,
    rival: ArrayLike,
    scale: float,
    terms: FirmTerms,
    cash_budget: float = math.inf,
) -> CostFrontier:
    """Return cheapest packages for several chances; arguments and errors as in `cheapest_package`.

    Examples
    --------
    >>> people = Population.of_relative([1.0, 4.0], wealth=600_000.0)
    >>> terms = FirmTerms.of(cash_price=0.0, volatility=0.7, equity_cap=250_000.0)
    >>> line = cost_frontier(
    ...     [0.25, 0.5, 0.75, 0.99],
    ...     population=people, rival=260e3, scale=40e3, terms=terms, cash_budget=200e3,
    ... )
    >>> line.cost.round().tolist()
    [216327.0, 264209.0, 318826.0, nan]
    """
    asked = in_list("targets", targets)
    rows = np.full((asked.size, 4), np.nan)
    for row, target in zip(rows, asked, strict=True):
        found = cheapest_package(
            float(target),
            population=population,
            rival=rival,
            scale=scale,
            terms=terms,
            cash_budget=cash_budget,
        )
        if isinstance(found, CheapestPackage):
            row[:] = found.cash, found.equity, found.cost, found.wedge
    return CostFrontier(asked, *rows.T)


@dataclass(frozen=True, slots=True, eq=False)
class _Ask:
    """What is asked for, of whom, against whom."""

    odds: float  # logarithm of the odds of acceptance
    population: Population
    risk: Array  # gamma sigma^2 of each kind
    rival: Array
    scale: float
    terms: FirmTerms

    @classmethod
    def of(
        cls,
        target: float,
        *,
        population: Population,
        rival: ArrayLike,
        scale: float,
        terms: FirmTerms,
    ) -> _Ask:
        asked = chance("target", target)
        risk = risk_price(risk_aversion=population.risk_aversion, volatility=terms.volatility)
        worth = rival_worth(rival, population)
        size = float(above_zero("scale", scale))
        return cls(math.log(asked / (1.0 - asked)), population, risk, worth, size, terms)

    def cash_at(self, equity: Array) -> Array:
        """Return the cash with which packages of this equity have the chance asked for."""
        ahead = (stake_worth(equity[:, None], self.risk) - self.rival) / self.scale
        return self.scale * levelled(self.odds, ahead, self.population.weights)

    def chance_of(self, cash: float, equity: ArrayLike) -> Array:
        return acceptance_chance(
            cash=cash,
            equity=equity,
            volatility=self.terms.volatility,
            population=self.population,
            rival=self.rival,
            scale=self.scale,
        )

    def wedge_of(self, cash: float, equity: float) -> float:
        """Return cost minus worth, on average over those who accept."""
        lost = 0.5 * self.risk * equity**2
        ahead = (cash + equity - lost - self.rival) / self.scale
        who = self.population.weights * np.exp(-np.logaddexp(0.0, -ahead))
        return float((who * lost).sum() / who.sum())

    def limits(self, cash_budget: float) -> Limits:
        floor = float(self.terms.cash_floor)
        if not cash_budget >= floor or cash_budget == -math.inf:
            raise refused(
                "cash_budget", cash_budget, Phrase.of("allowed.at_least", low=f"{floor:g}")
            )
        cap = float(self.terms.equity_cap)
        most = min(cap, 1.0 / self.risk.min()) if self.risk.min() > 0 else cap
        if most == math.inf:
            raise refused(
                "equity_cap", cap, Phrase("allowed.equity_limited"), Phrase("fix.give_equity_cap")
            )
        return Limits(most_equity=most, cash_budget=float(cash_budget), cash_floor=floor)

    def enough_equity(self, cash: float) -> float:
        """Return an equity beyond which no more can raise the chance at this cash."""
        some = self.risk[self.risk > 0]
        burden = 1.0 / some.min() if some.size else 0.0
        if some.size == self.risk.size:
            return float(burden)
        certain = float(self.rival.max()) - cash + _CERTAIN * self.scale
        return max(burden, certain, 0.0)


#: So many scales ahead, the chance is 1 to the last digit.
_CERTAIN: Final = 40.0
_TRIED: Final = 257


def _out_of_reach(ask: _Ask, limits: Limits) -> OutOfReach:
    """Say what is missing: the best chance there is, and what each limit would have to be."""
    cash = limits.cash_budget
    equity = _most_likely(ask, limits)
    free = Limits(most_equity=limits.most_equity, cash_budget=math.inf, cash_floor=-math.inf)
    less = least_on_curve(ask.cash_at, ask.risk, free, cash_price=1.0, equity_price=0.0)
    wide = Limits(most_equity=ask.enough_equity(cash), cash_budget=cash, cash_floor=-math.inf)
    more = least_on_curve(ask.cash_at, ask.risk, wide, cash_price=0.0, equity_price=1.0)
    return OutOfReach(
        acceptance=float(ask.chance_of(cash, equity)),
        cash=cash,
        equity=equity,
        cash_needed=math.inf if less is None else less.cash,  # with enough cash, people come
        equity_needed=math.inf if more is None else more.equity,
    )


def _most_likely(ask: _Ask, limits: Limits) -> float:
    """Return the equity with the best chance at the whole budget: ever finer steps around it."""
    low, high = 0.0, limits.most_equity
    while True:
        tried = np.linspace(low, high, _TRIED)
        best = int(ask.chance_of(limits.cash_budget, tried).argmax())
        if high - low <= 1e-9 * limits.most_equity:
            return float(tried[best])
        low, high = tried[max(0, best - 1)], tried[min(_TRIED - 1, best + 1)]

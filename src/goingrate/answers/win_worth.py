"""What packages are worth to a population, as tables: certainty equivalents over all outcomes.

Where `contest` alone would take payoffs as normal, here they are what the room of offers makes of a
private company: mostly nothing, seldom very much. People have constant relative risk aversion over
their savings, the cash of the package and its equity together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.equity_case import equity_of, make_case
from goingrate.answers.equity_views import mean_of, risk_neutral
from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.base.facts import Facts
from goingrate.base.quantity import middle_of
from goingrate.base.texts import Phrase
from goingrate.contest.ranges import refused
from goingrate.offer.certainty_rows import certainty_equivalents
from goingrate.offer.private.joint import Fineness, Outcomes, outcomes
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity, Stage

Array = NDArray[np.float64]

HORIZON_YEARS: Final = 4
#: Worth is computed for such a part of the company; payoffs of more are in proportion.
_UNIT: Final = 0.01
_SHARES: Final = 1e8
_BINS: Final = 160
_TASTES: Final = 5
_WEALTHS: Final = 5
_NODES: Final = 6
_RATIOS: Final = ("post_money_times_raised", "strike_share_of_price")
_FINE: Final = Fineness(value=8, time=6, bell=5, states=6)


@dataclass(frozen=True, slots=True, eq=False)
class Stake:
    """Options on the whole company: present values with their probabilities, and what they cost.

    `cost` is what a diversified investor would pay, `on_paper` the value at the last price.
    """

    values: Array
    probability: Array
    cost: float
    on_paper: float
    nothing: float


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """Kinds of people: relative risk aversion, savings and shares, all of shape (n_kinds,)."""

    risk_aversion: Array
    wealth: Array
    weights: Array


def stake_of(
    post_money: float, stage: Stage | None, facts: Facts
) -> tuple[Stake, tuple[FactUse, ...]]:
    """Return what options of a company with this value pay, everything unknown at its middle.

    Options lapse where no exit comes in their ten years: to exercise before would need money, and
    payoffs would no longer be in proportion.
    """
    price = post_money / _SHARES
    ratios = [facts[f"assumed.{name}"] for name in _RATIOS]
    times, strike = (middle_of(fact.latest.value) for fact in ratios)
    company = Company(
        raised=post_money / times, post_money=post_money, fully_diluted=_SHARES, stage=stage
    )
    grant = EquityGrant("nso", _UNIT * _SHARES, strike=strike * price)
    equity = PrivateEquity(company, (grant,), cash_to_exercise=0.0)
    case = make_case(equity, 1.0, 1.0, None, facts)
    settled = case.settle(case.middle)
    found = outcomes(settled, taste=case.taste, fineness=_FINE)
    market = risk_neutral(settled, equity_of(case.middle).company)
    cost = mean_of(outcomes(market, taste=case.taste, fineness=_FINE))
    values, probability = _binned(found)
    nothing = float(probability[values <= 0.0].sum())
    stake = Stake(values / _UNIT, probability, cost / _UNIT, settled.on_paper / _UNIT, nothing)
    return stake, (*case.uses, *(fact_use(fact, "company") for fact in ratios))


def kinds_of(
    *, risk_aversion: float, risk_spread: float, wealth: float, wealth_spread: float
) -> Kinds:
    """Return kinds of people: both logarithms normal and independent, by Gauss-Hermite nodes."""
    tastes, of_tastes = _normal_nodes(_TASTES)
    sizes, of_sizes = _normal_nodes(_WEALTHS)
    pairs = list(product(range(_TASTES), range(_WEALTHS)))
    at, size = (np.array([pair[axis] for pair in pairs]) for axis in (0, 1))
    return Kinds(
        risk_aversion * np.exp(risk_spread * tastes[at]),
        wealth * np.exp(wealth_spread * sizes[size]),
        of_tastes[at] * of_sizes[size],
    )


def worth_table(kinds: Kinds, stake: Stake, *, cash: Array, equity: Array) -> Array:
    """Return what packages are worth to each kind, shape (n_kinds, n_equity, n_cash)."""
    paid = equity[:, None, None] * stake.values + cash[:, None]
    return _of_each(kinds, lambda wealth: wealth + paid, stake.probability)


def rival_worths(
    kinds: Kinds,
    *,
    cash: float,
    stock_per_year: float,
    volatility: float,
    drift: float,
    rate: float,
) -> Array:
    """Return what a package of cash and listed stock that vests each year is worth, (n_kinds,).

    Stock is granted at today's price and sold as it vests; its price is lognormal. `drift` and
    `rate` are continuous, a year.
    """
    if stock_per_year == 0.0:
        return np.full(kinds.weights.size, cash)
    points, shares = _normal_nodes(_NODES)
    steps = np.array(list(product(points, repeat=HORIZON_YEARS)))
    chances = np.array(list(product(shares, repeat=HORIZON_YEARS))).prod(axis=1)
    years = np.arange(1, HORIZON_YEARS + 1)
    growth = (drift - rate - 0.5 * volatility**2) * years
    prices = np.exp(growth + volatility * steps.cumsum(axis=1))
    paid = cash + stock_per_year * prices.sum(axis=1)
    return _of_each(kinds, lambda wealth: wealth + paid, chances)


def _of_each(kinds: Kinds, outcome: Callable[[float], Array], weights: Array) -> Array:
    worth = [
        certainty_equivalents(outcome(wealth), risk_aversion=taste, weights=weights) - wealth
        for taste, wealth in zip(kinds.risk_aversion, kinds.wealth, strict=True)
    ]
    table = np.array(worth)
    if not np.isfinite(table).all():
        raise refused("wealth", float(kinds.wealth.max()), Phrase("allowed.finite"))
    return table


def _binned(found: Outcomes) -> tuple[Array, Array]:
    """Return present values in few bins, each at its mean: zero, and even steps of logarithms."""
    values, chances = np.maximum(found.present_value, 0.0), found.probability
    some = values > 0.0
    none = 1.0 - float(chances[some].sum() / chances.sum())
    logs = np.log(values[some])
    steps = np.linspace(logs.min(), logs.max() + 1e-9, _BINS + 1)
    place = np.clip(np.searchsorted(steps, logs, side="right") - 1, 0, _BINS - 1)
    mass = np.bincount(place, chances[some], _BINS)
    money = np.bincount(place, chances[some] * values[some], _BINS)
    filled = mass > 0.0
    means = money[filled] / mass[filled]
    return np.append(means, 0.0), np.append(mass[filled] / chances.sum(), max(none, 0.0))


def _normal_nodes(count: int) -> tuple[Array, Array]:
    nodes, weights = np.polynomial.hermite_e.hermegauss(count)
    return nodes, weights / weights.sum()

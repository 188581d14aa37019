"""Will they come? The chance that a person drawn from a population accepts a package.

People differ in risk aversion, and in tastes that no package shows. A package that is worth U to
a kind of person is taken instead of the best competing one, worth U', with the chance

    1 / (1 + exp(-(U - U') / scale)),

a logit: `scale` is how much money tastes are worth. A firm does not know the person before it, so
the chance is averaged over the population. Nothing here takes what one person earns, owns or fears.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.contest.packages import risk_price, stake_worth
from goingrate.contest.ranges import (
    above_zero,
    at_least_zero,
    chance,
    finite,
    in_list,
    refused,
)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Kinds of people and how many of each; made by `Population.of` or `of_relative`.

    Attributes
    ----------
    risk_aversion
        Absolute, per unit of money, shape (n_kinds,).
    weights
        Shares of the kinds, shape (n_kinds,); they sum to 1.
    """

    risk_aversion: Array
    weights: Array

    @classmethod
    def of(cls, risk_aversion: ArrayLike, *, weights: ArrayLike | None = None) -> Population:
        """Return a population of kinds with an absolute risk aversion; equal shares if not given.

        Raises
        ------
        OutOfRange
            If a number is negative or not finite, or the lists are not of one length.

        Examples
        --------
        >>> Population.of([2e-6, 8e-6], weights=[3, 1]).weights.tolist()
        [0.75, 0.25]
        """
        tastes = at_least_zero("risk_aversion", in_list("risk_aversion", risk_aversion))
        given = np.ones(tastes.size) if weights is None else in_list("weights", weights)
        heads = at_least_zero("weights", given)
        if heads.size != tastes.size:
            allowed = Phrase.of("allowed.one_each", count=str(tastes.size))
            raise refused("weights", str(heads.size), allowed)
        total = float(heads.sum())
        if not total > 0:
            raise refused("weights", total, Phrase.of("allowed.above", low="0"))
        some = heads > 0
        return cls(tastes[some], heads[some] / total)

    @classmethod
    def of_relative(
        cls,
        relative_risk_aversion: ArrayLike,
        *,
        wealth: ArrayLike,
        weights: ArrayLike | None = None,
    ) -> Population:
        """Return a population from relative risk aversion and the wealth of its kinds.

        Absolute risk aversion is the relative one divided by wealth, which includes what people
        will earn. One wealth holds for all kinds.

        Examples
        --------
        >>> Population.of_relative([1.0, 4.0], wealth=500_000.0).risk_aversion.tolist()
        [2e-06, 8e-06]
        """
        tastes = in_list("relative_risk_aversion", relative_risk_aversion)
        owned = above_zero("wealth", in_list("wealth", wealth))
        if owned.size not in (1, tastes.size):
            allowed = Phrase.of("allowed.one_each", count=str(tastes.size))
            raise refused("wealth", str(owned.size), allowed)
        return cls.of(at_least_zero("relative_risk_aversion", tastes) / owned, weights=weights)


def worth_to(
    population: Population, *, cash: ArrayLike, equity: ArrayLike, volatility: ArrayLike
) -> Array:
    """Return what packages are worth to each kind of person.

    Shape: that of the packages, then (n_kinds,). Of several rivals, the largest along the axis of
    packages is the best competing one.

    Examples
    --------
    >>> people = Population.of([2e-6, 8e-6])
    >>> worth_to(people, cash=100e3, equity=100e3, volatility=0.5).tolist()
    [197500.0, 190000.0]
    """
    money, stake = finite("cash", cash), at_least_zero("equity", equity)
    price = risk_price(
        risk_aversion=population.risk_aversion, volatility=np.asarray(volatility)[..., None]
    )
    worth: Array = money[..., None] + stake_worth(stake[..., None], price)
    return worth


def acceptance_chance(
    *,
    cash: ArrayLike,
    equity: ArrayLike,
    volatility: ArrayLike,
    population: Population,
    rival: ArrayLike,
    scale: float,
) -> Array:
    """Return the chance that a person drawn from the population accepts.

    Parameters
    ----------
    cash, equity, volatility
        Of packages, any shape; see `packages.package_of`.
    population
        From which the person is drawn.
    rival
        What the best competing package is worth to each kind, shape (n_kinds,), or to all.
    scale
        Of the tastes, in money, > 0. At 1.1 times scale ahead, 3 of 4 people come.

    Raises
    ------
    OutOfRange
        If a number is not in its range.

    Examples
    --------
    >>> people = Population.of_relative([1.0, 4.0], wealth=500_000.0)
    >>> float(
    ...     acceptance_chance(
    ...         cash=150e3, equity=200e3, volatility=0.8, population=people, rival=300e3, scale=50e3
    ...     )
    ... )
    0.439...
    """
    ahead = worth_to(population, cash=cash, equity=equity, volatility=volatility)
    ahead = ahead - rival_worth(rival, population)
    return average_chance(ahead / float(above_zero("scale", scale)), population.weights)[0]


def people_to_approach(wins: int, *, acceptance: float, confidence: float) -> int:
    """Return how many people to approach to win so many with a probability.

    The smallest n at which at least `wins` of n people accept with a probability of `confidence`
    or more: a quantile of the negative binomial distribution. Two confidences give a range.

    Parameters
    ----------
    wins
        At least 1.
    acceptance
        Chance that one person accepts, above 0 and at most 1; people decide independently.
    confidence
        Above 0 and below 1.

    Raises
    ------
    OutOfRange
        If a number is not in its range, or the answer is above 10^15.

    Examples
    --------
    >>> [people_to_approach(2, acceptance=0.35, confidence=sure) for sure in (0.25, 0.9)]
    [3, 10]
    """
    asked = _count("wins", wins)
    if not 0 < acceptance <= 1:
        raise refused("acceptance", acceptance, Phrase.of("allowed.above_to", low="0", high="1"))
    sure = chance("confidence", confidence) * (1 - _ROUNDING)
    few, many = asked - 1, asked
    while chance_of_wins(asked, approached=many, acceptance=acceptance) < sure:
        few, many = many, 2 * many
        if many > _MOST_PEOPLE:
            most = Phrase.of("allowed.people_to_approach", most=f"{_MOST_PEOPLE:.0e}")
            raise refused("acceptance", acceptance, most)
    while many - few > 1:
        middle = (few + many) // 2
        enough = chance_of_wins(asked, approached=middle, acceptance=acceptance) >= sure
        few, many = (few, middle) if enough else (middle, many)
    return many


def chance_of_wins(wins: int, *, approached: int, acceptance: float) -> float:
    """Return the probability that at least so many of the people approached accept.

    Examples
    --------
    >>> chance_of_wins(2, approached=3, acceptance=0.5)
    0.5
    """
    from scipy.special import betainc

    asked, people = _count("wins", wins), _count("approached", approached)
    if not 0 <= acceptance <= 1:
        raise refused("acceptance", acceptance, Phrase.of("allowed.between", low="0", high="1"))
    if people < asked:
        return 0.0
    return float(betainc(asked, people - asked + 1, acceptance))


def average_chance(ahead: Array, weights: Array) -> tuple[Array, Array]:
    """Return the average logit chances of coming and of staying away, both to full precision.

    `ahead` is in units of the scale, its last axis that of kinds.
    """
    small = np.exp(-np.abs(ahead))
    larger = weights / (1.0 + small)
    smaller = small * larger
    come = np.where(ahead >= 0, larger, smaller).sum(axis=-1)
    stay = np.where(ahead >= 0, smaller, larger).sum(axis=-1)
    return come, stay


def rival_worth(rival: ArrayLike, population: Population) -> Array:
    """Return the worth of the best competing package to each kind."""
    worth = finite("rival", rival)
    if worth.shape not in ((), population.weights.shape):
        shape = "x".join(map(str, worth.shape))
        allowed = Phrase.of("allowed.one_each", count=str(population.weights.size))
        raise refused("rival", shape, allowed)
    return np.broadcast_to(worth, population.weights.shape)


#: A confidence that is reached but for rounding is reached.
_ROUNDING: Final = 1e-13
_MOST_PEOPLE: Final = 10**15


def _count(where: str, given: int) -> int:
    if not (math.isfinite(given) and given >= 1 and int(given) == given):
        raise refused(where, given, Phrase("allowed.whole_above_zero"))
    return int(given)

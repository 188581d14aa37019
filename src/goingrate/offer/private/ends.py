"""Ways in which a holding can end, whose they are, and how finely they are looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.certainty import certain_gain

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Nodes

Array = NDArray[np.float64]
EndKind = Literal["fails", "sale", "ipo", "hired", "left", "still_private", "lapsed"]
KINDS: Final[tuple[EndKind, ...]] = (
    "fails",
    "sale",
    "ipo",
    "hired",
    "left",
    "still_private",
    "lapsed",
)


@dataclass(frozen=True, slots=True)
class Fineness:
    """How many nodes: for each smooth piece of value and of time, for bells, for states between.

    The defaults are accurate to a thousandth of the certainty equivalent, for options whose strike
    is the last round's price to five thousandths (tested).
    """

    value: int = 3
    time: int = 3
    bell: int = 3
    states: int = 4


USUAL: Final = Fineness()
#: For what happens seldom, and for a decision at whose threshold both choices are worth the same.
ROUGH: Final = Fineness(value=2, time=1, bell=2, states=2)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Equal-footing outcomes, shape (n,) each; probabilities add up to 1.

    `present_value` is at the person's rate, `money` as it is paid (less what was paid in), `years`
    from now to the payment.
    """

    present_value: Array
    money: Array
    probability: Array
    years: Array
    kind: NDArray[np.int64]

    def chance_of(self, kind: EndKind) -> float:
        """Return the probability of one kind of end."""
        return float(self.probability[self.kind == KINDS.index(kind)].sum())


@dataclass(frozen=True, slots=True)
class ExerciseTax:
    """Tax that weighs in the decision to exercise, as shares of an option's gain.

    `at_exercise` of the spread is due at once; `at_sale` of what a share brings later, beyond its
    value then; where the first is `credited` (the AMT on an ISO), of all beyond the strike, less
    what was paid.
    """

    at_exercise: float
    at_sale: float
    credited: bool


@dataclass(frozen=True, slots=True)
class Taste:
    """What decides whether somebody puts money into an illiquid share.

    `taxes` are those of each grant; empty: none weigh.
    """

    wealth: float
    risk_aversion: float
    cash: float
    taxes: tuple[ExerciseTax, ...] = ()


def gain_of(worth: Array, probability: Array, taste: Taste) -> float:
    """Return a certainty equivalent; what could ruin the person is worth less than anything."""
    if float(worth.min()) + taste.wealth <= 0.0:
        return -math.inf
    return certain_gain(
        worth, wealth=taste.wealth, risk_aversion=taste.risk_aversion, weights=probability
    )


@lru_cache(maxsize=8)
def nodes_of(fineness: Fineness) -> Nodes:
    """Return the nodes and weights of a fineness; made once."""
    from goingrate.offer.private.kernel import Nodes

    value, value_weight = np.polynomial.legendre.leggauss(fineness.value)
    time, time_weight = np.polynomial.legendre.leggauss(fineness.time)
    bell, bell_weight = np.polynomial.hermite_e.hermegauss(fineness.bell)
    short, short_weight = np.polynomial.legendre.leggauss(max(1, fineness.time - 1))
    return Nodes(
        value=value,
        value_weight=value_weight,
        time=time,
        time_weight=time_weight,
        short=short,
        short_weight=short_weight,
        bell=bell,
        bell_weight=bell_weight / bell_weight.sum(),
    )

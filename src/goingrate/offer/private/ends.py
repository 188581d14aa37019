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
    """Tax that weighs in the decision to exercise one grant.

    Parameters
    ----------
    amounts, pay_rates, iso_rates
        Average rates on spreads of these sizes, as pay and as that of ISOs (which is credited).
    at_sale
        Of what a share brings later, beyond what it has been taxed for.
    iso_part, iso_after_leaving_years
        What of the grant are ISOs, up to so long after leaving.
    appraised, fade
        A share counts for this part of its value today; the rest comes at this rate a year.
    """

    amounts: tuple[float, ...]
    pay_rates: tuple[float, ...]
    iso_rates: tuple[float, ...]
    at_sale: float
    iso_part: float
    iso_after_leaving_years: float
    appraised: float
    fade: float

    def iso_left(self, since_leaving_years: float) -> float:
        """Return the part that is an ISO, years after leaving (below 0: still there)."""
        return self.iso_part if since_leaving_years <= self.iso_after_leaving_years else 0.0

    def due(self, spread: Array, iso: float) -> Array:
        """Return the tax on spreads in all, shape (n,), of which a part is that of ISOs."""
        result: Array = self._on(iso * spread, self.iso_rates) + self._on(
            (1.0 - iso) * spread, self.pay_rates
        )
        return result

    def _on(self, amount: Array, rates: tuple[float, ...]) -> Array:
        logs = np.log(np.maximum(amount, self.amounts[0]))
        result: Array = amount * np.interp(logs, np.log(self.amounts), rates)
        return result


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

"""The distribution of a mixture of published wages: what is certain of it, and what is likely."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from goingrate.market.pay_curve import PayCurve
from goingrate.market.published import PublishedWages

#: How near quantiles are solved, in log pay; and how far around what is printed to look.
_NARROW: Final = 1e-13
_MARGIN: Final = 0.01
#: Shares of people nearer to each other than this are the same.
SAME: Final = 1e-12


@dataclass(frozen=True, slots=True)
class MixturePart:
    """One occupation of a mixture.

    Attributes
    ----------
    weight
        Its share of the mixture.
    jobs
        The jobs that count, None where employment is not released.
    curve
        Through the printed percentiles; None where only "this or more" is printed.
    sample
        The effective sample size, None where it cannot be derived.
    """

    wages: PublishedWages
    weight: float
    jobs: float | None
    curve: PayCurve | None
    sample: float | None

    @property
    def log_pays(self) -> tuple[float, ...]:
        """Log pay at the outer printed percentiles, and the bound of the first top-coded one."""
        ends = (self.curve.log_pays[0], self.curve.log_pays[-1]) if self.curve else ()
        above = self._above
        return ends if above is None else (*ends, above[0])

    def is_printed_at(self, log_pay: float) -> bool:
        """Say whether the release tells the share below."""
        if self.curve is None:
            return False
        first, last = self.curve.log_pays[0], self.curve.log_pays[-1]
        return first - SAME <= log_pay <= last + SAME

    def possible(self, log_pay: float) -> tuple[float, float]:
        """Return the least and the greatest share below that the release allows."""
        first = self.wages.percentiles[0].probability
        last = 0.0
        if self.curve is not None:
            if log_pay < self.curve.log_pays[0]:
                return 0.0, first
            if log_pay <= self.curve.log_pays[-1]:
                share = self.curve.share_below(log_pay)
                return share, share
            last = self.wages.printed[-1].probability
        above = self._above
        return last, above[1] if above is not None and log_pay < above[0] else 1.0

    def share_below(self, log_pay: float) -> float:
        """Return the likely share below: the tails go on along the curve."""
        return 0.0 if self.curve is None else self.curve.share_below(log_pay)

    def density(self, log_pay: float) -> float:
        """Return the density of log pay; see `share_below`."""
        return 0.0 if self.curve is None else self.curve.density(log_pay)

    def log_pay(self, share: float) -> float:
        """Return the likely log pay at a share of people below."""
        return self.log_pays[-1] if self.curve is None else self.curve.log_pay(share)

    @property
    def is_top_coded(self) -> bool:
        """Say whether "this or more" stands at one of the percentiles."""
        return self._above is not None

    @property
    def _above(self) -> tuple[float, float] | None:
        """Log of the bound, and the first share of people below at which it is printed."""
        for one in self.wages.percentiles:
            if one.or_more:
                return math.log(one.pay_per_year), one.probability
        return None


Parts = tuple[MixturePart, ...]


def likely(parts: Parts, share: float) -> float:
    """Return a quantile of the mixture in log pay, the tails going on along the curves."""
    each = [part.log_pay(share) for part in parts]

    def reached(log_pay: float) -> bool:
        below = (part.weight * part.share_below(log_pay) for part in parts)
        return math.fsum(below) >= share

    return _narrowed(reached, min(each), max(each))


def identified(parts: Parts, share: float, near: float) -> tuple[float, float]:
    """Return the least and the greatest log pay that a quantile of the mixture can be.

    Infinite where the release sets no limit. `near` is the likely one; where every part is printed
    around it, nothing else is possible.
    """
    if all(part.is_printed_at(near) for part in parts):
        return near, near
    ends = [end for part in parts for end in part.log_pays]
    low, high = min(ends) - _MARGIN, max(ends) + _MARGIN

    def fullest(log_pay: float) -> bool:
        below = (part.weight * part.possible(log_pay)[1] for part in parts)
        return math.fsum(below) > share + SAME

    def emptiest(log_pay: float) -> bool:
        below = (part.weight * part.possible(log_pay)[0] for part in parts)
        return math.fsum(below) >= share - SAME

    least = -math.inf if fullest(low) else _narrowed(fullest, low, high)
    most = _narrowed(emptiest, low, high) if emptiest(high) else math.inf
    return least, most


def standard_error(parts: Parts, log_pay: float) -> float | None:
    """Return the standard error of the quantile that lies here, in log pay.

    Of the percentiles of each part, and of the weights by the error of employment.
    """
    below = [part.share_below(log_pay) for part in parts]
    together = math.fsum(part.weight * share for part, share in zip(parts, below, strict=True))
    density = math.fsum(part.weight * part.density(log_pay) for part in parts)
    variance = 0.0
    for part, share in zip(parts, below, strict=True):
        if part.sample is None:
            return None
        of_weight = (part.wages.employment_rse or 0.0) / 100.0 * (share - together)
        variance += part.weight**2 * (share * (1.0 - share) / part.sample + of_weight**2)
    return math.sqrt(variance) / density if density > 0 else None


def _narrowed(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Return where something begins to hold that does not below and does above."""
    while high - low > _NARROW:
        middle = 0.5 * (low + high)
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high

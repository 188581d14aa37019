"""What one outside offer to somebody of a segment is about: the terms, checked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

#: One number, or one a draw of what is not known.
Numbers: TypeAlias = float | NDArray[np.float64]

_MOST_PEERS: Final = 10_000_000
_MOST_MONTHS: Final = 60.0
_MOST_YEARS: Final = 40.0
_MOST_MONEY: Final = 1e15

#: From and to for each number; money may be of any size that makes sense.
_LIMITS: Final[dict[str, tuple[float, float]]] = {
    "band_low": (0.0, _MOST_MONEY),
    "band_high": (0.0, _MOST_MONEY),
    "band_position": (0.0, 1.0),
    "raise_per_year": (0.0, _MOST_MONEY),
    "replacement_premium_per_year": (-_MOST_MONEY, _MOST_MONEY),
    "attrition_per_year": (0.0, 1.0),
    "left_after_match_share": (0.0, 1.0),
    "unvested": (0.0, _MOST_MONEY),
    "granted_anew_share": (0.0, 1.0),
    "vacancy_months": (0.0, _MOST_MONTHS),
    "ramp_months": (0.0, _MOST_MONTHS),
    "output_per_year": (0.0, _MOST_MONEY),
    "output_lost_share": (0.0, 1.0),
    "search_cost": (0.0, _MOST_MONEY),
    "discount_per_year": (0.0, 1.0),
    "raise_years": (1.0, _MOST_YEARS),
}
_ABOVE: Final = frozenset(("band_low", "raise_per_year", "output_per_year"))
_BELOW: Final = frozenset(("left_after_match_share",))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OutsideOffer:
    """One outside offer to one member of a segment; each field one number, or shape (n_draws,).

    Parameters
    ----------
    peers
        Others in the segment, at least 1.
    band_low, band_high
        Pay band of the segment, money per year, 0 < low <= high. Peers fill it evenly.
    band_position
        Where in the band the one with the offer is paid: 0 its bottom, 1 its top.
    raise_per_year
        How much more the offer pays, and so what a match costs, money per year, above 0.
    replacement_premium_per_year
        What a replacement is paid above the one who leaves, money per year.
    attrition_per_year
        Leavers a year per head on average there, from 0 to 1: a rate, so at 1 people stay one year
        on average.
    left_after_match_share
        Of people who were matched, the share that leaves within 12 months all the same; where
        attrition is higher, that.
    unvested
        What the one who leaves forfeits, at the employer's own value.
    granted_anew_share
        The part of it that the replacement's grant costs.
    vacancy_months, ramp_months
        Until the replacement starts; from then on until it does all of the work.
    output_per_year
        What a seat's work is worth to the employer, money per year.
    output_lost_share
        The part of it that nobody takes over while the seat is empty. Over the ramp half of that
        is lost on average.
    search_cost
        Of finding a replacement.
    discount_per_year
        Effective annual rate.
    raise_years
        How long pay stays above what it would have been without the raise, from 1 year on.
    """

    peers: int
    band_low: Numbers
    band_high: Numbers
    band_position: Numbers
    raise_per_year: Numbers
    replacement_premium_per_year: Numbers
    attrition_per_year: Numbers
    left_after_match_share: Numbers
    unvested: Numbers
    granted_anew_share: Numbers
    vacancy_months: Numbers
    ramp_months: Numbers
    output_per_year: Numbers
    output_lost_share: Numbers
    search_cost: Numbers
    discount_per_year: Numbers
    raise_years: Numbers

    def __post_init__(self) -> None:
        """Raise `OutOfRange` that names the first number which cannot be."""
        if isinstance(self.peers, bool) or not 1 <= self.peers <= _MOST_PEERS or self.peers % 1:
            allowed = Phrase.of("allowed.peers", most=str(_MOST_PEERS))
            raise _refused("peers", self.peers, allowed)
        for item in fields(self)[1:]:
            _check(item.name, getattr(self, item.name))
        if np.any(np.asarray(self.band_low) > self.band_high):
            given = f"{np.max(self.band_low):g} / {np.min(self.band_high):g}"
            raise _refused("band_low", given, Phrase("allowed.ordered_range"), "fix.swap_range")
        if np.any(self.pay_per_year + np.asarray(self.replacement_premium_per_year) < 0.0):
            worst = float(np.min(self.replacement_premium_per_year))
            raise _refused("replacement_premium_per_year", worst, Phrase("allowed.keep_premium"))

    @property
    def pay_per_year(self) -> Numbers:
        """What the one with the offer is paid."""
        return self.band_low + self.band_position * (self.band_high - self.band_low)


def _check(name: str, given: Numbers) -> None:
    low, high = _LIMITS[name]
    values = np.asarray(given, dtype=np.float64)
    above, below = name in _ABOVE, name in _BELOW
    fine = np.isfinite(values) & (values > low if above else values >= low)
    fine &= values < high if below else values <= high
    if not fine.all():
        key = "above_to" if above else "from_below" if below else "between"
        allowed = Phrase.of(f"allowed.{key}", low=f"{low:g}", high=f"{high:g}")
        raise _refused(name, float(values.flat[int(np.argmin(fine))]), allowed)


def _refused(
    where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value"
) -> OutOfRange:
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase(fix))

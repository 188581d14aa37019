"""What it costs to match an outside offer, and what to let go, when peers may ask for the same.

Both are followed for the same seat and the same years. Letting go: the seat is empty, the next one
learns, is searched for, is paid what the market asks, and gets a grant in place of what was
forfeited. Matching: the raise for as long as the person stays; after that the seat is filled at the
market's price as well; some leave within a year all the same and are replaced then; and each peer
who follows gets the raise too. So

    letting go - matching with k followers
        = replacement x (1 - share that leaves all the same)
        - (raise - replacement's premium) x years that the person stays
        - k x raise of a follower x years that a follower stays

which is straight in k: the break-even is one division.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.retention_terms import Numbers, OutsideOffer

_MONTHS = 12.0
#: Over a ramp that rises evenly, half of the work is missing on average.
_RAMP_MEAN = 0.5
#: Those who leave within the first year do so, on average, half-way through it.
_EARLY_YEARS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Retention:
    """Costs of both ways in parts, present values, shape () or (n_draws,); gains are negative.

    Parameters
    ----------
    vacancy_output, vacancy_pay
        Work lost while the seat is empty; pay that is not paid meanwhile (negative).
    ramp_output, search
        Work lost while the replacement learns; the search.
    unvested_kept, granted_anew
        What the leaver forfeits (negative); what the replacement is granted in its place.
    pay_above
        Of the replacement, above the leaver's.
    own_raise, pay_after
        Of matching: the raise while the person stays; the market's premium for whoever comes after.
    leaves_anyway
        Replacing those who leave within a year after the match, beyond ordinary attrition.
    each_follower
        Of the raise for one peer while that peer stays.
    """

    vacancy_output: Numbers
    vacancy_pay: Numbers
    ramp_output: Numbers
    search: Numbers
    unvested_kept: Numbers
    granted_anew: Numbers
    pay_above: Numbers
    own_raise: Numbers
    pay_after: Numbers
    leaves_anyway: Numbers
    each_follower: Numbers

    @property
    def let_go(self) -> Numbers:
        """What letting go costs."""
        return (
            self.vacancy_output
            + self.vacancy_pay
            + self.ramp_output
            + self.search
            + self.unvested_kept
            + self.granted_anew
            + self.pay_above
        )

    def matched(self, followers: Numbers) -> Numbers:
        """Return what matching costs if so many peers follow."""
        alone = self.own_raise + self.pay_after + self.leaves_anyway
        return alone + followers * self.each_follower

    @property
    def tie_followers(self) -> Numbers:
        """How many followers make both cost the same; negative: letting go costs less anyway."""
        return (self.let_go - self.matched(0.0)) / self.each_follower


def retention(offer: OutsideOffer) -> Retention:
    """Return what matching and letting go cost.

    Examples
    --------
    >>> offer = OutsideOffer(
    ...     peers=10, band_low=200e3, band_high=200e3, band_position=0.0, raise_per_year=10e3,
    ...     replacement_premium_per_year=10e3, attrition_per_year=0.0, left_after_match_share=0.32,
    ...     unvested=50e3, granted_anew_share=0.5, vacancy_months=6.0, ramp_months=6.0,
    ...     output_per_year=300e3, output_lost_share=1.0, search_cost=60e3, discount_per_year=0.0,
    ...     raise_years=3.0)
    >>> found = retention(offer)
    >>> [round(float(x)) for x in (found.let_go, found.matched(3), found.matched(10))]
    [185000, 169600, 379600]
    >>> int(break_even(found, peers=10))
    4
    """
    premium, stays, whole = _premium_terms(offer)
    empty_years = np.asarray(offer.vacancy_months) / _MONTHS
    lost_per_year = np.asarray(offer.output_per_year) * offer.output_lost_share
    parts = {
        "vacancy_output": lost_per_year * empty_years,
        "vacancy_pay": -(offer.pay_per_year * empty_years),
        "ramp_output": _RAMP_MEAN * lost_per_year * offer.ramp_months / _MONTHS,
        "search": np.asarray(offer.search_cost, dtype=np.float64),
        "unvested_kept": -np.asarray(offer.unvested, dtype=np.float64),
        "granted_anew": np.asarray(offer.unvested) * offer.granted_anew_share,
    }
    replacement = sum(parts.values()) - premium * empty_years
    return Retention(
        **parts,
        pay_above=premium * (whole - empty_years),
        own_raise=offer.raise_per_year * stays,
        pay_after=premium * (whole - stays),
        leaves_anyway=_leaves_anyway(offer) * replacement,
        each_follower=follower_raise(offer) * _follower_years(offer),
    )


def follower_raise(offer: OutsideOffer) -> Numbers:
    """Return the mean raise of a peer who follows, money per year.

    Each follower asks for the same raise, and gets it as far as there is room: up to the top of the
    band or, where the match went above it, up to the pay that the match set.
    """
    low, high = np.asarray(offer.band_low), np.asarray(offer.band_high)
    asked = np.asarray(offer.raise_per_year)
    width = high - low
    room = np.maximum(high, offer.pay_per_year + asked) - low
    # peers above this share of the band have less room than they ask for
    with np.errstate(divide="ignore", invalid="ignore"):
        free = np.where(width > 0.0, np.clip((room - asked) / width, 0.0, 1.0), 1.0)
    short: NDArray[np.float64] = asked - 0.5 * width * (1.0 - free) ** 2
    return short


def break_even(found: Retention, *, peers: int) -> NDArray[np.int64]:
    """Return the fewest followers at which letting go costs no more, from 0 to `peers` + 1.

    Match only if fewer follow. 0: let go even if nobody follows; `peers` + 1: match even if all do.
    """
    least = np.clip(np.ceil(np.asarray(found.tie_followers)), 0.0, peers + 1.0)
    counted: NDArray[np.int64] = least.astype(np.int64)
    return counted


def tie_vacancy_months(offer: OutsideOffer, *, followers: float) -> NDArray[np.float64]:
    """Return how long a vacancy makes both cost the same if so many peers follow.

    A shorter one says let go, a longer one match. 0: match whatever the vacancy. Infinite: let go
    whatever the vacancy, or an empty seat saves more pay than it loses work.
    """
    found = retention(offer)
    gap = np.asarray(found.let_go - found.matched(followers))
    premium = np.asarray(offer.replacement_premium_per_year)
    net_per_year = (
        np.asarray(offer.output_per_year) * offer.output_lost_share - offer.pay_per_year - premium
    )
    slope = net_per_year * (1.0 - _leaves_anyway(offer)) / _MONTHS
    with np.errstate(divide="ignore", invalid="ignore"):
        months = np.maximum(np.asarray(offer.vacancy_months) - gap / slope, 0.0)
    tied: NDArray[np.float64] = np.where(slope > 0.0, months, np.inf)
    return tied


def annuity_years(years: Numbers, *, rate: Numbers) -> NDArray[np.float64]:
    """Return the present value of 1 a year, paid evenly, at a continuous rate.

    Examples
    --------
    >>> float(annuity_years(3.0, rate=0.0)), float(annuity_years(3.0, rate=0.1))
    (3.0, 2.5918...)
    """
    total = np.asarray(rate, dtype=np.float64) * years
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(total > 0.0, -np.expm1(-total) / total, 1.0)
    value: NDArray[np.float64] = years * share
    return value


def _premium_terms(offer: OutsideOffer) -> tuple[Numbers, Numbers, Numbers]:
    """Return the replacement's premium, years that a matched person stays, years in all.

    Years are discounted to the day of the offer.
    """
    discount = np.log1p(np.asarray(offer.discount_per_year))
    early, later = _early_rate(offer) + discount, np.asarray(offer.attrition_per_year) + discount
    years = np.asarray(offer.raise_years)
    stays = annuity_years(1.0, rate=early) + np.exp(-early) * annuity_years(years - 1.0, rate=later)
    premium = np.asarray(offer.replacement_premium_per_year)
    return premium, stays, annuity_years(years, rate=discount)


def _follower_years(offer: OutsideOffer) -> NDArray[np.float64]:
    rate = np.log1p(np.asarray(offer.discount_per_year)) + offer.attrition_per_year
    return annuity_years(offer.raise_years, rate=rate)


def _early_rate(offer: OutsideOffer) -> NDArray[np.float64]:
    """Return at what rate matched people leave in the first year."""
    rate: NDArray[np.float64] = np.maximum(
        -np.log1p(-np.asarray(offer.left_after_match_share)), offer.attrition_per_year
    )
    return rate


def _leaves_anyway(offer: OutsideOffer) -> NDArray[np.float64]:
    """Return the share that leaves within a year beyond ordinary attrition, discounted."""
    more = np.exp(-np.asarray(offer.attrition_per_year)) - np.exp(-_early_rate(offer))
    soon: NDArray[np.float64] = more * (1.0 + np.asarray(offer.discount_per_year)) ** -_EARLY_YEARS
    return soon

"""What the grants of one path bring for the tax: when, and of which character.

The rules are those of `offer.tax.us` and `offer.tax.de`, one grant at a time; here they run inside
the loop over paths. A share's value where no round tells it is what common shares would get if the
company were sold that day; between the known ends of a path it is the expected one.

The compiler's cache knows this file alone: after a change in `kernel`, touch this one.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.private.kernel import Chances, Market, price_of, reaching
from goingrate.offer.tax.ledger import (
    AMT_ADJUSTMENT,
    CASH,
    EXCLUDED_GAIN,
    EXTRAORDINARY,
    GAIN_28,
    ISO_SPREAD,
    LONG_GAIN,
    OTHER,
    SHORT_GAIN,
    WAGES,
)

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

#: How a grant is taxed: options; units taxed as they vest, or at the exit; shares taxed when they
#: are bought, or as they vest, ISO shares exercised early without an election; rights to money.
NSO, ISO, UNITS, UNITS_AT_EXIT, SHARES, SHARES_AS_THEY_VEST, EARLY_ISO, MONEY = range(8)


class TaxTerms(NamedTuple):
    """How the grants are taxed, shape (n_grants,), and limits of the law.

    `granted` is below 0 for grants that run already; `paid` the strike or price of a unit, whenever
    it is paid; `small_business` 0, or 1 or 2 for section 1202 shares acquired before or after 4
    July 2025; `deferred` 1 for section 19a EStG; `kept_back` the part of what is taxed as it vests
    that is kept back for the tax; `iso_part` what section 422(d) leaves of an ISO. `years`,
    `shares` (n,) are the holding periods and the excluded parts of shares acquired since July 2025;
    `caps` (2,) and `times_basis` bound the gain.
    """

    how: Whole
    granted: Array
    paid: Array
    small_business: Array
    deferred: Array
    kept_back: Array
    iso_part: Array
    german: float
    long_years: float
    iso_from_grant_years: float
    iso_from_exercise_years: float
    iso_after_leaving_years: float
    years: Array
    shares: Array
    old_years: float
    caps: Array
    times_basis: float
    longest_deferral_years: float


class Lots(NamedTuple):
    """What was paid for and sold on the way, by grant; and section 1202 gain so far, shape (1,).

    `fair` (n_grants,) is the value of a share when options were exercised at `exercised`, `iso` the
    part that was an ISO then; `gone`
    (n_grants, n_events) the part of each vest that was sold.
    """

    fair: Array
    exercised: Array
    iso: Array
    gone: Array
    used: Array


class Path(NamedTuple):
    """One path of the company: its end, and levels on the way there."""

    end: float
    own_end: float
    levels: Array
    further: float
    correlation: float


@njit(cache=True, error_model="numpy")
def put(row: Array, years: float, column: int, amount: float) -> None:  # pragma: no cover
    """Enter an amount into the year in which a time falls."""
    year = min(int(max(years, 0.0)), row.shape[0] - 1)
    row[year, column] += amount


@njit(cache=True, error_model="numpy")
def market_at(years: float, levels: Array, further: float) -> float:  # pragma: no cover
    """Return the market's Brownian level: on a line between quarters, free beyond the last one."""
    last = 0.25 * (levels.size - 1)
    if years >= last:
        return levels[-1] + further * math.sqrt(years - last)
    place = int(years * 4.0)
    part = years * 4.0 - place
    return levels[place] + part * (levels[place + 1] - levels[place])


@njit(cache=True, error_model="numpy")
def value_at(
    years: float, own: float, levels: Array, further: float, correlation: float, chances: Chances
) -> float:  # pragma: no cover (compiled)
    """Return the value of the company's present claims, if it has not failed."""
    level = math.sqrt(1.0 - correlation * correlation) * own
    if levels.size > 1:
        level += correlation * market_at(years, levels, further)
    elif levels.size == 1:
        level += correlation * levels[0] * math.sqrt(years)
    drift = chances.drift - 0.5 * chances.volatility**2
    return chances.today * math.exp(drift * years + chances.volatility * level)


@njit(cache=True, error_model="numpy")
def fair_price(
    value: float, years: float, chances: Chances, market: Market
) -> float:  # pragma: no cover (compiled)
    """Return what a common share would get if the company were sold at its value that day."""
    lost = -math.expm1(-chances.lost * years)
    price = price_of(reaching(value, chances.today, lost), market.sale)
    return price * math.exp(-chances.pool * years)


@njit(cache=True, error_model="numpy")
def _fair_on_the_way(
    years: float, path: Path, chances: Chances, market: Market
) -> float:  # pragma: no cover (compiled)
    """Return a share's value at some time, in expectation given where the path ends."""
    at = min(max(years, 0.0), path.end)
    own = path.own_end * at / path.end
    value = value_at(at, own, path.levels, path.further, path.correlation, chances)
    free = (1.0 - path.correlation**2) * chances.volatility**2
    value *= math.exp(0.5 * free * at * (path.end - at) / path.end)
    return fair_price(value, at, chances, market)


@njit(cache=True, error_model="numpy")
def _excluded(held: float, law: float, terms: TaxTerms) -> float:  # pragma: no cover (compiled)
    """Return the part of a section 1202 gain that is excluded."""
    if law < 2.0:
        return 1.0 if held > terms.old_years else 0.0
    part = 0.0
    for k in range(terms.years.size):
        if held >= terms.years[k]:
            part = terms.shares[k]
    return part


@njit(cache=True, error_model="numpy")
def capital(
    row: Array, sold: float, bought: float, gain: float, basis: float, law: float, terms: TaxTerms,
    used: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter a capital gain or loss: short, long, or that of a small business."""
    held = sold - bought
    if held <= terms.long_years and terms.german == 0.0:
        put(row, sold, SHORT_GAIN, gain)
        return
    part = _excluded(held, law, terms) if law > 0.0 and gain > 0.0 else 0.0
    if part > 0.0:
        limit = max(terms.caps[int(law) - 1] - used[0], terms.times_basis * basis)
        within = min(gain, max(limit, 0.0))
        used[0] += within
        put(row, sold, EXCLUDED_GAIN, part * within)
        put(row, sold, GAIN_28, (1.0 - part) * within)
        gain -= within
    put(row, sold, LONG_GAIN, gain)


@njit(cache=True, error_model="numpy")
def _iso_sale(
    row: Array, sold: float, price: float, units: float, fair: float, acquired: float,
    granted: float, paid: float, law: float, terms: TaxTerms, used: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the sale of ISO shares that were held: qualifying, or early."""
    spread = max(fair - paid, 0.0)
    kept = sold - granted > terms.iso_from_grant_years
    kept = kept and sold - acquired > terms.iso_from_exercise_years
    early = 0.0 if kept else max(min(spread, price - paid), 0.0)
    put(row, sold, OTHER, units * early)
    gain = units * (price - paid - early)
    capital(row, sold, acquired, gain, units * (paid + early), law, terms, used)
    if int(acquired) == int(sold):  # no preference where exercise and sale fall into one year
        put(row, sold, ISO_SPREAD, -units * spread)
    else:
        put(row, sold, ISO_SPREAD, -units * early)
        put(row, sold, AMT_ADJUSTMENT, -units * (spread - early))


@njit(cache=True, error_model="numpy")
def _iso_part(grant: int, since_leaving: float, terms: TaxTerms) -> float:  # pragma: no cover
    """Return the part of a grant's options that are ISOs, years after leaving (or before)."""
    if terms.how[grant] != ISO or terms.german > 0.0:
        return 0.0
    return terms.iso_part[grant] if since_leaving <= terms.iso_after_leaving_years else 0.0


@njit(cache=True, error_model="numpy")
def exercised(
    grant: int, units: float, fair: float, strike: float, years: float, left: float, row: Array,
    lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the exercise of options and remember what the shares were worth."""
    iso = _iso_part(grant, years - left, terms)
    lots.fair[grant] = fair
    lots.exercised[grant] = years
    lots.iso[grant] = iso
    spread = units * max(fair - strike, 0.0)
    put(row, years, ISO_SPREAD, iso * spread)
    put(row, years, WAGES, (1.0 - iso) * spread)


@njit(cache=True, error_model="numpy")
def as_pay(
    grant: int, amount: float, years: float, left: float, lump: bool, row: Array, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter what a grant pays as compensation: cashless exercises, units, rights to money."""
    if lump and terms.german > 0.0 and years - terms.granted[grant] > 1.0:
        put(row, years, EXTRAORDINARY, amount)
        return
    iso = _iso_part(grant, years - left, terms)
    put(row, years, OTHER, iso * amount)
    put(row, years, WAGES, (1.0 - iso) * amount)


@njit(cache=True, error_model="numpy")
def vested_on_the_way(
    grant: int, until: float, vest_years: Array, vest_shares: Array, path: Path, chances: Chances,
    market: Market, row: Array, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what vests before the end and is taxed then."""
    how = terms.how[grant]
    if how not in (UNITS, SHARES_AS_THEY_VEST, EARLY_ISO) or terms.deferred[grant] > 0.0:
        return
    for k in range(vest_years.size):
        if 0.0 < vest_years[k] <= until and vest_shares[k] > 0.0:
            fair = _fair_on_the_way(vest_years[k], path, chances, market)
            amount = vest_shares[k] * max(fair - terms.paid[grant], 0.0)
            iso = terms.iso_part[grant] if how == EARLY_ISO else 0.0
            put(row, vest_years[k], ISO_SPREAD, iso * amount)
            put(row, vest_years[k], WAGES, (1.0 - iso) * amount)
            put(row, vest_years[k], CASH, terms.kept_back[grant] * amount)


@njit(cache=True, error_model="numpy")
def shares_sold(
    grant: int, units: float, price: float, sold: float, until: float, owned: bool,
    vest_years: Array, vest_shares: Array, path: Path, chances: Chances, market: Market,
    row: Array, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the sale of vested shares of one grant, at a price that may be 0.

    `until` is when the last of them had vested; `owned` tells options that were exercised.
    """
    if units <= 0.0:
        return
    how, paid, granted = terms.how[grant], terms.paid[grant], terms.granted[grant]
    law = terms.small_business[grant]
    if owned:
        fair, bought, iso = lots.fair[grant], lots.exercised[grant], units * lots.iso[grant]
        if iso > 0.0:
            _iso_sale(row, sold, price, iso, fair, bought, granted, paid, law, terms, lots.used)
        if units > iso:
            basis = (units - iso) * max(fair, paid)
            gain = (units - iso) * price - basis
            capital(row, sold, bought, gain, basis, law, terms, lots.used)
        return
    if how == SHARES:
        gain = units * (price - paid)
        capital(row, sold, granted, gain, units * paid, law, terms, lots.used)
        return
    total = 0.0
    for k in range(vest_years.size):
        if vest_years[k] <= until:
            total += vest_shares[k] * (1.0 - lots.gone[grant, k])
    part = units / total
    for k in range(vest_years.size):
        if vest_years[k] > until or vest_shares[k] <= 0.0:
            continue
        mine = part * vest_shares[k] * (1.0 - lots.gone[grant, k])
        lots.gone[grant, k] = 1.0 - (1.0 - part) * (1.0 - lots.gone[grant, k])
        at = max(vest_years[k], granted)
        fair = max(_fair_on_the_way(vest_years[k], path, chances, market), paid)
        if vest_years[k] > 0.0 and terms.deferred[grant] == 0.0 and fair > 0.0:
            kept_back = mine * terms.kept_back[grant] * (fair - paid) / fair
            put(row, sold, CASH, -kept_back * price)
            mine -= kept_back
        if how == EARLY_ISO:
            iso = mine * terms.iso_part[grant]
            _iso_sale(row, sold, price, iso, fair, at, granted, paid, law, terms, lots.used)
            mine -= iso
        if terms.deferred[grant] > 0.0:  # section 19a(4): taxed now, at the lower of both values
            due = min(sold, vest_years[k] + terms.longest_deferral_years)
            fair = min(fair, max(price, 0.0))
            put(row, due, WAGES, mine * fair)
        capital(row, sold, at, mine * (price - fair), mine * fair, law, terms, lots.used)


@njit(cache=True, error_model="numpy")
def forfeited(
    grant: int, units: float, years: float, row: Array, lots: Lots, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter the loss of shares that were paid for and never vest: what was paid, no more."""
    if terms.how[grant] in (SHARES, SHARES_AS_THEY_VEST, EARLY_ISO) and units > 0.0:
        paid = units * terms.paid[grant]
        capital(row, years, terms.granted[grant], -paid, paid, 0.0, terms, lots.used)


__all__ = [
    "EARLY_ISO",
    "ISO",
    "MONEY",
    "NSO",
    "SHARES",
    "SHARES_AS_THEY_VEST",
    "UNITS",
    "UNITS_AT_EXIT",
    "Lots",
    "Path",
    "TaxTerms",
    "as_pay",
    "capital",
    "exercised",
    "fair_price",
    "forfeited",
    "market_at",
    "put",
    "shares_sold",
    "value_at",
    "vested_on_the_way",
]

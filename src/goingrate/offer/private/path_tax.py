"""What the grants of one path bring for the tax: when, and of which character.

The rules are those of `offer.tax.us` and `offer.tax.de`, one grant at a time; here they run inside
the loop over paths.

The compiler's cache goes by the text of this file alone; `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.private.kernel import Chances, Market
from goingrate.offer.private.path_terms import (
    EARLY_ISO,
    EARLY_ISO_ELECTED,
    ISO,
    SHARES,
    SHARES_AS_THEY_VEST,
    UNITS,
    Lots,
    Path,
    TaxTerms,
)
from goingrate.offer.private.path_values import average_rate, fair_on_the_way
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
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "e92c3356a51128af"
#: Section 19a(4) EStG: the one-fifth rule holds for shares held as long as this.
_LUMP_AFTER_YEARS = 3.0
#: A later payment of no more than this part of the whole leaves it a lump sum.
_MINOR = 0.1
_MOMENT = 1e-9


@njit(cache=True, error_model="numpy")
def year_of(years: float) -> int:  # pragma: no cover (compiled)
    """Return the tax year of a time; the last day of a year belongs to it."""
    return max(math.ceil(years - _MOMENT) - 1, 0)


@njit(cache=True, error_model="numpy")
def put(row: Array, years: float, column: int, amount: float) -> None:  # pragma: no cover
    """Enter an amount into the year in which a time falls."""
    row[min(year_of(years), row.shape[0] - 1), column] += amount


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
        used[1] += basis
        limit = max(terms.caps[int(law) - 1], terms.times_basis * used[1]) - used[0]
        within = min(gain, max(limit, 0.0))
        used[0] += within
        put(row, sold, EXCLUDED_GAIN, part * within)
        put(row, sold, GAIN_28, (1.0 - part) * within)
        gain -= within
    put(row, sold, LONG_GAIN, gain)


@njit(cache=True, error_model="numpy")
def _qualifies(
    sold: float, granted: float, exercised_at: float, terms: TaxTerms
) -> bool:  # pragma: no cover (compiled)
    """Whether ISO shares were held long enough, from grant and from exercise."""
    long = sold - granted > terms.iso_from_grant_years
    return long and sold - exercised_at > terms.iso_from_exercise_years


@njit(cache=True, error_model="numpy")
def _iso_sale(
    row: Array, sold: float, price: float, units: float, spread: float, measured: float,
    counted_at: float, exercised_at: float, held_since: float, grant: int, terms: TaxTerms,
    used: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the sale of ISO shares that were held: qualifying, or early.

    `spread` a share was counted for the AMT at `counted_at`; an early sale is pay up to `measured`
    a share, and its gain counts from `held_since`: for shares exercised early, from the vest.
    """
    granted, paid, law = terms.granted[grant], terms.paid[grant], terms.small_business[grant]
    early, since = 0.0, exercised_at
    if not _qualifies(sold, granted, exercised_at, terms):
        early, since = max(min(measured, price - paid), 0.0), held_since
    put(row, sold, OTHER, units * early)
    gain = units * (price - paid - early)
    capital(row, sold, since, gain, units * (paid + early), law, terms, used)
    if year_of(counted_at) == year_of(sold):  # no preference where both fall into one year
        put(row, sold, ISO_SPREAD, -units * spread)
    else:
        taken_back = min(early, spread)
        put(row, sold, ISO_SPREAD, -units * taken_back)
        put(row, sold, AMT_ADJUSTMENT, -units * (spread - taken_back))


@njit(cache=True, error_model="numpy")
def _iso_part(grant: int, since_leaving: float, terms: TaxTerms) -> float:  # pragma: no cover
    """Return the part of a grant's options that are ISOs, years after leaving (or before)."""
    if terms.how[grant] != ISO or terms.german > 0.0:
        return 0.0
    return terms.iso_part[grant] if since_leaving <= terms.iso_after_leaving_years else 0.0


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
    lump = terms.german > 0.0 and years - terms.granted[grant] > 1.0
    put(row, years, EXTRAORDINARY if lump else WAGES, (1.0 - iso) * spread)


@njit(cache=True, error_model="numpy")
def _bought(
    grant: int, units: float, path: Path, chances: Chances, market: Market, row: Array,
    lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what shares, taxed when they are bought, are worth beyond their price."""
    granted, paid = terms.granted[grant], terms.paid[grant]
    fair = max(fair_on_the_way(granted, path, terms, chances, market), paid)
    lots.fair[grant] = fair
    if granted < 0.0:  # what was paid was the value then; where nothing was, today's stands in
        if paid > 0.0 and terms.deferred[grant] == 0.0:
            lots.fair[grant] = paid
        return
    if terms.deferred[grant] == 0.0:
        iso = terms.iso_part[grant] if terms.how[grant] == EARLY_ISO_ELECTED else 0.0
        put(row, granted, ISO_SPREAD, iso * units * (fair - paid))
        put(row, granted, WAGES, (1.0 - iso) * units * (fair - paid))


@njit(cache=True, error_model="numpy")
def taxed_on_the_way(
    until: float, vest_years: Array, vest_shares: Array, path: Path, chances: Chances,
    market: Market, row: Array, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what is bought and what vests before the end, and keep units back for the tax."""
    lots.kept_back[:] = 0.0
    for g in range(terms.how.size):
        how = terms.how[g]
        if how in (SHARES, EARLY_ISO_ELECTED) and terms.granted[g] <= until:
            _bought(g, vest_shares[g].sum(), path, chances, market, row, lots, terms)
        if how not in (UNITS, SHARES_AS_THEY_VEST, EARLY_ISO) or terms.deferred[g] > 0.0:
            continue
        iso = terms.iso_part[g] if how == EARLY_ISO else 0.0
        for k in range(vest_years.shape[1]):
            at = vest_years[g, k]
            if 0.0 < at <= until and vest_shares[g, k] > 0.0:
                fair = fair_on_the_way(at, path, terms, chances, market)
                amount = vest_shares[g, k] * max(fair - terms.paid[g], 0.0)
                year = min(year_of(at), row.shape[0] - 1)
                lots.kept_back[0, year] += (1.0 - iso) * amount
                lots.kept_back[1, year] += iso * amount
    for year in range(row.shape[0]):
        pay, spread = lots.kept_back[0, year], lots.kept_back[1, year]
        if pay == 0.0 and spread == 0.0:
            continue
        rate = average_rate(pay, terms.amounts, terms.pay_rates)
        on_iso = average_rate(spread, terms.amounts, terms.iso_rates)
        sold_rate = average_rate(spread, terms.amounts, terms.pay_rates)
        kept = on_iso / (1.0 - sold_rate + on_iso)  # what is kept back is sold, and so is pay
        row[year, WAGES] += pay
        row[year, CASH] += rate * pay + kept * spread
        lots.kept_back[0, year] = rate
        lots.kept_back[1, year] = kept
    for g in range(terms.how.size):
        if terms.how[g] == EARLY_ISO:
            _early_spreads(g, until, vest_years[g], vest_shares[g], path, chances, market, row,
                           lots, terms)  # fmt: skip


@njit(cache=True, error_model="numpy")
def _early_spreads(
    grant: int, until: float, vest_years: Array, vest_shares: Array, path: Path, chances: Chances,
    market: Market, row: Array, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the spreads of ISO shares exercised early as they vest; what is kept back is sold."""
    paid = terms.paid[grant]
    for k in range(vest_years.size):
        at = vest_years[k]
        if at <= 0.0 or at > until or vest_shares[k] <= 0.0:
            continue
        fair = max(fair_on_the_way(at, path, terms, chances, market), paid)
        if fair <= 0.0:
            continue
        year = min(year_of(at), row.shape[0] - 1)
        sold = lots.kept_back[1, year] * (fair - paid) / fair
        spread = terms.iso_part[grant] * vest_shares[k] * (fair - paid)
        row[year, OTHER] += sold * spread
        row[year, ISO_SPREAD] += (1.0 - sold) * spread


@njit(cache=True, error_model="numpy")
def _bought_sold(
    grant: int, units: float, price: float, sold: float, row: Array, lots: Lots, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter the sale of shares that were taxed when they were bought, or are taxed now."""
    granted, paid, basis = terms.granted[grant], terms.paid[grant], lots.fair[grant]
    if terms.deferred[grant] > 0.0:
        basis = max(min(basis, price), paid)
        due = min(sold, granted + terms.longest_deferral_years)
        _deferred_pay(units * (basis - paid), due, due - granted, row)
    law = terms.small_business[grant]
    capital(row, sold, granted, units * (price - basis), units * basis, law, terms, lots.used)


@njit(cache=True, error_model="numpy")
def _deferred_pay(amount: float, due: float, held: float, row: Array) -> None:  # pragma: no cover
    """Enter the end of a deferral (section 19a(4) EStG)."""
    put(row, due, EXTRAORDINARY if held >= _LUMP_AFTER_YEARS else WAGES, amount)


@njit(cache=True, error_model="numpy")
def _elected_iso_sold(
    grant: int, units: float, price: float, sold: float, fair_at_vest: float, vested: float,
    row: Array, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter the sale of ISO shares exercised early with an election, and of what was no ISO."""
    iso, bought = units * terms.iso_part[grant], terms.granted[grant]
    spread = lots.fair[grant] - terms.paid[grant]
    _iso_sale(
        row, sold, price, iso, spread, max(fair_at_vest - terms.paid[grant], 0.0), bought, bought,
        vested, grant, terms, lots.used,
    )  # fmt: skip
    _bought_sold(grant, units - iso, price, sold, row, lots, terms)


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
        fair, at, iso = lots.fair[grant], lots.exercised[grant], units * lots.iso[grant]
        if iso > 0.0:
            spread = max(fair - paid, 0.0)
            _iso_sale(row, sold, price, iso, spread, spread, at, at, at, grant, terms, lots.used)
        if units > iso:
            basis = (units - iso) * max(fair, paid)
            capital(row, sold, at, (units - iso) * price - basis, basis, law, terms, lots.used)
        return
    if how == SHARES:
        _bought_sold(grant, units, price, sold, row, lots, terms)
        return
    total = 0.0
    for k in range(vest_years.size):
        if vest_years[k] <= until:
            total += vest_shares[k] * (1.0 - lots.gone[grant, k])
    part = min(units / total, 1.0) if total > 0.0 else 0.0
    for k in range(vest_years.size):
        if vest_years[k] > until or vest_shares[k] <= 0.0:
            continue
        mine = part * vest_shares[k] * (1.0 - lots.gone[grant, k])
        lots.gone[grant, k] = 1.0 - (1.0 - part) * (1.0 - lots.gone[grant, k])
        at = max(vest_years[k], granted)
        fair = max(fair_on_the_way(vest_years[k], path, terms, chances, market), paid)
        if how == EARLY_ISO_ELECTED:
            _elected_iso_sold(grant, mine, price, sold, fair, at, row, lots, terms)
            continue
        iso = mine * terms.iso_part[grant] if how == EARLY_ISO else 0.0
        rest = mine - iso
        if vest_years[k] > 0.0 and terms.deferred[grant] == 0.0 and fair > 0.0:
            year = min(year_of(vest_years[k]), row.shape[0] - 1)
            part_of_value = (fair - paid) / fair
            kept_back = rest * lots.kept_back[0, year] * part_of_value
            kept_iso = iso * lots.kept_back[1, year] * part_of_value
            put(row, sold, CASH, -(kept_back + kept_iso) * price)
            # of an early ISO that was kept back, the price was income up to the spread alone
            iso -= kept_iso
            rest -= kept_back
        if iso > 0.0:
            spread = max(fair - paid, 0.0)
            _iso_sale(
                row, sold, price, iso, spread, spread, at, granted, at, grant, terms, lots.used
            )
        if terms.deferred[grant] > 0.0:  # section 19a(4): taxed now, at the lower of both values
            due = min(sold, vest_years[k] + terms.longest_deferral_years)
            fair = min(fair, max(price, 0.0))
            _deferred_pay(rest * fair, due, due - at, row)
        by_vest = law
        if law > 0.0:  # acquired when it vests (section 83)
            by_vest = 2.0 if at > terms.new_law_years else 1.0
        capital(row, sold, at, rest * (price - fair), rest * fair, by_vest, terms, lots.used)


@njit(cache=True, error_model="numpy")
def late_vest_sold(
    grant: int, units: float, price: float, each: float, day: float, left: float, lump: bool,
    row: Array, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter units that vest at the exit or after it, and are sold on the same day."""
    how, paid, granted = terms.how[grant], terms.paid[grant], terms.granted[grant]
    if how == SHARES:
        _bought_sold(grant, units, price, day, row, lots, terms)
    elif how == EARLY_ISO_ELECTED:
        _elected_iso_sold(grant, units, price, day, price, day, row, lots, terms)
    elif how in (SHARES_AS_THEY_VEST, EARLY_ISO):
        iso = units * terms.iso_part[grant] if how == EARLY_ISO else 0.0
        if iso > 0.0:
            measured = max(price - paid, 0.0)
            _iso_sale(
                row, day, price, iso, 0.0, measured, day, granted, day, grant, terms, lots.used
            )
        rest = units - iso
        if price >= paid:
            put(row, day, WAGES, rest * (price - paid))
        else:
            capital(row, day, granted, rest * (price - paid), rest * paid, 0.0, terms, lots.used)
    else:
        as_pay(grant, units * each, day, left, lump, row, terms)


@njit(cache=True, error_model="numpy")
def forfeited(
    grant: int, units: float, years: float, row: Array, lots: Lots, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter the loss of shares that were paid for and never vest: what was paid, no more."""
    bought = (SHARES, SHARES_AS_THEY_VEST, EARLY_ISO, EARLY_ISO_ELECTED)
    if terms.how[grant] in bought and units > 0.0:
        paid = units * terms.paid[grant]
        capital(row, years, terms.granted[grant], -paid, paid, 0.0, terms, lots.used)


@njit(cache=True, error_model="numpy")
def given_back(
    grant: int, units: float, years: float, row: Array, lots: Lots, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter shares, taxed when they were bought, that go back in Germany: negative wages."""
    taxed = terms.how[grant] == SHARES and terms.deferred[grant] == 0.0
    if terms.german > 0.0 and taxed and terms.granted[grant] >= 0.0 and units > 0.0:
        put(row, years, WAGES, -units * (lots.fair[grant] - terms.paid[grant]))


@njit(cache=True, error_model="numpy")
def worthless(
    grant: int, units: float, years: float, row: Array, lots: Lots, terms: TaxTerms
) -> None:  # pragma: no cover (compiled)
    """Enter the loss of shares that have not vested when the company has nothing for them."""
    if terms.how[grant] in (SHARES, EARLY_ISO_ELECTED) and units > 0.0:
        _bought_sold(grant, units, 0.0, years, row, lots, terms)
    else:
        forfeited(grant, units, years, row, lots, terms)


@njit(cache=True, error_model="numpy")
def is_lump(
    units: float, paid_at: float, years: float, accelerated: float,
    vest_years: Array, vest_shares: Array,
) -> bool:  # fmt: skip  # pragma: no cover (compiled)
    """Whether what an exit pays comes together in one year, but for a minor part."""
    now, later = units, 0.0
    for k in range(vest_years.size):
        if vest_years[k] <= years:
            continue
        now += accelerated * vest_shares[k]
        rest = (1.0 - accelerated) * vest_shares[k]
        if year_of(max(vest_years[k], paid_at)) > year_of(paid_at):
            later += rest
        else:
            now += rest
    return later <= _MINOR * (now + later)

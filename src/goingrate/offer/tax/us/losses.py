"""Shares that lose their value: worthless, or sold at a loss of a small business."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.adding import plus
from goingrate.offer.tax.us.grants import sold
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.lots import Lot, capital, last_day


def worthless(lot: Lot, *, worthless_years: float, law: LawYear) -> UsIncome:
    """Return the capital loss of shares that became worthless (section 165(g)(1)).

    As if sold for nothing on the last day of that tax year: that day says whether the loss is long
    or short, and `law` is that of the year. The AMT loses its own, larger basis.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("us").at(2027, status="single")
    >>> worthless(Lot(100, 900.0, 900.0, 0.5), worthless_years=1.1, law=law).long_gain
    -900.0
    """
    return sold(lot, price_per_unit=0.0, sold_years=last_day(worthless_years), law=law)


def small_business_loss(
    lot: Lot,
    *,
    price_per_unit: float,
    sold_years: float,
    law: LawYear,
    affirmed: bool,
    used_this_year: float = 0.0,
) -> UsIncome:
    """Return a sale whose loss is ordinary up to a limit a year (section 1244).

    $50,000, or $100,000 on a joint return, of the year's losses on such stock come off ordinary
    income and stand as `interest` below 0; the rest is a capital loss. A sale at a gain, and one
    that is not affirmed, is like any other. For worthless shares the price is 0 and the day
    `lots.last_day` (section 1244(a), Reg. 1.1244(a)-1).

    Parameters
    ----------
    affirmed
        The company issued the stock to this person for money or property, not for services
        (section 1244(c), Reg. 1.1244(c)-1(d)), while its capital was at most $1M, and it earned
        most of its receipts by a trade in the five years before: goingrate cannot check it.
    used_this_year
        Ordinary loss of such stock earlier in the same year.
    """
    piece = sold(lot, price_per_unit=price_per_unit, sold_years=sold_years, law=law)
    loss = -(piece.short_gain + piece.long_gain)
    if not affirmed or loss <= 0.0:
        return piece
    ordinary = min(loss, max(law.number("section_1244_limit") - used_this_year, 0.0))
    moved = capital(ordinary, acquired_years=lot.acquired_years, sold_years=sold_years, law=law)
    return plus(plus(piece, moved), UsIncome(interest=-ordinary))

"""Qualified small business stock: the gain that section 1202 leaves out.

Stock acquired after 2010-09-27 and on or before 2025-07-04 follows the law before Public Law
119-21, later stock the law after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.adding import plus
from goingrate.offer.tax.us.grants import sold
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.lots import MOMENT_YEARS, Lot

Law = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class QsbsFacts:
    """What the person affirms of the company; goingrate cannot check it.

    Parameters
    ----------
    gross_assets
        Most that the company's gross assets were up to and right after the issue, in dollars:
        money and adjusted bases (section 1202(d)).
    qualified_trade
        A domestic C corporation that uses 80% of its assets in a qualified trade, during
        substantially all of the holding period (sections 1202(c), (e)).
    original_issue
        The shares came from the company itself, for money, property or services
        (section 1202(c)(1)(B)).
    """

    gross_assets: float
    qualified_trade: bool
    original_issue: bool = True


@dataclass(frozen=True, slots=True)
class QsbsSale:
    """The income of a sale, and the gain that used up the limit of the issuer."""

    income: UsIncome
    eligible_gain: float


def law_of_stock(lot: Lot, *, first_year: int, law: LawYear) -> Law:
    """Return which law holds for a lot: acquired after 2025-07-04, the new (section 1202(a)(6)).

    `first_year` is the calendar year that starts at the decision. The day of acquisition is that
    of the purchase, the exercise, or the vest of shares without an election.
    """
    last = _day(int(law.number("qsbs_old_last_day")))
    start, end = date(last.year, 1, 1), date(last.year + 1, 1, 1)
    changed_years = last.year - first_year + ((last - start).days + 1) / (end - start).days
    return "new" if lot.acquired_years > changed_years - MOMENT_YEARS else "old"


def excluded_share(lot: Lot, *, sold_years: float, first_year: int, law: LawYear) -> float:
    """Return the part of a gain that section 1202(a) leaves out, by how long a lot was held.

    Old law: all, after more than five years. New law: 50%, 75%, 100% after at least three, four,
    five years (section 1202(a)(5)).
    """
    which = law_of_stock(lot, first_year=first_year, law=law)
    held = sold_years - lot.acquired_years
    slack = MOMENT_YEARS if which == "new" else -MOMENT_YEARS
    steps = [row for row in law.rows(f"qsbs_{which}_exclusion") if held > row[0] - slack]
    return max((row[1] for row in steps), default=0.0)


def meets_conditions(lot: Lot, facts: QsbsFacts, *, first_year: int, law: LawYear) -> bool:
    """Whether what is affirmed makes a lot qualified small business stock (section 1202(c))."""
    which = law_of_stock(lot, first_year=first_year, law=law)
    small = facts.gross_assets <= law.number(f"qsbs_{which}_assets_limit")
    return small and facts.qualified_trade and facts.original_issue


def qsbs_sold(
    lots: Sequence[Lot],
    facts: QsbsFacts,
    *,
    price_per_unit: float,
    sold_years: float,
    first_year: int,
    law: LawYear,
    used: float = 0.0,
) -> QsbsSale:
    """Return what a sale of lots of one issuer brings, with the exclusion of section 1202.

    At most the greater of a sum for life per issuer ($10M, new law $15M, half for married people
    who file apart), less what was used, and ten times the basis of what is sold (section 1202(b));
    for new stock, what old stock uses in the same year counts as used (section 1202(b)(4)). Where
    lots are left out in different parts and the limit binds, those with the larger part come
    first: the law does not say. Of a gain left out in part the rest is taxed at 28% at most
    (section 1(h)(7)); gain above the limit is an ordinary long-term gain. What is left out is no
    income of the AMT either (section 57(a)(7)).

    Parameters
    ----------
    lots
        All that is sold of the issuer in this year: ten times the basis is counted over the year.
    used
        Eligible gain of this issuer in earlier years: their `eligible_gain`, summed.
    """
    total, eligible, basis = UsIncome(), 0.0, 0.0
    open_sales: dict[Law, list[tuple[float, UsIncome]]] = {"old": [], "new": []}
    for lot in lots:
        piece = sold(lot, price_per_unit=price_per_unit, sold_years=sold_years, law=law)
        share = excluded_share(lot, sold_years=sold_years, first_year=first_year, law=law)
        affirmed = meets_conditions(lot, facts, first_year=first_year, law=law)
        basis += lot.basis if affirmed else 0.0
        if affirmed and share > 0.0 and piece.long_gain > 0.0:
            open_sales[law_of_stock(lot, first_year=first_year, law=law)].append((share, piece))
        else:
            total = plus(total, piece)
    for which, sales in open_sales.items():
        for share, piece in sorted(sales, key=lambda sale: -sale[0]):
            room = max(
                law.number(f"qsbs_{which}_cap") - used,
                law.number("qsbs_basis_multiple") * basis,
            )
            within = min(piece.long_gain, max(room - eligible, 0.0))
            total = plus(total, _left_out(piece, within=within, share=share))
            eligible += within
    return QsbsSale(total, eligible)


def _left_out(piece: UsIncome, *, within: float, share: float) -> UsIncome:
    """Return a sale after the exclusion of a share of that part of its gain that has room."""
    excluded = share * within
    taxed = 1.0 - excluded / piece.long_gain
    return replace(
        piece,
        long_gain=piece.long_gain - within,
        gain_28=within - excluded,
        excluded_gain=excluded,
        amt_gain_adjustment=piece.amt_gain_adjustment * taxed,
    )


def _day(digits: int) -> date:
    """Return the day that a number of eight digits writes: year, month, day."""
    return date(digits // 10_000, digits // 100 % 100, digits % 100)

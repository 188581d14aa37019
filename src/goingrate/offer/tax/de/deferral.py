"""Aufschub: shares of a small or young employer, taxed later (section 19a EStG), or not at all.

What such shares become in the income of a year, and when, stands in `grants`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear


@dataclass(frozen=True, slots=True)
class Employer:
    """The employer at the end of one calendar year; money in euros.

    Linked companies count with it (section 19a(3) sentence 2 EStG): of a small member of a large
    group this says what the group says, except where shares of a group company are given.
    """

    year: int
    employees: float
    turnover: float
    balance_sheet: float


def may_defer(history: Sequence[Employer], *, founded: int, given: int, law: LawYear) -> bool:
    """Whether the wage tax on shares given in a year may wait (section 19a(3) EStG).

    Small enough in that year or one of the six before: fewer than 1,000 employees, and a turnover
    of at most 100 or a balance sheet of at most 86 million euros; and founded no more than 20 years
    ago.

    Parameters
    ----------
    history
        The employer by year, at least the year of the gift.
    founded, given
        Calendar years: of the foundation, of the transfer of the shares.
    law
        The law of the year of the transfer.
    """
    back = law.number("deferral_back_years")
    small = any(is_small(each, law) for each in history if given - back <= each.year <= given)
    return small and given - founded <= law.number("deferral_company_years")


def is_small(employer: Employer, law: LawYear) -> bool:
    """Whether an employer stays below the limits of section 19a(3) EStG in one year."""
    return employer.employees < law.number("deferral_employees") and (
        employer.turnover <= law.number("deferral_turnover")
        or employer.balance_sheet <= law.number("deferral_balance_sheet")
    )


def taxed_share_gift(benefit: float, law: LawYear) -> float:
    """Return what of a year's cheap or free shares is wages at all (section 3 no. 39 EStG).

    Free of tax and of social insurance up to the limit, if the plan is open to all who have been
    with the employer for a year, and the shares are the employer's own or its group's.
    """
    return max(benefit - law.number("share_gift_limit"), 0.0)

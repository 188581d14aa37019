"""Rechenweg: the steps from the income of a year to its taxes, before they are told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.assessment import Assessment, assess
from goingrate.offer.tax.de.deductions import employee_allowance, provision_expenses
from goingrate.offer.tax.de.flat_tax import (
    FlatTax,
    NetShares,
    flat_tax,
    net_shares,
    saver_allowance,
)
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DePerson
from goingrate.offer.tax.de.social import Contributions, contributions


@dataclass(frozen=True, slots=True)
class Working:
    """The amounts between income and tax, in the order in which they arise."""

    own_contributions: Contributions
    spouse_contributions: Contributions | None
    allowances: float
    provisions: float
    other_income: float
    extraordinary_income: float
    assessment: Assessment
    shares: NetShares
    capital_allowance: float
    flat: FlatTax


def work_out(income: DeIncome, carry: DeCarry, person: DePerson, law: LawYear) -> Working:
    """Return every step of a year whose income has been checked."""
    own = contributions(contribution_base(income), person, law)
    spouse = contributions(income.spouse_wages, as_spouse(person), law) if person.joint else None
    provisions = provision_expenses(
        (own, spouse) if spouse else (own,), law, people=2 if person.joint else 1
    )
    own_allowance = employee_allowance(income.wages + income.extraordinary_wages, law)
    allowances = own_allowance + employee_allowance(income.spouse_wages, law)
    extraordinary = extraordinary_income(income, own_allowance)
    wages = income.wages + income.extraordinary_wages + income.spouse_wages
    other = wages - allowances - provisions - extraordinary
    shares = net_shares(income.share_gains, carry.share_loss)
    capital = shares.gain + income.capital_income
    capital_allowance = saver_allowance(capital, joint=person.joint, law=law)
    return Working(
        own_contributions=own,
        spouse_contributions=spouse,
        allowances=allowances,
        provisions=provisions,
        other_income=other,
        extraordinary_income=extraordinary,
        assessment=assess(other, extraordinary, person, law),
        shares=shares,
        capital_allowance=capital_allowance,
        flat=flat_tax(capital - capital_allowance, church_rate=person.church_rate, law=law),
    )


def contribution_base(income: DeIncome) -> float:
    """Return the Arbeitsentgelt of the year: what social insurance is due on now."""
    taxed_now = income.wages + income.extraordinary_wages
    return taxed_now + income.deferred_wages - income.contributed_wages


def extraordinary_income(income: DeIncome, allowance: float) -> float:
    """Return the extraordinary wages, less what the others leave of the allowance (R 34.4 EStR)."""
    return income.extraordinary_wages - max(allowance - income.wages, 0.0)


def as_spouse(person: DePerson) -> DePerson:
    """Return the spouse as the tax sees one: the same household, statutorily insured."""
    return replace(person, health="statutory", private_premium_per_year=0.0)

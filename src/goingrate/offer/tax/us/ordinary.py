"""The regular income tax: deductions, the schedule of rates, and long-term gains stacked on top.

26 U.S.C. §§ 1(h), 1(j), 63, 68, 164(b)(6); Schedule A, Schedule D Tax Worksheet (Form 1040).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.offer.tax.book import Brackets, LawYear
from goingrate.offer.tax.us.gains import NetGains

#: Section 1(h)(1)(A)(ii)(I) still speaks of income taxed at a rate below 25 percent; section
#: 1(j)(5) replaces the like words in (B) and (C) only.
_RATE_OF_1H1A: Final = 0.25


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken off adjusted gross income.

    Parameters
    ----------
    amount
        Allowed for the regular tax.
    amt_amount
        Allowed for the alternative minimum tax: neither the standard deduction nor state taxes
        (section 56(b)(1)), but itemized deductions without the limit of section 68.
    state_taxes
        State and local taxes within an itemized deduction, after their cap.
    limited
        What section 68 takes off itemized deductions.
    itemized
        Whether deductions are itemized.
    """

    amount: float
    amt_amount: float = 0.0
    state_taxes: float = 0.0
    limited: float = 0.0
    itemized: bool = False


@dataclass(frozen=True, slots=True)
class GainStack:
    """How taxable income is spread over the rates of section 1(h)(1), amounts not taxes.

    `ordinary` is taxed by the schedule (subparagraph A), `zero`, `fifteen`, `twenty` and
    `twenty_eight` at the rates of gains (B, C, D, F). `below_gains` is taxable income less adjusted
    net capital gain, which Form 6251 reads again.
    """

    ordinary: float
    zero: float
    fifteen: float
    twenty: float
    twenty_eight: float
    below_gains: float


def standard_deduction(law: LawYear) -> Deduction:
    """Return the standard deduction (section 63(c)); none for age or blindness."""
    return Deduction(law.number("standard_deduction"))


def state_tax_deduction(state_taxes: float, agi: float, law: LawYear) -> float:
    """Return the deductible state and local taxes (section 164(b)(6), (7)).

    The cap falls by 30% of income above a start, never below a floor.
    """
    over = max(agi - law.number("salt_phase_out_start"), 0.0)
    cap = law.number("salt_cap") - law.number("salt_phase_out_rate") * over
    return min(state_taxes, max(cap, law.number("salt_floor")))


def itemized_limit(itemized: float, agi: float, law: LawYear) -> float:
    """Return what section 68 takes off itemized deductions (2/37 as of 2026).

    The share applies to the deductions, or, if less, to taxable income before them above the start
    of the highest rate.
    """
    rate = law.number("itemized_limit_rate")
    top_start = law.rows("ordinary_brackets")[-1][0]
    return rate * min(itemized, max(agi - top_start, 0.0))


def itemized_deduction(others: float, state_taxes: float, agi: float, law: LawYear) -> Deduction:
    """Return itemized deductions: state taxes within their cap, and all others (section 63(d))."""
    taxes = state_tax_deduction(state_taxes, agi, law)
    limited = itemized_limit(taxes + others, agi, law)
    return Deduction(taxes + others - limited, others, taxes, limited, itemized=True)


def deductions_to_choose_from(
    others: float, state_taxes: float, agi: float, law: LawYear
) -> tuple[Deduction, ...]:
    """Return the larger of standard and itemized deductions, then what else may be elected.

    Sections 63(b), 63(e). To itemize less than the standard deduction can only pay under the AMT,
    which allows itemized deductions other than taxes, but no standard deduction.
    """
    standard = standard_deduction(law)
    itemized = itemized_deduction(others, state_taxes, agi, law)
    if itemized.amount > standard.amount:
        return (itemized,)
    return (standard, itemized) if others > 0.0 else (standard,)


def gain_stack(taxable_income: float, gains: NetGains, law: LawYear) -> GainStack:
    """Spread taxable income over the rates of section 1(h)(1), with its own letters.

    The Schedule D Tax Worksheet, lines 14 to 43; without 28% gain it is the Qualified Dividends
    and Capital Gain Tax Worksheet.
    """
    income = max(taxable_income, 0.0)
    adjusted = gains.long - gains.gain_28
    below_gains = max(income - adjusted, 0.0)
    _, zero_end, fifteen_end = law.brackets("long_term_brackets").starts
    below_25_percent = min(income, _taxed_below(law.brackets("ordinary_brackets"), _RATE_OF_1H1A))
    a = max(income - gains.long, min(below_25_percent, below_gains), 0.0)
    gain = min(adjusted, income)
    b = min(gain, max(min(income, zero_end) - below_gains, 0.0))
    c = min(gain - b, max(min(income, fifteen_end) - (a + b), 0.0))
    d = gain - b - c
    return GainStack(
        ordinary=a,
        zero=b,
        fifteen=c,
        twenty=d,
        twenty_eight=max(income - a - gain, 0.0),
        below_gains=below_gains,
    )


def regular_tax(taxable_income: float, gains: NetGains, law: LawYear) -> float:
    """Return the tax of section 1: the schedule, or less where gains have rates of their own.

    The schedule is applied to the cent; the printed Tax Table for incomes below $100,000, which
    goes in steps of $50, is not.
    """
    schedule = law.brackets("ordinary_brackets")
    on_all = schedule.tax(taxable_income)
    if gains.long == 0.0:
        return on_all
    stack = gain_stack(taxable_income, gains, law)
    rate_zero, rate_fifteen, rate_twenty = law.brackets("long_term_brackets").rates
    stacked = (
        schedule.tax(stack.ordinary)
        + rate_zero * stack.zero
        + rate_fifteen * stack.fifteen
        + rate_twenty * stack.twenty
        + law.number("gain_28_rate") * stack.twenty_eight
    )
    return min(stacked, on_all)


def _taxed_below(schedule: Brackets, rate: float) -> float:
    """Return the income up to which every rate is below this one."""
    starts = zip(schedule.starts, schedule.rates, strict=True)
    return next((start for start, its_rate in starts if its_rate >= rate), float("inf"))

"""The alternative minimum tax and the credit for it.

26 U.S.C. §§ 53, 55-59; Form 6251 (with its Part III) and Form 8801. The preferences known here are
the spread of ISOs exercised and held, and the other basis that their shares have afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.ordinary import GainStack


@dataclass(frozen=True, slots=True)
class MinimumTax:
    """The alternative minimum tax of a year.

    Parameters
    ----------
    amti
        Alternative minimum taxable income (Form 6251, line 4).
    exemption
        What is left of the exemption after its phase-out (line 5).
    tentative
        Tentative minimum tax (line 9).
    amt
        What it is above the regular tax (line 11).
    exclusion_amt
        The part that exclusion items alone would have caused: it earns no credit (Form 8801,
        line 15). Above `amt` where deferral items lower the minimum tax.
    """

    amti: float
    exemption: float
    tentative: float
    amt: float
    exclusion_amt: float


def minimum_tax(
    income_for_amt: float,
    *,
    deferral_items: float,
    amt_gains: NetGains,
    gains: NetGains,
    stack: GainStack,
    regular_tax: float,
    law: LawYear,
) -> MinimumTax:
    """Return the AMT of a year (sections 55, 56) and its part on exclusion items (section 53(d)).

    Parameters
    ----------
    income_for_amt
        Adjusted gross income less the deductions that the AMT allows: with neither the standard
        deduction nor state taxes, which are gone for good.
    deferral_items
        What only defers tax: the spread of ISOs exercised and held (line 2i), and gains as the AMT
        nets them less gains of the regular tax (line 2k).
    amt_gains, gains
        Gains as the AMT and as the regular tax nets them.
    stack, regular_tax
        How the regular tax spread taxable income, and its amount.
    """
    amti = with_separate_addition(income_for_amt + deferral_items, law)
    exclusion_amti = with_separate_addition(income_for_amt, law)
    tentative = tentative_minimum_tax(amti, amt_gains, stack, law)
    on_exclusions = tentative_minimum_tax(exclusion_amti, gains, stack, law)
    return MinimumTax(
        amti=amti,
        exemption=exemption_left(amti, law),
        tentative=tentative,
        amt=max(tentative - regular_tax, 0.0),
        exclusion_amt=max(on_exclusions - regular_tax, 0.0),
    )


def with_separate_addition(amti: float, law: LawYear) -> float:
    """Return AMTI with what spouses filing separately add (section 55(d)(3), last sentence).

    From where their exemption has gone it takes back what the other spouse's would be worth.
    """
    if law.status != "married_separate":
        return amti
    exemption, rate = law.number("amt_exemption"), law.number("amt_phase_out_rate")
    gone = law.number("amt_phase_out_start") + exemption / rate
    return amti + min(rate * max(amti - gone, 0.0), exemption)


def exemption_left(amti: float, law: LawYear) -> float:
    """Return the exemption after its phase-out (section 55(d))."""
    over = max(amti - law.number("amt_phase_out_start"), 0.0)
    return max(law.number("amt_exemption") - law.number("amt_phase_out_rate") * over, 0.0)


def tentative_minimum_tax(amti: float, gains: NetGains, regular: GainStack, law: LawYear) -> float:
    """Return the tax on AMTI above the exemption (section 55(b)(1), (3)).

    Parameters
    ----------
    gains
        Gains as the AMT nets them. Their 28% part is taxed like other income here.
    regular
        How the regular tax spread taxable income: the bands at 0% and 15% have the same room
        (section 55(b)(3)(B), (C); Form 6251, lines 20 and 27).
    """
    excess = max(amti - exemption_left(amti, law), 0.0)
    schedule = law.brackets("amt_brackets")
    on_all = schedule.tax(excess)
    adjusted = gains.long - gains.gain_28
    if adjusted <= 0.0:
        return on_all
    _, zero_end, fifteen_end = law.brackets("long_term_brackets").starts
    rate_zero, rate_fifteen, rate_twenty = law.brackets("long_term_brackets").rates
    gain = min(adjusted, excess)  # line 22
    zero_room = max(zero_end - regular.below_gains, 0.0)  # line 21
    zero = min(gain, zero_room)
    fifteen_room = max(fifteen_end - zero_room - regular.ordinary, 0.0)  # line 29
    fifteen = min(gain - zero, fifteen_room)
    stacked = (
        schedule.tax(excess - gain)
        + rate_zero * zero
        + rate_fifteen * fifteen
        + rate_twenty * (gain - zero - fifteen)
    )
    return min(stacked, on_all)


def credit_used(credit: float, *, regular_tax: float, tentative: float) -> float:
    """Return the minimum tax credit of a year (section 53(c)).

    It may bring the regular tax down to the tentative minimum tax, no further.
    """
    return min(credit, max(regular_tax - tentative, 0.0))


def credit_carried(credit: float, *, used: float, minimum: MinimumTax) -> float:
    """Return the credit that goes into the next year (section 53(b); Form 8801, lines 18 to 26).

    The year adds its AMT less that on exclusion items, which may be below 0 (line 18).
    """
    return max(credit - used + minimum.amt - minimum.exclusion_amt, 0.0)

"""A payslip line by line, and beside it the net that somebody really gets."""

from __future__ import annotations

import dataclasses
from typing import Final

from goingrate.answers.assumptions import FactUse
from goingrate.answers.payslip_de import DeSlip
from goingrate.answers.payslip_explained import explained
from goingrate.answers.payslip_results import (
    ActualNet,
    Payslip,
    Period,
    SlipLine,
    Stage,
    withheld_cents,
)
from goingrate.answers.payslip_us import UsPay, UsSlip
from goingrate.answers.tax_engines import DeEngine, UsEngine, engine_for, laws_used
from goingrate.answers.tax_household_words import household_words
from goingrate.answers.tax_index import index_rate
from goingrate.base.facts import Facts
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.tax_households import DeHousehold, Household, UsHousehold
from goingrate.offer.tax.de.income import DeCarry, DeIncome, TaxClass
from goingrate.offer.tax.us.income import UsIncome

PERIODS: Final[dict[Period, int]] = {"year": 1, "month": 12, "semimonth": 24, "biweekly": 26}
#: Of each slip: employers in the US round what they withhold to whole dollars, in Germany to cents.
_US_TOLERANCE_CENTS: Final = 200
_DE_TOLERANCE_CENTS: Final = 5
_WHOLE_CENTS: Final = 100
_SLIPS_AT_MOST: Final = 26


def us_payslip(
    pay: UsPay,
    household: UsHousehold,
    *,
    year: int,
    period: Period = "month",
    actual_net: float | None = None,
    facts: Facts | None = None,
) -> Payslip:
    """Return a payslip in the United States.

    Parameters
    ----------
    pay
        Of the year, in dollars.
    year
        Whose law holds; amounts of a year after the last enacted one are indexed.
    period
        How often pay comes.
    actual_net
        What somebody really gets in an ordinary pay period, without a bonus, in dollars.

    Raises
    ------
    InputError
        For a year or a state of which no law is known.

    Examples
    --------
    >>> slip = us_payslip(UsPay(250_000), UsHousehold("single", "CA"), year=2024)
    >>> slip.net_year_cents
    15864654
    """
    rate, used = index_rate(None, facts)
    engine = engine_for(household, rate)
    assert isinstance(engine, UsEngine)  # noqa: S101
    slip = UsSlip(pay, engine, year, PERIODS[period])
    stages = slip.stages()
    if actual_net is not None:
        slip = dataclasses.replace(slip, number=_nearest(stages, round(100.0 * actual_net)).first)
    balance = slip.balance_cents()
    return _assembled(slip, household, period, balance, stages, actual_net, (rate, used))


def de_payslip(
    *,
    gross: float,
    household: DeHousehold,
    tax_class: TaxClass = "I",
    year: int,
    bonus: float = 0.0,
    period: Period = "month",
    actual_net: float | None = None,
    facts: Facts | None = None,
) -> Payslip:
    """Return a German payslip; see `us_payslip`.

    Raises
    ------
    InputError
        For a year of which no law is known, and a person or a tax class that cannot be.

    Examples
    --------
    >>> from goingrate.offer.tax.de.income import DePerson
    >>> slip = de_payslip(gross=80_000, household=DeHousehold(DePerson()), year=2024)
    >>> slip.net_period_cents, slip.net_year_cents
    (403046, 4836548)
    """
    rate, used = index_rate(None, facts)
    engine = engine_for(household, rate)
    assert isinstance(engine, DeEngine)  # noqa: S101
    slip = DeSlip(gross, bonus, tax_class, household.person, engine, year, PERIODS[period])
    balance = None
    if tax_class == "I":
        tax = engine.tax(year, DeIncome(wages=gross + bonus), DeCarry())
        owed = tax.income_tax + tax.solidarity + tax.church
        balance = round(100.0 * owed) - withheld_cents(slip.lines())
    stages = (Stage(1, slip.periods, round(100.0 * slip.net())),)
    return _assembled(slip, household, period, balance, stages, actual_net, (rate, used), tax_class)


def _assembled(
    slip: UsSlip | DeSlip,
    household: Household,
    period: Period,
    balance_cents: int | None,
    stages: tuple[Stage, ...],
    actual_net: float | None,
    index: tuple[float, tuple[FactUse, ...]],
    tax_class: str = "",
) -> Payslip:
    lines = slip.lines()
    net = _net_line(lines)
    laws = laws_used(slip.engine, slip.year)
    beyond = any(law.year < slip.year for law in laws)
    rate, used = index
    number = slip.number if isinstance(slip, UsSlip) else 1
    class_words = (Phrase.of("payslip.tax_class", tax_class=tax_class),) if tax_class else ()
    return Payslip(
        country="US" if isinstance(household, UsHousehold) else "DE",
        state=household.state,
        currency=slip.engine.currency,
        year=slip.year,
        laws=laws,
        period=period,
        periods_per_year=slip.periods,
        household=(*class_words, *household_words(household, with_status=not tax_class)),
        lines=(*lines, net),
        gross_year_cents=sum(line.year_cents for line in lines if line.part == "pay"),
        net_year_cents=net.year_cents,
        net_period_cents=net.period_cents,
        stages=stages,
        stage=next(one for one in stages if one.first <= number <= one.last),
        balance_cents=balance_cents,
        actual=None if actual_net is None else _beside(slip, net.period_cents, actual_net),
        index_rate_per_year=rate if beyond else None,
        assumptions=used if beyond else (),
        notes=_notes(slip),
        version=__version__,
    )


def _nearest(stages: tuple[Stage, ...], actual_cents: int) -> Stage:
    """Return the slips nearest to an actual net; one that stands alone only where it fits."""
    fitting = [one for one in stages if abs(one.net_cents - actual_cents) <= _US_TOLERANCE_CENTS]
    several = [one for one in stages if one.first < one.last]
    return min(fitting or several or stages, key=lambda one: abs(one.net_cents - actual_cents))


def _net_line(lines: tuple[SlipLine, ...]) -> SlipLine:
    return SlipLine(
        key="payslip.net",
        name=Phrase("payslip.net"),
        part="net",
        year_cents=sum(line.year_cents for line in lines),
        period_cents=sum(line.period_cents for line in lines),
        source=None,
    )


def _beside(slip: UsSlip | DeSlip, net_cents: int, actual_net: float) -> ActualNet:
    each = _US_TOLERANCE_CENTS if isinstance(slip, UsSlip) else _DE_TOLERANCE_CENTS
    tolerance = each * _SLIPS_AT_MOST if slip.periods == 1 else each
    actual = round(100.0 * actual_net)
    if actual % _WHOLE_CENTS == 0:  # somebody who writes no cents has rounded them
        tolerance = max(tolerance, _WHOLE_CENTS)
    difference = actual - net_cents
    agrees = abs(difference) <= tolerance
    return ActualNet(
        net_cents=actual,
        difference_cents=difference,
        difference_share=difference / net_cents if net_cents else 0.0,
        agrees=agrees,
        explanations=() if agrees else explained(slip, actual, tolerance_cents=tolerance),
    )


def _notes(slip: UsSlip | DeSlip) -> tuple[Phrase, ...]:
    if isinstance(slip, DeSlip):
        found = [Phrase("payslip.note.de")]
    else:
        found = [Phrase("payslip.note.us")]
        if slip.engine.elsewhere is not None:
            found += slip.engine.gaps(UsIncome(wages=slip.pay.gross + slip.pay.bonus))
        elif slip.engine.state is None:
            found.append(Phrase("taxyear.note.no_state"))
        if slip.pay.retirement:
            found.append(Phrase("payslip.note.retirement"))
    if slip.periods > 1 and any(line.key == "payslip.bonus" for line in slip.lines()):
        found.append(Phrase("payslip.note.bonus"))
    return tuple(found)

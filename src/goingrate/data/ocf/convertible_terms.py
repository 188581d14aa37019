"""What SAFEs and notes say: cap, discount, interest, and what an exit repays.

A security may list several triggers with terms of their own. Which of them an exit pulls stands in
its text only, so the terms best for its holder are taken: lowest cap, highest discount.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.data.ocf.book import Book, Security
from goingrate.data.ocf.objects import Log, View
from goingrate.offer.cap_table.holders import CapBasis

_SAFE: Final = "SAFE_CONVERSION"
_NOTE: Final = "CONVERTIBLE_NOTE_CONVERSION"
_PERIODS: Final = {"DAILY": 365, "MONTHLY": 12, "QUARTERLY": 4, "SEMI_ANNUAL": 2, "ANNUAL": 1}
_LONGEST_YEARS: Final = 50.0


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a convertible on one day; securities with equal terms are one claim."""

    is_note: bool
    seniority: Fraction
    valuation_cap: Fraction | None = None
    cap_basis: CapBasis = "post_money"
    discount: Fraction = Fraction(0)
    interest_per_year: float = 0.0
    years_outstanding: float = 0.0
    repayment_multiple: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Rate:
    """An annual rate of interest and the days between which it runs."""

    per_year: float
    start: date
    end: date | None


def read_terms(book: Book, one: Security, day: date) -> Terms:
    """Return the terms of a convertible, interest up to a day.

    Raises
    ------
    BadField, OutOfRange
        The field of the conversion mechanism, what stands there, what is allowed.
    """
    entry = one.entry
    is_note = entry.optional_text("convertible_type") == "NOTE"
    seniority = entry.optional_number("seniority") or Fraction(1)
    known = [one for one in _mechanisms(entry) if one.fields.get("type") in (_SAFE, _NOTE)]
    if not known:
        book.log.about("ocf.note.no_terms", one.id)
        return Terms(is_note, seniority)
    capped, cap = _lowest_cap(book, known)
    multiples = [part.ratio("exit_multiple") for part in known if part.fields.get("exit_multiple")]
    discounts = [part.optional_number("conversion_discount") or Fraction(0) for part in known]
    if any(part.fields.get("conversion_mfn") is True for part in known):
        book.log.about("ocf.note.mfn", one.id)
    rate, years = _interest(known, day, book.log, one.id)
    return Terms(
        is_note=is_note,
        seniority=seniority,
        valuation_cap=cap,
        cap_basis=_basis(capped, is_note, book.log, one.id) if capped else "post_money",
        discount=max(discounts),
        interest_per_year=rate,
        years_outstanding=years,
        repayment_multiple=max(multiples, default=Fraction(1)),
    )


def _mechanisms(entry: View) -> Iterator[View]:
    for trigger in entry.parts("conversion_triggers"):
        if trigger.fields.get("conversion_right") is not None:
            right = trigger.part("conversion_right")
            if right.fields.get("conversion_mechanism") is not None:
                yield right.part("conversion_mechanism")


def _lowest_cap(book: Book, known: list[View]) -> tuple[View | None, Fraction | None]:
    """Return the mechanism with the lowest cap and that cap; a cap of 0 stands for none."""
    name = "conversion_valuation_cap"
    caps = [
        (book.amount(money, part, name), number, part)
        for number, part in enumerate(known)
        if (money := part.optional_money(name)) is not None and money.amount > 0
    ]
    if not caps:
        return None, None
    cap, _, part = min(caps, key=lambda one: one[:2])
    return part, cap


def _basis(part: View, is_note: bool, log: Log, security_id: str) -> CapBasis:
    stated = part.optional_text("conversion_timing")
    if stated is None:  # the format has the field for SAFEs only; notes count the shares before
        log.about("ocf.note.cap_basis", security_id)
        return "pre_money" if is_note else "post_money"
    timing = part.one_of("conversion_timing", ("PRE_MONEY", "POST_MONEY"))
    return "pre_money" if timing == "PRE_MONEY" else "post_money"


def _interest(known: list[View], day: date, log: Log, security_id: str) -> tuple[float, float]:
    """Return simple interest a year and years that together come to what is owed so far."""
    for part in known:
        rates = sorted(_rates(part), key=lambda one: one.start)
        if not rates or rates[0].start >= day:
            continue
        if part.optional_text("interest_payout") == "CASH":
            log.about("ocf.note.cash_interest", security_id)
            continue
        is_30_360 = part.optional_text("day_count_convention") == "30_360"
        years = _years(rates[0].start, day, is_30_360)
        if years > _LONGEST_YEARS:
            raise OutOfRange(
                where=f"{part.place}.interest_rates",
                given=rates[0].start.isoformat(),
                allowed=Phrase.of("ocf.allowed.years_before", years=f"{_LONGEST_YEARS:g}"),
                fix=Phrase("ocf.fix.entry"),
            )
        return (_growth(part, rates, day, is_30_360) - 1.0) / years, years
    return 0.0, 0.0


def _rates(part: View) -> Iterator[_Rate]:
    for one in part.parts("interest_rates"):
        rate, start = one.number("rate"), one.day("accrual_start_date")
        yield _Rate(float(rate), start, one.optional_day("accrual_end_date"))


def _growth(part: View, rates: list[_Rate], day: date, is_30_360: bool) -> float:
    """Return what one unit of money has become: rates follow each other, none runs on."""
    compounds = part.optional_text("compounding_type") == "COMPOUNDING"
    times = _PERIODS.get(part.optional_text("interest_accrual_period") or "", 1)
    growth, simple = 1.0, 0.0
    for number, rate in enumerate(rates):
        following = rates[number + 1].start if number + 1 < len(rates) else day
        end = min(one for one in (rate.end, following, day) if one is not None)
        years = max(_years(rate.start, end, is_30_360), 0.0)
        simple += rate.per_year * years
        growth *= (1.0 + rate.per_year / times) ** (times * years)
    return growth if compounds else 1.0 + simple


def _years(start: date, end: date, is_30_360: bool) -> float:
    """Return years between two days: of 365 days, or of 12 months with 30 days each.

    Examples
    --------
    >>> _years(date(2021, 1, 1), date(2022, 1, 1), False)
    1.0
    >>> _years(date(2024, 1, 31), date(2024, 7, 31), True)
    0.5
    """
    if not is_30_360:
        return (end - start).days / 365.0
    first = min(start.day, 30)
    last = min(end.day, 30) if first == 30 else end.day
    months = 12 * (end.year - start.year) + end.month - start.month
    return (30 * months + last - first) / 360.0

"""Reading and checking what a break-even is asked for."""

from __future__ import annotations

import math

from goingrate.base.errors import OutOfRange
from goingrate.base.money import Terms, parse_money_quantity, parse_quantity, parse_terms
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Language, Phrase


def read_terms(give_up: str | float | Terms, language: Language) -> Terms:
    """Return what is given up; a number is given up once."""
    if isinstance(give_up, str):
        return parse_terms(give_up, language, where="give_up")
    if isinstance(give_up, Terms):
        return give_up
    return Terms(once=float(give_up), per_year=0.0, currency=None)


def read_payoff(payoff: str | float | Range, language: Language) -> tuple[Quantity, str | None]:
    """Return the payoff, above 0, and its currency if it names one."""
    if isinstance(payoff, str):
        prize, currency = parse_money_quantity(payoff, language, where="payoff", period="once")
    else:
        prize, currency = (
            parse_quantity(payoff, language) if not isinstance(payoff, Range) else payoff,
            None,
        )
    if isinstance(prize, Unknown) or ends_of(prize)[0] <= 0:
        raise OutOfRange(
            where="payoff",
            given=str(payoff),
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.correct_value"),
        )
    return prize, currency


def whole_years(years: float | Range) -> tuple[int, ...]:
    """Return every whole year of a number or range, from 1 to 40."""
    low, high = ends_of(years)
    if not (math.isfinite(low) and math.isfinite(high)):
        low = high = 0.0  # refused below
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    if not 1 <= first <= last <= 40:
        raise OutOfRange(
            where="years",
            given=str(years) if isinstance(years, Range) else years,
            allowed=Phrase.of("allowed.whole_between", low="1", high="40"),
            fix=Phrase("fix.correct_value"),
        )
    return tuple(range(first, last + 1))


def require_within(where: str, value: float, low: float, high: float) -> None:
    """Raise `OutOfRange` unless a number lies between two others."""
    if not low <= value <= high:
        raise OutOfRange(
            where=where,
            given=value,
            allowed=Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}"),
            fix=Phrase("fix.correct_value"),
        )


def require_one_currency(*currencies: str | None) -> None:
    """Raise `OutOfRange` if two different currencies are named."""
    found = sorted({currency for currency in currencies if currency})
    if len(found) > 1:
        raise OutOfRange(
            where="give_up, payoff",
            given=", ".join(found),
            allowed=Phrase("allowed.one_currency"),
            fix=Phrase("fix.one_currency"),
        )


def check_amounts(cost: float, payoff: float, wealth: float | None, keep: float | None) -> None:
    """Raise `OutOfRange` unless cost and payoff are above 0 and the rest makes sense."""
    for name, value, low in (("give_up", cost, 0.0), ("payoff", payoff, 0.0)):
        if not value > low:
            raise OutOfRange(
                where=name,
                given=value,
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("fix.correct_value"),
            )
    if wealth is not None and not (math.isfinite(wealth) and wealth + (keep or 0.0) > 0):
        raise OutOfRange(
            where="wealth",
            given=wealth,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.add_wealth"),
        )
    if keep is not None and not (math.isfinite(keep) and keep >= 0):
        raise OutOfRange(
            where="keep",
            given=keep,
            allowed=Phrase.of("allowed.at_least", low="0"),
            fix=Phrase("fix.correct_value"),
        )

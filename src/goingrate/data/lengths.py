"""Lengths of time as contracts write them: 90 days, 3 months, 10 years."""

from __future__ import annotations

import re
from typing import Final

from goingrate.base.errors import NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Language, Phrase

_WORDS: Final[dict[float, str]] = {
    1.0 / 365.25: r"days?|d|tag|tagen?",
    7.0 / 365.25: r"weeks?|wks?|wochen?",
    1.0 / 12.0: r"months?|mos?|monat|monaten?",
    1.0: r"years?|yrs?|y|jahr|jahren?",
}
_UNITS: Final = tuple(
    (years, re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W_])(?:\.(?!\.))?", re.IGNORECASE))
    for years, words in _WORDS.items()
)


def read_length(
    given: object, language: Language = "en", *, most_years: float, where: str = "length"
) -> Quantity:
    """Read a length in one unit, a range of them, or unknown; return years.

    Parameters
    ----------
    given
        A number of years, or a text such as "90 days", "3..6 months", "10 Jahre" or "unknown".
    language
        Decides what 1.250k is.
    most_years
        No length is longer.
    where
        The name of the field, for the error.

    Raises
    ------
    NotUnderstood
        If it is anything else, or in two units.
    OutOfRange
        If a range starts with its larger end, or a length is below 0 or above `most_years`.

    Examples
    --------
    >>> read_length("3 months", most_years=40), read_length("1..2 Jahre", "de", most_years=40)
    (0.25, Range(low=1.0, high=2.0))
    >>> read_length("90 days", most_years=40)
    0.2464...
    """
    bare, unit_years = given, 1.0
    if isinstance(given, str):
        found = [(years, unit) for years, unit in _UNITS if unit.search(given)]
        if len(found) > 1:
            told = _told(most_years) | {"fix": Phrase("fix.length_unit")}
            raise NotUnderstood(where=where, given=given, **told)
        for years, unit in found:
            bare, unit_years = unit.sub("", given), years
    currency: str | None = None
    amount: Quantity | None = None
    try:
        amount, currency = parse_money_quantity(bare, language, where=where)
    except NotUnderstood:
        pass  # told in the words of this field
    except OutOfRange as error:
        if error.allowed.key == "allowed.between":
            raise OutOfRange(where=where, given=given, **_told(most_years)) from None
        raise OutOfRange(where=where, given=given, allowed=error.allowed, fix=error.fix) from None
    if amount is None or currency is not None:
        raise NotUnderstood(where=where, given=given, **_told(most_years))
    length = _times(amount, unit_years)
    if not isinstance(length, Unknown) and ends_of(length)[1] > most_years:
        raise OutOfRange(where=where, given=given, **_told(most_years))
    return length


def _told(most_years: float) -> dict[str, Phrase]:
    allowed = Phrase.of("allowed.length", most=f"{most_years:g}")
    return {"allowed": allowed, "fix": Phrase("fix.length")}


def _times(amount: Quantity, years: float) -> Quantity:
    if isinstance(amount, Unknown):
        return amount
    if isinstance(amount, Range):
        return Range(amount.low * years, amount.high * years)
    return amount * years

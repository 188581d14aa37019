"""Numbers as people read them, in the language asked for."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from typing import Final

from babel.dates import format_date
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
)

from goingrate.base.texts import Language, say

LOCALES: Final[dict[Language, str]] = {"en": "en_US", "de": "de_DE"}
_MILLION: Final = 1e6
#: Below half a unit there is no money, only rounding.
_LEAST: Final = 0.5
_THOUSAND: Final = 1e3
_TENTH: Final = 0.1


def money(amount: float, currency: str, language: Language = "en") -> str:
    """Return an amount to three digits, short.

    Examples
    --------
    >>> money(1_507_569.2, "USD"), money(999_999, "EUR"), money(-107_123, "USD")
    ('$1.51M', '€1M', '-$107K')
    >>> money(1_507_569.2, "USD", "de").replace(chr(160), " ")
    '1,51 Mio. $'
    """
    if math.isinf(amount):
        return say("number.none_enough", language)
    rounded = significant(amount, 3) if abs(amount) >= _LEAST else 0.0
    locale = LOCALES[language]
    if abs(rounded) < _MILLION and (language == "de" or abs(rounded) < 1000):
        pattern = "#,##0 ¤" if language == "de" else "¤#,##0"
        return format_currency(rounded, currency, pattern, locale=locale, currency_digits=False)
    return format_compact_currency(rounded, currency, locale=locale, fraction_digits=2)


def money_exact(cents: int, currency: str, language: Language = "en") -> str:
    """Return an amount in hundredths of a currency to the last of them.

    Examples
    --------
    >>> money_exact(123_456_789, "USD"), money_exact(5, "EUR", "de").replace(chr(160), " ")
    ('$1,234,567.89', '0,05 €')
    """
    pattern = "#,##0.00 ¤" if language == "de" else "¤#,##0.00"
    return format_currency(
        Decimal(cents) / 100, currency, pattern, locale=LOCALES[language], currency_digits=False
    )


def money_whole(cents: int, currency: str, language: Language = "en") -> str:
    """Return an amount in hundredths of a currency, rounded to whole units of it.

    Examples
    --------
    >>> money_whole(123_456_789, "USD"), money_whole(-51, "EUR", "de").replace(chr(160), " ")
    ('$1,234,568', '-1 €')
    """
    pattern = "#,##0 ¤" if language == "de" else "¤#,##0"
    units = round(Decimal(cents) / 100)
    return format_currency(
        units, currency, pattern, locale=LOCALES[language], currency_digits=False
    )


def money_per_share(amount: float, currency: str, language: Language = "en") -> str:
    """Return a price of one share: with cents, or more decimals where cents would hide it.

    Examples
    --------
    >>> money_per_share(2.4, "USD"), money_per_share(0.0123, "USD"), money_per_share(0, "USD")
    ('$2.40', '$0.012', '$0')
    >>> money_per_share(20_384.2, "USD")
    '$20.4K'
    """
    if amount == 0 or round(abs(amount), 2) >= _THOUSAND:
        return money(amount, currency, language)
    decimals = 2 if abs(amount) >= _TENTH else min(1 - math.floor(math.log10(abs(amount))), 12)
    places = "0." + "0" * decimals
    pattern = f"{places} ¤" if language == "de" else f"¤{places}"
    return format_currency(
        amount, currency, pattern, locale=LOCALES[language], currency_digits=False
    )


def money_change(amount: float, currency: str, language: Language = "en") -> str:
    """Return an amount with its sign, also where it is positive."""
    sign = "+" if amount > 0 else ""
    return sign + money(amount, currency, language)


def money_span(low: float, high: float, currency: str, language: Language = "en") -> str:
    """Return a range of amounts."""
    return say(
        "number.span",
        language,
        low=money(low, currency, language),
        high=money(high, currency, language),
    )


def chance(probability: float, language: Language = "en") -> str:
    """Return a probability in percent: two decimals below 5%, one below 20%, else none.

    What is not a probability is said in words: above 1, no chance is enough.

    Examples
    --------
    >>> chance(0.0375), chance(0.0555255), chance(0.6213), chance(1.2)
    ('3.75%', '5.6%', '62%', 'over 100%')
    """
    if probability > 1:
        return say("number.over_all", language, all=percent(1.0, 0, language))
    if probability <= 0:
        return percent(0.0, 0, language)
    decimals = 2 if probability < 0.05 else 1 if probability < 0.2 else 0
    return percent(probability, decimals, language)


def percent(share: float, decimals: int, language: Language = "en") -> str:
    """Return a share in percent."""
    places = "." + "0" * decimals if decimals else ""
    pattern = f"#,##0{places}%" if language == "en" else f"#,##0{places} %"
    return format_percent(share, pattern, locale=LOCALES[language])


def rate(share: float, language: Language = "en") -> str:
    """Return a share in percent with as many decimals as it has, at most two."""
    pattern = "#,##0.##%" if language == "en" else "#,##0.## %"
    return format_percent(share, pattern, locale=LOCALES[language])


def small(share: float, language: Language = "en") -> str:
    """Return a small share in percent with two digits that count.

    Examples
    --------
    >>> small(0.00046), small(3.2e-5)
    ('0.046%', '0.0032%')
    """
    decimals = max(0, 1 - math.floor(math.log10(share * 100))) if share > 0 else 0
    return percent(share, decimals, language)


def plain(number: float, language: Language = "en", decimals: int = 2) -> str:
    """Return a number with at most some decimals."""
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return format_decimal(number, pattern, locale=LOCALES[language])


def fixed(number: float, decimals: int, language: Language = "en") -> str:
    """Return a number with exactly some decimals.

    Examples
    --------
    >>> fixed(0.3, 2), fixed(0.3, 2, "de")
    ('0.30', '0,30')
    """
    return format_decimal(number, "#,##0." + "0" * decimals, locale=LOCALES[language])


def day(when: date, language: Language = "en") -> str:
    """Return a date: 2025-01-31 in English, 31.01.2025 in German."""
    return when.isoformat() if language == "en" else format_date(when, "dd.MM.yyyy", locale="de_DE")


def quantity(low: float, high: float, unit: str, currency: str, language: Language = "en") -> str:
    """Return a number or a range with its unit."""
    if low == high:
        return _one(low, unit, currency, language)
    return say(
        "number.span",
        language,
        low=_one(low, unit, currency, language),
        high=_one(high, unit, currency, language),
    )


def duration(count: float, unit: str, language: Language = "en") -> str:
    """Return a number of years or months; whole months of less than a year as such.

    Examples
    --------
    >>> duration(1, "years"), duration(2.5, "years"), duration(1, "months", "de")
    ('1 year', '2.5 years', '1 Monat')
    >>> duration(0.25, "years")
    '3 months'
    """
    months = round(12.0 * count)
    if unit == "years" and 0 < count < 1 and abs(12.0 * count - months) < _TENTH:
        return duration(float(months), "months", language)
    if count == 1:
        return say(f"number.one_{unit.removesuffix('s')}", language)
    return say(f"number.{unit}", language, count=plain(count, language, 1))


def significant(number: float, digits: int) -> float:
    """Return a number rounded to some significant digits.

    Examples
    --------
    >>> significant(1_507_569.2, 3)
    1510000.0
    """
    if number == 0 or not math.isfinite(number):
        return number
    return round(number, digits - 1 - math.floor(math.log10(abs(number))))


def _one(number: float, unit: str, currency: str, language: Language) -> str:
    if unit == "money":
        return money(number, currency, language)
    if unit == "money_per_year":
        return say("number.per_year", language, amount=money(number, currency, language))
    if unit == "share":
        return rate(number, language)
    if unit == "per_year":
        return say("number.per_year", language, amount=rate(number, language))
    if unit in ("years", "months"):
        return duration(number, unit, language)
    return plain(number, language)

"""What size pay has: the likely period of a figure, and what is too small or too large.

The limits are wide. They part learning budgets and funding rounds from pay, not good pay from bad.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from goingrate.base.money.pay_words import RefusedByNumber
from goingrate.base.money.vocabulary import DOLLARS

PayPeriod: TypeAlias = Literal["year", "month", "week", "day", "hour"]

#: Units to the dollar, to one digit: it only scales the limits.
_TO_THE_DOLLAR: Final[dict[str, float]] = {
    "JPY": 150.0,
    "KRW": 1_400.0,
    "INR": 85.0,
    "HUF": 350.0,
    "CZK": 22.0,
    "SEK": 10.0,
    "NOK": 10.0,
    "DKK": 7.0,
    "PLN": 4.0,
    "CNY": 7.0,
    "BRL": 5.0,
    "ILS": 3.5,
    "AED": 3.7,
    "HKD": 7.8,
}
#: Where full-time work pays less than a tenth of what it pays in the United States.
_LOW_PAY: Final = frozenset({"INR", "BRL", "CNY"})
_LIMITS: Final[dict[PayPeriod, tuple[float, float]]] = {
    "year": (10_000.0, 5_000_000.0),
    "month": (700.0, 150_000.0),
    "week": (150.0, 40_000.0),
    "day": (40.0, 10_000.0),
    "hour": (5.0, 1_500.0),
}
#: Countries where pay is quoted per month as often as per year.
_MONTHLY: Final = frozenset({"EUR", "CHF", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "SGD", "AED"})
_YEARLY_FROM: Final = 14_000.0
_MONTHLY_FROM: Final = 1_000.0
_WIDEST: Final = 5.0

_EURO_COUNTRIES: Final = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
_CURRENCIES: Final[dict[str, str]] = {
    "AE": "AED",
    "AU": "AUD",
    "BR": "BRL",
    "CA": "CAD",
    "CH": "CHF",
    "CN": "CNY",
    "CZ": "CZK",
    "DK": "DKK",
    "GB": "GBP",
    "HK": "HKD",
    "HU": "HUF",
    "IL": "ILS",
    "IN": "INR",
    "JP": "JPY",
    "KR": "KRW",
    "LI": "CHF",
    "NO": "NOK",
    "NZ": "NZD",
    "PL": "PLN",
    "SE": "SEK",
    "SG": "SGD",
    "US": "USD",
} | dict.fromkeys(_EURO_COUNTRIES.split(" "), "EUR")


def currency_of(written: str | None, *, is_plain_dollar: bool, country: str | None) -> str | None:
    """Return the currency of a figure: a "$" is the dollar of the country, else of the US.

    Examples
    --------
    >>> currency_of("USD", is_plain_dollar=True, country="CA")
    'CAD'
    >>> currency_of(None, is_plain_dollar=False, country="DE")
    'EUR'
    """
    local = _CURRENCIES.get(country or "")
    if is_plain_dollar and local in DOLLARS:
        return local
    return written or local


def likely_period(low: float, currency: str | None, *, has_pay_word: bool) -> PayPeriod | None:
    """Return the period of pay where none is said; None if the size does not tell.

    Examples
    --------
    >>> likely_period(60_000, "EUR", has_pay_word=False)
    'year'
    >>> likely_period(4_500, "USD", has_pay_word=True) is None
    True
    """
    dollars = low / _TO_THE_DOLLAR.get(currency or "", 1.0)
    if dollars >= (_YEARLY_FROM / 5.0 if currency in _LOW_PAY else _YEARLY_FROM):
        return "year"
    if has_pay_word and currency in _MONTHLY and dollars >= _MONTHLY_FROM:
        return "month"
    return None


def number_problem(
    low: float, high: float | None, currency: str | None, period: PayPeriod
) -> RefusedByNumber | None:
    """Return what makes a figure no pay by its size alone, or None.

    Examples
    --------
    >>> number_problem(2_000, 2_000, "USD", "year"), number_problem(40e6, None, "USD", "year")
    ('too_small', 'too_large')
    """
    scale = _TO_THE_DOLLAR.get(currency or "", 1.0)
    least, most = _LIMITS[period]
    if currency in _LOW_PAY:
        least /= 8.0
    top = low if high is None else high
    if low < least * scale:
        return "too_small"
    if top > most * scale:
        return "too_large"
    return "too_wide" if top > _WIDEST * low else None

"""The words of money in English and German, and what each of them means.

Phrases are written as people write them. A space in a phrase stands for a space in the text; two
parts without a space between them ("p.a.", "us$") must stand side by side in the text too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, TypeVar

from goingrate.base.money.amount import Bound, Period
from goingrate.base.texts import Language

Kind: TypeAlias = Literal[
    "number",
    "magnitude",
    "percent",
    "currency",
    "period",
    "range",
    "plus",
    "and",
    "between",
    "from",
    "bound",
    "bound_after",
    "about",
    "or_so",
    "gross",
    "other",
]


_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase contributes to an amount.

    Parameters
    ----------
    kind
        The part it plays in the grammar.
    exponent
        Power of ten of a magnitude: 6 for million, -2 for percent; None for all else.
    currency
        ISO code, or "$" for a dollar of unsaid country.
    is_sign
        Whether the currency may stand before its number: a sign or a code, not a word.
    weighs
        Whether the currency is also a weight, so that it counts only behind a magnitude.
    """

    kind: Kind
    exponent: int | None = None
    currency: str | None = None
    period: Period = "unstated"
    bound: Bound = "exact"
    is_sign: bool = False
    weighs: bool = False


NUMBER_MEANING: Final = Meaning("number")
OTHER: Final = Meaning("other")

# In capitals these are places: "San Jose, CA $150,000".
NOT_IN_CAPITALS: Final = frozenset({"ca", "pa"})

DOLLARS: Final = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})

_MAGNITUDES: Final[dict[int, str]] = {
    2: "hundred, hundert",
    3: "k, thousand, tsd, tsd., tausend",
    6: "m, mm, mn, mln, mil, mil., mill., mio, mio., million, millions, millionen",
    9: "b, bn, bn., billions, mrd, mrd., milliarde, milliarden",
    12: "trillion, trillions, billionen",
}
_LAKHS: Final[dict[int, str]] = {5: "lakh, lakhs, lac, lacs", 7: "crore, crores, cr, cr."}

_SIGNS: Final[dict[str, str]] = {
    "$": "$",
    "USD": "us$, u.s.$, usd",
    "EUR": "€, eur, euro, euros",
    "GBP": "£, gbp",
    "CHF": "chf, sfr, sfr.",
    "INR": "₹, inr, rs, rs.",
    "JPY": "¥, jpy",
    "AUD": "a$, au$, aud",
    "CAD": "c$, ca$, cad",
    "NZD": "nz$, nzd",
    "SGD": "s$, sgd",
    "HKD": "hk$, hkd",
    "BRL": "r$, brl",
    "CNY": "cny, rmb",
    "KRW": "₩, krw",
    "ILS": "₪, ils",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "zł, pln",
    "CZK": "czk",
    "HUF": "huf",
    "AED": "aed",
}
_CURRENCY_WORDS: Final[dict[str, str]] = {
    "$": "dollar, dollars",
    "USD": "us-dollar, us-dollars, us dollar, us dollars, u.s. dollar, u.s. dollars",
    "GBP": "pound sterling, pounds sterling, british pounds, pfund sterling, britische pfund",
    "CHF": "franken, schweizer franken, swiss francs",
    "INR": "rupee, rupees, rupien",
    "JPY": "yen",
}
_WEIGHTS: Final[dict[str, str]] = {"GBP": "pound, pounds, pfund"}
_SCALED_SIGNS: Final[dict[tuple[int, str], str]] = {
    (3, "EUR"): "t€, k€, teur, keur",
    (3, "$"): "k$",
    (3, "USD"): "kusd",
    (3, "GBP"): "k£, kgbp",
    (3, "CHF"): "kchf, tchf",
    (6, "EUR"): "m€, meur, mio€",
    (6, "$"): "m$",
    (6, "USD"): "musd",
    (6, "GBP"): "m£, mgbp",
    (6, "CHF"): "mchf",
}

_UNITS: Final[dict[Period, str]] = {
    "year": "year, yr, yr., annum, jahr, jahre",
    "month": "month, mo, mo., mth, monat",
    "week": "week, wk, woche",
    "day": "day, tag",
    "hour": "hour, hr, hr., stunde, std, std.",
}
_UNITS_AFTER_SLASH: Final[dict[Period, str]] = {"year": "y, a, j.", "hour": "h"}
_PER: Final = "per, a, an, each, every, pro, je, im, am, in der, die"
_ADVERBS: Final[dict[Period, str]] = {
    "year": "yearly, annually, annual, jährlich, jaehrlich",
    "month": "monthly, monatlich",
    "week": "weekly, wöchentlich",
    "day": "daily, täglich",
    "hour": "hourly, stündlich",
    "once": "once, one-time, one time, one-off, einmal, einmalig",
}
_PERIODS_AFTER: Final[dict[Period, str]] = {
    "year": "p.a., p. a., p.a, pa, p/a",
    "month": "mtl, mtl., p/m, pcm",
    "day": "p/d, pd",
    "hour": "p/h",
}
_DATES: Final = "ago, later, earlier, zuvor, davor, danach"

_BEFORE: Final[dict[Bound, str]] = {
    "at_least": "at least, no less than, not less than, min, min., minimum, >=, ≥, mindestens, "
    "wenigstens, nicht weniger als, ab",
    "more_than": "more than, over, above, >, mehr als, über",
    "at_most": "at most, no more than, not more than, max, max., maximum, <=, ≤, höchstens, "
    "maximal, nicht mehr als",
    "less_than": "less than, under, below, <, weniger als, unter",
}
_AFTER: Final[dict[Bound, str]] = {
    "at_least": "or more, and more, and up, or above, and above, or higher, oder mehr, und mehr",
    "at_most": "or less, or lower, oder weniger",
}
_PARTS: Final[dict[Kind, str]] = {
    "range": "-, –, —, ‐, ‑, −, to, …",
    "plus": "+, plus",
    "and": "and, und",
    "between": "between, zwischen",
    "from": "from, von",
    "about": "about, around, approximately, approx, approx., roughly, circa, ca, ca., nearly, "
    "almost, some, um die, etwa, rund, ungefähr, zirka, knapp, ~, ≈",
    "or_so": "or so",
    "gross": "brutto, gross",
}


def phrases(language: Language) -> Iterator[tuple[str, Meaning]]:
    """Yield every phrase, in lower case, with its meaning; a later one replaces an earlier.

    The language decides one word only: a German Billion is a million millions.

    Examples
    --------
    >>> dict(phrases("en"))["billion"].exponent, dict(phrases("de"))["billion"].exponent
    (9, 12)
    """
    yield from _magnitudes(language)
    yield from _currencies()
    yield from _periods()
    for bound, phrase in _each(_BEFORE):
        yield phrase, Meaning("bound", bound=bound)
    for bound, phrase in _each(_AFTER):
        yield phrase, Meaning("bound_after", bound=bound)
    for kind, phrase in _each(_PARTS):
        yield phrase, Meaning(kind)
    for phrase in ("up to", "bis zu", "bis"):
        yield phrase, Meaning("range", bound="at_most")
    for phrase in ("%", "percent", "per cent", "prozent"):
        yield phrase, Meaning("percent", exponent=-2)


def _each(table: Mapping[_Key, str]) -> Iterator[tuple[_Key, str]]:
    """Yield each phrase of a table with its key."""
    for key, listed in table.items():
        for phrase in listed.split(", "):
            yield key, phrase


def _magnitudes(language: Language) -> Iterator[tuple[str, Meaning]]:
    for exponent, phrase in _each(_MAGNITUDES):
        yield phrase, Meaning("magnitude", exponent=exponent)
    yield "billion", Meaning("magnitude", exponent=12 if language == "de" else 9)
    for exponent, phrase in _each(_LAKHS):
        yield phrase, Meaning("magnitude", exponent=exponent, currency="INR")
    yield "lpa", Meaning("magnitude", exponent=5, currency="INR", period="year")


def _currencies() -> Iterator[tuple[str, Meaning]]:
    for code, phrase in _each(_SIGNS):
        yield phrase, Meaning("currency", currency=code, is_sign=True)
    for code, phrase in _each(_CURRENCY_WORDS):
        yield phrase, Meaning("currency", currency=code)
    for code, phrase in _each(_WEIGHTS):
        yield phrase, Meaning("currency", currency=code, weighs=True)
    for (exponent, code), phrase in _each(_SCALED_SIGNS):
        yield phrase, Meaning("currency", exponent=exponent, currency=code, is_sign=True)


def _periods() -> Iterator[tuple[str, Meaning]]:
    for period, unit in _each(_UNITS):
        for per in _PER.split(", "):
            yield f"{per} {unit}", Meaning("period", period=period)
        for date in _DATES.split(", "):
            yield f"a {unit} {date}", OTHER
            yield f"im {unit} {date}", OTHER
    for period, unit in (*_each(_UNITS), *_each(_UNITS_AFTER_SLASH)):
        yield f"/{unit}", Meaning("period", period=period)
        yield f"/ {unit}", Meaning("period", period=period)
    for period, phrase in (*_each(_ADVERBS), *_each(_PERIODS_AFTER)):
        yield phrase, Meaning("period", period=period)

"""Which law taxes somebody: a country and a state as people write them.

A bare code of a state is understood where no country has the same one; `CA` is California and `DE`
Germany, whatever else they may stand for. `US-DE` is Delaware.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase

#: `book`: packaged law; `no_income_tax`: packaged, at most interest is taxed; `tenforty`: the law
#: of a program that has to be installed.
How = Literal["book", "no_income_tax", "tenforty"]

_COUNTRIES: Final = {
    **dict.fromkeys(("us", "usa", "u.s.", "u.s.a.", "united states", "vereinigte staaten"), "us"),
    **dict.fromkeys(("united states of america", "america", "amerika"), "us"),
    **dict.fromkeys(("de", "deu", "germany", "deutschland"), "de"),
}
_BOOKS: Final = ("CA", "NY", "WA")
_NO_INCOME_TAX: Final = ("AK", "FL", "NH", "NV", "SD", "TN", "TX", "WY")
#: States whose interest and dividends were taxed for a time: they have a book of their own.
_OWN_BOOKS: Final = (*_BOOKS, "NH", "TN")
_STATES: Final = {
    "AK": "alaska", "AL": "alabama", "AR": "arkansas", "AZ": "arizona", "CA": "california",
    "CO": "colorado", "CT": "connecticut", "DC": "district of columbia", "DE": "delaware",
    "FL": "florida", "GA": "georgia", "HI": "hawaii", "IA": "iowa", "ID": "idaho",
    "IL": "illinois", "IN": "indiana", "KS": "kansas", "KY": "kentucky", "LA": "louisiana",
    "MA": "massachusetts", "MD": "maryland", "ME": "maine", "MI": "michigan", "MN": "minnesota",
    "MO": "missouri", "MS": "mississippi", "MT": "montana", "NC": "north carolina",
    "ND": "north dakota", "NE": "nebraska", "NH": "new hampshire", "NJ": "new jersey",
    "NM": "new mexico", "NV": "nevada", "NY": "new york", "OH": "ohio", "OK": "oklahoma",
    "OR": "oregon", "PA": "pennsylvania", "RI": "rhode island", "SC": "south carolina",
    "SD": "south dakota", "TN": "tennessee", "TX": "texas", "UT": "utah", "VA": "virginia",
    "VT": "vermont", "WA": "washington", "WI": "wisconsin", "WV": "west virginia",
    "WY": "wyoming",
}  # fmt: skip
_BY_NAME: Final = {
    **{name: code for code, name in _STATES.items()},
    "kalifornien": "CA",
    "washington state": "WA",
    "new york state": "NY",
}
#: Codes of states that are codes of countries too (ISO 3166-1), and the country of that name.
_OF_COUNTRIES: Final = {
    "AL", "AR", "AZ", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD",
    "ME", "MN", "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA",
}  # fmt: skip
_NAMES_OF_COUNTRIES: Final = ("georgia",)


@dataclass(frozen=True, slots=True)
class TaxPlace:
    """Where somebody is taxed; `state` is a two-letter code of the US, or None."""

    country: Literal["us", "de"]
    state: str | None
    how: How

    @property
    def book(self) -> str | None:
        """The book of law of the state, or of the country; None where there is none packaged."""
        if self.country == "de":
            return "de"
        if self.state in _OWN_BOOKS:
            return f"us-{self.state}".lower()
        return "us-none" if self.how == "no_income_tax" else None


def read_place(
    country: str,
    state: str | None,
    *,
    where: str = "tax.country",
    needs_state: bool = False,
) -> TaxPlace:
    """Return the place that a country and a state name.

    Parameters
    ----------
    country
        `US`, `USA`, `US-CA`, `California`, `CA`, `DE`, `Germany`, `Deutschland`, ...
    state
        A state of the US by code or name, or None.
    where
        What errors call the field.
    needs_state
        Whether the US without a state is refused.

    Raises
    ------
    BadField
        For a place that is unknown, two states that differ, a state beside Germany, or the US
        without a state where one is needed.
    """
    known, named = _read_country(country, where)
    if known == "de":
        if state is not None:
            raise _bad(where, state, "levy.place.no_state", "levy.place.fix_country")
        return TaxPlace("de", None, "book")
    if state is not None:
        code = _read_state(state, where)
        if named not in (None, code):
            raise _bad(where, f"{country}, {state}", "levy.place.state_of_us")
        named = code
    if named is None and needs_state:
        raise _bad(where, country, "levy.place.state_of_us")
    return TaxPlace("us", named, _how(named))


def _read_country(text: str, where: str) -> tuple[Literal["us", "de"], str | None]:
    """Return the country, and the state where the text names one."""
    plain = _plain(text)
    country = _COUNTRIES.get(plain)
    if country is not None:
        return ("de" if country == "de" else "us"), None
    if plain.startswith("us-"):
        return "us", _read_state(plain.removeprefix("us-"), where)
    code = plain.upper() if plain.upper() in _STATES else _BY_NAME.get(plain)
    if code is None or plain.upper() in _OF_COUNTRIES or plain in _NAMES_OF_COUNTRIES:
        raise _bad(where, text, "levy.place.known", "levy.place.fix_country")
    return "us", code


def _read_state(text: str, where: str) -> str:
    """Return the code of a state of the US."""
    plain = _plain(text).removeprefix("us-")
    code = plain.upper() if plain.upper() in _STATES else _BY_NAME.get(plain)
    if code is None:
        raise _bad(where, text, "levy.place.state_of_us")
    return code


def _how(state: str | None) -> How:
    if state in _NO_INCOME_TAX:
        return "no_income_tax"
    return "book" if state is None or state in _BOOKS else "tenforty"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _bad(where: str, given: str, allowed: str, fix: str = "levy.place.fix_state") -> BadField:
    states = ", ".join(sorted((*_BOOKS, *_NO_INCOME_TAX)))
    return BadField(
        where=where, given=given, allowed=Phrase.of(allowed, states=states), fix=Phrase(fix)
    )

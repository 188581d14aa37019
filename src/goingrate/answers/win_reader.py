"""Reads means, a population and a competing package, option by option."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from goingrate.answers.equity_phrases import read_choice
from goingrate.answers.win_terms import (
    COUNTRIES,
    EMPLOYERS,
    LEVELS_OF_WORK,
    POPULATIONS,
    ROLES,
    STAGES,
    Rival,
)
from goingrate.base.errors import BadField, InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity, parse_terms
from goingrate.base.quantity import Quantity, Range, Unknown
from goingrate.base.texts import Language, Phrase
from goingrate.data.lengths import read_length
from goingrate.offer.private.terms import Stage

_MOST_HIRES: Final = 10_000
_MOST_RUNWAY_YEARS: Final = 10.0
_LEAST_RUNWAY_YEARS: Final = 1.0 / 12.0
_PARTS: Final[dict[str, str]] = {
    "base": "base_per_year", "salary": "base_per_year", "grundgehalt": "base_per_year",
    "gehalt": "base_per_year",
    "stock": "stock_per_year", "rsu": "stock_per_year", "rsus": "stock_per_year",
    "aktien": "stock_per_year",
    "sign-on": "sign_on", "signing": "sign_on", "antrittsbonus": "sign_on",
}  # fmt: skip
_PART: Final = re.compile(r"\s*([A-Za-z-]+)\s+(.+?)\s*", re.DOTALL)
_CORRECT: Final = Phrase("fix.correct_value")


class WinReader:
    """Reads amounts and remembers their one currency."""

    def __init__(self, language: Language, dash: str) -> None:
        self.language = language
        self.dash = dash
        self.currency: str | None = None

    def name(self, field: str) -> str:
        """Return what errors call a field."""
        return f"{self.dash}{field}"

    def money(self, given: Any, field: str, period: Any = "once") -> float:
        """Return one amount above 0."""
        if given is None:
            raise self._missing(field)
        where = self.name(field)
        value, currency = parse_money_quantity(given, self.language, where=where, period=period)
        self._in_one_currency(currency, given, where)
        return self._above_zero(self._one(value, given, where), where)

    def runway(self, given: Any) -> float:
        """Return years; a bare number is one of months."""
        if given is None:
            raise self._missing("runway")
        where = self.name("runway")
        bare = given if isinstance(given, (int, float)) else _number_or_none(str(given))
        text = f"{bare:g} months" if bare is not None and math.isfinite(bare) else given
        value = read_length(text, self.language, most_years=_MOST_RUNWAY_YEARS, where=where)
        years = self._one(value, given, where)
        if years < _LEAST_RUNWAY_YEARS - 1e-12:
            allowed = Phrase("win.allowed.runway")
            raise OutOfRange(where=where, given=given, allowed=allowed, fix=_CORRECT)
        return years

    def share(self, given: Any, field: str) -> float:
        """Return a share above 0 and below 1; 12% is 0.12."""
        if given is None:
            raise self._missing(field)
        where = self.name(field)
        value = self._one(parse_quantity(given, self.language, where=where), given, where)
        if not 0.0 < value < 1.0:
            allowed = Phrase("win.allowed.share")
            raise OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("win.fix.share"))
        return value

    def hires(self, given: Any) -> int:
        """Return a whole number of people."""
        if given is None:
            raise self._missing("hires")
        where = self.name("hires")
        value = self._one(parse_quantity(given, self.language, where=where), given, where)
        if not (1 <= value <= _MOST_HIRES and value == int(value)):
            allowed = Phrase.of("win.allowed.hires", most=f"{_MOST_HIRES}")
            raise OutOfRange(where=where, given=given, allowed=allowed, fix=_CORRECT)
        return int(value)

    def population(self, given: Any) -> tuple[str, str, str]:
        """Return employer, level and country."""
        if given is None:
            raise self._missing("from")
        where = self.name("from")
        name = "-".join(str(given).lower().replace("_", "-").split())
        if name not in POPULATIONS:
            allowed = Phrase.of(
                "win.allowed.population",
                employers=", ".join(EMPLOYERS),
                levels=", ".join(LEVELS_OF_WORK),
                countries=", ".join(COUNTRIES),
            )
            fix = Phrase("win.fix.population")
            raise BadField(where=where, given=given, allowed=allowed, fix=fix)
        employer, level, country = name.rsplit("-", 2)
        return employer, level, country

    def role(self, given: Any) -> str:
        """Return an occupation whose pay is known."""
        if given is None:
            return ROLES[0]
        found = "-".join(str(given).lower().replace("_", "-").split())
        if found not in ROLES:
            allowed = Phrase.of("allowed.one_of", choices=", ".join(ROLES))
            raise BadField(
                where=self.name("role"), given=given, allowed=allowed, fix=Phrase("win.fix.role")
            )
        return found

    def stage(self, given: str | None) -> Stage | None:
        """Return a stage for which the median value of a round is known."""
        found = read_choice(given, STAGES, self.name("stage"))
        return next((stage for stage in STAGES if stage == found), None)

    def rival(self, given: str) -> Rival:
        """Return a package such as `base 190k + stock 90k/year + sign-on 50k`."""
        found: dict[str, float] = {}
        for part in re.split(r"\s*\+\s*", given):
            match = _PART.fullmatch(part)
            field = _PARTS.get(match.group(1).lower()) if match else None
            if match is None or field is None or field in found:
                raise self._no_rival(given)
            found[field] = self._part(field, match.group(2), given)
        if not found.get("base_per_year"):
            raise self._no_rival(given)
        return Rival(**found)

    def _part(self, field: str, text: str, given: str) -> float:
        where = self.name("rival")
        try:
            terms = parse_terms(text, self.language, where=where)
        except InputError as error:
            raise type(error)(
                where=where, given=given, allowed=error.allowed, fix=Phrase("win.fix.rival_form")
            ) from None
        self._in_one_currency(terms.currency, given, where)
        once = self._one(terms.once, given, where)
        yearly = self._one(terms.per_year, given, where)
        if field == "base_per_year":
            return yearly or once
        if (field == "sign_on" and yearly > 0.0) or (field == "stock_per_year" and once > 0.0):
            raise self._no_rival(given)
        return once if field == "sign_on" else yearly

    def not_both(self, field: str, given: Any, other: str) -> InputError:
        """Return the error for two fields that say the same."""
        allowed = Phrase.of("allowed.not_with", other=self.name(other))
        return BadField(
            where=self.name(field), given=given, allowed=allowed, fix=Phrase("win.fix.one_of_both")
        )

    def _no_rival(self, given: str) -> InputError:
        return NotUnderstood(
            where=self.name("rival"),
            given=given,
            allowed=Phrase("win.allowed.rival"),
            fix=Phrase("win.fix.rival_form"),
        )

    def _missing(self, field: str) -> InputError:
        return BadField(
            where=self.name(field),
            given="-",
            allowed=Phrase("allowed.required"),
            fix=Phrase(f"win.fix.give_{field}"),
        )

    def _one(self, value: Quantity, given: Any, where: str) -> float:
        if isinstance(value, (Range, Unknown)):
            allowed = Phrase("win.allowed.one_number")
            raise OutOfRange(
                where=where, given=given, allowed=allowed, fix=Phrase("win.fix.one_number")
            )
        return float(value)

    def _above_zero(self, value: float, where: str) -> float:
        if not value > 0.0:
            allowed = Phrase.of("allowed.above", low="0")
            raise OutOfRange(where=where, given=value, allowed=allowed, fix=_CORRECT)
        return value

    def _in_one_currency(self, currency: str | None, given: Any, where: str) -> None:
        if currency is None:
            return
        if self.currency not in (None, currency):
            raise OutOfRange(
                where=where,
                given=f"{given} ({currency}, {self.currency})",
                allowed=Phrase("allowed.one_currency"),
                fix=Phrase("fix.one_currency"),
            )
        self.currency = currency


def _number_or_none(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None

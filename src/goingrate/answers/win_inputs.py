"""Reading and checking what `win` is asked for: means, a population, a competing package."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from goingrate.answers.equity_phrases import read_choice
from goingrate.base.errors import BadField, InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity, parse_terms
from goingrate.base.quantity import Quantity, Range, Unknown
from goingrate.base.texts import Language, Phrase
from goingrate.data.lengths import read_length
from goingrate.data.win_files import win_file
from goingrate.offer.private.terms import Stage

EMPLOYERS: Final = ("big-tech", "listed", "unlisted")
LEVELS_OF_WORK: Final = ("junior", "senior", "staff")
COUNTRIES: Final = ("us", "de")
ROLES: Final = ("software-engineer", "ai-engineer", "data-scientist")
POPULATIONS: Final = tuple(
    f"{employer}-{level}-{country}"
    for employer in EMPLOYERS
    for level in LEVELS_OF_WORK
    for country in COUNTRIES
)
STAGES: Final[tuple[Stage, ...]] = ("seed", "series_a", "series_b")
_MOST_HIRES: Final = 10_000
_MOST_RUNWAY_YEARS: Final = 10.0
_LEAST_RUNWAY_YEARS: Final = 1.0 / 12.0
_CURRENCIES: Final = {"us": "USD", "de": "EUR"}
_PARTS: Final[dict[str, str]] = {
    "base": "base_per_year", "salary": "base_per_year", "grundgehalt": "base_per_year",
    "gehalt": "base_per_year",
    "stock": "stock_per_year", "rsu": "stock_per_year", "rsus": "stock_per_year",
    "aktien": "stock_per_year",
    "sign-on": "sign_on", "signing": "sign_on", "antrittsbonus": "sign_on",
}  # fmt: skip
_PART: Final = re.compile(r"\s*([A-Za-z-]+)\s+(.+?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WinWords:
    """What was typed, option by option; or the fields of a file."""

    cash: str | float | None = None
    runway: str | float | None = None
    pool: str | float | None = None
    hires: str | float | None = None
    population: str | None = None
    role: str | None = None
    value: str | float | None = None
    stage: str | None = None
    target: str | float | None = None
    rival: str | None = None
    band: str | float | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """A competing package: money a year, once, and stock at today's price a year."""

    base_per_year: float = 0.0
    sign_on: float = 0.0
    stock_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class WinTerms:
    """Means, population and target, as numbers.

    Parameters
    ----------
    cash, runway_years
        For the pay of all hires, until then.
    pool
        For all hires, as a share of all shares and options.
    value, stage
        Post-money value after the last round; or the stage, whose median stands in.
    band
        The most base pay a year, if pay bands limit it.
    """

    cash: float
    runway_years: float
    pool: float
    hires: int
    employer: str
    level: str
    country: str
    role: str
    value: float | None
    stage: Stage | None
    target: float
    rival: Rival | None
    band: float | None
    currency: str

    @property
    def population(self) -> str:
        """The population as it is typed."""
        return f"{self.employer}-{self.level}-{self.country}"


def read_win(words: WinWords, language: Language = "en", *, dashed: bool = True) -> WinTerms:
    """Return terms from words.

    Parameters
    ----------
    dashed
        Whether errors name options (`--cash`) or fields of a file (`cash`).

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.
    """
    reader = _Reader(language, "--" if dashed else "")
    employer, level, country = reader.population(words.population)
    stage = reader.stage(words.stage)
    if stage is not None and words.value is not None:
        raise reader.not_both("stage", words.stage, "value")
    terms = WinTerms(
        cash=reader.money(words.cash, "cash"),
        runway_years=reader.runway(words.runway),
        pool=reader.share(words.pool, "pool"),
        hires=reader.hires(words.hires),
        employer=employer,
        level=level,
        country=country,
        role=reader.role(words.role),
        value=None if words.value is None else reader.money(words.value, "value"),
        stage=stage,
        target=1 / 3 if words.target is None else reader.share(words.target, "target"),
        rival=None if words.rival is None else reader.rival(words.rival),
        band=None if words.band is None else reader.money(words.band, "band", period="year"),
        currency=reader.currency or _CURRENCIES[country],
    )
    if country != "us" and terms.rival is None:
        raise BadField(
            where=reader.name("from"),
            given=terms.population,
            allowed=Phrase("win.allowed.known_pay"),
            fix=Phrase("win.fix.rival"),
        )
    if terms.rival is None and terms.currency != _CURRENCIES[country]:
        raise BadField(
            where=reader.name("cash"),
            given=terms.currency,
            allowed=Phrase.of("win.allowed.currency", currency=_CURRENCIES[country]),
            fix=Phrase("win.fix.rival"),
        )
    return terms


def read_win_file(path: Path) -> WinTerms:
    """Return the terms that a file holds; see `data.win_files`.

    Raises
    ------
    InputError
        Naming the file, the field, and what is allowed.
    """
    read = win_file(path)
    said = {name: getattr(read, name) for name in _FIELDS}
    try:
        return read_win(WinWords(**said), read.language, dashed=False)
    except InputError as error:
        raise error.at(f"{path.name}: ") from None


def refuse_words(words: WinWords) -> None:
    """Raise if anything was typed that a file says."""
    for name in _FIELDS:
        given = getattr(words, name)
        if given is not None:
            raise BadField(
                where="--from" if name == "population" else f"--{name}",
                given=given,
                allowed=Phrase("win.allowed.no_options"),
                fix=Phrase("win.fix.no_options"),
            )


class _Reader:
    """Reads amounts and remembers their one currency."""

    def __init__(self, language: Language, dash: str) -> None:
        self.language = language
        self.dash = dash
        self.currency: str | None = None

    def name(self, field: str) -> str:
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


_FIELDS: Final = tuple(field.name for field in fields(WinWords))
_CORRECT: Final = Phrase("fix.correct_value")


def _number_or_none(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None

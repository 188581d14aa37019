"""From a tax file to checked incomes; every error names file, field and what is allowed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import Language, Phrase
from goingrate.data import tax_models as shape
from goingrate.data.tax_amounts import exact_money, exact_share
from goingrate.data.tax_events import TaxEvent, read_events
from goingrate.data.tax_file_errors import field_error
from goingrate.data.tax_households import (
    DeHousehold,
    Household,
    UsHousehold,
    church_rate,
    german_state,
)
from goingrate.data.yaml_files import parse_yaml, read_bytes
from goingrate.offer.tax.de.income import DeIncome, DePerson
from goingrate.offer.tax.us.income import UsIncome

Income = UsIncome | DeIncome

_MODELS: Final[dict[str, type[BaseModel]]] = {"US": shape.UsTaxFile, "DE": shape.DeTaxFile}
_CURRENCIES: Final = {"US": "USD", "DE": "EUR"}
_EXAMPLES: Final[dict[Language, str]] = {"en": "tax-iso.yaml", "de": "tax-vsop.yaml"}
#: What can be a loss, or take back what counted before; everything else is at least 0.
_SIGNED: Final = (
    *("short_gain", "long_gain", "share_gains", "interest"),
    *("iso_spread", "amt_gain_adjustment"),
)
_MOST_YEARS: Final = 60
_MOST_CHILDREN: Final = 20
_DIGITS_OF_A_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class YearRead:
    """One year of a file: plain incomes, and events that bring more of them."""

    year: int
    income: Income
    events: tuple[TaxEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxFileRead:
    """What a tax file says, checked.

    `name` is what errors call the file; `years` are ascending, without a gap, each with its income;
    `digest` is the SHA-256 of the file.
    """

    name: str
    country: str
    household: Household
    years: tuple[YearRead, ...]
    language: Language
    digest: str


def read_tax_file(path: str | Path) -> TaxFileRead:
    """Read a tax file.

    Raises
    ------
    BadFile, BadField, OutOfRange, NotUnderstood
        On one line: file, field, what was given, what is allowed, what to do.
    """
    place = Path(path)
    return tax_file_from_bytes(read_bytes(place), place.name)


def tax_file_from_bytes(content: bytes, name: str) -> TaxFileRead:
    """Read the content of a tax file."""
    tree = parse_yaml(content, name)
    try:
        country = _country(tree)
        labels, years = _listed_years(tree.get("years"))
        try:
            model: Any = _MODELS[country].model_validate({**tree, "years": years})
        except ValidationError as error:
            raise field_error(error, _MODELS[country], labels, _CURRENCIES[country]) from None
        reader = _Reader(model, country)
        return TaxFileRead(
            name=name,
            country=country,
            household=reader.household(),
            years=tuple(reader.years(labels)),
            language=model.language,
            digest=hashlib.sha256(content).hexdigest(),
        )
    except InputError as error:
        raise error.at(f"{name}: ") from None


def tax_file_schema() -> str:
    """Return the JSON Schema of a tax file as text: for editors, and for other programs."""
    both: Any = TypeAdapter(
        Annotated[shape.UsTaxFile | shape.DeTaxFile, Field(discriminator="country")]
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "goingrate tax file, version 1",
        **both.json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def tax_file_example(language: Language = "en") -> str:
    """Return a commented tax file, without the hint that only fits its own folder."""
    # An installed package carries the examples; a checkout has them at its top.
    packaged = files("goingrate.data") / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"
    lines = (folder / _EXAMPLES[language]).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if "yaml-language-server" not in line)


class _Reader:
    def __init__(self, model: Any, country: str) -> None:
        self._model = model
        self._country = country
        self._language: Language = model.language

    def household(self) -> Household:
        model = self._model
        if self._country == "US":
            return UsHousehold(model.status, model.state)
        state = german_state(model.state, where="state")
        if not 0 <= model.children <= _MOST_CHILDREN:
            allowed = Phrase.of("allowed.whole_between", low="0", high=str(_MOST_CHILDREN))
            raise _bad("children", model.children, allowed)
        person = DePerson(
            joint=model.status == "married_joint",
            church_rate=church_rate(model.church, state, self._language, where="church"),
            children=model.children,
            health=model.health,
            private_premium_per_year=self._premium(),
            additional_health_rate=self._additional_rate(),
            saxony=state == "SN",
        )
        return DeHousehold(person, state)

    def years(self, labels: list[str]) -> Iterator[YearRead]:
        found: dict[int, YearRead] = {}
        for label, section in zip(labels, self._model.years, strict=True):
            if section.year is None:
                raise _bad(f"years.{label}.year", "-", Phrase("allowed.required"), "fix.tax_year")
            if section.year in found:
                raise _bad("years", section.year, Phrase("allowed.tax_year_once"), "fix.drop_one")
            found[section.year] = self._year(section, f"years.{section.year}")
        first, last = min(found), max(found)
        absent = next((year for year in range(first, last) if year not in found), None)
        if absent is not None:
            between = Phrase.of("allowed.every_year", first=str(first), last=str(last))
            told = ", ".join(map(str, sorted(found)))
            raise BadField(
                where="years",
                given=told,
                allowed=between,
                fix=Phrase.of("fix.add_year", year=str(absent)),
            )
        yield from (found[year] for year in sorted(found))

    def _year(self, section: Any, place: str) -> YearRead:
        events = read_events(
            section.events,
            year=section.year,
            currency=_CURRENCIES[self._country],
            language=self._language,
            place=place,
        )
        return YearRead(section.year, self._income(section, place), tuple(events))

    def _income(self, section: BaseModel, place: str) -> Income:
        kind = UsIncome if self._country == "US" else DeIncome
        amounts = {}
        for item in dataclasses.fields(kind):
            given = getattr(section, item.name)
            if given is None:
                continue
            where = f"{place}.{item.name}"
            amounts[item.name] = self._money(given, where, signed=item.name in _SIGNED)
        if amounts.get("amt_gain_adjustment", 0.0) > 0.0:
            where = f"{place}.amt_gain_adjustment"
            raise _bad(where, amounts["amt_gain_adjustment"], Phrase("allowed.at_most_0"))
        if amounts.get("spouse_wages") and not self._is_joint():
            raise BadField(
                where=f"{place}.spouse_wages",
                given=amounts["spouse_wages"],
                allowed=Phrase.of("allowed.only_with", other="status: married_joint"),
                fix=Phrase("fix.remove_field"),
            )
        return kind(**amounts)

    def _is_joint(self) -> bool:
        return bool(self._model.status == "married_joint")

    def _money(self, given: Any, where: str, *, signed: bool = False) -> float:
        currency = _CURRENCIES[self._country]
        return exact_money(given, self._language, currency=currency, where=where, signed=signed)

    def _premium(self) -> float:
        model, where = self._model, "private_premium_per_month"
        if model.private_premium_per_month is None:
            if model.health == "private":
                raise _bad(where, "-", Phrase("allowed.required"), "levy.fix.premium")
            return 0.0
        if model.health != "private":
            allowed = Phrase.of("allowed.only_with", other="health: private")
            raise _bad(where, model.private_premium_per_month, allowed, "fix.remove_field")
        given = model.private_premium_per_month
        money = exact_money(given, self._language, currency="EUR", where=where, period="month")
        return 12.0 * money

    def _additional_rate(self) -> float | None:
        given = self._model.additional_health_rate
        if given is None:
            return None
        return exact_share(given, self._language, where="additional_health_rate", high=0.1)


def _country(tree: Mapping[str, Any]) -> str:
    """Return the country of a tax file; say so if it is another file."""
    if "offers" in tree:
        raise _other_file("offers", "fix.offers_not_tax")
    if "country" not in tree and "years" not in tree:
        raise _other_file(", ".join(tree), "fix.tax_file")
    version = tree.get("schema_version")
    if version != shape.SCHEMA_VERSION or isinstance(version, bool):
        allowed = Phrase.of("allowed.version", version=str(shape.SCHEMA_VERSION))
        raise _bad("schema_version", "-" if version is None else version, allowed, "fix.tax_file")
    country = tree.get("country")
    if not isinstance(country, str) or country not in _MODELS:
        choices = Phrase.of("allowed.one_of", choices=", ".join(_MODELS))
        raise _bad("country", "-" if country is None else country, choices, "fix.tax_file")
    return country


def _other_file(given: str, fix: str) -> BadFile:
    allowed = Phrase("allowed.tax_file")
    return BadFile(where="fields", given=given, allowed=allowed, fix=Phrase(fix))


def _listed_years(years: Any) -> tuple[list[str], list[Any]]:
    """Return years as a list whichever way they are written, and what errors call each."""
    if isinstance(years, list):
        pairs = [(f"{place}", section) for place, section in enumerate(years)]
    elif isinstance(years, dict):
        pairs = [(str(year), _under(year, section)) for year, section in years.items()]
    else:
        given = "-" if years is None else str(years)
        raise _bad("years", given, Phrase("allowed.tax_years"), "fix.tax_year")
    if not 1 <= len(pairs) <= _MOST_YEARS:
        allowed = Phrase.of("allowed.tax_year_count", most=str(_MOST_YEARS))
        raise _bad("years", len(pairs), allowed, "fix.tax_year")
    return [label for label, _ in pairs], [section for _, section in pairs]


def _under(year: Any, section: Any) -> Any:
    """Return the section of a year with the year in it."""
    if isinstance(year, str) and year.isdecimal() and len(year) == _DIGITS_OF_A_YEAR:
        year = int(year)
    if isinstance(year, bool) or not isinstance(year, int):
        raise _bad("years", year, Phrase("allowed.tax_years"), "fix.tax_year")
    if section is None:
        return {"year": year}
    if isinstance(section, dict):
        if "year" in section:
            raise _bad(f"years.{year}.year", section["year"], Phrase("allowed.tax_year_once"))
        return {"year": year, **section}
    return section


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))

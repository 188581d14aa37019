"""The packaged books of law: what each file must hold, and amounts as they were printed."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest

from goingrate.data.tax_laws import known_places, law_book
from goingrate.data.yaml_files import read_yaml
from goingrate.offer.tax.book import ALL, Entry, LawBook, LawYear, Parameter, Unit, Value
from goingrate.offer.tax.us.income import STATUSES

FOLDER = Path(str(resources.files("goingrate.data") / "tax_law"))
PLACES = known_places()
#: Hosts of governments: those that end so, and those that German federal law is published on.
OFFICIAL_US = ("gov",)
OFFICIAL_DE = (
    "bundesanzeiger.de",
    "bundesfinanzministerium.de",
    "bundesgesundheitsministerium.de",
    "bundesregierung.de",
    "bgbl.de",
    "bzst.de",
    "bund.de",
    "gesetze-im-internet.de",
)
#: No statute prints a tax that does not exist: the association of the states' tax agencies lists
#: who has none.
OFFICIAL_NONE = "taxadmin.org"
UNITS = get_args(Unit)
MONEY_UNITS = ("money", "brackets", "table")


def shape(place: str) -> dict[str, Any]:
    # Unlike the quick loader this one refuses a year that stands there twice.
    return read_yaml(FOLDER / f"{place.replace('-', '_')}.yaml")


def parameters(book: LawBook) -> Iterator[Parameter]:
    assert book.parameters
    yield from book.parameters.values()


def values(book: LawBook) -> Iterator[tuple[str, Parameter, Entry, Value]]:
    for parameter in parameters(book):
        for entry in parameter.entries:
            for status, value in entry.values.items():
                yield f"{parameter.name} {entry.since_year} {status}", parameter, entry, value


def statuses_of(book: LawBook) -> tuple[str, ...]:
    return STATUSES if book.place.startswith("us") else (ALL,)


def is_official(host: str, place: str) -> bool:
    if place == "us-none":
        return host == OFFICIAL_NONE
    known = OFFICIAL_DE if place == "de" else OFFICIAL_US
    return any(f".{host}".endswith(f".{end}") for end in known)


def test_the_places_are_those_of_the_files() -> None:
    assert {"de", "us", "us-ca", "us-ny", "us-wa"} <= set(PLACES)
    for place in PLACES:
        assert law_book(place).place == shape(place)["place"] == place


def test_a_place_without_a_file_has_no_book() -> None:
    with pytest.raises(FileNotFoundError):
        law_book("atlantis")


def test_a_book_is_read_without_numpy() -> None:
    code = "import sys; from goingrate.data.tax_laws import law_book; law_book('us')"
    code += "; sys.exit('numpy' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("place", PLACES)
class TestEveryBook:
    def test_the_file_is_small_and_of_the_known_version(self, place: str) -> None:
        assert shape(place)["schema_version"] == 1
        assert (FOLDER / f"{place.replace('-', '_')}.yaml").stat().st_size < 60_000

    def test_nothing_in_the_file_is_misspelt(self, place: str) -> None:
        # The loader looks up the names it knows; another one would be passed over in silence.
        given = shape(place)
        head = {"schema_version", "place", "first_year", "last_year", "publications", "parameters"}
        assert set(given) == head
        for name, parameter in given["parameters"].items():
            assert {"statute", "unit", "values"} <= set(parameter), name
            assert set(parameter) <= {"statute", "unit", "indexed", "values"}, name
            assert parameter["unit"] in UNITS, name
            assert parameter.get("indexed", False) is law_book(place).parameters[name].indexed
            for year, held in parameter["values"].items():
                known = {*STATUSES, ALL, "source"}
                assert set(held) <= known, f"{name} {year}"

    def test_every_value_is_printed_at_an_official_address(self, place: str) -> None:
        for what, _, entry, _ in values(law_book(place)):
            address = urlsplit(entry.source.address)
            assert address.scheme == "https", what
            assert is_official(address.hostname or "", place), f"{what}: {address.hostname}"
            assert entry.source.statute.strip(), what
            assert entry.source.publication.strip(), what

    def test_every_publication_is_used_and_dated(self, place: str) -> None:
        given = shape(place)
        used = {
            held["source"]
            for parameter in given["parameters"].values()
            for held in parameter["values"].values()
        }
        assert used == set(given["publications"])
        for name, printed in given["publications"].items():
            day = printed.get("published")
            assert day is None or isinstance(day, datetime.date | int), name
            year = day.year if isinstance(day, datetime.date) else day
            assert year is None or 1900 < year <= given["last_year"] + 1, name

    def test_every_year_and_status_has_a_value_of_every_parameter(self, place: str) -> None:
        book = law_book(place)
        assert 2020 <= book.first_year <= book.last_year
        for year in range(book.first_year, book.last_year + 10):
            for status in statuses_of(book):
                law = book.at(year, status=status)
                for parameter in parameters(book):
                    assert law.has(parameter.name), f"{parameter.name} {year}"
                    assert value_of(law, parameter) is not None

    def test_entries_are_in_order_and_none_comes_before_the_first_year(self, place: str) -> None:
        book = law_book(place)
        for parameter in parameters(book):
            years = [entry.since_year for entry in parameter.entries]
            assert years == sorted(set(years)), parameter.name
            assert years[0] == book.first_year, parameter.name

    def test_brackets_ascend_from_nothing(self, place: str) -> None:
        for what, parameter, _, value in values(law_book(place)):
            if parameter.unit != "brackets":
                continue
            assert isinstance(value, tuple), what
            assert all(len(row) == 2 for row in value), what
            starts = [row[0] for row in value]
            assert starts[0] == 0.0, what
            assert starts == sorted(set(starts)), what
            assert all(0.0 <= row[1] < 1.0 for row in value), what

    def test_rates_of_income_taxes_rise(self, place: str) -> None:
        for what, parameter, _, value in values(law_book(place)):
            if parameter.unit == "brackets":
                assert isinstance(value, tuple), what
                rates = [row[1] for row in value]
                assert rates == sorted(set(rates)), what

    def test_numbers_are_of_their_unit(self, place: str) -> None:
        for what, parameter, _, value in values(law_book(place)):
            if parameter.unit in ("brackets", "table"):
                assert isinstance(value, tuple), what
                assert value, what
                widths = {len(row) for row in value}
                assert len(widths) == 1, what
            else:
                assert isinstance(value, float), what
                assert value >= 0.0, what
                assert parameter.unit != "share" or value <= 1.0, what

    def test_only_amounts_of_money_are_indexed(self, place: str) -> None:
        for parameter in parameters(law_book(place)):
            assert not parameter.indexed or parameter.unit in MONEY_UNITS, parameter.name

    def test_what_is_enacted_for_a_later_year_stands_in_it_as_it_is(self, place: str) -> None:
        book = law_book(place)
        for parameter in parameters(book):
            last = parameter.entries[-1]
            if parameter.unit == "money" and last.since_year > book.last_year:
                for status in statuses_of(book):
                    law = book.at(last.since_year, status=status, index_rate_per_year=0.03)
                    plain = book.at(last.since_year, status=status)
                    assert law.number(parameter.name) == plain.number(parameter.name)

    def test_separate_filers_have_about_half_of_a_couple_or_more(self, place: str) -> None:
        # New York rounds: 8,000 of 16,050. Nothing gives one spouse more than both.
        for what, parameter, entry, value in values(law_book(place)):
            if parameter.unit != "money" or not what.endswith("married_separate"):
                continue
            joint = entry.values.get("married_joint", entry.values.get(ALL))
            assert isinstance(joint, float), what
            assert isinstance(value, float), what
            assert 0.99 * joint / 2 <= value <= joint, what

    def test_amounts_four_years_on_have_grown_four_times(self, place: str) -> None:
        book = law_book(place)
        for status in statuses_of(book):
            now = book.at(book.last_year, status=status, index_rate_per_year=0.03)
            later = book.at(book.last_year + 4, status=status, index_rate_per_year=0.03)
            plain = book.at(book.last_year + 4, status=status)
            for parameter in parameters(book):
                start, grown = value_of(now, parameter), value_of(later, parameter)
                if not parameter.indexed:
                    assert grown == value_of(plain, parameter), parameter.name
                elif parameter.entries[-1].since_year > book.last_year:
                    base = value_of(plain, parameter)  # grows from its own year on
                    years = book.last_year + 4 - parameter.entries[-1].since_year
                    assert grown == pytest.approx(base * 1.03**years, rel=1e-12)
                elif isinstance(start, tuple):
                    assert isinstance(grown, tuple)
                    for old, new in zip(start, grown, strict=True):
                        assert new[0] == pytest.approx(old[0] * 1.03**4, rel=1e-12)
                        assert new[1:] == old[1:]
                else:
                    assert grown == pytest.approx(start * 1.03**4, rel=1e-12)


def value_of(law: LawYear, parameter: Parameter) -> Value:
    rows = parameter.unit in ("brackets", "table")
    return law.rows(parameter.name) if rows else law.number(parameter.name)

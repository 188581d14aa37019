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

    def test_what_is_enacted_for_later_years_is_not_indexed(self, place: str) -> None:
        # Indexing starts from `last_year`: a later amount that is enacted would be raised twice.
        book = law_book(place)
        for parameter in parameters(book):
            last = parameter.entries[-1].since_year
            assert not (parameter.indexed and last > book.last_year), parameter.name

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


#: Amounts as printed in the Revenue Procedure of the year: the standard deduction (single, joint),
#: the AMT exemption (single, joint) and the start of its phase-out (single), the start of the
#: highest rate (single, joint), the end of the 0% rate on gains (single, joint).
REVENUE_PROCEDURES = {
    2020: (12_400, 24_800, 72_900, 113_400, 518_400, 518_400, 622_050, 40_000, 80_000),
    2021: (12_550, 25_100, 73_600, 114_600, 523_600, 523_600, 628_300, 40_400, 80_800),
    2022: (12_950, 25_900, 75_900, 118_100, 539_900, 539_900, 647_850, 41_675, 83_350),
    2023: (13_850, 27_700, 81_300, 126_500, 578_150, 578_125, 693_750, 44_625, 89_250),
    2024: (14_600, 29_200, 85_700, 133_300, 609_350, 609_350, 731_200, 47_025, 94_050),
    2025: (15_750, 31_500, 88_100, 137_000, 626_350, 626_350, 751_600, 48_350, 96_700),
    2026: (16_100, 32_200, 90_100, 140_200, 500_000, 640_600, 768_700, 49_450, 98_900),
}
#: ssa.gov/oact/cola/cbb.html
WAGE_BASES = {
    2020: 137_700,
    2021: 142_800,
    2022: 147_000,
    2023: 160_200,
    2024: 168_600,
    2025: 176_100,
    2026: 184_500,
}


@pytest.mark.parametrize("year", REVENUE_PROCEDURES)
def test_published_federal_amounts_of_each_year(year: int) -> None:
    book = law_book("us")
    single, joint = (book.at(year, status=status) for status in ("single", "married_joint"))
    assert REVENUE_PROCEDURES[year] == (
        single.number("standard_deduction"),
        joint.number("standard_deduction"),
        single.number("amt_exemption"),
        joint.number("amt_exemption"),
        single.number("amt_phase_out_start"),
        single.brackets("ordinary_brackets").starts[-1],
        joint.brackets("ordinary_brackets").starts[-1],
        single.brackets("long_term_brackets").starts[1],
        joint.brackets("long_term_brackets").starts[1],
    )
    assert single.number("social_security_base") == WAGE_BASES[year]


#: Rev. Proc. 2023-34, section 2.01, tables 1 to 4: the tax at the start of each bracket.
TAX_2024 = {
    "married_joint": (2_320, 10_852, 34_337, 78_221, 111_357, 196_669.50),
    "head_of_household": (1_655, 7_241, 15_469, 37_417, 53_977, 181_954.50),
    "single": (1_160, 5_426, 17_168.50, 39_110.50, 55_678.50, 183_647.25),
    "married_separate": (1_160, 5_426, 17_168.50, 39_110.50, 55_678.50, 98_334.75),
}


@pytest.mark.parametrize("status", TAX_2024)
def test_published_tax_at_the_start_of_each_bracket_of_2024(status: str) -> None:
    schedule = law_book("us").at(2024, status=status).brackets("ordinary_brackets")
    at_starts = [schedule.tax(start) for start in schedule.starts[1:]]
    assert at_starts == pytest.approx(TAX_2024[status], abs=0.005, rel=0)


def test_published_cap_on_state_taxes() -> None:
    # Section 164(b)(6), (7) as amended by Public Law 119-21, section 70120: 101% of the year before
    # from 2027 to 2029, then $10,000 again; half for spouses who file apart.
    caps = {2024: 10_000.0, 2025: 40_000.0, 2030: 10_000.0, 2035: 10_000.0}
    caps |= {year: 40_400 * 1.01 ** (year - 2026) for year in range(2026, 2030)}
    starts = {2025: 500_000.0}
    starts |= {year: 505_000 * 1.01 ** (year - 2026) for year in range(2026, 2030)}
    for year, cap in caps.items():
        single, apart = laws(year)
        assert single.number("salt_cap") == pytest.approx(cap, rel=1e-12)
        assert apart.number("salt_cap") == pytest.approx(cap / 2, rel=1e-12)
    for year, start in starts.items():
        single, apart = laws(year)
        assert single.number("salt_phase_out_start") == pytest.approx(start, rel=1e-12)
        assert apart.number("salt_phase_out_start") == pytest.approx(start / 2, rel=1e-12)


#: Title 26 of the Code: what no year changes, for single and separate filers.
STATUTORY = {
    "gain_28_rate": (0.28, 0.28),  # section 1(h)(1)(F)
    "salt_phase_out_rate": (0.3, 0.3),  # section 164(b)(7)(B)(i)
    "salt_floor": (10_000.0, 5_000.0),  # section 164(b)(7)(B)(iii), (b)(6)
    "capital_loss_limit": (3_000.0, 1_500.0),  # section 1211(b)(1)
    "niit_rate": (0.038, 0.038),  # section 1411(a)(1)
    "niit_start": (200_000.0, 125_000.0),  # section 1411(b)
    "social_security_rate": (0.062, 0.062),  # section 3101(a)
    "medicare_rate": (0.0145, 0.0145),  # section 3101(b)(1)
    "additional_medicare_rate": (0.009, 0.009),  # section 3101(b)(2)
    "additional_medicare_start": (200_000.0, 125_000.0),  # section 3101(b)(2)
    "iso_limit": (100_000.0, 100_000.0),  # section 422(d)(1)
    "iso_hold_from_grant_years": (2.0, 2.0),  # section 422(a)(1)
    "iso_hold_from_exercise_years": (1.0, 1.0),  # section 422(a)(1)
    "long_term_hold_years": (1.0, 1.0),  # section 1222(3)
    "qsbs_old_cap": (10e6, 5e6),  # section 1202(b)(1)(A), (3)(A)
    "qsbs_new_cap": (15e6, 7.5e6),  # section 1202(b)(1)(A), (3)(A), as of July 5, 2025
    "qsbs_basis_multiple": (10.0, 10.0),  # section 1202(b)(1)(B)
    "qsbs_old_assets_limit": (50e6, 50e6),  # section 1202(d)(1)(A)
    "qsbs_new_assets_limit": (75e6, 75e6),  # section 1202(d)(1)(A), as of July 5, 2025
    "section_1244_limit": (50_000.0, 50_000.0),  # section 1244(b)(1)
}


@pytest.mark.parametrize("name", STATUTORY)
def test_published_amounts_of_the_code(name: str) -> None:
    for year in (2020, 2026):
        single, apart = laws(year)
        assert (single.number(name), apart.number(name)) == STATUTORY[name]


def laws(year: int) -> tuple[LawYear, LawYear]:
    book = law_book("us")
    return book.at(year, status="single"), book.at(year, status="married_separate")


def test_published_change_of_the_alternative_minimum_tax_in_2026() -> None:
    # Public Law 119-21, section 70107: $500,000 ($1,000,000 for a joint return), 50 percent.
    before, after = laws(2025)[0], laws(2026)[0]
    assert (before.number("amt_phase_out_rate"), after.number("amt_phase_out_rate")) == (0.25, 0.5)
    joint = law_book("us").at(2026, status="married_joint")
    assert joint.number("amt_phase_out_start") == 1_000_000.0
    assert (before.number("itemized_limit_rate"), after.number("itemized_limit_rate")) == (
        0,
        2 / 37,
    )


def test_a_surviving_spouse_is_no_joint_filer_where_the_statute_says_joint_return() -> None:
    widowed = law_book("us").at(2024, status="surviving_spouse")
    assert widowed.number("standard_deduction") == 29_200.0  # section 63(c)(2)(A)(ii)
    assert widowed.number("niit_start") == 250_000.0  # section 1411(b)(1)
    assert widowed.number("additional_medicare_start") == 200_000.0  # section 3101(b)(2)(C)
    assert widowed.number("section_1244_limit") == 50_000.0  # section 1244(b)(2)

"""States without an income tax, and what holds for the books of every state."""

from __future__ import annotations

import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import LANGUAGES, say
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawBook
from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.income import STATUSES, StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.states import state_tax

BOOKS = ("us-ca", "us-ny", "us-wa", "us-none", "us-nh", "us-tn")
#: Whose addresses count as official.
OFFICIAL = (
    "ftb.ca.gov", "edd.ca.gov", "leginfo.legislature.ca.gov", "tax.ny.gov", "nysenate.gov",
    "dfs.ny.gov", "wcb.ny.gov", "osc.ny.gov", "paidfamilyleave.ny.gov", "leg.wa.gov", "dor.wa.gov",
    "esd.wa.gov", "paidleave.wa.gov", "wacaresfund.wa.gov", "ssa.gov", "revenue.nh.gov",
    "gc.nh.gov", "tn.gov", "taxadmin.org",
)  # fmt: skip


def taxed(place: str, year: int, income: UsIncome, status: str = "single") -> StateTax:
    gains = net_gains(income.short_gain, income.long_gain, income.gain_28, 0.0, 0.0, 3_000.0)
    return state_tax(income, gains, UsCarry(), law_book(place).at(year, status=status))


def test_nothing_is_taxed_without_an_income_tax() -> None:
    rich = UsIncome(wages=1e6, interest=1e6, short_gain=1e6, long_gain=1e6, iso_spread=1e6)
    found = taxed("us-none", 2024, rich)
    assert (found.income_tax, found.payroll) == (0.0, 0.0)
    assert [line.key for line in found.lines] == ["levy.none.income_tax"]


@pytest.mark.parametrize(
    ("place", "year", "status", "tax"),
    [
        ("us-nh", 2022, "single", 0.05 * 7_600),
        ("us-nh", 2023, "married_joint", 0.04 * 5_200),
        ("us-nh", 2024, "single", 0.03 * 7_600),
        ("us-nh", 2025, "single", 0.0),
        ("us-tn", 2020, "single", 0.01 * 8_750),
        ("us-tn", 2020, "surviving_spouse", 0.01 * 7_500),
        ("us-tn", 2021, "single", 0.0),
    ],
)
def test_interest_was_taxed_for_a_time(place: str, year: int, status: str, tax: float) -> None:
    income = UsIncome(wages=1e6, interest=10_000, long_gain=1e6)
    assert taxed(place, year, income, status).income_tax == pytest.approx(tax)


def entries(book: LawBook) -> list[tuple[str, int, str]]:
    return [
        (parameter.name, entry.since_year, entry.source.address)
        for parameter in book.parameters.values()
        for entry in parameter.entries
    ]


@pytest.mark.parametrize("place", BOOKS)
def test_every_value_has_an_official_address(place: str) -> None:
    for name, year, address in entries(law_book(place)):
        host = address.removeprefix("https://").split("/")[0]
        assert host.endswith(OFFICIAL), (name, year, address)


@pytest.mark.parametrize("place", BOOKS)
def test_every_parameter_holds_for_every_status_from_the_first_year_on(place: str) -> None:
    book = law_book(place)
    for status in STATUSES:
        law = book.at(book.first_year, status=status)
        for name, parameter in book.parameters.items():
            found = law.rows(name) if parameter.unit in ("brackets", "table") else law.number(name)
            assert found is not None


@pytest.mark.parametrize("place", BOOKS)
@pytest.mark.parametrize("status", STATUSES)
def test_every_line_has_its_words(place: str, status: str) -> None:
    income = UsIncome(wages=2e6, interest=50_000, long_gain=4e6, iso_spread=9e6)
    for year in (2020, 2024, 2028):
        for line in taxed(place, year, income, status).lines:
            for language in LANGUAGES:
                assert say(line.key, language)


@pytest.mark.parametrize("place", BOOKS)
def test_years_before_the_first_are_refused(place: str) -> None:
    with pytest.raises(OutOfRange):
        law_book(place).at(2019)


def test_a_place_without_rules_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        taxed("us", 2024, UsIncome())

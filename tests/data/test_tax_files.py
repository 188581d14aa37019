"""Tax files: what they say, and what is said of them when they cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, BadFile, InputError, NotUnderstood, OutOfRange
from goingrate.base.texts import LANGUAGES, Language
from goingrate.data.tax_amounts import LARGEST, exact_money, exact_number, exact_share
from goingrate.data.tax_events import Moment, TaxEvent
from goingrate.data.tax_files import (
    TaxFileRead,
    read_tax_file,
    tax_file_example,
    tax_file_from_bytes,
    tax_file_schema,
)
from goingrate.data.tax_households import (
    LAENDER,
    DeHousehold,
    UsHousehold,
    church_rate,
)
from goingrate.offer.tax.de.income import DeIncome, DePerson
from goingrate.offer.tax.us.income import UsIncome

IsOneLine = Callable[[InputError], bool]

US = """\
schema_version: 1
country: US
state: CA
years:
  2024:
    wages: 250k
    long_gain: -3k
    events:
    - iso_exercise: {shares: 10k, strike: 2, price: $17, date: 2024-03-15, granted: 2022}
    - rsu_vest: {value: 40k}
  2025:
"""
DE = """\
schema_version: 1
country: DE
state: BY
church: member
additional_health_rate: 2.5%
years:
- {year: 2024, wages: 80k}
"""


def read(text: str) -> TaxFileRead:
    return tax_file_from_bytes(text.encode(), "t.yaml")


def test_a_household_in_the_united_states() -> None:
    found = read(US)
    assert found.household == UsHousehold("single", "CA")
    first, second = found.years
    assert first.year == 2024
    assert first.income == UsIncome(wages=250e3, long_gain=-3e3)
    assert (second.year, second.income, second.events) == (2025, UsIncome(), ())


def test_events_keep_their_day_and_their_numbers() -> None:
    exercise, vest = read(US).years[0].events
    assert exercise == TaxEvent(
        kind="iso_exercise",
        where="years.2024.events.0.iso_exercise",
        when=Moment(2024, date(2024, 3, 15)),
        amounts={"shares": 10e3, "strike": 2.0, "price": 17.0},
        granted=Moment(2022),
    )
    assert (vest.kind, vest.when, vest.amounts) == ("rsu_vest", Moment(2024), {"value": 40e3})


def test_a_person_in_germany() -> None:
    found = read(DE)
    assert found.household == DeHousehold(
        DePerson(church_rate=0.08, additional_health_rate=0.025), "BY"
    )
    assert [(one.year, one.income) for one in found.years] == [(2024, DeIncome(wages=80e3))]


def test_german_numbers_and_a_private_premium() -> None:
    found = read("""\
schema_version: 1
country: DE
state: SN
status: married_joint
children: 2
health: private
private_premium_per_month: 612,50 €
language: de
years:
  "2024": {wages: 80.000 €, spouse_wages: "1,2 Mio. €", share_gains: "-3.000"}
""")
    assert isinstance(found.household, DeHousehold)
    person = found.household.person
    assert (person.joint, person.children, person.saxony) == (True, 2, True)
    assert person.private_premium_per_year == 7350.0
    assert found.years[0].income == DeIncome(wages=80e3, spouse_wages=1.2e6, share_gains=-3e3)


def test_a_list_of_years_may_stand_in_any_order() -> None:
    text = "schema_version: 1\ncountry: US\nyears: [{year: 2025, wages: 2}, {year: 2024}]\n"
    assert [one.year for one in read(text).years] == [2024, 2025]


BAD_US = [
    ("250k", "1e13", "years.2024.wages"),
    ("250k", "-5k", "years.2024.wages"),
    ("250k", "1.0e+13", "years.2024.wages"),
    ("250k", "150k..180k", "years.2024.wages"),
    ("250k", "unknown", "years.2024.wages"),
    ("250k", "250k €", "USD"),
    ("250k", "[1]", "years.2024.wages"),
    ("250k", ".nan", "years.2024.wages"),
    ("250k", "yes", "years.2024.wages"),
    ("2024:", "next year:", "next year"),
    ("wages", "wagse", "Did you mean wages?"),
    ("  2025:", "  2026:", "Add 2025: {}"),
    ("  2025:", "  2024:", "t.yaml:11: got 2024"),
    ("country: US", "country: FR", "US, DE"),
    ("country: US", "country: DE", "option_exercise"),
    ("state: CA", "status: maried", "married_joint"),
    ("state: CA", "state: 5", "state"),
    ("state: CA", "church: 9%", "church"),
    ("state: CA", "tax_class: I", "tax_class"),
    ("schema_version: 1", "schema_version: 2", "schema_version: 1"),
    ("schema_version: 1\n", "", "schema_version"),
    ("wages: 250k", "spouse_wages: 5", "married_joint"),
    ("wages: 250k", "year: 2023", "years.2024.year"),
    ("wages: 250k", "amt_gain_adjustment: 5", "amt_gain_adjustment"),
    ("value: 40k", "valu: 40k", "Did you mean value?"),
    ("value: 40k", "value: 40k, price: 3", "either value or shares, price"),
    ("value: 40k", "shares: 40", "either value or shares, price"),
    ("2024-03-15", "2025-03-15", "a day in 2024"),
    ("2024-03-15", "2024-02-30", "iso_exercise.date: got 2024-02-30; allowed: a day that exists"),
    ("granted: 2022", "granted: 2022-13-01", "iso_exercise.granted: got 2022-13-01; allowed: a"),
    ("2024-03-15", '"2024-03-15"', 'iso_exercise.date: got "2024-03-15"; allowed: a day without'),
    ("granted: 2022", 'granted: "2022-01-02"', 'granted: got "2022-01-02"; allowed: a day with'),
    ("2024-03-15", "spring", "iso_exercise.date"),
    ("granted: 2022", "granted: 22", "granted"),
    ("granted: 2022", "granted: soon", "granted"),
    ("    - rsu_vest", "      rsu_vest", "one event an entry"),
    ("- rsu_vest: {value: 40k}", "- {}", "one event an entry"),
    ("rsu_vest:", "rsuvest:", "Did you mean rsu_vest?"),
    ("10k", "0", "shares"),
    ("10k", "5%", "shares"),
    ("strike: 2, ", "", "strike"),
]


@pytest.mark.parametrize(("old", "new", "named"), BAD_US, ids=[new for _, new, _ in BAD_US])
def test_what_cannot_be_used_is_one_line(
    old: str, new: str, named: str, is_one_line: IsOneLine
) -> None:
    assert old in US
    with pytest.raises(InputError) as raised:
        read(US.replace(old, new, 1))
    assert is_one_line(raised.value)
    assert str(raised.value).startswith("t.yaml")
    assert named in str(raised.value)


BAD_DE = [
    ("church: member", "church: 5%", "8%"),
    ("church: member", "church: XX", "8%"),
    ("church: member", "church: yes", "church"),
    ("state: BY\n", "", "such as BY"),
    ("state: BY", "state: CA", "BY"),
    ("2.5%", "25%", "10%"),
    ("additional_health_rate: 2.5%", "children: -1", "children"),
    ("additional_health_rate: 2.5%", "children: 0.5", "children"),
    ("additional_health_rate: 2.5%", "private_premium_per_month: 600", "health: private"),
    ("additional_health_rate: 2.5%", "health: private", "private_premium_per_month: got -"),
    ("additional_health_rate: 2.5%", "status: head_of_household", "married_joint"),
    ("80k}", "80k, spouse_wages: 1}", "married_joint"),
    ("{year: 2024, wages: 80k}", "{wages: 80k}", "year"),
    ("{year: 2024, wages: 80k}", "{year: 2024}\n- {year: 2024}", "each year once"),
    ("\n- {year: 2024, wages: 80k}", " []", "1 to 60 years"),
    ("\n- {year: 2024, wages: 80k}", " next year", "next year"),
    ("year: 2024", "year: soon", "year"),
]


@pytest.mark.parametrize(("old", "new", "named"), BAD_DE, ids=[new for _, new, _ in BAD_DE])
def test_what_no_german_can_be_is_one_line(
    old: str, new: str, named: str, is_one_line: IsOneLine
) -> None:
    assert old in DE
    with pytest.raises(InputError) as raised:
        read(DE.replace(old, new, 1))
    assert is_one_line(raised.value)
    assert named in str(raised.value)


def test_other_files_are_named_as_such(examples: Path) -> None:
    with pytest.raises(BadFile, match="--offer NAME"):
        read_tax_file(examples / "two-offers.yaml")
    with pytest.raises(BadFile, match="a tax file, with country and years"):
        read_tax_file(examples / "cap-table.yaml")
    with pytest.raises(BadFile, match="an existing file"):
        read_tax_file(examples / "absent.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_can_be_read(language: Language) -> None:
    text = tax_file_example(language)
    assert "yaml-language-server" not in text
    assert len(read(text).years) == 3


def test_the_schema_knows_both_ways_to_write_years() -> None:
    check = jsonschema.Draft202012Validator(json.loads(tax_file_schema()))
    head = {"schema_version": 1, "country": "US"}
    assert check.is_valid({**head, "years": {"2024": {"wages": "250k"}}})
    assert check.is_valid({**head, "years": [{"year": 2024, "wages": 1}]})
    assert not check.is_valid({**head, "years": {"2024": {"wagse": 1}}})
    assert not check.is_valid({**head, "years": {}})


@given(st.floats(0.0, LARGEST))
def test_an_amount_is_what_is_written(amount: float) -> None:
    assert exact_money(amount, currency="USD", where="x") == amount
    assert exact_money(-amount, currency="USD", where="x", signed=True) == -amount


@pytest.mark.parametrize("given_text", ["-1", "-1k", -1, -0.5])
def test_a_loss_is_refused_where_none_can_be(given_text: object) -> None:
    with pytest.raises(OutOfRange):
        exact_money(given_text, currency="USD", where="wages")


def test_shares_and_counts() -> None:
    assert exact_share("2,5 %", "de", where="x", high=1.0) == 0.025
    assert exact_number("10k", where="x", high=1e12) == 10e3
    with pytest.raises(NotUnderstood):
        exact_number("5%", where="x", high=1.0)
    with pytest.raises(OutOfRange):
        exact_share("101%", where="x", high=1.0)


@pytest.mark.parametrize("land", LAENDER)
def test_church_members_pay_8_percent_in_two_laender(land: str) -> None:
    rate = 0.08 if land in ("BY", "BW") else 0.09
    assert church_rate(land.lower(), None, where="church") == rate
    assert church_rate("member", land, where="church") == rate
    assert church_rate("none", land, where="church") == 0.0


def test_a_member_of_nowhere_has_no_rate() -> None:
    with pytest.raises(BadField, match="such as BY"):
        church_rate("member", None, where="church")


@given(st.dates(date(1990, 1, 1), date(2100, 12, 30)), st.integers(0, 20))
def test_the_same_day_is_whole_years_away(day: date, years: int) -> None:
    """Leap days aside, an anniversary is a whole number of years, so no leap year adds a moment."""
    if (day.month, day.day) == (2, 29):
        return
    later = day.replace(year=day.year + years)
    span = Moment(later.year, later).years(1990) - Moment(day.year, day).years(1990)
    assert span == pytest.approx(years, abs=1e-9)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1)))
def test_days_keep_their_order(one: date, other: date) -> None:
    if one < other:
        assert Moment(one.year, one).years(1990) < Moment(other.year, other).years(1990)

"""A payslip and a yearly working in words, tables, JSON and pages."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from goingrate.answers.payslip import de_payslip, us_payslip
from goingrate.answers.payslip_results import Payslip
from goingrate.answers.payslip_us import UsPay
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.tax_working import tax_working
from goingrate.base.texts import LANGUAGES, Language, catalogue
from goingrate.data.tax_files import tax_file_from_bytes
from goingrate.data.tax_households import DeHousehold, UsHousehold
from goingrate.data.tax_models import DeEventSection, UsEventSection
from goingrate.offer.tax.de.income import DePerson
from goingrate.report.as_json import dumped, payslip_record, tax_record
from goingrate.report.page import payslip_page, tax_page
from goingrate.report.payslip_tables import payslip_sources, payslip_tables
from goingrate.report.payslip_words import (
    payslip_explanations,
    payslip_notes,
    payslip_sentences,
    payslip_title,
)
from goingrate.report.tables import Table
from goingrate.report.tax_tables import sources_table, tax_tables
from goingrate.report.tax_words import (
    short_statute,
    tax_footer,
    tax_notes,
    tax_sentences,
    tax_title,
)

ROOT = Path(__file__).parents[2]
MANY = """\
schema_version: 1
country: {country}
years:
  2025:
    wages: 100k
    events: [{events}]
  2026: {{wages: 100k}}
  2027: {{}}
"""
US_EVENTS = (
    "{rsu_vest: {shares: 10, price: 5}}, {nso_exercise: {shares: 9, strike: 0.1, price: 5}}, "
    "{iso_exercise: {shares: 9, strike: 1, price: 500}}, {virtual_payout: {amount: 1}}, "
    "{iso_sale: {shares: 3, price: 700, exercised: 2025}}, "
    "{share_sale: {shares: 1, price: 7, acquired: 2020, basis_per_share: 1}}"
)
DE_EVENTS = (
    "{rsu_vest: {value: 10}}, {option_exercise: {shares: 9, strike: 1, price: 5}}, "
    "{virtual_payout: {amount: 1}}, {shares_deferred: {shares: 5, price: 7}}, "
    "{deferral_end: {price: 9, acquired: 2025}}, {share_sale: {shares: 1, price: 2, "
    "acquired: 2025}}"
)


@cache
def working(name: str) -> TaxWorking:
    if name.endswith(".yaml"):
        return tax_working(ROOT / "examples" / name)
    country, events = {"us": ("US", US_EVENTS), "de": ("DE", DE_EVENTS)}[name]
    text = MANY.format(country=country, events=events)
    return tax_working(tax_file_from_bytes(text.encode(), "many.yaml"))


@cache
def slip(name: str) -> Payslip:
    return {
        "us": lambda: us_payslip(
            UsPay(250_000, bonus=30_000, retirement=23_000, health_premium=900),
            UsHousehold("single", "NY"),
            year=2024,
            period="semimonth",
            actual_net=6_000,
        ),
        "us later": lambda: us_payslip(
            UsPay(90_000), UsHousehold("married_joint", None), year=2030, period="year"
        ),
        "us agrees": lambda: us_payslip(
            UsPay(100_000),
            UsHousehold("single", "TX"),
            year=2024,
            actual_net=us_payslip(
                UsPay(100_000), UsHousehold("single", "TX"), year=2024
            ).net_period_cents
            / 100,
        ),
        "de": lambda: de_payslip(
            gross=80_000,
            bonus=10_000,
            household=DeHousehold(DePerson(church_rate=0.08, children=2), "BY"),
            tax_class="III",
            year=2025,
            actual_net=3_000,
        ),
        "de more": lambda: de_payslip(
            gross=80_000, household=DeHousehold(DePerson()), year=2024, actual_net=4_500
        ),
    }[name]()


WORKINGS = ("tax-iso.yaml", "tax-vsop.yaml", "us", "de")
SLIPS = ("us", "us later", "us agrees", "de", "de more")


@pytest.mark.parametrize("name", WORKINGS)
def test_a_working_keeps_its_schema(name: str) -> None:
    keeps(tax_record(working(name)), "tax-answer")


@pytest.mark.parametrize("name", SLIPS)
def test_a_payslip_keeps_its_schema(name: str) -> None:
    keeps(payslip_record(slip(name)), "payslip-answer")


def keeps(record: dict[str, Any], schema: str) -> None:
    text = (ROOT / "schemas" / f"{schema}.schema.json").read_text("utf-8")
    problems = jsonschema.Draft202012Validator(json.loads(text)).iter_errors(
        json.loads(dumped(record))
    )
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WORKINGS)
def test_a_working_is_told_in_whole_sentences(name: str, language: Language) -> None:
    answer = working(name)
    whole([
        tax_title(answer, language), tax_footer(answer, language),
        *tax_sentences(answer, language), *tax_notes(answer, language),
    ])  # fmt: skip
    rectangles((*tax_tables(answer, language), sources_table(answer, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SLIPS)
def test_a_payslip_is_told_in_whole_sentences(name: str, language: Language) -> None:
    answer = slip(name)
    whole([
        payslip_title(answer, language), *payslip_sentences(answer, language),
        *payslip_explanations(answer, language), *payslip_notes(answer, language),
    ])  # fmt: skip
    rectangles((*payslip_tables(answer, language), payslip_sources(answer, language)))


def whole(lines: list[str]) -> None:
    assert lines
    assert not any(re.search(r"\bnan\b|\binf\b|[{}]|None", line) for line in lines)


def rectangles(tables: tuple[Table, ...]) -> None:
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        whole([table.title, *(cell for row in table.rows for cell in row)])


@pytest.mark.parametrize("kind", [*UsEventSection.model_fields, *DeEventSection.model_fields])
def test_every_event_can_be_told(kind: str) -> None:
    assert f"taxyear.event.{kind}" in catalogue()


def test_german_words_are_german() -> None:
    """No sentence of the catalogue that begins differently in English is shown in English."""
    areas = ("taxyear.", "payslip.")
    english = tuple(
        text.en.split("{")[0]
        for key, text in catalogue().items()
        if key.startswith(areas) and len(text.en.split("{")[0]) > 6
        and text.en.split("{")[0] != text.de.split("{")[0]
    )  # fmt: skip
    for name in SLIPS:
        told = [*payslip_explanations(slip(name), "de"), *payslip_notes(slip(name), "de")]
        told += [row[0] for table in payslip_tables(slip(name), "de") for row in table.rows]
        assert [line for line in told if line.startswith(english)] == []
    for name in WORKINGS:
        told = [*tax_sentences(working(name), "de"), *tax_notes(working(name), "de")]
        told += [row[0] for table in tax_tables(working(name), "de") for row in table.rows]
        assert [line for line in told if line.startswith(english)] == []


@pytest.mark.parametrize("name", WORKINGS)
def test_the_columns_of_a_year_add_up(name: str) -> None:
    """Taxes less credits, in cents as printed, are the total that is printed."""
    answer = working(name)
    for year, table in zip(answer.years, tax_tables(answer)[1:], strict=True):
        steps = table.rows[: len(year.steps)]
        printed = [cents(row[2]) for row in steps if row[2] and not row[0].startswith("= ")]
        assert sum(printed) == pytest.approx(year.total_cents, abs=3)
        assert cents(table.rows[len(year.steps)][2]) == year.total_cents


def cents(text: str) -> int:
    return int(re.sub(r"[^\d-]", "", text))


def test_every_number_of_a_slip_has_its_source() -> None:
    for name in SLIPS:
        for one in slip(name).lines:
            given = one.part in ("pay", "net")
            assert (one.source is None) == given, one.key
            if one.source is not None:
                assert one.source.statute
                assert one.source.publication
                assert one.source.address.startswith("https://")


def test_every_step_of_a_year_has_its_source() -> None:
    for name in WORKINGS:
        for year in working(name).years:
            for step in year.steps:
                assert step.source is not None, step.key
                assert step.source.address.startswith("https://")


def test_statutes_are_short_on_a_terminal() -> None:
    for name in WORKINGS:
        for year in working(name).years:
            shown = {short_statute(step.source.statute) for step in year.steps if step.source}
            assert max(map(len, shown)) <= 30
    assert short_statute("§ 3 Abs. 3 SolZG 1995") == "§ 3 SolZG 1995"
    assert short_statute("Kirchensteuergesetze der Länder") == "Kirchensteuergesetze"


def test_what_is_carried_is_told_once_with_its_state() -> None:
    note = tax_tables(working("tax-iso.yaml"))[1].note
    assert note.startswith("Goes into 2025: CA: AMT credit")
    assert note.count("2025") == 1


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetching: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)
        self.fetching += [name for name, _ in attrs if name in ("src", "href", "srcset")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole_light_and_fetch_nothing(language: Language) -> None:
    pages = [payslip_page(slip(name), language) for name in SLIPS]
    pages += [tax_page(working(name), language) for name in WORKINGS]
    for page in pages:
        outline = _Outline()
        outline.feed(page)
        assert (outline.open, outline.fetching) == ([], [])
        assert len(page) < 100_000  # no chart, so no library of charts
        assert "https://" in page  # the address of a rule
        advice = "Keine Finanz-, Steuer-" if language == "de" else "Not financial, tax or legal"
        assert advice in page

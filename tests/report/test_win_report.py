"""What to bid in sentences, tables, JSON and frames, in both languages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from goingrate.answers.win import what_to_bid
from goingrate.answers.win_inputs import read_win_file
from goingrate.answers.win_results import WinAnswer
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.as_json import dumped, win_record
from goingrate.report.frames import as_parquet, win_frames
from goingrate.report.win_page import win_page
from goingrate.report.win_tables import win_facts, win_tables
from goingrate.report.win_words import win_notes, win_sentences

ROOT = Path(__file__).parents[2]


def answer_of(**changed: object) -> WinAnswer:
    terms = read_win_file(ROOT / "examples" / "win.yaml")
    return what_to_bid(replace(terms, **changed))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answer() -> WinAnswer:
    return answer_of()


@pytest.fixture(scope="module")
def short() -> WinAnswer:
    return answer_of(target=0.45)


@pytest.fixture(scope="module")
def banded() -> WinAnswer:
    return answer_of(band=110e3, target=0.25, hires=1)


def test_the_package_leads(answer: WinAnswer) -> None:
    first, robust, *_ = win_sentences(answer)
    assert first == (
        "Offer a base of $133K a year, no sign-on and 3.6% of the company in options: one in three "
        "accepts (7.4% to 49%, depending on tastes and risk aversion); approach 4 to 11 people to "
        "win 2."
    )
    assert robust.startswith("Best at every scale of tastes: a base of $133K a year, no sign-on")
    page = (ROOT / "docs" / "how-to" / "what-to-bid.md").read_text(encoding="utf-8")
    assert first in page.replace("\n> ", " ")
    german = win_sentences(answer, "de")[0]
    assert german.startswith("Bieten Sie 133.000 $ Grundgehalt im Jahr, keinen ")
    assert "eine von drei Personen nimmt an" in german


def test_the_wedge_is_told(answer: WinAnswer) -> None:
    costs = win_sentences(answer)[2]
    assert "It costs you $1.63M over 4 years" in costs
    assert "are lost on risk" in costs
    package = answer.package
    assert package is not None
    gain = replace(answer, package=replace(package, wedge=-1.0))
    assert "lost" not in win_sentences(gain)[2]


def test_out_of_reach_names_the_limits_and_what_would_do(short: WinAnswer) -> None:
    first, ways, *_ = win_sentences(short)
    assert first.startswith("Out of reach: the most that cash and pool allow, a base of $133K")
    assert first.endswith("not by 45%.")
    assert "of cash over the runway" in ways
    assert "months instead of 18" in ways
    assert "a pool of " in ways
    assert "1 instead of 2 hires" in ways
    gap = short.short
    assert gap is not None
    nothing = replace(
        gap, cash_needed=None, runway_months_needed=None, pool_needed=None, hires_possible=None
    )
    assert "would each not do alone" in win_sentences(replace(short, short=nothing))[1]


def test_each_kind_of_robust_has_its_words(answer: WinAnswer) -> None:
    every = replace(answer, robust=answer.robust_in_tastes)
    assert win_sentences(every)[1].startswith("Best in every case: ")
    none = replace(answer, robust_in_tastes=None)
    assert win_sentences(none)[1].startswith("No package within your means is accepted by 33%")


def test_a_sign_on_is_told(banded: WinAnswer) -> None:
    assert "a sign-on of $" in win_sentences(banded)[0]
    assert "sign-on" in win_tables(banded)[0].headings
    assert any("The band limits base pay" in note for note in win_notes(banded))


def test_a_package_without_options_is_told(answer: WinAnswer) -> None:
    package = answer.package
    assert package is not None
    plain = replace(answer, package=replace(package, equity_share=1e-6))
    sentences = win_sentences(plain)
    assert sentences[0].startswith("Offer a base of $133K a year, no sign-on and no options: ")
    assert sentences[2].endswith("over 4 years, all of it cash.")


def test_it_is_no_advice_before_tax_and_about_no_person(answer: WinAnswer) -> None:
    record = win_record(answer)
    assert "Not financial, tax or legal advice" in record["advice"]
    notes = win_notes(answer)
    assert any("before tax" in note for note in notes)
    assert any("never asked for" in note for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["answer", "short", "banded"])
def test_tables_are_rectangles_of_words(
    name: str, language: Language, request: pytest.FixtureRequest
) -> None:
    answer: WinAnswer = request.getfixturevalue(name)
    for table in (*win_tables(answer, language), win_facts(answer, language)):
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        cells = [cell for row in table.rows for cell in row]
        assert not any(re.search(r"\bnan\b|\binf\b|[{}]", cell) for cell in cells)
    for sentence in (*win_sentences(answer, language), *win_notes(answer, language)):
        assert not re.search(r"[{}]|\bnan\b", sentence)


def test_every_assumption_has_a_grade(answer: WinAnswer) -> None:
    names = {use.fact_id for use in answer.facts}
    assert {"assumed.taste_scale_over_pay", "assumed.risk_aversion_spread"} <= names
    assert {"assumed.strike_share_of_price", "assumed.wealth_over_pay"} <= names
    assert all(row[2] for row in win_facts(answer).rows)


@pytest.mark.parametrize("name", ["answer", "short", "banded"])
def test_json_keeps_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    path = ROOT / "schemas" / "win-answer.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        record = json.loads(dumped(win_record(request.getfixturevalue(name), language)))
        jsonschema.Draft202012Validator(schema).validate(record)
        assert record["schema"] == "goingrate.win/1"


def test_frames_hold_the_numbers(answer: WinAnswer, short: WinAnswer) -> None:
    found = win_frames(answer)
    assert list(found) == ["packages", "cases", "frontier", "facts"]
    row = found["packages"].to_pylist()[0]
    assert answer.package is not None
    assert row["cost"] == answer.package.cost
    assert found["cases"].num_rows == 9
    assert found["cases"].schema == win_frames(short)["cases"].schema
    assert all(as_parquet(table) for table in found.values())


def test_the_page_holds_picture_and_advice(answer: WinAnswer) -> None:
    for language in LANGUAGES:
        page = win_page(answer, language)
        assert 'id="chart-win_frontier"' in page
        assert answer.digest[:12] in page

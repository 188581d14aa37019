"""JSON, schemas, sentences and tables of answers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import goingrate as gr
from goingrate.answers.results import OfferComparison
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.as_json import break_even_record, comparison_record, dumped
from goingrate.report.notebook import comparison_html
from goingrate.report.page import comparison_page
from goingrate.report.sentences import decisive
from goingrate.report.tables import comparison_tables
from goingrate.report.verdicts import verdict_sentence

ROOT = Path(__file__).parents[2]
EXAMPLES = ("microsoft-to-startup", "two-offers", "zwei-angebote", "broker-list")


@pytest.fixture(scope="module", params=EXAMPLES)
def answer(request: pytest.FixtureRequest) -> OfferComparison:
    return gr.compare_offers(ROOT / "examples" / f"{request.param}.yaml")


def wrong(record: dict[str, Any], name: str) -> list[str]:
    schema = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(record)]


def test_json_keeps_its_schema(answer: OfferComparison) -> None:
    record = json.loads(dumped(comparison_record(answer)))
    assert wrong(record, "compare-answer.schema.json") == []


def test_break_even_json_keeps_its_schema() -> None:
    answer = gr.break_even("1M + 100k/year", "20M..40M", "5..7", wealth=1e6, stake=0.01)
    record = json.loads(dumped(break_even_record(answer)))
    assert wrong(record, "breakeven-answer.schema.json") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_rectangles_of_words(answer: OfferComparison, language: Language) -> None:
    for table in comparison_tables(answer, language):
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        cells = [cell for row in table.rows for cell in row]
        assert not any(re.search(r"\bnan\b|\binf\b|[{}]", cell) for cell in cells)


def test_three_decisive_numbers(answer: OfferComparison) -> None:
    assert len(decisive(answer)) == 3


def test_counts_in_the_sentence_are_the_counts(answer: OfferComparison) -> None:
    sentence, counts = verdict_sentence(answer), answer.counts[0]
    assert str(counts.poorer) in sentence
    assert counts.poorer + counts.same + counts.richer == 100


def test_a_notebook_gets_html_without_script(answer: OfferComparison) -> None:
    shown = answer._repr_html_()
    assert shown == comparison_html(answer)
    assert "<table>" in shown
    assert "<script" not in shown


def test_names_cannot_break_the_page() -> None:
    evil = "</script><script>alert(1)</script>"
    stay = gr.Offer(evil, base_per_year=100e3, present_job=True)
    go = gr.Offer("go", base_per_year=110e3, equity=gr.Promise(payoff=1e6, in_years=3.0))
    answer = gr.compare_offers([stay, go], person=gr.Person(wealth=1e5))
    assert "<script>alert" not in comparison_page(answer)
    assert "<script>alert" not in answer._repr_html_()


def compared(base: float, payoff: float, probability: float) -> OfferComparison:
    stay = gr.Offer("stay", base_per_year=100e3, present_job=True)
    go = gr.Offer(
        "go",
        base_per_year=base,
        equity=gr.Promise(payoff=payoff, in_years=4.0, probability=probability),
    )
    return gr.compare_offers([stay, go], person=gr.Person(wealth=5e5, risk_aversion=2.0))


def test_each_kind_of_verdict_has_its_words() -> None:
    assert "all 100 futures" not in verdict_sentence(compared(50e3, 1e6, 0.1))
    assert ": stay at stay" in verdict_sentence(compared(50e3, 1e6, 0.1))
    assert ": take go" in verdict_sentence(compared(120e3, 1e6, 0.5))
    assert "too close to call" in verdict_sentence(compared(100e3, 1e4, 0.1))


def test_no_verdict_on_a_private_company_is_clear() -> None:
    assert compared(50e3, 1e6, 0.1).verdict.strength == "leaning"
    plain = gr.Offer("go", base_per_year=150e3)
    stay = gr.Offer("stay", base_per_year=100e3, present_job=True)
    person = gr.Person(wealth=5e5)
    assert gr.compare_offers([stay, plain], person=person).verdict.strength == "clear"


def test_never_and_always_are_said() -> None:
    stay = gr.Offer("stay", base_per_year=900e3, present_job=True)
    go = gr.Offer("go", base_per_year=10e3, equity=gr.Promise(payoff=1e5, in_years=4.0))
    person = gr.Person(wealth=5e5)
    never = verdict_sentence(gr.compare_offers([stay, go], person=person))
    assert never.startswith("Stay at stay: even if go succeeds for certain")
    richer = replace(go, base_per_year=1e6)
    always = verdict_sentence(gr.compare_offers([stay, richer], person=person))
    assert always.startswith("Take go: it is worth more to you even if it fails")

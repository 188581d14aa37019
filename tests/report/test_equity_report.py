"""JSON, schema, sentences, tables, charts and page of an answer about a grant."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import goingrate as gr
from goingrate.answers.equity_results import EquityAnswer
from goingrate.base.texts import LANGUAGES, Language
from goingrate.offer.fields import leaves
from goingrate.report.as_json import dumped, equity_record
from goingrate.report.charts import equity_chart_specs, svg
from goingrate.report.equity_sentences import (
    equity_notes,
    equity_sentences,
    equity_sways,
    future_counts,
)
from goingrate.report.equity_tables import counts_of_hundred, equity_tables
from goingrate.report.field_names import field_name
from goingrate.report.notebook import equity_html
from goingrate.report.numbers import significant
from goingrate.report.page import equity_page

ROOT = Path(__file__).parents[2]
SERIES_B = gr.Company(raised=60e6, last_price=4.0, fully_diluted=50e6, stage="series_b")
DEAL = gr.LicenceAndHire(share_of_sales=0.1, team_share=0.5, hired=40.0, left_behind=200.0)
OPTIONS = gr.EquityGrant("iso", 20_000.0, strike=1.2)
CASES: dict[str, tuple[gr.Company, gr.EquityGrant, float]] = {
    "options": (SERIES_B, OPTIONS, 200e3),
    "short form": (gr.Company(raised=60e6), OPTIONS, 200e3),
    "nothing on paper": (SERIES_B, replace(OPTIONS, strike=1e6), 200e3),
    "bought": (SERIES_B, gr.EquityGrant("restricted_stock", 40_000.0, strike=3.9), 200e3),
    "nearly all savings": (SERIES_B, gr.EquityGrant("restricted_stock", 50_000.0, strike=3.9), 2e5),
    "capped": (SERIES_B, gr.EquityGrant("profit_units", 20e3, cap_per_share=2.0), 200e3),
    "licence-and-hire": (replace(SERIES_B, licence_and_hire=DEAL), OPTIONS, 200e3),
    "about to expire": (SERIES_B, replace(OPTIONS, granted_in_years=-9.5), 200e3),
    "tender": (SERIES_B, gr.EquityGrant("rsu", 20e3, granted_in_years=-3.0), 200e3),
    "pay given up": (SERIES_B, OPTIONS, 200e3),
    "no pay given up": (SERIES_B, OPTIONS, 200e3),
    "too much given up": (SERIES_B, OPTIONS, 200e3),
    "nothing to stay for": (SERIES_B, replace(OPTIONS, granted_in_years=-5.0), 200e3),
}
GIVEN_UP = {
    "pay given up": 10e3,
    "no pay given up": 0.0,
    "too much given up": 1e9,
    "nothing to stay for": 10e3,
}


@cache
def example(name: str) -> EquityAnswer:
    company, grant, wealth = CASES[name]
    if name == "tender":
        company = replace(company, tender=gr.Tender(in_years=1.0, cap_per_person=50e3))
    equity = gr.PrivateEquity(company, (grant,))
    return gr.equity_worth(equity, wealth=wealth, give_up_per_year=GIVEN_UP.get(name))


def numbers_in(tree: Any) -> Iterator[float]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from numbers_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from numbers_in(value)
    elif isinstance(tree, float):
        yield tree


@pytest.mark.parametrize("name", CASES)
def test_json_keeps_its_schema(name: str) -> None:
    record = json.loads(dumped(equity_record(example(name))))
    text = (ROOT / "schemas" / "equity-answer.schema.json").read_text(encoding="utf-8")
    errors = jsonschema.Draft202012Validator(json.loads(text)).iter_errors(record)
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_rectangles_of_words(name: str, language: Language) -> None:
    for table in equity_tables(example(name), language):
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        cells = [cell for row in table.rows for cell in row] + [table.title, table.note]
        assert not any(re.search(r"\bnan\b|\binf\b|[{}]", cell) for cell in cells)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole(name: str, language: Language) -> None:
    answer = example(name)
    told = [*equity_sentences(answer, language), *equity_sways(answer, language)]
    told += equity_notes(answer, language)
    for sentence in told:
        assert sentence.endswith((".", "!"))
        assert "  " not in sentence
        assert not re.search(r"[{}]|\bnan\b", sentence)


@pytest.mark.parametrize("name", CASES)
def test_counts_are_counts_of_a_hundred(name: str) -> None:
    answer = example(name)
    counts = future_counts(answer)
    assert counts.loses + counts.nothing + counts.below + counts.above == 100
    if answer.on_paper.value > 0:
        assert counts.above == pytest.approx(100 * answer.summary.beats_paper, abs=1.5)
    told = equity_sentences(example(name))[1]
    if 0 < counts.nothing + counts.loses < 100:
        assert f"{counts.nothing + counts.loses} " in told


def test_the_ways_add_up_to_a_hundred() -> None:
    table = equity_tables(example("options"))[0]
    assert sum(int(row[1]) for row in table.rows if row[1].isdigit()) == 100
    assert "61.9%" in table.note  # published, beside the chances


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=9).filter(lambda many: sum(many) > 0))
def test_whole_counts_are_near_their_shares(shares: list[float]) -> None:
    counts = counts_of_hundred(shares)
    assert sum(counts) == 100
    for count, share in zip(counts, shares, strict=True):
        assert abs(count - 100 * share / sum(shares)) < 1 + 1e-9


def test_each_kind_of_verdict_has_its_words() -> None:
    def first(name: str, language: Language = "en") -> str:
        return equity_sentences(example(name), language)[0]

    assert first("options").startswith("On paper these options are worth $56,000; to you, about $")
    assert "worth nothing: in the last round" in first("nothing on paper")
    assert "next to nothing" in first("nothing on paper")
    assert "less than keeping the money" in first("nearly all savings")
    assert "weniger wert, als das Geld zu behalten" in first("nearly all savings", "de")
    assert "these profit units" in first("capped")
    assert "lose you money, typically $160,000" in equity_sentences(example("bought"))[1]
    assert "of them a loss" in equity_sentences(example("about to expire"))[1]
    assert equity_sentences(example("nothing on paper"))[1].startswith("In none of 100 futures")


def test_no_verdict_is_firm() -> None:
    for name in CASES:
        assert "a leaning, not a certainty" in equity_sentences(example(name))[-1]


def leave_sentence(name: str, language: Language = "en") -> str:
    sentences = equity_sentences(example(name), language)
    assert len(sentences) == 4
    return sentences[2]


def test_the_right_to_leave_has_its_sentence() -> None:
    assert len(equity_sentences(example("options"))) == 3
    told = leave_sentence("pay given up")
    assert re.fullmatch(
        r"For \$10K a year given up, the grant is on average worth \$\d\d\.\dK if you stay "
        r"whatever happens, and \$\d\d\.\dK if you leave once it has gone sour: the right to "
        r"leave is worth \$\d\.\d\dK\.",
        told,
    )
    assert "worth next to nothing." in leave_sentence("no pay given up")
    assert "-$3.29B if you stay whatever happens: staying" in leave_sentence("too much given up")
    assert leave_sentence("nothing to stay for").startswith("All of the grant has vested")
    assert "Das Recht zu gehen ist" in leave_sentence("pay given up", "de")


def leave_rows(name: str, language: Language = "en") -> dict[str, str]:
    title = "The right to leave" if language == "en" else "Das Recht zu gehen"
    (table,) = [
        one for one in equity_tables(example(name), language) if one.title.startswith(title)
    ]
    assert "Averages" in table.note or "Mittelwerte" in table.note
    return {row[0]: row[1] for row in table.rows}


def test_the_right_to_leave_has_its_table() -> None:
    rows = leave_rows("pay given up")
    assert rows["Pay given up a year"] == "$10K"
    assert rows["Time until the exit, as taken here"] == "4 years"
    assert rows["Pay given up until all has vested, today"].startswith("$3")
    after = [value for label, value in rows.items() if label.startswith("After")]
    assert len(after) == 3
    assert all(re.fullmatch(r"\$\d+M", value) for value in after)
    always = leave_rows("too much given up")
    after_one = "After 1 year, leave if the company is worth less than"
    assert always[after_one] == "leave at any value"
    assert "stay at any value" in leave_rows("no pay given up").values()
    german = leave_rows("pay given up", "de")
    assert german["Entgangenes Gehalt im Jahr"].replace("\xa0", " ") == "10.000 $"
    assert not any("right to leave" in one.title for one in equity_tables(example("options")))


def test_the_right_to_leave_in_json_adds_up() -> None:
    found = equity_record(example("pay given up"))["right_to_leave"]
    both = found["if_staying"] + found["right"]
    assert both == pytest.approx(found["if_free_to_leave"], rel=1e-6)
    assert [row["years"] for row in found["leave_below"]] == [1, 2, 3]
    always = equity_record(example("too much given up"))["right_to_leave"]
    assert always["leave_below"][0]["company_value"] is None  # whatever it is worth
    assert equity_record(example("options"))["right_to_leave"] is None


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_can_be_drawn(name: str, language: Language) -> None:
    found = equity_chart_specs(example(name), language)
    assert ("payoff" in found) is (name != "nothing on paper")
    for spec in found.values():
        text = json.dumps(spec, allow_nan=False)
        assert len(text) < 200_000
        assert "null" not in json.dumps(spec["datasets"])
        assert all(number == significant(number, 5) for number in numbers_in(spec))
        assert "http" not in text.replace(spec["$schema"], "")
        assert spec["title"]["text"][-1].endswith("?")
        assert svg(spec).startswith("<svg")


def test_every_future_has_its_mark() -> None:
    spec = equity_chart_specs(example("options"))["futures"]
    rows = [row for rows in spec["datasets"].values() for row in rows if "place" in row]
    assert sorted(row["place"] for row in rows) == list(range(100))
    counts = future_counts(example("options"))
    assert sum(row["kind"] == "nothing" for row in rows) == counts.nothing


def test_a_german_page_holds_no_english_sentence() -> None:
    for name in ("licence-and-hire", "pay given up"):
        page = equity_page(example(name), "de")
        body = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", page, flags=re.DOTALL)
        told = re.sub(r"<[^>]+>", " ", body).split("Verwendete Fakten")[0]
        assert not re.search(r"\b(?:the|of|worth|shares|futures|company)\b", told)


def test_the_page_has_its_parts_in_order() -> None:
    page = equity_page(example("licence-and-hire"))
    parts = ["What your equity is worth to you", 'id="chart-futures"', "How it can end",
             'id="chart-payoff"', "The company as it was taken", "If it ended in a licence",
             "If you leave", 'id="chart-tornado"', "What to ask", "Facts and"]  # fmt: skip
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_the_same_answer_gives_the_same_page() -> None:
    equity = gr.PrivateEquity(SERIES_B, (OPTIONS,))
    again = gr.equity_worth(equity, wealth=200e3)
    assert equity_page(again, "de") == equity_page(example("options"), "de")


def test_a_notebook_gets_html_without_script() -> None:
    answer = gr.equity_worth(gr.PrivateEquity(SERIES_B, (OPTIONS,)), wealth=200e3)
    shown = answer._repr_html_()
    assert shown == equity_html(answer)
    assert "<table>" in shown
    assert "<script" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language: Language) -> None:
    grant = gr.EquityGrant("profit_units", 1.0, cap_per_share=1.0)
    numbers = {
        item.name: 1.0
        for item in dataclasses.fields(gr.Company)
        if item.metadata.get("spec") is not None
    }
    numbers |= {"fully_diluted": 10.0, "growth_per_year": 0.1, "dilution_per_round": 0.1,
                "pool_per_round": 0.1, "safe_rate_per_year": 0.1}  # fmt: skip
    company = gr.Company(
        tender=gr.Tender(in_years=1.0, cap_per_person=1.0), licence_and_hire=DEAL, **numbers
    )
    equity = gr.PrivateEquity(company, (grant,), cash_to_exercise=1.0, market_correlation=0.1)
    found = [f"equity.{leaf.name}" for leaf in leaves(equity)]
    assert len(found) > 30
    for field in found:
        assert field_name(field, language)
        assert "{" not in field_name(field, language)


def test_a_grant_of_next_to_nothing_is_not_out_of_the_money() -> None:
    equity = gr.PrivateEquity(SERIES_B, (replace(OPTIONS, shares=1e-6),))
    told = equity_sentences(gr.equity_worth(equity, wealth=200e3))[0]
    assert told == "On paper these options are worth $0; to you, next to nothing."

"""A waterfall in words, tables, JSON and pictures."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import goingrate as gr
from goingrate.answers.waterfall import waterfall_of
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language, catalogue
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.report.as_json import dumped, waterfall_record
from goingrate.report.charts import svg, waterfall_specs
from goingrate.report.charts.theme import Voice
from goingrate.report.charts.waterfall_bands import bands_of
from goingrate.report.numbers import significant
from goingrate.report.page import waterfall_page
from goingrate.report.waterfall_tables import waterfall_tables
from goingrate.report.waterfall_words import (
    breakpoint_sentences,
    listed,
    waterfall_notes,
    waterfall_sentences,
)

ROOT = Path(__file__).parents[2]
M = 1e6
PLAIN = CapTable(1 * M)
NO_COMMON = CapTable(0.0, (Preferred("A", 1 * M, 2.0),), (OptionBlock("o", 1e5, 1.0),))
LONG = "Vorzugsanteile der Serie {} mit einem sehr langen Namen"
CROWD = CapTable(
    8 * M,
    tuple(Preferred(LONG.format(i), 1 * M, 1.0 + i, rank=9 - i) for i in range(10)),
    tuple(OptionBlock(f"options {i}", 1e4, 0.1 * (i + 1)) for i in range(40)),
    tuple(Convertible(f"SAFE {i}", 1e5, valuation_cap=1e7, discount=0.2) for i in range(5)),
    debt=3 * M,
)
ODD: dict[str, tuple[CapTable, dict[str, Any]]] = {
    "all alike": (PLAIN, {"exit": Range(1.0, 1e13), "own_shares": 1.0}),
    "nobody holds common": (NO_COMMON, {"exit": Range(1 * M, 3 * M), "own_shares": 10.5}),
    "a crowd": (CROWD, {"exit": Range(5 * M, 5e9), "own_holder": "options 3"}),
    "a narrow range": (CROWD, {"exit": Range(100 * M, 101 * M), "own_holder": "debt"}),
    "below all preferences": (CROWD, {"exit": Range(1 * M, 2 * M), "own_holder": "common"}),
    "one huge exit": (CROWD, {"exit": 1e13, "own_shares": 3.0, "own_strike": 1e5}),
    "an IPO": (CROWD, {"exit": 50 * M, "kind": "ipo", "own_holder": "SAFE 1"}),
    "a tiny exit": (CROWD, {"exit": 1.0}),
}


@cache
def example(kind: str = "sale", exits: str = "50M..2B") -> WaterfallAnswer:
    path = ROOT / "examples" / "cap-table.yaml"
    return waterfall_of(path, exit=exits, kind=kind, own_shares=1e4, own_strike=1.1)  # type: ignore[arg-type]


@cache
def odd(name: str) -> WaterfallAnswer:
    table, asked = ODD[name]
    return waterfall_of(table, **asked)


ANSWERS = {
    **{
        f"{kind} {exits}": (kind, exits) for kind in ("sale", "ipo") for exits in ("50M..2B", "40M")
    },
    **dict.fromkeys(ODD, None),
}


@pytest.fixture(params=list(ANSWERS))
def answer(request: pytest.FixtureRequest) -> WaterfallAnswer:
    asked = ANSWERS[request.param]
    return odd(request.param) if asked is None else example(*asked)


def texts_in(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in texts_in(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in texts_in(value)]
    return [tree] if isinstance(tree, str) else []


def numbers_in(tree: Any) -> list[float]:
    if isinstance(tree, dict):
        return [number for value in tree.values() for number in numbers_in(value)]
    if isinstance(tree, list):
        return [number for value in tree for number in numbers_in(value)]
    return [tree] if isinstance(tree, float) else []


def test_json_keeps_its_schema(answer: WaterfallAnswer) -> None:
    schema = json.loads((ROOT / "schemas" / "waterfall-answer.schema.json").read_text("utf-8"))
    found = json.loads(dumped(waterfall_record(answer)))
    problems = jsonschema.Draft202012Validator(schema).iter_errors(found)
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_rectangles_of_words(answer: WaterfallAnswer, language: Language) -> None:
    for table in waterfall_tables(answer, language):
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        cells = [cell for row in table.rows for cell in row]
        assert not any(re.search(r"\bnan\b|\binf\b|[{}]", cell) for cell in cells)
    told = [*waterfall_sentences(answer, language), *waterfall_notes(answer, language)]
    assert not any(re.search(r"\bnan\b|\binf\b|[{}]", line) for line in told)


def test_each_exact_table_adds_up(answer: WaterfallAnswer) -> None:
    exact = [table for table in waterfall_tables(answer) if "= the exit" in table.rows[-1]]
    assert len(exact) == (2 if answer.is_range else 1)
    for table in exact:
        cents = [int(re.sub(r"\D", "", row[1])) for row in table.rows]
        assert sum(cents[:-1]) == cents[-1]


def test_a_crowd_is_shown_in_few_lines() -> None:
    for table in waterfall_tables(odd("a crowd")):
        assert len(table.rows) <= 40
    names = [row[0] for row in waterfall_tables(odd("a crowd"))[-1].rows]
    assert "33 more holders" in names
    assert "options 3" in names


def test_who_owns_one_share_is_not_told_twice() -> None:
    assert waterfall_sentences(odd("all alike"))[-1] == (
        "What you own (1 common share) earns at any exit: at $1 it gets nothing, at $10T $10M."
    )


def test_nothing_comes_before_common_shares_alone() -> None:
    first = waterfall_sentences(odd("all alike"))[0]
    assert first == "Common shares earn at any exit: nothing comes before them."


def test_breakpoints_in_words() -> None:
    assert breakpoint_sentences(example()) == (
        "$750K: Debt is paid back in full",
        "$1.3M: Bridge note is paid back in full",
        "$29.3M: Series B has its preference in full; SAFE 2024 is paid back in full",
        "$35.3M: Series A has its preference in full",
        "$36.5M: Common shares earn from here on; Seed has its preference in full; Series B shares "
        "in the rest, on top of its preference",
        "$38.1M: Options at $0.15 are exercised (Options 2021)",
        "$43.4M: Seed converts",
        "$50.2M: Options at $1.10 are exercised (Options 2023)",
        "$67.5M: SAFE 2024 converts",
        "$69.1M: Series A converts",
        "$184M: Series B reaches its cap",
        "$314M: Series B converts",
    )


def test_who_does_the_same_is_named_together() -> None:
    safes = "SAFE 0, SAFE 1, SAFE 2 and 2 more"
    lines = breakpoint_sentences(odd("a crowd"))
    assert any(line.endswith(f"{safes} take shares at their discounts") for line in lines)
    assert any(f"{safes} convert" in line for line in lines)
    assert listed(["a", "b", "c", "d"], "de") == "a, b, c und d"


def test_rows_say_who_converts_from_the_row_above() -> None:
    rows = waterfall_tables(example())[0].rows
    assert [row[-1] for row in rows][:5] == [
        "Seed and Options 2021",
        "as above",
        "also Options 2023",
        "also SAFE 2024",
        "also Series A",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_can_be_drawn(answer: WaterfallAnswer, language: Language) -> None:
    found = waterfall_specs(answer, language)
    assert "waterfall" in found
    for spec in found.values():
        text = json.dumps(spec, allow_nan=False)
        assert len(text) < 200_000
        assert all(number == significant(number, 5) for number in numbers_in(spec))
        assert "http" not in text.replace(spec["$schema"], "")
        assert spec["title"]["text"][-1].endswith("?")
        assert svg(spec).startswith("<svg")


def test_own_shares_are_drawn_where_they_earn() -> None:
    assert list(waterfall_specs(example())) == ["waterfall", "own_share"]
    assert list(waterfall_specs(odd("a tiny exit"))) == ["waterfall"]
    assert list(waterfall_specs(odd("one huge exit"))) == ["waterfall", "own_share"]


def test_the_chart_names_each_band_and_marks_where_common_first_earns() -> None:
    texts = texts_in(waterfall_specs(example())["waterfall"])
    assert "3 = common shares first earn, above $36.5M" in texts
    assert {"Common shares 46%", "Series B 17.2%", "Debt 0.04%", "Options 8.5%"} <= set(texts)
    assert "$43.4M: Seed converts" in texts
    assert {str(number) for number in range(1, 11)} <= set(texts)


def test_a_single_exit_is_marked() -> None:
    assert "▼ = this exit, $40M" in texts_in(waterfall_specs(example("sale", "40M"))["waterfall"])


def test_bands_fill_the_exit(answer: WaterfallAnswer) -> None:
    bands = bands_of(answer, Voice("en", answer.currency))
    assert len(bands) <= 9
    assert set(bands[0].low) == {0.0}
    assert bands[-1].high == pytest.approx([1.0] * len(answer.curve.exits), abs=1e-9)
    for lower, upper in pairwise(bands):
        assert lower.high == upper.low


def test_neighbours_differ_without_colour() -> None:
    for found in (example(), odd("a crowd")):
        shades = [grey(band.color) for band in bands_of(found, Voice("en", "USD"))]
        assert all(abs(one - other) > 0.1 for one, other in pairwise(shades))


def grey(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_a_german_picture_holds_no_english_sentence() -> None:
    beginnings = tuple(
        text.en.split("{")[0]
        for key, text in catalogue().items()
        if key.startswith("waterfall.") and len(text.en.split("{")[0]) > 6 and text.en != text.de
    )
    for kind in ("sale", "ipo"):
        english, german = (waterfall_specs(example(kind, "40M"), lang) for lang in LANGUAGES)
        flat = [text.replace("\n", " ") for text in texts_in(german)]
        assert any(text.startswith(beginnings) for text in texts_in(english))
        assert [text for text in flat if text.startswith(beginnings)] == []


def test_a_notebook_gets_html_without_script() -> None:
    answer = gr.waterfall_of(CROWD, exit="50M..2B", own_holder="options 3")
    shown = answer._repr_html_()  # type: ignore[attr-defined]
    assert "Common shares earn nothing until" in shown
    assert "<table>" in shown
    assert "<script" not in shown


def test_names_cannot_break_the_page() -> None:
    evil = "</script><script>alert(1)</script>"
    table = CapTable(1 * M, (Preferred(evil, 1 * M, 2.0),), name=evil)
    answer = gr.waterfall_of(table, exit="1M..9M", own_holder=evil)
    assert "<script>alert" not in waterfall_page(answer)
    assert "<script>alert" not in answer._repr_html_()  # type: ignore[attr-defined]

"""Cost against the chance of being accepted: drawn where the answer says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from goingrate.answers.win import what_to_bid
from goingrate.answers.win_inputs import read_win_file
from goingrate.answers.win_results import WinAnswer
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts.theme import Voice
from goingrate.report.charts.win_frontier import win_frontier

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]

EXAMPLE = Path(__file__).parents[3] / "examples" / "win.yaml"
CASES: dict[str, dict[str, float]] = {
    "example": {},
    "out of reach": {"target": 0.6},
    "certain": {"target": 0.99, "cash": 4e6},
    "poor": {"cash": 240e3, "pool": 1e-4},
    "billions": {"value": 9e9, "hires": 1},
}


@lru_cache
def answer_of(case: str) -> WinAnswer:
    return what_to_bid(replace(read_win_file(EXAMPLE), **CASES[case]))  # type: ignore[arg-type]


def drawn(case: str, language: Language = "en") -> dict[str, Any]:
    return win_frontier(answer_of(case), Voice(language, "USD"))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(case: str, language: Language, check_drawn: Check) -> None:
    check_drawn(drawn(case, language))


def test_the_package_is_where_its_line_crosses_what_is_asked() -> None:
    spec, answer = drawn("example"), answer_of("example")
    rows = [row for some in spec["datasets"].values() for row in some]
    (asked,) = [row for row in rows if row.get("across_to") and row["color"] == "#555555"]
    (diamond,) = [
        layer["encoding"] for layer in spec["layer"] if layer["mark"].get("shape") == "diamond"
    ]
    assert diamond["x"]["value"] == pytest.approx(asked["across"], abs=0.01)
    on_line = [row for row in rows if row.get("across") == asked["across"] and "color" not in row]
    assert answer.package is not None
    assert any(row["down"] == pytest.approx(diamond["y"]["value"], abs=0.1) for row in on_line)


def test_what_costs_more_stands_higher() -> None:
    for some in drawn("example")["datasets"].values():
        if len(some) > 3 and "down" in some[0]:
            heights = [row["down"] for row in some]
            assert heights == sorted(heights, reverse=True)
            assert heights[0] > heights[-1]


def test_without_a_package_there_is_no_diamond() -> None:
    marks = [layer["mark"].get("shape") for layer in drawn("out of reach")["layer"]]
    assert "diamond" not in marks


def test_each_line_has_its_name(texts_of: TextsOf) -> None:
    texts = texts_of(drawn("example"))
    for name in ("tastes weigh little", "in between", "tastes weigh much", "asked for: 33%"):
        assert name in texts


def test_german_is_german(
    check_german: Callable[[dict[str, Any], dict[str, Any], tuple[str, ...]], None],
) -> None:
    english, german = (drawn("example", language) for language in LANGUAGES)
    check_german(english, german, ("chart.win",))

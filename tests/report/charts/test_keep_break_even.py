"""Matching against letting go: lines cross where the answer says, whatever the segments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from goingrate.answers.keep import keep_or_let_go
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts.keep_break_even import keep_break_even
from goingrate.report.charts.theme import Voice

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]

HEAD = "segment,headcount,band_low,band_high,unvested,attrition,raise_asked"
CASES = {
    "one": ("AI,11,2e5,3e5,6e4,0.1,9%",),
    "one peer": ("AI,2,2e5,3e5,6e4,0.1,9%",),
    "never": ("AI,11,2e5,3e5,9e6,0.1,9%",),
    "always": ("AI,4,2e5,2e5,0,1,1%",),
    "huge": ("AI,10000000,2e5,3e5,0,0.1,0.1%",),
    "eight": tuple(f"{'Kernels and compilers ' * 3}{n},30,2e5,3e5,0,0.1,9%" for n in range(8)),
}


def drawn(folder: Path, case: str, language: Language = "en") -> dict[str, Any]:
    path = folder / "keep.csv"
    path.write_text("\n".join((HEAD, *CASES[case])) + "\n", encoding="utf-8")
    return keep_break_even(keep_or_let_go(path), Voice(language, "USD"))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(case: str, language: Language, tmp_path: Path, check_drawn: Check) -> None:
    check_drawn(drawn(tmp_path, case, language))


def panels(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [panel for row in spec["vconcat"] for panel in row["hconcat"]]


def test_at_most_six_panels_and_it_is_said(tmp_path: Path) -> None:
    assert len(panels(drawn(tmp_path, "one"))) == 1
    many = drawn(tmp_path, "eight")
    assert len(panels(many)) == 6
    assert "The first 6 segments" in " ".join(many["title"]["subtitle"])


def test_the_lines_cross_at_the_tie(tmp_path: Path) -> None:
    path = tmp_path / "keep.csv"
    path.write_text("\n".join((HEAD, *CASES["one"])) + "\n", encoding="utf-8")
    answer = keep_or_let_go(path)
    (segment,) = answer.segments
    spec = keep_break_even(answer, Voice("en", "USD"))
    rows = [row for some in spec["datasets"].values() for row in some if "across_to" in row]
    (level,) = [row for row in rows if row["color"] == "#b8500f" and row["across_to"] > 0]
    (match,) = [row for row in rows if row["color"] == "#0b3c6f" and row["across_to"] > 0]
    share = (level["down"] - match["down"]) / (match["down_to"] - match["down"])
    assert share * 10 == pytest.approx(segment.tie.value, abs=0.01)


def test_the_line_is_said_beside_the_crossing(tmp_path: Path, texts_of: TextsOf) -> None:
    assert "letting go in any case" in texts_of(drawn(tmp_path, "never"))
    assert "matching in any case" in texts_of(drawn(tmp_path, "always"))
    assert any(text.startswith("fewer than ") for text in texts_of(drawn(tmp_path, "one")))


def test_german_is_german(
    tmp_path: Path, check_german: Callable[[dict[str, Any], dict[str, Any], tuple[str, ...]], None]
) -> None:
    english, german = (drawn(tmp_path, "eight", language) for language in LANGUAGES)
    check_german(english, german, ("chart.keep", "keep.end"))

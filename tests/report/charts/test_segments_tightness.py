"""Vacancies for each seeker: both sides of one, the pooled number apart, edges said in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, TypeAlias, TypeVar

import pytest

from goingrate.answers.imbalance_results import ImbalanceAnswer, SegmentTold, TightnessTold
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts.segments_tightness import segments_tightness
from goingrate.report.charts.theme import PAPER, Voice

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]
T = TypeVar("T")


LONG = "Informatik-, Informations- und Kommunikationstechnologieberufe: Softwareentwicklung"


def blank(kind: type[T], /, **known: Any) -> T:
    """Return a value with only some fields filled; the picture needs no others."""
    empty = {one.name: () if "tuple" in str(one.type) else None for one in fields(kind)}
    return kind(**{**empty, **known})


def segment(name: str, vacancies: float, seekers: float) -> SegmentTold:
    ratio = vacancies / seekers if seekers else None
    state = "shortage" if ratio is None or ratio > 1 else "glut" if ratio < 1 else "balanced"
    return SegmentTold(name, vacancies, seekers, ratio, state)


def tightness(segments: Sequence[SegmentTold]) -> TightnessTold:
    vacancies = sum(one.vacancies for one in segments)
    pooled = segment("", vacancies, sum(one.seekers for one in segments))
    misleading = len({one.state for one in segments} - {"balanced"}) > 1
    return TightnessTold(tuple(segments), pooled, misleading)


CASES: dict[str, Sequence[SegmentTold]] = {
    "general and elite": (segment("General", 3_000, 10_000), segment("Elite", 200, 20)),
    "many": (
        segment("Web development", 1_200, 9_400),
        segment("Data engineering", 2_100, 2_300),
        segment("Machine learning", 900, 610),
        segment("Frontier research", 140, 11),
        segment("Support", 700, 700),
        segment("Security", 1_950, 1_250),
        segment("Testing", 420, 3_900),
    ),
    "edges": (
        segment(LONG, 0, 500),
        segment("Elite", 40, 0),
        segment("Support", 10, 4_000),
        segment("Chips", 3_000, 2),
    ),
    "one": (segment("Software", 80, 100),),
    "one side": (segment("A", 30, 100), segment("B", 55, 100)),
}


def answer(told: TightnessTold | None) -> ImbalanceAnswer:
    return blank(
        ImbalanceAnswer,
        coverage=0.9,
        tightness=told,
    )


def drawn(case: str = "general and elite", language: Language = "en") -> dict[str, Any]:
    spec = segments_tightness(answer(tightness(CASES[case])), Voice(language, "USD"))
    assert spec is not None
    return spec


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(case: str, language: Language, check_drawn: Check, overlaps: Any) -> None:
    spec = drawn(case, language)
    check_drawn(spec)
    assert overlaps(spec) == []


def test_without_counts_there_is_no_picture() -> None:
    assert segments_tightness(answer(None), Voice("en", "USD")) is None


def test_general_and_elite_stand_on_two_sides_and_the_title_warns(texts_of: TextsOf) -> None:
    spec = drawn()
    assert {"0.30", "10", "0.32", "3,000 vacancies, 10,000 seekers"} <= set(texts_of(spec))
    assert "Glut and shortage at once" in " ".join(spec["title"]["text"])
    assert "0.32, which shows only one side" in " ".join(spec["title"]["subtitle"])


def test_a_pooled_number_like_no_segment_says_so() -> None:
    assert "which no kind of work here is like" in " ".join(drawn("many")["title"]["subtitle"])


def test_nothing_warns_where_all_are_on_one_side() -> None:
    spec = drawn("one side")
    assert "Glut and shortage at once" not in " ".join(spec["title"]["text"])
    assert "All together come to" not in " ".join(spec["title"]["subtitle"])


def marks(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    return [{**layer["mark"], "x": layer["encoding"]["x"]["value"]} for layer in found]


def test_from_the_most_crowded_to_the_scarcest_then_all_together_hollow() -> None:
    found = marks(drawn("many"))
    across = [mark["x"] for mark in found]
    assert across[:-1] == sorted(across[:-1])
    assert [mark["fill"] == PAPER for mark in found] == [False] * 7 + [True]
    shapes = [mark["shape"] for mark in found[:-1]]
    assert shapes == ["circle"] * 3 + ["square"] + ["diamond"] * 3


def test_one_segment_alone_is_not_pooled() -> None:
    assert [mark["fill"] == PAPER for mark in marks(drawn("one"))] == [False]


def test_no_seekers_and_no_vacancies_are_said_in_words(texts_of: TextsOf) -> None:
    spec = drawn("edges")
    assert {"nobody seeks", "no vacancy", "0.0025", "1,500"} <= set(texts_of(spec))
    shapes = [mark["shape"] for mark in marks(spec)]
    assert shapes[0] == "triangle-left"
    assert shapes[-2] == "triangle-right"


def test_a_german_picture_holds_no_english_sentence(check_german: Any) -> None:
    for case in CASES:
        check_german(drawn(case), drawn(case, "de"), ("chart.tightness.",))

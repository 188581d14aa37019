"""The gap taken apart: steps multiply, negative ones show as such, few digits."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import pytest

from goingrate.answers.premium_results import Gap, GapFactor, PremiumAnswer, PremiumBlock
from goingrate.base.kinds import Segment
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts.gap_parts import gap_parts, steps_of
from goingrate.report.charts.theme import PAPER, Voice

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]
T = TypeVar("T")


USUAL = {
    "employer": 0.09,
    "level": 0.118,
    "place": 0.043,
    "date": 0.012,
    "skill": 0.015,
    "combination": -0.021,
    "work": 0.15,
}
LOSING = {"employer": 0.2, "level": -0.3, "place": -0.05, "work": -0.08}
TOGETHER = {"employer+place": 0.22, "team": -0.01, "work": 0.002}
HUGE = {"employer": 0.9, "level": 1.2, "place": 0.3, "work": 0.6}
TINY = {"employer": 0.001, "level": -0.002, "work": 0.004}
CASES = {"usual": USUAL, "losing": LOSING, "together": TOGETHER, "huge": HUGE, "tiny": TINY}


def blank(kind: type[T], /, **known: Any) -> T:
    """Return a value with only some fields filled; the picture needs no others."""
    empty = {one.name: () if "tuple" in str(one.type) else None for one in fields(kind)}
    return kind(**{**empty, **known})


def gap(share: float, width: float = 0.03) -> Gap:
    middle = math.log1p(share)
    return Gap(share, math.expm1(middle - width), math.expm1(middle + width))


def block(parts: Mapping[str, float] = USUAL) -> PremiumBlock:
    raw = math.prod(1.0 + share for share in parts.values()) - 1.0
    whole = math.log1p(raw)
    factors = tuple(
        GapFactor(name, gap(share, 0.05 if name == "level" else 0.02), math.log1p(share) / whole)
        for name, share in parts.items()
    )
    return blank(
        PremiumBlock,
        source="own",
        name_en="records of my firm",
        name_de="Angaben aus meinem Unternehmen",
        component="base",
        basis="posted",
        state="told",
        raw=gap(raw, 0.04),
        within=gap(parts["work"], 0.02),
        parts=factors,
        clustered_by="employer",
    )


def answer(found: PremiumBlock) -> PremiumAnswer:
    return blank(
        PremiumAnswer,
        of=Segment(role="ai-engineer"),
        over=Segment(role="software-engineer"),
        coverage=0.9,
        blocks=(found,),
    )


def drawn(case: str = "usual", language: Language = "en") -> dict[str, Any]:
    found = block(CASES[case])
    spec = gap_parts(found, answer(found), Voice(language, "USD"))
    assert spec is not None
    return spec


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(case: str, language: Language, check_drawn: Check, overlaps: Any) -> None:
    spec = drawn(case, language)
    check_drawn(spec)
    assert overlaps(spec) == []


@pytest.mark.parametrize("case", CASES)
def test_steps_lead_from_the_raw_gap_to_what_is_left(case: str) -> None:
    steps = steps_of(block(CASES[case]), Voice("en", "USD"))
    assert steps[0].start == steps[-1].start == 1.0
    assert steps[1].end == pytest.approx(steps[0].end)
    for one, other in pairwise(steps[1:-1]):
        assert other.end == pytest.approx(one.start)
    assert steps[-1].end == pytest.approx(steps[-2].start)
    for step in steps:
        assert step.low < step.end < step.high


def test_values_are_whole_percent(texts_of: TextsOf) -> None:
    texts = texts_of(drawn())
    assert {"+47%", "+9%", "+12%", "+4%", "+1%", "-2%", "+15%"} <= set(texts)
    assert not any("." in text for text in texts if text.endswith("%"))


def test_a_step_that_takes_away_is_hollow() -> None:
    fills = {
        row["name"]: row["fill"]
        for rows in drawn()["datasets"].values()
        for row in rows
        if "fill" in row
    }
    hollow = [name for name, fill in fills.items() if fill == PAPER]
    assert hollow == ["These together, cell by cell"]
    assert len(set(fills.values())) == 4


def test_what_cannot_be_told_apart_is_one_step(texts_of: TextsOf) -> None:
    texts = texts_of(drawn("together"))
    assert any(text.startswith("Other employers and other") for text in texts)
    assert "Team" in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_employers_are_not_called_equal(language: Language, texts_of: TextsOf) -> None:
    found = replace(block({"level": 0.1, "work": 0.1}), clustered_by="record")
    spec = gap_parts(found, answer(found), Voice(language, "USD"))
    assert spec is not None
    told = " ".join([*spec["title"]["text"], *texts_of(spec)])
    assert {"en": "everything equal", "de": "alles gleich"}[language] not in told
    assert {"en": "employers apart", "de": "außer dem Arbeitgeber"}[language] in told


@pytest.mark.parametrize("state", ["raw_only", "hidden"])
def test_a_gap_that_is_not_taken_apart_has_no_picture(state: Any) -> None:
    found = replace(block(), state=state)
    assert gap_parts(found, answer(found), Voice("en", "USD")) is None
    bare = replace(block(), parts=())
    assert gap_parts(bare, answer(bare), Voice("en", "USD")) is None


def test_a_german_picture_holds_no_english_sentence(check_german: Any) -> None:
    check_german(drawn(), drawn(language="de"), ("chart.gap.",))

"""Series over time: whole periods, one window, gaps as gaps, few points, direct labels."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import pytest

from goingrate.answers.imbalance_results import (
    ChangeTold,
    ComparisonTold,
    ImbalanceAnswer,
    SeriesTold,
)
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts.scissors import scissors
from goingrate.report.charts.scissors_lines import scaled
from goingrate.report.charts.theme import Voice
from goingrate.report.charts.time_axis import TimeAxis

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]
T = TypeVar("T")


HIRING_LAB, SURVEY = "Indeed Hiring Lab", "US Bureau of Labor Statistics, OEWS"


def blank(kind: type[T], /, **known: Any) -> T:
    """Return a value with only some fields filled; the picture needs no others."""
    empty = {one.name: () if "tuple" in str(one.type) else None for one in fields(kind)}
    return kind(**{**empty, **known})


def series(
    key: str,
    names: tuple[str, str],
    points: Sequence[tuple[date, float]],
    *,
    kind: str = "postings",
    unit: str = "index",
    base: date | None = None,
    source: str = HIRING_LAB,
    country: str = "US",
    gaps: tuple[tuple[date, date], ...] = (),
) -> SeriesTold:
    first, last = points[0][1], points[-1][1]
    return blank(
        SeriesTold,
        key=key,
        name_en=names[0],
        name_de=names[1],
        country=country,
        kind=kind,
        unit=unit,
        base_date=base,
        source=source,
        days=tuple(day for day, _ in points),
        values=tuple(value for _, value in points),
        gaps=gaps,
        whole_change=last / first - 1.0 if first else None,
    )


def daily(key: str, names: tuple[str, str], knots: Sequence[float], **more: Any) -> SeriesTold:
    """Return a daily series through knots half a year apart, with a little weekly swing."""
    points = []
    for number in range(182 * (len(knots) - 1)):
        at, rest = divmod(number, 182)
        level = knots[at] ** (1 - rest / 182) * knots[at + 1] ** (rest / 182)
        swing = 1.0 + 0.01 * math.sin(number * 2 * math.pi / 7)
        points.append((date(2020, 2, 1) + timedelta(number), level * swing))
    return series(key, names, points, base=date(2020, 2, 1), **more)


def yearly(key: str, names: tuple[str, str], first: int, counts: Sequence[float]) -> SeriesTold:
    points = [(date(first + n, 5, 1), count) for n, count in enumerate(counts)]
    return series(key, names, points, kind="employment", unit="count", source=SURVEY)


SOFTWARE = daily(
    "software",
    ("Software development", "Softwareentwicklung"),
    [100, 90, 140, 215, 231, 190, 98, 78, 72, 68],
)
AI = daily(
    "ai",
    ("Postings that mention AI", "Anzeigen mit KI"),
    [100, 70, 130, 240, 270, 210, 118, 122, 127, 150],
)
PROGRAMMERS = yearly(
    "programmers",
    ("Computer programmers", "Programmierer"),
    2019,
    [199_540, 178_140, 152_610, 132_740, 120_370, 109_870, 92_230],
)
SCIENTISTS = yearly(
    "scientists",
    ("Data scientists", "Data Scientists"),
    2021,
    [105_980, 159_630, 192_710, 233_440, 262_440],
)


def compared(first: date, last: date, **changes: float) -> ComparisonTold:
    told = tuple(ChangeTold(key, 100.0, 100.0 * (1 + x), x) for key, x in changes.items())
    kind = "employment" if "programmers" in changes else "postings"
    return ComparisonTold(kind, first, last, told, opposite=True, notes=())


WINDOW = compared(date(2023, 6, 1), date(2024, 3, 1), software=-0.21, ai=0.06)
YEARS = compared(date(2021, 5, 1), date(2025, 5, 1), programmers=-0.396, scientists=1.476)


def answer(
    found: Sequence[SeriesTold] = (SOFTWARE, AI, PROGRAMMERS, SCIENTISTS),
    comparisons: Sequence[ComparisonTold] = (WINDOW, YEARS),
) -> ImbalanceAnswer:
    return blank(
        ImbalanceAnswer,
        coverage=0.9,
        series=tuple(found),
        comparisons=tuple(comparisons),
    )


LONG = "Informatik-, Informations- und Kommunikationstechnologieberufe, Softwareentwicklung"
SIX = [
    daily(
        f"s{n}",
        (f"Sector number {n}", f"{LONG} {n}"),
        [100, 80 + 3 * n, 120 + 10 * n, 150 - 20 * n, 140 - 15 * n],
        country=("US", "DE", "GB")[n % 3],
    )
    for n in range(6)
]
GAP = (date(2021, 3, 1), date(2021, 11, 30))
BROKEN = series(
    "broken",
    ("Broken", "Unterbrochen"),
    [
        (day, value)
        for day, value in zip(SOFTWARE.days, SOFTWARE.values, strict=True)
        if not GAP[0] <= day <= GAP[1]
    ],
    base=date(2020, 2, 1),
    gaps=(GAP,),
)
LAYOFFS = series(
    "layoffs",
    ("Layoffs in tech", "Entlassungen"),
    [(date(2022, month, 1), 1_000.0 * (month % 5)) for month in range(1, 13)],
    kind="layoffs",
    unit="count",
    source="A list",
)
OLD = yearly("old", ("Typists", "Schreibkräfte"), 1950, [900.0 - 20 * n for n in range(30)])
CASES: dict[str, tuple[Sequence[SeriesTold], Sequence[ComparisonTold]]] = {
    "both": ((SOFTWARE, AI, PROGRAMMERS, SCIENTISTS), (WINDOW, YEARS)),
    "one": ((SOFTWARE,), ()),
    "one yearly": ((PROGRAMMERS,), ()),
    "six": (SIX, ()),
    "broken": ((BROKEN, AI), (replace(WINDOW, changes=WINDOW.changes[1:]),)),
    "zeros": ((LAYOFFS,), ()),
    "nothing shared": ((OLD, SCIENTISTS, SOFTWARE), ()),
}


def drawn(case: str = "both", language: Language = "en") -> dict[str, Any]:
    spec = scissors(answer(*CASES[case]), Voice(language, "USD"))
    assert spec is not None
    return spec


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(case: str, language: Language, check_drawn: Check, overlaps: Any) -> None:
    spec = drawn(case, language)
    check_drawn(spec)
    assert overlaps(spec) == []


def points(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for rows in spec["datasets"].values() for row in rows if "part" in row]


def test_changes_stand_at_the_ends_of_lines(texts_of: TextsOf) -> None:
    texts = texts_of(drawn())
    assert "-54% since 2019, to 92,230" in " ".join(texts)
    assert "+148% since 2021, to 262,440" in " ".join(texts)
    assert any(text.startswith("-21% in the shaded window") for text in texts)
    assert any(text.startswith("+6% in the shaded window") for text in texts)
    assert {"Jun 2023 to Mar 2024", "2021 to 2025"} <= set(texts)
    assert {"Job postings, US (1 Feb 2020 = 100)", "Employment, US (2021 = 100)"} <= set(texts)


def test_the_whole_period_is_drawn_also_before_both_exist() -> None:
    found = scaled((PROGRAMMERS, SCIENTISTS), most=600)
    assert found.base == date(2021, 5, 1)
    early, late = found.lines
    assert [point.day.year for point in early.points] == list(range(2019, 2026))
    values = {point.day.year: point.value for point in early.points}
    assert values[2021] == pytest.approx(100.0)
    assert values[2019] == pytest.approx(100.0 * 199_540 / 152_610)
    assert late.points[0].value == pytest.approx(100.0)
    assert late.end == pytest.approx(100.0 * 262_440 / 105_980)


def test_indices_of_one_base_stay_as_they_are() -> None:
    found = scaled((SOFTWARE, AI), most=10_000)
    assert found.base == date(2020, 2, 1)
    assert [point.value for point in found.lines[0].points] == list(SOFTWARE.values)


def test_indices_of_two_bases_are_put_on_one() -> None:
    other = replace(AI, base_date=date(2021, 1, 1))
    found = scaled((SOFTWARE, other), most=10_000)
    assert found.base == SOFTWARE.days[0]
    assert all(line.points[0].value == pytest.approx(100.0) for line in found.lines)


def test_series_that_share_no_day_start_at_100_each(texts_of: TextsOf) -> None:
    found = scaled((OLD, SCIENTISTS), most=600)
    assert found.base is None
    assert found.own_start
    assert all(line.points[0].value == pytest.approx(100.0) for line in found.lines)
    assert "they share no day" in " ".join(texts_of(drawn("nothing shared")))


def test_many_days_become_means_and_the_note_says_so(texts_of: TextsOf) -> None:
    (line,) = scaled((SOFTWARE,), most=600).lines
    assert line.thinning == "week"
    assert len(SOFTWARE.days) > 1_600
    assert 230 < len(line.points) < 240
    first = [value for day, value in zip(SOFTWARE.days, SOFTWARE.values, strict=True)][:1]
    assert line.points[0].value == pytest.approx(first[0], rel=0.02)
    assert line.end == SOFTWARE.values[-1]
    assert scaled((SOFTWARE,), most=100).lines[0].thinning == "month"
    assert "weekly means" in " ".join(texts_of(drawn("one")))
    assert "means" not in " ".join(texts_of(drawn("one yearly")))
    assert len(points(drawn("six"))) < 2_400


def test_a_gap_breaks_the_line() -> None:
    (line,) = scaled((BROKEN,), most=600).lines
    assert {point.part for point in line.points} == {0, 1}
    assert not any(GAP[0] <= point.day <= GAP[1] for point in line.points)
    before = [point.day for point in line.points if point.part == 0]
    after = [point.day for point in line.points if point.part == 1]
    assert max(before) < GAP[0]
    assert min(after) > GAP[1]
    assert {row["part"] for row in points(drawn("broken"))} == {0, 1}


def test_a_value_of_zero_is_not_drawn_by_factors(texts_of: TextsOf) -> None:
    assert '"type": "log"' not in json.dumps(drawn("zeros"))
    assert '"type": "log"' in json.dumps(drawn())
    assert "Equal heights" not in " ".join(texts_of(drawn("zeros")))


def test_a_series_of_zeros_is_left_out() -> None:
    nothing = series("z", ("Nothing", "Nichts"), [(date(2020, 1, 1), 0.0), (date(2021, 1, 1), 0.0)])
    assert scissors(answer((nothing,), ()), Voice("en", "USD")) is None
    assert scissors(answer((), ()), Voice("en", "USD")) is None
    spec = scissors(answer((nothing, SOFTWARE), ()), Voice("en", "USD"))
    assert spec is not None
    assert "Nothing" not in json.dumps(spec)


def test_countries_are_named_where_there_are_several(texts_of: TextsOf) -> None:
    told = " ".join(texts_of(drawn("six")))
    assert "(GB)" in told
    assert "postings, US" not in told
    assert "(US)" not in " ".join(texts_of(drawn()))


def test_panels_share_their_time_unless_one_would_be_squeezed(texts_of: TextsOf) -> None:
    shared = [view["layer"] for view in drawn()["vconcat"]]
    domains = [json.dumps(layer).count('"domain": [0, 2192]') for layer in shared]
    assert all(domains)
    assert "time axes of their own" not in " ".join(texts_of(drawn()))
    assert "time axes of their own" in " ".join(texts_of(drawn("nothing shared")))


def test_a_german_picture_holds_no_english_sentence(check_german: Any) -> None:
    for case in CASES:
        check_german(drawn(case), drawn(case, "de"), ("chart.scissors.",))


def test_ticks_fit() -> None:
    for days in (20, 200, 900, 1_200, 4_000, 40_000):
        axis = TimeAxis(date(1921, 3, 4), date(1921, 3, 4) + timedelta(days), 430.0)
        at = [axis.width * day / axis.days for day in axis.ticks("de")["values"]]
        assert all(later - earlier > 40 for earlier, later in pairwise(at))

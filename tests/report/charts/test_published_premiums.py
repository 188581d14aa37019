"""Published premiums side by side: nothing averaged, nothing mixed, legible in grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import pytest

from goingrate.answers.premium_results import PremiumAnswer, PublishedPremium
from goingrate.base.kinds import Segment
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.charts import png
from goingrate.report.charts.published_premiums import published_premiums
from goingrate.report.charts.published_rows import LABELS, laid_out, shares_of, value_text
from goingrate.report.charts.theme import PAPER, Voice, text_width

Check: TypeAlias = Callable[[dict[str, Any]], None]
TextsOf: TypeAlias = Callable[[dict[str, Any]], list[str]]
T = TypeVar("T")


ALEKSEEVA = (
    "Alekseeva, Azar, Giné, Samila and Taska (2021), The demand for AI skills in the labor "
    "market, Labour Economics 71, 102002"
)
PWC = "PwC, Global AI Jobs Barometer, edition of {}"
LIGHTCAST = "Lightcast, Beyond the Buzz (July 2025), retold by CO/AI"
STEPHANY = "Stephany and Teutloff (2024), What is the price of a skill?, Research Policy 53(1)"
LEVELS = "Levels.fyi, {}, retold by ALGERIATECH"
COMPA = "Compa Peer Group, AI Eng pays 2x higher than SWE"
ADS = (
    "ads that ask for AI skills over ads that do not",
    "Anzeigen mit KI-Kenntnissen gegenüber solchen ohne",
)
FIRST, SECOND = "reported", "reported_secondary"


def blank(kind: type[T], /, **known: Any) -> T:
    """Return a value with only some fields filled; the picture needs no others."""
    empty = {one.name: () if "tuple" in str(one.type) else None for one in fields(kind)}
    return kind(**{**empty, **known})


def figure(
    fact_id: str,
    value: float | Range,
    *,
    component: str,
    comparison: str,
    of: tuple[str, str],
    source: str,
    grade: str,
    year: int = 2024,
    unit: str = "share",
) -> PublishedPremium:
    return blank(
        PublishedPremium,
        fact_id=fact_id,
        component=component,
        comparison=comparison,
        of_en=of[0],
        of_de=of[1],
        value=value,
        unit="ratio" if unit == "ratio" else "share",
        since=date(year, 1, 1),
        grade=grade,
        source=source,
        address="https://example.org/a",
    )


def ads(fact_id: str, value: float, comparison: str, source: str, grade: str) -> PublishedPremium:
    return figure(
        fact_id,
        value,
        component="advertised",
        comparison=comparison,
        of=ADS,
        source=source,
        grade=grade,
    )


def freelance(fact_id: str, value: float, en: str, de: str) -> PublishedPremium:
    return figure(
        fact_id,
        value,
        component="freelance_rate",
        comparison="skill",
        of=(f"with {en} over without", f"mit {de} gegenüber ohne"),
        source=STEPHANY,
        grade=FIRST,
    )


def levels(fact_id: str, value: float, en: str, de: str, when: str) -> PublishedPremium:
    return figure(
        fact_id,
        value,
        component="total",
        comparison="level",
        of=(
            f"AI engineers over other engineers, {en} level",
            f"KI-Ingenieure gegenüber anderen Ingenieuren, Stufe {de}",
        ),
        source=LEVELS.format(when),
        grade=SECOND,
    )


def offers(fact_id: str, value: float | Range, component: str, unit: str) -> PublishedPremium:
    return figure(
        fact_id,
        value,
        component=component,
        comparison="level",
        of=(
            "offers to AI engineers over offers to software engineers",
            "Angebote an KI-Ingenieure gegenüber denen an Software-Ingenieure",
        ),
        source=COMPA,
        grade=FIRST,
        unit=unit,
    )


def skills(fact_id: str, value: float, en: str, de: str) -> PublishedPremium:
    return figure(
        fact_id,
        value,
        component="advertised",
        comparison="skill",
        of=(
            f"ads that ask for {en} over ads that ask for none",
            f"Anzeigen mit {de} gegenüber ohne",
        ),
        source=LIGHTCAST,
        grade=SECOND,
        year=2025,
    )


#: The figures of the packaged facts.
PUBLISHED = (
    ads("premium.ai_skills_within_job_title", 0.05, "within_title", ALEKSEEVA, SECOND),
    ads("premium.ai_skills_within_firm", 0.11, "within_firm", ALEKSEEVA, SECOND),
    ads("premium.ai_skills_pwc", 0.56, "same_job", PWC.format("2025 (data of 2024)"), FIRST),
    ads("premium.ai_skills_pwc", 0.25, "same_job", PWC.format("2024"), FIRST),
    skills("premium.one_ai_skill_lightcast", 0.28, "one AI skill", "einer KI-Kenntnis"),
    skills("premium.two_ai_skills_lightcast", 0.43, "two or more", "zwei oder mehr"),
    levels("premium.entry_ai_engineer", 0.11, "entry", "Einstieg", "value of 2024"),
    levels("premium.entry_ai_engineer", 0.06, "entry", "Einstieg", "third quarter of 2025"),
    levels("premium.staff_ai_engineer", 0.16, "staff", "Staff", "value of 2024"),
    levels("premium.staff_ai_engineer", 0.19, "staff", "Staff", "third quarter of 2025"),
    offers("premium.offers_base_pay", Range(0.1, 0.15), "base", "share"),
    offers("premium.offers_equity_grant", 2.0, "grant", "ratio"),
    freelance("premium.freelance_ai_skill", 0.21, "any AI skill", "irgendeiner KI-Fähigkeit"),
    freelance("premium.freelance_machine_learning", 0.4, "machine learning", "Machine Learning"),
    freelance("premium.freelance_tensorflow", 0.38, "TensorFlow", "TensorFlow"),
    freelance("premium.freelance_deep_learning", 0.27, "deep learning", "Deep Learning"),
    freelance(
        "premium.freelance_language_processing", 0.19, "language processing", "Sprachverarbeitung"
    ),
    freelance("premium.freelance_data_science", 0.17, "data science", "Data Science"),
)


def answer(published: tuple[PublishedPremium, ...] = PUBLISHED) -> PremiumAnswer:
    return blank(
        PremiumAnswer,
        of=Segment(role="ai-engineer"),
        over=Segment(role="software-engineer"),
        coverage=0.9,
        published=published,
    )


def drawn(
    published: tuple[PublishedPremium, ...] = PUBLISHED, language: Language = "en"
) -> dict[str, Any]:
    spec = published_premiums(answer(published), Voice(language, "USD"))
    assert spec is not None
    return spec


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_drawn(language: Language, check_drawn: Check, overlaps: Any) -> None:
    spec = drawn(language=language)
    check_drawn(spec)
    assert overlaps(spec) == []
    assert png(spec, scale=1).startswith(b"\x89PNG")


def test_it_is_the_same_each_time() -> None:
    assert drawn() == drawn()


def test_nothing_printed_gives_no_picture() -> None:
    assert published_premiums(answer(()), Voice("en", "USD")) is None


def test_every_figure_has_a_mark_and_its_own_label(texts_of: TextsOf) -> None:
    spec = drawn()
    marks = [row for rows in spec["datasets"].values() for row in rows if "high" in row]
    drawn_at = sorted((row["share"], row["high"]) for row in marks)
    assert drawn_at == sorted(map(shares_of, PUBLISHED))  # and no average among them
    texts = texts_of(spec)
    for one in PUBLISHED:
        assert value_text(one, Voice("en", "USD")) in texts
    assert {"+5%", "+56%", "+10% to +15%", "+100% (2×)"} <= set(texts)


def test_second_hand_figures_are_hollow() -> None:
    spec = drawn()
    fills = {
        row["source"]: layer["mark"]["fill"]
        for layer in spec["layer"]
        for row in spec["datasets"].get(layer["data"].get("name"), ())
        if "high" in row
    }
    assert fills["Levels.fyi, third quarter of 2025, retold by ALGERIATECH"] == PAPER
    assert fills["PwC, Global AI Jobs Barometer, edition of 2024"] != PAPER
    assert fills["Compa Peer Group, AI Eng pays 2x higher than SWE, 2024"] != PAPER


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_stand_in_order_and_do_not_touch(language: Language) -> None:
    layout = laid_out(PUBLISHED, Voice(language, "USD"))
    assert [row.premium.comparison for row in layout.rows[:3]] == [
        "within_title",
        "within_firm",
        "same_job",
    ]
    spans = [(row.down, row.down + max(d for d, _ in row.label + row.told)) for row in layout.rows]
    assert all(later[0] - earlier[1] > 10 for earlier, later in pairwise(spans))
    level = [row.low for row in layout.rows if row.premium.comparison == "level"][:-1]
    assert level == sorted(level)
    lines = [text for row in layout.rows for _, text in row.label]
    assert max(map(text_width, lines)) < LABELS


def test_grants_are_set_apart_below() -> None:
    layout = laid_out(PUBLISHED, Voice("en", "USD"))
    assert layout.rows[-1].premium.component == "grant"
    assert layout.apart_at is not None
    assert layout.rows[-2].down < layout.apart_at < layout.heads[-1].down
    only = laid_out(PUBLISHED[-7:-6], Voice("en", "USD"))
    assert only.rows[0].premium.component == "grant"
    assert only.apart_at is None


def test_what_the_heading_says_is_not_repeated() -> None:
    one = replace(PUBLISHED[0], of_en="AI skills over none, same job title")
    (row,) = laid_out((one,), Voice("en", "USD")).rows
    assert [text for _, text in row.label] == ["Advertised pay: AI skills over none"]


def test_a_comparison_without_a_group_of_its_own_holds_nothing_equal() -> None:
    odd = replace(PUBLISHED[0], comparison="something else")
    assert laid_out((odd,), Voice("en", "USD")).heads[0].text == "Nothing held equal"


@pytest.mark.parametrize("value", [-0.2, 0.0, 0.001, 9.0, Range(-0.1, 0.3)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_figures_can_be_drawn(
    value: float | Range, language: Language, check_drawn: Check
) -> None:
    check_drawn(drawn((replace(PUBLISHED[0], value=value),), language))


def test_a_german_picture_holds_no_english_sentence(check_german: Any) -> None:
    check_german(drawn(), drawn(language="de"), ("chart.premiums.",))

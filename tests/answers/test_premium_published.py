"""What others printed on AI pay: which figures, in which order, and why they differ."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from goingrate.answers.premium_published import (
    AI_ROLES,
    published_premiums,
    shares,
    why_none_published,
    why_they_differ,
)
from goingrate.answers.premium_results import PublishedPremium
from goingrate.base.facts import COMPARISONS, COMPONENTS, Dated, Facts
from goingrate.base.kinds import RoleFamily
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language, say
from goingrate.data.fact_files import packaged_facts

FACTS = packaged_facts()
FOUND = published_premiums("ai-engineer", "software-engineer", FACTS)
BY_ID = {one.fact_id.partition(".")[2]: one for one in FOUND}
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "premium-published.md"


def said(found: tuple[PublishedPremium, ...], language: Language = "en") -> list[str]:
    return [say(one.key, language, **dict(one.values)) for one in why_they_differ(found)]


def of(*names: str) -> tuple[PublishedPremium, ...]:
    return tuple(BY_ID[name] for name in names)


# Which figures.


def test_the_newest_printed_figures_on_ai_pay_stand_side_by_side() -> None:
    assert {name: one.value for name, one in BY_ID.items()} == {
        "ai_skills_within_job_title": 0.05,
        "ai_skills_within_firm": 0.11,
        "ai_skills_pwc": 0.56,
        "entry_ai_engineer": 0.06,
        "staff_ai_engineer": 0.19,
        "offers_base_pay": Range(0.1, 0.15),
        "offers_equity_grant": 2.0,
        "freelance_data_science": 0.17,
        "freelance_language_processing": 0.19,
        "freelance_ai_skill": 0.21,
        "freelance_deep_learning": 0.27,
        "freelance_tensorflow": 0.38,
        "freelance_machine_learning": 0.40,
        "one_ai_skill_lightcast": 0.28,
        "two_ai_skills_lightcast": 0.43,
    }
    assert {one.unit for one in FOUND if one.component == "grant"} == {"ratio"}


def test_what_the_editions_before_said_is_history_and_told_in_the_note() -> None:
    for name, before in (
        ("ai_skills_pwc", 25),
        ("entry_ai_engineer", 11),
        ("staff_ai_engineer", 16),
    ):
        (old, new) = FACTS[f"premium.{name}"].history
        assert old.value == before / 100
        assert BY_ID[name].value == new.value
        assert f"{before}%" in (BY_ID[name].note_en or "")
        assert f"{before} %" in (BY_ID[name].note_de or "")


def test_that_another_page_says_less_for_one_skill_is_told() -> None:
    tensorflow = BY_ID["freelance_tensorflow"]
    assert "says 30%" in (tensorflow.note_en or "")
    assert "30 %" in (tensorflow.note_de or "")


def test_growth_over_time_and_skills_in_general_are_no_premium_of_ai() -> None:
    assert not any("growth" in name or name == "freelance_any_skill" for name in BY_ID)


def test_the_closest_comparison_stands_first_and_in_it_the_smallest_figure() -> None:
    places = [[*COMPARISONS].index(one.comparison) for one in FOUND]  # type: ignore[arg-type]
    assert places == sorted(places)
    for one, following in pairwise(FOUND):
        assert one.comparison != following.comparison or shares(one) <= shares(following)
    assert [one.fact_id for one in FOUND[:2]] == [
        "premium.ai_skills_within_job_title",
        "premium.ai_skills_within_firm",
    ]


def test_each_figure_keeps_what_its_fact_says() -> None:
    for one in FOUND:
        fact = FACTS[one.fact_id]
        assert fact.compares is not None
        assert (one.since, one.grade) == (fact.latest.since, fact.latest.grade)
        assert (one.source, one.address) == (fact.latest.source, fact.latest.address)
        assert (one.of_en, one.of_de) == (fact.compares.of.en, fact.compares.of.de)
        assert one.sample == fact.latest.sample
        assert (one.component, one.comparison) == (
            fact.compares.component,
            fact.compares.comparison,
        )


@pytest.mark.parametrize("role", sorted(AI_ROLES))
@pytest.mark.parametrize("over", ["software-engineer", "data-engineer", "product-manager"])
def test_all_ai_work_is_spoken_of_over_work_without_ai(role: RoleFamily, over: RoleFamily) -> None:
    assert published_premiums(role, over, FACTS) == FOUND
    assert why_none_published(role, over, FACTS) is None


def test_other_work_has_only_figures_that_name_it() -> None:
    named = published_premiums("data-scientist", "software-engineer", FACTS)
    assert [one.fact_id for one in named] == ["premium.freelance_data_science"]


@pytest.mark.parametrize(
    ("role", "over", "why"),
    [
        ("product-manager", "software-engineer", "not_ai"),
        ("software-engineer", "product-manager", "not_ai"),
        ("software-engineer", "ai-engineer", "over_ai"),
        ("ai-researcher", "ai-engineer", "over_ai"),
        ("ai-engineer", "data-scientist", "over_ai"),
        ("ai-engineer", "ai-engineer", "over_ai"),
    ],
)
def test_other_comparisons_have_none_and_it_is_said_why(
    role: RoleFamily, over: RoleFamily, why: str
) -> None:
    assert published_premiums(role, over, FACTS) == ()
    phrase = why_none_published(role, over, FACTS)
    assert phrase is not None
    assert phrase.key.endswith(why)


def test_a_users_own_figure_takes_the_place_of_a_packaged_one() -> None:
    fact = FACTS["premium.ai_skills_within_firm"]
    entry = Dated(date(2026, 1, 1), 0.07, "our own survey", None, "measured")
    mine = FACTS.overridden_by(Facts((replace(fact, history=(entry,), compares=None),)))
    (found,) = [
        one
        for one in published_premiums("ai-engineer", "software-engineer", mine)
        if one.fact_id == fact.id
    ]
    assert (found.value, found.grade, found.comparison) == (0.07, "measured", "within_firm")


# Why they differ.


def test_the_reasons_with_the_numbers_of_the_figures() -> None:
    assert said(FOUND) == [
        "Smaller where more is equal: 5% within the same job title, 11% within the same firm; "
        "28–56% where ads that ask for AI skills are set against ads that do not.",
        "Ads name salaries, not shares: in offers base pay is 10–15% higher, the equity grant "
        "100%.",
        "Levels differ: of total pay it is 6% at one level and 19% at another.",
        "Freelancers are other people than employees: there one skill goes with rates 17–40% "
        "higher, and the skills of one person do not add up.",
        "They are of 2021 to 2025, so part of a difference may be time; and 6 of 15 were read in "
        "an abstract or on a page about the source, not in the source.",
    ]


def test_the_reasons_have_the_same_numbers_in_german() -> None:
    for english, german in zip(said(FOUND), said(FOUND, "de"), strict=True):
        assert re.findall(r"\d+", english) == re.findall(r"\d+", german)
        assert "%" not in re.sub(r" %", "", german)


def test_other_figures_give_other_numbers() -> None:
    (title,) = of("ai_skills_within_job_title")
    changed = (replace(title, value=0.09), *FOUND[1:])
    assert "9% within the same job title" in said(changed)[0]
    assert said(changed)[1:] == said(FOUND)[1:]


def test_smaller_is_said_only_where_it_is_so() -> None:
    (firm,) = of("ai_skills_within_firm")
    changed = tuple(replace(one, value=0.3) if one is firm else one for one in FOUND)
    (first, *_) = said(changed)
    assert first.startswith("Not the same is held equal: 5% within the same job title, 30%")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("ai_skills_within_firm", "ai_skills_pwc"), ["11% within the same firm; 56%", "2021"]),
        (("ai_skills_within_job_title", "ai_skills_pwc"), ["5% within the same job", "2021"]),
        (("ai_skills_within_firm", "ai_skills_within_job_title"), []),
        (("offers_base_pay", "offers_equity_grant"), ["10–15% higher, the equity grant 100%"]),
        (("entry_ai_engineer", "staff_ai_engineer"), ["6% at one level and 19% at another"]),
        (("freelance_tensorflow", "freelance_ai_skill"), []),
        (("freelance_ai_skill", "offers_base_pay"), ["rates 21% higher"]),
        (("ai_skills_pwc", "one_ai_skill_lightcast"), ["1 of 2 were read"]),
        (("ai_skills_pwc", "freelance_ai_skill"), ["21%", "of 2024 to 2025, so part"]),
        (("ai_skills_pwc",), []),
        ((), []),
    ],
)
def test_only_reasons_that_the_figures_show_are_told(
    names: tuple[str, ...], told: list[str]
) -> None:
    sentences = said(of(*names))
    assert len(sentences) == len(told)
    for sentence, part in zip(sentences, told, strict=True):
        assert part in sentence


def test_levels_that_are_paid_alike_are_no_reason() -> None:
    entry, staff = of("entry_ai_engineer", "staff_ai_engineer")
    assert said((entry, replace(staff, value=entry.value))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_component_and_comparison_has_words(language: Language) -> None:
    for name in COMPONENTS:
        assert say(f"premium_facts.component.{name}", language)
    for name in COMPARISONS:
        assert say(f"premium_facts.comparison.{name}", language)


# The page.


def printed(one: PublishedPremium) -> str:
    ends = sorted({round(100 * end) for end in shares(one)})
    if one.unit == "ratio":
        return f"{ends[0] / 100 + 1:g} times"
    return " to ".join(f"{end}" for end in ends) + "%"


def test_the_page_shows_every_figure_in_the_order_of_the_answer() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and "`premium." in line
    ]
    assert [(row[0].strip("`"), row[1], row[2]) for row in rows] == [
        (one.fact_id, printed(one), one.of_en) for one in FOUND
    ]
    for row, one in zip(rows, FOUND, strict=True):
        grade = say(f"fact.grade.{one.grade}")
        assert row[3:] == [say(f"premium_facts.component.{one.component}"), f"{one.since}", grade]

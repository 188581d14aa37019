"""A premium in words, tables and pictures, from answers that are made up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goingrate.answers.premium_published import published_premiums
from goingrate.answers.premium_results import (
    Gap,
    GapFactor,
    PremiumAnswer,
    PremiumBlock,
    PublishedPremium,
    SurveyGap,
)
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import LANGUAGES, Language, Phrase, say
from goingrate.data.fact_files import packaged_facts
from goingrate.market.records import BASES, COMPONENTS
from goingrate.report.charts import premium_specs
from goingrate.report.market_pages import premium_page
from goingrate.report.premium_tables import premium_sources, premium_tables
from goingrate.report.premium_terminal import print_premium
from goingrate.report.premium_words import (
    more,
    premium_missing,
    premium_notes,
    premium_sentences,
    premium_title,
    premium_why,
)

AI, SOFTWARE = (
    Segment(role=role, level="senior", place=Place("US"))
    for role in ("ai-engineer", "software-engineer")
)
PARTS = {"employer": 0.05, "level": 0.2, "skill": -0.004, "combination": 0.0, "work": 0.15}


def gap(share: float, wide: float = 0.02) -> Gap:
    return Gap(share, share - wide, share + wide)


def factors(parts: dict[str, float], of_gap: dict[str, float]) -> tuple[GapFactor, ...]:
    return tuple(
        GapFactor(name, gap(share), of_gap.get(name, 0.0)) for name, share in parts.items()
    )


def block(**changes: Any) -> PremiumBlock:
    made = PremiumBlock(
        source="mapped",
        name_en="Your own table: pay.csv",
        name_de="Eigene Tabelle: pay.csv",
        component="base",
        basis="posted",
        currency="USD",
        first_year=2023,
        last_year=2024,
        state="told",
        because=None,
        lacking=None,
        raw=gap(0.47),
        raw_median=0.5,
        within=gap(0.15),
        from_low_ends=None,
        from_high_ends=None,
        parts=factors(PARTS, {"work": 0.36, "level": 0.47, "employer": 0.17}),
        at_least_of=400,
        at_least_over=1_600,
        employers=40,
        common_employers=30,
        compared_at_least=1_000,
        clusters=28,
        effective_clusters=21.5,
        clustered_by="employer",
        replicates=500,
        notes=(),
        caveat_en="",
        caveat_de="",
        address="-",
        licence="-",
        held_equal=("employer", "level", "place", "date", "skill"),
    )
    return replace(made, **changes)


def answer(*blocks: PremiumBlock, **changes: Any) -> PremiumAnswer:
    made = PremiumAnswer(
        of=AI,
        over=SOFTWARE,
        coverage=0.9,
        blocks=blocks or (block(),),
        headline=0,
        survey=None,
        published=(),
        assumptions=(),
        notes=(),
        missing=(),
        seed=0,
        digest="0123456789abcdef",
        version="0.0",
    )
    return replace(made, **changes)


def hidden(**changes: Any) -> PremiumBlock:
    figures: dict[str, Any] = dict.fromkeys(
        ("raw", "raw_median", "within", "clustered_by", "first_year", "last_year", "employers")
    )
    because = Phrase.of("cells.few_or_beside", shown="10")
    lacking = {"state": "hidden", "because": because, "lacking": "of", "parts": ()}
    return block(**figures, **{**lacking, "held_equal": (), **changes})


def told(answer: PremiumAnswer, language: Language = "en") -> str:
    return " ".join(premium_sentences(answer, language)).replace("\xa0", " ")


def printed() -> tuple[PublishedPremium, ...]:
    return published_premiums("ai-engineer", "software-engineer", packaged_facts())


SURVEY = SurveyGap(
    median_of=120_000.0,
    median_over=136_000.0,
    gap=gap(-0.116, 0.015),
    occupations_of=("Data Scientists (15-2051)",),
    occupations_over=("Software Developers (15-1252)",),
    employment_of=1.0,
    employment_over=2.0,
    as_of=date(2025, 5, 1),
    notes=(Phrase("premium_facts.survey.nothing_equal"),),
)


def test_the_first_sentence_has_both_gaps_their_intervals_what_and_whose() -> None:
    assert premium_sentences(answer())[0] == (
        "AI engineer over software engineer, senior, US: +47% as it stands (90% interval +45% to "
        "+49%), +15% (+13% to +17%) at the same employer, level and place, years and skills "
        "allowed for. Base pay as advertised, Your own table: pay.csv, 2023 to 2024."
    )
    assert "(95% interval" in told(answer(coverage=0.95))
    german = told(answer(), "de")
    assert (
        "bei gleichem Arbeitgeber, gleicher Stufe und gleichem Ort, Jahre und Kenntnisse" in german
    )
    assert "(90-%-Intervall +45 % bis +49 %)" in german


def test_only_what_is_held_equal_is_named() -> None:
    assert "at the same level and place." in told(answer(block(held_equal=("level", "place"))))
    assert "at the same level, years allowed for." in told(
        answer(block(held_equal=("level", "date")))
    )
    assert "bei gleichem Ort." in told(answer(block(held_equal=("place",))), "de")


@pytest.mark.parametrize(
    ("left", "named"),
    [
        (0.36, "Most of the difference goes with something else than the work: other levels +20%, "
               "other employers +5.0%."),
        (0.7, "Part of the difference goes with something else"),
        (1.4, "As it stands the gap looks smaller than that: other levels"),
        (None, "As it stands the gap looks smaller than that: other levels"),
        (-0.4, "The sign turns"),
    ],
)  # fmt: skip
def test_the_composition_is_told_by_how_much_is_left(left: float | None, named: str) -> None:
    parts = [replace(part, of_gap=left) if part.name == "work" else part for part in block().parts]
    assert named in told(answer(block(parts=tuple(parts))))


def test_small_parts_are_not_named_and_without_large_ones_nothing_is() -> None:
    small = factors({"employer": 0.004, "work": 0.15}, {"work": 0.97})
    assert "difference goes" not in told(answer(block(parts=small)))
    assert "other skills" not in told(answer())


def test_an_interval_that_holds_nothing_says_so() -> None:
    assert "may be no difference" in told(answer(block(within=gap(0.01))))
    assert "may be no difference" not in told(answer())


def test_where_like_cannot_be_compared_the_raw_gap_stands_with_the_reason() -> None:
    why = Phrase.of("premium.why_not.few_common_employers", common="3", employers="40")
    figures: dict[str, Any] = {"within": None, "parts": (), "held_equal": ()}
    raw_only = answer(block(state="raw_only", because=why, **figures))
    assert "cannot be told: only 3 of 40 employers have both" in told(raw_only)
    assert "lässt sich nicht sagen: nur 3 von 40 Arbeitgebern" in told(raw_only, "de")
    (table,) = premium_tables(raw_only)
    assert [row[0] for row in table.rows] == [
        "as it stands (mean log pay)",
        "as it stands (medians)",
    ]
    assert "multiply" not in table.note
    assert "Equal means" not in " ".join(premium_notes(raw_only))
    assert "gap_parts" not in premium_specs(raw_only)


def test_what_is_hidden_has_no_table_no_picture_and_one_reason() -> None:
    nothing = answer(hidden(), headline=None)
    assert "nothing can be shown of your own data" in told(nothing)
    assert "on account of AI engineer. Too few records" in told(nothing)
    assert premium_tables(nothing) == ()
    assert premium_specs(nothing) == {}
    beside = answer(block(), hidden(component="grant"))
    assert any("not shown, on account of AI engineer" in note for note in premium_notes(beside))


def test_each_component_has_a_sentence_and_a_table_of_its_own() -> None:
    both = answer(block(), block(component="grant", raw=gap(1.5), within=gap(1.0)))
    assert "+100% (+98% to +102%) at the same employer" in told(both)
    assert [table.title[:2] for table in premium_tables(both)] == ["1.", "2."]
    again = answer(block(), block(source="lca"))
    assert told(again).count("as it stands") == 1


def test_the_table_has_every_part_and_says_what_from_and_to_are() -> None:
    (table,) = premium_tables(answer())
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["other levels"] == ("+20%", "+18%", "+22%", "47%")
    assert rows["what is left with all that equal"][3] == "36%"
    assert "400 and 1,600 records or more, 2023 to 2024, 40 employers, 30 of them" in table.note
    assert "90% interval, employers drawn anew 500 times" in table.note
    assert "-0%" not in str(table.rows)
    negative = factors({"employer": -0.0001, "work": 0.4}, {"employer": -0.001, "work": 1.0})
    assert "-0%" not in str(premium_tables(answer(block(parts=negative)))[0].rows)


def test_notes_say_what_equal_means_and_what_is_left() -> None:
    notes = " ".join(premium_notes(answer()))
    assert "Equal means: records are compared within the same employer, level and place" in notes
    assert "not what a change of work would bring" in notes
    assert "Skills can be a part of what the work is" in notes
    assert "Skills can be" not in " ".join(premium_notes(answer(block(held_equal=("level",)))))


def test_bands_are_told_by_both_ends() -> None:
    banded = answer(block(from_low_ends=0.1, from_high_ends=0.2))
    assert any("+10% by their lower ends, +20% by their higher" in n for n in premium_notes(banded))


def test_the_survey_is_named_with_its_interval_occupations_and_source() -> None:
    beside = answer(survey=SURVEY)
    assert "median pay of AI engineer $120K" in told(beside)
    assert "-12% (90% interval -13% to -10%), with nothing held equal" in told(beside)
    assert any("Data Scientists (15-2051), over Software" in note for note in premium_notes(beside))
    assert "bls.gov" in str(premium_sources(beside).rows)


def test_no_average_of_printed_figures_anywhere() -> None:
    found = printed()
    some = answer(published=found, blocks=(), headline=None)
    numbers = {round(100 * share) for one in found for share in _ends(one)}
    (table,) = premium_tables(some)
    assert len(table.rows) == len(found)
    for text in (*premium_sentences(some), *(row[1] for row in table.rows)):
        for number in re.findall(r"\+(\d+)%", text):
            assert int(number) in numbers
    assert "no average is given" in told(some)
    assert "for grants of equity 2 times as much" in told(some)
    assert len(premium_why(some)) == 5


def _ends(one: PublishedPremium) -> tuple[float, float]:
    value = one.value
    return (value, value) if isinstance(value, float) else (value.low, value.high)


def test_figures_on_other_work_are_not_called_the_ai_premium() -> None:
    scientist = Segment(role="data-scientist", place=Place("US"))
    one = next(fact for fact in printed() if fact.fact_id == "premium.freelance_data_science")
    single = answer(of=scientist, published=(one,), blocks=(), headline=None)
    assert told(single).startswith("One figure that others printed comes near, of another comp")
    assert "+17% for freelancers with data science" in told(single)
    assert premium_tables(single)[0].title == "What others have printed on data scientist"
    assert "AI" not in str(premium_specs(single)["published_premiums"]["title"])


@pytest.mark.parametrize("component", COMPONENTS)
@pytest.mark.parametrize("basis", BASES)
def test_every_kind_of_pay_has_words_and_a_picture(component: str, basis: str) -> None:
    for language in LANGUAGES:
        some = answer(block(component=component, basis=basis))
        assert premium_sentences(some, language)
        assert "gap_parts" in premium_specs(some, language)


def test_every_reason_has_words() -> None:
    from typing import get_args

    from goingrate.market.premium.results import WhyNot

    for language in LANGUAGES:
        for why in get_args(WhyNot):
            assert say(f"premium.why_not.{why}", language, common="3", employers="9")


def everything() -> PremiumAnswer:
    notes = tuple(
        Phrase.of(f"premium.note.{name}", part="20", count="7")
        for name in ("unknown_employers", "unknown_level", "no_place", "few_employers")
    )
    return answer(
        block(notes=notes, from_low_ends=0.1, from_high_ends=0.2),
        hidden(component="grant"),
        survey=SURVEY,
        published=printed(),
        notes=(Phrase("premium.note.default_of_over"), Phrase("premium.note.as_printed")),
        missing=tuple(
            Phrase(f"premium.missing.{name}") for name in ("data", "employers", "skills", "grants")
        ),
    )


def test_nothing_english_is_left_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    some = everything()
    print_premium(some, "de")
    said = re.split(r"\nQuellen\s*\n", capsys.readouterr().out)[0]
    rows = [row[:-1] for table in premium_tables(some, "de") for row in table.rows]
    texts = [said, premium_title(some, "de"), str(rows), *premium_missing(some, "de")]
    english = r"\b(the|and|of|with|records|than|pay|employers?|levels?|held|equal|others?|more)\b"
    without_names = re.sub(
        r"--of und --over|Stephany and|Teutloff|et al|Compa Peer\s+Group|pay\.csv",
        "",
        " ".join(texts),
    )
    assert re.findall(english, without_names) == []


def test_lines_fit_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        print_premium(everything(), language)
        assert all(len(line) <= 80 for line in capsys.readouterr().out.splitlines())


def test_the_page_holds_both_pictures_and_nothing_remote() -> None:
    for language in LANGUAGES:
        page = premium_page(everything(), language)
        assert 'id="chart-gap_parts"' in page
        assert 'id="chart-published_premiums"' in page
        outside = re.sub(r"(?s)<script>.*?</script>", "", page)
        assert not re.findall(r"<[^>]+(?:src|<link)[^>]*=", outside)
        assert f'<html lang="{language}"' in page


def test_names_of_the_user_are_escaped_on_the_page() -> None:
    bad = answer(block(name_en="<script>alert(1)</script>.csv", caveat_en="<b>x</b>"))
    page = premium_page(bad)
    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.468, "+47%"), (-0.041, "-4.1%"), (0.0996, "+10%"), (1.0, "+100%"), (0.0, "0%"),
     (-0.0004, "0%"), (12.0, "+1,200%")],
)  # fmt: skip
def test_gaps_have_no_more_digits_than_they_are_worth(share: float, told: str) -> None:
    assert more(share) == told

"""Where there is a glut and where a shortage, in words, tables and pages."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goingrate.answers.imbalance import imbalance_from_words
from goingrate.answers.imbalance_results import (
    AdLifeTold,
    BreakTold,
    ChangeTold,
    ComparisonTold,
    ImbalanceAnswer,
    RegimeTold,
    SegmentTold,
    SeriesTold,
    TightnessTold,
)
from goingrate.answers.imbalance_words import ImbalanceWords
from goingrate.base.texts import LANGUAGES, Language, Phrase
from goingrate.report.charts import imbalance_specs
from goingrate.report.frames import as_parquet, imbalance_frames
from goingrate.report.imbalance_tables import imbalance_sources, imbalance_tables
from goingrate.report.imbalance_terminal import print_imbalance
from goingrate.report.imbalance_words import (
    imbalance_missing,
    imbalance_notes,
    imbalance_sentences,
)
from goingrate.report.market_pages import imbalance_page

FIRST, MIDDLE, LAST = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)
RATES = {
    "series": "200", "right": "150", "cannot_tell": "47", "wrong": "3", "said": "155",
    "said_wrongly": "5", "weight": "93",
}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def series(key: str, **changes: object) -> SeriesTold:
    made = SeriesTold(
        key=key,
        name_en=f"{key} in English",
        name_de=f"{key} auf Deutsch",
        country="DE",
        kind="postings",
        unit="index",
        base_date=FIRST,
        seasonally_adjusted=True,
        source="An office",
        address=None,
        days=(FIRST, MIDDLE, LAST),
        values=(100.0, 150.0, 50.0),
        gaps=(),
        whole_change=-0.5,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def comparison(
    changes: dict[str, float], *, kind: str = "postings", first: date = FIRST
) -> ComparisonTold:
    told = tuple(ChangeTold(key, 100.0, 100.0 * (1 + x), x) for key, x in changes.items())
    opposite = min(changes.values()) < 0 < max(changes.values())
    return ComparisonTold(kind, first, LAST, told, opposite, ())


def regime(key: str, verdict: str, months: int = 180, **changes: object) -> RegimeTold:
    values = {"months": str(months), "needed": "120"} if verdict == "cannot_tell" else RATES
    why = "too_short" if verdict == "cannot_tell" else f"why_{verdict}"
    made = RegimeTold(
        key=key,
        regime=verdict,  # type: ignore[arg-type]
        breaks=(),
        cycle_years=None,
        months=months,
        because=Phrase.of(f"regime.{why}", **values),
        wrong_at_most=0.02,
        untold_up_to=0.27,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def answer(**changes: object) -> ImbalanceAnswer:
    made = ImbalanceAnswer(
        coverage=0.9,
        tightness=None,
        series=(),
        comparisons=(),
        regimes=(),
        ad_life=(),
        beside=(),
        notes=(),
        missing=(),
        digest="0123456789abcdef",
        version="0.0",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def two(**changes: object) -> ImbalanceAnswer:
    made = {
        "series": (series("a"), series("b")),
        "comparisons": (comparison({"a": -0.5, "b": 0.25}),),
    }
    return answer(**(made | changes))


def counts(*segments: tuple[str, float, float]) -> TightnessTold:
    def of(name: str, vacancies: float, seekers: float) -> SegmentTold:
        ratio = vacancies / seekers if seekers else None
        above = ratio is None or ratio > 1
        state = "balanced" if ratio == 1 else "shortage" if above else "glut"
        return SegmentTold(name, vacancies, seekers, ratio, state)

    found = tuple(of(*one) for one in segments)
    pooled = of("pooled", sum(x[1] for x in segments), sum(x[2] for x in segments))
    states = {one.state for one in found}
    return TightnessTold(found, pooled, misleading={"glut", "shortage"} <= states)


def spoken(answer: ImbalanceAnswer, language: Language = "en") -> str:
    return " ".join(imbalance_sentences(answer, language)).replace("\xa0", " ")


def noted(answer: ImbalanceAnswer, language: Language = "en") -> str:
    return " ".join(imbalance_notes(answer, language)).replace("\xa0", " ")


TWO_MARKETS = answer(tightness=counts(("general", 3_000, 10_000), ("elite", 200, 20)))


def test_the_pooled_number_is_called_misleading() -> None:
    assert imbalance_sentences(TWO_MARKETS) == (
        "Too few and too many at once: elite has 10 vacancies per seeker (shortage); general has "
        "0.30 vacancies per seeker (glut).",
        "Together they have 0.32: that number is misleading, as it hides one of the two. It would "
        "hold only if people of the one could fill the vacancies of the other.",
    )
    assert "0,32: Diese Zahl führt in die Irre" in spoken(TWO_MARKETS, "de")
    (table,) = imbalance_tables(TWO_MARKETS)
    assert [row[3] for row in table.rows] == ["0.30", "10", "0.32"]
    assert table.rows[-1][0] == "all together (misleading)"


@pytest.mark.parametrize(
    ("vacancies", "seekers", "said"),
    [
        (5, 0, "x has 5 vacancies and nobody seeking (shortage)."),
        (0, 5, "x has 0.00 vacancies per seeker (glut)."),
        (1, 1_000_000, "x has 0.000001 vacancies per seeker (glut)."),
        (7, 7, "x has 1 vacancy per seeker (balanced)."),
        (500, 480, "x has 1.04 vacancies per seeker (shortage)."),
        (1_001, 1_000, "x has 1.001 vacancies per seeker (shortage)."),
        (999, 1_000, "x has 0.999 vacancies per seeker (glut)."),
        (25, 2, "x has 12.5 vacancies per seeker (shortage)."),
        (0.5, 0.25, "x has 2 vacancies per seeker (shortage)."),
    ],
)
def test_odd_counts_are_said(vacancies: float, seekers: float, said: str) -> None:
    assert spoken(answer(tightness=counts(("x", vacancies, seekers)))) == said


def test_changes_name_their_window_country_and_kind() -> None:
    assert imbalance_sentences(two())[0] == (
        "Job ads, DE, 2020-01-01 to 2024-01-01: a in English -50%, b in English +25%. They move in "
        "opposite directions."
    )
    assert "Stellenanzeigen, DE, 01.01.2020 bis 01.01.2024: a auf Deutsch -50 %" in spoken(
        two(), "de"
    )
    mixed = two(series=(series("a"), series("b", country="US")))
    assert imbalance_sentences(mixed)[0].startswith("Job ads, 2020-01-01 to")
    assert all(re.search(r"\d{4}-\d\d-\d\d", table.title) for table in imbalance_tables(two())[:1])


def test_series_are_not_called_a_shortage() -> None:
    caveat = "not where people are short: that takes vacancies and seekers."
    assert caveat in spoken(two())
    assert "nicht, wo Leute fehlen" in spoken(two(), "de")
    assert caveat not in spoken(two(tightness=TWO_MARKETS.tightness))
    assert caveat not in spoken(TWO_MARKETS)


def test_another_window_with_another_story_is_said_once() -> None:
    shorter = [
        comparison({"a": -0.6, "b": -0.3}, first=day)
        for day in (MIDDLE, MIDDLE + timedelta(days=365))
    ]
    told = two(comparisons=(*two().comparisons, *shorter))
    assert spoken(told).count("The window decides.") == 1
    assert "The window decides. Job ads, DE, 2022-01-01 to 2024-01-01: a in English -60%" in spoken(
        told
    )
    windows = imbalance_tables(told)[1]
    assert windows.headings[1:] == ("since 2020-01-01", "since 2022-01-01", "since 2023-01-01")
    assert windows.rows[0] == ("a in English", "-50%", "-60%", "-60%")


def test_one_comparison_of_all_replaces_those_that_it_repeats() -> None:
    jobs = series("jobs", kind="employment", unit="count", base_date=None)
    told = answer(
        series=(series("ads"), jobs),
        comparisons=(
            comparison({"ads": -0.5}),
            comparison({"jobs": 0.5}, kind="employment"),
            comparison({"ads": -0.5, "jobs": 0.5}, kind="all"),
        ),
    )
    assert len(imbalance_sentences(told)) == 2
    assert imbalance_sentences(told)[0].startswith("All series, DE, ")
    first = imbalance_tables(told)[0]
    assert "fewer ads need not mean fewer jobs" in first.note
    assert len(imbalance_tables(told)) == 2


def test_long_lists_are_cut_in_sentences_and_whole_in_tables() -> None:
    keys = [f"s{at}" for at in range(40)]
    told = answer(
        series=tuple(map(series, keys)), comparisons=(comparison(dict.fromkeys(keys, 0.1)),)
    )
    assert "s5 in English +10%, and 34 more." in spoken(told)
    assert len(imbalance_tables(told)[0].rows) == 40
    many = answer(tightness=counts(*((f"k{at}", 1, 2) for at in range(40))))
    assert "; and 34 more." in spoken(many)


def test_holes_have_a_column_only_where_there_are_some() -> None:
    whole, holed = two(), two(series=(series("a", gaps=((FIRST, MIDDLE),)), series("b")))
    assert "Holes" not in imbalance_tables(whole)[-1].headings
    assert "Holes" in imbalance_tables(holed)[-1].headings


def test_a_series_without_a_change_of_its_own_has_none_in_the_table() -> None:
    told = answer(series=(series("a", whole_change=None),))
    assert imbalance_tables(told)[-1].rows[0][1] == "-"
    assert spoken(told) == "Nothing can be compared in one window; the notes say why."


@pytest.mark.parametrize(
    ("verdict", "changes", "said"),
    [
        (
            "structural",
            {"breaks": (BreakTold(MIDDLE, None, None, -0.5),)},
            "For good, as far as the series shows: a in English, -50% from 2022-01 on.",
        ),
        (
            "cyclical",
            {"cycle_years": 4.9},
            "A swing that comes back, as far as the series shows: a in English, about every 4.9 "
            "years.",
        ),
        (
            "both",
            {"cycle_years": 4.0, "breaks": (BreakTold(MIDDLE, None, None, 0.5),)},
            "For good, and a swing besides, as far as the series shows: a in English, +50% from "
            "2022-01 on, with a swing about every 4 years.",
        ),
        (
            "neither",
            {},
            "Neither for good nor a swing, as far as the series shows: a in English follows a "
            "trend with noise.",
        ),
    ],
)
def test_verdicts_are_said_with_their_error_rates(
    verdict: str, changes: dict[str, object], said: str
) -> None:
    told = answer(series=(series("a"),), regimes=(regime("a", verdict, **changes),))
    assert imbalance_sentences(told) == (said,)
    assert "Of 200 simulated series of this kind" in noted(told)
    assert "wrong in at most 2%" in imbalance_tables(told)[-1].note
    german = told.regimes[0].regime
    assert (
        imbalance_tables(told, "de")[-1].rows[0][2]
        == {
            "structural": "strukturell",
            "cyclical": "zyklisch",
            "both": "beides",
            "neither": "keines von beiden",
        }[german]
    )


def test_series_that_are_too_short_are_told_together() -> None:
    short = (regime("a", "cannot_tell", 59), regime("b", "cannot_tell", 5))
    told = two(regimes=short)
    assert "Whether for good or a swing: 59 months are too few to tell." in spoken(told)
    assert (
        "Whether for good or a swing cannot be told of a in English, b in English: 5 to 59 months "
        "were observed, and in fewer than 120 a lasting step and one swing look alike."
    ) in noted(told)
    few = two(regimes=(regime("a", "cannot_tell", 5),))
    assert "too few to tell" not in spoken(few)  # nobody would ask it of five values


def test_notes_name_series_and_days_in_the_language() -> None:
    hole = Phrase.of("imbalance.note.hole", name="a", first="2020-01-02", last="2020-03-01")
    moved = Phrase.of("imbalance.note.moved.postings", asked="1990-01-01", used="2020-01-01")
    told = two(notes=(hole, moved))
    assert imbalance_notes(told)[:2] == (
        "a in English has a hole from 2020-01-02 to 2020-03-01; nothing was filled in.",
        "Job ads: not observed in all series on 1990-01-01; 2020-01-01 is used, the nearest day "
        "that is.",
    )
    assert "a auf Deutsch hat eine Lücke vom 02.01.2020 bis 01.03.2020" in noted(told, "de")


def life(name: str, **changes: object) -> AdLifeTold:
    after = ((7.0, 0.9, 0.8, 0.95), (30.0, 0.5, 0.4, 0.6))
    made = AdLifeTold(name, 40, 20, 20, 0.0, 30.0, 25.0, 40.0, after)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_how_long_ads_stay_open_is_said_with_its_interval() -> None:
    told = answer(ad_life=(life("cooks"),))
    assert spoken(told) == "Ads for cooks stay open 30 days at the median (90% interval 25 to 40)."
    open_end = answer(ad_life=(life("cooks", high=None),))
    assert "(90% interval 25 or more)" in spoken(open_end)
    never = answer(ad_life=(life("cooks", median_days=None, low=None, high=None),))
    assert "more than half are open longer than they were watched" in spoken(never)


def test_the_table_of_ads_has_room_for_their_names() -> None:
    why = Phrase.of("ad_life.few_ads", shown="10")
    hidden = AdLifeTold("cooks", None, None, None, None, None, None, None, (), why)
    after = tuple((days, 0.5, 0.4, 0.6) for days in (7.0, 30.0, 60.0, 90.0))
    (table,) = imbalance_tables(answer(ad_life=(life("waiters", open_after=after), hidden)))
    assert table.headings[-2:] == ("30 d", "90 d")
    assert [row[0] for row in table.rows] == ["waiters"]
    assert "cooks: Fewer than 10 ads" in table.note


def test_few_ads_are_hidden_and_the_row_says_why() -> None:
    why = Phrase.of("ad_life.few_ads", shown="10")
    hidden = AdLifeTold("cooks", None, None, None, None, None, None, None, (), why)
    told = answer(ad_life=(hidden,))
    assert spoken(told) == "Too few ads to tell how long they stay open."
    (table,) = imbalance_tables(told)
    assert table.rows[0][0] == "cooks"
    assert set(table.rows[0][1:]) == {"-"}
    assert "cooks: Fewer than 10 ads" in table.note


STORY_WORDS = (
    "Job ads", "Jobs", "They move", "The window", "cannot be told", "ads that mention",
    "software ads", "developers", "scientists +", "one window", "at first", "Change", "Series",
    "Period", "count", "whole period", "What stands", "What would", "takes for granted",
    "Sources", "reported,", "not observed", "months were", "Each over", " to ", "since",
)  # fmt: skip


def test_german_has_no_english_sentence() -> None:
    told = imbalance_from_words(ImbalanceWords(first="1990", last="2024-03-01"))
    said = [*imbalance_sentences(told, "de"), *imbalance_notes(told, "de")]
    said += imbalance_missing(told, "de")
    for table in imbalance_tables(told, "de"):
        said += [
            table.title,
            table.note,
            *table.headings,
            *(cell for row in table.rows for cell in row),
        ]
    for text in said:
        for word in STORY_WORDS:
            assert word not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_keeps_to_its_width(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    print_imbalance(imbalance_from_words(ImbalanceWords()), language)
    printed = capsys.readouterr().out
    assert "-: -" not in printed
    assert all(len(line) <= 80 for line in printed.splitlines())


def test_each_source_stands_once() -> None:
    rows = imbalance_sources(imbalance_from_words(ImbalanceWords())).rows
    assert len(rows) == len(set(rows))
    assert imbalance_sources(two()).rows == (("An office", "-"),)


def test_the_page_shows_the_scissors_and_loads_nothing() -> None:
    page = imbalance_page(imbalance_from_words(ImbalanceWords()))
    assert 'id="chart-scissors"' in page
    for remote in ("<link", "<iframe", "<img", 'src="', "@import", "url(http"):
        assert remote not in page.split("<script", 1)[0]
    assert not re.search(r"<script[^>]+src=", page)


def test_names_cannot_break_a_page() -> None:
    evil = "</script><script>alert(1)</script>"
    named = series("a", name_en=evil, name_de=evil, source=evil)
    told = answer(
        series=(named,),
        comparisons=(comparison({"a": 0.5}),),
        tightness=counts((evil, 1, 2), ("b", 2, 1)),
        ad_life=(life(evil),),
    )
    assert "<script>alert" not in imbalance_page(told)


@pytest.mark.parametrize("least", [1e-300, 1e-9, 0.0])
def test_a_page_can_be_drawn_of_values_of_any_size(least: float) -> None:
    extreme = series("a", values=(least, 1e15, 1.0), unit="count", base_date=None)
    told = answer(series=(extreme, series("b")))
    assert 'id="chart-scissors"' in imbalance_page(told)
    json.dumps(imbalance_specs(told, "en"), allow_nan=False)


def test_levels_of_indices_with_unknown_bases_are_not_drawn_on_one_scale() -> None:
    unknown = [
        series("a", base_date=None),
        series("b", base_date=None, values=(5.0, 6.0, 7.0), country="-"),
    ]
    shown = json.dumps(imbalance_specs(answer(series=tuple(unknown)), "en"))
    assert "(2020 = 100)" in shown
    alone = json.dumps(imbalance_specs(answer(series=(unknown[1],)), "en"))
    assert "Job postings (index)" in alone  # no country, and no dash in its place


def test_days_of_an_index_are_not_told_as_years() -> None:
    days = (date(2020, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1))
    some = [series(key, days=days, values=(100, 3, 2, 1), base_date=days[0]) for key in "ab"]
    page = imbalance_page(answer(series=tuple(some)))
    assert "(1 Feb 2020 = 100)" in page


def test_tables_of_numbers_come_back_from_parquet() -> None:
    told = imbalance_from_words(ImbalanceWords())
    frames = imbalance_frames(told)
    assert set(frames) == {"series", "changes", "regimes", "beside"}
    for table in frames.values():
        assert pq.read_table(io.BytesIO(as_parquet(table))).equals(table)
    assert frames["series"].num_rows == sum(len(one.days) for one in told.series)
    rows = frames["changes"].to_pylist()
    assert {(row["kind"], row["first_date"], row["last_date"]) for row in rows} == {
        (one.kind, one.first, one.last) for one in told.comparisons
    }
    assert imbalance_frames(TWO_MARKETS)["tightness"]["name"].to_pylist()[-1] == "pooled"

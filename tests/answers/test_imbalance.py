"""Where there is a glut and where a shortage, from words, files, the store and the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from goingrate.answers.imbalance import imbalance_from_words
from goingrate.answers.imbalance_results import ComparisonTold, ImbalanceAnswer, SeriesTold
from goingrate.answers.imbalance_words import ImbalanceWords, imbalance_asked
from goingrate.base.errors import BadField, InputError
from goingrate.base.facts import Facts
from goingrate.data.fact_files import packaged_facts
from goingrate.data.imports.importing import import_file
from goingrate.data.sources import connector
from goingrate.data.store.store import Store
from goingrate.report.as_json import dumped, imbalance_record

GENERAL_AND_ELITE = ("general: 3000/10000", "elite: 200/20")
SOFTWARE, AI = "software_ads", "ai_ads"
PACKAGED = {SOFTWARE: "postings.software_hiring_lab_us", AI: "postings.ai_hiring_lab_us"}
PROGRAMMERS, SCIENTISTS = "us_wages.15_1251.employment", "us_wages.15_2051.employment"
#: As the README of the shared data has them: software, AI.
LEVELS = {
    date(2022, 3, 1): (231.2, 269.9),
    date(2023, 6, 1): (92.9, 119.4),
    date(2024, 3, 1): (72.9, 126.6),
}


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


@pytest.fixture(scope="module")
def shared_store(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the shared files, added as a user adds them."""
    store = Store.open(tmp_path_factory.mktemp("shared") / "own")
    for name in (
        "indeed_postings_by_sector_US_to_2024-09.parquet",
        "indeed_postings_aggregate_US_to_2024-12.csv",
        "indeed_ai_share_US_GB_to_2024-12.csv",
    ):
        path = shared_folder / "data" / name
        import_file(store, connector("hiring-lab"), path, {}, at=datetime(2026, 1, 1))
    return store.folder


def ask(folder: Path | None = None, **words: object) -> ImbalanceAnswer:
    return imbalance_from_words(ImbalanceWords(**words), folder=folder)  # type: ignore[arg-type]


def changes(answer: ImbalanceAnswer, kind: str = "postings", at: int = 0) -> dict[str, float]:
    one = [each for each in answer.comparisons if each.kind == kind][at]
    return {change.key: round(change.change, 2) for change in one.changes}


def window(one: ComparisonTold) -> tuple[date, date]:
    return one.first, one.last


def series(answer: ImbalanceAnswer) -> dict[str, SeriesTold]:
    return {one.key: one for one in answer.series}


def keys(answer: ImbalanceAnswer) -> list[str]:
    return [note.key for note in answer.notes]


def written(folder: Path, text: str, name: str = "series.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def long_form(name: str, days: Sequence[object], values: Sequence[float], more: str = "") -> str:
    return "".join(
        f"{name},{day},{value:.4f}{more}\n" for day, value in zip(days, values, strict=True)
    )


# -- vacancies per seeker ------------------------------------------------------------------------


def test_general_and_elite_are_told_apart_and_the_pooled_number_is_flagged() -> None:
    told = ask(segments=GENERAL_AND_ELITE).tightness
    assert told is not None
    assert [one.vacancies_per_seeker for one in told.segments] == [0.3, 10.0]
    assert [one.state for one in told.segments] == ["glut", "shortage"]
    assert round(told.pooled.vacancies_per_seeker or 0.0, 2) == 0.32
    assert told.misleading


def test_counts_alone_bring_no_series_and_no_facts() -> None:
    answer = ask(segments=GENERAL_AND_ELITE)
    assert answer.series == answer.comparisons == answer.regimes == answer.beside == ()
    assert [one.key for one in answer.missing] == ["imbalance.missing.ads"]


def test_counts_of_a_file_stand_beside_those_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, "segment,vacancies,seekers\nnurses,30,10\n", "counts.csv")
    told = ask(segments=("cooks: 5/10",), segment_file=path).tightness
    assert told is not None
    assert [one.name for one in told.segments] == ["cooks", "nurses"]
    with pytest.raises(InputError, match=r"--segment: got nurses; .* counts.csv does not have"):
        ask(segments=("nurses: 5/10",), segment_file=path)


def test_nobody_seeking_is_no_number() -> None:
    told = ask(segments=("a: 5/0", "b: 0/5")).tightness
    assert told is not None
    assert [one.vacancies_per_seeker for one in told.segments] == [None, 0.0]
    assert told.misleading


# -- the shared series ---------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.parametrize("day", LEVELS)
def test_levels_of_ads_as_noted(
    day: date, shared_store: Path, as_printed: Callable[[str], object]
) -> None:
    found = series(ask(shared_store))
    for key, noted in zip((SOFTWARE, AI), LEVELS[day], strict=True):
        one = found[key]
        assert one.values[one.days.index(day)] == as_printed(str(noted))
        assert one.base_date == date(2020, 2, 1)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("first", "software", "ai"), [("2022-03-01", -0.68, -0.53), ("2023-06-01", -0.21, 0.06)]
)
def test_ads_in_one_window(first: str, software: float, ai: float, shared_store: Path) -> None:
    answer = ask(shared_store, first=first, last="2024-03-01")
    (one,) = (each for each in answer.comparisons if each.kind == "postings")
    assert window(one) == (date.fromisoformat(first), date(2024, 3, 1))
    assert changes(answer) == {SOFTWARE: software, AI: ai}
    assert one.opposite == (ai > 0)


@pytest.mark.shared
def test_the_whole_story_of_the_shared_files(shared_store: Path) -> None:
    answer = ask(shared_store)
    found = series(answer)
    assert "imbalance.note.few_days" not in keys(answer)
    assert (found[SOFTWARE].days[0], found[SOFTWARE].days[-1]) == (
        date(2020, 2, 1),
        date(2024, 9, 27),
    )
    for one in answer.comparisons:
        for change in one.changes:  # values of the very days that the window names
            mine = found[change.key]
            assert change.first_value == mine.values[mine.days.index(one.first)]
            assert change.last_value == mine.values[mine.days.index(one.last)]
    assert {one.regime for one in answer.regimes} == {"cannot_tell"}


@pytest.mark.shared
def test_a_sector_of_the_shared_files_is_found_by_its_name(shared_store: Path) -> None:
    answer = ask(shared_store, sectors=("software development", "Nursing"))
    assert list(series(answer)) == ["Software Development", "Nursing"]
    assert changes(ask(shared_store, sectors=("NURSING",), first="2022-03-01", last="2024-03-01"))
    with pytest.raises(InputError, match=r"--sector: got Alchemy; allowed: .*Accounting"):
        ask(shared_store, sectors=("Alchemy",))
    with pytest.raises(InputError, match="--sector: got ;"):
        ask(shared_store, sectors=("",))


# -- what is packaged ----------------------------------------------------------------------------


def test_packaged_values_give_the_same_changes_on_the_four_days() -> None:
    answer = ask()
    found = series(answer)
    for day, noted in LEVELS.items():
        for key, level in zip((SOFTWARE, AI), noted, strict=True):
            one = found[PACKAGED[key]]
            assert round(one.values[one.days.index(day)], 1) == level
    windows = [each for each in answer.comparisons if each.kind == "postings"]
    assert [window(one) for one in windows] == [
        (first, date(2024, 3, 1)) for first in (date(2020, 2, 1), *list(LEVELS)[:2])
    ]
    assert changes(answer, at=1) == {PACKAGED[SOFTWARE]: -0.68, PACKAGED[AI]: -0.53}
    assert changes(answer, at=2) == {PACKAGED[SOFTWARE]: -0.21, PACKAGED[AI]: 0.06}
    assert [one.opposite for one in windows] == [True, False, True]
    assert "imbalance.note.few_days" in keys(answer)
    assert "imbalance.missing.postings" in [one.key for one in answer.missing]


@pytest.mark.parametrize("first", ["2022-03-01", "2022-03", "2022-02-20"])
def test_packaged_values_in_a_window_that_is_asked_for(first: str) -> None:
    answer = ask(first=first, last="2024-03-01")
    assert changes(answer) == {PACKAGED[SOFTWARE]: -0.68, PACKAGED[AI]: -0.53}
    assert window(answer.comparisons[0]) == (date(2022, 3, 1), date(2024, 3, 1))


def test_jobs_over_their_own_period_and_in_the_window_of_all() -> None:
    answer = ask()
    found = series(answer)
    assert found[PROGRAMMERS].whole_change == pytest.approx(-0.54, abs=0.005)
    assert found[SCIENTISTS].whole_change == pytest.approx(1.48, abs=0.005)
    (jobs,) = (one for one in answer.comparisons if one.kind == "employment")
    assert window(jobs) == (date(2021, 5, 1), date(2025, 5, 1))
    told = changes(answer, "employment")
    assert (told[PROGRAMMERS], told[SCIENTISTS]) == (-0.40, 1.48)
    assert jobs.opposite
    assert "imbalance.note.jobs" in keys(answer)


def test_jobs_of_nine_months_are_not_made_up() -> None:
    """A yearly series asked for nine months stands with its Mays, which are said."""
    answer = ask(first="2023-06-01", last="2024-03-01")
    (jobs,) = (one for one in answer.comparisons if one.kind == "employment")
    assert window(jobs) == (date(2023, 5, 1), date(2024, 5, 1))
    moved = [dict(note.values) for note in answer.notes if note.key.endswith("moved.employment")]
    assert [note["used"] for note in moved] == ["2023-05-01", "2024-05-01"]


def test_facts_of_the_user_change_the_answer() -> None:
    facts = packaged_facts()
    fact = facts[PROGRAMMERS]
    history = (*fact.history[:-1], replace(fact.history[-1], value=100_000))
    own = facts.overridden_by(Facts((replace(fact, history=history),)))
    answer = imbalance_from_words(ImbalanceWords(), facts=own)
    assert series(answer)[PROGRAMMERS].values[-1] == 100_000
    assert answer.digest != ask().digest


# -- other countries -----------------------------------------------------------------------------

SECTORS = "date,jobcountry,indeed_job_postings_index,variable,display_name\n"
TOTALS = "date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable\n"
SHARES = "date,jobcountry,AI_share_postings\n"


def hiring_lab(folder: Path, country: str) -> Store:
    """Return a store of made-up files in the form of the Hiring Lab: software falls, AI rises."""
    days = np.arange("2020-02-01", "2023-02-01", dtype="datetime64[D]")
    down, up = np.linspace(100, 50, days.size), np.linspace(1.0, 3.0, days.size)
    texts = (
        SECTORS + "".join(f"{day},{country},{x},total postings,Software Development\n"
                          for day, x in zip(days, down, strict=True)),
        TOTALS + "".join(f"{day},{country},100,101,total postings\n" for day in days),
        SHARES + "".join(f"{day},{country},{x}\n" for day, x in zip(days, up, strict=True)),
    )  # fmt: skip
    store = Store.open(folder / "own")
    for text in texts:
        import_file(
            store, connector("hiring-lab"), written(folder, text), {}, at=datetime(2026, 1, 1)
        )
    return store


@pytest.mark.parametrize("country", ["GB", "DE", "US"])
def test_other_countries_load_the_same_way(tmp_path: Path, country: str) -> None:
    hiring_lab(tmp_path, country)
    answer = ask(country=country.lower())
    assert changes(answer) == {SOFTWARE: -0.5, AI: 2.0}
    assert {one.country for one in answer.series} == {country}
    jobs = [one for one in answer.series if one.kind == "employment"]
    assert bool(jobs) == bool(answer.beside) == (country == "US")
    assert "imbalance.note.ai_ads" in keys(answer)
    share = ask(country=country, sectors=("ai",))
    assert share.series[0].name_en == "share of ads that mention AI"
    assert "imbalance.note.ai_share" in keys(share)
    assert changes(ask(country=country, sectors=("software development",))) == {
        "Software Development": -0.5
    }


def test_a_country_without_series_names_those_with(tmp_path: Path) -> None:
    hiring_lab(tmp_path, "DE")
    with pytest.raises(
        InputError, match="--country: got FR; allowed: a country with series: DE, US"
    ):
        ask(country="FR")
    with pytest.raises(InputError, match="--sector: got nursing"):
        ask(country="GB", sectors=("nursing",))


def test_a_long_file_of_another_country(tmp_path: Path) -> None:
    months = np.arange("2022-01", "2024-01", dtype="datetime64[M]")
    text = "Reihe;Monat;Wert;Land;Art\n" + "".join(
        f"{name};{month};{value:.1f};DE;{kind}\n".replace(".", ",")
        for name, kind, start, step in (
            ("Offene Stellen", "Stellen", 900, -10), ("Suchende", "Suchende", 2_000, 20),
        )
        for at, month in enumerate(months)
        for value in [start + at * step]
    )  # fmt: skip
    answer = ask(series_files=(written(tmp_path, text),))
    assert {one.country for one in answer.series} == {"DE"}
    assert changes(answer, "vacancies") == {"Offene Stellen": -0.26}
    assert changes(answer, "seekers") == {"Suchende": 0.23}
    (together,) = (one for one in answer.comparisons if one.kind == "all")
    assert together.opposite


# -- odd series ----------------------------------------------------------------------------------


def test_a_gap_is_said_and_nothing_is_filled_in(tmp_path: Path) -> None:
    months = [*np.arange("2018-01", "2019-01", dtype="datetime64[M]"),
              *np.arange("2020-01", "2021-01", dtype="datetime64[M]")]  # fmt: skip
    text = "series,date,value\n" + long_form("a", months, range(1, 25))
    answer = ask(series_files=(written(tmp_path, text),))
    (one,) = answer.series
    assert one.gaps == ((date(2018, 12, 2), date(2019, 12, 31)),)
    assert len(one.values) == 24
    (note,) = (note for note in answer.notes if note.key == "imbalance.note.hole")
    assert dict(note.values) == {"name": "a", "first": "2018-12-02", "last": "2019-12-31"}


def test_indices_of_different_bases_change_alike(tmp_path: Path) -> None:
    years = list(range(2015, 2024))
    growth = [1.1 ** (year - 2015) for year in years]
    text = "series,date,value,unit,base_date\n"
    text += long_form("a", years, [100 * x for x in growth], ",index,2015")
    text += long_form("b", years, [100 * x / growth[5] for x in growth], ",index,2020")
    answer = ask(series_files=(written(tmp_path, text),))
    for one in answer.comparisons:
        here, there = (change.change for change in one.changes)
        assert here == pytest.approx(there, rel=1e-5)
        assert not one.opposite  # levels differ by 60%, which says nothing
    assert [one.base_date for one in answer.series] == [date(2015, 1, 1), date(2020, 1, 1)]


def test_zeros_and_single_points_are_said(tmp_path: Path) -> None:
    months = [f"2020-{month:02d}" for month in range(1, 13)]
    text = "series,date,value\n" + long_form("zeros", months, [0] * 12)
    text += long_form("late", months, [0, 0, *range(1, 11)])
    text += long_form("usual", months, [5] * 12)
    answer = ask(series_files=(written(tmp_path, text),))
    assert changes(answer) == {"usual": 0.0}
    assert keys(answer).count("imbalance.note.zeros") == 2
    point = ask(series_files=(written(tmp_path, "series,date,value\na,2020,5\n"),))
    assert point.comparisons == ()
    assert point.series[0].whole_change is None
    assert "imbalance.note.no_common.postings" in keys(point)


def test_the_same_name_in_two_files_stays_two_series(tmp_path: Path) -> None:
    one = written(tmp_path, "series,date,value\na,2020,5\na,2021,6\n", "one.csv")
    two = written(tmp_path, "series,date,value\na,2020,5\na,2021,9\n", "two.csv")
    answer = ask(series_files=(one, two, two))
    assert changes(answer) == {"a": 0.2, "a (two.csv)": 0.8, "a (two.csv, 2)": 0.8}


def test_too_many_series_or_kinds_are_refused(tmp_path: Path) -> None:
    text = "series,date,value\n" + "".join(f"s{at},2020,1\n" for at in range(1_001))
    with pytest.raises(InputError, match=r"got 1001; allowed: at most 1000 series"):
        ask(series_files=(written(tmp_path, text),))
    text = "segment,vacancies,seekers\n" + "".join(f"s{at},1,2\n" for at in range(1_001))
    with pytest.raises(InputError, match=r"got 1001; allowed: at most 1000 kinds of work"):
        ask(segment_file=written(tmp_path, text, "segments.csv"))


# -- for good, or a swing ------------------------------------------------------------------------


def planted(story: str, months: int = 180) -> np.ndarray:
    at = np.arange(months)
    noise = 0.03 * np.random.default_rng(1).standard_normal(months)
    fall = np.where(at < 100, 0.0, -0.8) if story in ("structural", "both") else 0.0
    swing = 0.4 * np.sin(2 * np.pi * at / 55) if story in ("cyclical", "both") else 0.0
    log_level: np.ndarray = fall + swing + noise
    return 100 * np.exp(log_level)


@pytest.mark.parametrize("story", ["structural", "cyclical", "both", "neither", "cannot_tell"])
def test_planted_stories_reach_the_answer(tmp_path: Path, story: str) -> None:
    months = np.arange("2005-01", "2020-01", dtype="datetime64[M]")
    if story == "cannot_tell":
        months = months[:60]
    text = "series,date,value,unit\n"
    text += long_form("a", months, planted(story)[: months.size], ",index")
    (told,) = ask(series_files=(written(tmp_path, text),)).regimes
    assert told.regime == story
    assert told.months == months.size
    if story in ("structural", "both"):
        (step,) = told.breaks
        assert step.day == date(2013, 5, 1)
        assert step.size == pytest.approx(np.expm1(-0.8), abs=0.05)
    else:
        assert told.breaks == ()
    assert (told.cycle_years is not None) == (story in ("cyclical", "both"))
    assert 0 < told.wrong_at_most < 0.1 < told.untold_up_to < 0.5


# -- ads -----------------------------------------------------------------------------------------


def ads(folder: Path) -> Path:
    """Return 40 ads of which the first of each pair closes on day 20, and 5 of other work."""
    rows = "".join(
        f"{name},2024-03-01,{'2024-03-21' if at % 2 else ''}\n"
        for name, count in (("engineers", 40), ("few", 5))
        for at in range(count)
    )
    return written(folder, f"segment,opened,closed\n{rows}last,2024-04-30,\n", "ads.csv")


def test_ads_still_open_are_not_taken_for_closed(tmp_path: Path) -> None:
    engineers, *hidden = ask(ad_file=ads(tmp_path)).ad_life
    assert (engineers.ads, engineers.closed, engineers.still_open) == (40, 20, 20)
    after = {days: share for days, share, *_ in engineers.open_after}
    assert (after[7.0], after[30.0]) == (1.0, 0.5)
    assert engineers.median_days == 20.0  # half of them are gone then, and no more
    assert engineers.high is None  # it may be far later
    assert {one.name for one in hidden} == {"few", "last"}
    for one in hidden:
        assert one.hidden is not None
        assert (one.ads, one.median_days, one.open_after) == (None, None, ())


# -- all at once ---------------------------------------------------------------------------------


def test_everything_given_at_once_is_answered(tmp_path: Path) -> None:
    hiring_lab(tmp_path, "DE")
    path = written(tmp_path, "series,date,value\na,2020-02-01,5\na,2023-01-01,6\n")
    answer = ask(
        segments=GENERAL_AND_ELITE,
        segment_file=written(tmp_path, "segment,vacancies,seekers\nx,1,1\n", "counts.csv"),
        series_files=(path,),
        ad_file=ads(tmp_path),
        country="DE",
        sectors=("Software Development",),
        first="2020-02-01",
        last="2023-01-01",
    )
    assert answer.tightness is not None
    assert len(answer.tightness.segments) == 3
    assert set(changes(answer)) == {"Software Development", "a"}
    assert answer.ad_life
    assert answer.missing == ()


def test_the_same_question_has_the_same_bytes(tmp_path: Path) -> None:
    once, again = (
        dumped(imbalance_record(ask(segments=GENERAL_AND_ELITE, ad_file=ads(tmp_path))))
        for _ in range(2)
    )
    assert once == again
    assert dumped(imbalance_record(ask())) == dumped(imbalance_record(ask()))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"country": "Germany"}, "--country: got Germany"),
        ({"country": ""}, "--country: got -"),
        ({"country": "ZZ"}, "--country: got ZZ"),
        ({"sectors": ("nursing",)}, "--sector: got nursing"),
        ({"first": "2024-03-01", "last": "2022-03-01"}, "--first: got 2024-03-01 / 2022-03-01"),
        ({"first": "2024", "last": "2024"}, "--first: got 2024-01-01 / 2024-01-01"),
        ({"first": "2022-02-30"}, "--first: got 2022-02-30"),
        ({"last": "soon"}, "--last: got soon"),
        ({"segments": ("",)}, "--segment: got ;"),
        ({"segments": ("a: 1/2", "a: 3/4")}, "--segment: got a: 3/4; allowed: each name once"),
        ({"segments": ("a: 0/0",)}, "--segment a: got 0 / 0"),
        ({"segments": ("a: -1/2",)}, "--segment: got a: -1/2"),
    ],
)
def test_bad_words_are_named(
    words: dict[str, object], named: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as raised:
        ask(**words)
    assert named in str(raised.value)
    assert is_one_line(raised.value)


@pytest.mark.parametrize("unused", [{"first": "2022"}, {"last": "2024"}, {"country": "US"}])
def test_what_only_series_use_is_not_left_out_silently(unused: dict[str, str]) -> None:
    words = ImbalanceWords(segments=("elite: 200/20",), **unused)  # type: ignore[arg-type]
    with pytest.raises(BadField) as error:
        imbalance_asked(words)
    assert error.value.where == f"--{next(iter(unused))}"

"""Packaged figures beside a shortage: jobs by occupation, postings, single figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goingrate.answers.shortage_facts import beside, employment_series, posting_series
from goingrate.base.errors import MissingFact
from goingrate.base.facts import Dated, Facts
from goingrate.base.quantity import Range
from goingrate.data.fact_files import packaged_facts

FACTS = packaged_facts()
JOBS = {one.key: one for one in employment_series(FACTS)}
POSTINGS = {one.key: one for one in posting_series(FACTS)}


def test_jobs_by_occupation_as_the_survey_printed_them() -> None:
    programmers = JOBS["us_wages.15_1251.employment"]
    assert (programmers.values[0], programmers.values[-1]) == (199_540.0, 92_230.0)
    assert (programmers.days[0], programmers.days[-1]) == (date(2019, 5, 1), date(2025, 5, 1))
    assert programmers.whole_change == pytest.approx(-0.54, abs=0.005)
    scientists = JOBS["us_wages.15_2051.employment"]
    assert (scientists.values[0], scientists.values[-1]) == (105_980.0, 262_440.0)
    assert scientists.whole_change == pytest.approx(1.48, abs=0.005)


def test_definitions_that_differ_are_not_joined() -> None:
    developers = JOBS["us_wages.15_1252.employment"]
    assert developers.days[0] == date(2021, 5, 1)
    assert len(developers.days) == len(developers.values) == 5
    assert list(JOBS) == [
        "us_wages.15_1252.employment",
        "us_wages.15_1251.employment",
        "us_wages.15_2051.employment",
        "us_wages.15_1221.employment",
    ]


def test_a_series_of_jobs_is_a_yearly_count_with_its_newest_source() -> None:
    for one in JOBS.values():
        fact = FACTS[one.key]
        assert (one.kind, one.unit, one.country, one.base_date) == (
            "employment",
            "count",
            "US",
            None,
        )
        assert (one.name_en, one.name_de) == (fact.name.en, fact.name.de)
        assert (one.source, one.address) == (fact.latest.source, fact.latest.address)
        years = [day.year for day in one.days]
        assert years == list(range(years[0], 2026))
        assert one.gaps == ()


def test_postings_are_indices_with_their_base() -> None:
    software, ai = POSTINGS.values()
    assert software.values == (100.0, 231.19, 92.88, 72.94)
    assert ai.values == (100.0, 269.86, 119.4, 126.58)
    for one in (software, ai):
        assert (one.kind, one.unit, one.base_date) == ("postings", "index", date(2020, 2, 1))
        assert one.days == (date(2020, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1))
        assert "CC BY 4.0" in one.source
    assert software.whole_change == pytest.approx(-0.2706)
    assert ai.whole_change == pytest.approx(0.2658)


def test_in_one_window_software_fell_and_ai_rose_and_before_both_fell() -> None:
    software, ai = (one.values for one in POSTINGS.values())
    assert [round(100 * (one[3] / one[1] - 1)) for one in (software, ai)] == [-68, -53]
    assert [round(100 * (one[3] / one[2] - 1)) for one in (software, ai)] == [-21, 6]


def test_an_index_whose_base_is_not_among_its_entries_names_none() -> None:
    fact = FACTS["postings.software_hiring_lab_us"]
    mine = FACTS.overridden_by(Facts((replace(fact, history=fact.history[1:]),)))
    assert posting_series(mine)[0].base_date is None


def test_ranges_count_by_their_middle_and_nothing_grows_from_zero() -> None:
    fact = FACTS["us_wages.15_1221.employment"]
    entries = [
        Dated(date(2024 + year, 5, 1), value, "mine", None, "assumed")
        for year, value in enumerate((0.0, Range(10.0, 30.0)))
    ]
    mine = FACTS.overridden_by(Facts((replace(fact, history=tuple(entries)),)))
    series = employment_series(mine)[-1]
    assert series.values == (0.0, 20.0)
    assert series.whole_change is None


def test_what_stands_beside_is_short_and_tells_both_sides() -> None:
    found = beside(FACTS)
    assert len(found) <= 8
    assert {one.fact_id.partition(".")[0] for one in found} == {"layoffs", "postings", "people"}
    by_id = {one.fact_id: one for one in found}
    assert by_id["layoffs.tech_2022"].value == 164_769.0
    assert by_id["people.frontier_model_builders"].value == Range(0.0, 1000.0)
    assert by_id["postings.tech_junior_change_us"].value == -0.34
    assert by_id["postings.ai_share_us"].value == 0.013
    assert {one.field for one in found} == {""}


@pytest.mark.parametrize("series", [employment_series, posting_series, beside])
def test_a_fact_that_is_not_there_is_named(series: object) -> None:
    assert callable(series)
    with pytest.raises(MissingFact, match=r"us_wages|postings|layoffs"):
        series(FACTS.topic("risk"))

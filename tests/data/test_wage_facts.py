"""The national series of US wages as facts: against the tables, the release, and known figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from goingrate.base.facts import Fact
from goingrate.base.kinds import Place
from goingrate.data.fact_files import packaged_facts
from goingrate.data.oews import oews_manifest, oews_wages
from goingrate.market.aligning import growth_factor, yearly_growth

FACTS = packaged_facts().topic("us_wages")
COLUMNS = {"median": "p50", "employment": "emp"}


def soc_of(fact: Fact) -> str:
    return fact.id.split(".")[1].replace("_", "-")


def kind_of(fact: Fact) -> str:
    return fact.id.split(".")[2]


def series(fact_id: str) -> list[tuple[date, float]]:
    found = [(entry.since, entry.value) for entry in FACTS[fact_id].history]
    return [(day, value) for day, value in found if isinstance(value, float)]


@pytest.mark.shared
def test_each_value_stands_in_the_tables_of_its_year(shared_folder: Path) -> None:
    table = duckdb.read_parquet(str(shared_folder / "data" / "oews_national_2014_2025.parquet"))
    rows = table.select("year", "soc", *COLUMNS.values()).fetchall()
    printed = {(year, soc): {"median": p50, "employment": emp} for year, soc, p50, emp in rows}
    for fact in FACTS.facts:
        for day, value in series(fact.id):
            assert value == printed[day.year, soc_of(fact)][kind_of(fact)], (fact.id, day)


def test_the_newest_values_are_those_of_the_packaged_release() -> None:
    today = date.fromisoformat(oews_manifest()["on_date"])
    newest = [fact for fact in FACTS.facts if fact.latest.since == today]
    wages = {one.soc: one for one in oews_wages([soc_of(fact) for fact in newest], Place("US"))}
    assert len(newest) == 22
    for fact in newest:
        one = wages[soc_of(fact)]
        printed = {"median": one.quantiles[0.5], "employment": one.employment}
        assert fact.latest.value == printed[kind_of(fact)], fact.id


def test_each_entry_is_of_a_may_with_the_page_of_that_year() -> None:
    for fact in FACTS.facts:
        years = [entry.since.year for entry in fact.history]
        assert years == list(range(years[0], years[0] + len(years)))
        assert fact.unit == {"median": "usd", "employment": "people"}[kind_of(fact)]
        for entry in fact.history:
            assert (entry.since.month, entry.since.day, entry.grade) == (5, 1, "published")
            assert entry.address is not None
            page = "tables.htm" if entry.since.year == 2025 else f"{entry.since.year}/may/"
            assert page in entry.address
            assert entry.source.endswith(f"May {entry.since.year}")


@pytest.mark.parametrize(
    ("fact_id", "year", "value"),
    [
        ("us_wages.15_1251.employment", 2019, 199_540),
        ("us_wages.15_1251.employment", 2025, 92_230),
        ("us_wages.15_2051.employment", 2021, 105_980),
        ("us_wages.15_2051.employment", 2025, 262_440),
        ("us_wages.15_1252.employment", 2023, 1_656_880),
        ("us_wages.15_1252.employment", 2025, 1_687_890),
        ("us_wages.15_1252.median", 2023, 132_270),
        ("us_wages.15_1252.median", 2025, 135_980),
    ],
)
def test_known_figures(fact_id: str, year: int, value: float) -> None:
    assert FACTS[fact_id].on(date(year, 5, 31)).value == value


@pytest.mark.parametrize(
    ("soc", "first", "last"),
    [
        ("15_1132", 2014, 2018),
        ("15_1133", 2014, 2018),
        ("15_1256", 2019, 2020),
        ("15_1252", 2021, 2025),
        ("15_2051", 2021, 2025),
        ("15_1251", 2019, 2025),
    ],
)
def test_definitions_are_not_joined(soc: str, first: int, last: int) -> None:
    for kind in COLUMNS:
        history = FACTS[f"us_wages.{soc}.{kind}"].history
        assert (history[0].since.year, history[-1].since.year) == (first, last)
        assert history[0].note is not None


def test_the_change_of_method_is_told_where_a_series_spans_it() -> None:
    for fact in FACTS.facts:
        notes = {entry.since.year: entry.note for entry in fact.history}
        if 2020 in notes and 2021 in notes:
            told = notes[2021]
            assert told is not None
            assert "MB3" in told.en
            assert "MB3" in told.de


def test_computing_pay_grew_as_the_series_says() -> None:
    medians = series("us_wages.15_0000.median")
    grown = growth_factor(medians, date(2014, 5, 1), date(2025, 5, 1))
    assert grown == pytest.approx(109_280 / 79_420)
    in_three_years = (109_280 / 100_440) ** (1 / 3) - 1
    assert yearly_growth(medians) == pytest.approx(in_three_years, abs=1e-4)

"""Series of job ads from the user's store, of any country."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from goingrate.base.errors import BadFile, InputError, NotUnderstood
from goingrate.data.imports.importing import import_file
from goingrate.data.own_postings import (
    AI_SHARE,
    ALL_ADS,
    SOFTWARE_ADS,
    StoredSeries,
    Wanted,
    own_postings,
    stored_names,
)
from goingrate.data.sources import connector
from goingrate.data.store.exporting import export_tables
from goingrate.data.store.store import Store
from goingrate.market.imbalance.bases import product
from goingrate.market.imbalance.windows import changes, value_on

SECTORS = """date,jobcountry,indeed_job_postings_index,variable,display_name
2022-03-01,{country},{index},total postings,Software Development
2022-03-02,{country},150,total postings,Software Development
2022-03-01,{country},180.5,new postings,Software Development
2022-03-01,{country},140,total postings,Nursing
"""
TOTAL = """date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable
2022-03-01,{country},100,101.5,total postings
2022-03-01,{country},90,91.5,new postings
"""
SHARE = "date,jobcountry,AI_share_postings\n2022-03-01,{country},{share}\n"
INDEX = {"US": 231.2, "GB": 170.5, "DE": 160.25}
PERCENT = {"US": 1.6, "GB": 1.1, "DE": 0.4}
CHOSEN = (SOFTWARE_ADS, ALL_ADS, AI_SHARE)


def add(store: Store, folder: Path, text: str, *, at: int = 1) -> str:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    moment = datetime(2026, 1, at)
    return import_file(store, connector("hiring-lab"), path, {}, at=moment).import_id


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of three countries, which no test changes."""
    folder = tmp_path_factory.mktemp("made")
    store = Store.open(folder / "own")
    for country, index in INDEX.items():
        add(store, folder, SECTORS.format(country=country, index=index))
        add(store, folder, TOTAL.format(country=country))
        add(store, folder, SHARE.format(country=country, share=PERCENT[country]))
    return store


def copied(store: Store, folder: Path) -> Store:
    """Return a copy that may be changed."""
    return Store.open(Path(shutil.copytree(store.folder, folder / "copy")))


def by_sector(found: tuple[StoredSeries, ...]) -> dict[str, StoredSeries]:
    return {one.key.sector: one for one in found}


@pytest.mark.parametrize("country", INDEX)
def test_chosen_series_of_each_country(store: Store, country: str) -> None:
    found = own_postings(store.folder, country=country.lower(), wanted=CHOSEN)
    assert [one.series.name for one in found] == ["ai", "all", "Software Development"]
    ai, everything, software = found
    assert software.series.values.tolist() == [INDEX[country], 150]
    assert software.series.days.tolist() == [date(2022, 3, 1), date(2022, 3, 2)]
    assert (software.series.unit, software.series.base_date) == ("index", date(2020, 2, 1))
    assert software.series.seasonally_adjusted is True
    assert software.series.kind == "postings"
    assert (software.key.source, software.key.country) == ("hiring-lab", country)
    assert everything.series.values.tolist() == [100]
    assert ai.series.unit == "share"
    assert ai.series.values.tolist() == pytest.approx([PERCENT[country]], rel=1e-12)
    assert (ai.series.base_date, ai.series.seasonally_adjusted) == (None, None)


def test_which_series_there_are(store: Store) -> None:
    names = stored_names(store.folder, country="DE")
    assert [(name.key.sector, name.key.seasonally_adjusted, name.days) for name in names] == [
        ("ai", None, 1),
        ("all", False, 1),
        ("all", True, 1),
        ("all, new postings", False, 1),
        ("all, new postings", True, 1),
        ("Nursing", True, 1),
        ("Software Development", True, 2),
        ("Software Development, new postings", True, 1),
    ]
    assert (names[6].first, names[6].last) == (date(2022, 3, 1), date(2022, 3, 2))
    assert {name.key.country for name in stored_names(store.folder)} == set(INDEX)


def test_all_series_have_names_of_their_own(store: Store) -> None:
    found = own_postings(store.folder, country="DE")
    assert [one.series.name for one in found][:3] == ["ai", "all, nsa", "all, sa"]
    assert len({one.series.name for one in found}) == len(found) == 8


def test_a_sector_is_found_by_its_name(store: Store) -> None:
    (found,) = own_postings(store.folder, country="DE", wanted=[Wanted(sector="NURSING")])
    assert found.series.values.tolist() == [140]
    assert own_postings(store.folder, country="DE", wanted=[Wanted(sector="fishing")]) == ()
    assert own_postings(store.folder, country="FR") == ()


def test_the_newest_import_counts_on_each_day(store: Store, tmp_path: Path) -> None:
    store = copied(store, tmp_path)
    text = SECTORS.format(country="US", index=99).replace("2022-03-02", "2022-03-03")
    newer = add(store, tmp_path, text, at=9)
    older = add(store, tmp_path, SECTORS.format(country="US", index=98), at=5)
    (software,) = own_postings(store.folder, country="US", wanted=[SOFTWARE_ADS])
    assert software.series.values.tolist() == [99, 150, 150]
    assert software.imports == (newer, older)


def test_parquet_files_give_the_same(store: Store, tmp_path: Path) -> None:
    store = copied(store, tmp_path)
    add(store, tmp_path, SECTORS.format(country="US", index=99), at=9)
    export_tables(store, tmp_path / "out")
    for country in INDEX:
        ours, exported = (
            own_postings(folder, country=country) for folder in (store.folder, tmp_path / "out")
        )
        assert [(one.key, one.imports) for one in ours] == [
            (one.key, one.imports) for one in exported
        ]
        for one, other in zip(ours, exported, strict=True):
            assert one.series.values.tolist() == other.series.values.tolist()


def test_indices_of_two_base_days_stay_apart(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_tables(store, out)
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE made AS FROM read_parquet('{out / 'postings.parquet'}')")
        con.execute("INSERT INTO made SELECT * REPLACE (DATE '2021-01-01' AS base_date) FROM made")
        con.execute(
            "INSERT INTO made SELECT * REPLACE ('nan'::DOUBLE AS value, row + 99 AS row) FROM made"
        )
        con.execute(f"COPY made TO '{out / 'postings.parquet'}'")
    found = own_postings(out, country="US", wanted=[SOFTWARE_ADS])
    assert [one.series.name for one in found] == [
        "Software Development, 2020-02-01",
        "Software Development, 2021-01-01",
    ]
    assert all(math.isfinite(value) for one in found for value in one.series.values)


def test_without_data_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path))
    assert stored_names() == ()
    assert own_postings(country="US", wanted=CHOSEN) == ()
    with pytest.raises(BadFile, match="goingrate data add") as caught:
        own_postings(tmp_path, country="US")
    assert is_one_line(caught.value)
    with pytest.raises(NotUnderstood) as refused:
        own_postings(country="Germany")
    assert is_one_line(refused.value)


@pytest.mark.shared
def test_shared_files_give_the_figures_of_their_readme(shared_folder: Path, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "own")
    for file in (
        "indeed_postings_by_sector_US_to_2024-09.parquet",
        "indeed_postings_aggregate_US_to_2024-12.csv",
        "indeed_ai_share_US_GB_to_2024-12.csv",
    ):
        path = shared_folder / "data" / file
        import_file(store, connector("hiring-lab"), path, {}, at=datetime(2026, 1, 1))
    found = by_sector(own_postings(store.folder, country="US", wanted=CHOSEN))
    software = found["Software Development"].series
    days = [date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    assert [round(value_on(software, day), 1) for day in days] == [231.2, 92.9, 72.9]
    ai = product(found["ai"].series, found["all"].series, name="AI ads", base=date(2020, 2, 1))
    assert [round(value_on(ai, day), 1) for day in days] == [269.9, 119.4, 126.6]
    told = [
        [round(change.change, 2) for change in changes([software, ai], first, days[2])]
        for first in days[:2]
    ]
    assert told == [[-0.68, -0.53], [-0.21, 0.06]]
    names = {name.key.sector for name in stored_names(store.folder, country="GB")}
    assert "ai" in names

"""Other releases of the wage survey, from the user's store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from goingrate.answers.going_rate import rate_from_words
from goingrate.answers.rate_words import RateWords
from goingrate.base.kinds import Place
from goingrate.data.imports.importing import import_file
from goingrate.data.own_wages import own_wages
from goingrate.data.sources import connector
from goingrate.data.store.store import Store

HEAD = (
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,"
    "A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"
)
NATION = "99,U.S.,1,US,000000,15-1252,Software Developers,detailed,{emp},0.5,{mean},0.4,{pay}\n"
TEXAS = "48,Texas,2,TX,000000,15-1252,Software Developers,detailed,100000,1.0,90000,0.9,{pay}\n"
METRO = (
    '41940,"San Jose-Sunnyvale-Santa Clara, CA",4,CA,000000,15-1252,Software Developers,detailed,'
    "90000,1.0,190000,0.9,{pay}\n"
)
PAY = "80000,100000,{median},170000,210000"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))
    for year, median in ((2023, 130_000), (2026, 140_000), (2025, 1_000)):
        pay = PAY.format(median=median) if year != 2025 else "600,800,1000,1200,1400"
        file = tmp_path / f"all_data_M_{year}.csv"
        lines = [NATION.format(emp=1_700_000, mean=150_000, pay=pay)]
        if year == 2023:
            lines.append(TEXAS.format(pay=PAY.format(median=111_000)))
            lines.append(METRO.format(pay=PAY.format(median=166_000)))
        file.write_text(HEAD + "".join(lines), encoding="utf-8")
        at = datetime(2027, 1, 1)
        import_file(Store.open(), connector("oews"), file, {}, at=at)
    return Store.open()


@pytest.mark.usefixtures("store")
def test_the_newest_release_that_has_the_place_is_read() -> None:
    (nation,) = own_wages(["15-1252"], Place("US"))
    assert (nation.release, nation.quantiles[0.5]) == ("May 2026", 140_000)
    (texas,) = own_wages(["15-1252"], Place("US", region="TX"))
    assert (texas.release, texas.quantiles[0.5]) == ("May 2023", 111_000)
    (metro,) = own_wages(["15-1252"], Place("US", metro="San Jose"))
    assert metro.quantiles[0.5] == 166_000
    assert own_wages(["15-1252"], Place("US", region="CA")) == ()
    assert own_wages(["41-9031"], Place("US")) == ()


@pytest.mark.usefixtures("store")
def test_a_rate_shows_it_beside_the_packaged_one() -> None:
    blocks = rate_from_words(RateWords(role="software-engineer")).blocks
    assert [block.name_en for block in blocks] == [
        "US wage survey (OEWS), May 2026",
        "US wage survey (OEWS), May 2025",
    ]
    texas = rate_from_words(RateWords(role="software-engineer", place="US-TX")).blocks
    assert [block.first_year for block in texas] == [2025, 2023]


def test_without_a_store_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "none"))
    assert own_wages(["15-1252"], Place("US")) == ()

"""Files of the US wage survey, of several eras, become published wages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.kinds import Place
from goingrate.base.texts import LANGUAGES, catalogue, say
from goingrate.data.connectors import oews
from goingrate.data.connectors.contract import Drafted
from goingrate.data.oews import oews_wages
from goingrate.market.published import WAGE_COLUMNS

ALL_DATA = """AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,\
OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
99,U.S.,1,US,000000,Cross-industry,cross-industry,1235,15-1252,Software Developers,detailed,\
"1,687,890",0.6,71.20,"148,100",0.4,"82,460","105,210","135,980","171,980","214,670"
6,California,2,CA,000000,Cross-industry,cross-industry,1235,15-0000,Computer Occupations,major,\
900000,1.1,*,150000,0.9,70000,100000,140000,190000,#
42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,29-1141,Nurses,detailed,\
**,**,40,80000,0.9,60000,70000,80000,90000,100000
41940,"San Jose-Sunnyvale-Santa Clara, CA",4,CA,000000,Cross-industry,cross-industry,1235,11-3021,\
IT Managers,detailed,30000,2.5,#,#,1.2,150000,200000,#,#,#
0100002,Northeast Alabama nonmetropolitan area,6,AL,000000,Cross-industry,cross-industry,1235,\
15-1252,Software Developers,detailed,300,9.9,40,*,*,*,*,*,*,*
99,U.S.,1,US,541500,Computer Systems Design,4-digit,1235,15-1252,Software Developers,detailed,\
500000,0.9,71,150000,0.5,80000,100000,130000,170000,210000
99,U.S.,1,US,000001,Cross-industry private,cross-industry,5,15-1252,Software Developers,detailed,\
500000,0.9,71,150000,0.5,80000,100000,130000,170000,210000
"""

STATES_2014 = """AREA,ST,STATE,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_Q,\
H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY
01,AL,Alabama,00-0000,All Occupations,total,1857530,0.3,1000,1,19.66,40890,0.5,8.5,17160,20480,\
31250,49530,76280,,
01,AL,Alabama,15-1132,"Software Developers, Applications",,5940,5.5,3.2,0.6,43,90000,2,25,52000,\
65000,86000,111000,#,,
"""

METROS_2015 = """PRIM_STATE,AREA,AREA_NAME,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,\
A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
TX,10180,"Abilene, TX",00-0000,All Occupations,total,65570,1.4,18,38000,1.2,17000,20000,29000,\
45000,70000
"""

LOWER_CASE = """area,area_title,area_type,naics,naics_title,own_code,occ code,occ title,group,\
tot_emp,emp_prse,h_mean,a_mean,mean_prse,a_pct10,a_pct25,a_median,a_pct75,a_pct90
41860,"San Francisco-Oakland-Hayward, CA",4,000000,Cross-industry,1235,15-1251,Programmers,\
detailed,1000,1.5,50,104000,1.0,60000,80000,100000,130000,160000
"""

NATION = """OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,\
A_MEDIAN,A_PCT75,A_PCT90
15-0000,Computer Occupations,major,4384300,0.3,44.01,91530,0.4,44000,61000,86340,117000,147920
"""


def drafted(
    folder: Path, text: str, name: str, **options: Any
) -> tuple[list[dict[str, Any]], Drafted]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return rows_of(path, **options)


def rows_of(path: Path, **options: Any) -> tuple[list[dict[str, Any]], Drafted]:
    con = duckdb.connect()
    result = oews.draft(con, path, options)
    assert (result.pay, result.postings) == (None, None)
    found = con.execute(f"FROM {result.wages} ORDER BY row")
    columns = {column[0]: column[1] for column in found.description}
    assert list(columns) == ["row", *WAGE_COLUMNS, "reject"]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()], result


def test_all_data_of_all_areas(tmp_path: Path) -> None:
    rows, result = drafted(tmp_path, ALL_DATA, "all_data_M_2024.csv")
    areas = [(r["area_code"], r["area_type"], r["state"], r["area_name"]) for r in rows[:5]]
    assert areas == [
        ("0000000", "national", None, "U.S."),
        ("0600000", "state", "CA", "California"),
        ("4200000", "state", "PA", "Pennsylvania"),
        ("0041940", "metro", "CA", "San Jose-Sunnyvale-Santa Clara, CA"),
        ("0100002", "nonmetro", "AL", "Northeast Alabama nonmetropolitan area"),
    ]
    assert [row["reject"] for row in rows] == [None] * 5 + ["reject.oews_industry"] * 2
    assert [row["row"] for row in rows] == list(range(1, 8))
    assert {row["release_year"] for row in rows} == {2024}
    assert result.notes[-1].key == "oews.note.year"


def test_the_same_figures_as_the_packaged_release(tmp_path: Path) -> None:
    (row, *_), _ = drafted(tmp_path, ALL_DATA, "all_data_M_2025.csv")
    (packaged,) = oews_wages(["15-1252"], Place("US"))
    assert (row["soc"], row["occupation"]) == (packaged.soc, packaged.occupation)
    assert (row["employment"], row["employment_rse"]) == (1_687_890, 0.6)
    assert (row["mean"], row["mean_rse"]) == (packaged.mean, packaged.mean_rse)
    columns = ("p10", "p25", "p50", "p75", "p90")
    assert [row[name] for name in columns] == list(packaged.quantiles.values())
    assert (row["top_coded"], row["top_code"]) == (None, None)


def test_signs_of_the_office(tmp_path: Path) -> None:
    rows, _ = drafted(tmp_path, ALL_DATA, "all_data_M_2024.csv")
    state, nurses, managers, rest = rows[1:5]
    assert (state["p75"], state["p90"], state["top_coded"]) == (190_000, None, "p90")
    assert state["top_code"] == 239_200
    assert (nurses["employment"], nurses["employment_rse"], nurses["mean"]) == (None, None, 80_000)
    assert managers["top_coded"] == "mean p50 p75 p90"
    assert (managers["p25"], managers["p50"], managers["mean"]) == (200_000, None, None)
    assert (rest["employment"], rest["p50"], rest["top_coded"]) == (300, None, None)


@pytest.mark.parametrize(
    ("year", "bound"),
    [(2014, 187_200), (2015, 187_200), (2016, 208_000), (2021, 208_000), (2022, 239_200)],
)
def test_the_bound_is_that_of_the_year(tmp_path: Path, year: int, bound: float) -> None:
    rows, _ = drafted(tmp_path, ALL_DATA, "data.csv", year=str(year))
    assert (rows[1]["release_year"], rows[1]["top_code"]) == (year, bound)


@pytest.mark.shared
@pytest.mark.parametrize("column", ["p10", "p25", "p50", "p75", "p90"])
def test_no_amount_lies_between_the_bounds(shared_folder: Path, column: str) -> None:
    table = duckdb.read_parquet(str(shared_folder / "data" / "oews_national_2014_2025.parquet"))
    found = table.select("year", column).fetchall()
    for year, amount in found:
        bound = 187_200 if year < 2016 else 208_000 if year < 2022 else 239_200
        assert year == 2025 or amount is None or amount <= bound or amount == 239_200


def test_states_as_published_in_2014(tmp_path: Path) -> None:
    rows, _ = drafted(tmp_path, STATES_2014, "state_M2014_dl.csv")
    assert [(r["area_code"], r["area_type"], r["state"], r["area_name"]) for r in rows] == [
        ("0100000", "state", "AL", "Alabama")
    ] * 2
    assert [row["occupation_group"] for row in rows] == ["total", "detailed"]
    assert (rows[1]["top_coded"], rows[1]["top_code"]) == ("p90", 187_200)
    assert [row["reject"] for row in rows] == [None, None]


def test_metropolitan_areas_as_published_in_2015(tmp_path: Path) -> None:
    (row,), _ = drafted(tmp_path, METROS_2015, "MSA_M2015_dl.csv")
    area = (row["area_code"], row["area_type"], row["state"], row["area_name"])
    assert area == ("0010180", "metro", "TX", "Abilene, TX")


def test_headers_in_lower_case_with_blanks(tmp_path: Path) -> None:
    (row,), _ = drafted(tmp_path, LOWER_CASE, "all_data_m_2017.csv")
    assert (row["soc"], row["state"], row["area_code"]) == ("15-1251", "CA", "0041860")
    assert (row["release_year"], row["p50"]) == (2017, 100_000)


def test_the_nation_alone(tmp_path: Path) -> None:
    (row,), _ = drafted(tmp_path, NATION, "oesm18nat.csv")
    assert (row["area_code"], row["area_name"], row["state"]) == ("0000000", "National", None)
    assert (row["release_year"], row["p50"], row["occupation_group"]) == (2018, 86_340, "major")


def test_numbers_as_a_spreadsheet_or_parquet_stores_them(tmp_path: Path) -> None:
    path = tmp_path / "all_data_M_2024.parquet"
    source = tmp_path / "given.csv"
    source.write_text(ALL_DATA.replace(",000000,", ",0,"), encoding="utf-8")
    given = duckdb.read_csv(str(source), all_varchar=True)
    typed = "AREA::DOUBLE AS AREA, AREA_TYPE::INTEGER AS AREA_TYPE"
    given.select(duckdb.SQLExpression(f"* REPLACE ({typed})")).write_parquet(str(path))
    rows, _ = rows_of(path)
    assert [r["area_code"] for r in rows[:5]] == [
        "0000000", "0600000", "4200000", "0041940", "0100002",
    ]  # fmt: skip
    assert [row["reject"] for row in rows[:5]] == [None] * 5


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("86340", "-5", "reject.oews_amount"),
        ("86340", "0", "reject.oews_amount"),
        ("86340", "plenty", "reject.oews_amount"),
        ("4384300", "many", "reject.oews_amount"),
        ("86340", "50000", "reject.oews_order"),
        ("15-0000", "Source: BLS", "reject.oews_occupation"),
        ("15-0000", "", "reject.oews_occupation"),
    ],
)
def test_a_row_that_cannot_be_is_rejected(tmp_path: Path, old: str, new: str, reason: str) -> None:
    (row,), _ = drafted(tmp_path, NATION.replace(old, new), "national_M2018_dl.csv")
    assert row["reject"] == reason
    assert all(say(reason, language) for language in LANGUAGES)


def test_an_area_that_is_none_is_rejected(tmp_path: Path) -> None:
    rows, _ = drafted(tmp_path, ALL_DATA.replace("41940,", "x,"), "all_data_M_2024.csv")
    assert rows[3]["reject"] == "reject.oews_area"
    rows, _ = drafted(tmp_path, ALL_DATA.replace('CA",4,', 'CA",9,'), "all_data_M_2024.csv")
    assert rows[3]["reject"] == "reject.oews_area"


def test_another_table_is_refused_by_the_columns_it_lacks(
    tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadFile) as caught:
        drafted(tmp_path, NATION.replace("A_MEDIAN", "X").replace("A_PCT90", "Y"), "M2018.csv")
    assert "A_MEDIAN, A_PCT90" in str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wages.csv", {}),
        ("wages.csv", {"year": "2013"}),
        ("wages.csv", {"year": "last"}),
        ("state_M1999_dl.csv", {}),
        ("state_M2024_dl.csv", {"yaer": "2024"}),
    ],
)
def test_a_year_is_needed(
    tmp_path: Path,
    name: str,
    options: dict[str, str],
    is_one_line: Callable[[InputError], bool],
) -> None:
    with pytest.raises(BadField) as caught:
        drafted(tmp_path, NATION, name, **options)
    assert is_one_line(caught.value)


def test_the_source_says_what_it_is() -> None:
    assert oews.SOURCE.gives == ("wages",)
    assert oews.SOURCE.address.startswith("https://www.bls.gov/")
    used = {key for key in catalogue() if key.startswith("reject.oews_")}
    assert len(used) == 5

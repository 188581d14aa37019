"""`salaries.csv` of ai-jobs: its pairs are bands, its duplicates are duplicates.

Of the copy of 2024 with 72,704 rows, 96% come in pairs of neighbours that agree in everything but
pay, the higher first: the two ends of one advertised band. Of the 37,777 records that are left, two
in five repeat another one; they stay, in the order of the file, for the import to mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors.contract import Drafted, SourceInfo
from goingrate.data.connectors.drafting import check_options
from goingrate.data.connectors.loading import Loaded, load_any, quoted

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="ai-jobs",
    name=Text(
        en="Salaries in AI, machine learning and data (ai-jobs)",
        de="Gehälter in KI, maschinellem Lernen und Daten (ai-jobs)",
    ),
    publisher="ai-jobs.net (foorilla)",
    address="https://aijobs.net/salaries/download/",
    licence="CC0 1.0",
    countries=(),
    gives=("pay",),
    command="goingrate data add salaries.csv --from ai-jobs",
    caveat=Text(
        en="Gross pay a year, mixed: answers of a survey and, most of it since 2023, bands from "
        "advertisements; the employer is not named, and one advertisement can occur often. Bands "
        "say what was offered, not what was paid.",
        de="Bruttogehalt im Jahr, gemischt: Antworten auf eine Umfrage und, seit 2023 meist, "
        "Spannen aus Anzeigen; der Arbeitgeber ist nicht genannt, und eine Anzeige kann oft "
        "vorkommen. Spannen sagen, was geboten wurde, nicht, was gezahlt wurde.",
    ),
)

#: What is read; the two columns of pay are all in which the rows of a pair differ.
_SAME: Final = (
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "salary_currency",
    "employee_residence",
    "remote_ratio",
    "company_location",
    "company_size",
)
_COLUMNS: Final = (*_SAME, "salary")
_LEVELS: Final = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}

# Within rows that agree, each fall of pay starts or goes on a stretch of falling pay, and its rows
# are taken two by two from its start: 200, 150, 140, 100 are two bands, 200, 150, 150 a band and a
# point. A window over the order of the file is needed for "neighbour"; it is total, by `row`.
_PAIRED: Final = """
CREATE OR REPLACE TEMP TABLE ai_jobs_pairs AS
WITH given AS (
    SELECT "row", {columns}, concat_ws(chr(31), {same}) AS agreeing
    FROM {table}
), neighbours AS (
    SELECT *, coalesce(
        agreeing = lag(agreeing) OVER file AND salary < lag(salary) OVER file, false
    ) AS falls
    FROM given WINDOW file AS (ORDER BY "row")
), stretches AS (
    SELECT *, max(CASE WHEN NOT falls THEN "row" END) OVER (
        ORDER BY "row" ROWS UNBOUNDED PRECEDING
    ) AS stretch
    FROM neighbours
)
SELECT *, ("row" - stretch) // 2 AS pair FROM stretches
"""
_DRAFT: Final = """
CREATE OR REPLACE TEMP TABLE ai_jobs_pay AS
SELECT
    min("row") AS "row", first(job_title) AS title, NULL::VARCHAR AS employer,
    NULL::VARCHAR AS soc, first({level}) AS level_given,
    first(company_location) AS country, NULL::VARCHAR AS region, NULL::VARCHAR AS metro,
    NULL::VARCHAR AS place, min(salary) AS pay_low, max(salary) AS pay_high,
    'year' AS pay_period, first(salary_currency) AS currency, 'base' AS component,
    'self_reported' AS basis, first({day}) AS on_date, 1::DOUBLE AS weight,
    first(CASE employment_type WHEN 'FT' THEN true WHEN 'PT' THEN false END) AS full_time,
    NULL::VARCHAR AS reject
FROM ai_jobs_pairs GROUP BY stretch, pair ORDER BY 1
"""


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read `salaries.csv`, or a Parquet or Excel copy of it, into a draft of pay records.

    A band's `row` is that of the first of its two rows. The day is the first of the year. Contract
    and freelance work leaves `full_time` open.

    Raises
    ------
    BadFile
        If it is no table, or columns are missing: they are named.
    BadField
        For any option, there are none.
    """
    check_options(options, ())
    loaded = load_any(con, path, name="ai_jobs_given")
    _refuse_other_columns(path, loaded)
    texts = [f"{quoted(column)}::VARCHAR AS {column}" for column in _SAME]
    con.execute(
        _PAIRED.format(
            columns=", ".join([*texts, "try_cast(salary AS DOUBLE) AS salary"]),
            same=", ".join(f"coalesce({quoted(column)}::VARCHAR, '')" for column in _SAME),
            table=quoted(loaded.table),
        )
    )
    con.execute(_DRAFT.format(level=_level(), day=_day()))
    return Drafted(
        pay="ai_jobs_pay",
        unread_rows=loaded.unread_rows,
        notes=(*loaded.notes, _said(con)),
    )


def _refuse_other_columns(path: Path, loaded: Loaded) -> None:
    there = {column.lower() for column in loaded.columns}
    missing = [column for column in _COLUMNS if column not in there]
    if missing:
        raise BadFile(
            where=str(path),
            given=", ".join(loaded.columns) or "-",
            allowed=Phrase.of("allowed.columns_too", columns=", ".join(missing)),
            fix=Phrase("fix.right_file"),
        )


def _level() -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{level}'" for code, level in _LEVELS.items())
    return f"CASE upper(experience_level) {cases} END"


def _day() -> str:
    year = "try_cast(work_year AS DOUBLE)"
    return f"CASE WHEN {year} = floor({year}) THEN try(make_date({year}::BIGINT, 1, 1)) END"


def _said(con: duckdb.DuckDBPyConnection) -> Phrase:
    rows, records, bands = con.execute(
        "SELECT (SELECT count(*) FROM ai_jobs_pairs), count(*), "
        "count(*) FILTER (WHERE pay_high > pay_low) FROM ai_jobs_pay"
    ).fetchall()[0]
    return Phrase.of("ai_jobs.paired", rows=str(rows), records=str(records), bands=str(bands))

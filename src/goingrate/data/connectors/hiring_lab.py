"""Indices and shares of job ads by the Indeed Hiring Lab: by sector, overall, and those about AI.

The three kinds of files are told apart by their columns. All countries of the publisher load the
same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.texts import Text
from goingrate.data.connectors.contract import DRAFT_POSTINGS, Drafted, SourceInfo
from goingrate.data.connectors.drafting import as_drafted, check_options
from goingrate.data.connectors.loading import Loaded, load_any, quoted
from goingrate.data.connectors.table_files import bad_file

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="hiring-lab",
    name=Text(
        en="Indeed Hiring Lab: job postings index, AI share of postings",
        de="Indeed Hiring Lab: Index der Stellenanzeigen, Anteil der KI-Anzeigen",
    ),
    publisher="Indeed Hiring Lab",
    address="https://github.com/hiring-lab/job_postings_tracker",
    licence="CC BY 4.0",
    countries=(),
    gives=("postings",),
    command="goingrate data add job_postings_by_sector_US.csv --from hiring-lab",
    caveat=Text(
        en="Postings on one site, 1 February 2020 = 100; an index shows change, not numbers. The "
        "AI share counts ads that mention AI, not AI jobs "
        "(https://github.com/hiring-lab/ai-tracker).",
        de="Anzeigen auf einer Seite, 1. Februar 2020 = 100; ein Index zeigt Veränderung, keine "
        "Anzahl. Der KI-Anteil zählt Anzeigen, die KI erwähnen, nicht KI-Stellen "
        "(https://github.com/hiring-lab/ai-tracker).",
    ),
)

#: "Software Development" is software engineers and the like; the other sectors of the publisher's
#: list of titles hold several role families, or part of one.
_ROLES: Final[dict[str, str]] = {"software development": "software-engineer"}
_DAYS: Final = ("date", "modified_date")
_SHARES: Final = ("ai_share_postings", "genai_share_postings", "ma_share_perc")
_SECTOR: Final = {"indeed_job_postings_index", "variable", "display_name"}
#: Columns of the index of all postings, and whether each is seasonally adjusted.
_TOTAL: Final = {
    "indeed_job_postings_index_sa": "true",
    "indeed_job_postings_index_nsa": "false",
}
_DRAFT: Final = "hiring_lab_draft"


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read a file of the Hiring Lab into a draft of posting counts.

    New postings (at most seven days old) are a sector of their own, "..., new postings", and have
    no role: they are another series than all postings.

    Raises
    ------
    BadFile
        If it is not a table, or has none of the three sets of columns.
    BadField
        For any option: there is none.
    """
    check_options(options, ())
    loaded = load_any(con, path, name="hiring_lab_file")
    own = {name.lower(): quoted(name) for name in loaded.columns}
    queries = [_query(loaded, own, series) for series in _series(path, own)]
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {_DRAFT} AS SELECT {as_drafted(DRAFT_POSTINGS)} "  # noqa: S608
        f"FROM ({' UNION ALL '.join(queries)})"
    )
    return Drafted(postings=_DRAFT, unread_rows=loaded.unread_rows, notes=loaded.notes)


@dataclass(frozen=True, slots=True)
class _Series:
    """What a row of the file says, as expressions of SQL."""

    sector: str
    value: str
    measure: str
    seasonally_adjusted: str = "NULL"
    role: str = "NULL"
    base_date: str = "NULL"


def _series(path: Path, own: Mapping[str, str]) -> list[_Series]:
    """Return what a file with these columns holds; one of all postings has two series."""
    share = next((name for name in _SHARES if name in own), None)
    if own.keys().isdisjoint(_DAYS) or "jobcountry" not in own:
        pass
    elif own.keys() >= _SECTOR:
        return [_of_sectors(own["display_name"], own["indeed_job_postings_index"], own["variable"])]
    elif own.keys() >= _TOTAL.keys():
        kind = own.get("variable", "'total postings'")
        return [
            _index(_named("'all'", kind), own[index], adjusted)
            for index, adjusted in _TOTAL.items()
        ]
    elif share is not None:
        is_generative = "genai" in share or "genai" in path.name.lower()
        sector = "'genai'" if is_generative else "'ai'"
        return [_Series(sector, f"TRY_CAST({own[share]} AS DOUBLE) / 100", "share")]
    raise bad_file(path, ", ".join(own), "allowed.hiring_lab", "fix.hiring_lab")


def _of_sectors(sector: str, index: str, kind: str) -> _Series:
    roles = " ".join(f"WHEN '{name}' THEN '{role}'" for name, role in _ROLES.items())
    role = f"CASE WHEN {_is_total(kind)} THEN CASE lower(trim({sector})) {roles} END END"
    return _index(_named(f"trim({sector})", kind), index, "true", role)


def _index(sector: str, index: str, adjusted: str, role: str = "NULL") -> _Series:
    value = f"TRY_CAST({index} AS DOUBLE)"
    return _Series(sector, value, "index", adjusted, role, base_date="DATE '2020-02-01'")


def _is_total(kind: str) -> str:
    return f"lower(trim({kind})) = 'total postings'"


def _named(sector: str, kind: str) -> str:
    """Return the name of a series; that of all postings bears the sector's own name."""
    return f"CASE WHEN {_is_total(kind)} THEN {sector} ELSE {sector} || ', ' || trim({kind}) END"


def _query(loaded: Loaded, own: Mapping[str, str], series: _Series) -> str:
    day = next(own[name] for name in _DAYS if name in own)
    return (
        f"SELECT row, {own['jobcountry']} AS country, NULL AS region, "  # noqa: S608
        f"{series.sector} AS sector, {series.role} AS role, '{series.measure}' AS measure, "
        f"{series.value} AS value, {series.base_date} AS base_date, "
        f"{series.seasonally_adjusted} AS seasonally_adjusted, "
        f"TRY_CAST({day} AS DATE) AS on_date, NULL AS reject FROM {quoted(loaded.table)}"
    )

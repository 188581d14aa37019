"""US wages by occupation and area as the Bureau of Labor Statistics publishes them, of any May.

The files of the nation, the states, the areas and of all data, as unzipped: Excel, or CSV saved
from it. They hold aggregates, no records of pay, and so fill the table of published wages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors.contract import Drafted, SourceInfo
from goingrate.data.connectors.drafting import as_drafted, check_options
from goingrate.data.connectors.loading import load_any, quoted
from goingrate.data.connectors.oews_columns import as_wages, missing_columns, own_columns
from goingrate.data.connectors.table_files import bad_file
from goingrate.market.published import WAGE_COLUMNS

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="oews",
    name=Text(
        en="US occupational employment and wages (OEWS)",
        de="US-Erhebung zu Beschäftigung und Löhnen nach Berufen (OEWS)",
    ),
    publisher="US Bureau of Labor Statistics",
    address="https://www.bls.gov/oes/tables.htm",
    licence="US public domain",
    countries=("US",),
    gives=("wages",),
    command="goingrate data add state_M2024_dl.xlsx --from oews",
    caveat=Text(
        en="Aggregates, no records: percentiles of employees' pay without bonuses, shares and the "
        "self-employed. May 2025 is packaged for management, computing and sales; the whole of it "
        "comes with goingrate[oews]. No occupation is AI work alone. Amounts above a bound are "
        'printed as "#" (187,200 USD until 2015, 208,000 until 2021, 239,200 since). The year is '
        "read in the file's name, or given: year=2024.",
        de="Aggregate, keine Einzelangaben: Perzentile des Lohns von Beschäftigten ohne Boni, "
        "Anteile und Selbstständige. Mai 2025 ist für Führung, IT und Vertrieb mitgeliefert, ganz "
        "mit goingrate[oews]. Kein Beruf ist allein KI-Arbeit. Beträge über einer Grenze sind als "
        "„#“ gedruckt (187.200 USD bis 2015, 208.000 bis 2021, 239.200 seither). Das Jahr steht "
        "im Dateinamen oder wird angegeben: year=2024.",
    ),
    needs=None,
)

OPTIONS: Final = ("year",)

#: "state_M2024_dl", "all_data_M_2022", "oesm23nat".
_NAMED: Final = (re.compile(r"m(?:ay)?_?(20[0-9]{2})(?![0-9])"), re.compile(r"oesm([0-9]{2})"))
_FIRST_YEAR: Final = 2014
_LAST_YEAR: Final = 2099
#: From which May on "#" stands for this or more. No amount of the national files from 2014 to 2024
#: lies between the bound of its year and the next one.
_BOUNDS: Final = ((2022, 239_200), (2016, 208_000), (_FIRST_YEAR, 187_200))
_DRAFT: Final = "oews_wages"


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read a file of the survey into a draft of published wages.

    Rows of single industries or kinds of owners are rejected, those of all together stay. Amounts
    that are not released ("*", "**") are NULL; "#" is the bound of its year or more.

    Raises
    ------
    BadFile
        If it is not a table, or lacks columns of the survey: they are named.
    BadField
        For an option that there is not, or where the year is neither given nor in the name.
    """
    check_options(options, OPTIONS)
    if "year" in options:
        _year(path, options)  # told before a large file is read; else after what is no such file
    loaded = load_any(con, path, name="oews_file")
    own = {name: quoted(column) for name, column in own_columns(loaded.columns).items()}
    missing = missing_columns(own)
    if missing:
        allowed = Phrase.of("oews.allowed.file", columns=", ".join(missing))
        raise bad_file(path, ", ".join(loaded.columns) or "-", allowed, "oews.fix.file")
    year = _year(path, options)
    bound = next(bound for since, bound in _BOUNDS if year >= since)
    columns = {"row": "BIGINT"} | WAGE_COLUMNS | {"reject": "VARCHAR"}
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {_DRAFT} AS SELECT {as_drafted(columns)} "  # noqa: S608
        f"FROM ({as_wages(quoted(loaded.table), own, year=year, bound=bound)})"
    )
    told = Phrase.of("oews.note.year", year=str(year), bound=str(bound))
    return Drafted(wages=_DRAFT, unread_rows=loaded.unread_rows, notes=(*loaded.notes, told))


def _year(path: Path, options: Mapping[str, Any]) -> int:
    named = [pattern.search(path.name.lower()) for pattern in _NAMED]
    found = next((match[1] for match in named if match), "")
    given = str(options.get("year", found)).strip()
    year = int(given) if re.fullmatch(r"[0-9]{2}|[0-9]{4}", given) else 0
    year += 2000 if 0 < year < 100 else 0
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return year
    limits = {"low": str(_FIRST_YEAR), "high": str(_LAST_YEAR)}
    raise BadField(
        where="year",
        given=given or path.name,
        allowed=Phrase.of("oews.allowed.year", **limits),
        fix=Phrase("oews.fix.year"),
    )

"""What the columns of a labour-condition filing mean, as expressions of SQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from goingrate.data.connectors.lca_eras import HELD
from goingrate.data.connectors.loading import quoted

if TYPE_CHECKING:
    import duckdb

#: Least and most US dollars for each unit in which a wage is filed. Below the least it is under
#: the US minimum wage of $7.25 x 2,080 hours; above the most it is a year's wage with the wrong
#: unit ($85,000 an hour): pay of more than $600,000 ($1M for an hour) is filed by the year.
PLAUSIBLE: Final = {
    "year": (15_000.0, 20_000_000.0),
    "month": (1_250.0, 50_000.0),
    "two_weeks": (575.0, 24_000.0),
    "week": (285.0, 12_000.0),
    "hour": (7.25, 500.0),
}
#: Spellings of units, of which only the letters are compared.
_UNITS: Final = {
    "year": ("year", "yearly", "yr", "annual", "annually", "peryear"),
    "month": ("month", "monthly", "mth", "mo", "permonth"),
    "two_weeks": ("biweekly", "biweek", "bi", "twoweeks"),
    "week": ("week", "weekly", "wk", "perweek"),
    "hour": ("hour", "hourly", "hr", "perhour"),
}
_DAY_FORMATS: Final = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S",
    "%m/%d/%y",  # before %Y, which takes two digits for a year of antiquity
    "%m/%d/%Y",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%d-%b-%y",
    "%d-%b-%Y",
)
#: Two digits, four digits, and what O*NET adds: 15-1132, 15-1132.00, 151132.
_SOC: Final = r"^\s*(\d\d)-?(\d\d\d\d)(\D.*)?$"

_IS_PLAUSIBLE: Final = " OR ".join(
    f"(unit = '{unit}' AND low BETWEEN {least} AND {most} "
    f"AND (coalesce(high, 0) = 0 OR high BETWEEN {least} AND {most}))"
    for unit, (least, most) in PLAUSIBLE.items()
)
#: Reasons against a wage, in the order in which they are looked for.
WAGE_REASONS: Final = {
    "reject.no_pay": "coalesce(low, 0) = 0",
    "reject.period": "unit IS NULL",
    "reject.wrong_unit": f"NOT ({_IS_PLAUSIBLE})",
    "reject.upside_down": "high > 0 AND high < low",
}


def read_filings(
    con: duckdb.DuckDBPyConnection, table: str, there: Mapping[str, str], fiscal_day: date | None
) -> None:
    """Leave the view `lca_read`: one row a filing, with numbers, days and codes.

    Parameters
    ----------
    table
        What was loaded from the file.
    there
        What a column holds ("title") to its name in the table.
    fiscal_day
        The day of filings that have none.
    """
    texts = ", ".join(
        f"nullif(trim({quoted(there[what])}::VARCHAR), '') AS {quoted(what)}"
        if what in there
        else f"NULL::VARCHAR AS {quoted(what)}"
        for what in HELD
    )
    other_day = f"DATE '{fiscal_day.isoformat()}'" if fiscal_day else "NULL::DATE"
    con.execute(
        f"""
        CREATE OR REPLACE TEMP VIEW lca_read AS
        SELECT
            "row", {_unescaped("title")} AS title, {_unescaped("employer")} AS employer,
            regexp_replace(upper(status), '[^A-Z]+', '-', 'g') AS status, {_VISA} AS visa,
            CASE upper(left(full_time, 1)) WHEN 'Y' THEN true WHEN 'N' THEN false END AS full_time,
            try_cast(positions AS DOUBLE) AS positions,
            {_number(_end_of_band("wage_from", 1))} AS low,
            {_number(_end_of_band("wage_to", 2))} AS high,
            {_unit()} AS unit, regexp_replace(soc, '{_SOC}', '\\1-\\2') AS soc,
            CASE WHEN regexp_full_match(state, '[A-Za-z][A-Za-z]') THEN upper(state) END AS region,
            concat_ws(', ', city, state) AS place,
            coalesce({_day("decided")}, {_day("begins")}, {other_day}) AS on_date
        FROM (SELECT "row", {texts} FROM {quoted(table)})
        """  # noqa: S608
    )


def drafted(weight: str, reject: str) -> str:
    """Return the query of draft records over `lca_read`; both parts are expressions of SQL."""
    return f"""
        SELECT
            "row", title, employer, soc, NULL AS level_given, 'US' AS country, region,
            NULL AS metro, nullif(place, '') AS place, low AS pay_low,
            CASE WHEN high > 0 THEN high ELSE low END AS pay_high, unit AS pay_period,
            'USD' AS currency, 'base' AS component, 'filed' AS basis, on_date,
            {weight} AS weight, full_time, {reject} AS reject
        FROM lca_read
    """  # noqa: S608


#: The kind of visa, by the number of the case where it is not said.
_VISA: Final = """CASE
    WHEN visa ILIKE 'H-1B1%' OR visa ILIKE 'H1B1%' THEN 'H-1B1'
    WHEN visa ILIKE 'H-1B%' OR visa ILIKE 'H1B%' THEN 'H-1B'
    WHEN visa ILIKE 'E-3%' OR visa ILIKE 'E3%' THEN 'E-3'
    WHEN visa IS NOT NULL THEN visa
    WHEN "case" LIKE 'I-200-%' THEN 'H-1B'
    WHEN "case" LIKE 'I-201-%' OR "case" LIKE 'I-202-%' THEN 'H-1B1'
    WHEN "case" LIKE 'I-203-%' THEN 'E-3'
END"""


def _end_of_band(column: str, part: int) -> str:
    """Return one end of the wage; in 2015 both stand in one text, "60000 - 70000" or "60000 -"."""
    return f"CASE WHEN wage IS NULL THEN {column} ELSE split_part(wage, '-', {part}) END"


def _number(text: str) -> str:
    return f"try_cast(regexp_replace({text}, '[$,\\s]', '', 'g') AS DOUBLE)"


def _unescaped(column: str) -> str:
    return f"regexp_replace({column}, '&amp;', '&', 'gi')"


def _unit() -> str:
    cases = " ".join(
        f"WHEN '{spelt}' THEN '{unit}'" for unit, spellings in _UNITS.items() for spelt in spellings
    )
    return f"CASE regexp_replace(lower(unit), '[^a-z]+', '', 'g') {cases} END"


def _day(column: str) -> str:
    return f"try_strptime({column}, {list(_DAY_FORMATS)})::DATE"

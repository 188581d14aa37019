"""Drafts of pay records become records, or are rejected for a reason; over the whole table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from goingrate.data.connectors.contract import DRAFT_PAY_MORE
from goingrate.data.imports.plausible import PAY_REASONS, first_reason
from goingrate.data.imports.readings import Readers, read_texts
from goingrate.data.imports.sql import ORIGIN, keep, know_codes, tidy_texts
from goingrate.market.records import PAY_COLUMNS

if TYPE_CHECKING:
    import duckdb

#: The columns that make two records of one import the same; the date is compared besides.
_SAME: Final = (
    "title, employer, soc, level, country, region, metro, component, basis, currency, "
    "low, high, full_time"
)
#: Ads stand for weeks: one that is found again in a later snapshot is the same one. Without an
#: employer or a title, that cannot be told.
_DAY: Final = (
    "CASE WHEN basis = 'posted' AND employer IS NOT NULL AND title IS NOT NULL "
    "THEN NULL ELSE on_date END"
)

# A place is believed where it does not contradict the country that the source gives.
_READ: Final = """
CREATE OR REPLACE TEMP TABLE read_pay AS
SELECT *, {reason} AS reason FROM (
    SELECT
        tidy."row", tidy.reject, tidy.title, employers.employer, titles.role,
        coalesce(levels.level, titles.level) AS level, employers.kind AS employer_kind, tidy.soc,
        coalesce(tidy.country, places.country) AS country,
        coalesce(tidy.region, places.region) AS region, coalesce(tidy.metro, places.metro) AS metro,
        tidy.component, tidy.basis, tidy.currency, tidy.pay_low, tidy.pay_high,
        periods.per_year, tidy.pay_low * periods.per_year AS low,
        tidy.pay_high * periods.per_year AS high, tidy.on_date,
        coalesce(tidy.weight, 1) AS weight, tidy.full_time, tidy.skills, currencies.units,
        countries.code IS NOT NULL AS is_country
    FROM tidy_pay AS tidy
    LEFT JOIN read_titles AS titles ON titles.given = tidy.title
    LEFT JOIN read_levels AS levels ON levels.given = tidy.level_given
    LEFT JOIN read_employers AS employers ON employers.given = tidy.employer
    LEFT JOIN read_places AS places ON places.given = tidy.place
        AND (tidy.country IS NULL OR tidy.country = places.country)
    LEFT JOIN known_periods AS periods ON periods.code = tidy.pay_period
    LEFT JOIN known_currencies AS currencies ON currencies.code = tidy.currency
    LEFT JOIN known_countries AS countries
        ON countries.code = coalesce(tidy.country, places.country)
)
"""
_REPEATS: Final = f"""
CREATE OR REPLACE TEMP TABLE repeats AS
SELECT "row", first FROM (
    SELECT "row", first_value("row") OVER (
        PARTITION BY {_SAME}, {_DAY} ORDER BY on_date, "row"
    ) AS first
    FROM read_pay
    WHERE reason IS NULL AND basis <> 'filed'
)
WHERE first <> "row"
"""  # noqa: S608
#: Where the columns of `pay` come from, where they have another name before.
_RENAMED: Final = {
    "low_per_year": "low AS low_per_year",
    "high_per_year": "high AS high_per_year",
    "duplicate_of_row": "first AS duplicate_of_row",
}


def finish_pay(
    con: duckdb.DuckDBPyConnection,
    draft: str,
    *,
    source: str,
    import_id: str,
    readers: Readers,
    today: date,
) -> tuple[int, dict[str, int]]:
    """Leave the view `new_pay` with the records kept; return their number, and the others.

    Records that repeat another one are marked, not removed. A filing is a case of its own, so two
    that look alike are two positions; elsewhere two rows that agree in everything are one record,
    and of an advertisement also where the days of the snapshots differ.

    Parameters
    ----------
    draft
        A table with the columns of `DRAFT_PAY`, and of `DRAFT_PAY_MORE` those that it knows.
    today
        No record is dated after it.
    """
    _complete(con, draft)
    tidy_texts(con, "whole_pay", "tidy_pay", upper=("country", "currency"))
    read_texts(con, "tidy_pay", readers)
    know_codes(con)
    con.execute(_READ.format(reason=first_reason(PAY_REASONS)), {"today": today})
    con.execute(_REPEATS)
    columns = [_RENAMED.get(name, f'"{name}"') for name in PAY_COLUMNS if name not in ORIGIN]
    joined = 'LEFT JOIN repeats USING ("row")'
    return keep(con, "pay", columns, source=source, import_id=import_id, joined=joined)


def _complete(con: duckdb.DuckDBPyConnection, draft: str) -> None:
    """Create the view `whole_pay`: a draft with all columns, NULL in those that it leaves out."""
    known = {name for name, *_ in con.execute(f"DESCRIBE {draft}").fetchall()}
    lacking = [
        f'CAST(NULL AS {kind}) AS "{name}"'
        for name, kind in DRAFT_PAY_MORE.items()
        if name not in known
    ]
    columns = ", ".join(["*", *lacking])
    con.execute(f"CREATE OR REPLACE TEMP VIEW whole_pay AS SELECT {columns} FROM {draft}")  # noqa: S608


def repeated(con: duckdb.DuckDBPyConnection) -> int:
    """Return how many of the records kept repeat another one."""
    (count,) = con.execute("SELECT count(*) FROM repeats").fetchone() or (0,)
    return int(count)

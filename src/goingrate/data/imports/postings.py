"""Drafts of posting counts become counts, or are rejected for a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.data.imports.plausible import POSTING_REASONS, first_reason
from goingrate.data.imports.sql import ORIGIN, keep, know_codes, tidy_texts
from goingrate.market.records import POSTING_COLUMNS

if TYPE_CHECKING:
    import duckdb


def finish_postings(
    con: duckdb.DuckDBPyConnection, draft: str, *, source: str, import_id: str, today: date
) -> tuple[int, dict[str, int]]:
    """Leave the view `new_postings` with the counts kept; return their number, and the others.

    Parameters
    ----------
    draft
        A table with the columns of `DRAFT_POSTINGS`. A role that is none stays unknown.
    today
        No count is dated after it.
    """
    tidy_texts(con, draft, "tidy_postings", upper=("country",))
    know_codes(con)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE read_postings AS "  # noqa: S608
        f"SELECT * REPLACE (CASE WHEN role IN {ROLE_FAMILIES} THEN role END AS role), "
        f"{first_reason(POSTING_REASONS)} AS reason FROM ("
        "SELECT tidy.*, countries.code IS NOT NULL AS is_country FROM tidy_postings AS tidy "
        "LEFT JOIN known_countries AS countries ON countries.code = tidy.country)",
        {"today": today},
    )
    columns = [f'"{name}"' for name in POSTING_COLUMNS if name not in ORIGIN]
    return keep(con, "postings", columns, source=source, import_id=import_id)

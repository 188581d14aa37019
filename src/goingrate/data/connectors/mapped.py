"""Any table with pay, read by a short mapping file that says which column holds what.

table -> loaded columns -> cells (skipped? pay, texts, day)  -> draft
         loading.py        mapping_sql.py, pay_texts.py         here
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField
from goingrate.base.money.vocabulary import DOLLARS
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors.contract import DRAFT_PAY, DRAFT_PAY_MORE, Drafted, SourceInfo
from goingrate.data.connectors.drafting import as_drafted, check_options
from goingrate.data.connectors.loading import load_any
from goingrate.data.connectors.mapping_files import read_mapping
from goingrate.data.connectors.mapping_sql import Table, cells, check_columns, check_date_format
from goingrate.data.connectors.pay_texts import PLAIN_DOLLAR, store_pay_texts
from goingrate.data.connectors.skill_names import (
    LONGEST_NAME,
    MOST_NAMES,
    is_cut,
    skills_from,
)

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="mapped",
    name=Text(
        en="Your own table with a mapping file", de="Eigene Tabelle mit einer Zuordnungsdatei"
    ),
    publisher="-",
    address="-",
    licence="-",
    countries=(),
    gives=("pay",),
    command="goingrate data add pay.csv --from mapped --mapping mapping.yaml",
    caveat=Text(
        en="CSV, Excel or Parquet. As good as the table: say in the mapping who reports the pay "
        "and what it is.",
        de="CSV, Excel oder Parquet. So gut wie die Tabelle: In der Zuordnung steht, wer das "
        "Gehalt meldet und was es ist.",
    ),
)

_DRAFT: Final = "mapped_draft"
_DOLLARS: Final = ", ".join(f"'{code}'" for code in sorted(DOLLARS))


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read a table by its mapping into a draft of pay records.

    A row whose text shows another currency than the mapping says is rejected: nobody can tell
    which of the two is wrong. A period in the text replaces that of the mapping. Rows that the
    mapping leaves out are counted as rejected. Grants whose years the mapping gives are divided by
    them.

    Parameters
    ----------
    options
        `mapping`: path of the mapping file.

    Raises
    ------
    BadFile
        If the table or the mapping cannot be read.
    BadField
        If the mapping is missing or wrong, or names a column that the table does not have.
    """
    check_options(options, ("mapping",))
    if not options.get("mapping"):
        allowed = Phrase("allowed.mapping_option")
        raise BadField(
            where="mapping", given="-", allowed=allowed, fix=Phrase("fix.mapping_option")
        )
    mapping_path = Path(options["mapping"])
    mapping = read_mapping(mapping_path)
    loaded = load_any(con, path, name="mapped_file")
    table = Table.of(con, loaded)
    check_columns(mapping, table, where=f"{mapping_path.name}: ")
    check_date_format(con, mapping, where=f"{mapping_path.name}: ")
    query, given = cells(mapping, table)
    con.execute(f"CREATE OR REPLACE TEMP TABLE mapped_cells AS {query}", given)
    texts = con.execute(_PAY_TEXTS).fetchall()
    store_pay_texts(con, "mapped_pay_texts", (text for (text,) in texts), mapping.language)
    top = None if mapping.top_code is None else mapping.top_code.value
    con.execute(_FINISH, {"top": top, "years": mapping.constants.grant_years})
    notes = (*loaded.notes, *_skills_cut(con))
    return Drafted(pay=_DRAFT, unread_rows=loaded.unread_rows, notes=notes)


def _skills_cut(con: duckdb.DuckDBPyConnection) -> tuple[Phrase, ...]:
    """Return the note on rows of which some skills are left out, if there are any."""
    counted = f"SELECT count(*) FROM mapped_cells WHERE {is_cut('skill_list')}"  # noqa: S608
    ((rows,),) = con.execute(counted).fetchall()
    if not rows:
        return ()
    limits = {"longest": str(LONGEST_NAME), "most": str(MOST_NAMES)}
    return (Phrase.of("loading.skills_cut", rows=str(rows), **limits),)


_PAY_TEXTS: Final = """
SELECT DISTINCT text FROM (
    SELECT low_text AS text FROM mapped_cells UNION ALL SELECT high_text FROM mapped_cells
) WHERE text IS NOT NULL ORDER BY text
"""
# `one` and `two` are what the texts of the lower (or only) and the upper cell say.
_READ: Final = f"""
SELECT cells.* EXCLUDE (low_number, low_text, high_number, high_text),
    CASE WHEN component = 'grant' THEN CAST($years AS DOUBLE) END AS grant_years,
    coalesce(low_number, one.low) AS low,
    CASE WHEN high_number IS NOT NULL THEN high_number WHEN two.low IS NOT NULL THEN two.high
         ELSE coalesce(low_number, one.high) END AS high,
    low_number IS NULL AND one.low IS NULL AND (high_number IS NOT NULL OR two.low IS NOT NULL)
        AS is_only_high,
    coalesce(one.period, two.period) AS text_period,
    one.period <> two.period AS has_two_periods,
    CASE WHEN one.currency = '{PLAIN_DOLLAR}' THEN coalesce(two.currency, one.currency)
         ELSE coalesce(one.currency, two.currency) END AS text_currency,
    one.currency <> two.currency
        AND NOT (one.currency = '{PLAIN_DOLLAR}' AND two.currency IN ({_DOLLARS}))
        AND NOT (two.currency = '{PLAIN_DOLLAR}' AND one.currency IN ({_DOLLARS}))
        AS has_two_currencies,
    coalesce(one.reject, two.reject) AS text_reject
FROM mapped_cells AS cells
LEFT JOIN mapped_pay_texts AS one ON one.given = low_text
LEFT JOIN mapped_pay_texts AS two ON two.given = high_text
"""  # noqa: S608
_JUDGED: Final = f"""
SELECT *,
    CASE WHEN low >= $top OR high >= $top THEN NULL ELSE high / coalesce(grant_years, 1) END
        AS pay_high,
    low / coalesce(grant_years, 1) AS pay_low,
    CASE WHEN grant_years IS NULL THEN coalesce(text_period, given_period) ELSE 'year' END
        AS pay_period,
    {skills_from("skill_list")} AS skills,
    CASE WHEN text_currency = '{PLAIN_DOLLAR}' THEN coalesce(given_currency, 'USD')
         ELSE coalesce(given_currency, text_currency) END AS currency,
    CASE WHEN is_skipped THEN 'reject.skipped'
         WHEN text_reject IS NOT NULL THEN text_reject
         WHEN has_two_periods THEN 'reject.pay_text'
         WHEN grant_years IS NOT NULL AND text_period IS NOT NULL THEN 'reject.grant_period'
         WHEN is_only_high THEN 'reject.upper_bound'
         WHEN has_two_currencies OR given_currency <> CASE WHEN text_currency = '{PLAIN_DOLLAR}'
             AND given_currency IN ({_DOLLARS}) THEN given_currency
             WHEN text_currency = '{PLAIN_DOLLAR}' THEN 'USD' ELSE text_currency END
         THEN 'reject.mixed_currency' END AS reject
FROM ({_READ})
"""  # noqa: S608
_COLUMNS: Final = as_drafted(DRAFT_PAY | DRAFT_PAY_MORE)
_FINISH: Final = f"CREATE OR REPLACE TEMP TABLE {_DRAFT} AS SELECT {_COLUMNS} FROM ({_JUDGED})"  # noqa: S608

"""Pay records by the tens of millions, made by DuckDB itself: no source has as many."""

from __future__ import annotations

from pathlib import Path

from goingrate.data.duck import memory_connection

_ROLES = (
    "ai-engineer",
    "ai-researcher",
    "data-analyst",
    "data-engineer",
    "data-scientist",
    "enterprise-sales",
    "infrastructure-engineer",
    "product-manager",
    "recruiter",
    "sales-engineer",
    "security-engineer",
    "software-engineer",
)
#: 20,011 employers, a few of them large, each in two regions; 12 roles, 5 levels and 51 regions
#: make 3,060 cells. One record in 20 is a band, one in 20 top-coded; some part-time or repeated.
_RECORDS = """
SELECT
    'made' AS source,
    'one' AS import_id,
    i AS "row",
    NULL::VARCHAR AS title,
    'employer ' || firm AS employer,
    $roles[1 + pick(h, 5, 12)] AS role,
    ['entry', 'mid', 'senior', 'staff', NULL][1 + pick(h, 9, 5)] AS level,
    NULL::VARCHAR AS employer_kind,
    NULL::VARCHAR AS soc,
    'US' AS country,
    'R' || (firm + pick(h, 13, 2)) % 51 AS region,
    NULL::VARCHAR AS metro,
    'base' AS component,
    'filed' AS basis,
    'USD' AS currency,
    (60000 + 500 * floor(20 * exp(1.2 + 0.9 * bell(h))))::DOUBLE AS low_per_year,
    CASE pick(h, 17, 20) WHEN 0 THEN NULL WHEN 1 THEN 1.2 * low_per_year ELSE low_per_year END
        AS high_per_year,
    DATE '2020-01-01' + pick(h, 23, 2190)::INTEGER AS on_date,
    1.0::DOUBLE AS weight,
    pick(h, 29, 30) > 0 AS full_time,
    CASE WHEN pick(h, 31, 50) = 0 THEN 0::BIGINT END AS duplicate_of_row
FROM (
    SELECT i, hash(i) AS h, pick(h, 3, 20011) * pick(h, 20, 20011) // 20011 AS firm
    FROM range($rows) made(i)
)
"""
_MACROS = (
    "CREATE MACRO pick(bits, from_bit, n) AS ((bits >> from_bit) % n)::BIGINT",
    "CREATE MACRO bell(bits) AS "
    "(pick(bits, 7, 1024) + pick(bits, 27, 1024) + pick(bits, 43, 1024)) / 1024 - 1.5",
)


def write_rows(folder: Path, rows: int) -> Path:
    """Write so many pay records as Parquet and return the file."""
    file = folder / "pay.parquet"
    made = _RECORDS.replace("$roles", str(list(_ROLES))).replace("$rows", str(rows))
    with memory_connection() as con:
        for macro in _MACROS:
            con.execute(macro)
        con.execute(f"COPY ({made}) TO '{file}' (FORMAT parquet, PARQUET_VERSION v2)")
    return file

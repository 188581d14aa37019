"""A store as goingrate wrote it before records had skills, by the definitions of then."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

import duckdb

TABLES: Final = """
CREATE TABLE made.pay (
    "source" VARCHAR, "import_id" VARCHAR, "row" BIGINT, "title" VARCHAR, "employer" VARCHAR,
    "role" VARCHAR, "level" VARCHAR, "employer_kind" VARCHAR, "soc" VARCHAR, "country" VARCHAR,
    "region" VARCHAR, "metro" VARCHAR, "component" VARCHAR, "basis" VARCHAR, "currency" VARCHAR,
    "low_per_year" DOUBLE, "high_per_year" DOUBLE, "on_date" DATE, "weight" DOUBLE,
    "full_time" BOOLEAN, "duplicate_of_row" BIGINT
);
CREATE TABLE made.postings (
    "source" VARCHAR, "import_id" VARCHAR, "row" BIGINT, "country" VARCHAR, "region" VARCHAR,
    "sector" VARCHAR, "role" VARCHAR, "measure" VARCHAR, "value" DOUBLE, "base_date" DATE,
    "seasonally_adjusted" BOOLEAN, "on_date" DATE
);
CREATE TABLE made.wages (
    "source" VARCHAR, "import_id" VARCHAR, "row" BIGINT, "release_year" INTEGER, "soc" VARCHAR,
    "occupation" VARCHAR, "occupation_group" VARCHAR, "area_code" VARCHAR, "area_type" VARCHAR,
    "state" VARCHAR, "area_name" VARCHAR, "employment" DOUBLE, "employment_rse" DOUBLE,
    "mean" DOUBLE, "mean_rse" DOUBLE, "p10" DOUBLE, "p25" DOUBLE, "p50" DOUBLE, "p75" DOUBLE,
    "p90" DOUBLE, "top_coded" VARCHAR, "top_code" DOUBLE
);
CREATE TABLE made.imports (
    "import_id" VARCHAR, "source" VARCHAR, "file" VARCHAR, "sha256" VARCHAR, "bytes" BIGINT,
    "options" VARCHAR, "imported_at" TIMESTAMP, "kept" BIGINT, "rejected" VARCHAR, "unread" BIGINT,
    "duplicates" BIGINT, "notes" VARCHAR, "licence" VARCHAR, "address" VARCHAR,
    "lexicon_version" VARCHAR, "goingrate_version" VARCHAR, "schema_version" INTEGER
);
CREATE TABLE made.store (schema_version INTEGER);
INSERT INTO made.store VALUES (1);
"""
ENTRY: Final = (
    "old1", "fake", "old.csv", "s", 9, "{}", datetime(2025, 1, 1, 12, 0), 40, "{}", 0, 0, "[]",
    "CC0", "-", "fake", "0.1", 1,
)  # fmt: skip


def write_version_1(folder: Path, *, rows: int = 40) -> Path:
    """Write a store of version 1 with one import, and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "goingrate.duckdb"
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{file}' AS made")
        con.execute(TABLES)
        con.execute(
            "INSERT INTO made.pay SELECT 'fake', 'old1', i, 'Engineer', 'acme', "
            "'software-engineer', NULL, NULL, NULL, 'US', 'CA', NULL, 'base', 'self_reported', "
            "'USD', 90000 + i, 90000 + i, DATE '2024-01-01', 1, true, NULL FROM range(?) made(i)",
            [rows],
        )
        marks = ", ".join("?" for _ in ENTRY)
        con.execute(f"INSERT INTO made.imports VALUES ({marks})", list(ENTRY))  # noqa: S608
    return file

"""A connector and readers for tests of what comes after them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors.contract import (
    DRAFT_PAY,
    DRAFT_POSTINGS,
    Drafted,
    SourceInfo,
)
from goingrate.data.imports.readings import Readers
from goingrate.market.titles import TitleReading

NOON = datetime(2025, 6, 30, 12, 0)
ROW: dict[str, Any] = {
    "title": "Engineer",
    "employer": "ACME Inc.",
    "country": "US",
    "pay_low": 100_000,
    "pay_high": 100_000,
    "pay_period": "year",
    "currency": "USD",
    "component": "base",
    "basis": "self_reported",
    "on_date": "2024-01-01",
}


def readers() -> Readers:
    """Return readers that know three words."""
    return Readers(
        title=lambda title: TitleReading(
            role="software-engineer" if "Engineer" in title else None,
            level="senior" if "Senior" in title else None,
            because=(),
        ),
        employer_name=lambda name: name.removesuffix(" Inc.").lower(),
        employer_kind=lambda name: "startup" if name == "acme" else None,
        place=lambda text: Place("US", region="CA") if text == "San Francisco" else None,
        version="fake",
    )


class FakeConnector:
    """Reads drafts as they are; lines that do not fit are unread."""

    SOURCE = SourceInfo(
        id="fake",
        name=Text(en="fake", de="Attrappe"),
        publisher="nobody",
        address="https://example.org/fake",
        licence="CC0",
        countries=("US",),
        gives=("pay",),
        command="goingrate data add FILE --from fake",
        caveat=Text(en="made up", de="ausgedacht"),
    )

    def __init__(self, *, postings: bool = False) -> None:
        self.postings = postings

    def draft(
        self, con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]
    ) -> Drafted:
        shape = DRAFT_POSTINGS if self.postings else DRAFT_PAY
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in shape.items())
        con.execute(
            "CREATE OR REPLACE TEMP TABLE draft AS FROM read_csv(?, header=true, auto_detect=false,"
            f" delim=',', quote='\"', columns={{{columns}}}, ignore_errors=true)",
            [str(path)],
        )
        (read,) = con.execute("SELECT count(*) FROM draft").fetchone() or (0,)
        lines = len(path.read_text(encoding="utf-8").splitlines()) - 1
        name = "postings" if self.postings else "pay"
        notes = (Phrase("loading.encoding_guessed"),) if options.get("noted") else ()
        return Drafted(**{name: "draft"}, unread_rows=lines - read, notes=notes)


def write_drafts(
    path: Path, rows: Iterable[Mapping[str, Any]], *, postings: bool = False, like: Any = None
) -> Path:
    """Write a file of drafts, each row like a good one where it does not say otherwise."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(
            file, list(DRAFT_POSTINGS if postings else DRAFT_PAY), lineterminator="\n"
        )
        writer.writeheader()
        for number, row in enumerate(rows, 1):
            writer.writerow({**(ROW if like is None else like), "row": number, **row})
    return path

"""Where the records came from: one entry for each import."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.texts import Phrase
from goingrate.data.store.failures import NotAnEntry

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One row of the table `imports`.

    Attributes
    ----------
    import_id
        A checksum of the file's content, the options and the connector.
    source
        The connector's id.
    file, sha256, bytes
        The file's name without its folder; checksum and size of its content.
    options
        What the connector was told, as JSON.
    kept, rejected, unread
        What became of the records of the file: they add up to all of them. `rejected` counts them
        by the key of the reason, `unread` lines that could not be split into columns.
    duplicates
        Records among those kept that repeat another one; they are marked and not counted twice.
    lexicon_version, goingrate_version, schema_version
        What read titles, employers and places; which program wrote this.
    """

    import_id: str
    source: str
    file: str
    sha256: str
    bytes: int
    options: str
    imported_at: datetime
    kept: int
    rejected: dict[str, int]
    unread: int
    duplicates: int
    notes: tuple[Phrase, ...]
    licence: str
    address: str
    lexicon_version: str
    goingrate_version: str
    schema_version: int

    @property
    def rows(self) -> int:
        """Return how many records the file has, kept or not."""
        return self.kept + sum(self.rejected.values()) + self.unread


_COLUMNS: Final = tuple(field.name for field in fields(ImportEntry))


def write_entry(con: duckdb.DuckDBPyConnection, catalog: str, entry: ImportEntry) -> None:
    """Append an entry to the table `imports` of an attached database."""
    plain = {name: getattr(entry, name) for name in _COLUMNS}
    plain["rejected"] = json.dumps(entry.rejected, sort_keys=True)
    plain["notes"] = json.dumps([[note.key, note.values] for note in entry.notes])
    marks = ", ".join("?" for _ in _COLUMNS)
    con.execute(f"INSERT INTO {catalog}.imports VALUES ({marks})", list(plain.values()))  # noqa: S608


def read_entries(con: duckdb.DuckDBPyConnection) -> tuple[ImportEntry, ...]:
    """Return every import, the oldest first.

    Raises
    ------
    NotAnEntry
        If a row is none that goingrate wrote.
    """
    names = ", ".join(_COLUMNS)
    query = f"SELECT {names} FROM imports ORDER BY imported_at, import_id"  # noqa: S608
    return tuple(_entry(row) for row in con.execute(query).fetchall())


def _entry(row: tuple[Any, ...]) -> ImportEntry:
    named = dict(zip(_COLUMNS, row, strict=True))
    if any(value is None for value in named.values()):
        raise NotAnEntry
    try:
        notes: list[tuple[str, list[tuple[str, str]]]] = json.loads(named["notes"])
        named["notes"] = tuple(
            Phrase(str(key), tuple((str(name), str(said)) for name, said in values))
            for key, values in notes
        )
        rejected: dict[str, Any] = json.loads(named["rejected"])
        named["rejected"] = {key: int(count) for key, count in rejected.items()}
        json.loads(named["options"])
    except (ValueError, TypeError, AttributeError):
        raise NotAnEntry from None
    return ImportEntry(**named)

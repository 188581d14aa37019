"""A file into the store: once, whole, with a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.connectors.contract import Connector, Drafted
from goingrate.data.connectors.table_files import bad_file
from goingrate.data.imports.identity import Identity, identity, state_of
from goingrate.data.imports.pay import finish_pay, repeated
from goingrate.data.imports.postings import finish_postings
from goingrate.data.imports.readings import Readers, packaged_readers
from goingrate.data.imports.report import ImportReport, report_of
from goingrate.data.imports.wages import finish_wages
from goingrate.data.store.change import WAIT_SECONDS, Change, changing
from goingrate.data.store.failures import disk_full, is_full
from goingrate.data.store.provenance import ImportEntry
from goingrate.data.store.schema import SCHEMA_VERSION
from goingrate.data.store.store import Store

if TYPE_CHECKING:
    import duckdb


@dataclass(slots=True)
class _Finished:
    """Tables of the store to views with new rows, and what became of the others."""

    views: dict[str, str] = field(default_factory=dict)
    kept: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    def take(self, table: str, kept: int, rejected: Mapping[str, int]) -> None:
        self.views[table] = f"new_{table}"
        self.kept += kept
        self.rejected.update(rejected)


def import_file(
    store: Store,
    connector: Connector,
    path: Path,
    options: Mapping[str, Any],
    *,
    at: datetime,
    readers: Readers | None = None,
    wait_seconds: float = WAIT_SECONDS,
) -> ImportReport:
    """Add a file to the store, unless the same file was added with the same options before.

    Parameters
    ----------
    connector
        A module of `goingrate.data.connectors`.
    options
        What the connector is told; `mapping` is the path of a file, whose content counts.
    at
        When this happens; no record may be dated after that day.
    readers
        What reads titles, employers and places; None: what is packaged.
    wait_seconds
        How long another import is waited for.

    Raises
    ------
    BadFile
        If the file is not what the connector reads or no row of it can be kept, or the store
        cannot be changed: another import at work, no space, no permission. It is as it was.
    BadField
        For an option that the connector does not know.
    """
    told = identity(path, connector.SOURCE.id, options)
    former = _known(store, told.import_id)
    if former is not None:
        return report_of(former, already_there=True)
    readers = readers or packaged_readers()
    with changing(store, wait_seconds=wait_seconds) as change:
        former = _known(store, told.import_id)  # another import may have been waited for
        if former is not None:
            return report_of(former, already_there=True)
        drafted = _draft(change, connector, path, options)
        with _explained(change, path):
            finished = _finish(
                change.con, drafted, connector.SOURCE.id, told.import_id, readers, at
            )
        if state_of(path) != told.state:
            raise bad_file(path, path.name, "import.allowed.still", "import.fix.still")
        if not finished.kept:
            raise _nothing_kept(path, finished, drafted.unread_rows)
        entry = _entry(connector, path, told, drafted, finished, readers, at)
        change.add(finished.views, entry)
    return report_of(entry, already_there=False)


def _known(store: Store, import_id: str) -> ImportEntry | None:
    return next((entry for entry in store.imports() if entry.import_id == import_id), None)


def _draft(change: Change, connector: Connector, path: Path, options: Mapping[str, Any]) -> Drafted:
    with _explained(change, path):
        return connector.draft(change.con, path, options)


@contextmanager
def _explained(change: Change, path: Path) -> Iterator[None]:
    """Say of an error of the database that the connector does not expect where it comes from."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        if is_full(error):
            raise disk_full(change.work.parent) from None
        raise bad_file(path, path.name, "import.allowed.readable", "import.fix.readable") from None


def _finish(
    con: duckdb.DuckDBPyConnection,
    drafted: Drafted,
    source: str,
    import_id: str,
    readers: Readers,
    at: datetime,
) -> _Finished:
    done = _Finished()
    today = at.date()
    if drafted.pay is not None:
        done.take("pay", *finish_pay(con, drafted.pay, source=source, import_id=import_id,
                                     readers=readers, today=today))  # fmt: skip
        done.duplicates = repeated(con)
    if drafted.postings is not None:
        done.take("postings", *finish_postings(con, drafted.postings, source=source,
                                               import_id=import_id, today=today))  # fmt: skip
    if drafted.wages is not None:
        done.take("wages", *finish_wages(con, drafted.wages, source=source, import_id=import_id))
    return done


def _nothing_kept(path: Path, finished: _Finished, unread: int) -> BadFile:
    """Return the error, which names the reasons, the most frequent first."""
    counts = Counter(finished.rejected)
    counts.update({"reject.unread": unread})
    told: Phrase | None = None
    for reason, count in reversed((+counts).most_common()):
        told = _reason(reason, count, told)
    return BadFile(
        where=str(path),
        given=f"0 / {counts.total()}",
        allowed=Phrase("import.allowed.kept"),
        fix=Phrase("import.fix.kept", (("reasons", cast(str, told or Phrase("data.unknown"))),)),
    )


def _reason(reason: str, count: int, others: Phrase | None) -> Phrase:
    """Return a reason and those after it; a phrase in a phrase is said with it."""
    values = (("count", str(count)), ("reason", cast(str, Phrase(reason))))
    if others is None:
        return Phrase("import.reason", values)
    return Phrase("import.reasons", (*values, ("others", cast(str, others))))


def _entry(
    connector: Connector,
    path: Path,
    told: Identity,
    drafted: Drafted,
    finished: _Finished,
    readers: Readers,
    at: datetime,
) -> ImportEntry:
    return ImportEntry(
        import_id=told.import_id,
        source=connector.SOURCE.id,
        file=path.name,
        sha256=told.sha256,
        bytes=told.bytes,
        options=told.options,
        imported_at=at,
        kept=finished.kept,
        rejected=dict(finished.rejected.most_common()),
        unread=drafted.unread_rows,
        duplicates=finished.duplicates,
        notes=drafted.notes,
        licence=connector.SOURCE.licence,
        address=connector.SOURCE.address,
        lexicon_version=readers.version,
        goingrate_version=__version__,
        schema_version=SCHEMA_VERSION,
    )

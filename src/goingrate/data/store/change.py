"""Changing the store: a new file beside the former one, put into its place in one step."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.data.duck import memory_connection
from goingrate.data.store.copying import copy_fast, put_in_place
from goingrate.data.store.failures import busy, told_in_one_line
from goingrate.data.store.provenance import ImportEntry, write_entry
from goingrate.data.store.schema import TABLES, bring_up_to_date, create_tables
from goingrate.data.store.store import FILE, Store, quoted_path

if TYPE_CHECKING:
    import duckdb

#: How long another import may take before this one gives up.
WAIT_SECONDS: Final = 10.0

_LOCK: Final = "goingrate.lock"
_WORK: Final = ".goingrate-import-"


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the making: nobody else changes the store meanwhile, and everybody can read it.

    Attributes
    ----------
    con
        A connection for the work, in memory; what does not fit there goes to the disk beside the
        store and is removed with the change.
    """

    store: Store
    work: Path
    con: duckdb.DuckDBPyConnection

    def add(self, rows: Mapping[str, str], entry: ImportEntry) -> None:
        """Add rows and their provenance, and put the new store into place.

        The former store is copied: at once where the file system can share blocks, else about as
        fast as the disk writes, and for that moment there are two of them on the disk.

        Parameters
        ----------
        rows
            Table of the store to the table of `con` that holds new rows of the same columns.
        """
        new = self.work / FILE
        with told_in_one_line(self.store.path):
            if self.store.exists:
                copy_fast(self.store.path, new)
            self._attach(new)
            for table, source in rows.items():
                columns = ", ".join(f'"{column}"' for column in TABLES[table])
                self.con.execute(
                    f"INSERT INTO staged.{table} BY NAME SELECT {columns} FROM {source}"  # noqa: S608
                )
            write_entry(self.con, "staged", entry)
            self._replace(new)

    def remove(self, import_id: str) -> None:
        """Write the store anew without the rows of an import, so that none is left in the file."""
        new = self.work / FILE
        with told_in_one_line(self.store.path):
            self.store.attach(self.con)
            self._attach(new)
            for table in TABLES:
                self.con.execute(
                    f"INSERT INTO staged.{table} BY NAME SELECT * FROM store.{table} "  # noqa: S608
                    "WHERE import_id <> ?",
                    [import_id],
                )
            self.store.detach(self.con)
            self._replace(new)

    def _attach(self, new: Path) -> None:
        is_first = not new.exists()
        self.con.execute(f"ATTACH {quoted_path(new)} AS staged")
        if is_first:
            create_tables(self.con, "staged")
        else:
            bring_up_to_date(self.con, "staged")

    def _replace(self, new: Path) -> None:
        # all in the one file, none in a log beside it
        self.con.execute("CHECKPOINT staged")
        self.con.execute("DETACH staged")
        if self.store.exists:
            shutil.copymode(self.store.path, new)
        put_in_place(new, self.store.path)


@contextmanager
def changing(store: Store, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[Change]:
    """Keep other writers out and make room for a change; what killed ones left is removed.

    Raises
    ------
    BadFile
        If another import is at work for longer than `wait_seconds`, the folder cannot be written
        to, or the disk is full. The store is as it was.
    """
    place = store.path.parent
    with told_in_one_line(store.path):
        place.mkdir(parents=True, exist_ok=True)
    with _locked(place, wait_seconds), _work_folder(place) as work:
        spill = str(work / "spill")
        con = memory_connection(temp_directory=spill)
        try:
            yield Change(store, work, con)
        finally:
            con.close()


def remove_import(store: Store, beginning: str) -> ImportEntry:
    """Remove the import whose id begins so, and return what it was.

    Raises
    ------
    BadField
        If there is none, or more than one.
    BadFile
        If the store cannot be changed; see `changing`.
    """
    store.find(beginning)  # nothing is written for an id that is not there
    with changing(store) as change:
        entry = store.find(beginning)
        change.remove(entry.import_id)
    return entry


@contextmanager
def _locked(place: Path, wait_seconds: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(place / _LOCK)
    try:
        with told_in_one_line(place / FILE):
            lock.acquire(timeout=wait_seconds)
    except Timeout:
        raise busy(place) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _work_folder(place: Path) -> Iterator[Path]:
    with told_in_one_line(place / FILE):
        for left in place.glob(f"{_WORK}*"):
            shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=place))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)

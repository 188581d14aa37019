"""The store: opening, reading, listing; it is changed through `goingrate.data.store.change`."""

from __future__ import annotations

import os
import tempfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.duck import memory_connection
from goingrate.data.store.failures import badly_named, damaged, newer, no_folder, told_in_one_line
from goingrate.data.store.folder import data_folder
from goingrate.data.store.provenance import ImportEntry, read_entries
from goingrate.data.store.schema import (
    SCHEMA_VERSION,
    create_tables,
    has_shape,
    show_tables,
)
from goingrate.data.writing import is_unicode

if TYPE_CHECKING:
    import duckdb

FILE: Final = "goingrate.duckdb"


@dataclass(frozen=True, slots=True)
class Store:
    """The data that a user has added.

    The file is never written to: an import builds a new one beside it, which takes its place in
    one step. So whoever reads is never blocked, and goes on reading what was there when it began.
    """

    folder: Path

    @classmethod
    def open(cls, folder: Path | None = None) -> Store:
        """Return the store in a folder, or in that of the user; no file is touched."""
        return cls(data_folder(folder))

    @property
    def path(self) -> Path:
        """Return the file, whether it is there or not; where it is a link, what it leads to."""
        # a loop of links is refused when the folder is read or written, not here
        return Path(os.path.realpath(self.folder / FILE))

    @property
    def exists(self) -> bool:
        """Say whether something was ever added."""
        return self.path.exists()

    def reading(self) -> duckdb.DuckDBPyConnection:
        """Return a connection in which `pay`, `postings` and `imports` are the user's tables.

        They can be read only; without a store they are empty. The caller closes the connection.
        The file is attached to a connection of its own, since DuckDB shares what is opened by its
        path among all of a process, which then would not see an import that replaced the file.

        Raises
        ------
        BadFile
            If the file is damaged, is no store, or was written by a newer program.
        """
        # sorting and grouping of much data may need the disk, by default in the working directory
        spill = f"{tempfile.gettempdir()}/goingrate-{uuid4().hex}"
        con = memory_connection(temp_directory=spill)
        try:
            self.attach(con)
            con.execute("USE store")
        except BaseException:
            con.close()
            raise
        return con

    def attach(self, con: duckdb.DuckDBPyConnection) -> None:
        """Attach the file to a connection as `store`, to be read only; see `reading`.

        A file of an older version is shown as one of this version.
        """
        with self.translating():
            self._refuse_no_folder()
            if not self.exists:
                con.execute("ATTACH ':memory:' AS store")
                create_tables(con, "store")
                return
            self._attach_file(con)

    def detach(self, con: duckdb.DuckDBPyConnection) -> None:
        """Let a connection go of the file that it has attached."""
        con.execute("DETACH store")
        con.execute("DETACH DATABASE IF EXISTS former")

    def translating(self) -> AbstractContextManager[None]:
        """Turn errors of reading the file, met inside, into `BadFile`."""
        return told_in_one_line(self.path)

    def imports(self) -> tuple[ImportEntry, ...]:
        """Return every import, the oldest first."""
        with self.translating(), self.reading() as con:
            return read_entries(con)

    def find(self, beginning: str) -> ImportEntry:
        """Return the import whose id begins so.

        Raises
        ------
        BadField
            If there is none, or more than one.
        """
        known = self.imports()
        found = [entry for entry in known if beginning and entry.import_id.startswith(beginning)]
        if len(found) == 1:
            return found[0]
        if not known:
            raise BadField(
                where="IMPORT",
                given=beginning,
                allowed=Phrase("store.allowed.no_import"),
                fix=Phrase("data.fix.add"),
            )
        listed = ", ".join(entry.import_id for entry in found or known)
        raise BadField(
            where="IMPORT",
            given=beginning,
            allowed=Phrase.of("store.allowed.import_id", known=_few(listed)),
            fix=Phrase("store.fix.longer" if found else "store.fix.list"),
        )

    def _refuse_no_folder(self) -> None:
        """Refuse what can never be a folder: a file of that name, or links that lead in a loop."""
        if not is_unicode(str(self.path)):
            raise badly_named(self.folder)
        folder = Path(os.path.realpath(self.folder))
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise no_folder(self.folder)

    def _attach_file(self, con: duckdb.DuckDBPyConnection) -> None:
        if self._attach_as(con, "store") == SCHEMA_VERSION:
            return
        con.execute("DETACH store")
        # asked for once more: an import may have replaced the file meanwhile
        version = self._attach_as(con, "former")
        show_tables(con, "former", version, "store")

    def _attach_as(self, con: duckdb.DuckDBPyConnection, name: str) -> int:
        """Attach the file by a name, to be read only, and return the version of its tables."""
        import duckdb

        con.execute(f"ATTACH {quoted_path(self.path)} AS {name} (READ_ONLY)")
        try:
            row: tuple[Any, ...] | None = con.execute(
                f"SELECT max(schema_version) FROM {name}.store"  # noqa: S608
            ).fetchone()
        except (duckdb.CatalogException, duckdb.BinderException):
            raise damaged(self.path) from None
        version = row[0] if row else None
        if not isinstance(version, int) or version < 1:
            raise damaged(self.path)
        if version > SCHEMA_VERSION:
            raise newer(self.path, str(version), str(SCHEMA_VERSION))
        if not has_shape(con, name, version):
            raise damaged(self.path)
        return version


def quoted_path(path: Path) -> str:
    """Return a path as a text of SQL: ATTACH takes no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def _few(listed: str, most: int = 200) -> str:
    return listed if len(listed) <= most else f"{listed[:most]}…"

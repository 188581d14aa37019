"""Errors of the database and the disk as one line with the way out."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase

_FULL: Final = ("Could not write", "No space left", "File too large", "max_temp_directory_size")
_NEWER: Final = ("newer version", "version number", "storage version")
#: What the system says of a disk that takes no more: full, the user's share of it, a limit.
_FULL_NUMBERS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED_NUMBERS: Final = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENOENT,
    errno.ELOOP,
    errno.ENAMETOOLONG,
)


class NotAnEntry(Exception):
    """A row of the table of imports that no goingrate wrote."""


def disk_full(folder: Path) -> BadFile:
    """Return the error for a disk that takes no more."""
    return _bad(folder, "store.allowed.space", "store.fix.space")


def not_writable(folder: Path) -> BadFile:
    """Return the error for a folder that may not be written to."""
    return _bad(folder, "store.allowed.writable", "store.fix.folder")


def no_folder(folder: Path) -> BadFile:
    """Return the error for a folder of data that is a file, or that links lead to in a loop."""
    return _bad(folder, "store.allowed.folder", "store.fix.other_folder")


def badly_named(folder: Path) -> BadFile:
    """Return the error for a folder whose name the database cannot take."""
    return _bad(folder, "allowed.unicode_name", "store.fix.other_folder")


def busy(folder: Path) -> BadFile:
    """Return the error for a store that another import is changing."""
    return _bad(folder, "store.allowed.one_writer", "store.fix.wait")


def newer(path: Path, version: str, known: str) -> BadFile:
    """Return the error for a store whose tables have a newer shape than this program knows."""
    return BadFile(
        where=str(path),
        given=f"schema_version {version}",
        allowed=Phrase.of("store.allowed.version", version=known),
        fix=Phrase("store.fix.newer"),
    )


def damaged(path: Path) -> BadFile:
    """Return the error for a file that is no store, or no longer."""
    return _bad(path, "store.allowed.store", "store.fix.damaged")


@contextmanager
def told_in_one_line(path: Path, folder: Path | None = None) -> Iterator[None]:
    """Turn errors of the database into `BadFile`.

    Parameters
    ----------
    path
        The store that is read.
    folder
        Where the change is written; None: beside the store.
    """
    import duckdb

    try:
        yield
    except NotAnEntry:
        raise damaged(path) from None
    except duckdb.OutOfMemoryException:
        raise _bad(path, "store.allowed.memory", "store.fix.memory") from None
    except duckdb.Error as error:
        if is_full(error):
            raise _full_at(path, folder) from None
        if not _is_of_the_file(error):
            raise
        raise _told(str(error), path) from None
    except OSError as error:
        if error.errno in _FULL_NUMBERS:
            raise _full_at(path, folder) from None
        if error.errno in _REFUSED_NUMBERS:
            raise _refused_at(path, folder) from None
        raise


def _full_at(path: Path, folder: Path | None) -> BadFile:
    if folder is None:
        return disk_full(path.parent)
    return _bad(folder, "store.allowed.export_space", "store.fix.export_space")


def _refused_at(path: Path, folder: Path | None) -> BadFile:
    if folder is None:
        return not_writable(path.parent)
    return _bad(folder, "store.allowed.writable", "store.fix.export_folder")


def _is_of_the_file(error: Exception) -> bool:
    """Say whether the file is to blame and not the question asked of it."""
    import duckdb

    kinds = (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException)
    # a wrong checksum has no class of its own
    return isinstance(error, kinds) or type(error) in (duckdb.Error, duckdb.InternalException)


def is_full(error: Exception) -> bool:
    """Say whether an error of the database is that the disk takes no more."""
    return any(words in str(error) for words in _FULL)


def _told(message: str, path: Path) -> BadFile:
    if any(words in message for words in _NEWER):
        return BadFile(
            where=str(path),
            given="DuckDB",
            allowed=Phrase("store.allowed.database"),
            fix=Phrase("store.fix.newer"),
        )
    if "Permission denied" in message:
        return _bad(path, "store.allowed.readable", "store.fix.folder")
    return damaged(path)


def _bad(path: Path, allowed: str, fix: str) -> BadFile:
    return BadFile(where=str(path), given=path.name, allowed=Phrase(allowed), fix=Phrase(fix))

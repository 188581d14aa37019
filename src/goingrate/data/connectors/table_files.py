"""A file before anything is read from it: whether it is there and readable, and what it is."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final, Literal

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.data.writing import is_unicode

Kind = Literal["csv", "xlsx", "parquet"]

_STARTS: Final[dict[bytes, Kind]] = {b"PK\x03\x04": "xlsx", b"PAR1": "parquet"}
_UNITS: Final = ("bytes", "kB", "MB", "GB")


def bad_file(path: Path, given: str, allowed: str | Phrase, fix: str) -> BadFile:
    """Return the error about a file; `allowed` and `fix` by the keys of their texts."""
    return BadFile(
        where=str(path),
        given=given,
        allowed=Phrase(allowed) if isinstance(allowed, str) else allowed,
        fix=Phrase(fix),
    )


def first_bytes(path: Path, most: int = 4, *, allowed: str = "allowed.table_file") -> bytes:
    """Return how a file starts; `allowed` is the key of what it should be.

    Raises
    ------
    BadFile
        If it is absent, a folder, a pipe or a device, not to be read, or empty.
    """
    if not is_unicode(str(path)):
        raise bad_file(path, str(path), "allowed.unicode_name", "fix.unicode_name")
    try:
        if path.is_dir():
            raise bad_file(path, f"{path}/", allowed, "fix.file_of_folder")
        if path.exists() and not path.is_file():  # it would never end, or be gone after one look
            raise bad_file(path, str(path), "allowed.regular_file", "fix.regular_file")
        with path.open("rb") as file:
            start = file.read(most)
    except FileNotFoundError:
        raise bad_file(path, "-", "allowed.existing_file", "fix.check_path") from None
    except ValueError:  # a zero byte in the name
        raise bad_file(path, "-", "allowed.existing_file", "fix.check_path") from None
    except OSError as error:
        raise _unreadable(path, error) from None
    if not start:
        raise bad_file(path, size_said(0), allowed, "fix.right_file")
    return start


def kind_of(path: Path) -> Kind:
    """Return what a file is by how it starts, whatever its name says."""
    return _STARTS.get(first_bytes(path), "csv")


def size_said(size: int) -> str:
    """Return a number of bytes for people.

    Examples
    --------
    >>> size_said(8_000_000)
    '8 MB'
    """
    scale = 0
    while size >= 1000 and scale < len(_UNITS) - 1:
        size //= 1000
        scale += 1
    return f"{size} {_UNITS[scale]}"


def _unreadable(path: Path, error: OSError) -> BadFile:
    if error.errno in (errno.EACCES, errno.EPERM):
        said = error.strerror or "-"
        return bad_file(path, said, "allowed.readable_file", "fix.permission")
    return bad_file(path, error.strerror or "-", "allowed.existing_file", "fix.check_path")

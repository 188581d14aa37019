"""Bundles: the inputs of an answer, the answer, and what it was computed with, in one zip file."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase

_MOST_BYTES: Final = 20_000_000
_MOST_FILES: Final = 50
#: Every entry carries the same date, so that the same answer gives the same bytes.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def pack(contents: dict[str, bytes]) -> bytes:
    """Return a zip file with these files, the same bytes for the same contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, contents[name])
    return buffer.getvalue()


def unpack(path: Path) -> dict[str, bytes]:
    """Return the files of a bundle, read into memory; nothing is written to the disk.

    Raises
    ------
    BadFile
        If it is absent, not a zip file, or unpacks to more than a bundle can be.
    """
    if not path.is_file():
        raise _bad(path, "-")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries)
            if len(entries) > _MOST_FILES or total > _MOST_BYTES:
                raise _bad(path, f"{len(entries)} files, {total:,} bytes")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise _bad(path, "-") from None


def _bad(path: Path, given: str) -> BadFile:
    return BadFile(
        where=path.name,
        given=given,
        allowed=Phrase("allowed.bundle"),
        fix=Phrase("fix.bundle"),
    )

"""Zip files that somebody else made: looked at as a whole before anything is unpacked.

Nothing is written to the disk. The size that the directory states bounds what is unpacked, and a
file that turns out longer or other than stated is refused.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from goingrate.base.errors import BadFile, OutOfRange, shortened
from goingrate.base.texts import Phrase

MOST_FILES: Final = 200
MOST_BYTES: Final = 50_000_000
_MOST_TIMES: Final = 200
_MOST_DIRECTORY_BYTES: Final = 1_000_000
_KINDS: Final = (".json", ".md", ".txt")
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_END: Final = struct.Struct("<4s4H2LH")
_LONGEST_END: Final = _END.size + 0xFFFF
#: What some systems add to every archive: never read, and no reason to refuse one.
_SYSTEM_FOLDER, _SYSTEM_FILE = "__MACOSX", ".DS_Store"


def read_zip(content: bytes, name: str) -> dict[str, bytes]:
    """Return the JSON files of a zip file by their path in it.

    Raises
    ------
    BadFile, OutOfRange
        If it is no zip file, or if any entry has an absolute path, `..`, a backslash, a drive
        letter or control characters in its name, is a link or a device, is encrypted, stands there
        twice, is not JSON, .md or .txt, or if there are too many or they unpack to too much.
    """
    _check_end(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_directory(entries, name)
            return {
                path_of(entry.filename): _unpacked(archive, entry, name)
                for entry in entries
                if entry.filename.lower().endswith(".json") and not _is_system(entry.filename)
            }
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError) as error:
        raise _no_zip(name, str(error)) from None
    except (RuntimeError, EOFError, OSError, ValueError) as error:
        raise _no_zip(name, type(error).__name__) from None


def path_of(filename: str) -> str:
    """Return a path inside an archive without `./`.

    Examples
    --------
    >>> path_of("./a/Manifest.ocf.json")
    'a/Manifest.ocf.json'
    """
    return str(PurePosixPath(filename))


def is_safe_path(path: str) -> bool:
    """Say whether a path of an archive or a manifest stays inside, on every system."""
    parts = path.removesuffix("/").split("/")
    return (
        path.isprintable()
        and not any(sign in path for sign in "\\:")
        and all(part not in ("", "..") for part in parts)
    )


def _check_end(content: bytes, name: str) -> None:
    """Refuse a directory that would be too much to read, before `zipfile` reads it."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - _LONGEST_END))
    if at < 0 or len(content) < at + _END.size:
        raise _no_zip(name, "-")
    _, _, _, _, files, directory_bytes, _, _ = _END.unpack_from(content, at)
    _check_count(files, name)
    if directory_bytes > _MOST_DIRECTORY_BYTES or b"PK\x06\x07" in content[max(0, at - 20) : at]:
        raise _no_zip(name, f"{directory_bytes:,} bytes")


def _check_directory(entries: list[zipfile.ZipInfo], name: str) -> None:
    _check_count(len(entries), name)
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, f"{name}: {shortened(entry.orig_filename)}")
        path = path_of(entry.filename).casefold()
        if path in seen:
            raise _refused(f"{name}: {shortened(path)}", "2", "ocf.allowed.entry_once")
        seen.add(path)
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise _too_large(name, total)


def _check_count(files: int, name: str) -> None:
    if files > MOST_FILES:
        raise OutOfRange(
            where=name,
            given=f"{files:,}",
            allowed=Phrase.of("ocf.allowed.entry_count", most=str(MOST_FILES)),
            fix=Phrase("ocf.fix.refused"),
        )


def _check_entry(entry: zipfile.ZipInfo, where: str) -> None:
    """Refuse an entry for its name, its kind or its size, from the directory alone."""
    raw = entry.orig_filename
    if not is_safe_path(raw):
        raise _refused(where, raw, "ocf.allowed.entry_path")
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(where, stat.filemode(mode), "ocf.allowed.plain_entry")
    if entry.flag_bits & _ENCRYPTED:
        raise _refused(where, f"flags {entry.flag_bits:#x}", "ocf.allowed.open_entry")
    if entry.compress_type not in _PACKINGS:
        raise _refused(where, f"method {entry.compress_type}", "ocf.allowed.packing")
    if not (entry.is_dir() or raw.lower().endswith(_KINDS) or _is_system(raw)):
        raise _refused(where, PurePosixPath(raw).suffix or raw, "ocf.allowed.file_kinds")
    if entry.file_size > _MOST_TIMES * entry.compress_size:
        times = f"{entry.file_size:,} / {entry.compress_size:,} bytes"
        raise _refused(where, times, "ocf.allowed.times")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _no_zip(f"{name}: {shortened(entry.filename)}", f"{len(content):,} bytes")
    return content


def _is_system(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[0] == _SYSTEM_FOLDER or parts[-1] == _SYSTEM_FILE


def _too_large(name: str, total: int) -> OutOfRange:
    return OutOfRange(
        where=name,
        given=f"{total:,} bytes",
        allowed=Phrase.of("ocf.allowed.unpacked", most=f"{MOST_BYTES // 1_000_000} MB"),
        fix=Phrase("ocf.fix.refused"),
    )


def _no_zip(where: str, given: str) -> BadFile:
    return BadFile(
        where=where,
        given=given,
        allowed=Phrase("ocf.allowed.zip"),
        fix=Phrase("ocf.fix.export_again"),
    )


def _refused(where: str, given: str, allowed: str) -> BadFile:
    return BadFile(where=where, given=given, allowed=Phrase(allowed), fix=Phrase("ocf.fix.refused"))

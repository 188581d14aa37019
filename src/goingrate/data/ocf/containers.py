"""The bytes of the JSON files of a cap table: from a zip file, a folder, or files side by side."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from goingrate.base.errors import BadFile, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.data.ocf.zips import MOST_BYTES, MOST_FILES, is_safe_path, path_of, read_zip

OcfSource = Literal["ocf_zip", "ocf_folder", "ocf_json"]
_MOST_IN_FOLDER: Final = 2_000
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Container:
    """Where the JSON files of a cap table come from.

    Parameters
    ----------
    name
        What errors call it.
    files
        Paths of its JSON files; of a folder that nobody walked through, only the file given.
    read
        Returns one file's bytes; raises `BadFile` for a path that is not there or leads outside.
    digest
        SHA-256 of the whole, where the whole is one file.
    """

    name: str
    source: OcfSource
    files: tuple[str, ...]
    read: Callable[[str], bytes]
    digest: str | None = None


def open_container(path: Path) -> Container:
    """Return what stands at a path, guarded; nothing is unpacked to the disk.

    Raises
    ------
    BadFile, OutOfRange
        If it is absent, too large, or a zip file that is refused.
    """
    if path.is_dir():
        files = tuple(sorted(_listed(path)))
        return Container(path.name or str(path), "ocf_folder", files, _Reader(path).read)
    content = read_limited(path, path.name, MOST_BYTES)
    if content[:2] == _ZIP:
        return container_of(content, path.name)
    return Container(path.name, "ocf_json", (path.name,), _Reader(path.parent).read)


def container_of(content: bytes, name: str) -> Container:
    """Return what the bytes of one file hold: a zip file, or JSON with nothing beside it."""
    if content[:2] != _ZIP:
        return Container(name, "ocf_json", (name,), _from({path_of(name): content}, name))
    files = read_zip(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return Container(name, "ocf_zip", tuple(sorted(files)), _from(files, name), digest)


def read_limited(path: Path, name: str, most: int) -> bytes:
    """Return a file's bytes, but never more than `most`, whatever the file system says."""
    try:
        if not path.is_file():
            raise _absent(name)
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError):
        raise _absent(name) from None
    if len(content) > most:
        raise OutOfRange(
            where=name,
            given=f"> {most:,} bytes",
            allowed=Phrase.of("ocf.allowed.unpacked", most=f"{MOST_BYTES // 1_000_000} MB"),
            fix=Phrase("fix.right_file"),
        )
    return content


class _Reader:
    """Reads files of one folder, none outside it, and never more than a cap table can be."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._left = folder, MOST_BYTES

    def read(self, path: str) -> bytes:
        place = self._folder / path
        if not is_safe_path(path) or _leaves(place, self._folder):
            raise _outside(path)
        content = read_limited(place, path, self._left)
        self._left -= len(content)
        return content


def _from(files: dict[str, bytes], name: str) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        if path_of(path) not in files:
            raise _absent(f"{name}: {path}")
        return files[path_of(path)]

    return read


def _listed(folder: Path) -> Iterator[str]:
    """Yield the JSON files of a folder and of those inside; refuse links that lead outside."""
    seen = found = 0
    for parent, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            place = Path(parent, name)
            seen += 1
            if place.is_symlink() and _leaves(place, folder):
                raise _outside(place.relative_to(folder).as_posix())
        for name in files:
            if name.lower().endswith(".json"):
                found += 1
                yield Path(parent, name).relative_to(folder).as_posix()
        if found > MOST_FILES or seen > _MOST_IN_FOLDER:
            raise OutOfRange(
                where=folder.name,
                given=f"{seen:,}",
                allowed=Phrase.of("ocf.allowed.entry_count", most=str(MOST_FILES)),
                fix=Phrase("fix.right_file"),
            )


def _leaves(place: Path, folder: Path) -> bool:
    try:
        return not place.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links that lead in a circle
        return True


def _absent(name: str) -> BadFile:
    return BadFile(
        where=name, given="-", allowed=Phrase("allowed.existing_file"), fix=Phrase("fix.check_path")
    )


def _outside(path: str) -> BadFile:
    return BadFile(
        where=path,
        given=path,
        allowed=Phrase("ocf.allowed.inside_folder"),
        fix=Phrase("ocf.fix.export_again"),
    )

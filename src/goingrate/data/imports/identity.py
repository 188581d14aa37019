"""What makes two imports the same one: the content of the file, the options, the connector."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from goingrate.data.connectors.table_files import bad_file, first_bytes, size_said

#: Options that name a file, whose content counts and not its path.
FILE_OPTIONS: Final = ("mapping",)
#: A mapping is a page of text; a larger file is another file.
_MOST_BYTES: Final = 1_000_000
_ID_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Identity:
    """A file as an import knows it.

    Attributes
    ----------
    options
        As JSON, with the content of files that they name.
    state
        Size and time of the last change, to notice a change while the file is read.
    """

    import_id: str
    sha256: str
    bytes: int
    options: str
    state: tuple[int, int]


def identity(path: Path, source: str, options: Mapping[str, Any]) -> Identity:
    """Return what an import of this file would be.

    Raises
    ------
    BadFile
        If the file, or one that an option names, is absent, empty or not to be read.
    """
    first_bytes(path)  # refuses what is no file
    state = state_of(path)
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    said = json.dumps(_with_contents(options), sort_keys=True, ensure_ascii=False, default=str)
    whole = json.dumps([source, content, said])
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Identity(digest[:_ID_LENGTH], content, state[0], said, state)


def state_of(path: Path) -> tuple[int, int]:
    """Return size and time of the last change of a file."""
    about = os.stat(path)
    return about.st_size, about.st_mtime_ns


def _with_contents(options: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _content(Path(str(value))) if name in FILE_OPTIONS else value
        for name, value in options.items()
    }


def _content(path: Path) -> str:
    first_bytes(path, allowed="allowed.mapping_file")
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise bad_file(path, f"> {size_said(_MOST_BYTES)}", "allowed.small_file", "fix.right_file")
    return content.decode("utf-8", errors="replace")

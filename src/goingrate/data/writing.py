"""Writing files: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase


def write_whole(path: Path, content: bytes) -> None:
    """Write a file completely or not at all; a former one stays until the new one is whole.

    A link stays a link to the file that is written. What is no file, such as `/dev/stdout` or a
    pipe, is written to and never replaced.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # as it was named: a pipe behind a link has no path of its own
        return
    place = path.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def is_unicode(text: str) -> bool:
    """Say whether a text, such as the name of a file, can be written in UTF-8.

    Systems pass names in other encodings on as halves of characters, which are none.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def keep_inputs(outputs: Iterable[Path | None], inputs: Iterable[Path | None]) -> None:
    """Raise `BadField` if a file that is read would be written over."""
    read = {path.resolve() for path in inputs if path is not None}
    for path in outputs:
        if path is not None and path.resolve() in read:
            raise BadField(
                where=str(path),
                given=str(path),
                allowed=Phrase("allowed.other_output"),
                fix=Phrase("fix.other_output"),
            )

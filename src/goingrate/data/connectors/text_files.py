"""A text file of any usual encoding, as UTF-8 that can be trusted.

The whole file is read once, in pieces, before it is split into rows: a wrong encoding, a binary
file or a line without end is told before anything is stored.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TextIO

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.data.connectors.table_files import bad_file, first_bytes, size_said

#: The longest line that is read; a row of pay has some hundred characters.
LONGEST_LINE: Final = 8_000_000

_PIECE: Final = 4_000_000
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Control characters that no text file has; the eye sees them only in a binary one.
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text in UTF-8, perhaps a copy.

    Attributes
    ----------
    path
        Where it can be read as long as the context lasts.
    lines
        How many lines it has up to the last that is not blank; only a line feed ends a line.
    has_quotes
        Whether a `"` occurs: without one no field can hold a line break.
    notes
        An encoding that was guessed.
    """

    path: Path
    lines: int
    has_quotes: bool
    notes: tuple[Phrase, ...] = ()


@contextmanager
def as_utf8(path: Path) -> Iterator[TextFile]:
    """Give a text file in UTF-8: the file itself, or a copy that is gone afterwards.

    Raises
    ------
    BadFile
        If it is absent, empty, no text, in an encoding that cannot be told, has a line of more
        than `LONGEST_LINE`, or the temporary folder has no space for a copy.
    """
    if first_bytes(path).startswith(_UTF16):
        with _copied(path, "utf-16") as copy:
            yield _surveyed(copy, path)
        return
    try:
        text = _surveyed(path, path)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise bad_file(path, "-", "allowed.text_table", "fix.download_again") from None
    else:
        yield text
        return
    with _copied(path, "cp1252") as copy:
        text = _surveyed(copy, path)
        guessed = (Phrase("loading.encoding_guessed"),)
        yield TextFile(text.path, text.lines, text.has_quotes, guessed)


def _surveyed(path: Path, original: Path) -> TextFile:
    decoder = codecs.getincrementaldecoder("utf-8")()
    breaks = breaks_at_end = unfinished = 0
    has_quotes = False
    for piece in _pieces(path):
        if b"\0" in piece:
            raise bad_file(original, r"\0", "allowed.text_table", "fix.save_utf8")
        decoder.decode(piece)
        has_quotes = has_quotes or b'"' in piece
        breaks += piece.count(b"\n")
        filled = piece.rstrip(b"\r\n")
        blank = piece[len(filled) :].count(b"\n")
        breaks_at_end = blank if filled else breaks_at_end + blank
        last_break = piece.rfind(b"\n")
        unfinished = len(piece) - last_break - 1 if last_break >= 0 else unfinished + len(piece)
        if unfinished > LONGEST_LINE:
            raise _endless(original)
    decoder.decode(b"", final=True)
    return TextFile(path, breaks - breaks_at_end + 1, has_quotes)


def _endless(path: Path) -> BadFile:
    most = Phrase.of("allowed.line_length", most=size_said(LONGEST_LINE))
    return bad_file(path, f"> {size_said(LONGEST_LINE)}", most, "fix.right_file")


@contextmanager
def _copied(path: Path, encoding: str) -> Iterator[Path]:
    with temporary_folder(path) as folder:
        copy = folder / "copy.csv"
        try:
            _transcode(path, copy, encoding)
        except UnicodeDecodeError as error:
            given = f"0x{error.object[error.start]:02x}"
            raise bad_file(path, given, "allowed.text_table", "fix.save_utf8") from None
        yield copy


def _transcode(path: Path, copy: Path, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    with writing_copy(path, copy) as target:
        for piece in _pieces(path):
            if encoding == "cp1252" and len(piece.translate(None, _CONTROLS)) < len(piece):
                raise bad_file(path, "0x00-0x1f", "allowed.text_table", "fix.save_utf8")
            target.write(decoder.decode(piece))
        target.write(decoder.decode(b"", final=True))


@contextmanager
def temporary_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder for a copy of a file; it is gone afterwards."""
    try:
        folder = TemporaryDirectory(prefix="goingrate-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_space(path, error) from None
    with folder as name:
        yield Path(name)


@contextmanager
def writing_copy(path: Path, copy: Path) -> Iterator[TextIO]:
    """Open a copy of a file for writing in UTF-8, line ends as they are given.

    Raises
    ------
    BadFile
        If there is no space for it.
    """
    try:
        with copy.open("w", encoding="utf-8", newline="") as target:
            yield target
    except OSError as error:
        raise _no_space(path, error) from None


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _no_space(path: Path, error: OSError) -> BadFile:
    said = error.strerror or "-"
    return bad_file(path, said, "allowed.temporary_space", "fix.free_space")

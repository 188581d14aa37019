"""The first sheet of an Excel file, as rows of text; what would fill the memory is refused."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.data.connectors.table_files import bad_file, first_bytes, size_said

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: The largest disclosure files of a quarter unpack to about 1 GB.
MOST_UNPACKED: Final = 3_000_000_000
#: The reader holds the rectangle around all filled cells in memory, 24 bytes and more each.
MOST_CELLS: Final = 200_000_000
#: A rectangle may be as large as this in any case, and this many times its number of cells.
_ALWAYS_CELLS: Final = 2_000_000
_MOST_SPARSE: Final = 20

_PIECE: Final = 8_000_000
#: Members by which the reader would take the file for another format, which is not measured here.
_OTHER_FORMATS: Final = frozenset({"xl/workbook.bin", "content.xml"})
_CELL: Final = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,7})([0-9]{1,10})["']""")
_LONGEST_REFERENCE: Final = 64

Cell = str | float | bool | date | datetime | time | timedelta | None


@contextmanager
def first_sheet(path: Path) -> Iterator[tuple[CalamineSheet, tuple[str, ...]]]:
    """Give the first sheet of an Excel file and the names of all sheets.

    Raises
    ------
    BadFile
        If it is no Excel file, damaged or with a password, or so large, when unpacked, that it
        would fill the memory.
    """
    first_bytes(path)
    _refuse_bombs(path)
    from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            names = tuple(book.sheet_names)
            yield _sheet(book, path), names
    except (CalamineError, WorksheetNotFound, OSError, ValueError) as error:
        del error
        raise bad_file(path, path.suffix or "-", "allowed.whole_xlsx", "fix.save_xlsx") from None


def _sheet(book: CalamineWorkbook, path: Path) -> CalamineSheet:
    if not book.sheet_names:
        raise bad_file(path, "0", "allowed.whole_xlsx", "fix.save_xlsx")
    return book.get_sheet_by_index(0)


def text_rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Give the rows of a sheet as text, without the blank ones; of formulas what they showed."""
    for row in sheet.iter_rows():
        texts = [_text(cell) for cell in row]
        if any(texts):
            yield texts


def _text(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days and times in ISO 8601."""
    if isinstance(cell, str):
        return cell.strip().replace("\0", "")
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _refuse_bombs(path: Path) -> None:
    """Unpack the file once, without keeping it, and measure.

    The sizes in its table of contents are not trusted: `zipfile` stops at them, and a member that
    goes on is damaged by its checksum.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MOST_UNPACKED:
                raise _too_large(path, f"> {size_said(MOST_UNPACKED)}")
            names = {member.filename.replace("\\", "/").lower() for member in members}
            if "xl/workbook.xml" not in names or names & _OTHER_FORMATS:
                raise bad_file(path, path.suffix or "-", "allowed.whole_xlsx", "fix.save_xlsx")
            for member in members:
                _measure(archive, member, path)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        del error
        raise bad_file(path, path.suffix or "-", "allowed.whole_xlsx", "fix.save_xlsx") from None


def _measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    column = row = cells = 0
    tail = b""
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            text = tail + piece
            references = _CELL.findall(text)
            tail = text[-_LONGEST_REFERENCE:]
            if references:
                cells += len(references)
                column = max(column, *map(_column, {letters for letters, _ in references}))
                row = max(row, *map(int, {digits for _, digits in references}))
    area = column * row
    if area > MOST_CELLS or area > max(_ALWAYS_CELLS, _MOST_SPARSE * cells):
        raise bad_file(path, f"{column} x {row}", "allowed.sheet_area", "fix.save_csv")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _too_large(path: Path, given: str) -> BadFile:
    most = Phrase.of("allowed.unpacked_size", most=size_said(MOST_UNPACKED))
    return bad_file(path, given, most, "fix.save_csv")

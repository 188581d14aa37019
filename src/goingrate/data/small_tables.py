"""Tables that fit into memory, cell by cell, each row with its line: for files that people write.

What is added to the store goes another way (`goingrate.data.connectors.loading`), where a line that
cannot be read is counted. Here every line counts, so the first bad one is named.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

from goingrate.base.errors import BadField, BadFile, printable, shortened
from goingrate.base.texts import Phrase
from goingrate.data.connectors.csv_rows import Header, read_header
from goingrate.data.connectors.loading import load_parquet
from goingrate.data.connectors.table_files import bad_file, kind_of, size_said
from goingrate.data.connectors.text_files import as_utf8
from goingrate.data.connectors.xlsx_rows import first_sheet
from goingrate.data.duck import memory_connection

#: A file of a million rows and ten columns; all of it is held in memory.
MOST_BYTES: Final = 100_000_000
MOST_ROWS: Final = 1_000_000

_NOT_A_WORD: Final = re.compile(r"[^\w]+|_+")
_MOST_NAMED: Final = 12

#: A text with something in it, a number or day of Excel or Parquet, or nothing.
Cell: TypeAlias = str | float | date | None
#: Says of a column, by its name as `folded` returns it, whether it is kept.
Wanted: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and its line in the file (of a sheet or a Parquet file, its row)."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SmallTable:
    """A table of a file.

    Attributes
    ----------
    path
        The file.
    columns
        Names of the columns that were kept, on one line each, in the file's order.
    all_columns
        Names of all.
    rows
        Rows with at least one cell filled, in the file's order.
    notes
        An encoding guessed, a sheet not read.
    """

    path: Path
    columns: tuple[str, ...]
    all_columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Phrase, ...]

    def found(self, names: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """Return where each field stands, by the names that its column may have, the first first.

        A field whose column is not there is left out.
        """
        places: dict[str, int] = {}
        for at, column in enumerate(self.columns):
            places.setdefault(folded(column), at)
        return {
            field: places[name]
            for field, allowed in names.items()
            for name in [next((name for name in allowed if name in places), None)]
            if name is not None
        }

    def lacks(self, wanted: Iterable[str]) -> BadFile:
        """Return the error that columns are missing; it names them and those that are there."""
        shown = [name or "-" for name in self.all_columns[:_MOST_NAMED]]
        return bad_file(
            self.path,
            ", ".join(shown),
            Phrase.of("allowed.table_columns", columns=", ".join(wanted)),
            "fix.columns",
        )

    def bad(
        self, row: Row, given: object, allowed: str | Phrase, fix: str = "fix.line", of: str = ""
    ) -> BadField:
        """Return the error about a row, or what `of` names in it.

        `allowed` and `fix` by the keys of their texts.
        """
        return bad_line(self.path, row.line, given, allowed, fix, of)


def bad_line(
    path: Path, line: int, given: object, allowed: str | Phrase, fix: str, of: str = ""
) -> BadField:
    """Return the error about a line of a file."""
    return BadField(
        where=f"{path}: line {line}{': ' if of else ''}{of}",
        given="-" if given is None or given == "" else given,
        allowed=Phrase(allowed) if isinstance(allowed, str) else allowed,
        fix=Phrase(fix),
    )


def folded(name: str) -> str:
    """Return the name of a column as it is compared: small letters, words parted by `_`.

    Examples
    --------
    >>> folded("Offene Stellen "), folded("base-date")
    ('offene_stellen', 'base_date')
    """
    return _NOT_A_WORD.sub("_", name.casefold()).strip("_")


def read_small_table(path: Path, wanted: Wanted | None = None) -> SmallTable:
    """Read a CSV file (of any usual separator), the first sheet of an Excel file, or Parquet.

    Parameters
    ----------
    wanted
        Which columns are kept; None: all. In a Parquet file those that name persons never are.

    Raises
    ------
    BadFile
        If it is absent, a folder, empty, no table, without a row, or larger than `MOST_BYTES` or
        `MOST_ROWS`.
    BadField
        If a line has other fields than the first; it is named.
    """
    kind = kind_of(path)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise _too_large(path, size_said(size), size_said(MOST_BYTES))
    if kind == "parquet":
        table = _of_parquet(path, wanted)
    elif kind == "xlsx":
        table = _of_sheet(path, wanted)
    else:
        table = _of_text(path, wanted)
    if not table.rows:
        raise bad_file(path, "0", "allowed.data_rows", "fix.right_file")
    return table


def _of_text(path: Path, wanted: Wanted | None) -> SmallTable:
    with as_utf8(path) as text:
        header = read_header(text.path, None)
        if header is None:
            raise bad_file(path, "-", "allowed.header", "fix.header")
        names = _tidy(header.names)
        kept = _kept(names, wanted)
        rows = _limited(path, _text_rows(text.path, path, header, kept))
        return SmallTable(path, tuple(names[at] for at in kept), names, rows, text.notes)


def _text_rows(copy: Path, path: Path, header: Header, kept: Sequence[int]) -> Iterator[Row]:
    """Give the rows of a text in UTF-8; `path` is what the user calls it."""
    before = header.lines_before + header.lines
    width = len(header.names)
    with copy.open(encoding="utf-8-sig", newline="") as file:
        for _ in range(before):
            next(file)
        reader = csv.reader(file, delimiter=header.delimiter, skipinitialspace=True, strict=True)
        line = before + 1
        while True:
            try:
                fields = next(reader, None)
            except csv.Error:
                raise bad_line(path, line, '"', "allowed.rows_fit", "fix.rows_fit") from None
            if fields is None:
                return
            cells = [_text_cell(field) for field in fields]
            if _has_any(cells):
                if len(cells) < width or _has_any(cells[width:]):
                    raise bad_line(path, line, *_misfit(len(cells), width))
                yield Row(line, tuple(cells[at] for at in kept))
            line = before + reader.line_num + 1


def _misfit(fields: int, width: int) -> tuple[str, Phrase, str]:
    return str(fields), Phrase.of("allowed.fields", count=str(width)), "fix.rows_fit"


def _text_cell(field: str) -> str | None:
    return field.strip() or None


def _of_sheet(path: Path, wanted: Wanted | None) -> SmallTable:
    with first_sheet(path) as (sheet, sheets):
        numbered = enumerate(sheet.iter_rows(), start=1)
        typed = ((n, [*map(_typed_cell, row)]) for n, row in numbered)
        filled = ((n, cells) for n, cells in typed if _has_any(cells))
        first = next(filled, None)
        if first is None:
            raise bad_file(path, "-", "allowed.header", "fix.header")
        names = _tidy(["" if cell is None else _said(cell) for cell in first[1]])
        kept = _kept(names, wanted)
        rows = _limited(path, (Row(n, tuple(row[at] for at in kept)) for n, row in filled))
    notes: tuple[Phrase, ...] = ()
    if len(sheets) > 1:
        notes = (Phrase.of("loading.other_sheets", sheet=sheets[0], sheets=str(len(sheets))),)
    return SmallTable(path, tuple(names[at] for at in kept), names, rows, notes)


def _of_parquet(path: Path, wanted: Wanted | None) -> SmallTable:
    with memory_connection() as con:
        asked: list[str] = []

        def keep(name: str) -> bool:
            asked.append(name)
            return wanted is None or wanted(folded(name))

        loaded = load_parquet(con, path, name="small_table", wanted=keep)
        if loaded.rows > MOST_ROWS:
            raise _too_large(path, str(loaded.rows), str(MOST_ROWS))
        found = con.execute(f'FROM "{loaded.table}" ORDER BY row').fetchall()
    typed = ((line, tuple(map(_typed_cell, cells))) for line, *cells in found)
    rows = tuple(Row(line, cells) for line, cells in typed if _has_any(cells))
    return SmallTable(path, loaded.columns, tuple(asked), rows, loaded.notes)


def _has_any(cells: Iterable[Cell]) -> bool:
    return any(cell is not None for cell in cells)


def _typed_cell(value: Any) -> Cell:
    """Return a value of Excel or Parquet; of a moment its day, of what is no number nothing."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value).lower()
    if isinstance(value, int | float | Decimal):
        return None if math.isnan(value) else float(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _text_cell(str(value))


def _said(cell: Cell) -> str:
    """Return a cell as text: 2024 for 2024.0."""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def text_of(cell: Cell) -> str | None:
    """Return a cell as text on one line, None if there is nothing in it."""
    return None if cell is None else printable(_said(cell))


def _tidy(names: Iterable[str]) -> tuple[str, ...]:
    tidy = [shortened(printable(name), 100) for name in names]
    while tidy and not tidy[-1]:  # spreadsheets leave separators at the end of lines
        tidy.pop()
    return tuple(tidy)


def _kept(names: Sequence[str], wanted: Wanted | None) -> list[int]:
    return [at for at, name in enumerate(names) if wanted is None or wanted(folded(name))]


def _limited(path: Path, rows: Iterable[Row]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in rows:
        if len(kept) == MOST_ROWS:
            raise _too_large(path, f"> {MOST_ROWS}", str(MOST_ROWS))
        kept.append(row)
    return tuple(kept)


def _too_large(path: Path, given: str, most: str) -> BadFile:
    return bad_file(path, given, Phrase.of("allowed.small_table", most=most), "fix.small_table")

"""CSV files row by row: their header, and an exact reading of files that are not well formed."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeGuard

from goingrate.data.connectors.table_columns import Columns

#: Separators that are tried: the one wins by which most of the first rows have as many fields as
#: the header, then the one that splits the header into the most.
DELIMITERS: Final = (",", ";", "\t", "|")

_END: Final[list[str]] = []
_MOST_SECOND_READINGS: Final = 200
_ROWS_TRIED: Final = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The first row that is not blank.

    Attributes
    ----------
    names
        Its fields.
    delimiter
        What separates them.
    lines_before
        Blank lines above it.
    lines
        How many lines it takes (a quoted name may hold a line break).
    """

    names: tuple[str, ...]
    delimiter: str
    lines_before: int
    lines: int


@dataclass(slots=True)
class Tally:
    """What became of the lines: rows kept, and lines that could not be split into columns."""

    rows: int = 0
    unread_rows: int = 0


def read_header(path: Path, delimiter: str | None) -> Header | None:
    """Return the header of a CSV file in UTF-8, or None if every line is blank."""
    tried = DELIMITERS if delimiter is None else (delimiter,)
    found = [header for sign in tried if (header := _header(path, sign)) is not None]
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda header: (_agreement(path, header), len(header.names)))


def _agreement(path: Path, header: Header) -> int:
    """Return how many of the first rows fit a header of several fields, and have any field."""
    if len(header.names) < 2:
        return 0
    rows = islice(_rows(path, header), _ROWS_TRIED)
    return sum(row is not None and len(row) == len(header.names) for row, _ in rows)


def _header(path: Path, delimiter: str) -> Header | None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, skipinitialspace=True)
        before = 0
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    return Header(tuple(row), delimiter, before, reader.line_num - before)
                before = reader.line_num
        except csv.Error:
            return None
    return None


def exact_rows(
    path: Path, header: Header, columns: Columns, tally: Tally
) -> Iterator[tuple[int, list[str]]]:
    """Give number and kept fields of each row that has as many fields as the header.

    Every line is accounted for: rows in `tally.rows`, lines of all others (too few or too many
    fields, a quote that does not close) in `tally.unread_rows`. Blank lines are no rows, and empty
    fields beyond the header are nothing: spreadsheets leave separators at the end of lines.
    """
    kept = [position for position, _ in columns.kept]
    number = 0
    for row, lines in _rows(path, header):
        if row is not None and not any(cell.strip() for cell in row) and len(row) <= 1:
            continue
        number += 1
        if _fits(row, columns.width):
            tally.rows += 1
            yield number, [row[position] for position in kept]
        else:
            tally.unread_rows += lines


def _fits(row: list[str] | None, width: int) -> TypeGuard[list[str]]:
    return row is not None and len(row) >= width and not any(row[width:])


class _Lines:
    """The lines of a file, of which those of the last row can be given back."""

    def __init__(self, file: Iterable[str]) -> None:
        self._file = iter(file)
        self._again: deque[str] = deque()
        self.of_row: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._file)
        self.of_row.append(line)
        return line

    def give_back_after_first(self) -> None:
        self._again.extendleft(reversed(self.of_row[1:]))
        del self.of_row[1:]


def _rows(path: Path, header: Header) -> Iterator[tuple[list[str] | None, int]]:
    """Give each row under the header, None where it cannot be split, and how many lines it takes.

    A quote that does not close takes the lines after it into its field; they are read again
    without it, a limited number of times, so that a hostile file does not take for ever.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in range(header.lines_before + header.lines):
            next(file)
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=header.delimiter, skipinitialspace=True, strict=True)
        second_readings = _MOST_SECOND_READINGS
        while True:
            try:
                row = next(reader, _END)
            except csv.Error:
                row = None
            if row is _END:
                return
            if row is None and second_readings:
                second_readings -= len(lines.of_row) > 1
                lines.give_back_after_first()
            yield row, len(lines.of_row)
            lines.of_row.clear()

"""Vacancies and seekers of kinds of work, from a file or from words on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadField, InputError, printable
from goingrate.base.texts import Phrase
from goingrate.data.plain_numbers import Decimals, Mark, decimals_of, is_empty, number_of
from goingrate.data.small_tables import Cell, Row, SmallTable, read_small_table, text_of
from goingrate.market.imbalance.tightness import SegmentCount

_NAMES: Final = {
    "segment": ("segment", "gruppe", "group", "kind_of_work", "beruf", "occupation", "bezeichnung"),
    "vacancies": ("vacancies", "stellen", "offene_stellen", "openings", "job_openings"),
    "seekers": ("seekers", "suchende", "arbeitsuchende", "arbeitssuchende", "arbeitslose",
                "job_seekers", "unemployed"),
}  # fmt: skip
_KNOWN: Final = frozenset(name for names in _NAMES.values() for name in names)


def read_segments(path: Path) -> tuple[SegmentCount, ...]:
    """Read a table with the columns segment, vacancies and seekers, one row a kind of work.

    CSV (comma, semicolon or tab), Excel or Parquet; the columns may have German names (gruppe,
    offene Stellen, Arbeitslose). "10.000" and "3,000" are thousands unless another number of the
    file shows the mark as a decimal one.

    Raises
    ------
    BadFile
        If it is no table, too large, or lacks one of the columns.
    BadField
        If a line cannot be read: no name, a name twice, no number, a number below 0, nobody and
        nothing.
    """
    table = read_small_table(path, wanted=_KNOWN.__contains__)
    places = table.found(_NAMES)
    missing = [field for field in _NAMES if field not in places]
    if missing:
        raise table.lacks(missing)
    counts = [places["vacancies"], places["seekers"]]
    decimals = decimals_of(row.cells[at] for row in table.rows for at in counts)
    found: dict[str, int] = {}
    segments = []
    for row in table.rows:
        name = text_of(row.cells[places["segment"]])
        if name is None:
            raise table.bad(row, None, "allowed.segment_name")
        if name in found:
            once = Phrase.of("allowed.segment_once", line=str(found[name]))
            raise table.bad(row, name, once)
        found[name] = row.line
        vacancies, seekers = (_count(table, row, at, decimals) for at in counts)
        try:
            segments.append(SegmentCount(name, vacancies, seekers))
        except InputError as error:
            raise error.at(f"{path}: line {row.line}: ") from None
    return tuple(segments)


def _count(table: SmallTable, row: Row, at: int, decimals: Decimals) -> float:
    cell = row.cells[at]
    if decimals.torn is not None and cell == decimals.torn:
        raise table.bad(row, cell, "allowed.one_decimal_mark", "fix.one_decimal_mark")
    count = _counted(cell, decimals.mark)
    if count is None:
        raise table.bad(row, cell, "allowed.count_of_segment")
    return count


def _counted(cell: Cell, mark: Mark | None) -> float | None:
    count = None if is_empty(cell) else number_of(cell, mark)
    return count if count is not None and count >= 0 else None


def segments_from_words(words: Sequence[str]) -> tuple[SegmentCount, ...]:
    """Read what `--segment` is given: "general: 3000/10000", vacancies before seekers.

    Raises
    ------
    BadField
        If it is something else, or a name comes twice.

    Examples
    --------
    >>> segments_from_words(["general: 3.000/10.000"])
    (SegmentCount(name='general', vacancies=3000.0, seekers=10000.0),)
    """
    segments: list[SegmentCount] = []
    for given in words:
        segment = _of_words(given)
        if any(segment.name == other.name for other in segments):
            raise _bad_words(given, "allowed.distinct_names")
        segments.append(segment)
    return tuple(segments)


def _of_words(given: str) -> SegmentCount:
    name, _, pair = given.rpartition(":")
    counts = [count.strip() for count in pair.split("/")]
    decimals = decimals_of(counts)
    read = [_counted(count, decimals.mark) for count in counts]
    if not name.strip() or len(read) != 2 or None in read or decimals.torn is not None:
        raise _bad_words(given, "allowed.segment_words")
    vacancies, seekers = (count or 0.0 for count in read)
    try:
        return SegmentCount(printable(name), vacancies, seekers)
    except InputError as error:
        raise error.at("--segment ") from None


def _bad_words(given: str, allowed: str) -> BadField:
    return BadField(
        where="--segment", given=given, allowed=Phrase(allowed), fix=Phrase("fix.segment_words")
    )

"""A table of measured rows as plain text: numbers right-aligned, remarks beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.timing import Spread

_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns"))
_HEAD = ("what", "ours: median (min..max)", "beside it: median (min..max)", "ratio", "goal")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement and what it is measured against in the same run.

    `faster` says which way the ratio goes: True for theirs/ours (higher is better), False for
    ours/theirs, where the other is a floor that cannot be undercut.
    """

    what: str
    ours: Spread
    beside: str = ""
    theirs: Spread | None = None
    faster: bool = True
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """Of the medians; None where nothing stands beside."""
        if self.theirs is None:
            return None
        ratio = self.theirs.median / self.ours.median
        return ratio if self.faster else 1.0 / ratio


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together, and remarks on how they were measured."""

    title: str
    rows: Sequence[Row]
    remarks: Sequence[str] = ()


def lines(section: Section) -> list[str]:
    """Return a section as lines of text."""
    cells = [_HEAD, *(_cells(row) for row in section.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    body = [
        "  ".join(
            cell.ljust(width) if place in (0, 4) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    rule = "-" * len(body[0])
    return [
        section.title,
        rule,
        body[0],
        rule,
        *body[1:],
        *(f"  {text}" for text in section.remarks),
    ]


def duration(seconds: float) -> str:
    """Return a time in the unit that suits it.

    Examples
    --------
    >>> duration(0.00123)
    '1.23 ms'
    """
    size, unit = next((pair for pair in _UNITS if seconds >= pair[0]), _UNITS[-1])
    return f"{seconds / size:.3g} {unit}"


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    theirs = f"{row.beside} {_spread(row.theirs)}" if row.theirs else ""
    return row.what, _spread(row.ours), theirs, _ratio(row), row.goal


def _ratio(row: Row) -> str:
    if row.ratio is None:
        return ""
    return f"{row.ratio:.3g}x {'as fast' if row.faster else 'as long'}"


def _spread(times: Spread) -> str:
    return f"{duration(times.median)} ({duration(times.low)}..{duration(times.high)})"

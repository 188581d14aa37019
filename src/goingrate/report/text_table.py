"""A table of text, before a door dresses it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to read; the first column names the row, the others are aligned right.

    `text_from` is the first column that holds text instead of numbers.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    text_from: int = 99

"""Vesting lists as brokers export them: one row a vest, with a date and a number of shares."""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from goingrate.base.errors import BadField, BadFile
from goingrate.base.texts import Phrase
from goingrate.offer.vesting import Vesting

_DATES: Final = ("date", "vest date", "vest_date", "vesting date", "datum")
_SHARES: Final = ("shares", "quantity", "units", "stück", "anzahl")
_DAYS_PER_YEAR: Final = 365.25
_MOST_SHARES: Final = 1e12
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Vests:
    """What is still to vest: the number of shares and when, counted from the decision."""

    shares: float
    vesting: Vesting


def read_vests(content: bytes, name: str, as_of: date) -> Vests:
    """Read a broker's list; vests up to the day of the decision are the person's already.

    Raises
    ------
    BadFile
        No column of dates or of shares, or nothing left to vest.
    BadField
        A row whose date or number cannot be read; it is named.
    """
    rows = _rows(content, name)
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    day_at, shares_at = _column(header, _DATES), _column(header, _SHARES)
    if day_at is None or shares_at is None:
        raise _bad_file(name, ", ".join(header) or "-")
    by_day: dict[date, float] = {}
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            day, shares = _row(row, day_at, shares_at, f"{name}: line {number}")
            if day > as_of and shares > 0:
                by_day[day] = by_day.get(day, 0.0) + shares
    if not by_day:
        raise _bad_file(name, f"0 > {as_of.isoformat()}")
    total = math.fsum(by_day.values())
    if total > _MOST_SHARES:
        raise _bad_file(name, f"{total:.3g}")
    events = tuple(
        ((day - as_of).days / _DAYS_PER_YEAR, shares / total)
        for day, shares in sorted(by_day.items())
    )
    return Vests(total, Vesting(events))


def _rows(content: bytes, name: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(_text(content, name)), skipinitialspace=True))
    except csv.Error as error:
        raise _bad_file(name, str(error)) from None


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad_file(name, f"byte {error.start}") from None


def _ungrouped(number: str) -> str:
    """Return a number without commas between thousands; any other comma stays, and is refused."""
    return number.replace(",", "") if _GROUPED.fullmatch(number) else number


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _row(row: list[str], day_at: int, shares_at: int, where: str) -> tuple[date, float]:
    try:
        day = date.fromisoformat(row[day_at].strip())
        shares = float(_ungrouped(row[shares_at].strip()))
    except (ValueError, IndexError):
        raise BadField(
            where=where,
            given=", ".join(row),
            allowed=Phrase("allowed.csv"),
            fix=Phrase("fix.csv"),
        ) from None
    if not 0 <= shares <= _MOST_SHARES:
        raise BadField(
            where=where,
            given=row[shares_at],
            allowed=Phrase.of("allowed.between", low="0", high=f"{_MOST_SHARES:g}"),
            fix=Phrase("fix.csv"),
        )
    return day, shares


def _bad_file(name: str, given: str) -> BadFile:
    return BadFile(where=name, given=given, allowed=Phrase("allowed.csv"), fix=Phrase("fix.csv"))

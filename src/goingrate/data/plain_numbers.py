"""Numbers of a table, whose columns tell by all their rows whether a dot or a comma is decimal.

One number alone often cannot: 101.125 is an index in London and a count in Berlin. The grammar of
money takes it for a count; a series of an index would grow a thousandfold on such days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from goingrate.base.money.number import SPACES, plain_digits
from goingrate.data.small_tables import Cell

Mark = Literal[".", ","]
#: What a mark before exactly three digits is where no other number of the column tells.
Otherwise = Literal["groups", "decimals"]

#: What offices write where there is no number. A dash alone is none of them: some mean zero by it.
_EMPTY: Final = frozenset(
    (".", "..", "...", "…", ":", "na", "n/a", "n.a.", "#n/a", "k.a.", "nan", "null", "none")
)
_BODY: Final = re.compile(
    rf"(?P<sign>[-−+]?)(?P<digits>[0-9.,'’{SPACES}]*[0-9])(?P<power>[eE][-+]?[0-9]{{1,3}})?"
)
_MAY_GROUP: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Decimals:
    """Which mark is the decimal one in a column.

    Attributes
    ----------
    mark
        None: no number tells.
    torn
        A number that speaks for the other mark; the column cannot be read.
    """

    mark: Mark | None
    torn: str | None = None


def is_empty(cell: Cell) -> bool:
    """Say whether a cell says that there is no number."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in _EMPTY)


def decimals_of(cells: Iterable[Cell]) -> Decimals:
    """Return what the numbers of a column together say of the decimal mark.

    Examples
    --------
    >>> decimals_of(["1.250", "980,5"]).mark, decimals_of(["101.125", "99.5"]).mark
    (',', '.')
    >>> decimals_of(["1.250", "980"])
    Decimals(mark=None, torn=None)
    """
    mark: Mark | None = None
    for cell in cells:
        told = _told(cell) if isinstance(cell, str) else None
        if told is None or told == "unsure" or told == mark:
            continue
        if mark is not None:
            return Decimals(mark, torn=str(cell))
        mark = told
    return Decimals(mark)


def is_unsure(cell: Cell) -> bool:
    """Say whether a number alone may be read both ways: 1.250."""
    return isinstance(cell, str) and _told(cell) == "unsure"


def _told(text: str) -> Mark | Literal["unsure"] | None:
    """Return the decimal mark that one number speaks for; None if it speaks for none."""
    found = _BODY.fullmatch(text)
    if found is None:
        return None
    digits = found["digits"]
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return None
    last: Mark = "." if marks[-1] == "." else ","
    other: Mark = "," if last == "." else "."
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return other
    if found["power"] is None and _MAY_GROUP.fullmatch(digits):
        return "unsure"
    return last


def number_of(cell: Cell, mark: Mark | None, otherwise: Otherwise = "groups") -> float | None:
    """Return the number in a cell, or None if it is none.

    Parameters
    ----------
    mark
        The decimal mark of the column, as `decimals_of` found it.
    otherwise
        What the only mark is if that is not known.

    Examples
    --------
    >>> number_of("10.000", None), number_of("10.000", ","), number_of("10.125", ".")
    (10000.0, 10000.0, 10.125)
    >>> number_of("5,2", ","), number_of("about 5", ".")
    (5.2, None)
    """
    if isinstance(cell, float):
        return cell
    if not isinstance(cell, str):
        return None
    found = _BODY.fullmatch(cell)
    if found is None:
        return None
    plain = _plain(found["digits"], mark or _mark_of(found["digits"], otherwise))
    if plain is None:
        return None
    value = float(plain + (found["power"] or ""))
    return -value if found["sign"] in ("-", "−") else value


def _mark_of(digits: str, otherwise: Otherwise) -> Mark:
    first = next((sign for sign in digits if sign in ".,"), ".")
    is_decimal = otherwise == "decimals"
    return "." if (first == ".") == is_decimal else ","


def _plain(digits: str, mark: Mark) -> str | None:
    """Return digits with `.` as the decimal point; None where groups are not groups of three."""
    whole, _, fraction = digits.partition(mark)
    ungrouped = plain_digits(whole, "en", scaled=False) if whole else "0"
    if ungrouped is None or not ungrouped.isdecimal() or (fraction and not fraction.isdecimal()):
        return None
    return f"{ungrouped}.{fraction or '0'}"

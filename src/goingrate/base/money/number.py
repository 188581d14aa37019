"""Numbers as people write them: 60.000,00 and 60,000.00, 1'200'000 and 1 234 567."""

from __future__ import annotations

import re
from typing import Final

from goingrate.base.texts import Language

SPACES: Final = " \u00a0\u2009\u202f"

# Possessive repeats (`++`, `*+`) and small counts: no text can make this search backtrack far.
NUMBER: Final = rf"""
    (?<!\d)
    (?:
        [0-9]{{1,3}}(?P<gap>[{SPACES}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}}){{0,4}}  # 1 234 567
        (?:[.,][0-9]++)?+
        (?![kKmMbB](?![^\W_]))                                     # not: level 5 100k
    |
        [0-9]{{1,3}}(?:,[0-9]{{3}}){{0,4}},[ ]000                  # 150, 000
    |
        [0-9]++(?:[.,'’][0-9]++)*+
        (?:[.,][-–—]{{1,2}}+(?![0-9]))?+                           # 60.000,-
    )
    (?!\d|[.,'’]\d)
"""

_GAP: Final = re.compile(f"[{SPACES}'’]")
_NO_CENTS: Final = re.compile(r"[.,][-–—]{1,2}$")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:[.,'’\u00a0\u2009\u202f ][0-9]{3})+")
_GROUPED_IN_LAKHS: Final = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")


def plain_digits(written: str, language: Language, *, scaled: bool) -> str | None:
    """Return a number with `.` as its decimal point and nothing else, or None.

    Where both marks occur, the last is the decimal one. A single mark before exactly three digits
    separates thousands, unless the number starts with 0; if the number is `scaled`, by a word like
    million or by %, the language decides. Any other single mark is a decimal one.

    Parameters
    ----------
    written
        A number found by the pattern `NUMBER`.
    language
        English groups by comma, German by dot; asked only for scaled numbers.
    scaled
        Whether a magnitude or a percent sign belongs to the number.

    Examples
    --------
    >>> plain_digits("60.000", "en", scaled=False), plain_digits("0.125", "en", scaled=False)
    ('60000', '0.125')
    >>> plain_digits("1.250", "en", scaled=True), plain_digits("1.250", "de", scaled=True)
    ('1.250', '1250')
    >>> plain_digits("1.234.567,89", "en", scaled=False)
    '1234567.89'
    >>> plain_digits("01.02.2024", "en", scaled=False) is None
    True
    """
    body = _NO_CENTS.sub("", written).replace(", 000", ",000")
    digits = _GAP.sub("", body)
    has_gaps = digits != body
    if has_gaps and not _GROUPED.fullmatch(re.split("[.,]", body, maxsplit=1)[0]):
        return None
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits
    if has_gaps or len(set(marks)) == 2:
        return _with_decimal(digits, marks[-1])
    if len(marks) > 1:
        return _without_groups(digits)
    return _with_single_mark(digits, marks[0], language, scaled=scaled)


def _with_decimal(digits: str, mark: str) -> str | None:
    """Read the last mark as the decimal one, all others as groups of thousands."""
    if digits.count(mark) != 1:
        return None
    whole, fraction = digits.split(mark)
    ungrouped = whole if whole.isdecimal() else _without_groups(whole)
    return None if ungrouped is None else f"{ungrouped}.{fraction}"


def _without_groups(digits: str) -> str | None:
    """Drop the marks between groups of thousands, or of lakhs; None if they are not groups."""
    if _GROUPED.fullmatch(digits) or _GROUPED_IN_LAKHS.fullmatch(digits):
        return re.sub(r"[.,]", "", digits)
    return None


def _with_single_mark(digits: str, mark: str, language: Language, *, scaled: bool) -> str | None:
    """Decide whether the only mark groups thousands or starts the decimals."""
    whole, decimals = digits.split(mark)
    if len(whole) > 1 and whole.startswith("0"):
        return None
    may_group = _GROUPED.fullmatch(digits) is not None
    groups_here = "." if language == "de" else ","
    if may_group and (not scaled or mark == groups_here):
        return whole + decimals
    return f"{whole}.{decimals}"

"""The words of a place beside a pay band: "SF: $180k-$220k", "$150k-$190k in Austin"."""

from __future__ import annotations

import re
from typing import Final

from goingrate.base.money.pay_words import WORDS

_NAME: Final = (
    r"[A-ZÄÖÜ][\w.'’-]*(?:\s+(?:of\s+|other\s+|am\s+|and\s+|&\s+)?[A-ZÄÖÜ][\w.'’-]*){0,4}(?:\s+\d)?"
    r"(?:,\s*[A-Z][\w.]*(?:\s+[A-Z][\w.]*)?)?"
)
_LABEL: Final = re.compile(rf"(?:^|[;|•·,(\n.])\s*(?P<place>{_NAME})\s*(?:\([^)]*\)\s*)?[:–—-]\s*$")
_IN_LEFT: Final = re.compile(
    rf"\b(?:[Ii]n|[Ff]or|[Nn]ear|[Ww]ithin)\s+(?:the\s+)?(?P<place>{_NAME})"
)
_IN_RIGHT: Final = re.compile(
    rf"^\s*(?:\w+\s+){{0,2}}?(?:in|for|near|within)\s+(?:the\s+)?(?P<place>{_NAME})"
    rf"|^\s*\((?P<bracket>{_NAME})\)"
)
_NO_PLACE: Final = re.compile(
    r"\b(?:junior|senior|mid|lead|staff|principal|entry|intern|level|[LE]\d|IC\d|usd|eur|gbp|chf|cad|aud|"
    r"benefits|our|the|this|full|what|why|engineer|manager|director|analyst|we|you|annual|"
    r"monthly|hourly|yearly|target|hiring|new\s+hires?|role|position|candidates|doe|w2|b2b|vat|position|job|perks)\b",
    re.IGNORECASE,
)


def place_of(before: str, after: str) -> str | None:
    """Return the words of a place just before or behind a figure, or None.

    Parameters
    ----------
    before, after
        The text from the figure before, and to the figure behind, within the sentence.

    Examples
    --------
    >>> place_of("; Austin, TX: ", ""), place_of("", " in Seattle and")
    ('Austin, TX', 'Seattle')
    >>> place_of("Base salary: ", " per year") is None
    True
    """
    label = _LABEL.search(before)
    if label is not None and _may_be_place(label["place"]):
        return label["place"].strip()
    behind = _IN_RIGHT.search(after)
    if behind is not None:
        name = behind["place"] or behind["bracket"]
        if _may_be_place(name):
            return name.strip()
    names = [match["place"] for match in _IN_LEFT.finditer(before)]
    return next((name.strip() for name in reversed(names) if _may_be_place(name)), None)


def _may_be_place(name: str) -> bool:
    return WORDS.search(name) is None and _NO_PLACE.search(name) is None

"""The words around a figure in an ad: its clause, its sentence, the heading above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from goingrate.base.money.pay_words import REFUSED_BY_WORD, WORDS, Says

# Windows are bounded, so that the time taken is proportional to the length of the text.
_REACH: Final = 240
_LONGEST_HEADING: Final = 70
_FAR: Final = 9
_FEW_WORDS: Final = 8

_ABBREVIATIONS: Final = (
    "approx", "bzw", "ca", "e.g", "i.e", "incl", "inkl", "max", "min", "mio", "mrd", "p.a", "p. a",
    "rs", "st", "tsd", "u.s", "z.b", "zzgl",
)  # fmt: skip
_ABBREVIATED: Final = "".join(rf"(?<!\b{re.escape(word)})" for word in _ABBREVIATIONS)
_SENTENCE_END: Final = re.compile(rf"{_ABBREVIATED}[.!?](?=\s)|[\n\r;|•·●▪]", re.IGNORECASE)
_CONNECTOR: Final = re.compile(
    r"[,()\[\]+]|\b(?:and|und|plus|with|mit|sowie|inkl\w*|incl\w*|dazu|zzgl|as\s+well\s+as|also)\b"
    r"|\s[–—/-]\s",
    re.IGNORECASE,
)
#: A bracket just before a figure says more about the words before it: "a bonus of 10% ($11,000)".
_OPEN_BRACKET: Final = re.compile(r"[(\[]\s*$")
_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

Where = Literal["clause", "heading", "sentence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that says what a figure is, how many words away, and where it stands."""

    says: Says
    word: str
    distance: int
    where: Where

    @property
    def refuses(self) -> bool:
        """Whether the word names something that is not pay."""
        return self.says in REFUSED_BY_WORD

    @property
    def is_strong_pay(self) -> bool:
        """Whether the word names pay itself, and is no mere hint."""
        return not self.refuses and self.says not in ("hint", "neutral")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure, in pieces of the text.

    `left` and `right` are its own clause; `before` and `after` reach to the figures beside it, or
    to the ends of the sentence; `sentence` is the part of the sentence before it; `heading` the
    short line above, where the figure starts its line.
    """

    left: str
    right: str
    before: str
    after: str
    sentence: str
    heading: str

    @property
    def is_alone(self) -> bool:
        """Whether few words stand beside the figure: a line of a list, not prose."""
        words = len(_LETTERS.findall(self.sentence)) + len(_LETTERS.findall(self.right))
        return words <= _FEW_WORDS


def context_of(text: str, *, start: int, end: int, after: int, until: int) -> Context:
    """Return the words around `text[start:end]`, between the figures that end and start there."""
    reach = max(0, start - _REACH)
    before = _last_part(text[max(after, reach) : start], _SENTENCE_END)
    behind = _first_part(text[end : min(until, end + _REACH)], _SENTENCE_END)
    return Context(
        left=_last_part(_OPEN_BRACKET.sub("", before), _CONNECTOR),
        right=_first_part(behind, _CONNECTOR),
        before=before,
        after=behind,
        sentence=_last_part(text[reach:start], _SENTENCE_END),
        heading=_heading(text[reach:start]),
    )


def evidence_of(context: Context) -> tuple[Evidence, ...]:
    """Return what the words around a figure say, the nearest first."""
    found = [
        *_in(context.left, "clause", from_end=True),
        *_in(context.right, "clause", from_end=False),
    ]
    near = sorted((e for e in found if e.distance <= _FAR), key=_rank)
    headed = sorted(_in(context.heading, "heading", from_end=True), key=_rank)
    wide = sorted(_in(context.sentence, "sentence", from_end=True), key=_rank)
    return (*near, *headed, *wide)


def verdict_on(evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the word that decides, or None if no word tells.

    In the clause of the figure and in its heading the nearest word decides, and a hint only where
    no other stands. Further off in the sentence, a word for pay is believed before one against it.
    """
    for where in ("clause", "heading"):
        here = [e for e in evidence if e.where == where and e.says != "hint"]
        if here:
            return here[0]
    wide = [e for e in evidence if e.where == "sentence"]
    hints = [e for e in evidence if e.says == "hint"]
    pay = [e for e in wide if e.is_strong_pay]
    against = [e for e in wide if e.refuses]
    if hints and hints[0].where != "sentence" and not pay:
        return hints[0]
    return next(iter((*pay, *against, *hints)), None)


def _rank(evidence: Evidence) -> tuple[int, bool, bool]:
    return evidence.distance, not evidence.refuses, evidence.says == "hint"


def _in(part: str, where: Where, *, from_end: bool) -> list[Evidence]:
    found = []
    for match in WORDS.finditer(part):
        between = part[match.end() :] if from_end else part[: match.start()]
        if match.lastgroup in ("job", "neutral"):
            continue
        says = cast(Says, match.lastgroup)
        found.append(Evidence(says, match[0], len(_WORD.findall(between)), where))
    return found


def _last_part(part: str, cut: re.Pattern[str]) -> str:
    ends = [match.end() for match in cut.finditer(part)]
    return part[ends[-1] :] if ends else part


def _first_part(part: str, cut: re.Pattern[str]) -> str:
    match = cut.search(part)
    return part if match is None else part[: match.start()]


def _heading(before: str) -> str:
    """Return the short line above, if the figure is the first on its own line."""
    lines = before.split("\n")
    above = [line.strip() for line in lines[:-1] if line.strip()]
    if lines[-1].strip() or not above or len(above[-1]) > _LONGEST_HEADING:
        return ""
    return above[-1]

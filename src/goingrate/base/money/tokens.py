"""Text -> tokens: first numbers, words and signs, then the phrases that they make up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from goingrate.base.money.number import NUMBER
from goingrate.base.money.vocabulary import (
    NOT_IN_CAPITALS,
    NUMBER_MEANING,
    OTHER,
    Meaning,
    phrases,
)
from goingrate.base.texts import Language

_LEXEME: Final = re.compile(
    rf"""
      (?P<number>{NUMBER})
    | (?P<strange>\d++(?:[.,'’]\d++)*+)       # digits of other scripts, numbers run into them
    | (?P<word>[^\W\d_]++)
    | (?P<dots>\.{{2,}}+|…)
    | (?P<sign>[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a known phrase, or any other word or sign, with its span in the text."""

    meaning: Meaning
    text: str
    start: int
    end: int


class _Lexeme(NamedTuple):
    """The smallest piece of a text: a number, a word, a run of dots or a single sign."""

    group: str
    key: str
    start: int
    end: int


_Phrase: TypeAlias = tuple[tuple[tuple[str, bool], ...], Meaning]


def tokens_of(text: str, language: Language) -> tuple[Token, ...]:
    """Split a text into tokens, in time proportional to its length.

    Spaces and invisible marks of writing direction are left out. The longest phrase wins.

    Examples
    --------
    >>> [(t.text, t.meaning.kind) for t in tokens_of("über 1,2 Mio. p.a.", "de")]
    [('über', 'bound'), ('1,2', 'number'), ('Mio.', 'magnitude'), ('p.a.', 'period')]
    """
    lexemes = _lexemes(text)
    known = _phrases_by_first(language)
    tokens: list[Token] = []
    at = 0
    while at < len(lexemes):
        meaning, count = _meaning_at(lexemes, at, known, text)
        start, end = lexemes[at].start, lexemes[at + count - 1].end
        tokens.append(Token(meaning, text[start:end], start, end))
        at += count
    return tuple(tokens)


def _lexemes(text: str) -> list[_Lexeme]:
    found = []
    for match in _LEXEME.finditer(text):
        group = match.lastgroup or "sign"
        key = "…" if group == "dots" else match[group].lower()
        found.append(_Lexeme(group, key, match.start(), match.end()))
    return found


@cache
def _phrases_by_first(language: Language) -> dict[str, tuple[_Phrase, ...]]:
    """Return the phrases by their first piece, the longest first."""
    unique = dict(phrases(language))
    found: dict[str, list[_Phrase]] = {}
    for phrase, meaning in unique.items():
        pieces = _lexemes(phrase)
        glued = [False] + [a.end == b.start for a, b in pairwise(pieces)]
        rest = tuple((p.key, g) for p, g in zip(pieces, glued, strict=True))[1:]
        found.setdefault(pieces[0].key, []).append((rest, meaning))
    return {
        first: tuple(sorted(listed, key=lambda phrase: -len(phrase[0])))
        for first, listed in found.items()
    }


def _meaning_at(
    lexemes: Sequence[_Lexeme], at: int, known: dict[str, tuple[_Phrase, ...]], text: str
) -> tuple[Meaning, int]:
    """Return what the text means at a place, and how many pieces belong to it."""
    first = lexemes[at]
    if first.group == "number":
        return NUMBER_MEANING, 1
    is_place = first.key in NOT_IN_CAPITALS and text[first.start : first.end].isupper()
    for rest, meaning in known.get(first.key, ()):
        if is_place and meaning.kind != "currency":
            continue
        if _follows(lexemes, at, rest):
            return meaning, 1 + len(rest)
    return OTHER, 1


def _follows(lexemes: Sequence[_Lexeme], at: int, rest: tuple[tuple[str, bool], ...]) -> bool:
    """Return whether these pieces come next, each side by side with the one before if `glued`."""
    if at + len(rest) >= len(lexemes):
        return False
    for step, (key, glued) in enumerate(rest, start=1):
        piece = lexemes[at + step]
        if piece.key != key or (piece.start == lexemes[at + step - 1].end) != glued:
            return False
    return True

"""Job titles to role family and level, each with the rules that fired.

A title is cut into parts at commas, brackets and dashes. Words become ideas, the longest phrase
first, so that "lead generation" is no lead and "chief of staff" neither chief nor staff. Then rules
are read from the top. Nothing is learned or guessed: what no rule says stays unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from goingrate.base.kinds import Level, RoleFamily
from goingrate.market.title_lexicon import Needs, TitleLexicon, TitleRule

#: (m/w/d), m|w|x, (gn), (all genders); and what makes "Entwickler" into "Entwickler*in".
_GENDERS: Final = re.compile(
    r"\(?\b(?:[mwfdxi]|gn|div)\.?(?:\s?[/|,*]\s?(?:[mwfdxi]|gn|div)\b\.?)+\)?"
    r"|\((?:gn|all genders?|alle geschlechter|w|m|d)\)|\ball genders\b"
    r"|(?<=\w)(?:[*:_]|/-?|\()in(?:nen)?\b\)?"
)
_MARKS_OF_GENDERS: Final = re.compile(r"[/|*:_(]|all g")
#: A word (with C++ and C#), a slash, or what parts a title: a dash does if a space is beside it.
_PIECES: Final = re.compile(
    r"[^\W_]+(?:\+\+|#)?|[/,;|()\[\]{}:•·@]|(?<=\s)[-–—]|[-–—](?=[\s(])|(?<=\))[-–—]"
)
_CUTS: Final = frozenset(",;|()[]{}:•·@-–—")

_Outcome = TypeVar("_Outcome", bound=str)


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title says.

    Attributes
    ----------
    role, level
        None: the title does not say, or says another kind of work.
    because
        The rules that decided ("role.sales-engineer.phrase"), and those that would have, were it
        not for an idea in the title ("not level.executive.rank: assistant").
    """

    role: RoleFamily | None
    level: Level | None
    because: tuple[str, ...]


#: First piece, the piece behind the last, and the ideas that they stand for, as bits.
_Hit = tuple[int, int, int]


class _Seen(NamedTuple):
    """Ideas as bits: in the part that names the job, in all parts, and of parts known in full."""

    job: int
    anywhere: int
    alone: list[list[int]]


@dataclass(frozen=True, slots=True)
class _Compiled(Generic[_Outcome]):
    """A rule over bits; `first` is one group of its needs, to pass over most rules quickly."""

    id: str
    gives: _Outcome | None
    first: int
    job: tuple[int, ...]
    anywhere: tuple[int, ...]
    alone: tuple[int, ...]
    shuns: int
    shuns_in_job: int

    def fits(self, seen: _Seen) -> bool:
        """Say whether all needs are met."""
        for group in self.job:
            if not seen.job & group:
                return False
        for group in self.anywhere:
            if not seen.anywhere & group:
                return False
        return all(
            any(all(hit & group for hit in part) for part in seen.alone) for group in self.alone
        )

    def shunned(self, seen: _Seen) -> int:
        """Return the ideas that keep the rule from firing."""
        return (self.shuns & seen.anywhere) | (self.shuns_in_job & seen.job)


_Rules: TypeAlias = tuple[_Compiled[_Outcome], ...]


class TitleReader:
    """Reads titles by a lexicon; about ten microseconds each."""

    def __init__(self, lexicon: TitleLexicon) -> None:
        ideas = {idea for named in lexicon.words.values() for idea in named}
        ideas |= set(lexicon.numerals.values()) | {_SEVERAL}
        self._ideas: Final = tuple(sorted(ideas))
        self._bits: Final = {idea: 1 << place for place, idea in enumerate(self._ideas)}
        self._phrases: Final = self._by_first_word(lexicon)
        self._jobs: Final = self._any(lexicon.jobs)
        self._trades: Final = self._any(lexicon.trades)
        self._rungs: Final = self._any({*lexicon.rungs, *lexicon.numerals.values()})
        self._numerals: Final = {word: self._bits[idea] for word, idea in lexicon.numerals.items()}
        self._between: Final = lexicon.between
        self._joiners: Final = lexicon.joiners
        self._several: Final = self._bits[_SEVERAL]
        self._roles: Final[_Rules[RoleFamily]] = tuple(
            self._compiled(rule, "role") for rule in lexicon.roles
        )
        self._levels: Final[_Rules[Level]] = tuple(
            self._compiled(rule, "level") for rule in lexicon.levels
        )

    def read(self, title: str) -> TitleReading:
        """Return the role family and level that a title says, with the rules that fired."""
        pieces = _pieces(title)
        seen = self._seen(pieces, self._hits(pieces))
        if not seen.anywhere:
            return _SAYS_NOTHING
        because: list[str] = []
        role = self._first(self._roles, seen, because)
        level = self._first(self._levels, seen, because)
        return TitleReading(role=role, level=level, because=tuple(because))

    def ideas(self, title: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the words of a title that the lexicon knows, each with its ideas.

        For whoever writes rules: what `read` sees of a title.
        """
        pieces = _pieces(title)
        return tuple(
            (" ".join(pieces[start:end]), self._names(ideas))
            for start, end, ideas in self._hits(pieces)
        )

    def _hits(self, pieces: list[str]) -> list[_Hit]:
        hits: list[_Hit] = []
        place, count = 0, len(pieces)
        behind_trade = False
        while place < count:
            piece = pieces[place]
            numeral = self._numerals.get(piece) if behind_trade else None
            if numeral is not None:
                hits.append((place, place + 1, numeral))
                place += 1
                continue
            for rest, length, ideas in self._phrases.get(piece, ()):
                if length == 1 or pieces[place + 1 : place + length] == rest:
                    hits.append((place, place + length, ideas))
                    place += length
                    behind_trade = bool(ideas & self._trades)
                    break
            else:
                place += 1
                if piece not in self._between and piece not in self._joiners:
                    behind_trade = False
        return hits

    def _seen(self, pieces: list[str], hits: list[_Hit]) -> _Seen:
        """Gather the ideas of each part of the title, and note rungs that are joined."""
        job = anywhere = several = rung_end = begin = at = 0
        alone: list[list[int]] = []
        for place, piece in enumerate([*pieces, ","]):
            if piece not in _CUTS:
                continue
            part, ideas, unknown = [], 0, place - begin
            while at < len(hits) and hits[at][0] < place:
                start, end, heard = hits[at]
                part.append(heard)
                ideas |= heard
                unknown -= end - start
                if heard & self._rungs:
                    if rung_end and self._joined(pieces, rung_end, start):
                        several = self._several
                    rung_end = end
                at += 1
            anywhere |= ideas
            if part and (not unknown or unknown == pieces[begin:place].count("/")):
                alone.append(part)
            if not job and ideas & self._jobs:
                job = ideas
            begin = place + 1
        return _Seen(job or anywhere, anywhere | several, alone)

    def _joined(self, pieces: list[str], end: int, start: int) -> bool:
        return end < start and all(piece in self._joiners for piece in pieces[end:start])

    def _first(self, rules: _Rules[_Outcome], seen: _Seen, because: list[str]) -> _Outcome | None:
        anywhere = seen.anywhere
        for rule in rules:
            if not rule.first & anywhere or not rule.fits(seen):
                continue
            shunned = rule.shunned(seen)
            if not shunned:
                because.append(rule.id)
                return rule.gives
            because.append(f"not {rule.id}: {self._names(shunned)[0]}")
        return None

    def _by_first_word(
        self, lexicon: TitleLexicon
    ) -> dict[str, tuple[tuple[list[str], int, int], ...]]:
        found: dict[str, list[tuple[list[str], int, int]]] = {}
        for phrase, ideas in lexicon.words.items():
            first, *rest = phrase.split()
            found.setdefault(first, []).append((rest, len(rest) + 1, self._any(ideas)))
        return {
            first: tuple(sorted(phrases, key=lambda phrase: -phrase[1]))
            for first, phrases in found.items()
        }

    def _compiled(self, rule: TitleRule, dimension: str) -> _Compiled[Any]:
        job, anywhere, alone = map(self._groups, (rule.job, rule.anywhere, rule.alone))
        return _Compiled(
            id=f"{dimension}.{rule.id}",
            gives=rule.gives,
            first=min(job + anywhere + alone, key=int.bit_count),
            job=job,
            anywhere=anywhere,
            alone=alone,
            shuns=self._any(rule.shuns),
            shuns_in_job=self._any(rule.shuns_in_job),
        )

    def _groups(self, needs: Needs) -> tuple[int, ...]:
        return tuple(self._any(group) for group in needs)

    def _any(self, ideas: Iterable[str]) -> int:
        bits = 0
        for idea in ideas:
            bits |= self._bits[idea]
        return bits

    def _names(self, bits: int) -> tuple[str, ...]:
        return tuple(idea for idea in self._ideas if self._bits[idea] & bits)


#: The idea of two rungs that are joined; rules of level may ask for it.
_SEVERAL: Final = "several-rungs"
_SAYS_NOTHING: Final = TitleReading(role=None, level=None, because=())


def _pieces(title: str) -> list[str]:
    """Return the words and signs of a title, folded, without its forms of gender."""
    if not title.isascii():
        title = unicodedata.normalize("NFKC", title)
    text = title.casefold()
    if _MARKS_OF_GENDERS.search(text):
        text = _GENDERS.sub(" ", text)
    return _PIECES.findall(text)

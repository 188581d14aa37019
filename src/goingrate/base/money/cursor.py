"""A place in a list of tokens, and the rules by which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from goingrate.base.money.tokens import Token
from goingrate.base.money.vocabulary import Kind

_HYPHENS: Final = frozenset({"-", "‑", "‐"})


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be read beyond amounts of money in running text.

    Parameters
    ----------
    percents, minus
        Whether numbers may carry a percent sign, or a minus.
    sums
        Whether + joins amounts; where it does not, + behind an amount may mean "or more".
    """

    percents: bool = False
    minus: bool = False
    sums: bool = False


@dataclass(slots=True)
class Cursor:
    """A place in a list of tokens; every reading function moves it on, or leaves it."""

    tokens: Sequence[Token]
    at: int = 0
    rules: Rules = field(default_factory=Rules)

    @property
    def is_at_end(self) -> bool:
        """Whether all tokens are read."""
        return self.at >= len(self.tokens)

    def peek(self, kind: Kind, ahead: int = 0) -> Token | None:
        """Return the token here, or some steps ahead, if it is of this kind."""
        place = self.at + ahead
        if place < len(self.tokens) and self.tokens[place].meaning.kind == kind:
            return self.tokens[place]
        return None

    def take(self, kind: Kind) -> Token | None:
        """Return the token here and step over it, if it is of this kind."""
        token = self.peek(kind)
        self.at += token is not None
        return token

    def is_glued(self, place: int) -> bool:
        """Whether the token at a place follows the one before without a space."""
        if not 0 < place < len(self.tokens):
            return False
        return self.tokens[place - 1].end == self.tokens[place].start

    def take_word(self, kind: Kind) -> Token | None:
        """Take a token, also one joined by a hyphen: 100-Millionen-Dollar-Angebot."""
        hyphen, word = self.peek("range"), self.peek(kind, ahead=1)
        if hyphen is not None and word is not None and hyphen.text in _HYPHENS:
            glued = self.is_glued(self.at) and self.is_glued(self.at + 1)
            self.at += glued and word.text[0].isalpha()
        return self.take(kind)

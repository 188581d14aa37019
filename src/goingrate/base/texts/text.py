"""One text in both languages, and a text that waits for its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """A template in English and in German, with the same names in braces."""

    en: str
    de: str

    def spoken(self, language: Language) -> str:
        """Return the template in one language."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Phrase:
    """The key of a text with its values: said later, in the language of whoever reads it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, key: str, **values: str) -> Phrase:
        """Return a phrase: `Phrase.of("allowed.at_least", low="0")`."""
        return cls(key, tuple(sorted(values.items())))

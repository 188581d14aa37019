"""The tree of errors.

    GoingrateError
    ├── InputError          something given cannot be used; doors exit with code 2
    │   ├── OutOfRange      a number outside what is allowed
    │   ├── NotUnderstood   a text that the grammar of money, dates or quantities cannot read
    │   ├── BadField        a field of a file: misspelt, missing, of the wrong kind
    │   └── BadFile         a whole file: absent, too large, not what it should be
    ├── MissingFact         a fact that does not exist, or not yet on the day asked for
    └── ReplayDiffers       a replayed answer is not the answer that was stored

Every `InputError` says four things: where, what was given, what is allowed, what to do. The last
two are phrases of the message catalogue, so each error can be said in each language.
"""

from __future__ import annotations

from typing import Final

from goingrate.base.texts import Language, Phrase, say

#: A file with the longest name that systems allow, and a field in it.
_LONGEST_PLACE: Final = 400


class GoingrateError(Exception):
    """Anything that goingrate raises on purpose."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.phrase = phrase

    def said(self, language: Language = "en") -> str:
        """Return the message in a language, on one line."""
        return say(self.phrase.key, language, **dict(self.phrase.values))

    def __str__(self) -> str:
        return self.said("en")


class MissingFact(GoingrateError):
    """A fact that does not exist, or that says nothing about the day asked for."""


class ReplayDiffers(GoingrateError):
    """A replayed answer is not the answer that was stored."""


class InputError(GoingrateError):
    """Something given cannot be used.

    Parameters
    ----------
    where
        The name of the argument, option or field, with the file where there is one.
    given
        What was given, shortened.
    allowed, fix
        What would be allowed, and what to do: phrases of the message catalogue.
    """

    def __init__(self, *, where: str, given: object, allowed: Phrase, fix: Phrase) -> None:
        super().__init__(Phrase("error.input"))
        self.where = shortened(where, most=_LONGEST_PLACE)
        self.given, self.allowed, self.fix = shortened(given), allowed, fix

    def said(self, language: Language = "en") -> str:
        """Return the message in a language, on one line."""
        return say(
            "error.input",
            language,
            where=self.where,
            given=self.given,
            allowed=self.allowed,
            fix=self.fix,
        )

    def at(self, place: str) -> InputError:
        """Return the same error, told from further outside: `offers.yaml: offers.a.base`."""
        return type(self)(
            where=f"{place}{self.where}", given=self.given, allowed=self.allowed, fix=self.fix
        )


class OutOfRange(InputError):
    """A number outside what is allowed."""


class NotUnderstood(InputError):
    """A text that cannot be read as money, a date or a quantity."""


class BadField(InputError):
    """A field of a file: misspelt, missing, or of the wrong kind."""


class BadFile(InputError):
    """A whole file: absent, too large, or not what it should be."""


def printable(text: str) -> str:
    """Return a text on one line, every sign that a terminal would not show replaced."""
    line = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "�" for sign in line)


def shortened(given: object, most: int = 60) -> str:
    """Return what was given as text on one line, cut to a readable length."""
    text = printable(_in_digits(given) if isinstance(given, float) else str(given))
    return text if len(text) <= most else text[: most - 1] + "…"


def _in_digits(number: float) -> str:
    """Return a number in six digits, a whole one in all: it may be one above a limit."""
    return f"{number:.15g}" if number.is_integer() else f"{number:g}"

"""What a lexicon of job titles holds: ideas with their words, and rules over ideas.

An idea ("security", "engineer", "senior") has a few words in English and German. A rule says which
ideas a title must have, and where, to be of a role family or level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from goingrate.base.kinds import Level, RoleFamily

#: All of them; of each, any: `(("engineer", "developer"), ("security",))`.
Needs = tuple[tuple[str, ...], ...]

#: German words for people that also have a form in -in ("Entwicklerin", "Analystin").
_PEOPLE: Final = ("er", "eur", "ist", "ekt", "ator", "and", "ant", "ent", "ler", "ner", "yst")


@dataclass(frozen=True, slots=True)
class TitleRule:
    """One rule: it fits where all of its needs are met and nothing that it shuns is there.

    Attributes
    ----------
    id
        Its name in `TitleReading.because`.
    gives
        The role family or level; None: the title is known to say none.
    job
        What the part of the title that names the job must hold ("Staff Engineer" in "Staff
        Engineer, Risk"): all of the groups, any idea of each.
    anywhere
        What the title must hold in any part.
    alone
        What must fill a part by itself: "AI" in "Software Engineer, AI", not in "..., AI Tools".
    shuns, shuns_in_job
        Ideas that must not be anywhere, or not in the part that names the job.
    """

    id: str
    gives: RoleFamily | Level | None
    job: Needs = ()
    anywhere: Needs = ()
    alone: Needs = ()
    shuns: tuple[str, ...] = ()
    shuns_in_job: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """Everything that a `TitleReader` knows.

    Attributes
    ----------
    words
        Each word or phrase, folded, with the ideas that it stands for. The longest phrase wins.
    jobs
        Ideas that name a job: the first part of a title with one of them is the part that counts.
    trades
        Jobs with a numbered ladder: a numeral right behind one is a rung.
    rungs
        Ideas that are rungs of a ladder: two of them joined ("Senior/Staff") leave the level open.
    numerals
        "ii" -> the idea that it is, behind a trade.
    between
        Words that may stand between a trade and its numeral ("level").
    joiners
        Words that join two rungs ("/", "or").
    roles, levels
        Rules, read from the top; the first that fits is taken.
    """

    words: Mapping[str, tuple[str, ...]]
    jobs: frozenset[str]
    trades: frozenset[str]
    rungs: frozenset[str]
    numerals: Mapping[str, str]
    between: frozenset[str]
    joiners: frozenset[str]
    roles: tuple[TitleRule, ...]
    levels: tuple[TitleRule, ...]


def english_forms(phrase: str) -> tuple[str, ...]:
    """Return a phrase and its plural.

    Examples
    --------
    >>> english_forms("data analyst")
    ('data analyst', 'data analysts')
    """
    return (phrase,) if phrase.endswith(("s", "#", "+")) else (phrase, f"{phrase}s")


def german_forms(phrase: str) -> tuple[str, ...]:
    """Return a phrase with the forms for women, if it ends in a word for a person.

    Examples
    --------
    >>> german_forms("datenanalyst")
    ('datenanalyst', 'datenanalystin', 'datenanalystinnen', 'datenanalysten')
    """
    if not phrase.endswith(_PEOPLE):
        return (phrase,)
    return (phrase, f"{phrase}in", f"{phrase}innen", f"{phrase}en")

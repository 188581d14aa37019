"""The words for kinds of work: role family, level, place, kind of employer.

Every room means the same by them. A `Segment` is what pay is quoted for and people are counted
in; there is none for a single person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, get_args

from goingrate.base.errors import NotUnderstood
from goingrate.base.texts import Language, Phrase, say

RoleFamily = Literal[
    "ai-engineer",
    "ai-researcher",
    "ai-sales",
    "data-analyst",
    "data-engineer",
    "data-scientist",
    "designer",
    "engineering-manager",
    "enterprise-sales",
    "infrastructure-engineer",
    "product-manager",
    "program-manager",
    "quantitative-analyst",
    "recruiter",
    "sales-engineer",
    "security-engineer",
    "software-engineer",
]
#: `elite-research` is told by the data only (a title or source that says so), never guessed.
Level = Literal["entry", "mid", "senior", "staff", "executive", "elite-research"]
EmployerKind = Literal[
    "ai-lab",
    "big-tech",
    "it-services",
    "private-company",
    "public-company",
    "public-sector",
    "startup",
    "university",
]

ROLE_FAMILIES: Final[tuple[RoleFamily, ...]] = get_args(RoleFamily)
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
EMPLOYER_KINDS: Final[tuple[EmployerKind, ...]] = get_args(EmployerKind)

_COUNTRY: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Place:
    """A country (ISO 3166, two letters), and inside it a region or a metropolitan area.

    Examples
    --------
    >>> str(Place("US", region="CA"))
    'US-CA'
    """

    country: str
    region: str | None = None
    metro: str | None = None

    def __post_init__(self) -> None:
        if not _COUNTRY.fullmatch(self.country):
            raise NotUnderstood(
                where="country",
                given=self.country,
                allowed=Phrase("allowed.country"),
                fix=Phrase("fix.correct_value"),
            )

    def __str__(self) -> str:
        return "-".join(part for part in (self.country, self.region, self.metro) if part)


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of work; None leaves a dimension open."""

    role: RoleFamily | None = None
    level: Level | None = None
    place: Place | None = None
    employer: EmployerKind | None = None

    def said(self, language: Language = "en") -> str:
        """Return the segment in words.

        Examples
        --------
        >>> Segment(role="ai-engineer", level="senior", place=Place("US")).said()
        'AI engineer, senior, US'
        """
        parts = [say(f"role.{self.role}", language)] if self.role else []
        parts += [say(f"level.{self.level}", language)] if self.level else []
        parts += [str(self.place)] if self.place else []
        parts += [say(f"employer.{self.employer}", language)] if self.employer else []
        return ", ".join(parts) or say("segment.all", language)


def role_family(word: str) -> RoleFamily:
    """Return the role family that a word names, in either language or as its key.

    Raises
    ------
    NotUnderstood
        If there is none; it names near ones.

    Examples
    --------
    >>> role_family("Software Engineer")
    'software-engineer'
    """
    return ROLE_FAMILIES[_named(word, "role", ROLE_FAMILIES)]


def level(word: str) -> Level:
    """Return the level that a word names; see `role_family`."""
    return LEVELS[_named(word, "level", LEVELS)]


def employer_kind(word: str) -> EmployerKind:
    """Return the kind of employer that a word names; see `role_family`."""
    return EMPLOYER_KINDS[_named(word, "employer", EMPLOYER_KINDS)]


def _named(word: str, dimension: str, keys: tuple[str, ...]) -> int:
    spoken: dict[str, int] = {}
    for index, key in enumerate(keys):
        names = (key, say(f"{dimension}.{key}", "en"), say(f"{dimension}.{key}", "de"))
        spoken |= {_folded(name): index for name in names}
    wanted = _folded(word)
    if wanted not in spoken:
        near = get_close_matches(wanted, spoken, n=3, cutoff=0.5)
        choices = dict.fromkeys(keys[spoken[name]] for name in near) or dict.fromkeys(keys)
        raise NotUnderstood(
            where=dimension,
            given=word,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(choices)),
            fix=Phrase("fix.correct_value"),
        )
    return spoken[wanted]


def _folded(word: str) -> str:
    return "-".join(word.casefold().replace("-", " ").split())

"""Names of the columns of somebody's table: made unique, and those that name persons left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from goingrate.base.errors import printable, shortened
from goingrate.base.texts import Phrase

#: The name of the column that loading adds: the number of the row in the file, from 1.
ROW: Final = "row"
#: A table of pay has a few dozen columns, a wide one some hundreds.
MOST_COLUMNS: Final = 4_000

#: Says of a column, by its name, whether it is loaded.
Wanted: TypeAlias = Callable[[str], bool]

_LONGEST_NAME: Final = 100
_MOST_NAMED: Final = 12
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9äöüß]+")

#: Whose names are names of persons. Employers, firms, schools, courts and occupations have names
#: too, and those stay.
_WHO: Final = (
    "agent|applicant|attorney|author|beneficiary|bewerber(?:in)?|candidate|colleague|contact|"
    "employee|guest|hiring_manager|kontakt|lawyer|manager|member|mitarbeiter(?:in)?|owner|person|"
    "personal|poc|poster|preparer|recruiter|referrer|respondent|staff|supervisor|user|worker"
)
_PERSON: Final = re.compile(
    rf"""
    name | names
    | (?:{_WHO})s?
    | (?:.*_)?(?:{_WHO})s?_(?:.*_)?(?:user)?names?
    | (?:.*_)?(?:first|last|middle|full|given|family|maiden|nick|sur|user|vor|nach)_?names?(?:_.*)?
    | (?:.*_)?(?:middle_initial|salutation|anrede|signature|unterschrift)
    | (?:.*_)?employer_poc_.* | preparer_.*
    | (?:.*_)?(?:e_?mails?|mail_address|phones?|telephone|telefon|tel|handy|mobile_?(?:phone|no|nr
      |number)|fax|cell_?phone)(?:_.*)?
    | mobile | mail
    | (?:.*_)?(?:ssn|social_security|passport|visa_number|date_of_birth|birth_?(?:date|day|year|
      place)|birth|dob|geburt(?:s.*)?|birthdate|geburtstag|tax_id|steuer_?id)(?:_.*)?
    | (?:.*_)?(?:home_address|private_address|wohnadresse|linkedin|twitter|profile_url)(?:_.*)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which fields of each row are kept, and under which names.

    Attributes
    ----------
    width
        The number of fields that a row has in the file.
    kept
        Position (from 0) and name of each column that stays, in the file's order.
    notes
        What was left out or renamed.
    unwanted
        Columns that were not asked for.
    """

    width: int
    kept: tuple[tuple[int, str], ...]
    notes: tuple[Phrase, ...]
    unwanted: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are kept."""
        return tuple(name for _, name in self.kept)


def names_a_person(column: str) -> bool:
    """Say whether a column, by its name, holds names of persons or ways to reach them.

    A column called only "name" counts: it does not say whose name.

    Examples
    --------
    >>> names_a_person("EMPLOYER_POC_FIRST_NAME"), names_a_person("candidateEmail")
    (True, True)
    >>> names_a_person("EMPLOYER_NAME"), names_a_person("SOC_NAME")
    (False, False)
    """
    return _PERSON.fullmatch(_folded(column)) is not None


def columns_of(header: Sequence[str], wanted: Wanted | None = None) -> Columns:
    """Return what is kept of the columns with these names.

    A column without a name is called after its place ("column_1"); the second "pay" is called
    "pay_2". Names are compared without regard to capitals, as SQL does.
    """
    taken = {ROW}
    kept: list[tuple[int, str]] = []
    dropped: list[str] = []
    renamed: list[str] = []
    unwanted: list[str] = []
    for position, given in enumerate(header):
        name = shortened(printable(given).strip(), _LONGEST_NAME)
        if names_a_person(name):
            dropped.append(name)
            continue
        if wanted is not None and not wanted(name):
            unwanted.append(name)
            continue
        own = _unique(name or f"column_{position + 1}", taken)
        if own != name:
            renamed.append(own)
        taken.add(own.casefold())
        kept.append((position, own))
    return Columns(len(header), tuple(kept), _notes(dropped, renamed), tuple(unwanted))


def _unique(name: str, taken: set[str]) -> str:
    own, number = name, 1
    while own.casefold() in taken:
        number += 1
        own = f"{name}_{number}"
    return own


def _notes(dropped: list[str], renamed: list[str]) -> tuple[Phrase, ...]:
    notes = []
    if dropped:
        notes.append(Phrase.of("loading.persons_dropped", columns=_listed(dropped)))
    if renamed:
        notes.append(Phrase.of("loading.columns_renamed", columns=_listed(renamed)))
    return tuple(notes)


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown}, … (+{more})" if more > 0 else shown


def _folded(name: str) -> str:
    return _NOT_A_WORD.sub("_", _CAMEL.sub("_", name).lower()).strip("_")

"""Titles, employers and places, each read once however often it occurs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from goingrate.base.errors import NotUnderstood
from goingrate.base.kinds import LEVELS, EmployerKind, Level, Place, RoleFamily, level

if TYPE_CHECKING:
    import duckdb


class ReadTitle(Protocol):
    """What is read in a title; None is unknown."""

    @property
    def role(self) -> RoleFamily | None:
        """The role family that the title names."""

    @property
    def level(self) -> Level | None:
        """The level that the title names."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the texts of a source.

    Attributes
    ----------
    title
        A title to its role family and level.
    employer_name
        A name as given to its normalised form; "" if nothing is left of it.
    employer_kind
        A normalised name to the kind of employer.
    place
        A place in free text to country, region, metropolitan area.
    version
        Of the lexicon that they go by.
    """

    title: Callable[[str], ReadTitle]
    employer_name: Callable[[str], str]
    employer_kind: Callable[[str], EmployerKind | None]
    place: Callable[[str], Place | None]
    version: str


def packaged_readers() -> Readers:
    """Return the readers that go by the packaged lexicon."""
    from goingrate.data import lexicons

    employers = lexicons.employer_reader()
    return Readers(
        title=lexicons.title_reader().read,
        employer_name=employers.name,
        employer_kind=employers.kind,
        place=lexicons.place_reader().read,
        version=lexicons.lexicon_version(),
    )


def read_texts(con: duckdb.DuckDBPyConnection, draft: str, readers: Readers) -> None:
    """Fill the temporary tables `read_titles`, `read_levels`, `read_employers`, `read_places`.

    Each has the column `given`, unique, with a text of the draft, and what was read in it.
    """
    titles = _distinct(con, draft, "title")
    read = [readers.title(title) for title in titles]
    _table(con, "read_titles", titles, role=[one.role for one in read],
           level=[one.level for one in read])  # fmt: skip
    levels = _distinct(con, draft, "level_given")
    _table(con, "read_levels", levels, level=[_level(word) for word in levels])
    employers = _distinct(con, draft, "employer")
    names = [readers.employer_name(employer) or None for employer in employers]
    kinds = [readers.employer_kind(name) if name else None for name in names]
    _table(con, "read_employers", employers, employer=names, kind=kinds)
    places = _distinct(con, draft, "place")
    found = [readers.place(place) for place in places]
    _table(
        con,
        "read_places",
        places,
        country=[place.country if place else None for place in found],
        region=[place.region if place else None for place in found],
        metro=[place.metro if place else None for place in found],
    )


def _distinct(con: duckdb.DuckDBPyConnection, draft: str, column: str) -> list[str]:
    query = (
        f"SELECT DISTINCT {column} FROM {draft} "  # noqa: S608
        f"WHERE reject IS NULL AND {column} IS NOT NULL ORDER BY 1"
    )
    return [text for (text,) in con.execute(query).fetchall()]


def _level(word: str) -> Level | None:
    if word in LEVELS:
        return word
    try:
        return level(word)
    except NotUnderstood:
        return None


def _table(con: duckdb.DuckDBPyConnection, name: str, given: list[str], **read: list[Any]) -> None:
    import pyarrow as pa

    columns: dict[str, list[Any]] = {"given": given, **read}
    texts = pa.table({key: pa.array(values, pa.string()) for key, values in columns.items()})
    con.register("texts_read", texts)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM texts_read")
    con.unregister("texts_read")

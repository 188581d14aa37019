"""What a connector is, and the draft tables that it fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from goingrate.base.texts import Phrase, Text

if TYPE_CHECKING:
    import duckdb

#: Columns of a draft of pay records. A row with `reject` (a key of the texts, "reject.no_pay") is
#: counted and left out. `place` is free text ("San Francisco, CA"), read where `country` is NULL.
#: `level_given` is the level as the source says it, in the words of `goingrate.base.kinds.LEVELS`.
#: `pay_high` NULL means "this or more"; a point has `pay_high = pay_low`.
DRAFT_PAY: Final[dict[str, str]] = {
    "row": "BIGINT",
    "title": "VARCHAR",
    "employer": "VARCHAR",
    "soc": "VARCHAR",
    "level_given": "VARCHAR",
    "country": "VARCHAR",
    "region": "VARCHAR",
    "metro": "VARCHAR",
    "place": "VARCHAR",
    "pay_low": "DOUBLE",
    "pay_high": "DOUBLE",
    "pay_period": "VARCHAR",
    "currency": "VARCHAR",
    "component": "VARCHAR",
    "basis": "VARCHAR",
    "on_date": "DATE",
    "weight": "DOUBLE",
    "full_time": "BOOLEAN",
    "reject": "VARCHAR",
}
#: Columns that a draft of pay records may leave out: nothing is said of them. `skills` is as
#: `goingrate.market.records.PayRecord` has it (`goingrate.data.connectors.skill_names`).
DRAFT_PAY_MORE: Final[dict[str, str]] = {"skills": "VARCHAR"}
#: Columns of a draft of posting counts; as `goingrate.market.records.PostingCount`, and `reject`.
DRAFT_POSTINGS: Final[dict[str, str]] = {
    "row": "BIGINT",
    "country": "VARCHAR",
    "region": "VARCHAR",
    "sector": "VARCHAR",
    "role": "VARCHAR",
    "measure": "VARCHAR",
    "value": "DOUBLE",
    "base_date": "DATE",
    "seasonally_adjusted": "BOOLEAN",
    "on_date": "DATE",
    "reject": "VARCHAR",
}
#: A draft of published wages has `row`, `goingrate.market.published.WAGE_COLUMNS`, and `reject`.


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A kind of source as `goingrate data sources` lists it.

    `countries` are ISO 3166 letters; empty: any. `command` is what a user types once the file is
    there. `needs` names what must be installed ("goingrate[oews]"), else None.
    """

    id: str
    name: Text
    publisher: str
    address: str
    licence: str
    countries: tuple[str, ...]
    gives: tuple[Literal["pay", "postings", "wages"], ...]
    command: str
    caveat: Text
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a connector made of a file: names of temporary tables in the connection it was given.

    `unread_rows` are rows that could not even be split into columns. `notes` say what a user should
    know: columns dropped because they name people, rules applied, an encoding guessed.
    """

    pay: str | None = None
    postings: str | None = None
    wages: str | None = None
    unread_rows: int = 0
    notes: tuple[Phrase, ...] = field(default=())


class Connector(Protocol):
    """A module that offers these two names."""

    SOURCE: SourceInfo

    def draft(
        self, con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]
    ) -> Drafted:
        """Read a file into draft tables.

        Raises
        ------
        BadFile
            If it is not what the connector reads: what was found, what is needed.
        BadField
            For an option that it does not know.
        """

"""US labour-condition applications (H-1B, H-1B1, E-3): base pay that employers filed.

Rules, each of which can be switched by an option: only certified applications, only full-time
ones, only one visa class, weighted by the positions that an application is for. Whatever is left
out is counted by its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors.contract import DRAFT_PAY, Drafted, SourceInfo
from goingrate.data.connectors.drafting import as_drafted, check_options
from goingrate.data.connectors.lca_eras import (
    Era,
    era_of,
    fiscal_day,
    folded,
    is_known,
    missing_columns,
    present,
)
from goingrate.data.connectors.lca_reading import WAGE_REASONS, drafted, read_filings
from goingrate.data.connectors.loading import Loaded, load_any
from goingrate.data.connectors.option_values import one_of, yes_or_no

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="lca",
    name=Text(
        en="US labour-condition applications (H-1B filings)",
        de="US-Anträge auf Arbeitsbedingungen (H-1B)",
    ),
    publisher="US Department of Labor, Office of Foreign Labor Certification",
    address="https://www.dol.gov/agencies/eta/foreign-labor/performance",
    licence="US public domain",
    countries=("US",),
    gives=("pay",),
    command="goingrate data add LCA_Disclosure_Data_FY2024_Q1.xlsx --from lca",
    caveat=Text(
        en="Base pay that employers filed for positions of foreign specialists, not of all workers "
        "and without bonus or shares; an application is no hire. By default: certified_only=true, "
        "full_time_only=true, visa=H-1B (or H-1B1, E-3, all), weight=positions (or filings). "
        "Occupation codes before fiscal year 2021 are of the older classification.",
        de="Grundgehalt, das Arbeitgeber für Stellen ausländischer Fachkräfte gemeldet haben, "
        "nicht das aller Beschäftigten, ohne Bonus und Anteile; ein Antrag ist keine Einstellung. "
        "Voreingestellt: certified_only=true, full_time_only=true, visa=H-1B (oder H-1B1, E-3, "
        "all), weight=positions (oder filings). Berufsnummern vor dem Haushaltsjahr 2021 sind "
        "von der älteren Systematik.",
    ),
)

OPTIONS: Final = ("certified_only", "full_time_only", "visa", "weight")

_DRAFT: Final = "lca_pay"
_NO_DAY: Final = Phrase("lca.no_day")


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the filings is taken; the defaults are those of the options."""

    certified_only: bool = True
    full_time_only: bool = True
    visa: str = "H-1B"
    weight: str = "positions"

    def __str__(self) -> str:
        return (
            f"certified_only={str(self.certified_only).lower()}, "
            f"full_time_only={str(self.full_time_only).lower()}, "
            f"visa={self.visa}, weight={self.weight}"
        )


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read a disclosure file of any fiscal year from 2010 on into a draft of pay records.

    A wage "from" without a "to" is a point, with a higher "to" a band; a lower "to" is rejected,
    as which of the two is wrong cannot be told. Wages outside `PLAUSIBLE` for their unit are
    rejected, not repaired. The day is that of the decision, else the first day of employment, else
    the first day of the fiscal year or quarter in the file's name.

    Raises
    ------
    BadFile
        If it is no table, or needed columns are missing: they are named.
    BadField
        For an option that there is not, or a value that it cannot have.
    """
    rules = _rules(options)
    loaded = load_any(con, path, name="lca_given", wanted=is_known)
    own = {folded(column): column for column in reversed(loaded.columns)}
    era = era_of(own)
    if era is None:
        raise _other_columns(path, loaded, own)
    there = present(era, own)
    read_filings(con, loaded.table, there, fiscal_day(path.name))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {_DRAFT} AS SELECT {as_drafted(DRAFT_PAY)} "  # noqa: S608
        f"FROM ({drafted(_weight(rules), _reject(rules, there))})"
    )
    notes = (*loaded.notes, *_notes(con, rules, era, there, path))
    return Drafted(pay=_DRAFT, unread_rows=loaded.unread_rows, notes=notes)


def _rules(options: Mapping[str, Any]) -> Rules:
    check_options(options, OPTIONS)
    return Rules(
        certified_only=yes_or_no(options, "certified_only", default=True),
        full_time_only=yes_or_no(options, "full_time_only", default=True),
        visa=one_of(options, "visa", ("H-1B", "H-1B1", "E-3", "all")),
        weight=one_of(options, "weight", ("positions", "filings")),
    )


def _other_columns(path: Path, loaded: Loaded, own: Mapping[str, str]) -> BadFile:
    return BadFile(
        where=str(path),
        given=", ".join((*loaded.columns, *loaded.unwanted)) or "-",
        allowed=Phrase.of("allowed.columns_too", columns=", ".join(missing_columns(own))),
        fix=Phrase("fix.lca_columns"),
    )


def _weight(rules: Rules) -> str:
    return "coalesce(positions, 1)" if rules.weight == "positions" else "1"


def _reject(rules: Rules, there: Mapping[str, str]) -> str:
    """Return the first reason against a filing as an expression of SQL, NULL where none is."""
    reasons = []
    if rules.certified_only and "status" in there:
        reasons.append(("reject.not_certified", "status IS DISTINCT FROM 'CERTIFIED'"))
    if rules.visa != "all":
        reasons.append(("reject.other_visa", f"visa <> '{rules.visa}'"))
    if rules.full_time_only:
        reasons.append(("reject.not_full_time", "NOT full_time"))
    reasons += WAGE_REASONS.items()
    cases = " ".join(f"WHEN {condition} THEN '{key}'" for key, condition in reasons)
    return f"CASE {cases} END"


def _notes(
    con: duckdb.DuckDBPyConnection, rules: Rules, era: Era, there: Mapping[str, str], path: Path
) -> tuple[Phrase, ...]:
    """Return the rules that were applied, and those that the file has no column for."""
    notes = [Phrase.of("lca.rules", years=era.years, rules=str(rules))]
    if rules.certified_only and "status" not in there:
        notes.append(Phrase("lca.no_status"))
    if rules.visa != "all" and not there.keys() & {"visa", "case"}:
        notes.append(Phrase("lca.no_visa"))
    if rules.weight == "positions" and "positions" not in there:
        notes.append(Phrase("lca.no_positions"))
    if not there.keys() & {"decided", "begins"}:
        day = fiscal_day(path.name)
        notes.append(Phrase.of("lca.day_of_name", day=day.isoformat()) if day else _NO_DAY)
    (unknown,) = con.execute(
        f"SELECT count(*) FROM {_DRAFT} WHERE reject IS NULL AND full_time IS NULL"  # noqa: S608
    ).fetchall()[0]
    if rules.full_time_only and unknown:
        notes.append(Phrase.of("lca.full_time_unknown", count=str(unknown)))
    return tuple(notes)

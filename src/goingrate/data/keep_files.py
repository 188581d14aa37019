"""Segments of people who may get outside offers, from a file: groups of people, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadField, BadFile
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, Phrase
from goingrate.data.connectors.table_columns import names_a_person
from goingrate.data.keep_cells import KeepCell, currency_code, read_cell, refuse_unless
from goingrate.data.plain_numbers import Decimals, decimals_of, is_empty, number_of
from goingrate.data.small_tables import Row, SmallTable, folded, read_small_table, text_of

_ENGLISH: Final[dict[str, tuple[str, ...]]] = {
    "segment": ("segment", "group", "kind_of_work", "occupation"),
    "headcount": ("headcount", "heads", "people"),
    "band": ("band", "pay_band"),
    "band_low": ("band_low", "band_min", "pay_low"),
    "band_high": ("band_high", "band_max", "pay_high"),
    "unvested": ("unvested", "unvested_value", "unvested_per_head"),
    "attrition": ("attrition", "attrition_per_year", "turnover"),
    "raise_asked": ("raise_asked", "raise", "outside_raise"),
    "vacancy_months": ("vacancy_months", "months_vacant"),
    "ramp_months": ("ramp_months", "months_to_full_output"),
    "replacement_premium": ("replacement_premium",),
    "output_per_head": ("output_per_head", "output"),
    "output_noise": ("output_noise",),
    "output_lost_share": ("output_lost_share", "output_lost"),
    "search_cost": ("search_cost", "hiring_cost"),
    "granted_anew": ("granted_anew", "granted_anew_share"),
    "raise_lasts_years": ("raise_lasts_years", "raise_years"),
    "currency": ("currency",),
}
_GERMAN: Final[dict[str, tuple[str, ...]]] = {
    "segment": ("gruppe", "beruf", "bezeichnung"),
    "headcount": ("köpfe", "koepfe", "kopfzahl", "personen", "anzahl", "beschäftigte"),
    "band": ("gehaltsband",),
    "band_low": ("band_unten", "band_von", "gehalt_von"),
    "band_high": ("band_oben", "band_bis", "gehalt_bis"),
    "unvested": ("ungevestet", "noch_nicht_zugeteilt", "offene_zuteilung"),
    "attrition": ("fluktuation",),
    "raise_asked": ("mehr_geboten", "aufschlag"),
    "vacancy_months": ("vakanz_monate", "monate_vakanz"),
    "ramp_months": ("einarbeitung_monate", "monate_einarbeitung"),
    "replacement_premium": ("ersatz_mehr", "mehr_für_ersatz"),
    "output_per_head": ("leistung_je_kopf", "leistung"),
    "output_noise": ("leistung_streuung",),
    "output_lost_share": ("ausfall_anteil",),
    "search_cost": ("suchkosten",),
    "granted_anew": ("neu_gewährt", "neu_gewaehrt"),
    "raise_lasts_years": ("aufschlag_jahre",),
    "currency": ("währung", "waehrung"),
}
_NAMES: Final = {field: (*_ENGLISH[field], *_GERMAN[field]) for field in _ENGLISH}
_KNOWN: Final = frozenset(name for names in _NAMES.values() for name in names)
_NEEDED: Final = ("segment", "headcount", "unvested", "attrition")
#: What a cell of each may be, beside the words for "not known".
CELLS: Final = tuple(
    field for field in _NAMES if field not in ("segment", "headcount", "band_low", "band_high",
                                               "band", "currency")
)  # fmt: skip
_MOST_SEGMENTS: Final = 1_000
_MOST_HEADS: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class KeepSegment:
    """A segment as the file has it; `cells` holds what is known of the rest, by field."""

    name: str
    line: int
    headcount: int
    band_low: float
    band_high: float
    cells: dict[str, KeepCell]


@dataclass(frozen=True, slots=True)
class KeepFile:
    """The segments of a file; the currency is None where none is written."""

    segments: tuple[KeepSegment, ...]
    currency: str | None
    notes: tuple[Phrase, ...]


def read_keep_file(path: Path, language: Language = "en") -> KeepFile:
    """Read a table with a row a segment: CSV, Excel or Parquet, columns in English or German.

    Needed are segment, headcount, band_low and band_high (or band: 180k..260k), unvested and
    attrition; `unknown` or an empty cell is not known. `docs/how-to/keep-or-let-go.md` tells the
    rest.

    Raises
    ------
    BadFile
        If it is no table, too large, or lacks one of the columns.
    BadField
        If a column names persons, or a line cannot be read: no name, a name twice, a segment of one
        person, a band that is reversed, a number out of range.
    """
    table = read_small_table(path, wanted=_KNOWN.__contains__)
    _refuse_persons(table)
    _refuse_twice(table)
    places = table.found(_NAMES)
    missing = [field for field in _NEEDED if field not in places]
    if "band" not in places:
        missing += [field for field in ("band_low", "band_high") if field not in places]
    if missing:
        raise _lacks(table, missing)
    reader = _Reader(table, places, _speaks(table, places, language))
    segments = reader.segments()
    return KeepFile(segments, reader.currency, (*table.notes, *_ignored(table)))


def _refuse_persons(table: SmallTable) -> None:
    for column in table.all_columns:
        if names_a_person(column) and folded(column) not in _KNOWN:
            raise BadField(
                where=str(table.path),
                given=column,
                allowed=Phrase("allowed.keep_no_persons"),
                fix=Phrase("fix.keep_no_persons"),
            )


def _lacks(table: SmallTable, missing: list[str]) -> BadFile:
    error = table.lacks(missing)
    fix = Phrase("fix.keep_columns")
    return BadFile(where=error.where, given=error.given, allowed=error.allowed, fix=fix)


def _refuse_twice(table: SmallTable) -> None:
    """Raise `BadField` if two columns are for the same field: one of them would be ignored."""
    for names in _NAMES.values():
        same = [column for column in table.columns if folded(column) in names]
        if len(same) > 1:
            raise BadField(
                where=str(table.path),
                given=", ".join(same),
                allowed=Phrase("allowed.column_once"),
                fix=Phrase("fix.drop_one"),
            )


def _ignored(table: SmallTable) -> tuple[Phrase, ...]:
    """Return which columns were not read, so that a misspelt one is seen."""
    others = [name for name in table.all_columns if name and folded(name) not in _KNOWN]
    if not others:
        return ()
    return (Phrase.of("keep.note.ignored", columns=", ".join(others[:12])),)


def _speaks(table: SmallTable, places: dict[str, int], language: Language) -> Language:
    """Return in which language numbers are written: German where columns are named in German."""
    names = {folded(table.columns[at]): field for field, at in places.items()}
    german = any(name in _GERMAN[field] for name, field in names.items())
    return "de" if german else language


class _Reader:
    """Reads rows one by one; all amounts have one currency."""

    def __init__(self, table: SmallTable, places: dict[str, int], language: Language) -> None:
        self.table, self.places, self.language = table, places, language
        self.currency: str | None = None
        used = sorted(places.values())
        self.decimals: Decimals = decimals_of(
            row.cells[at] for at in used if at != places["segment"] for row in table.rows
        )

    def segments(self) -> tuple[KeepSegment, ...]:
        found: dict[str, int] = {}
        segments = []
        if len(self.table.rows) > _MOST_SEGMENTS:
            most = Phrase.of("allowed.most_segments", most=str(_MOST_SEGMENTS))
            fix = "fix.fewer_segments"
            raise self.table.bad(self.table.rows[_MOST_SEGMENTS], len(self.table.rows), most, fix)
        for row in self.table.rows:
            segment = self._segment(row)
            if segment.name.casefold() in found:
                once = Phrase.of("allowed.segment_once", line=str(found[segment.name.casefold()]))
                raise self.table.bad(row, segment.name, once)
            found[segment.name.casefold()] = row.line
            segments.append(segment)
        return tuple(segments)

    def _segment(self, row: Row) -> KeepSegment:
        name = text_of(row.cells[self.places["segment"]])
        if name is None:
            raise self.table.bad(row, None, "allowed.segment_name")
        self._take_currency(row)
        headcount = self._headcount(row)
        low, high = self._band(row)
        cells = {}
        for field in CELLS:
            cell = self._cell(row, field, band=(low, high))
            if cell is not None:
                cells[field] = cell
        if "output_noise" in cells and "output_per_head" not in cells:
            given = text_of(row.cells[self.places["output_noise"]])
            raise self.table.bad(
                row, given, "allowed.keep_noise", "fix.keep_noise", of="output_noise"
            )
        return KeepSegment(name, row.line, headcount, low, high, cells)

    def _headcount(self, row: Row) -> int:
        given = row.cells[self.places["headcount"]]
        count = None if is_empty(given) else number_of(given, self.decimals.mark)
        if count is None or not 0 <= count <= _MOST_HEADS or count % 1:
            raise self.table.bad(row, text_of(given), "allowed.keep_headcount", of="headcount")
        if count <= 1:
            raise self.table.bad(
                row, int(count), "allowed.keep_two", "fix.keep_two", of="headcount"
            )
        return int(count)

    def _band(self, row: Row) -> tuple[float, float]:
        ends = []
        if "band" in self.places:
            cell = self._cell(row, "band")
            if cell is not None:
                ends = [*cell.ends]
        if not ends:
            for field in ("band_low", "band_high"):
                end = self._cell(row, field) if field in self.places else None
                if end is None or isinstance(end.value, Range):
                    at = self.places.get(field, self.places.get("band", 0))
                    raise self.table.bad(row, text_of(row.cells[at]), "allowed.keep_band", of=field)
                ends.append(end.value)
        if ends[0] > ends[1]:
            given = f"{ends[0]:g} / {ends[1]:g}"
            raise self.table.bad(row, given, "allowed.ordered_range", "fix.swap_range", of="band")
        return ends[0], ends[1]

    def _cell(
        self, row: Row, field: str, band: tuple[float, float] | None = None
    ) -> KeepCell | None:
        """Return what a cell says; None where nothing is known, or there is no such column."""
        at = self.places.get(field)
        if at is None or is_empty(row.cells[at]):
            return None
        given = row.cells[at]
        if self.decimals.torn is not None and given == self.decimals.torn:
            raise self.table.bad(
                row, given, "allowed.one_decimal_mark", "fix.one_decimal_mark", of=field
            )
        where = f"{self.table.path}: line {row.line}: {field}"
        cell = read_cell(given, field, self.decimals.mark, self.language, where=where)
        if cell is None:
            return None
        refuse_unless(cell, field, given=given, where=where, band=band)
        self._same_currency(row, cell.currency)
        return cell

    def _take_currency(self, row: Row) -> None:
        at = self.places.get("currency")
        given = None if at is None else text_of(row.cells[at])
        if given is not None:
            code = currency_code(given)
            if code is None:
                raise self.table.bad(row, given, "allowed.currency", of="currency")
            self._same_currency(row, code)

    def _same_currency(self, row: Row, code: str | None) -> None:
        if code is None:
            return
        if self.currency is not None and self.currency != code:
            given = f"{self.currency}, {code}"
            raise self.table.bad(row, given, "allowed.one_currency", "fix.keep_currency")
        self.currency = code

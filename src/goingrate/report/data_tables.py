"""Added data as sentences and tables of text, and as records for other programs."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from goingrate.base.errors import printable
from goingrate.base.texts import Language, Phrase, catalogue, placeholders, say
from goingrate.data.connectors.contract import SourceInfo
from goingrate.data.imports.report import ImportReport
from goingrate.data.store.exporting import Exported, licence_of
from goingrate.data.store.figures import LEAST_SHOWN, TableFigures
from goingrate.data.store.provenance import ImportEntry
from goingrate.report.numbers import day, percent, plain
from goingrate.report.tables import Table

#: Groups whose values have words in the catalogue, by the beginning of their keys.
_WORDS: Final = {"role": "role", "level": "level", "employer_kind": "employer"}
_OWN_WORDS: Final = ("component", "basis", "measure")
_MOST_ROWS: Final = 12
#: Values of notes that are numbers of something or amounts, not years.
_COUNTS: Final = frozenset(
    {"rows", "records", "bands", "count", "jobs", "numbers", "words", "text", "bound"}
)
#: What a source writes that has no publisher or address.
_NONE: Final = "-"
_SHORTEST: Final = 8


def source_lines(source: SourceInfo, language: Language = "en") -> tuple[str, ...]:
    """Return what a source is: name, what it gives, address, command, caveat."""
    gives = ", ".join(say(f"data.gives.{kind}", language) for kind in source.gives)
    countries = ", ".join(source.countries) or say("data.sources.any", language)
    licence = (
        say("data.licence_not_stated", language) if source.licence == _NONE else source.licence
    )
    told = say("data.sources.gives", language, gives=gives, countries=countries, licence=licence)
    needs = (say("data.sources.needs", language, needs=source.needs),) if source.needs else ()
    known = [text for text in (source.address, source.command) if text != _NONE]
    publisher = f" ({source.publisher})" if source.publisher != _NONE else ""
    return (
        f"{source.id}: {source.name.spoken(language)}{publisher}",
        told,
        *needs,
        *known,
        source.caveat.spoken(language),
    )


def imports_table(
    entries: tuple[ImportEntry, ...], folder: Path, language: Language = "en"
) -> Table:
    """Return one row an import, the oldest first."""
    names = ("import", "kept", "left_out", "duplicates", "added", "source", "file")
    ids = _short_ids(entries)
    return Table(
        title=say("data.list.title", language, folder=printable(str(folder))),
        headings=tuple(say(f"data.heading.{name}", language) for name in names),
        rows=tuple(
            (
                short,
                _whole(entry.kept, language),
                _whole(entry.rows - entry.kept, language),
                _whole(entry.duplicates, language),
                day(entry.imported_at.date(), language),
                entry.source,
                printable(entry.file),
            )
            for short, entry in zip(ids, entries, strict=True)
        ),
        text_from=4,
    )


def rows_table(report: ImportReport | ImportEntry, language: Language = "en") -> Table:
    """Return what became of the rows of a file: kept, left out by reason, all."""
    lines = [(say("data.rows.kept", language), report.kept)]
    if report.duplicates:
        lines.append((f"  {say('data.rows.duplicates', language)}", report.duplicates))
    for reason, count in sorted(report.rejected.items(), key=lambda pair: (-pair[1], pair[0])):
        words = _reason(reason, language)
        lines.append((say("data.rows.rejected", language, reason=words), count))
    if report.unread:
        lines.append((say("data.rows.unread", language), report.unread))
    lines.append((say("data.rows.all", language), report.rows))
    headings = ("what", "records", "share")
    return Table(
        title=say("data.rows.title", language),
        headings=tuple(say(f"data.heading.{name}", language) for name in headings),
        rows=tuple(
            (what, _whole(count, language), percent(count / max(report.rows, 1), 1, language))
            for what, count in lines
        ),
    )


def figure_tables(figure: TableFigures, language: Language = "en") -> tuple[Table, ...]:
    """Return how many records there are of each kind, and which columns are filled."""
    rows: list[tuple[str, ...]] = []
    for column, counts in figure.groups.items():
        heading = say(f"data.column.{column}", language)
        for value, count in list(counts.items())[:_MOST_ROWS]:
            share = percent(count / figure.records, 1, language)
            label = _value(column, value, language)
            rows.append((f"{heading}: {label}", _whole(count, language), share))
    filled = tuple(
        (column, percent(count / figure.records, 1, language))
        for column, count in figure.filled.items()
    )
    what, records, share, column, full = (
        say(f"data.heading.{name}", language)
        for name in ("what", "records", "share", "column", "filled")
    )
    title = say(f"data.table.{figure.table}", language)
    note = " ".join(_figure_sentences(figure, language))
    return (
        Table(title=title, headings=(what, records, share), rows=tuple(rows), note=note),
        Table(title="", headings=(column, full), rows=filled),
    )


def import_sentences(entry: ImportEntry, language: Language = "en") -> tuple[str, ...]:
    """Return where an import comes from."""
    about = say(
        "data.about",
        language,
        source=entry.source,
        file=printable(entry.file),
        day=day(entry.imported_at.date(), language),
        licence=licence_of(entry.licence, entry.address),
    )
    if entry.options == "{}":
        return (about,)
    return (about, say("data.options", language, options=" ".join(entry.options.split())))


def added_sentence(report: ImportReport, file: str, language: Language = "en") -> str:
    """Return what an import did."""
    if report.already_there:
        return say("data.already_there", language, file=printable(file), import_id=report.import_id)
    return say(
        "data.added",
        language,
        file=printable(file),
        import_id=report.import_id,
        kept=_whole(report.kept, language),
        rows=_whole(report.rows, language),
    )


def removed_sentence(entry: ImportEntry, language: Language = "en") -> str:
    """Return what was removed."""
    kept = _whole(entry.kept, language)
    file = printable(entry.file)
    return say("data.removed", language, import_id=entry.import_id, file=file, kept=kept)


def exported_sentence(done: Exported, language: Language = "en") -> str:
    """Return which files were written."""
    files = [
        say("data.exported.file", language, file=file, rows=_whole(rows, language))
        for file, rows in done.rows.items()
    ]
    listed = ", ".join([*files, "LICENCES.txt"])
    return say("data.exported", language, folder=printable(str(done.folder)), files=listed)


def note_lines(notes: tuple[Phrase, ...], language: Language = "en") -> tuple[str, ...]:
    """Return what the connector noted; a note that this version does not know, by its key."""
    return tuple(_note(note, language) for note in notes)


def source_record(source: SourceInfo, language: Language = "en") -> dict[str, Any]:
    """Return a source as plain values."""
    record = asdict(source)
    return {
        **record,
        "name": source.name.spoken(language),
        "caveat": source.caveat.spoken(language),
    }


def import_record(entry: ImportEntry | ImportReport, language: Language = "en") -> dict[str, Any]:
    """Return an import, or what it did, as plain values; `notes` in words."""
    record = {**asdict(entry), "rows": entry.rows, "notes": list(note_lines(entry.notes, language))}
    if isinstance(entry, ImportEntry):
        record["options"] = json.loads(entry.options)
    return record


def figure_record(figure: TableFigures) -> dict[str, Any]:
    """Return the figures of a table as plain values: groups as lists of value and records."""
    record = asdict(figure)
    record["groups"] = {
        column: [
            {"value": value or None, "others": value == "", "records": count}
            for value, count in counts.items()
        ]
        for column, counts in figure.groups.items()
    }
    return record


def data_schema(what: str) -> str:
    """Return the name and version of what `goingrate data` prints as JSON.

    Examples
    --------
    >>> data_schema("list")
    'goingrate.data-list/1'
    """
    return f"goingrate.data-{what}/1"


def dumped(schema: str, record: dict[str, Any]) -> str:
    """Return a record as JSON, its keys sorted; days and times in ISO 8601."""
    whole = {"schema": schema, **record}
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True, default=_as_text)


def _short_ids(entries: tuple[ImportEntry, ...]) -> list[str]:
    """Return the beginnings of ids that tell them apart, at least eight letters."""
    ids = [entry.import_id for entry in entries]
    length = next(
        (n for n in range(_SHORTEST, 64) if len({one[:n] for one in ids}) == len(ids)), 64
    )
    return [one[:length] for one in ids]


def _figure_sentences(figure: TableFigures, language: Language) -> list[str]:
    said = []
    if figure.first_day is not None and figure.last_day is not None:
        first, last = day(figure.first_day, language), day(figure.last_day, language)
        said.append(say("data.days", language, first=first, last=last) + ".")
    if figure.points is not None:
        counts = {"points": figure.points, "bands": figure.bands, "top_coded": figure.top_coded}
        told = {name: _whole(count or 0, language) for name, count in counts.items()}
        said.append(say("data.points", language, **told) + ".")
    return said


def _value(column: str, value: str | None, language: Language) -> str:
    if value is None:
        return say("data.unknown", language)
    if value == "":
        return say("data.few", language, least=_whole(LEAST_SHOWN, language))
    if column in _WORDS:
        return say(f"{_WORDS[column]}.{value}", language)
    if column in _OWN_WORDS:
        return say(f"data.{column}.{value}", language)
    return value


def _note(note: Phrase, language: Language) -> str:
    told = {name: _note_value(name, value, language) for name, value in note.values}
    text = catalogue().get(note.key)
    if text is None or not placeholders(text.spoken(language)) <= told.keys():
        return " ".join([note.key, *told.values()])
    return say(note.key, language, **told)


def _note_value(name: str, value: str, language: Language) -> str:
    """Return a value of a note: counts and days as the language writes them."""
    if name in _COUNTS and value.isdecimal():
        return _whole(int(value), language)
    if name == "day":
        with suppress(ValueError):
            return day(date.fromisoformat(value), language)
    return printable(value)


def _reason(key: str, language: Language) -> str:
    """Return a reason in words; one that this version does not know, by its key."""
    return say(key, language) if key in catalogue() else key


def _whole(count: int, language: Language) -> str:
    return plain(count, language, 0)


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)

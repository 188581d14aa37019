"""`goingrate data`: what the rates rest on: sources, and the user's own files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from goingrate.base.errors import BadField
from goingrate.base.texts import Language, Phrase, say
from goingrate.cli.options import Decorator, json_option, language_option

if TYPE_CHECKING:
    from goingrate.data.store.store import Store
    from goingrate.report.tables import Table


#: In a narrower terminal, a row of a table with more columns than this is told line by line.
_NARROW: Final = 60
_MOST_COLUMNS: Final = 4

#: Whether it can be read, the store and the connectors say: in words that fit.
_PATH: Final = click.Path(path_type=Path, readable=False)


def data_option() -> Decorator:
    """Return `--data`."""
    return click.option(
        "--data",
        "folder",
        type=_PATH,
        metavar="FOLDER",
        help="The folder of your data [GOINGRATE_DATA, else that of your system].",
    )


@click.group("data")
def command() -> None:
    """Add pay and postings from files; list, show, remove, export them.

    Start with: goingrate data sources
    """


@command.command("sources")
@click.option("--country", metavar="CODE", help="Only what has data of this country: DE.")
@json_option()
@language_option()
def sources_command(*, country: str | None, as_json: bool, language: Language) -> None:
    """List what can be added: address, licence, and the command for each."""
    from goingrate.data.sources import sources, sources_of
    from goingrate.report.data_tables import data_schema, dumped, source_lines, source_record

    own, of_any = (sources(), ()) if country is None else sources_of(country)
    if as_json:
        records = [source_record(source, language) for source in (*own, *of_any)]
        letters = None if country is None else country.strip().upper()
        click.echo(dumped(data_schema("sources"), {"country": letters, "sources": records}))
        return
    blocks = ["\n  ".join(source_lines(source, language)) for source in own]
    if country is not None:
        key = "data.sources.also" if own else "data.sources.none"
        blocks.append(say(key, language, country=country.strip().upper()))
        blocks += ["\n  ".join(source_lines(source, language)) for source in of_any]
    click.echo("\n\n".join(blocks))


@command.command("add")
@click.argument("target", metavar="FILE")
@click.option("--from", "source", required=True, metavar="SOURCE", help="Which kind: lca.")
@click.option("--mapping", type=_PATH, metavar="FILE",
              help="Which column holds what (--from mapped).")  # fmt: skip
@click.option("--option", "given", multiple=True, metavar="NAME=VALUE",
              help="What the source is told; more than once.")  # fmt: skip
@data_option()
@json_option()
@language_option()
def add_command(
    *,
    target: str,
    source: str,
    mapping: Path | None,
    given: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """Add a file, and say what was kept and what was left out, and why.

    The same file is added once. A store is replaced as a whole, or not at all. Of job boards,
    FILE may be greenhouse:acme: then that board is asked over the network.

    Example: goingrate data add LCA_Disclosure_Data_FY2025_Q1.xlsx --from lca
    """
    from goingrate.data.imports.importing import import_file
    from goingrate.data.sources import connector, file_of
    from goingrate.report.data_tables import (
        added_sentence,
        data_schema,
        dumped,
        import_record,
        note_lines,
        rows_table,
    )

    options = _options(given)
    if mapping is not None:
        _refuse_twice("mapping", str(mapping), options)
        options["mapping"] = str(mapping)
    store, reader, now = _store(folder), connector(source), datetime.now()
    file = file_of(target, source, store.folder, today=now.date())
    report = import_file(store, reader, file, options, at=now)
    if as_json:
        click.echo(dumped(data_schema("import"), import_record(report, language)))
        return
    click.echo(added_sentence(report, file.name, language))
    if not report.already_there:
        _print_table(rows_table(report, language))
        _print_notes(note_lines(report.notes, language), language)


@command.command("mapping")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a mapping instead.")
@language_option()
def mapping_command(*, schema: bool, language: Language) -> None:  # noqa: ARG001
    """Print a commented example of a mapping file, which says what your columns hold.

    Start with: goingrate data mapping > mapping.yaml
    """
    from goingrate.data.connectors.mapping_files import mapping_example, mapping_schema

    click.echo(mapping_schema() if schema else mapping_example(), nl=False)


@command.command("list")
@data_option()
@json_option()
@language_option()
def list_command(*, folder: Path | None, as_json: bool, language: Language) -> None:
    """List what was added, the oldest first."""
    from goingrate.report.data_tables import data_schema, dumped, import_record, imports_table

    store = _store(folder)
    entries = store.imports()
    if as_json:
        records = [import_record(entry, language) for entry in entries]
        told = {"folder": str(store.folder), "imports": records}
        click.echo(dumped(data_schema("list"), told))
    elif entries:
        _print_table(imports_table(entries, store.folder, language))
    else:
        click.echo(say("data.none", language))


@command.command("show")
@click.argument("beginning", metavar="IMPORT")
@data_option()
@json_option()
@language_option()
def show_command(*, beginning: str, folder: Path | None, as_json: bool, language: Language) -> None:
    """Show an import: where it comes from, what was left out and why, counts of records.

    IMPORT is its id, or as much of it as is unique. Never shows a single record.
    """
    from goingrate.data.store.figures import figures
    from goingrate.report import data_tables as told

    store = _store(folder)
    entry = store.find(beginning)
    with store.translating(), store.reading() as con:
        found = figures(con, entry.import_id)
    if as_json:
        record = told.import_record(entry, language)
        record["tables"] = [told.figure_record(figure) for figure in found]
        click.echo(told.dumped(told.data_schema("show"), record))
        return
    for sentence in told.import_sentences(entry, language):
        click.echo(sentence)
    _print_table(told.rows_table(entry, language))
    for figure in found:
        for table in told.figure_tables(figure, language):
            _print_table(table)
    _print_notes(told.note_lines(entry.notes, language), language)


@command.command("remove")
@click.argument("beginning", metavar="IMPORT")
@data_option()
@json_option()
@language_option()
def remove_command(
    *, beginning: str, folder: Path | None, as_json: bool, language: Language
) -> None:
    """Remove an import, every row of it. The file that was added stays where it is."""
    from goingrate.data.store.change import remove_import
    from goingrate.report.data_tables import data_schema, dumped, import_record, removed_sentence

    entry = remove_import(_store(folder), beginning)
    if as_json:
        click.echo(dumped(data_schema("remove"), {"removed": import_record(entry, language)}))
    else:
        click.echo(removed_sentence(entry, language))


@command.command("export")
@click.argument("into", metavar="FOLDER", type=_PATH)
@data_option()
@json_option()
@language_option()
def export_command(*, into: Path, folder: Path | None, as_json: bool, language: Language) -> None:
    """Write the cleaned tables to a new folder as Parquet, with the licences of the sources."""
    from goingrate.data.store.exporting import export_tables
    from goingrate.report.data_tables import data_schema, dumped, exported_sentence

    done = export_tables(_store(folder), into, language)
    if as_json:
        told = {"folder": str(done.folder), "rows": done.rows}
        click.echo(dumped(data_schema("export"), told))
    else:
        click.echo(exported_sentence(done, language))


def _store(folder: Path | None) -> Store:
    from goingrate.data.store.store import Store

    return Store.open(folder)


def _options(given: tuple[str, ...]) -> dict[str, Any]:
    from goingrate.data.writing import is_unicode

    options: dict[str, Any] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip() or not is_unicode(pair):
            raise BadField(
                where="--option",
                given=pair,
                allowed=Phrase("data.allowed.option"),
                fix=Phrase("data.fix.option"),
            )
        _refuse_twice(name.strip(), pair, options)
        options[name.strip()] = value.strip()
    return options


def _refuse_twice(name: str, given: str, options: dict[str, Any]) -> None:
    if name in options:
        raise BadField(
            where="--option",
            given=given,
            allowed=Phrase("data.allowed.option_once"),
            fix=Phrase("fix.drop_one"),
        )


def _print_table(table: Table) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable

    console = Console(markup=False, highlight=False, emoji=False)
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for index, heading in enumerate(table.headings):
        right = 0 < index < table.text_from
        drawn.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*row)
    if table.title:
        console.print()
        console.print(table.title, style="bold")
    if console.width < _NARROW and len(table.headings) > _MOST_COLUMNS:
        for row in table.rows:
            pairs = zip(table.headings, row, strict=True)
            console.print("\n".join(f"{heading}: {cell}" for heading, cell in pairs))
            console.print()
    else:
        console.print(drawn)
    if table.note:
        console.print(table.note)


def _print_notes(notes: tuple[str, ...], language: Language) -> None:
    if notes:
        click.echo(f"\n{say('data.notes', language)}")
    for note in notes:
        click.echo(f"  - {note}")

"""`goingrate facts`: the numbers from the world that goingrate uses, with date and source."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goingrate.base.facts import GRADES, Grade
from goingrate.base.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from goingrate.base.facts import Fact
    from goingrate.report.fact_tables import Choice, FactRow


@click.command("facts")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--topic", metavar="TOPIC", help="Only facts on this topic, such as venture.")
@click.option("--grade", type=click.Choice(GRADES), help="Only facts with this grade of evidence.")
@click.option("--stale", "stale_only", is_flag=True, help="Only facts that are due for review.")
@click.option(
    "--on",
    "on_day",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DAY",
    help="What was known on this day, such as 2025-06-30. Default: today.",
)
@click.option(
    "--facts",
    "own_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own facts (YAML), which add to or replace the packaged ones.",
)
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default="en", help="Language of the output."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def command(
    *,
    ids: tuple[str, ...],
    topic: str | None,
    grade: Grade | None,
    stale_only: bool,
    on_day: datetime | None,
    own_file: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Show facts with value, date, grade of evidence and source.

    With one ID: its whole history and its notes. A topic stands for its facts. The JSON has the
    keys schema_version, day, digest, left_out and facts; each fact has id, topic, name, unit,
    review_after_years, stale, overridden, in_force and history; each entry has since, value,
    source, address, grade, sample and note.
    """
    from goingrate.data.fact_files import packaged_facts, read_facts
    from goingrate.report.fact_tables import chosen_facts, fact_records

    known = packaged_facts()
    if own_file is not None:
        known = known.overridden_by(read_facts(own_file))
    choice = chosen_facts(
        known,
        day=on_day.date() if on_day else date.today(),
        ids=ids,
        topic=topic,
        grade=grade,
        stale_only=stale_only,
    )
    if as_json:
        click.echo(json.dumps(fact_records(choice), indent=2, ensure_ascii=False, sort_keys=True))
    elif len(ids) == 1 and [fact.id for fact in choice.facts] == list(ids):
        _print_history(choice, choice.facts[0], language)
    else:
        _print_facts(choice, language)


def _print_facts(choice: Choice, language: Language) -> None:
    from goingrate.report.fact_tables import fact_footnotes, fact_headings, fact_rows

    rows = fact_rows(choice, language=language)
    cells = [(_title(row), *_evidence(row)) for row in rows]
    if cells:
        _print_table(fact_headings("fact", language), cells)
    for footnote in fact_footnotes(choice, language=language):
        _console().print(footnote)


def _print_history(choice: Choice, fact: Fact, language: Language) -> None:
    from goingrate.report.fact_tables import fact_headings, fact_rows, history_rows

    (in_force,) = fact_rows(choice, language=language)
    _console().print(_title(in_force))
    rows = history_rows(fact, language=language)
    cells = [(_lines(row.sample, row.note), *_evidence(row)) for row in rows]
    _print_table(fact_headings("note", language), cells)


def _print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    _console().print(table)


def _title(row: FactRow) -> str:
    return _lines(row.id, row.name, *(f"({mark})" for mark in row.marks))


def _evidence(row: FactRow) -> tuple[str, str, str]:
    return row.value, _lines(row.since, row.grade), _lines(row.source, row.address)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _console() -> Console:
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)

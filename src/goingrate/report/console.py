"""A terminal, and tables and lists on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goingrate.report.text_table import Table

if TYPE_CHECKING:
    from rich.console import Console

_LEAST_WIDTH: Final = 80


def open_console() -> Console:
    """Return a terminal that is wide enough for tables."""
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    if console.width < _LEAST_WIDTH:
        console.width = _LEAST_WIDTH
    return console


def print_list(console: Console, title: str, items: tuple[str, ...]) -> None:
    """Print a titled list; nothing without items."""
    from rich.padding import Padding

    if not items:
        return
    console.print()
    console.print(title, style="bold")
    for item in items:
        console.print(Padding(f"- {item}", (0, 0, 0, 2)))


def print_table(console: Console, table: Table) -> None:
    """Print a table with its title and note."""
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for index, heading in enumerate(table.headings):
        right = 0 < index < table.text_from
        drawn.add_column(
            heading,
            justify="right" if right else "left",
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*row)
    console.print()
    console.print(table.title, style="bold")
    console.print(drawn)
    if table.note:
        console.print(table.note, style="dim")

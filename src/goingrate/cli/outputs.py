"""Where an answer goes: a page, Parquet files, JSON, or the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goingrate.base.errors import BadField
from goingrate.base.texts import Language, Phrase, say
from goingrate.cli.options import Decorator
from goingrate.data.writing import write_whole

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_option() -> Decorator:
    """Return `--parquet`."""
    return click.option(
        "--parquet",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Write the tables of numbers as Parquet files into a folder.",
    )


def data_option() -> Decorator:
    """Return `--data`."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path, readable=False),
        metavar="FOLDER",
        help="The folder of your own data.",
    )


def show(
    *,
    html: Path | None,
    page: Callable[[], str],
    parquet: Path | None,
    frames: Callable[[], Mapping[str, pa.Table]],
    as_json: bool,
    record: Callable[[], dict[str, Any]],
    on_terminal: Callable[[], None],
    language: Language,
) -> None:
    """Write what was asked for, before anything is printed; then print the answer."""
    told = _page(html, page, language) + _tables(parquet, frames, language)
    if as_json:
        from goingrate.report.as_json import dumped

        click.echo(dumped(record()))
    else:
        on_terminal()
    for line in told:
        click.echo(line, err=as_json)


def _page(html: Path | None, page: Callable[[], str], language: Language) -> list[str]:
    if html is None:
        return []
    write_whole(html, page().encode())
    return [say("page.html_written", language, path=str(html))]


def _tables(
    folder: Path | None, frames: Callable[[], Mapping[str, pa.Table]], language: Language
) -> list[str]:
    """Write each table as a file of the folder; a file in the place of the folder is refused."""
    if folder is None:
        return []
    if folder.exists() and not folder.is_dir():
        raise BadField(
            where="--parquet",
            given=str(folder),
            allowed=Phrase("allowed.folder_to_write"),
            fix=Phrase("fix.other_output"),
        )
    from goingrate.report.frames import as_parquet

    tables = frames()
    for name, table in tables.items():
        write_whole(folder / f"{name}.parquet", as_parquet(table))
    names = ", ".join(f"{name}.parquet" for name in tables)
    return [say("page.parquet_written", language, path=str(folder), names=names)]

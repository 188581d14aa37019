"""Where an answer goes: a page, Parquet files, JSON, or the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goingrate.base.errors import BadField
from goingrate.base.texts import Language, Phrase, say
from goingrate.cli.options import Decorator
from goingrate.data.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    import pyarrow as pa


class _Named(click.Path):
    """A path that has a name: the empty one would be the folder that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; an empty name is refused."""
        if value == "":
            self.fail("''", param, ctx)
        return super().convert(value, param, ctx)


def parquet_option() -> Decorator:
    """Return `--parquet`."""
    return click.option(
        "--parquet",
        type=_Named(path_type=Path),
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
    inputs: Iterable[Path | None] = (),
) -> None:
    """Write what was asked for, before anything is printed; then print the answer.

    Everything is made before the first file is written. `inputs` are files that were read: none of
    them is written over.
    """
    _check_folder(parquet)
    tables = {} if parquet is None else _in_files(parquet, frames())
    keep_inputs((html, *tables), inputs)
    content = None if html is None else page().encode()
    told = []
    if html is not None and content is not None:
        write_whole(html, content)
        told.append(say("page.html_written", language, path=str(html)))
    for path, some in tables.items():
        write_whole(path, some)
    if parquet is not None:
        names = ", ".join(path.name for path in tables)
        told.append(say("page.parquet_written", language, path=str(parquet), names=names))
    if as_json:
        from goingrate.report.as_json import dumped

        click.echo(dumped(record()))
    else:
        on_terminal()
    for line in told:
        click.echo(line, err=as_json)


def _check_folder(folder: Path | None) -> None:
    """Raise if there is a file in the place of a folder."""
    if folder is not None and folder.exists() and not folder.is_dir():
        raise BadField(
            where="--parquet",
            given=str(folder),
            allowed=Phrase("allowed.folder_to_write"),
            fix=Phrase("fix.other_output"),
        )


def _in_files(folder: Path, tables: Mapping[str, pa.Table]) -> dict[Path, bytes]:
    """Return the content of a file of the folder for each table."""
    from goingrate.report.frames import as_parquet

    return {folder / f"{name}.parquet": as_parquet(table) for name, table in tables.items()}

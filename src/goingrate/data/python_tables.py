"""Tables that a program holds in memory, as the files that answers read.

Anything that offers its columns by the Arrow interface is a table: pandas, Polars, PyArrow, DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.market.records import PAY_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

#: What a table of pay must have; `pay_per_year` may stand for both ends of a band.
_NEEDED: Final = ("role", "low_per_year")
#: What is taken where a table does not say.
_USUAL: Final[dict[str, Any]] = {
    "source": "mapped",
    "import_id": "table",
    "country": "US",
    "component": "base",
    "basis": "self_reported",
    "currency": "USD",
    "weight": 1.0,
}
_POINT: Final = "pay_per_year"


@contextmanager
def as_pay_folder(given: Any) -> Iterator[Path | None]:
    """Give a folder of pay data: a path as it is, a table of pay records as Parquet.

    Parameters
    ----------
    given
        A folder, None (the user's store), or a table with the columns of `market.records.PayRecord`
        of which `role`, `low_per_year` (or `pay_per_year`) and `on_date` must be there. What is
        missing else is not known, or base pay in USD in the US as people report it.

    Raises
    ------
    BadField
        If it is no table, or lacks a column.
    """
    if given is None or isinstance(given, str | Path):
        yield None if given is None else Path(given)
        return
    import pyarrow.parquet as pq

    table = _pay_table(as_table(given))
    with TemporaryDirectory() as folder:
        pq.write_table(table, Path(folder) / "pay.parquet")
        yield Path(folder)


@contextmanager
def as_files(given: Any) -> Iterator[tuple[Path, ...]]:
    """Give files of series: paths as they are, a table as a Parquet file; None is no file."""
    if given is None:
        yield ()
    elif isinstance(given, str | Path):
        yield (Path(given),)
    elif isinstance(given, list | tuple):
        yield tuple(Path(one) for one in given)
    else:
        import pyarrow.parquet as pq

        with TemporaryDirectory() as folder:
            path = Path(folder) / "table.parquet"
            pq.write_table(as_table(given), path)
            yield (path,)


def as_table(given: Any) -> pa.Table:
    """Return a table of Arrow's.

    Raises
    ------
    BadField
        If it is none.
    """
    import pyarrow as pa

    try:
        return given if isinstance(given, pa.Table) else pa.table(given)
    except (TypeError, ValueError, pa.ArrowException):
        raise _bad(type(given).__name__, Phrase("allowed.python_table")) from None


def _pay_table(table: pa.Table) -> pa.Table:
    import pyarrow as pa

    if _POINT in table.column_names and "low_per_year" not in table.column_names:
        pay = table[_POINT]
        table = table.append_column("low_per_year", pay).append_column("high_per_year", pay)
    for name in (*_NEEDED, "on_date"):
        if name not in table.column_names:
            given = ", ".join(table.column_names)
            raise _bad(given, Phrase.of("allowed.column_of_table", column=name))
    types = {"VARCHAR": pa.string(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(),
             "DATE": pa.date32(), "BOOLEAN": pa.bool_()}  # fmt: skip
    columns = {name: _column(table, name, types[kind]) for name, kind in PAY_COLUMNS.items()}
    return pa.table(columns)


def _column(table: pa.Table, name: str, kind: pa.DataType) -> pa.Array | pa.ChunkedArray:
    """Return a column in its type; what is missing is as usual, or not known."""
    import pyarrow as pa

    if name == "row":
        return pa.array(range(table.num_rows), type=kind)
    if name not in table.column_names:
        if name == "high_per_year":
            return _column(table, "low_per_year", kind)
        return pa.array([_USUAL.get(name)] * table.num_rows, type=kind)
    try:
        return table[name].cast(kind)
    except pa.ArrowException as error:
        allowed = Phrase.of("allowed.column_type", column=name, kind=str(kind))
        raise _bad(str(error).splitlines()[0], allowed) from None


def _bad(given: str, allowed: Phrase) -> BadField:
    return BadField(where="table", given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

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

if TYPE_CHECKING:
    import pyarrow as pa

#: Where an error says that it is.
_WHERE: Final = "table"


@contextmanager
def as_pay_folder(given: Any) -> Iterator[Path | None]:
    """Give a folder of pay data: a path as it is, a table of pay records as Parquet.

    Parameters
    ----------
    given
        A folder, None (the user's store), or a table; see `data.python_pay`.

    Raises
    ------
    InputError
        If it is no table, lacks a column, or has a value that cannot be pay data.
    """
    if given is None or isinstance(given, str | Path):
        yield None if given is None else Path(given)
        return
    import pyarrow.parquet as pq

    from goingrate.data.python_pay import pay_records

    table = pay_records(as_table(given))
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
        for number, one in enumerate(given):
            if not isinstance(one, str | Path):
                raise _bad(f"{_WHERE}[{number}]", type(one).__name__)
        yield tuple(Path(one) for one in given)
    else:
        import pyarrow.parquet as pq

        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{_WHERE}.parquet"
            pq.write_table(as_table(given), path)
            yield (path,)


def as_table(given: Any) -> pa.Table:
    """Return a table of Arrow's.

    Raises
    ------
    BadField
        If it is none, or has two columns of one name.
    """
    import pyarrow as pa

    try:
        table = given if isinstance(given, pa.Table) else pa.table(given)
    except ValueError:  # of pandas also where a column is there twice
        repeated = _repeated([str(name) for name in getattr(given, "columns", ())])
        if repeated is not None:
            raise _twice(repeated) from None
        raise _bad(_WHERE, type(given).__name__) from None
    except (TypeError, AttributeError, OverflowError, pa.ArrowException):
        raise _bad(_WHERE, type(given).__name__) from None
    repeated = _repeated(table.column_names)
    if repeated is not None:
        raise _twice(repeated)
    return table


def _repeated(names: list[str]) -> str | None:
    """Return the first name that a list has twice."""
    return next((name for number, name in enumerate(names) if name in names[:number]), None)


def _bad(where: str, given: str) -> BadField:
    return BadField(
        where=where,
        given=given,
        allowed=Phrase("allowed.python_table"),
        fix=Phrase("fix.correct_value"),
    )


def _twice(name: str) -> BadField:
    return BadField(
        where=_WHERE,
        given=f"{name}, {name}",
        allowed=Phrase("allowed.column_once"),
        fix=Phrase("fix.drop_one"),
    )

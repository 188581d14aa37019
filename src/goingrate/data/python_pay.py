"""Pay records in a table that a program holds in memory: checked, and read as imports read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField, InputError, NotUnderstood
from goingrate.base.kinds import employer_kind, level, role_family
from goingrate.base.texts import Phrase
from goingrate.data.sources import CONNECTORS
from goingrate.market.employers import normalised
from goingrate.market.records import BASES, COMPONENTS, PAY_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa


_WHERE: Final = "table"
#: What a table must have; `pay_per_year` may stand for both ends of a band.
_NEEDED: Final = ("role", "low_per_year", "on_date")
_POINT, _LOW = "pay_per_year", "low_per_year"
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
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
#: More a year, or less, is paid in no currency.
_LEAST_PAY, _MOST_PAY = 0.01, 1e12
_TRUTH_VALUES: Final = ("full_time",)


def pay_records(table: pa.Table) -> pa.Table:
    """Return a table with the columns of `market.records.PayRecord`.

    Parameters
    ----------
    table
        Columns of a `PayRecord`, of which `role`, `low_per_year` (or `pay_per_year`, for both ends)
        and `on_date` must be there. What is missing else is not known, or base pay in USD in the US
        as people report it. An empty `high_per_year` is "this or more". Other columns do no harm.

    Raises
    ------
    InputError
        Naming the column and the row (from 0): a column that is missing or of another type; pay
        that is none; a day, role, level, component, currency, ... that is not known.
    """
    import pyarrow as pa

    both = _POINT in table.column_names
    table = _with_ends(table)
    for name in _NEEDED:
        if name not in table.column_names:
            given = ", ".join(table.column_names)
            raise _bad(_WHERE, given, Phrase.of("allowed.column_of_table", column=name))
    types = {"VARCHAR": pa.string(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(),
             "DATE": pa.date32(), "BOOLEAN": pa.bool_()}  # fmt: skip
    columns = {name: _column(table, name, types[kind]) for name, kind in PAY_COLUMNS.items()}
    _check_numbers(columns, low_name=_POINT if both else _LOW)
    for name, read in _readers().items():
        columns[name] = _read(columns[name], name, read)
    columns["skills"] = _skills(columns["skills"])
    return pa.table(columns)


def _with_ends(table: pa.Table) -> pa.Table:
    """Return the table with both ends of pay where it has one column for both."""
    if _POINT not in table.column_names:
        return table
    for name in (_LOW, "high_per_year"):
        if name in table.column_names:
            allowed = Phrase.of("allowed.one_column", one=_POINT, other="low_per_year")
            raise _bad(_WHERE, f"{_POINT}, {name}", allowed, fix="fix.drop_one")
    pay = table[_POINT]
    return table.append_column("low_per_year", pay).append_column("high_per_year", pay)


def _column(table: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray:
    """Return a column in its type; what is missing is as usual, or not known."""
    import pyarrow as pa

    if name == "row":
        return pa.array(range(table.num_rows), type=kind)
    if name not in table.column_names:
        if name == "high_per_year":
            return _column(table, "low_per_year", kind)
        return pa.array([_USUAL.get(name)] * table.num_rows, type=kind)
    given = table[name]
    allowed = Phrase.of("allowed.column_type", column=name, kind=str(kind))
    if pa.types.is_boolean(given.type) and name not in _TRUTH_VALUES:
        raise _bad(f"{_WHERE}.{name}", str(given.type), allowed)
    try:
        return given.cast(kind)
    except pa.ArrowException as error:
        raise _bad(f"{_WHERE}.{name}", str(error).splitlines()[0], allowed) from None


def _check_numbers(columns: Mapping[str, pa.ChunkedArray], *, low_name: str) -> None:
    """Raise if a row has no pay, no day or no weight that can be one."""
    import pyarrow.compute as pc

    low, high = columns["low_per_year"], columns["high_per_year"]
    weight, day = columns["weight"], columns["on_date"]
    pay = Phrase.of("allowed.table_pay", least=f"{_LEAST_PAY:g}", most=f"{_MOST_PAY:g}")
    days = Phrase.of("allowed.table_day", first=str(_FIRST_DAY), last=str(_LAST_DAY))
    nothing = pc.or_kleene(pc.is_null(high), pc.is_nan(high))
    _require(low_name, low, _between(low, _LEAST_PAY, _MOST_PAY), pay)
    right = pc.or_kleene(nothing, _between(high, _LEAST_PAY, _MOST_PAY))
    _require("high_per_year", high, right, pay)
    ends = pc.or_kleene(nothing, pc.less_equal(low, high))
    _require("high_per_year", high, ends, Phrase("allowed.table_ends"))
    _require("weight", weight, _between(weight, 0.0, _MOST_PAY), Phrase("allowed.record_weight"))
    inside = pc.and_(pc.greater_equal(day, _FIRST_DAY), pc.less_equal(day, _LAST_DAY))
    _require("on_date", day, inside, days)


def _between(column: pa.ChunkedArray, low: float, high: float) -> pa.ChunkedArray:
    """Return which numbers lie above one and up to another; NaN does not."""
    import pyarrow.compute as pc

    return pc.and_(pc.greater(column, low), pc.less_equal(column, high))


def _require(name: str, column: pa.ChunkedArray, right: pa.ChunkedArray, allowed: Phrase) -> None:
    import pyarrow.compute as pc

    found = pc.index(pc.fill_null(right, fill_value=False), False).as_py()
    if found >= 0:
        given = column[found].as_py()
        place = f"{_WHERE}.{name}[{found}]"
        raise _bad(place, "-" if given is None else given, allowed, fix="fix.table_row")


def _readers() -> dict[str, Callable[[str], str | None]]:
    """Return by column how a text is read; it raises `NotUnderstood` or says None for nothing."""
    known = tuple(name.replace("_", "-") for name in CONNECTORS)
    return {
        "role": role_family,
        "level": level,
        "employer_kind": employer_kind,
        "employer": lambda text: normalised(text) or None,
        "region": lambda text: text.strip().upper() or None,
        "country": lambda text: _letters(text, 2, "allowed.country"),
        "currency": lambda text: _letters(text, 3, "allowed.currency"),
        "component": lambda text: _one_of(text, COMPONENTS),
        "basis": lambda text: _one_of(text, BASES),
        "source": lambda text: _one_of(text, known),
    }


def _letters(text: str, count: int, allowed: str) -> str:
    found = text.strip().upper()
    if len(found) != count or not (found.isascii() and found.isalpha()):
        raise _not_understood(text, Phrase(allowed))
    return found


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise _not_understood(text, Phrase.of("allowed.one_of", choices=", ".join(known)))
    return text


def _read(column: pa.ChunkedArray, name: str, read: Callable[[str], str | None]) -> pa.ChunkedArray:
    """Return a column of texts as they are read, each text once; what is usual may not miss."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values = pc.unique(column)
    codes = pc.index_in(column, value_set=values)
    found: list[str | None] = []
    for number, text in enumerate(values.to_pylist()):
        try:
            found.append(_text(text, read, needed=name in _USUAL))
        except InputError as error:
            row = pc.index(codes, pa.scalar(number, codes.type)).as_py()
            where = f"{_WHERE}.{name}[{row}]"
            raise NotUnderstood(
                where=where, given=error.given, allowed=error.allowed, fix=error.fix
            ) from None
    return pa.array(found, type=pa.string()).take(codes)


def _text(text: str | None, read: Callable[[str], str | None], *, needed: bool) -> str | None:
    if text is not None and text.strip():
        return read(text)
    if needed:
        raise _not_understood("-", Phrase("allowed.table_value"))
    return None


def _skills(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return names of skills as a mapped file has them."""
    from goingrate.data.connectors.skill_names import names_in, skills_from
    from goingrate.data.duck import memory_connection

    if column.null_count == len(column):
        return column
    import pyarrow as pa

    with memory_connection() as con:
        con.register("given", pa.table({"row": range(len(column)), "text": column}))
        query = f"SELECT {skills_from(names_in('text'))} AS skills FROM given ORDER BY row"  # noqa: S608
        return con.sql(query).to_arrow_table()["skills"]


def _not_understood(given: str, allowed: Phrase) -> NotUnderstood:
    return NotUnderstood(
        where=_WHERE, given=given, allowed=allowed, fix=Phrase("fix.correct_value")
    )


def _bad(where: str, given: object, allowed: Phrase, *, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))

"""A mapping as a query: cells of the columns that it names, as text, numbers and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField, shortened
from goingrate.base.texts import Phrase
from goingrate.data.connectors.loading import Loaded, quoted
from goingrate.data.connectors.mapping_models import MappingFile, SkipSection
from goingrate.data.connectors.pay_texts import PLAIN_NUMBER
from goingrate.data.connectors.skill_names import names_in
from goingrate.data.connectors.table_columns import names_a_person

if TYPE_CHECKING:
    import duckdb

_MOST_NAMED: Final = 300
#: Fields of a mapping and the columns of the cells, where they are texts.
_TEXTS: Final[dict[str, str]] = {
    "title": "title",
    "employer": "employer",
    "soc": "soc",
    "level": "level_given",
    "country": "country",
    "region": "region",
    "metro": "metro",
    "place": "place",
    "period": "given_period",
    "component": "component",
    "basis": "basis",
}
_NUMBERS: Final = frozenset(
    {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL"}
)


@dataclass(frozen=True, slots=True)
class Table:
    """A loaded table: its name, and the type of each column."""

    name: str
    types: Mapping[str, str]

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection, loaded: Loaded) -> Table:
        """Return what the database knows of a table that was loaded."""
        described = con.execute(f"DESCRIBE {quoted(loaded.table)}").fetchall()
        types = {str(name): str(kind) for name, kind, *_ in described}
        return cls(loaded.table, {name: types[name] for name in loaded.columns})

    def is_number(self, column: str) -> bool:
        """Whether a column holds numbers."""
        kind = self.types[column]
        # a list of numbers (INTEGER[]) and a span of time (INTERVAL) are none
        return not kind.endswith("]") and kind.partition("(")[0].removeprefix("U") in _NUMBERS

    def is_list(self, column: str) -> bool:
        """Whether a column holds lists of texts."""
        return self.types[column] == "VARCHAR[]"

    def is_day(self, column: str) -> bool:
        """Whether a column holds days or points in time."""
        kind = self.types[column]
        return not kind.endswith("]") and (kind == "DATE" or kind.startswith("TIMESTAMP"))


@dataclass(slots=True)
class _Given:
    """Values of the mapping, as parameters of a statement."""

    values: dict[str, Any] = field(default_factory=dict)

    def __call__(self, value: object) -> str:
        name = f"g{len(self.values)}"
        self.values[name] = value
        return f"${name}"


def check_columns(mapping: MappingFile, table: Table, *, where: str) -> None:
    """Refuse a mapping that names a column which the table does not have."""
    named = {f"columns.{name}": column for name, column in mapping.columns if column is not None}
    named |= {f"skip_where.{at}.column": rule.column for at, rule in enumerate(mapping.skip_where)}
    for place, column in named.items():
        if column in table.types:
            continue
        columns = shortened(", ".join(table.types), _MOST_NAMED)
        near = get_close_matches(column, table.types, n=1, cutoff=0.6)
        fix = Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.correct_value")
        raise BadField(
            where=f"{where}{place}",
            given=column,
            allowed=Phrase.of("allowed.columns", columns=columns),
            fix=Phrase("fix.person_column") if names_a_person(column) else fix,
        )


def check_date_format(con: duckdb.DuckDBPyConnection, mapping: MappingFile, *, where: str) -> None:
    """Refuse a form of dates that the database does not know."""
    import duckdb as database

    if mapping.date_format is None:
        return
    try:
        con.execute("SELECT try_strptime('-', $form)", {"form": mapping.date_format})
    except database.Error:
        raise BadField(
            where=f"{where}date_format",
            given=mapping.date_format,
            allowed=Phrase("allowed.date_format"),
            fix=Phrase("fix.correct_value"),
        ) from None


def cells(mapping: MappingFile, table: Table) -> tuple[str, dict[str, Any]]:
    """Return the query for what the mapping names in each row, and its parameters."""
    given = _Given()
    low, high = mapping.columns.pay or mapping.columns.pay_low, mapping.columns.pay_high
    fields = {
        "row": "row",
        "is_skipped": " OR ".join(_skips(mapping.skip_where, given)) or "false",
        **{own: _text_field(mapping, name, given) for name, own in _TEXTS.items()},
        "given_currency": f"upper({_text_field(mapping, 'currency', given)})",
        "full_time": f"TRY_CAST({_text_field(mapping, 'full_time', given)} AS BOOLEAN)",
        "weight": f"TRY_CAST({_text(mapping.columns.weight)} AS DOUBLE)",
        "on_date": _day(mapping, table, given),
        "skill_list": names_in(_skills_text(mapping.columns.skills, table)),
        "low_number": _number(low, table),
        "low_text": _pay_text(low, table),
        "high_number": _number(high, table),
        "high_text": _pay_text(high, table),
    }
    listed = ", ".join(f"{expression} AS {name}" for name, expression in fields.items())
    return f"SELECT {listed} FROM {quoted(table.name)}", given.values  # noqa: S608


def _text_field(mapping: MappingFile, name: str, given: _Given) -> str:
    """Return the text of a field: a constant, or a column with its values renamed."""
    constant = getattr(mapping.constants, name)
    if constant is not None:
        return f"CAST({given(_as_text(constant))} AS VARCHAR)"
    text = _text(getattr(mapping.columns, name))
    renamed: Mapping[Any, Any] = getattr(mapping.values, name, {})
    cases = " ".join(
        f"WHEN {text} IN ({_listed(_spellings(value), given)}) THEN {given(_as_text(word))}"
        for value, word in renamed.items()
    )
    return f"CASE {cases} ELSE {text} END" if cases and text != "NULL" else text


def _text(column: str | None) -> str:
    return "NULL" if column is None else f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '')"


def _skills_text(column: str | None, table: Table) -> str:
    """Return the text of skills; a list in a Parquet file as its names with line breaks."""
    if column is not None and table.is_list(column):
        return f"array_to_string({quoted(column)}, chr(10))"
    return f"CAST({_text(column)} AS VARCHAR)"


def _skips(rules: Iterable[SkipSection], given: _Given) -> Iterable[str]:
    for rule in rules:
        text = _text(rule.column)
        values = [way for value in rule.values if value is not None for way in _spellings(value)]
        found = f"coalesce({text} IN ({_listed(values, given)}), false)" if values else "false"
        if None in rule.values:
            found = f"({found} OR {text} IS NULL)"
        yield found if rule.leave_out == "these" else f"NOT {found}"


def _day(mapping: MappingFile, table: Table, given: _Given) -> str:
    column = mapping.columns.date
    if column is None:
        return f"CAST({given(mapping.constants.date)} AS DATE)"
    if table.is_day(column):
        return f"CAST({quoted(column)} AS DATE)"
    text = _text(column)
    if mapping.date_format is not None:
        return f"CAST(try_strptime({text}, {given(mapping.date_format)}) AS DATE)"
    return (
        f"CASE length({text}) WHEN 4 THEN TRY_CAST({text} || '-01-01' AS DATE) "
        f"WHEN 7 THEN TRY_CAST({text} || '-01' AS DATE) "
        f"ELSE TRY_CAST(left({text}, 10) AS DATE) END"
    )


def _number(column: str | None, table: Table) -> str:
    """Return a cell as a number, where it is one without further reading."""
    if column is None:
        return "CAST(NULL AS DOUBLE)"
    if table.is_number(column):
        number = f"CAST({quoted(column)} AS DOUBLE)"
        return f"CASE WHEN NOT isnan({number}) THEN {number} END"
    text = _text(column)
    return f"CASE WHEN {_is_plain(text)} THEN TRY_CAST({text} AS DOUBLE) END"


def _pay_text(column: str | None, table: Table) -> str:
    if column is None or table.is_number(column):
        return "CAST(NULL AS VARCHAR)"
    text = _text(column)
    return f"CASE WHEN NOT {_is_plain(text)} THEN {text} END"


def _is_plain(text: str) -> str:
    return f"regexp_full_match({text}, '{PLAIN_NUMBER}')"


def _spellings(value: object) -> list[str]:
    """Return how a value of the mapping may look as text: 1 and 1.0 are the same number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return list(dict.fromkeys((str(value), f"{value:g}", str(float(value)))))
    return [_as_text(value)]


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _listed(values: Iterable[str], given: _Given) -> str:
    return ", ".join(given(value) for value in values)

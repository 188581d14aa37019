"""Tables that a program holds in memory, as the files that answers read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goingrate.base.errors import InputError
from goingrate.data.python_tables import as_files, as_pay_folder, as_table
from goingrate.market.records import PAY_COLUMNS

ROW = {"role": "ai-engineer", "pay_per_year": 150_000.0, "on_date": date(2024, 3, 1)}


def read(given: Any) -> pa.Table:
    with as_pay_folder(given) as folder:
        assert folder is not None
        return pq.read_table(folder / "pay.parquet")


def row(**fields: Any) -> dict[str, Any]:
    (found,) = read(pa.Table.from_pylist([{**ROW, **fields}])).to_pylist()
    return dict(found)


def test_what_a_table_does_not_say_is_as_usual_or_not_known() -> None:
    found = row()
    assert tuple(found) == tuple(PAY_COLUMNS)
    assert (found["low_per_year"], found["high_per_year"]) == (150_000.0, 150_000.0)
    assert (found["component"], found["basis"], found["currency"]) == (
        "base", "self_reported", "USD",
    )  # fmt: skip
    assert (found["country"], found["weight"], found["employer"]) == ("US", 1.0, None)


def test_a_band_and_pay_of_this_or_more() -> None:
    ends = {"low_per_year": 1e5, "high_per_year": 1.2e5}
    given = [{**ROW, **ends}, {**ROW, **ends, "high_per_year": None}]
    for one in given:
        del one["pay_per_year"]
    found = read(pa.Table.from_pylist(given))
    assert found["high_per_year"].to_pylist() == [1.2e5, None]


@pytest.mark.parametrize(
    ("column", "given", "wanted"),
    [
        ("role", "AI Engineer", "ai-engineer"),
        ("role", None, None),
        ("level", "Senior", "senior"),
        ("level", " ", None),
        ("employer", "MICROSOFT CORPORATION", "microsoft"),
        ("employer", "   ", None),
        ("employer_kind", "startup", "startup"),
        ("region", "ca ", "CA"),
        ("country", "de", "DE"),
        ("currency", "eur", "EUR"),
        ("skills", "Python, SQL; python", "python; sql"),
        ("skills", ";;", None),
        ("on_date", "2024-03-01", date(2024, 3, 1)),
        ("on_date", datetime(2024, 3, 1, 12, 30), date(2024, 3, 1)),
        ("soc", "15-1252", "15-1252"),
    ],
)
def test_words_are_read_as_imports_read_them(column: str, given: Any, wanted: Any) -> None:
    assert row(**{column: given})[column] == wanted


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("column", "given", "named"),
    [
        *(("pay_per_year", pay, "table.pay_per_year[1]") for pay in (NAN, -5.0, 0.0, INF, 1e300)),
        ("pay_per_year", None, "table.pay_per_year[1]: got -"),
        ("pay_per_year", 1e-300, "table.pay_per_year[1]"),
        *(("weight", weight, "table.weight[1]") for weight in (NAN, -1.0, 0.0, INF)),
        ("on_date", None, "table.on_date[1]: got -"),
        ("on_date", date(1, 1, 1), "table.on_date[1]: got 0001-01-01"),
        ("on_date", date(9999, 1, 1), "table.on_date[1]"),
        ("role", "wizard", "table.role[1]: got wizard"),
        ("level", "wizard", "table.level[1]: got wizard"),
        ("employer_kind", "circus", "table.employer_kind[1]: got circus"),
        ("component", "gold", "table.component[1]: got gold"),
        ("component", None, "table.component[1]: got -"),
        ("basis", "rumour", "table.basis[1]: got rumour"),
        ("source", "nowhere", "table.source[1]: got nowhere"),
        ("currency", "dollars", "table.currency[1]: got dollars"),
        ("currency", "", "table.currency[1]: got -"),
        ("country", "Germany", "table.country[1]: got Germany"),
    ],
)
def test_a_bad_value_is_named_with_its_row(
    column: str, given: Any, named: str, is_one_line: Callable[[InputError], bool]
) -> None:
    usual = {"weight": 1.0, "level": None, "employer_kind": None, "component": "base",
             "basis": "posted", "source": "mapped", "currency": "USD", "country": "US"}  # fmt: skip
    good = {**usual, **ROW}
    with pytest.raises(InputError) as raised:
        read(pa.Table.from_pylist([good, {**good, column: given}]))
    assert named in str(raised.value)
    assert is_one_line(raised.value)


def test_ends_upside_down() -> None:
    given = {"role": ["ai-engineer"], "on_date": [date(2024, 1, 1)], "low_per_year": [2.0],
             "high_per_year": [1.0]}  # fmt: skip
    with pytest.raises(InputError, match="not below the lower"):
        read(given)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "the column role"),
        ({"role": ["ai-engineer"]}, "the column low_per_year"),
        ({"role": ["x"], "low_per_year": [1.0]}, "the column on_date"),
        ({**{name: [value] for name, value in ROW.items()}, "low_per_year": [1.0]}, "or low_per_y"),
        ({**{name: [value] for name, value in ROW.items()}, "pay_per_year": ["100k"]}, "double"),
        ({**{name: [value] for name, value in ROW.items()}, "pay_per_year": [True]}, "got bool"),
        ({**{name: [value] for name, value in ROW.items()}, "pay_per_year": [[1, 2]]}, "double"),
        ({**{name: [value] for name, value in ROW.items()}, "on_date": [2024]}, "date32"),
        ({**{name: [value] for name, value in ROW.items()}, "on_date": ["soon"]}, "date32"),
        ({"role": ["a"], "pay_per_year": [1, 2]}, "got dict"),
        ([1, 2], "got list"),
        (5, "got int"),
        (b"x", "got bytes"),
        (object(), "got object"),
        (iter([1]), "got list_iterator"),
    ],
)
def test_what_is_no_table_of_pay(
    given: Any, named: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as raised:
        read(given)
    assert named in str(raised.value)
    assert is_one_line(raised.value)


def test_a_column_that_is_there_twice() -> None:
    pandas = pytest.importorskip("pandas")
    twice = pa.table({name: [value] for name, value in ROW.items()}).append_column(
        "role", pa.array(["recruiter"])
    )
    frame = pandas.DataFrame([ROW])
    for given in (twice, pandas.concat([frame, frame[["role"]]], axis=1)):
        with pytest.raises(InputError, match="got role, role; allowed: each column once"):
            read(given)


def test_pandas_polars_and_arrow_are_the_same() -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    rows = [{**ROW, "employer": f"firm {number}"} for number in range(3)]
    arrow = pa.Table.from_pylist(rows)
    wanted = read(arrow)
    frame = pandas.DataFrame(rows)
    lists = {name: arrow[name].to_pylist() for name in arrow.column_names}
    categories = frame.astype({"role": "category"})
    given = (frame, categories, polars.DataFrame(rows), arrow.to_batches()[0], lists)
    for one in given:
        assert read(one).equals(wanted)


def test_no_record_at_all() -> None:
    assert read(pa.Table.from_pylist([ROW])[:0]).num_rows == 0


def test_the_folder_is_gone_afterwards_and_a_path_stays_as_it_is(tmp_path: Path) -> None:
    with as_pay_folder(pa.Table.from_pylist([ROW])) as folder:
        assert folder is not None
        assert [path.name for path in folder.iterdir()] == ["pay.parquet"]
    assert not folder.exists()
    for given in (tmp_path, str(tmp_path)):
        with as_pay_folder(given) as kept:
            assert kept == tmp_path
    with as_pay_folder(None) as own:
        assert own is None


def test_files_of_series(tmp_path: Path) -> None:
    for given, wanted in ((None, ()), ("a.csv", (Path("a.csv"),)), ([tmp_path], (tmp_path,))):
        with as_files(given) as found:
            assert found == wanted
    with as_files({"series": ["a"], "value": [1.0]}) as found:
        assert pq.read_table(found[0])["value"].to_pylist() == [1.0]
    with pytest.raises(InputError, match=r"table\[1\]: got int"), as_files(["a.csv", 5]):
        pass


def test_a_table_is_taken_as_it_is() -> None:
    given = pa.table({"a": [1]})
    assert as_table(given) is given

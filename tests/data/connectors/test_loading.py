from __future__ import annotations

import csv
import errno
import io
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadFile, InputError
from goingrate.data.connectors import loading, text_files
from goingrate.data.connectors.loading import (
    Loaded,
    load_any,
    load_csv,
    load_parquet,
    quoted,
    stay_offline,
)
from goingrate.data.connectors.table_columns import Columns
from goingrate.data.connectors.table_filling import fill_from_csv

Connection = duckdb.DuckDBPyConnection


def _file(folder: Path, content: bytes | str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _rows(con: Connection, loaded: Loaded) -> list[tuple[object, ...]]:
    return con.execute(f"FROM {quoted(loaded.table)} ORDER BY row").fetchall()


def _keys(loaded: Loaded) -> list[str]:
    return [note.key for note in loaded.notes]


def test_every_column_is_text_and_rows_are_numbered(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, 'title,pay\nEngineer,"100,000"\n"Chief ""X""",\n')
    loaded = load_csv(con, path, name="t")
    assert loaded == Loaded("t", ("title", "pay"), 2, 0, ())
    assert _rows(con, loaded) == [(1, "Engineer", "100,000"), (2, 'Chief "X"', None)]
    kinds = con.execute("SELECT column_type FROM (DESCRIBE t)").fetchall()
    assert kinds == [("BIGINT",), ("VARCHAR",), ("VARCHAR",)]


def test_loading_again_replaces_the_table(con: Connection, tmp_path: Path) -> None:
    load_any(con, _file(tmp_path, "a\n1\n2\n"), name="t")
    assert load_any(con, _file(tmp_path, "a,b\n1,2\n"), name="t").rows == 1


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(con: Connection, tmp_path: Path, separator: str) -> None:
    path = _file(tmp_path, f"title{separator}pay\nA: B{separator}1\n")
    assert load_csv(con, path, name="t").columns == ("title", "pay")


def test_a_separator_inside_of_names_does_not_mislead(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, "pay, gross; a, b, c\n1;2\n3;4\n")
    assert load_csv(con, path, name="t").columns == ("pay, gross", "a, b, c")


def test_the_separator_can_be_given(con: Connection, tmp_path: Path) -> None:
    loaded = load_csv(con, _file(tmp_path, "a~b,c\n1~2,3\n"), name="t", delimiter="~")
    assert _rows(con, loaded) == [(1, "1", "2,3")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_each_system(con: Connection, tmp_path: Path, end: str) -> None:
    path = _file(tmp_path, end.join(["a,b", "1,2", '"x', 'y",4', "", "5,6", "", ""]))
    loaded = load_csv(con, path, name="t")
    assert (loaded.rows, loaded.unread_rows) == (3, 0)
    assert _rows(con, loaded)[1] == (2, f"x{end}y", "4")


def test_the_header_may_stand_under_blank_lines_and_take_two(
    con: Connection, tmp_path: Path
) -> None:
    loaded = load_csv(con, _file(tmp_path, '\n\n"pay\nyear",b\n1,2\n'), name="t")
    assert loaded.columns == ("pay year", "b")
    assert _rows(con, loaded) == [(1, "1", "2")]


def test_columns_without_a_name_or_with_one_twice_are_renamed(
    con: Connection, tmp_path: Path
) -> None:
    loaded = load_csv(con, _file(tmp_path, ",pay,PAY,,row\n0,1,2,3,4\n"), name="t")
    assert loaded.columns == ("column_1", "pay", "PAY_2", "column_4", "row_2")
    assert _keys(loaded) == ["loading.columns_renamed"]
    assert _rows(con, loaded) == [(1, "0", "1", "2", "3", "4")]


def test_columns_of_persons_are_not_stored(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, "EMPLOYER_NAME,FIRST_NAME,pay,e-mail\nAcme,Jo,1,jo@example.org\n")
    loaded = load_csv(con, path, name="t")
    assert loaded.columns == ("EMPLOYER_NAME", "pay")
    assert dict(loaded.notes[0].values)["columns"] == "FIRST_NAME, e-mail"
    assert _rows(con, loaded) == [(1, "Acme", "1")]


def test_only_wanted_columns_are_loaded(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, "a,b,email,c\n1,2,x,3\n")
    loaded = load_csv(con, path, name="t", wanted=lambda name: name in ("a", "email"))
    assert (loaded.columns, loaded.unwanted) == (("a",), ("b", "c"))


def test_lines_that_do_not_fit_are_counted_and_rows_keep_their_number(
    con: Connection, tmp_path: Path
) -> None:
    path = _file(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10,11,12\n")
    loaded = load_csv(con, path, name="t")
    assert (loaded.rows, loaded.unread_rows) == (2, 2)
    assert _keys(loaded) == ["loading.unread"]
    assert _rows(con, loaded) == [(1, "1", "2", "3"), (4, "10", "11", "12")]


@pytest.mark.parametrize("line", ['2,"x,3', '2,"x"y,3', '"2,x'])
def test_a_quote_that_does_not_close_costs_its_own_line_only(
    con: Connection, tmp_path: Path, line: str
) -> None:
    lines = ["a,b,c", "1,x,3", line, *(f'{n},"x",3' for n in range(3, 40))]
    loaded = load_csv(con, _file(tmp_path, "\n".join(lines)), name="t")
    assert (loaded.rows, loaded.unread_rows) == (38, 1)
    assert [row[0] for row in _rows(con, loaded)] == [1, *range(3, 40)]


def test_a_hostile_file_of_quotes_is_read_once_and_counted(con: Connection, tmp_path: Path) -> None:
    lines = ["a,b", "1,2", *['"x,"y' for _ in range(5_000)]]
    loaded = load_csv(con, _file(tmp_path, "\n".join(lines)), name="t")
    assert loaded.rows + loaded.unread_rows == 5_001


def test_separators_at_the_end_of_lines_are_nothing(con: Connection, tmp_path: Path) -> None:
    loaded = load_csv(con, _file(tmp_path, "a;b\n1;2\n3;4;\n5;6;;\n7;8;;9\n"), name="t")
    assert (loaded.rows, loaded.unread_rows) == (3, 1)


def test_a_well_formed_file_is_read_by_the_database_alone(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(loading, "exact_rows")
    path = _file(tmp_path, 'title,pay\r\n"a ""b""\r\n\r\nc",1\r\nd,2\r\n\r\n\r\n')
    assert load_csv(con, path, name="t").rows == 2


def test_a_line_that_the_database_passes_over_is_noticed(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_first(
        con: Connection, path: Path, columns: Columns, name: str, *, skip: int, delimiter: str
    ) -> None:
        fill_from_csv(con, path, columns, name, skip=skip + 1, delimiter=delimiter)

    monkeypatch.setattr(loading, "fill_from_csv", without_first)
    loaded = load_csv(con, _file(tmp_path, 'a,b\n1,2\n3,"4\n"\n'), name="t")
    assert _rows(con, loaded) == [(1, "1", "2"), (2, "3", "4\n")]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab1,;"\n é'), max_size=5), min_size=1, max_size=4),
        max_size=12,
    )
)
def test_rows_kept_and_unread_are_all_rows(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["title", "pay"], ["x", "1"], *rows])
    path = _file(tmp_path_factory.mktemp("rows"), text.getvalue())
    with duckdb.connect() as con:
        loaded = load_csv(con, path, name="t", delimiter=",")
        stored = _rows(con, loaded)
    fitting = [row[:2] for row in rows if len(row) >= 2 and not any(row[2:])]
    assert [[cell or "" for cell in row[1:]] for row in stored[1:]] == fitting
    if not any("\n" in cell for row in rows for cell in row):
        blank = [row for row in rows if len(row) == 1 and not row[0].strip()]
        assert loaded.rows + loaded.unread_rows == 1 + len(rows) - len(blank)


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("cp1252", ["loading.encoding_guessed"]),
    ],
)
def test_encodings(con: Connection, tmp_path: Path, encoding: str, notes: list[str]) -> None:
    path = _file(tmp_path, "ort,pay\nMünchen,1\n".encode(encoding))
    loaded = load_any(con, path, name="t")
    assert (loaded.columns, _keys(loaded)) == (("ort", "pay"), notes)
    assert _rows(con, loaded) == [(1, "München", "1")]


def test_big_endian_utf_16_with_a_mark(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, b"\xfe\xff" + "ort\nKöln\n".encode("utf-16-be"))
    assert _rows(con, load_any(con, path, name="t")) == [(1, "Köln")]


def test_what_is_not_utf_8_late_in_the_file_is_noticed(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, b"ort,pay\n" + b"Koeln,1\n" * 700_000 + "Köln,1\n".encode("cp1252"))
    loaded = load_csv(con, path, name="t")
    assert (loaded.rows, _keys(loaded)) == (700_001, ["loading.encoding_guessed"])
    assert _rows(con, loaded)[-1] == (700_001, "Köln", "1")


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        (b"", "allowed.table_file"),
        (b"\n \r\n\n", "allowed.header"),
        (b"1,2\n3,4\n", "allowed.header"),
        (b"a,b\n", "allowed.data_rows"),
        (b"a,b\n\n\n", "allowed.data_rows"),
        (b"a,b\n1,2,3\n4,5,6\n", "allowed.rows_fit"),
        (b"a,b\n1,\0\n", "allowed.text_table"),
        (b"a,b\n\x81\x8d,1\n", "allowed.text_table"),
        (b"a,b\n\x01\xff,1\n", "allowed.text_table"),
        ("a,b\nx,ü".encode()[:-1], "allowed.text_table"),
        ("a,b\nü,1\n".encode("utf-16")[:-1], "allowed.text_table"),
        (b"\x1f\x8b\x08\x00\x00\x00", "allowed.text_table"),
        (bytes(range(256)) * 9, "allowed.text_table"),
        (b"a,b\n" + b"x" * 8_500_000, "allowed.line_length"),
        (b",".join(b"c%d" % n for n in range(5_000)) + b"\n1\n", "allowed.column_count"),
        (b"PAR1", "allowed.whole_parquet"),
        (b"PAR1" + b"x" * 99 + b"\xff\xff\xff\x7fPAR1", "allowed.whole_parquet"),
        (b"PK\x03\x04" + b"x" * 99, "allowed.whole_xlsx"),
    ],
)
def test_what_is_no_table_is_refused_on_one_line(
    con: Connection,
    tmp_path: Path,
    is_one_line: Callable[[InputError], bool],
    content: bytes,
    allowed: str,
) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == allowed
    assert raised.value.where == str(path)
    assert is_one_line(raised.value)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("absent.csv", "allowed.existing_file"),
        (".", "allowed.table_file"),
        ("a\0b.csv", "allowed.existing_file"),
        ("x" * 5_000, "allowed.existing_file"),
    ],
)
def test_what_is_no_file_is_refused(
    con: Connection, tmp_path: Path, name: str, allowed: str
) -> None:
    with pytest.raises(BadFile) as raised:
        load_any(con, tmp_path / name, name="t")
    assert raised.value.allowed.key == allowed


def test_a_file_that_may_not_be_read_is_refused(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = _file(tmp_path, "a\n1\n")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == "allowed.readable_file"


def test_no_space_for_a_copy_is_said(
    con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = _file(tmp_path, "ort\nKöln\n".encode("utf-16"))
    monkeypatch.setattr(text_files, "TemporaryDirectory", full)
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == "allowed.temporary_space"


def test_names_of_files_are_no_patterns(con: Connection, tmp_path: Path) -> None:
    _file(tmp_path, "a\nwrong\n", "pay1.csv")
    for name in ("pay[1].csv", "pay*.csv", "pay?.csv", "x'); DROP TABLE t; --.csv", "y=1;z.csv"):
        loaded = load_any(con, _file(tmp_path, "a\nright\n", name), name="t")
        assert _rows(con, loaded) == [(1, "right")]


def test_names_of_columns_and_tables_are_no_statements(con: Connection, tmp_path: Path) -> None:
    con.execute("CREATE TABLE pay AS SELECT 1 AS x")
    column = 'x" FROM pay; DROP TABLE pay; --'
    path = _file(tmp_path, '"x"" FROM pay; DROP TABLE pay; --",b\n1,2\n')
    loaded = load_any(con, path, name='t"; DROP TABLE pay; --')
    assert loaded.columns == (column, "b")
    assert _rows(con, loaded) == [(1, "1", "2")]
    assert con.execute("SELECT x FROM pay").fetchall() == [(1,)]


def test_parquet_keeps_types(con: Connection, tmp_path: Path) -> None:
    path = tmp_path / "pay[1].parquet"
    con.sql(
        "SELECT 'x' AS title, 1.5::DOUBLE AS pay, DATE '2024-01-31' AS day, 'Jo' AS "
        'candidate_name, 7 AS "row" FROM range(2)'
    ).write_parquet(str(path))
    (tmp_path / "pay1.parquet").write_bytes(b"PAR1")
    loaded = load_any(con, path, name="t")
    assert loaded.columns == ("title", "pay", "day", "row_2")
    kinds = con.execute("SELECT column_type FROM (DESCRIBE t)").fetchall()
    assert [kind for (kind,) in kinds] == ["BIGINT", "VARCHAR", "DOUBLE", "DATE", "INTEGER"]
    assert [row[0] for row in _rows(con, loaded)] == [1, 2]


@pytest.mark.parametrize("kept", [0.999, 0.5, 0.01])
def test_a_truncated_parquet_file_is_refused(con: Connection, tmp_path: Path, kept: float) -> None:
    path = tmp_path / "pay.parquet"
    con.sql("FROM range(50000)").write_parquet(str(path))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == "allowed.whole_parquet"


def test_a_damaged_page_inside_of_a_parquet_file_is_refused(
    con: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "pay.parquet"
    texts = con.sql("SELECT hash(range)::VARCHAR AS a FROM range(9000)")
    texts.write_parquet(str(path), compression="zstd")
    content = bytearray(path.read_bytes())
    content[200:2_000] = bytes(1_800)
    path.write_bytes(content)
    with pytest.raises(BadFile):
        load_parquet(con, path, name="t")


def test_nothing_is_fetched(con: Connection) -> None:
    stay_offline(con)
    settings = con.execute(
        "SELECT value FROM duckdb_settings() "
        "WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions')"
    ).fetchall()
    assert settings == [("false",), ("false",)]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("lca/lca_FY2014_sample.csv", 97, 36),
        ("lca/lca_FY2015_sample.csv", 200, 38),
        ("lca/lca_FY2018_sample.csv", 10, 50),
        ("lca/lca_FY2024Q1_sample.csv", 200, 9),
        ("indeed_ai_share_US_GB_to_2024-12.csv", 4_384, 3),
        ("aijobs_salaries_2020_2024.parquet", 72_704, 11),
    ],
)
def test_shared_files(
    con: Connection, shared_folder: Path, name: str, rows: int, columns: int
) -> None:
    loaded = load_any(con, shared_folder / "data" / name, name="t")
    assert (loaded.rows, loaded.unread_rows, len(loaded.columns)) == (rows, 0, columns)

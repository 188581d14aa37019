"""A file into the store: once, whole, with a report."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.connectors.contract import Drafted
from goingrate.data.imports.importing import import_file
from goingrate.data.imports.report import ImportReport
from goingrate.data.store.change import remove_import
from goingrate.data.store.schema import SCHEMA_VERSION
from goingrate.data.store.store import Store
from goingrate.market.published import WAGE_COLUMNS
from goingrate.market.records import POSTING_COLUMNS

from .fakes import NOON, FakeConnector, readers, write_drafts

POSTING = {
    "country": "us",
    "sector": "all",
    "measure": "index",
    "value": 92.9,
    "base_date": "2020-02-01",
    "seasonally_adjusted": True,
    "on_date": "2023-06-01",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


def added(
    store: Store, file: Path, *, connector: FakeConnector | None = None, **options: Any
) -> ImportReport:
    connector = connector or FakeConnector()
    return import_file(store, connector, file, options, at=NOON, readers=readers())


def test_the_report_counts_and_the_store_remembers(store: Store, tmp_path: Path) -> None:
    rows = [{}, {}, {"pay_low": -1}, {"pay_low": ""}, {"pay_low": ""}, {"country": "XX"}]
    file = write_drafts(tmp_path / "six.csv", rows)
    with file.open("a", encoding="utf-8") as more:
        more.write("too,few\n")
    report = added(store, file, noted=True)
    assert report.kept == 2
    assert report.duplicates == 1
    assert report.unread == 1
    assert report.rejected == {"reject.no_pay": 2, "reject.country": 1, "reject.negative": 1}
    assert next(iter(report.rejected)) == "reject.no_pay"  # the most frequent first
    assert report.rows == 7
    assert report.notes == (Phrase("loading.encoding_guessed"),)
    (entry,) = store.imports()
    assert (entry.import_id, entry.source, entry.kept) == (report.import_id, "fake", 2)
    assert (entry.rejected, entry.unread, entry.duplicates) == (report.rejected, 1, 1)
    assert entry.notes == report.notes
    assert (entry.file, entry.bytes) == ("six.csv", file.stat().st_size)
    assert (entry.options, entry.imported_at) == ('{"noted": true}', NOON)
    assert (entry.licence, entry.address) == ("CC0", "https://example.org/fake")
    versions = (entry.lexicon_version, entry.goingrate_version, entry.schema_version)
    assert versions == ("fake", __version__, SCHEMA_VERSION)
    with store.reading() as con:
        origin = con.execute("SELECT DISTINCT source, import_id FROM pay").fetchall()
    assert origin == [("fake", report.import_id)]


def test_the_same_file_is_added_once(store: Store, tmp_path: Path) -> None:
    file = write_drafts(tmp_path / "one.csv", [{}, {"pay_low": -1}])
    first = added(store, file)
    former = store.path.read_bytes()
    moved = tmp_path / "other name.csv"
    file.rename(moved)
    second = added(store, moved)
    assert not first.already_there
    assert second.already_there
    assert (second.import_id, second.kept, second.rejected) == (
        first.import_id,
        first.kept,
        first.rejected,
    )
    assert store.path.read_bytes() == former


def test_other_options_or_content_make_another_import(store: Store, tmp_path: Path) -> None:
    file = write_drafts(tmp_path / "one.csv", [{}])
    ids = [added(store, file).import_id, added(store, file, noted=True).import_id]
    write_drafts(file, [{"pay_low": 90_000}])
    ids.append(added(store, file).import_id)
    assert len({entry.import_id for entry in store.imports()}) == len(set(ids)) == 3


def test_a_mapping_counts_by_its_content(store: Store, tmp_path: Path) -> None:
    file, mapping = write_drafts(tmp_path / "one.csv", [{}]), tmp_path / "mapping.yaml"
    mapping.write_text("columns: a", encoding="utf-8")
    first = added(store, file, mapping=str(mapping))
    moved = mapping.rename(tmp_path / "moved.yaml")
    assert added(store, file, mapping=str(moved)).already_there
    moved.write_text("columns: b", encoding="utf-8")
    assert added(store, file, mapping=str(moved)).import_id != first.import_id
    assert store.find(first.import_id).options == '{"mapping": "columns: a"}'
    with pytest.raises(BadFile, match="an existing file"):
        added(store, file, mapping=str(mapping))


def test_what_was_removed_can_be_added_again(store: Store, tmp_path: Path) -> None:
    file = write_drafts(tmp_path / "one.csv", [{}])
    first = added(store, file)
    remove_import(store, first.import_id)
    assert added(store, file) == first


def test_a_file_of_which_nothing_is_kept_changes_nothing(
    store: Store, tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    bad = write_drafts(tmp_path / "bad.csv", [{"pay_low": -1}, {"pay_low": ""}, {"pay_low": -2}])
    with pytest.raises(BadFile, match=r"rows: negative pay \(2\), no pay given \(1\)\.") as caught:
        added(store, bad)
    assert is_one_line(caught.value)
    assert "negatives Gehalt" in caught.value.said("de")
    assert not store.exists
    added(store, write_drafts(tmp_path / "one.csv", [{}]))
    former = store.path.read_bytes()
    with pytest.raises(BadFile):
        added(store, bad)
    assert store.path.read_bytes() == former


@pytest.mark.parametrize("name", ["absent.csv", "empty.csv", "folder"])
def test_what_is_no_file_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadFile, match=name):
        added(store, tmp_path / name)
    assert not store.folder.exists()


def test_a_file_that_changes_while_it_is_read_is_refused(store: Store, tmp_path: Path) -> None:
    class Slow(FakeConnector):
        def draft(
            self, con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]
        ) -> Drafted:
            drafted = super().draft(con, path, options)
            os.utime(path, (1, 1))
            return drafted

    file = write_drafts(tmp_path / "one.csv", [{}])
    with pytest.raises(BadFile, match="stays as it is while it is read"):
        added(store, file, connector=Slow())
    assert not store.exists


@pytest.mark.parametrize("broken", ["draft", "finish"])
def test_an_error_of_the_database_in_a_connector_is_one_line(
    store: Store, tmp_path: Path, broken: str, is_one_line: Callable[[InputError], bool]
) -> None:
    class Broken(FakeConnector):
        def draft(self, con: duckdb.DuckDBPyConnection, *_: Any) -> Drafted:
            if broken == "draft":
                con.execute("SELECT error('\n rotten')")
            return Drafted(pay="nowhere")

    file = write_drafts(tmp_path / "one.csv", [{}])
    with pytest.raises(BadFile, match=r"one\.csv") as caught:
        added(store, file, connector=Broken())
    assert is_one_line(caught.value)
    assert os.listdir(store.folder) == ["goingrate.lock"]


def test_an_error_of_a_connector_passes_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    class Choosy(FakeConnector):
        def draft(self, *_: Any) -> Drafted:
            raise BadField(
                where="visa",
                given="x",
                allowed=Phrase("allowed.finite"),
                fix=Phrase("fix.correct_value"),
            )

    with pytest.raises(BadField, match="visa"):
        added(store, write_drafts(tmp_path / "one.csv", [{}]), connector=Choosy())
    assert os.listdir(store.folder) == ["goingrate.lock"]


def test_the_future_is_that_of_the_import(store: Store, tmp_path: Path) -> None:
    file = write_drafts(tmp_path / "one.csv", [{}, {"on_date": "2025-07-01"}])
    report = added(store, file)
    assert report.rejected == {"reject.in_future": 1}
    other = Store.open(tmp_path / "other")
    at = NOON + timedelta(days=1)
    later = import_file(other, FakeConnector(), file, {}, at=at, readers=readers())
    assert later.kept == 2


def test_postings(store: Store, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {},
        {"role": "software-engineer"},
        {"role": "astronaut"},
        {"value": ""},
        {"value": -1},
        {"value": "inf"},
        {"measure": "share", "value": 1.5},
        {"measure": "share", "value": 0.02},
        {"measure": "mood"},
        {"sector": " "},
        {"country": ""},
        {"country": "XX"},
        {"on_date": ""},
        {"on_date": "2031-01-01"},
        {"on_date": "1980-01-01"},
        {"reject": "reject.no_value"},
    ]
    file = write_drafts(tmp_path / "postings.csv", rows, postings=True, like=POSTING)
    report = added(store, file, connector=FakeConnector(postings=True))
    assert report.kept == 4
    assert report.rejected == {
        "reject.no_value": 5,
        "reject.country": 1,
        "reject.in_future": 1,
        "reject.measure": 1,
        "reject.no_country": 1,
        "reject.no_date": 1,
        "reject.no_sector": 1,
        "reject.too_old": 1,
    }
    with store.reading() as con:
        described = con.execute("DESCRIBE postings").fetchall()
        assert {name: kind for name, kind, *_ in described} == POSTING_COLUMNS
        found = con.execute("SELECT row, country, role FROM postings ORDER BY row").fetchall()
    assert found == [
        (1, "US", None),
        (2, "US", "software-engineer"),
        (3, "US", None),
        (8, "US", None),
    ]


def test_published_wages(store: Store, tmp_path: Path) -> None:
    class Office(FakeConnector):
        def draft(self, con: duckdb.DuckDBPyConnection, *_: Any) -> Drafted:
            shape = ", ".join(f'"{name}" {kind}' for name, kind in WAGE_COLUMNS.items())
            con.execute(f'CREATE TEMP TABLE office ("row" BIGINT, {shape}, reject VARCHAR)')
            con.execute(
                'INSERT INTO office ("row", soc, p50, reject) '
                "VALUES (1, '15-1252', 136000, NULL), (2, '15-1252', NULL, 'reject.no_pay')"
            )
            return Drafted(wages="office")

    report = added(store, write_drafts(tmp_path / "one.csv", [{}]), connector=Office())
    assert (report.kept, report.rejected) == (1, {"reject.no_pay": 1})
    with store.reading() as con:
        found = con.execute("SELECT source, row, soc, p50 FROM wages").fetchall()
    assert found == [("fake", 1, "15-1252", 136_000.0)]


LINES = st.lists(
    st.sampled_from(
        [{}, {"pay_low": -1}, {"pay_low": ""}, {"country": "XX"}, "a,b", "x" * 50, "1"]
    ),
    min_size=1,
    max_size=12,
)


@given(LINES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_of_the_file_is_accounted_for(tmp_path: Path, lines: list[Any]) -> None:
    whole = [line for line in lines if isinstance(line, dict)]
    file = write_drafts(tmp_path / "lines.csv", [{}, *whole])
    with file.open("a", encoding="utf-8") as more:
        more.writelines(f"{line}\n" for line in lines if isinstance(line, str))
    store = Store.open(tmp_path / f"store {datetime.now():%H%M%S%f}")
    report = added(store, file)
    assert report.kept + sum(report.rejected.values()) + report.unread == len(lines) + 1
    with store.reading() as con:
        assert con.execute("SELECT count(*) FROM pay").fetchall() == [(report.kept,)]

"""Opening, reading and listing the store."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.data.imports.importing import import_file
from goingrate.data.store.change import remove_import
from goingrate.data.store.exporting import export_tables
from goingrate.data.store.figures import figures
from goingrate.data.store.folder import VARIABLE, data_folder
from goingrate.data.store.schema import SCHEMA_VERSION, TABLES
from goingrate.data.store.store import Store

from ..imports.fakes import NOON, FakeConnector, readers, write_drafts
from .version_1 import write_version_1


def filled(folder: Path, *, rows: int = 3, name: str = "one.csv") -> Store:
    store = Store.open(folder)
    file = write_drafts(folder.parent / name, [{"pay_low": 90_000 + n} for n in range(rows)])
    import_file(store, FakeConnector(), file, {}, at=NOON, readers=readers())
    return store


def count(store: Store) -> int:
    with store.reading() as con:
        (found,) = con.execute("SELECT count(*) FROM pay").fetchone() or (None,)
    assert isinstance(found, int)
    return found


def test_the_folder_is_the_one_asked_for_then_the_variable_then_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    assert data_folder(tmp_path / "asked") == tmp_path / "asked"
    assert data_folder() == tmp_path / "named"
    monkeypatch.delenv(VARIABLE)
    assert data_folder().name == "goingrate"


def test_without_a_store_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "none")
    assert not store.exists
    with store.reading() as con:
        for table, columns in TABLES.items():
            described = con.execute(f"DESCRIBE {table}").fetchall()
            assert {name: kind for name, kind, *_ in described} == columns
    assert store.imports() == ()
    assert not (tmp_path / "none").exists()


def test_it_is_read_only(tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    with store.reading() as con, pytest.raises(duckdb.Error, match="read-only"):
        con.execute("DELETE FROM pay")


def test_who_reads_goes_on_reading_what_was_there_and_others_see_the_new(tmp_path: Path) -> None:
    store = filled(tmp_path / "store", rows=3)
    with store.reading() as former:
        assert former.execute("SELECT count(*) FROM pay").fetchall() == [(3,)]
        filled(tmp_path / "store", rows=4, name="two.csv")
        assert former.execute("SELECT count(*), sum(low_per_year) FROM pay").fetchall() == [
            (3, 270_003)
        ]
        assert count(store) == 7


def test_a_link_to_a_store_stays_a_link(tmp_path: Path) -> None:
    store = filled(tmp_path / "real")
    linked = Store.open(tmp_path / "linked")
    linked.folder.mkdir()
    (linked.folder / "goingrate.duckdb").symlink_to(store.path)
    filled(linked.folder, rows=4, name="two.csv")
    assert (linked.folder / "goingrate.duckdb").is_symlink()
    assert count(store) == 7


def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    store.path.chmod(0o600)
    filled(tmp_path / "store", rows=4, name="two.csv")
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_a_path_with_signs_of_sql_is_a_path(tmp_path: Path) -> None:
    store = filled(tmp_path / "it's; DROP TABLE pay --")
    assert count(store) == 3


def test_a_newer_shape_is_refused_with_the_way_out(tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    with duckdb.connect(str(store.path)) as con:
        con.execute("UPDATE store SET schema_version = ?", [SCHEMA_VERSION + 1])
    for use in (store.imports, lambda: filled(store.folder, name="two.csv")):
        with pytest.raises(BadFile, match="update goingrate"):
            use()


@pytest.mark.parametrize("shape", ["CREATE TABLE t (x INT)", "CREATE TABLE store (x INT)"])
def test_another_database_is_refused(tmp_path: Path, shape: str) -> None:
    store = Store.open(tmp_path)
    with duckdb.connect(str(store.path)) as con:
        con.execute(shape)
    with pytest.raises(BadFile, match=r"goingrate\.duckdb.*damaged or no store"):
        store.imports()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda content: content[:10],
        lambda content: content[: len(content) // 2],
        lambda content: bytes(len(content)),
        lambda _: b"title,employer\n" * 1000,
    ],
)
def test_a_damaged_file_is_one_line_and_stays(
    tmp_path: Path, spoil: Callable[[bytes], bytes], is_one_line: Callable[[InputError], bool]
) -> None:
    store = filled(tmp_path / "store")
    store.path.write_bytes(spoil(store.path.read_bytes()))
    spoilt = store.path.read_bytes()
    for use in (store.imports, lambda: filled(store.folder, name="two.csv")):
        with pytest.raises(BadFile) as caught:
            use()
        assert is_one_line(caught.value)
        assert str(store.path) in str(caught.value)
        assert "Nothing was deleted" in str(caught.value)
    assert store.path.read_bytes() == spoilt
    assert sorted(os.listdir(store.folder)) == ["goingrate.duckdb", "goingrate.lock"]


def test_a_flipped_bit_anywhere_is_told_or_does_not_matter(tmp_path: Path) -> None:
    store = filled(tmp_path / "store", rows=400)
    whole = store.path.read_bytes()
    entry = store.imports()[0]
    told = 0
    for place in range(20, len(whole), len(whole) // 40):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x10
        store.path.write_bytes(spoilt)
        try:
            with store.translating(), store.reading() as con:
                figures(con, entry.import_id)
            store.imports()
            remove_import(store, entry.import_id)
        except BadFile as error:
            told += "damaged" in str(error)
    assert told > 3


def test_an_import_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    for number in range(17):  # two of them begin alike, at the latest now
        filled(tmp_path / "store", rows=1 + number, name=f"{number}.csv")
    ids = [entry.import_id for entry in store.imports()]
    assert len(set(ids)) == 17  # the one of three rows was there
    assert store.find(ids[5]).import_id == ids[5]
    assert store.find(ids[5][:12]).import_id == ids[5]
    twice = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    with pytest.raises(BadField, match="more letters"):
        store.find(twice)
    for none in ("", "zz", "%", "' OR 1=1 --"):
        with pytest.raises(BadField, match="data list"):
            store.find(none)


def test_a_store_from_before_there_were_skills_is_read(tmp_path: Path) -> None:
    file = write_version_1(tmp_path / "old")
    former = file.read_bytes()
    store = Store.open(tmp_path / "old")
    assert [entry.import_id for entry in store.imports()] == ["old1"]
    with store.reading() as con:
        for table, columns in TABLES.items():
            described = con.execute(f"DESCRIBE {table}").fetchall()
            assert {name: kind for name, kind, *_ in described} == columns
        assert con.execute("SELECT count(*), count(skills) FROM pay").fetchall() == [(40, 0)]
        assert figures(con, "old1")[0].filled["skills"] == 0
    export_tables(store, tmp_path / "out")
    assert file.read_bytes() == former


def test_a_store_from_before_there_were_skills_gets_them_with_the_next_change(
    tmp_path: Path,
) -> None:
    write_version_1(tmp_path / "old")
    store = filled(tmp_path / "old")
    assert count(store) == 43
    assert version_of(store) == SCHEMA_VERSION == 2
    filled(tmp_path / "old", rows=5, name="two.csv")
    remove_import(store, "old1")
    assert count(store) == 8
    write_version_1(tmp_path / "other")
    other = Store.open(tmp_path / "other")
    remove_import(other, "old1")
    assert (count(other), version_of(other), other.imports()) == (0, 2, ())


def version_of(store: Store) -> int:
    with duckdb.connect(str(store.path), read_only=True) as con:
        ((found,),) = con.execute("SELECT schema_version FROM store").fetchall()
    assert isinstance(found, int)
    return found


def test_a_store_that_was_replaced_while_it_was_opened_is_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_version_1(tmp_path / "old")
    attach = Store._attach_as

    def overtaken(store: Store, con: duckdb.DuckDBPyConnection, name: str) -> int:
        monkeypatch.setattr(Store, "_attach_as", attach)
        version = attach(store, con, name)
        filled(tmp_path / "new")  # what another process did meanwhile
        with duckdb.connect(str(tmp_path / "new" / "goingrate.duckdb")) as other:
            other.execute("UPDATE pay SET skills = 'python'")
        (tmp_path / "new" / "goingrate.duckdb").replace(store.path)
        return version

    store = Store.open(tmp_path / "old")
    monkeypatch.setattr(Store, "_attach_as", overtaken)
    with store.reading() as con:
        assert con.execute("SELECT count(*), count(skills) FROM pay").fetchall() == [(3, 3)]


@pytest.mark.parametrize("version", [0, 2])
def test_a_store_of_another_shape_than_its_version_is_damaged(tmp_path: Path, version: int) -> None:
    file = write_version_1(tmp_path / "old")
    with duckdb.connect(str(file)) as con:
        con.execute("UPDATE store SET schema_version = ?", [version])
    with pytest.raises(BadFile, match="damaged"):
        Store.open(tmp_path / "old").imports()

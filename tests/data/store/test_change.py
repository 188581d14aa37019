"""Changing the store: one writer, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.data.imports.importing import import_file
from goingrate.data.imports.report import ImportReport
from goingrate.data.store import change as change_module
from goingrate.data.store import copying
from goingrate.data.store.change import changing, remove_import
from goingrate.data.store.store import Store

from ..imports.fakes import NOON, FakeConnector, readers, write_drafts

resource = pytest.importorskip("resource", reason="limits of files are those of POSIX")


def added(store: Store, file: Path, *, wait_seconds: float = 10.0) -> ImportReport:
    return import_file(
        store, FakeConnector(), file, {}, at=NOON, readers=readers(), wait_seconds=wait_seconds
    )


def drafts(folder: Path, name: str, rows: int) -> Path:
    pay = [{"title": f"Engineer {n * n}", "pay_low": 50_000 + n} for n in range(rows)]
    return write_drafts(folder / name, pay)


def around(store: Store) -> list[str]:
    return sorted(os.listdir(store.folder))


@contextmanager
def no_file_above(most: int) -> Iterator[None]:
    """Let no file of this process grow above some bytes, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be a user without rights; whoever runs the tests as one is one already."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter: those of pytest may not be."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for inside in (folder, *folder.rglob("*")):
        if inside.is_dir():
            inside.chmod(0o755)
    shutil.rmtree(folder)


def test_two_writers_are_kept_apart(
    tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    store = Store.open(tmp_path / "store")
    file = drafts(tmp_path, "one.csv", 3)
    with changing(store), pytest.raises(BadFile, match="Another import is at work") as caught:
        added(store, file, wait_seconds=0.01)
    assert is_one_line(caught.value)
    assert added(store, file, wait_seconds=0.01).kept == 3


def test_who_waited_for_the_same_file_finds_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(tmp_path / "store")
    file = drafts(tmp_path, "one.csv", 3)

    @contextmanager
    def overtaken(place: Path, wait_seconds: float) -> Iterator[None]:
        monkeypatch.setattr(change_module, "_locked", lock)
        added(store, file)  # what another one did while this one waited
        with lock(place, wait_seconds):
            yield

    lock = change_module._locked
    monkeypatch.setattr(change_module, "_locked", overtaken)
    assert added(store, file).already_there
    assert len(store.imports()) == 1


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.8, 0.99])
def test_a_full_disk_leaves_the_store_as_it_was(
    tmp_path: Path, share: float, is_first: bool, is_one_line: Callable[[InputError], bool]
) -> None:
    store = Store.open(tmp_path / "store")
    file = drafts(tmp_path, "many.csv", 5_000)
    if not is_first:
        added(store, drafts(tmp_path, "one.csv", 3))
    former = store.path.read_bytes() if store.exists else None
    needed = Store.open(tmp_path / "needed")
    added(needed, file)
    with (
        no_file_above(int(share * needed.path.stat().st_size)),
        pytest.raises(BadFile, match="disk is full") as caught,
    ):
        added(store, file)
    assert is_one_line(caught.value)
    assert (store.path.read_bytes() if store.exists else None) == former
    assert (
        around(store) == ["goingrate.lock"] if is_first else ["goingrate.duckdb", "goingrate.lock"]
    )
    assert added(store, file).kept == 5_000


def test_a_full_disk_at_a_removal_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    kept, gone = (
        added(store, drafts(tmp_path, f"{rows}.csv", rows)).import_id for rows in (9_000, 3)
    )
    former = store.path.read_bytes()
    with no_file_above(len(former) // 2), pytest.raises(BadFile, match="disk is full"):
        remove_import(store, gone)
    assert store.path.read_bytes() == former
    remove_import(store, gone)
    assert [entry.import_id for entry in store.imports()] == [kept]


def test_a_folder_that_may_not_be_written_to(
    open_folder: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    file = drafts(open_folder, "one.csv", 3)
    file.chmod(0o644)
    store = Store.open(open_folder / "store")
    added(store, file)
    other = drafts(open_folder, "two.csv", 4)
    other.chmod(0o644)
    former = store.path.read_bytes()
    for path in (store.folder / "goingrate.lock", store.path):
        path.chmod(0o444)
    store.folder.chmod(0o555)
    new = Store.open(store.folder / "below")
    with as_nobody():
        for closed in (store, new):
            with pytest.raises(BadFile, match="--data FOLDER or GOINGRATE_DATA") as caught:
                added(closed, other)
            assert is_one_line(caught.value)
        assert len(store.imports()) == 1  # still read
    assert store.path.read_bytes() == former
    assert around(store) == ["goingrate.duckdb", "goingrate.lock"]


def test_a_store_that_may_not_be_read(open_folder: Path) -> None:
    file = drafts(open_folder, "one.csv", 3)
    store = Store.open(open_folder / "store")
    added(store, file)
    store.path.chmod(0o000)
    with as_nobody(), pytest.raises(BadFile, match="Correct the permissions"):
        store.imports()
    store.folder.chmod(0o000)
    with as_nobody(), pytest.raises(BadFile, match="Correct the permissions"):
        store.imports()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    file = drafts(tmp_path, "one.csv", 3)
    with pytest.raises(BadFile, match="a folder for the data"):
        added(Store.open(file), file)
    with pytest.raises(BadFile, match="can be written to"):
        added(Store.open(file / "below"), file)


def test_what_was_removed_is_not_in_the_file_any_more(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    secret = [{"title": f"Tier {n} whisperer", "pay_low": 70_000} for n in range(10)]
    gone = added(store, write_drafts(tmp_path / "secret.csv", secret)).import_id
    added(store, drafts(tmp_path, "one.csv", 3))
    assert b"whisperer" in store.path.read_bytes()
    assert remove_import(store, gone[:9]).import_id == gone
    assert b"whisperer" not in store.path.read_bytes()
    with store.reading() as con:
        assert con.execute("SELECT count(*) FROM pay").fetchall() == [(3,)]
    with pytest.raises(BadField):
        remove_import(store, gone)


def test_the_content_is_on_the_disk_before_the_name_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    real_replace, real_open, real_sync = os.replace, os.open, os.fsync
    opened: dict[int, str] = {}

    def opens(path: Path, flags: int) -> int:
        handle = real_open(path, flags)
        opened[handle] = Path(path).name
        return handle

    def syncs(handle: int) -> None:
        steps.append(f"sync {opened[handle]}")
        real_sync(handle)

    def replaces(new: Path, place: Path) -> None:
        steps.append("replace")
        real_replace(new, place)

    monkeypatch.setattr(copying.os, "open", opens)
    monkeypatch.setattr(copying.os, "fsync", syncs)
    monkeypatch.setattr(copying.os, "replace", replaces)
    (tmp_path / "new").write_text("new")
    copying.put_in_place(tmp_path / "new", tmp_path / "place")
    assert steps == ["sync new", "replace", f"sync {tmp_path.name}"]


def test_a_copy_is_a_copy_whether_blocks_can_be_shared_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.write_bytes(os.urandom(100_000))
    copying.copy_fast(source, tmp_path / "here")
    monkeypatch.setattr(copying, "_shares_blocks", lambda *_: False)
    copying.copy_fast(source, tmp_path / "there")
    assert (tmp_path / "here").read_bytes() == source.read_bytes()
    assert (tmp_path / "there").read_bytes() == source.read_bytes()

"""From a zip file, a folder or JSON files to the objects that count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goingrate.base.errors import BadFile, InputError
from goingrate.data.cap_tables import CapTableRead, cap_table_from_bytes, read_cap_table
from goingrate.data.ocf.containers import open_container
from goingrate.data.ocf.objects import Log
from goingrate.data.ocf.package import read_package

IsOneLine = Callable[[InputError], bool]
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(found: CapTableRead, key: str) -> dict[str, str] | None:
    return {note.key: dict(note.values) for note in found.notes}.get(f"ocf.note.{key}")


@pytest.fixture
def company(ocf: Any) -> Any:
    ocf.stock("c1", 100)
    return ocf


def test_the_same_from_every_container(company: Any) -> None:
    sources = {
        company.folder_path(): "ocf_folder",
        company.folder_path() / "Manifest.ocf.json": "ocf_json",
        company.json_path(): "ocf_json",
        company.zip_path(): "ocf_zip",
    }
    for path, source in sources.items():
        found = read_cap_table(path)
        assert (found.table.common_shares, found.table.name, found.source) == (
            100,
            "Example",
            source,
        )


def test_the_same_from_bytes(company: Any) -> None:
    for path in (company.zip_path(), company.json_path()):
        assert cap_table_from_bytes(path.read_bytes(), path.name) == read_cap_table(path)


def test_a_manifest_alone_says_what_is_missing(company: Any) -> None:
    path = company.folder_path() / "Manifest.ocf.json"
    with pytest.raises(BadFile, match=r"StockClasses\.ocf\.json: got -; allowed: an existing"):
        cap_table_from_bytes(path.read_bytes(), path.name)


def test_an_archive_with_a_folder_inside(company: Any) -> None:
    assert read_cap_table(company.zip_path(prefix="export/")).table.common_shares == 100


def test_a_list_of_objects_and_lists_by_name(company: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for whole in (company.items, {"classes": company.items[:2], "rest": company.items[2:]}):
        path.write_text(json.dumps(whole))
        found = read_cap_table(path)
        assert (found.table.common_shares, found.table.name) == (100, "x")
        assert told(found, "no_version") == {}


def test_a_folder_without_a_manifest(company: Any) -> None:
    (company.folder_path() / "Manifest.ocf.json").unlink()
    (company.folder / "notes.pdf").write_bytes(b"%PDF")
    assert read_cap_table(company.folder).table.common_shares == 100


def test_files_that_the_manifest_does_not_name_are_not_read(company: Any) -> None:
    (company.folder_path() / "more.json").write_text("[[[")
    assert read_cap_table(company.folder).table.common_shares == 100


@pytest.mark.parametrize("version", ["1.0.0", "1.1.1-alpha+main", "1.2.0", "1.2.1-alpha+main"])
def test_known_versions(company: Any, version: str) -> None:
    company.manifest["ocf_version"] = version
    found = company.read()
    assert found.version == version
    assert told(found, "version") is None


@pytest.mark.parametrize("version", ["2.0.0", "1.30.1", "nonsense"])
def test_a_version_alone_is_no_reason_to_refuse(company: Any, version: str) -> None:
    company.manifest["ocf_version"] = version
    found = company.read()
    assert found.table.common_shares == 100
    assert told(found, "version") == {"version": version}


def test_unknown_types_and_fields_are_passed_over_and_counted(company: Any) -> None:
    company.add("TX_STOCK_TELEPORT", date="2023-01-01", security_id="c1")
    company.add("TX_STOCK_TELEPORT", date="2023-01-02", security_id="c1")
    company.add("TX_STOCK_ACCEPTANCE", date="2023-01-01", security_id="c1", colour="red")
    company.stock("c2", 1, colour="red", mood=[1])
    found = company.read()
    assert found.table.common_shares == 101
    assert told(found, "types") == {"count": "2", "names": "TX_STOCK_TELEPORT (2)"}
    assert told(found, "fields") == {"count": "2", "names": "colour, mood"}


def test_checksums_are_compared(company: Any) -> None:
    path = company.folder_path() / "Transactions.ocf.json"
    right = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    for stated, expected in ((right, None), ("0" * 32, {"count": "1", "names": path.name})):
        whole = json.loads((company.folder / "Manifest.ocf.json").read_text())
        whole["transactions_files"][0]["md5"] = stated
        (company.folder / "Manifest.ocf.json").write_text(json.dumps(whole))
        assert told(read_cap_table(company.folder), "checksum") == expected


def test_the_digest_is_of_what_was_read(company: Any) -> None:
    path = company.zip_path()
    assert read_cap_table(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()
    before = company.read().digest
    assert before == company.read().digest
    company.stock("c2", 1)
    assert company.read().digest != before


def listing(company: Any, filepath: str) -> Path:
    folder: Path = company.folder_path()
    whole = json.loads((folder / "Manifest.ocf.json").read_text())
    whole["transactions_files"] = [{"filepath": filepath}]
    (folder / "Manifest.ocf.json").write_text(json.dumps(whole))
    return folder


@pytest.mark.parametrize(
    "filepath", ["../secret.json", "/etc/hostname", "a\\..\\b.json", "C:x.json"]
)
def test_a_manifest_that_leads_outside(company: Any, filepath: str, is_one_line: IsOneLine) -> None:
    folder = listing(company, filepath)
    (folder.parent / "secret.json").write_text("[]")
    for path in (folder, folder / "Manifest.ocf.json"):
        with pytest.raises(BadFile) as caught:
            read_cap_table(path)
        assert "inside the folder" in str(caught.value)
        assert is_one_line(caught.value)


def test_a_file_that_is_missing(company: Any) -> None:
    with pytest.raises(BadFile, match=r"missing\.json: got -; allowed: an existing"):
        read_cap_table(listing(company, "missing.json"))


@pytest.mark.parametrize("in_manifest", [True, False])
def test_links_that_leave_the_folder(company: Any, in_manifest: bool) -> None:
    folder = listing(company, "link.json") if in_manifest else company.folder_path()
    outside = folder.parent / "outside.json"
    outside.write_text(json.dumps({"items": []}))
    (folder / "link.json").symlink_to(outside)
    paths = [folder, folder / "Manifest.ocf.json"] if in_manifest else [folder]
    for path in paths:
        with pytest.raises(BadFile, match="inside the folder"):
            read_cap_table(path)


def test_folders_and_circles_of_links(company: Any) -> None:
    folder = company.folder_path()
    (folder / "up").symlink_to(folder.parent)
    with pytest.raises(BadFile, match="inside the folder"):
        read_cap_table(folder)
    (folder / "up").unlink()
    (folder / "round").symlink_to(folder)
    (folder / "again.json").symlink_to(folder / "Transactions.ocf.json")
    assert read_cap_table(folder).table.common_shares == 100


def test_too_many_files_in_a_folder(company: Any) -> None:
    for number in range(201):
        (company.folder_path() / f"{number}.json").write_text("[]")
    with pytest.raises(InputError, match="at most 200 files"):
        read_cap_table(company.folder)


def test_two_manifests(company: Any) -> None:
    whole = (company.folder_path() / "Manifest.ocf.json").read_text()
    (company.folder / "old-manifest.json").write_text(whole)
    with pytest.raises(BadFile, match="allowed: one manifest"):
        read_cap_table(company.folder)


@pytest.mark.parametrize("content", ["{}", "[]", "3", '"x"', '{"items": [1, 2]}', '{"items": {}}'])
def test_no_objects(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(BadFile, match="objects of the Open Cap Format"):
        read_cap_table(tmp_path / "x.json")


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(BadFile, match="objects of the Open Cap Format"):
        read_cap_table(tmp_path / "none")


def test_an_object_without_a_type(company: Any) -> None:
    company.items.append({"object_type": "STOCK_CLASS", "id": "x", "class_type": "COMMON"})
    path = company.json_path()
    path.write_text(path.read_text().replace('"STOCK_CLASS", "id": "x"', '[7], "id": "x"'))
    with pytest.raises(InputError, match=r"\[4\]\.object_type: got \['7'\]"):
        read_cap_table(path)


def test_transactions_alone_say_what_is_missing(company: Any) -> None:
    path = company.folder_path() / "Transactions.ocf.json"
    with pytest.raises(InputError, match="Give the whole cap table") as caught:
        read_cap_table(path)
    assert str(caught.value).startswith("Transactions.ocf.json: n2.stock_class_id: got common")


def test_a_large_file_is_not_read_to_its_end(company: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goingrate.data.ocf.containers.MOST_BYTES", 500)
    with pytest.raises(InputError, match="got > 500 bytes"):
        read_cap_table(company.json_path())


def test_files_together_are_limited(company: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [one.stat().st_size for one in company.folder_path().iterdir()]
    monkeypatch.setattr("goingrate.data.ocf.containers.MOST_BYTES", sum(sizes) - 1)
    with pytest.raises(InputError, match="at most 0 MB in all"):
        read_cap_table(company.folder)


def test_a_pipe_is_no_file(company: Any) -> None:
    import os

    folder = listing(company, "pipe.json")
    os.mkfifo(folder / "pipe.json")
    with pytest.raises(BadFile, match="an existing file"):
        read_cap_table(folder)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@QUICK
@given(number=st.integers(0, 6), data=st.data())
def test_no_value_in_no_field_crashes(
    tmp_path: Path, new_ocf: Any, number: int, data: st.DataObject
) -> None:
    ocf = new_ocf(tmp_path / "example")
    ocf.add("STOCK_PLAN", id="plan", stock_class_ids=["common"], initial_shares_reserved="1000")
    ocf.stock("c1", 100)
    ocf.option("o1", 10, expiration_date="2031-01-01", vesting_terms_id="v")
    ocf.convertible(
        "s1",
        "5",
        {
            "type": "CONVERTIBLE_NOTE_CONVERSION",
            "interest_rates": [{"rate": "0.1", "accrual_start_date": "2021-01-01"}],
            "conversion_valuation_cap": {"amount": "100", "currency": "USD"},
        },
        "NOTE",
    )
    ocf.tx(
        "STOCK_TRANSFER",
        "c1",
        quantity="5",
        resulting_security_ids=["c2"],
        balance_security_id="c3",
    )
    ocf.tx("WARRANT_ISSUANCE", "w1", quantity="5", exercise_triggers=[{}])
    item = ocf.items[number + 1]
    part: Any = item
    key = data.draw(st.sampled_from(sorted(item)))
    while data.draw(st.booleans()) and isinstance(part[key], dict | list) and part[key]:
        part = part[key]
        key = data.draw(
            st.sampled_from(range(len(part)) if isinstance(part, list) else sorted(part))
        )
    part[key] = data.draw(VALUES)
    for lenient in (False, True):
        try:
            ocf.read(lenient=lenient)
        except InputError as error:
            assert len(str(error).splitlines()) == 1  # noqa: PT017 (an error is one of two outcomes)


def test_people_are_dropped_at_the_door(company: Any) -> None:
    company.add("STAKEHOLDER", id="s1", name={"legal_name": "Maxime Mustermann"})
    package = read_package(open_container(company.json_path()), Log())
    assert {entry.kind for entry in package.entries} == {"STOCK_CLASS", "TX_STOCK_ISSUANCE"}
    assert "Mustermann" not in repr(package)

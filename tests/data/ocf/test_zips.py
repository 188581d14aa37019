"""Zip files: what is refused, and that nothing is unpacked before."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from goingrate.base.errors import InputError
from goingrate.data.ocf.zips import is_safe_path, path_of, read_zip

IsOneLine = Callable[[InputError], bool]
NAME = "Manifest.ocf.json"


def zipped(
    *entries: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in entries:
            archive.writestr(name, content, packing)
    return buffer.getvalue()


def named(name: str, content: bytes = b"{}") -> bytes:
    """Return an archive with an entry whose name is written as it is, in both places."""
    stand_in = "x" * len(name.encode())
    whole = zipped((NAME, b"{}"), (stand_in, content))
    return whole.replace(stand_in.encode(), name.encode())


def with_mode(mode: int) -> bytes:
    entry = zipfile.ZipInfo("link.json")
    entry.external_attr = mode << 16
    return zipped((NAME, b"{}"), (entry, b"/etc/passwd"))


def patched(content: bytes, at: int, form: str, *values: int) -> bytes:
    """Return an archive with fields of the first entry of its directory changed."""
    place = content.index(b"PK\x01\x02") + at
    changed = struct.pack(form, *values)
    return content[:place] + changed + content[place + len(changed) :]


def patched_end(content: bytes, at: int, form: str, *values: int) -> bytes:
    place = content.rindex(b"PK\x05\x06") + at
    changed = struct.pack(form, *values)
    return content[:place] + changed + content[place + len(changed) :]


def twice() -> bytes:
    whole = zipped((NAME, b"{}"), ("Manifest.ocf.jsoX", b"{}"))
    return whole.replace(b"jsoX", b"json")


def many(number: int) -> bytes:
    return zipped(*((f"{nr}.json", b"{}") for nr in range(number)))


def zip64() -> bytes:
    """Return a whole archive with a 64-bit directory, which says nothing of its size at the end."""
    limit = zipfile.ZIP_FILECOUNT_LIMIT
    zipfile.ZIP_FILECOUNT_LIMIT = 0  # type: ignore[misc]
    try:
        return zipped((NAME, b"{}"))
    finally:
        zipfile.ZIP_FILECOUNT_LIMIT = limit  # type: ignore[misc]


def large_directory() -> bytes:
    entries = [zipfile.ZipInfo(f"{number}.json") for number in range(20)]
    for entry in entries:
        entry.comment = b" " * 60_000
    return zipped(*((entry, b"{}") for entry in entries))


GOOD = zipped((NAME, b'{"a": 1}'), ("README.md", b"#"), ("sub/", b""), ("sub/x.JSON", b"[]"))
TEXT = b'{"items": []}' * 50
REFUSED: dict[str, tuple[bytes, str]] = {
    "an absolute path": (named("/etc/x.json"), "stay inside"),
    "a path that leads out": (named("../x.json"), "stay inside"),
    "a path that leads out later": (named("a/../../x.json"), "stay inside"),
    "a backslash": (named("..\\x.json"), "stay inside"),
    "a drive letter": (named("C:x.json"), "stay inside"),
    "an empty part": (named("a//x.json"), "stay inside"),
    "a zero byte": (named("x.json\0.py"), "stay inside"),
    "a line break": (named("a\nb.json"), "stay inside"),
    "a link": (with_mode(stat.S_IFLNK | 0o777), "no links"),
    "a pipe": (with_mode(stat.S_IFIFO | 0o644), "no links"),
    "encryption": (patched(GOOD, 8, "<H", 0x1), "no encryption"),
    "strong encryption": (patched(GOOD, 8, "<H", 0x40), "no encryption"),
    "a name twice": (twice(), "each name once"),
    "a name in two spellings": (zipped(("A.json", b"{}"), ("./a.JSON", b"{}")), "each name once"),
    "an archive inside": (zipped((NAME, b"{}"), ("more.zip", GOOD)), "only .json"),
    "a program": (zipped((NAME, b"{}"), ("setup.exe", b"MZ")), "only .json"),
    "a script": (zipped((NAME, b"{}"), ("run.py", b"")), "only .json"),
    "a file without a kind": (zipped((NAME, b"{}"), ("Makefile", b"")), "only .json"),
    "a script behind JSON": (zipped((NAME, b"{}"), ("x.json.py", b"")), "only .json"),
    "too many files": (many(201), "at most 200 files"),
    "a bomb": (zipped((NAME, b" " * 1_000_000)), "at most 200 times"),
    "a large whole": (patched(GOOD, 20, "<2L", 300_000, 51_000_000), "at most 50 MB"),
    "another packing": (zipped((NAME, TEXT), packing=zipfile.ZIP_BZIP2), "stored or deflated"),
    "longer than it says": (patched(zipped((NAME, TEXT)), 24, "<L", len(TEXT) - 1), "is whole"),
    "shorter than it says": (patched(zipped((NAME, TEXT)), 24, "<L", len(TEXT) + 1), "is whole"),
    "a wrong checksum": (patched(GOOD, 16, "<L", 1), "is whole"),
    "a place outside": (patched(GOOD, 42, "<L", 0xFFFFFF), "is whole"),
    "a directory that is too large": (large_directory(), "is whole"),
    "more files than it holds": (patched_end(GOOD, 8, "<2H", 60_000, 60_000), "at most 200 files"),
    "a 64-bit directory": (zip64(), "is whole"),
    "no end": (GOOD[:-30], "is whole"),
    "nothing": (b"PK", "is whole"),
    "no zip file": (b"PK\x03\x04" + bytes(100), "is whole"),
}


def test_a_good_archive_gives_its_json_files() -> None:
    assert read_zip(GOOD, "x.zip") == {NAME: b'{"a": 1}', "sub/x.JSON": b"[]"}


def test_what_a_system_adds_is_passed_over() -> None:
    whole = zipped((NAME, b"{}"), ("__MACOSX/._x.json", b"\0"), (".DS_Store", b"\0"))
    assert read_zip(whole, "x.zip") == {NAME: b"{}"}


def test_two_hundred_files_are_allowed() -> None:
    assert len(read_zip(many(200), "x.zip")) == 200


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, is_one_line: IsOneLine) -> None:
    content, told = REFUSED[name]
    with pytest.raises(InputError) as caught:
        read_zip(content, "x.zip")
    assert told in str(caught.value)
    assert str(caught.value).startswith("x.zip: ")
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    "name", [name for name, (_, told) in REFUSED.items() if told != "is whole"]
)
def test_refused_before_anything_is_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> None:
        pytest.fail("an entry was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    with pytest.raises(InputError):
        read_zip(REFUSED[name][0], "x.zip")


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_a_cut_or_spoilt_archive_never_crashes(cut: int) -> None:
    spoilt = bytearray(GOOD)
    spoilt[cut] ^= 0xFF
    for content in (GOOD[:cut], bytes(spoilt)):
        with contextlib.suppress(InputError):
            assert read_zip(content, "x.zip").keys() <= {NAME, "sub/x.JSON"}


def test_long_names_are_told_short() -> None:
    with pytest.raises(InputError) as caught:
        read_zip(named("../" + "a" * 5000 + ".json"), "x.zip")
    assert len(str(caught.value)) < 400


def test_paths() -> None:
    assert is_safe_path("./a/b.json")
    assert path_of("./a/b.json") == "a/b.json"
    assert not any(map(is_safe_path, ["", "/a", "..", "a/..", "a\\b", "C:/a", "a\x1b[0m"]))

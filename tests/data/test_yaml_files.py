"""YAML that somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadFile, InputError
from goingrate.data.yaml_files import parse_texts, parse_yaml, read_yaml

IsOneLine = Callable[[InputError], bool]

BAD = {
    "empty": (b"", "allowed.mapping"),
    "a word": (b"hello", "allowed.mapping"),
    "a list": (b"- a", "allowed.mapping"),
    "a number as a name": (b"1: a", "allowed.mapping"),
    "binary": (bytes(range(256)), "allowed.utf8"),
    "utf-16": ("a: 1".encode("utf-16"), "allowed.utf8"),
    "tabs": (b"a:\t- b\n\tc", "allowed.yaml"),
    "open bracket": (b"a: [1", "allowed.yaml"),
    "two documents": (b"a: 1\n---\nb: 2", "allowed.yaml"),
    "no key": (b"? [a]\n: b", "allowed.mapping"),
    "no such day": (b"a: 2020-13-45", "allowed.existing_day"),
    "no such text": (b"a: !!timestamp soon", "allowed.existing_day"),
    "5,000 digits": (b"a: " + b"9" * 5000, "allowed.yaml"),
    "an object": (b"a: !!python/object/apply:os.getcwd []", "allowed.yaml"),
    "a bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "allowed.no_aliases"),
    "deep lists": (b"a: " + b"[" * 100_000, "allowed.shallow"),
    "deep sections": (b"a: " + b"{a: " * 10_000, "allowed.shallow"),
    "many entries": (b"a: [" + b"1," * 30_000 + b"]", "allowed.few_nodes"),
    "many bytes": (b"a: " + b"x" * 1_000_000, "allowed.small_file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_such_file_is_refused(name: str, is_one_line: IsOneLine) -> None:
    content, allowed = BAD[name]
    with pytest.raises(BadFile) as caught:
        parse_yaml(content, "o.yaml")
    assert caught.value.where.partition(":")[0] == "o.yaml"
    assert caught.value.allowed.key == allowed
    assert is_one_line(caught.value)


@given(st.one_of(st.binary(max_size=60), st.text(alphabet="a:[]{}-*&!? \n\"'|>#%@", max_size=40)))
def test_any_bytes_are_read_or_refused(content: bytes | str) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    with suppress(BadFile):
        assert isinstance(parse_yaml(raw, "o.yaml"), dict)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"a: {b: [1, {date: 2024-02-30}]}", "o.yaml: a.b.1.date: got 2024-02-30; allowed: a day"),
        (b"a: 1\n\nb: 2\na: 3", "o.yaml:4: got a;"),
        (b"a: 1\nb: \xff", "o.yaml:2: got 0xff;"),
    ],
)
def test_the_place_is_named_without_words(content: bytes, named: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse_yaml(content, "o.yaml")
    assert caught.value.said("en").startswith(named)
    assert not {"line", "byte"} & set(caught.value.said("de").split())


def test_texts_are_no_days() -> None:
    assert parse_texts(b"a: 2024-02-30", "o.yaml") == {"a": "2024-02-30"}


def test_good_files_are_read() -> None:
    assert parse_yaml(b"a: {b: [1, x]}", "o.yaml") == {"a": {"b": [1, "x"]}}
    assert parse_yaml(b"\xef\xbb\xbfa: 1", "o.yaml") == {"a": 1}


def test_a_large_file_is_refused_unread(tmp_path: Path, is_one_line: IsOneLine) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BadFile, match="50,000,000") as caught:
        read_yaml(path)
    assert caught.value.allowed.key == "allowed.small_file"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", ["absent.yaml", "", "a\0b", "sub/../absent.yaml"])
def test_an_absent_file_or_a_folder_is_refused(
    name: str, tmp_path: Path, is_one_line: IsOneLine
) -> None:
    with pytest.raises(BadFile) as caught:
        read_yaml(tmp_path / name)
    assert caught.value.allowed.key == "allowed.existing_file"
    assert is_one_line(caught.value) or "\0" in name


def test_an_endless_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_yaml(tmp_path / ("x" * 5000))


def test_a_name_written_twice_is_refused() -> None:
    with pytest.raises(BadFile):
        parse_yaml(b"pay: 1\npay: 2", "o.yaml")

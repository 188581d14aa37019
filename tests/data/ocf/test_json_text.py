"""JSON that somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goingrate.base.errors import BadFile, InputError
from goingrate.data.ocf.json_text import parse_json


def test_numbers_stay_texts() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": [1, 2.50, true, null, "x"]}', "x") == {
        "a": ["1", "2.50", True, None, "x"]
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"a": 1, "a": 2}', "x: got a; allowed: each name once"),
        (b'{"a": NaN}', "x: got NaN"),
        (b"[Infinity]", "x: got Infinity"),
        (b"[-Infinity]", "x: got -Infinity"),
        (b"[1e400]", "x: got 1e400"),
        (b"[1" + b"0" * 400 + b"]", "allowed: finite numbers of at most 40 signs"),
        (b"[" * 51 + b"]" * 51, "nests at most 50 deep"),
        (b"[" * 200_000, "nests at most 50 deep"),
        (b"[" + b"1" * 41 + b"]", "allowed: finite numbers of at most 40 signs"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "nests at most 50 deep"),
        (b'{"a":\n 1,}', "x:2: got"),
        (b"", "x:1: got"),
        (b"\xff\xfe", "x: got byte 0; allowed: text in UTF-8"),
        (b"PK\x03\x04", "x:1: got"),
    ],
)
def test_refused(content: bytes, told: str, is_one_line: Callable[[InputError], bool]) -> None:
    with pytest.raises(BadFile) as caught:
        parse_json(content, "x")
    assert told in str(caught.value)
    assert is_one_line(caught.value)


def test_fifty_deep_is_allowed() -> None:
    assert parse_json(b"[" * 49 + b"]" * 49, "x")

"""Vacancies and seekers from files and words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError, OutOfRange
from goingrate.data import small_tables
from goingrate.data.segment_files import read_segments, segments_from_words
from goingrate.market.imbalance.tightness import SegmentCount, tightness

BOTH = (SegmentCount("general", 3_000, 10_000), SegmentCount("elite", 200, 20))
OneLine = Callable[[InputError], bool]


def read(folder: Path, text: str) -> tuple[SegmentCount, ...]:
    path = folder / "segments.csv"
    path.write_text(text, encoding="utf-8")
    return read_segments(path)


@pytest.mark.parametrize(
    "text",
    [
        "segment,vacancies,seekers\ngeneral,3000,10000\nelite,200,20\n",
        "Gruppe;Offene Stellen;Arbeitslose\ngeneral;3.000;10.000\nelite;200;20\n",
        'Segment,Stellen,Suchende\ngeneral,"3,000","10,000"\n\nelite,200,20\n',
        "\ufeffseekers\tnote\tsegment\tvacancies\n10 000\tx\tgeneral\t3'000\n20\t\telite\t200,0\n",
    ],
    ids=["English", "German", "grouped", "other order"],
)
def test_forms_of_the_same_counts(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == BOTH


def test_other_numbers_of_the_file_tell_what_a_mark_is(tmp_path: Path) -> None:
    (one, other) = read(tmp_path, "segment,vacancies,seekers\na,1.250,9\nb,0.5,7.25\n")
    assert (one.vacancies, other.seekers) == (1.25, 7.25)


def test_parquet_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "s.parquet"
    with duckdb.connect() as con:
        con.execute(
            "COPY (SELECT 'general' AS segment, 3000 AS vacancies, 1.125::DOUBLE AS seekers, "
            f"'Jane Doe' AS contact) TO '{path}' (FORMAT parquet)"
        )
    assert read_segments(path) == (SegmentCount("general", 3_000, 1.125),)


def test_the_example_is_misleading_if_pooled(examples: Path) -> None:
    told = tightness(read_segments(examples / "segments.csv"))
    assert [one.vacancies_per_seeker for one in told.segments] == [0.3, 10.0]
    assert told.misleading


BAD_ROWS = {
    "no name": (",1,2", "line 3"),
    "twice": ("general,1,2", "line 3: got general; allowed: each kind of work once .* line 2"),
    "text": ("a,many,2", "line 3: got many; allowed: a number from 0"),
    "empty": ("a,,2", "line 3: got -"),
    "negative": ("a,-1,2", "line 3: got -1"),
    "infinite": ("a,inf,2", "line 3: got inf"),
    "nobody and nothing": ("a,0,0", "line 3: a: got 0 / 0"),
    "too many": ("a,1e11,1", "line 3: a.vacancies"),
    "too few fields": ("a,1", "line 3: got 2; allowed: 3 fields"),
    "too many fields": ("a,1,2,3", "line 3: got 4"),
    "two decimal marks": ('a,"1,5",2.5', "line 3: got 2.5; allowed: the same decimal mark"),
    "groups that are none": ("a,1.2.3,2", "line 3: got 1.2.3"),
    "a quote that does not close": ('a,"1,2', "line 3"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_named(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    row, said = BAD_ROWS[name]
    with pytest.raises((BadField, OutOfRange), match=said) as caught:
        read(tmp_path, f"segment,vacancies,seekers\ngeneral,3,4\n{row}\n")
    assert is_one_line(caught.value)


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    text = '\nsegment,vacancies,seekers\n\n"two\nlines",1,2\n\nb,x,1\n'
    with pytest.raises(BadField, match=r"line 7: got x"):
        read(tmp_path, text)


def test_missing_columns_are_named(tmp_path: Path, is_one_line: OneLine) -> None:
    with pytest.raises(BadFile, match=r"got name, seekers; .* columns segment, vacancies\.") as bad:
        read(tmp_path, "name,seekers\na,1\n")
    assert is_one_line(bad.value)


def test_what_is_no_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_one_line: OneLine
) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)))
    (tmp_path / "zip.xlsx").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 cut")
    (tmp_path / "header.csv").write_text("segment,vacancies,seekers\n")
    (tmp_path / "long.csv").write_text("segment,vacancies,seekers\na,1,2\nb,1,2\nc,1,2\n")
    monkeypatch.setattr(small_tables, "MOST_ROWS", 2)
    names = ("absent.csv", "", "empty.csv", "binary.csv", "zip.xlsx", "cut.parquet", "header.csv",
             "long.csv")  # fmt: skip
    for name in names:
        with pytest.raises(BadFile) as caught:
            read_segments(tmp_path / name)
        assert is_one_line(caught.value), name
    assert "at most 2" in str(caught.value)


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"segment,vacancies,seekers\n")
        file.truncate(200_000_000)
    with pytest.raises(BadFile, match=r"got 200 MB; allowed: .* 100 MB.*goingrate data add"):
        read_segments(path)


@pytest.mark.parametrize(
    "words",
    [["general: 3000/10000", "elite:200/20"], [" general :3.000 / 10.000", "elite: 200 /20"]],
)
def test_words(words: list[str]) -> None:
    assert segments_from_words(words) == BOTH


@pytest.mark.parametrize(
    "words",
    [["general"], ["general 3/4"], [": 3/4"], ["a: 3"], ["a: 3/4/5"], ["a: x/4"], ["a: -1/4"],
     ["a: 1/"], [""], ["a: 0/0"], ["a: 1/2", "a: 3/4"], ["a: 1,5/2.5"]],
)  # fmt: skip
def test_bad_words(words: list[str], is_one_line: OneLine) -> None:
    with pytest.raises(InputError, match="--segment") as caught:
        segments_from_words(words)
    assert is_one_line(caught.value)


def test_a_hostile_word_ends() -> None:
    with pytest.raises(InputError):
        segments_from_words(["a:" + " " * 50_000 + "1"])

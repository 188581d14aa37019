"""A file that asks what to bid: read, or refused with its field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goingrate.answers.win_inputs import read_win, read_win_file, refuse_words
from goingrate.answers.win_terms import WinWords
from goingrate.base.errors import InputError
from goingrate.data.win_files import win_file, win_file_schema

ROOT = Path(__file__).parents[2]
GOOD = "schema_version: 1\ncash: 400k\nrunway: 18\npool: 12%\nhires: 2\nfrom: big-tech-senior-us\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "win.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_what_its_options_would_be() -> None:
    options = WinWords(
        cash="400k",
        runway="18",
        pool="12%",
        hires="2",
        population="big-tech-senior-us",
        value="60M",
        target="33%",
        rival="base 190k + stock 90k/year",
    )
    assert read_win_file(ROOT / "examples" / "win.yaml") == read_win(options)


def test_numbers_in_quotes_are_read_in_the_files_language(tmp_path: Path) -> None:
    text = GOOD.replace("400k", "'0,4 Mio.'") + "language: de\n"
    assert read_win_file(written(tmp_path, text)).cash == 400e3


def test_the_schema_names_the_fields() -> None:
    schema = json.loads(win_file_schema())
    assert "from" in schema["required"]
    assert schema["additionalProperties"] is False
    stored = (ROOT / "schemas" / "win-file.schema.json").read_text(encoding="utf-8")
    assert stored == win_file_schema()


BAD = {
    "no version": (GOOD.replace("schema_version: 1\n", ""), "schema_version"),
    "another version": (GOOD.replace("schema_version: 1", "schema_version: 2"), "schema_version"),
    "a version of yes": (GOOD.replace("schema_version: 1", "schema_version: yes"), "version"),
    "no cash": (GOOD.replace("cash: 400k\n", ""), "win.yaml: cash: got -"),
    "misspelt": (GOOD + "valeu: 60M\n", "value"),
    "a person's wealth": (GOOD + "wealth: 500k\n", "wealth"),
    "a person's risk aversion": (GOOD + "risk_aversion: 2\n", "risk_aversion"),
    "a list": (GOOD.replace("hires: 2", "hires: [2]"), "hires"),
    "a yes": (GOOD.replace("hires: 2", "hires: yes"), "hires"),
    "a number as population": (GOOD.replace("big-tech-senior-us", "3"), "from"),
    "another language": (GOOD + "language: fr\n", "one of en, de"),
    "out of range": (GOOD.replace("12%", "120%"), "win.yaml: pool"),
    "infinite": (GOOD.replace("400k", ".inf"), "win.yaml: cash"),
    "twice": (GOOD + "cash: 300k\n", "cash"),
    "no mapping": ("- 1\n", "win.yaml"),
    "empty": ("", "win.yaml"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_told_on_one_line(name: str, tmp_path: Path) -> None:
    text, said = BAD[name]
    with pytest.raises(InputError) as caught:
        read_win_file(written(tmp_path, text))
    told = caught.value.said("en")
    assert said in told
    assert "win.yaml" in told
    assert len(told.splitlines()) == 1


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match="existing file"):
        win_file(Path("/nowhere.yaml"))


def test_a_file_and_options_are_too_much() -> None:
    refuse_words(WinWords())
    with pytest.raises(InputError, match=r"--from: .*not both"):
        refuse_words(WinWords(population="big-tech-senior-us"))

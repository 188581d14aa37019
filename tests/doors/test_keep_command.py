"""`goingrate keep`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from goingrate.cli.run import run
from goingrate.report.schemas import keep_schema

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "keep.csv")
HEAD = "segment,headcount,band_low,band_high,unvested,attrition"


def test_the_break_even_comes_first(capsys: Captured) -> None:
    assert run(["keep", EXAMPLE]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("AI engineer, senior: match only if fewer than 4 of 10 peers follow")
    assert "Not financial, tax or legal advice" in told
    assert "Robert Half" in told


def test_json_keeps_its_schema(capsys: Captured) -> None:
    for language in ("en", "de"):
        assert run(["keep", EXAMPLE, "--json", "--lang", language]) == 0
        record = json.loads(capsys.readouterr().out)
        jsonschema.Draft202012Validator(json.loads(keep_schema())).validate(record)


def test_page_and_tables_are_written(tmp_path: Path, capsys: Captured) -> None:
    page, folder = tmp_path / "deep" / "keep.html", tmp_path / "tables"
    arguments = ["keep", EXAMPLE, "--html", str(page), "--parquet", str(folder), "--lang", "de"]
    assert run(arguments) == 0
    text = page.read_text(encoding="utf-8")
    assert 'id="chart-keep_break_even"' in text
    assert "src=" not in text.split("<body", 1)[1].split("<script", 1)[0]
    assert pq.read_table(folder / "segments.parquet")["break_even"].to_pylist() == [4, 2, 0]
    assert str(page) in capsys.readouterr().out.replace("\n", "")


def test_own_facts_take_the_place_of_assumptions(tmp_path: Path, capsys: Captured) -> None:
    own = tmp_path / "facts.yaml"
    own.write_text(
        "schema_version: 1\ntopic: own\nfacts:\n  - id: assumed.vacancy_months\n"
        "    name: {en: a, de: b}\n    unit: months\n    review_after_years: 1\n    history:\n"
        "      - {since: 2026-01-01, value: [20, 24], source: ours, address: null, "
        "grade: measured}\n",
        encoding="utf-8",
    )
    own_file = tmp_path / "s.csv"
    own_file.write_text(f"{HEAD}\nA,11,1e5,2e5,0,0.1\n", encoding="utf-8")
    assert run(["keep", str(own_file), "--json", "--facts", str(own)]) == 0
    facts = {one["field"]: one for one in json.loads(capsys.readouterr().out)["facts"]}
    assert facts["vacancy_months"]["value"] == [20, 24]


BAD = {
    "no file": (["keep"], "FILE is missing"),
    "absent": (["keep", "/nowhere.csv"], "an existing file"),
    "a folder": (["keep", str(ROOT)], "a table as CSV"),
    "language": (["keep", EXAMPLE, "--lang", "fr"], "one of en, de"),
    "over its input": (["keep", EXAMPLE, "--html", EXAMPLE], "not read at the same time"),
    "facts": (["keep", EXAMPLE, "--facts", "/none.yaml"], "an existing file"),
    "more": (["keep", EXAMPLE, "more"], "not understood"),
    "option": (["keep", EXAMPLE, "--frob"], "no option --frob"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_calls_are_told_on_one_line(name: str, capsys: Captured) -> None:
    arguments, said = BAD[name]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert said in told


def test_a_segment_of_one_is_refused_with_the_reason(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "s.csv"
    path.write_text(f"{HEAD}\nChief scientist,1,1e5,2e5,0,0.1\n", encoding="utf-8")
    assert run(["keep", str(path), "--lang", "de"]) == 2
    told = capsys.readouterr()
    assert "das Gehalt einer Person" in told.err
    assert told.out == ""

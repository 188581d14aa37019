"""`goingrate win`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from goingrate.cli.run import run
from goingrate.report.schemas import win_schema

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "win.yaml")
MEANS = ["win", "--cash", "400k", "--runway", "18", "--pool", "12%", "--hires", "2"]
ASKED = [*MEANS, "--from", "big-tech-senior-us"]


def test_the_package_comes_first(capsys: Captured) -> None:
    assert run([*ASKED, "--value", "60M"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("Offer a base of $133K a year, no sign-on and 3.9% of the company in")
    assert "one in three accepts" in told
    assert "approach 4 to 11 people to win 2." in told
    assert "Not financial, tax or legal advice" in told


def test_no_file_and_no_value_are_needed(capsys: Captured) -> None:
    assert run(ASKED) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("Out of reach: the most that cash and pool allow")
    assert "a median seed round is assumed" in told


def test_json_keeps_its_schema(capsys: Captured) -> None:
    for language in ("en", "de"):
        assert run(["win", EXAMPLE, "--json", "--lang", language]) == 0
        record = json.loads(capsys.readouterr().out)
        jsonschema.Draft202012Validator(json.loads(win_schema())).validate(record)


def test_page_and_tables_are_written(tmp_path: Path, capsys: Captured) -> None:
    page, folder = tmp_path / "deep" / "win.html", tmp_path / "tables"
    arguments = ["win", EXAMPLE, "--html", str(page), "--parquet", str(folder), "--lang", "de"]
    assert run(arguments) == 0
    text = page.read_text(encoding="utf-8")
    assert 'id="chart-win_frontier"' in text
    assert "src=" not in text.split("<body", 1)[1].split("<script", 1)[0]
    assert pq.read_table(folder / "packages.parquet")["name"].to_pylist()[0] == "package"
    assert str(page) in capsys.readouterr().out.replace("\n", "")


def test_own_facts_take_the_place_of_assumptions(tmp_path: Path, capsys: Captured) -> None:
    own = tmp_path / "facts.yaml"
    own.write_text(
        "schema_version: 1\ntopic: own\nfacts:\n  - id: assumed.taste_scale_over_pay\n"
        "    name: {en: a, de: b}\n    unit: ratio\n    review_after_years: 1\n    history:\n"
        "      - {since: 2026-01-01, value: 0.25, source: ours, address: null, "
        "grade: measured}\n",
        encoding="utf-8",
    )
    assert run(["win", EXAMPLE, "--json", "--facts", str(own)]) == 0
    record = json.loads(capsys.readouterr().out)
    scales = {round(one["taste_scale_per_year"]) for one in record["cases"]}
    assert scales == {70_000}


BAD = {
    "nothing": (["win"], "--from: got -"),
    "no population": (MEANS, "--from: got -"),
    "a person": ([*MEANS, "--from", "Jane"], "never a person"),
    "a person's wealth": ([*ASKED, "--wealth", "1M"], "no option --wealth"),
    "a person's risk aversion": ([*ASKED, "--risk-aversion", "2"], "no option --risk-aversion"),
    "cash": ([*ASKED, "--cash", "lots"], "--cash"),
    "too little cash": ([*ASKED, "--cash", "100k"], "for a base above"),
    "absent": (["win", "/nowhere.yaml"], "an existing file"),
    "a folder": (["win", str(ROOT)], "an existing file"),
    "both": (["win", EXAMPLE, "--cash", "500k"], "not both"),
    "language": (["win", EXAMPLE, "--lang", "fr"], "one of en, de"),
    "over its input": (["win", EXAMPLE, "--html", EXAMPLE], "not read at the same time"),
    "facts": (["win", EXAMPLE, "--facts", "/none.yaml"], "an existing file"),
    "more": (["win", EXAMPLE, "more"], "not understood"),
    "option": (["win", EXAMPLE, "--frob"], "no option --frob"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_calls_are_told_on_one_line(name: str, capsys: Captured) -> None:
    arguments, said = BAD[name]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert said in told

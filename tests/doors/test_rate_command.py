"""`goingrate rate`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from goingrate.cli.run import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def test_the_survey_answers_on_a_fresh_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rate", "--role", "software-engineer"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "half earn more than $136K a year" in told
    for row in ("10% $82.5K", "25% $105K", "50% $136K", "75% $172K", "90% $215K"):
        assert row in told
    assert "https://www.bls.gov/oes/tables.htm" in told


def test_json_keeps_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rate", "--role", "Data Scientist", "--place", "US-NY", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas" / "rate-answer.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(answer)
    assert answer["schema"] == "goingrate.rate/1"
    assert answer["blocks"][0]["parts"][0]["code"] == "15-2051"


def test_the_page_is_self_contained(tmp_path: Path) -> None:
    out = tmp_path / "rate.html"
    assert run(["rate", "--role", "ai-sales", "--html", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'id="chart-pay_range"' in page
    assert "src=" not in page.split("<body", 1)[1].split("<script", 1)[0]


def test_everything_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rate", "--role", "Dateningenieur", "--place", "US-TX", "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert "Die eine Hälfte" in told
    for word in ("half earn", "People", "wages as surveyed", "Sources"):
        assert word not in told


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "--role"),
        (["--role", "astronaut"], "--role: got astronaut"),
        (["--role", "ai-engineer", "--place", "FR"], "--place: got FR"),
        (["--role", "ai-engineer", "--place", "Springfeld"], "--place: got Springfeld"),
        (["--role", "ai-engineer", "--engine", "hadoop"], "--engine: got hadoop"),
        (["--role", "ai-engineer", "--data", "nowhere"], "nowhere"),
        (["--ratio", "0"], "--ratio"),
        (["--base", "OTE 250k"], "--ratio"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rate", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err

"""What `goingrate data` prints as JSON fits the published schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from goingrate.cli.run import run
from goingrate.data.store.folder import VARIABLE
from goingrate.report.data_schemas import data_schemas

MAPPING = (
    "schema_version: 1\n"
    "columns: {title: title, pay: pay, date: day}\n"
    "constants: {country: US, currency: USD, period: year, component: base, basis: posted}\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))


def fitting(capsys: pytest.CaptureFixture[str], what: str, *arguments: str | Path) -> Any:
    """Run a command and return what it printed, which fits its schema."""
    assert run(["data", *map(str, arguments), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    schema = json.loads(data_schemas()[f"data-{what}.schema.json"])
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(record)] == []
    assert record["schema"] == f"goingrate.data-{what}/1"
    return record


def postings(path: Path) -> Path:
    rows = [f"2024-01-{day:02},US,{day / 1000}" for day in range(1, 20)]
    path.write_text("\n".join(["date,jobcountry,AI_share_postings", *rows, ""]))
    return path


def test_every_schema_is_one() -> None:
    for text in data_schemas().values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_printed_fits(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    speak = ("--lang", language)
    table, mapping = tmp_path / "pay.csv", tmp_path / "m.yaml"
    rows = [f"{'Engineer' if n % 2 else 'Cook'},{50_000 + n},2024-01-31" for n in range(40)]
    table.write_text("\n".join(["title,pay,day", *rows, "Cook,-1,2024-01-31", "a,b", ""]))
    mapping.write_text(MAPPING)
    fitting(capsys, "sources", "sources", *speak)
    fitting(capsys, "sources", "sources", "--country", "de", *speak)
    assert fitting(capsys, "list", "list", *speak)["imports"] == []
    add = ("add", table, "--from", "mapped", "--mapping", mapping, *speak)
    first = fitting(capsys, "import", *add)
    assert (first["kept"], first["rejected"], first["unread"]) == (40, {"reject.negative": 1}, 1)
    assert fitting(capsys, "import", *add)["already_there"]
    add = ("add", postings(tmp_path / "AI_posting.csv"), "--from", "hiring-lab", *speak)
    second = fitting(capsys, "import", *add)
    assert len(fitting(capsys, "list", "list", *speak)["imports"]) == 2
    for imported in (first, second):
        shown = fitting(capsys, "show", "show", imported["import_id"], *speak)
        assert len(shown["tables"]) == 1
    exported = fitting(capsys, "export", "export", tmp_path / "out", *speak)
    assert set(exported["rows"]) == {"pay.parquet", "postings.parquet", "imports.parquet"}
    removed = fitting(capsys, "remove", "remove", first["import_id"], *speak)
    assert removed["removed"]["file"] == "pay.csv"


def test_a_key_that_is_not_documented_is_noticed() -> None:
    schema = json.loads(data_schemas()["data-export.schema.json"])
    record = {"schema": "goingrate.data-export/1", "folder": "x", "rows": {}, "more": 1}
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(record))

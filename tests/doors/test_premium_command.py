"""`goingrate premium`, as somebody types it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from goingrate.cli.run import run
from goingrate.data.python_pay import pay_records
from goingrate.report.schemas import premium_schema

from ..answers.planted_pay import planted, table

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


@pytest.fixture
def own(tmp_path: Path) -> str:
    folder = tmp_path / "pay"
    folder.mkdir()
    pq.write_table(pay_records(table(planted())), folder / "pay.parquet")
    return str(folder)


def valid(text: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(premium_schema())).validate(answer)
    return answer


def test_printed_figures_on_a_fresh_machine(capsys: Captured) -> None:
    assert run(["premium"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "What others have printed on AI pay runs from +5% to +56%" in told
    assert "What is the AI premium? Published answers" in told
    assert "Never averaged: each row answers another question" in told
    assert "goingrate data sources" in told


def test_own_data_lead_and_say_what_they_rest_on(own: str, capsys: Captured) -> None:
    assert run(["premium", "--data", own]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("AI engineer over software engineer, US: +4")
    assert "at the same employer, level and place" in told
    assert "as it stands (medians)" in told
    assert "what is left with all that equal +15%" in told


def test_json_keeps_its_schema(own: str, capsys: Captured) -> None:
    for arguments in (["--data", own], [], ["--of", "data-scientist"], ["--lang", "de"]):
        assert run(["premium", *arguments, "--json"]) == 0
        answer = valid(capsys.readouterr().out)
        assert answer["schema"] == "goingrate.premium/1"


def test_the_page_holds_both_pictures(own: str, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "deep" / "premium.html"
    assert run(["premium", "--data", own, "--html", str(out), "--lang", "de"]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'id="chart-gap_parts"' in page
    assert 'id="chart-published_premiums"' in page
    assert "src=" not in page.split("<body", 1)[1].split("<script", 1)[0]
    assert str(out) in capsys.readouterr().out.replace("\n", "")
    assert [path.name for path in out.parent.iterdir()] == ["premium.html"]


def test_parquet_files_read_back(own: str, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "tables"
    assert run(["premium", "--data", own, "--parquet", str(out), "--json"]) == 0
    told = capsys.readouterr()
    valid(told.out)
    assert "gaps.parquet, parts.parquet, published.parquet" in told.err
    assert sorted(path.name for path in out.iterdir()) == [
        "gaps.parquet", "parts.parquet", "published.parquet",
    ]  # fmt: skip
    (row,) = pq.read_table(out / "gaps.parquet").to_pylist()
    assert row["within_low"] < 0.15 < row["within_high"]


def test_everything_in_german(own: str, capsys: Captured) -> None:
    assert run(["premium", "--data", own, "--lang", "de"]) == 0
    told = re.split(r"\nQuellen\s*\n", capsys.readouterr().out)[0]
    assert "bei gleichem Arbeitgeber" in " ".join(told.split())
    for word in (
        "premium",
        "records",
        "held equal",
        "left",
        "printed",
        "What ",
        "levels",
        "employers",
    ):
        assert word not in told


BAD = [
    (["--of", "astronaut"], "--of: got astronaut"),
    (["--of", ""], "--of: got ;"),
    (["--over", "ai-engineer"], "--over: got ai-engineer"),
    (["--of", "senior ai engineer"], "--level senior"),
    (["--of", "software-engineer", "--over", "ai-engineer"], "--of: got software-engineer"),
    (["--level", "wizard"], "--level: got wizard"),
    (["--place", "US-ZZ"], "--place: got US-ZZ"),
    (["--place", "QQ"], "--place: got QQ"),
    (["--component", "gold"], "--component: got gold"),
    (["--currency", "dollars"], "--currency: got dollars"),
    (["--source", "rumours"], "--source: got rumours"),
    (["--engine", "hadoop"], "--engine: got hadoop"),
    (["--data", "nowhere"], "nowhere"),
    (["--facts", "nowhere.yaml"], "nowhere.yaml"),
    (["--parquet", ""], "--parquet"),
    (["--html", "/proc/nowhere/p.html"], "/proc/nowhere"),
    (["--lang", "fr"], "--lang: got fr"),
    (["extra"], "extra"),
]


@pytest.mark.parametrize(("arguments", "named"), BAD)
def test_bad_input_is_one_line(arguments: list[str], named: str, capsys: Captured) -> None:
    assert run(["premium", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err
    assert "Traceback" not in told.err


def test_a_file_in_the_place_of_the_folder_and_nothing_is_written(
    tmp_path: Path, capsys: Captured
) -> None:
    page, file = tmp_path / "p.html", tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert run(["premium", "--html", str(page), "--parquet", str(file)]) == 2
    assert capsys.readouterr().err.startswith("goingrate: --parquet: got")
    assert file.read_text(encoding="utf-8") == "mine"
    assert not page.exists()


def test_a_former_page_stays_whole_if_the_new_one_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "p.html"
    page.write_text("former", encoding="utf-8")

    def breaks(*_: object) -> bytes:
        raise OSError(28, "No space left", str(page))

    monkeypatch.setattr(Path, "write_bytes", breaks)
    assert run(["premium", "--html", str(page)]) == 2
    assert page.read_text(encoding="utf-8") == "former"
    assert os.listdir(tmp_path) == ["p.html"]


OWN_FACTS = """\
schema_version: 1
topic: own
facts:
  - id: premium.freelance_data_science
    name: {en: my own, de: meine eigene}
    unit: share
    review_after_years: 3
    history: [{since: 2026-01-01, value: 0.5, source: me, address: null, grade: assumed}]
"""


def test_a_figure_of_ones_own_takes_the_place_of_a_printed_one(
    tmp_path: Path, capsys: Captured
) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(OWN_FACTS, encoding="utf-8")
    assert run(["premium", "--facts", str(facts), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["published"]
    (own,) = [row for row in rows if row["fact_id"] == "premium.freelance_data_science"]
    assert (own["value"], own["source"]) == (0.5, "me")


def test_what_is_read_is_not_written_over(tmp_path: Path, capsys: Captured) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(OWN_FACTS, encoding="utf-8")
    assert run(["premium", "--facts", str(facts), "--html", str(facts)]) == 2
    assert facts.read_text(encoding="utf-8") == OWN_FACTS
    assert capsys.readouterr().out == ""


def test_an_option_given_twice_counts_as_the_last(capsys: Captured) -> None:
    words = ["--of", "data-analyst", "--of", "data-scientist", "--json"]
    assert run(["premium", *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["of"]["role"] == "data-scientist"


@pytest.mark.parametrize("given", ["x" * 20_000, "\N{GRINNING FACE}", "a\nb", "ai\x07", "';--"])
def test_odd_texts_are_told_on_a_short_line(given: str, capsys: Captured) -> None:
    for option in ("--of", "--over", "--level", "--place", "--employer", "--component",
                   "--currency", "--source", "--engine"):  # fmt: skip
        assert run(["premium", option, given]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert len(told.err) < 1_000

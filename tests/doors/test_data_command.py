"""`goingrate data` at the terminal."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.cli.run import run
from goingrate.data.sources import sources
from goingrate.data.store.folder import VARIABLE

COLUMNS = (
    "work_year", "experience_level", "employment_type", "job_title", "salary",
    "salary_currency", "salary_in_usd", "employee_residence", "remote_ratio",
    "company_location", "company_size",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data, for each test new."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path / "data"


def salaries(path: Path, *, rows: int = 1_200, first: int = 100_000) -> Path:
    """Write salaries, each other than the one before and no two a band, and one without pay."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for n in range(rows):
            pay = first + 10 * n if n != rows - 1 else ""
            level, place = ("SE", "EN")[n % 2], "US" if n % 100 else "IS"
            title = "Data Engineer" if n % 3 else "Whale Whisperer"
            writer.writerow([2024, level, "FT", title, pay, "USD", pay, place, 0, place, "M"])
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["data", *map(str, arguments)]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def record(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(told(capsys, *arguments, "--json"))
    return answer


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["data", *map(str, arguments)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "Traceback" not in output.err
    return output.err


def test_sources_have_address_licence_and_command(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "de"):
        text = told(capsys, "sources", "--lang", language)
        for source in sources():
            assert f"{source.id}: {source.name.spoken(language)}" in text
            assert source.licence in text
            assert source.command in text
            assert source.caveat.spoken(language) in text
    listed = record(capsys, "sources")["sources"]
    assert [one["id"] for one in listed] == [source.id for source in sources()]
    assert listed[0]["name"] == sources()[0].name.en


def test_a_country_without_a_source_of_its_own_is_told_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(capsys, "sources", "--country", "vu")
    assert text.startswith("No source here is made for VU.")
    assert "--from mapped" in text
    assert "oews:" not in text
    assert told(capsys, "sources", "--country", "US").startswith("oews:")
    assert "two letters" in refused(capsys, "sources", "--country", "Utopia")


def test_add_says_what_was_kept_and_what_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "salaries.csv")
    text = told(capsys, "add", file, "--from", "ai-jobs")
    assert text.startswith("Added salaries.csv as ")
    assert ": 1,199 of 1,200 records kept." in text
    rows = {line.split("  ")[0].strip(): line for line in text.splitlines()}
    assert rows["left out: no pay given"].split()[-2:] == ["1", "0.1%"]
    assert rows["all records of the file"].split()[-2:] == ["1,200", "100.0%"]
    again = told(capsys, "add", file, "--from", "ai-jobs", "--lang", "de")
    assert "ist schon da" in again
    assert record(capsys, "add", file, "--from", "ai-jobs")["already_there"] is True


def test_json_of_add_adds_up(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = record(capsys, "add", salaries(tmp_path / "salaries.csv"), "--from", "ai-jobs")
    assert answer["schema"] == "goingrate.data-import/1"
    assert (answer["kept"], answer["rejected"]) == (1_199, {"reject.no_pay": 1})
    assert answer["rows"] == 1_200
    assert answer["already_there"] is False


def test_list_shows_what_is_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    assert "Nothing was added yet" in told(capsys, "list")
    assert record(capsys, "list")["imports"] == []
    ids = [
        record(capsys, "add", salaries(tmp_path / f"{n}.csv", first=n), "--from", "ai-jobs")[
            "import_id"
        ]
        for n in (60_000, 70_000)
    ]
    text = told(capsys, "list", "--lang", "de")
    assert str(folder) in text
    assert all(one[:8] in text for one in ids)
    assert text.count("1.199") == 2
    assert [one["import_id"] for one in record(capsys, "list")["imports"]] == ids
    elsewhere = told(capsys, "list", "--data", tmp_path / "elsewhere")
    assert "Nothing was added yet" in elsewhere


def test_show_counts_and_never_shows_a_record(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "salaries.csv")
    import_id = record(capsys, "add", file, "--from", "ai-jobs")["import_id"]
    text = told(capsys, "show", import_id[:6])
    assert "ai-jobs, salaries.csv, added " in text
    assert "CC0 1.0" in text
    assert "role family: data engineer" in text
    assert "country: others, each with fewer than 10" not in text
    assert "country: IS" in text
    assert "Amounts: 1,199; bands: 0; top-coded (this or more): 0." in text
    for secret in ("Whale", "100,000", "100,010", "111,980", "100000"):
        assert secret not in text
    answer = record(capsys, "show", import_id)
    assert answer["options"] == {}
    (pay,) = answer["tables"]
    assert pay["records"] == pay["filled"]["title"] == pay["points"] == 1_199
    roles = {one["value"]: one["records"] for one in pay["groups"]["role"]}
    assert roles == {"data-engineer": 799, None: 400}


def test_few_records_of_a_kind_are_not_counted_by_themselves(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "salaries.csv", rows=500)
    import_id = record(capsys, "add", file, "--from", "ai-jobs")["import_id"]
    text = told(capsys, "show", import_id)
    assert "country: IS" not in text
    assert "country: others, each with fewer than 10" in text
    (pay,) = record(capsys, "show", import_id)["tables"]
    assert pay["groups"]["country"][-1] == {"value": None, "others": True, "records": 5}


def test_remove_takes_it_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = salaries(tmp_path / "salaries.csv")
    import_id = record(capsys, "add", file, "--from", "ai-jobs")["import_id"]
    assert f"Removed {import_id} (salaries.csv; records: 1,199)" in told(
        capsys, "remove", import_id[:5]
    )
    assert "Nothing was added yet" in told(capsys, "list")
    assert file.exists()
    assert import_id in refused(capsys, "remove", import_id)


def test_export_writes_tables_and_licences(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told(capsys, "add", salaries(tmp_path / "salaries.csv"), "--from", "ai-jobs")
    into = tmp_path / "it's" / "out"
    assert "pay.parquet (rows: 1,199)" in told(capsys, "export", into)
    assert sorted(path.name for path in into.iterdir()) == [
        "LICENCES.txt",
        "imports.parquet",
        "pay.parquet",
    ]
    assert "ai-jobs: CC0 1.0" in (into / "LICENCES.txt").read_text(encoding="utf-8")
    with duckdb.connect() as con:
        (count,) = con.execute(
            "SELECT count(*) FROM read_parquet(?)", [str(into / "pay.parquet")]
        ).fetchone() or (None,)
    assert count == 1_199
    assert "empty" in refused(capsys, "export", into)
    (tmp_path / "empty").mkdir()
    assert record(capsys, "export", tmp_path / "empty")["rows"]["pay.parquet"] == 1_199


def test_nothing_to_export_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "at least one import" in refused(capsys, "export", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["add", "absent.csv", "--from", "ai-jobs"], "absent.csv"),
        (["add", "absent.csv"], "--from"),
        (["add", "absent.csv", "--from", "rumours"], "rumours"),
        (["add", "absent.csv", "--from", "lca", "--option", "certified_only"], "certified_only"),
        (["add", "absent.csv", "--from", "mapped", "--mapping", "no.yaml"], "absent.csv"),
        (["show", "zz"], "zz"),
        (["remove", "zz"], "zz"),
        (["show"], "IMPORT"),
        (["shwo"], "shwo"),
    ],
)
def test_mistakes_are_one_line(
    arguments: list[str], named: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert named in refused(capsys, *arguments, "--lang", language)


def test_an_unknown_word_names_the_commands_of_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert "the commands are add, export, list, mapping, remove, show, sources" in refused(
        capsys, "shwo"
    )


def test_options_reach_the_connector(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = salaries(tmp_path / "salaries.csv")
    error = refused(capsys, "add", file, "--from", "ai-jobs", "--option", "wages = high")
    assert error.startswith("goingrate: wages: got high")


def test_a_damaged_store_is_one_line_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    file = salaries(tmp_path / "salaries.csv")
    folder.mkdir()
    (folder / "goingrate.duckdb").write_bytes(b"no store")
    for arguments in (
        ["list"],
        ["show", "a"],
        ["remove", "a"],
        ["export", tmp_path / "out"],
        ["add", file, "--from", "ai-jobs"],
    ):
        assert "goingrate.duckdb" in refused(capsys, *arguments)
    assert (folder / "goingrate.duckdb").read_bytes() == b"no store"


def test_a_mapping_can_be_written_from_the_example(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "columns:" in told(capsys, "mapping")
    assert json.loads(told(capsys, "mapping", "--schema"))["$schema"].startswith("https://")
    table = tmp_path / "pay.csv"
    table.write_text(
        "position,firm,gross,when\nData Engineer,Acme,60000,2024-05-01\nKoch,Acme,,2024-05-01\n",
        encoding="utf-8",
    )
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(
        "schema_version: 1\n"
        "columns: {title: position, employer: firm, pay_low: gross, date: when}\n"
        "constants: {country: DE, currency: EUR, period: year, component: base, basis: surveyed}\n",
        encoding="utf-8",
    )
    arguments = ["add", table, "--from", "mapped", "--mapping", mapping]
    answer = record(capsys, *arguments)
    assert (answer["kept"], answer["rejected"]) == (1, {"reject.no_pay": 1})


def test_a_job_board_is_asked_once_and_its_answer_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    asked = []

    def answers(target: str, into: Path, *, today: date) -> Path:
        asked.append((target, today))
        into.mkdir(parents=True, exist_ok=True)
        return salaries(into / "acme.csv")

    monkeypatch.setattr("goingrate.data.connectors.job_boards.save_board", answers)
    for target in ("greenhouse:acme", "https://boards.example.org/acme"):
        refused(capsys, "add", target, "--from", "job-boards")  # no answer of a board
    refused(capsys, "add", "acme.json", "--from", "job-boards")
    refused(capsys, "add", "greenhouse:acme", "--from", "ai-jobs")
    assert [target for target, _ in asked] == ["greenhouse:acme", "https://boards.example.org/acme"]
    assert (folder / "boards" / "acme.csv").exists()

"""`goingrate data` in the hands of somebody careless or hostile: one line, and nothing lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.texts import say
from goingrate.cli.run import run
from goingrate.data.connectors import board_client
from goingrate.data.store.folder import VARIABLE

HEADER = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
    "employee_residence,remote_ratio,company_location,company_size"
)
ROW = "2024,SE,FT,Data Scientist,{pay},USD,1,US,0,US,M"
MAPPING = (
    "schema_version: 1\n"
    "columns: {pay: pay, date: day}\n"
    "constants: {country: US, currency: USD, period: year, component: base, basis: posted}\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data, for each test new."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path / "data"


def salaries(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *(rows or (ROW.format(pay=100_000),)), ""]))
    return path


def table(path: Path) -> Path:
    path.write_text("pay,day\n100000,2024-01-31\n")
    return path


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["data", *map(str, arguments)]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["data", *map(str, arguments)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("goingrate: ")
    assert output.err.count("\n") == 1
    return output.err


def added(capsys: pytest.CaptureFixture[str], file: Path) -> str:
    return str(json.loads(told(capsys, "add", file, "--from", "ai-jobs", "--json"))["import_id"])


# Files that are none.


@pytest.mark.parametrize("name", ["pipe", "pipe.yaml"])
def test_a_pipe_is_refused_and_not_waited_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    os.mkfifo(tmp_path / name)
    if name == "pipe":
        error = refused(capsys, "add", tmp_path / name, "--from", "ai-jobs")
    else:
        mapping = ["--mapping", tmp_path / name]
        error = refused(capsys, "add", table(tmp_path / "a.csv"), "--from", "mapped", *mapping)
    assert "no pipe and no device" in error


def test_a_device_without_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "kein Gerät" in refused(capsys, "add", "/dev/zero", "--from", "lca", "--lang", "de")


@pytest.mark.parametrize("target", ["", "  "])
def test_an_empty_name_is_no_folder(capsys: pytest.CaptureFixture[str], target: str) -> None:
    error = refused(capsys, "add", target, "--from", "ai-jobs")
    assert "FILE: got" in error
    assert "an existing file" in error


def test_a_folder_is_named_as_it_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert "got ./;" in refused(capsys, "add", ".", "--from", "ai-jobs")


@pytest.mark.parametrize("target", ["http://example.org/pay.csv", "s3://bucket/pay.parquet"])
def test_an_address_is_not_fetched(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr(board_client, "fetch_board", lambda _: pytest.fail("asked the network"))
    error = refused(capsys, "add", target, "--from", "lca")
    assert target in error
    assert "nothing is fetched" in error


def test_a_name_that_is_not_unicode_is_refused_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = os.fsdecode(b"lat\xe9in")
    good = salaries(tmp_path / "good.csv")
    file = salaries(tmp_path / f"{odd}.csv")
    assert "a name in UTF-8" in refused(capsys, "add", file, "--from", "ai-jobs")
    add = ["add", good, "--from", "ai-jobs"]
    assert "a name in UTF-8" in refused(capsys, *add, "--data", tmp_path / odd)
    assert "a name in UTF-8" in refused(capsys, "list", "--data", tmp_path / odd)
    assert "--option" in refused(capsys, *add, "--option", f"employer={odd}")
    told(capsys, *add)
    assert "a name in UTF-8" in refused(capsys, "export", tmp_path / odd)


def test_a_name_on_two_lines_or_with_signs_of_terminals_is_told_on_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "two\nlines\x1b[31m.csv")
    answer = told(capsys, "add", file, "--from", "ai-jobs")
    assert answer.startswith("Added two lines�[31m.csv as ")
    for arguments in (["list"], ["export", tmp_path / "out\x1b"]):
        assert "\x1b" not in told(capsys, *arguments)
    assert "\x1b" not in (tmp_path / "out\x1b" / "LICENCES.txt").read_text()


# Options.


def test_an_option_given_twice_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, mapping = table(tmp_path / "a.csv"), written(tmp_path / "m.yaml", MAPPING)
    twice = ["--option", "weight=filings", "--option", "weight=positions"]
    error = refused(capsys, "add", file, "--from", "lca", *twice)
    assert "got weight=positions; allowed: each option once" in error
    both = ["--mapping", mapping, "--option", "mapping=other.yaml"]
    assert "each option once" in refused(capsys, "add", file, "--from", "mapped", *both)


def test_an_unknown_option_is_called_an_option(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    add = ["add", salaries(tmp_path / "a.csv"), "--from", "ai-jobs", "--option", "wages=high"]
    assert "Leave this option out" in refused(capsys, *add)


def test_the_country_asked_for_is_in_capitals(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(told(capsys, "sources", "--country", " fr", "--json"))["country"] == "FR"


# Mappings.


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "a mapping file (YAML)"),
        ("- a\n", "got -; allowed: fields with names (name: value). `goingrate data mapping`"),
        ("schema_version: 1\n\tcolumns: x\n", "`goingrate data mapping` writes an example"),
        (MAPPING.replace("country: US", "country: NO"), "Put it in quotes: YAML takes a bare NO"),
    ],
    ids=["empty", "list", "tab", "Norway"],
)
def test_errors_in_a_mapping_speak_of_mappings(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, said: str
) -> None:
    mapping = written(tmp_path / "m.yaml", content)
    add = ["add", table(tmp_path / "a.csv"), "--from", "mapped", "--mapping", mapping]
    assert said in refused(capsys, *add)


# What was left out.


def test_a_file_of_which_nothing_is_kept_names_every_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [ROW.format(pay=""), ROW.format(pay=-5).replace("FT", "PT"), "a,b"]
    error = refused(capsys, "add", salaries(tmp_path / "a.csv", *rows), "--from", "ai-jobs")
    assert "got 0 / 3;" in error
    for reason in ("no pay given (1)", "negative pay (1)", "could not be split into columns (1)"):
        assert reason in error


def test_part_of_a_year_is_no_year(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [ROW.format(pay=100_000).replace("2024", year) for year in ("2024.0", "2024.7", "inf")]
    file = salaries(tmp_path / "a.csv", *rows)
    answer = json.loads(told(capsys, "add", file, "--from", "ai-jobs", "--json"))
    assert (answer["kept"], answer["rejected"]) == (1, {"reject.no_date": 2})


def test_the_wrong_file_is_told_before_its_year_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    add = ["add", salaries(tmp_path / "a.csv"), "--from", "oews"]
    assert "OCC_CODE" in refused(capsys, *add)
    assert "year: got xx" in refused(capsys, *add, "--option", "year=xx")


@pytest.mark.parametrize(
    ("pay", "day", "reason"),
    [
        ("[1, 2]", "DATE '2024-01-31'", "reject.pay_text"),
        ("INTERVAL 3 DAY", "DATE '2024-01-31'", "reject.pay_text"),
        ("{'a': 1}", "DATE '2024-01-31'", "reject.pay_text"),
        ("100000::UINTEGER", "[DATE '2024-01-31']", "reject.no_date"),
        ("100000::DECIMAL(38, 10)", "[TIMESTAMP '2024-01-31']", "reject.no_date"),
    ],
)
def test_a_parquet_column_of_an_odd_type_is_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, pay: str, day: str, reason: str
) -> None:
    file, mapping = tmp_path / "a.parquet", written(tmp_path / "m.yaml", MAPPING)
    with duckdb.connect() as con:
        con.execute(f"COPY (SELECT {pay} AS pay, {day} AS day) TO '{file}'")
    error = refused(capsys, "add", file, "--from", "mapped", "--mapping", mapping)
    assert f"{say(reason)} (1)" in error


# The store.


def spoilt(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE pay",
        "ALTER TABLE imports DROP COLUMN notes",
        "ALTER TABLE pay ALTER weight TYPE VARCHAR",
        "ALTER TABLE store ALTER schema_version TYPE VARCHAR",
        "UPDATE imports SET notes = 'x'",
        "UPDATE imports SET notes = '[1]'",
        "UPDATE imports SET rejected = '[]'",
        "UPDATE imports SET options = '{'",
        "UPDATE imports SET kept = NULL",
    ],
)
def test_a_store_that_somebody_changed_is_one_line_everywhere_and_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path, statement: str
) -> None:
    import_id = added(capsys, salaries(tmp_path / "a.csv"))
    store = folder / "goingrate.duckdb"
    spoilt(store, statement)
    content = store.read_bytes()
    for arguments in (
        ["list"],
        ["show", import_id],
        ["remove", import_id],
        ["export", tmp_path / "out"],
        ["add", salaries(tmp_path / "b.csv", ROW.format(pay=90_000)), "--from", "ai-jobs"],
    ):
        assert "a store written by goingrate" in refused(capsys, *arguments)
    assert store.read_bytes() == content
    assert not (tmp_path / "out").exists()


def test_notes_and_reasons_that_this_version_does_not_know_are_told_by_their_keys(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    import_id = added(capsys, salaries(tmp_path / "a.csv"))
    spoilt(
        folder / "goingrate.duckdb",
        """UPDATE imports SET rejected = '{"reject.of_old": 3}', notes =
        '[["of.old", [["name", "value"]]], ["lca.rules", []], ["lca.no_dates", []]]'""",
    )
    answer = told(capsys, "show", import_id)
    assert "reject.of_old" in answer
    assert "of.old value" in answer
    assert "lca.rules" in json.loads(told(capsys, "list", "--json"))["imports"][0]["notes"]


def test_a_loop_of_links_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    file = salaries(tmp_path / "a.csv")
    assert "a folder for the data" in refused(capsys, "list", "--data", loop)
    add = ["add", file, "--from", "ai-jobs"]
    assert "a folder for the data" in refused(capsys, *add, "--data", loop)
    assert "can be written to" in refused(capsys, *add, "--data", loop / "below")
    told(capsys, *add)
    assert "a folder that is empty or not there yet" in refused(capsys, "export", loop)


def test_a_file_as_the_folder_is_not_an_empty_store(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "a.csv")
    assert "a folder for the data" in refused(capsys, "list", "--data", file)


def test_an_unreadable_folder_is_called_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.setattr("click.types.os.access", lambda *_: False)
    assert told(capsys, "list", "--data", closed).startswith("Nothing was added yet.")


def test_an_empty_store_does_not_send_to_its_empty_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for arguments in (["show", "a"], ["remove", "a"]):
        assert "this store is empty. Add a file first" in refused(capsys, *arguments)


def test_an_export_that_cannot_be_written_speaks_of_its_own_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "a.csv")
    added(capsys, file)
    error = refused(capsys, "export", file / "below")
    assert "Correct the permissions, or name another folder." in error
    assert "--data" not in error


def test_no_licence_is_called_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mapping = ["--mapping", written(tmp_path / "m.yaml", MAPPING)]
    told(capsys, "add", table(tmp_path / "a.csv"), "--from", "mapped", *mapping)
    (entry,) = json.loads(told(capsys, "list", "--json"))["imports"]
    assert "licence: not stated\n" in told(capsys, "show", entry["import_id"])
    told(capsys, "export", tmp_path / "out")
    licences = (tmp_path / "out" / "LICENCES.txt").read_text(encoding="utf-8")
    assert "mapped: not stated (files: a.csv)" in licences
    assert "Lizenz: nicht angegeben" in told(capsys, "sources", "--lang", "de")


# Words.


def test_numbers_and_days_of_notes_are_written_as_the_language_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [ROW.format(pay=50_000 + 10 * n) for n in range(1_234)]
    file = salaries(tmp_path / "a.csv", *rows)
    answer = told(capsys, "add", file, "--from", "ai-jobs", "--lang", "de")
    assert "Zeilen der Datei: 1.234; Datensätze: 1.234." in answer


def test_one_row_is_not_told_in_the_plural(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = salaries(tmp_path / "a.csv")
    answer = told(capsys, "add", file, "--from", "ai-jobs")
    answer += told(capsys, "show", added(capsys, file))
    answer += told(capsys, "export", tmp_path / "out")
    for plural in ("1 rows", "1 records:", "1 amounts", "1 bands"):
        assert plural not in answer


def test_a_narrow_terminal_loses_no_letter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    import_id = added(capsys, salaries(tmp_path / "salaries_of_2024.csv"))
    answer = told(capsys, "list")
    assert f"Import: {import_id[:8]}\n" in answer
    assert "File: salaries_of_2024.csv\n" in answer
    assert all(len(line) <= 40 for line in answer.splitlines() if "Imports in" not in line)


# Job boards.


def board(path: Path, **job: Any) -> Path:
    whole = {
        "title": "Data Scientist",
        "salary_min": 100_000,
        "salary_max": 120_000,
        "salary_currency": "USD",
        "salary_period": "year",
        "locations": ["Austin, TX"],
        "posted": "2025-01-31",
    } | job
    saved = {"goingrate_board": 1, "board": "greenhouse:acme", "read_on": "2025-02-01"}
    path.write_text(json.dumps({**saved, "jobs": [whole]}))
    return path


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ({"title": ["a"], "employment_type": 4, "salary_max": [1]}, None),
        ({"title": "broken " + chr(0xD83D)}, None),
        ({"salary_min": "abc", "salary_max": None}, "reject.no_pay"),
        ({"salary_min": 10**400, "salary_max": True}, "reject.no_pay"),
        ({"posted": "yesterday", "read_on": 5}, "reject.no_date"),
        ({"locations": [{"a": 1}, None], "location": 7}, "reject.no_country"),
        ({"salary_currency": 7, "salary_period": {"a": 1}, "locations": "x"}, "reject.no_currency"),
    ],
)
def test_a_board_file_with_values_of_other_kinds_is_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, job: dict[str, Any], reason: str | None
) -> None:
    file = board(tmp_path / "board.json", **job)
    if reason is None:
        assert "1 of 1" in told(capsys, "add", file, "--from", "job-boards")
    else:
        error = refused(capsys, "add", file, "--from", "job-boards")
        assert f"got 0 / 1; allowed: {say('import.allowed.kept')}" in error
        assert f"{say(reason)} (1)" in error


def test_a_board_that_does_not_answer_is_named_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(name: str) -> list[dict[str, Any]]:
        raise board_client.BoardFailed(f"{name}: the board did not answer (URLError)")

    monkeypatch.setattr(board_client, "fetch_board", silent)
    error = refused(capsys, "add", "greenhouse:acme", "--from", "job-boards")
    assert "greenhouse:acme: got the board did not answer (URLError);" in error

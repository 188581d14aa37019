"""`goingrate shortage`, as somebody types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tools.make_schemas import schemas

from goingrate.cli.run import run

COUNTS = ["--segment", "general: 3000/10000", "--segment", "elite: 200/20"]


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def written(folder: Path, text: str | bytes, name: str = "series.csv") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def as_json(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert run(["shortage", *arguments, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    schema = json.loads(schemas()["shortage-answer.schema.json"])
    jsonschema.Draft202012Validator(schema).validate(answer)
    return answer


def test_two_markets_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["shortage", *COUNTS]) == 0
    told = flat(capsys.readouterr().out)
    assert "elite has 10 vacancies per seeker (shortage)" in told
    assert "general has 0.30 vacancies per seeker (glut)" in told
    assert "Together they have 0.32: that number is misleading" in told


def test_two_markets_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(COUNTS, capsys)["tightness"]
    assert isinstance(told, dict)
    assert [one["vacancies_per_seeker"] for one in told["segments"]] == [0.3, 10.0]
    assert round(told["pooled"]["vacancies_per_seeker"], 2) == 0.32
    assert told["misleading"] is True


def test_two_markets_on_a_page_and_in_german(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert run(["shortage", *COUNTS, "--html", str(page), "--lang", "de"]) == 0
    told = flat(capsys.readouterr().out)
    assert "0,32: Diese Zahl führt in die Irre" in told
    shown = page.read_text(encoding="utf-8")
    assert "führt in die Irre" in shown
    assert "alle zusammen (irreführend)" in shown
    assert 'lang="de"' in shown


@pytest.mark.parametrize("arguments", [[], ["--first", "2022-03"], ["--lang", "de"], COUNTS])
def test_json_keeps_its_schema(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert as_json(arguments, capsys)["schema"] == "goingrate.shortage/1"


def test_the_whole_story_on_a_fresh_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, tables = tmp_path / "page.html", tmp_path / "tables"
    assert run(["shortage", "--html", str(page), "--parquet", str(tables)]) == 0
    told = flat(capsys.readouterr().out)
    assert "Job ads, US, 2020-02-01 to 2024-03-01: software ads -27%, ads that mention AI" in told
    assert "2022-03-01 to 2024-03-01: software ads -68%, ads that mention AI -53%" in told
    assert "Ads that mention AI are not AI jobs" in told
    assert "programmers -54%" in told
    assert 'id="chart-scissors"' in page.read_text(encoding="utf-8")
    changes = pq.read_table(tables / "changes.parquet").to_pylist()
    assert {round(row["change"], 2) for row in changes} >= {-0.68, -0.53, -0.21, 0.06, -0.40, 1.48}
    assert sorted(path.name for path in tables.iterdir()) == [
        "beside.parquet",
        "changes.parquet",
        "regimes.parquet",
        "series.parquet",
    ]


def test_the_same_question_has_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for name in ("one", "two"):
        page, tables = tmp_path / f"{name}.html", tmp_path / name
        assert run(["shortage", "--json", "--html", str(page), "--parquet", str(tables)]) == 0
        files = [page, *sorted(tables.iterdir())]
        found.append((capsys.readouterr().out, [path.read_bytes() for path in files]))
    assert found[0] == found[1]


def test_series_of_a_file_in_excel_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\ufeffReihe;Datum;Wert\nKöche;01.01.2020;1.000,5\nKöche;01.02.2020;2.001\n"
    assert run(["shortage", "--series", written(tmp_path, text)]) == 0
    assert "Job ads, 2020-01-01 to 2020-02-01: Köche +100%." in flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    "name",
    [
        "a: b/c", "http://x", "50%", "{name}", "%s%d", "[bold]x[/bold]", "<b>", "日本🙂", "a\nb",
        "x" * 500,
    ],
)  # fmt: skip
def test_names_are_shown_as_they_are(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    arguments = ["--segment", f"{name}: 1/2", "--segment", "b: 2/1", "--html", str(page)]
    assert run(["shortage", *arguments]) == 0
    shown = flat(capsys.readouterr().out)
    assert flat(name)[:40] in shown or len(name) > 80
    assert as_json(arguments[:2], capsys)["tightness"]["segments"][0]["name"] == flat(name)  # type: ignore[index]


LONG = "series,date,value\n"
BAD_SERIES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "got 0 bytes"),
    "no row": (LONG, "at least one row"),
    "binary": (bytes(range(256)), "allowed: text in UTF-8"),
    "one column": ("x\n1\n", "the columns series, date, value"),
    "no header": ("a,2020-01-01,1\na,2020-02-01,2\n", "the columns series, date, value"),
    "date twice": (LONG + "a,2020,1\na,2020,2\n", "line 3: got 2020"),
    "negative": (LONG + "a,2020,-1\n", "line 2: a: got -1"),
    "text": (LONG + "a,2020,many\n", "line 2: a: got many"),
    "too large": (LONG + "a,2020,1e16\n", "got 1e16"),
    "endless": (LONG + "a,2020,inf\n", "got inf"),
    "only holes": (LONG + "a,2020,nan\n", "a series with at least one number"),
    "torn marks": ("series;date;value\na;2020;1.250,5\na;2021;1,300.5\n", "got 1,300.5"),
    "unsure": ("series;date;value\na;2020;1.250\n", "got 1.250"),
    "day of which land": (LONG + "a,03/04/2020,1\n", "got 03/04/2020"),
    "1800": (LONG + "a,1800-01-01,1\n", "got 1800-01-01"),
    "9999": (LONG + "a,9999-01-01,1\n", "got 9999-01-01"),
    "no name": (LONG + ",2020,1\n", "a name for the series"),
    "ragged": (LONG + "a,2020\n", "got 2; allowed: 3 fields"),
    "open quote": (LONG + '"a,2020,1\n', "separator and the quotes"),
    "unknown kind": ("series,date,value,kind\na,2020,1,zzz\n", "got zzz"),
    "many": (LONG + "".join(f"s{x},2020,1\n" for x in range(3_000)), "at most 1000 series"),
}


@pytest.mark.parametrize("case", BAD_SERIES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_bad_file_is_one_line_and_nothing_is_written(
    case: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, named = BAD_SERIES[case]
    page, tables = tmp_path / "page.html", tmp_path / "tables"
    arguments = ["--series", written(tmp_path, text), "--html", str(page), "--parquet", str(tables)]
    assert run(["shortage", *arguments, "--lang", language]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    if language == "en":
        assert named in told.err
    assert not page.exists()
    assert not tables.exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--segment", ""], "--segment: got ;"),
        (["--segment", "a"], "--segment: got a;"),
        (["--segment", "a: 1/2/3"], "--segment: got a: 1/2/3"),
        (["--segment", "a: 0/0"], "got 0 / 0"),
        (["--segment", "a: 1e15/2"], "got 1e+15"),
        (["--segment", "a: nan/2"], "got a: nan/2"),
        (["--segment", "a: 1/2", "--segment", "a: 1/2"], "each name once"),
        (["--series", "nowhere.csv"], "nowhere.csv"),
        (["--series", "."], "Name one file of that folder"),
        (["--segments", "nowhere.csv"], "nowhere.csv"),
        (["--ads", "nowhere.csv"], "nowhere.csv"),
        (["--country", "FR"], "--country: got FR"),
        (["--country", ""], "--country"),
        (["--sector", "nursing"], "goingrate data add"),
        (["--first", "2024", "--last", "2023"], "--first"),
        (["--first", ""], "--first"),
        (["--last", "-1"], "--last: got -1"),
        (["--data", "nowhere"], "nowhere"),
        (["--html", "."], "--html"),
        (["--lang", "fr"], "--lang"),
        (["extra"], "extra"),
    ],
)
def test_bad_words_are_one_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["shortage", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err


def test_a_file_in_the_place_of_the_folder_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = written(tmp_path, "mine", "mine.txt")
    assert run(["shortage", *COUNTS, "--parquet", mine]) == 2
    assert "--parquet" in capsys.readouterr().err
    assert Path(mine).read_text() == "mine"


def test_counts_alone_start_without_engines_of_series() -> None:
    code = (
        "import sys; from goingrate.cli.run import run; "
        f"run(['shortage', *{COUNTS!r}]); "
        "print([name for name in ('pyfixest', 'ruptures', 'altair') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("[]")


def test_no_file_that_is_read_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "series.parquet"
    pq.write_table(
        pa.table({"series": ["a", "a"], "date": ["2024-01-01", "2024-02-01"], "value": [1.0, 2.0]}),
        file,
    )
    before = file.read_bytes()
    assert run(["shortage", "--series", str(file), "--parquet", str(tmp_path)]) == 2
    assert "series.parquet" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [file]

"""What every command does alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goingrate.cli.run import COMMANDS, run

HEAVY = ("numpy", "scipy", "numba", "altair", "pydantic", "rich", "babel", "yaml")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {command}" in told for command in COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from goingrate.cli.run import run; run(['--help']); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("arguments", [["comp"], ["compare"], ["compare", "--sed"], ["facts", "x"]])
def test_wrong_use_is_one_line(
    arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--lang", language]) == 2
    told = capsys.readouterr().err
    assert told.startswith("goingrate: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["waterfall", "a.yaml", "b.yaml", "--exit", "5M"], "goingrate: b.yaml is not understood"),
        (["equity", "--stirke", "1"], "--stirke (did you mean --strike, --stage, --shares?). See"),
    ],
)
def test_wrong_use_names_what_was_typed(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert named in capsys.readouterr().err


def test_a_place_that_cannot_be_written_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine")
    example = Path(__file__).parents[2] / "examples" / "microsoft-to-startup.yaml"
    assert run(["compare", str(example), "--html", str(blocked / "report.html")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert blocked.read_text() == "mine"


def test_a_closed_pipe_is_no_error() -> None:
    example = Path(__file__).parents[2] / "examples" / "microsoft-to-startup.yaml"
    command = f"{sys.executable} -m goingrate compare {example} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Stay at Microsoft")
    assert done.stderr == ""


def test_a_terminal_that_lacks_a_sign_shows_another() -> None:
    example = Path(__file__).parents[2] / "examples" / "cap-table.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "goingrate", "waterfall", str(example), "--exit", "50M..60M",
         "--lang", "de"],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.stdout.startswith("Stammanteile bringen nichts")
    assert done.stderr == ""

"""A killed import leaves the former or the new state."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..imports.fakes import write_drafts


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: a kill is no power cut, and the disk is slow."""
    memory = Path("/dev/shm")  # noqa: S108
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="goingrate-killed-", dir=place) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def trials(folder: Path) -> dict[str, Any]:
    write_drafts(folder / "one.csv", [{"pay_low": 90_000 + n} for n in range(50)])
    write_drafts(folder / "two.csv", [{"pay_low": 80_000 + n} for n in range(60)])
    write_drafts(folder / "many.csv", [{"title": f"{n}"} for n in range(10_000)])
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_hundred_kills_leave_the_former_or_the_new_state(trials: dict[str, Any]) -> None:
    kills = [trial["kills"] for trial in trials.values()]
    assert sum(kill["former"] + kill["new"] for kill in kills) >= 100


@pytest.mark.parametrize("name", ["first", "next", "less", "older", "emptied"])
def test_there_are_kills_on_both_sides_of_the_step(trials: dict[str, Any], name: str) -> None:
    assert trials[name]["kills"]["former"] > 5
    assert trials[name]["kills"]["new"] > 0


@pytest.mark.parametrize("name", ["older", "emptied"])
def test_an_old_store_becomes_one_of_now_with_the_change_or_not(
    trials: dict[str, Any], name: str
) -> None:
    assert trials[name]["versions"] == [1, 2]


@pytest.mark.parametrize("name", ["first", "next", "large", "less", "older", "emptied"])
def test_what_killed_imports_left_is_removed_by_the_next(trials: dict[str, Any], name: str) -> None:
    assert trials[name]["done"]
    assert trials[name]["left"] == ["goingrate.duckdb", "goingrate.lock"]

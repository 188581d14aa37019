"""Imports that are killed, one process each; run by `test_killed.py` as a program of its own.

Each import runs in a fork of a process that has everything loaded. It is killed by itself before
some line of the code that changes the store (every line has its turn), or from outside after some
time, wherever it is then. Afterwards the store must be readable and hold exactly what it held
before, or what it holds after an undisturbed import.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1] / "imports"))
sys.path.insert(0, str(Path(__file__).parent))

from fakes import NOON, FakeConnector, readers
from version_1 import write_version_1

from goingrate.data.imports.importing import import_file
from goingrate.data.store import change as change_module
from goingrate.data.store.store import Store

WATCHED = (
    "/store/change.py",
    "/store/copying.py",
    "/store/provenance.py",
    "/store/schema.py",
    "/importing.py",
)
#: Where a new store takes the place of the former one.
STEP = ("_replace", "put_in_place", "_flush")
Action = Callable[[Store], None]
State = list[Any]


def state(folder: Path) -> State:
    """Return what a store holds, in short, and the version of its tables."""
    store = Store.open(folder)
    with store.reading() as con:
        (content,) = con.execute(
            "SELECT (count(*), sum(hash(pay)), (SELECT count(*) FROM postings)) FROM pay"
        ).fetchone() or (None,)
    return [[entry.import_id for entry in store.imports()], str(content), version(store)]


def version(store: Store) -> int | None:
    """Return the version that stands in the file itself; None without one."""
    if not store.exists:
        return None
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{store.path}' AS filed (READ_ONLY)")
        ((found,),) = con.execute("SELECT max(schema_version) FROM filed.store").fetchall()
    assert isinstance(found, int)
    return found


def forked(action: Action, store: Store, *, before_line: int | None = None) -> int:
    """Run an action in a child; return its process id."""
    child = os.fork()
    if child:
        return child
    if before_line is not None:
        kill_before(before_line)
    action(store)
    os._exit(0)


def kill_before(line: int) -> None:
    """Kill this process before the n-th line of the watched code is run."""
    left = line

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.endswith(WATCHED):
            return None
        if event == "line":
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def lines_of(action: Action, store: Store) -> list[str]:
    """Return the function of each line of the watched code that an action runs."""
    functions = []

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.endswith(WATCHED):
            return None
        if event == "line":
            functions.append(frame.f_code.co_name)
        return trace

    sys.settrace(trace)
    try:
        action(store)
    finally:
        sys.settrace(None)
    return functions


class Trial:
    """One change of a store, to be killed again and again."""

    def __init__(self, folder: Path, action: Action) -> None:
        self.folder, self.action = folder, action
        self.store = Store.open(folder)
        self.saved = self.store.path.with_suffix(".saved")
        self.former = state(folder)
        self.keep_former()
        began = time.monotonic()
        self.lines = lines_of(action, self.store)
        self.seconds = time.monotonic() - began
        self.new = state(folder)
        self.kills = {"former": 0, "new": 0}
        self.restore()

    def keep_former(self) -> None:
        if self.store.exists:
            shutil.copyfile(self.store.path, self.saved)

    def restore(self) -> None:
        """Put the former store back; what else lies there is left as the kill left it."""
        if self.saved.exists():
            shutil.copyfile(self.saved, self.store.path)
        else:
            self.store.path.unlink(missing_ok=True)

    def judge(self, child: int) -> None:
        _, status = os.waitpid(child, 0)
        found = state(self.folder)
        if os.WIFSIGNALED(status):
            held = [name for name in ("former", "new") if found == getattr(self, name)]
            self.kills[held[0]] += 1  # fails if it is neither
        elif found != self.new:
            raise AssertionError(f"not killed, and not done: {status}")
        self.restore()

    def at_lines(self, others: int) -> None:
        """Kill before each line of the step itself, and before `others` spread over the rest."""
        step = [n for n, name in enumerate(self.lines, 1) if name in STEP]
        rest = [n for n in range(1, len(self.lines) + 1) if n not in step]
        spread = {rest[round(n * (len(rest) - 1) / (others - 1))] for n in range(others)}
        for line in sorted({*step, *spread}):
            self.judge(forked(self.action, self.store, before_line=line))

    def at_times(self, times: int) -> None:
        """Kill from outside, after times spread over the whole."""
        for number in range(times):
            child = forked(self.action, self.store)
            time.sleep(self.seconds * (number + 0.5) / times)
            os.kill(child, signal.SIGKILL)
            self.judge(child)

    def report(self) -> dict[str, Any]:
        """Return the counts, and what lies around after one more, undisturbed change."""
        self.action(self.store)
        left = sorted(path.name for path in self.folder.iterdir() if path != self.saved)
        versions = [self.former[-1], self.new[-1]]
        done = state(self.folder) == self.new
        return {"kills": self.kills, "done": done, "left": left, "versions": versions}


def main(folder: Path) -> None:
    """Run all trials in a folder that holds `one.csv`, `two.csv` and `many.csv`."""
    known = readers()

    def adding(name: str) -> Action:
        def add(store: Store) -> None:
            import_file(store, FakeConnector(), folder / name, {}, at=NOON, readers=known)

        return add

    def removing(store: Store) -> None:
        with change_module.changing(store) as change:
            change.remove(store.imports()[0].import_id)

    first = Trial(folder / "first", adding("one.csv"))
    first.at_lines(10)
    adding("one.csv")(Store.open(folder / "next"))
    following = Trial(folder / "next", adding("two.csv"))
    following.at_lines(30)
    adding("one.csv")(Store.open(folder / "large"))
    large = Trial(folder / "large", adding("many.csv"))
    large.at_times(20)
    for name in ("one.csv", "two.csv"):
        adding(name)(Store.open(folder / "less"))
    less = Trial(folder / "less", removing)
    less.at_lines(15)
    write_version_1(folder / "older")
    older = Trial(folder / "older", adding("two.csv"))
    older.at_lines(30)
    write_version_1(folder / "emptied")
    emptied = Trial(folder / "emptied", removing)
    emptied.at_lines(15)
    trials = {"first": first, "next": following, "large": large, "less": less}
    trials |= {"older": older, "emptied": emptied}
    told = {name: trial.report() for name, trial in trials.items()}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The library that knows the job boards: the one place that asks a network, and replays of files.

A saved answer is read by the library's own reader for its system, with the file in place of the
network. The library has no function for that, so its requests are answered here while it reads.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import Any, Final

from goingrate.base.version import __version__

#: Board name under which saved answers are read; no employer is called so.
REPLAYED: Final = "saved-file"

_TOKENS: Final = {"workday": f"{REPLAYED}.wd1/Site"}
_DETAILED: Final = frozenset({"rippling", "workday", "polymer"})
#: Stands for the day on which a file was saved, where nobody says it.
_LONG_AGO: Final = date(2001, 1, 1)
_ONE_AT_A_TIME: Final = Lock()

Answer = Callable[[str], "str | None"]


class BoardFailed(Exception):
    """The library could not read a board or a saved answer; the message says why."""


def board_named(target: str) -> str | None:
    """Return "greenhouse:acme" for that or for a board's address; None if it names no board.

    Examples
    --------
    >>> board_named("https://jobs.lever.co/acme"), board_named("acme") is None
    ('lever:acme', True)
    """
    from openroles import discover

    board = discover.parse(target)
    return None if board is None else str(board)


def fetch_board(board: str) -> list[dict[str, Any]]:
    """Ask a board on the network for its open jobs. Nothing else in goingrate asks a network.

    Raises
    ------
    BoardFailed
        If it does not answer, is not there, or its robots.txt says no.
    """
    import openroles

    openroles.configure(user_agent=f"goingrate/{__version__} openroles/{openroles.__version__}")
    try:
        return [job.to_dict() for job in openroles.fetch(board, details=True)]
    except openroles.BoardError as error:
        raise BoardFailed(str(error)) from None


def replay_board(system: str, answer: Answer, *, on_day: date | None) -> list[dict[str, Any]]:
    """Return the jobs in a saved answer of a board.

    Parameters
    ----------
    system
        Of the library's names: "greenhouse", "lever", ...
    answer
        Address asked for to the text that stands for its answer; None: not found.
    on_day
        When the answer was saved, from which "posted 3 days ago" is reckoned.

    Raises
    ------
    BoardFailed
        If the answer is not one of this system.
    """
    import openroles
    from openroles.providers import READERS

    options: dict[str, Any] = {"details": True} if system in _DETAILED else {}
    if system == "workday":
        options["today"] = on_day or _LONG_AGO
    with _answering(answer):
        try:
            jobs = READERS[system].fetch(_TOKENS.get(system, REPLAYED), **options)
        except openroles.BoardError as error:
            raise BoardFailed(str(error).replace(f"{system}:{REPLAYED}: ", "")) from None
    dated = [job.to_dict() for job in jobs]
    if on_day is None:
        return [{**job, "posted": _real_day(job["posted"])} for job in dated]
    return dated


def _real_day(posted: str) -> str:
    """Return the day of an ad, or nothing where it was reckoned from a day nobody gave."""
    return "" if posted[:4] <= str(_LONG_AGO.year) else posted


@contextmanager
def _answering(answer: Answer) -> Iterator[None]:
    """Let the library's requests be answered from memory, and keep its remarks to itself."""
    from openroles import _http

    def raw(url: str, *_: Any, **__: Any) -> tuple[str, str | None]:
        text = answer(url)
        return ("", "HTTP 404") if text is None else (text, None)

    def parsed(url: str, *_: Any, **__: Any) -> tuple[object, str | None]:
        text = answer(url)
        if text is None:
            return None, "HTTP 404"
        try:
            return json.loads(text), None
        except (ValueError, RecursionError):
            return None, "the response was not JSON"

    replaced: dict[str, Any] = {
        "request": parsed,
        "request_raw": raw,
        "robots_allows": lambda *_: (True, ""),
        "robots_refuses": lambda *_: "",
        "robots_txt": lambda *_: (404, ""),
    }
    log = logging.getLogger("openroles")
    with _ONE_AT_A_TIME:
        former = {name: getattr(_http, name) for name in replaced}
        was_disabled = log.disabled
        try:
            for name, function in replaced.items():
                setattr(_http, name, function)
            log.disabled = True
            yield
        finally:
            log.disabled = was_disabled
            for name, function in former.items():
                setattr(_http, name, function)

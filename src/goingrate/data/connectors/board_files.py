"""Saved answers of job boards: which system wrote a file, and the jobs in it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

from goingrate.data.connectors.board_client import (
    REPLAYED,
    Answer,
    BoardFailed,
    board_named,
    replay_board,
)
from goingrate.data.connectors.table_files import bad_file, first_bytes, size_said

#: A field of goingrate's own files of boards, and the version that they have.
OWN: Final = "goingrate_board"
OWN_VERSION: Final = 1

_MOST_BYTES: Final = 200_000_000
_FIRST_TAG: Final = re.compile(r"<([A-Za-z][\w:-]*)")
_BY_TAG: Final = {"workzag-jobs": "personio", "rss": "teamtailor", "jobs": "jazzhr"}
#: A field of a whole answer that only one system has.
_BY_FIELD: Final = {
    "offers": "recruitee",
    "jobPostings": "workday",
    "jobPostingInfo": "workday",
    "payRangeDetails": "rippling",
    "workLocations": "rippling",
}
#: A field of a single job that only one system has, for answers that look alike from outside.
_BY_JOB_FIELD: Final = {
    "absolute_url": "greenhouse",
    "jobUrl": "ashby",
    "isListed": "ashby",
    "shortcode": "workable",
    "application_url": "workable",
    "hostedUrl": "lever",
    "categories": "lever",
    "workplaceType": "rippling",
    "locations": "rippling",
}


def read_board_file(
    path: Path, *, system: str | None, on_day: date | None
) -> tuple[list[dict[str, Any]], str | None]:
    """Return the jobs in a saved answer, and the employer where the file tells.

    Jobs have the fields of `openroles.Job`, and `read_on` in files that goingrate wrote.

    Parameters
    ----------
    system
        What wrote the file; None: its fields tell.
    on_day
        When it was saved.

    Raises
    ------
    BadFile
        If it is no answer of a system that can be read, or holds no jobs.
    """
    content = _content(path)
    tree = _tree(path, content)
    if isinstance(tree, dict) and OWN in tree:
        return _own_jobs(path, tree)
    found = system or _system(content, tree)
    if found is None:
        raise bad_file(path, path.name, "allowed.board_file", "fix.board_system")
    try:
        jobs = replay_board(found, _answer(content, tree), on_day=on_day)
    except BoardFailed as error:
        raise bad_file(
            path, f"{found}: {error}", "allowed.board_file", "fix.board_system"
        ) from None
    if not jobs:
        raise bad_file(path, "0", "allowed.open_jobs", "fix.right_file")
    return jobs, _employer(content, tree, jobs)


def _content(path: Path) -> str:
    first_bytes(path)  # refuses what is absent, a folder or empty
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise bad_file(path, size_said(size), "allowed.board_file", "fix.right_file")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise bad_file(path, path.name, "allowed.board_file", "fix.right_file") from None


def _tree(path: Path, content: str) -> Any:
    """Return what a file of JSON holds; None for one of XML."""
    if content.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise bad_file(path, path.name, "allowed.whole_json", "fix.download_again") from None


def _own_jobs(path: Path, tree: dict[str, Any]) -> tuple[list[dict[str, Any]], str | None]:
    jobs, board = tree.get("jobs"), tree.get("board")
    are_jobs = isinstance(jobs, list) and all(isinstance(job, dict) for job in jobs)
    if tree[OWN] != OWN_VERSION or not jobs or not are_jobs or not isinstance(board, str):
        raise bad_file(path, path.name, "allowed.board_file", "fix.board_again")
    return [{**job, "read_on": tree.get("read_on")} for job in jobs], _employer_of(board)


def _system(content: str, tree: Any) -> str | None:
    if tree is None:
        tags = _FIRST_TAG.search(content)
        return _BY_TAG.get(tags[1]) if tags else None
    if isinstance(tree, dict):
        by_field = next((name for field, name in _BY_FIELD.items() if field in tree), None)
        if by_field is not None:
            return by_field
    jobs = _jobs_of(tree)
    fields = {field for job in jobs[:20] for field in job}
    return next((name for field, name in _BY_JOB_FIELD.items() if field in fields), None)


def _jobs_of(tree: Any) -> list[dict[str, Any]]:
    listed = tree
    if isinstance(tree, dict):
        listed = next((tree[name] for name in ("jobs", "items") if name in tree), [])
    return [job for job in listed if isinstance(job, dict)] if isinstance(listed, list) else []


def _answer(content: str, tree: Any) -> Answer:
    """Return what stands for the network: the file once, and nothing for further pages.

    The record of a single job is put into a list of one first, as its system would.
    """
    detail = isinstance(tree, dict)
    if detail and "jobPostingInfo" in tree:
        info = tree["jobPostingInfo"] if isinstance(tree["jobPostingInfo"], dict) else {}
        job = {"title": info.get("title"), "externalPath": "/job/1", "locationsText": "-"}
        answers = [json.dumps({"total": 1, "jobPostings": [job]}), content]
    elif detail and "items" not in tree and {"payRangeDetails", "workLocations"} & tree.keys():
        job = {"id": tree.get("uuid"), "name": tree.get("name"), "url": tree.get("url") or "-"}
        places = tree.get("workLocations")
        job["locations"] = [{"name": place} for place in places] if isinstance(places, list) else []
        answers = [json.dumps({"items": [job], "totalPages": 1}), content]
    else:
        answers = [content]
    left = iter(answers)
    return lambda _: next(left, None)


def _employer(content: str, tree: Any, jobs: list[dict[str, Any]]) -> str | None:
    """Return the employer as the file names it, else the name of its board."""
    if isinstance(tree, dict) and isinstance(tree.get("name"), str) and "jobs" in tree:
        return str(tree["name"])
    company = re.search(r"<company>([^<]{1,200})</company>", content) if tree is None else None
    if company is not None:
        return company[1].strip()
    boards = (board_named(str(job["url"])) for job in jobs[:20])
    return next((_employer_of(board) for board in boards if board and REPLAYED not in board), None)


def _employer_of(board: str) -> str:
    """Return the name of a board without its system: "workday:acme.wd3/Site" is of acme.

    Examples
    --------
    >>> _employer_of("greenhouse:acme"), _employer_of("workday:acme.wd3/Site")
    ('acme', 'acme')
    """
    system, _, token = board.partition(":")
    return token.split(".")[0] if system == "workday" else token

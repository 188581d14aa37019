"""Answers of job boards become pay records; nothing here asks a network."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.data.connectors import board_client, job_boards
from goingrate.data.connectors.contract import DRAFT_PAY


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a test asked the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def greenhouse(*ads: tuple[str, str, str]) -> str:
    """Return an answer of Greenhouse with ads of title, place and text (HTML)."""
    jobs = [
        {
            "id": number,
            "title": title,
            "absolute_url": f"https://boards.greenhouse.io/acmelabs/jobs/{number}",
            "location": {"name": place},
            "first_published": "2026-06-01T10:00:00-04:00",
            "content": text,
        }
        for number, (title, place, text) in enumerate(ads, start=1)
    ]
    return json.dumps({"jobs": jobs})


def lever(**salary: Any) -> str:
    return json.dumps(
        [
            {
                "id": "a-1",
                "text": "Data Scientist",
                "hostedUrl": "https://jobs.lever.co/acmelabs/a-1",
                "createdAt": 1_780_000_000_000,
                "categories": {"location": "London, UK", "commitment": "Full-time"},
                "descriptionPlain": "We pay $1,000,000 - $1,100,000.",
                "salaryRange": salary,
            }
        ]
    )


PERSONIO = """<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position>
  <id>7</id><office>München</office><name>Softwareentwickler (m/w/d)</name>
  <jobDescriptions><jobDescription><name>Wir bieten</name><value><![CDATA[<ul>
    <li>60.000 € - 75.000 € brutto/Jahr</li><li>1.500 € Weiterbildungsbudget</li></ul>]]></value>
  </jobDescription></jobDescriptions>
  <schedule>part-time</schedule><createdAt>2026-05-28T10:14:07+0200</createdAt>
</position></workzag-jobs>
"""


def drafted(folder: Path, content: str, **options: Any) -> list[dict[str, Any]]:
    path = folder / "answer"
    path.write_text(content, encoding="utf-8")
    return rows_of(path, **options)


def rows_of(path: Path, **options: Any) -> list[dict[str, Any]]:
    con = duckdb.connect()
    result = job_boards.draft(con, path, options)
    found = con.execute(f'FROM {result.pay} ORDER BY "row"')
    columns = [column[0] for column in found.description]
    assert columns == list(DRAFT_PAY)
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def test_pay_in_the_text_of_an_ad(tmp_path: Path) -> None:
    text = (
        "&lt;p&gt;We raised $40M.&lt;/p&gt;&lt;p&gt;Base Pay Range&lt;/p&gt;"
        "&lt;p&gt;$150,000&amp;mdash;$180,000 USD&lt;/p&gt;"
        "&lt;p&gt;$2,000 learning budget&lt;/p&gt;"
    )
    (row,) = drafted(tmp_path, greenhouse(("ML Engineer", "San Francisco, CA", text)))
    assert row == {
        "row": 1, "title": "ML Engineer", "employer": "acmelabs", "soc": None, "level_given": None,
        "country": None, "region": None, "metro": None, "place": "San Francisco, CA",
        "pay_low": 150e3, "pay_high": 180e3, "pay_period": "year", "currency": "USD",
        "component": "base", "basis": "posted", "on_date": date(2026, 6, 1), "weight": 1.0,
        "full_time": None, "reject": None,
    }  # fmt: skip


def test_components_are_records_of_their_own(tmp_path: Path) -> None:
    ads = [
        ("Seller", "Austin, TX", "OTE $300K ($150K base)"),
        ("Other", "Austin, TX", "no figures"),
        ("Dev", "Austin, TX", "SF: $180k-$220k; Austin: $150k-$190k"),
        ("Dev", "Berlin, Germany", "SF: $180k-$220k; Austin: $150k-$190k"),
    ]
    rows = drafted(tmp_path, greenhouse(*ads))
    found = [(r["row"], r["title"], r["component"], r["pay_low"], r["reject"]) for r in rows]
    assert found == [
        (1, "Seller", "base", 150e3, None),
        (2, "Seller", "on_target", 300e3, None),
        (3, "Other", "base", None, None),  # counted by the import: no pay
        (4, "Dev", "base", 150e3, None),
        (5, "Dev", "base", None, "reject.several_bands"),
    ]


def test_a_dollar_is_that_of_the_ads_place(tmp_path: Path) -> None:
    text = "Salary: $100,000 - $120,000"
    ads = [("Dev", place, text) for place in ("Toronto, Canada", "Austin, TX", "Somewhere")]
    assert [r["currency"] for r in drafted(tmp_path, greenhouse(*ads))] == ["CAD", "USD", "USD"]
    told = drafted(tmp_path, greenhouse(*ads), country="AU")
    assert [(r["currency"], r["country"]) for r in told] == [
        ("CAD", None),  # read in the place
        ("USD", None),
        ("AUD", "AU"),
    ]


def test_the_boards_own_numbers_come_first(tmp_path: Path) -> None:
    salary = {"min": 50_000, "max": 65_000, "currency": "GBP", "interval": "per-year-salary"}
    (row,) = drafted(tmp_path, lever(**salary))
    assert (row["pay_low"], row["pay_high"], row["currency"]) == (50e3, 65e3, "GBP")
    assert (row["pay_period"], row["full_time"]) == ("year", True)
    assert (row["employer"], row["on_date"]) == ("acmelabs", date(2026, 5, 28))
    (row,) = drafted(tmp_path, lever(**{**salary, "max": None}))
    assert (row["pay_low"], row["pay_high"], row["reject"]) == (50e3, None, None)
    (row,) = drafted(tmp_path, lever(**{**salary, "min": None}))
    assert row["reject"] == "reject.upper_bound"
    (row,) = drafted(tmp_path, lever(min=2_000, max=2_500, currency="GBP", interval="bi-weekly"))
    assert row["pay_period"] is None


def test_german_xml(tmp_path: Path) -> None:
    (row,) = drafted(tmp_path, PERSONIO, employer="Acme GmbH")
    assert (row["pay_low"], row["pay_high"], row["currency"]) == (60e3, 75e3, "EUR")
    assert (row["title"], row["employer"]) == ("Softwareentwickler (m/w/d)", "Acme GmbH")
    assert (row["full_time"], row["on_date"]) == (False, date(2026, 5, 28))


def test_a_note_says_where_pay_was_found(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(greenhouse(("A", "", "Salary: $100k"), ("B", "", "")), encoding="utf-8")
    (note,) = job_boards.draft(duckdb.connect(), path, {}).notes
    assert dict(note.values) == {"jobs": "2", "numbers": "0", "words": "0", "text": "1"}


def test_a_day_that_nobody_gave_is_not_made_up(tmp_path: Path) -> None:
    jobs = [{"title": "Planner", "externalPath": "/job/x/y", "postedOn": "Posted 3 Days Ago"}]
    answer = json.dumps({"total": 1, "jobPostings": jobs})
    assert drafted(tmp_path, answer)[0]["on_date"] is None
    assert drafted(tmp_path, answer, on_date="2026-06-10")[0]["on_date"] == date(2026, 6, 7)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "Greenhouse"),
        ("hello", "Greenhouse"),
        ('{"jobs": [', "complete JSON"),
        ('{"jobs": []}', "system=lever"),
        ('{"offers": []}', "at least one open job"),
        ("<!DOCTYPE x><workzag-jobs/>", "personio"),
        ('{"goingrate_board": 2, "jobs": []}', "Ask the board again"),
        ('{"goingrate_board": 1, "board": "lever:a", "jobs": [1]}', "Ask the board again"),
        ("[" * 100_000, "complete JSON"),
    ],
)
def test_other_files_are_refused(
    tmp_path: Path, is_one_line: Callable[[InputError], bool], content: str, said: str
) -> None:
    with pytest.raises(BadFile) as caught:
        drafted(tmp_path, content)
    assert said in str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    "options",
    [{"sytem": "lever"}, {"system": "monster"}, {"country": "Germany"}, {"on_date": "soon"}],
)
def test_wrong_options(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(BadField):
        drafted(tmp_path, lever(), **options)


def test_a_named_board_is_asked_once_and_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answered(board: str) -> list[dict[str, Any]]:
        asked.append(board)
        job = {"title": "Dev", "locations": ["Austin, TX"], "description": "Salary: $100k - $120k"}
        return [{**job, "posted": "2026-05-01"}, {**job, "posted": ""}]

    monkeypatch.setattr(board_client, "fetch_board", answered)
    for target in ("greenhouse:acmelabs", "https://boards.greenhouse.io/acmelabs"):
        path = job_boards.save_board(target, tmp_path, today=date(2026, 6, 2))
        assert path.name == "greenhouse-acmelabs-2026-06-02.json"
    assert asked == ["greenhouse:acmelabs"] * 2
    first, second = rows_of(path)
    assert (first["employer"], first["pay_high"]) == ("acmelabs", 120e3)
    assert (first["on_date"], second["on_date"]) == (date(2026, 5, 1), date(2026, 6, 2))


def test_a_board_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    import openroles

    def failing(*_: object, **__: object) -> None:
        raise openroles.BoardError("greenhouse:acme: HTTP 404;\nprobably a wrong board name")

    monkeypatch.setattr(openroles, "fetch", failing)
    with pytest.raises(BadFile) as caught:
        job_boards.save_board("greenhouse:acme", tmp_path, today=date(2026, 6, 2))
    assert "HTTP 404" in str(caught.value)
    assert is_one_line(caught.value)
    for target in ("acme", "", "careersite:acme.com", "file.json"):
        with pytest.raises(BadFile, match="greenhouse:acme or its address"):
            job_boards.save_board(target, tmp_path, today=date(2026, 6, 2))
    assert list(tmp_path.iterdir()) == []


def test_the_library_is_left_as_it_was(tmp_path: Path) -> None:
    from openroles import _http

    before = dict(vars(_http))
    drafted(tmp_path, PERSONIO)
    with pytest.raises(BadFile):
        drafted(tmp_path, "<jobs", system="jazzhr")
    assert dict(vars(_http)) == before


@pytest.mark.shared
def test_example_answers_of_every_system(shared_folder: Path) -> None:
    pay = {}
    for path in sorted((shared_folder / "data" / "job_boards").iterdir()):
        for row in rows_of(path):
            assert row["title"]
            if row["pay_low"] is not None:
                pay[path.stem] = (row["pay_low"], row["pay_high"], row["currency"], row["employer"])
    assert pay == {
        "ashby": (60e3, 75e3, "GBP", "acme"),
        "lever": (50e3, 65e3, "GBP", "acme"),
        "recruitee": (40e3, 48e3, "GBP", "acme"),
        "rippling_job": (45e3, 52e3, "GBP", None),
    }

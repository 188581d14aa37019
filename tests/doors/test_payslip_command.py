"""`goingrate payslip`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goingrate.cli.run import run

CALIFORNIA = ["payslip", "--gross", "250k", "--place", "US-CA", "--year", "2024"]
PRIVATE = ["--place", "DE", "--gross", "1", "--health", "private", "--premium", "600/month"]
GERMANY = ["payslip", "--gross", "80k", "--place", "DE", "--year", "2024"]


def spoken(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def record(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


def test_the_net_comes_first_and_then_the_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*CALIFORNIA, "--net", "12,345.67", "--per", "month"]) == 0
    told = spoken(capsys)
    assert told.startswith(
        "Payslip of 2024 (single, CA, United States) Of $250,000.00 in 2024, $158,646.54 arrives "
        "(63.5%); $12,837.47 a month (slips 1 to 8 of 12). Your slip says $12,345.67: $491.80 "
        "(3.8%) less. What would explain it - A 401(k) contribution before tax of $854.17 a month"
    )
    assert "A check, not a tax return. Not financial, tax or legal advice." in told


def test_a_german_slip_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    german = [*GERMANY, "--net", "4.562,88 €", "--lang", "de"]
    assert run(german) == 0
    told = spoken(capsys).replace("\xa0", " ")
    assert "Von 80.000,00 € im Jahr 2024 kommen 48.365,48 € an (60,5 %); 4.030,46 € im Monat." in (
        told
    )
    assert "Steuerklasse III: dann 4.562,88 €, und das ist Ihr Netto." in told
    assert "Keine Finanz-, Steuer- oder Rechtsberatung." in told


def test_both_languages_have_the_same_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*GERMANY, "--net", "4000", "--json"]) == 0
    english = record(capsys)
    assert run([*GERMANY, "--net", "4000", "--json", "--lang", "de"]) == 0
    german = record(capsys)
    assert english["schema"] == "goingrate.payslip/1"
    for one, other in zip(english["lines"], german["lines"], strict=True):
        assert (one["year_cents"], one["source"]) == (other["year_cents"], other["source"])
    assert english["actual"]["difference_cents"] == german["actual"]["difference_cents"]
    assert english["sentences"] != german["sentences"]


@pytest.mark.parametrize(
    "place", ["CA", "California", "us-ca", "Texas", "US", "US-NY", "US-WA", "DE-BY", "Germany"]
)
def test_places_as_people_write_them(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["payslip", "--gross", "9k/month", "--place", place, "--json"]) == 0
    assert record(capsys)["gross_year_cents"] == 108_000_00


def test_a_private_premium_and_a_member_of_the_church(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["payslip", "--gross", "80k", "--place", "DE-NW", "--year", "2024", "--church",
             "member", "--health", "private", "--premium", "600/month", "--json"]  # fmt: skip
    assert run(asked) == 0
    lines = {one["key"]: one["period_cents"] for one in record(capsys)["lines"]}
    assert lines["levy.de.private_premium"] == -600_00
    assert lines["levy.de.church"] == pytest.approx(0.09 * lines["levy.de.wage_tax"], abs=1)
    assert "levy.de.health" not in lines


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "slip.html"
    assert run([*CALIFORNIA, "--html", str(out)]) == 0
    assert "The full report is in" in spoken(capsys)
    assert "$158,646.54" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--place", "US-TX", "--church", "9%"], "--church: got 9%"),
        (["--gross", "-5k"], "--gross: got -5k"),
        (["--gross", "1e13"], "--gross: got 1e13"),
        (["--gross", "10000B"], "--gross: got 10000B"),
        (["--gross", "0"], "--gross: got 0"),
        (["--gross", "0.001"], "--gross: got 0.001; allowed: at least one cent"),
        (["--gross", "0.004", "--place", "DE"], "--gross: got 0.004"),
        (["--gross", "200k..250k"], "--gross"),
        (["--gross", "250k EUR"], "USD"),
        (["--gross", "999B", "--bonus", "999B"], "--bonus"),
        (["--year", "next year"], "--year: got next year"),
        (["--year", "2019"], "--year: got 2019"),
        (["--year", "2100"], "--year: got 2100"),
        (["--year", "2066"], "a year up to 2065"),  # California's law ends a year before
        (["--year", "2067"], "a year up to 2065"),
        (["--status", "maried"], "married_joint"),
        (["--place", "Atlantis"], "--place: got Atlantis"),
        (["--place", "US-AL"], "--place"),
        (["--place", "DE-XX"], "DE-BY"),
        (["--tax-class", "I"], "--tax-class: got I"),
        (["--children", "1"], "--children: got 1"),
        (["--health", "private"], "--health: got private"),
        (["--premium", "600"], "--premium"),
        (["--place", "DE", "--status", "single"], "--status: got single"),
        (["--place", "DE", "--retirement", "5k"], "--retirement"),
        (["--place", "DE", "--tax-class", "VII"], "--tax-class: got VII"),
        (["--place", "DE", "--year", "2020"], "--year: got 2020"),
        (["--place", "DE", "--per", "biweekly"], "month, year"),
        (["--place", "DE", "--church", "member"], "such as BY"),
        (["--place", "DE", "--children", "-1"], "--children"),
        (["--place", "DE", "--premium", "600"], "--health private"),
        (["--place", "DE", "--health", "private"], "--premium: got -; allowed: a value"),
        (PRIVATE, "--premium: got 600/month; allowed: a premium that the net pay"),
        ([*PRIVATE, "--bonus", "100k"], "--premium: got 600/month"),
        (["--place", "DE", "--additional-rate", "25%"], "--additional-rate"),
        (["--retirement", "300k"], "--retirement"),
        (["--gross", "10k", "--retirement", "10k"], "--retirement: got 10k"),
        (["--net", "12k..13k"], "--net"),
        (["--net", "unknown"], "--net"),
        (["--per", "week"], "--per: got week"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_bad_input_is_one_line(
    arguments: list[str],
    named: str,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = ["--html", str(tmp_path / "a.html"), "--lang", language]
    assert run([*CALIFORNIA, *arguments, *place]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    if language == "en":
        assert named in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["--gross", "1"], ["--place", "US"]])
def test_what_is_missing_is_named(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["payslip", *arguments]) == 2
    assert "is missing" in capsys.readouterr().err

"""`goingrate tax`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goingrate.cli.run import run

EXAMPLES = Path(__file__).parents[2] / "examples"
ISO = ["tax", str(EXAMPLES / "tax-iso.yaml")]
VSOP = ["tax", str(EXAMPLES / "tax-vsop.yaml")]
US = "schema_version: 1\ncountry: US\nstate: CA\nyears:\n  2024: {wages: 250k}\n"


def spoken(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def record(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


def test_the_story_of_an_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ISO) == 0
    told = spoken(capsys)
    assert told.startswith("Tax of 2024 to 2026, step by step (single, CA, United States) Of $1,6")
    assert "Federal minimum tax (AMT) comes to $72,337.50" in told
    assert "2024: 20,000 ISOs exercised at $2.00, worth $17.00 each (2024-03-15)" in told
    assert "= To pay by April 2025 $87,058.02" in told
    assert "= Comes back after April -$19,544.31 2026" in told  # the label fills two lines
    assert "Alternative minimum tax $72,337.50 26 U.S.C. § 55(b)(1)" in told
    assert "Not a tax return. Not financial, tax or legal advice." in told


def test_a_german_working_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*VSOP, "--lang", "de"]) == 0
    told = spoken(capsys).replace("\xa0", " ")
    assert told.startswith("Steuer 2024 bis 2026, Schritt für Schritt (Einzelveranlagung")
    assert "2025: virtuelle Anteile zahlen 250.000,00 € aus (2025)" in told
    assert "§ 34 EStG" in told
    assert "im April" not in told  # nothing is withheld to compare with


def test_json_adds_up_and_names_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ISO, "--json"]) == 0
    found = record(capsys)
    assert found["schema"] == "goingrate.tax/1"
    assert found["total_cents"] == sum(year["total_cents"] for year in found["years"])
    for year in found["years"]:
        for step in year["steps"]:
            assert step["source"]["address"].startswith("https://")


def test_the_growth_of_amounts_is_an_assumption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(US + "".join(f"  {year}: {{wages: 250k}}\n" for year in range(2025, 2029)))
    assert run(["tax", str(path), "--json"]) == 0
    assumed = record(capsys)
    assert run(["tax", str(path), "--json", "--index-rate", "0%"]) == 0
    flat = record(capsys)
    assert [one["fact_id"] for one in assumed["assumptions"]] == ["assumed.tax_index_per_year"]
    assert (flat["assumptions"], flat["index_rate_per_year"]) == ([], 0.0)
    assert assumed["total_cents"] < flat["total_cents"]
    assert "--index-rate" in assumed["notes"][0]


def test_own_facts_replace_the_assumption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "mine.yaml"
    facts.write_text(
        "schema_version: 1\ntopic: assumed\nfacts:\n"
        "  - id: assumed.tax_index_per_year\n"
        "    name: {en: Growth, de: Wachstum}\n    unit: per_year\n"
        "    review_after_years: 5\n"
        "    history:\n      - since: 2020-01-01\n        value: 0.01\n"
        "        source: me\n        address: null\n        grade: assumed\n",
        encoding="utf-8",
    )
    path = tmp_path / "late.yaml"
    path.write_text(US.replace("2024", "2030"))
    assert run(["tax", str(path), "--json", "--facts", str(facts)]) == 0
    assert record(capsys)["index_rate_per_year"] == 0.01


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "tax.html"
    assert run([*ISO, "--html", str(out)]) == 0
    assert "The full report is in" in spoken(capsys)
    page = out.read_text(encoding="utf-8")
    assert "https://www.irs.gov/pub/irs-drop/rp-23-34.pdf" in page


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_printed_example_can_be_used(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["tax", "--example", "--lang", language]) == 0
    own = tmp_path / "mine.yaml"
    own.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["tax", str(own), "--json"]) == 0
    assert record(capsys)["country"] == ("DE" if language == "de" else "US")


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tax", "--schema"]) == 0
    assert record(capsys)["$defs"]["UsYearSection"]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("250k", "-250k", "wages: got -250k"),
        ("250k", "1e13", "wages: got 1e13"),
        ("2024", "next year", "next year"),
        ("2024", "2019", "years: got 2019"),
        ("2024", "2090", "years: got 2090"),
        ("  2024: {wages: 250k}", "  2024: {}\n  2024: {}", "each name once"),
        ("wages", "wage", "Did you mean wages?"),
        ("state: CA", "state: Atlantis", "state: got Atlantis"),
        ("state: CA", "state: AL", "state: got AL"),
        ("state: CA", "status: alone", "status: got alone"),
        ("state: CA", "church: member", "church"),
        ("country: US", "country: AT", "US, DE"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_bad_input_is_one_line(
    old: str,
    new: str,
    named: str,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(US.replace(old, new))
    out = tmp_path / "a.html"
    assert run(["tax", str(path), "--html", str(out), "--lang", language]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    if language == "en":
        assert named in told.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "FILE"),
        (["absent.yaml"], "an existing file"),
        ([str(EXAMPLES / "cap-table.yaml")], "a tax file, with country and years"),
        ([*ISO[1:], "--index-rate", "50%"], "--index-rate: got 50%"),
        ([*ISO[1:], "--index-rate", "some"], "--index-rate: got some"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["tax", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err

"""`goingrate equity`, as somebody types it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from goingrate.base.texts import LANGUAGES
from goingrate.cli.run import run

EXAMPLES = Path(__file__).parents[2] / "examples"
GRANT = ["equity", "--shares", "20000", "--strike", "1.20", "--raised", "60M", "--wealth", "200k"]
PRICED = [*GRANT, "--price", "4", "--fully-diluted", "50M", "--stage", "series_b"]


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_the_verdict_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PRICED) == 0
    first = told(capsys)
    assert re.match(
        r"On paper these options are worth \$56,000; to you, about \$\d\d,\d00 in sure money today "
        r"\(\$[\d,]+ to \$[\d,]+, depending on what is not known\)\. Of 100 futures \d\d bring no "
        r"gain, 1 of them a loss, typically of \$\d\d,000; the others typically bring \$\d\d,000, "
        r"after about 2 years\. Nobody has calibrated these chances",
        first,
    )


def test_every_part_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    run([*PRICED, "--window", "90 days", "--cash", "5k"])
    report = told(capsys)
    parts = (
        "How it can end",
        "The company as it was taken",
        "What the whole grant pays",
        "If you leave",
        "Worth by taste",
        "What would change the answer most",
        "What to ask",
        "What this takes for granted",
        "Facts and assumptions",
    )
    for part in parts:
        assert part in report
    assert "$200M" in report  # the press's valuation
    assert "90 days" in report
    assert "$6K*" in report  # a quarter of the options, dearer than the cash
    assert "* More than the $5K at hand" in report


def test_german_says_german(capsys: pytest.CaptureFixture[str]) -> None:
    german = ["equity", "--shares", "20.000", "--strike", "1,20 €", "--raised", "60 Mio. €",
              "--price", "4 €", "--fully-diluted", "50 Mio.", "--stage", "Series B",
              "--wealth", "200k", "--kind", "iso", "--lang", "de"]  # fmt: skip
    assert run(german) == 0
    report = told(capsys)
    assert report.startswith("Auf dem Papier sind diese Optionen 56.000 € wert; Ihnen heute etwa")
    assert "Wie es ausgehen kann" in report
    assert "in US-Dollar veröffentlicht" in report
    assert not re.search(r"\b(?:futures|worth|shares|the)\b", report.split("Verwendete Fakten")[0])


def test_the_published_licence_and_hire_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*GRANT, "--licence-and-hire", "2.4bn; 50%; 40 hired; 200 left"]) == 0
    report = told(capsys)
    table = report.split("If it ended in a licence-and-hire")[1].split("If you leave")[0]
    assert "Paid in all $2.4B" in table
    assert "Hired, left behind 40, 200" in table
    assert "Average of those hired $30M" in table
    assert "Each of those left behind $0" in table
    assert "Beware of the average" in table
    assert "83 of 100 get nothing" in table


def test_the_same_command_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    for name in ("one", "other"):
        page = tmp_path / f"{name}.html"
        run([*PRICED, "--json", "--html", str(page)])
        outputs.append((capsys.readouterr().out, page.read_bytes()))
    assert outputs[0] == outputs[1]
    run([*PRICED, "--json", "--seed", "2"])
    assert capsys.readouterr().out != outputs[0][0]


def test_json_says_what_the_tables_say(capsys: pytest.CaptureFixture[str]) -> None:
    run([*PRICED, "--json"])
    record = json.loads(capsys.readouterr().out)
    assert record["schema"] == "goingrate.equity/1"
    assert record["on_paper"]["value"] == 56_000
    assert record["sentences"][0].startswith("On paper these options are worth $56,000")
    assert len(record["summary"]["spread"]) == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_remote_free(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "equity.html"
    assert run([*PRICED, "--html", str(out), "--lang", language]) == 0
    page = out.read_text(encoding="utf-8")
    assert str(out) in capsys.readouterr().out.replace("\n", "")
    for name in ("futures", "payoff", "tornado"):
        assert f'id="chart-{name}"' in page
    unscripted = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href)\s*=|@import|url\(", unscripted)
    assert f'<html lang="{language}">' in page


def test_pictures_are_pictures(tmp_path: Path) -> None:
    assert run([*PRICED, "--png", str(tmp_path)]) == 0
    pictures = sorted(tmp_path.glob("*.png"))
    assert [picture.stem for picture in pictures] == ["futures", "payoff", "tornado"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_a_grant_of_an_offers_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["equity", "--offers", str(EXAMPLES / "private-grant.yaml")]) == 0
    first = told(capsys)
    assert first.startswith("After tax (at 25%) these options are worth about $")
    assert "All amounts are before tax" not in first
    german = ["equity", "--offers", str(EXAMPLES / "optionen-im-startup.yaml"), "--lang", "de"]
    assert run(german) == 0
    assert told(capsys).startswith("Nach Steuern (mit 42 %) sind Ihnen diese virtuellen Anteile")


def test_a_strike_dearer_than_anything(capsys: pytest.CaptureFixture[str]) -> None:
    dear = ["equity", "--shares", "20000", "--strike", "1M", "--raised", "60M", "--price", "4",
            "--fully-diluted", "50M", "--wealth", "200k"]  # fmt: skip
    assert run(dear) == 0
    report = told(capsys)
    assert "worth nothing" in report
    assert "In none of 100 futures do they pay anything." in report
    assert "no sale reaches it" in report


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--wealth", "0"], "--wealth"),
        (["--strike", "-1"], "--strike"),
        (["--stage", "seires_b"], "series_b"),
        (["--cap-table", str(EXAMPLES / "cap-table.yaml")], "--cap-table"),
        (["--kind", "restricted_stock", "--shares", "300k"], "--strike"),
        (["--offers", str(EXAMPLES / "private-grant.yaml")], "--shares"),
        (["--seed", "x"], "--seed"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_is_one_line(
    arguments: list[str], named: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*GRANT, *arguments, "--lang", language]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert named in found.err


def test_savings_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GRANT[:-2]) == 2
    found = capsys.readouterr().err
    assert found.count("\n") == 1
    assert "--wealth 200k" in found


def test_a_negative_seed_and_an_offer_without_a_file_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([*PRICED, "--seed", "-1"]) == 2
    assert "seed: got -1" in capsys.readouterr().err
    assert run([*PRICED, "--offer", "Startup"]) == 2
    assert "--offer: got Startup" in capsys.readouterr().err


def test_what_follows_from_the_rest_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PRICED) == 0
    assert "the company's value after the last round" not in told(capsys)


TAXED = [*PRICED, "--tax", "US-CA", "--pay", "250k"]


def test_the_worth_after_tax_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(TAXED) == 0
    report = told(capsys)
    assert re.match(
        r"After tax \(US-CA, single, beside pay of \$250,000\) these options are worth about "
        r"\$1\d,\d00 in sure money today to you \(\$[\d,]+ to \$[\d,]+, depending on what is not "
        r"known\); before tax about \$\d\d,\d00, on paper \$56,000\. What follows is before tax\. "
        r"Of 100 futures",
        report,
    )
    table = report.split("After tax Figure")[1].split("The company as")[0]
    assert "Worth to you before tax $2" in table
    assert "Worth to you after tax $1" in table
    assert "Law of, from the tax year US-CA, 2026" in table
    assert "All amounts are before tax" not in report
    assert "Tax follows the law year by year from 2026 on" in report
    assert "Growth of amounts in tax law" in report


def test_a_state_without_income_tax_keeps_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--tax", "US-TX", "--pay", "250k/year", "--status", "married_joint"]
    assert run([*PRICED, *options, "--tax-year", "2025"]) == 0
    report = told(capsys)
    assert report.startswith("After tax (US-TX, married filing jointly, beside pay of $250,000)")
    assert "US-TX, 2025" in report


def test_germany_makes_amounts_euros(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*PRICED, "--tax", "DE", "--pay", "90k", "--lang", "de"]) == 0
    report = told(capsys)
    assert report.startswith(
        "Nach Steuern (DE, einzeln veranlagt, neben 90.000 € Gehalt) sind Ihnen diese virtuellen"
    )
    assert "Was folgt, ist vor Steuern." in report
    assert "Alle Beträge sind vor Steuern" not in report


def test_an_effective_rate_needs_no_pay(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*PRICED, "--tax", "30%..40%", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["after_tax"]["rate"] == 0.35
    assert record["after_tax"]["place"] is None
    assert "The rate of tax was given as a range: it counts at its middle." in record["notes"]
    worth, after = record["worth"]["value"], record["after_tax"]["worth"]["value"]
    assert 0.65 * worth < after < worth
    assert record["after_tax"]["tax"] == pytest.approx(worth - after, rel=1e-6)


def test_a_file_brings_its_law_and_its_pay(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(EXAMPLES / "offers-california.yaml")
    assert run(["equity", "--offers", file]) == 0
    assert told(capsys).startswith("After tax (US-CA, single, beside pay of $200,000) these")
    assert run(["equity", "--offers", file, "--tax", "DE"]) == 2
    assert "--tax: got DE; allowed: not together with --offers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--pay", "250k"], "--pay"),
        (["--status", "single"], "--status"),
        (["--tax-year", "2025"], "--tax-year"),
        (["--tax", "US-CA"], "--pay"),
        (["--tax", "US-ZZ", "--pay", "250k"], "--tax"),
        (["--tax", "Narnia", "--pay", "250k"], "--tax"),
        (["--tax", "US", "--pay", "250k"], "--tax"),
        (["--tax", "US-OR", "--pay", "250k"], "--tax"),
        (["--tax", "US-CA", "--pay", "-5k"], "--pay"),
        (["--tax", "US-CA", "--pay", "1e13"], "--pay"),
        (["--tax", "US-CA", "--pay", "10000000M"], "--pay"),
        (["--tax", "US-CA", "--pay", "unknown"], "--pay"),
        (["--tax", "US-CA", "--pay", "250k €"], "--tax"),
        (["--tax", "DE", "--pay", "$250k"], "--tax"),
        (["--tax", "35"], "--tax"),
        (["--tax", "-5%"], "--tax"),
        (["--tax", "35%", "--pay", "250k"], "--pay"),
        (["--tax", "35%", "--status", "single"], "--status"),
        (["--tax", "US-CA", "--pay", "250k", "--status", "foo"], "--status"),
        (["--tax", "DE", "--pay", "90k", "--status", "head_of_household"], "--status"),
        (["--tax", "US-CA", "--pay", "250k", "--tax-year", "1999"], "--tax-year"),
    ],
)
def test_a_tax_that_cannot_be_is_refused_on_one_line(
    options: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in LANGUAGES:
        assert run([*PRICED, *options, "--lang", language]) == 2
        error = capsys.readouterr().err.strip()
        assert error.startswith(f"goingrate: {named}: ")
        assert "\n" not in error

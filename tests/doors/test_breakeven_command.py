"""`goingrate breakeven`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goingrate.cli.run import run

MOVE = ["breakeven", "--give-up", "1M + 100k/year", "--payoff", "40M", "--years", "5..7"]


def test_the_table_of_the_real_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(MOVE) == 0
    told = " ".join(capsys.readouterr().out.split())
    for row in ("0% 3.75% 4.00% 4.25%", "10% 5.6% 6.4% 7.2%", "20% 8.1% 9.9% 12.2%",
                "$500K 34% 76%", "$1M 27% 62% 84% 94%", "$2M 20% 46%", "$10M 10.2% 17.5%",
                "1% 50% $8B", "0.5% 50% $16B"):  # fmt: skip
        assert row in told
    assert "Savings only: overstates the risk." in told


def test_kept_pay_lowers_what_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    chances = []
    for keep in ("0/year", "200k/year"):
        run([*MOVE, "--wealth", "1M", "--keep", keep, "--json"])
        cells = json.loads(capsys.readouterr().out)["personal"]
        chances.append([cell["probability"] for cell in cells])
    assert all(more < less for less, more in zip(*chances, strict=True))
    assert len(chances[0]) == 4


def test_german_money_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    german = ["breakeven", "--give-up", "1 Mio. € + 100.000 €/Jahr", "--payoff", "40 Mio. €",
              "--years", "5..7", "--lang", "de", "--json"]  # fmt: skip
    assert run(german) == 0
    spoken = json.loads(capsys.readouterr().out)
    run([*MOVE, "--json"])
    assert spoken["neutral"] == json.loads(capsys.readouterr().out)["neutral"]
    assert spoken["currency"] == "EUR"


def test_the_page_is_alive(tmp_path: Path) -> None:
    out = tmp_path / "move.html"
    assert run([*MOVE, "--html", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'id="chart-live"' in page
    assert page.count('"input":"range"') + page.count('"input": "range"') >= 4


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--give-up", "abc", "--payoff", "40M", "--years", "6"], "--give-up"),
        (["--give-up", "0", "--payoff", "40M", "--years", "6"], "give_up"),
        (["--give-up", "1M", "--payoff", "-3", "--years", "6"], "payoff"),
        (["--give-up", "1M", "--payoff", "40M", "--years", "7..5"], "years"),
        (["--give-up", "1M", "--payoff", "40M", "--years", "0"], "years"),
        (["--give-up", "1M", "--payoff", "40M", "--years", "6", "--wealth", "0"], "wealth"),
        (["--give-up", "1M", "--payoff", "40M", "--years", "6", "--stake", "0"], "stake"),
        (["--give-up", "1M", "--payoff", "40M", "--years", "6", "--dilution", "100%"], "dilution"),
        (["--give-up", "$1M", "--payoff", "40M €", "--years", "6"], "--give-up"),
        (["--give-up", "1M", "--payoff", "40M"], "--years"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_bad_input_is_one_line(
    arguments: list[str], named: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["breakeven", *arguments, "--lang", language]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err
    assert "Traceback" not in told.err

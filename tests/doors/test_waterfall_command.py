"""`goingrate waterfall`, as somebody types it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from goingrate.cli.run import run

TABLE = str(Path(__file__).parents[2] / "examples" / "cap-table.yaml")
ASKED = ["waterfall", TABLE, "--exit", "50M..2B"]
OWNED = [*ASKED, "--own", "10000", "--strike", "1.10"]
_VOID = {"meta", "br", "link", "img", "hr", "input"}


def spoken(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def record(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


def test_the_verdict_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(OWNED) == 0
    assert spoken(capsys).startswith(
        "Common shares earn nothing until the exit passes $36.5M: debt and preferences come "
        "first. At $50M, 71% is paid before common shares, and one common share gets $1.09; at "
        "$2B that is 0.06% and $114.69. What you own (10,000 options at $1.10) earns nothing until "
        "the exit passes $50.2M; at $50M it gets nothing, at $2B $1.14M ($113.59 for each)."
    )


def test_the_total_is_the_exit_to_the_cent(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ASKED) == 0
    told = spoken(capsys)
    for low_or_high in (50_000_000, 2_000_000_000):
        table = told.split(f"To the cent, at ${low_or_high:,}.00")[1].split("= the exit")[0]
        amounts = [int(re.sub(r"\D", "", text)) for text in re.findall(r"\$[\d,]+\.\d\d\b", table)]
        total = amounts[-1]
        assert total == 100 * low_or_high
    assert "Total $50,000,000.00 100% = the exit" in told
    assert "SAFE 2024 $1,000,000.00 2.00% - repayment" in told
    assert "Options at $1.10 are exercised (Options 2023)" in told


def test_json_adds_up_in_whole_cents(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*OWNED, "--json"]) == 0
    found = record(capsys)
    assert found["schema"] == "goingrate.waterfall/1"
    for row in found["rows"]:
        assert sum(one["payout_cents"] for one in row["payouts"]) == row["exit_cents"]
    assert [row["exit_cents"] for row in found["rows"]][:2] == [5_000_000_000, 5_016_500_000]
    assert found["common_first_earns"] == 36_495_000
    assert found["own"]["first_earns"] == 50_165_000


def test_one_exit_is_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waterfall", TABLE, "--exit", "40M", "--own", "series a"]) == 0
    told = spoken(capsys)
    assert "What you own (Series A) earns nothing until the exit passes $29.3M; at $40M it gets " \
        "$6M ($2.40 for each)." in told  # fmt: skip
    assert told.count("= the exit") == 1
    assert "Exit by exit" not in told


def test_an_ipo_is_another_matter(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, "--kind", "ipo", "--json"]) == 0
    found = record(capsys)
    assert found["common_first_earns"] == 29_295_000
    assert (
        "$60M: Series B loses its veto and must convert; SAFE 2024 converts"
        in (found["breakpoint_sentences"])
    )


def test_german_money_is_read_and_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    german = ["waterfall", TABLE, "--exit", "50 Mio. $ .. 2 Mrd. $", "--own", "0,5 %",
              "--strike", "1,10 $", "--lang", "de"]  # fmt: skip
    assert run(german) == 0
    told = spoken(capsys).replace("\xa0", " ")
    assert told.startswith("Stammanteile bringen nichts, bis der Exit 36,5 Mio. $ übersteigt")
    assert "Was Ihnen gehört (90.000 Optionen zu 1,10 $)" in told
    assert "Summe 2.000.000.000,00 $ 100 % = der Exit" in told
    assert "Common" not in told
    assert run([*german, "--json"]) == 0
    rows = record(capsys)["rows"]
    run([*ASKED, "--own", "0.5%", "--strike", "1.10", "--json"])
    assert rows == record(capsys)["rows"]


class _Outline(HTMLParser):
    """Checks that tags close in order, and keeps what would fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetching: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        self.fetching += [name for name, _ in attrs if name in ("src", "href", "srcset", "action")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_is_whole_and_remote_free(language: str, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "exit.html"
    assert run([*OWNED, "--html", str(out), "--lang", language]) == 0
    page = out.read_text(encoding="utf-8")
    outline = _Outline()
    outline.feed(page)
    assert outline.open == []
    assert outline.fetching == []
    for name in ("waterfall", "own_share"):
        assert page.count(f'id="chart-{name}"') == 1
        assert f'drawChart("{name}"' in page
    unscripted = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"https?:|@import|url\(", unscripted)
    assert ("2,000,000,000.00" if language == "en" else "2.000.000.000,00") in unscripted


def test_pictures_are_pictures(tmp_path: Path) -> None:
    assert run([*OWNED, "--png", str(tmp_path / "a")]) == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "own_share.png",
        "waterfall.png",
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in (tmp_path / "a").iterdir())


def test_the_printed_example_can_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["waterfall", "--example"]) == 0
    own = tmp_path / "mine.yaml"
    own.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["waterfall", str(own), "--exit", "1B", "--json"]) == 0
    mine = record(capsys)
    run(["waterfall", TABLE, "--exit", "1B", "--json"])
    assert mine == record(capsys)


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waterfall", "--schema"]) == 0
    assert record(capsys)["properties"]["common_shares"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--exit", "0"], "--exit"),
        (["--exit", "-5M"], "--exit"),
        (["--exit", "20000B"], "--exit"),
        (["--exit", "unknown"], "--exit"),
        (["--exit", "2B..50M"], "--exit"),
        (["--exit", "0..50M"], "--exit"),
        (["--exit", "50M €"], "USD"),
        (["--exit", "50M/year"], "--exit"),
        (["--exit", "more than 50M"], "--exit"),
        ([], "--exit"),
        (["--exit", "50M", "--own", "Nobody"], "Options 2021"),
        (["--exit", "50M", "--own", ""], "--own"),
        (["--exit", "50M", "--own", "unknown"], "--own"),
        (["--exit", "50M", "--own", "0"], "--own"),
        (["--exit", "50M", "--own", "18000001"], "18000001"),
        (["--exit", "50M", "--own", "101%"], "--own"),
        (["--exit", "50M", "--own", "10", "--strike", "1..2"], "--strike"),
        (["--exit", "50M", "--own", "10", "--strike", "1 €"], "--strike"),
        (["--exit", "50M", "--own", "Seed", "--strike", "1"], "--strike"),
        (["--exit", "50M", "--strike", "1"], "--strike"),
        (["--exit", "50M", "--kind", "merger"], "--kind"),
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
    places = ["--html", str(tmp_path / "a.html"), "--png", str(tmp_path / "b")]
    assert run(["waterfall", TABLE, *arguments, *places, "--lang", language]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert named in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["absent.yaml"]])
def test_a_file_that_is_not_there_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["waterfall", *arguments, "--exit", "50M"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def with_round(examples: Path, *more: str) -> list[str]:
    return ["waterfall", str(examples / "cap-table.yaml"), "--exit", "200M", *more]


def test_a_round_comes_first_and_converts_what_can(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = ("--new-money", "20M", "--pre-money", "80M")
    assert run(with_round(examples, "--json", *rounds)) == 0
    assert '"new round"' in capsys.readouterr().out
    assert run(with_round(examples, *rounds)) == 0
    assert "A round comes first" in " ".join(capsys.readouterr().out.split())


def test_half_a_round_is_refused(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(with_round(examples, "--new-money", "20M")) == 2
    assert "--new-money: got 20M; allowed: both" in capsys.readouterr().err


def test_names_that_differ_in_capitals_only_are_told_apart(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (examples / "cap-table.yaml").read_text(encoding="utf-8")
    path = tmp_path / "table.yaml"
    path.write_text(text.replace("name: Seed", "name: series a"), encoding="utf-8")
    for name in ("series a", "Series A"):
        assert run(["waterfall", str(path), "--exit", "200M", "--own", name, "--json"]) == 0
        assert record(capsys)["own"]["holder"] == name


def test_the_largest_exit_that_an_error_names_can_be_typed(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = ["waterfall", str(examples / "cap-table.yaml"), "--exit"]
    assert run([*table, "0.5"]) == 2
    assert "from 1 to 10000B" in capsys.readouterr().err
    assert run([*table, "10000B"]) == 0
    assert run([*table, "0,5", "--lang", "de"]) == 2
    assert "von 1 bis 10.000 Mrd." in capsys.readouterr().err
    assert run([*table, "10.000 Mrd.", "--lang", "de"]) == 0


@pytest.mark.shared
def test_public_samples_are_read_leniently(
    shared_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = shared_folder / "data" / "cap_tables"
    for name in ("acme_holdings_limited", "captable_1_2_0.ocf.zip", "ocf_1_2_samples"):
        line = ["waterfall", str(samples / name), "--exit", "100M"]
        assert run(line) == 2
        assert "--lenient" in capsys.readouterr().err
        assert run([*line, "--lenient"]) == 0
        capsys.readouterr()

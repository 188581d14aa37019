"""`goingrate compare` and `goingrate replay`, as somebody types them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from goingrate.cli.run import run

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = EXAMPLES / "microsoft-to-startup.yaml"
ORDINARY = EXAMPLES / "two-offers.yaml"
MUNICH = EXAMPLES / "zwei-angebote.yaml"


def test_the_verdict_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(REAL)]) == 0
    first = " ".join(capsys.readouterr().out.split())
    assert first.startswith(
        "Stay at Microsoft, unless you put the success of Startup above 62% (27% if you are bold, "
        "94% if cautious); at a chance of 10%, 90 of 100 futures leave you poorer, typically by "
        "$1.51M, and 10 richer"
    )


def test_the_report_lists_what_the_story_does_not_say(capsys: pytest.CaptureFixture[str]) -> None:
    run(["compare", str(REAL)])
    told = " ".join(capsys.readouterr().out.split())
    for unsaid in ("stake", "strike", "dilution", "preferences", "vesting", "Tax", "stock given up",
                   "risk of losing this job"):  # fmt: skip
        assert unsaid in told.split("What the offers do not say")[1]


def test_the_page_is_whole_and_remote_free(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new folder" / "report.html"
    assert run(["compare", str(REAL), "--html", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert str(out) in capsys.readouterr().out.replace("\n", "")
    for name in ("dots", "outcomes", "frontier", "choice_map", "tornado", "live", "money_in_hand"):
        assert f'id="chart-{name}"' in page
    for figure in ("3.75%", "12.2%", "76%", "17.5%", "$8B", "$16B", "$2.98M", "$1.57M"):
        assert figure in page
    unscripted = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href)\s*=|@import|url\(", unscripted)


def test_pictures_are_pictures(tmp_path: Path) -> None:
    assert run(["compare", str(ORDINARY), "--png", str(tmp_path)]) == 0
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == 6
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_german_says_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(MUNICH), "--lang", "de"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("Von 100 Zukünften")
    assert "bei Konzern bleiben" in told
    assert " futures" not in told


def test_the_same_seed_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        run(["compare", str(ORDINARY), "--json", "--seed", "7"])
        outputs.append(capsys.readouterr().out)
    run(["compare", str(ORDINARY), "--json", "--seed", "8"])
    assert outputs[0] == outputs[1]
    assert outputs[0] != capsys.readouterr().out


def test_the_number_of_threads_does_not_matter() -> None:
    outputs = set()
    for threads in ("1", "2"):
        names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
        environment = os.environ | dict.fromkeys(names, threads)
        command = [sys.executable, "-m", "goingrate", "compare", str(ORDINARY), "--json"]
        done = subprocess.run(command, capture_output=True, check=True, env=environment)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_accuracy_is_reached(capsys: pytest.CaptureFixture[str]) -> None:
    run(["compare", str(ORDINARY), "--json", "--accuracy", "0.02%"])
    setting = json.loads(capsys.readouterr().out)["setting"]
    assert setting["accuracy"] == pytest.approx(0.0002)
    assert 0 < setting["reached"] <= 0.0002


def test_the_printed_example_can_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("en", "de"):
        capsys.readouterr()
        assert run(["compare", "--example", "--lang", language]) == 0
        offers = tmp_path / "offers.yaml"
        offers.write_text(capsys.readouterr().out, encoding="utf-8")
        assert run(["compare", str(offers), "--lang", language]) == 0


def test_a_bundle_replays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle = tmp_path / "answer.zip"
    assert run(["compare", str(EXAMPLES / "broker-list.yaml"), "--bundle", str(bundle)]) == 0
    capsys.readouterr()
    assert run(["replay", str(bundle)]) == 0
    assert "The same answer" in capsys.readouterr().out


def test_a_changed_bundle_says_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle, changed = tmp_path / "answer.zip", tmp_path / "changed.zip"
    run(["compare", str(REAL), "--bundle", str(bundle)])
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "answer.json":
                content = content.replace(b'"version": "0.1.0"', b'"version": "0.0.9"')
            new.writestr(name, content)
    capsys.readouterr()
    assert run(["replay", str(changed)]) == 1
    assert "0.0.9" in capsys.readouterr().err


def test_bundles_have_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    run(["compare", str(REAL), "--bundle", str(one)])
    run(["compare", str(REAL), "--bundle", str(other)])
    assert one.read_bytes() == other.read_bytes()


def test_a_foreign_zip_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "foreign.zip"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("../evil", "x")
    assert run(["replay", str(foreign)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    foreign.write_bytes(b"not a zip")
    assert run(["replay", str(foreign)]) == 2


def test_own_facts_replace_packaged_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "schema_version: 1\ntopic: assumptions\nfacts:\n"
        "  - id: assumed.layoff_risk_per_year\n    name: {en: layoffs, de: Entlassungen}\n"
        "    unit: per_year\n    review_after_years: 5\n    history:\n"
        "      - {since: 2026-01-01, value: 0.5, source: my own view, address: null,"
        " grade: assumed}\n",
        encoding="utf-8",
    )
    run(["compare", str(ORDINARY), "--json"])
    packaged = json.loads(capsys.readouterr().out)
    assert run(["compare", str(ORDINARY), "--json", "--facts", str(own)]) == 0
    mine = json.loads(capsys.readouterr().out)
    assert mine["verdict"]["lead"]["value"] < packaged["verdict"]["lead"]["value"]
    assert "my own view" in {fact["source"] for fact in mine["facts"]}


@pytest.mark.parametrize(
    ("wealth", "grant", "company"),
    [
        ("250k", {}, {"raised": "180M"}),
        ("250k", {}, {"post_money_times_raised": 1.1}),
        ("250k", {"vested_for_years": 9}, {}),
        ("49k", {"shares": 40_000, "early_exercise": True}, {}),
    ],
    ids=["little room for common shares", "at a limit", "about to expire", "costs all savings"],
)
def test_what_ifs_do_not_leave_what_is_possible(
    wealth: str,
    grant: dict[str, object],
    company: dict[str, object],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A fifth up or down may contradict the other numbers: they are then moved less far."""
    offers = yaml.safe_load((EXAMPLES / "private-grant.yaml").read_text(encoding="utf-8"))
    offers["person"]["wealth"] = wealth
    equity = offers["offers"]["Startup"]["equity"]
    equity["grants"][0] |= grant
    equity["company"] |= company
    path = tmp_path / "offers.yaml"
    path.write_text(yaml.safe_dump(offers), encoding="utf-8")
    assert run(["compare", str(path), "--accuracy", "5%", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sways"]

"""One's own grant, read out of a cap table by `goingrate equity --security`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goingrate.base.texts import LANGUAGES
from goingrate.cli.run import run

NAME, HOLDER = "Erika Mustermann", "holder-4711"


def usd(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


def issued(kind: str, security: str, quantity: str, **more: Any) -> dict[str, Any]:
    return {
        "object_type": f"TX_{kind}_ISSUANCE",
        "id": f"tx-{security}",
        "security_id": security,
        "date": "2024-01-01",
        "quantity": quantity,
        "stakeholder_id": HOLDER,
        "stock_class_id": "common",
        **more,
    }


def company() -> list[dict[str, Any]]:
    """Eight million common shares, two million preferred at 5, options, and their vesting."""
    half = {
        "id": "half",
        "portion": {"numerator": "1", "denominator": "2"},
        "trigger": {
            "type": "VESTING_SCHEDULE_RELATIVE",
            "relative_to_condition_id": "start",
            "period": {
                "type": "MONTHS",
                "length": 12,
                "occurrences": 2,
                "day_of_month": "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
            },
        },
        "next_condition_ids": [],
    }
    start = {
        "id": "start",
        "quantity": "0",
        "trigger": {"type": "VESTING_START_DATE"},
        "next_condition_ids": ["half"],
    }
    converts = {
        "conversion_mechanism": {
            "type": "RATIO_CONVERSION",
            "ratio": {"numerator": "1", "denominator": "1"},
        },
        "converts_to_stock_class_id": "common",
    }
    preferred = {
        "class_type": "PREFERRED",
        "conversion_rights": [converts],
        "liquidation_preference_multiple": "1",
        "price_per_share": usd("5"),
        "seniority": "2",
    }
    return [
        {"object_type": "ISSUER", "legal_name": "Example", "formation_date": "2020-01-01"},
        {"object_type": "STAKEHOLDER", "id": HOLDER, "name": {"legal_name": NAME}},
        {"object_type": "STOCK_CLASS", "id": "common", "name": "common", "class_type": "COMMON",
         "seniority": "1"},
        {"object_type": "STOCK_CLASS", "id": "a", "name": "Series A", **preferred},
        {"object_type": "VESTING_TERMS", "id": "two", "name": "two", "description": "two years",
         "allocation_type": "CUMULATIVE_ROUND_DOWN", "vesting_conditions": [start, half]},
        issued("STOCK", "shares", "8000000"),
        issued("STOCK", "round", "2000000", stock_class_id="a", share_price=usd("5")),
        issued("EQUITY_COMPENSATION", "mine", "100000", compensation_type="OPTION",
               option_grant_type="ISO", exercise_price=usd("1.5"), vesting_terms_id="two",
               expiration_date="2033-12-31"),
    ]  # fmt: skip


def written(folder: Path, items: list[dict[str, Any]]) -> Path:
    path = folder / "company.ocf.json"
    path.write_text(json.dumps({"items": items}))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, company())


def asked(file: Path, *more: str, security: str = "mine") -> list[str]:
    table = ["--cap-table", str(file), "--security", security]
    return ["equity", *table, "--wealth", "200k", *more]


def record(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_file_says_what_was_granted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = record(asked(file), capsys)
    assert found["grants"] == [{"kind": "iso", "shares": 100_000, "strike": 1.5}]
    assert found["on_paper"]["value"] == 350_000
    assert [row["vested"] for row in found["leaving"]][:2] == [0.5, 1.0]
    typed = ["equity", "--cap-table", str(file), "--shares", "100000", "--strike", "1.5",
             "--wealth", "200k", "--kind", "iso"]  # fmt: skip
    assert found["company"]["stake"] == pytest.approx(100_000 / 10_100_000)
    assert record(typed, capsys)["company"]["stake"] < found["company"]["stake"]  # counted twice


def test_the_grant_counts_as_of_the_day_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = issued("STOCK", "late", "1", date="2025-01-01")
    found = record(asked(written(tmp_path, [*company(), later])), capsys)
    assert [row["vested"] for row in found["leaving"]][:2] == [1.0, 1.0]
    assert "as of 2025-01-01" in " ".join(found["notes"])


def test_what_the_file_does_not_say_may_be_typed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--window", "10 years", "--newest", "Series A", "--stage", "seed"]
    found = record(asked(file, *more, "--give-up", "20k/year"), capsys)
    assert found["right_to_leave"]["give_up_per_year"] == 20_000
    assert found["leaving"][0]["decide_by"] > 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named(
    language: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    more = ["--lang", language, "--give-up", "20k"]
    outputs = []
    for last in (["--html", str(page)], ["--json"]):
        assert run([*asked(file, *more), *last]) == 0
        outputs.append("".join(capsys.readouterr()))
    assert run(asked(file, *more, security="mime")) == 2
    outputs += ["".join(capsys.readouterr()), page.read_text(encoding="utf-8")]
    assert "mine" in outputs[2]
    for output in outputs:
        assert not any(word in output for word in (*NAME.split(), HOLDER))


def test_notes_of_the_cap_table_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = company()
    del items[3]["liquidation_preference_multiple"]
    file = written(tmp_path, items)
    typed = ["equity", "--cap-table", str(file), "--shares", "100", "--strike", "1",
             "--wealth", "200k"]  # fmt: skip
    for arguments in (asked(file), typed):
        notes = record(arguments, capsys)["notes"]
        assert any("No liquidation preference is given" in note for note in notes)
        assert notes[-1].startswith("Not financial")


def test_a_file_that_contradicts_itself_is_read_where_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    never_issued = {"object_type": "TX_STOCK_CANCELLATION", "id": "tx-orphan", "date": "2024-02-01",
                    "security_id": "orphan", "quantity": "5"}  # fmt: skip
    file = written(tmp_path, [*company(), never_issued])
    assert run(asked(file)) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "--lenient" in told
    notes = record(asked(file, "--lenient"), capsys)["notes"]
    assert any("tx-orphan" in note for note in notes)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--shares", "5"], "--shares"),
        (["--strike", "5"], "--strike"),
        (["--kind", "iso"], "--kind"),
        (["--vesting", "4 years"], "--vesting"),
        (["--vested-for", "1"], "--vested-for"),
        (["--raised", "5M"], "--cap-table"),
        (["--cap-per-share", "5"], "--cap-per-share"),
        (["--offers", "offers.yaml"], "--cap-table"),
        (["--give-up", "5k EUR"], "--give-up"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_file_says_must_not_be_typed(
    more: list[str], named: str, language: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*asked(file), *more, "--lang", language]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert f"goingrate: {named}: " in found.err


@pytest.mark.parametrize(
    ("arguments", "named", "told"),
    [
        (["--security", "mine"], "--security", "only together with --cap-table"),
        (["--lenient"], "--lenient", "only together with --cap-table"),
        (["--offers", "x.yaml", "--lenient"], "--lenient", "not together with --offers"),
        (["--offers", "x.yaml", "--security", "a"], "--security", "not together with --offers"),
    ],
)
def test_beside_nothing_it_says_nothing(
    arguments: list[str], named: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["equity", "--wealth", "200k", *arguments]) == 2
    found = capsys.readouterr().err
    assert found.count("\n") == 1
    assert f"goingrate: {named}: " in found
    assert told in found


def test_a_file_without_grants_is_refused(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(asked(examples / "cap-table.yaml")) == 2
    found = capsys.readouterr().err
    assert found.count("\n") == 1
    assert "--security: got mine; allowed: only with a cap table in the Open Cap Format" in found


def test_an_option_that_has_expired_is_told_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = company()
    del items[-1]["expiration_date"]  # ten years are taken then
    later = issued("STOCK", "late", "1", date="2034-06-01")
    assert run(asked(written(tmp_path, [*items, later]))) == 2
    found = capsys.readouterr().err
    assert found.count("\n") == 1
    assert "goingrate: --security: " in found


@pytest.mark.shared
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_sample(
    language: str, shared_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shared_folder / "data" / "cap_tables" / "acme_holdings_limited"
    people = json.loads((folder / "Stakeholders.ocf.json").read_text(encoding="utf-8"))["items"]
    known = {one["id"] for one in people} | {one["name"]["legal_name"] for one in people}
    assert len(known) > 2
    more = ["--lenient", "--give-up", "20k/year", "--lang", language]
    arguments = asked(folder, *more, security="equity_compensation_issuance_01")
    assert run(asked(folder, security="equity_compensation_issuance_01")) == 2
    assert "--lenient" in capsys.readouterr().err
    assert run(arguments) == 0
    told = capsys.readouterr().out
    assert run([*arguments, "--json"]) == 0
    text = capsys.readouterr().out
    found = json.loads(text)
    assert found["grants"] == [{"kind": "iso", "shares": 717_100, "strike": 0.5}]
    assert found["leaving"] == []  # four years and a month after the grant, all has vested
    assert "equity_compensation_issuance_01" in " ".join(found["notes"])
    for name in known:
        assert name not in told
        assert name not in text

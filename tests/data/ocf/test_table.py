"""What outstanding securities come to: classes, ranks, blocks of options, holdings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goingrate.base.errors import InputError
from goingrate.data.cap_tables import CapTableRead, Holding, read_cap_table, table_record
from goingrate.data.ocf_vesting import read_vesting_terms
from goingrate.offer.cap_table.holders import OptionBlock
from goingrate.offer.cap_table.waterfall import waterfall


def usd(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


def names_of(found: CapTableRead, key: str) -> str | None:
    told = {note.key: dict(note.values) for note in found.notes}
    return told.get(f"ocf.note.{key}", {}).get("names")


def test_the_highest_seniority_is_paid_first(ocf: Any) -> None:
    ocf.stock("x", 100)
    for own, seniority in {"b": "3", "b2": "3", "c": "2.5"}.items():
        ocf.stock_class(own, seniority=seniority, price_per_share=usd("1"))
        ocf.stock(f"{own}-1", 10, own=own)
    ocf.stock("a1", 10, own="a")
    ocf.stock_class("never-issued", seniority="9")
    table = ocf.read().table
    assert {one.name: one.rank for one in table.preferred} == {"b": 0, "b2": 0, "c": 1, "a": 2}
    paid = dict(zip(waterfall(table).holders, waterfall(table).at(15.0), strict=True))
    assert (paid["b"], paid["b2"], paid["c"], paid["a"]) == (7.5, 7.5, 0, 0)


@pytest.mark.parametrize(
    ("multiple", "cap", "expected", "note"),
    [
        ("1", None, ("none", None), "no_participation"),
        ("1", "3", ("capped", 3), None),
        ("2", "2", ("capped", 2), None),
        ("2", "1", ("none", None), "low_cap"),
        (None, "3", ("capped", 3), "no_multiple"),
        ("0", None, ("none", None), "no_participation"),
    ],
)
def test_participation(
    ocf: Any, multiple: str | None, cap: str | None, expected: tuple[str, float], note: str | None
) -> None:
    ocf.items[1].update(liquidation_preference_multiple=multiple, participation_cap_multiple=cap)
    ocf.stock("a1", 10, own="a")
    found = ocf.read()
    only = found.table.preferred[0]
    assert (only.participation, only.participation_cap) == expected
    assert only.liquidation_multiple == float(multiple or 1)
    if note:
        assert names_of(found, note) == "a"


def test_the_issue_price_is_the_average_of_what_was_paid(ocf: Any) -> None:
    del ocf.items[1]["price_per_share"]
    ocf.stock("a1", 30, own="a", share_price=usd("1.00"))
    ocf.stock("a2", 10, own="a", share_price=usd("3.00"))
    ocf.stock("a3", 500, own="a", share_price=usd("9.00"))
    ocf.tx("STOCK_RETRACTION", "a3")
    only = ocf.read().table.preferred[0]
    assert (only.issue_price, only.invested) == (1.5, 60)


def test_no_price_means_no_preference(ocf: Any) -> None:
    del ocf.items[1]["price_per_share"]
    ocf.stock("a1", 30, own="a")
    found = ocf.read()
    assert found.table.preferred[0].preference == 0
    assert names_of(found, "no_price") == "a"


def ratio(into: str | None, numerator: int, *, older: bool = False) -> dict[str, Any]:
    stated = {"numerator": str(numerator), "denominator": "1"}
    right = {"ratio": stated} if older else {"conversion_mechanism": {"ratio": stated}}
    return {**right, **({"converts_to_stock_class_id": into} if into else {})}


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ([ratio("common", 3)], 3),
        ([ratio("common", 3, older=True)], 3),
        ([ratio(None, 4)], 4),
        ([ratio("super", 5), ratio("common", 3)], 3),  # fewest votes above none
        ([ratio("voteless", 7), ratio("super", 5)], 5),
        ([ratio("b", 2)], 12),  # b becomes 6 common shares
        ([ratio("a", 2)], 2),  # into itself
        ([], 1),
    ],
)
def test_conversion_ratios(ocf: Any, rights: list[Any], expected: float) -> None:
    ocf.items[0]["votes_per_share"] = "1"
    if "super" in json.dumps(rights):
        ocf.stock_class("super", "COMMON", votes_per_share="10")
        ocf.stock_class("voteless", "COMMON", votes_per_share="0")
    ocf.stock_class("b", conversion_rights=[ratio("common", 6), ratio("a", 1)])
    ocf.items[1]["conversion_rights"] = rights
    ocf.stock("a1", 10, own="a")
    found = ocf.read()
    assert found.table.preferred[0].conversion_ratio == expected
    assert names_of(found, "no_ratio") == (None if rights else "a")


def test_options_stand_in_blocks_by_kind_and_strike(ocf: Any) -> None:
    ocf.option("o1", 100, "0.50")
    ocf.option("o2", 50, "0.5", option_grant_type="ISO")
    ocf.option("o3", 10, "2.25", compensation_type="OPTION_NSO")
    ocf.option("r1", 7, "9", compensation_type="RSU")
    ocf.option("p1", 5, compensation_type="SSAR", exercise_price=None, base_price=usd("2.25"))
    ocf.tx("WARRANT_ISSUANCE", "w1", quantity="3", exercise_price=usd("0.5"))
    found = ocf.read()
    assert {block.name: (block.options, block.strike) for block in found.table.options} == {
        "options 0.5": (150, 0.5),
        "options 2.25": (10, 2.25),
        "RSUs": (7, 0),
        "SARs 2.25": (5, 2.25),
        "warrants 0.5": (3, 0.5),
    }
    assert {one.security_id: one.option_kind for one in found.holdings if one.option_kind} == {
        "o2": "ISO",
        "o3": "NSO",
    }
    assert names_of(found, "rsu_price") is not None


def test_rights_to_preferred_shares_count_as_converted(ocf: Any) -> None:
    ocf.items[1]["conversion_rights"] = [ratio("common", 4)]
    right = {
        "conversion_mechanism": {"converts_to_quantity": "10.00"},
        "converts_to_stock_class_id": "a",
    }
    trigger = {"trigger_id": "t", "conversion_right": right}
    ocf.tx("WARRANT_ISSUANCE", "w1", exercise_price=usd("8"), exercise_triggers=[trigger])
    found = ocf.read()
    assert found.table.options == (OptionBlock("warrants 2", 40, 2),)
    assert names_of(found, "on_preferred") == "w1"


def test_warrants_that_depend_on_the_future_are_not_counted(ocf: Any) -> None:
    ocf.stock("c1", 10)
    ocf.tx("WARRANT_ISSUANCE", "w1", id="w1", exercise_price=usd("8"), exercise_triggers=[])
    ocf.tx("WARRANT_ISSUANCE", "w2", id="w2", quantity="5")
    ocf.tx("WARRANT_CANCELLATION", "w1", "2023-02-01", quantity="5")
    ocf.tx("WARRANT_TRANSFER", "w2", "2023-02-01", quantity="5", resulting_security_ids=["w3"])
    found = ocf.read()
    assert found.table.options == ()
    assert names_of(found, "open_warrant") == "w1, w2"


def test_what_has_expired_leaves_the_table(ocf: Any) -> None:
    ocf.add("STOCK_PLAN", id="plan", stock_class_id="common", initial_shares_reserved="100")
    ocf.stock("c1", 10)
    ocf.option("o1", 40, expiration_date="2024-06-30", stock_plan_id="plan")
    on_the_day = ocf.read(as_of=date(2024, 6, 30)).table
    found = ocf.read(as_of=date(2024, 7, 1))
    assert (on_the_day.options[0].options, on_the_day.unissued_pool) == (40, 60)
    assert (found.table.options, found.table.unissued_pool) == ((), 100)
    assert names_of(found, "expired") == "o1"


def test_a_plan_counts_from_the_day_the_board_approved_it(ocf: Any) -> None:
    ocf.add(
        "STOCK_PLAN",
        id="plan",
        stock_class_id="common",
        initial_shares_reserved="100",
        board_approval_date="2022-05-01",
    )
    ocf.stock("c1", 10)
    assert ocf.read(as_of=date(2022, 4, 30)).table.unissued_pool == 0
    assert ocf.read(as_of=date(2022, 5, 1)).table.unissued_pool == 100


def test_no_two_holders_share_a_name(ocf: Any) -> None:
    for own in ("b1", "b2", "b3"):
        ocf.stock_class(own, name="common" if own == "b3" else "Series B")
        ocf.stock(f"{own}-1", 10, own=own)
    found = ocf.read()
    names = [one.name for one in found.table.preferred]
    assert names == ["Series B", "Series B (2)", "common (2)"]
    assert [one.holder_class for one in found.holdings] == names


def test_one_finds_ones_own_grant(ocf: Any) -> None:
    portion = {"numerator": "1", "denominator": "1"}
    condition = {"id": "all", "portion": portion, "trigger": {"type": "VESTING_START_DATE"}}
    ocf.add(
        "VESTING_TERMS",
        id="terms",
        allocation_type="CUMULATIVE_ROUNDING",
        vesting_conditions=[condition],
    )
    ocf.stock("c1", 100)
    ocf.option(
        "o1",
        40,
        "0.7",
        vesting_terms_id="terms",
        option_grant_type="ISO",
        expiration_date="2031-12-31",
    )
    ocf.tx("VESTING_START", "o1", "2022-02-01", vesting_condition_id="all")
    found = ocf.read()
    assert found.holdings[1] == Holding(
        security_id="o1",
        stakeholder_id="s2",
        kind="option",
        holder_class="options 0.7",
        quantity=40,
        strike=0.7,
        grant_day=date(2022, 1, 1),
        vesting_terms_id="terms",
        option_kind="ISO",
        vesting_start_day=date(2022, 2, 1),
        expires_day=date(2031, 12, 31),
    )
    assert read_vesting_terms(found.vesting_terms["terms"]).conditions[0].id == "all"


def test_holdings_add_up_to_the_table(ocf: Any) -> None:
    ocf.stock("c1", 100)
    ocf.stock("a1", 30, own="a")
    ocf.option("o1", 40, "0.7")
    ocf.option("o2", 5, "0.7")
    ocf.convertible("s1", "500", {"type": "SAFE_CONVERSION"})
    found = ocf.read()
    table = found.table
    expected = {
        "common": table.common_shares,
        **{one.name: one.shares for one in table.preferred},
        **{one.name: one.options for one in table.options},
        **{one.name: one.amount for one in table.convertibles},
    }
    total = dict.fromkeys(expected, 0.0)
    for one in found.holdings:
        total[one.holder_class] += one.quantity
    assert total == expected


@pytest.mark.parametrize("kind", ["folder", "zip", "json"])
def test_nobodys_name_gets_in(ocf: Any, kind: str) -> None:
    ocf.add("STAKEHOLDER", id="s1", name={"legal_name": "Maxime Mustermann"})
    ocf.stock("c1", 100, comments=["for Maxime Mustermann"], consideration_text="Mustermann")
    path = getattr(ocf, f"{kind}_path")()
    assert "Mustermann" not in repr(read_cap_table(path))


def test_files_about_people_are_never_opened(ocf: Any) -> None:
    ocf.add("STAKEHOLDER", id="s1", name={"legal_name": "Maxime Mustermann"})
    ocf.stock("c1", 100)
    (ocf.folder_path() / "Stakeholders.ocf.json").write_text("not even JSON")
    assert read_cap_table(ocf.folder).table.common_shares == 100


def test_safes_that_own_the_whole_company(
    ocf: Any, is_one_line: Callable[[InputError], bool]
) -> None:
    ocf.stock("c1", 100)
    cap = {"type": "SAFE_CONVERSION", "conversion_valuation_cap": usd("10")}
    ocf.convertible("s1", "6", cap)
    ocf.convertible("s2", "4", cap)
    with pytest.raises(InputError) as caught:
        ocf.read()
    assert str(caught.value).startswith("example: Example.convertibles: got 100%")
    assert is_one_line(caught.value)


def test_a_table_as_plain_values(ocf: Any) -> None:
    ocf.stock("a1", 30, own="a")
    record = table_record(ocf.read().table)
    assert json.loads(json.dumps(record)) == record
    assert record["preferred"][0]["name"] == "a"

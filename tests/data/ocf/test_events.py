"""Transactions: what they leave outstanding, and which contradict each other."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goingrate.base.errors import BadField, InputError
from goingrate.data.cap_tables import CapTableRead

IsOneLine = Callable[[InputError], bool]
QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def notes(found: CapTableRead) -> dict[str, str]:
    return {
        note.key.removeprefix("ocf.note."): dict(note.values).get("names", "")
        for note in found.notes
    }


def held(found: CapTableRead) -> dict[str, float]:
    return {one.security_id: one.quantity for one in found.holdings}


def test_shares_are_counted_by_class(ocf: Any) -> None:
    ocf.stock("c1", 600)
    ocf.stock("c2", 400)
    ocf.stock("a1", 300, own="a")
    table = ocf.read().table
    assert table.common_shares == 1000
    assert [(one.name, one.shares, one.issue_price) for one in table.preferred] == [("a", 300, 2)]


@pytest.mark.parametrize("kind", ["STOCK_CANCELLATION", "STOCK_REPURCHASE"])
def test_a_part_is_cancelled_and_the_rest_issued_anew(ocf: Any, kind: str) -> None:
    ocf.stock("c1", 1000)
    ocf.tx(kind, "c1", quantity="300", balance_security_id="c2")
    ocf.stock("c2", 700, "2023-01-01")
    assert held(ocf.read()) == {"c2": 700}


def test_a_part_is_cancelled_and_the_rest_stays(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx("STOCK_CANCELLATION", "c1", quantity="300", balance_security_id="")
    assert held(ocf.read()) == {"c1": 700}


def test_a_balance_that_is_never_issued_stays_where_it_was(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx("STOCK_CANCELLATION", "c1", quantity="300", balance_security_id="c2")
    found = ocf.read()
    assert held(found) == {"c1": 700}
    assert notes(found)["no_balance"] == "c2"


def test_a_retraction_takes_all(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.stock("c2", 10)
    ocf.tx("STOCK_RETRACTION", "c1")
    assert held(ocf.read()) == {"c2": 10}


def test_a_transfer_moves_shares(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx(
        "STOCK_TRANSFER",
        "c1",
        quantity="400",
        resulting_security_ids=["c2"],
        balance_security_id="c3",
    )
    ocf.stock("c2", 400, "2023-01-01", stakeholder_id="s9")
    ocf.stock("c3", 600, "2023-01-01")
    assert held(ocf.read()) == {"c2": 400, "c3": 600}


def test_what_a_transfer_names_and_nothing_issues_is_counted(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx("STOCK_TRANSFER", "c1", quantity="400", resulting_security_ids=["c2", "c3"])
    ocf.stock("c2", 100, "2023-01-01")
    found = ocf.read()
    assert held(found) == {"c1": 600, "c2": 100, "c3": 300}
    assert notes(found)["implied"] == "c3"


def test_preferred_shares_convert(ocf: Any) -> None:
    ocf.stock("a1", 100, own="a")
    ocf.stock("c0", 1)
    ocf.tx("STOCK_CONVERSION", "a1", quantity_converted="40", resulting_security_ids=["c1"])
    ocf.stock("c1", 40, "2023-01-01")
    table = ocf.read().table
    assert (table.common_shares, table.preferred[0].shares) == (41, 60)


def test_a_conversion_without_its_result_uses_the_ratio(ocf: Any) -> None:
    ocf.items[1]["conversion_rights"][0]["conversion_mechanism"]["ratio"]["numerator"] = "3"
    ocf.stock("a1", 100, own="a")
    ocf.tx("STOCK_CONVERSION", "a1", quantity_converted="40", resulting_security_ids=["c1"])
    table = ocf.read().table
    assert (table.common_shares, table.preferred[0].shares) == (120, 60)


@pytest.mark.parametrize("family", ["EQUITY_COMPENSATION", "PLAN_SECURITY"])
def test_options_are_exercised_in_the_newer_and_the_older_spelling(ocf: Any, family: str) -> None:
    ocf.stock("c1", 1000)
    ocf.option("o1", 100, "0.5")
    ocf.items[-1]["object_type"] = f"TX_{family}_ISSUANCE"
    ocf.tx(f"{family}_EXERCISE", "o1", quantity="30", resulting_security_ids=["c2"])
    ocf.stock("c2", 30, "2023-01-01")
    table = ocf.read().table
    assert table.common_shares == 1030
    assert [(one.options, one.strike) for one in table.options] == [(70, 0.5)]


def test_shares_of_an_exercise_that_nothing_issues_are_counted(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.option("o1", 100)
    ocf.tx("EQUITY_COMPENSATION_EXERCISE", "o1", quantity="30", resulting_security_ids=["c2"])
    found = ocf.read()
    assert found.table.common_shares == 1030
    assert notes(found)["implied"] == "c2"


def test_a_net_exercise_gives_fewer_shares(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.option("o1", 100)
    ocf.tx("EQUITY_COMPENSATION_EXERCISE", "o1", quantity="30", resulting_security_ids=["c2"])
    ocf.stock("c2", 12, "2023-01-01")
    table = ocf.read().table
    assert (table.common_shares, table.options[0].options) == (1012, 70)


def test_restricted_stock_units_are_released(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.option("r1", 100, compensation_type="RSU", exercise_price=None)
    ocf.tx("EQUITY_COMPENSATION_RELEASE", "r1", quantity="25", resulting_security_ids=["c2"])
    ocf.stock("c2", 25, "2023-01-01")
    table = ocf.read().table
    assert table.common_shares == 1025
    assert [(one.name, one.options, one.strike) for one in table.options] == [("RSUs", 75, 0)]


def test_a_warrant_is_exercised_as_a_whole(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx(
        "WARRANT_ISSUANCE",
        "w1",
        "2022-01-01",
        quantity="50",
        exercise_price={"amount": "1", "currency": "USD"},
    )
    ocf.tx("WARRANT_EXERCISE", "w1", trigger_id="t", resulting_security_ids=["c2"])
    ocf.stock("c2", 50, "2023-01-01")
    table = ocf.read().table
    assert (table.common_shares, table.options) == (1050, ())


def test_options_are_repriced(ocf: Any) -> None:
    ocf.option("o1", 100, "5")
    ocf.tx(
        "EQUITY_COMPENSATION_REPRICING",
        "o1",
        new_exercise_price={"amount": "2.45", "currency": "USD"},
    )
    assert ocf.read().table.options[0].strike == 2.45


def test_certificates_are_consolidated(ocf: Any) -> None:
    ocf.stock("c1", 100)
    ocf.stock("c2", 50)
    ocf.add(
        "TX_STOCK_CONSOLIDATION",
        date="2023-01-01",
        security_ids=["c1", "c2"],
        resulting_security_id="c3",
    )
    assert held(ocf.read()) == {"c3": 150}
    ocf.stock("c3", 150, "2023-01-01")
    assert held(ocf.read()) == {"c3": 150}


def split(ocf: Any, numerator: int, denominator: int = 1, own: str = "common") -> None:
    ratio = {"numerator": str(numerator), "denominator": str(denominator)}
    ocf.add(
        "TX_STOCK_CLASS_SPLIT", id="split", date="2022-06-01", stock_class_id=own, split_ratio=ratio
    )


@pytest.mark.parametrize("issues_anew", [False, True])
def test_a_split_counts_once_whether_or_not_shares_are_issued_anew(
    ocf: Any, issues_anew: bool
) -> None:
    ocf.stock("c1", 100)
    split(ocf, 2)
    if issues_anew:
        ocf.tx(
            "STOCK_REISSUANCE",
            "c1",
            "2022-06-01",
            resulting_security_ids=["c2"],
            split_transaction_id="split",
        )
        ocf.stock("c2", 200, "2022-06-01")
    assert ocf.read().table.common_shares == 200


def test_a_split_changes_everything_that_leads_to_the_class(ocf: Any) -> None:
    ocf.add("STOCK_PLAN", id="plan", stock_class_ids=["common"], initial_shares_reserved="50")
    ocf.stock("c1", 100)
    ocf.stock("a1", 10, own="a")
    ocf.option("o1", 20, "3", stock_plan_id="plan")
    split(ocf, 3, 2)
    table = ocf.read().table
    assert table.common_shares == 150
    assert (table.options[0].options, table.options[0].strike) == (30, 2)
    assert table.unissued_pool == 45
    assert table.preferred[0].conversion_ratio == 1.5
    assert table.preferred[0].invested == 20


def test_a_split_of_preferred_shares_leaves_the_money_and_what_they_convert_into(ocf: Any) -> None:
    ocf.stock("a1", 10, own="a")
    split(ocf, 5, own="a")
    only = ocf.read().table.preferred[0]
    assert (only.shares, only.issue_price, only.invested, only.as_converted) == (50, 0.4, 20, 10)


def test_options_of_which_no_class_is_told_are_on_the_only_common_one(ocf: Any) -> None:
    ocf.option("o1", 20, "3", stock_plan_id="elsewhere", stock_class_id=None)
    split(ocf, 3)
    found = ocf.read()
    assert (found.table.options[0].options, found.table.options[0].strike) == (60, 1)
    assert notes(found)["unknown_plan"] == "elsewhere"


@pytest.mark.parametrize("own", ["common", "a"])
def test_a_ratio_that_is_only_assumed_does_not_split(ocf: Any, own: str) -> None:
    ocf.items[1]["conversion_rights"] = []
    ocf.stock("a1", 10, own="a")
    split(ocf, 3, own=own)
    assert ocf.read().table.preferred[0].conversion_ratio == 1


def test_a_conversion_ratio_is_adjusted(ocf: Any) -> None:
    ocf.stock("a1", 10, own="a")
    ocf.add(
        "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT",
        date="2022-11-02",
        stock_class_id="a",
        new_ratio_conversion_mechanism={"ratio": {"numerator": "1.00", "denominator": "0.20"}},
    )
    assert ocf.read().table.preferred[0].conversion_ratio == 5


@pytest.mark.parametrize(
    ("behavior", "returned", "pool"),
    [
        (None, None, 800),
        ("RETURN_TO_POOL", None, 800),
        ("RETURN_TO_POOL", "100", 800),  # said twice, counted once
        ("RETIRE", None, 700),
        ("RETIRE", "60", 760),
    ],
)
def test_cancelled_grants_return_to_the_pool(
    ocf: Any, behavior: str | None, returned: str | None, pool: float
) -> None:
    plan = ocf.add(
        "STOCK_PLAN", id="plan", stock_class_ids=["common"], initial_shares_reserved="+1000.00"
    )
    if behavior:
        plan["default_cancellation_behavior"] = behavior
    ocf.stock("c1", 1)
    ocf.option("o1", 300, stock_plan_id="plan")
    ocf.tx("EQUITY_COMPENSATION_CANCELLATION", "o1", quantity="100")
    if returned:
        ocf.tx("STOCK_PLAN_RETURN_TO_POOL", "o1", quantity=returned, stock_plan_id="plan")
    table = ocf.read().table
    assert (table.unissued_pool, table.options[0].options) == (pool, 200)


def test_a_retracted_grant_always_returns(ocf: Any) -> None:
    plan = ocf.add("STOCK_PLAN", id="plan", stock_class_id="common", initial_shares_reserved="500")
    plan["default_cancellation_behavior"] = "RETIRE"
    ocf.stock("c1", 1)
    ocf.option("o1", 300, stock_plan_id="plan")
    ocf.tx("EQUITY_COMPENSATION_RETRACTION", "o1")
    assert ocf.read().table.unissued_pool == 500


def test_a_pool_is_enlarged_and_exercises_use_it_up(ocf: Any) -> None:
    ocf.add("STOCK_PLAN", id="plan", stock_class_id="common", initial_shares_reserved="100")
    ocf.option("o1", 60, stock_plan_id="plan")
    ocf.tx("EQUITY_COMPENSATION_EXERCISE", "o1", quantity="60", resulting_security_ids=["c1"])
    ocf.stock("c1", 60, "2023-01-01", stock_plan_id="plan")
    ocf.add(
        "TX_STOCK_PLAN_POOL_ADJUSTMENT",
        date="2023-02-01",
        stock_plan_id="plan",
        shares_reserved="150",
    )
    table = ocf.read().table
    assert (table.common_shares, table.unissued_pool) == (60, 90)


def test_a_pool_that_granted_too_much_is_empty(ocf: Any) -> None:
    ocf.add("STOCK_PLAN", id="plan", stock_class_id="common", initial_shares_reserved="100")
    ocf.option("o1", 130, stock_plan_id="plan")
    found = ocf.read()
    assert found.table.unissued_pool == 0
    assert notes(found)["over_granted"] == "plan"


def test_only_transactions_up_to_a_day(ocf: Any) -> None:
    ocf.stock("c1", 100, "2022-01-01")
    ocf.stock("c2", 50, "2022-06-30")
    ocf.tx("STOCK_CANCELLATION", "c1", "2023-01-01", quantity="100")
    days = {"2022-01-01": 100, "2022-06-29": 100, "2022-06-30": 150, "2023-01-01": 50}
    for day, shares in days.items():
        found = ocf.read(as_of=date.fromisoformat(day))
        assert (found.table.common_shares, found.as_of) == (shares, date.fromisoformat(day))


@QUICK
@given(st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(
    tmp_path: Path, new_ocf: Any, chance: random.Random
) -> None:
    ocf = new_ocf(tmp_path / "example")
    ocf.stock("c1", 1000, "2021-01-01")
    ocf.option("o1", 100, "0.5", "2021-02-01")
    ocf.tx("STOCK_TRANSFER", "c1", "2021-03-01", quantity="400", resulting_security_ids=["c2"])
    ocf.stock("c2", 400, "2021-03-01")
    split(ocf, 2)
    ocf.tx("STOCK_CANCELLATION", "c2", "2022-07-01", quantity="100")
    ocf.tx(
        "EQUITY_COMPENSATION_EXERCISE",
        "o1",
        "2022-08-01",
        quantity="50",
        resulting_security_ids=["c3"],
    )
    ocf.stock("c3", 50, "2022-08-01")
    chance.shuffle(ocf.items)
    found = ocf.read()
    assert held(found) == {"c1": 1200, "c2": 700, "c3": 50, "o1": 150}
    assert found.table.options[0].strike == 0.25


@QUICK
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 60)), max_size=8))
def test_transfers_neither_make_nor_lose_shares(
    tmp_path: Path, new_ocf: Any, moves: list[tuple[int, int]]
) -> None:
    ocf = new_ocf(tmp_path / "example")
    owned = {"c0": 100}
    ocf.stock("c0", 100)
    for number, (pick, wanted) in enumerate(moves, start=1):
        source = sorted(owned)[pick % len(owned)]
        quantity = min(wanted, owned[source])
        if quantity == 0:
            continue
        day = f"2023-01-{number:02}"
        ocf.tx(
            "STOCK_TRANSFER",
            source,
            day,
            quantity=str(quantity),
            resulting_security_ids=[f"c{number}"],
        )
        ocf.stock(f"c{number}", quantity, day)
        owned[source] -= quantity
        owned[f"c{number}"] = quantity
    found = ocf.read()
    assert found.table.common_shares == 100
    assert held(found) == {name: left for name, left in owned.items() if left}


CONTRADICTIONS: dict[str, tuple[Callable[[Any], None], str]] = {
    "cancelled more than issued": (
        lambda ocf: ocf.tx("STOCK_CANCELLATION", "c1", id="x", quantity="1001"),
        "x.quantity: got 1,001; allowed: at most 1,000",
    ),
    "cancelled twice": (
        lambda ocf: [
            ocf.tx("STOCK_CANCELLATION", "c1", id="x", quantity="600"),
            ocf.tx("STOCK_CANCELLATION", "c1", id="y", quantity="600"),
        ],
        "y.quantity: got 600; allowed: at most 400",
    ),
    "retracted after it ended": (
        lambda ocf: [
            ocf.tx("STOCK_CANCELLATION", "c1", id="x", quantity="1000"),
            ocf.tx("STOCK_RETRACTION", "c1", id="y"),
        ],
        "y.security_id: got c1; allowed: a security of which something is left",
    ),
    "exercised more than granted": (
        lambda ocf: ocf.tx(
            "EQUITY_COMPENSATION_EXERCISE",
            "o1",
            id="x",
            quantity="101",
            resulting_security_ids=["c9"],
        ),
        "x.quantity: got 101; allowed: at most 100, which is what is left of o1",
    ),
    "more shares than exercised": (
        lambda ocf: [
            ocf.tx(
                "EQUITY_COMPENSATION_EXERCISE",
                "o1",
                id="x",
                quantity="10",
                resulting_security_ids=["c9"],
            ),
            ocf.stock("c9", 12, "2023-01-01"),
        ],
        "x.resulting_security_ids: got 12; allowed: at most 10 shares",
    ),
    "transfer of an unknown security": (
        lambda ocf: ocf.tx(
            "STOCK_TRANSFER", "c7", id="x", quantity="1", resulting_security_ids=["c8"]
        ),
        "x.security_id: got c7",
    ),
    "transfer before the issuance": (
        lambda ocf: ocf.tx(
            "STOCK_TRANSFER",
            "c1",
            "2021-12-31",
            id="x",
            quantity="1",
            resulting_security_ids=["c8"],
        ),
        "x.security_id: got c1",
    ),
    "transfer of something else": (
        lambda ocf: ocf.tx(
            "WARRANT_TRANSFER", "c1", id="x", quantity="1", resulting_security_ids=["c8"]
        ),
        "x.security_id: got c1",
    ),
    "a transfer that makes shares": (
        lambda ocf: [
            ocf.tx("STOCK_TRANSFER", "c1", id="x", quantity="5", resulting_security_ids=["c8"]),
            ocf.stock("c8", 7, "2023-01-01"),
        ],
        "x.resulting_security_ids: got 7; allowed: in all 5",
    ),
    "a balance that is not what is left": (
        lambda ocf: [
            ocf.tx("STOCK_REPURCHASE", "c1", id="x", quantity="5", balance_security_id="c8"),
            ocf.stock("c8", 990, "2023-01-01"),
        ],
        "x.balance_security_id: got c8: 990; allowed: 995",
    ),
    "a consolidation that does not add up": (
        lambda ocf: [
            ocf.stock("c2", 10),
            ocf.stock("c3", 1009, "2023-01-01"),
            ocf.add(
                "TX_STOCK_CONSOLIDATION",
                id="x",
                date="2023-01-01",
                security_ids=["c1", "c2"],
                resulting_security_id="c3",
            ),
        ],
        "x.resulting_security_id: got 1,009; allowed: in all 1,010",
    ),
    "a consolidation of two classes": (
        lambda ocf: [
            ocf.stock("a1", 10, own="a"),
            ocf.add(
                "TX_STOCK_CONSOLIDATION",
                id="x",
                date="2023-01-01",
                security_ids=["c1", "a1"],
                resulting_security_id="c3",
            ),
        ],
        "x.security_ids",
    ),
    "a security twice": (lambda ocf: ocf.stock("c1", 5, id="x"), "x.security_id: got c1"),
    "an object twice": (lambda ocf: ocf.stock("c2", 5, id=ocf.items[2]["id"]), ".id: got n2"),
    "an unknown class": (
        lambda ocf: ocf.stock("c2", 5, own="z", id="x"),
        "x.stock_class_id: got z",
    ),
    "options on an unknown class": (
        lambda ocf: ocf.option("o2", 5, stock_class_id="z", id="x"),
        "x.stock_class_id: got z",
    ),
    "a split of an unknown class": (
        lambda ocf: split(ocf, 2, own="z"),
        "split.stock_class_id: got z",
    ),
    "a split by nothing": (lambda ocf: split(ocf, 0), "split.split_ratio: got 0 / 1"),
    "an unknown plan": (
        lambda ocf: ocf.add(
            "TX_STOCK_PLAN_POOL_ADJUSTMENT",
            id="x",
            date="2023-02-01",
            stock_plan_id="p",
            shares_reserved="1",
        ),
        "x.stock_plan_id: got p",
    ),
    "negative shares": (lambda ocf: ocf.stock("c2", -5, id="x"), "x.quantity: got -5"),
    "a negative strike": (
        lambda ocf: ocf.option("o2", 5, "-0.10", id="x"),
        "x.exercise_price.amount: got -0.10",
    ),
    "too many shares": (
        lambda ocf: ocf.stock("c2", "1" + "0" * 14, id="x"),
        "x.quantity: got 1000",
    ),
    "shares in words": (lambda ocf: ocf.stock("c2", "ten", id="x"), "x.quantity: got ten"),
    "shares as an infinity": (lambda ocf: ocf.stock("c2", "inf", id="x"), "x.quantity: got inf"),
    "an option without a strike": (
        lambda ocf: ocf.option("o2", 5, exercise_price=None, id="x"),
        "x.exercise_price: got -",
    ),
    "a day that does not exist": (
        lambda ocf: ocf.stock("c2", 5, "2023-02-30", id="x"),
        "x.date: got 2023-02-30",
    ),
    "two currencies": (
        lambda ocf: ocf.option("o2", 5, exercise_price={"amount": "1", "currency": "CAD"}, id="x"),
        "x.exercise_price: got CAD; allowed: one currency for all, USD",
    ),
    "two currencies of classes": (
        lambda ocf: ocf.stock_class("b", price_per_share={"amount": "1", "currency": "EUR"}),
        "b.price_per_share: got EUR",
    ),
    "a grant before the company existed": (
        lambda ocf: ocf.option("o2", 5, day="2019-12-31", id="x"),
        "x.date: got 2019-12-31; allowed: a day from 2020-01-01 on",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictions_are_told_with_file_and_id(
    ocf: Any, name: str, is_one_line: IsOneLine
) -> None:
    change, told = CONTRADICTIONS[name]
    ocf.stock("c1", 1000)
    ocf.option("o1", 100)
    ocf.read()
    change(ocf)
    with pytest.raises(InputError) as caught:
        ocf.read()
    assert told in str(caught.value)
    assert str(caught.value).startswith("example: ")
    assert ".ocf.json: " in str(caught.value)
    assert is_one_line(caught.value)
    lenient = ocf.read(lenient=True)
    assert {"left_out", "before_formation"} & notes(lenient).keys()
    assert lenient.table.fully_diluted > 0


def test_a_refused_transaction_changes_nothing_when_read_leniently(ocf: Any) -> None:
    ocf.stock("c1", 1000)
    ocf.tx("STOCK_TRANSFER", "c1", id="x", quantity="5", resulting_security_ids=["c8"])
    ocf.stock("c8", 7, "2023-01-01")
    found = ocf.read(lenient=True)
    assert held(found) == {"c1": 1000, "c8": 7}
    assert notes(found)["left_out"] == "x"


def test_the_day_of_the_formation_will_do(ocf: Any) -> None:
    ocf.stock("c1", 1000, "2020-01-01")
    assert held(ocf.read()) == {"c1": 1000}


def test_grants_before_the_company_count_when_read_leniently(ocf: Any) -> None:
    ocf.stock("c1", 1000, "2019-12-31")
    with pytest.raises(BadField):
        ocf.read()
    found = ocf.read(lenient=True)
    assert held(found) == {"c1": 1000}
    assert notes(found)["before_formation"] == "c1"


def test_no_shares_at_all(ocf: Any) -> None:
    ocf.stock("c1", 0)
    with pytest.raises(InputError, match="at least one share or option"):
        ocf.read()
    ocf.stock("c2", 1)
    assert notes(ocf.read())["no_shares"] == "n2"

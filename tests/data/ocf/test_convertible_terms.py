"""SAFEs and notes: caps, discounts, interest, ranks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goingrate.base.errors import InputError
from goingrate.data.cap_tables import CapTableRead


def usd(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


def safe(**terms: Any) -> dict[str, Any]:
    return {"type": "SAFE_CONVERSION", **terms}


def note(*rates: tuple[str, str, str | None], **terms: Any) -> dict[str, Any]:
    stated = [
        {"rate": rate, "accrual_start_date": start, **({"accrual_end_date": end} if end else {})}
        for rate, start, end in rates
    ]
    return {
        "type": "CONVERTIBLE_NOTE_CONVERSION",
        "interest_rates": stated,
        "day_count_convention": "ACTUAL_365",
        "interest_payout": "DEFERRED",
        "interest_accrual_period": "ANNUAL",
        "compounding_type": "SIMPLE",
        **terms,
    }


def read(ocf: Any, day: date | None = None) -> CapTableRead:
    ocf.stock("c1", 1000)
    found: CapTableRead = ocf.read(as_of=day)
    return found


def keys(found: CapTableRead) -> set[str]:
    return {note.key.removeprefix("ocf.note.") for note in found.notes}


@pytest.mark.parametrize(
    ("timing", "basis"), [("PRE_MONEY", "pre_money"), ("POST_MONEY", "post_money")]
)
def test_a_safe(ocf: Any, timing: str, basis: str) -> None:
    terms = safe(
        conversion_valuation_cap=usd("8000000"),
        conversion_discount="0.2",
        conversion_timing=timing,
        exit_multiple={"numerator": "3", "denominator": "2"},
    )
    ocf.convertible("s1", "500000", terms)
    only = read(ocf).table.convertibles[0]
    assert (only.amount, only.valuation_cap, only.cap_basis) == (500_000, 8e6, basis)
    assert (only.discount, only.repayment_multiple, only.is_note) == (0.2, 1.5, False)


def test_a_cap_of_which_nothing_is_said(ocf: Any) -> None:
    ocf.convertible("s1", "5", safe(conversion_valuation_cap=usd("100")))
    ocf.convertible("s2", "5", note(conversion_valuation_cap=usd("100")), "NOTE")
    found = read(ocf)
    assert [one.cap_basis for one in found.table.convertibles] == ["post_money", "pre_money"]
    assert "cap_basis" in keys(found)


def test_a_cap_of_nothing_is_no_cap(ocf: Any) -> None:
    ocf.convertible("s1", "5", safe(conversion_valuation_cap=usd("0")))
    assert read(ocf).table.convertibles[0].valuation_cap is None


def test_the_best_of_several_triggers(ocf: Any) -> None:
    ocf.convertible("s1", "5", safe(conversion_valuation_cap=usd("200"), conversion_discount="0.1"))
    right = {"conversion_mechanism": safe(conversion_valuation_cap=usd("100"))}
    ocf.items[-1]["conversion_triggers"] += [{"conversion_right": right}, {"trigger_id": "none"}]
    only = read(ocf).table.convertibles[0]
    assert (only.valuation_cap, only.discount) == (100, 0.1)


def test_terms_that_are_neither_a_safe_nor_a_note(ocf: Any) -> None:
    ocf.convertible("s1", "5", {"type": "CUSTOM_CONVERSION"})
    found = read(ocf)
    assert found.table.convertibles[0].valuation_cap is None
    assert "no_terms" in keys(found)


def test_equal_terms_are_one_claim(ocf: Any) -> None:
    for number, cap in enumerate(("100", "100.00", "200")):
        ocf.convertible(f"s{number}", "5", safe(conversion_valuation_cap=usd(cap)))
    found = read(ocf)
    assert [(one.name, one.amount) for one in found.table.convertibles] == [
        ("SAFE 1", 10),
        ("SAFE 2", 5),
    ]
    assert [one.holder_class for one in found.holdings[1:]] == ["SAFE 1", "SAFE 1", "SAFE 2"]


TWO_YEARS = [("0.08", "2021-01-01", None)]
STEPS = [
    ("0.0115", "2021-01-01", None),
    ("0.0135", "2022-01-01", None),
    ("0.0155", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(
    ("rates", "terms", "day", "owed"),
    [
        (TWO_YEARS, {}, date(2023, 1, 1), 1160),
        (TWO_YEARS, {}, date(2020, 6, 1), 1000),  # not yet
        (TWO_YEARS, {"compounding_type": "COMPOUNDING"}, date(2023, 1, 1), 1000 * 1.08**2),
        (
            TWO_YEARS,
            {"compounding_type": "COMPOUNDING", "interest_accrual_period": "MONTHLY"},
            date(2023, 1, 1),
            1000 * (1 + 0.08 / 12) ** 24,
        ),
        (TWO_YEARS, {"interest_payout": "CASH"}, date(2023, 1, 1), 1000),
        (TWO_YEARS, {"day_count_convention": "30_360"}, date(2024, 7, 1), 1000 * (1 + 0.08 * 3.5)),
        (TWO_YEARS, {}, date(2024, 7, 1), 1000 * (1 + 0.08 * 1277 / 365)),
        (STEPS, {}, date(2022, 7, 2), 1000 * (1 + 0.0115 + 0.0135 * 182 / 365)),
        (STEPS, {}, date(2030, 1, 1), 1000 * (1 + 0.0115 + 0.0135 + 0.0155 * 364 / 365)),
        ([], {}, date(2030, 1, 1), 1000),
    ],
)
def test_interest(
    ocf: Any, rates: list[Any], terms: dict[str, str], day: date, owed: float
) -> None:
    ocf.convertible("n1", "1000", note(*rates, **terms), "NOTE")
    ocf.items[-1]["date"] = "2020-01-02"
    ocf.stock("c0", 1, "2020-01-02")
    only = read(ocf, day).table.convertibles[0]
    assert only.owed == pytest.approx(owed, rel=1e-12)
    assert only.is_note


def test_interest_runs_up_to_the_day_of_the_manifest(ocf: Any) -> None:
    ocf.manifest["as_of"] = "2023-01-01"
    ocf.convertible("n1", "1000", note(*TWO_YEARS), "NOTE")
    found = read(ocf)
    assert found.table.convertibles[0].owed == pytest.approx(1160)
    assert found.as_of == date(2023, 1, 1)


def test_interest_of_a_century_is_a_slip(ocf: Any) -> None:
    ocf.convertible("n1", "1000", note(("0.08", "1921-01-01", None)), "NOTE")
    with pytest.raises(InputError, match="at most 50 years back"):
        read(ocf)


def test_notes_are_repaid_before_preferred_shares_and_seniority_1_first(ocf: Any) -> None:
    for number, seniority in enumerate((1, 3, 2)):
        ocf.convertible(f"n{number}", "1000", note(), "NOTE", seniority=seniority)
        ocf.convertible(f"s{number}", "1000", safe(), seniority=seniority)
    found = read(ocf)
    ranks = {one.holder_class: one.security_id for one in found.holdings[1:]}
    by_security = {ranks[one.name]: one.rank for one in found.table.convertibles}
    assert by_security == {"n0": -3, "n2": -2, "n1": -1, "s0": 0, "s2": 1, "s1": 2}
    assert "safe_rank" in keys(found)


def test_convertibles_are_cancelled_transferred_converted(ocf: Any) -> None:
    for name in ("s1", "s2", "s3", "s4"):
        ocf.convertible(name, "1000", safe())
    ocf.tx("CONVERTIBLE_CANCELLATION", "s1", amount=usd("300"), balance_security_id="s9")
    ocf.convertible("s9", "700", safe())
    ocf.items[-1]["date"] = "2023-01-01"
    ocf.tx("CONVERTIBLE_TRANSFER", "s2", amount=usd("400"), resulting_security_ids=["s8"])
    ocf.tx("CONVERTIBLE_CONVERSION", "s3", resulting_security_ids=["c7"], trigger_id="t")
    ocf.stock("c7", 55, "2023-01-01")
    ocf.tx("CONVERTIBLE_RETRACTION", "s4")
    found = read(ocf)
    money = {one.security_id: one.quantity for one in found.holdings if one.kind == "convertible"}
    assert money == {"s9": 700, "s2": 600, "s8": 400}
    assert found.table.common_shares == 1055


@pytest.mark.parametrize(
    ("balance", "rest"), [({}, {}), ({"balance_security_id": "s9"}, {"s1": 700.0})]
)
def test_a_conversion_in_part(ocf: Any, balance: dict[str, str], rest: dict[str, float]) -> None:
    ocf.convertible("s1", "1000", safe())
    ocf.tx(
        "CONVERTIBLE_CONVERSION",
        "s1",
        quantity_converted="300.00",
        resulting_security_ids=["c9"],
        **balance,
    )
    found = read(ocf)
    money = {one.security_id: one.quantity for one in found.holdings if one.kind == "convertible"}
    assert money == rest
    assert "lost" in keys(found)


def test_a_discount_that_is_a_price(ocf: Any) -> None:
    ocf.convertible("s1", "1000", safe(conversion_discount="80"))
    with pytest.raises(InputError, match=r"SAFE 1\.discount: got 80"):
        read(ocf)


def test_money_that_is_negative(ocf: Any) -> None:
    ocf.convertible("s1", "1000", safe())
    ocf.tx(
        "CONVERTIBLE_TRANSFER", "s1", id="x", amount=usd("-867.53"), resulting_security_ids=["s2"]
    )
    with pytest.raises(InputError, match=r"x\.amount\.amount: got -867\.53"):
        read(ocf)


def test_clauses_that_are_not_followed(ocf: Any) -> None:
    ocf.convertible("s1", "1000", safe(conversion_mfn=True))
    assert "mfn" in keys(read(ocf))

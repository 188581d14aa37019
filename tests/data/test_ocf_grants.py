"""One's own grant, found in a cap table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goingrate.base.errors import BadField
from goingrate.data.cap_tables import CapTableRead, read_cap_table
from goingrate.data.ocf.holding import Holding
from goingrate.data.ocf_grants import own_grant
from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred

TERMS = {
    "id": "even",
    "object_type": "VESTING_TERMS",
    "name": "even",
    "description": "four equal years",
    "allocation_type": "CUMULATIVE_ROUND_DOWN",
    "vesting_conditions": [
        {
            "id": "start",
            "quantity": "0",
            "trigger": {"type": "VESTING_START_DATE"},
            "next_condition_ids": ["yearly"],
        },
        {
            "id": "yearly",
            "portion": {"numerator": "1", "denominator": "4"},
            "trigger": {
                "type": "VESTING_SCHEDULE_RELATIVE",
                "relative_to_condition_id": "start",
                "period": {
                    "type": "MONTHS",
                    "length": 12,
                    "occurrences": 4,
                    "day_of_month": "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
                },
            },
            "next_condition_ids": [],
        },
    ],
}
OPTION = Holding(
    security_id="mine",
    stakeholder_id="s1",
    kind="option",
    holder_class="options 0.5",
    quantity=1000.0,
    strike=0.5,
    grant_day=date(2024, 3, 1),
    vesting_terms_id="even",
    option_kind="ISO",
    vesting_start_day=date(2024, 1, 1),
    expires_day=date(2034, 3, 1),
)
READ = CapTableRead(
    table=CapTable(
        9000.0,
        preferred=(Preferred("A", shares=4000.0, issue_price=2.0),),
        options=(OptionBlock("options 0.5", 5000.0, 0.5),),
        unissued_pool=2000.0,
    ),
    currency="USD",
    notes=(),
    source="ocf_zip",
    digest="",
    holdings=(OPTION,),
    vesting_terms={"even": TERMS},
)
DAY = date(2025, 3, 1)


def test_a_grant_is_found_with_its_terms() -> None:
    found = own_grant(READ, "mine", on=DAY)
    grant = found.grant
    assert (grant.kind, grant.shares, grant.strike) == ("iso", 1000.0, 0.5)
    assert grant.granted_in_years == -1.0
    assert grant.expires_in_years == 10.0
    assert [share for _, share in grant.vesting.events] == [0.25] * 4
    assert grant.vesting.events[0][0] == pytest.approx(10 / 12)


def test_the_units_go_back_to_the_pool() -> None:
    table = own_grant(READ, "mine", on=DAY).table
    assert table.options[0].options == 4000.0
    assert table.unissued_pool == 3000.0
    assert table.fully_diluted == READ.table.fully_diluted


def test_common_shares_are_paid_for_and_vested_without_terms() -> None:
    share = replace(OPTION, kind="stock", holder_class="common", strike=None, option_kind=None)
    share = replace(share, vesting_terms_id=None)
    found = own_grant(replace(READ, holdings=(share,)), "mine", on=DAY)
    assert (found.grant.kind, found.grant.strike) == ("restricted_stock", 0.0)
    assert found.grant.vesting.events == ((0.0, 1.0),)
    assert found.table.common_shares == 8000.0


@pytest.mark.parametrize("kind", ["convertible", "stock"])
def test_what_is_no_grant_is_refused(kind: str) -> None:
    other = replace(OPTION, kind=kind, holder_class="A")  # type: ignore[arg-type]
    with pytest.raises(BadField, match="security: got mine; allowed: the id of an option"):
        own_grant(replace(READ, holdings=(other,)), "mine", on=DAY)


def test_a_misspelt_id_is_answered_with_near_ones() -> None:
    with pytest.raises(BadField, match="such as mine"):
        own_grant(READ, "mime", on=DAY)


@pytest.mark.shared
def test_the_public_sample(shared_folder: Path) -> None:
    folder = shared_folder / "data" / "cap_tables" / "acme_holdings_limited"
    read = read_cap_table(folder, lenient=True)
    found = own_grant(read, "equity_compensation_issuance_01", on=date(2020, 6, 1))
    assert found.grant.shares == 717_100.0
    assert found.grant.vesting.events[0] == (1.0, pytest.approx(0.25, abs=1e-5))
    assert len(found.grant.vesting.events) == 37

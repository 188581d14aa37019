"""Priced rounds and conversion prices that were printed somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goingrate.offer.cap_table.anti_dilution import adjusted_conversion_price
from goingrate.offer.cap_table.holders import CapTable, Convertible
from goingrate.offer.cap_table.rounds import priced_round

AsPrinted = Callable[[str], Any]


def test_five_safes_and_a_tenth_of_options_as_in_a_public_test(as_printed: AsPrinted) -> None:
    # github.com/1984vc/startup-finance, src/__tests__/safe_conversion.test.ts (commit 79710574),
    # "matches our Google Sheet": all shares after the round, and options among them.
    caps = {125_000.0: 125_000 / 0.07, 375_000.0: None, 475_000.0: 10e6}
    caps |= {28_500.0: 13e6, 2_997_500.0: 30e6}
    table = CapTable(
        9_390_728,
        convertibles=tuple(
            Convertible(f"{paid:.0f}", paid, valuation_cap=cap) for paid, cap in caps.items()
        ),
        unissued_pool=609_272,
    )
    done = priced_round(table, name="series", new_money=4e6, pre_money=16.7e6, pool_share_after=0.1)
    assert done.table.fully_diluted == as_printed("20606916")
    assert done.table.unissued_pool == as_printed("2060692")
    assert done.post_money == as_printed("20700000")


def test_broad_based_weighted_average_as_printed(as_printed: AsPrinted) -> None:
    # docs.equity.gust.com/article/71-anti-dilution: 7,000,000 shares before; 2,000,000 at $0.50;
    # 2,500,000 shares of Series A, issued at $1.00, convert into 2,812,500, a rate of 1.125.
    price = adjusted_conversion_price(
        "broad_based", conversion_price=1.0, new_price=0.5, shares_before=7e6, new_money=1e6
    )
    assert 1 / price == as_printed("1.125")
    assert 2_500_000 / price == as_printed("2812500")


def test_full_ratchet_as_printed() -> None:
    # The same page: who paid $2 a share converts at $1 after a round at $1, twice as many shares.
    price = adjusted_conversion_price(
        "full_ratchet", conversion_price=2.0, new_price=1.0, shares_before=1e6, new_money=1e5
    )
    assert 2.0 / price == 2.0

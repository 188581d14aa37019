"""What is done to a holding before any exit: sold in a tender, or paid back on leaving."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.holding import Holding
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.short_form import settled

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Start

Array = NDArray[np.float64]


def sell_in_tender(equity: Settled, start: Start, holding: Holding) -> tuple[Start, Holding]:
    """Sell vested shares to the tender's buyer up to the cap, grants in equal parts.

    Whoever may sell sells; rights to money, and units that still wait for an exit, cannot be sold.
    """
    from goingrate.offer.private.kernel import price_of

    tender, chances = equity.tender, equity.chances
    if tender is None:
        return start, holding
    price = price_of(start.value, equity.market.ipo) * math.exp(-chances.pool * start.years)
    price *= tender.price_share
    gain = np.minimum(np.maximum(price - holding.strikes, 0.0), equity.caps)
    count = np.where(gain > 0.0, old_enough(equity, start.years, holding), 0.0)
    gross = float((count * price).sum())
    part = min(1.0, tender.cap_per_person / gross) if gross > 0.0 else 0.0
    money = part * float((count * gain).sum())
    discount = math.exp(-chances.discount * start.years)
    paid = start._replace(
        worth_before=start.worth_before + money * discount,
        money_before=start.money_before + money,
    )
    return paid, replace(holding, sold=holding.sold + part * count)


def tender_kinks(equity: Settled, years: float, holding: Holding) -> list[float]:
    """Return the company values at which a tender starts to pay, and at which its cap binds."""
    from goingrate.offer.private.kernel import exit_at_price

    tender, chances = equity.tender, equity.chances
    if tender is None:
        return []
    units = float(old_enough(equity, years, holding).sum())
    prices = holding.strikes.tolist()
    prices += [tender.cap_per_person / units] if units > 0.0 else []
    left = math.exp(-chances.pool * years) * tender.price_share
    if left <= 0.0:
        return []
    exits = [exit_at_price(price / left, equity.market.ipo) for price in prices]
    return [value for value in exits if value > 0.0]


def old_enough(equity: Settled, years: float, holding: Holding) -> Array:
    """Return the units of each grant that may be sold in the tender, shape (n_grants,)."""
    tender = equity.tender
    if tender is None:
        return np.zeros(equity.strikes.size)
    vested = equity.vested_by(years - tender.holding_years)
    units = np.where(np.isnan(holding.owned), vested, holding.owned)
    for_sale = np.array([grant.may_be_sold for grant in equity.grants])
    result: Array = np.where(for_sale, np.maximum(units - holding.sold, 0.0), 0.0)
    return result


def pay_back(equity: Settled, start: Start, holding: Holding, left_at: float) -> Start:
    """Return the price of shares that the company takes back from whoever leaves."""
    vested = equity.vested_by(left_at)
    money = 0.0
    for g, grant in enumerate(equity.grants):
        if grant.is_bought_now:
            kept = holding.sold[g] if grant.leaver == "bought_back" else vested[g]
            money += (equity.total[g] - kept) * settled(grant.strike)
    discount = math.exp(-equity.chances.discount * start.years)
    return start._replace(
        worth_before=start.worth_before + money * discount,
        money_before=start.money_before + money,
    )

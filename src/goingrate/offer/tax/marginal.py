"""What the law takes of a large amount on top of pay, by the character of the amount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goingrate.offer.tax.home import TaxHome
from goingrate.offer.tax.plain import year_total

#: Amounts that decide over options are large; so the rates are those of the highest brackets.
_AMOUNT: Final = 1e6
_STEP_OF_PAY: Final = 10_000.0


@dataclass(frozen=True, slots=True)
class TopRates:
    """Tax on a further million, as a share of it: as wages, as a long gain, as an ISO spread."""

    wages: float
    long_gain: float
    iso_spread: float


def top_rates(home: TaxHome, pay_per_year: float) -> TopRates:
    """Return the rates on top of pay in the year of the decision, all numbers settled.

    Pay is rounded to ten thousand: neighbours share one computation.
    """
    return _top_rates(home, _STEP_OF_PAY * round(pay_per_year / _STEP_OF_PAY))


@lru_cache(maxsize=1024)
def _top_rates(home: TaxHome, pay: float) -> TopRates:
    before = year_total(home, 0, pay=pay)
    return TopRates(
        wages=(year_total(home, 0, pay=pay + _AMOUNT) - before) / _AMOUNT,
        long_gain=(year_total(home, 0, pay=pay, long_gain=_AMOUNT) - before) / _AMOUNT,
        iso_spread=(year_total(home, 0, pay=pay, iso_spread=_AMOUNT) - before) / _AMOUNT,
    )

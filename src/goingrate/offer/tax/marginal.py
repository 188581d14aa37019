"""What the law takes of amounts on top of pay, by the size and character of the amount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goingrate.offer.tax.home import TaxHome
from goingrate.offer.tax.plain import year_total

#: From a small vest to the largest of exits.
_AMOUNTS: Final = (1e3, 1e4, 3e4, 1e5, 2e5, 3e5, 5e5, 1e6, 3e6, 1e7, 1e8)
_LARGE: Final = 1e6
_STEP_OF_PAY: Final = 10_000.0


@dataclass(frozen=True, slots=True)
class RateTable:
    """Average rates of tax on amounts on top of pay.

    `wages` and `iso_spread` stand at `amounts`, in order; `long_gain` is that on a million.
    """

    amounts: tuple[float, ...]
    wages: tuple[float, ...]
    iso_spread: tuple[float, ...]
    long_gain: float


def rate_table(home: TaxHome, pay_per_year: float) -> RateTable:
    """Return the rates on top of pay in the year of the decision, all numbers settled.

    Pay is rounded to ten thousand: neighbours share one computation.
    """
    return _rate_table(home, _STEP_OF_PAY * round(pay_per_year / _STEP_OF_PAY))


@lru_cache(maxsize=1024)
def _rate_table(home: TaxHome, pay: float) -> RateTable:
    before = year_total(home, 0, pay=pay)
    return RateTable(
        amounts=_AMOUNTS,
        wages=tuple((year_total(home, 0, pay=pay + one) - before) / one for one in _AMOUNTS),
        iso_spread=tuple(
            (year_total(home, 0, pay=pay, iso_spread=one) - before) / one for one in _AMOUNTS
        ),
        long_gain=(year_total(home, 0, pay=pay, long_gain=_LARGE) - before) / _LARGE,
    )

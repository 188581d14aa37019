"""What the right to leave is worth when equity has gone sour, on average."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.equity_results import LeaveBelow, RightToLeave
from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Quantity, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.private.settle import Settled
from goingrate.offer.vesting import Vesting

Array = NDArray[np.float64]
_MONTHS: Final = 12
_MOST_MONTHS: Final = 480
#: Steps of the lattice in a month; the engine takes no finer ones.
_STEPS: Final = 10
_AFTER_YEARS: Final = (1, 2, 3)
#: Where there is hardly any chance, as little as a lattice can carry.
_LEAST_VOLATILITY: Final = 1e-3
_ROUNDING: Final = 1e-9
#: The top of a lattice may lie beyond all numbers; nothing that happens does.
_LARGEST_VALUE: Final = 1e30


def give_up_of(given: Quantity | None) -> float | None:
    """Return the pay given up a year; of a range, its middle.

    Raises
    ------
    OutOfRange
        If it is unknown, below 0 or not finite.
    """
    if given is None:
        return None
    value = math.nan if isinstance(given, Unknown) else middle_of(given)
    if not (math.isfinite(value) and value >= 0.0):
        raise OutOfRange(
            where="give_up_per_year",
            given="unknown" if isinstance(given, Unknown) else value,
            allowed=Phrase("grant.allowed.give_up"),
            fix=Phrase("grant.fix.give_up"),
        )
    return value


def right_to_leave(company: Settled, *, give_up_per_year: float) -> RightToLeave:
    """Return what a grant is worth less the pay given up for it, with and without leaving early.

    The grant is paid at a sale at the horizon: at the last vest, or at the mean time to an exit
    where that is later. The company may fail before: that ends the job as well, so that failure
    adds to growth (of what lives on) and to the discount. Later rounds come as in the rest of the
    answer. What was paid for shares counts on the first day.
    """
    from goingrate.offer.options.right_to_quit import right_to_quit

    chances = company.chances
    rate = chances.discount + chances.failure_rate
    horizon = _horizon_months(company)
    vesting = _vesting(company, horizon / _MONTHS)
    volatility = _volatility(chances.volatility, chances.drift)
    with np.errstate(over="ignore"):
        found = right_to_quit(
            company_value=company.company_value,
            payoff=_Payoff(company, horizon / _MONTHS, rate),
            vesting=vesting,
            horizon_years=horizon / _MONTHS,
            volatility_per_year=volatility,
            growth_per_year=math.expm1(chances.drift),
            discount_per_year=math.expm1(rate),
            opportunity_cost_per_year=give_up_per_year,
            steps_per_month=_STEPS,
        )
    last = round(vesting.last_years * _MONTHS)
    pay = give_up_per_year / _MONTHS * float(np.exp(-rate * np.arange(1, last + 1) / _MONTHS).sum())
    return RightToLeave(
        give_up_per_year=give_up_per_year,
        horizon_years=horizon / _MONTHS,
        vests_until_years=last / _MONTHS,
        grant=found.naive + pay,
        pay_given_up=pay,
        if_staying=found.naive,
        if_free_to_leave=found.with_quit,
        right=found.right,
        numerical_error=found.numerical_error,
        leaves_at_once=any(month == 0 for month, _ in found.boundary),
        leave_below=tuple(_leave_below(company, dict(found.boundary), volatility, last)),
    )


def _horizon_months(company: Settled) -> int:
    hazard = company.chances.exit_rate + company.chances.failure_rate
    last = max((at for events in company.vested for at, _ in events), default=0.0)
    return max(1, round(last * _MONTHS), round(min(_MONTHS / hazard, _MOST_MONTHS)))


def _vesting(company: Settled, horizon_years: float) -> Vesting:
    """Return the vesting of all units; what leaving would take away vests at the horizon."""
    units: dict[float, float] = {}
    for grant, events in zip(company.grants, company.vested, strict=True):
        for at, shares in events:
            when = max(at, 0.0) if grant.leaver == "keeps_vested" else horizon_years
            units[when] = units.get(when, 0.0) + shares
    total = sum(units.values())
    return Vesting(tuple((at, shares / total) for at, shares in sorted(units.items())))


def _volatility(volatility: float, drift: float) -> float:
    """Return it, or as little as the lattice needs beside the drift: then it hardly matters."""
    beside_drift = abs(drift) / math.sqrt(_MONTHS * _STEPS) * (1.0 + _ROUNDING)
    return max(volatility, beside_drift, _LEAST_VOLATILITY)


class _Payoff:
    """What all units pay at a sale after some years, less what was paid for them with interest."""

    def __init__(self, company: Settled, years: float, rate: float) -> None:
        self._company = company
        self._lost = -math.expm1(-company.chances.lost * years)
        self._pool_left = math.exp(-company.chances.pool * years)
        self._paid = company.bought_now * math.exp(rate * years)

    def __call__(self, company_values: Array) -> Array:
        company = self._company
        prices = np.array([self._price(value) for value in company_values.tolist()])[:, None]
        gain = np.minimum(np.maximum(prices - company.strikes, 0.0), company.caps)
        result: Array = gain @ company.total - self._paid
        return result

    def _price(self, company_value: float) -> float:
        from goingrate.offer.private.kernel import price_of, reaching

        company = self._company
        value = min(company_value, _LARGEST_VALUE)
        reaches = reaching(value, company.chances.today, self._lost)
        return float(price_of(reaches, company.market.sale)) * self._pool_left


def _leave_below(
    company: Settled, boundary: dict[int, float], volatility: float, last: int
) -> Iterator[LeaveBelow]:
    """Return the company values below which one leaves: between two values of the lattice."""
    move = volatility / math.sqrt(_MONTHS * _STEPS)
    for years in _AFTER_YEARS:
        month = years * _MONTHS
        if month >= last:
            return
        highest = boundary.get(month, 0.0)
        top = math.log(company.company_value) + move * month * _STEPS
        if highest > 0.0 and math.log(highest) >= top - move:
            yield LeaveBelow(years, math.inf)
        else:
            yield LeaveBelow(years, highest * math.exp(move))

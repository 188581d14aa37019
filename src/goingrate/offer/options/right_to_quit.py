"""The right to quit: a grant to somebody who can leave when its equity has gone sour.

Staying another month costs what a better job would pay; it brings the next vest. The company's
value moves on a binomial lattice; at the end of each month the holder compares leaving with what
has vested and staying on, by backward induction. What somebody who has left holds depends on the
month of leaving only, so the state is the month and the company's value.

The grant pays at the horizon, by any function of the company's value: a share of the gain over a
strike, or a waterfall.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.options.binomial import up_probability
from goingrate.offer.options.limits import (
    require_above,
    require_at_least,
    require_between,
    require_finite,
)
from goingrate.offer.vesting import Vesting

Array = NDArray[np.float64]
#: From company values at the horizon, shape (n,), to what the whole grant pays, shape (n,).
Payoff = Callable[[Array], Array]
_MONTHS = 12
_LONGEST_YEARS = 40
_MOST_STEPS = 10  # a month; the error takes four times as many
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class RightToQuit:
    """What a grant is worth today, less what staying for it costs.

    Parameters
    ----------
    naive
        To somebody who stays until all has vested, whatever happens; may be negative.
    with_quit
        To somebody who may leave at the end of any month; never below 0, for one may leave at once.
    boundary
        (month, company value): at the end of that month one leaves at or below that value. Months
        in which one never leaves are absent.
    numerical_error
        Twice the change of a value, whichever changes more, with steps of half and of a quarter of
        the length: mostly more than it errs.
    """

    naive: float
    with_quit: float
    boundary: tuple[tuple[int, float], ...]
    numerical_error: float

    @property
    def right(self) -> float:
        """What the right to quit adds."""
        return self.with_quit - self.naive


def share_of_gain(*, share_owned: float, strike_on_whole_company: float) -> Payoff:
    """Return the payoff of options on a share of the company: the simplest cap table.

    Parameters
    ----------
    share_owned
        Part of the company that the options would be, from 0 to 1.
    strike_on_whole_company
        Money, >= 0: the strike of all shares together.

    Examples
    --------
    >>> payoff = share_of_gain(share_owned=0.01, strike_on_whole_company=2e6)
    >>> payoff(np.array([1e6, 12e6])).tolist()
    [0.0, 100000.0]
    """
    require_between(0.0, 1.0, share_owned=share_owned)
    require_at_least(0.0, strike_on_whole_company=strike_on_whole_company)

    def payoff(company_values: Array) -> Array:
        gain: Array = share_owned * np.maximum(company_values - strike_on_whole_company, 0.0)
        return gain

    return payoff


def right_to_quit(
    *,
    company_value: float,
    payoff: Payoff,
    vesting: Vesting,
    horizon_years: float,
    volatility_per_year: float,
    growth_per_year: float,
    discount_per_year: float,
    opportunity_cost_per_year: float,
    steps_per_month: int = 1,
) -> RightToQuit:
    """Return what a grant is worth with and without the right to quit.

    Parameters
    ----------
    company_value
        Money today, > 0.
    payoff
        What the whole grant pays at the horizon, given company values.
    vesting
        On whole months; see `even_vesting(years=4, cliff_years=1, per_year=12)`.
    horizon_years
        Until the grant pays, in whole months, at most 40 years; not before the last vest.
    volatility_per_year
        Standard deviation of the yearly log return of the company's value, > 0.
    growth_per_year
        Of the expected company value, > -1, compounded yearly.
    discount_per_year
        The holder's own, > -1, compounded yearly.
    opportunity_cost_per_year
        What staying costs against the best other job, paid at the end of each month until all has
        vested; a negative one is a job that pays more than others.
    steps_per_month
        Of the lattice, from 1 to 10.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits, or a payoff is not finite, or steps are so long
        that growth outweighs volatility.

    References
    ----------
    Kuhn (benkuhn/option-val) has the worked example of the tests; the lattice is that of Cox, Ross
    & Rubinstein (1979), Journal of Financial Economics 7.

    Examples
    --------
    >>> from goingrate.offer.vesting import even_vesting
    >>> found = right_to_quit(
    ...     company_value=10e6,
    ...     payoff=share_of_gain(share_owned=0.01, strike_on_whole_company=2.5e6),
    ...     vesting=even_vesting(years=4, cliff_years=1, per_year=12),
    ...     horizon_years=7,
    ...     volatility_per_year=1.0,
    ...     growth_per_year=0.08,
    ...     discount_per_year=0.02,
    ...     opportunity_cost_per_year=50_000,
    ... )
    >>> round(found.naive), round(found.with_quit)
    (-51923, 35756)
    """
    require_above(
        0.0,
        company_value=company_value,
        volatility_per_year=volatility_per_year,
    )
    require_above(-1.0, growth_per_year=growth_per_year, discount_per_year=discount_per_year)
    require_finite(opportunity_cost_per_year=opportunity_cost_per_year)
    require_between(1, _MOST_STEPS, steps_per_month=steps_per_month)
    vested = _vested_by_month(vesting)
    job = _Job(
        company_value=company_value,
        payoff=payoff,
        vested=vested,
        horizon_months=_horizon_months(horizon_years, last=vested.size - 1),
        volatility=volatility_per_year,
        growth=math.log1p(growth_per_year),
        discount=math.log1p(discount_per_year),
        cost_per_month=opportunity_cost_per_year / _MONTHS,
    )
    found, *finer = (job.solve(times * steps_per_month) for times in (1, 2, 4))
    error = max(
        _twice_the_changes([found.naive, *(other.naive for other in finer)]),
        _twice_the_changes([found.with_quit, *(other.with_quit for other in finer)]),
    )
    return replace(found, numerical_error=error)


def _twice_the_changes(values: list[float]) -> float:
    """Return a bound on the error in practice; one change alone may be small by chance."""
    return 2.0 * sum(abs(later - earlier) for earlier, later in pairwise(values))


@dataclass(frozen=True, slots=True)
class _Lattice:
    company_value: float
    move: float  # of the log value in one step
    up_probability: float
    discount_factor: float
    steps_per_month: int

    def company_values(self, month: int) -> Array:
        """Return those at the end of a month, lowest first, shape (n,)."""
        n_steps = month * self.steps_per_month
        levels = 2.0 * np.arange(n_steps + 1) - n_steps
        result: Array = self.company_value * np.exp(self.move * levels)
        return result

    def month_before(self, values: Array) -> Array:
        """Return what values at the end of a month are worth at its beginning."""
        up = self.up_probability
        for _ in range(self.steps_per_month):
            values = self.discount_factor * (up * values[1:] + (1.0 - up) * values[:-1])
        return values


@dataclass(frozen=True, slots=True)
class _Job:
    """Arguments of `right_to_quit`; growth and discount as logs, vested shares by month."""

    company_value: float
    payoff: Payoff
    vested: Array
    horizon_months: int
    volatility: float
    growth: float
    discount: float
    cost_per_month: float

    def solve(self, steps_per_month: int) -> RightToQuit:
        """Return values and boundary on one lattice, whose error is not known yet."""
        lattice = self._lattice(steps_per_month)
        last = self.vested.size - 1
        grant = self._paid(lattice.company_values(self.horizon_months))
        for _ in range(self.horizon_months - last):
            grant = lattice.month_before(grant)
        stayed, free = grant, grant
        boundary = []
        for month in range(last - 1, -1, -1):
            grant = lattice.month_before(grant)
            stayed = lattice.month_before(stayed - self.cost_per_month)
            staying = lattice.month_before(free - self.cost_per_month)
            leaving = self.vested[month] * grant
            free = np.maximum(staying, leaving)
            n_leaving = int(np.append(leaving > staying, False).argmin())
            if n_leaving > 0:
                boundary.append((month, float(lattice.company_values(month)[n_leaving - 1])))
        return RightToQuit(float(stayed[0]), float(free[0]), tuple(reversed(boundary)), math.nan)

    def _lattice(self, steps_per_month: int) -> _Lattice:
        step_years = 1.0 / (_MONTHS * steps_per_month)
        move = self.volatility * math.sqrt(step_years)
        up = up_probability(
            growth=self.growth * step_years,
            move=move,
            steps=steps_per_month,
            where="steps_per_month",
        )
        discount = math.exp(-self.discount * step_years)
        return _Lattice(self.company_value, move, up, discount, steps_per_month)

    def _paid(self, company_values: Array) -> Array:
        paid = np.asarray(self.payoff(company_values), dtype=np.float64)
        require_finite(payoff=paid)
        return np.broadcast_to(paid, company_values.shape)


def _vested_by_month(vesting: Vesting) -> Array:
    """Return the vested share at the end of months 0 to the last vest, shape (n_months + 1,)."""
    months = np.array([years * _MONTHS for years, _ in vesting.events])
    whole = np.rint(months).astype(int)
    if (np.abs(months - whole) > _ROUNDING).any():
        raise OutOfRange(
            where="vesting",
            given=vesting.events[int(np.abs(months - whole).argmax())][0],
            allowed=Phrase("allowed.whole_months"),
            fix=Phrase("fix.correct_value"),
        )
    vests = np.zeros(whole[-1] + 1)
    vests[whole] = [share for _, share in vesting.events]
    result: Array = vests.cumsum()
    return result


def _horizon_months(horizon_years: float, *, last: int) -> int:
    require_between(0.0, _LONGEST_YEARS, horizon_years=horizon_years)
    months = round(horizon_years * _MONTHS)
    if abs(months - horizon_years * _MONTHS) > _ROUNDING or months < last:
        raise OutOfRange(
            where="horizon_years",
            given=horizon_years,
            allowed=Phrase.of("allowed.horizon_months", last=str(last)),
            fix=Phrase("fix.correct_value"),
        )
    return months

"""Shares of a private company along plain random scenarios, year by year until it fails or exits.

A coarse model beside the integrals of `private`, with what those leave out: rounds that come or do
not come, and that take more or less from each share.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.offer.scenario_run import (
    PIECE,
    check_price,
    check_run,
    in_pieces,
    out_of_range,
    require,
)

Array = NDArray[np.float64]
Single = NDArray[np.float32]
_MOST_YEARS = 40


@dataclass(frozen=True, slots=True)
class YearlyCompany:
    """A company whose value moves once a year; then there may be a round, and then its end.

    Parameters
    ----------
    value
        What the company is worth today, above 0.
    drift_per_year, volatility_per_year
        The value is log-normal; while the company lives its mean grows by exp(drift) a year.
    failure_per_year, exit_per_year
        Probabilities of either end in each year, together at most 1.
    round_per_year
        Probability of a round in a year.
    least_dilution, most_dilution
        The part that a round takes from each earlier share, evenly spread between the two.
    """

    value: float
    drift_per_year: float
    volatility_per_year: float
    failure_per_year: float
    exit_per_year: float
    round_per_year: float = 0.0
    least_dilution: float = 0.0
    most_dilution: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.value < math.inf:
            raise out_of_range("value", self.value, Phrase.of("allowed.above", low="0"))
        require("failure_per_year", self.failure_per_year, 0, 1)
        require("exit_per_year", self.exit_per_year, 0, 1 - self.failure_per_year)
        require("round_per_year", self.round_per_year, 0, 1)
        require("most_dilution", self.most_dilution, 0, 1)
        require("least_dilution", self.least_dilution, 0, self.most_dilution)


def exit_worths(
    company: YearlyCompany,
    *,
    exit_values: ArrayLike,
    share_prices: ArrayLike,
    shares: float,
    strike: float,
    discount_per_year: float,
    n_years: int,
    n_scenarios: int,
    seed: int,
    n_threads: int = 1,
) -> Single:
    """Return the present value of what shares or options pay at the exit, along each scenario.

    A company that has not ended after `n_years` pays nothing.

    Parameters
    ----------
    exit_values, share_prices
        Price of a common share by the company's value at the exit, shape (n_knots,) both: from 0
        at 0, linear between the knots, and beyond the last as between the last two.
    shares, strike
        How many, and what is paid for each (0 for shares), both at least 0.
    discount_per_year
        Annual rate, above -1.
    n_years
        From 1 to 40.
    n_scenarios, seed, n_threads
        As in `scenario.vest_sums`.

    Returns
    -------
    Shape (n_scenarios,), single precision.

    Raises
    ------
    OutOfRange
        If a number is outside its limits, or the value could leave what single precision holds.

    Examples
    --------
    >>> company = YearlyCompany(80e6, 0.1, 0.9, failure_per_year=0.1, exit_per_year=0.2)
    >>> worths = exit_worths(
    ...     company, exit_values=[0.0, 50e6, 150e6], share_prices=[0.0, 0.0, 8.0], shares=1e4,
    ...     strike=1.0, discount_per_year=0.05, n_years=10, n_scenarios=100_000, seed=1,
    ... )
    >>> round(float((worths > 0).mean()), 2)
    0.23
    """
    knots, turns = _bends(exit_values, share_prices)
    check_run(n_scenarios, seed, n_threads)
    require("n_years", n_years, 1, _MOST_YEARS)
    check_price(company.drift_per_year, company.volatility_per_year, years=n_years + 1)
    for name, number in (("shares", shares), ("strike", strike)):
        if not 0 <= number < math.inf:
            raise out_of_range(name, number, Phrase.of("allowed.at_least", low="0"))
    if not -1 < discount_per_year < math.inf:
        raise out_of_range(
            "discount_per_year", discount_per_year, Phrase.of("allowed.above", low="-1")
        )
    from goingrate.offer.lanes import add_exits  # the compiler costs 0.3 s to import

    paid = np.zeros(n_years + n_years % 2)
    paid[:n_years] = shares * (1.0 + discount_per_year) ** -np.arange(1.0, n_years + 1.0)
    given = (
        _moves(company),
        _chances(company),
        paid.astype(np.float32),
        (knots / company.value).astype(np.float32),
        (turns * company.value).astype(np.float32),
        np.float32(strike),
    )
    worths = np.empty(n_scenarios, dtype=np.float32)

    def fill(first: int) -> None:
        add_exits(np.uint64(seed), first, *given, worths[first : first + PIECE])

    in_pieces(fill, n_scenarios=n_scenarios, n_threads=n_threads)
    return worths


def _moves(company: YearlyCompany) -> Single:
    trend = company.drift_per_year - 0.5 * company.volatility_per_year**2
    return np.array([trend, company.volatility_per_year], dtype=np.float32) * np.float32(
        math.log2(math.e)
    )


def _chances(company: YearlyCompany) -> Single:
    span = company.most_dilution - company.least_dilution
    more = span / company.round_per_year if company.round_per_year > 0 else 0.0
    gone = company.failure_per_year + company.exit_per_year
    return np.array(
        [company.failure_per_year, gone, company.round_per_year, company.least_dilution, more],
        dtype=np.float32,
    )


def _bends(exit_values: ArrayLike, share_prices: ArrayLike) -> tuple[Array, Array]:
    """Return where the slope of a share's price changes, and by how much."""
    values, prices = np.asarray(exit_values, np.float64), np.asarray(share_prices, np.float64)
    sound = values.ndim == 1 and values.size >= 2 and values.shape == prices.shape
    finite = sound and bool(np.isfinite(values).all() and np.isfinite(prices).all())
    if not (finite and values[0] == 0 == prices[0] and (np.diff(values) > 0).all()):
        given = f"{values.ravel()[:3].tolist()}, {prices.ravel()[:3].tolist()}"
        raise out_of_range("exit_values", given, Phrase("allowed.share_prices"))
    turns = np.diff(np.diff(prices) / np.diff(values), prepend=0.0)
    bends = turns != 0.0
    return values[:-1][bends], turns[bends]

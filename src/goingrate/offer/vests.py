"""Vests of a public employer's shares by step, and the exact mean and spread of their sum.

The price is a geometric Brownian motion, so the sum is one of log-normals: it has no law with a
name, but its first two moments are known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.offer.scenario_run import check_price, out_of_range

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


class Moments(NamedTuple):
    """Exact mean and standard deviation."""

    mean: float
    standard_deviation: float


@dataclass(frozen=True, slots=True, eq=False)
class Vests:
    """What vests when, and how the price moves.

    Parameters
    ----------
    values
        What vests at the end of each step, shape (n_grants, n_steps), discounted, for a price that
        stays what it is on the day of the grant.
    granted_at
        Steps until each grant, shape (n_grants,), 0 for today.
    drift_per_year, volatility_per_year
        The mean price grows by exp(drift) a year.
    step_years
        Years of one step.
    """

    values: Array
    granted_at: Whole
    drift_per_year: float
    volatility_per_year: float
    step_years: float

    def __post_init__(self) -> None:
        _check_values(self.values)
        _check_grants(self.values, self.granted_at)
        if not 0 < self.step_years < math.inf:
            raise out_of_range("step_years", self.step_years, Phrase.of("allowed.above", low="0"))
        years = (self.n_steps + 1) * self.step_years  # the compiled loop takes two steps at a time
        check_price(self.drift_per_year, self.volatility_per_year, years=years)

    @classmethod
    def by_step(
        cls,
        values_by_step: ArrayLike,
        *,
        drift_per_year: float,
        volatility_per_year: float,
        step_years: float,
        granted_at_step: ArrayLike | None = None,
    ) -> Vests:
        """Return vests of one grant (n_steps,) or of several (n_grants, n_steps).

        Without `granted_at_step` all are granted today.

        Raises
        ------
        OutOfRange
            If a number is outside its limits, a grant vests before it is made, or the price could
            leave what single precision holds.
        """
        values = np.atleast_2d(np.asarray(values_by_step, dtype=np.float64))
        today = np.zeros(len(values), dtype=np.int64)
        granted_at = today if granted_at_step is None else np.asarray(granted_at_step, np.int64)
        return cls(values, granted_at, drift_per_year, volatility_per_year, step_years)

    @property
    def n_steps(self) -> int:
        """Steps that are followed."""
        return int(self.values.shape[1])

    def moments(self) -> Moments:
        """Return the exact mean and standard deviation of the sum of all vests.

        The growths of a log-normal price from g to q and from h to r have the covariance
        m_gq m_hr (exp(volatility^2 * common years) - 1), where m are their means.

        Examples
        --------
        >>> movement = {"drift_per_year": 0.0, "volatility_per_year": 0.3, "step_years": 1.0}
        >>> Vests.by_step([50.0, 50.0], **movement).moments()
        Moments(mean=100.0, standard_deviation=34.63...)
        """
        grant, step = np.nonzero(self.values)
        start, end = self.granted_at[grant], step + 1
        growth = np.exp(self.drift_per_year * self.step_years * (end - start))
        mean = self.values[grant, step] * growth
        variance = 0.0
        for i in range(mean.size):  # row by row: the whole matrix may be large
            common = np.minimum(end, end[i]) - np.maximum(start, start[i])
            years = self.step_years * np.maximum(common, 0)
            variance += float(
                mean[i] * (mean * np.expm1(self.volatility_per_year**2 * years)).sum()
            )
        return Moments(float(mean.sum()), math.sqrt(max(0.0, variance)))


def _check_values(values: Array) -> None:
    if not (np.abs(values) < np.finfo(np.float32).max).all():
        raise out_of_range("values_by_step", "nan, inf", Phrase("allowed.finite"))


def _check_grants(values: Array, granted_at: Whole) -> None:
    fits = granted_at.shape == (len(values),) and bool((granted_at >= 0).all())
    steps = np.arange(1, values.shape[1] + 1)
    if not fits or values[steps <= granted_at[:, None]].any():
        given = ", ".join(map(str, granted_at.ravel().tolist()))
        raise out_of_range("granted_at_step", given, Phrase("allowed.vests_after_grant"))

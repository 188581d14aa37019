"""When a company ends and what it is worth by then."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import LARGEST
from goingrate.offer.contingent.laplace import Laplace, Wait, decay_rates, quantiles, wait

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ExitLaw:
    """A company value that is a geometric Brownian motion and ends at an exponential time.

    Parameters
    ----------
    volatility_per_year
        Of the log of the company value, from 0 to 10.
    drift_per_year
        Growth of the mean company value, continuously compounded. Prices use the safe rate, a
        person's distribution the growth that is expected.
    exit_rate_per_year
        Exits per year, above 0: the mean time until the exit is 1 / rate.
    discount_per_year
        Continuously compounded; distributions leave it out.

    References
    ----------
    Gornall and Strebulaev (2020), "Squaring venture capital valuations with reality", Journal of
    Financial Economics 135.
    """

    volatility_per_year: float
    drift_per_year: float
    exit_rate_per_year: float
    discount_per_year: float = 0.0

    def __post_init__(self) -> None:
        _between("volatility_per_year", self.volatility_per_year, 0.0, 10.0)
        _between("drift_per_year", self.drift_per_year, -10.0, 10.0)
        _above("exit_rate_per_year", self.exit_rate_per_year, 0.0, 1e6)
        _above("discount_per_year", self.discount_per_year, -self.exit_rate_per_year, 10.0)

    def discounted(self) -> Laplace:
        """Return the law of ln(exit value / today's value), discounted to today."""
        return decay_rates(
            self.volatility_per_year,
            self.drift_per_year,
            self.exit_rate_per_year,
            self.discount_per_year,
        )

    def undiscounted(self) -> Laplace:
        """Return the law of ln(exit value / today's value)."""
        return decay_rates(
            self.volatility_per_year, self.drift_per_year, self.exit_rate_per_year, 0.0
        )

    def wait(self) -> Wait:
        """Return the law of the exit time given the exit value."""
        return wait(self.volatility_per_year, self.drift_per_year, self.exit_rate_per_year)

    def discounted_mean(self) -> float:
        """Return the mean of the discounted exit value over today's value.

        That is lambda / (lambda + r - m), and 1 if the drift is the discount rate.

        Raises
        ------
        OutOfRange
            If it is infinite: the drift is not below exit rate plus discount rate.

        Examples
        --------
        >>> ExitLaw(0.9, 0.025, 0.25, 0.025).discounted_mean()
        1.0
        """
        return _mean(self.drift_per_year, self.exit_rate_per_year, self.discount_per_year)

    def mean(self) -> float:
        """Return the mean of the exit value over today's value, undiscounted.

        Raises
        ------
        OutOfRange
            If it is infinite: the drift is not below the exit rate.
        """
        return _mean(self.drift_per_year, self.exit_rate_per_year, 0.0)


def exit_value_quantiles(law: ExitLaw, *, company_value: float, shares: ArrayLike) -> Array:
    """Return the exit values below which shares of all exits lie, undiscounted.

    Finite for any drift, also where the mean is not.

    Parameters
    ----------
    company_value
        Today, above 0.
    shares
        Each above 0 and below 1.

    Raises
    ------
    OutOfRange
        For a company value or a share outside these limits.

    Examples
    --------
    >>> law = ExitLaw(volatility_per_year=0.9, drift_per_year=0.3, exit_rate_per_year=0.25)
    >>> exit_value_quantiles(law, company_value=1e9, shares=[0.1, 0.5, 0.9]) / 1e6
    array([  71.33335826,  797.53119061, 4694.05715723])
    """
    require_company_value(company_value)
    parts = require_shares(shares)
    with np.errstate(over="ignore"):  # beyond all numbers is infinite
        result: Array = company_value * np.exp(quantiles(law.undiscounted(), parts))
    return result


def require_company_value(company_value: float) -> None:
    """Raise `OutOfRange` unless a company value is above 0 and at most 10^13."""
    _above("company_value", company_value, 0.0, LARGEST)


def require_shares(shares: ArrayLike) -> Array:
    """Return shares as an array; raise `OutOfRange` unless each is above 0 and below 1."""
    parts = np.asarray(shares, dtype=np.float64)
    bad = ~((parts > 0.0) & (parts < 1.0))
    if bad.any():
        raise OutOfRange(
            where="shares",
            given=float(parts[bad].flat[0]),
            allowed=Phrase("allowed.inner_share"),
            fix=Phrase("fix.correct_value"),
        )
    return parts


def _mean(drift: float, exit_rate: float, discount: float) -> float:
    if drift >= exit_rate + discount:
        raise OutOfRange(
            where="drift_per_year",
            given=drift,
            allowed=Phrase.of("allowed.drift_with_mean", high=f"{exit_rate + discount:g}"),
            fix=Phrase("fix.median_instead"),
        )
    return exit_rate / (exit_rate + discount - drift)


def _between(name: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise _outside(name, value, "allowed.between", low, high)


def _above(name: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low < value <= high):
        raise _outside(name, value, "allowed.above_to", low, high)


def _outside(name: str, value: float, kind: str, low: float, high: float) -> OutOfRange:
    return OutOfRange(
        where=name,
        given=value,
        allowed=Phrase.of(kind, low=f"{low:g}", high=f"{high:g}"),
        fix=Phrase("fix.correct_value"),
    )

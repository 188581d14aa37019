"""Wages as a statistical office publishes them: percentiles of an occupation in an area.

The release prints relative standard errors of the mean and of employment, none of percentiles.
Those are derived here, and said to be: the error of the mean and the spread of pay tell how large a
simple random sample would have been as exact, and a sample quantile of that many people has the
standard error sqrt(p (1 - p) / n) / f in log pay, f being the density of log pay there (Mood,
Graybill & Boes 1974, "Introduction to the Theory of Statistics", section VI.5). Density and
quantiles between the printed percentiles come from one monotone curve (`pay_curve`). Below the
lowest and above the highest percentile the release says nothing, and nothing is said.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from goingrate.base.kinds import Place
from goingrate.market.pay_curve import PayCurve, normal_score, pay_curve

#: Name and SQL type of each column of the table `wages`. `release_year` is the year of the May that
#: the figures belong to; `area_code` has seven digits; `area_type` is national, state, metro or
#: nonmetro; `state` are the letters of the (first) state, NULL for the country. Errors are in
#: percent, pay in USD a year, NULL where nothing is printed. `top_coded` names the amounts of which
#: only "`top_code` or more" is printed ("p75 p90").
WAGE_COLUMNS: Final[dict[str, str]] = {
    "release_year": "INTEGER",
    "soc": "VARCHAR",
    "occupation": "VARCHAR",
    "occupation_group": "VARCHAR",
    "area_code": "VARCHAR",
    "area_type": "VARCHAR",
    "state": "VARCHAR",
    "area_name": "VARCHAR",
    "employment": "DOUBLE",
    "employment_rse": "DOUBLE",
    "mean": "DOUBLE",
    "mean_rse": "DOUBLE",
    "p10": "DOUBLE",
    "p25": "DOUBLE",
    "p50": "DOUBLE",
    "p75": "DOUBLE",
    "p90": "DOUBLE",
    "top_coded": "VARCHAR",
    "top_code": "DOUBLE",
}
#: The percentiles of a release, by column.
PERCENTILES: Final[dict[str, float]] = {
    "p10": 0.10,
    "p25": 0.25,
    "p50": 0.50,
    "p75": 0.75,
    "p90": 0.90,
}

#: Errors are printed to a tenth of a percent, so "0.0" is anything below this.
_LEAST_RSE_PERCENT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Percentile:
    """One printed percentile: pay per year, or with `or_more` only a lower bound of it."""

    probability: float
    pay_per_year: float
    or_more: bool = False


@dataclass(frozen=True, slots=True)
class PublishedWages:
    """What a release prints of one occupation in one area, all industries together.

    Attributes
    ----------
    soc
        The 2018 occupation code; "15-0000" is a whole group, "00-0000" everybody.
    area_name
        As the release names it: "San Jose-Sunnyvale-Santa Clara, CA".
    employment, mean
        Jobs, and pay per year; None where it is not released (or the mean is top-coded).
    employment_rse, mean_rse
        Relative standard errors in percent.
    percentiles
        Ascending; those that are not released are left out.
    release, on_date
        "May 2025", and the day that the pay belongs to.
    source, address
        Who publishes it and where.
    """

    soc: str
    occupation: str
    place: Place
    area_name: str
    employment: float | None
    employment_rse: float | None
    mean: float | None
    mean_rse: float | None
    percentiles: tuple[Percentile, ...]
    release: str
    on_date: date
    source: str
    address: str
    currency: str = "USD"

    @property
    def quantiles(self) -> dict[float, float | Literal["or more"]]:
        """The printed percentiles by their probability."""
        return {
            one.probability: "or more" if one.or_more else one.pay_per_year
            for one in self.percentiles
        }

    @property
    def printed(self) -> tuple[Percentile, ...]:
        """The percentiles that are printed as amounts."""
        return tuple(one for one in self.percentiles if not one.or_more)


def curve_of(wages: PublishedWages) -> PayCurve:
    """Return the curve through the printed percentiles; there must be one at least."""
    printed = wages.printed
    return pay_curve([one.probability for one in printed], [one.pay_per_year for one in printed])


def effective_sample_size(wages: PublishedWages) -> float | None:
    """Return how many people a simple random sample would need for the printed error of the mean.

    The square of the coefficient of variation over the relative standard error. The coefficient is
    that of the log-normal law through the outer two printed percentiles. Never more than the people
    that there are. None where no error or no two percentiles are printed.

    Examples
    --------
    >>> spread = (Percentile(0.1, 50_000.0), Percentile(0.9, 100_000.0))
    >>> figures = {"employment": 1e6, "employment_rse": 1.0, "mean": 72_000.0, "mean_rse": 1.0}
    >>> told = {"release": "May 2025", "on_date": date(2025, 5, 1), "source": "", "address": ""}
    >>> one = PublishedWages(
    ...     "15-0000", "", Place("US"), "", percentiles=spread, **figures, **told
    ... )
    >>> effective_sample_size(one)
    758.7...
    """
    printed = wages.printed
    if wages.mean_rse is None or len(printed) < 2:
        return None
    low, high = printed[0], printed[-1]
    wide = normal_score(high.probability) - normal_score(low.probability)
    log_spread = math.log(high.pay_per_year / low.pay_per_year) / wide
    error = max(wages.mean_rse, _LEAST_RSE_PERCENT) / 100.0
    people = math.expm1(log_spread**2) / error**2
    most = math.inf if wages.employment is None else wages.employment
    return max(1.0, min(people, most))

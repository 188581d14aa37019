"""What a rate is estimated from: pay records as intervals on the log scale, in cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

#: Logarithms of pay beyond this (e^50 is 5e21) are mistakes in any currency.
MOST_LOG_PAY: Final = 50.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind of work that pay is estimated for; None where a dimension is not known.

    Unknown is a level of its own: what is not known is never taken for the average.
    """

    role: str | None = None
    level: str | None = None
    country: str | None = None
    region: str | None = None
    employer_kind: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PaySample:
    """Pay records of one component, currency and day, checked when made.

    Attributes
    ----------
    low, high
        Natural logarithm of pay per year, shape (n,). Equal: a point. `low < high`: a band, the
        pay lies somewhere inside. `high` is +inf: this or more.
    cell
        Index into `cells`, shape (n,).
    employer
        Which employer, shape (n,); -1 where it is not known. The numbers need not be dense.
    weight
        How many equal records each one stands for, shape (n,), > 0.
    cells
        The kinds of work; one without records is estimated from the others.

    Raises
    ------
    InputError
        If lengths differ, there is no record, or an entry is not what it should be.

    Examples
    --------
    >>> PaySample(
    ...     low=np.log([150e3, 180e3]),
    ...     high=np.log([150e3, 240e3]),
    ...     cell=np.zeros(2, np.int32),
    ...     employer=np.array([0, -1], np.int32),
    ...     weight=np.ones(2),
    ...     cells=(Cell(role="data-scientist"),),
    ... ).n_records
    2
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    cell: NDArray[np.int32]
    employer: NDArray[np.int32]
    weight: NDArray[np.float64]
    cells: tuple[Cell, ...]

    def __post_init__(self) -> None:
        self._check_lengths()
        with np.errstate(invalid="ignore"):
            finite = np.abs(self.low) <= MOST_LOG_PAY
            ordered = (self.high >= self.low) & (
                (self.high <= MOST_LOG_PAY) | (self.high == np.inf)
            )
            weighted = (self.weight > 0) & (self.weight < np.inf)
        most = Phrase.of("allowed.log_pay", most=f"{MOST_LOG_PAY:g}")
        _require("low", self.low, finite, most)
        _require("high", self.high, ordered, Phrase("allowed.upper_end"))
        _require("weight", self.weight, weighted, Phrase("allowed.record_weight"))
        inside = (self.cell >= 0) & (self.cell < len(self.cells))
        count = Phrase.of("allowed.cell_number", cells=str(len(self.cells)))
        _require("cell", self.cell, inside, count)
        _require("employer", self.employer, self.employer >= -1, Phrase("allowed.employer_number"))

    @property
    def n_records(self) -> int:
        """How many rows there are, whatever their weights."""
        return int(self.low.size)

    def _check_lengths(self) -> None:
        if self.low.size == 0:
            raise InputError(
                where="low",
                given=0,
                allowed=Phrase("allowed.some_records"),
                fix=Phrase("fix.other_records"),
            )
        for name in ("low", "high", "cell", "employer", "weight"):
            column = getattr(self, name)
            if column.shape != (self.low.size,):
                raise InputError(
                    where=name,
                    given=column.shape,
                    allowed=Phrase.of("allowed.same_length", records=str(self.low.size)),
                    fix=Phrase("fix.correct_value"),
                )


def taken(sample: PaySample, records: NDArray[np.bool_] | NDArray[np.int64]) -> PaySample:
    """Return a sample of some of the records, with the same cells."""
    return PaySample(
        low=sample.low[records],
        high=sample.high[records],
        cell=sample.cell[records],
        employer=sample.employer[records],
        weight=sample.weight[records],
        cells=sample.cells,
    )


def midpoints(sample: PaySample) -> NDArray[np.float64]:
    """Return the log of the middle of each band, the point itself, or the lower end of the top.

    The middle is that of the money, not of its logarithm.
    """
    open_end = np.isinf(sample.high)
    high = np.where(open_end, sample.low, sample.high)
    result: NDArray[np.float64] = np.logaddexp(sample.low, high) - np.log(2.0)
    return result


def _require(
    where: str,
    column: NDArray[np.float64] | NDArray[np.int32],
    good: NDArray[np.bool_],
    allowed: Phrase,
) -> None:
    if not good.all():
        first = column[int(np.argmin(good))]
        raise OutOfRange(where=where, given=first, allowed=allowed, fix=Phrase("fix.correct_value"))

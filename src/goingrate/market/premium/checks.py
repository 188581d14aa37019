"""What a gap cannot be estimated from."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.premium.sample import GapSample
from goingrate.market.rates.sample import MOST_LOG_PAY

#: Fewest draws that tell a spread; most that anyone needs.
FEWEST_DRAWS: Final = 20
MOST_DRAWS: Final = 100_000


def check_sample(sample: GapSample) -> None:
    """Raise if a column has not one entry for each record, or an entry is not what it should be.

    Raises
    ------
    InputError
        Also if there is no record of one of the two kinds.
    """
    n = sample.log_pay.size
    if n == 0 or (sample.is_of.shape == (n,) and np.unique(sample.is_of).size < 2):
        given = n if n == 0 else f"is_of: {int(sample.is_of.sum())} / {n}"
        raise InputError(
            where="is_of" if n else "log_pay",
            given=given,
            allowed=Phrase("allowed.some_records"),
            fix=Phrase("fix.other_records"),
        )
    factors = {**sample.cell, **sample.controls}
    columns = {name: getattr(sample, name) for name in ("log_pay", "weight", "is_of", "employer")}
    for name, column in {**columns, **factors}.items():
        _require_length(name, column.shape == (n,), column.shape, n)
    skills = sample.skills
    _require_length("skills", skills.ndim == 2 and skills.shape[0] == n, skills.shape, n)
    with np.errstate(invalid="ignore"):
        finite = np.abs(sample.log_pay) <= MOST_LOG_PAY
        weighted = (sample.weight > 0) & (sample.weight < np.inf)
    _require("log_pay", sample.log_pay, finite, "allowed.log_pay", most=f"{MOST_LOG_PAY:g}")
    _require("weight", sample.weight, weighted, "allowed.record_weight")
    _require("employer", sample.employer, sample.employer >= -1, "allowed.employer_number")
    for name, codes in factors.items():
        most = str(np.iinfo(np.int32).max)
        _require(name, codes, codes >= 0, "allowed.cell_number", cells=most)


def check_settings(*, coverage: float, replicates: int, fewest_employers: int) -> None:
    """Raise if the settings of an estimate are not what they should be."""
    if not 0.5 <= coverage <= 0.999:
        inner = Phrase.of("allowed.inner_probability", low="0.5", high="0.999")
        raise OutOfRange(
            where="coverage", given=coverage, allowed=inner, fix=Phrase("fix.correct_value")
        )
    counts = (
        ("replicates", replicates, FEWEST_DRAWS, MOST_DRAWS),
        ("fewest_employers", fewest_employers, 2, MOST_DRAWS),
    )
    for name, given, low, high in counts:
        if not low <= given <= high:
            raise OutOfRange(
                where=name,
                given=given,
                allowed=Phrase.of("allowed.draw_count", low=str(low), high=str(high)),
                fix=Phrase("fix.correct_value"),
            )


def _require_length(where: str, right: bool, given: object, records: int) -> None:
    if not right:
        raise InputError(
            where=where,
            given=given,
            allowed=Phrase.of("allowed.same_length", records=str(records)),
            fix=Phrase("fix.correct_value"),
        )


def _require(
    where: str,
    column: NDArray[np.float64] | NDArray[np.int32],
    right: NDArray[np.bool_],
    allowed: str,
    **values: str,
) -> None:
    if not right.all():
        first = int(np.flatnonzero(~right)[0])
        raise OutOfRange(
            where=f"{where}[{first}]",
            given=column[first],
            allowed=Phrase.of(allowed, **values),
            fix=Phrase("fix.correct_value"),
        )

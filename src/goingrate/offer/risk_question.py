"""Risk aversion from one question about jobs.

A sure job pays today's income for life; a new job doubles it or cuts it by some part, at even
odds. The largest cut at which somebody still takes the new job bounds their risk aversion: at
indifference 1/2 * 2^(1-g) + 1/2 * (1-cut)^(1-g) = 1. The question and the ladder of cuts are
those of the Health and Retirement Study (Barsky, Juster, Kimball and Shapiro 1997; Kimball, Sahm
and Shapiro 2008).
"""

from __future__ import annotations

import math
from typing import Final, Literal, get_args

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase

LargestCut = Literal["none", "tenth", "fifth", "third", "half", "three_quarters"]

#: The ladder of cuts, from the mildest.
CUTS: Final[dict[LargestCut, float]] = {
    "none": 0.0,
    "tenth": 1 / 10,
    "fifth": 1 / 5,
    "third": 1 / 3,
    "half": 1 / 2,
    "three_quarters": 3 / 4,
}

#: Whoever refuses even a cut by a tenth is given this as an upper end (an assumption).
MOST_AVERSE: Final = 10.0


def risk_aversion_from_cut(largest_cut_accepted: LargestCut) -> Range:
    """Return the range of relative risk aversion that one answer leaves open.

    Raises
    ------
    OutOfRange
        If the answer is not on the ladder.

    Examples
    --------
    >>> risk_aversion_from_cut("third")
    Range(low=1.0, high=2.0)
    """
    ladder = list(get_args(LargestCut))
    if largest_cut_accepted not in ladder:
        raise OutOfRange(
            where="job_gamble",
            given=largest_cut_accepted,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(ladder)),
            fix=Phrase("fix.correct_value"),
        )
    step = ladder.index(largest_cut_accepted)
    accepted = CUTS[ladder[step]]
    refused = CUTS[ladder[step + 1]] if step + 1 < len(ladder) else None
    return Range(
        low=0.0 if refused is None else indifferent_risk_aversion(refused),
        high=MOST_AVERSE if accepted == 0 else indifferent_risk_aversion(accepted),
    )


def indifferent_risk_aversion(cut: float) -> float:
    """Return the risk aversion at which an even gamble of double or cut is worth its stake.

    Parameters
    ----------
    cut
        Share of income lost in the bad case, between 0 and 1, both excluded.

    Examples
    --------
    >>> indifferent_risk_aversion(0.2)
    3.76...
    """
    from scipy.optimize import brentq

    if cut == 0.5:  # the root of log utility is exact, and the power form has 0/0 there
        return 1.0

    def surplus(risk_aversion: float) -> float:
        power = 1.0 - risk_aversion
        return 0.5 * (math.expm1(power * math.log(2.0)) + math.expm1(power * math.log1p(-cut)))

    bracket = (1.0 + 1e-9, 200.0) if cut < 0.5 else (0.0, 1.0 - 1e-9)
    return round(float(brentq(surplus, *bracket, xtol=1e-12)), 9)

"""Winning against a rival who judges as well as you is itself bad news about the judgement."""

from __future__ import annotations

import math

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase


def worth_if_won(estimate: float, *, noise: float) -> float:
    """Return what somebody is worth, given your estimate and that the rival's was lower.

    Common value: the work is worth the same to both. Each has an estimate of it whose error is
    normal with the same standard deviation, independent of the other's, and nothing else is known
    (a flat prior). Whoever keeps the person is the one who estimated higher; the larger of two
    such errors is noise / sqrt(pi) on average, so the worth is that much below the estimate.

    Parameters
    ----------
    estimate
        Your estimate of what the work is worth, money.
    noise
        Standard deviation of its error, the same money, at least 0.

    Raises
    ------
    OutOfRange
        If a number is not finite, or the noise below 0.

    References
    ----------
    Capen, Clapp and Campbell (1971), "Competitive Bidding in High-Risk Situations", Journal of
    Petroleum Technology 23. The mean of the larger of two normal errors is the first order
    statistic, e.g. David and Nagaraja, "Order Statistics".

    Examples
    --------
    >>> round(worth_if_won(500e3, noise=100e3))
    443581
    """
    for name, given in (("estimate", estimate), ("noise", noise)):
        if not math.isfinite(given) or (name == "noise" and given < 0.0):
            raise OutOfRange(
                where=name,
                given=given,
                allowed=Phrase.of("allowed.at_least", low="0"),
                fix=Phrase("fix.correct_value"),
            )
    return estimate - noise / math.sqrt(math.pi)

"""What many risky amounts are worth as sure ones, at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.certainty import require_risk_aversion

Array = NDArray[np.float64]

#: Closer to log utility, the power form loses digits: the logarithm is as good.
_NEAR_LOG = 1e-9


def certainty_equivalents(wealth: Array, *, risk_aversion: float, weights: Array) -> Array:
    """Return `certainty.certainty_equivalent` of each row of outcomes.

    Parameters
    ----------
    wealth
        Outcomes of total wealth along the last axis, all > 0.
    risk_aversion
        Constant relative risk aversion, >= 0.
    weights
        Probabilities of the outcomes, along that axis; they sum to 1.

    Raises
    ------
    OutOfRange
        If an outcome is not positive, or `risk_aversion` is negative.

    Examples
    --------
    >>> certainty_equivalents(
    ...     np.array([[50e3, 100e3], [1e5, 1e5]]), risk_aversion=1.0, weights=np.array([0.5, 0.5])
    ... ).round().tolist()
    [70711.0, 100000.0]
    """
    require_risk_aversion(risk_aversion)
    lowest = float(wealth.min())
    if not lowest > 0:
        raise OutOfRange(
            where="wealth",
            given=lowest,
            allowed=Phrase("allowed.positive_wealth"),
            fix=Phrase("fix.add_wealth"),
        )
    logs, power = np.log(wealth), 1.0 - risk_aversion
    if abs(power) < _NEAR_LOG:
        return np.asarray(np.exp((weights * logs).sum(axis=-1)))
    anchor = logs.min(axis=-1) if power < 0 else logs.max(axis=-1)
    gain = (weights * np.expm1(power * (logs - anchor[..., None]))).sum(axis=-1)
    return np.asarray(np.exp(anchor + np.log1p(gain) / power))

"""One step of a binomial lattice: Cox, Ross & Rubinstein (1979), J. of Financial Economics 7."""

from __future__ import annotations

import math

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase


def up_probability(*, growth: float, move: float, steps: int, where: str = "n_steps") -> float:
    """Return the probability of a move up at which the price grows as expected.

    Parameters
    ----------
    growth, move
        Of the log price in one step: of its mean, and up or down; `move` > 0.
    steps, where
        How many there are, and what the caller's argument is called: for the error only.

    Raises
    ------
    OutOfRange
        If no probability will do, since drift outweighs volatility: steps must be shorter.

    Examples
    --------
    >>> up_probability(growth=0.1, move=0.3 * 2**0.5, steps=4)
    0.5158...
    """
    down = math.expm1(-move)
    up = (math.expm1(growth) - down) / (math.expm1(move) - down)
    if not 0.0 <= up <= 1.0:
        raise OutOfRange(
            where=where,
            given=steps,
            allowed=Phrase("allowed.short_steps"),
            fix=Phrase("fix.more_steps"),
        )
    return up

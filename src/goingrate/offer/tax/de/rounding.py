"""Rundung: where the law drops or adds the fraction of a euro or a cent."""

from __future__ import annotations

import math
from typing import Final

#: Far below any fraction that a law rounds: sums of floats that mean a whole number stay one.
HAIR: Final = 1e-6


def whole_euros_down(amount: float) -> float:
    """Return the amount without its cents (abgerundet auf volle Euro)."""
    return float(math.floor(amount + HAIR))


def whole_euros_up(amount: float) -> float:
    """Return the next whole euro (aufgerundet auf volle Euro)."""
    return float(math.ceil(amount - HAIR))


def cents_down(amount: float) -> float:
    """Return the amount without fractions of a cent (Bruchteile eines Cents bleiben außer Ansatz).

    Examples
    --------
    >>> cents_down(10.019)
    10.01
    """
    return math.floor(amount * 100.0 + HAIR) / 100.0


def cents(amount: float) -> float:
    """Return the nearest cent, half a cent upwards (kaufmännisch gerundet)."""
    return math.floor(amount * 100.0 + 0.5 + HAIR) / 100.0

"""A number that was computed in steps, and how far the steps may be off."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its numerical error: the change when the method does half of its work."""

    value: float
    numerical_error: float

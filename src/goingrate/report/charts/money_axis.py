"""An axis of money that shows small and huge amounts alike, with ticks people can read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from goingrate.report.charts.theme import spoken_ticks, text_width, tidy

if TYPE_CHECKING:
    import altair as alt

_Clear: TypeAlias = Callable[[float, float], bool]

#: Leading digits of ticks, those that give way last first.
_LEADING: Final = (1, 5, 2, 3, 7, 1.5, 4)
_GAP: Final = 14.0
_MOST_TICKS: Final = 9
_UPRIGHT: Final = 28.0
#: Amounts that differ by less than this factor stand on an even scale.
_NARROW: Final = 3.0


@dataclass(frozen=True, slots=True)
class MoneyAxis:
    """Amounts from `low` to `high` on `width` pixels.

    `bend` is where the scale turns from even to logarithmic; 0: wholly logarithmic; infinite:
    wholly even.
    """

    low: float
    high: float
    width: float
    bend: float

    def pixel(self, amount: float) -> float:
        """Return where an amount stands, in pixels from the left end."""
        low, high, here = (self._bent(x) for x in (self.low, self.high, amount))
        return self.width * (here - low) / (high - low)

    def amount(self, pixel: float) -> float:
        """Return the amount that stands at a pixel."""
        low, high = self._bent(self.low), self._bent(self.high)
        return self._straight(low + (high - low) * pixel / self.width)

    def scale(self) -> alt.Scale:
        """Return the same scale for a chart."""
        import altair as alt

        domain = tidy([self.low, self.high])
        if math.isinf(self.bend):
            return alt.Scale(type="linear", domain=domain, nice=False, zero=False)
        if self.bend == 0:
            return alt.Scale(type="log", domain=domain, nice=False)
        return alt.Scale(type="symlog", constant=self.bend, domain=domain, nice=False)

    @property
    def is_even(self) -> bool:
        """Whether equal distances are equal amounts."""
        return math.isinf(self.bend)

    def ticks(
        self,
        spoken: Callable[[float], str],
        *,
        within: tuple[float, float] = (-math.inf, math.inf),
        upright: bool = False,
    ) -> dict[str, Any]:
        """Return the keywords of an axis whose labels do not overlap.

        No label stands outside `within`; `upright` labels stand one above the other.
        """
        low, high = max(self.low, within[0]), min(self.high, within[1])

        def half(amount: float) -> float:
            return _UPRIGHT / 2 if upright else (text_width(spoken(amount)) + _GAP) / 2

        def clear(amount: float, other: float) -> bool:
            return abs(self.pixel(amount) - self.pixel(other)) >= half(amount) + half(other)

        chosen = _even_steps(low, high, clear) if self.is_even else _ladder(low, high, clear)
        return spoken_ticks([(amount, spoken(amount)) for amount in chosen])

    def _bent(self, amount: float) -> float:
        if math.isinf(self.bend):
            return amount
        if self.bend == 0:
            return math.log(amount)
        return math.copysign(math.log1p(abs(amount) / self.bend), amount)

    def _straight(self, bent: float) -> float:
        if math.isinf(self.bend):
            return bent
        if self.bend == 0:
            return math.exp(bent)
        return math.copysign(math.expm1(abs(bent)) * self.bend, bent)


def spread_axis(amounts: Sequence[float], *, width: float, margin: float) -> MoneyAxis:
    """Return an axis on which a few huge amounts do not squash the rest; `margin` in pixels."""
    low, high = min(amounts), max(amounts)
    if low > 0 and high < _NARROW * low:
        return even_axis(amounts, width=width, margins=(margin, margin))
    sizes = [abs(amount) for amount in amounts if amount != 0]
    if not sizes:
        return even_axis(amounts, width=width, margins=(margin, margin))
    bend = _round_up(median(sizes) / 15)
    tight = MoneyAxis(low, high, width - 2 * margin, bend)
    return MoneyAxis(tight.amount(-margin), tight.amount(width - margin), width, bend)


def even_axis(
    amounts: Sequence[float], *, width: float, margins: tuple[float, float], unit: float = 1000.0
) -> MoneyAxis:
    """Return an even axis around some amounts, with margins in pixels left and right.

    It spans a tenth of the largest amount at least; `unit` where all are 0.
    """
    low, high = min(amounts), max(amounts)
    least = 0.1 * max(abs(low), abs(high)) or unit
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    each = (high - low) / (width - sum(margins))
    return MoneyAxis(low - margins[0] * each, high + margins[1] * each, width, math.inf)


def _even_steps(low: float, high: float, clear: _Clear) -> list[float]:
    """Return all multiples of the smallest round step that keeps labels apart."""
    step = _round_up((high - low) / 8)
    while True:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        found = [step * count for count in range(first, last + 1)]
        if all(clear(a, b) for a, b in pairwise(found)):
            return found
        step = _round_up(step * 1.5)


def _ladder(low: float, high: float, clear: _Clear) -> list[float]:
    """Return 0 and round amounts of each power of ten, the rounder before the others."""
    top = max(abs(low), abs(high))
    powers = range(math.floor(math.log10(top)), -1, -1)
    steps = [sign * digit * 10.0**n for digit in _LEADING for n in powers for sign in (1, -1)]
    found: list[float] = []
    for step in [0.0, *steps]:
        inside = low <= step <= high and len(found) < _MOST_TICKS
        if inside and all(clear(step, other) for other in found):
            found.append(step)
    return sorted(found)


def _round_up(amount: float) -> float:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below an amount."""
    power = 10.0 ** math.floor(math.log10(amount))
    return min(step * power for step in (1, 2, 5, 10) if step * power >= amount * (1 - 1e-9))

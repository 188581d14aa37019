"""An axis of money that shows small and huge amounts alike, with ticks people can read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from goingrate.report.charts.theme import Voice, spoken_ticks, text_width, tidy

if TYPE_CHECKING:
    import altair as alt

#: Leading digits of ticks, those that give way last first.
_LEADING: Final = (1, 5, 2, 3)
_GAP: Final = 14.0
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

    def ticks(self, voice: Voice) -> dict[str, Any]:
        """Return the keywords of an axis whose labels do not overlap."""
        taken: list[tuple[float, float, float, str]] = []
        for amount in self._candidates():
            label = voice.money(amount)
            half = text_width(label) / 2 + _GAP / 2
            here = self.pixel(amount)
            if all(abs(here - there) >= half + room for there, room, _, _ in taken):
                taken.append((here, half, amount, label))
        return spoken_ticks([(amount, label) for _, _, amount, label in sorted(taken)])

    def _candidates(self) -> list[float]:
        """Return amounts worth a label, the most telling first."""
        steps = self._even_steps() if math.isinf(self.bend) else _ladder(self.low, self.high)
        return [amount for amount in steps if self.low <= amount <= self.high]

    def _even_steps(self) -> list[float]:
        step = _round_up((self.high - self.low) / 6)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return sorted((step * count for count in range(first, last + 1)), key=abs)

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
    amounts: Sequence[float], *, width: float, margins: tuple[float, float]
) -> MoneyAxis:
    """Return an even axis around some amounts, with margins in pixels left and right."""
    low, high = min(amounts), max(amounts)
    least = 0.1 * max(abs(low), abs(high)) or 1000.0
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    each = (high - low) / (width - sum(margins))
    return MoneyAxis(low - margins[0] * each, high + margins[1] * each, width, math.inf)


def _ladder(low: float, high: float) -> list[float]:
    """Return 0 and the round amounts of each power of ten between two amounts."""
    top = max(abs(low), abs(high))
    powers = range(0, math.floor(math.log10(top)) + 1)
    steps = [digit * 10.0**power for digit in _LEADING for power in reversed(powers)]
    return [0.0, *(sign * step for step in steps for sign in (1, -1))]


def _round_up(amount: float) -> float:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below an amount."""
    power = 10.0 ** math.floor(math.log10(amount))
    return min(step * power for step in (1, 2, 5, 10) if step * power >= amount * (1 - 1e-9))

"""Bands of values on the map of choices: where they end, what they are called, their shade.

Chances run from light to dark. For amounts, one offer has the light half of the shades and the
other the dark half, so that a black and white print shows who wins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from goingrate.report.charts.theme import Voice, stacked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHANCES: Final = (0.0, 0.10, 0.25, 0.50, 0.75, 1.0)
_CHANCE_COLORS: Final = (
    "#ffffff", "#f1f5d8", "#c9e3b4", "#7fc4b4", "#3d93b5", "#23589b", "#14204f",
)  # fmt: skip
_DARK_CHANCES: Final = 4
_OTHER_COLORS: Final = ("#eda65c", "#f7cf9f", "#fdecd6")
_JOB_COLORS: Final = ("#5f93c4", "#2c66a0", "#0b3261")
_STEPS: Final = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Values up to `upper`; `label` in the legend, `region` on the map."""

    upper: float
    label: str
    region: str
    color: str
    dark: bool


def chance_bands(voice: Voice) -> list[Band]:
    """Return the bands of a chance of success that is needed, from none to more than there is."""
    everything = voice.share(1.0)
    names = [voice.say("chart.choice_map.none_needed", none=voice.share(0.0))]
    names += [
        voice.say("chart.choice_map.chance_span", low=_bare(low), high=voice.share(high))
        for low, high in zip(_CHANCES[:-1], _CHANCES[1:], strict=True)
    ]
    names.append(voice.say("number.over_all", all=everything))
    return [
        Band(upper, name, name, color, place >= _DARK_CHANCES)
        for place, (upper, name, color) in enumerate(
            zip((*_CHANCES, math.inf), names, _CHANCE_COLORS, strict=True)
        )
    ]


def lead_bands(
    leads: NDArray[np.float64], voice: Voice, *, names: tuple[str, str], room: float
) -> list[Band]:
    """Return the bands of how much more one offer is worth than the other.

    Parameters
    ----------
    leads
        How much more the first of `names` is worth than the second.
    room
        Pixels for a line of the legend.
    """
    limits = _limits(np.abs(leads))
    job, other = names
    below = [*(-limit for limit in reversed(limits)), 0.0]
    above = [*limits, math.inf]
    spans = _spans(limits, voice)
    sides = [
        *zip(below, reversed(spans), _OTHER_COLORS[-len(spans) :], strict=True),
        *zip(above, spans, _JOB_COLORS[: len(spans)], strict=True),
    ]
    return [
        Band(
            upper,
            stacked(voice.say("chart.choice_map.lead", offer=name, span=span), room),
            voice.say("chart.choice_map.region", offer=name),
            color,
            dark=name == job,
        )
        for (upper, span, color), name in zip(
            sides, [other] * len(spans) + [job] * len(spans), strict=True
        )
    ]


def _spans(limits: list[float], voice: Voice) -> list[str]:
    """Return the spans of amounts in words, the smallest first."""
    if not limits:
        return [voice.say("chart.choice_map.any")]
    money = [voice.money(limit) for limit in limits]
    inner = [
        voice.say("chart.choice_map.between", low=low, high=high)
        for low, high in zip(money[:-1], money[1:], strict=True)
    ]
    return [
        voice.say("chart.choice_map.up_to", amount=money[0]),
        *inner,
        voice.say("chart.choice_map.more_than", amount=money[-1]),
    ]


def _limits(sizes: NDArray[np.float64]) -> list[float]:
    """Return at most two round amounts that part the sizes into about equal thirds."""
    found = [float(np.quantile(sizes, share)) for share in (1 / 3, 2 / 3)]
    smallest = 1e-3 * float(sizes.max()) or math.inf
    return sorted({_nearest_round(size) for size in found if size > smallest})


def _nearest_round(amount: float) -> float:
    power = 10.0 ** math.floor(math.log10(amount))
    return min((step * power for step in (*_STEPS, 10.0)), key=lambda x: abs(x - amount))


def _bare(share: float) -> str:
    return f"{100 * share:.0f}"

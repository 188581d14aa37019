"""Bands of values on the map of choices: where they end, what they are called, their shade.

Chances run from light to dark. For amounts, one offer has the light half of the shades and the
other the dark half, so that a black and white print shows who wins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from goingrate.report.charts.theme import Voice, stacked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHANCES: Final = (0.0, 0.10, 0.25, 0.50, 0.75, 1.0)
_CHANCE_COLORS: Final = (
    "#fcfcf5", "#edf3cd", "#c9e3b4", "#7fc4b4", "#3d93b5", "#23589b", "#14204f",
)  # fmt: skip
_DARK_CHANCES: Final = 4
_OTHER_COLORS: Final = ("#eda65c", "#f7cf9f", "#fdecd6")
_SAME_COLOR: Final = "#fafafa"
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
    names = [voice.say("chart.map.none_needed", none=voice.share(0.0))]
    names += [
        voice.say("chart.map.chance_span", low=_bare(low), high=voice.share(high))
        for low, high in pairwise(_CHANCES)
    ]
    names.append(voice.say("number.over_all", all=everything))
    return [
        Band(upper, name, name, color, place >= _DARK_CHANCES)
        for place, (upper, name, color) in enumerate(
            zip((*_CHANCES, math.inf), names, _CHANCE_COLORS, strict=True)
        )
    ]


def lead_bands(
    leads: NDArray[np.float64],
    voice: Voice,
    *,
    names: tuple[str, str],
    same_within: float,
    room: float,
) -> list[Band]:
    """Return the bands of how much more one offer is worth than the other.

    Parameters
    ----------
    leads
        How much more the first of `names` is worth than the second.
    same_within
        Leads up to this are about the same.
    room
        Pixels for a line of the legend.
    """
    limits = _limits(np.abs(leads), same_within)
    spans = _spans(limits, voice)
    job, other = names

    def side(
        offer: str, ends: list[float], spans: list[str], colors: tuple[str, ...]
    ) -> list[Band]:
        region = voice.say("chart.map.region", offer=offer)
        labels = [voice.say("chart.map.lead", offer=offer, span=span) for span in spans]
        return [
            Band(end, stacked(label, room), region, color, dark=colors is _JOB_COLORS)
            for end, label, color in zip(ends, labels, colors, strict=False)
        ]

    falling = [-limit for limit in reversed(limits)]
    within = voice.say("chart.map.same_within", amount=voice.money(same_within))
    same = voice.say("chart.map.same")
    return [
        *side(other, [*falling, -same_within], spans[::-1], _OTHER_COLORS[-len(spans) :]),
        Band(same_within, stacked(within, room), same, _SAME_COLOR, dark=False),
        *side(job, [*limits, math.inf], spans, _JOB_COLORS),
    ]


def _spans(limits: list[float], voice: Voice) -> list[str]:
    """Return the spans of amounts in words, the smallest first."""
    if not limits:
        return [voice.say("chart.map.any")]
    money = [voice.money(limit) for limit in limits]
    inner = [voice.say("chart.map.between", low=low, high=high) for low, high in pairwise(money)]
    return [
        voice.say("chart.map.up_to", amount=money[0]),
        *inner,
        voice.say("chart.map.more_than", amount=money[-1]),
    ]


def _limits(sizes: NDArray[np.float64], same_within: float) -> list[float]:
    """Return at most two round amounts that part the larger sizes into about equal thirds."""
    larger = sizes[sizes > same_within]
    if not larger.size:
        return []
    found = {_nearest_round(float(np.quantile(larger, share))) for share in (1 / 3, 2 / 3)}
    return sorted(limit for limit in found if limit > same_within)


def _nearest_round(amount: float) -> float:
    power = 10.0 ** math.floor(math.log10(amount))
    return min((step * power for step in (*_STEPS, 10.0)), key=lambda x: abs(x - amount))


def _bare(share: float) -> str:
    return f"{100 * share:.0f}"

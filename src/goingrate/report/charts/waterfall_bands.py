"""The bands of a waterfall: who stands together, in which order, in which colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goingrate.answers.waterfall_results import Holder, WaterfallAnswer
from goingrate.report.charts.theme import BLUE, BLUE_DARK, Voice
from goingrate.report.waterfall_words import holder_name

_MOST_BANDS: Final = 9
#: Light beside dark, so that neighbours differ in a black and white print too.
_AHEAD: Final = ("#8a3d0c", "#f2bf8c", "#c4661c", "#fbe4cb", "#9c4c14", "#e59a55", "#fad9b5")
_OWED: Final = ("#4a4a4a", "#c9c9c9", "#8a8a8a", "#e2e2e2")
_REST: Final = "#dcdcdc"
_LIGHT: Final = 0.5
_APART: Final = 0.1


@dataclass(frozen=True, slots=True)
class Band:
    """Holders that are drawn together; `low` and `high` are its edges, as parts of the exit."""

    name: str
    color: str
    low: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def is_dark(self) -> bool:
        """Whether white letters are legible on it."""
        return _grey(self.color) < _LIGHT

    def part(self, place: int) -> float:
        """Return its part of the exit at a place of the curve."""
        return self.high[place] - self.low[place]


def bands_of(answer: WaterfallAnswer, voice: Voice) -> list[Band]:
    """Return bands from the one paid first, at the bottom, to options at the top."""
    curve = answer.curve
    bands: list[Band] = []
    edge = [0.0] * len(curve.exits)
    for name, places in _groups(answer, voice):
        paid = [sum(curve.payouts[place][at] for place in places) for at in range(len(edge))]
        top = [
            low + pay / exit_value
            for low, pay, exit_value in zip(edge, paid, curve.exits, strict=True)
        ]
        color = _color(answer, places, [band.color for band in bands])
        bands.append(Band(name, color, tuple(edge), tuple(top)))
        edge = top
    return bands


def _color(answer: WaterfallAnswer, places: Sequence[int], below: Sequence[str]) -> str:
    """Return the next colour of its kind that is lighter or darker than the band below."""
    kind = answer.holders[places[0]].kind
    if kind in ("common", "options"):
        return BLUE_DARK if kind == "common" else BLUE
    if len(places) > 1:
        return _REST
    family = _AHEAD if kind == "preferred" else _OWED
    apart = [c for c in family if not below or abs(_grey(c) - _grey(below[-1])) > _APART]
    return min(apart, key=below.count)


def _grey(color: str) -> float:
    """Return how light a colour is in a black and white print, from 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _groups(answer: WaterfallAnswer, voice: Voice) -> list[tuple[str, list[int]]]:
    """Return names and places of holders, options together, small ones where there are too many."""
    everybody = list(range(len(answer.holders)))
    options = [place for place in everybody if answer.holders[place].kind == "options"]
    common = [place for place in everybody if answer.holders[place].kind == "common"]
    ahead = sorted(
        (place for place in everybody if place not in {*options, *common}),
        key=lambda place: _order(answer.holders[place]),
    )
    room = _MOST_BANDS - bool(options) - bool(common)
    shown, rest = _largest(answer, ahead, room)
    groups = [(_name(answer, [place], voice), [place]) for place in shown]
    if rest:
        groups.append((voice.say("waterfall.more_holders", count=len(rest)), rest))
    groups += [(_name(answer, places, voice), places) for places in (common, options) if places]
    return groups


def _largest(
    answer: WaterfallAnswer, ahead: Sequence[int], room: int
) -> tuple[list[int], list[int]]:
    if len(ahead) <= room:
        return list(ahead), []
    exits = answer.curve.exits

    def most(place: int) -> float:
        return max(pay / at for pay, at in zip(answer.curve.payouts[place], exits, strict=True))

    kept = set(sorted(ahead, key=most, reverse=True)[: room - 1])
    return [p for p in ahead if p in kept], [p for p in ahead if p not in kept]


def _order(holder: Holder) -> tuple[int, bool, bool]:
    return holder.rank, holder.kind == "safe", holder.kind == "preferred"


def _name(answer: WaterfallAnswer, places: Sequence[int], voice: Voice) -> str:
    if len(places) > 1:
        return voice.say("waterfall.options")
    return holder_name(answer.holders[places[0]].name, voice.language)

"""From the raw gap to the gap with everything equal: one step for each thing that differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.premium_results import Gap, PremiumAnswer, PremiumBlock
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.shares import factor_ticks, footnote, signed
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    GREY,
    INK,
    PAPER,
    Voice,
    data,
    finished,
    text_width,
    wrapped,
)
from goingrate.report.numbers import percent
from goingrate.report.premium_words import sides, what_gap
from goingrate.report.rate_words import first_capital

if TYPE_CHECKING:
    import altair as alt

_NAMES: Final = 220.0
_PLOT: Final = 420.0
_ROW: Final = 40.0
_BAR: Final = 20.0
_CAP: Final = 5.0
_ASIDE: Final = 8.0
_KNOWN: Final = ("employer", "level", "place", "date", "skill", "combination")
_WORK: Final = "work"
_FILLS: Final = {"raw": GREY, "adds": BLUE, "takes": PAPER, "left": BLUE_DARK}


@dataclass(frozen=True, slots=True)
class _Step:
    """A bar from one factor of pay to another, and its own interval as factors there."""

    name: str
    kind: str
    share: float
    start: float
    end: float
    low: float
    high: float


def gap_parts(block: PremiumBlock, answer: PremiumAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the picture of one source; None where its raw gap is not taken apart."""
    import altair as alt

    if block.state != "told" or block.raw is None or len(block.parts) < 2:
        return None
    of, over = sides(answer, voice.language)
    steps = steps_of(block, voice)
    axis = _axis(steps, voice)
    height = _ROW * len(steps)
    layers = [
        _equal(axis, height, voice),
        *_links(steps, axis),
        *_bars(steps, axis),
        *_intervals(steps, axis),
        *_words(steps, axis, voice),
    ]
    if any(step.kind == "takes" for step in steps):
        note = voice.say("chart.gap.negative")
        width = _NAMES + _PLOT
        layers.append(footnote(note, across=-_NAMES, down=height + 62, width=width))
    return finished(
        alt.layer(*layers).properties(width=_PLOT, height=height),
        title=voice.say(
            f"chart.gap.title{_unknown(block)}",
            of=of,
            over=over,
        ),
        subtitle=_subtitle(block, answer, voice),
        width=_NAMES + _PLOT,
    )


def steps_of(block: PremiumBlock, voice: Voice) -> list[_Step]:
    """Return the raw gap, what each difference explains, and what is left; factors multiply."""
    assert block.raw is not None  # noqa: S101 - a gap that is told has it
    steps = [_from_equal(voice.say("chart.gap.raw"), "raw", block.raw)]
    at = steps[0].end
    for part in block.parts:
        if part.name == _WORK:
            continue
        share, below = part.gap.share, at / (1.0 + part.gap.share)
        kind = "takes" if share < 0 else "adds"
        low, high = below * (1.0 + part.gap.low), below * (1.0 + part.gap.high)
        steps.append(_Step(_name(part.name, voice), kind, share, below, at, low, high))
        at = below
    left = next(part.gap for part in block.parts if part.name == _WORK)
    return [*steps, _from_equal(voice.say(f"chart.gap.left{_unknown(block)}"), "left", left)]


def _unknown(block: PremiumBlock) -> str:
    """Return how keys of texts end where no employer is known, so that none is held equal."""
    return "_no_employer" if block.clustered_by == "record" else ""


def _from_equal(name: str, kind: str, gap: Gap) -> _Step:
    return _Step(name, kind, gap.share, 1.0, 1.0 + gap.share, 1.0 + gap.low, 1.0 + gap.high)


def _name(part: str, voice: Voice) -> str:
    """Return the name of a factor, or of several that cannot be told apart."""
    names = [
        voice.say(f"chart.gap.part.{one}") if one in _KNOWN else one for one in part.split("+")
    ]
    told = ", ".join(names[:-1])
    whole = voice.say("chart.gap.and", one=told, other=names[-1]) if told else names[-1]
    return whole[0].upper() + whole[1:]


def _subtitle(block: PremiumBlock, answer: PremiumAnswer, voice: Voice) -> str:
    return voice.say(
        "chart.gap.subtitle",
        component=first_capital(what_gap(block, voice.language)),
        source=block.name_de if voice.language == "de" else block.name_en,
        coverage=percent(answer.coverage, 0, voice.language),
    )


def _axis(steps: Sequence[_Step], voice: Voice) -> MoneyAxis:
    """Return an axis by factors, on which each label beside its bar still fits."""
    ends = [1.0, *(x for step in steps for x in (step.start, step.end, step.low, step.high))]
    tight = MoneyAxis(min(ends), max(*ends, 1.02 * min(ends)), _PLOT, 0.0)
    room = max(1.1 * text_width(signed(step.share, voice.language)) for step in steps)
    inner = MoneyAxis(tight.low, tight.high, _PLOT - 12 - _ASIDE - room, 0.0)
    return MoneyAxis(inner.amount(-12), inner.amount(_PLOT - 12), _PLOT, 0.0)


def _equal(axis: MoneyAxis, height: float, voice: Voice) -> alt.Chart:
    """Return the line of equal pay, with the axis."""
    import altair as alt

    most = axis.amount(_PLOT - 40)  # a label at the end would stick out
    ticks = factor_ticks(axis, lambda share: signed(share, voice.language), most=most)
    across = alt.X(
        "factor:Q",
        scale=axis.scale(),
        axis=alt.Axis(title=voice.say("chart.gap.axis"), grid=True, domain=False, **ticks),
    )
    layer: alt.Chart = (
        alt.Chart(data([{"factor": 1.0}]))
        .mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=across, y=alt.value(0), y2=alt.value(height))
    )
    return layer


def _middle(row: int) -> float:
    return _ROW * (row + 0.5)


def _links(steps: Sequence[_Step], axis: MoneyAxis) -> list[alt.Chart]:
    """Return thin lines from where a step ends to where the next begins."""
    marks = []
    for row, step in enumerate(steps[:-1]):
        at = axis.pixel(step.end if row == 0 else step.start)
        marks.append(Mark(at, _middle(row) + _BAR / 2, GREY, "", at, _middle(row + 1) - _BAR / 2))
    return [lines(marks, strokeWidth=1)]


def _bars(steps: Sequence[_Step], axis: MoneyAxis) -> list[alt.Chart]:
    import altair as alt

    rows = [
        {
            "left": axis.pixel(min(step.start, step.end)),
            "right": axis.pixel(max(step.start, step.end)),
            "top": _middle(row) - _BAR / 2,
            "bottom": _middle(row) + _BAR / 2,
            "fill": _FILLS[step.kind],
            "name": step.name,
        }
        for row, step in enumerate(steps)
    ]
    layer = (
        alt.Chart(data(rows))
        .mark_rect(stroke=BLUE_DARK, strokeWidth=1.5, opacity=1)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            x2="right:Q",
            y=alt.Y("top:Q", scale=None, axis=None),
            y2="bottom:Q",
            fill=alt.Fill("fill:N", scale=None),
            tooltip=alt.Tooltip("name:N"),
        )
    )
    return [layer]


def _intervals(steps: Sequence[_Step], axis: MoneyAxis) -> list[alt.Chart]:
    """Return a thin line with caps below the middle of each bar; white edges show it on dark."""
    marks = []
    for row, step in enumerate(steps):
        low, high, down = axis.pixel(step.low), axis.pixel(step.high), _middle(row)
        marks.append(Mark(low, down, INK, "", high, down))
        marks += [Mark(x, down - _CAP, INK, "", x, down + _CAP) for x in (low, high)]
    edges = [replace(mark, color=PAPER) for mark in marks]
    return [lines(edges, strokeWidth=3.5), lines(marks, strokeWidth=1.3)]


def _words(steps: Sequence[_Step], axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    strong: list[Mark] = []
    plain: list[Mark] = []
    values: list[Mark] = []
    for row, step in enumerate(steps):
        found = wrapped(step.name, _NAMES - 16)
        top = _middle(row) - 7.5 * (len(found) - 1)
        end = axis.pixel(max(step.start, step.end, step.high)) + _ASIDE
        mine = strong if step.kind in ("raw", "left") else plain
        mine += [Mark(-_NAMES, top + 15 * n, INK, line) for n, line in enumerate(found)]
        values.append(Mark(end, _middle(row), INK, signed(step.share, voice.language)))
    halos = [replace(value, color=PAPER) for value in values]
    return [
        texts(strong, align="left", fontWeight="bold"),
        texts(plain, align="left"),
        texts(halos, align="left", fontWeight="bold", stroke=PAPER, strokeWidth=5),
        texts(values, align="left", fontWeight="bold"),
    ]

"""What each offer may bring: a hundred equally likely outcomes per offer on one axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import OfferComparison, OfferWorth
from goingrate.report.charts.money_axis import MoneyAxis, spread_axis
from goingrate.report.charts.theme import (
    BLUE,
    INK,
    ORANGE,
    PAPER,
    WIDTH,
    Voice,
    data,
    finished,
    text_width,
)

if TYPE_CHECKING:
    import altair as alt

_ABREAST: Final = 6
_STEP: Final = 5.4
_BIN: Final = _ABREAST * _STEP
_NAME: Final = 26.0
_MARKS: Final = 38.0
_BETWEEN: Final = 18.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One offer's part of the picture; pixels from the top."""

    offer: OfferWorth
    top: float
    base: float
    dots: tuple[tuple[float, float, float], ...]  # pixel across, pixel down, amount


def outcomes(answer: OfferComparison, voice: Voice) -> dict[str, Any]:
    """Return a row of stacked dots per offer, with its average and what it is worth."""
    import altair as alt

    axis = spread_axis(
        [x for offer in answer.offers for x in _amounts(offer)], width=WIDTH, margin=24
    )
    rows = _rows(answer.offers, axis)
    height = rows[-1].base + _MARKS
    scale = alt.X(
        "amount:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=voice.say("chart.outcomes.axis", tax=tax_words(answer, voice)),
            grid=True,
            **axis.ticks(voice.money),
        ),
    )
    chart = alt.layer(
        _dots(rows, axis, scale, height, voice),
        _lines(rows, height),
        _names(rows, voice),
        *_marks(rows, axis, scale, height, voice),
    ).properties(width=WIDTH, height=height)
    uneven = "" if axis.is_even else " " + voice.say("chart.outcomes.uneven")
    return finished(
        chart,
        title=voice.say("chart.outcomes.title"),
        subtitle=voice.say("chart.outcomes.subtitle") + uneven,
    )


def tax_words(answer: OfferComparison, voice: Voice) -> str:
    """Return whether amounts are before or after tax."""
    untaxed = any(note.key == "note.before_tax" for note in answer.notes)
    return voice.say("chart.before_tax" if untaxed else "chart.after_tax")


def _amounts(offer: OfferWorth) -> tuple[float, ...]:
    return (*offer.spread, offer.worth.value, offer.mean.value)


def _rows(offers: Sequence[OfferWorth], axis: MoneyAxis) -> list[_Row]:
    rows: list[_Row] = []
    top = 0.0
    for offer in offers:
        stacks = _stacks(offer.spread, axis)
        tallest = max(-(-len(stack) // _ABREAST) for stack in stacks.values())
        base = top + _NAME + _STEP * max(tallest, 4)
        dots = tuple(dot for n in sorted(stacks) for dot in _piled(n, stacks, axis, base))
        rows.append(_Row(offer, top, base, dots))
        top = base + _MARKS + _BETWEEN
    return rows


def _stacks(spread: Sequence[float], axis: MoneyAxis) -> dict[int, list[float]]:
    """Return the amounts by bin, bins of equal width on the page."""
    stacks: dict[int, list[float]] = defaultdict(list)
    for amount in spread:
        stacks[int(axis.pixel(amount) // _BIN)].append(amount)
    return stacks


def _piled(
    place: int, stacks: dict[int, list[float]], axis: MoneyAxis, base: float
) -> Iterator[tuple[float, float, float]]:
    """Yield the dots of one bin, rows of six from the base line upwards."""
    stack = stacks[place]
    middle = (place + 0.5) * _BIN
    if place - 1 not in stacks and place + 1 not in stacks:
        middle = sum(map(axis.pixel, stack)) / len(stack)
    for start in range(0, len(stack), _ABREAST):
        line = stack[start : start + _ABREAST]
        for spot, amount in enumerate(line):
            across = middle + (spot - (len(line) - 1) / 2) * _STEP
            yield across, base - (start / _ABREAST + 0.5) * _STEP - 1, amount


def _dots(
    rows: list[_Row], axis: MoneyAxis, scale: alt.X, height: float, voice: Voice
) -> alt.Chart:
    import altair as alt

    points = [
        {"amount": axis.amount(across), "down": down, "label": voice.money(amount)}
        for row in rows
        for across, down, amount in row.dots
    ]
    layer: alt.Chart = (
        alt.Chart(data(points))
        .mark_circle(size=19, color=BLUE, opacity=1)
        .encode(
            x=scale,
            y=_down(height),
            tooltip=alt.Tooltip("label:N", title=voice.say("chart.outcomes.future")),
        )
    )
    return layer


def _down(height: float) -> alt.Y:
    import altair as alt

    return alt.Y("down:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)


def _lines(rows: list[_Row], height: float) -> alt.Chart:
    """Return the line on which the dots of each offer stand."""
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data({"down": row.base} for row in rows))
        .mark_rule(color=INK, strokeWidth=1)
        .encode(y=_down(height))
    )
    return layer


def _names(rows: list[_Row], voice: Voice) -> alt.Chart:
    import altair as alt

    texts = [{"text": _name(row.offer, voice), "down": row.top + 8} for row in rows]
    layer: alt.Chart = (
        alt.Chart(data(texts))
        .mark_text(align="left", fontWeight="bold", fontSize=13, baseline="middle")
        .encode(text="text:N", x=alt.value(0), y=_down(rows[-1].base + _MARKS))
    )
    return layer


def _name(offer: OfferWorth, voice: Voice) -> str:
    if offer.success is None:
        return offer.name
    condition = voice.say("chart.if_success", chance=voice.share(offer.success))
    return f"{offer.name}, {condition}"


def _marks(
    rows: list[_Row], axis: MoneyAxis, scale: alt.X, height: float, voice: Voice
) -> Iterator[alt.Chart]:
    """Yield what the offer is worth and its average, below the line, with their labels."""
    import altair as alt

    kinds = (
        ("worth", "triangle-up", INK, INK, 11.0),
        ("mean", "diamond", PAPER, ORANGE, 28.0),
    )
    for kind, shape, fill, edge, below in kinds:
        points = [_mark(row, kind, below, voice) for row in rows]
        yield (
            alt.Chart(data(points))
            .mark_point(shape=shape, fill=fill, stroke=edge, size=70, strokeWidth=1.8, opacity=1)
            .encode(x=scale, y=_down(height))
        )
        for left in (True, False):
            side = [p for p in points if _fits_right(p, axis) is left]
            if side:
                yield (
                    alt.Chart(data(side))
                    .mark_text(align="left" if left else "right", dx=9 if left else -9, dy=1)
                    .encode(text="text:N", x=scale, y=_down(height))
                )


def _mark(row: _Row, kind: str, below: float, voice: Voice) -> dict[str, Any]:
    figure = row.offer.worth if kind == "worth" else row.offer.mean
    text = voice.say(f"chart.outcomes.{kind}", amount=voice.money(figure.value))
    return {"amount": figure.value, "down": row.base + below, "text": text}


def _fits_right(point: dict[str, Any], axis: MoneyAxis) -> bool:
    return axis.pixel(point["amount"]) + 12 + text_width(point["text"]) < axis.width

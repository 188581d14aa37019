"""Money in hand per year: whether the person can live on it, also in a bad year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import OfferComparison, OfferWorth, YearCash
from goingrate.report.charts.labels import EndLabel, beside
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.outcomes import tax_words
from goingrate.report.charts.theme import (
    BLUE_DARK,
    BLUE_PALE,
    ORANGE,
    PAPER,
    WIDTH,
    Voice,
    data,
    finished,
    spoken_ticks,
    stacked,
    wrapped,
)

if TYPE_CHECKING:
    import altair as alt

_COLUMNS: Final = 3
_HEIGHT: Final = 220
_SPACE: Final = 22
_MOST_DOTS: Final = 15
_SIDE: Final = 120
_AXIS: Final = 70
#: A year with more than this many times the usual is cut off, and labelled.
_UNUSUAL: Final = 12.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """One offer's place in the picture; `first` in its row of panels, `named` at its end."""

    offer: OfferWorth
    width: float
    first: bool
    named: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all panels share; `alike` where the middle and the low line run together."""

    axis: MoneyAxis
    alike: bool
    kept: float
    costs: float
    voice: Voice

    def down(self, amount: float) -> float:
        """Return how far below the top an amount stands, in pixels."""
        return _HEIGHT - self.axis.pixel(min(amount, self.axis.high))


def money_in_hand(answer: OfferComparison, voice: Voice) -> dict[str, Any]:
    """Return one panel per offer: the middle of all futures, one in ten, and living costs."""
    import altair as alt

    setting = answer.setting
    kept, costs = setting.kept_pay_per_year, setting.living_costs_per_year
    years = [year for offer in answer.offers for year in offer.money_in_hand]
    alike = all(year.middle == year.low for year in years)
    frame = _Frame(_axis(years, kept, costs), alike, kept, costs, voice)
    panels = [_layers(panel, frame) for panel in _panels(answer.offers)]
    subtitle = voice.say("chart.cash.subtitle", tax=tax_words(answer, voice))
    if kept:
        subtitle += " " + voice.say("chart.cash.kept", kept=voice.money(kept))
    return finished(
        alt.concat(*panels, columns=_COLUMNS, spacing=_SPACE),
        title=voice.say("chart.cash.title"),
        subtitle=subtitle,
    )


def _panels(offers: tuple[OfferWorth, ...]) -> Iterator[_Panel]:
    columns = min(len(offers), _COLUMNS)
    width = (WIDTH - _AXIS - _SIDE - _SPACE * (columns - 1)) / columns
    for place, offer in enumerate(offers):
        yield _Panel(offer, width, place % columns == 0, place == columns - 1)


def _axis(years: list[YearCash], kept: float, costs: float) -> MoneyAxis:
    """Return an axis from 0 on which one extraordinary year does not flatten the others."""
    amounts = [amount + kept for year in years for amount in (year.middle, year.low)]
    usual = median([amount for amount in amounts if amount > 0] or [1000.0])
    inside = [amount for amount in amounts if amount <= _UNUSUAL * usual]
    top = max(*inside, costs, usual)
    room = 1.06 if len(inside) == len(amounts) else 1.25
    return MoneyAxis(min(0.0, *amounts), top * room, _HEIGHT, inf)


def _layers(panel: _Panel, frame: _Frame) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    title = wrapped(panel.offer.name, panel.width, font_size=13.5)
    return alt.layer(
        *_lines(panel, frame), *_cut_off(panel, frame), *_costs(frame), *_names(panel, frame)
    ).properties(
        width=panel.width,
        height=_HEIGHT,
        title=alt.TitleParams(title, frame="group", fontSize=13, lineHeight=16, offset=8),
    )


def _lines(panel: _Panel, frame: _Frame) -> list[alt.Chart]:
    import altair as alt

    voice = frame.voice
    base = alt.Chart(data(_rows(panel.offer, frame))).encode(
        x=_years(panel, voice),
        tooltip=[
            alt.Tooltip(f"{name}_text:N", title=voice.say(f"chart.cash.{name}"))
            for name in ("year", "middle", "low")
        ],
    )
    middle, low = _amounts("middle:Q", panel, frame), _amounts("low:Q", panel, frame)
    crowded = len(panel.offer.money_in_hand) > _MOST_DOTS
    dots: dict[str, Any] = {"size": 34, "stroke": BLUE_DARK, "opacity": 0 if crowded else 1}
    return [
        base.mark_area(color=BLUE_PALE, opacity=1).encode(y=middle, y2="low:Q"),
        base.mark_line(color=BLUE_DARK, strokeWidth=1.5, strokeDash=[4, 3]).encode(y=low),
        base.mark_line(color=BLUE_DARK, strokeWidth=3).encode(y=middle),
        base.mark_point(fill=PAPER, **dots).encode(y=low),
        base.mark_point(fill=BLUE_DARK, **dots).encode(y=middle),
    ]


def _rows(offer: OfferWorth, frame: _Frame) -> Iterator[dict[str, Any]]:
    top = frame.axis.high / 1.12
    for year in offer.money_in_hand:
        middle, low = year.middle + frame.kept, year.low + frame.kept
        yield {
            "year": year.year,
            "middle": middle if middle <= frame.axis.high else top,
            "low": low if low <= frame.axis.high else top,
            "year_text": frame.voice.plain(year.year),
            "middle_text": frame.voice.money(middle),
            "low_text": frame.voice.money(low),
        }


def _years(panel: _Panel, voice: Voice) -> alt.X:
    import altair as alt

    last = panel.offer.money_in_hand[-1].year
    step = max(1, -(-last * 26 // int(panel.width)))
    ticks = [(float(year), voice.plain(year)) for year in range(1, last + 1, step)]
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=[0.6, last + 0.4], nice=False, zero=False),
        axis=alt.Axis(title=voice.say("chart.cash.year"), grid=False, **spoken_ticks(ticks)),
    )


def _amounts(field: str, panel: _Panel, frame: _Frame) -> alt.Y:
    import altair as alt

    title = frame.voice.say("chart.cash.axis") if panel.first else None
    highest = frame.axis.amount(_HEIGHT - 10)  # a label at the very top would push the title up
    ticks = frame.axis.ticks(frame.voice.money, within=(-inf, highest), upright=True)
    axis = alt.Axis(title=title, labels=panel.first, ticks=panel.first, **ticks)
    return alt.Y(field, scale=frame.axis.scale(), axis=axis)


def _cut_off(panel: _Panel, frame: _Frame) -> Iterator[alt.Chart]:
    """Yield the amount over each year that is too high for the picture."""
    import altair as alt

    rows = [
        {"year": year.year, "text": f"↑ {frame.voice.money(year.middle + frame.kept)}"}
        for year in panel.offer.money_in_hand
        if year.middle + frame.kept > frame.axis.high
    ]
    if rows:
        yield (
            alt.Chart(data(rows))
            .mark_text(align="right", dx=8, fontWeight="bold", baseline="middle")
            .encode(text="text:N", x="year:Q", y=alt.value(8))
        )


def _costs(frame: _Frame) -> Iterator[alt.Chart]:
    import altair as alt

    if frame.costs > 0:
        yield (
            alt.Chart(data([{"costs": frame.costs}]))
            .mark_rule(color=ORANGE, strokeWidth=2)
            .encode(y=alt.Y("costs:Q", scale=frame.axis.scale()))
        )


def _names(panel: _Panel, frame: _Frame) -> list[alt.Chart]:
    """Name the lines at their right ends, once."""
    if not panel.named:
        return []
    end, voice = panel.offer.money_in_hand[-1], frame.voice
    if frame.alike:
        named = [("chart.cash.alike", end.middle + frame.kept, BLUE_DARK, True)]
    else:
        named = [
            ("chart.cash.middle", end.middle + frame.kept, BLUE_DARK, True),
            ("chart.cash.low", end.low + frame.kept, BLUE_DARK, False),
        ]
    if frame.costs > 0:
        named.append(("chart.cash.costs", frame.costs, ORANGE, True))
    labels = [
        EndLabel(
            stacked(voice.say(key, amount=voice.money(amount)), _SIDE - 12),
            frame.down(amount),
            color,
            bold,
        )
        for key, amount, color, bold in named
    ]
    return beside(labels, across=panel.width + 8, height=_HEIGHT)

"""Money in hand per year: can the person live on it, also in a bad year?"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import OfferComparison, OfferWorth
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.outcomes import tax_words
from goingrate.report.charts.theme import (
    BLUE_DARK,
    BLUE_PALE,
    INK,
    ORANGE,
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
#: A year with more than this many times the usual is cut off, and labelled.
_UNUSUAL: Final = 12.0


def money_in_hand(answer: OfferComparison, voice: Voice) -> dict[str, Any]:
    """Return one panel per offer: the middle of all futures, one in ten, and living costs."""
    import altair as alt

    axis = _axis(answer)
    columns = min(len(answer.offers), _COLUMNS)
    width = (WIDTH - 150 - _SPACE * (columns - 1)) / columns
    last_of_row = {*range(columns - 1, len(answer.offers), columns), len(answer.offers) - 1}
    panels = [
        _panel(
            answer,
            offer,
            axis,
            voice,
            width=width,
            first=place % columns == 0,
            last=place in last_of_row,
        )
        for place, offer in enumerate(answer.offers)
    ]
    kept = answer.setting.kept_pay_per_year
    key = "chart.money_in_hand.subtitle_kept" if kept else "chart.money_in_hand.subtitle"
    return finished(
        alt.concat(*panels, columns=columns, spacing=_SPACE),
        title=voice.say("chart.money_in_hand.title"),
        subtitle=voice.say(key, kept=voice.money(kept), tax=tax_words(answer, voice)),
    )


def _axis(answer: OfferComparison) -> MoneyAxis:
    """Return an axis from 0 on which one extraordinary year does not flatten the others."""
    kept, costs = answer.setting.kept_pay_per_year, answer.setting.living_costs_per_year
    years = [year for offer in answer.offers for year in offer.money_in_hand]
    amounts = [amount + kept for year in years for amount in (year.middle, year.low)]
    usual = median([amount for amount in amounts if amount > 0] or [1000.0])
    limit = max(_UNUSUAL * usual, costs)
    shown = [min(amount, limit) for amount in amounts]
    inside = [amount for amount in amounts if amount <= limit]
    top = max([*inside, costs, usual]) * (1.25 if max(amounts) > limit else 1.06)
    return MoneyAxis(min(0.0, *shown), top, _HEIGHT, float("inf"))


def _panel(
    answer: OfferComparison,
    offer: OfferWorth,
    axis: MoneyAxis,
    voice: Voice,
    *,
    width: float,
    first: bool,
    last: bool,
) -> alt.LayerChart:
    import altair as alt

    rows = list(_rows(offer, answer, axis, voice))
    base = alt.Chart(data(rows)).encode(
        x=_years(rows, width, voice),
        tooltip=[
            alt.Tooltip(f"{name}:N", title=voice.say(f"chart.money_in_hand.{name}"))
            for name in ("year", "middle", "low")
        ],
    )
    title = voice.say("chart.money_in_hand.axis")
    amounts = alt.Axis(title=title if first else None, labels=first, ticks=first, **_ticks(axis, voice))
    top = alt.Y("top:Q", scale=axis.scale(), axis=amounts)
    layers: list[alt.Chart] = [
        base.mark_area(color=BLUE_PALE, opacity=1).encode(y=top, y2="bottom:Q"),
        base.mark_line(color=BLUE_DARK, strokeWidth=1.5, strokeDash=[4, 3]).encode(
            y=alt.Y("bottom:Q", scale=axis.scale())
        ),
        base.mark_line(color=BLUE_DARK, strokeWidth=3).encode(y=top),
        base.mark_point(color=BLUE_DARK, shape="circle", filled=True, size=34, opacity=1).encode(
            y=top
        ),
        base.mark_point(
            stroke=BLUE_DARK, fill="white", shape="circle", size=24, opacity=1
        ).encode(y=alt.Y("bottom:Q", scale=axis.scale())),
        *_cut_off(rows, width, voice),
        *_costs(answer, axis, voice, labelled=last),
        *(_line_names(rows, voice) if last else ()),
    ]
    return alt.layer(*layers).properties(
        width=width,
        height=_HEIGHT,
        title=alt.TitleParams(wrapped(offer.name, width, font_size=13), fontSize=13, offset=8),
    )

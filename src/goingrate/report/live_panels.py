"""The drawn parts of the live break-even chart, which read the signals that `live` sets."""

from __future__ import annotations

from typing import Any, Final

from goingrate.base.texts import Language, say
from goingrate.report.live_expressions import (
    break_even,
    chance_text,
    expm1,
    gamble_lift,
    log1p,
    money_text,
    number_locale,
    sentence,
)

Spec = dict[str, Any]

SPREAD: Final = 8  # the curve runs from payoff/8 to payoff*8
HALF: Final = 48  # steps on each side of the stated payoff
CHANCES: Final = 200  # steps from no chance to certainty
WIDTH: Final = 560
CURVE_HEIGHT: Final = 260
WORTH_HEIGHT: Final = 170
_TICKS: Final = [digit * 10.0**power for power in range(-3, 16) for digit in (1.0, 3.0)]
_DARK: Final = "#123f6d"
_LIGHT: Final = "#7a7a7a"
_INK: Final = "#222222"
#: The two lines, told apart without colour too.
LOOKS: Final = {
    "color": [_DARK, _LIGHT],
    "strokeDash": [[1, 0], [5, 3]],
    "strokeWidth": [3, 1.5],
}
_LINES: Final = (  # signal, distance from the top, size, weight, colour
    ("headline", 14, 26, "bold", _INK),
    ("verdict", 46, 15, "normal", _INK),
    ("stakes", 72, 12, "normal", "#555555"),
    ("having", 90, 12, "normal", "#555555"),
    ("reckoning", 108, 12, "normal", "#555555"),
)


def words_panel() -> Spec:
    """Return the number, large, and what it means."""
    layers = [_line(*line) for line in _LINES]
    return {
        "name": "words",
        "width": WIDTH,
        "height": 114,
        "view": {"stroke": None},
        "data": {"values": [{}]},
        "layer": layers,
    }


def curve_panel(payoff: float, currency: str, language: Language) -> Spec:
    """Return the break-even chance by payoff, the stated payoff marked."""
    return {
        "name": "curve",
        "title": say("live.curve.title", language),
        "width": WIDTH,
        "height": CURVE_HEIGHT,
        "layer": [
            _curve_lines(payoff, currency, language),
            {**_stated(payoff), "mark": {"type": "rule", "strokeDash": [2, 3], "color": _LIGHT},
             "encoding": {"x": {"field": "payoff", "type": "quantitative"}}},
            _dot(payoff, "neutral_chance", _LIGHT),
            _dot(payoff, "chance", _DARK),
            *_labels(payoff, currency, language),
        ],
    }  # fmt: skip


def worth_panel(currency: str, language: Language) -> Spec:
    """Return what the gamble is worth by chance of success, against the money given up."""
    return {
        "name": "worth",
        "title": say("live.worth.title", language),
        "width": WIDTH,
        "height": WORTH_HEIGHT,
        "layer": [
            _worth_lines(currency, language),
            _given_up({"type": "rule", "color": _INK, "strokeDash": [6, 3]}),
            _given_up(_cost_label(currency, language)),
            {
                "data": {"values": [{}]},
                "transform": [{"filter": "usable && chance <= 1"}, _calculate("chance", "chance")],
                "mark": {"type": "rule", "strokeDash": [2, 3], "color": _DARK},
                "encoding": {"x": {"field": "chance", "type": "quantitative"}},
            },
        ],
    }


def config(language: Language) -> Spec:
    """Return sizes, colours and the way of writing numbers."""
    grey = {"labelColor": "#444444", "titleColor": _INK, "gridColor": "#e8e8e8"}
    return {
        "locale": {"number": number_locale(language)},
        "background": "white",
        "view": {"stroke": "#cccccc"},
        "axis": {**grey, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
        "title": {"anchor": "start", "frame": "group", "fontSize": 14, "color": _INK, "offset": 8},
        "legend": {"labelFontSize": 12, "labelLimit": 0, "orient": "top", "title": None},
    }


def _line(signal: str, top: int, size: int, weight: str, color: str) -> Spec:
    style = {"fontSize": size, "fontWeight": weight, "color": color, "limit": 0}
    place = {"x": 0, "y": top, "align": "left", "baseline": "middle"}
    return {"mark": {"type": "text", "text": {"expr": signal}, **place, **style}}


def _curve_lines(payoff: float, currency: str, language: Language) -> Spec:
    money = money_text("datum.value", currency, language)
    ticks = [payoff * 2.0**doubling for doubling in range(-3, 4)]
    x_scale = {"type": "log", "domain": [payoff / SPREAD, payoff * SPREAD], "nice": False}
    return {
        "data": {"sequence": {"start": -HALF, "stop": HALF + 1, "as": "step"}},
        "transform": [
            _calculate("payoff", f"{payoff!r} * pow({SPREAD}, datum.step / {HALF})"),
            _calculate("payoff_today", "datum.payoff * today"),
            _calculate("growth", log1p("datum.payoff_today / wealth")),
            _calculate("mine", break_even("datum.payoff_today", "datum.growth")),
            _calculate("neutral", "cost / datum.payoff_today"),
            {"filter": "usable"},
            {"fold": ["mine", "neutral"], "as": ["series", "chance"]},
        ],
        "mark": {"type": "line", "clip": True},
        "encoding": {
            "x": _money_axis("payoff", say("live.curve.payoff", language), x_scale, money, ticks),
            "y": _chance_axis(say("live.curve.chance", language)),
            **_series(language, legend=True),
        },
    }


def _worth_lines(currency: str, language: Language) -> Spec:
    money = money_text("datum.value", currency, language)
    y_scale = {
        "type": "log",
        "domain": [
            {"expr": "(cost > 0 ? min(cost, payoff_today) : payoff_today) / 30"},
            {"expr": "max(cost, payoff_today)"},
        ],
        "nice": False,
    }
    return {
        "data": {"sequence": {"start": 1, "stop": CHANCES + 1, "as": "step"}},
        "transform": [
            _calculate("chance", f"datum.step / {CHANCES}"),
            _calculate("lift", gamble_lift("datum.chance")),
            _calculate("neutral", "datum.chance * payoff_today"),
            _calculate("mine", f"power == 1 ? datum.neutral : wealth * {expm1('datum.lift')}"),
            {"filter": "usable"},
            {"fold": ["mine", "neutral"], "as": ["series", "worth"]},
        ],
        "mark": {"type": "line", "clip": True},
        "encoding": {
            "x": _chance_axis(say("live.worth.chance", language)),
            "y": _money_axis("worth", say("live.worth.money", language), y_scale, money, _TICKS),
            **_series(language, legend=False),
        },
    }


def _series(language: Language, *, legend: bool) -> Spec:
    """Return colour, dash and width by line."""
    mine, neutral = (say(f"live.series.{name}", language) for name in ("mine", "neutral"))
    words = {"labelExpr": f"datum.label == 'mine' ? {mine!r} : {neutral!r}"} if legend else None
    return {
        channel: {
            "field": "series",
            "type": "ordinal",
            "scale": {"domain": ["mine", "neutral"], "range": look},
            "legend": words,
        }
        for channel, look in LOOKS.items()
    }


def _money_axis(field: str, title: str, scale: Spec, labels: str, ticks: list[float]) -> Spec:
    axis = {"title": title, "labelExpr": labels, "values": ticks, "labelOverlap": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _chance_axis(title: str) -> Spec:
    axis = {"title": title, "format": ".0%", "tickCount": 5}
    scale = {"domain": [0, 1]}
    return {"field": "chance", "type": "quantitative", "scale": scale, "axis": axis}


def _calculate(name: str, expression: str) -> Spec:
    return {"calculate": expression, "as": name}


def _stated(payoff: float) -> Spec:
    return {"data": {"values": [{"payoff": payoff}]}}


def _at(payoff: float, signal: str) -> Spec:
    """Return the stated payoff at a chance; one above certainty is shown at the upper edge."""
    return {
        **_stated(payoff),
        "transform": [{"filter": "usable"}, _calculate("chance", f"min({signal}, 1)")],
        "encoding": {
            "x": {"field": "payoff", "type": "quantitative"},
            "y": {"field": "chance", "type": "quantitative"},
        },
    }


def _dot(payoff: float, signal: str, color: str) -> Spec:
    mark = {"type": "point", "filled": True, "size": 80, "color": color, "opacity": 1}
    return {**_at(payoff, signal), "mark": mark}


def _labels(payoff: float, currency: str, language: Language) -> list[Spec]:
    """Return the words beside the two dots; the light one only where there is room for it."""
    amount = money_text(repr(payoff), currency, language)
    mine, neutral = _at(payoff, "chance"), _at(payoff, "neutral_chance")
    apart = {"filter": "min(chance, 1) - neutral_chance > 0.08"}
    high = "chance > 0.93"
    place = {
        "align": {"expr": f"{high} ? 'right' : 'left'"},
        "dx": {"expr": f"{high} ? -9 : 8"},
        "dy": {"expr": f"{high} ? 13 : -10"},
    }
    look = {"color": _DARK, "fontSize": 13, "fontWeight": "bold"}
    words = {"expr": f"{amount} + ': ' + {chance_text('chance', language)}"}
    light = {"align": "left", "dx": 8, "dy": -9, "color": "#555555", "fontSize": 12}
    light_words = {"expr": chance_text("neutral_chance", language)}
    return [
        {**mine, "mark": {"type": "text", "text": words, **place, **look}},
        {
            **neutral,
            "transform": [apart, *neutral["transform"]],
            "mark": {"type": "text", "text": light_words, **light},
        },
    ]


def _given_up(mark: Spec) -> Spec:
    return {
        "data": {"values": [{}]},
        "transform": [{"filter": "cost > 0"}, _calculate("worth", "cost")],
        "mark": mark,
        "encoding": {"y": {"field": "worth", "type": "quantitative"}},
    }


def _cost_label(currency: str, language: Language) -> Spec:
    """Return the words at the line of money given up, where neither curve runs."""
    words = sentence("live.worth.cost", language, cost=money_text("cost", currency, language))
    crossed = "(usable && chance <= 1)"
    late = f"({crossed} && chance >= 0.65)"
    right = f"{late} ? {WIDTH} * chance - 6 : {WIDTH - 6}"
    return {
        "type": "text",
        "text": {"expr": words},
        "x": {"expr": f"{crossed} ? ({right}) : 6"},
        "align": {"expr": f"{crossed} ? 'right' : 'left'"},
        "baseline": {"expr": f"{late} ? 'bottom' : 'top'"},
        "dy": {"expr": f"{late} ? -4 : 5"},
        "color": _INK,
        "fontSize": 12,
    }

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
_WIDTH: Final = 560
_DARK: Final = "#123f6d"
_LIGHT: Final = "#7a7a7a"
_INK: Final = "#222222"
_LINES: Final = (  # signal, distance from the top, size, weight, colour
    ("headline", 14, 26, "bold", _INK),
    ("verdict", 46, 15, "normal", _INK),
    ("stakes", 72, 12, "normal", "#555555"),
    ("setting", 90, 12, "normal", "#555555"),
)


def words_panel() -> Spec:
    """Return the number, large, and what it means."""
    layers = [_line(*line) for line in _LINES]
    return {
        "width": _WIDTH,
        "height": 98,
        "view": {"stroke": None},
        "data": {"values": [{}]},
        "layer": layers,
    }


def curve_panel(payoff: float, currency: str, language: Language) -> Spec:
    """Return the break-even chance by payoff, the stated payoff marked."""
    return {
        "title": say("live.curve.title", language),
        "width": _WIDTH,
        "height": 260,
        "layer": [
            _curve_lines(payoff, currency, language),
            {**_stated(payoff), "mark": {"type": "rule", "strokeDash": [2, 3], "color": _LIGHT},
             "encoding": {"x": {"field": "payoff", "type": "quantitative"}}},
            _dot(payoff, "chance", _DARK),
            _dot(payoff, "neutral_chance", _LIGHT),
            _label(payoff, "chance", f"{money_text(repr(payoff), currency, language)} + ': ' + "
                   f"{chance_text('chance', language)}", above=True),
            _label(payoff, "neutral_chance", chance_text("neutral_chance", language), above=False),
        ],
    }  # fmt: skip


def worth_panel(currency: str, language: Language) -> Spec:
    """Return what the gamble is worth by chance of success, against the money given up."""
    cost = sentence("live.worth.cost", language, cost=money_text("cost", currency, language))
    return {
        "title": say("live.worth.title", language),
        "width": _WIDTH,
        "height": 170,
        "layer": [
            _worth_lines(currency, language),
            _given_up({"type": "rule", "color": _INK, "strokeDash": [6, 3]}),
            _given_up({"type": "text", "text": {"expr": cost}, "x": 6, "align": "left",
                       "baseline": "bottom", "dy": -3, "color": _INK, "fontSize": 12}),
            {
                "data": {"values": [{}]},
                "transform": [
                    {"filter": "usable && chance > 0 && chance <= 1"},
                    {"calculate": "chance", "as": "chance"},
                ],
                "mark": {"type": "rule", "strokeDash": [2, 3], "color": _DARK},
                "encoding": {"x": {"field": "chance", "type": "quantitative"}},
            },
        ],
    }  # fmt: skip


def config(language: Language) -> Spec:
    """Return fonts, colours and the way of writing numbers."""
    grey = {"labelColor": "#444444", "titleColor": _INK, "gridColor": "#e8e8e8"}
    return {
        "locale": {"number": number_locale(language)},
        "background": "white",
        "font": "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif",
        "view": {"stroke": "#cccccc"},
        "axis": {**grey, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
        "title": {"anchor": "start", "fontSize": 14, "color": _INK, "offset": 8},
        "legend": {"labelFontSize": 12, "labelLimit": 0, "orient": "top", "title": None},
    }


def _line(signal: str, top: int, size: int, weight: str, color: str) -> Spec:
    style = {"fontSize": size, "fontWeight": weight, "color": color, "limit": 0}
    place = {"x": 0, "y": top, "align": "left", "baseline": "middle"}
    return {"mark": {"type": "text", "text": {"expr": signal}, **place, **style}}


def _curve_lines(payoff: float, currency: str, language: Language) -> Spec:
    money = money_text("datum.value", currency, language)
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
            "x": _axis("payoff", say("live.curve.payoff", language), x_scale, labels=money,
                       count=8),
            "y": _axis("chance", say("live.curve.chance", language), {"domain": [0, 1]},
                       form=".0%"),
            **_series(language, legend=True),
        },
    }  # fmt: skip


def _worth_lines(currency: str, language: Language) -> Spec:
    money = money_text("datum.value", currency, language)
    y_scale = {
        "type": "log",
        "domain": [{"expr": "min(cost, payoff_today) / 30"}, {"expr": "max(cost, payoff_today)"}],
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
            "x": _axis("chance", say("live.worth.chance", language), {"domain": [0, 1]},
                       form=".0%"),
            "y": _axis("worth", say("live.worth.money", language), y_scale, labels=money, count=5),
            **_series(language, legend=False),
        },
    }  # fmt: skip


def _series(language: Language, *, legend: bool) -> Spec:
    """Return colour, dash and width of the two lines, told apart without colour too."""
    mine, neutral = (say(f"live.series.{name}", language) for name in ("mine", "neutral"))
    words = {"labelExpr": f"datum.label == 'mine' ? {mine!r} : {neutral!r}"} if legend else None
    looks = {"color": [_DARK, _LIGHT], "strokeDash": [[1, 0], [5, 3]], "strokeWidth": [3, 1.5]}
    return {
        channel: {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": ["mine", "neutral"], "range": look},
            "legend": words,
        }
        for channel, look in looks.items()
    }


def _axis(
    field: str,
    title: str,
    scale: Spec,
    *,
    labels: str | None = None,
    form: str | None = None,
    count: int | None = None,
) -> Spec:
    axis = {"title": title, "labelExpr": labels, "format": form, "tickCount": count}
    given = {name: value for name, value in axis.items() if value is not None}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": given}


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


def _label(payoff: float, signal: str, words: str, *, above: bool) -> Spec:
    side = {"align": "left", "dx": 8, "dy": -9} if above else {"align": "right", "dx": -8, "dy": 11}
    style = {"color": _DARK if above else "#555555", "fontSize": 13 if above else 12}
    weight = "bold" if above else "normal"
    mark = {"type": "text", "text": {"expr": words}, "fontWeight": weight, **side, **style}
    return {**_at(payoff, signal), "mark": mark}


def _given_up(mark: Spec) -> Spec:
    return {
        "data": {"values": [{}]},
        "transform": [{"filter": "cost > 0"}, _calculate("worth", "cost")],
        "mark": mark,
        "encoding": {"y": {"field": "worth", "type": "quantitative"}},
    }

"""The break-even chance as a chart with sliders, which needs no Python behind it.

Everything that it shows is computed in the page by Vega, from the money that the answer names
and the sliders. Signals are Vega's variables; those named `..._shown` are the words beside the
slider of that name.
"""

from __future__ import annotations

import json
import math
from typing import Final

from goingrate.answers.breakeven_results import BreakEven
from goingrate.base.quantity import middle_of
from goingrate.base.texts import Language, say
from goingrate.report.live_expressions import (
    annuity,
    break_even,
    chance_text,
    expm1,
    log1p,
    money_text,
    sentence,
)
from goingrate.report.live_panels import (
    LOOKS,
    Spec,
    config,
    curve_panel,
    words_panel,
    worth_panel,
)

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
_WEALTH_IF_UNSTATED: Final = 1e6
_RISK_AVERSION_IF_UNSTATED: Final = 2.0
_ROUND: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


def live_break_even_spec(answer: BreakEven, language: Language = "en") -> Spec:
    """Return the Vega-Lite chart: number, sentence, curve, worth by chance, and five sliders."""
    return {
        "$schema": _SCHEMA,
        "description": say("live.about", language),
        "params": [*_sliders(answer, language), *_signals(answer), *_said(answer, language)],
        "spacing": 18,
        "vconcat": [
            words_panel(),
            curve_panel(middle_of(answer.payoff), _currency(answer), language),
            worth_panel(_currency(answer), language),
        ],
        "resolve": {"legend": dict.fromkeys(LOOKS, "independent")},
        "config": config(language),
    }


def round_amounts(scale: float, below: int, above: int, given: float) -> list[float]:
    """Return nothing, round amounts around a scale in even steps of the eye, and the given one.

    Examples
    --------
    >>> round_amounts(1_507_569, 0, 0, 1_234_567)[:5]
    [0.0, 1000000.0, 1234567.0, 1500000.0, 2000000.0]
    """
    first = math.floor(math.log10(scale)) - below
    last = first + below + above
    amounts = {r * 10.0**power for power in range(first, last + 1) for r in _ROUND}
    return sorted({0.0, *amounts, float(given)})


def _sliders(answer: BreakEven, language: Language) -> list[Spec]:
    wealth = _WEALTH_IF_UNSTATED if answer.wealth is None else answer.wealth
    savings, kept = _savings(answer, wealth), _kept(answer)
    taste = _risk_aversion(answer)
    rate = round(100.0 * answer.discount_per_year, 10)
    years = answer.middle_years
    return [
        _slider("savings_step", savings.index(wealth), len(savings) - 1, "savings", language),
        _slider("kept_step", kept.index(answer.keep_per_year or 0.0), len(kept) - 1, "kept",
                language),
        _slider("risk_aversion", taste, max(6, math.ceil(taste)), "risk_aversion", language,
                step=0.1),
        _slider("years", years, max(10, years), "years", language, least=1),
        _slider("discount_percent", rate, max(25, math.ceil(rate)), "discount", language,
                least=min(0, math.floor(rate)), step=0.5),
        _signal("savings", f"{json.dumps(savings)}[savings_step]"),
        _signal("kept", f"{json.dumps(kept)}[kept_step]"),
    ]  # fmt: skip


def _savings(answer: BreakEven, wealth: float) -> list[float]:
    return round_amounts(answer.cost, 2, 1, wealth)


def _kept(answer: BreakEven) -> list[float]:
    return round_amounts(answer.cost, 2, -1, answer.keep_per_year or 0.0)


def _risk_aversion(answer: BreakEven) -> float:
    """Return the person's own risk aversion; without wealth no answer uses one."""
    own = [scan.risk_aversion for scan in answer.scans if scan.risk_aversion > 0]
    return own[0] if own else _RISK_AVERSION_IF_UNSTATED


def _currency(answer: BreakEven) -> str:
    return answer.currency or "USD"


def _slider(
    name: str,
    value: float,
    most: float,
    words: str,
    language: Language,
    *,
    least: float = 0,
    step: float = 1,
) -> Spec:
    bind = {"input": "range", "min": least, "max": most, "step": step}
    label = say(f"live.slider.{words}", language)
    return {"name": name, "value": value, "bind": {**bind, "name": label}}


def _signal(name: str, expression: str) -> Spec:
    return {"name": name, "expr": expression}


def _signals(answer: BreakEven) -> list[Spec]:
    once, yearly = middle_of(answer.give_up_once), middle_of(answer.give_up_per_year)
    return [
        _signal("discount", "discount_percent / 100"),
        _signal("power", "1 - risk_aversion"),
        _signal("annuity", annuity("years", "discount")),
        _signal("today", "pow(1 + discount, -years)"),
        _signal("cost", f"{once!r} + {yearly!r} * annuity"),
        _signal("payoff_today", f"{middle_of(answer.payoff)!r} * today"),
        _signal("wealth", "savings + kept * annuity"),
        _signal("cost_growth", log1p("cost / wealth")),
        _signal("cost_gain", expm1("power * cost_growth")),
        _signal("growth", log1p("payoff_today / wealth")),
        _signal("payoff_gain", expm1("power * growth")),
        _signal("usable", "cost > 0 && (wealth > 0 || power == 1)"),
        _signal("chance", break_even("payoff_today", "growth")),
        _signal("neutral_chance", "cost / payoff_today"),
    ]


def _said(answer: BreakEven, language: Language) -> list[Spec]:
    """Return what is written above the curve and beside the sliders."""
    shown = _shown(answer, language)
    none = json.dumps(say("live.no_number", language))
    number = f"usable ? {chance_text('chance', language)} : {none}"
    return [
        *(_signal(f"{name}_shown", words) for name, words in shown.items()),
        _signal("headline", sentence("live.headline", language, chance=number)),
        _signal("verdict", _verdict(language)),
        _signal("stakes", _stakes(answer, language)),
        _signal(
            "having",
            sentence("live.having", language, savings="savings_step_shown", kept="kept_step_shown"),
        ),
        _signal(
            "reckoning",
            sentence(
                "live.reckoning",
                language,
                risk_aversion="risk_aversion_shown",
                discount="discount_percent_shown",
            ),
        ),
    ]


def _shown(answer: BreakEven, language: Language) -> dict[str, str]:
    many = sentence("number.years", language, count="years")
    return {
        "savings_step": money_text("savings", _currency(answer), language),
        "kept_step": money_text("kept", _currency(answer), language),
        "risk_aversion": "format(risk_aversion, '.2~f')",
        "years": f"years == 1 ? {sentence('live.year', language)} : {many}",
        "discount_percent": "format(discount, '.2~%')",
    }


def _verdict(language: Language) -> str:
    unless = sentence("live.stay_unless", language, chance=chance_text("chance", language))
    return (
        f"cost <= 0 ? {sentence('live.nothing_given_up', language)}"
        f" : !usable ? {sentence('live.nothing_left', language)}"
        f" : chance > 1 ? {sentence('live.never', language)}"
        f" : chance >= 0.995 ? {sentence('live.all_but_certain', language)} : {unless}"
    )


def _stakes(answer: BreakEven, language: Language) -> str:
    many = sentence("live.years_in", language, count="years")
    return sentence(
        "live.stakes",
        language,
        cost=money_text("cost", _currency(answer), language),
        payoff=money_text(repr(middle_of(answer.payoff)), _currency(answer), language),
        years=f"years == 1 ? {sentence('live.year_in', language)} : {many}",
        today=money_text("payoff_today", _currency(answer), language),
    )

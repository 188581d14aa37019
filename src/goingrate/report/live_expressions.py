"""Formulas and sentences in Vega's expression language: computed in the page, not here.

The language has `log`, `exp` and `format`, but no `log1p`, no `expm1` and no money. The first two
are written by Kahan's trick, which is exact to a few units of the last digit for any size of
the argument, so a page agrees with `goingrate.offer.breakeven` however large the savings are.
"""

from __future__ import annotations

import json
import re
from string import Formatter
from typing import Final

from goingrate.base.texts import Language, catalogue
from goingrate.report.numbers import chance, money, percent

#: Amounts written with other words or other digits than smaller ones: thousands, millions, ...
_BANDS: Final = (1e3, 1e6, 1e9, 1e12)
_ROUNDS_UP: Final = 0.9995  # of the next band, when an amount is rounded to three digits


def log1p(x: str) -> str:
    """Return the expression of log(1 + x), for x > -1."""
    one_more = f"(1 + ({x}))"
    return f"({one_more} == 1 ? ({x}) : ({x}) * log{one_more} / ({one_more} - 1))"


def expm1(x: str) -> str:
    """Return the expression of exp(x) - 1, for x < 700."""
    power = f"exp({x})"
    return f"({power} == 1 ? ({x}) : {power} - 1 == -1 ? -1 : ({power} - 1) * ({x}) / log({power}))"


def annuity(years: str, discount: str) -> str:
    """Return the expression of what 1 at each year's end is worth today.

    Near a discount of 0 the closed form loses digits; there, three terms of its series are exact.
    """
    closed = f"(1 - pow(1 + {discount}, -{years})) / {discount}"
    series = (
        f"{years} * (1 - {discount} * ({years} + 1) / 2"
        f" + {discount} * {discount} * ({years} + 1) * ({years} + 2) / 6)"
    )
    return f"(abs({discount}) < 1e-5 ? {series} : {closed})"


def break_even(payoff_today: str, growth: str) -> str:
    """Return the expression of the break-even chance.

    Reads the signals `power` (1 - risk aversion), `cost`, `cost_growth` and `cost_gain`;
    `growth` is log(1 + payoff/wealth).
    """
    return (
        f"power == 1 ? cost / {payoff_today}"
        f" : power == 0 ? cost_growth / {growth}"
        f" : cost_gain / {expm1(f'power * {growth}')}"
    )


def gamble_lift(chance_of_success: str) -> str:
    """Return the expression of log(1 + certainty equivalent/wealth) of the payoff.

    Reads the signals `power`, `growth` and `payoff_gain`.
    """
    some = log1p(f"{chance_of_success} * payoff_gain")
    return (
        f"{chance_of_success} == 1 ? growth"
        f" : power == 0 ? {chance_of_success} * growth : {some} / power"
    )


def chance_text(probability: str, language: Language) -> str:
    """Return the expression that writes a probability as `numbers.chance` does."""
    over = json.dumps(chance(2.0, language))
    return (
        f"({probability} > 1 ? {over} : {probability} <= 0 ? format(0, '.0%')"
        f" : {probability} < 0.05 ? format({probability}, '.2%')"
        f" : {probability} < 0.2 ? format({probability}, '.1%') : format({probability}, '.0%'))"
    )


def money_text(amount: str, currency: str, language: Language) -> str:
    """Return the expression that writes an amount as `numbers.money` does.

    The words and signs of each size of amount are read off what `numbers.money` writes.
    """
    size = f"abs({amount})"
    written = _band_text(size, 1.0, currency, language, ",.0f")
    for start in _BANDS:
        larger = _band_text(size, start, currency, language, ",.3~r")
        written = f"{size} >= {start * _ROUNDS_UP:.10g} ? {larger} : ({written})"
    return f"(({amount} <= -0.5 ? '-' : '') + ({written}))"


def sentence(key: str, language: Language, **expressions: str) -> str:
    """Return the expression that says a text, its braces filled by expressions."""
    parts = []
    for words, name, _, _ in Formatter().parse(catalogue()[key].spoken(language)):
        parts += [json.dumps(words)] if words else []
        parts += [f"({expressions[name]})"] if name else []
    return "(" + " + ".join(parts) + ")"


def number_locale(language: Language) -> dict[str, object]:
    """Return how Vega writes numbers, so that it writes what `report.numbers` writes."""
    return {
        "decimal": "," if language == "de" else ".",
        "thousands": "." if language == "de" else ",",
        "grouping": [3],
        "currency": ["", ""] if language == "de" else ["$", ""],
        "percent": percent(0.01, 0, language).removeprefix("1"),
    }


def _band_text(size: str, start: float, currency: str, language: Language, digits: str) -> str:
    sample = money(start, currency, language)
    found = re.fullmatch(r"(\D*)(1[\d.,]*)(.*)", sample)
    if found is None:
        raise AssertionError(f"no number in {sample!r}")
    before, number, after = found.groups()
    unit = start if number == "1" else 1.0
    return f"{json.dumps(before)} + format({size} / {unit:.0f}, '{digits}') + {json.dumps(after)}"

"""The live chart: what the page computes is what Python computes."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import altair
import pytest
import vl_convert
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goingrate.answers.breakeven import break_even
from goingrate.answers.breakeven_results import BreakEven
from goingrate.base.quantity import Range, middle_of
from goingrate.base.texts import LANGUAGES, Language, say
from goingrate.base.texts.live import TEXTS
from goingrate.offer.breakeven import (
    break_even_probability,
    discount_factor,
    gamble_worth,
    value_given_up,
)
from goingrate.report.live import live_break_even_spec, round_amounts
from goingrate.report.live_expressions import annuity, chance_text, money_text, number_locale
from goingrate.report.live_panels import CURVE_HEIGHT, SPREAD, WIDTH, WORTH_HEIGHT
from goingrate.report.numbers import chance, money

Spec = dict[str, Any]

ARTICLE = break_even("1M + 100k/year", "40M", "5..7", wealth=1e6)


@dataclass(frozen=True)
class Setting:
    """A place for every slider."""

    savings: float = 1e6
    kept: float = 0.0
    risk_aversion: float = 2.0
    years: int = 6
    discount: float = 0.05


@dataclass(frozen=True)
class Move:
    """What is given up for what."""

    once: float = 1e6
    per_year: float = 1e5
    payoff: float = 40e6


class Expected:
    """The same figures from Python."""

    def __init__(self, move: Move, at: Setting) -> None:
        when = {"years": at.years, "discount_per_year": at.discount}
        self.cost = value_given_up(once=move.once, per_year=move.per_year, **when)
        self.factor = discount_factor(**when)
        self.payoff = move.payoff * self.factor
        kept = value_given_up(once=0.0, per_year=at.kept, **when)
        self.person = {"wealth": at.savings + kept, "risk_aversion": at.risk_aversion}

    def chance(self, payoff_then: float) -> float:
        payoff = payoff_then * self.factor
        return break_even_probability(cost=self.cost, payoff=payoff, **self.person)

    def neutral(self, payoff_then: float) -> float:
        return break_even_probability(cost=self.cost, payoff=payoff_then * self.factor)

    def worth(self, probability: float) -> float:
        return gamble_worth(payoff=self.payoff, probability=probability, **self.person)


def live(move: Move, at: Setting, language: Language = "en") -> Spec:
    answer = replace(
        ARTICLE,
        give_up_once=move.once,
        give_up_per_year=move.per_year,
        payoff=move.payoff,
        wealth=at.savings,
        keep_per_year=at.kept,
        discount_per_year=at.discount,
        middle_years=at.years,
    )
    spec = live_break_even_spec(answer, language)
    return moved(spec, risk_aversion=at.risk_aversion, discount_percent=100 * at.discount)


def moved(spec: Spec, **sliders: float) -> Spec:
    """Return the chart with sliders moved."""
    new = copy.deepcopy(spec)
    for name, value in sliders.items():
        (param,) = (p for p in new["params"] if p["name"] == name)
        param["value"] = value
    return new


def marks(spec: Spec) -> dict[str, list[list[dict[str, Any]]]]:
    """Return everything drawn, by the name of its mark."""
    found: dict[str, list[list[dict[str, Any]]]] = {}

    def walk(node: dict[str, Any]) -> None:
        if node.get("marktype") not in (None, "group"):
            found.setdefault(str(node.get("name")), []).append(node["items"])
        for item in node.get("items", []):
            walk(item)

    walk(vl_convert.vegalite_to_scenegraph(spec)["scenegraph"])
    return found


def words(spec: Spec) -> list[str]:
    """Return the lines above the curve."""
    return lines_of(marks(spec))


def lines_of(drawn: dict[str, Any]) -> list[str]:
    return [drawn[f"words_layer_{line}_marks"][0][0]["text"] for line in range(5)]


def number(spec: Spec, language: Language = "en") -> str:
    """Return the break-even chance as the headline writes it."""
    return headline_number(words(spec)[0], language)


def headline_number(headline: str, language: Language = "en") -> str:
    before, after = say("live.headline", language, chance="|").split("|")
    return headline.removeprefix(before).removesuffix(after)


def spoken(probability: float, language: Language = "en") -> set[str]:
    """Return how a probability may be written: at a tie, either neighbour."""
    return {chance(probability * (1 + nudge), language) for nudge in (-1e-11, 0.0, 1e-11)}


def in_page(expression: str, values: list[float], language: Language) -> list[Any]:
    """Return what the page makes of an expression, for each value of `datum.x`."""
    spec = {
        "config": {"locale": {"number": number_locale(language)}},
        "data": {"values": [{"x": x} for x in values]},
        "transform": [{"calculate": f"'' + ({expression})", "as": "said"}],
        "mark": {"type": "text"},
        "encoding": {"text": {"field": "said", "type": "nominal"}},
    }
    return [item["text"] for item in marks(spec)["marks"][0]]


# The number


@pytest.mark.parametrize(("years", "discount"), [(1, 0.0), (6, 0.0), (6, 0.05), (10, 0.25)])
@pytest.mark.parametrize(
    "risk_aversion", [0.0, 0.1, 1 - 1e-7, 1 - 1e-12, 1.0, 1 + 1e-12, 1 + 1e-7, 1.1, 2.0, 6.0]
)
def test_the_number_is_pythons(risk_aversion: float, years: int, discount: float) -> None:
    at = Setting(risk_aversion=risk_aversion, years=years, discount=discount)
    check_page(Move(), at)


@pytest.mark.parametrize("savings", [1e-3, 1.0, 1e4, 1e9, 1e12, 1e16])
@pytest.mark.parametrize("risk_aversion", [0.0, 0.5, 1.0, 1.1, 3.0, 6.0])
def test_tiny_and_huge_savings(savings: float, risk_aversion: float) -> None:
    check_page(Move(), Setting(savings=savings, risk_aversion=risk_aversion))


settings_of_sliders = st.builds(
    Setting,
    savings=st.floats(1e3, 1e9),
    kept=st.floats(0, 1e6),
    risk_aversion=st.one_of(st.floats(0, 6), st.integers(0, 60).map(lambda tenth: tenth / 10)),
    years=st.integers(1, 10),
    discount=st.floats(0, 0.25),
)
moves = st.builds(
    Move, once=st.floats(1e3, 1e7), per_year=st.floats(0, 1e6), payoff=st.floats(1e4, 1e9)
)


@given(moves, settings_of_sliders)
@example(Move(once=1e6, per_year=0.0, payoff=1e6), Setting(discount=0.0))
@example(Move(once=5e5, per_year=0.0, payoff=8e5), Setting(risk_aversion=0.0, discount=0.0))
@settings(max_examples=30, deadline=None)
def test_whatever_the_sliders_say_the_page_agrees(move: Move, at: Setting) -> None:
    check_page(move, at)


def check_page(move: Move, at: Setting) -> None:
    """Check the number, both curves and the worth of the gamble against Python."""
    drawn, expected = marks(live(move, at)), Expected(move, at)
    exact = expected.chance(move.payoff)
    assert headline_number(lines_of(drawn)[0]) in spoken(exact)
    check_dots(drawn, exact, expected.neutral(move.payoff))
    for line, formula in enumerate((expected.chance, expected.neutral)):
        for payoff, shown in curve(drawn, line, move.payoff):
            assert shown == pytest.approx(formula(payoff), rel=1e-9, abs=1e-13)
    for probability, shown in worth(drawn, expected):
        assert shown == pytest.approx(python_worth(expected, probability), rel=1e-8)


def check_dots(drawn: dict[str, Any], mine: float, neutral: float) -> None:
    for layer, value in ((3, mine), (2, neutral)):
        (dot,) = drawn[f"curve_layer_{layer}_marks"][0]
        assert 1 - dot["y"] / CURVE_HEIGHT == pytest.approx(min(value, 1), rel=1e-9, abs=1e-13)
        assert dot["x"] == pytest.approx(WIDTH / 2)


def curve(drawn: dict[str, Any], line: int, payoff: float) -> Iterator[tuple[float, float]]:
    """Return payoffs and chances, read back from where the curve was drawn."""
    points = drawn["curve_layer_0_marks"][line]
    assert len(points) == 97
    for point in points:
        yield payoff / SPREAD * SPREAD ** (2 * point["x"] / WIDTH), 1 - point["y"] / CURVE_HEIGHT


def worth(drawn: dict[str, Any], expected: Expected) -> Iterator[tuple[float, float]]:
    """Return chances and sure amounts, read back from the lower picture."""
    low = math.log(min(expected.cost, expected.payoff) / 30)
    high = math.log(max(expected.cost, expected.payoff))
    for point in drawn["worth_layer_0_marks"][0]:
        share = 1 - point["y"] / WORTH_HEIGHT
        if share > 0:
            yield round(point["x"] / WIDTH, 9), math.exp(low + share * (high - low))


def python_worth(expected: Expected, probability: float) -> float:
    """Return the worth; at certainty Python's formula has no digits left, and none is needed."""
    return expected.payoff if probability == 1 else expected.worth(probability)


def test_the_first_number_is_the_answers_own() -> None:
    (cell,) = (c for c in ARTICLE.personal if c.risk_aversion == 2.0)
    assert number(live_break_even_spec(ARTICLE)) == chance(cell.probability) == "62%"


@pytest.mark.parametrize("step", range(0, 38, 4))
def test_every_step_of_the_savings_slider_is_the_amount_it_says(step: int) -> None:
    spec = live_break_even_spec(ARTICLE)
    amounts = round_amounts(ARTICLE.cost, 2, 1, 1e6)
    at = Setting(savings=amounts[step], kept=2e4)
    kept = round_amounts(ARTICLE.cost, 2, -1, 0.0).index(2e4)
    there = moved(spec, savings_step=step, kept_step=kept)
    assert number(there) in spoken(Expected(Move(), at).chance(40e6))
    assert words(there)[3] == say(
        "live.having", savings=money(amounts[step], "USD"), kept=money(2e4, "USD")
    )


def test_ranges_count_with_their_middles() -> None:
    wide = replace(
        ARTICLE, give_up_once=Range(0.5e6, 1.5e6), payoff=Range(30e6, 50e6), give_up_per_year=1e5
    )
    assert words(live_break_even_spec(wide)) == words(live_break_even_spec(ARTICLE))
    assert middle_of(wide.payoff) == 40e6


# The sentence


def test_the_sentence_says_when_to_stay() -> None:
    said = words(live_break_even_spec(ARTICLE))
    assert said[1] == say("live.stay_unless", chance="62%")
    assert said[2] == say(
        "live.stakes", cost="$1.51M", payoff="$40M", years="6 years", today="$29.8M"
    )
    assert said[4] == say("live.reckoning", risk_aversion="2", discount="5%")


@pytest.mark.parametrize("language", LANGUAGES)
def test_even_certain_success_may_not_pay(language: Language) -> None:
    spec = live(Move(payoff=1e6), Setting(), language)
    assert words(spec)[:2] == [
        say("live.headline", language, chance=chance(1.5, language)),
        say("live.never", language),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_left_after_failure_has_no_number(language: Language) -> None:
    spec = moved(live_break_even_spec(ARTICLE, language), savings_step=0)
    assert number(spec, language) == say("live.no_number", language)
    assert words(spec)[1] == say("live.nothing_left", language)
    assert "curve_layer_0_marks" not in marks(spec)
    averages = moved(spec, risk_aversion=0)
    assert number(averages, language) in spoken(Expected(Move(), Setting()).neutral(40e6), language)


def test_all_but_certain_is_not_called_above_100_percent() -> None:
    spec = live(Move(), Setting(savings=1e4, risk_aversion=4.0))
    assert words(spec)[:2] == [say("live.headline", chance="100%"), say("live.all_but_certain")]


def test_leaving_may_give_up_nothing() -> None:
    spec = live(Move(once=-4e5, per_year=1e5), Setting(years=6))
    assert words(moved(spec, years=1))[1] == say("live.nothing_given_up")
    assert words(spec)[1] != say("live.nothing_given_up")


def test_one_year_is_singular() -> None:
    assert say("live.year_in", "de") in words(live(Move(), Setting(years=1), "de"))[2]


# Words and numbers in both languages


def test_german_is_german() -> None:
    spec = live_break_even_spec(ARTICLE, "de")
    number_in_german = chance(0.6213, "de")
    assert words(spec) == [
        say("live.headline", "de", chance=number_in_german),
        say("live.stay_unless", "de", chance=number_in_german),
        say(
            "live.stakes",
            "de",
            cost=money(1_507_569, "USD", "de"),
            payoff=money(40e6, "USD", "de"),
            years="6 Jahren",
            today=money(29_848_616, "USD", "de"),
        ),
        say("live.having", "de", savings=money(1e6, "USD", "de"), kept=money(0, "USD", "de")),
        say(
            "live.reckoning", "de", risk_aversion="2", discount=chance(0.0, "de").replace("0", "5")
        ),
    ]


AMOUNTS = [0, 1, 12.3, 999.4, 999.6, 1000, 1234, 184_250, 999_400, 999_600, 1e6, 1_507_569.2]
AMOUNTS += [29.86e6, 123_456_789, 999_600_000, 2.5e9, 3e12, -107_123, -5, 80_000]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("currency", ["USD", "EUR", "GBP", "CHF"])
def test_money_is_written_as_everywhere(currency: str, language: Language) -> None:
    shown = in_page(money_text("datum.x", currency, language), AMOUNTS, language)
    assert shown == [money(amount, currency, language) for amount in AMOUNTS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chances_are_written_as_everywhere(language: Language) -> None:
    chances = [0, 1e-6, 0.0375, 0.04999, 0.0501, 0.0555255, 0.1999, 0.2001, 0.6213, 0.999, 1, 1.01]
    shown = in_page(chance_text("datum.x", language), chances, language)
    assert shown == [chance(p, language) for p in chances]


@pytest.mark.parametrize("years", [1, 7, 40])
def test_an_annuity_is_exact_near_no_discount(years: int) -> None:
    rates = [0.0, 1e-9, 9.9e-6, 1.01e-5, 1e-4, 0.05, 0.25, -0.02]
    shown = in_page(annuity(str(years), "datum.x"), rates, "en")
    for rate, text in zip(rates, shown, strict=True):
        exact = value_given_up(once=0, per_year=1, years=years, discount_per_year=rate)
        assert float(text) == pytest.approx(exact, rel=1e-10)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_braces_are_left(language: Language) -> None:
    for line in words(live_break_even_spec(ARTICLE, language)):
        assert "{" not in line
        assert "undefined" not in line
        assert "NaN" not in line


# Sliders


def sliders(answer: BreakEven, language: Language = "en") -> dict[str, Spec]:
    spec = live_break_even_spec(answer, language)
    return {p["name"]: p for p in spec["params"] if "bind" in p}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slider_has_a_label_and_words_for_its_value(language: Language) -> None:
    spec = live_break_even_spec(ARTICLE, language)
    names = {param["name"] for param in spec["params"]}
    labels = {text.spoken(language) for key, text in TEXTS.items() if ".slider." in key}
    bound = sliders(ARTICLE, language)
    assert {slider["bind"]["name"] for slider in bound.values()} == labels
    assert {f"{name}_shown" for name in bound} <= names


def test_sliders_begin_where_the_answer_stands() -> None:
    bare = break_even("1M + 100k/year", "40M", "5..7")
    begin = {name: slider["value"] for name, slider in sliders(bare).items()}
    assert round_amounts(bare.cost, 2, 1, 1e6)[int(begin.pop("savings_step"))] == 1e6
    assert begin == {"kept_step": 0, "risk_aversion": 2.0, "years": 6, "discount_percent": 5.0}


def test_a_person_of_their_own_is_kept() -> None:
    own = break_even(
        "1M + 100k/year",
        "40M",
        "12..14",
        wealth=1_234_567,
        keep_per_year=77_000,
        risk_aversion=7.25,
        discount_per_year=0.07,
    )
    at = Setting(1_234_567, 77_000, 7.25, 13, 0.07)
    assert number(live_break_even_spec(own)) in spoken(Expected(Move(), at).chance(40e6))
    bound = sliders(own)
    assert bound["discount_percent"]["value"] == 7.0
    for slider in bound.values():
        assert slider["bind"]["min"] <= slider["value"] <= slider["bind"]["max"]


def test_debt_and_an_unstated_currency_are_drawn() -> None:
    owing = break_even("1M EUR", "40M", 5, wealth=-5e4, keep_per_year=1e5)
    assert "-€50K" in words(live_break_even_spec(owing))[3]
    assert ARTICLE.currency is None
    assert "$1M" in words(live_break_even_spec(ARTICLE))[3]


@given(st.floats(1, 1e12), st.floats(0, 1e12))
def test_round_amounts_rise_and_hold_the_given_one(scale: float, amount: float) -> None:
    amounts = round_amounts(scale, 2, 1, amount)
    assert amounts == sorted(set(amounts))
    assert amount in amounts
    assert amounts[0] == 0


# The chart as a whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_valid_vega_lite(language: Language) -> None:
    spec = live_break_even_spec(ARTICLE, language)
    altair.VConcatChart.from_dict(spec, validate=True)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


def test_it_fetches_nothing() -> None:
    spec = live_break_even_spec(ARTICLE)
    del spec["$schema"]
    assert "://" not in json.dumps(spec)
    assert '"url"' not in json.dumps(spec)

"""Charts of a comparison: what they say, and that they can be drawn anywhere."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import goingrate as gr
from goingrate.answers.results import FrontierLine, OfferComparison
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language, catalogue
from goingrate.offer.fields import leaves
from goingrate.offer.person import Person, TaxRates
from goingrate.offer.terms import (
    Bonus,
    Grant,
    JobLoss,
    Offer,
    Outcome,
    Outcomes,
    Promise,
    SignOn,
    Stock,
)
from goingrate.report.charts import chart_specs, png, svg
from goingrate.report.charts.dots import KINDS, kind_of, legend
from goingrate.report.charts.frontier_points import drawn
from goingrate.report.charts.money_axis import MoneyAxis, even_axis, spread_axis
from goingrate.report.charts.theme import Voice, text_width
from goingrate.report.field_names import field_name
from goingrate.report.numbers import significant

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = ("microsoft-to-startup", "two-offers", "zwei-angebote")
CHARTS = ["dots", "outcomes", "money_in_hand", "frontier", "choice_map", "tornado"]


@cache
def example(name: str) -> OfferComparison:
    return gr.compare_offers(EXAMPLES / f"{name}.yaml")


@cache
def specs(name: str, language: Language) -> dict[str, dict[str, Any]]:
    return chart_specs(example(name), language)


def stay(name: str = "Stay", base_per_year: float = 150e3) -> Offer:
    return Offer(name, base_per_year=base_per_year, present_job=True)


TWIN = Offer('Twin "A" \\ Söhne', base_per_year=150e3)
THIRD = Offer("Third", base_per_year=170e3, bonus=Bonus(target_per_year=3e4, payout_spread=0.4))
TINY = Offer("Tiny", base_per_year=50e3, equity=Promise(payoff=1e5, in_years=5))
MOONSHOT = Offer(
    "Moonshot", base_per_year=0.0, equity=Promise(payoff=2e9, in_years=10, probability=0.02)
)
LONG = Offer("The Extraordinarily Ambitious Startup Inc", 100e3, equity=Promise(3e6, in_years=6))
LONG_STAY = stay("Gesellschaft für künstliche Intelligenz AG")
PERSON = Person(wealth=1e5, living_costs_per_year=6e4)
ODD = {
    "identical": ([stay(), TWIN], PERSON),
    "three": ([stay(), TWIN, THIRD], PERSON),
    "huge tail": ([stay(), MOONSHOT], PERSON),
    "one year": ([stay(), THIRD], replace(PERSON, horizon_years=1)),
    "forty years": ([stay(), TWIN], replace(PERSON, horizon_years=40)),
    "never": ([stay(base_per_year=500e3), TINY], PERSON),
    "always": ([stay(base_per_year=10e3), TINY], PERSON),
    "long names": ([LONG_STAY, LONG], replace(PERSON, risk_aversion=9.0)),
    "no savings": ([stay(), TINY], Person(wealth=0.0, kept_pay_per_year=3e4)),
}


def numbers_in(tree: Any) -> Iterator[float]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from numbers_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from numbers_in(value)
    elif isinstance(tree, float):
        yield tree


def texts_in(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from texts_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts_in(value)
    elif isinstance(tree, str):
        yield tree


def rows_with(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    return [row for rows in spec["datasets"].values() for row in rows if field in row]


def check_drawable(name: str, spec: dict[str, Any]) -> None:
    text = json.dumps(spec, allow_nan=False)
    assert len(text) < 200_000
    assert "null" not in json.dumps(spec["datasets"])
    assert all(number == significant(number, 5) for number in numbers_in(spec))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert "http" not in text.replace(spec["$schema"], "")
    assert spec["title"]["text"][-1].endswith("?"), name
    assert svg(spec).startswith("<svg")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_can_be_drawn(name: str, language: Language) -> None:
    found = specs(name, language)
    assert list(found) == CHARTS
    for chart, spec in found.items():
        check_drawable(chart, spec)


@pytest.mark.parametrize("name", ODD)
def test_odd_answers_can_be_drawn(name: str) -> None:
    offers, person = ODD[name]
    found = chart_specs(gr.compare_offers(offers, person=person), "de")
    assert set(found) >= {"dots", "outcomes", "money_in_hand"}
    assert ("choice_map" in found) is (name != "no savings")
    for chart, spec in found.items():
        check_drawable(chart, spec)


def test_png() -> None:
    assert png(specs("two-offers", "en")["dots"], scale=1).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", FILES)
def test_the_same_answer_gives_the_same_charts(name: str) -> None:
    assert chart_specs(example(name), "de") == specs(name, "de")


@pytest.mark.parametrize("name", FILES)
def test_a_german_chart_holds_no_english_sentence(name: str) -> None:
    english = {
        text.en
        for key, text in catalogue().items()
        if key.startswith(("chart.", "field.")) and text.en != text.de and "{" not in text.en
    }
    beginnings = {
        text.en.split("{")[0]
        for key, text in catalogue().items()
        if key.startswith("chart.") and len(text.en.split("{")[0]) > 8 and text.en != text.de
    }
    english_spoken = {s.replace("\n", " ") for s in texts_in(specs(name, "en"))}
    german_spoken = {s.replace("\n", " ") for s in texts_in(specs(name, "de"))}
    assert english & english_spoken, "the test would see English"
    assert not english & german_spoken
    whole = [" ".join(spec["title"]["text"]) for spec in specs(name, "de").values()]
    assert not [s for s in [*german_spoken, *whole] if s.startswith(tuple(beginnings))]


@pytest.mark.parametrize("name", FILES)
def test_dots_match_the_counts(name: str) -> None:
    answer = example(name)
    rows = rows_with(specs(name, "en")["dots"], "kind")
    totals = {kind: sum(row["kind"] == kind for row in rows) for kind in KINDS}
    # identical panels share their data, so count each answer's own dots
    for counts in answer.counts:
        kinds = [kind_of(gain, counts) for gain in counts.gains]
        assert len(kinds) == 100
        assert kinds.count("poorer") == counts.poorer
        assert kinds.count("same") == counts.same
        assert kinds.count("richer") == counts.richer - counts.much_richer
        assert kinds.count("much_richer") == counts.much_richer
    if len(answer.counts) == 1:
        assert [totals[kind] for kind in KINDS] == [
            answer.counts[0].poorer,
            answer.counts[0].same,
            answer.counts[0].richer - answer.counts[0].much_richer,
            answer.counts[0].much_richer,
        ]


def test_dots_say_the_counts_in_words() -> None:
    answer = example("two-offers")
    words = dict(legend(answer.counts[0], Voice("en", "USD")))
    assert words["poorer"].startswith(f"{answer.counts[0].poorer} poorer, typically by $")
    assert words["much_richer"].startswith(f"{answer.counts[0].much_richer} richer by more than $")


def test_panels_stand_in_the_order_of_their_chances() -> None:
    spec = specs("microsoft-to-startup", "en")["dots"]
    titles = [panel["vconcat"][0]["title"]["text"] for panel in spec["concat"]]
    assert titles == [f"if success is {p}%" for p in (5, 10, 25, 50)]
    chances = sorted(counts.success or 0.0 for counts in example("microsoft-to-startup").counts)
    assert chances == [0.05, 0.10, 0.25, 0.50]


@pytest.mark.parametrize("name", FILES)
def test_outcomes_show_each_future_once(name: str) -> None:
    spec = specs(name, "en")["outcomes"]
    assert len(rows_with(spec, "label")) == 100 * len(example(name).offers)


def test_money_in_hand_counts_pay_that_is_kept() -> None:
    answer = example("two-offers")
    rows = rows_with(specs("two-offers", "en")["money_in_hand"], "middle")
    first = answer.offers[0].money_in_hand[0]
    assert rows[0]["middle"] == significant(first.middle + answer.setting.kept_pay_per_year, 5)
    assert rows[0]["low"] <= rows[0]["middle"]


def test_one_extraordinary_year_does_not_flatten_the_others() -> None:
    answer = example("two-offers")
    offer = answer.offers[0]
    years = (replace(offer.money_in_hand[0], middle=9e7), *offer.money_in_hand[1:])
    changed = replace(answer, offers=(replace(offer, money_in_hand=years), *answer.offers[1:]))
    spec = chart_specs(changed)["money_in_hand"]
    assert max(row["middle"] for row in rows_with(spec, "middle")) < 1e6
    assert any(row["text"] == "↑ $90.1M" for row in rows_with(spec, "text"))


@pytest.mark.parametrize("name", FILES)
def test_the_tornado_shows_the_widest_first(name: str) -> None:
    answer = example(name)
    rows = rows_with(specs(name, "en")["tornado"], "right")
    bars = sorted((row for row in rows if "kind" in row), key=lambda row: row["row"])
    assert 5 <= len(bars) <= 10
    for bar, sway in zip(bars, answer.sways, strict=False):
        low, high = sorted((sway.at_low, sway.at_high))
        assert bar["left"] == significant(low, 5)
        assert bar["right"] == significant(high, 5)
        assert bar["name"].endswith(field_name(sway.field))
        assert sway.offer in bar["name"]


def test_the_map_marks_a_person_beyond_its_edge() -> None:
    answer = example("two-offers")
    far = replace(answer, setting=replace(answer.setting, risk_aversion=15.0))
    texts = [row["text"] for row in rows_with(chart_specs(far)["choice_map"], "text")]
    assert "you (risk aversion 15)" in texts


def test_the_map_names_who_wins() -> None:
    answer = example("two-offers")
    grid = answer.choice_map
    half = len(grid.wealths) // 2
    row = (-50e3,) * half + (50e3,) * (len(grid.wealths) - half)
    split = replace(answer, choice_map=replace(grid, difference=(row,) * len(grid.risk_aversions)))
    spec = chart_specs(split)["choice_map"]
    texts = [row["text"].replace("\n", " ") for row in rows_with(spec, "text")]
    assert {"Startup is worth more", "Big company is worth more"} <= set(texts)


def test_break_evens_that_are_no_chance_are_cut_off() -> None:
    answer = example("microsoft-to-startup")
    lines = tuple(
        FrontierLine(line.risk_aversion, line.payoffs, values)
        for line, values in zip(
            answer.frontier,
            [
                (math.inf,) * len(answer.frontier[0].payoffs),
                (math.nan, *answer.frontier[1].probabilities[1:]),
                (-0.5,) * len(answer.frontier[2].payoffs),
            ],
            strict=True,
        )
    )
    grid = answer.choice_map
    rows = ((math.inf, -math.inf) * (len(grid.wealths) // 2),) * len(grid.risk_aversions)
    changed = replace(answer, frontier=lines, choice_map=replace(grid, break_even=rows))
    for name, spec in chart_specs(changed).items():
        check_drawable(name, spec)


def test_a_line_is_cut_exactly_where_it_crosses() -> None:
    line = FrontierLine(2.0, (1e5, 1e7, 1e9), (1.5, 0.5, -0.5))
    found = drawn(line)
    assert [chance for _, chance in found] == [1.5, 1.0, 0.5, 0.0, -0.5]
    assert [payoff for payoff, _ in found] == pytest.approx([1e5, 1e6, 1e7, 1e8, 1e9])


@pytest.mark.parametrize(
    "axis",
    [
        spread_axis([0.0, 1.5e6, 3e7], width=640, margin=24),
        spread_axis([-2e5, 0.0, 4e4, 2e9], width=640, margin=24),
        spread_axis([632e3, 710e3, 4.8e6], width=640, margin=24),
        spread_axis([5e5, 5e5], width=640, margin=24),
        spread_axis([0.0, 0.0], width=640, margin=24),
        even_axis([-180e3, 12e3], width=430, margins=(90, 90)),
        MoneyAxis(1e4, 3e7, 430, 0.0),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_ticks_do_not_touch(axis: MoneyAxis, language: Language) -> None:
    voice = Voice(language, "EUR")
    values = axis.ticks(voice.money)["values"]
    assert len(values) >= 2
    halves = [text_width(voice.money(value)) / 2 for value in values]
    middles = [axis.pixel(value) for value in values]
    ends = [(m - half, m + half) for m, half in zip(middles, halves, strict=True)]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


@pytest.mark.parametrize("amount", [-3e4, 0.0, 10.0, 1e6, 2e7])
def test_an_axis_leads_there_and_back(amount: float) -> None:
    axis = spread_axis([-5e4, 0.0, 1.5e6, 3e7], width=640, margin=24)
    assert axis.amount(axis.pixel(amount)) == pytest.approx(amount, abs=1e-3)


def whole_offers() -> Iterator[Offer]:
    known = {
        "bonus": Bonus(target_per_year=1e4),
        "sign_on": SignOn(amount=1e4),
        "stock": Stock(),
        "grants": (Grant(value=1e4),),
        "job_loss": JobLoss(),
        "tax": TaxRates(),
    }
    promise = Promise(payoff=1e6, in_years=5, fails_after_years=3, stake=0.01, dilution=0.5)
    outcomes = Outcomes(rows=(Outcome(1.0, payoff=1e6, in_years=Range(4, 5)),))
    for equity in (promise, outcomes):
        yield Offer("any", base_per_year=1e5, equity=equity, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language: Language) -> None:
    fields = [leaf.name for offer in whole_offers() for leaf in leaves(offer)]
    fields += [item.name for item in dataclasses.fields(Person) if item.name != "tax"]
    assert len(fields) > 50
    for field in fields:
        name = field_name(field, language)
        assert name
        assert "{" not in name
    assert field_name("equity.rows.2.payoff") == "payoff of outcome 3"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        field_name("no.such.field")

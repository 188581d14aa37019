"""Charts of answers, as plain Vega-Lite: each answers one question, which is its title."""

from __future__ import annotations

from typing import Any

from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.rate_results import GoingRate
from goingrate.answers.results import OfferComparison
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.texts import Language
from goingrate.report.charts.choice_map import choice_map
from goingrate.report.charts.dots import dots
from goingrate.report.charts.equity_futures import equity_futures
from goingrate.report.charts.equity_payoff import equity_payoff
from goingrate.report.charts.equity_tornado import equity_tornado
from goingrate.report.charts.frontier import frontier
from goingrate.report.charts.gap_parts import gap_parts
from goingrate.report.charts.money_in_hand import money_in_hand
from goingrate.report.charts.outcomes import outcomes
from goingrate.report.charts.own_share import own_share
from goingrate.report.charts.pay_range import pay_range
from goingrate.report.charts.published_premiums import published_premiums
from goingrate.report.charts.scissors import scissors
from goingrate.report.charts.segments_tightness import segments_tightness
from goingrate.report.charts.theme import Voice
from goingrate.report.charts.tornado import tornado
from goingrate.report.charts.waterfall_chart import waterfall_chart

__all__ = [
    "chart_specs",
    "equity_chart_specs",
    "imbalance_specs",
    "png",
    "premium_specs",
    "rate_specs",
    "svg",
    "waterfall_specs",
]

_CHARTS = {
    "dots": dots,
    "outcomes": outcomes,
    "money_in_hand": money_in_hand,
    "frontier": frontier,
    "choice_map": choice_map,
    "tornado": tornado,
}


def chart_specs(answer: OfferComparison, language: Language = "en") -> dict[str, dict[str, Any]]:
    """Return the charts of a comparison by name, in reading order; the data stand inside.

    A chart with nothing to show is left out.
    """
    voice = Voice(language, answer.setting.currency)
    drawn = {name: draw(answer, voice) for name, draw in _CHARTS.items()}
    return {name: spec for name, spec in drawn.items() if spec is not None}


def waterfall_specs(
    answer: WaterfallAnswer, language: Language = "en"
) -> dict[str, dict[str, Any]]:
    """Return the charts of a waterfall by name, in reading order; the data stand inside."""
    voice = Voice(language, answer.currency)
    drawn = {"waterfall": waterfall_chart(answer, voice), "own_share": own_share(answer, voice)}
    return {name: spec for name, spec in drawn.items() if spec is not None}


def equity_chart_specs(
    answer: EquityAnswer, language: Language = "en"
) -> dict[str, dict[str, Any]]:
    """Return the charts of an answer about a grant by name, in reading order."""
    voice = Voice(language, answer.setting.currency)
    drawn = {
        "futures": equity_futures(answer, voice),
        "payoff": equity_payoff(answer, voice),
        "tornado": equity_tornado(answer, voice),
    }
    return {name: spec for name, spec in drawn.items() if spec is not None}


def rate_specs(answer: GoingRate, language: Language = "en") -> dict[str, dict[str, Any]]:
    """Return the chart of a going rate; nothing where nothing may be shown."""
    currency = answer.blocks[0].currency if answer.blocks else "USD"
    drawn = {"pay_range": pay_range(answer, Voice(language, currency))}
    return {name: spec for name, spec in drawn.items() if spec is not None}


def premium_specs(answer: PremiumAnswer, language: Language = "en") -> dict[str, dict[str, Any]]:
    """Return the charts of a premium: what the gap that leads is made of, and printed figures."""
    drawn = {}
    if answer.headline is not None:
        block = answer.blocks[answer.headline]
        drawn["gap_parts"] = gap_parts(block, answer, Voice(language, block.currency))
    drawn["published_premiums"] = published_premiums(answer, Voice(language, "USD"))
    return {name: spec for name, spec in drawn.items() if spec is not None}


def imbalance_specs(
    answer: ImbalanceAnswer, language: Language = "en"
) -> dict[str, dict[str, Any]]:
    """Return the charts of glut and shortage: vacancies per seeker, and series over time."""
    voice = Voice(language, "USD")
    drawn = {
        "segments_tightness": segments_tightness(answer, voice),
        "scissors": scissors(answer, voice),
    }
    return {name: spec for name, spec in drawn.items() if spec is not None}


def png(spec: dict[str, Any], scale: float = 2) -> bytes:
    """Return a chart as a PNG picture, `scale` pixels to the point; nothing is fetched."""
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[])
    return picture


def svg(spec: dict[str, Any]) -> str:
    """Return a chart as an SVG picture; nothing is fetched."""
    import vl_convert

    picture: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return picture

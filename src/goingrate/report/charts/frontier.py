"""How likely must success be? Break-even chance against the payoff, one line per taste for risk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import FrontierLine, OfferComparison
from goingrate.report.charts.frontier_points import drawn, near
from goingrate.report.charts.labels import EndLabel, beside
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.places import Line, emptiest
from goingrate.report.charts.theme import (
    BLUE_PALE,
    INK,
    PAPER,
    QUIET,
    Voice,
    balanced,
    data,
    finished,
    spoken_ticks,
    stacked,
    text_width,
)

if TYPE_CHECKING:
    import altair as alt

_WIDTH: Final = 440
_HEIGHT: Final = 320
_SIDE: Final = 130
_DASHES: Final = ([6, 3], [2, 3], [9, 3, 2, 3], [4, 4])


def frontier(answer: OfferComparison, voice: Voice) -> dict[str, Any] | None:
    """Return the lines with the sides named; None where no offer has a chance of success."""
    import altair as alt

    if not answer.frontier:
        return None
    payoffs = answer.frontier[0].payoffs
    axis = MoneyAxis(payoffs[0], payoffs[-1], _WIDTH, 0.0)
    headline = min(
        answer.frontier, key=lambda line: abs(line.risk_aversion - answer.setting.risk_aversion)
    )
    layers = [
        _take_area(headline, axis, answer, voice),
        *_curves(answer.frontier, headline, axis),
        *_stated(headline, axis, voice),
        *_sides(answer, headline, axis, voice),
        *_line_names(answer.frontier, headline, voice),
    ]
    names = {"job": answer.verdict.job, "other": answer.verdict.other}
    return finished(
        alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT),
        title=voice.say("chart.frontier.title", **names),
        subtitle=voice.say("chart.frontier.subtitle", **names),
    )


def _inside(chance: float) -> float:
    return min(max(chance, 0.0), 1.0)


def _down(chance: float) -> float:
    return _HEIGHT * (1 - _inside(chance))


def _chance_scale() -> alt.Scale:
    import altair as alt

    return alt.Scale(domain=[0, 1], nice=False)


def _take_area(
    headline: FrontierLine, axis: MoneyAxis, answer: OfferComparison, voice: Voice
) -> alt.Chart:
    import altair as alt

    rows = [{"payoff": x, "chance": _inside(y), "top": 1} for x, y in drawn(headline)]
    chances = [(step / 4, voice.share(step / 4)) for step in range(5)]
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_area(color=BLUE_PALE, opacity=0.75)
        .encode(
            x=alt.X(
                "payoff:Q",
                scale=axis.scale(),
                axis=alt.Axis(
                    title=balanced(voice.say("chart.frontier.x", job=answer.verdict.job), _WIDTH),
                    **axis.ticks(voice.money),
                ),
            ),
            y=alt.Y(
                "chance:Q",
                scale=_chance_scale(),
                axis=alt.Axis(title=voice.say("chart.chance_needed"), **spoken_ticks(chances)),
            ),
            y2="top:Q",
        )
    )
    return layer


def _curves(
    lines: Sequence[FrontierLine], headline: FrontierLine, axis: MoneyAxis
) -> list[alt.Chart]:
    import altair as alt

    layers = []
    others = [line for line in lines if line is not headline]
    for line in lines:
        rows = [{"payoff": x, "chance": min(max(y, -0.1), 1.1)} for x, y in drawn(line)]
        mark: dict[str, Any] = {"color": INK, "strokeWidth": 3.5}
        if line is not headline:
            dash = _DASHES[others.index(line) % len(_DASHES)]
            mark = {"color": QUIET, "strokeWidth": 2, "strokeDash": dash}
        layers.append(
            alt.Chart(data(rows))
            .mark_line(clip=True, **mark)
            .encode(
                x=alt.X("payoff:Q", scale=axis.scale()),
                y=alt.Y("chance:Q", scale=_chance_scale()),
            )
        )
    return layers


def _stated(headline: FrontierLine, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    """Mark the payoff that was promised, and the chance that it needs."""
    import altair as alt

    payoff, chance = _promised(headline)
    across = alt.X("payoff:Q", scale=axis.scale())
    rule = alt.Chart(data([{"payoff": payoff}])).mark_rule(color=INK, strokeDash=[1, 3])
    label = voice.say("chart.frontier.stated", amount=voice.money(payoff))
    layers = [
        rule.encode(x=across),
        alt.Chart(data([{"payoff": payoff, "text": label}]))
        .mark_text(baseline="bottom")
        .encode(x=across, y=alt.value(-5), text="text:N"),
    ]
    if 0 <= chance <= 1:
        point = alt.Chart(data([{"payoff": payoff, "text": voice.chance(chance)}])).encode(
            x=across, y=alt.value(_down(chance))
        )
        put: dict[str, Any] = {
            "align": "left",
            "dx": 9,
            "dy": -11,
            "fontSize": 14,
            "fontWeight": "bold",
        }
        layers += [
            point.mark_point(fill=INK, stroke=PAPER, size=110, strokeWidth=1.5, opacity=1),
            point.mark_text(stroke=PAPER, strokeWidth=4, **put).encode(text="text:N"),
            point.mark_text(**put).encode(text="text:N"),
        ]
    return layers


def _promised(line: FrontierLine) -> tuple[float, float]:
    """Return the payoff as offered, in the middle of the line, and its break-even chance."""
    middle = len(line.payoffs) // 2
    return line.payoffs[middle], near(line.probabilities[middle])


def _sides(
    answer: OfferComparison, headline: FrontierLine, axis: MoneyAxis, voice: Voice
) -> list[alt.Chart]:
    """Name the two sides of the headline line, each where there is most room."""
    verdict = answer.verdict
    take = voice.say("chart.frontier.take", job=verdict.job)
    if verdict.leaving:
        leave = voice.say("chart.frontier.stay", other=verdict.other)
    else:
        leave = voice.say("chart.frontier.take", job=verdict.other)
    texts = [(stacked(text, 170, font_size=14), text is take) for text in (take, leave)]
    lines = [_pixels(line, axis) for line in answer.frontier]
    payoff, chance = _promised(headline)
    stated = axis.pixel(payoff)
    lines.append([(stated, _down(chance) - 14), (stated + 48, _down(chance) - 14)])
    mine = _pixels(headline, axis)
    layers = []
    for text, above in texts:
        tall = 17.0 * (text.count("\n") + 1)
        size = text_width(text, font_size=14), tall
        spot = emptiest(size, lines, mine, above=above, upright=stated, frame=(_WIDTH, _HEIGHT))
        if spot is not None:
            layers += _side_text(text, (spot[0], spot[1] - (tall - 17.0) / 2))
    return layers


def _pixels(line: FrontierLine, axis: MoneyAxis) -> Line:
    return [(axis.pixel(x), _down(y)) for x, y in drawn(line)]


def _side_text(text: str, spot: tuple[float, float]) -> list[alt.Chart]:
    import altair as alt

    return [
        alt.Chart(data([{"text": text}]))
        .mark_text(
            align="center", baseline="middle", fontSize=14, fontWeight="bold", lineBreak="\n",
            lineHeight=17,
        )
        .encode(text="text:N", x=alt.value(spot[0]), y=alt.value(spot[1]))
    ]  # fmt: skip


def _line_names(
    lines: Sequence[FrontierLine], headline: FrontierLine, voice: Voice
) -> list[alt.Chart]:
    labels = []
    for line in lines:
        last = near(line.probabilities[-1])
        key = "chart.frontier.yours" if line is headline else "chart.frontier.line"
        text = voice.say(key, number=voice.plain(line.risk_aversion))
        if last > 1 or last <= 0:
            text += f", {voice.chance(last)}"
        labels.append(
            EndLabel(
                stacked(text, _SIDE),
                _down(last),
                INK if line is headline else QUIET,
                bold=line is headline,
            )
        )
    return beside(labels, across=_WIDTH + 8, height=_HEIGHT)

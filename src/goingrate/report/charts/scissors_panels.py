"""Which series stand together in a panel, and which times the panels share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from goingrate.answers.imbalance_results import ComparisonTold, ImbalanceAnswer
from goingrate.report.charts.scissors_lines import Line, Scaled, scaled
from goingrate.report.charts.time_axis import TimeAxis

KINDS: Final = ("postings", "vacancies", "seekers", "employment", "layoffs", "pay")
_MOST_POINTS: Final = 600
_MOST_IN_ALL: Final = 2_400
#: Panels share a time axis where each would fill this part of it.
_FILLS: Final = 1 / 3
#: So small a part of the largest value is drawn as 0.
_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one kind, on one scale and one time axis."""

    kind: str
    scaled: Scaled
    comparison: ComparisonTold | None
    time: TimeAxis

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, the first drawn strongest."""
        return self.scaled.lines

    @property
    def by_factors(self) -> bool:
        """Whether equal heights are equal changes in percent; a value of 0 has none."""
        values = [x for line in self.lines for x in (line.end, *(p.value for p in line.points))]
        return min(values) > _NOTHING * max(values)


def panels_of(answer: ImbalanceAnswer, *, width: float) -> list[Panel]:
    """Return a panel for each kind of series that has something to draw; `width` in pixels."""
    most = min(_MOST_POINTS, _MOST_IN_ALL // max(len(answer.series), 1))
    drawn = []
    for kind in dict.fromkeys((*KINDS, *(one.kind for one in answer.series))):
        found = scaled([one for one in answer.series if one.kind == kind], most=most)
        if found.lines:
            drawn.append((kind, found))
    spans = [_span(found) for _, found in drawn]
    if not drawn:
        return []
    shared = TimeAxis(min(first for first, _ in spans), max(last for _, last in spans), width)
    fits = all((last - first).days >= _FILLS * shared.days for first, last in spans)
    comparisons = {one.kind: one for one in reversed(answer.comparisons)}
    return [
        Panel(kind, found, comparisons.get(kind), shared if fits else TimeAxis(*span, width))
        for (kind, found), span in zip(drawn, spans, strict=True)
    ]


def _span(found: Scaled) -> tuple[date, date]:
    days = [day for line in found.lines for day in (line.series.days[0], line.series.days[-1])]
    return min(days), max(days)

"""What `shortage` answers: where there is a glut, where a shortage, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goingrate.answers.fact_use import FactUse
from goingrate.base.texts import Phrase


@dataclass(frozen=True, slots=True)
class SegmentTold:
    """Vacancies and seekers of a kind of work.

    `vacancies_per_seeker` is empty where nobody seeks.
    """

    name: str
    vacancies: float
    seekers: float
    vacancies_per_seeker: float | None
    state: str


@dataclass(frozen=True, slots=True)
class TightnessTold:
    """Tightness by segment, and of all together; `misleading`: the pooled number hides both."""

    segments: tuple[SegmentTold, ...]
    pooled: SegmentTold
    misleading: bool


@dataclass(frozen=True, slots=True)
class SeriesTold:
    """One series over its whole period, for a picture and a table.

    Parameters
    ----------
    key
        Names the series in other parts of the answer.
    name_en, name_de
        What it counts.
    unit
        index, count or share, as the source has it.
    days, values
        As given, ascending.
    gaps
        First and last day of each hole.
    whole_change
        From its own first to its last day, as a share; empty if the first value is 0.
    """

    key: str
    name_en: str
    name_de: str
    country: str
    kind: str
    unit: str
    base_date: date | None
    seasonally_adjusted: bool | None
    source: str
    address: str | None
    days: tuple[date, ...]
    values: tuple[float, ...]
    gaps: tuple[tuple[date, date], ...]
    whole_change: float | None


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """The change of a series over the window of its comparison, as a share."""

    key: str
    first_value: float
    last_value: float
    change: float


@dataclass(frozen=True, slots=True)
class ComparisonTold:
    """Series of one kind compared in one window; `opposite`: some rose while others fell."""

    kind: str
    first: date
    last: date
    changes: tuple[ChangeTold, ...]
    opposite: bool
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class BreakTold:
    """A lasting step of a series: when, between which days, and how large as a share."""

    day: date
    low: date | None
    high: date | None
    size: float


@dataclass(frozen=True, slots=True)
class RegimeTold:
    """Whether a series changed for good, swings, or both.

    Parameters
    ----------
    wrong_at_most, untold_up_to
        Of the method, over simulated series of each kind: the largest share that it told wrongly,
        and that it could not tell.
    """

    key: str
    regime: Literal["structural", "cyclical", "both", "neither", "cannot_tell"]
    breaks: tuple[BreakTold, ...]
    cycle_years: float | None
    months: int
    because: Phrase
    wrong_at_most: float
    untold_up_to: float


@dataclass(frozen=True, slots=True)
class AdLifeTold:
    """How long ads of a kind of work stay open, in days; empty where the curve does not reach.

    Parameters
    ----------
    told_from_days
        All figures are about ads that were open for so many days.
    hidden
        Why nothing is told: too few ads.
    open_after
        For some numbers of days: the share that is still open then, and its interval.
    """

    name: str
    ads: int | None
    closed: int | None
    still_open: int | None
    told_from_days: float | None
    median_days: float | None
    low: float | None
    high: float | None
    open_after: tuple[tuple[float, float, float, float], ...]
    hidden: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ImbalanceAnswer:
    """Where there is a glut and where a shortage.

    Parameters
    ----------
    tightness
        Where vacancies and seekers were given; empty otherwise.
    series, comparisons
        Indices and counts over time.
    beside
        Facts that stand beside: ads, layoffs, people.
    """

    coverage: float
    tightness: TightnessTold | None
    series: tuple[SeriesTold, ...]
    comparisons: tuple[ComparisonTold, ...]
    regimes: tuple[RegimeTold, ...]
    ad_life: tuple[AdLifeTold, ...]
    beside: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    digest: str
    version: str

"""What `premium` answers: what one kind of work pays more than another, by source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from goingrate.answers.fact_use import FactUse
from goingrate.base.kinds import Segment
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase

#: told: both gaps; raw_only: no comparison of like with like; hidden: too few to be shown.
GapState: TypeAlias = Literal["told", "raw_only", "hidden"]


@dataclass(frozen=True, slots=True)
class GapSetting:
    """How a gap is estimated.

    Parameters
    ----------
    replicates
        How often employers are drawn anew for the intervals.
    seed
        Of these draws.
    """

    coverage: float = 0.9
    replicates: int = 500
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """How much more is paid, as a share (0.15 is +15%), with its interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GapFactor:
    """What one factor adds: shares multiply, so (1 + share) of all of them give the raw gap.

    Parameters
    ----------
    name
        employer, level, place, date, skill, combination, employer+place; work for what is left
        with everything equal.
    of_gap
        Its part of the raw gap, in log points of pay; the parts add up to 1.
    """

    name: str
    gap: Gap
    of_gap: float | None


@dataclass(frozen=True, slots=True)
class PremiumBlock:
    """What one source says in one component of pay; blocks are never mixed.

    Parameters
    ----------
    state, because
        Whether the gaps can be told, and why not.
    lacking
        Of which kind of work there is too little to be shown, where that is why.
    raw, raw_median
        The gap of mean log pay, and of medians; empty if not told.
    within
        The gap within the same employer, level and place.
    from_low_ends, from_high_ends
        `within` if each band counts as its lower, or its higher end; empty where there are none.
    parts
        What the raw gap is made of, in the order of the answer, `work` last.
    at_least_of, at_least_over, compared_at_least
        How many records of the two kinds of work there are at least, and how many lie where both
        can be compared: the exact numbers could give people away.
    clusters, effective_clusters
        Employers that `within` rests on; and as how many equal ones they count.
    held_equal
        What `within` holds equal: employer, level, place as far as the records tell them; then date
        and skill where they differ.
    """

    source: str
    name_en: str
    name_de: str
    component: str
    basis: str
    currency: str
    first_year: int | None
    last_year: int | None
    state: GapState
    because: Phrase | None
    lacking: Literal["of", "over"] | None
    raw: Gap | None
    raw_median: float | None
    within: Gap | None
    from_low_ends: float | None
    from_high_ends: float | None
    parts: tuple[GapFactor, ...]
    at_least_of: int | None
    at_least_over: int | None
    employers: int | None
    common_employers: int | None
    compared_at_least: int | None
    clusters: int | None
    effective_clusters: float | None
    clustered_by: Literal["employer", "record"] | None
    replicates: int | None
    notes: tuple[Phrase, ...]
    caveat_en: str
    caveat_de: str
    address: str
    licence: str
    held_equal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyGap:
    """The gap of medians in the US wage survey, where both kinds of work are occupations of it.

    Amounts are wages per year; `employment_of` and `employment_over` count jobs.
    """

    median_of: float
    median_over: float
    gap: Gap
    occupations_of: tuple[str, ...]
    occupations_over: tuple[str, ...]
    employment_of: float
    employment_over: float
    as_of: date
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PublishedPremium:
    """A premium that somebody printed; never averaged with others.

    Parameters
    ----------
    component
        What the money is: advertised, base, total, grant, freelance_rate, cash.
    comparison
        What is held equal: within_title, within_firm, same_job, level; or nothing: role, skill.
    of_en, of_de
        What is paid more than what, in a few words.
    value
        As a share; for `unit` ratio so many times.
    """

    fact_id: str
    component: str
    comparison: str
    of_en: str
    of_de: str
    value: float | Range
    unit: Literal["share", "ratio"]
    since: date
    grade: str
    source: str
    address: str | None
    sample: str | None
    note_en: str | None
    note_de: str | None


@dataclass(frozen=True, slots=True)
class PremiumAnswer:
    """What one kind of work pays more than another.

    Parameters
    ----------
    of, over
        The two kinds of work.
    blocks
        The user's own data; the block that leads stands first.
    headline
        The index of the block that the first sentence speaks of; empty if none tells anything.
    survey
        The gap in the packaged wage survey; empty where it does not tell the two apart.
    published
        Figures that others printed, where they speak of this comparison; empty otherwise.
    """

    of: Segment
    over: Segment
    coverage: float
    blocks: tuple[PremiumBlock, ...]
    headline: int | None
    survey: SurveyGap | None
    published: tuple[PublishedPremium, ...]
    assumptions: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    seed: int
    digest: str
    version: str

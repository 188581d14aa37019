"""What `keep` answers: what matching an outside offer costs, and when to let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goingrate.answers.fact_use import FactUse
from goingrate.base.texts import Phrase

KeepVerdict = Literal["fewer", "match", "let_go", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class KeepFigure:
    """A figure at the middle of what is not known, and its ends over it; infinite is null."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KeepPart:
    """A part of what a way costs, by name; a gain is negative."""

    name: str
    cost: KeepFigure


@dataclass(frozen=True, slots=True)
class MatchedAt:
    """What matching costs if so many peers follow, and how long a vacancy would tie with it."""

    followers: int
    cost: KeepFigure
    tie_vacancy_months: KeepFigure


@dataclass(frozen=True, slots=True)
class KeepSway:
    """The break-even with one input at each of its ends, all others at their middle."""

    field: str
    assumed: bool
    low: float
    high: float
    unit: str
    tie_at_low: float
    tie_at_high: float


@dataclass(frozen=True, slots=True)
class KeepInput:
    """An input as it was used; `fact_id` where it is an assumption, empty where it was given."""

    field: str
    low: float
    high: float
    unit: str
    fact_id: str


@dataclass(frozen=True, slots=True)
class KeepCurse:
    """What winning against a rival who judges as well says of the estimate.

    `worth_if_won` is the output per head once you have won; `break_even_if_won` the break-even with
    it; `pays_more` whether the matched pay is above it.
    """

    estimate: float
    noise: float
    worth_if_won: float
    matched_pay: float
    break_even_if_won: int
    pays_more: bool


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """Match or let go, for one outside offer to one member of a segment.

    Parameters
    ----------
    break_even
        The fewest of `peers` that follow at which letting go costs no more: match only if fewer
        do. 0: let go whoever follows; `peers` + 1: match even if all follow.
    break_even_low, break_even_high
        Its ends over what is not known.
    tie
        The same before it is rounded up, not bounded by 0 and `peers`.
    verdict
        "cannot_tell" where the ends reach from 0 to `peers` + 1.
    matched
        The cost of matching with nobody, the last number at which to match, the break-even, and
        all peers following.
    over_band
        Part of the band from which the raise leads above its top.
    """

    name: str
    headcount: int
    peers: int
    verdict: KeepVerdict
    break_even: int
    break_even_low: int
    break_even_high: int
    tie: KeepFigure
    let_go: KeepFigure
    let_go_parts: tuple[KeepPart, ...]
    match_parts: tuple[KeepPart, ...]
    matched: tuple[MatchedAt, ...]
    own_raise_per_year: KeepFigure
    follower_raise_per_year: KeepFigure
    over_band: float
    curse: KeepCurse | None
    sways: tuple[KeepSway, ...]
    inputs: tuple[KeepInput, ...]


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """When to match an outside offer and when to let go, by segment; money in one currency.

    Parameters
    ----------
    coverage
        Of the ends of each figure, over what is not known.
    facts
        Assumptions and published figures that stand in for what was not given.
    """

    currency: str
    coverage: float
    segments: tuple[KeptSegment, ...]
    facts: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    digest: str
    version: str

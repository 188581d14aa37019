"""What `rate` answers: the going rate of a kind of work, one block for each kind of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from goingrate.answers.fact_use import FactUse
from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase

#: published: quantiles that a statistics office printed; model: fitted to single records.
Evidence: TypeAlias = Literal["published", "model"]
#: shown; shown as a pooled estimate only; too few records; none; too few or too large employers.
Shown: TypeAlias = Literal["shown", "pooled", "suppressed", "refused"]


@dataclass(frozen=True, slots=True)
class RateQuantile:
    """One quantile of pay per year.

    Parameters
    ----------
    probability
        The share of people who earn less.
    value
        Pay per year in the currency of the block; a lower bound where `or_more` is true. Empty
        where the source says nothing.
    low, high
        Where the quantile lies with the stated confidence; empty where that is not known.
    """

    probability: float
    value: float | None
    low: float | None
    high: float | None
    or_more: bool = False


@dataclass(frozen=True, slots=True)
class RatePart:
    """An occupation, as its source names it, and its share of the people of a block.

    `fit` says how well it stands for the kind of work: exact, part of, or nearest; the notes say
    what else is in it.
    """

    name: str
    share: float
    code: str
    fit: str
    note_en: str
    note_de: str


@dataclass(frozen=True, slots=True)
class RateBlock:
    """What one source says; blocks are never mixed.

    Parameters
    ----------
    covers
        The kind of work that the numbers are about: wider than the one asked for where the source
        does not tell levels or employers apart.
    component, basis, currency
        What the money is (base), who says so (filed), and in what.
    at_least
        How many records stand behind it at least: the exact number could give people away. Empty
        for published aggregates.
    workers
        How many jobs of this kind there are, where the source counts them.
    first_year, last_year
        Of the records of this source, component and currency in the country; empty where nothing
        is shown. Days could be those of single records.
    as_of
        The day to which pay was brought; empty where pay of several years stands as it was, or
        nothing is shown.
    shown, because, instead
        Whether the numbers may be shown, and why; wider kinds of work that may be, if not.
    borrowed
        The part of the estimate that comes from other kinds of work; empty for published numbers.
    single, single_of
        Where the pay of one more record lies, with the stated coverage: one of an employer not seen
        yet, or, where the source names no employers, one like those of the source.
    caveat_en, caveat_de
        What should be known of the source.
    weighted
        Whether states with figures of their own count as the people who work there, not as the
        sample.
    """

    evidence: Evidence
    source: str
    name_en: str
    name_de: str
    covers: Segment
    component: str
    basis: str
    currency: str
    at_least: int | None
    workers: float | None
    first_year: int | None
    last_year: int | None
    as_of: date | None
    shown: Shown
    because: Phrase | None
    instead: tuple[Segment, ...]
    borrowed: float | None
    quantiles: tuple[RateQuantile, ...]
    single: tuple[float, float] | None
    single_of: Literal["employer", "record"] | None
    weighted: bool
    parts: tuple[RatePart, ...]
    notes: tuple[Phrase, ...]
    caveat_en: str
    caveat_de: str
    address: str
    licence: str


@dataclass(frozen=True, slots=True)
class GoingRate:
    """What a kind of work pays, by source.

    Parameters
    ----------
    segment
        The kind of work that was asked for.
    coverage
        The confidence of every interval.
    blocks
        The block that fits the question best first.
    headline
        The index of the block that the first sentence speaks of; empty if none may be shown.
    seed
        Of the draws behind the intervals.
    digest
        A checksum of the numbers of the answer.
    """

    segment: Segment
    coverage: float
    blocks: tuple[RateBlock, ...]
    headline: int | None
    assumptions: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    seed: int
    digest: str
    version: str

"""What matching an outside offer really costs, and when it is better to let go.

One outside offer to one member of a segment. How many peers would follow nobody knows, so it is not
assumed: the answer is the number of followers at which both ways cost the same, and how far it
moves with all the rest that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.fact_use import FactUse
from goingrate.answers.keep_inputs import Given, draws, inputs_of, offer_at, unit_of, uses_of
from goingrate.answers.keep_results import (
    KeepAnswer,
    KeepCurse,
    KeepFigure,
    KeepInput,
    KeepPart,
    KeepSway,
    KeepVerdict,
    KeptSegment,
    MatchedAt,
)
from goingrate.base.facts import Facts
from goingrate.base.quantity import middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.base.version import __version__
from goingrate.contest.retention import (
    Retention,
    break_even,
    follower_raise,
    retention,
    tie_vacancy_months,
)
from goingrate.contest.retention_terms import Numbers, OutsideOffer
from goingrate.contest.winners_curse import worth_if_won
from goingrate.data.fact_files import packaged_facts
from goingrate.data.keep_files import CELLS, KeepFile, KeepSegment, read_keep_file

_DRAWS: Final = 1024
_COVERAGE: Final = 0.9
_ENDS: Final = (0.05, 0.95)
_DEFAULT_CURRENCY: Final = "USD"
_DIGEST_DIGITS: Final = 64
#: Cells of fewer are no estimate of anything when they come from records; here they are the
#: user's own count, and a warning is due.
_FEW: Final = 10
_LET_GO: Final = (
    "vacancy_output", "vacancy_pay", "ramp_output", "search", "unvested_kept", "granted_anew",
    "pay_above",
)  # fmt: skip
_MATCH: Final = ("own_raise", "pay_after", "leaves_anyway", "each_follower")
_NARROWS: Final = 3


def keep_or_let_go(
    path: Path, *, facts: Facts | None = None, language: Language = "en"
) -> KeepAnswer:
    """Return, for each segment of a file, how many followers turn matching into letting go.

    Parameters
    ----------
    path
        A table of segments; see `data.keep_files.read_keep_file`.
    facts
        The user's own in place of the packaged ones.
    language
        In which amounts of the file are written, where its columns do not tell.

    Raises
    ------
    InputError
        If the file cannot be read, or an assumption of the user's own cannot be.
    """
    return kept(read_keep_file(path, language), facts or packaged_facts())


def kept(file: KeepFile, facts: Facts) -> KeepAnswer:
    """Return the answer on segments that were read."""
    shares = draws(_DRAWS)
    segments, uses = [], []
    for segment in file.segments:
        inputs = inputs_of(segment, facts)
        uses += uses_of(inputs, facts)
        segments.append(_kept(segment, inputs, shares))
    return KeepAnswer(
        currency=file.currency or _DEFAULT_CURRENCY,
        coverage=_COVERAGE,
        segments=tuple(segments),
        facts=_once(uses),
        notes=(*file.notes, *_notes(file, segments)),
        missing=_missing(segments),
        digest=sha256(repr((file.segments, _once(uses))).encode()).hexdigest()[:_DIGEST_DIGITS],
        version=__version__,
    )


def _kept(
    segment: KeepSegment, inputs: Mapping[str, Given], shares: Mapping[str, Numbers]
) -> KeptSegment:
    middle, drawn = offer_at(segment, inputs), offer_at(segment, inputs, shares)
    here, there = retention(middle), retention(drawn)
    peers = segment.headcount - 1
    tie = _figure(here.tie_followers, there.tie_followers)
    first, low, high = (_break_even(end, peers) for end in (tie.value, tie.low, tie.high))
    return KeptSegment(
        name=segment.name,
        headcount=segment.headcount,
        peers=peers,
        verdict=_verdict(first, low, high, peers),
        break_even=first,
        break_even_low=low,
        break_even_high=high,
        tie=tie,
        let_go=_figure(here.let_go, there.let_go),
        let_go_parts=_parts(_LET_GO, here, there),
        match_parts=_parts(_MATCH, here, there),
        matched=_matched(middle, drawn, here, there, first, peers),
        own_raise_per_year=_figure(middle.raise_per_year, drawn.raise_per_year),
        follower_raise_per_year=_figure(follower_raise(middle), follower_raise(drawn)),
        over_band=_over_band(segment, middle),
        curse=_curse(segment, middle, peers),
        sways=_sways(segment, inputs),
        inputs=tuple(
            KeepInput(field, one.low, one.high, unit_of(field, one), one.fact_id)
            for field, one in inputs.items()
        ),
    )


def _figure(value: Numbers, over: Numbers) -> KeepFigure:
    """Return a figure at the middle with its ends, which hold the middle too."""
    middle = float(value)
    spread: NDArray[np.float64] = np.atleast_1d(np.asarray(over, dtype=np.float64))
    low, high = np.quantile(spread, _ENDS, method="inverted_cdf")
    return KeepFigure(middle, min(float(low), middle), max(float(high), middle))


def _break_even(tie: float, peers: int) -> int:
    return int(min(max(np.ceil(tie), 0), peers + 1))


def _verdict(first: int, low: int, high: int, peers: int) -> KeepVerdict:
    if low == 0 and high > peers:
        return "cannot_tell"
    if first == 0:
        return "let_go"
    return "match" if first > peers else "fewer"


def _parts(names: Sequence[str], here: Retention, there: Retention) -> tuple[KeepPart, ...]:
    return tuple(
        KeepPart(name, _figure(getattr(here, name), getattr(there, name))) for name in names
    )


def _matched(
    middle: OutsideOffer,
    drawn: OutsideOffer,
    here: Retention,
    there: Retention,
    first: int,
    peers: int,
) -> tuple[MatchedAt, ...]:
    counts = sorted({0, peers, *(count for count in (first - 1, first) if 0 <= count <= peers)})
    return tuple(
        MatchedAt(
            followers=count,
            cost=_figure(here.matched(count), there.matched(count)),
            tie_vacancy_months=_figure(
                tie_vacancy_months(middle, followers=count),
                tie_vacancy_months(drawn, followers=count),
            ),
        )
        for count in counts
    )


def _over_band(segment: KeepSegment, middle: OutsideOffer) -> float:
    width = segment.band_high - segment.band_low
    if width <= 0.0:
        return 1.0
    return float(np.clip(np.asarray(middle.raise_per_year) / width, 0.0, 1.0))


def _curse(segment: KeepSegment, middle: OutsideOffer, peers: int) -> KeepCurse | None:
    noise = segment.cells.get("output_noise")
    if noise is None:
        return None
    estimate = float(middle.output_per_year)
    spread = middle_of(noise.value) * (estimate if noise.is_share else 1.0)
    worth = worth_if_won(estimate, noise=spread)
    pay = float(np.asarray(middle.pay_per_year) + middle.raise_per_year)
    if worth > 0.0:
        found = retention(replace(middle, output_per_year=worth))
        first = int(break_even(found, peers=peers))
    else:
        first = 0
    return KeepCurse(estimate, spread, worth, pay, first, pays_more=worth < pay)


def _sways(segment: KeepSegment, inputs: Mapping[str, Given]) -> tuple[KeepSway, ...]:
    """Return what moves the break-even, the most first."""
    found = []
    for field, one in inputs.items():
        if one.is_known:
            continue
        low, high = (
            float(retention(offer_at(segment, inputs, {field: end})).tie_followers)
            for end in (0.0, 1.0)
        )
        unit = unit_of(field, one)
        found.append(KeepSway(field, bool(one.fact_id), one.low, one.high, unit, low, high))
    return tuple(sorted(found, key=lambda one: -abs(one.tie_at_high - one.tie_at_low)))


def _once(uses: Sequence[FactUse]) -> tuple[FactUse, ...]:
    return tuple({use.fact_id: use for use in uses}.values())


def _notes(file: KeepFile, segments: Sequence[KeptSegment]) -> list[Phrase]:
    few = [one.name for one in segments if one.headcount < _FEW]
    keys = ["peers", "seat", "leaves", "unvested", "raises_keep", "no_person"]
    keys += ["curse_number"] if any(one.curse for one in segments) else ["curse"]
    notes = [Phrase(f"keep.note.{key}") for key in keys]
    if few:
        notes.append(Phrase.of("keep.note.few", names=", ".join(few[:6])))
    if file.currency is None:
        notes.append(Phrase.of("keep.note.currency", currency=_DEFAULT_CURRENCY))
    return notes


def _missing(segments: Sequence[KeptSegment]) -> tuple[Phrase, ...]:
    """Return which assumptions a number of one's own would replace best, of all segments."""
    swings: dict[str, float] = {}
    for segment in segments:
        for sway in segment.sways:
            if sway.assumed and sway.field in CELLS:
                swing = abs(sway.tie_at_high - sway.tie_at_low) / segment.peers
                swings[sway.field] = max(swings.get(sway.field, 0.0), swing)
    most = sorted(swings, key=lambda field: -swings[field])[:_NARROWS]
    return tuple(Phrase(f"keep.missing.{field}") for field in most)

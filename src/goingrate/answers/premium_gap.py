"""The gap between two kinds of work in the records of one pool, as it may be told."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from goingrate.answers.premium_results import Gap, GapFactor, GapSetting, GapState
from goingrate.answers.premium_rules import compared_rows, decided_rows, why_hidden
from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from goingrate.answers.premium_pools import Ends
    from goingrate.market.cells import CellDecision
    from goingrate.market.premium import Estimate, GapSample, PayGap

#: Gaps are told in steps of a tenth of a percent: no answer knows more.
_DECIMALS: Final = 3
_PART_DECIMALS: Final = 2
#: Below this a raw gap has no parts worth naming.
_NO_GAP: Final = 1e-6
#: Counts are told down to the next of so many digits.
_COUNT_DIGITS: Final = 1
#: Where an interval is not told, as few draws as are allowed.
_FEWEST_REPLICATES: Final = 20
_HALF: Final = 0.5


_EMPLOYER: Final = "employer"
_SIDES: Final[tuple[Literal["of", "over"], ...]] = ("of", "over")


@dataclass(frozen=True, slots=True)
class TooFew:
    """Of which kind of work there is too little to be shown, and why."""

    lacking: Literal["of", "over"]
    because: Phrase


@dataclass(frozen=True, slots=True)
class GapFound:
    """What `PremiumBlock` says of a pool; see there."""

    state: GapState
    because: Phrase | None
    raw: Gap
    raw_median: float
    within: Gap | None
    from_low_ends: float | None
    from_high_ends: float | None
    parts: tuple[GapFactor, ...]
    employers: int
    common_employers: int
    compared_at_least: int | None
    clusters: int | None
    effective_clusters: float | None
    clustered_by: Literal["employer", "record"]
    held_equal: tuple[str, ...]
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """A sample without the factors that no record tells, and what is to be said of it."""

    sample: GapSample
    known: tuple[str, ...]
    banded: float
    open_ended: float
    notes: tuple[Phrase, ...]


def gap_between(
    rows: pa.Table, of: Segment, over: Segment, setting: GapSetting
) -> GapFound | TooFew:
    """Return the gap of two kinds of work, or of which there are too few records with pay.

    Parameters
    ----------
    rows
        Records of the pool of both roles (`answers.premium_pools.comparable_records`).
    """
    from goingrate.market.premium import pay_gap

    compared = _compared(rows, of, over, ends="middle")
    sample = compared.sample
    for name, side in zip(_SIDES, _sides(sample), strict=True):
        decision = decided_rows(sample, side)
        if decision.kind != "shown":
            return TooFew(name, why_hidden(decision))
    found = pay_gap(
        sample,
        coverage=setting.coverage,
        replicates=setting.replicates,
        seed=setting.seed,
    )
    may_tell = decided_rows(sample, compared_rows(sample)) if found.within is not None else None
    shown = may_tell is not None and may_tell.kind == "shown"
    told = bool(shown and compared.known)
    low, high = _ends(rows, of, over) if told and compared.banded > 0.0 else (None, None)
    return GapFound(
        state="told" if told else "raw_only",
        because=None if told else _why_not(found, may_tell, compared.known),
        raw=_gap(found.raw),
        raw_median=round(_median_gap(sample), _DECIMALS),
        within=_gap(found.within) if told and found.within is not None else None,
        from_low_ends=low,
        from_high_ends=high,
        parts=_parts(found) if told else (),
        employers=found.employers,
        common_employers=found.common_employers,
        compared_at_least=_stepped(found.compared_records) if told else None,
        clusters=found.clusters if told else None,
        effective_clusters=round(found.effective_clusters, 1) if told else None,
        clustered_by=found.clustered_by,
        held_equal=_held_equal(compared) if told else (),
        notes=(*compared.notes, *_open(compared), *_notes(found, told=told)),
    )


def _compared(rows: pa.Table, of: Segment, over: Segment, *, ends: Ends) -> _Compared:
    from goingrate.answers.premium_pools import gap_sample

    records = gap_sample(rows, of=of, over=over, ends=ends)
    sample = records.sample
    cell = {name: code for name, code in sample.cell.items() if records.unknown[name] < 1.0}
    employers = [_EMPLOYER] if (sample.employer >= 0).any() else []
    notes = [
        Phrase.of(f"premium.note.no_{name}")
        if part >= 1.0
        else Phrase.of(f"premium.note.unknown_{name}", part=_percent(part))
        for name, part in records.unknown.items()
        if part > 0.0
    ]
    return _Compared(
        sample=replace(sample, cell=cell),
        known=(*employers, *cell),
        banded=records.banded,
        open_ended=records.open_ended,
        notes=(*records.notes, *notes),
    )


def _open(compared: _Compared) -> tuple[Phrase, ...]:
    """Return that pay of "this or more" counts as that bound, where there is some."""
    if compared.open_ended == 0.0:
        return ()
    return (Phrase.of("premium.note.open_ended", part=_percent(compared.open_ended)),)


def _held_equal(compared: _Compared) -> tuple[str, ...]:
    """Return what is held equal: what makes a cell, then what else differs."""
    import numpy as np

    sample = compared.sample
    differ = [name for name, codes in sample.controls.items() if np.unique(codes).size > 1]
    return (*compared.known, *differ, *(["skill"] if sample.skills.shape[1] else []))


def _ends(rows: pa.Table, of: Segment, over: Segment) -> tuple[float | None, float | None]:
    """Return the gap with everything equal if bands count as their lower, or higher ends."""
    from goingrate.market.premium import pay_gap

    told: list[float | None] = []
    ends: tuple[Ends, Ends] = ("low", "high")
    for one in ends:
        sample = _compared(rows, of, over, ends=one).sample
        within = pay_gap(sample, replicates=_FEWEST_REPLICATES).within
        told.append(None if within is None else round(math.expm1(within.log_points), _DECIMALS))
    return told[0], told[1]


def _median_gap(sample: GapSample) -> float:
    """Return by how much the median of one kind of work lies above that of the other."""
    medians = [_median(sample.log_pay[side], sample.weight[side]) for side in _sides(sample)]
    return math.expm1(medians[0] - medians[1])


def _sides(sample: GapSample) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    return sample.is_of, ~sample.is_of


def _median(log_pay: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    """Return the weighted median: between two records that share the middle, their mean pay."""
    import numpy as np

    order = np.argsort(log_pay, kind="stable")
    pay, reached = np.exp(log_pay[order]), np.cumsum(weight[order])
    middle = _HALF * reached[-1]
    first = int(np.searchsorted(reached, middle, side="left"))
    second = int(np.searchsorted(reached, middle, side="right"))
    return math.log(_HALF * float(pay[first] + pay[min(second, pay.size - 1)]))


def _why_not(found: PayGap, may_tell: CellDecision | None, known: tuple[str, ...]) -> Phrase:
    if not known:
        return Phrase("premium.why_not.nothing_known")
    if found.why_not == "no_common_employer" and not found.employers:
        return Phrase("premium.why_not.employers_of_one")
    if found.why_not is not None:
        counts = {"common": str(found.common_employers), "employers": str(found.employers)}
        return Phrase.of(f"premium.why_not.{found.why_not}", **counts)
    assert may_tell is not None  # noqa: S101 - a gap that is found was judged
    return why_hidden(may_tell)


def _parts(found: PayGap) -> tuple[GapFactor, ...]:
    assert found.within is not None  # noqa: S101 - asked for only then
    parts = [(one.name, one.estimate) for one in found.parts if not _is_nothing(one.estimate)]
    told = [*parts, ("work", found.within)]
    raw = found.raw.log_points
    of_gap: list[float] | list[None] = [None] * len(told)
    if abs(raw) >= _NO_GAP:
        of_gap = _adding_up([estimate.log_points / raw for _, estimate in told])
    return tuple(
        GapFactor(name=name, gap=_gap(estimate), of_gap=part)
        for (name, estimate), part in zip(told, of_gap, strict=True)
    )


def _is_nothing(estimate: Estimate) -> bool:
    """Say whether a factor cannot explain anything: all records have it alike."""
    return max(abs(estimate.log_points), abs(estimate.low), abs(estimate.high)) < _NO_GAP


def _adding_up(parts: list[float]) -> list[float]:
    """Round parts of one so that they still add up to it: those cut most are rounded up."""
    unit = 10**_PART_DECIMALS
    down = [math.floor(part * unit) for part in parts]
    left = [part * unit - whole for part, whole in zip(parts, down, strict=True)]
    short = unit - sum(down)
    for number in sorted(range(len(parts)), key=lambda one: -left[one])[: max(0, short)]:
        down[number] += 1
    return [whole / unit for whole in down]


def _gap(estimate: Estimate) -> Gap:
    ends = (estimate.log_points, estimate.low, estimate.high)
    return Gap(*(round(math.expm1(one), _DECIMALS) + 0.0 for one in ends))


def _notes(found: PayGap, *, told: bool) -> tuple[Phrase, ...]:
    notes = []
    left_out = found.unknown_employer_records
    if left_out > 0.0:
        share = left_out / (left_out + found.records_of + found.records_over)
        notes.append(Phrase.of("premium.note.unknown_employers", part=_percent(share)))
    if not found.by_employer and left_out == 0.0:
        notes.append(Phrase("premium.note.no_employers"))
    if told and found.clustered_by == "employer" and found.effective_clusters < _FEW:
        few = f"{found.effective_clusters:.0f}"
        notes.append(Phrase.of("premium.note.few_employers", count=few))
    return tuple(notes)


#: Fewer employers than this, counted as equal ones, make an interval less sure than it says.
_FEW: Final = 20


def _percent(share: float) -> str:
    """Return a share above 0 in whole percent, 1 at least."""
    return str(max(1, round(100.0 * share)))


def _stepped(count: float) -> int:
    """Return a count down to one digit: "at least 400"."""
    whole = math.floor(count)
    if whole <= 0:
        return 0
    unit: int = 10 ** max(0, len(str(whole)) - _COUNT_DIGITS)
    return whole // unit * unit

"""The gap between two kinds of work in the records of one pool, as it may be told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from goingrate.answers.premium_results import Gap, GapFactor, GapState
from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from goingrate.answers.premium_own import GapSetting
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
#: Ends of bands tell another story from here on.
_HALF: Final = 0.5


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
    notes: tuple[Phrase, ...]


def gap_between(rows: pa.Table, of: Segment, over: Segment, setting: GapSetting) -> GapFound:
    """Return the gap of two kinds of work.

    Parameters
    ----------
    rows
        Records of the pool of both roles (`answers.premium_pools.comparable_records`).
    """
    from goingrate.answers.premium_pools import gap_sample
    from goingrate.market.premium import pay_gap

    sample = gap_sample(rows, of=of, over=over, ends="middle")
    found = pay_gap(
        sample.sample,
        coverage=setting.coverage,
        replicates=setting.replicates,
        seed=setting.seed,
    )
    may_tell = _comparison_decided(sample.sample) if found.within is not None else None
    told = found.within is not None and may_tell is not None and may_tell.kind == "shown"
    low, high = _ends(rows, of, over) if told and sample.banded > 0.0 else (None, None)
    return GapFound(
        state="told" if told else "raw_only",
        because=None if told else _why_not(found, may_tell),
        raw=_gap(found.raw),
        raw_median=round(_median_gap(sample.sample), _DECIMALS),
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
        notes=(*sample.notes, *_notes(found, told=told)),
    )


def _ends(rows: pa.Table, of: Segment, over: Segment) -> tuple[float | None, float | None]:
    """Return the gap with everything equal if bands count as their lower, or higher ends."""
    from goingrate.answers.premium_pools import gap_sample
    from goingrate.market.premium import pay_gap

    told: list[float | None] = []
    ends: tuple[Ends, Ends] = ("low", "high")
    for one in ends:
        sample = gap_sample(rows, of=of, over=over, ends=one).sample
        within = pay_gap(sample, replicates=_FEWEST_REPLICATES).within
        told.append(None if within is None else round(math.expm1(within.log_points), _DECIMALS))
    return told[0], told[1]


def _comparison_decided(sample: GapSample) -> CellDecision:
    """Say whether the records that are compared pass the rules for a cell."""
    import numpy as np

    from goingrate.market.cells import CellCounts, decide

    rows = compared_rows(sample)
    counts = np.rint(sample.weight[rows]).astype(np.int64)
    employer = sample.employer[rows]
    known = employer >= 0
    by_employer = np.bincount(employer[known], counts[known]) if known.any() else np.zeros(1)
    return decide(
        CellCounts(
            records=int(counts.sum()),
            employers=int((by_employer > 0).sum()),
            largest_employer_records=int(by_employer.max()),
            unknown_employer_records=int(counts[~known].sum()),
        )
    )


def compared_rows(sample: GapSample) -> NDArray[np.bool_]:
    """Return which rows lie in a cell that holds both kinds of work."""
    import numpy as np

    known = sample.employer >= 0
    usable = known if known.any() else np.ones(known.size, dtype=np.bool_)
    factors = np.stack([sample.employer, *sample.cell.values()], axis=1)
    _, cell = np.unique(factors, axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    cells = int(cell.max()) + 1
    both = np.ones(cells, dtype=np.bool_)
    for side in (sample.is_of, ~sample.is_of):
        both &= np.bincount(cell[side & usable], minlength=cells) > 0
    rows: NDArray[np.bool_] = both[cell] & usable
    return rows


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


def _why_not(found: PayGap, may_tell: CellDecision | None) -> Phrase:
    if found.why_not is not None:
        counts = {"common": str(found.common_employers), "employers": str(found.employers)}
        return Phrase.of(f"premium.why_not.{found.why_not}", **counts)
    assert may_tell is not None  # noqa: S101 - a gap that is found was judged
    return may_tell.because


def _parts(found: PayGap) -> tuple[GapFactor, ...]:
    assert found.within is not None  # noqa: S101 - asked for only then
    parts = [(one.name, one.estimate) for one in found.parts]
    raw = found.raw.log_points
    return tuple(
        GapFactor(
            name=name,
            gap=_gap(estimate),
            of_gap=None if abs(raw) < _NO_GAP else round(estimate.log_points / raw, _PART_DECIMALS),
        )
        for name, estimate in (*parts, ("work", found.within))
    )


def _gap(estimate: Estimate) -> Gap:
    ends = (estimate.log_points, estimate.low, estimate.high)
    return Gap(*(round(math.expm1(one), _DECIMALS) for one in ends))


def _notes(found: PayGap, *, told: bool) -> tuple[Phrase, ...]:
    notes = []
    left_out = found.unknown_employer_records
    if left_out > 0.0:
        share = left_out / (left_out + found.records_of + found.records_over)
        notes.append(Phrase.of("premium.note.unknown_employers", part=f"{100.0 * share:.0f}"))
    if not found.by_employer:
        notes.append(Phrase("premium.note.no_employers"))
    if told and found.clustered_by == "employer" and found.effective_clusters < _FEW:
        few = f"{found.effective_clusters:.0f}"
        notes.append(Phrase.of("premium.note.few_employers", count=few))
    return tuple(notes)


#: Fewer employers than this, counted as equal ones, make an interval less sure than it says.
_FEW: Final = 20


def _stepped(count: float) -> int:
    """Return a count down to one digit: "at least 400"."""
    whole = math.floor(count)
    if whole <= 0:
        return 0
    unit: int = 10 ** max(0, len(str(whole)) - _COUNT_DIGITS)
    return whole // unit * unit

"""What single records say of a kind of work: a block of an answer from one pool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Literal

from goingrate.answers.rate_pools import Aligning, PoolKey
from goingrate.answers.rate_results import RateBlock, RateQuantile
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import Phrase
from goingrate.market.cells import CellDecision

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from goingrate.answers.rate_sample import Pool
    from goingrate.data.connectors.contract import SourceInfo
    from goingrate.market.rates import Interval, RateFit
    from goingrate.market.suppression import Published

#: Fits without a part of the employers, to see how often these fall inside; rows of a sample above
#: which that would take too long.
_FOLDS: Final = 5
_MOST_HELD_OUT: Final = 100_000
PROBABILITIES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_LATTICE: Final = ("role", "level", "country", "region", "employer_kind")
#: Amounts are given in steps of this: no answer knows more, and more digits could give away who
#: is in it.
_STEP: Final = 100.0
_BAND_STEP: Final = 10
#: One region alone has nothing to be weighed against.
_FEWEST_REGIONS: Final = 2


@dataclass(frozen=True, slots=True)
class RateSetting:
    """How a rate is estimated.

    Parameters
    ----------
    workforce
        People at work by region; empty: the sample counts as it is.
    seed
        Of the draws behind the intervals.
    """

    coverage: float = 0.9
    workforce: Mapping[str, float] | None = None
    seed: int = 0


def model_block(
    grouped: pa.Table,
    key: PoolKey,
    info: SourceInfo,
    segment: Segment,
    moved: Aligning,
    setting: RateSetting,
) -> RateBlock:
    """Return what one pool says of a segment, or why it must not be shown.

    Parameters
    ----------
    grouped
        The records of the pool in the segment's country (`market.queries.grouped`), one or more.
    """
    decided = decided_cells(grouped)
    decision = decided.of(segment)
    told = _Told(key, info, segment, moved)
    if decision.kind in ("suppressed", "refused"):
        if decision.kind == "refused":
            decision = replace(decision, because=_untold(grouped, segment) or decision.because)
        return told.block(decision, _instead(decided, segment))
    import numpy as np

    from goingrate.answers.rate_sample import pool_of
    from goingrate.market.rates import borrowed, fit_rates, quantiles

    pool = pool_of(grouped)
    weights, weighted, notes = _weights(pool, segment, setting, decided)
    fit = fit_rates(pool.sample)
    found = quantiles(fit, weights, PROBABILITIES, coverage=setting.coverage, seed=setting.seed)
    single, calibrated = _single(pool, fit, weights, setting)
    return told.block(
        decision,
        quantiles=tuple(
            RateQuantile(
                one.probability, _rounded(one.value), _rounded(one.low), _rounded(one.high)
            )
            for one in found
        ),
        single=(_rounded(single.low), _rounded(single.high)),
        single_of="employer" if fit.employers.any() else "record",
        borrowed=round(borrowed(fit, weights), 2),
        weighted=weighted,
        notes=(*notes, *_of_fit(fit), calibrated),
        banded=pool.banded_share(np.ones(pool.records.size, dtype=np.bool_)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What all blocks of a pool say."""

    key: PoolKey
    info: SourceInfo
    segment: Segment
    moved: Aligning

    def block(
        self,
        decision: CellDecision,
        instead: tuple[Segment, ...] = (),
        *,
        quantiles: tuple[RateQuantile, ...] = (),
        single: tuple[float, float] | None = None,
        single_of: Literal["employer", "record"] | None = None,
        borrowed: float | None = None,
        weighted: bool = False,
        notes: tuple[Phrase, ...] = (),
        banded: float = 0.0,
    ) -> RateBlock:
        """Return the block."""
        key, info = self.key, self.info
        if decision.kind == "pooled":
            notes = (Phrase("payrate.pooled_only"), *notes)
        notes = (*notes, *_bands(banded))
        if quantiles and decision.kind == "shown":
            notes = (*notes, decision.because)
        return RateBlock(
            evidence="model",
            source=key.source,
            name_en=info.name.en,
            name_de=info.name.de,
            covers=self.segment,
            component=key.component,
            basis=key.basis,
            currency=key.currency,
            at_least=decision.at_least if quantiles else None,
            workers=None,
            first_year=key.first.year if quantiles else None,
            last_year=key.last.year if quantiles else None,
            as_of=self.moved.as_of if quantiles else None,
            shown=decision.kind,
            because=decision.because,
            instead=instead,
            borrowed=borrowed,
            quantiles=quantiles,
            single=single,
            single_of=single_of,
            weighted=weighted,
            parts=(),
            notes=notes,
            caveat_en=info.caveat.en,
            caveat_de=info.caveat.de,
            address=info.address,
            licence=info.licence,
        )


def decided_cells(grouped: pa.Table) -> Published:
    """Return what may be shown of a pool of grouped records."""
    from goingrate.market.lattice import lattice_of
    from goingrate.market.suppression import publishable

    lattice = lattice_of(
        {name: grouped[name].to_pylist() for name in _LATTICE},
        employers=grouped["employer"].to_pylist(),
        records=grouped["records"].to_pylist(),
    )
    return publishable(lattice)


def _instead(decided: Published, segment: Segment) -> tuple[Segment, ...]:
    """Return the segments with the fewest dimensions left open that are shown, of the same role."""
    place = segment.place
    wider: dict[str, dict[str, Any]] = {
        "level": {"level": None},
        "employer": {"employer": None},
        "place": {"place": Place(place.country) if place else None},
    }
    given = (segment.level, segment.employer, place.region if place else None)
    fixed = [name for name, value in zip(wider, given, strict=True) if value is not None]
    for count in range(1, len(fixed) + 1):
        around = [
            replace(segment, **{key: one for name in opened for key, one in wider[name].items()})
            for opened in combinations(fixed, count)
        ]
        found = tuple(one for one in around if decided.of(one).kind in ("shown", "pooled"))
        if found:
            return found
    return ()


def _untold(grouped: pa.Table, segment: Segment) -> Phrase | None:
    """Say what was asked for that the source tells of no record at all."""
    asked = {
        "level": segment.level,
        "employer_kind": segment.employer,
        "region": segment.place.region if segment.place else None,
    }
    for name, value in asked.items():
        if value is not None and grouped[name].null_count == grouped.num_rows:
            return Phrase(f"payrate.untold.{name}")
    return None


def _weights(
    pool: Pool, segment: Segment, setting: RateSetting, decided: Published
) -> tuple[NDArray[np.float64], bool, tuple[Phrase, ...]]:
    """Return the weight of each cell in the segment, and whether the workforce decided it.

    Only regions that are shown by themselves are moved: a few records, or those of one employer,
    must not stand for the people of a state; and since all others weigh the same in both, the
    weighted and the unweighted answer together tell no more of them than one.
    """
    import numpy as np

    cells = pool.sample.cells
    counts = np.where(pool.inside(segment), pool.cell_positions(), 0.0)
    unweighted = Phrase("payrate.unweighted")
    workforce = dict(setting.workforce or {})
    shown = {name: workforce[name] for name in workforce if _is_shown(decided, segment, name)}
    if len(shown) < _FEWEST_REGIONS:
        return counts / counts.sum(), False, (unweighted,)
    from goingrate.market.weighting import workforce_weights

    found = workforce_weights(counts, [cell.region for cell in cells], shown)
    missing = 1.0 - sum(shown.values()) / sum(workforce.values())
    return found.weights, True, (Phrase.of("payrate.weighted", missing=f"{100.0 * missing:.0f}"),)


def _is_shown(decided: Published, segment: Segment, region: str) -> bool:
    if segment.place is None or segment.place.region is not None:
        return False
    there = replace(segment, place=Place(segment.place.country, region=region))
    return decided.of(there).kind == "shown"


def _bands(share: float) -> tuple[Phrase, ...]:
    """Return how many records are bands, in steps: the exact share would tell counts."""
    if share == 0.0:
        return ()
    if share == 1.0:
        return (Phrase("payrate.bands_all"),)
    part = min(max(_BAND_STEP * round(100.0 * share / _BAND_STEP), _BAND_STEP), 100 - _BAND_STEP)
    return (Phrase.of("payrate.bands", part=str(part)),)


def _single(
    pool: Pool, fit: RateFit, weights: NDArray[np.float64], setting: RateSetting
) -> tuple[Interval, Phrase]:
    """Return where one more record lies, corrected by employers that were held out if it can be."""
    from goingrate.market.rates import predict
    from goingrate.market.rates.calibration import clusters, correction, held_out

    sample = pool.sample
    few = len(set(clusters(sample).tolist())) < _FOLDS
    if few or sample.n_records > _MOST_HELD_OUT:
        return predict(fit, weights, setting.coverage, seed=setting.seed), Phrase(
            "payrate.single_by_model"
        )
    held = held_out(sample, folds=_FOLDS, seed=setting.seed)
    corrected = correction(held, coverage=setting.coverage)
    told = predict(fit, weights, setting.coverage, correction=corrected, seed=setting.seed)
    return told, Phrase(
        "payrate.single_held_out" if held.by_employer > 0.0 else "payrate.single_held_out_records"
    )


def _of_fit(fit: RateFit) -> tuple[Phrase, ...]:
    """Return what the figures are of, where employers are known, and whether the fit is sound."""
    known = bool(fit.employers.any())
    of_employers = Phrase("payrate.typical_employer" if known else "payrate.no_employers")
    return (of_employers,) if fit.converged else (of_employers, Phrase("payrate.not_converged"))


def _rounded(amount: float) -> float:
    return _STEP * round(amount / _STEP)

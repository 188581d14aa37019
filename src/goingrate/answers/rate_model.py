"""What single records say of a kind of work: a block of an answer from one pool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from goingrate.answers.rate_pools import Aligning, PoolKey
from goingrate.answers.rate_results import RateBlock, RateQuantile
from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase
from goingrate.market.cells import CellDecision

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from goingrate.answers.rate_sample import Pool
    from goingrate.data.connectors.contract import SourceInfo

PROBABILITIES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_LATTICE: Final = ("role", "level", "country", "region", "employer_kind")
#: Amounts are given in steps of this: no answer knows more, and more digits could give away who
#: is in it.
_STEP: Final = 100.0


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
    decision, instead = _decided(grouped, segment)
    told = _Told(key, info, segment, moved)
    if decision.kind in ("suppressed", "refused"):
        return told.block(decision, instead)
    from goingrate.answers.rate_sample import pool_of
    from goingrate.market.rates import borrowed, fit_rates, predict, quantiles

    pool = pool_of(grouped)
    weights, weighted, notes = _weights(pool, segment, setting)
    fit = fit_rates(pool.sample)
    found = quantiles(fit, weights, PROBABILITIES, coverage=setting.coverage, seed=setting.seed)
    single = predict(fit, weights, setting.coverage, seed=setting.seed)
    return told.block(
        decision,
        instead,
        quantiles=tuple(
            RateQuantile(
                one.probability, _rounded(one.value), _rounded(one.low), _rounded(one.high)
            )
            for one in found
        ),
        single=(_rounded(single.low), _rounded(single.high)),
        borrowed=round(borrowed(fit, weights), 2),
        weighted=weighted,
        notes=notes,
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
        instead: tuple[Segment, ...],
        *,
        quantiles: tuple[RateQuantile, ...] = (),
        single: tuple[float, float] | None = None,
        borrowed: float | None = None,
        weighted: bool = False,
        notes: tuple[Phrase, ...] = (),
        banded: float = 0.0,
    ) -> RateBlock:
        """Return the block."""
        key, info = self.key, self.info
        if decision.kind == "pooled":
            notes = (Phrase("payrate.pooled_only"), *notes)
        if banded >= 0.005:
            notes = (*notes, _bands(banded))
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
            first=key.first,
            last=key.last,
            as_of=self.moved.as_of,
            shown=decision.kind,
            because=decision.because,
            instead=instead,
            borrowed=borrowed,
            quantiles=quantiles,
            single=single,
            weighted=weighted,
            parts=(),
            notes=notes,
            caveat_en=info.caveat.en,
            caveat_de=info.caveat.de,
            address=info.address,
            licence=info.licence,
        )


def _decided(grouped: pa.Table, segment: Segment) -> tuple[CellDecision, tuple[Segment, ...]]:
    """Return the decision on a segment, and which wider ones could be shown instead."""
    from goingrate.market.lattice import lattice_of
    from goingrate.market.suppression import publishable

    lattice = lattice_of(
        {name: grouped[name].to_pylist() for name in _LATTICE},
        employers=grouped["employer"].to_pylist(),
        records=grouped["records"].to_pylist(),
    )
    decided = publishable(lattice)
    decision = decided.of(segment)
    hidden = decision.kind in ("suppressed", "refused")
    return decision, decided.nearest(segment)[:3] if hidden else ()


def _weights(
    pool: Pool, segment: Segment, setting: RateSetting
) -> tuple[NDArray[np.float64], bool, tuple[Phrase, ...]]:
    """Return the weight of each cell in the segment, and whether the workforce decided it."""
    cells = pool.sample.cells
    counts = np.zeros(len(cells))
    np.add.at(counts, pool.sample.cell, pool.sample.weight)
    counts = np.where(pool.inside(segment), counts, 0.0)
    unweighted = Phrase("payrate.unweighted")
    if not setting.workforce:
        return counts / counts.sum(), False, (unweighted,)
    from goingrate.market.weighting import workforce_weights

    found = workforce_weights(counts, [cell.region for cell in cells], setting.workforce)
    if found.by_workforce == 0.0:
        return found.weights, False, (unweighted,)
    missing = f"{100.0 * found.without_records:.0f}%"
    return found.weights, True, (Phrase.of("payrate.weighted", missing=missing),)


def _bands(share: float) -> Phrase:
    return Phrase.of("payrate.bands", part=f"{100.0 * share:.0f}%")


def _rounded(amount: float) -> float:
    return _STEP * round(amount / _STEP)

"""Which records of a sample of two kinds of work are compared, and whether they may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goingrate.market.cells import CellDecision
    from goingrate.market.premium import GapSample


def why_hidden(decision: CellDecision) -> Phrase:
    """Return why nothing is shown: a gap is no estimate that leans on wider segments."""
    from goingrate.market.cells import SHOWN_FROM

    if decision.kind == "pooled":
        return Phrase.of("cells.few_or_beside", shown=str(SHOWN_FROM))
    return decision.because


def decided_rows(sample: GapSample, rows: NDArray[np.bool_]) -> CellDecision:
    """Say whether some rows of a sample, such as those compared, pass the rules for a cell."""
    import numpy as np

    from goingrate.market.cells import CellCounts, decide

    counts = np.rint(sample.weight[rows]).astype(np.int64)
    employer = sample.employer[rows]
    known = employer >= 0
    by_employer = np.bincount(employer[known], counts[known], 1)
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

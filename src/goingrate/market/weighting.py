"""Weights that move a sample towards the workforce: states count as their people do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """Weights of cells, and how far they rest on the workforce.

    Attributes
    ----------
    weights
        The share of each cell; they add up to 1.
    by_workforce
        The share of the sample that lies in regions whose workforce is known.
    without_records
        The share of the workforce in regions that the sample does not reach.
    """

    weights: NDArray[np.float64]
    by_workforce: float
    without_records: float


def workforce_weights(
    counts: NDArray[np.float64], regions: Sequence[str | None], workforce: Mapping[str, float]
) -> Weighted:
    """Return the share of each cell when regions count as the people who work there.

    Post-stratification by region: within a region cells keep their shares of the sample; the
    regions that are known to both share their part of the sample as the workforce does. Cells
    without a region, or of one whose workforce is not known, keep their part of the sample.

    Parameters
    ----------
    counts
        Records of each cell, at least 0, not all 0.
    regions
        The region of each cell; None where it is not known.
    workforce
        People at work by region.

    Examples
    --------
    >>> counts = np.array([10.0, 30.0])
    >>> workforce_weights(counts, ["CA", "NY"], {"CA": 300.0, "NY": 100.0}).weights
    array([0.75, 0.25])
    """
    counts = np.asarray(counts, dtype=np.float64)
    weights = counts / counts.sum()
    sampled: dict[str, float] = {}
    for region, weight in zip(regions, weights, strict=True):
        if region is not None and weight > 0.0 and workforce.get(region, 0.0) > 0.0:
            sampled[region] = sampled.get(region, 0.0) + float(weight)
    people = sum(workforce[region] for region in sampled)
    known = sum(sampled.values())
    factors = {
        region: known * workforce[region] / people / share for region, share in sampled.items()
    }
    moved = np.array([factors.get(region or "", 1.0) for region in regions]) * weights
    everybody = sum(workforce.values())
    return Weighted(
        weights=moved / moved.sum(),
        by_workforce=known,
        without_records=1.0 - people / everybody if everybody > 0.0 else 0.0,
    )

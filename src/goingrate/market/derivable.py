"""Which sums can be computed from other sums: the linear adversary.

Whoever knows the sum of pay over each published segment knows every linear combination of them. A
group of cells is given away exactly if its indicator is such a combination: if no change of the
cells' own sums that leaves all published sums as they are changes the group's sum. One random
change of that kind decides it for all groups at once, up to an event of probability zero.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

#: A change smaller than this, where changes are of size one, is none.
_NOTHING: Final = 1e-5
#: How much the published sums may move under a change that they should not show.
_ACCURATE: Final = 1e-7
#: Below this size the exact dense solver is as fast as the iterative one.
_DENSE: Final = 250
_MOST_STEPS: Final = 20_000
_TIGHT: Final = 1e-12


def given_away(published: Any, groups: Any, *, seed: int = 0) -> NDArray[np.bool_]:
    """Say of which groups the sum follows from the sums of what is published.

    Parameters
    ----------
    published, groups
        Indicators over the same cells, sparse, shapes (n_published, n_cells), (n_groups, n_cells).
    seed
        Of the random change.

    Returns
    -------
    NDArray
        Shape (n_groups,). An empty group is given away.

    Raises
    ------
    OutOfRange
        If the change cannot be found to the accuracy that the answer needs.

    References
    ----------
    Chin and Ozsoyoglu (1982), "Auditing and inference control in statistical databases", IEEE
    Transactions on Software Engineering SE-8 (a query is safe if no cell lies in the span of all).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> total_and_first = csr_array([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
    >>> given_away(total_and_first, csr_array(np.eye(3))).tolist()
    [True, False, False]
    """
    free = _unseen(published, np.random.default_rng(seed).standard_normal(published.shape[1]))
    left = np.abs(published @ free).max(initial=0.0)
    if left > _ACCURATE:
        raise OutOfRange(
            where="published",
            given=float(left),
            allowed=Phrase.of("allowed.between", low="0", high=f"{_ACCURATE:g}"),
            fix=Phrase("fix.correct_value"),
        )
    change = np.abs(groups @ free)
    return np.asarray(change <= _NOTHING * np.sqrt(np.maximum(groups.sum(axis=1), 1)))


def _unseen(published: Any, draw: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a random change of the cells that no published sum shows."""
    if min(published.shape) <= _DENSE:
        seen = np.linalg.lstsq(published.toarray(), published @ draw, rcond=None)[0]
        return np.asarray(draw - seen)
    from scipy.sparse import diags_array

    # Segments of like size, cells that lie in as many segments: a third of the steps.
    segment = 1.0 / np.sqrt(published.sum(axis=1))
    cell = 1.0 / np.sqrt(np.maximum(published.sum(axis=0), 1.0))
    even = (diags_array(segment) @ published @ diags_array(cell)).tocsr()
    return np.asarray((draw - _shortest(even, even @ draw)) * cell)


def _shortest(equations: Any, right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the shortest solution of equations that have one, by conjugate gradients.

    Sums of squares stand here instead of norms: a linear algebra library would start its threads
    for each of them, which takes four times as long as all the rest.

    References
    ----------
    Björck (1996), Numerical Methods for Least Squares Problems, algorithm 7.4.1 (CGLS).
    """
    across = equations.T.tocsr()
    found = np.zeros(equations.shape[1])
    rest, step = right.copy(), across @ right
    gain = _squares(step)
    enough = _TIGHT**2 * _squares(right)
    for _ in range(_MOST_STEPS):
        if _squares(rest) <= enough or gain == 0.0:
            break
        seen = equations @ step
        length = gain / _squares(seen)
        found += length * step
        rest -= length * seen
        downhill = across @ rest
        gain, before = _squares(downhill), gain
        step = downhill + (gain / before) * step
    return found


def _squares(vector: NDArray[np.float64]) -> float:
    return float((vector * vector).sum())

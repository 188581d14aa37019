"""What a gap in pay is estimated from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class GapSample:
    """Records of two kinds of work, in one component and currency.

    Attributes
    ----------
    log_pay
        The logarithm of pay per year, shape (n,).
    weight
        How many records a row stands for, > 0, shape (n,).
    is_of
        True for the kind of work that is asked about, False for the one it is compared with, shape
        (n,).
    employer
        The number of the employer, shape (n,); -1: unknown.
    cell
        The factors that make a cell together with the employer ("level", "place"), each of shape
        (n,), from 0; what is unknown has a number of its own.
    controls
        Further factors that are held equal ("date"), of few values, as in `cell`.
    skills
        Which skills a record asks for, shape (n, n_skills); there may be none.
    """

    log_pay: NDArray[np.float64]
    weight: NDArray[np.float64]
    is_of: NDArray[np.bool_]
    employer: NDArray[np.int32]
    cell: Mapping[str, NDArray[np.int32]]
    controls: Mapping[str, NDArray[np.int32]]
    skills: NDArray[np.bool_]

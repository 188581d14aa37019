"""The point estimates: fixed effects through pyfixest."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

#: Tolerance of the demeaning, relative.
_TOLERANCE: Final = 1e-10
#: Difference from the own solution above which the demeaning is done again.
_TOLERATED: Final = 1e-9


def additive_point(columns: Columns, own: float) -> float:
    """Return the gap with employer, level, place, ... as separate effects; `own`: as solved."""
    absorbed = {"employer": columns.employer().astype(np.int32)}  # of one code where not known
    absorbed |= {name: columns.codes[:, f] for f, name in enumerate(_numbered(columns))}
    return _gap(columns, absorbed, np.arange(columns.cell.size), columns.skills, own)


def within_point(columns: Columns, told: NDArray[np.bool_], own: float) -> float:
    """Return the gap within cells, the skills that are `told` apart there held equal."""
    shared = np.bincount(columns.cell)[columns.cell] > 1  # a cell of one row tells nothing
    absorbed = {"cell": columns.cell.astype(np.int32)}
    absorbed |= {
        name: columns.codes[:, f]
        for f, name in enumerate(_numbered(columns))
        if f >= columns.first_control
    }
    return _gap(columns, absorbed, np.flatnonzero(shared), columns.skills[:, told], own)


def _gap(
    columns: Columns,
    absorbed: dict[str, NDArray[np.int32]],
    rows: NDArray[np.int64],
    skills: NDArray[np.bool_],
    own: float,
) -> float:
    import pandas as pd

    absorbed = {name: codes[rows] for name, codes in absorbed.items()}
    absorbed = {name: codes for name, codes in absorbed.items() if codes.min() < codes.max()}
    asked = {f"skill{s}": skills[rows, s].astype(float) for s in range(skills.shape[1])}
    frame = pd.DataFrame(
        {
            "log_pay": columns.log_pay[rows],
            "is_of": columns.is_of[rows].astype(float),
            "weight": columns.weight[rows],
            **asked,
            **absorbed,
        }
    )
    formula = " + ".join(["log_pay ~ is_of", *asked])
    if absorbed:
        formula = f"{formula} | {' + '.join(absorbed)}"
    found = _fitted(formula, frame, stubborn=False)
    if abs(found - own) > _TOLERATED:
        found = _fitted(formula, frame, stubborn=True)
    return found


def _fitted(formula: str, frame: DataFrame, *, stubborn: bool) -> float:
    """Return the coefficient; `stubborn` by the slower way of demeaning that does not stop short.

    Projections in turn stop short of the solution where few employers link places.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of singletons, and of what pandas will do without
        import pyfixest
        from pyfixest.demeaners import LsmrDemeaner, MapDemeaner

        fit = pyfixest.feols(
            formula,
            frame,
            vcov="iid",
            weights="weight",
            fixef_rm="none",
            demeaner=LsmrDemeaner(fixef_atol=_TOLERANCE, fixef_btol=_TOLERANCE)
            if stubborn
            else MapDemeaner(fixef_tol=_TOLERANCE),
            copy_data=False,
            store_data=False,
            lean=True,
        )
        return float(fit.coef()["is_of"])


def _numbered(columns: Columns) -> list[str]:
    """Return names of the factors that a formula can hold."""
    return [f"factor{f}" for f in range(len(columns.factors))]

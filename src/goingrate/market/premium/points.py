"""The point estimates: fixed effects through pyfixest."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

#: Tolerance of the demeaning, relative. It is by LSMR: projections in turn stop short of the
#: solution where few employers link places.
_TOLERANCE: Final = 1e-10


def additive_point(columns: Columns) -> float:
    """Return the gap with employer, level, place, ... as separate effects."""
    absorbed = {"employer": columns.employer().astype(np.int32)}  # of one code where not known
    absorbed |= {name: columns.codes[:, f] for f, name in enumerate(_numbered(columns))}
    return _gap(columns, absorbed, np.arange(columns.cell.size), columns.skills)


def within_point(columns: Columns, told: NDArray[np.bool_]) -> float:
    """Return the gap within cells, the skills that are `told` apart there held equal."""
    shared = np.bincount(columns.cell)[columns.cell] > 1  # a cell of one row tells nothing
    absorbed = {"cell": columns.cell.astype(np.int32)}
    absorbed |= {
        name: columns.codes[:, f]
        for f, name in enumerate(_numbered(columns))
        if f >= columns.first_control
    }
    return _gap(columns, absorbed, np.flatnonzero(shared), columns.skills[:, told])


def _gap(
    columns: Columns,
    absorbed: dict[str, NDArray[np.int32]],
    rows: NDArray[np.int64],
    skills: NDArray[np.bool_],
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
    return _fitted(formula, frame)


def _fitted(formula: str, frame: DataFrame) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of singletons, and of what pandas will do without
        import pyfixest
        from pyfixest.demeaners import LsmrDemeaner

        fit = pyfixest.feols(
            formula,
            frame,
            vcov="iid",
            weights="weight",
            fixef_rm="none",
            demeaner=LsmrDemeaner(fixef_atol=_TOLERANCE, fixef_btol=_TOLERANCE),
            copy_data=False,
            store_data=False,
            lean=True,
        )
        return float(fit.coef()["is_of"])


def _numbered(columns: Columns) -> list[str]:
    """Return names of the factors that a formula can hold."""
    return [f"factor{f}" for f in range(len(columns.factors))]

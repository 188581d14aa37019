"""The same decomposition by pyfixest: fixed effects, and its own bootstrap over employers.

Its bootstrap has one dummy for each employer and solves each replicate anew by sparse least
squares. It runs in one process: with more, the random numbers are copied into each batch of
replicates, and most of them are the same.
"""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from goingrate.market.premium.sample import GapSample


@dataclass
class Decomposed:
    """Gap and parts by name, and their standard errors, of one kind of model."""

    sizes: dict[str, float]
    errors: dict[str, float]


def frame(sample: GapSample) -> pd.DataFrame:
    """Return a sample as columns, with one for the cell."""
    factors = {**sample.cell, **sample.controls}
    columns: dict[str, NDArray[Any]] = {"pay": sample.log_pay, "is_of": sample.is_of.astype(float)}
    columns |= {"employer": sample.employer, **factors}
    columns |= {name: one.astype(float) for name, one in _skills(sample).items()}
    cell = np.zeros(sample.log_pay.size, dtype=np.int64)
    for codes in (sample.employer, *sample.cell.values()):
        cell = cell * (int(codes.max()) + 1) + codes
    columns["cell"] = np.unique(cell, return_inverse=True)[1]
    return pd.DataFrame(columns)


def within(sample: GapSample, data: pd.DataFrame) -> float:
    """Return the gap with employer, level and place equal: one fit, no bootstrap."""
    return float(_fit(sample, data, ["cell", *sample.controls]).coef()["is_of"])


def decomposed(sample: GapSample, data: pd.DataFrame, *, replicates: int, seed: int) -> Decomposed:
    """Return the gap with separate effects, what they explain, and errors by its bootstrap."""
    factors = ["employer", *sample.cell, *sample.controls]
    fit = _fit(sample, data, factors)
    named: dict[str, Any] = {name: re.compile(rf"C\({name}\)") for name in factors}
    named["skill"] = list(_skills(sample))
    with contextlib.redirect_stderr(io.StringIO()):  # it draws a bar of progress
        done = fit.decompose(
            decomp_var="is_of",
            cluster="employer",
            combine_covariates=named,
            reps=replicates,
            seed=seed,
            nthreads=1,
        )
    names = {"direct_effect": "raw", "full_effect": "additive", **{one: one for one in named}}
    drawn = done._bootstrap_absolute_df
    sizes = {name: float(done.results.absolute[theirs]) for theirs, name in names.items()}
    return Decomposed(sizes, {name: float(drawn[theirs].std()) for theirs, name in names.items()})


def _fit(sample: GapSample, data: pd.DataFrame, absorbed: list[str]) -> Any:
    import pyfixest

    formula = f"pay ~ {' + '.join(['is_of', *_skills(sample)])} | {' + '.join(absorbed)}"
    return pyfixest.feols(formula, data=data, vcov="iid", fixef_rm="none")


def _skills(sample: GapSample) -> dict[str, NDArray[np.bool_]]:
    return {f"skill_{number}": one for number, one in enumerate(sample.skills.T)}

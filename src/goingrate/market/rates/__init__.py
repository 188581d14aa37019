"""The hierarchical model of log pay: rates with honest intervals from points, bands and top-codes.

    sample.py       pay records as intervals on the log scale, in cells
    model.py        `fit_rates`: the estimate; its parts are in the modules that it names
    quantiles.py    `quantiles`, `predict`, `borrowed`: answers for a mixture of cells
    calibration.py  how often held-out employers' records fall inside, and the correction by that

The formulas and their assumptions stand in docs/explanation/rates.md.
"""

from goingrate.market.rates.fit import RateFit
from goingrate.market.rates.model import fit_rates
from goingrate.market.rates.quantiles import (
    Correction,
    Interval,
    QuantileEstimate,
    borrowed,
    predict,
    quantiles,
)
from goingrate.market.rates.sample import Cell, PaySample
from goingrate.market.rates.shape import Shape

__all__ = [
    "Cell",
    "Correction",
    "Interval",
    "PaySample",
    "QuantileEstimate",
    "RateFit",
    "Shape",
    "borrowed",
    "fit_rates",
    "predict",
    "quantiles",
]

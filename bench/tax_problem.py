"""Households for the benchmark of taxes: pay alone, and pay with gains and exercised options."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.tables import UsTables, us_tables

Array = NDArray[np.float64]

N_HOUSEHOLDS: Final = 1_000_000
YEAR: Final = 2024
STATUS: Final = "single"
_COLUMN: Final = {field.name: k for k, field in enumerate(fields(UsIncome))}
#: Lower pay would bring credits for low earners, which are not ours.
_LEAST_WAGES: Final = 40_000.0


def law() -> UsTables:
    """Return federal and Californian law of the year."""
    federal, state = (law_book(place).at(YEAR, status=STATUS) for place in ("us", "us-ca"))
    return us_tables([federal], [state])


def with_wages() -> Array:
    """Return households who have pay and nothing else, shape (n, 11)."""
    return _drawn({"wages": (12.2, 0.7)})


def with_gains_and_options() -> Array:
    """Return households who have interest, gains and losses, ISO spreads and deductions as well."""
    income = _drawn(
        {
            "wages": (12.2, 0.7),
            "interest": (8.0, 1.0),
            "short_gain": (9.0, 1.0),
            "long_gain": (11.0, 1.2),
            "iso_spread": (11.5, 1.0),
            "itemized_deductions": (9.5, 0.6),
        }
    )
    random = np.random.default_rng(1)
    for name in ("short_gain", "long_gain"):
        losses = random.random(N_HOUSEHOLDS) < 0.3
        income[losses, _COLUMN[name]] *= -1.0
    return income


def for_taxcalc(income: Array, state_taxes: Array) -> dict[str, Array]:
    """Return the columns that taxcalc reads; what a state takes is told to it."""
    n = len(income)
    wages = income[:, _COLUMN["wages"]]
    return {
        "RECID": np.arange(1, n + 1),
        "MARS": np.full(n, 1),
        "FLPDYR": np.full(n, YEAR),
        "e00200": wages,
        "e00200p": wages,
        "e00300": income[:, _COLUMN["interest"]],
        "p22250": income[:, _COLUMN["short_gain"]],
        "p23250": income[:, _COLUMN["long_gain"]],
        "cmbtp": income[:, _COLUMN["iso_spread"]],
        "e19200": income[:, _COLUMN["itemized_deductions"]],
        "e18400": state_taxes,
    }


def _drawn(logs: dict[str, tuple[float, float]]) -> Array:
    random = np.random.default_rng(7)
    income = np.zeros((N_HOUSEHOLDS, len(_COLUMN)))
    for name, (center, spread) in logs.items():
        income[:, _COLUMN[name]] = random.lognormal(center, spread, N_HOUSEHOLDS)
    wages = income[:, _COLUMN["wages"]]
    np.maximum(wages, _LEAST_WAGES, out=wages)
    return income

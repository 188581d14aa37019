"""Values of claims in closed form, and certainty equivalents by few nodes, against plain draws."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numba import njit
from numpy.typing import NDArray

from bench.table import Row, Section
from bench.timing import Spread, interleaved
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall
from goingrate.offer.contingent.cells import Cells, cells_between, only
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.ipo_chance import IpoChance
from goingrate.offer.contingent.kernel import laplace, utility_gain, value_stack
from goingrate.offer.contingent.nodes import Taste, nodes_of
from goingrate.offer.contingent.stake import stake_worth

Array = NDArray[np.float64]

_OWED = 60e6
_TABLE = CapTable(
    60e6,
    preferred=(
        Preferred("A", 20e6, 0.5, rank=3),
        Preferred("B", 20e6, 1.5, rank=2, participation="capped", participation_cap=2.5),
        Preferred("C", 15e6, 4.0, rank=1),
        Preferred("D", 10e6, 8.0, liquidation_multiple=1.5, ipo_ratchet=1.2),
        Preferred("E", 8e6, 12.0, ipo_veto_below=5e8),
    ),
    options=(OptionBlock("options", 10e6, 1.0),),
    convertibles=(Convertible("note", _OWED, rank=-1, is_note=True),),
)
_VALUE, _LOW_VALUE, _IPO = 8e8, 2e8, IpoChance()
_PRICES = ExitLaw(0.9, 0.025, 0.25, 0.025)
_EXPECTED = ExitLaw(0.9, 0.1, 0.25)
_OWNED, _WEALTH, _DISCOUNT = 0.005, 1e6, 0.05
_VALUATIONS = 100_000
_REPLICATES, _DRAWS, _BLOCK = 64, 65_536, 8_192
_TARGET = 1e-3  # of the value
_SALE, _LISTED = waterfall(_TABLE, "sale"), waterfall(_TABLE, "ipo")
_CELLS = cells_between(_SALE, _LISTED, _IPO)
_COMMON, _NOTE = only(_CELLS, 0), only(_CELLS, _SALE.holders.index("note"))


def section() -> Section:
    """Time the kernel by itself, then against draws of equal error; one core."""
    cases = [
        *(
            Case(
                f"min(X, $60M), company of ${value / 1e6:.0f}M",
                partial(_note, value),
                partial(_note_drawn, value),
                0.0,
                value,
            )
            for value in (_LOW_VALUE, _VALUE)
        ),
        Case("CE of common, risk aversion 2", partial(_worth, 2.0), partial(_ce_drawn, 2.0), 2.0),
        Case("CE of common, risk aversion 3", partial(_worth, 3.0), partial(_ce_drawn, 3.0), 3.0),
    ]
    rows = [_kernel_row()]
    remarks = [
        f"Kernel: {_VALUATIONS:,} company values and volatilities in one loop; common, 5 classes, "
        f"options and a note: {_CELLS.edges.size} cells.",
        f"Plain numpy: {_REPLICATES} replicates of {_DRAWS:,} draws in blocks of {_BLOCK:,}; time "
        "scaled by 1/n to the error asked for.",
    ]
    for case in cases:
        found = _measured(case)
        rows += found.rows
        remarks.append(found.remark)
    return Section("Claims on a company that ends at a random time", rows, remarks)


@dataclass(frozen=True, slots=True)
class Case:
    """One number, by our sum and by draws from a generator."""

    name: str
    ours: Callable[[], float]
    drawn: Callable[[np.random.Generator], float]
    risk_aversion: float
    company_value: float = _VALUE


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of the table and how they came about."""

    rows: list[Row]
    remark: str


@njit
def _many(values: Array, volatilities: Array, cells: Cells, out: Array) -> float:
    total = 0.0
    for k in range(values.size):
        value_stack(values[k], laplace(volatilities[k], 0.025, 0.25, 0.025), cells, out)
        total += out[0]
    return total


def _kernel_row() -> Row:
    rng = np.random.default_rng(1)
    values = 10.0 ** rng.uniform(7.0, 11.0, _VALUATIONS)
    volatilities = rng.uniform(0.3, 1.5, _VALUATIONS)
    out = np.empty(_CELLS.sale.shape[1])
    time_of = interleaved([lambda _turn: _many(values, volatilities, _CELLS, out)], repetitions=11)
    return Row("five-class stack, in the kernel", time_of[0].over(_VALUATIONS), goal="10 us")


def _measured(case: Case) -> Found:
    """Return our time beside that of draws, at a stated error and at our own."""
    exact = _reference(case)
    ours = case.ours()
    own_error = max(abs(ours / exact - 1.0), np.finfo(np.float64).eps)
    drawn, seconds = [], []
    for replicate in range(_REPLICATES):
        rng = np.random.default_rng((7, replicate))
        start = time.perf_counter()
        drawn.append(case.drawn(rng))
        seconds.append(time.perf_counter() - start)
    error = math.sqrt(float(np.mean((np.array(drawn) / exact - 1.0) ** 2)))
    bias = float(np.mean(drawn)) / exact - 1.0
    fast = interleaved([lambda _turn: case.ours()], repetitions=201)[0]
    slow = Spread(float(np.median(seconds)), min(seconds), max(seconds))
    rows = [
        Row(case.name, fast, f"draws at {_TARGET:.1%}", slow.over((_TARGET / error) ** 2),
            goal="1000x"),
        Row(case.name, fast, f"draws at {own_error:.0e}", slow.over((own_error / error) ** 2)),
    ]  # fmt: skip
    remark = (
        f"{case.name}: ours off by {own_error:.0e}; {_DRAWS:,} draws by {error:.2%} (RMSE), their "
        f"mean over replicates by {bias:+.2%}."
    )
    return Found(rows, remark)


def _reference(case: Case) -> float:
    """Return the number to the last digits: by hand, or by four times as many nodes."""
    if case.risk_aversion == 0.0:
        return _note_by_hand(case.company_value)
    power = 1.0 - case.risk_aversion
    mean = utility_gain(
        _OWNED / _WEALTH,
        Taste(power, math.log1p(_DISCOUNT), 1.0),
        _EXPECTED.undiscounted().up,
        _VALUE,
        _EXPECTED.undiscounted(),
        _EXPECTED.wait(),
        _COMMON,
        nodes_of((24, 32, 48), 64),
    )
    return _WEALTH * ((1.0 + power * mean) ** (1.0 / power) - 1.0)


def _note(company_value: float) -> float:
    out = np.empty(1)
    value_stack(company_value, _PRICES.discounted(), _NOTE, out)
    return float(out[0])


def _note_by_hand(company_value: float) -> float:
    """Return the value of min(X, L) for L below today's value: L at any exit, less a put on X."""
    law = _PRICES.discounted()
    peak = law.mass / (1.0 / law.up + 1.0 / law.down)
    put = peak * _OWED * (_OWED / company_value) ** law.down / (law.down * (law.down + 1.0))
    return law.mass * _OWED - put


def _worth(risk_aversion: float) -> float:
    """Return the certainty equivalent; the coarser sum for the error estimate is timed too."""
    return stake_worth(
        _COMMON,
        owned_share=_OWNED,
        company_value=_VALUE,
        law=_EXPECTED,
        wealth=_WEALTH,
        risk_aversion=risk_aversion,
        discount_per_year=_DISCOUNT,
    ).certainty_equivalent


def _note_drawn(company_value: float, rng: np.random.Generator) -> float:
    total = 0.0
    for _ in range(_DRAWS // _BLOCK):
        years, exits = _exits(rng, _PRICES, company_value)
        total += float((np.minimum(exits, _OWED) * np.exp(-0.025 * years)).sum())
    return total / _DRAWS


def _ce_drawn(risk_aversion: float, rng: np.random.Generator) -> float:
    power, total = 1.0 - risk_aversion, 0.0
    for _ in range(_DRAWS // _BLOCK):
        years, exits = _exits(rng, _EXPECTED, _VALUE)
        chance = np.interp(np.log(exits), np.log(_IPO.company_values), _IPO.shares)
        listed = rng.random(_BLOCK) < chance
        paid = np.where(listed, _paid(_LISTED, exits), _paid(_SALE, exits))
        wealth = _WEALTH + _OWNED * paid * (1.0 + _DISCOUNT) ** -years
        total += float((wealth**power).sum())
    return float((total / _DRAWS) ** (1.0 / power) - _WEALTH)


def _exits(rng: np.random.Generator, law: ExitLaw, company_value: float) -> tuple[Array, Array]:
    """Draw exit times and values."""
    years = rng.exponential(1.0 / law.exit_rate_per_year, _BLOCK)
    logs = law.volatility_per_year * np.sqrt(years) * rng.standard_normal(_BLOCK)
    logs += (law.drift_per_year - 0.5 * law.volatility_per_year**2) * years
    return years, company_value * np.exp(logs)


def _paid(flow: Waterfall, exits: Array) -> Array:
    """Return what common shares are paid."""
    payouts, slopes = flow.of("common")
    place = np.searchsorted(flow.exits, exits, side="right") - 1
    paid: Array = payouts[place] + slopes[place] * (exits - flow.exits[place])
    return paid

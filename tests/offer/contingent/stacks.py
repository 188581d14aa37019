"""Cap tables and laws for tests, and the payoffs of both kinds of exit the long way round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.ipo_chance import IpoChance

Array = NDArray[np.float64]
IPO = IpoChance()
#: Volatility, safe rate and exit rate of Gornall and Strebulaev (2020).
PRICING = ExitLaw(0.9, 0.025, 0.25, 0.025)
#: A person's: growth as expected, nothing discounted.
EXPECTED = ExitLaw(0.9, 0.1, 0.25)

#: Five classes with every kind of term, options, a note and debt.
STACK = CapTable(
    60e6,
    preferred=(
        Preferred("A", 20e6, 0.5, rank=3),
        Preferred("B", 20e6, 1.5, rank=2, participation="capped", participation_cap=2.5),
        Preferred("C", 15e6, 4.0, rank=1, participation="full"),
        Preferred("D", 10e6, 8.0, rank=0, liquidation_multiple=1.5, ipo_ratchet=1.2),
        Preferred("E", 8e6, 12.0, rank=0, ipo_veto_below=5e8),
    ),
    options=(OptionBlock("options", 10e6, 1.0),),
    convertibles=(Convertible("note", 20e6, rank=-1, is_note=True),),
    debt=10e6,
)


def two_rounds(
    *,
    common: float = 750e6,
    pool: float = 50e6,
    first: float = 100e6,
    new: float = 100e6,
    **terms: Any,
) -> CapTable:
    """The table of Gornall and Strebulaev: $50M, then a new round at $1 a share."""
    return CapTable(
        common,
        preferred=(
            Preferred("first", first, 50e6 / first),
            Preferred("new", new, 1.0, **terms),
        ),
        unissued_pool=pool,
    )


@dataclass(frozen=True)
class Payoffs:
    """What each exit value pays, found by interpolation between the knots of both waterfalls."""

    sale: Waterfall
    ipo: Waterfall
    chance: IpoChance

    @classmethod
    def of(cls, table: CapTable, ipo: IpoChance = IPO) -> Payoffs:
        return cls(waterfall(table, "sale"), waterfall(table, "ipo"), ipo)

    def both(self, exits: Array) -> tuple[Array, Array, Array]:
        """Return payouts at a sale and at an IPO, (n_holders, n) each, and the IPO's chance."""
        chance = np.interp(np.log(exits), np.log(self.chance.company_values), self.chance.shares)
        return _far(self.sale, exits), _far(self.ipo, exits), chance

    def mean(self, exit_value: float) -> Array:
        """Return what holders are paid on average over both kinds of exit, (n_holders,)."""
        sale, listed, chance = self.both(np.array([exit_value]))
        paid: Array = (1.0 - chance[0]) * sale[:, 0] + chance[0] * listed[:, 0]
        return paid

    def kinks(self) -> Array:
        """Return the exit values above 0 at which anything bends, ascending."""
        knots = np.unique([*self.sale.exits, *self.ipo.exits, *self.chance.company_values])
        return knots[knots > 0.0]


def _far(flow: Waterfall, exits: Array) -> Array:
    """Return payouts, beyond the largest exit value along the last slope."""
    near = np.minimum(exits, 1e13)
    beyond: Array = flow.at(near) + np.multiply.outer(flow.slopes[:, -1], exits - near)
    return beyond


def drawn_exits(law: ExitLaw, company_value: float, n: int, seed: int) -> tuple[Array, Array]:
    """Return exit times and values, drawn plainly."""
    rng = np.random.default_rng(seed)
    years = rng.exponential(1.0 / law.exit_rate_per_year, n)
    spread = law.volatility_per_year
    shock = spread * np.sqrt(years) * rng.standard_normal(n)
    return years, company_value * np.exp((law.drift_per_year - 0.5 * spread**2) * years + shock)


def drawn_payoffs(
    table: CapTable, law: ExitLaw, company_value: float, n: int, seed: int
) -> tuple[Array, Array]:
    """Return exit times, (n,), and what each holder is paid, (n_holders, n)."""
    years, exits = drawn_exits(law, company_value, n, seed)
    sale, listed, chance = Payoffs.of(table).both(exits)
    is_ipo = np.random.default_rng((seed, 1)).random(n) < chance
    return years, np.where(is_ipo, listed, sale)


@st.composite
def tables(draw: st.DrawFn) -> CapTable:
    """Draw a table with up to three classes, options, a note and debt."""
    millions = st.floats(0.5, 50.0).map(lambda count: count * 1e6)

    def preferred(name: str) -> Preferred:
        kind = draw(st.sampled_from(["none", "full", "capped"]))
        multiple = draw(st.sampled_from([0.0, 1.0, 1.5, 3.0]))
        return Preferred(
            name,
            draw(millions),
            draw(st.floats(0.1, 20.0)),
            liquidation_multiple=multiple,
            participation=kind,
            participation_cap=multiple + 1.0 if kind == "capped" else None,
            rank=draw(st.integers(0, 2)),
            ipo_ratchet=draw(st.sampled_from([0.0, 1.0])),
            ipo_veto_below=draw(st.sampled_from([0.0, 2e8, 1e9])),
        )

    note = Convertible("note", draw(millions), valuation_cap=draw(st.sampled_from([None, 5e8])))
    return CapTable(
        draw(millions),
        tuple(preferred(name) for name in "ABC"[: draw(st.integers(0, 3))]),
        (OptionBlock("options", draw(millions), draw(st.floats(0.0, 10.0))),),
        (note,) if draw(st.booleans()) else (),
        debt=draw(st.sampled_from([0.0, 1e7])),
    )


@st.composite
def laws(draw: st.DrawFn) -> ExitLaw:
    """Draw a law whose discounted mean is finite, with a margin."""
    exit_rate, discount = draw(st.floats(0.05, 2.0)), draw(st.floats(0.0, 0.2))
    drift = draw(st.floats(-0.5, 0.95)) * (exit_rate + discount)
    return ExitLaw(draw(st.floats(0.0, 2.0)), drift, exit_rate, discount)

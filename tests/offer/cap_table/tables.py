"""Random cap tables for tests: small round ones that hit ties, and wild ones of every size."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred

some = st.integers(1, 40).map(float)


@st.composite
def preferred_classes(draw: st.DrawFn, name: str = "A") -> Preferred:
    kind = draw(st.sampled_from(["none", "full", "capped"]))
    multiple = draw(st.sampled_from([0.0, 1.0, 1.0, 1.5, 2.0]))
    room = draw(st.sampled_from([0.0, 0.5, 1.0, 2.0])) if kind == "capped" else None
    return Preferred(
        name,
        shares=draw(some),
        issue_price=float(draw(st.integers(1, 8))),
        liquidation_multiple=multiple,
        participation=kind,
        participation_cap=None if room is None else multiple + room,
        conversion_ratio=draw(st.sampled_from([0.5, 1.0, 1.0, 1.3, 2.0])),
        rank=draw(st.integers(0, 2)),
        accrued_dividends=draw(st.sampled_from([0.0, 0.0, 7.0])),
        ipo_ratchet=draw(st.sampled_from([0.0, 0.0, 1.0, 1.5])),
        ipo_veto_below=draw(st.sampled_from([0.0, 100.0, 300.0])),
    )


@st.composite
def option_blocks(draw: st.DrawFn, name: str = "options") -> OptionBlock:
    return OptionBlock(name, draw(some), float(draw(st.integers(0, 8))))


@st.composite
def convertibles(draw: st.DrawFn, name: str = "safe") -> Convertible:
    return Convertible(
        name,
        draw(some),
        valuation_cap=draw(st.sampled_from([None, 250.0, 400.0, 1000.0])),
        cap_basis=draw(st.sampled_from(["post_money", "pre_money"])),
        discount=draw(st.sampled_from([0.0, 0.2, 0.5])),
        interest_per_year=draw(st.sampled_from([0.0, 0.1])),
        years_outstanding=draw(st.sampled_from([1.0, 2.0])),
        repayment_multiple=draw(st.sampled_from([0.0, 1.0, 1.0, 2.0])),
        rank=draw(st.integers(-1, 1)),
        is_note=draw(st.booleans()),
    )


@st.composite
def tables(draw: st.DrawFn, most_holders: int = 4) -> CapTable:
    """Draw a table with few holders beside common shares, money from 0 to some hundreds."""
    kinds = draw(st.lists(st.sampled_from("PPPOOC"), min_size=1, max_size=most_holders))
    return CapTable(
        draw(some),
        tuple(draw(preferred_classes(f"P{i}")) for i, kind in enumerate(kinds) if kind == "P"),
        tuple(draw(option_blocks(f"O{i}")) for i, kind in enumerate(kinds) if kind == "O"),
        tuple(draw(convertibles(f"C{i}")) for i, kind in enumerate(kinds) if kind == "C"),
        unissued_pool=draw(st.sampled_from([0.0, 10.0])),
        debt=draw(st.sampled_from([0.0, 0.0, 20.0])),
    )


def sizes(low: int, high: int) -> st.SearchStrategy[float]:
    """Draw numbers from 10^low to 10^high, each power of ten as often as the next."""
    return st.builds(
        lambda power, first: first * 10.0**power, st.integers(low, high - 1), st.floats(1, 9.99)
    )


@st.composite
def wild_tables(draw: st.DrawFn) -> CapTable:
    """Draw a table whose counts and prices differ by many powers of ten."""
    table = draw(tables(most_holders=5))
    return replace(
        table,
        common_shares=draw(sizes(-3, 12)),
        preferred=tuple(
            replace(
                one,
                shares=draw(sizes(-3, 12)),
                issue_price=draw(sizes(-6, 9)),
                conversion_ratio=draw(sizes(-4, 4)),
                accrued_dividends=draw(st.one_of(st.just(0.0), sizes(-2, 12))),
            )
            for one in table.preferred
        ),
        options=tuple(
            replace(one, options=draw(sizes(-3, 12)), strike=draw(sizes(-6, 9)))
            for one in table.options
        ),
        convertibles=tuple(_wild(draw, one) for one in table.convertibles),
        debt=draw(st.one_of(st.just(0.0), sizes(-2, 12))),
    )


def _wild(draw: st.DrawFn, one: Convertible) -> Convertible:
    amount = draw(sizes(-2, 9))
    owned = draw(sizes(-4, -1))  # five of them stay below the whole company
    capped = one.valuation_cap is not None
    return replace(one, amount=amount, valuation_cap=amount / owned if capped else None)


def in_money(table: CapTable, factor: float) -> CapTable:
    """Return a table in another currency: every amount of money times a factor."""
    return replace(
        table,
        preferred=tuple(
            _times(one, factor, "issue_price", "accrued_dividends", "ipo_veto_below")
            for one in table.preferred
        ),
        options=tuple(_times(one, factor, "strike") for one in table.options),
        convertibles=tuple(
            _times(one, factor, "amount", "valuation_cap") for one in table.convertibles
        ),
        debt=table.debt * factor,
    )


def _times(one: Any, factor: float, *fields: str) -> Any:
    values = {field: getattr(one, field) for field in fields}
    return replace(
        one, **{field: value * factor for field, value in values.items() if value is not None}
    )

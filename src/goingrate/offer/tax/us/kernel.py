"""A year of federal and state taxes, compiled, for use inside simulations.

The rules are those of `year.us_year`, which define it; a test holds both to the same cents. Here
nothing is explained to the reader of a return, and what is surely 0 is not worked out: gains of the
AMT and its tax are computed apart only where they can differ from those of the regular tax.

The compiler's cache goes by the text of this file alone, so `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.tax.us.kernel_states import StateYear, on_schedule, state_taxes
from goingrate.offer.tax.us.tables import UsTables

Array = NDArray[np.float64]

#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "0f3ce7494c17e53b"
#: Households that a thread takes at a time.
_PIECE: Final = 16_384

# Built into its callers, which halves the time of a year.
_part = njit(error_model="numpy", forceinline=True)


class Net(NamedTuple):
    """Gains of a year after netting; `deducted` of the losses comes off other income."""

    short: float
    long: float
    gain_28: float
    deducted: float
    short_loss: float
    long_loss: float


class Owed(NamedTuple):
    """What follows from a choice of deduction: tax before the NIIT, and what the carry needs."""

    tax: float
    credit_left: float
    taxable: float
    amti: float
    minimum_binds: bool


@_part
def _net_gains(
    short_gain: float, long_gain: float, gain_28: float, short_loss: float, long_loss: float,
    limit: float,
) -> Net:  # fmt: skip  # pragma: no cover (compiled)
    short = short_gain - short_loss
    long = long_gain + gain_28 - long_loss
    net = short + long
    if net < 0.0:
        lost_short = max(-short - max(long, 0.0), 0.0)
        lost_long = max(-long - max(short, 0.0), 0.0)
        return Net(0.0, 0.0, 0.0, min(-net, limit), lost_short, lost_long)
    net_long = max(long + min(short, 0.0), 0.0)
    rate_gain = min(max(gain_28 - long_loss + min(short, 0.0), 0.0), net_long)
    return Net(max(short + min(long, 0.0), 0.0), net_long, rate_gain, 0.0, 0.0, 0.0)


@_part
def _income(gains: Net) -> float:  # pragma: no cover (compiled)
    return gains.short + gains.long - gains.deducted


@_part
def _carried(gains: Net, taxable: float) -> tuple[float, float]:  # pragma: no cover (compiled)
    """Return the losses left; a deduction without income to take it from uses none up."""
    used = gains.deducted - min(max(-taxable, 0.0), gains.deducted)
    from_short = min(gains.short_loss, used)
    return gains.short_loss - from_short, max(gains.long_loss - (used - from_short), 0.0)


@_part
def _itemized(others: float, state: float, agi: float, law: Any) -> float:  # pragma: no cover
    """Return itemized deductions: state taxes within their cap, and all others."""
    over = max(agi - law.salt_phase_out_start, 0.0)
    cap = max(law.salt_cap - law.salt_phase_out_rate * over, law.salt_floor)
    whole = min(state, cap) + others
    return whole - law.itemized_limit_rate * min(whole, max(agi - law.top_start, 0.0))


@_part
def _regular_tax(
    taxable: float, gains: Net, law: Any
) -> tuple[float, float, float]:  # pragma: no cover (compiled)
    """Return the tax, what the schedule taxes, and taxable income less adjusted net gain."""
    income = max(taxable, 0.0)
    on_all = on_schedule(income, law)
    if gains.long == 0.0:
        return on_all, income, income
    adjusted = gains.long - gains.gain_28
    below_gains = max(income - adjusted, 0.0)
    below_25_percent = min(income, law.below_25_percent)
    a = max(income - gains.long, min(below_25_percent, below_gains), 0.0)
    gain = min(adjusted, income)
    b = min(gain, max(min(income, law.zero_end) - below_gains, 0.0))
    c = min(gain - b, max(min(income, law.fifteen_end) - (a + b), 0.0))
    stacked = (
        on_schedule(a, law)
        + law.zero_rate * b
        + law.fifteen_rate * c
        + law.twenty_rate * (gain - b - c)
        + law.gain_28_rate * max(income - a - gain, 0.0)
    )
    return min(stacked, on_all), a, below_gains


@_part
def _on_amt_schedule(amount: float, law: Any) -> float:  # pragma: no cover (compiled)
    low = law.amt_low_rate * min(amount, law.amt_high_start)
    return low + law.amt_high_rate * max(amount - law.amt_high_start, 0.0)


@_part
def _amti(income: float, law: Any) -> float:  # pragma: no cover (compiled)
    """Return AMTI with what spouses filing separately add; nothing is added for others."""
    added = law.amt_phase_out_rate * max(income - law.separate_start, 0.0)
    return income + min(added, law.amt_exemption)


@_part
def _tentative_tax(
    amti: float, adjusted: float, ordinary: float, below_gains: float, law: Any
) -> float:  # pragma: no cover (compiled)
    """Return the tentative minimum tax; `adjusted` net capital gain has rates of its own."""
    lost = law.amt_phase_out_rate * max(amti - law.amt_phase_out_start, 0.0)
    excess = max(amti - max(law.amt_exemption - lost, 0.0), 0.0)
    on_all = _on_amt_schedule(excess, law)
    if adjusted <= 0.0:
        return on_all
    gain = min(adjusted, excess)
    zero_room = max(law.zero_end - below_gains, 0.0)
    zero = min(gain, zero_room)
    fifteen = min(gain - zero, max(law.fifteen_end - zero_room - ordinary, 0.0))
    stacked = (
        _on_amt_schedule(excess - gain, law)
        + law.zero_rate * zero
        + law.fifteen_rate * fifteen
        + law.twenty_rate * (gain - zero - fifteen)
    )
    return min(stacked, on_all)


@_part
def _owed(
    deduction: float, amt_deduction: float, agi: float, deferral: float, same: bool, gains: Net,
    amt_gains: Net, credit: float, law: Any,
) -> Owed:  # fmt: skip  # pragma: no cover (compiled)
    """Return regular tax and AMT, less the credit for earlier AMT.

    `same`: the AMT knows no other income and gains than the regular tax, so that its tax is that on
    exclusion items.
    """
    taxable = agi - deduction
    regular, ordinary, below_gains = _regular_tax(taxable, gains, law)
    amti = _amti(agi - amt_deduction, law)
    adjusted = gains.long - gains.gain_28
    tentative = _tentative_tax(amti, adjusted, ordinary, below_gains, law)
    on_exclusions = max(tentative - regular, 0.0)
    if not same:
        amti = _amti(agi - amt_deduction + deferral, law)
        adjusted = amt_gains.long - amt_gains.gain_28
        tentative = _tentative_tax(amti, adjusted, ordinary, below_gains, law)
    amt = max(tentative - regular, 0.0)
    used = min(credit, max(regular - tentative, 0.0))
    left = max(credit - used + amt - on_exclusions, 0.0)
    return Owed(regular + amt - used, left, taxable, amti, tentative > regular - credit)


@_part
def _payroll(wages: float, spouse_wages: float, law: Any) -> float:  # pragma: no cover (compiled)
    pay = wages + spouse_wages
    base = law.social_security_base
    return (
        law.social_security_rate * (min(wages, base) + min(spouse_wages, base))
        + law.medicare_rate * pay
        + law.additional_medicare_rate * max(pay - law.additional_medicare_start, 0.0)
    )


@_part
def _federal(
    itemized: float, state: float, agi: float, deferral: float, same: bool, gains: Net,
    amt_gains: Net, credit: float, law: Any,
) -> Owed:  # fmt: skip  # pragma: no cover (compiled)
    """Return what is owed with the deduction that is chosen.

    To itemize less than the standard deduction raises the regular tax, so it is tried only where
    the minimum tax is what counts.
    """
    listed = _itemized(itemized, state, agi, law)
    larger = listed > law.standard_deduction
    deduction = listed if larger else law.standard_deduction
    amt_deduction = itemized if larger else 0.0
    owed = _owed(deduction, amt_deduction, agi, deferral, same, gains, amt_gains, credit, law)
    if larger or itemized <= 0.0 or not owed.minimum_binds:
        return owed
    other = _owed(listed, itemized, agi, deferral, same, gains, amt_gains, credit, law)
    return other if other.tax < owed.tax else owed


@njit(cache=True, error_model="numpy")
def us_year_total(
    y: int, wages: float, spouse_wages: float, other_compensation: float, interest: float,
    short_gain: float, long_gain: float, gain_28: float, excluded_gain: float, iso_spread: float,
    amt_gain_adjustment: float, itemized: float, carry: Array, tables: UsTables,
) -> tuple[float, float, float, float]:  # fmt: skip  # pragma: no cover (compiled)
    """Return a year's federal income tax (with AMT and NIIT), payroll tax, state's, state payroll.

    Parameters
    ----------
    y
        Row of the tables, from 0.
    wages, ..., itemized
        The fields of `UsIncome` in their order; not checked.
    carry
        Those of `UsCarry` in their order, shape (6,): read, then changed to what goes on into the
        next year.
    """
    law: Any = tables.federal[y]
    limit = law.capital_loss_limit
    gains = _net_gains(short_gain, long_gain, gain_28, carry[0], carry[1], limit)
    same = iso_spread == 0.0 and amt_gain_adjustment == 0.0
    same = same and carry[0] == carry[2] and carry[1] == carry[3]
    amt_gains = gains
    if not same:
        for_amt = long_gain + amt_gain_adjustment
        amt_gains = _net_gains(short_gain, for_amt, gain_28, carry[2], carry[3], limit)
    gain_income = _income(gains)
    agi = wages + spouse_wages + other_compensation + interest + gain_income
    deferral = iso_spread + _income(amt_gains) - gain_income
    year = StateYear(
        wages, spouse_wages, interest, agi, gains.long, long_gain + gain_28, carry[1],
        excluded_gain, itemized, deferral, carry[5],
    )  # fmt: skip
    state, state_payroll, carry[5] = state_taxes(y, year, tables)
    owed = _federal(
        itemized, state + state_payroll, agi, deferral, same, gains, amt_gains, carry[4], law
    )
    carry[4] = owed.credit_left
    carry[0], carry[1] = _carried(gains, owed.taxable)
    carry[2], carry[3] = _carried(amt_gains, owed.amti)
    invested = max(interest + gain_income, 0.0)
    niit = law.niit_rate * min(invested, max(agi - law.niit_start, 0.0))
    return owed.tax + niit, _payroll(wages, spouse_wages, law), state, state_payroll


@njit(cache=True, error_model="numpy", nogil=True)
def _fill_totals(
    first: int, end: int, years: NDArray[np.int64], income: Array, carry: Array,
    tables: UsTables, taxes: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    for i in range(first, end):
        taxes[i, 0], taxes[i, 1], taxes[i, 2], taxes[i, 3] = us_year_total(
            years[i], income[i, 0], income[i, 1], income[i, 2], income[i, 3], income[i, 4],
            income[i, 5], income[i, 6], income[i, 7], income[i, 8], income[i, 9], income[i, 10],
            carry[i], tables,
        )  # fmt: skip


def us_totals(
    years: NDArray[np.int64], income: Array, carry: Array, tables: UsTables, *, n_threads: int = 2
) -> Array:
    """Return the taxes of many households, shape (n, 4): see `us_year_total`.

    Parameters
    ----------
    years
        Row of the tables for each household, shape (n,).
    income
        The fields of `UsIncome` in their order, shape (n, 11).
    carry
        Those of `UsCarry`, shape (n, 6); changed in place.
    """
    n = years.size
    taxes = np.empty((n, 4))

    def fill(first: int) -> None:
        _fill_totals(first, min(first + _PIECE, n), years, income, carry, tables, taxes)

    with ThreadPoolExecutor(n_threads) as pool:
        list(pool.map(fill, range(0, n, _PIECE)))
    return taxes

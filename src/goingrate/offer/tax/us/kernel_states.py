"""The taxes of states, compiled: the rules of `california`, `new_york`, `washington` and others.

They are built into `kernel`, by whose text the compiler's cache goes: see `BUILT_IN` there.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from goingrate.offer.tax.us.tables import (
    CALIFORNIA,
    INTEREST_ONLY,
    NEW_YORK,
    ROWS,
    WASHINGTON,
    WIDTH,
    UsTables,
)

# Built into its callers, which halves the time of a year.
_part = njit(error_model="numpy", forceinline=True)


class StateYear(NamedTuple):
    """What a state reads of a year: pay by earner, federal figures, what the AMT counts otherwise.

    `gains` is what capital gains add to federal income, `long` the net long-term part; `net_long`
    and `long_loss` are those before netting. `deferral` is what the AMT counts in another year.
    """

    wages: float
    spouse_wages: float
    interest: float
    federal_agi: float
    long: float
    net_long: float
    long_loss: float
    excluded_gain: float
    itemized: float
    deferral: float
    credit: float


@_part
def on_schedule(amount: float, law: Any) -> float:  # pragma: no cover (compiled)
    """Return the tax of a schedule; nothing below 0."""
    taxed = max(amount, 0.0)
    k = 0
    for j in range(1, WIDTH):
        k += taxed > law.starts[j]
    return law.taxes[k] + law.rates[k] * (taxed - law.starts[k])


@_part
def state_taxes(
    y: int, year: StateYear, tables: UsTables
) -> tuple[float, float, float]:  # pragma: no cover (compiled)
    """Return income tax, contributions from wages, and the credit for earlier AMT that is left."""
    law: Any = tables.state[y]
    if tables.place == CALIFORNIA:
        return _california(year, law)
    if tables.place == NEW_YORK:
        return (*_new_york(year, law), year.credit)
    if tables.place == WASHINGTON:
        return (*_washington(year, law), year.credit)
    if tables.place == INTEREST_ONLY:
        taxable = max(year.interest - law.interest_exemption, 0.0)
        return law.interest_rate * taxable, 0.0, year.credit
    return 0.0, 0.0, year.credit


@_part
def _california(year: StateYear, law: Any) -> tuple[float, float, float]:  # pragma: no cover
    agi = year.federal_agi + year.excluded_gain
    high = max(year.federal_agi - law.high_income_start, 0.0)
    lost = min(law.itemized_phase_out_rate * high, law.itemized_most_lost * year.itemized)
    allowed, for_amt = law.standard_deduction, 0.0
    if year.itemized - lost > law.standard_deduction:
        allowed, for_amt = year.itemized - lost, year.itemized
    taxable = max(agi - allowed, 0.0)
    regular = on_schedule(taxable, law)
    steps = np.ceil(high / law.exemption_phase_out_step)
    each = max(law.exemption_credit - law.exemption_phase_out_amount * steps, 0.0)
    exemption = min(law.exemption_count * each, regular)
    on_exclusions = _california_minimum(agi - for_amt, law)
    tentative = on_exclusions
    if year.deferral != 0.0:
        tentative = _california_minimum(agi - for_amt + year.deferral, law)
    amt = max(tentative - regular, 0.0)
    earned = max(amt - max(on_exclusions - regular, 0.0), 0.0)
    used = min(year.credit, max(regular - exemption - tentative, 0.0))
    surtax = law.mental_health_rate * max(taxable - law.mental_health_start, 0.0)
    insured = min(year.wages, law.sdi_wage_base) + min(year.spouse_wages, law.sdi_wage_base)
    return (
        regular - exemption + amt - used + surtax,
        law.sdi_rate * insured,
        year.credit - used + earned,
    )


@_part
def _california_minimum(amt_income: float, law: Any) -> float:  # pragma: no cover (compiled)
    """Return the tentative minimum tax."""
    gone = law.amt_phase_out_rate * max(amt_income - law.amt_phase_out_start, 0.0)
    if law.separate > 0.0:
        amt_income += min(max(gone - law.amt_exemption, 0.0), law.amt_exemption)
    return law.amt_rate * max(amt_income - max(law.amt_exemption - gone, 0.0), 0.0)


@_part
def _new_york(year: StateYear, law: Any) -> tuple[float, float]:  # pragma: no cover (compiled)
    agi = year.federal_agi
    first = max(agi - law.itemized_cut_start, 0.0) / law.itemized_cut_phase_in
    second = max(agi - law.itemized_second_cut_start, 0.0) / law.itemized_cut_phase_in
    lost = min(first, 1.0) + min(second, 1.0)
    if agi > law.itemized_third_cut_start:
        lost += 1.0
    kept = year.itemized * (1.0 - law.itemized_cut * lost)
    taxable = max(agi - max(kept, law.standard_deduction), 0.0)
    regular = on_schedule(taxable, law)
    payroll = (
        min(law.disability_rate * year.wages, law.disability_most)
        + min(law.disability_rate * year.spouse_wages, law.disability_most)
        + min(law.family_leave_rate * year.wages, law.family_leave_most)
        + min(law.family_leave_rate * year.spouse_wages, law.family_leave_most)
    )
    return regular + _recapture(taxable, agi, regular, law), payroll


@_part
def _recapture(taxable: float, agi: float, regular: float, law: Any) -> float:  # pragma: no cover
    if agi > law.flat_tax_start:
        return max(law.flat_tax_rate * taxable - regular, 0.0)
    row = 0
    for k in range(1, ROWS):
        row += taxable > law.above[k]
    benefit = law.benefit[row]
    if row == 0 and taxable < law.last_start_of_row:
        benefit = law.last_rate_of_row * taxable - regular
    excess = agi - max(law.above[row], law.recapture_start)
    return law.base[row] + benefit * min(max(excess / law.recapture_phase_in, 0.0), 1.0)


@_part
def _washington(year: StateYear, law: Any) -> tuple[float, float]:  # pragma: no cover (compiled)
    gain = max(year.net_long - year.long_loss - law.gains_deduction, 0.0)
    on_gains = on_schedule(gain, law)
    base = year.federal_agi
    if on_gains == 0.0:
        base -= year.long
    excess = max(base - law.high_income_deduction, 0.0)
    above_million = max(law.high_income_rate * excess - on_gains, 0.0)
    cap = law.family_leave_wage_base
    insured = min(year.wages, cap) + min(year.spouse_wages, cap)
    leave = law.family_leave_rate * law.family_leave_employee_share * insured
    care = law.long_term_care_rate * (year.wages + year.spouse_wages)
    return on_gains + above_million, leave + care

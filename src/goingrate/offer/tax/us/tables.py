"""The law of a run of years as rows of numbers, for the compiled year.

A row has the parameters under the names that they have in the book, so that the compiled rules in
`kernel` and `kernel_states` read like the plain ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.tax.book import Brackets, LawYear

#: Brackets that a schedule may have, and rows of New York's recapture.
WIDTH: Final = 10
ROWS: Final = 6
#: Whose rules a state follows; without a law there is no state tax.
NO_STATE, CALIFORNIA, NEW_YORK, WASHINGTON, INTEREST_ONLY = range(5)
_PLACES: Final[Mapping[str, int]] = {
    "us-ca": CALIFORNIA,
    "us-ny": NEW_YORK,
    "us-wa": WASHINGTON,
    "us-none": INTEREST_ONLY,
    "us-nh": INTEREST_ONLY,
    "us-tn": INTEREST_ONLY,
}
_FEDERAL: Final = (
    "gain_28_rate",
    "standard_deduction",
    "salt_cap",
    "salt_phase_out_start",
    "salt_phase_out_rate",
    "salt_floor",
    "itemized_limit_rate",
    "amt_exemption",
    "amt_phase_out_start",
    "amt_phase_out_rate",
    "capital_loss_limit",
    "niit_rate",
    "niit_start",
    "social_security_rate",
    "social_security_base",
    "medicare_rate",
    "additional_medicare_rate",
    "additional_medicare_start",
)
#: What follows from the law of a year: bands of gains; the schedule of the AMT, which has two
#: rates; from where spouses filing separately add to AMTI (never, for others); the income up to
#: which all rates are below 25%; the start of the highest rate.
_FEDERAL_DERIVED: Final = (
    "zero_end",
    "fifteen_end",
    "zero_rate",
    "fifteen_rate",
    "twenty_rate",
    "amt_low_rate",
    "amt_high_rate",
    "amt_high_start",
    "separate_start",
    "below_25_percent",
    "top_start",
)
_STATE: Final[Mapping[int, tuple[str, ...]]] = {
    CALIFORNIA: (
        "standard_deduction",
        "exemption_credit",
        "exemption_count",
        "high_income_start",
        "exemption_phase_out_step",
        "exemption_phase_out_amount",
        "itemized_phase_out_rate",
        "itemized_most_lost",
        "mental_health_rate",
        "mental_health_start",
        "amt_rate",
        "amt_exemption",
        "amt_phase_out_start",
        "amt_phase_out_rate",
        "capital_loss_limit",
        "sdi_rate",
        "sdi_wage_base",
    ),
    NEW_YORK: (
        "standard_deduction",
        "itemized_cut_start",
        "itemized_second_cut_start",
        "itemized_third_cut_start",
        "itemized_cut_phase_in",
        "itemized_cut",
        "recapture_start",
        "recapture_phase_in",
        "flat_tax_start",
        "flat_tax_rate",
        "disability_rate",
        "disability_most",
        "family_leave_rate",
        "family_leave_most",
    ),
    WASHINGTON: (
        "gains_deduction",
        "high_income_rate",
        "high_income_deduction",
        "family_leave_rate",
        "family_leave_employee_share",
        "family_leave_wage_base",
        "long_term_care_rate",
    ),
    INTEREST_ONLY: ("interest_rate", "interest_exemption"),
}
#: Which brackets of a state are its schedule.
_SCHEDULE: Final[Mapping[int, str]] = {
    CALIFORNIA: "ordinary_brackets",
    NEW_YORK: "ordinary_brackets",
    WASHINGTON: "gains_brackets",
}
#: Whether spouses file separately; the last bracket within the first row of the recapture.
_STATE_DERIVED: Final = ("separate", "last_start_of_row", "last_rate_of_row")
_STATE_NAMES: Final = tuple(sorted({name for names in _STATE.values() for name in names}))
#: A schedule: where its brackets start, the tax there, the rates above.
_OF_SCHEDULE: Final = [(name, np.float64, (WIDTH,)) for name in ("starts", "taxes", "rates")]
_FEDERAL_ROW: Final = np.dtype(
    [*((name, np.float64) for name in (*_FEDERAL, *_FEDERAL_DERIVED)), *_OF_SCHEDULE]
)
_STATE_ROW: Final = np.dtype(
    [
        *((name, np.float64) for name in (*_STATE_NAMES, *_STATE_DERIVED)),
        *_OF_SCHEDULE,
        *((name, np.float64, (ROWS,)) for name in ("above", "base", "benefit")),
    ]
)


class UsTables(NamedTuple):
    """The law of consecutive years for one filing status, by year.

    Parameters
    ----------
    place
        Whose rules the state follows: `NO_STATE`, `CALIFORNIA`, ...
    federal, state
        Structured arrays, shape (n_years,). Fields have the names of the parameters; those that a
        place does not know are 0.
    """

    place: int
    federal: NDArray[np.void]
    state: NDArray[np.void]


def us_tables(federals: Sequence[LawYear], states: Sequence[LawYear] | None) -> UsTables:
    """Return the rows of the years, in their order.

    Parameters
    ----------
    federals, states
        Years of the book `us` and of a state's, of the same years and filing status; no states: no
        tax on income there.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("us").at(2026, status="single")
    >>> us_tables([law], None).federal["taxes"][0, :3]
    array([   0., 1240., 5800.])
    """
    federal = np.zeros(len(federals), _FEDERAL_ROW)
    for row, law in zip(federal, federals, strict=True):
        _fill_federal(row, law)
    state = np.zeros(len(federals), _STATE_ROW)
    if states is None:
        return UsTables(NO_STATE, federal, state)
    place = _PLACES[states[0].book.place]
    for row, law in zip(state, states, strict=True):
        _fill_state(row, place, law)
    if place == CALIFORNIA and (state["capital_loss_limit"] != federal["capital_loss_limit"]).any():
        raise ValueError("the compiled rules know one limit for capital losses")
    return UsTables(place, federal, state)


def _fill_federal(row: Any, law: LawYear) -> None:
    for name in _FEDERAL:
        row[name] = law.number(name)
    schedule = law.brackets("ordinary_brackets")
    _fill_schedule(row, schedule)
    row["top_start"] = schedule.starts[-1]
    starts = zip(schedule.starts, schedule.rates, strict=True)
    row["below_25_percent"] = next((start for start, rate in starts if rate >= 0.25), np.inf)
    gains, amt = law.brackets("long_term_brackets"), law.brackets("amt_brackets")
    _, row["zero_end"], row["fifteen_end"] = gains.starts
    row["zero_rate"], row["fifteen_rate"], row["twenty_rate"] = gains.rates
    _, row["amt_high_start"] = amt.starts
    row["amt_low_rate"], row["amt_high_rate"] = amt.rates
    row["separate_start"] = np.inf
    if law.status == "married_separate":
        gone_after = row["amt_exemption"] / row["amt_phase_out_rate"]
        row["separate_start"] = row["amt_phase_out_start"] + gone_after


def _fill_state(row: Any, place: int, law: LawYear) -> None:
    for name in _STATE[place]:
        row[name] = law.number(name)
    row["separate"] = float(law.status == "married_separate")
    if place in _SCHEDULE:
        _fill_schedule(row, law.brackets(_SCHEDULE[place]))
    if place == NEW_YORK:
        _fill_recapture(row, law)


def _fill_schedule(row: Any, schedule: Brackets) -> None:
    n = len(schedule.starts)
    row["starts"] = np.inf
    row["starts"][:n], row["rates"][:n] = schedule.starts, schedule.rates
    row["taxes"][:n] = [schedule.tax(start) for start in schedule.starts]


def _fill_recapture(row: Any, law: LawYear) -> None:
    """Fill the rows of the recapture, and the last bracket that starts within the first one."""
    rows = law.rows("recapture")
    row["above"] = np.inf
    for k, values in enumerate(rows):
        row["above"][k], row["base"][k], row["benefit"][k] = values
    schedule = law.brackets("ordinary_brackets")
    steps = zip(schedule.starts, schedule.rates, strict=True)
    last = max(step for step in steps if step[0] < rows[1][0])
    row["last_start_of_row"], row["last_rate_of_row"] = last

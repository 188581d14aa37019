"""States without a book of law here: their income tax as the library tenforty reckons it.

The library is optional (`pip install tenforty`; its wheel holds compiled GPL code, so nothing here
asks for it) and is imported where it is used. Of its two engines only the one that it calls `graph`
is asked: it knows the law of 2024 and 2025 of every state. The other one (Open Tax Solver) knows
eight to eleven states, three of them before 2023, and leaves gains out in Massachusetts, New Jersey
and Pennsylvania. What is known to be missing in version 2025.12, percentages being those to another
program at $120,000 to $1.5 million of pay:

- contributions from wages (disability, family leave) and taxes of counties and cities;
- an alternative minimum tax of the state, so nothing is due on ISOs exercised and held;
- losses carried from earlier years; gains that section 1202 excludes where the state taxes them;
- itemizing: the state's standard deduction is taken;
- personal exemptions and phase-outs of several states: mostly within 3%, but off by up to 13% in
  Connecticut, 18% in Utah, 9% in Maine and Rhode Island, 8% in Oregon (below $125,000 of pay),
  7% in Arkansas and Colorado;
- lower rates on gains (`_TAXES_GAINS_LESS`): too high there; the higher rate on short-term gains in
  Massachusetts: too low;
- the deduction of federal tax in Alabama, whose tax comes out a third or more too high: refused.

Amounts are to the cent: the tables in steps that states print for low incomes are not followed.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import Source
from goingrate.offer.tax.us.income import StateTax, Status, UsIncome
from goingrate.offer.tax.working import Line

#: The years whose law the library knows.
FIRST_YEAR: Final = 2024
LAST_YEAR: Final = 2025
#: Every state with an income tax but those that have a book of law here, and but Alabama.
STATES: Final = (
    "AR", "AZ", "CO", "CT", "DC", "DE", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
    "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NJ", "NM", "OH", "OK", "OR", "PA",
    "RI", "SC", "UT", "VA", "VT", "WI", "WV",
)  # fmt: skip

#: Part of a long-term gain is left out, or it has a rate of its own; the library knows neither.
_TAXES_GAINS_LESS: Final = frozenset({"AR", "AZ", "HI", "MO", "MT", "ND", "NM", "SC", "VT", "WI"})
_TAXES_SHORT_GAINS_MORE: Final = frozenset({"MA"})
_HAS_A_MINIMUM_TAX: Final = frozenset({"CO", "CT", "MN"})
_TAXES_EXCLUDED_GAINS: Final = frozenset({"HI", "MS", "NJ", "PA"})
#: A loss of one kind of income reduces no other kind.
_KEEPS_LOSSES_APART: Final = frozenset({"NJ", "PA"})
#: One rate on every kind of income, but the library does not read gains: they go in as interest.
_GAINS_ARE_NOT_READ: Final = frozenset({"PA"})

_STATUSES: Final[dict[Status, str]] = {
    "single": "Single",
    "married_joint": "Married/Joint",
    "married_separate": "Married/Sep",
    "head_of_household": "Head_of_House",
    "surviving_spouse": "Widow(er)",
}
_PUBLICATION: Final = "tenforty (Python library), engine graph"
_ADDRESS: Final = "https://github.com/mmacpherson/tenforty"


def other_state_tax(state: str, year: int, status: Status, income: UsIncome) -> StateTax:
    """Return what a state without a book of law here takes from one household in one year.

    Only `income_tax` is reckoned: `payroll` and `amt_credit` are 0. `other_state_gaps` says what
    is missing for this household.

    Parameters
    ----------
    state
        Two letters, one of `STATES`.
    year
        From `FIRST_YEAR` to `LAST_YEAR`; for later years give amounts at the prices of the last.
    status, income
        As for the federal taxes. Gains are net of losses carried from earlier years.

    Raises
    ------
    OutOfRange
        If the state or the year is not one that the library knows well enough.
    InputError
        If the library is not installed, or without its engine `graph`.
    """
    _check(state, year)
    tax = _reckoned(_inputs(state, year, status, income))
    source = Source(f"{state} income tax", _PUBLICATION, _ADDRESS)
    return StateTax(
        income_tax=tax,
        payroll=0.0,
        amt_credit=0.0,
        lines=(
            Line("levy.other.tax", tax, "tax", source),
            Line("levy.other.income_tax", tax, "total", source),
        ),
    )


def other_state_gaps(state: str, income: UsIncome) -> tuple[Phrase, ...]:
    """Return what `other_state_tax` leaves out for a household, each gap as one sentence."""
    gaps = {
        "levy.other.gap": True,
        "levy.other.gap_gains_less": state in _TAXES_GAINS_LESS and _long_gain(income) > 0.0,
        "levy.other.gap_short_more": state in _TAXES_SHORT_GAINS_MORE and income.short_gain > 0.0,
        "levy.other.gap_minimum_tax": state in _HAS_A_MINIMUM_TAX and income.iso_spread > 0.0,
        "levy.other.gap_excluded": state in _TAXES_EXCLUDED_GAINS and income.excluded_gain > 0.0,
        "levy.other.gap_itemized": income.itemized_deductions > 0.0,
    }
    return tuple(Phrase.of(key, state=state) for key, applies in gaps.items() if applies)


def _check(state: str, year: int) -> None:
    if state not in STATES:
        allowed = Phrase.of("levy.other.allowed_states", states=", ".join(STATES))
        raise OutOfRange(
            where="state", given=state, allowed=allowed, fix=Phrase("levy.other.fix_rates")
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfRange(
            where="year",
            given=year,
            allowed=Phrase.of(
                "levy.other.allowed_years", state=state, first=str(FIRST_YEAR), last=str(LAST_YEAR)
            ),
            fix=Phrase("levy.other.fix_rates"),
        )


def _inputs(state: str, year: int, status: Status, income: UsIncome) -> dict[str, object]:
    """Return the household in the words of the library."""
    short, long, interest = income.short_gain, _long_gain(income), income.interest
    if state in _KEEPS_LOSSES_APART and short + long < 0.0:
        short = long = 0.0
    if state in _GAINS_ARE_NOT_READ:
        short, long, interest = 0.0, 0.0, interest + short + long
    return {
        "year": year,
        "state": state,
        "filing_status": _STATUSES[status],
        "w2_income": income.wages + income.spouse_wages + income.other_compensation,
        "taxable_interest": interest,
        "short_term_capital_gains": short,
        "long_term_capital_gains": long,
    }


def _long_gain(income: UsIncome) -> float:
    return income.long_gain + income.gain_28


def _reckoned(inputs: dict[str, object]) -> float:
    """Return the state's tax: the one place where the library is called."""
    missing = InputError(
        where="state",
        given=inputs["state"],
        allowed=Phrase("levy.other.allowed_installed"),
        fix=Phrase("levy.other.fix_install"),
    )
    try:
        library = import_module("tenforty")
        import_module("tenforty.graphlib")  # not in every build
    except ImportError:
        raise missing from None
    return float(library.evaluate_return(**inputs, backend="graph").state_total_tax)

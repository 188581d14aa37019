"""States reckoned by tenforty itself: flat taxes as printed, and the gaps that are told of."""

from __future__ import annotations

import pytest

from goingrate.data import other_states
from goingrate.data.other_states import STATES, other_state_tax
from goingrate.offer.tax.us.income import STATUSES, UsIncome

pytestmark = pytest.mark.peers
pytest.importorskip("tenforty", reason="tenforty is not installed")

YEARS = range(other_states.FIRST_YEAR, other_states.LAST_YEAR + 1)


def tax(state: str, income: UsIncome, year: int = 2025) -> float:
    return other_state_tax(state, year, "single", income).income_tax


def test_published_flat_tax_of_north_carolina() -> None:
    # G.S. 105-153.7 (4.5% in 2024, 4.25% in 2025) and 105-153.5 (standard deduction 12,750).
    pay = UsIncome(wages=100_000.0)
    assert tax("NC", pay, 2024) == pytest.approx(0.045 * 87_250, abs=1.0)
    assert tax("NC", pay, 2025) == pytest.approx(0.0425 * 87_250, abs=1.0)


def test_published_flat_tax_of_pennsylvania_on_gains_too() -> None:
    # 72 P.S. § 7302: 3.07% of each class of income, without a deduction.
    assert tax("PA", UsIncome(wages=100_000.0)) == pytest.approx(3_070.0, abs=1.0)
    gains = UsIncome(wages=100_000.0, short_gain=-10_000.0, long_gain=60_000.0)
    assert tax("PA", gains) == pytest.approx(0.0307 * 150_000, abs=1.0)
    loss = UsIncome(wages=100_000.0, long_gain=-60_000.0)
    assert tax("PA", loss) == pytest.approx(3_070.0, abs=1.0)


@pytest.mark.parametrize("state", STATES)
def test_every_status_and_year_is_reckoned(state: str) -> None:
    for year in YEARS:
        for status in STATUSES:
            taxed = other_state_tax(state, year, status, UsIncome(wages=300_000.0))
            assert 3_000.0 < taxed.income_tax < 33_000.0, f"{year} {status}"


@pytest.mark.parametrize("state", STATES)
def test_gains_are_taxed_like_pay(state: str) -> None:
    # Where the law taxes them otherwise, `other_state_gaps` says so: a later version of tenforty
    # that knows such a rule fails here, and the gap goes.
    pay = UsIncome(wages=200_000.0)
    more = tax(state, UsIncome(wages=250_000.0)) - tax(state, pay)
    for gains in (UsIncome(long_gain=50_000.0), UsIncome(short_gain=50_000.0)):
        both = UsIncome(wages=pay.wages, long_gain=gains.long_gain, short_gain=gains.short_gain)
        assert tax(state, both) - tax(state, pay) == pytest.approx(more, abs=1.0)


@pytest.mark.parametrize("state", STATES)
def test_exercised_isos_change_nothing(state: str) -> None:
    pay = UsIncome(wages=200_000.0, iso_spread=1e6)
    assert tax(state, pay) == tax(state, UsIncome(wages=200_000.0))

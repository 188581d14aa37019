"""Who may defer: the limits of section 19a(3) EStG as of 2024, at and just beyond each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.deferral import Employer, is_small, may_defer, taxed_share_gift

LAW = law_book("de").at(2026)
SMALL = Employer(year=2026, employees=999, turnover=100e6, balance_sheet=500e6)
LARGE = Employer(year=2026, employees=5_000, turnover=900e6, balance_sheet=900e6)


@pytest.mark.parametrize(
    ("employer", "small"),
    [
        (SMALL, True),
        (replace(SMALL, employees=1_000), False),
        (replace(SMALL, turnover=100e6 + 1), False),
        (replace(SMALL, turnover=900e6, balance_sheet=86e6), True),
        (replace(SMALL, turnover=900e6, balance_sheet=86e6 + 1), False),
    ],
)
def test_limits(employer: Employer, small: bool) -> None:
    assert is_small(employer, LAW) is small


def test_one_small_year_of_the_last_seven_will_do() -> None:
    grown = [replace(LARGE, year=year) for year in range(2021, 2027)]
    for year, may in ((2020, True), (2019, False), (2027, False)):
        history = [*grown, replace(SMALL, year=year)]
        assert may_defer(history, founded=2010, given=2026, law=LAW) is may


def test_an_old_company_may_not() -> None:
    assert may_defer([SMALL], founded=2006, given=2026, law=LAW)
    assert not may_defer([SMALL], founded=2005, given=2026, law=LAW)


def test_a_gift_of_shares_is_free_up_to_2_000_euros() -> None:
    assert taxed_share_gift(1_500.0, LAW) == 0.0
    assert taxed_share_gift(2_600.0, LAW) == 600.0

"""Section 32a EStG: the corners as printed, the zones, and the laws that the schedule obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.one_fifth import spread_tax, tax_with_one_fifth
from goingrate.offer.tax.de.rounding import cents, cents_down, whole_euros_down, whole_euros_up
from goingrate.offer.tax.de.soli import solidarity_surcharge, solidarity_surcharge_on_flat_tax
from goingrate.offer.tax.de.tariff import (
    basic_tariff,
    income_tariff,
    splitting_tariff,
    tariff_formula,
)

BOOK = law_book("de")
years = st.sampled_from([2024, 2025, 2026])
taxable = st.floats(0, 2e6)


@pytest.mark.parametrize(
    ("year", "free", "corner", "printed"),
    [
        (2024, 11784, 17005, "991.21"),
        (2025, 12096, 17443, "1015.13"),
        (2026, 12348, 17799, "1034.87"),
    ],
)
def test_published_corners(
    year: int, free: int, corner: int, printed: str, as_printed: object
) -> None:
    """The constant of the third zone is printed: it is the tax at the end of the second."""
    law = BOOK.at(year)
    assert basic_tariff(free, law) == 0.0
    assert tariff_formula(corner, law) == as_printed(printed)
    assert basic_tariff(corner, law) == float(int(float(printed)))


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_zones_meet(year: int) -> None:
    """As well as half a hundredth of a factor allows, over a zone of five times 10,000 euros."""
    law = BOOK.at(year)
    for name in ("tariff_progression", "tariff_proportional"):
        for above, *_ in law.rows(name):
            step = tariff_formula(above + 1e-9, law) - tariff_formula(above, law)
            assert step == pytest.approx(0.0, abs=0.005 * 5.3**2)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_marginal_rates_at_corners(year: int) -> None:
    """14% at the start, 23.97% at the corner, 42% at the end of the progression, then 45%."""
    law = BOOK.at(year)
    (first, *_), (second, *_) = law.rows("tariff_progression")
    (third, *_), (fourth, *_) = law.rows("tariff_proportional")
    for start, rate in ((first, 0.14), (second, 0.2397), (third, 0.42), (fourth, 0.45)):
        rise = tariff_formula(start + 2.0, law) - tariff_formula(start + 1.0, law)
        assert rise == pytest.approx(rate, abs=1e-4)
    assert tariff_formula(third, law) - tariff_formula(third - 1.0, law) == pytest.approx(
        0.42, abs=1e-3
    )


@given(taxable, taxable, years)
def test_more_income_more_tax_at_most_45_percent_of_it(a: float, b: float, year: int) -> None:
    law = BOOK.at(year)
    low, high = sorted((a, b))
    rise = basic_tariff(high, law) - basic_tariff(low, law)
    assert 0.0 <= rise <= 0.45 * (high - low) + 1.5


@given(taxable, years)
def test_whole_euros(income: float, year: int) -> None:
    law = BOOK.at(year)
    tax = basic_tariff(income, law)
    assert tax == int(tax) == basic_tariff(whole_euros_down(income), law)


@given(taxable, taxable, years)
def test_splitting_never_costs(one: float, other: float, year: int) -> None:
    """Twice the tax on half, and never more than both apart but for rounding."""
    law = BOOK.at(year)
    joint = splitting_tariff(one + other, law)
    assert joint == 2.0 * basic_tariff((one + other) / 2.0, law)
    assert joint <= basic_tariff(one, law) + basic_tariff(other, law) + 3.0
    assert joint <= basic_tariff(one + other, law) + 1.0


@given(taxable, st.floats(-0.02, 0.05), st.integers(1, 20))
def test_prices_alone_raise_no_rate(income: float, rate: float, later: int) -> None:
    """f T(x / f): the same share of the same real income."""
    law = BOOK.at(2026 + later, index_rate_per_year=rate)
    factor = (1.0 + rate) ** later
    expected = factor * tariff_formula(income, BOOK.at(2026))
    assert basic_tariff(income * factor, law) == pytest.approx(expected, abs=2.0)


@given(st.floats(0, 5e5), st.floats(0, 5e6), st.booleans(), years)
def test_one_fifth_never_costs_more(rest: float, extra: float, joint: bool, year: int) -> None:
    law = BOOK.at(year)
    ordinary = income_tariff(rest + extra, joint=joint, law=law)
    assert tax_with_one_fifth(rest, extra, joint=joint, law=law) <= ordinary
    # by rounding alone could the rule cost more: five differences of whole (double) euros
    assert spread_tax(rest, extra, joint=joint, law=law) <= ordinary + 12.0
    assert tax_with_one_fifth(rest, 0.0, joint=joint, law=law) == income_tariff(
        rest, joint=joint, law=law
    )


def test_one_fifth_by_hand() -> None:
    """All in the zone of 42%: nothing saved; from nothing: five times the tax on a fifth."""
    law = BOOK.at(2026)
    assert spread_tax(100_000.0, 100_000.0, joint=False, law=law) == pytest.approx(
        income_tariff(200_000.0, joint=False, law=law), abs=5.0
    )
    assert spread_tax(0.0, 100_000.0, joint=False, law=law) == 5.0 * basic_tariff(20_000.0, law)
    assert spread_tax(-20_000.0, 100_000.0, joint=False, law=law) == 5.0 * basic_tariff(
        16_000.0, law
    )
    assert spread_tax(-20_000.0, 10_000.0, joint=False, law=law) == 0.0


@pytest.mark.parametrize(("year", "limit"), [(2024, 18_130.0), (2025, 19_950.0), (2026, 20_350.0)])
def test_solidarity_surcharge_by_hand(year: int, limit: float) -> None:
    law = BOOK.at(year)
    assert solidarity_surcharge(limit, joint=False, law=law) == 0.0
    assert solidarity_surcharge(2 * limit, joint=True, law=law) == 0.0
    assert solidarity_surcharge(limit + 100.0, joint=False, law=law) == 11.90
    assert solidarity_surcharge(3 * limit, joint=False, law=law) == pytest.approx(
        0.165 * limit, abs=0.01
    )
    assert solidarity_surcharge_on_flat_tax(100.0, law) == 5.50


@given(st.floats(0, 1e6), st.floats(0, 1e4), st.booleans(), years)
def test_solidarity_surcharge_takes_at_most_119_permille_of_more(
    tax: float, more: float, joint: bool, year: int
) -> None:
    law = BOOK.at(year)
    rise = solidarity_surcharge(tax + more, joint=joint, law=law) - solidarity_surcharge(
        tax, joint=joint, law=law
    )
    assert -0.001 <= rise <= 0.119 * more + 0.011


def test_rounding_by_hand() -> None:
    """A sum of floats that means a whole number stays one."""
    assert whole_euros_down(0.1 + 0.2 + 0.7 - 1e-12) == 1.0
    assert whole_euros_down(10.99) == 10.0
    assert whole_euros_up(10.01) == 11.0
    assert whole_euros_up(3 * 1.1 - 0.3) == 3.0
    assert cents_down(1.019) == 1.01
    assert cents(1.005) == 1.01
    assert cents(1.0049) == 1.0

"""Amounts of US federal law as printed, and the words of the statute where they matter."""

from __future__ import annotations

import pytest

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear

#: Amounts as printed in the Revenue Procedure of the year: the standard deduction (single, joint),
#: the AMT exemption (single, joint) and the start of its phase-out (single), the start of the
#: highest rate (single, joint), the end of the 0% rate on gains (single, joint).
REVENUE_PROCEDURES = {
    2020: (12_400, 24_800, 72_900, 113_400, 518_400, 518_400, 622_050, 40_000, 80_000),
    2021: (12_550, 25_100, 73_600, 114_600, 523_600, 523_600, 628_300, 40_400, 80_800),
    2022: (12_950, 25_900, 75_900, 118_100, 539_900, 539_900, 647_850, 41_675, 83_350),
    2023: (13_850, 27_700, 81_300, 126_500, 578_150, 578_125, 693_750, 44_625, 89_250),
    2024: (14_600, 29_200, 85_700, 133_300, 609_350, 609_350, 731_200, 47_025, 94_050),
    2025: (15_750, 31_500, 88_100, 137_000, 626_350, 626_350, 751_600, 48_350, 96_700),
    2026: (16_100, 32_200, 90_100, 140_200, 500_000, 640_600, 768_700, 49_450, 98_900),
}
#: ssa.gov/oact/cola/cbb.html
WAGE_BASES = {
    2020: 137_700,
    2021: 142_800,
    2022: 147_000,
    2023: 160_200,
    2024: 168_600,
    2025: 176_100,
    2026: 184_500,
}


@pytest.mark.parametrize("year", REVENUE_PROCEDURES)
def test_published_federal_amounts_of_each_year(year: int) -> None:
    book = law_book("us")
    single, joint = (book.at(year, status=status) for status in ("single", "married_joint"))
    assert REVENUE_PROCEDURES[year] == (
        single.number("standard_deduction"),
        joint.number("standard_deduction"),
        single.number("amt_exemption"),
        joint.number("amt_exemption"),
        single.number("amt_phase_out_start"),
        single.brackets("ordinary_brackets").starts[-1],
        joint.brackets("ordinary_brackets").starts[-1],
        single.brackets("long_term_brackets").starts[1],
        joint.brackets("long_term_brackets").starts[1],
    )
    assert single.number("social_security_base") == WAGE_BASES[year]


#: Rev. Proc. 2023-34, section 2.01, tables 1 to 4: the tax at the start of each bracket.
TAX_2024 = {
    "married_joint": (2_320, 10_852, 34_337, 78_221, 111_357, 196_669.50),
    "head_of_household": (1_655, 7_241, 15_469, 37_417, 53_977, 181_954.50),
    "single": (1_160, 5_426, 17_168.50, 39_110.50, 55_678.50, 183_647.25),
    "married_separate": (1_160, 5_426, 17_168.50, 39_110.50, 55_678.50, 98_334.75),
}


@pytest.mark.parametrize("status", TAX_2024)
def test_published_tax_at_the_start_of_each_bracket_of_2024(status: str) -> None:
    schedule = law_book("us").at(2024, status=status).brackets("ordinary_brackets")
    at_starts = [schedule.tax(start) for start in schedule.starts[1:]]
    assert at_starts == pytest.approx(TAX_2024[status], abs=0.005, rel=0)


def test_published_cap_on_state_taxes() -> None:
    # Section 164(b)(6), (7) as amended by Public Law 119-21, section 70120: 101% of the year before
    # from 2027 to 2029, then $10,000 again; half for spouses who file apart.
    caps = {2024: 10_000.0, 2025: 40_000.0, 2030: 10_000.0, 2035: 10_000.0}
    caps |= {year: 40_400 * 1.01 ** (year - 2026) for year in range(2026, 2030)}
    starts = {2025: 500_000.0}
    starts |= {year: 505_000 * 1.01 ** (year - 2026) for year in range(2026, 2030)}
    for year, cap in caps.items():
        single, apart = laws(year)
        assert single.number("salt_cap") == pytest.approx(cap, rel=1e-12)
        assert apart.number("salt_cap") == pytest.approx(cap / 2, rel=1e-12)
    for year, start in starts.items():
        single, apart = laws(year)
        assert single.number("salt_phase_out_start") == pytest.approx(start, rel=1e-12)
        assert apart.number("salt_phase_out_start") == pytest.approx(start / 2, rel=1e-12)


#: Title 26 of the Code: what no year changes, for single and separate filers.
STATUTORY = {
    "gain_28_rate": (0.28, 0.28),  # section 1(h)(1)(F)
    "salt_phase_out_rate": (0.3, 0.15),  # section 164(b)(7)(B)(i), halved by (b)(6)
    "salt_floor": (10_000.0, 5_000.0),  # section 164(b)(7)(B)(iii), (b)(6)
    "capital_loss_limit": (3_000.0, 1_500.0),  # section 1211(b)(1)
    "niit_rate": (0.038, 0.038),  # section 1411(a)(1)
    "niit_start": (200_000.0, 125_000.0),  # section 1411(b)
    "social_security_rate": (0.062, 0.062),  # section 3101(a)
    "medicare_rate": (0.0145, 0.0145),  # section 3101(b)(1)
    "additional_medicare_rate": (0.009, 0.009),  # section 3101(b)(2)
    "additional_medicare_start": (200_000.0, 125_000.0),  # section 3101(b)(2)
    "iso_limit": (100_000.0, 100_000.0),  # section 422(d)(1)
    "iso_hold_from_grant_years": (2.0, 2.0),  # section 422(a)(1)
    "iso_hold_from_exercise_years": (1.0, 1.0),  # section 422(a)(1)
    "long_term_hold_years": (1.0, 1.0),  # section 1222(3)
    "qsbs_old_cap": (10e6, 5e6),  # section 1202(b)(1)(A), (3)(A)
    "qsbs_new_cap": (15e6, 7.5e6),  # section 1202(b)(1)(A), (3)(A), as of July 5, 2025
    "qsbs_basis_multiple": (10.0, 10.0),  # section 1202(b)(1)(B)
    "qsbs_old_assets_limit": (50e6, 50e6),  # section 1202(d)(1)(A)
    "qsbs_new_assets_limit": (75e6, 75e6),  # section 1202(d)(1)(A), as of July 5, 2025
    "section_1244_limit": (50_000.0, 50_000.0),  # section 1244(b)(1)
}


@pytest.mark.parametrize("name", STATUTORY)
def test_published_amounts_of_the_code(name: str) -> None:
    for year in (2020, 2026):
        single, apart = laws(year)
        assert (single.number(name), apart.number(name)) == STATUTORY[name]


def laws(year: int) -> tuple[LawYear, LawYear]:
    book = law_book("us")
    return book.at(year, status="single"), book.at(year, status="married_separate")


def test_published_change_of_the_alternative_minimum_tax_in_2026() -> None:
    # Public Law 119-21, section 70107: $500,000 ($1,000,000 for a joint return), 50 percent.
    before, after = laws(2025)[0], laws(2026)[0]
    assert (before.number("amt_phase_out_rate"), after.number("amt_phase_out_rate")) == (0.25, 0.5)
    joint = law_book("us").at(2026, status="married_joint")
    assert joint.number("amt_phase_out_start") == 1_000_000.0
    assert (before.number("itemized_limit_rate"), after.number("itemized_limit_rate")) == (
        0,
        2 / 37,
    )


def test_a_surviving_spouse_is_no_joint_filer_where_the_statute_says_joint_return() -> None:
    widowed = law_book("us").at(2024, status="surviving_spouse")
    assert widowed.number("standard_deduction") == 29_200.0  # section 63(c)(2)(A)(ii)
    assert widowed.number("niit_start") == 250_000.0  # section 1411(b)(1)
    assert widowed.number("additional_medicare_start") == 200_000.0  # section 3101(b)(2)(C)
    assert widowed.number("section_1244_limit") == 50_000.0  # section 1244(b)(2)

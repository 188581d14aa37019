"""The tax of a household, year by year."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.tax_moments import YearIncome
from goingrate.answers.tax_results import TaxWorking, TaxYear
from goingrate.answers.tax_working import tax_working, working_of
from goingrate.base.errors import BadField, InputError
from goingrate.data.tax_files import tax_file_from_bytes
from goingrate.data.tax_households import UsHousehold
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.year import us_year
from goingrate.report.tax_words import tax_sentences

IsOneLine = Callable[[InputError], bool]

US = "schema_version: 1\ncountry: US\nstate: {state}\nyears:\n"
DE = "schema_version: 1\ncountry: DE\nyears:\n"


def worked(text: str, **more: Any) -> TaxWorking:
    return tax_working(tax_file_from_bytes(text.encode(), "t.yaml"), **more)


def us(years: str, state: str = "CA", **more: Any) -> TaxWorking:
    return worked(US.format(state=state) + years, **more)


def step(year: TaxYear, key: str) -> int:
    return sum(one.cents for one in year.steps if one.key == key)


def test_the_iso_example_tells_its_story(examples: Path) -> None:
    """AMT at the exercise, a credit later, a long-term gain at the sale."""
    exercise, wait, sale = tax_working(examples / "tax-iso.yaml").years
    assert step(exercise, "levy.us.iso_spread") == 300_000_00
    assert step(exercise, "levy.us.amt") == 72_337_50
    assert step(wait, "levy.us.amt_credit_used") == 10_769_00
    assert step(sale, "levy.us.long_gain") == 800_000_00
    assert step(sale, "levy.us.amt_gain_difference") == -300_000_00
    used = step(wait, "levy.us.amt_credit_used") + step(sale, "levy.us.amt_credit_used")
    (left,) = (one.cents for one in sale.carried if one.key == "levy.us.carried_amt_credit")
    assert 0 < left <= 72_337_50 - used  # what the standard deduction would cost in AMT comes off


def test_what_is_carried_goes_into_the_next_year() -> None:
    """The second year is that of `us_year` with the first one's carry, not of an empty one."""
    years = us("  2024: {wages: 100k, long_gain: -10k}\n  2025: {wages: 100k}\n").years
    law = law_book("us").at(2025, status="single")
    ca = law_book("us-ca").at(2025, status="single")
    alone = us_year(UsIncome(wages=100e3), UsCarry(), law, ca)
    carried = us_year(UsIncome(wages=100e3), UsCarry(long_loss=7e3, amt_long_loss=7e3), law, ca)
    assert years[1].total_cents == round(100 * carried.total)
    assert years[1].total_cents < round(100 * alone.total)


def test_taxes_less_credits_are_the_total() -> None:
    for year in us("  2024: {wages: 250k, iso_spread: 300k}\n  2025: {wages: 400k}\n").years:
        signs = {"tax": 1, "credit": -1}
        total = sum(signs.get(one.role, 0) * one.cents for one in year.steps)
        assert total == pytest.approx(year.total_cents, abs=3)  # each line is rounded


@pytest.mark.shared
def test_published_totals_of_2024(shared_folder: Path) -> None:
    """Values that several programs agree on, through the file and the answer."""
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open(encoding="utf-8") as lines:
        golden = {(row["case"], row["quantity"]): row["value"] for row in csv.DictReader(lines)}
    (year,) = us("  2024: {wages: 250k}\n").years
    expected = float(golden["wages 250k", "federal income tax"])
    assert step(year, "levy.us.income_tax") == round(100 * expected)
    expected = float(golden["wages 250k", "state income tax"])
    assert step(year, "levy.ca.income_tax") == pytest.approx(100 * expected, abs=1)
    (german,) = worked(DE + "  2024: {wages: 80k}\n").years
    assert step(german, "levy.de.income_tax") == round(
        100 * float(golden["gross 80k", "income tax"])
    )
    net = german.income_cents - german.total_cents
    assert net == pytest.approx(100 * float(golden["gross 80k", "net"]), abs=2)


def test_one_more_dollar_is_taxed_at_the_bracket() -> None:
    (year,) = us("  2024: {wages: 150k}\n", state="TX").years
    assert year.marginal_rate == pytest.approx(0.24 + 0.062 + 0.0145)
    assert year.effective_rate == pytest.approx(year.total_cents / 150_000_00)


def test_a_year_without_income_has_no_rate() -> None:
    found = us("  2024:\n")
    assert (found.effective_rate, found.total_cents) == (None, 0)


def test_the_balance_is_what_was_not_withheld() -> None:
    """On level pay and a plain W-4 nothing is left in April; a gain is withheld from by nobody."""
    level, gain = us("  2024: {wages: 150k}\n  2025: {wages: 150k, long_gain: 100k}\n", "TX").years
    assert level.withheld is not None
    assert gain.withheld is not None
    assert level.withheld.balance_cents == 0
    assert gain.withheld.balance_cents == pytest.approx(
        gain.total_cents - step(gain, "levy.us.social_security") - step(gain, "levy.us.medicare")
        - sum(one.cents for one in gain.withheld.steps if one.key.endswith("regular")), abs=2
    )  # fmt: skip
    assert gain.withheld.due_year == 2026


def test_vested_units_are_withheld_from_at_the_flat_rates() -> None:
    text = "  2024:\n    wages: 150k\n    events: [{rsu_vest: {value: 100k}}]\n"
    (year,) = us(text).years
    assert year.withheld is not None
    told = {one.key.rpartition(".")[2]: one.cents for one in year.withheld.steps}
    assert told["supplemental"] == 22_000_00
    assert told["state_supplemental"] == 10_230_00
    assert year.withheld.balance_cents > 0


def test_later_years_are_indexed_and_say_so() -> None:
    last = law_book("us").last_year
    text = f"  {last}: {{wages: 250k}}\n  {last + 1}: {{wages: 250k}}\n"
    flat, grown = (us(text, "TX", index_rate_per_year=rate) for rate in (0.0, 0.10))
    assert flat.years[1].total_cents == flat.years[0].total_cents
    assert grown.years[1].total_cents < flat.years[1].total_cents
    assert grown.index_rate_per_year == 0.10
    assert [law.place for law in grown.years[1].indexed] == ["us", "us-none"]
    assumed = us(text, "TX")
    assert [use.fact_id for use in assumed.assumptions] == ["assumed.tax_index_per_year"]
    enacted = us("  2024: {wages: 1}\n")
    assert (enacted.assumptions, enacted.index_rate_per_year) == ((), None)


SALES = """\
  2024:
    events:
    - iso_exercise: {shares: 100, strike: 2, price: 12, date: 2024-03-15, granted: 2022-01-10}
    - nso_exercise: {shares: 100, strike: 5, price: 20, date: 2024-02-01}
  2025:
    events:
    - share_sale: {shares: 50, price: 30, acquired: 2024-02-01, date: 2025-02-01}
    - share_sale: {shares: 50, price: 30, acquired: 2024, date: 2025-02-02}
    - iso_sale: {shares: 40, price: 10, exercised: 2024-03-15, date: 2025-03-01}
    - iso_sale: {shares: 60, price: 10, exercised: 2024-03-15, date: 2025-03-16}
    - share_sale: {shares: 1, price: 60, acquired: 2020, basis_per_share: 20}
"""


def test_shares_remember_their_basis_and_their_day() -> None:
    text = SALES.replace("acquired: 2024,", "acquired: 2024-02-01,")
    first, second = us(text, "TX").years
    assert step(first, "levy.us.wages") == 1_500_00
    assert step(first, "levy.us.iso_spread") == 1_000_00
    # a sale a year later to the day is short-term; 40 ISO shares are sold within a year, below
    # their value at exercise: the gain of $8 each is pay
    assert step(second, "levy.us.short_gain") == 500_00
    assert step(second, "levy.us.long_gain") == 500_00 + 480_00 + 40_00
    assert step(second, "levy.us.other_compensation") == 320_00


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("shares: 40, price: 10", "shares: 41, price: 10", "at most 59 shares that came in 2024"),
        ("exercised: 2024-03-15, date: 2025-03-01", "exercised: 2024", "the day decides"),
        ("acquired: 2024,", "acquired: 2025-06-01,", "a day before the sale"),
        ("exercised: 2024-03-15, date: 2025-03-01", "exercised: 2023-01-01", "at most 0 shares"),
    ],
)
def test_sales_that_cannot_be(old: str, new: str, named: str, is_one_line: IsOneLine) -> None:
    text = SALES.replace("acquired: 2024,", "acquired: 2024-02-01,") if old not in SALES else SALES
    if "acquired" not in old:
        text = text.replace("acquired: 2024,", "acquired: 2024-02-01,")
    assert old in text
    with pytest.raises(BadField) as raised:
        us(text.replace(old, new, 1), "TX")
    assert is_one_line(raised.value)
    told = str(raised.value).replace("whether the shares were held for more than a year decides "
                                     "the tax", "the day decides")  # fmt: skip
    assert named in told


SOLD_BEFORE = (
    "iso_sale: {shares: 9, price: 8, exercised: 2021-05-01, granted: 2020-05-01, strike: 1, "
    "price_at_exercise: 2}"
)
HELD = """\
  2024:
    events:
    - iso_exercise: {shares: 9, strike: 2, price: 12, date: 2024-03-15, granted: 2022-01-10}
    - rsu_vest: {shares: 5k, price: 12, date: 2024-03-16}
    - rsu_vest: {value: 100, date: 2024-03-17}
    - share_sale: {shares: 4k, price: 7, date: 2024-09-01, acquired: 2024-03-16}
    - share_sale: {shares: 8, price: 7, date: 2024-09-01, acquired: 2024-03-17, basis_per_share: 5}
    - """


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("granted: 2022-01-10", "granted: 2024-03-16", "granted: got 2024-03-16; allowed: a day"),
        ("granted: 2022-01-10", "granted: 2025", "a day up to the exercise (2024-03-15)"),
        ("granted: 2020-05-01", "granted: 2022-05-01", "granted: got 2022-05-01; allowed: a day"),
        ("exercised: 2021-05-01", "exercised: 2024-03-15", "strike: got 1; allowed: nothing"),
        ("2024-03-17, basis", "2024-03-16, basis", "basis_per_share: got 5; allowed: nothing"),
        ("2024-03-17, basis", "2024, basis", "basis_per_share: got 5; allowed: nothing"),
        ("shares: 4k", "shares: 5_001", "shares: got 5001; allowed: at most 5000 shares"),
    ],
)
def test_histories_that_cannot_be(old: str, new: str, named: str, is_one_line: IsOneLine) -> None:
    text = HELD + SOLD_BEFORE + "\n"
    assert old in text
    us(text, "TX")
    us(text.replace("granted: 2022-01-10", "granted: 2024-03-15"), "TX")
    us(text.replace("granted: 2022-01-10", "granted: 2024"), "TX")
    with pytest.raises(BadField) as raised:
        us(text.replace(old, new, 1), "TX")
    assert is_one_line(raised.value)
    assert named in str(raised.value)


def test_a_german_basis_is_not_given_twice() -> None:
    text = (
        DE
        + """\
  2024:
    events:
    - option_exercise: {shares: 9, strike: 2, price: 12, date: 2024-03-15}
    - share_sale: {shares: 9, price: 20, acquired: 2024-03-16, basis_per_share: 5}
"""
    )
    worked(text)
    with pytest.raises(BadField, match="basis_per_share: got 5; allowed: nothing for shares"):
        worked(text.replace("2024-03-16", "2024-03-15"))


@pytest.mark.parametrize("head", [US.format(state="TX"), DE])
def test_at_the_largest_wages_the_next_unit_is_measured_downwards(head: str) -> None:
    most, less = (
        worked(head + f"  2024: {{wages: {wages}}}\n").years[0]
        for wages in (1_000_000_000_000, 999_999_999_000)
    )
    assert most.marginal_rate == pytest.approx(less.marginal_rate, abs=0.01)
    assert most.marginal_rate > 0.3


def test_the_oldest_shares_are_sold_first() -> None:
    """150 of two lots bought at 10 and at 20: a gain of 100 times 20 and 50 times 10."""
    text = """\
  2023:
    events:
    - rsu_vest: {shares: 100, price: 10, date: 2023-02-01}
    - nso_exercise: {shares: 100, strike: 5, price: 20, date: 2023-03-01}
  2024: {}
  2025:
    events:
    - share_sale: {shares: 150, price: 30, acquired: 2023}
    - share_sale: {shares: 50, price: 30, acquired: 2023}
"""
    assert step(us(text, "TX").years[2], "levy.us.long_gain") == 2_000_00 + 500_00 + 500_00
    with pytest.raises(BadField, match="at most 50 shares that came in 2023"):
        us(text.replace("shares: 50, price: 30", "shares: 51, price: 30"), "TX")


def test_only_a_day_can_say_whether_a_year_has_passed() -> None:
    with pytest.raises(BadField, match=r"share_sale.acquired: got 2024; allowed: the day"):
        us(SALES, "TX")


def test_a_german_deferral_ends_before_the_sale() -> None:
    text = (
        DE
        + """\
  2024:
    wages: 60k
    events: [{shares_deferred: {shares: 100, paid: 1, price: 51, date: 2024-02-01}}]
  2025:
    wages: 60k
    events:
    - deferral_end: {price: 200, acquired: 2024-02-01, date: 2025-06-01}
    - share_sale: {shares: 100, price: 200, acquired: 2024-02-01, date: 2025-06-01}
"""
    )
    second = worked(text).years[1]
    assert step(second, "levy.de.wages") == 65_000_00
    assert step(second, "levy.de.share_gains") == 14_900_00
    without = "\n".join(line for line in text.splitlines() if "deferral_end" not in line)
    with pytest.raises(BadField, match="Add a deferral_end"):
        worked(without)


def test_pay_for_several_years_follows_the_one_fifth_rule() -> None:
    def total(months: int) -> int:
        event = f"virtual_payout: {{amount: 200k, earned_months: {months}}}"
        return worked(DE + f"  2025:\n    wages: 30k\n    events: [{{{event}}}]\n").total_cents

    assert total(48) < total(12)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (US.format(state="CA") + "  2019: {wages: 1}\n", "years: got 2019; allowed: 2020"),
        (US.format(state="CA") + "  2090: {wages: 1}\n", "a year up to"),
        (US.format(state="AL") + "  2024: {wages: 1}\n", "state: got AL"),
        (US.format(state="Bavaria") + "  2024: {wages: 1}\n", "state: got Bavaria"),
        (DE + "  2020: {wages: 1}\n", "2024 or later in DE"),
    ],
)
def test_years_and_places_without_law(text: str, named: str, is_one_line: IsOneLine) -> None:
    with pytest.raises(InputError) as raised:
        worked(text)
    assert is_one_line(raised.value)
    assert str(raised.value).startswith("t.yaml: ")
    assert named in str(raised.value)


def test_incomes_may_come_from_anywhere() -> None:
    """An offers file can hand over its years: nothing of the working knows the tax file."""
    incomes = (YearIncome(year, UsIncome(wages=1e5)) for year in (2024, 2025))
    found = working_of(UsHousehold("single", "TX"), incomes, name="offers", digest="0")
    assert [year.year for year in found.years] == [2024, 2025]
    assert found.income_cents == 200_000_00


# Wages of a single person in New York where a hundred more costs more than it. Taxable income
# (8,000 less) enters the next row of the recapture, which then counts by adjusted gross income; and
# in the row of a million it takes 30,172 back over 50,000 of income, beside all other taxes.
NEW_YORK_STEPS = (range(223_301, 223_401), range(1_085_451, 1_127_551))


@settings(max_examples=30)
@given(st.integers(0, 3_000_000), st.integers(0, 3_000_000), st.sampled_from(("CA", "NY", "TX")))
def test_sums_hold_for_every_income(first: int, second: int, state: str) -> None:
    found = us(f"  2024: {{wages: {first}}}\n  2025: {{wages: {second}}}\n", state)
    assert found.income_cents == 100 * (first + second)
    assert found.total_cents == sum(year.total_cents for year in found.years)
    for year in found.years:
        assert 0 <= year.total_cents <= year.income_cents
        assert year.marginal_rate >= -1e-6
        wages = (first, second)[year.year - 2024]
        steps = NEW_YORK_STEPS if state == "NY" else ()
        assert year.marginal_rate < 1.0 or any(wages in step for step in steps)


@pytest.mark.parametrize(
    ("wages", "rise"),
    [
        (223_300, None),
        (223_301, 333),
        (223_401, None),
        (1_085_450, None),
        (1_085_451, 46 + 30_172 * 8_001 / 50_000),
        (1_100_000, 49 + 30_172 * 100 / 50_000),
        (1_127_551, None),
    ],
)
def test_more_pay_costs_more_than_itself_on_the_steps_of_new_york(
    wages: int, rise: float | None
) -> None:
    answer = us(f"  2025: {{wages: {wages}}}\n", "NY")
    told = "a step of the law lies just ahead" in " ".join(tax_sentences(answer))
    assert told == (rise is not None) == ("Stufe" in " ".join(tax_sentences(answer, "de")))
    found = 100 * answer.years[0].marginal_rate
    assert found < 100 if rise is None else found == pytest.approx(rise, rel=0.005)

"""What grants bring for the tax, path by path: nothing is lost, nothing counts twice."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from goingrate.base.draws import sobol_uniforms
from goingrate.data.tax_laws import law_book
from goingrate.offer.private.along import N_COLUMNS, exit_years, follow_private
from goingrate.offer.private.joint import Taste
from goingrate.offer.private.path_values import fair_price, sale_price
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.tax_terms import exercise_taxes, tax_terms
from goingrate.offer.private.terms import EquityGrant, LicenceAndHire, PrivateEquity, Tender
from goingrate.offer.tax import ledger as column
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome
from goingrate.offer.vesting import even_vesting, yearly_vesting

from .conftest import OPTIONS, made

Array = NDArray[np.float64]
US = UsHome(law_book("us"), 2026, state=law_book("us-ca"), index_per_year=0.025)
GERMANY = DeHome(law_book("de"), 2026, index_per_year=0.025)
PAY = 150e3
N_PATHS = 256
INCOME = (
    column.WAGES,
    column.OTHER,
    column.SHORT_GAIN,
    column.LONG_GAIN,
    column.GAIN_28,
    column.EXCLUDED_GAIN,
    column.EXTRAORDINARY,
)
BOUGHT = EquityGrant("restricted_stock", 100_000.0, strike=0.5)
GRANTS = {
    "iso": OPTIONS,
    "nso": replace(OPTIONS, kind="nso"),
    "long window": replace(OPTIONS, window_years=10.0),
    "short life": replace(OPTIONS, expires_in_years=4.0),
    "rsu": EquityGrant("rsu", 50_000.0),
    "double trigger": EquityGrant("double_trigger_rsu", 50_000.0, accelerated=0.5),
    "elected": replace(BOUGHT, section_83b=True),
    "not elected": BOUGHT,
    "bought back": replace(BOUGHT, leaver="bought_back", section_83b=True),
    "early": replace(OPTIONS, early_exercise=True, section_83b=True),
    "early iso": replace(OPTIONS, early_exercise=True),
    "virtual": EquityGrant("virtual", 100_000.0, strike=0.2, leaver="vested_decay"),
    "profit units": EquityGrant("profit_units", 100_000.0, cap_per_share=3.0),
    "small business": replace(OPTIONS, early_exercise=True, section_83b=True, small_business=True),
    "deferred": EquityGrant("rsu", 50_000.0, section_19a=True),
    "bought, deferred": replace(BOUGHT, section_19a=True),
    "lost on leaving": EquityGrant("rsu", 50_000.0, leaver="loses_all"),
    "decaying": EquityGrant("rsu", 50_000.0, leaver="vested_decay"),
    "not elected, bought back": replace(BOUGHT, leaver="bought_back"),
}
FREE = EquityGrant("restricted_stock", 100_000.0, section_83b=True)


def followed(
    equity: PrivateEquity, home: TaxHome, *, layoff: float = math.inf, discount: float = 0.0
) -> tuple[Settled, Array, Array]:
    """Return the company, worths and the ledger on some paths."""
    company = settle(equity, discount_per_year=discount)
    ledger = np.zeros((2, N_PATHS, column.MOST_YEARS, column.N_COLUMNS))
    taxes = exercise_taxes(company, home, PAY)
    worth = follow_private(
        company,
        sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0],
        layoff_years=np.full(N_PATHS, layoff),
        market_levels=np.empty((N_PATHS, 0)),
        market_correlation=0.0,
        taste=Taste(wealth=1e6, risk_aversion=1.0, cash=1e6, taxes=taxes),
        terms=tax_terms(company, home, PAY),
        ledger=ledger,
    )
    return company, worth, ledger


@pytest.mark.parametrize("home", [US, GERMANY], ids=["us", "de"])
@pytest.mark.parametrize("layoff", [math.inf, 1.5, 3.2])
@pytest.mark.parametrize("name", GRANTS)
def test_all_money_is_income_once(name: str, layoff: float, home: TaxHome) -> None:
    _, worth, ledger = followed(made(GRANTS[name]), home, layoff=layoff)
    income = ledger[..., INCOME].sum(axis=(2, 3)) - ledger[..., column.CASH].sum(axis=2)
    assert income == pytest.approx(worth, rel=1e-9, abs=1e-4)


@pytest.mark.parametrize("home", [US, GERMANY], ids=["us", "de"])
@pytest.mark.parametrize(
    "equity",
    [
        made(tender=Tender(2.0, 100e3, 0.0)),
        made(EquityGrant("rsu", 50_000.0), tender=Tender(2.5, 100e3, 0.5)),
        made(licence_and_hire=LicenceAndHire(share_of_sales=0.4, spread=1.0)),
        replace(made(), grants=(OPTIONS, EquityGrant("rsu", 20_000.0, granted_in_years=1.0))),
        made(replace(OPTIONS, kind="nso", accelerated=0.5, unvested_goes_on=False)),
    ],
    ids=["tender", "tender of units", "hired", "two grants", "accelerated"],
)
def test_all_money_of_other_exits_is_income_once(equity: PrivateEquity, home: TaxHome) -> None:
    _, worth, ledger = followed(equity, home, layoff=3.0)
    income = ledger[..., INCOME].sum(axis=(2, 3)) - ledger[..., column.CASH].sum(axis=2)
    assert income == pytest.approx(worth, rel=1e-9, abs=1e-4)


@pytest.mark.parametrize("name", ["iso", "early iso"])
def test_an_iso_is_the_same_income_for_the_amt_in_the_end(name: str) -> None:
    _, _, ledger = followed(made(GRANTS[name]), US, layoff=2.2)
    spread = ledger[..., column.ISO_SPREAD].sum(axis=2)
    adjusted = ledger[..., column.AMT_ADJUSTMENT].sum(axis=2)
    assert spread + adjusted == pytest.approx(np.zeros_like(spread), abs=1e-4)
    assert np.abs(ledger[..., column.ISO_SPREAD]).max() > 0.0


def test_an_iso_exercised_long_after_leaving_is_one_no_more() -> None:
    _, _, ledger = followed(made(GRANTS["long window"]), US, layoff=2.2)
    assert not ledger[:, :, 3:, [column.ISO_SPREAD, column.OTHER]].any()
    assert ledger[..., column.WAGES].any()


def test_beyond_the_yearly_limit_an_iso_is_an_nso() -> None:
    dear = replace(OPTIONS, strike=8.0 * 1.2, shares=25_000.0)
    company, _, ledger = followed(made(replace(dear, accelerated=1.0)), US)
    part = tax_terms(company, US, PAY).iso_part[0]
    assert 0.0 < part < 1.0
    spread, pay = (ledger[1, :, :9, k].sum() for k in (column.OTHER, column.WAGES))
    assert spread == pytest.approx(part * (spread + pay))


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("nso", {column.WAGES}),
        ("iso", {column.OTHER}),
        ("double trigger", {column.WAGES}),
        ("elected", {column.SHORT_GAIN, column.LONG_GAIN}),
        ("early", {column.OTHER, column.SHORT_GAIN, column.LONG_GAIN}),
        ("virtual", {column.WAGES}),
    ],
)
def test_the_character_of_whoever_stays_to_the_exit(name: str, allowed: set[int]) -> None:
    _, _, ledger = followed(made(replace(GRANTS[name], expires_in_years=40.0)), US)
    used = {int(k) for k in np.flatnonzero(np.abs(ledger).sum(axis=(0, 1, 2)))}
    assert used == allowed


def test_gains_of_a_year_and_a_day_are_long() -> None:
    company, _, ledger = followed(made(GRANTS["elected"]), US)
    ends = exit_years(company, sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0])
    lost = np.abs(ledger[0, :, :, column.SHORT_GAIN]).sum(axis=1)
    assert ((lost > 0.0) == (ends <= 1.0)).all()


def test_small_business_shares_are_left_out_by_the_years_held() -> None:
    grant = replace(GRANTS["small business"], accelerated=1.0)
    company, _, ledger = followed(made(grant), US)
    ends = exit_years(company, sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0])
    free, at_28 = (ledger[1, :, :, k].sum(axis=1) for k in (column.EXCLUDED_GAIN, column.GAIN_28))
    some = free + at_28 > 0.0
    part = free[some] / (free + at_28)[some]
    # after an IPO, shares are sold half a year later
    at_sale, later = (
        np.select([years >= 5.0, years >= 4.0, years >= 3.0], [1.0, 0.75, 0.5])[some]
        for years in (ends, ends + 0.5)
    )
    assert (np.isclose(part, at_sale) | np.isclose(part, later)).all()
    assert (free + at_28).max() <= 15e6 * (1.0 + 1e-9)
    assert {0.5, 0.75, 1.0} <= set(np.round(part, 9).tolist())


def test_pay_for_several_years_is_extraordinary_in_germany() -> None:
    company, _, ledger = followed(made(GRANTS["virtual"]), GERMANY, layoff=math.inf)
    ends = exit_years(company, sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0])
    lump = ledger[1, :, :, column.EXTRAORDINARY].sum(axis=1) > 0.0
    assert lump.any()
    assert (ends[lump] + 0.51 > 1.0).all()
    assert ledger[1, ends > 4.0, :, column.WAGES].sum() == 0.0


def test_deferred_shares_are_taxed_at_the_lower_value() -> None:
    _, _, now = followed(made(GRANTS["rsu"]), GERMANY)
    _, _, later = followed(made(GRANTS["deferred"]), GERMANY)
    assert now[0, :, :, column.WAGES].sum() > 0.0
    assert later[0, :, :, column.WAGES].sum() == 0.0
    assert (
        later[1, ..., column.WAGES].sum(axis=1) <= now[1, ..., column.WAGES].sum(axis=1) + 1e-6
    ).all()


def paths_end(company: Settled) -> Array:
    return exit_years(company, sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0])


@pytest.mark.parametrize("home", [US, GERMANY], ids=["us", "de"])
def test_free_shares_are_pay_on_the_day_they_are_given(home: TaxHome) -> None:
    company, worth, ledger = followed(made(FREE), home)
    price = sale_price(company.company_value, 0.0, company.chances, company.market)
    assert ledger[:, :, 0, column.WAGES] == pytest.approx(100e3 * price)
    income = ledger[..., INCOME].sum(axis=(2, 3))
    assert income == pytest.approx(worth, rel=1e-9, abs=1e-4)


def test_section_19a_puts_the_tax_on_bought_shares_off() -> None:
    company, _, ledger = followed(
        made(replace(FREE, section_83b=False, section_19a=True, accelerated=1.0)), GERMANY
    )
    assert not ledger[0, :, :, [column.WAGES, column.EXTRAORDINARY]].any()
    ends = paths_end(company)
    taxed = ledger[1, ..., column.EXTRAORDINARY].sum(axis=1)
    assert taxed[ends >= 3.0].any()
    assert not taxed[ends < 2.4].any()  # the lock-up is half a year


def test_the_last_day_of_a_year_belongs_to_it() -> None:
    yearly = EquityGrant("rsu", 40_000.0, vesting=even_vesting(years=4, cliff_years=1, per_year=1))
    company, _, ledger = followed(made(yearly), US)
    long = paths_end(company) > 5.0
    assert ledger[1, long, 0, column.WAGES].any()
    assert not ledger[1, long, 4, column.WAGES].any()


def test_an_early_exercise_counts_from_the_day_of_the_exercise() -> None:
    early = replace(GRANTS["early iso"], accelerated=1.0)
    company, _, ledger = followed(made(early), US)
    ends = paths_end(company)
    after = (ends > 2.0) & (ends < 3.9)  # something vests at the exit, held for two years
    years = np.ceil(ends + 0.5).astype(int)
    for path in np.flatnonzero(after):
        of_exits = ledger[1, path, 4:, column.OTHER].sum() if years[path] > 4 else 0.0
        assert of_exits == 0.0
    sold_early = ledger[1, ends < 1.4, :, column.OTHER].sum(axis=1)
    assert (sold_early > 0.0).any()


def test_an_elected_iso_sold_within_two_years_is_pay_up_to_the_spread_at_the_vest() -> None:
    company, _, ledger = followed(made(replace(GRANTS["early"], accelerated=1.0)), US)
    ends = paths_end(company)
    pay = ledger[1, ..., column.OTHER].sum(axis=1)
    assert (pay[ends < 1.4] > 0.0).any()
    assert not pay[ends > 2.0].any()


def test_what_is_never_granted_is_never_taxed() -> None:
    later = replace(FREE, granted_in_years=2.0)
    _, _, ledger = followed(made(later), US, layoff=1.0)
    assert not ledger.any()
    company, _, ledger = followed(made(later), US)
    assert not ledger[:, paths_end(company) < 2.0].any()


def test_shares_that_go_back_are_negative_wages_in_germany() -> None:
    left = replace(FREE, leaver="loses_all")
    _, worth, ledger = followed(made(left), GERMANY, layoff=2.2)
    company = settle(made(left), discount_per_year=0.0)
    gone = paths_end(company) > 2.2
    assert gone.any()
    assert not worth[:, gone].any()
    assert ledger[:, gone][..., column.WAGES].sum(axis=2) == pytest.approx(0.0, abs=1e-6)


def test_a_nominal_price_is_no_appraisal_in_germany() -> None:
    nominal = replace(FREE, strike=0.01, section_83b=False)
    company, _, ledger = followed(made(nominal), GERMANY)
    price = sale_price(company.company_value, 0.0, company.chances, company.market)
    assert ledger[1, :, 0, column.WAGES].min() == pytest.approx(100e3 * (price - 0.01), rel=1e-3)
    assert tax_terms(company, US, PAY).appraised < 0.01


def test_a_deferral_of_bought_shares_ends_after_fifteen_years() -> None:
    slow = replace(FREE, section_83b=False, section_19a=True, accelerated=1.0)
    company, _, ledger = followed(
        made(slow, exit_rate_per_year=0.02, failure_per_year=0.0), GERMANY
    )
    late = paths_end(company) > 16.0
    assert late.any()
    assert not ledger[1, late, 15:, column.EXTRAORDINARY].any()
    assert ledger[1, late, 14, column.EXTRAORDINARY].any()


def test_the_section_1202_limit_is_that_of_the_company() -> None:
    free = replace(FREE, small_business=True, accelerated=1.0)
    two = (replace(free, shares=1e6), replace(free, shares=0.6e6, strike=0.02))
    for grants in (two, two[::-1]):
        _, _, ledger = followed(replace(made(), grants=grants), US)
        both = ledger[1][..., [column.EXCLUDED_GAIN, column.GAIN_28]].sum(axis=(1, 2))
        basis = sum(float(g.shares) for g in grants) * 2.8  # type: ignore[arg-type]
        assert 0.0 < both.max() <= max(15e6, 10.0 * basis) * (1.0 + 1e-9)


def test_a_qualifying_gain_on_shares_exercised_early_is_long() -> None:
    company, _, ledger = followed(made(replace(GRANTS["early iso"], accelerated=1.0)), US)
    late = (paths_end(company) > 2.0) & (paths_end(company) < 2.4)
    iso_part = tax_terms(company, US, PAY).iso_part[0]
    short = ledger[1, late, :, column.SHORT_GAIN].sum()
    long = ledger[1, late, :, column.LONG_GAIN].sum()
    assert iso_part > 0.5
    assert long > short


def test_units_lost_on_leaving_are_a_loss_of_what_was_taxed() -> None:
    _, _, kept = followed(made(GRANTS["rsu"]), US, layoff=2.6)
    _, _, lost = followed(made(GRANTS["lost on leaving"]), US, layoff=2.6)
    losses = lost[0, ..., [column.SHORT_GAIN, column.LONG_GAIN]].sum()
    assert lost[..., column.WAGES].sum() == pytest.approx(kept[..., column.WAGES].sum())
    assert losses < 0.0


def test_a_minor_later_payment_leaves_a_lump_sum() -> None:
    steps = yearly_vesting([0.3, 0.3, 0.35, 0.05], cliff_years=0.0, per_year=1)
    _, _, ledger = followed(made(EquityGrant("virtual", 1e5, vesting=steps)), GERMANY)
    company = settle(made(EquityGrant("virtual", 1e5, vesting=steps)), discount_per_year=0.0)
    ends = paths_end(company)
    minor, major = (ends > 3.0) & (ends < 3.5), (ends > 1.05) & (ends < 1.4)
    lump = ledger[1, ..., column.EXTRAORDINARY].sum(axis=1)
    pays = ledger[1][..., INCOME].sum(axis=(1, 2)) > 0.0
    assert (lump[minor & pays] > 0.0).all()
    assert not lump[major].any()


def test_a_price_below_todays_value_is_the_appraisal_and_fades() -> None:
    company = settle(made(), discount_per_year=0.0)
    terms = tax_terms(company, US, PAY)
    value = company.company_value
    at = [
        fair_price(value, years, terms, company.chances, company.market)
        for years in (0.0, 3.0, 100.0)
    ]
    full = [
        sale_price(value, years, company.chances, company.market) for years in (0.0, 3.0, 100.0)
    ]
    assert at[0] == pytest.approx(1.2)  # the strike of options granted today
    assert at[0] / full[0] < at[1] / full[1] < 1.0
    assert at[2] == pytest.approx(full[2])


def test_the_rate_weighed_is_that_of_the_amount() -> None:
    tax = exercise_taxes(settle(made(), discount_per_year=0.0), US, 150e3)[0]
    small, large = tax.due(np.array([40e3, 4e6]), 1.0) / np.array([40e3, 4e6])
    assert small < 0.08  # the exemption from the AMT covers most of it
    assert large > 0.3
    assert tax.iso_left(0.2) == pytest.approx(tax.iso_part)
    assert tax.iso_left(0.3) == 0.0


def test_a_tax_that_comes_first_makes_fewer_options_worth_it() -> None:
    _, untaxed, _ = followed(made(replace(OPTIONS, window_years=0.25)), US, layoff=2.0)
    company = settle(made(replace(OPTIONS, window_years=0.25)), discount_per_year=0.0)
    taste = Taste(wealth=1e6, risk_aversion=1.0, cash=1e6)
    free = follow_private(
        company,
        sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0],
        layoff_years=np.full(N_PATHS, 2.0),
        market_levels=np.empty((N_PATHS, 0)),
        market_correlation=0.0,
        taste=taste,
    )
    assert untaxed[0].sum() > free[0].sum()  # less is paid in, and lost where the company fails


def test_no_exercise_costs_more_than_the_cash_that_is_there() -> None:
    """A company that outgrows all values at which the rule is known must not ruin its people."""
    equity = settle(
        made(OPTIONS, volatility_per_year=1.5, growth_per_year=0.4), discount_per_year=0.0
    )
    cash = 40e3
    taxes = exercise_taxes(equity, US, PAY)
    uniforms = sobol_uniforms(N_PATHS, N_COLUMNS, n_replicates=1, seed=3)[0]
    uniforms = np.where(
        np.arange(N_COLUMNS) == 0, 0.999, uniforms
    )  # ends long after the options do
    ledger = np.zeros((2, N_PATHS, 60, column.N_COLUMNS))
    follow_private(
        equity,
        uniforms,
        layoff_years=np.full(N_PATHS, math.inf),
        market_levels=np.zeros((N_PATHS, 0)),
        market_correlation=0.0,
        taste=Taste(wealth=cash, risk_aversion=0.0, cash=cash, taxes=taxes),
        terms=tax_terms(equity, US, PAY),
        ledger=ledger,
    )
    spread = ledger[1, :, :, column.ISO_SPREAD].max(axis=1)
    assert spread.max() > cash
    assert taxes[0].due(spread, 1.0).max() <= cash

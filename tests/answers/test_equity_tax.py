"""What a grant is worth after tax: limits, laws and orders that hold whatever the model."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

import pytest

from goingrate.answers import equity_tax
from goingrate.answers.equity import equity_worth
from goingrate.answers.equity_results import AfterTax, EquityAnswer
from goingrate.answers.equity_tax import Taxed
from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.base.texts import LANGUAGES, Phrase
from goingrate.data.tax_laws import law_book
from goingrate.offer.contingent.ipo_chance import NEVER_IPO
from goingrate.offer.futures import Futures, simulate
from goingrate.offer.person import Person
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.home import DeHome, Tax, UsHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.unknowns import Draws
from goingrate.report.equity_sentences import equity_notes, equity_sentences
from goingrate.report.equity_tables import equity_tables

#: Everything known: one settled company, no draws.
KNOWN = Company(
    raised=60e6,
    last_price=4.0,
    fully_diluted=50e6,
    stage="series_b",
    last_round_share=0.6,
    older_price_share=0.4,
    volatility_per_year=0.8,
    growth_per_year=0.05,
    safe_rate_per_year=0.035,
    exit_rate_per_year=0.2,
    failure_per_year=0.05,
    rounds_per_year=0.5,
    dilution_per_round=0.18,
    pool_per_round=0.02,
    lock_up_years=0.5,
    lock_up_volatility=0.6,
)
#: An exit soon, at a price that is all but known, and nobody who is paid first.
CERTAIN = replace(
    KNOWN,
    raised=1e5,
    ipo=NEVER_IPO,
    volatility_per_year=0.02,
    growth_per_year=0.0,
    exit_rate_per_year=12.0,
    failure_per_year=0.0,
    rounds_per_year=0.0,
)
OPTIONS = EquityGrant("nso", 20_000.0, strike=1.2, window_years=0.25)
ISO = replace(OPTIONS, kind="iso")
VESTED = EquityGrant("rsu", 20_000.0, granted_in_years=-5.0)
UNITS = EquityGrant("double_trigger_rsu", 20_000.0)
VIRTUAL = EquityGrant("virtual", 20_000.0, strike=1.2)
CALIFORNIA = UsHome(law_book("us"), 2026, state=law_book("us-ca"), index_per_year=0.025)
TEXAS = replace(CALIFORNIA, state=law_book("us-none"))
GERMANY = DeHome(law_book("de"), 2026, index_per_year=0.025)
PAY = 250e3


@cache
def answer(
    grant: EquityGrant,
    tax: Tax,
    pay: float = PAY,
    company: Company = KNOWN,
    seed: int = 1,
    risk_aversion: float | None = None,
) -> EquityAnswer:
    return equity_worth(
        PrivateEquity(company, (grant,), market_correlation=0.3),
        wealth=200e3,
        risk_aversion=risk_aversion,
        taxed=Taxed(tax, pay),
        seed=seed,
    )


def left(found: EquityAnswer) -> AfterTax:
    assert found.after_tax is not None
    return found.after_tax


@pytest.mark.parametrize("grant", [OPTIONS, VESTED, VIRTUAL], ids=lambda grant: grant.kind)
def test_no_tax_leaves_the_worth_as_it_is(grant: EquityGrant) -> None:
    found = answer(grant, TaxRates())
    assert left(found).worth == found.worth
    assert left(found).mean == found.summary.mean
    assert left(found).tax == 0.0


def test_tax_changes_nothing_before_tax() -> None:
    equity = PrivateEquity(KNOWN, (OPTIONS,), market_correlation=0.3)
    plain, taxed = equity_worth(equity, wealth=200e3), answer(OPTIONS, CALIFORNIA)
    assert plain.after_tax is None
    for name in ("worth", "worth_at_middle", "market_value", "summary", "by_taste", "leaving"):
        assert getattr(plain, name) == getattr(taxed, name)


def test_a_flat_rate_of_a_certain_exit_takes_its_share() -> None:
    found = answer(VESTED, TaxRates(equity=0.3), company=CERTAIN)
    assert found.worth.value == pytest.approx(20_000 * 4.0, rel=0.02)
    assert left(found).worth.value == pytest.approx(0.7 * found.worth.value, rel=1e-3)
    assert left(found).rate == 0.3
    assert left(found).places == ()


def test_a_flat_rate_takes_its_share_of_every_average() -> None:
    """Nobody loses with vested units, so the average after tax is 70% of that before."""
    found = answer(VESTED, TaxRates(equity=0.3), risk_aversion=0.0)
    mean = found.summary.mean
    assert mean is not None
    error = left(found).worth.numerical_error
    assert error < 0.03 * mean
    assert left(found).worth.value == pytest.approx(0.7 * mean, abs=4.0 * error)
    assert left(found).mean == pytest.approx(0.7 * mean, abs=4.0 * error)


@pytest.mark.parametrize("grant", [OPTIONS, ISO, UNITS], ids=lambda grant: grant.kind)
def test_each_further_law_takes_more(grant: EquityGrant) -> None:
    texas, california = answer(grant, TEXAS), answer(grant, CALIFORNIA)
    assert 0.0 < left(california).worth.value < left(texas).worth.value < texas.worth.value
    assert left(texas).tax == pytest.approx(texas.worth.value - left(texas).worth.value)
    assert left(texas).places == ("us", "us-none")
    assert left(california).first_year == 2026


def test_units_of_a_certain_exit_are_wages_on_top_of_pay() -> None:
    """On top of 300,000, single in Texas, 80,000 are taxed at 35%, 1.45% and 0.9% of Medicare.

    The tax is due at the end of the year; the exit is a month from now.
    """
    units = replace(UNITS, granted_in_years=-5.0)
    found = answer(units, TEXAS, 300e3, CERTAIN)
    top = (0.35 + 0.0145 + 0.009) / 1.05 * math.exp(0.05 / 12.0)
    assert left(found).tax / found.worth.value == pytest.approx(top, rel=0.005)


def test_units_that_vested_long_ago_were_taxed_then() -> None:
    """What is left to tax is the change since, and a loss saves tax: in a mild case nearly none."""
    found = answer(VESTED, TEXAS, company=CERTAIN)
    assert abs(left(found).tax) < 0.02 * found.worth.value


def test_elected_shares_are_taxed_less_than_options() -> None:
    shares = EquityGrant("restricted_stock", 20_000.0, strike=0.1, section_83b=True)
    options = replace(OPTIONS, strike=0.1)
    elected, exercised = answer(shares, CALIFORNIA), answer(options, CALIFORNIA)
    assert elected.worth.value < exercised.worth.value  # they are paid for in any case
    assert left(elected).tax < 0.8 * left(exercised).tax


def test_a_tax_that_shares_the_risk_of_a_loss_may_help() -> None:
    """Units that vested long ago are no income any more; what they may still lose saves tax."""
    found = answer(VESTED, CALIFORNIA, risk_aversion=8.0)
    helps = Phrase("levy.grant.note.helps")
    assert left(found).tax < 0.0
    assert helps in left(found).notes
    assert helps not in left(answer(OPTIONS, CALIFORNIA)).notes


def test_whoever_earns_more_pays_a_higher_rate() -> None:
    kept = [left(answer(OPTIONS, CALIFORNIA, pay)).worth.value for pay in (60e3, 250e3, 900e3)]
    assert kept == sorted(kept, reverse=True)
    assert kept[0] > 1.05 * kept[-1]


def test_the_same_seed_gives_the_same_answer_and_another_one_nearly() -> None:
    first, other = answer(OPTIONS, CALIFORNIA), answer(OPTIONS, CALIFORNIA, seed=2)
    answer.cache_clear()
    assert left(answer(OPTIONS, CALIFORNIA)) == left(first)
    errors = math.hypot(left(first).worth.numerical_error, left(other).worth.numerical_error)
    assert 0.0 < abs(left(first).worth.value - left(other).worth.value) < 5.0 * errors


def test_virtual_shares_in_germany_are_pay() -> None:
    alone = answer(VIRTUAL, GERMANY, 90e3)
    together = answer(VIRTUAL, replace(GERMANY, person=DePerson(joint=True)), 90e3)
    church = answer(VIRTUAL, replace(GERMANY, person=DePerson(church_rate=0.09)), 90e3)
    assert 0.2 < left(alone).tax / alone.worth.value < 0.5
    assert left(together).tax < left(alone).tax < left(church).tax
    assert left(alone).status == "single"
    assert left(together).status == "married_joint"
    certain = answer(replace(VIRTUAL, granted_in_years=-5.0), GERMANY, 90e3, CERTAIN)
    # beyond all ceilings of contributions, 42% with the surcharge on it, or a little more
    assert left(certain).tax / certain.worth.value == pytest.approx(0.4431, abs=0.02)


def test_the_range_is_over_what_is_not_known() -> None:
    company = replace(KNOWN, growth_per_year=Range(0.0, 0.1), volatility_per_year=UNKNOWN)
    found = answer(OPTIONS, TaxRates(equity=0.3), company=company)
    worth = left(found).worth
    assert worth.low < worth.value < worth.high
    assert found.worth.low > worth.low
    assert found.worth.high > worth.high
    assert left(answer(OPTIONS, CALIFORNIA)).worth.low == pytest.approx(
        left(answer(OPTIONS, CALIFORNIA)).worth.value
    )


def test_the_money_of_the_law_may_be_another() -> None:
    """Twice as many units of money, each worth half a unit of the law's."""
    company = replace(KNOWN, ipo=NEVER_IPO)
    doubled = replace(company, raised=120e6, last_price=8.0)
    grant = replace(OPTIONS, strike=2.4)
    plain = left(answer(OPTIONS, GERMANY, 90e3, company))
    twice = equity_worth(
        PrivateEquity(doubled, (grant,), market_correlation=0.3),
        wealth=400e3,
        taxed=Taxed(replace(GERMANY, in_offer_currency=True), 180e3, fx=0.5),
    )
    assert left(twice).worth.value == pytest.approx(2.0 * plain.worth.value, rel=1e-9)
    assert left(twice).pay_per_year == 180e3


def test_no_average_where_there_is_none_before_tax() -> None:
    found = answer(OPTIONS, TaxRates(equity=0.3), company=replace(KNOWN, growth_per_year=0.25))
    assert found.summary.mean is None
    assert left(found).mean is None


def test_growth_of_the_laws_amounts_is_among_the_facts() -> None:
    found = answer(OPTIONS, replace(CALIFORNIA, index_per_year=UNKNOWN))
    assert "assumed.tax_index_per_year" in {use.fact_id for use in found.facts}
    assert left(found).worth.value == pytest.approx(
        left(answer(OPTIONS, CALIFORNIA)).worth.value, rel=1e-9
    )


def test_tax_that_could_ruin_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def ruinous(person: Person, draws: Draws, **given: int) -> Futures:
        found = simulate(person, draws, **given)
        if isinstance(draws.offers[0][0].tax, TaxRates):
            return found
        job = replace(found.jobs[0], equity=found.jobs[0].equity - 1e6)
        return replace(found, jobs=(job,))

    monkeypatch.setattr(equity_tax, "simulate", ruinous)
    with pytest.raises(OutOfRange) as caught:
        answer(OPTIONS, CALIFORNIA, 123e3)
    assert caught.value.where == "wealth"
    assert caught.value.allowed.key == "levy.grant.allowed.pays_tax"


@pytest.mark.parametrize("pay", [-1.0, 1e13, math.nan, math.inf])
def test_pay_has_limits(pay: float) -> None:
    with pytest.raises(OutOfRange, match="pay_per_year"):
        Taxed(CALIFORNIA, pay)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("grant", "tax", "told"),
    [
        (OPTIONS, CALIFORNIA, ("US-CA", "2026")),
        (OPTIONS, TEXAS, ("US",)),
        (VIRTUAL, GERMANY, ("DE",)),
        (OPTIONS, TaxRates(equity=0.35), ("35",)),
        (replace(OPTIONS, strike=1e6), CALIFORNIA, ("US-CA",)),
        (EquityGrant("restricted_stock", 15_000.0, strike=12.0), CALIFORNIA, ("US-CA",)),
    ],
    ids=["california", "texas", "germany", "rate", "worthless", "costs"],
)
def test_every_answer_can_be_told(
    grant: EquityGrant, tax: Tax, told: tuple[str, ...], language: str
) -> None:
    found = answer(grant, tax)
    first, rest, *_ = equity_sentences(found, language)  # type: ignore[arg-type]
    titles = [table.title for table in equity_tables(found, language)]  # type: ignore[arg-type]
    table = equity_tables(found, language)[1]  # type: ignore[arg-type]
    notes = " ".join(equity_notes(found, language))  # type: ignore[arg-type]
    assert first.startswith("After tax (" if language == "en" else "Nach Steuern (")
    assert told[0] in first
    assert rest.startswith(("What follows is before tax. ", "Was folgt, ist vor Steuern. "))
    assert titles[1] in ("After tax", "Nach Steuern")
    assert all(any(word in cell for row in table.rows for cell in row) for word in told)
    assert "All amounts are before tax" not in notes
    assert "Alle Beträge sind vor Steuern" not in notes

"""The case behind a question about a grant: an offer that has nothing else, and a taste."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from goingrate.answers.assumptions import FactUse, fact_use, guess_uses, ipo_chance, priors
from goingrate.answers.equity_results import OwnGrant
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of, middle_of
from goingrate.base.texts import Phrase
from goingrate.data.field_reader import check_within, product
from goingrate.offer.cap_table.holders import LARGEST
from goingrate.offer.person import Person
from goingrate.offer.private.joint import Outcomes, Taste, outcomes
from goingrate.offer.private.outcome import worth_of
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.terms import JobLoss, Offer
from goingrate.offer.unknowns import middle_draw, with_priors

_GRANT: Final = "grant"
#: Alone, it does not matter whether a company follows the market.
_MATTERS_BESIDE_OTHERS: Final = "market_correlation"


@dataclass(frozen=True, slots=True)
class EquityCase:
    """The grant as an offer that has nothing else, with a prior for each unknown."""

    offers: tuple[Offer, ...]
    taste: Taste
    discount_per_year: float
    uses: tuple[FactUse, ...]

    @property
    def middle(self) -> Offer:
        """Everything that is not known at its middle."""
        return middle_draw(self.offers)[0]

    def settle(self, offer: Offer) -> Settled:
        """Return the settled equity of a settled offer."""
        return settle(equity_of(offer), discount_per_year=self.discount_per_year)

    def worth(self, found: Outcomes) -> float:
        """Return the certainty equivalent of outcomes to the person."""
        return worth_of(found, wealth=self.taste.wealth, risk_aversion=self.taste.risk_aversion)

    def worth_of_offer(self, offer: Offer) -> float:
        """Return the certainty equivalent of a settled offer."""
        return self.worth(outcomes(self.settle(offer), taste=self.taste))


def make_case(
    equity: PrivateEquity,
    wealth: float,
    risk_aversion: float | None,
    discount_per_year: float | None,
    facts: Facts,
) -> EquityCase:
    """Put a prior into each unknown, and check what no value type can check by itself.

    Raises
    ------
    InputError
        For savings of 0, options that have expired, a company beyond all sizes.
    """
    if not (math.isfinite(wealth) and wealth > 0.0):
        raise OutOfRange(
            where="wealth",
            given=wealth,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.own_amount"),
        )
    _check_size(equity.company)
    company = replace(equity.company, ipo=equity.company.ipo or ipo_chance(facts))
    offer = Offer(
        _GRANT,
        base_per_year=0.0,
        equity=replace(equity, company=company),
        job_loss=JobLoss(search_months=0.0, later_pay_per_year=0.0),
    )
    complete, guesses = with_priors((offer,), priors(facts))
    uses = [
        of_the_grant(use)
        for use in guess_uses(facts, guesses)
        if not use.field.endswith(_MATTERS_BESIDE_OTHERS)
    ]
    if risk_aversion is None:
        fact = facts["assumed.risk_aversion_central"]
        risk_aversion = middle_of(fact.latest.value)
        uses.append(fact_use(fact, "person.risk_aversion"))
    if discount_per_year is None:
        fact = facts["assumed.discount_per_year"]
        discount_per_year = middle_of(fact.latest.value)
        uses.append(fact_use(fact, "person.discount_per_year"))
    check_within(Person, "risk_aversion", risk_aversion, "person")
    check_within(Person, "discount_per_year", discount_per_year, "person")
    cash = equity.cash_to_exercise
    taste = Taste(
        wealth=wealth,
        risk_aversion=risk_aversion,
        cash=wealth if cash is None else min(wealth, middle_of(_known(cash, "cash_to_exercise"))),
    )
    return EquityCase(complete, taste, discount_per_year, tuple(uses))


def equity_of(offer: Offer) -> PrivateEquity:
    """Return the equity of the one offer."""
    if not isinstance(offer.equity, PrivateEquity):
        raise TypeError("the offer was made with private equity")
    return offer.equity


def of_the_grant(use: FactUse) -> FactUse:
    """Return a use without the name of an offer: nobody has made several."""
    return replace(use, field=use.field.removeprefix("offers."))


def own_grant(grant: EquityGrant) -> OwnGrant:
    """Return what was granted, for showing."""
    return OwnGrant(grant.kind, _known(grant.shares, "shares"), _known(grant.strike, "strike"))


def _known(value: Quantity, where: str) -> float | Range:
    if isinstance(value, Unknown):
        raise OutOfRange(
            where=where,
            given="unknown",
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    return value


def _check_size(company: Company) -> None:
    """Refuse a company beyond what a cap table can hold."""
    price, count, value = company.last_price, company.fully_diluted, company.post_money
    if price is not None and count is not None:
        value = product(price, count)
    for name, size in (("post_money", value), ("raised", company.raised)):
        if size is None or isinstance(size, Unknown) or ends_of(size)[1] <= LARGEST:
            continue
        raise OutOfRange(
            where=name,
            given=f"{ends_of(size)[1]:g}",
            allowed=Phrase.of("allowed.above_to", low="0", high=f"{LARGEST:g}"),
            fix=Phrase("fix.correct_value"),
        )

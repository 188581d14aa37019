"""What an answer takes for granted, and what the offers do not say."""

from __future__ import annotations

from goingrate.answers.assumptions import FactUse, fact_use, reference_facts
from goingrate.answers.case import Case
from goingrate.answers.equity_notes import missing_of, reference_uses
from goingrate.answers.results import SuccessNeeded
from goingrate.answers.tax_notes import tax_notes
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.futures import Futures
from goingrate.offer.private.terms import OPTIONS, PrivateEquity
from goingrate.offer.tax.home import Tax
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer, Promise


def beside(case: Case, facts: Facts, needed: SuccessNeeded | None) -> tuple[FactUse, ...]:
    """Return facts behind the exit that a stake needs, and published shares beside it."""
    private = [offer.equity for offer in case.offers if isinstance(offer.equity, PrivateEquity)]
    if private:
        found = {use.fact_id: use for one in private for use in reference_uses(facts, one)}
        return tuple(found.values())
    if needed is None:
        return ()
    promises = [o.equity for o in case.offers if isinstance(o.equity, Promise)]
    assumed = not any(promise.dilution is not None for promise in promises)
    dilution = fact_use(facts["assumed.stake_dilution"], "move.equity.dilution")
    return (*((dilution,) if assumed else ()), *reference_facts(facts))


def facts_that_matter(case: Case, futures: Futures) -> tuple[FactUse, ...]:
    """Return the facts that filled something in, without links to a market that nothing follows."""
    if futures.market.any():
        return case.facts_used
    return tuple(use for use in case.facts_used if not use.field.endswith("market_correlation"))


def notes(case: Case, futures: Futures, needed: SuccessNeeded | None) -> tuple[Phrase, ...]:
    """Return the conventions that stand behind this answer."""
    found = [Phrase("note.nominal"), Phrase("note.horizon_" + _horizon_kind(case))]
    if all(_untaxed(offer.tax or TaxRates()) for offer in case.offers):
        found.append(Phrase("note.before_tax"))
    else:
        found += tax_notes(case)
    if middle_of(case.person.kept_pay_per_year) == 0:
        found.append(Phrase("note.savings_only"))
    if any(offer.can_end for offer in case.offers):
        found.append(Phrase("note.one_job_loss"))
    private = [offer.equity for offer in case.offers if isinstance(offer.equity, PrivateEquity)]
    if private:
        found += [Phrase("grant.note.model"), Phrase("grant.note.rounds")]
        found.append(Phrase("grant.note.uncalibrated"))
        found.append(Phrase("grant.note.any_time"))
    if any(grant.kind in OPTIONS for equity in private for grant in equity.grants):
        found.append(Phrase("grant.note.exercise"))
    if any(grant.kind == "virtual" for equity in private for grant in equity.grants):
        found.append(Phrase("grant.note.virtual"))
    if any(offer.grants for offer in case.offers):
        found.append(Phrase("note.sold_at_vest"))
    if needed is not None:
        found += [Phrase("note.uncalibrated"), Phrase("note.reference_class")]
    if not futures.exact and any(offer.equity for offer in case.offers):
        found.append(Phrase("note.market_link"))
    return (*found, Phrase("note.no_advice"))


def missing(case: Case) -> tuple[Phrase, ...]:
    """Return what nobody has said and somebody should ask."""
    found: list[Phrase] = []
    for offer in case.offers:
        if isinstance(offer.equity, Promise):
            found += _missing_of_promise(offer, offer.equity)
        if isinstance(offer.equity, PrivateEquity):
            found += [
                Phrase.of("missing.private." + one.key.rpartition(".")[2], offer=offer.name)
                for one in missing_of(offer.equity)
            ]
        if offer.present_job:
            found += _missing_of_present_job(offer)
        elif offer.job_loss is None:
            found.append(Phrase.of("missing.job_risk", offer=offer.name))
    if all(_untaxed(offer.tax or TaxRates()) for offer in case.offers):
        found.append(Phrase("missing.tax"))
    return tuple(found)


def _missing_of_promise(offer: Offer, promise: Promise) -> list[Phrase]:
    keys = ["missing.probability"] if not _known(promise.probability) else []
    keys += ["missing.stake"] if promise.stake is None else []
    keys += ["missing.dilution"] if promise.dilution is None else []
    keys += ["missing.strike", "missing.preferences", "missing.vesting"]
    return [Phrase.of(key, offer=offer.name) for key in keys]


def _missing_of_present_job(offer: Offer) -> list[Phrase]:
    keys = ["missing.stock_over_time"] if middle_of(offer.forfeited_on_leaving) > 0 else []
    keys += ["missing.present_risk"] if offer.job_loss is None else []
    return [Phrase.of(key, offer=offer.name) for key in keys]


def _horizon_kind(case: Case) -> str:
    return "open" if case.person.horizon_years is None else "given"


def _untaxed(tax: Tax) -> bool:
    return tax == TaxRates()


def _known(value: object) -> bool:
    return isinstance(value, (int, float, Range))

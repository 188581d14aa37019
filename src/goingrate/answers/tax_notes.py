"""What an answer after tax takes for granted: which law, of which years, and what it leaves out."""

from __future__ import annotations

from goingrate.answers.case import Case
from goingrate.base.texts import Phrase
from goingrate.offer.private.terms import OPTIONS, PrivateEquity
from goingrate.offer.tax.book import LawBook
from goingrate.offer.tax.home import DeHome, Tax, TaxHome, UsHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer, Outcomes, Promise


def tax_notes(case: Case) -> list[Phrase]:
    """Return the notes on tax of a comparison in which somebody pays some."""
    found: list[Phrase] = []
    for offer in case.offers:
        tax: Tax = offer.tax or case.person.tax
        if isinstance(tax, TaxRates):
            found.append(Phrase("note.effective_tax"))
        else:
            found += notes_on_law(tax, offer)
    return list(dict.fromkeys(found))


def books_of(home: TaxHome) -> tuple[LawBook, ...]:
    """Return the books of law that a household is taxed by."""
    if isinstance(home, DeHome):
        return (home.book,)
    return (home.federal,) if home.state is None else (home.federal, home.state)


def law_notes(home: TaxHome) -> tuple[Phrase, ...]:
    """Return which law is followed, from when on, and what it covers."""
    return (
        Phrase.of(
            "levy.note.law",
            places=", ".join(f"{book.place.upper()} {book.last_year}" for book in books_of(home)),
            first=str(home.first_year),
        ),
        Phrase("levy.note.us" if isinstance(home, UsHome) else "levy.note.de"),
    )


def notes_on_law(home: TaxHome, offer: Offer) -> list[Phrase]:
    """Return what following the law through an offer takes for granted."""
    found = [*law_notes(home), Phrase("levy.note.when")]
    equity = offer.equity
    if isinstance(equity, (Promise, Outcomes)):
        told = equity.taxed_as or ("long_term_gain" if isinstance(home, UsHome) else "wages")
        found += [Phrase(f"levy.note.taxed_as_{told}"), Phrase("levy.note.scaled")]
    if isinstance(equity, PrivateEquity):
        found.append(Phrase("levy.note.fair_value"))
        if any(grant.kind in OPTIONS for grant in equity.grants):
            found.append(Phrase("levy.note.exercise"))
    return found

"""A move after tax: what staying would have left, and what the payoff leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from goingrate.answers.assumptions import FactUse, fact_use
from goingrate.answers.tax_notes import law_notes
from goingrate.base.facts import Facts
from goingrate.base.money import Terms
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.fields import leaves, replaced
from goingrate.offer.tax.home import DeHome, TaxedAs, TaxHome
from goingrate.offer.tax.plain import year_total


@dataclass(frozen=True, slots=True)
class BeforeTax:
    """A move as it was given, before tax, and what it is taxed by.

    Parameters
    ----------
    pay_per_year
        Gross pay of the new job, on top of which all is taxed.
    taxed_as
        What the payoff counts as.
    """

    give_up_once: float | Range
    give_up_per_year: float | Range
    payoff: Quantity
    pay_per_year: float
    taxed_as: TaxedAs
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class AfterTax:
    """What is left of a move after the tax that each part of it adds."""

    give_up_once: float | Range
    give_up_per_year: float | Range
    payoff: Quantity
    pay_per_year: float
    taxed_as: TaxedAs
    notes: tuple[Phrase, ...]


def after_tax(
    terms: Terms,
    payoff: Quantity,
    home: TaxHome,
    *,
    years: int,
    pay_per_year: float,
    taxed_as: TaxedAs | None,
) -> AfterTax:
    """Return a move after tax; all of the home's numbers are settled.

    What is given up is taxed in the year of the move, the payoff in its own.

    Parameters
    ----------
    years
        Until the payoff: it is taxed in the last of them.
    pay_per_year
        Gross, of the new job.
    taxed_as
        What the payoff counts as; None: a long-term gain in the United States, wages in Germany.
    """
    german = isinstance(home, DeHome)
    told: TaxedAs = taxed_as or ("wages" if german else "long_term_gain")
    last = max(years - 1, 0)
    stayed = pay_per_year + middle_of(terms.per_year)

    def yearly(amount: float) -> float:
        more = year_total(home, 0, pay=pay_per_year + amount)
        return amount - more + year_total(home, 0, pay=pay_per_year)

    def once(amount: float) -> float:
        more = year_total(home, 0, pay=stayed + amount)
        return amount - more + year_total(home, 0, pay=stayed)

    def paid(amount: float) -> float:
        gain, lump = (amount, 0.0) if told == "long_term_gain" else (0.0, amount)
        more = year_total(home, last, pay=pay_per_year, long_gain=gain, lump=lump)
        return amount - more + year_total(home, last, pay=pay_per_year)

    return AfterTax(
        give_up_once=_each(terms.once, once),
        give_up_per_year=_each(terms.per_year, yearly),
        payoff=payoff if isinstance(payoff, Unknown) else _each(payoff, paid),
        pay_per_year=pay_per_year,
        taxed_as=told,
        notes=(*law_notes(home), Phrase(f"levy.note.taxed_as_{told}")),
    )


def settled_home(home: TaxHome, facts: Facts) -> tuple[TaxHome, tuple[FactUse, ...]]:
    """Return a home with numbers only, and the packaged facts behind those that were left out."""
    uses: list[FactUse] = []
    for leaf in leaves(home):
        value = leaf.value
        if isinstance(value, Unknown):
            fact = facts[f"assumed.{leaf.spec.prior}"]
            value = fact.latest.value
            uses.append(fact_use(fact, f"person.tax.{leaf.name}"))
        home = replaced(home, leaf.path, middle_of(value))
    return home, tuple(uses)


def net_terms(terms: Terms, found: AfterTax | None) -> Terms:
    """Return what is given up, after tax where there is one."""
    if found is None:
        return terms
    once, per_year = found.give_up_once, found.give_up_per_year
    return replace(terms, once=once, per_year=per_year)


def before_tax(terms: Terms, payoff: Quantity, found: AfterTax) -> BeforeTax:
    """Return the move as it was given, for showing beside what is left of it."""
    return BeforeTax(
        terms.once, terms.per_year, payoff, found.pay_per_year, found.taxed_as, found.notes
    )


def _each(value: float | Range, after: Callable[[float], float]) -> float | Range:
    """Return a number, or both ends of a range, after tax."""
    if isinstance(value, Range):
        return Range(after(value.low), after(value.high))
    return after(float(value))

"""What a grant is worth after tax: the exact worth before tax, less the tax along paths.

The worth before tax comes from a quadrature. The tax has to be followed path by path: the same
paths are followed with it and without it, and only the difference counts, so that what the paths
err by in the worth itself falls out (a control variate).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.assumptions import FactUse, guess_uses, priors
from goingrate.answers.equity_case import EquityCase, of_the_grant
from goingrate.answers.equity_results import AfterTax
from goingrate.answers.tax_notes import books_of, notes_on_law
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.certainty import certain_gain, weighted_sum
from goingrate.offer.futures import Futures, simulate
from goingrate.offer.person import Person
from goingrate.offer.tax.home import Tax, TaxHome, UsHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer
from goingrate.offer.unknowns import N_REPLICATES, Draws, middle_draw, with_priors
from goingrate.offer.worth import Estimate, fate_weights, paths_by_draw, paths_by_replicate

_N_POINTS: Final = 1024
#: Beyond it no brackets of a law were meant.
_MOST_PAY: Final = 1e10
_NO_STATE_TAX: Final = "us-none"
_ALL: Final = slice(None)
_Paths = NDArray[np.intp] | slice


@dataclass(frozen=True, slots=True)
class Taxed:
    """How somebody is taxed on a grant.

    Parameters
    ----------
    tax
        Where the person lives, or an effective rate (`equity`).
    pay_per_year
        Gross pay beside the grant, in its currency: it only decides the rates.
    fx
        Units of the law's money for one unit of the grant's.
    place
        Where the person lives, such as US-TX; empty: as the books of law tell.
    """

    tax: Tax
    pay_per_year: float = 0.0
    fx: float = 1.0
    place: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.pay_per_year <= _MOST_PAY:
            raise OutOfRange(
                where="pay_per_year",
                given=self.pay_per_year,
                allowed=Phrase.of("allowed.between", low="0", high=f"{_MOST_PAY:g}"),
                fix=Phrase("fix.correct_value"),
            )

    @property
    def matters(self) -> bool:
        """Whether any tax was stated: a file that is silent on it means none."""
        return not isinstance(self.tax, TaxRates) or self.tax.equity != 0.0


@dataclass(frozen=True, slots=True)
class BeforeTax:
    """Exact figures before tax: the worth, also of each draw, and the mean where there is one."""

    worth: Estimate
    by_draw: Sequence[float]
    mean: float | None


def settled_tax(taxed: Taxed, facts: Facts) -> tuple[Taxed, tuple[FactUse, ...]]:
    """Return the tax with all of its numbers at their middle, and the facts that filled some in."""
    tax = taxed.tax
    if isinstance(tax, TaxRates):  # the grant is all that is looked at
        tax = TaxRates(equity=tax.equity)
    elif tax.in_offer_currency:  # the money of the answer is that of the grant
        tax = replace(tax, in_offer_currency=False)
    offer = Offer("tax", base_per_year=taxed.pay_per_year, tax=tax)
    complete, guesses = with_priors((offer,), priors(facts))
    settled = middle_draw(complete)[0].tax
    uses = tuple(of_the_grant(use) for use in guess_uses(facts, guesses))
    return replace(taxed, tax=settled or tax), uses


def after_tax(
    case: EquityCase, taxed: Taxed, draws: Draws, before: BeforeTax, *, seed: int
) -> AfterTax:
    """Return what a grant is worth after tax.

    The numerical error is that of the worth before tax and that of the tax together, as if they
    were independent: they move together, so it is rather too large.

    Parameters
    ----------
    taxed
        With every number settled: see `settled_tax`.
    draws, before
        Versions of the grant, and what they are worth before tax.

    Raises
    ------
    OutOfRange
        Where the tax may take more than the person has: it falls due before there is money.
    """
    plain, under = (_follow(case, taxed, tax, draws, seed) for tax in (TaxRates(), taxed.tax))

    def tax_on(paths: _Paths) -> float:
        without, left = (_worth(case, futures, taxed.fx, paths) for futures in (plain, under))
        return without - left

    whole = tax_on(_ALL)
    parts = [tax_on(paths) for paths in paths_by_replicate(under)]
    error = float(np.std(parts, ddof=1) / math.sqrt(len(parts)))
    by_draw = [
        worth - tax_on(paths)
        for worth, paths in zip(before.by_draw, paths_by_draw(under), strict=True)
    ]
    low, high = np.quantile(by_draw, [0.05, 0.95]).tolist()
    mean, home = before.mean, taxed.tax
    law = None if isinstance(home, TaxRates) else home
    return AfterTax(
        worth=Estimate(
            before.worth.value - whole, math.hypot(before.worth.numerical_error, error), low, high
        ),
        mean=None if mean is None else mean - (_mean(plain) - _mean(under)) / taxed.fx,
        tax=whole,
        rate=middle_of(home.equity) if isinstance(home, TaxRates) else None,
        pay_per_year=None if law is None else taxed.pay_per_year,
        place=None if law is None else taxed.place or _place(law),
        places=() if law is None else tuple(book.place for book in books_of(law)),
        status=None if law is None else _status(law),
        first_year=None if law is None else law.first_year,
        notes=_notes(taxed, case.middle, helps=whole < -2.0 * error),
    )


def _follow(case: EquityCase, taxed: Taxed, tax: Tax, draws: Draws, seed: int) -> Futures:
    """Follow the grant, beside pay that only matters to the tax."""
    person = Person(
        wealth=taxed.fx * case.taste.wealth,
        risk_aversion=case.taste.risk_aversion,
        discount_per_year=case.discount_per_year,
    )
    versions = tuple(
        (replace(offer, base_per_year=taxed.pay_per_year, fx=taxed.fx, tax=tax),)
        for (offer,) in draws.offers
    )
    return simulate(
        person,
        replace(draws, offers=versions),
        n_points=_N_POINTS,
        n_replicates=N_REPLICATES,
        seed=seed,
    )


def _worth(case: EquityCase, futures: Futures, fx: float, paths: _Paths) -> float:
    """Return the certainty equivalent of the grant alone along some paths, in its currency."""
    job = futures.jobs[0]
    try:
        return certain_gain(
            job.equity[:, paths] / fx,
            wealth=case.taste.wealth,
            risk_aversion=case.taste.risk_aversion,
            weights=fate_weights(futures, job)[:, paths],
        )
    except OutOfRange as error:
        raise OutOfRange(
            where="wealth",
            given=error.given,
            allowed=Phrase("levy.grant.allowed.pays_tax"),
            fix=Phrase("levy.grant.fix.pays_tax"),
        ) from None


def _mean(futures: Futures) -> float:
    job = futures.jobs[0]
    return weighted_sum(fate_weights(futures, job), job.equity)


def _place(home: TaxHome) -> str:
    """Return what the books tell of the place: a country, or a state with a law of its own."""
    last = books_of(home)[-1].place
    return "US" if last == _NO_STATE_TAX else last.upper()


def _status(home: TaxHome) -> str:
    if isinstance(home, UsHome):
        return home.status
    return "married_joint" if home.person.joint else "single"


def _notes(taxed: Taxed, middle: Offer, *, helps: bool) -> tuple[Phrase, ...]:
    found = [Phrase("levy.grant.note.rest")]
    if isinstance(taxed.tax, TaxRates):
        return (*found, Phrase("levy.grant.note.rate"))
    if helps:
        found.append(Phrase("levy.grant.note.helps"))
    return (*found, Phrase("levy.grant.note.pay"), *notes_on_law(taxed.tax, middle))

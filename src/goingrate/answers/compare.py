"""Which offer is worth more to this person, and what must be true for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from goingrate.answers import distribution, maps, needed, notes
from goingrate.answers.breakeven_results import SCANNED_PROBABILITIES
from goingrate.answers.case import (
    SHOWN_FIRST,
    Case,
    Followed,
    follow,
    make_case,
    rough_draws,
    rough_futures,
    wealth_of,
)
from goingrate.answers.negotiate import negotiation
from goingrate.answers.ranging import ranging_of
from goingrate.answers.results import OfferComparison, Setting
from goingrate.answers.sensitivity import sways
from goingrate.answers.simple import simple_move
from goingrate.answers.verdict import give_verdict, pick_pair
from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.money import parse_quantity
from goingrate.base.texts import Language, Phrase
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.data.offer_files import OffersRead, read_offers
from goingrate.offer.person import Person
from goingrate.offer.terms import Offer


def compare_offers(
    offers: Sequence[Offer] | str | Path,
    *,
    person: Person | None = None,
    currency: str = "USD",
    seed: int = 1,
    accuracy: float = 0.001,
    facts: Facts | None = None,
) -> OfferComparison:
    """Return what each offer is worth to a person, which to take, and what that hangs on.

    Parameters
    ----------
    offers
        Two or more offers, or the path of an offers file (which then names person and currency).
    person
        Who decides; needed unless `offers` is a file.
    currency
        Of the answer; only a label here, offers in other currencies carry their `fx`.
    seed
        The same seed gives the same answer.
    accuracy
        Standard error aimed at, as a share of the largest worth.
    facts
        Defaults for what the offers leave open; the packaged ones if absent.

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.

    Examples
    --------
    >>> stay = Offer("stay", base_per_year=150e3, present_job=True)
    >>> go = Offer("go", base_per_year=180e3)
    >>> compare_offers([stay, go], person=Person(wealth=1e5)).verdict.winner
    'go'
    """
    known = facts or packaged_facts()
    if isinstance(offers, (str, Path)):
        return compare_read(read_offers(offers), seed=seed, accuracy=accuracy, facts=known)
    if person is None:
        raise OutOfRange(
            where="person",
            given="-",
            allowed=Phrase("allowed.person"),
            fix=Phrase("fix.add_person"),
        )
    if not 1e-6 <= accuracy <= 0.1:
        raise OutOfRange(
            where="accuracy",
            given=accuracy,
            allowed=Phrase.of("allowed.between", low="0.000001", high="0.1"),
            fix=Phrase("fix.correct_value"),
        )
    case = make_case(person, offers, facts=known, seed=seed)
    return _answer(case, follow(case, accuracy=accuracy), accuracy, currency, known)


def compare_read(
    read: OffersRead, *, seed: int = 1, accuracy: float = 0.001, facts: Facts | None = None
) -> OfferComparison:
    """Compare the offers of a file that has been read; see `compare_offers`."""
    try:
        answer = compare_offers(
            read.offers,
            person=read.person,
            currency=read.currency,
            seed=seed,
            accuracy=accuracy,
            facts=facts,
        )
    except InputError as error:
        raise error.at(f"{read.name}: ") from None
    return replace(answer, notes=(*read.notes, *answer.notes)) if read.notes else answer


def compare_file(
    path: Path, *, seed: int, accuracy: str, facts: Facts, language: Language
) -> OfferComparison:
    """Compare the offers of a file, with `accuracy` in words such as 0.1%."""
    share = parse_quantity(accuracy, language, where="--accuracy")
    if not isinstance(share, float):
        raise OutOfRange(
            where="--accuracy",
            given=accuracy,
            allowed=Phrase("allowed.plain_number"),
            fix=Phrase("fix.correct_value"),
        )
    return compare_read(read_offers(path), seed=seed, accuracy=share, facts=facts)


def _answer(
    case: Case, found: Followed, accuracy: float, currency: str, facts: Facts
) -> OfferComparison:
    futures = found.futures
    pair = pick_pair(case, futures)
    draws = rough_draws(case)
    rough = rough_futures(case, draws)
    ranging = ranging_of(case, futures, draws, rough)
    success = needed.success_needed(case, ranging, pair, facts)
    scans: tuple[float | None, ...] = (None,)
    if case.open_offer is not None:
        scans = (SHOWN_FIRST, *(p for p in SCANNED_PROBABILITIES if p != SHOWN_FIRST))
    counted = tuple(distribution.counts(futures, pair.job, pair.other, p) for p in scans)
    return OfferComparison(
        verdict=give_verdict(case, futures, pair, success, ranging, found.reached, counted[0]),
        counts=counted,
        offers=tuple(
            distribution.offer_worth(case, futures, draws, ranging, index)
            for index in range(len(case.offers))
        ),
        success_needed=success,
        simple=simple_move(case, pair, currency, facts),
        frontier=maps.frontier_lines(case, rough, pair),
        choice_map=maps.choice_map(case, futures, pair),
        negotiation=negotiation(case, found, pair),
        sways=sways(case, pair),
        facts=(
            *notes.facts_that_matter(case, futures),
            *notes.beside(case, facts, success),
        ),
        notes=notes.notes(case, futures, success),
        missing=notes.missing(case),
        setting=_setting(case, found, accuracy, currency, facts),
    )


def _setting(case: Case, found: Followed, accuracy: float, currency: str, facts: Facts) -> Setting:
    futures = found.futures
    person = case.person
    return Setting(
        currency=currency,
        seed=case.seed,
        accuracy=accuracy,
        reached=found.reached,
        exact=futures.exact,
        n_futures=int(np.size(futures.weight)),
        n_draws=int(futures.draw[-1]) + 1,
        horizon_years=futures.horizon_years,
        shortest_years=futures.shortest_years,
        wealth=wealth_of(case),
        kept_pay_per_year=float(person.kept_pay_per_year),  # type: ignore[arg-type]
        living_costs_per_year=float(person.living_costs_per_year),  # type: ignore[arg-type]
        risk_aversion=case.risk_aversion,
        risk_aversions=case.tastes,
        discount_per_year=float(person.discount_per_year),  # type: ignore[arg-type]
        version=__version__,
        facts_digest=facts.digest(),
    )

"""A comparison before it is computed: settled person, offers with priors, drawn unknowns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from goingrate.answers.assumptions import FactUse, fact_use, guess_uses, ipo_chance, priors
from goingrate.base.draws import power_of_two
from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.fields import leaves, replaced
from goingrate.offer.futures import Futures, JobFutures, simulate, success_probability_is_unknown
from goingrate.offer.person import Person
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.tax.home import Tax
from goingrate.offer.terms import Offer
from goingrate.offer.unknowns import (
    N_REPLICATES,
    Draws,
    middle_draw,
    settled_draws,
    with_priors,
)
from goingrate.offer.worth import Change, estimate, worth

RISK_AVERSIONS: Final = (1.0, 2.0, 3.0, 4.0)
#: The chance of success that is shown first where an offer leaves it open.
SHOWN_FIRST: Final = 0.10
#: Draws and points of each replicate, tried in this order until the answer is accurate enough.
_SIZES: Final = ((8, 128), (16, 256), (32, 512), (64, 1024))
_ROUGH_DRAWS: Final = 8
_ROUGH_PATHS: Final = 4096
_LEAST_POINTS: Final = 64


@dataclass(frozen=True, slots=True)
class Case:
    """What is compared, with every default filled in.

    `person` has numbers only, `stated` is the person as given; `tastes` are the risk aversions
    shown side by side; `offers` are in order of their names, with a prior for each unknown;
    `middle` has every range at its middle.
    """

    person: Person
    stated: Person
    risk_aversion: float
    tastes: tuple[float, ...]
    offers: tuple[Offer, ...]
    middle: tuple[Offer, ...]
    guessed: frozenset[tuple[str, str]]
    facts_used: tuple[FactUse, ...]
    seed: int

    @property
    def open_offer(self) -> int | None:
        """Index of the offer whose chance of success was left open."""
        for index, offer in enumerate(self.offers):
            if success_probability_is_unknown(offer):
                return index
        return None


def make_case(person: Person, offers: Sequence[Offer], *, facts: Facts, seed: int) -> Case:
    """Fill in defaults.

    Raises
    ------
    InputError
        Fewer than two offers, two of one name, two present jobs, two open chances of success, or
        an unknown without a prior.
    """
    _check(offers)
    check_seed(seed)
    person, rate_used = _known_rate(person, facts)
    in_order = tuple(
        _with_ipo_chance(offer, facts) for offer in sorted(offers, key=lambda offer: offer.name)
    )
    tax, tax_uses = _known_tax(person.tax, facts)
    taxed = tuple(replace(offer, tax=offer.tax or tax) for offer in in_order)
    complete, guesses = with_priors(taxed, priors(facts))
    taste, tastes, used = _tastes(person, facts)
    settled = replace(
        person,
        wealth=middle_of(person.wealth),
        kept_pay_per_year=middle_of(person.kept_pay_per_year),
        living_costs_per_year=middle_of(person.living_costs_per_year),
        discount_per_year=middle_of(person.discount_per_year),
        risk_aversion=taste,
    )
    return Case(
        person=settled,
        stated=person,
        risk_aversion=taste,
        tastes=tastes,
        offers=complete,
        middle=middle_draw(complete),
        guessed=frozenset((guess.offer, guess.leaf.name) for guess in guesses),
        facts_used=(*used, *rate_used, *tax_uses, *guess_uses(facts, guesses)),
        seed=seed,
    )


def _with_ipo_chance(offer: Offer, facts: Facts) -> Offer:
    """Return an offer whose private company goes public as often as the facts say."""
    if not isinstance(offer.equity, PrivateEquity):
        return offer
    given = offer.equity.company
    company = replace(given, ipo=given.ipo or ipo_chance(facts))
    return replace(offer, equity=replace(offer.equity, company=company))


@dataclass(frozen=True, slots=True)
class Followed:
    """Futures with what they were made of, so that what-ifs can be put to the same ones.

    `reached` is the largest standard error, as a share of the largest worth.
    """

    futures: Futures
    draws: Draws
    n_points: int
    reached: float

    def again(self, case: Case, draws: Draws) -> Futures:
        """Follow changed offers along the same futures."""
        return simulate(
            case.person,
            draws,
            n_points=self.n_points,
            n_replicates=N_REPLICATES,
            seed=case.seed,
        )


def follow(case: Case, *, accuracy: float) -> Followed:
    """Simulate until every certainty equivalent is accurate enough, or the points run out."""
    for per_replicate, least_points in _SIZES:
        draws = settled_draws(case.offers, per_replicate=per_replicate, seed=case.seed)
        # where draws are few and complete, all of the points fall on them
        spread = 1 if draws.replicate else power_of_two(per_replicate // len(draws.offers))
        n_points = least_points * spread
        futures = simulate(
            case.person, draws, n_points=n_points, n_replicates=N_REPLICATES, seed=case.seed
        )
        reached = 0.0 if futures.exact else _relative_error(case, futures)
        if reached <= accuracy:
            break
    return Followed(futures, draws, n_points, reached)


def rough_draws(case: Case) -> Draws:
    """Return few draws of what is not known, all of which see the same points."""
    draws = settled_draws(case.offers, per_replicate=_ROUGH_DRAWS, seed=case.seed)
    return replace(draws, replicate=())


def rough_futures(case: Case, draws: Draws) -> Futures:
    """Return futures with few points, for figures that need no last digit, and for differences."""
    spread = power_of_two(_ROUGH_PATHS // len(draws.offers))
    n_points = max(_LEAST_POINTS, spread)
    return simulate(case.person, draws, n_points=n_points, n_replicates=1, seed=case.seed)


def wealth_of(case: Case) -> float:
    """Return the person's savings as a number."""
    return middle_of(case.person.wealth)


def as_shown(job: JobFutures) -> Change:
    """Return how an offer is looked at: with the chance shown first, where it was left open."""
    return Change(success=SHOWN_FIRST if job.probability_unknown else None)


def _relative_error(case: Case, futures: Futures) -> float:
    wealth = wealth_of(case)
    found = [
        estimate(
            futures,
            lambda paths, job=job: worth(  # type: ignore[misc]
                futures,
                job,
                wealth=wealth,
                risk_aversion=case.risk_aversion,
                change=as_shown(job),
                paths=paths,
            ),
        )
        for job in futures.jobs
    ]
    scale = max(abs(value) for value, _ in found)
    return max(error for _, error in found) / scale if scale else 0.0


def _tastes(person: Person, facts: Facts) -> tuple[float, tuple[float, ...], tuple[FactUse, ...]]:
    given = person.risk_aversion
    if given is None:
        middle = facts["assumed.risk_aversion_central"]
        span = facts["assumed.risk_aversion_range"]
        used = (fact_use(middle, "person.risk_aversion"), fact_use(span, "person.risk_aversion"))
        return middle_of(middle.latest.value), RISK_AVERSIONS, used
    if isinstance(given, Range):
        inside = [g for g in RISK_AVERSIONS if given.low < g < given.high]
        return given.middle, tuple(sorted({given.low, *inside, given.high})), ()
    return float(given), tuple(sorted({*RISK_AVERSIONS, float(given)})), ()


def _known_rate(person: Person, facts: Facts) -> tuple[Person, tuple[FactUse, ...]]:
    """Return the person with a discount rate, the packaged one where it was unknown."""
    if not isinstance(person.discount_per_year, Unknown):
        return person, ()
    fact = facts["assumed.discount_per_year"]
    stated = replace(person, discount_per_year=fact.latest.value)
    return stated, (fact_use(fact, "person.discount_per_year"),)


def _known_tax(tax: Tax, facts: Facts) -> tuple[Tax, tuple[FactUse, ...]]:
    """Return the person's tax with a prior for each rate that is unknown."""
    uses = []
    for leaf in leaves(tax):
        if isinstance(leaf.value, Unknown):
            fact = facts[f"assumed.{leaf.spec.prior}"]
            tax = replaced(tax, leaf.path, fact.latest.value)
            uses.append(fact_use(fact, f"person.tax.{leaf.name}"))
    return tax, tuple(uses)


def check_seed(seed: int) -> None:
    """Raise `OutOfRange` for a seed below 0."""
    if seed < 0:
        raise OutOfRange(
            where="seed",
            given=seed,
            allowed=Phrase.of("allowed.at_least", low="0"),
            fix=Phrase("fix.correct_value"),
        )


def _check(offers: Sequence[Offer]) -> None:
    names = [offer.name for offer in offers]
    present = [offer.name for offer in offers if offer.present_job]
    unsure = [offer.name for offer in offers if success_probability_is_unknown(offer)]
    for broken, given, allowed, fix in (
        (len(names) < 2, str(len(names)), "allowed.two_offers", "fix.add_offer"),
        (len(set(names)) < len(names), ", ".join(names), "allowed.own_names", "fix.rename"),
        (len(present) > 1, ", ".join(present), "allowed.one_present", "fix.one_present"),
        (len(unsure) > 1, ", ".join(unsure), "allowed.one_open", "fix.one_open"),
    ):
        if broken:
            raise BadField(where="offers", given=given, allowed=Phrase(allowed), fix=Phrase(fix))

"""A comparison before it is computed: settled person, offers with priors, drawn unknowns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goingrate.answers.assumptions import FactUse, fact_use, guess_uses, priors
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.futures import Futures, simulate, success_probability_is_unknown
from goingrate.offer.person import Person
from goingrate.offer.terms import Offer
from goingrate.offer.unknowns import middle_draw, settled_draws, with_priors
from goingrate.offer.worth import estimate, worth

RISK_AVERSIONS = (1.0, 2.0, 3.0, 4.0)
_REPLICATES = 8
_FIRST_POINTS = 256
_FIRST_POINTS_PER_DRAW = 64
_MOST_POINTS = 16_384
_MOST_PATHS = 2**20


@dataclass(frozen=True, slots=True)
class Case:
    """What is compared, with every default filled in.

    `person` has numbers only; `tastes` are the risk aversions shown side by side; `offers` are in
    order of their names, with a prior for each unknown; `draws` are settled versions of them, and
    `middle` is the one with every range at its middle.
    """

    person: Person
    risk_aversion: float
    tastes: tuple[float, ...]
    offers: tuple[Offer, ...]
    draws: tuple[tuple[Offer, ...], ...]
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
    """Fill in defaults and draw what is not known.

    Raises
    ------
    InputError
        Fewer than two offers, two of one name, two present jobs, two open chances of success, or
        an unknown without a prior.
    """
    _check(offers)
    in_order = tuple(sorted(offers, key=lambda offer: offer.name))
    complete, guesses = with_priors(in_order, priors(facts))
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
        risk_aversion=taste,
        tastes=tastes,
        offers=complete,
        draws=settled_draws(complete, seed=seed),
        middle=middle_draw(complete),
        guessed=frozenset((guess.offer, guess.leaf.name) for guess in guesses),
        facts_used=(*used, *guess_uses(facts, guesses)),
        seed=seed,
    )


def follow(case: Case, *, accuracy: float) -> tuple[Futures, float]:
    """Simulate until every certainty equivalent is accurate enough, or the points run out.

    Returns
    -------
    The futures, and the largest standard error reached, as a share of the largest worth.
    """
    n_points = _FIRST_POINTS if len(case.draws) == 1 else _FIRST_POINTS_PER_DRAW
    while True:
        futures = simulate(
            case.person, case.draws, n_points=n_points, n_replicates=_REPLICATES, seed=case.seed
        )
        reached = 0.0 if futures.exact else _relative_error(case, futures)
        enough = futures.weight.size * 2 > _MOST_PATHS or n_points >= _MOST_POINTS
        if reached <= accuracy or enough:
            return futures, reached
        n_points *= 2


def wealth_of(case: Case) -> float:
    """Return the person's savings as a number."""
    return middle_of(case.person.wealth)


def _relative_error(case: Case, futures: Futures) -> float:
    wealth = wealth_of(case)
    found = [
        estimate(
            futures,
            lambda paths, job=job: worth(  # type: ignore[misc]
                futures, job, wealth=wealth, risk_aversion=case.risk_aversion, paths=paths
            ),
        )
        for job in futures.jobs
        if not job.probability_unknown
    ]
    scale = max((abs(item.value) for item in found), default=0.0)
    return max(item.numerical_error for item in found) / scale if scale else 0.0


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

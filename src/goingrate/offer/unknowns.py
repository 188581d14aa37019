"""What is not known exactly: put priors in, draw settled versions of the offers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goingrate.base.draws import sobol_uniforms
from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.fields import Leaf, leaves, replaced
from goingrate.offer.private.terms import PrivateEquity, completed
from goingrate.offer.terms import JobLoss, Offer, Promise, Stock

Offers = tuple[Offer, ...]
#: Combinations of whole numbers up to this many are all looked at, with no sampling.
_MOST_COMBINATIONS = 64
#: Independent replicates, of draws and of paths alike; their spread is the numerical error.
N_REPLICATES = 8
#: Paths take stream 0 of the seed; draws of what is not known must not move in step with them.
_STREAM = 1


@dataclass(frozen=True, slots=True)
class Guess:
    """A prior that took the place of an unknown: where, and which range."""

    offer: str
    leaf: Leaf
    prior: Range
    name: str


def with_priors(offers: Offers, priors: Mapping[str, Range | float]) -> tuple[Offers, list[Guess]]:
    """Return the offers with a prior for each unknown, and the list of priors used.

    The probability of a promise stays unknown: it is solved for. Priors for pay and benefits are
    shares of base pay; `priors` holds the rest by name.

    Raises
    ------
    OutOfRange
        If a field without a prior is unknown; it says which.
    """
    guesses: list[Guess] = []
    settled = []
    for offer in offers:
        current = _completed(offer)
        for leaf in list(leaves(current)):
            if isinstance(leaf.value, Unknown) and not is_success_probability(current, leaf):
                name = prior_name(leaf, current)
                prior = _prior(name, leaf, current, offers, priors)
                current = replaced(current, leaf.path, prior)
                guesses.append(Guess(offer.name, leaf, _as_range(prior), name or ""))
        settled.append(current)
    return tuple(settled), guesses


def is_success_probability(offer: Offer, leaf: Leaf) -> bool:
    """Whether a field is the probability of a promise."""
    return isinstance(offer.equity, Promise) and leaf.path == ("equity", "probability")


def open_leaves(offers: Offers) -> list[tuple[tuple[int, ...], Leaf]]:
    """Return each field that holds a range, with the offers that share its value."""
    return [
        (sharing, leaf) for sharing, leaf in all_leaves(offers) if isinstance(leaf.value, Range)
    ]


def all_leaves(offers: Offers) -> list[tuple[tuple[int, ...], Leaf]]:
    """Return each numeric field, with the offers that share its value.

    Shared are exchange rates, by all offers that name the same currency, and equal values of the
    same tax: they are one number, not one for each offer.
    """
    found: dict[object, tuple[tuple[int, ...], Leaf]] = {}
    for index, offer in enumerate(offers):
        for leaf in leaves(offer):
            key = _shared_key(offer, leaf) or (index, leaf.path)
            sharing, _ = found.get(key, ((), leaf))
            found[key] = ((*sharing, index), leaf)
    return list(found.values())


def _shared_key(offer: Offer, leaf: Leaf) -> object:
    if leaf.path == ("fx",) and offer.currency:
        return offer.currency
    return (leaf.path, leaf.value) if leaf.path[0] == "tax" else None


@dataclass(frozen=True, slots=True)
class Draws:
    """Settled versions of the offers, equally likely.

    `replicate` numbers the independent replicate to which each version belongs, and whose points
    alone it sees. Empty: every version sees all points, either because the versions are all that
    there are or so that they can be compared on common futures.
    """

    offers: tuple[Offers, ...]
    replicate: tuple[int, ...] = ()


def settled_draws(offers: Offers, *, per_replicate: int, seed: int) -> Draws:
    """Return settled versions of the offers, with every range replaced by a number.

    A few whole numbers are combined in full. Otherwise each of eight replicates draws
    `per_replicate` (a power of two) points of its own shift of a Sobol set, so that the spread of
    the replicates shows the error of drawing.
    """
    found = open_leaves(offers)
    combinations = _all_combinations([leaf for _, leaf in found]) if found else [()]
    if combinations is not None:
        return Draws(tuple(_settled(offers, found, values) for values in combinations))
    cubes = sobol_uniforms(
        per_replicate, len(found), n_replicates=N_REPLICATES, seed=seed, stream=_STREAM
    )
    return Draws(
        offers=tuple(
            _settled(offers, found, [_at(leaf, u) for (_, leaf), u in zip(found, row, strict=True)])
            for row in cubes.reshape(-1, len(found))
        ),
        replicate=tuple(r for r in range(N_REPLICATES) for _ in range(per_replicate)),
    )


def middle_draw(offers: Offers) -> Offers:
    """Return the offers with every range replaced by its middle (whole where it must be)."""
    found = open_leaves(offers)
    return _settled(offers, found, [_at(leaf, 0.5) for _, leaf in found])


def _settled(
    offers: Offers, found: list[tuple[tuple[int, ...], Leaf]], values: Sequence[float]
) -> Offers:
    result = list(offers)
    for (sharing, leaf), value in zip(found, values, strict=True):
        for index in sharing:
            result[index] = replaced(result[index], leaf.path, value)
    return tuple(result)


def _all_combinations(found: list[Leaf]) -> list[tuple[float, ...]] | None:
    if not all(leaf.spec.whole for leaf in found):
        return None
    choices = [_whole_numbers(_as_range(leaf.value)) for leaf in found]
    if math.prod(map(len, choices)) > _MOST_COMBINATIONS:
        return None
    grid = np.meshgrid(*choices, indexing="ij")
    return [tuple(row) for row in np.stack(grid, axis=-1).reshape(-1, len(found)).tolist()]


def _whole_numbers(span: Range) -> list[float]:
    return [float(n) for n in range(math.ceil(span.low), math.floor(span.high) + 1)]


def _at(leaf: Leaf, share: float) -> float:
    span = _as_range(leaf.value)
    if leaf.spec.whole:
        numbers = _whole_numbers(span)
        return numbers[min(int(share * len(numbers)), len(numbers) - 1)]
    return float(span.at(share))


def _completed(offer: Offer) -> Offer:
    """Give a job what its parts call for: a stock, terms of a job loss, ratios of a short form."""
    if isinstance(offer.equity, PrivateEquity):
        offer = replaced(offer, ("equity",), completed(offer.equity))
    if offer.grants and offer.stock is None:
        offer = replaced(offer, ("stock",), Stock())
    if offer.can_end:
        return offer if offer.job_loss else replaced(offer, ("job_loss",), JobLoss())
    return replaced(offer, ("job_loss",), None) if offer.job_loss else offer


def prior_name(leaf: Leaf, offer: Offer) -> str | None:
    """Return the name of the prior for an unknown field; failure depends on the stage."""
    name = leaf.spec.prior
    if name == "failure_per_year" and isinstance(offer.equity, PrivateEquity):
        stage = offer.equity.company.stage
        return name if stage is None else f"{name}_{stage}"
    return name


def _prior(
    name: str | None,
    leaf: Leaf,
    offer: Offer,
    offers: Offers,
    priors: Mapping[str, Range | float],
) -> Range | float:
    match name:
        case "base_per_year":
            return _scaled(priors["unknown_base_share"], _other_base(offer, offers))
        case "benefits_per_year":
            return _scaled(priors["unknown_benefit_share"], _base(offer, offers))
        case "sign_on":
            return _scaled(priors["unknown_sign_on_share"], _base(offer, offers))
        case "later_pay":
            return _scaled(priors["later_pay_share"], _base(offer, offers))
        case None:
            raise OutOfRange(
                where=f"offers.{offer.name}.{leaf.name}",
                given="unknown",
                allowed=Phrase("allowed.number_or_range"),
                fix=Phrase("fix.own_number"),
            )
        case _:
            return priors[name]


def _base(offer: Offer, offers: Offers) -> float:
    if isinstance(offer.base_per_year, Unknown):
        return _other_base(offer, offers)
    return middle_of(offer.base_per_year)


def _other_base(offer: Offer, offers: Offers) -> float:
    known = [
        middle_of(other.base_per_year) * middle_of(other.fx) / middle_of(offer.fx)
        for other in offers
        if not isinstance(other.base_per_year, Unknown)
    ]
    if not known:
        raise OutOfRange(
            where=f"offers.{offer.name}.base_per_year",
            given="unknown",
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    return sum(known) / len(known)


def _scaled(share: Range | float, amount: float) -> Range:
    span = _as_range(share)
    return Range(span.low * amount, span.high * amount)


def _as_range(value: Quantity) -> Range:
    if isinstance(value, Unknown):
        raise TypeError("an unknown has no range")
    return value if isinstance(value, Range) else Range(float(value), float(value))

"""Which number matters most: move one at a time and see how far the answer moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final, Literal

from goingrate.base.errors import InputError
from goingrate.base.quantity import Range, Unknown, middle_of
from goingrate.offer.fields import Leaf, Path, replaced
from goingrate.offer.unknowns import Offers, all_leaves

#: A number that was stated is moved by this share of itself, as a what-if.
WHAT_IF_SHARE: Final = 0.2
#: Fields that describe a calendar or a currency are not moved.
_NOT_MOVED = (
    "vests_over_years",
    "cliff_years",
    "granted_in_years",
    "expires_in_years",
    "fx",
    "clawback_months",
)
#: Where a moved number fits no longer to the others, it is moved half as far, so many times.
_HALVINGS: Final = 6

Kind = Literal["range", "prior", "person", "what_if"]


@dataclass(frozen=True, slots=True)
class Probe:
    """One number to move: in which offers it stands, from where to where, and why this far."""

    offers: tuple[int, ...]
    path: Path
    low: float
    high: float
    kind: Kind

    @property
    def name(self) -> str:
        """The way to the field as text."""
        return ".".join(str(step) for step in self.path)


@dataclass(frozen=True, slots=True)
class Swing:
    """What the answer becomes at both ends of a probe."""

    probe: Probe
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far the answer moves."""
        return abs(self.at_high - self.at_low)


def probes(
    offers: Offers, guessed: frozenset[tuple[str, str]], *, horizon_years: int | None
) -> list[Probe]:
    """Return a probe for each number of the offers (with priors put in).

    Ranges and priors are moved from end to end, stated numbers above zero by a fifth up and down.
    `guessed` holds (offer name, field) of what was unknown. No payoff is moved beyond a given
    horizon, where it would not count.
    """
    found = []
    for sharing, leaf in all_leaves(offers):
        guess = (offers[sharing[0]].name, leaf.name) in guessed
        probe = _probe(sharing, leaf, guess=guess, horizon_years=horizon_years or 40)
        if probe is not None:
            found.append(probe)
    return found


def _probe(
    sharing: tuple[int, ...], leaf: Leaf, *, guess: bool, horizon_years: int
) -> Probe | None:
    value = leaf.value
    if isinstance(value, Unknown) or leaf.path[-1] in _NOT_MOVED:
        return None
    if isinstance(value, Range):
        return Probe(sharing, leaf.path, value.low, value.high, "prior" if guess else "range")
    if value <= 0 or ("rows" in leaf.path and leaf.path[-1] == "probability"):
        return None
    low, high = value * (1 - WHAT_IF_SHARE), value * (1 + WHAT_IF_SHARE)
    if leaf.spec.whole:
        low, high = max(1.0, value - 1.0), min(value + 1.0, horizon_years)
    if leaf.spec.high < high:
        high = leaf.spec.high - (1e-6 if leaf.spec.high_excluded else 0.0)
    low = max(low, leaf.spec.low)
    return Probe(sharing, leaf.path, low, high, "what_if")


def swings(offers: Offers, found: list[Probe], answer: Callable[[Offers], float]) -> list[Swing]:
    """Move each probe from low to high, all else as in `offers`, and order by the swing.

    A number that alone is allowed may contradict the others (shares that then cost more than the
    cash): it is moved as far as `answer` accepts it, and the probe says so.
    """
    result = [_swing(offers, probe, answer) for probe in found]
    moving = [swing for swing in result if swing.size > 0]
    return sorted(moving, key=lambda swing: (-swing.size, swing.probe.name, swing.probe.offers))


def furthest(end: float, *, now: float, answer: Callable[[float], float]) -> tuple[float, float]:
    """Return how far a number can be moved from `now` towards an end, and the answer there.

    Examples
    --------
    >>> furthest(120.0, now=100.0, answer=lambda number: 2.0 * number)
    (120.0, 240.0)
    """
    for _ in range(_HALVINGS):
        try:
            return end, answer(end)
        except InputError:
            end = 0.5 * (end + now)
    return now, answer(now)


def _swing(offers: Offers, probe: Probe, answer: Callable[[Offers], float]) -> Swing:
    def at(value: float) -> float:
        moved = list(offers)
        for index in probe.offers:
            moved[index] = replaced(moved[index], probe.path, value)
        return answer(tuple(moved))

    now = _now(offers, probe)
    low, at_low = furthest(probe.low, now=now, answer=at)
    high, at_high = furthest(probe.high, now=now, answer=at)
    return Swing(replace(probe, low=low, high=high), at_low, at_high)


def _now(offers: Offers, probe: Probe) -> float:
    """Return the number as it stands; of a range that was left open, its middle."""
    first: Any = offers[probe.offers[0]]
    return middle_of(reduce(_inside, probe.path, first))


def _inside(tree: Any, step: str | int) -> Any:
    return tree[step] if isinstance(step, int) else getattr(tree, step)

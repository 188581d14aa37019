"""Which number would change the answer most."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from goingrate.answers.case import Case, wealth_of
from goingrate.answers.quick import quick
from goingrate.answers.results import Sway
from goingrate.answers.verdict import Pair
from goingrate.base.quantity import Quantity, Range, middle_of
from goingrate.offer.fields import replaced
from goingrate.offer.inverse import success_gamble
from goingrate.offer.person import Person
from goingrate.offer.sensitivity import WHAT_IF_SHARE, Swing, furthest, probes, swings
from goingrate.offer.terms import Outcomes
from goingrate.offer.unknowns import Offers, all_leaves
from goingrate.offer.worth import worth

_DISCOUNTS: Final = (0.0, 0.10)
#: What moves the answer by less than this share of the widest does not move it.
_LEAST_SHARE: Final = 1e-6


def sways(case: Case, pair: Pair) -> tuple[Sway, ...]:
    """Return every number that moves the answer, with how far, the widest first."""
    every = probes(case.offers, case.guessed, horizon_years=case.person.horizon_years)
    of_pair = {pair.job_index, pair.other_index}
    found = [probe for probe in every if of_pair & set(probe.offers)]
    moved = swings(case.middle, found, lambda offers: _measure(case, case.person, offers, pair))
    units = {leaf.path: leaf.spec.unit for _, leaf in all_leaves(case.offers)}
    rows = [_row(swing, _owner(case, swing), units[swing.probe.path]) for swing in moved]
    rows += _success_sways(case, pair) + _person_sways(case, pair)
    widest = max((row.size for row in rows), default=0.0)
    rows = [row for row in rows if row.size > _LEAST_SHARE * widest]
    return tuple(sorted(rows, key=lambda row: (-row.size, row.offer, row.field)))


def _owner(case: Case, swing: Swing) -> str:
    """Return the offer that a number belongs to; empty for one that several share."""
    sharing = swing.probe.offers
    return case.offers[sharing[0]].name if len(sharing) == 1 else ""


def _row(swing: Swing, offer: str, unit: str) -> Sway:
    probe = swing.probe
    return Sway(
        offer=offer,
        field=probe.name,
        unit=unit,
        kind=probe.kind,
        low=probe.low,
        high=probe.high,
        at_low=swing.at_low,
        at_high=swing.at_high,
    )


def _success_sways(case: Case, pair: Pair) -> list[Sway]:
    """Move the chance that a table of outcomes pays at all by a fifth up and down."""
    rows = []
    for index in (pair.job_index, pair.other_index):
        table = case.middle[index].equity
        if not isinstance(table, Outcomes):
            continue
        success = sum(middle_of(r.probability) for r in table.rows if middle_of(r.payoff) > 0)
        if 0 < success < 1:
            ends = (success * (1 - WHAT_IF_SHARE), min(1.0, success * (1 + WHAT_IF_SHARE)))
            at = [
                _measure(case, case.person, _with_success(case, index, table, end), pair)
                for end in ends
            ]
            name = case.offers[index].name
            rows.append(Sway(name, "equity.success", "share", "what_if", *ends, *at))
    return rows


def _with_success(case: Case, index: int, table: Outcomes, success: float) -> Offers:
    """Return the offers with a table's chance of paying replaced; proportions stay."""
    now = sum(middle_of(r.probability) for r in table.rows if middle_of(r.payoff) > 0)
    rows = tuple(
        replace(
            row,
            probability=middle_of(row.probability)
            * (success / now if middle_of(row.payoff) > 0 else (1.0 - success) / (1.0 - now)),
        )
        for row in table.rows
    )
    return replaced(case.middle, (index, "equity", "rows"), rows)


def _person_sways(case: Case, pair: Pair) -> list[Sway]:
    """Move taste, discount rate and savings, over what was stated or else customary spans."""
    stated = case.stated
    rate = middle_of(stated.discount_per_year)
    moves: list[tuple[str, str, tuple[float, float]]] = [
        ("risk_aversion", "number", (min(case.tastes), max(case.tastes))),
        (
            "discount_per_year",
            "per_year",
            _span(stated.discount_per_year, min(rate, _DISCOUNTS[0]), max(rate, _DISCOUNTS[1])),
        ),
        ("wealth", "money", _span(stated.wealth, 0.5 * wealth_of(case), 2.0 * wealth_of(case))),
    ]
    kept = middle_of(stated.kept_pay_per_year)
    if kept > 0:
        span = _span(stated.kept_pay_per_year, 0.8 * kept, 1.2 * kept)
        moves.append(("kept_pay_per_year", "money_per_year", span))
    rows = []
    for field, unit, ends in moves:
        (low, at_low), (high, at_high) = (_moved(case, pair, field, end) for end in ends)
        rows.append(Sway("", field, unit, "person", low, high, at_low, at_high))
    return rows


def _moved(case: Case, pair: Pair, field: str, end: float) -> tuple[float, float]:
    """Return how far a number of the person can be moved, and the answer there.

    Half of the savings may not pay for shares that are bought at once.
    """
    stated: Quantity | None = getattr(case.person, field)
    now = case.risk_aversion if stated is None else middle_of(stated)
    return furthest(
        end,
        now=now,
        answer=lambda value: _measure(
            case, replaced(case.person, (field,), value), case.middle, pair
        ),
    )


def _span(stated: Quantity, low: float, high: float) -> tuple[float, float]:
    return (stated.low, stated.high) if isinstance(stated, Range) else (low, high)


def _measure(case: Case, person: Person, offers: Offers, pair: Pair) -> float:
    """Return the break-even chance where it is open, else how much more the job is worth."""
    futures, job, other = quick(case, person, offers, pair)
    wealth = middle_of(person.wealth)
    taste = case.risk_aversion if person.risk_aversion is None else middle_of(person.risk_aversion)
    if case.open_offer is not None:
        gamble = success_gamble(futures, job, other)
        return min(max(gamble.break_even(wealth=wealth, risk_aversion=taste), 0.0), 1.0)
    mine, theirs = (worth(futures, one, wealth=wealth, risk_aversion=taste) for one in (job, other))
    return mine - theirs

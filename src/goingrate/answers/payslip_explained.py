"""What would explain the difference between a payslip worked out and the one in hand.

Each explanation is tried out: the slip is worked out again as if it were so. Sizes that nobody
knows (a pension contribution, a benefit in kind) are solved for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Final

from goingrate.answers.payslip_de import DeSlip
from goingrate.answers.payslip_results import Explanation
from goingrate.answers.payslip_us import UsSlip
from goingrate.base.texts import Phrase
from goingrate.data.tax_households import UsHousehold
from goingrate.offer.tax.de.income import TAX_CLASSES, TaxClass
from goingrate.offer.tax.us.income import Status

#: Statuses that Form W-4 knows.
_STATUSES: Final[tuple[Status, ...]] = ("single", "married_joint", "head_of_household")
_ALL_ALIKE: Final = {"married_separate": "single", "surviving_spouse": "married_joint"}
#: Withheld from alike.
_CLASSES_ALIKE: Final[tuple[TaxClass, TaxClass]] = ("I", "IV")
_MOST_RETIREMENT: Final = 24_000.0
_MOST_HEALTH: Final = 12_000.0
#: Part of the ceiling of pension insurance that may go into a company pension untaxed.
_MOST_PENSION: Final = 0.08
_MOST_BENEFIT_SHARE: Final = 0.25
_HEALTH_RATES: Final = (0.003, 0.045)
_STEPS: Final = 60
#: What remains may be this part of the difference for an explanation to be worth telling.
_WORTH_TELLING: Final = 0.5
_MOST: Final = 6


def explained(
    slip: UsSlip | DeSlip, actual_cents: int, *, tolerance_cents: int
) -> tuple[Explanation, ...]:
    """Return what would explain an actual net of a pay period, the likeliest first.

    What fits comes first, then what leaves less of the difference; hints that were not tried out
    come last.
    """
    own = round(100.0 * slip.net())
    missing = actual_cents - own
    tried = (
        _us_tried(slip, actual_cents) if isinstance(slip, UsSlip) else _de_tried(slip, actual_cents)
    )
    found = []
    for one in tried:
        assert one.net_cents is not None  # noqa: S101
        left = abs(actual_cents - one.net_cents)
        fits = left <= tolerance_cents
        if fits or left <= _WORTH_TELLING * abs(missing):
            found.append((not fits, one.amount_cents is not None, left, one, fits))
    found.sort(key=lambda entry: entry[:3])
    told = [dataclasses.replace(one, fits=fits) for *_, one, fits in found[:_MOST]]
    hints = _us_hints(slip, missing) if isinstance(slip, UsSlip) else _de_hints(missing)
    return (*told, *(Explanation(Phrase(hint), None, None, None, False) for hint in hints))


def _us_tried(slip: UsSlip, actual_cents: int) -> Iterator[Explanation]:
    status = slip.engine.household.status
    for other in _STATUSES:
        if other != _ALL_ALIKE.get(status, status):
            household = UsHousehold(other, slip.engine.household.state)
            moved = dataclasses.replace(
                slip, engine=dataclasses.replace(slip.engine, household=household)
            )
            yield _tried(Phrase(f"payslip.why.w4_{other}"), moved.net())
    if not slip.pay.two_jobs:
        both = dataclasses.replace(slip, pay=dataclasses.replace(slip.pay, two_jobs=True))
        yield _tried(Phrase("payslip.why.two_jobs"), both.net())
    if slip.engine.state is not None:
        away = dataclasses.replace(slip, engine=dataclasses.replace(slip.engine, state=None))
        yield _tried(Phrase("payslip.why.no_state"), away.net())
    yield from _us_sizes(slip, actual_cents)


def _us_sizes(slip: UsSlip, actual_cents: int) -> Iterator[Explanation]:
    """Yield contributions of a size that would explain a lower net."""

    def with_more(name: str, amount: float) -> float:
        more = getattr(slip.pay, name) + amount
        return dataclasses.replace(slip, pay=dataclasses.replace(slip.pay, **{name: more})).net()

    for name, most in (("retirement", _MOST_RETIREMENT), ("health_premium", _MOST_HEALTH)):
        size = _solved(
            lambda amount, name=name: with_more(name, amount),  # type: ignore[misc]
            actual_cents,
            most=min(most - getattr(slip.pay, name), slip.pay.gross / 2.0),
        )
        if size is not None:
            what = Phrase(f"payslip.why.{name}")
            yield _tried(what, with_more(name, size), amount=size / slip.periods)


def _us_hints(slip: UsSlip, missing: int) -> list[str]:
    if missing > 0:
        return ["payslip.hint.credits", "payslip.hint.extra_pay"]
    hints = ["payslip.hint.w4", "payslip.hint.after_tax", "payslip.hint.imputed"]
    state = slip.engine.state
    if state is not None and state.place == "us-ny":
        hints.insert(0, "payslip.hint.new_york_city")
    elif state is None:
        hints.insert(0, "payslip.hint.local")
    return hints


def _de_tried(slip: DeSlip, actual_cents: int) -> Iterator[Explanation]:
    person = slip.person
    for tax_class in TAX_CLASSES:
        alike = {tax_class, slip.tax_class} <= set(_CLASSES_ALIKE)
        needs_child = tax_class == "II" and person.children == 0
        if tax_class not in (slip.tax_class, _CLASSES_ALIKE[1]) and not alike and not needs_child:
            told = ", ".join(_CLASSES_ALIKE) if tax_class in _CLASSES_ALIKE else tax_class
            what = Phrase.of("payslip.why.tax_class", tax_class=told)
            yield _tried(what, dataclasses.replace(slip, tax_class=tax_class).net())
    for rate in (0.0, 0.08, 0.09):
        if rate != person.church_rate:
            what = Phrase.of("payslip.why.church", rate=f"{100 * rate:.0f}")
            if rate == 0.0:
                what = Phrase("payslip.why.no_church")
            yield _tried(what, _as(slip, church_rate=rate))
    for children in (0, 1, 2):
        if (children == 0) != (person.children == 0) or children > max(person.children, 1):
            what = Phrase(f"payslip.why.children_{children}")
            yield _tried(what, _as(slip, children=children))
    if not person.saxony:
        yield _tried(Phrase("payslip.why.saxony"), _as(slip, saxony=True))
    yield from _de_sizes(slip, actual_cents)


def _de_sizes(slip: DeSlip, actual_cents: int) -> Iterator[Explanation]:
    """Yield a company pension, a benefit in kind and an additional rate of the right size."""
    if slip.person.health == "statutory":
        low, high = _HEALTH_RATES
        rate = _solved(
            lambda more: _as(slip, additional_health_rate=low + more),
            actual_cents,
            most=high - low,
        )
        if rate is not None:
            net = _as(slip, additional_health_rate=low + rate)
            yield _tried(Phrase("payslip.why.health_rate"), net, share=low + rate)
    ceiling = slip.engine.law(slip.year).number("pension_ceiling")

    def with_pension(amount: float) -> float:
        return dataclasses.replace(slip, gross=slip.gross - amount).net()

    pension = _solved(
        with_pension, actual_cents, most=min(_MOST_PENSION * ceiling, slip.gross / 2.0)
    )
    if pension is not None:
        amount = pension / slip.periods
        yield _tried(Phrase("payslip.why.company_pension"), with_pension(pension), amount=amount)

    def with_benefit(amount: float) -> float:
        return dataclasses.replace(slip, taxed_not_paid=amount).net()

    benefit = _solved(with_benefit, actual_cents, most=_MOST_BENEFIT_SHARE * slip.gross / 12.0)
    if benefit is not None:
        amount = benefit * 12.0 / slip.periods
        yield _tried(Phrase("payslip.why.benefit_in_kind"), with_benefit(benefit), amount=amount)


def _de_hints(missing: int) -> list[str]:
    if missing > 0:
        return ["payslip.hint.allowance", "payslip.hint.tax_free"]
    return ["payslip.hint.net_deductions", "payslip.hint.one_off"]


def _as(slip: DeSlip, **changed: object) -> float:
    person = dataclasses.replace(slip.person, **changed)  # type: ignore[arg-type]
    return dataclasses.replace(slip, person=person).net()


def _tried(
    what: Phrase, net: float, *, amount: float | None = None, share: float | None = None
) -> Explanation:
    return Explanation(
        what=what,
        amount_cents=None if amount is None else round(100.0 * amount),
        share=share,
        net_cents=round(100.0 * net),
        fits=False,
    )


def _solved(net_with: Callable[[float], float], actual_cents: int, *, most: float) -> float | None:
    """Return the amount at which a net that falls with it is the actual one, if there is any."""
    actual = actual_cents / 100.0
    low, high = 0.0, most
    if most <= 0.0:
        return None
    if not net_with(high) <= actual <= net_with(low):
        return None
    for _ in range(_STEPS):
        middle = (low + high) / 2.0
        if net_with(middle) > actual:
            low = middle
        else:
            high = middle
    return high

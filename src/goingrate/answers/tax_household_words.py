"""Who is taxed, in words."""

from __future__ import annotations

from goingrate.base.texts import Phrase
from goingrate.data.tax_households import DeHousehold, Household, UsHousehold


def household_words(household: Household, *, with_status: bool = True) -> tuple[Phrase, ...]:
    """Return filing status and state, or status, church, health and children, a phrase each.

    A German payslip knows a tax class in place of a status (`with_status`).
    """
    if isinstance(household, UsHousehold):
        state = Phrase("taxyear.who.federal")
        if household.state is not None:
            state = Phrase.of("taxyear.who.state", state=household.state)
        return Phrase(f"taxyear.who.{household.status}"), state
    return _german(household)[0 if with_status else 1 :]


def _german(household: DeHousehold) -> tuple[Phrase, ...]:
    person = household.person
    found = [Phrase("taxyear.who.joint" if person.joint else "taxyear.who.alone")]
    if household.state is not None:
        found.append(Phrase.of("taxyear.who.land", land=household.state))
    rate = round(100.0 * person.church_rate)
    found.append(
        Phrase.of("taxyear.who.church", rate=str(rate)) if rate else Phrase("taxyear.who.no_church")
    )
    found.append(Phrase(f"taxyear.who.{person.health}"))
    if person.children:
        found.append(Phrase.of("taxyear.who.children", count=str(person.children)))
    else:
        found.append(Phrase("taxyear.who.childless"))
    return tuple(found)

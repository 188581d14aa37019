"""What an answer about a grant takes for granted, sets beside it, and finds unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from goingrate.answers.assumptions import FactUse, fact_use
from goingrate.base.facts import Facts
from goingrate.base.quantity import Quantity, Range, Unknown
from goingrate.base.texts import Phrase
from goingrate.offer.private.outcome import mean_is_finite
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.terms import OPTIONS, PrivateEquity

_BESIDE: Final = (
    "startups.public_share_2018_cohort",
    "startups.acquired_share_2018_cohort",
    "startups.closed_share_2018_cohort",
    "venture.financings_below_1x",
    "venture.financings_at_least_10x",
    "unicorns.common_overvaluation_mean",
)
_TENDER: Final = ("exits.tender_openai_cap_per_person", "exits.tender_openai_holding")
_LICENCE: Final = (
    "exits.licence_hire_windsurf_price",
    "exits.licence_hire_windsurf_to_hired",
    "exits.licence_hire_windsurf_hired",
    "exits.licence_hire_windsurf_left_without",
)
_ISO: Final = ("law.us_iso_exercise_months",)
_GERMAN: Final = ("law.de_virtual_options_lapse_share",)
#: What a person can ask the employer for, in the order in which it is told.
_ASK: Final = ("fully_diluted", "last_price", "post_money")


def reference_uses(facts: Facts, equity: PrivateEquity) -> tuple[FactUse, ...]:
    """Return published facts to set beside the answer."""
    kinds = {grant.kind for grant in equity.grants}
    wanted = [*_BESIDE]
    wanted += _ISO if "iso" in kinds else ()
    wanted += _GERMAN if "virtual" in kinds else ()
    wanted += _TENDER if equity.company.tender is not None else ()
    wanted += _LICENCE if equity.company.licence_and_hire is not None else ()
    return tuple(fact_use(facts[name]) for name in wanted)


def notes_at_middle(**given: Quantity | None) -> tuple[Phrase, ...]:
    """Return a note for each number of the person that was given as a range."""
    return tuple(
        Phrase(f"grant.note.middle.{name}")
        for name, value in given.items()
        if isinstance(value, Range)
    )


def notes_of(
    equity: PrivateEquity,
    companies: Sequence[Settled],
    currency: str,
    *,
    can_leave: bool = False,
    taxed: bool = False,
) -> tuple[Phrase, ...]:
    """Return the conventions that stand behind the answer."""
    kinds = {grant.kind for grant in equity.grants}
    found = [Phrase("grant.note.model")]
    if not taxed:
        found.append(Phrase("grant.note.before_tax"))
    if equity.company.table is None:
        found.append(Phrase("grant.note.short_form"))
    found.append(Phrase("grant.note.rounds"))
    if not all(map(mean_is_finite, companies)):
        found.append(Phrase("grant.note.no_mean"))
    if kinds & set(OPTIONS):
        found.append(Phrase("grant.note.exercise"))
    if "iso" in kinds:
        found.append(Phrase("grant.note.iso_window"))
    if "virtual" in kinds:
        found.append(Phrase("grant.note.virtual"))
    if any(grant.double_trigger for grant in equity.grants):
        found.append(Phrase("grant.note.double_trigger"))
    if can_leave:
        found.append(Phrase("grant.note.right_to_leave"))
    if can_leave and len(equity.grants) > 1:
        found.append(Phrase("grant.note.right_to_leave_grants"))
    if equity.company.licence_and_hire is not None:
        found.append(Phrase("grant.note.licence_and_hire"))
    if equity.company.tender is not None:
        found.append(Phrase("grant.note.tender"))
    if currency != "USD":
        found.append(Phrase.of("grant.note.currency", currency=currency))
    return (*found, Phrase("grant.note.uncalibrated"), Phrase("note.no_advice"))


def missing_of(equity: PrivateEquity) -> tuple[Phrase, ...]:
    """Return what nobody has said and somebody should ask."""
    company = equity.company
    found = []
    if company.table is None:
        unsaid = [
            name
            for name in _ASK
            if getattr(company, name) is None or isinstance(getattr(company, name), Unknown)
        ]
        if len(unsaid) == 1:
            unsaid = []  # each follows from the other two
        found = [Phrase(f"grant.missing.{name}") for name in unsaid]
        found.append(Phrase("grant.missing.preferences"))
    if company.stage is None:
        found.append(Phrase("grant.missing.stage"))
    if any(
        grant.kind in OPTIONS and isinstance(grant.window_years, Unknown) for grant in equity.grants
    ):
        found.append(Phrase("grant.missing.window"))
    if all(grant.accelerated == 0.0 and not grant.double_trigger for grant in equity.grants):
        found.append(Phrase("grant.missing.acceleration"))
    return tuple(found)

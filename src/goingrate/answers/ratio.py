"""So many times what somebody else is paid: a ratio, with a base or without one.

A ratio without a base stays a ratio. With one it becomes money, and what is paid if targets are met
stands apart from what is earned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.answers.ratio_words import (
    RatioBase,
    RatioComponent,
    read_attainment,
    read_ratio,
    read_ratio_base,
)
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, ends_of
from goingrate.base.texts import Language, Phrase
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.market.ratio import MultipleOfPay, with_fixed, with_share_fixed

_SPLIT_FACT: Final = "assumed.ote_base_share"
_DEFAULT_CURRENCY: Final = "USD"


@dataclass(frozen=True, slots=True)
class RatioAnswer:
    """A ratio of pay, in money where a base was given; amounts are per year.

    Parameters
    ----------
    ratio
        How many times.
    component
        What the base is; "unstated" where that was not said, None without a base.
    currency
        ISO 4217; None without a base.
    base
        The pay that the ratio is of.
    attainment
        To what share targets are met; None where that was not given.
    target
        The ratio of the base: what is paid if targets are met.
    fixed, variable
        The parts of the target that are paid whatever happens, and by attainment; None where the
        base has none.
    earned
        What is paid at this attainment; None where the base or the attainment does not tell.
    facts
        Assumptions that were used.
    missing
        What to add for an answer that says more.
    """

    ratio: Range
    component: RatioComponent | None
    currency: str | None
    base: Range | None
    attainment: Range | None
    target: Range | None
    fixed: Range | None
    variable: Range | None
    earned: Range | None
    facts: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    version: str


def ratio_from_words(
    ratio: str | None,
    base: str | None = None,
    attainment: str | None = None,
    language: Language = "en",
    *,
    facts: Facts | None = None,
) -> RatioAnswer:
    """Return what a ratio of pay means.

    Parameters
    ----------
    ratio
        Such as "2", "2x", "1.5..2" or "double".
    base
        The pay that it is of: "OTE 250k..300k", "OTE $300k (150k base)", "base 180k"; None or
        "unknown": the ratio stays a ratio.
    attainment
        To what share targets are met: "50..100%"; None or "unknown": nothing is said of what is
        earned where it depends on it.
    facts
        Where the assumed split of on-target earnings stands; None: the packaged ones.

    Raises
    ------
    InputError
        Naming the option, what was given, what is allowed, what to do.

    Examples
    --------
    >>> ratio_from_words("2", "OTE $300k (150k base)", "50..100%").earned
    Range(low=450000.0, high=600000.0)
    >>> ratio_from_words("2").target is None
    True
    """
    if ratio is None:
        raise BadField(
            where="--ratio", given="-", allowed=Phrase("allowed.ratio"), fix=Phrase("fix.ratio")
        )
    times = read_ratio(ratio, language)
    of = None if base is None else read_ratio_base(base, language)
    met = None if attainment is None else read_attainment(attainment, language)
    if of is None:
        return _bare(times, met)
    used = (fact_use((facts or packaged_facts())[_SPLIT_FACT], "ratio.split"),)
    assumed = of.component == "on_target" and not (of.fixed or of.fixed_share)
    found = _multiple(times, of, met, used[0] if assumed else None)
    parts = of.component in ("on_target", "variable")
    return RatioAnswer(
        ratio=times,
        component=of.component,
        currency=of.currency or _DEFAULT_CURRENCY,
        base=of.amount,
        attainment=met,
        target=found.target,
        fixed=found.fixed if parts else None,
        variable=found.variable if parts else None,
        earned=found.earned if parts else found.target if of.component == "base" else None,
        facts=used if assumed else (),
        notes=_notes(of, met),
        missing=_missing(of, met, assumed=assumed),
        version=__version__,
    )


def _bare(ratio: Range, attainment: Range | None) -> RatioAnswer:
    notes = [Phrase("payratio.note.only_a_ratio")]
    if attainment is not None:
        notes.append(Phrase("payratio.note.attainment_unused"))
    return RatioAnswer(
        ratio=ratio,
        component=None,
        currency=None,
        base=None,
        attainment=attainment,
        target=None,
        fixed=None,
        variable=None,
        earned=None,
        facts=(),
        notes=tuple(notes),
        missing=(Phrase("payratio.missing.base"),),
        version=__version__,
    )


def _multiple(
    times: Range, of: RatioBase, met: Range | None, assumed: FactUse | None
) -> MultipleOfPay:
    if of.fixed is not None:
        return with_fixed(ratio=times, on_target=of.amount, fixed=of.fixed, attainment=met)
    share = of.fixed_share
    if assumed is not None:
        share = Range(*ends_of(assumed.value))
    if share is None:  # a bonus is variable as a whole; of other pay the parts are not told
        share = Range(0.0, 0.0) if of.component == "variable" else Range(1.0, 1.0)
    return with_share_fixed(ratio=times, on_target=of.amount, fixed_share=share, attainment=met)


def _notes(of: RatioBase, met: Range | None) -> tuple[Phrase, ...]:
    notes = []
    if of.currency is None:
        notes.append(Phrase.of("payratio.note.currency", currency=_DEFAULT_CURRENCY))
    if of.component == "on_target":
        notes.append(Phrase("payratio.note.same_split"))
    if of.component in ("on_target", "variable") and met is not None:
        notes.append(Phrase("payratio.note.in_proportion"))
    if of.component == "base" and met is not None:
        notes.append(Phrase("payratio.note.base_pay"))
    if of.component == "total":
        notes.append(Phrase("payratio.note.total"))
    return tuple(notes)


def _missing(of: RatioBase, met: Range | None, *, assumed: bool) -> tuple[Phrase, ...]:
    missing = []
    if of.component == "unstated":
        missing.append(Phrase("payratio.missing.component"))
    if of.component in ("on_target", "variable") and met is None:
        missing.append(Phrase("payratio.missing.attainment"))
    if assumed:
        missing.append(Phrase("payratio.missing.split"))
    return tuple(missing)

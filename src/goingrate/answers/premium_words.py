"""A premium asked for in words, as on a command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from goingrate.answers.rate_words import RateAsked, RateWords, rate_asked, read_rate_place
from goingrate.base.errors import BadField, NotUnderstood
from goingrate.base.kinds import Place, RoleFamily, Segment
from goingrate.base.texts import Phrase

#: The comparison that everybody asks for.
_OF: Final = "ai-engineer"
_OVER: Final = "software-engineer"
#: What a going rate can be asked for and a premium too.
Restricted: TypeAlias = RateAsked


@dataclass(frozen=True, slots=True)
class PremiumWords:
    """What somebody types; None for what is left out."""

    of: str | None = None
    over: str | None = None
    level: str | None = None
    place: str | None = None
    employer: str | None = None
    component: str | None = None
    currency: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PremiumAsked:
    """What was asked for, understood.

    Parameters
    ----------
    of, over
        The two kinds of work, alike in level, place and kind of employer.
    restricted
        What the data are restricted to.
    notes
        How titles were read, and what was assumed.
    """

    of: Segment
    over: Segment
    restricted: Restricted
    notes: tuple[Phrase, ...]

    @property
    def roles(self) -> tuple[RoleFamily, RoleFamily]:
        """The two role families."""
        assert self.of.role is not None  # noqa: S101 - `premium_asked` sees to it
        assert self.over.role is not None  # noqa: S101
        return self.of.role, self.over.role


def premium_asked(words: PremiumWords) -> PremiumAsked:
    """Return what the words ask for.

    Raises
    ------
    InputError
        Naming the option, what was given, what is allowed, what to do.

    Examples
    --------
    >>> asked = premium_asked(PremiumWords("data-scientist", "data-analyst", level="senior"))
    >>> asked.of.said(), asked.over.said()
    ('data scientist, senior, US', 'data analyst, senior, US')
    """
    of = _asked(words, _OF if words.of is None else words.of, "--of")
    over = _asked(words, _OVER if words.over is None else words.over, "--over")
    _check_place(words.place, of.segment.place)
    if of.segment == over.segment:
        raise BadField(
            where="--over",
            given=words.over or _OVER,
            allowed=Phrase.of("allowed.other_work", of=str(of.segment.role)),
            fix=Phrase("fix.other_work"),
        )
    missing = [name for name in ("of", "over") if getattr(words, name) is None]
    assumed = [Phrase(f"premium.note.default_{'_'.join(missing)}")] if missing else []
    read = [one.read_as for one in (of, over) if one.read_as is not None]
    return PremiumAsked(of.segment, over.segment, of, (*assumed, *read))


def _check_place(given: str | None, place: Place | None) -> None:
    """Raise if there is no such country, or no such state of the US."""
    if given is None or place is None:
        return
    from goingrate.data.imports.codes import COUNTRIES
    from goingrate.data.oews import oews_area

    if not given.strip():
        read_rate_place(given)  # which says what a place is
    if place.country not in COUNTRIES:
        raise NotUnderstood(
            where="--place",
            given=given,
            allowed=Phrase("allowed.country"),
            fix=Phrase("fix.correct_value"),
        )
    if place.country == "US" and place.region is not None:
        try:
            oews_area(place)
        except NotUnderstood as error:
            raise NotUnderstood(
                where="--place", given=given, allowed=error.allowed, fix=error.fix
            ) from None


def _asked(words: PremiumWords, role: str, where: str) -> RateAsked:
    given = RateWords(
        role=role,
        level=words.level,
        place=words.place,
        employer=words.employer,
        component=words.component,
        currency=words.currency,
        source=words.source,
    )
    try:
        bare = rate_asked(RateWords(role=role))
    except NotUnderstood as error:
        raise NotUnderstood(
            where=where, given=error.given, allowed=error.allowed, fix=error.fix
        ) from None
    if bare.segment.level is not None:
        raise BadField(
            where=where,
            given=role,
            allowed=Phrase("allowed.work_without_level"),
            fix=Phrase.of("fix.level_apart", level=bare.segment.level),
        )
    return rate_asked(given)

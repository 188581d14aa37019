"""What the packaged US wage survey says of one kind of work over another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goingrate.answers.premium_results import Gap, SurveyGap
from goingrate.base.kinds import ROLE_FAMILIES, Place, RoleFamily
from goingrate.base.texts import Phrase
from goingrate.data.lexicons import occupations
from goingrate.data.oews import oews_wages
from goingrate.market.mixture import mixture
from goingrate.market.occupations import FITS, OccupationFit

_COUNTRY: Final = "US"
_MIDDLE: Final = 0.5
#: Told of the gap as a whole, not of each median.
_DERIVED: Final = Phrase("oews.note.derived")
#: Work that the survey has no occupation for: AI is counted among other occupations.
_UNSEEN: Final[frozenset[RoleFamily]] = frozenset({"ai-engineer", "ai-researcher", "ai-sales"})


@dataclass(frozen=True, slots=True)
class _Median:
    """A median with its interval, the jobs, and the occupations that it is of."""

    value: float
    low: float
    high: float
    employment: float
    as_of: date
    occupations: tuple[str, ...]
    notes: tuple[Phrase, ...]


def survey_gap(
    of: RoleFamily, over: RoleFamily, place: Place, *, coverage: float = 0.9
) -> tuple[SurveyGap | None, Phrase | None]:
    """Return the gap of median wages of two kinds of work, or why it cannot be told.

    Both must sit in occupations of their own: they have none in common, and none of them is exactly
    another kind of work. AI work has none: the survey counts it among others. Nothing is held
    equal.

    Parameters
    ----------
    place
        The US, or a state or metropolitan area of it; errors as in `data.oews.oews_wages`.
    coverage
        Of the interval, within (0, 1).

    Notes
    -----
    The release prints no error of a median; `market.published` derives one. The two intervals are
    put together in logs, each end by its own (Zou and Donner 2008, "Construction of confidence
    limits about effect measures", Statistics in Medicine 27), as if sampled apart: errors that
    both share are not published.
    """
    for role in (of, over):
        if role in _UNSEEN:
            return None, Phrase.of("premium_facts.survey.no_occupation", role=role)
    if place.country != _COUNTRY:
        return None, Phrase("premium_facts.survey.country")
    fits_of, fits_over = _best(of), _best(over)
    both = sorted({one.soc for one in fits_of} & {one.soc for one in fits_over})
    if both:
        return None, Phrase.of("premium_facts.survey.shared", occupations=", ".join(both))
    for role, fits in ((of, fits_of), (over, fits_over)):
        if _is_elsewhere(fits):
            return None, Phrase.of("premium_facts.survey.no_occupation", role=role)
    median_of = _median(fits_of, place, coverage)
    median_over = _median(fits_over, place, coverage)
    if median_of is None or median_over is None:
        return None, Phrase.of("premium_facts.survey.not_released", place=str(place))
    return _gap(median_of, median_over), None


def _best(role: RoleFamily) -> tuple[OccupationFit, ...]:
    """Return the occupations that stand best for a role: exact ones, else those that hold it."""
    fits = occupations().soc_codes(role)
    best = min(FITS.index(one.fit) for one in fits)
    return tuple(one for one in fits if FITS.index(one.fit) == best)


def _is_elsewhere(fits: Sequence[OccupationFit]) -> bool:
    """Say whether one of the occupations that hold a role is exactly another role."""
    exact = {
        one.soc for role in ROLE_FAMILIES for one in occupations().soc_codes(role) if _exact(one)
    }
    return any(one.soc in exact and not _exact(one) for one in fits)


def _exact(one: OccupationFit) -> bool:
    return one.fit == FITS[0]


def _median(fits: Sequence[OccupationFit], place: Place, coverage: float) -> _Median | None:
    """Return a median; None where it, its error or the jobs are not released."""
    wages = oews_wages([one.soc for one in fits], place)
    if not wages:
        return None
    rate = mixture(wages, probabilities=(_MIDDLE,), interval=coverage)
    (middle,) = rate.quantiles
    if middle.value is None or middle.low is None or middle.high is None or not rate.employment:
        return None
    names = {one.soc: f"{one.occupation} ({one.soc})" for one in rate.parts}
    mixed = [names[one.soc] for one in fits if not _exact(one) and one.soc in names]
    told = Phrase.of("premium_facts.survey.holds_others", occupations=", ".join(mixed))
    return _Median(
        value=middle.value,
        low=middle.low,
        high=middle.high,
        employment=rate.employment,
        as_of=wages[0].on_date,
        occupations=tuple(names.values()),
        notes=(*([told] if mixed else []), *(note for note in rate.notes if note != _DERIVED)),
    )


def _gap(of: _Median, over: _Median) -> SurveyGap:
    middle = math.log(of.value / over.value)
    below = math.hypot(math.log(of.value / of.low), math.log(over.high / over.value))
    above = math.hypot(math.log(of.high / of.value), math.log(over.value / over.low))
    return SurveyGap(
        median_of=of.value,
        median_over=over.value,
        gap=Gap(
            share=math.expm1(middle),
            low=math.expm1(middle - below),
            high=math.expm1(middle + above),
        ),
        occupations_of=of.occupations,
        occupations_over=over.occupations,
        employment_of=of.employment,
        employment_over=over.employment,
        as_of=of.as_of,
        notes=(
            Phrase("premium_facts.survey.nothing_equal"),
            Phrase("premium_facts.survey.derived"),
            *dict.fromkeys((*of.notes, *over.notes)),
            Phrase("payrate.wages_only"),
        ),
    )

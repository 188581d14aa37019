"""What the US wage survey prints for a kind of work, as a block of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from goingrate.answers.rate_results import RateBlock, RatePart, RateQuantile
from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase
from goingrate.market.mixture import PublishedQuantile, WeighedPart, mixture
from goingrate.market.occupations import OccupationFit
from goingrate.market.published import PublishedWages

SOURCE: Final = "oews"
_NAMES: Final = (
    "US wage survey (OEWS), {release}",
    "US-Lohnerhebung (OEWS), {release}",
)
_LICENCE: Final = "US public domain"


def published_block(
    wages: Sequence[PublishedWages],
    fits: Sequence[OccupationFit],
    segment: Segment,
    *,
    coverage: float,
) -> RateBlock:
    """Return the block of published wages of the occupations that a kind of work sits in.

    Parameters
    ----------
    wages
        One or more occupations of one release and place.
    fits
        How each occupation stands for the kind of work.
    segment
        What was asked for; level and kind of employer are not told apart by the survey.
    """
    rate = mixture(wages, interval=coverage)
    on = wages[0].on_date
    releases = (rate.release, rate.release.replace("May", "Mai"))
    names = [name.format(release=one) for name, one in zip(_NAMES, releases, strict=True)]
    shown = any(one.value is not None for one in rate.quantiles)
    return RateBlock(
        evidence="published",
        source=SOURCE,
        name_en=names[0],
        name_de=names[1],
        covers=replace(segment, level=None, employer=None),
        component="base",
        basis="surveyed",
        currency=rate.currency,
        at_least=None,
        workers=rate.employment,
        first_year=on.year,
        last_year=on.year,
        as_of=on,
        shown="shown" if shown else "refused",
        because=None if shown else Phrase("oews.note.not_released"),
        instead=(),
        borrowed=None,
        quantiles=tuple(_quantile(one) for one in rate.quantiles),
        single=None,
        single_of=None,
        weighted=False,
        parts=tuple(_part(one, fits) for one in rate.parts),
        notes=(*_left_open(segment), *rate.notes, Phrase("payrate.wages_only")),
        caveat_en="",
        caveat_de="",
        address=rate.address,
        licence=_LICENCE,
    )


def _part(part: WeighedPart, fits: Sequence[OccupationFit]) -> RatePart:
    fit = next(one for one in fits if one.soc == part.soc)
    return RatePart(part.occupation, part.weight, part.soc, fit.fit, fit.note.en, fit.note.de)


def _left_open(segment: Segment) -> list[Phrase]:
    notes = []
    if segment.level is not None:
        notes.append(Phrase("payrate.no_level"))
    if segment.employer is not None:
        notes.append(Phrase("payrate.no_employer"))
    return notes


def _quantile(one: PublishedQuantile) -> RateQuantile:
    or_more = one.basis == "or_more"
    value = one.low if or_more else one.value
    return RateQuantile(
        probability=one.probability,
        value=value,
        low=None if or_more else one.low,
        high=None if or_more else one.high,
        or_more=or_more,
    )

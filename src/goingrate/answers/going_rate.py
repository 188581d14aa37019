"""`going_rate`: what a kind of work pays, from the packaged wage survey and the user's own data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from goingrate.answers.rate_model import RateSetting
from goingrate.answers.rate_own import SURVEYED, Found, has_own_data, own_blocks, unless_empty
from goingrate.answers.rate_pools import countries
from goingrate.answers.rate_published import SOURCE, published_block
from goingrate.answers.rate_results import GoingRate, RateBlock
from goingrate.answers.rate_words import RateAsked, RateWords, rate_asked
from goingrate.base.errors import NotUnderstood
from goingrate.base.facts import Facts
from goingrate.base.kinds import RoleFamily
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.lexicons import occupations
from goingrate.market.occupations import FITS, OccupationFit
from goingrate.market.published import PublishedWages

_COVERAGE: Final = 0.9
_DIGEST_DIGITS: Final = 16
_MIDDLE: Final = 0.5


def rate_from_words(
    words: RateWords,
    *,
    facts: Facts | None = None,
    weighted: bool = True,
    engine: str | None = None,
    folder: Path | None = None,
) -> GoingRate:
    """Return what a kind of work pays, asked for as somebody types it; see `going_rate`."""
    return going_rate(
        rate_asked(words), facts=facts, weighted=weighted, engine=engine, folder=folder
    )


def going_rate(
    asked: RateAsked,
    *,
    facts: Facts | None = None,
    weighted: bool = True,
    engine: str | None = None,
    folder: Path | None = None,
) -> GoingRate:
    """Return what a kind of work pays, one block for each source and kind of pay.

    Parameters
    ----------
    asked
        The kind of work, and what of the data to use.
    weighted
        Let states count as the people who work there, where that is known.
    engine, folder
        Where queries over the user's own data run, and where these lie; see `data.engines`.

    Raises
    ------
    InputError
        If there is nothing at all: no pay of this country, or none as restricted.
    """
    fits = _fits(asked.segment.role)
    survey = _published(asked, fits, engine, folder)
    found = [survey, own_blocks(asked, [fit.soc for fit in fits], facts, weighted, engine, folder)]
    if survey.blocks:
        found[1] = unless_empty(found[1])
    blocks = tuple(block for one in found for block in one.blocks)
    if not blocks:
        raise _nothing(asked, engine, folder, unreleased=bool(survey.notes))
    leading = _headline(blocks, asked)
    if leading is not None:
        blocks = (blocks[leading], *blocks[:leading], *blocks[leading + 1 :])
    read_as = () if asked.read_as is None else (asked.read_as,)
    return GoingRate(
        segment=asked.segment,
        coverage=_COVERAGE,
        blocks=blocks,
        headline=None if leading is None else 0,
        assumptions=tuple(dict.fromkeys(use for one in found for use in one.facts)),
        notes=(*read_as, *dict.fromkeys(note for one in found for note in one.notes)),
        seed=RateSetting().seed,
        digest=_digest(blocks),
        version=__version__,
    )


def _fits(role: RoleFamily | None) -> tuple[OccupationFit, ...]:
    """Return the occupations that stand best for a role: exact ones, else those that hold it."""
    if role is None:
        return ()
    all_fits = occupations().soc_codes(role)
    best = min(FITS.index(one.fit) for one in all_fits)
    return tuple(one for one in all_fits if FITS.index(one.fit) == best)


def _published(
    asked: RateAsked, fits: Sequence[OccupationFit], engine: str | None, folder: Path | None
) -> Found:
    """Return the packaged release, and the newest other one that the user has added."""
    place = asked.segment.place
    wanted = (
        (asked.source, SOURCE),
        (asked.component, "base"),
        (asked.currency, "USD"),
        (place.country if place else None, SURVEYED),
    )
    if place is None or not fits or any(one not in (None, has) for one, has in wanted):
        return Found(())
    from goingrate.data.oews import oews_wages

    socs = [fit.soc for fit in fits]
    releases = [oews_wages(socs, place)]
    if has_own_data(engine, folder):
        from goingrate.data.own_wages import own_wages

        releases.append(own_wages(socs, place, folder))
    stays = () if asked.on is None else (Phrase("payrate.survey_stays"),)
    blocks = [
        published_block(wages, fits, asked.segment, coverage=_COVERAGE)
        for wages in sorted((one for one in releases if one), key=_newest_first)
    ]
    if not blocks:
        return Found((), notes=(Phrase("oews.note.not_released"),))
    return Found(tuple(replace(block, notes=(*block.notes, *stays)) for block in blocks))


def _newest_first(wages: Sequence[PublishedWages]) -> int:
    return -wages[0].on_date.toordinal()


def _headline(blocks: Sequence[RateBlock], asked: RateAsked) -> int | None:
    """Return the block that leads: one that tells the level apart if asked, else the survey.

    A grant comes beside other pay, so it leads only where there is nothing else.
    """
    may = [
        n
        for n, block in enumerate(blocks)
        if any(one.probability == _MIDDLE and one.value is not None for one in block.quantiles)
    ]
    if not may:
        return None
    narrow = asked.segment.level is not None or asked.segment.employer is not None

    def fitness(number: int) -> tuple[bool, bool, bool, int, float]:
        block = blocks[number]
        single = block.evidence == "model"
        newer = 0 if single else block.first_year or 0
        many = block.workers or block.at_least or 0.0
        is_pay = block.component != "grant"
        return (is_pay, single == narrow, block.shown == "shown", newer, many)

    return max(may, key=fitness)


def _nothing(
    asked: RateAsked, engine: str | None, folder: Path | None, *, unreleased: bool
) -> NotUnderstood:
    country = asked.segment.place.country if asked.segment.place else SURVEYED
    if unreleased:
        return NotUnderstood(
            where="--place",
            given=str(asked.segment.place),
            allowed=Phrase("allowed.place_of_survey"),
            fix=Phrase("fix.wider_place"),
        )
    known: tuple[str, ...] = (SURVEYED,)
    if has_own_data(engine, folder):
        from goingrate.data.engines import open_tables

        with open_tables(engine, folder) as tables:
            known = tuple(sorted({SURVEYED, *countries(tables)}))
    if country not in known:
        return NotUnderstood(
            where="--place",
            given=country,
            allowed=Phrase.of("allowed.country_with_pay", countries=", ".join(known)),
            fix=Phrase.of("fix.add_pay", country=country),
        )
    restricted = {
        "--source": asked.source, "--component": asked.component, "--currency": asked.currency
    }  # fmt: skip
    where, given = next(
        ((option, value) for option, value in restricted.items() if value is not None),
        ("--role", str(asked.segment.role)),
    )
    return NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase("allowed.pool"),
        fix=Phrase("fix.other_pool"),
    )


def _digest(blocks: Sequence[RateBlock]) -> str:
    """Return a checksum of the numbers of an answer: the same data, the same digest."""
    told = "\n".join(
        repr((block.source, block.component, block.basis, block.as_of, block.quantiles))
        for block in blocks
    )
    return sha256(told.encode()).hexdigest()[:_DIGEST_DIGITS]

"""`premium`: what one kind of work pays more than another, and how much of it is real."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from goingrate.answers.premium_own import own_gaps
from goingrate.answers.premium_published import published_premiums, why_none_published
from goingrate.answers.premium_results import (
    GapSetting,
    PremiumAnswer,
    PremiumBlock,
    PublishedPremium,
    SurveyGap,
)
from goingrate.answers.premium_survey import survey_gap
from goingrate.answers.premium_words import PremiumAsked, PremiumWords, premium_asked
from goingrate.answers.rate_own import has_own_data
from goingrate.base.errors import NotUnderstood
from goingrate.base.facts import Facts
from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.market.records import COMPONENTS, Component

_DIGEST_DIGITS: Final = 16
_SURVEY: Final = "oews"
_SURVEY_PAY: Final = ("base", "USD")
#: Blocks in the order of what they tell.
_STATES: Final = ("told", "raw_only", "hidden")


def premium_from_words(
    words: PremiumWords,
    *,
    facts: Facts | None = None,
    engine: str | None = None,
    folder: Path | None = None,
    setting: GapSetting | None = None,
) -> PremiumAnswer:
    """Return a premium asked for as somebody types it; see `premium`."""
    asked = premium_asked(words)
    return premium(asked, facts=facts, engine=engine, folder=folder, setting=setting)


def premium(
    asked: PremiumAsked,
    *,
    facts: Facts | None = None,
    engine: str | None = None,
    folder: Path | None = None,
    setting: GapSetting | None = None,
) -> PremiumAnswer:
    """Return what one kind of work pays more than another.

    Each source and component of the user's own data is a block of its own; what the packaged wage
    survey and printed studies say stands beside, and is never averaged.

    Parameters
    ----------
    asked
        The two kinds of work, and what of the data to use.
    engine, folder
        Where queries over the user's own data run, and where these lie; see `data.engines`.
    setting
        How a gap is estimated; None: as usual.

    Raises
    ------
    InputError
        If there is nothing at all: no data and nothing printed on these two.
    """
    how = setting or GapSetting()
    known = facts or packaged_facts()
    restricted = asked.restricted
    own = _own(asked, engine, folder)
    blocks = _ordered(own_gaps(asked, engine, folder, how)) if own else ()
    survey, no_survey = None, None
    if _survey_asked(asked):
        survey, no_survey = survey_gap(
            *asked.roles, restricted.segment.place or Place("US"), coverage=how.coverage
        )
    printed = () if _only_own(asked) else published_premiums(*asked.roles, known)
    unprinted = None if _only_own(asked) else why_none_published(*asked.roles, known)
    if not blocks and survey is None and not printed:
        raise _nothing(asked)
    told = bool(blocks) and blocks[0].state != "hidden"
    return PremiumAnswer(
        of=asked.of,
        over=asked.over,
        coverage=how.coverage,
        blocks=blocks,
        headline=0 if told else None,
        survey=survey,
        published=printed,
        assumptions=(),
        notes=(
            *asked.notes,
            *([Phrase("premium.note.own_none")] if own and not blocks else []),
            *(note for note in (no_survey, unprinted) if note is not None),
            *([Phrase("premium.note.as_printed")] if printed and _narrowed(asked) else []),
        ),
        missing=_missing(blocks),
        seed=how.seed,
        digest=_digest(blocks, survey, printed),
        version=__version__,
    )


def _narrowed(asked: PremiumAsked) -> bool:
    """Say whether less was asked for than what printed figures speak of."""
    restricted, segment = asked.restricted, asked.of
    elsewhere = segment.place not in (None, Place("US"))
    narrow = (segment.level, segment.employer, restricted.component, restricted.currency)
    return elsewhere or any(one is not None for one in narrow)


def _own(asked: PremiumAsked, engine: str | None, folder: Path | None) -> bool:
    return asked.restricted.source != _SURVEY and has_own_data(engine, folder)


def _survey_asked(asked: PremiumAsked) -> bool:
    """Say whether the wage survey answers what was asked: no level, no kind of employer."""
    restricted, segment = asked.restricted, asked.of
    wanted = ((restricted.component, _SURVEY_PAY[0]), (restricted.currency, _SURVEY_PAY[1]))
    narrow = segment.level is not None or segment.employer is not None
    in_us = segment.place is None or segment.place.country == "US"
    fits = all(one in (None, has) for one, has in wanted)
    return in_us and fits and not narrow and restricted.source in (None, _SURVEY)


def _only_own(asked: PremiumAsked) -> bool:
    """Say whether one source alone was asked for."""
    return asked.restricted.source is not None


def _ordered(blocks: Sequence[PremiumBlock]) -> tuple[PremiumBlock, ...]:
    """Return blocks by what they tell, base pay first, then what rests on more employers."""

    def key(block: PremiumBlock) -> tuple[int, int, int, int]:
        state = _STATES.index(block.state)
        component = COMPONENTS.index(cast(Component, block.component))
        return state, component, -(block.clusters or 0), -(block.at_least_of or 0)

    return tuple(sorted(blocks, key=key))


def _missing(blocks: Sequence[PremiumBlock]) -> tuple[Phrase, ...]:
    """Return what would make the answer better."""
    if not blocks:
        return (Phrase("premium.missing.data"),)
    told = [block for block in blocks if block.state == "told"]
    missing = []
    if not told:
        missing.append(Phrase("premium.missing.employers"))
    if told and not any("skill" in block.held_equal for block in told):
        missing.append(Phrase("premium.missing.skills"))
    if not any(block.component == "grant" for block in blocks):
        missing.append(Phrase("premium.missing.grants"))
    return tuple(missing)


def _nothing(asked: PremiumAsked) -> NotUnderstood:
    restricted = asked.restricted
    given = {
        "--source": restricted.source,
        "--component": restricted.component,
        "--currency": restricted.currency,
        "--place": str(asked.of.place)
        if asked.of.place and asked.of.place != Place("US")
        else None,
    }
    where, value = next(
        ((option, one) for option, one in given.items() if one is not None),
        ("--of", str(asked.of.role)),
    )
    return NotUnderstood(
        where=where,
        given=value,
        allowed=Phrase("allowed.premium_data"),
        fix=Phrase("fix.premium_data"),
    )


def _digest(
    blocks: Sequence[PremiumBlock],
    survey: SurveyGap | None,
    printed: Sequence[PublishedPremium],
) -> str:
    """Return a checksum of the numbers of an answer: the same data, the same digest."""
    pools = [(one.source, one.component, one.basis, one.currency) for one in blocks]
    told = [
        repr((pool, one.state, one.raw, one.within, one.parts))
        for pool, one in zip(pools, blocks, strict=True)
    ]
    told += [] if survey is None else [repr((survey.median_of, survey.median_over, survey.gap))]
    told += [repr((one.fact_id, one.value, one.since)) for one in printed]
    return sha256("\n".join(told).encode()).hexdigest()[:_DIGEST_DIGITS]

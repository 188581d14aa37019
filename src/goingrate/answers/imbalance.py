"""`imbalance`: where there is a glut, where a shortage, and whether for good."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.answers.imbalance_results import (
    AdLifeTold,
    BreakTold,
    ImbalanceAnswer,
    RegimeTold,
    SegmentTold,
    SeriesTold,
    TightnessTold,
)
from goingrate.answers.imbalance_series import PACKAGED_COUNTRY, Gathered, of_files, whole_story
from goingrate.answers.imbalance_windows import Compared, as_series, compared
from goingrate.answers.imbalance_words import ImbalanceAsked, ImbalanceWords, imbalance_asked
from goingrate.answers.shortage_facts import beside
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts

if TYPE_CHECKING:
    from goingrate.market.imbalance.ad_life import AdPanel
    from goingrate.market.imbalance.regimes import RegimeVerdict
    from goingrate.market.imbalance.tightness import SegmentCount, SegmentTightness

_COVERAGE: Final = 0.9
_DIGEST_DIGITS: Final = 16
_MOST_SEGMENTS: Final = 1_000


def imbalance_from_words(
    words: ImbalanceWords, *, facts: Facts | None = None, folder: Path | None = None
) -> ImbalanceAnswer:
    """Return glut and shortage asked for as somebody types it; see `imbalance`."""
    return imbalance(imbalance_asked(words), facts=facts, folder=folder)


def imbalance(
    asked: ImbalanceAsked, *, facts: Facts | None = None, folder: Path | None = None
) -> ImbalanceAnswer:
    """Return where people are short and where in glut.

    What was given is answered and nothing else; where nothing was given, what is known of the
    country: the user's own postings and packaged series.

    Parameters
    ----------
    folder
        Where the user's own data lie; see `data.engines`.

    Raises
    ------
    InputError
        If what was given cannot be read, or nothing is known of the country.
    """
    known = facts or packaged_facts()
    gathered = _gathered(asked, known, folder)
    windows = compared(gathered.series, first=asked.first, last=asked.last)
    ads, ad_notes = _ad_life(asked.ad_file)
    told = _tightness(asked)
    regimes = tuple(_regime(one) for one in gathered.series)
    alone = asked.whole_story and asked.country == PACKAGED_COUNTRY and not asked.sectors
    return ImbalanceAnswer(
        coverage=_COVERAGE,
        tightness=told,
        series=gathered.series,
        comparisons=windows.comparisons,
        regimes=regimes,
        ad_life=ads,
        beside=beside(known) if alone else (),
        notes=_notes(gathered, windows, ad_notes),
        missing=_missing(asked, gathered),
        digest=_digest(gathered.series, told, ads),
        version=__version__,
    )


def _gathered(asked: ImbalanceAsked, facts: Facts, folder: Path | None) -> Gathered:
    if asked.whole_story:
        return whole_story(asked.country, asked.sectors, facts, folder)
    files = of_files(asked.series_files)
    if not asked.sectors:
        return files
    own = whole_story(asked.country, asked.sectors, facts, folder)
    return Gathered((*own.series, *files.series), (*own.notes, *files.notes))


def _tightness(asked: ImbalanceAsked) -> TightnessTold | None:
    if not asked.segments and asked.segment_file is None:
        return None
    from goingrate.data.segment_files import read_segments, segments_from_words
    from goingrate.market.imbalance.tightness import tightness

    counts = segments_from_words(asked.segments)
    if asked.segment_file is not None:
        listed = read_segments(asked.segment_file)
        _check_listed(counts, listed, asked.segment_file)
        counts = (*counts, *listed)
    found = tightness(counts)
    return TightnessTold(
        segments=tuple(map(_segment, found.segments)),
        pooled=_segment(found.pooled),
        misleading=found.misleading,
    )


def _check_listed(
    words: Sequence[SegmentCount], listed: Sequence[SegmentCount], path: Path
) -> None:
    """Raise `BadField` where a file lists too many kinds of work, or one given in words too."""
    if len(listed) > _MOST_SEGMENTS:
        raise BadField(
            where=str(path),
            given=len(listed),
            allowed=Phrase.of("allowed.most_segments", most=str(_MOST_SEGMENTS)),
            fix=Phrase("fix.fewer_segments"),
        )
    known = {one.name for one in listed}
    for one in words:
        if one.name in known:
            raise BadField(
                where="--segment",
                given=one.name,
                allowed=Phrase.of("allowed.not_in_file", path=path.name),
                fix=Phrase("fix.one_of_two"),
            )


def _segment(found: SegmentTightness) -> SegmentTold:
    return SegmentTold(
        name=found.name,
        vacancies=found.vacancies,
        seekers=found.seekers,
        vacancies_per_seeker=found.vacancies_per_seeker,
        state=found.state,
    )


def _regime(told: SeriesTold) -> RegimeTold:
    from goingrate.market.imbalance.regimes import regime

    found: RegimeVerdict = regime(as_series(told))
    return regime_told(told.key, found)


def regime_told(key: str, found: RegimeVerdict) -> RegimeTold:
    """Return a verdict on a series as an answer has it."""
    import math

    from goingrate.market.imbalance.regimes import ERROR_RATES

    return RegimeTold(
        key=key,
        regime=found.regime,
        breaks=tuple(
            BreakTold(one.day, one.low, one.high, math.expm1(one.size_log_points))
            for one in found.breaks
        ),
        cycle_years=found.cycle_years,
        months=found.months,
        because=found.why,
        wrong_at_most=max(one.wrong for one in ERROR_RATES.values()),
        untold_up_to=max(one.cannot_tell for one in ERROR_RATES.values()),
    )


def _ad_life(path: Path | None) -> tuple[tuple[AdLifeTold, ...], tuple[Phrase, ...]]:
    if path is None:
        return (), ()
    from goingrate.data.ad_files import read_ad_file

    file = read_ad_file(path)
    return _ads_told(file.panel), file.notes


def _ads_told(panel: AdPanel) -> tuple[AdLifeTold, ...]:
    """Return the life of each kind of ads; those of too few say why nothing is told."""
    from goingrate.market.imbalance.ad_life import ad_life, hidden_ads

    told = [
        AdLifeTold(
            name=one.name,
            ads=one.ads,
            closed=one.closed,
            still_open=one.still_open,
            told_from_days=one.told_from_days,
            median_days=one.median_days,
            low=one.low,
            high=one.high,
            open_after=one.open_after,
        )
        for one in ad_life(panel, coverage=_COVERAGE)
    ]
    told += [_hidden(one.name, one.because) for one in hidden_ads(panel)]
    return tuple(told)


def _hidden(name: str, because: Phrase) -> AdLifeTold:
    return AdLifeTold(name, None, None, None, None, None, None, None, (), because)


def _notes(gathered: Gathered, windows: Compared, ad_notes: Sequence[Phrase]) -> tuple[Phrase, ...]:
    holes = [_holes(one) for one in gathered.series if one.gaps]
    indices = any(one.kind == "postings" and one.unit == "index" for one in gathered.series)
    index = [Phrase("imbalance.note.index")] if indices else []
    return (*gathered.notes, *windows.notes, *index, *holes, *ad_notes)


def _holes(one: SeriesTold) -> Phrase:
    """Return that nothing was filled in, with the days of the longest hole."""
    first, last = max(one.gaps, key=lambda gap: gap[1] - gap[0])
    told = {"name": one.key, "first": str(first), "last": str(last)}
    if len(one.gaps) == 1:
        return Phrase.of("imbalance.note.hole", **told)
    return Phrase.of("imbalance.note.holes", count=str(len(one.gaps)), **told)


def _missing(asked: ImbalanceAsked, gathered: Gathered) -> tuple[Phrase, ...]:
    """Return what would tell more, of what is not there."""
    few = any(note.key == "imbalance.note.few_days" for note in gathered.notes)
    missing = [] if asked.segments or asked.segment_file else [Phrase("imbalance.missing.counts")]
    missing += [Phrase("imbalance.missing.postings")] if few else []
    missing += [] if asked.ad_file else [Phrase("imbalance.missing.ads")]
    return tuple(missing)


def _digest(
    series: Sequence[SeriesTold], told: TightnessTold | None, ads: Sequence[AdLifeTold]
) -> str:
    """Return a checksum of the numbers of an answer: the same data, the same digest."""
    rows = [repr((one.key, one.days, one.values)) for one in series]
    rows += [repr(told), *(repr(one) for one in ads)]
    return sha256("\n".join(rows).encode()).hexdigest()[:_DIGEST_DIGITS]

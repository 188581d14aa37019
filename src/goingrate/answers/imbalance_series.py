"""The series behind an answer on glut and shortage: packaged, of the user's store, of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.answers.imbalance_results import SeriesTold
from goingrate.answers.shortage_facts import employment_series, posting_series
from goingrate.base.errors import BadField, NotUnderstood
from goingrate.base.facts import Facts
from goingrate.base.texts import Phrase, say

if TYPE_CHECKING:
    from goingrate.data.own_postings import StoredSeries
    from goingrate.market.imbalance.series import Series

PACKAGED_COUNTRY: Final = "US"
_SOFTWARE: Final = "software_ads"
_ALL: Final = "all_ads"
_AI: Final = "ai_ads"
_AI_SHARE: Final = "ai_share"
#: The day that postings of the packaged source are indexed to.
_BASE: Final = date(2020, 2, 1)
#: Names that are short enough for a sentence, by the key of a packaged series.
_SHORT: Final = {
    "us_wages.15_1252.employment": "developers",
    "us_wages.15_1251.employment": "programmers",
    "us_wages.15_2051.employment": "data_scientists",
    "us_wages.15_1221.employment": "researchers",
    "postings.software_hiring_lab_us": _SOFTWARE,
    "postings.ai_hiring_lab_us": _AI,
}
#: More are no comparison; each is also asked whether it changed for good.
_MOST_SERIES: Final = 1_000
_MOST_NAMED: Final = 12
_MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Gathered:
    """Series in the order of the answer, and what is to be said of them."""

    series: tuple[SeriesTold, ...]
    notes: tuple[Phrase, ...] = ()


def whole_story(
    country: str, sectors: Sequence[str], facts: Facts, folder: Path | None
) -> Gathered:
    """Return what is known of a country: the user's own postings, and packaged series.

    Parameters
    ----------
    sectors
        Names of series of the user's own data; empty: software, and AI work.

    Raises
    ------
    NotUnderstood
        If nothing is known of the country, or a sector is not in the data.
    """
    own = _own(country, sectors, folder)
    packaged = country == PACKAGED_COUNTRY and not sectors
    if not own.series and not packaged:
        raise _no_series(country, folder)
    if not packaged:
        return own
    postings = own
    if not own.series:
        few = Phrase("imbalance.note.few_days")
        postings = Gathered(tuple(map(_shortened, posting_series(facts))), (_ai_note(), few))
    jobs = tuple(map(_shortened, employment_series(facts)))
    return Gathered((*postings.series, *jobs), (*postings.notes, Phrase("imbalance.note.jobs")))


def of_files(paths: Sequence[Path]) -> Gathered:
    """Return the series of files; one that has the name of another is told apart by its file.

    Errors as in `goingrate.data.series_files.read_series_file`.
    """
    from goingrate.data.series_files import read_series_file

    found: dict[str, SeriesTold] = {}
    notes: list[Phrase] = []
    for path in paths:
        file = read_series_file(path)
        notes += file.notes
        if len(found) + len(file.series) > _MOST_SERIES:
            raise _too_many(path, len(found) + len(file.series))
        for one in file.series:
            name = one.series.name
            key = name if name not in found else f"{name} ({path.name})"
            number = 2
            while key in found:
                key, number = f"{name} ({path.name}, {number})", number + 1
            country = one.country or "-"
            found[key] = told_series(
                one.series, key=key, names=(key, key), country=country, source=path.name
            )
    return Gathered(tuple(found.values()), tuple(notes))


def told_series(
    series: Series,
    *,
    key: str,
    names: tuple[str, str],
    country: str,
    source: str,
    address: str | None = None,
) -> SeriesTold:
    """Return a series of an engine as an answer has it."""
    from goingrate.market.imbalance.series import as_date, gaps

    values = tuple(series.values.tolist())
    return SeriesTold(
        key=key,
        name_en=names[0],
        name_de=names[1],
        country=country,
        kind=series.kind,
        unit=series.unit,
        base_date=series.base_date,
        seasonally_adjusted=series.seasonally_adjusted,
        source=source,
        address=address,
        days=tuple(as_date(day) for day in series.days),
        values=values,
        gaps=tuple((gap.first, gap.last) for gap in gaps(series)),
        whole_change=_whole_change(values),
    )


def _whole_change(values: Sequence[float]) -> float | None:
    """Return the change from the first to the last value; None for one value, or from 0."""
    from goingrate.market.imbalance.windows import LEAST_BASE

    told = len(values) > 1 and values[0] >= LEAST_BASE
    return values[-1] / values[0] - 1.0 if told else None


def _own(country: str, sectors: Sequence[str], folder: Path | None) -> Gathered:
    from goingrate.answers.rate_own import has_own_data

    if not has_own_data(None, folder):
        if sectors:
            raise _no_sector(sectors[0], ())
        return Gathered(())
    return _sectors(country, sectors, folder) if sectors else _scissors(country, folder)


def _sectors(country: str, sectors: Sequence[str], folder: Path | None) -> Gathered:
    from goingrate.data.own_postings import Wanted, own_postings, stored_names

    found: list[StoredSeries] = []
    for sector in sectors:
        mine = own_postings(folder, country=country, wanted=[Wanted(sector=sector)])
        if not mine:
            names = {one.key.sector for one in stored_names(folder, country=country)}
            raise _no_sector(sector, sorted(names))
        found += mine
    named = {one.series.name: one for one in found}
    told = [_stored(one, name, _short_of(one, name)) for name, one in named.items()]
    return Gathered(tuple(told), _share_notes(named.values()))


def _scissors(country: str, folder: Path | None) -> Gathered:
    """Return software postings against those for AI work; all postings where one is missing."""
    from goingrate.data.own_postings import AI_SHARE, ALL_ADS, SOFTWARE_ADS, own_postings

    software, every, share = (
        next((one for one in own_postings(folder, country=country, wanted=[wanted])
              if one.key.region is None), None)
        for wanted in (SOFTWARE_ADS, ALL_ADS, AI_SHARE)
    )  # fmt: skip
    found = [] if software is None else [_stored(software, _SOFTWARE, _SOFTWARE)]
    if every is None or share is None:
        found += [] if every is None else [_stored(every, _ALL, _ALL)]
        if found:
            return Gathered(tuple(found))
        some = own_postings(folder, country=country)[:_MOST_SHOWN]
        told = [_stored(one, one.series.name, _short_of(one, one.series.name)) for one in some]
        return Gathered(tuple(told), _share_notes(some))
    ai, base = _ai_ads(every, share)
    return Gathered((*found, ai), (_ai_note(base),))


def _short_of(stored: StoredSeries, name: str) -> str | None:
    """Return the short name of a series whose sector says too little: "ai", "all"."""
    return {"ai": _AI_SHARE, "all": _ALL}.get(name.lower()) if stored.key.sector == name else None


def _share_notes(stored: Iterable[StoredSeries]) -> tuple[Phrase, ...]:
    shares = any(one.key.sector.lower() == "ai" for one in stored)
    return (Phrase("imbalance.note.ai_share"),) if shares else ()


def _ai_ads(every: StoredSeries, share: StoredSeries) -> tuple[SeriesTold, date]:
    """Return postings that mention AI: their share of all, times the index of all."""
    from goingrate.market.imbalance.bases import product
    from goingrate.market.imbalance.windows import common_window

    first, _ = common_window([every.series, share.series])
    base = max(first, every.key.base_date or first)
    series = product(share.series, every.series, name=_AI, base=base)
    source = dict.fromkeys((every.key.source, share.key.source))
    told = told_series(
        series,
        key=_AI,
        names=_names(_AI),
        country=every.key.country,
        source=_source_name(" + ".join(source)),
        address=_address(every.key.source),
    )
    return told, base


def _stored(stored: StoredSeries, key: str, short: str | None) -> SeriesTold:
    return told_series(
        stored.series,
        key=key,
        names=(key, key) if short is None else _names(short),
        country=stored.key.country,
        source=_source_name(stored.key.source),
        address=_address(stored.key.source),
    )


def _source_name(source: str) -> str:
    from goingrate.data.sources import connector

    if "+" in source:
        return source
    return connector(source).SOURCE.name.en


def _address(source: str) -> str:
    from goingrate.data.sources import connector

    return connector(source).SOURCE.address


def _shortened(one: SeriesTold) -> SeriesTold:
    name_en, name_de = _names(_SHORT[one.key])
    return replace(one, name_en=name_en, name_de=name_de)


def _names(short: str) -> tuple[str, str]:
    return say(f"imbalance.series.{short}", "en"), say(f"imbalance.series.{short}", "de")


def _ai_note(base: date = _BASE) -> Phrase:
    return Phrase.of("imbalance.note.ai_ads", base=base.isoformat())


def _no_series(country: str, folder: Path | None) -> NotUnderstood:
    from goingrate.answers.rate_own import has_own_data

    known = {PACKAGED_COUNTRY}
    if has_own_data(None, folder):
        from goingrate.data.own_postings import stored_names

        known |= {one.key.country for one in stored_names(folder)}
    return NotUnderstood(
        where="--country",
        given=country,
        allowed=Phrase.of("allowed.country_with_series", countries=", ".join(sorted(known))),
        fix=Phrase("fix.add_series"),
    )


def _too_many(path: Path, series: int) -> BadField:
    return BadField(
        where=str(path),
        given=series,
        allowed=Phrase.of("allowed.most_series", most=f"{_MOST_SERIES}"),
        fix=Phrase("fix.fewer_series"),
    )


def _no_sector(sector: str, names: Sequence[str]) -> NotUnderstood:
    told = ", ".join(names[:_MOST_NAMED]) + (", ..." if len(names) > _MOST_NAMED else "")
    return NotUnderstood(
        where="--sector",
        given=sector,
        allowed=Phrase.of("allowed.sector", sectors=told or "-"),
        fix=Phrase("fix.sector" if names else "fix.add_series"),
    )

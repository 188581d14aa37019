"""A question about glut and shortage asked in words, as on a command line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadField, NotUnderstood
from goingrate.base.texts import Phrase

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DEFAULT_COUNTRY: Final = "US"


@dataclass(frozen=True, slots=True)
class ImbalanceWords:
    """What somebody types; empty for what is left out.

    Parameters
    ----------
    segments
        Vacancies and seekers, such as "elite: 200/20".
    segment_file, series_files, ad_file
        Tables of counts by kind of work, of series, and of ads.
    sectors
        Series of the user's own data, by the names of their sectors.
    first, last
        The ends of the window.
    """

    segments: tuple[str, ...] = ()
    segment_file: Path | None = None
    series_files: tuple[Path, ...] = ()
    ad_file: Path | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class ImbalanceAsked:
    """What was asked for, understood.

    Parameters
    ----------
    first, last
        The ends of the window; None: as wide as the series allow.
    whole_story
        Whether nothing was given, so that all that is known of the country is told.
    """

    segments: tuple[str, ...]
    segment_file: Path | None
    series_files: tuple[Path, ...]
    ad_file: Path | None
    country: str
    sectors: tuple[str, ...]
    first: date | None
    last: date | None
    whole_story: bool


def imbalance_asked(words: ImbalanceWords) -> ImbalanceAsked:
    """Return what the words ask for.

    Raises
    ------
    InputError
        Naming the option, what was given, what is allowed, what to do.

    Examples
    --------
    >>> imbalance_asked(ImbalanceWords(first="2022-03", last="2024-03-01")).first
    datetime.date(2022, 3, 1)
    """
    country = _DEFAULT_COUNTRY if words.country is None else words.country.strip().upper()
    if not _COUNTRY.fullmatch(country):
        raise NotUnderstood(
            where="--country",
            given=words.country or "-",
            allowed=Phrase("allowed.country"),
            fix=Phrase("fix.correct_value"),
        )
    first, last = _day(words.first, "--first"), _day(words.last, "--last")
    if first is not None and last is not None and first >= last:
        raise BadField(
            where="--first",
            given=f"{first} / {last}",
            allowed=Phrase("allowed.window"),
            fix=Phrase("fix.window"),
        )
    given = words.segments or words.segment_file or words.series_files or words.ad_file
    if given and not words.sectors:
        unused = {"--country": words.country}
        if not words.series_files:
            unused |= {"--first": words.first, "--last": words.last}
        _refuse(unused)
    return ImbalanceAsked(
        segments=words.segments,
        segment_file=words.segment_file,
        series_files=words.series_files,
        ad_file=words.ad_file,
        country=country,
        sectors=words.sectors,
        first=first,
        last=last,
        whole_story=not given,
    )


def _refuse(unused: Mapping[str, str | None]) -> None:
    """Refuse an option that the answer would leave out without a word."""
    for where, value in unused.items():
        if value is not None:
            raise BadField(
                where=where,
                given=value,
                allowed=Phrase(f"allowed.with_series.{where.removeprefix('--')}"),
                fix=Phrase("fix.leave_out_option"),
            )


def _day(given: str | None, where: str) -> date | None:
    if given is None:
        return None
    found = _DAY.fullmatch(given.strip())
    try:
        if found:
            return date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        pass
    raise NotUnderstood(
        where=where, given=given, allowed=Phrase("allowed.date"), fix=Phrase("fix.correct_value")
    )

"""How long job ads stay open, from a file: one row an ad, or snapshots of all ads of some days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from goingrate.base.texts import Phrase
from goingrate.data.ad_snapshots import SnapshotTally, ads_of_snapshots
from goingrate.data.connectors.table_files import bad_file
from goingrate.data.lexicons import title_reader
from goingrate.data.plain_days import day_of
from goingrate.data.plain_numbers import is_empty
from goingrate.data.small_tables import Row, SmallTable, read_small_table, text_of
from goingrate.data.spells import Sighting, Spell
from goingrate.market.imbalance.ad_life import MOST_DAYS, AdPanel

#: What an ad belongs to whose title names no kind of work that is known, or that has none.
OTHER: Final = "other"

_NAMES: Final = {
    "segment": ("segment", "gruppe", "group", "kind_of_work"),
    "title": ("title", "titel", "job_title", "stellentitel", "jobtitel"),
    "opened": ("opened", "published", "published_at", "posted", "posted_at", "opened_at",
               "eröffnet", "veröffentlicht", "erschienen", "online_seit"),
    "closed": ("closed", "closed_at", "geschlossen", "beendet", "online_bis"),
    "seen": ("seen", "last_seen", "gesehen", "zuletzt_gesehen"),
    "first_seen": ("first_seen", "zuerst_gesehen"),
    "snapshot": ("snapshot", "snapshot_date", "snapshot_day", "stichtag", "abzug"),
    "id": ("id", "ad_id", "job_id", "anzeige", "kennung"),
    "company": ("company", "employer", "firma", "unternehmen", "arbeitgeber"),
    "place": ("place", "location", "location_raw", "ort", "standort"),
}  # fmt: skip
_KNOWN: Final = frozenset(name for names in _NAMES.values() for name in names)


@dataclass(frozen=True, slots=True)
class AdFile:
    """Ads of a file, and what a user should know of how they were read."""

    panel: AdPanel
    notes: tuple[Phrase, ...]


def read_ads(path: Path) -> AdPanel:
    """Read how long the ads of a file stayed open; see `read_ad_file`."""
    return read_ad_file(path).panel


def read_ad_file(path: Path) -> AdFile:
    """Read a CSV, Excel or Parquet file of ads; no other column of it is kept.

    With a column `snapshot` every row is an ad seen on that day, told apart by id, or by company,
    title and place: see `goingrate.data.ad_snapshots`. Else every row is an ad with the columns
    `segment` or `title`, `opened`, and perhaps

    - `closed`; empty: still open when it was last seen,
    - `seen`, the day of that look; left out: the newest day of the file,
    - `first_seen`, where the watch began later than the ad: before it, it could not be seen to
      close.

    An ad without segment belongs to the role family of its title, else to "other".

    Raises
    ------
    BadFile
        If it is no table, too large, lacks columns, has one snapshot only, or no day of opening.
    BadField
        If a line cannot be read: a day that is none, an ad closed before it was opened or seen.
    """
    table = read_small_table(path, wanted=_KNOWN.__contains__)
    places = table.found(_NAMES)
    missing = [] if "opened" in places else ["opened"]
    if "segment" not in places and "title" not in places:
        missing.insert(0, "segment")
    if missing:
        raise table.lacks(missing)
    if "snapshot" in places:
        spells, notes = _of_snapshots(table, places)
    else:
        spells, notes = _of_rows(table, places)
    if not spells:
        raise bad_file(path, "0", "allowed.dated_ads", "fix.dated_ads")
    return AdFile(_panel(spells), (*table.notes, *notes))


def _panel(spells: Sequence[Spell]) -> AdPanel:
    """Return the panel; segments in the order of the alphabet, what is unknown last."""
    found = {spell.segment for spell in spells}
    names = (*sorted(found - {OTHER}), *({OTHER} & found))
    number = {name: at for at, name in enumerate(names)}
    return AdPanel(
        days_open_first_seen=np.array([spell.first_age for spell in spells], dtype=np.float64),
        days_open_last=np.array([spell.last_age for spell in spells], dtype=np.float64),
        closed=np.array([spell.closed for spell in spells], dtype=np.bool_),
        segment=np.array([number[spell.segment] for spell in spells], dtype=np.int32),
        names=names,
    )


def _of_rows(table: SmallTable, places: dict[str, int]) -> tuple[list[Spell], list[Phrase]]:
    """Return each ad of a file with one row an ad."""
    dated = [
        (row, _days(table, row, places, ("opened", "closed", "seen", "first_seen")))
        for row in table.rows
    ]
    looks = [day for _, days in dated for day in days.values() if day is not None]
    newest = max(looks, default=None)
    spells = []
    undated = 0
    segments = _Segments(places)
    for row, days in dated:
        if days["opened"] is None or newest is None:
            undated += 1
            continue
        spells.append(_spell(table, row, segments.of(row), days["opened"], days, newest))
    return spells, _undated(undated)


def _spell(
    table: SmallTable,
    row: Row,
    segment: str,
    opened: date,
    days: dict[str, date | None],
    newest: date,
) -> Spell:
    closed, first_seen = days["closed"], days["first_seen"]
    end = closed or days["seen"] or newest
    for column, start in (("opened", opened), ("first_seen", first_seen)):
        if start is not None and end < start:
            after = Phrase.of("allowed.not_before", day=start.isoformat(), column=column)
            raise table.bad(row, end.isoformat(), after)
    if first_seen is not None and opened < first_seen and closed == first_seen:
        after = Phrase.of("allowed.closed_after_seen", day=first_seen.isoformat())
        raise table.bad(row, end.isoformat(), after)
    if (end - opened).days > MOST_DAYS:
        raise table.bad(row, f"{opened} - {end}", "allowed.ad_age")
    entry = max(0, (first_seen - opened).days) if first_seen is not None else 0
    return Spell(segment, entry, (end - opened).days, closed is not None)


def _of_snapshots(table: SmallTable, places: dict[str, int]) -> tuple[list[Spell], list[Phrase]]:
    """Return each ad of a file of snapshots, and notes on how its days were found."""
    if "id" not in places and not {"company", "title"} <= places.keys():
        raise table.lacks(["id", "company, title"])
    sightings, undated = [], 0
    segments = _Segments(places)
    for row in table.rows:
        days = _days(table, row, places, ("snapshot", "opened"))
        if days["snapshot"] is None:
            raise table.bad(row, None, "allowed.ad_day", of="snapshot")
        told = [_folded(row, places.get(name)) for name in ("id", "company", "title", "place")]
        key = (told[0], told[1]) if "id" in places else tuple(told[1:])
        if "id" in places and not told[0]:
            raise table.bad(row, None, "allowed.ad_id", of="id")
        if days["opened"] is None:
            undated += 1
        elif (days["snapshot"] - days["opened"]).days > MOST_DAYS:
            raise table.bad(row, days["opened"].isoformat(), "allowed.ad_age")
        sightings.append(Sighting(days["snapshot"], key, told[1], segments.of(row), days["opened"]))
    days_seen = sorted({sighting.day for sighting in sightings})
    if len(days_seen) < 2:
        given = days_seen[0].isoformat()
        raise bad_file(table.path, given, "allowed.two_snapshots", "fix.two_snapshots")
    spells, tally = ads_of_snapshots(sightings, days_seen)
    return spells, [*_snapshot_notes(days_seen, tally), *_undated(undated)]


def _snapshot_notes(days: Sequence[date], tally: SnapshotTally) -> Iterable[Phrase]:
    widest = max((b - a).days for a, b in pairwise(days))
    yield Phrase.of(
        "ads.midpoint", snapshots=str(len(days)), first=days[0].isoformat(),
        last=days[-1].isoformat(), days=str(widest),
    )  # fmt: skip
    for key, count in (
        ("ads.repeated", tally.repeated),
        ("ads.company_gone", tally.company_gone),
        ("ads.overlooked", tally.overlooked),
    ):
        if count:
            yield Phrase.of(key, count=str(count))


def _undated(count: int) -> list[Phrase]:
    return [Phrase.of("ads.undated", count=str(count))] if count else []


def _days(
    table: SmallTable, row: Row, places: dict[str, int], names: Iterable[str]
) -> dict[str, date | None]:
    """Return the days of a row; None where there is none.

    Raises
    ------
    BadField
        If something else stands there.
    """
    days: dict[str, date | None] = {}
    for name in names:
        cell = row.cells[places[name]] if name in places else None
        days[name] = day_of(cell)
        if days[name] is None and not is_empty(cell):
            raise table.bad(row, text_of(cell), "allowed.ad_day", of=name)
    return days


def _folded(row: Row, at: int | None) -> str:
    text = text_of(row.cells[at]) if at is not None else None
    return (text or "").casefold()


class _Segments:
    """Says to which kind of work an ad belongs; every title is read once."""

    def __init__(self, places: dict[str, int]) -> None:
        self._segment_at, self._title_at = places.get("segment"), places.get("title")
        self._known: dict[str, str] = {}

    def of(self, row: Row) -> str:
        """Return the segment of a row."""
        given = text_of(row.cells[self._segment_at]) if self._segment_at is not None else None
        if given is not None:
            return given
        title = text_of(row.cells[self._title_at]) if self._title_at is not None else None
        if title is None:
            return OTHER
        if title not in self._known:
            self._known[title] = title_reader().read(title).role or OTHER
        return self._known[title]

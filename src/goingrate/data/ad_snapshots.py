"""Ads from snapshots: lists of all ads that were there on some days.

An ad that is in one snapshot and not in the next closed between them; the middle of the two days
stands for the day, which is unknown. One that is in the newest is still open. An ad comes under
watch in the first snapshot that has it, at the age it then has: ads that closed before are in no
snapshot, so counting its earlier days would make ads look longer-lived than they are.

Where a company is missing altogether from the next snapshot, its ads did not all close: it was not
read, and they are watched until their last snapshot only. An ad that is missing and comes back was
overlooked, and stays one ad, unless it was published after it was last seen: then it is a new ad.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goingrate.data.spells import Key, Sighting, Spell


@dataclass(slots=True)
class SnapshotTally:
    """What was met on the way.

    Attributes
    ----------
    repeated
        Rows that repeat an ad of their snapshot; they count once.
    company_gone
        Ads whose company is missing altogether from the next snapshot.
    overlooked
        Ads missing from a snapshot and back in a later one.
    """

    repeated: int = 0
    company_gone: int = 0
    overlooked: int = 0


def ads_of_snapshots(
    sightings: Iterable[Sighting], days: Sequence[date]
) -> tuple[list[Spell], SnapshotTally]:
    """Return the ads of snapshots, without those whose day of opening is not known.

    Parameters
    ----------
    days
        Days of all snapshots, ascending, at least two.
    """
    tally = SnapshotTally()
    number = {day: at for at, day in enumerate(days)}
    companies: list[set[str]] = [set() for _ in days]
    seen: dict[Key, dict[int, Sighting]] = {}
    for sighting in sightings:
        at = number[sighting.day]
        companies[at].add(sighting.company)
        of_ad = seen.setdefault(sighting.key, {})
        if at in of_ad:
            tally.repeated += 1
            of_ad[at] = _earlier(of_ad[at], sighting)
        else:
            of_ad[at] = sighting
    spells = []
    for of_ad in seen.values():
        for run in _runs(of_ad, tally):
            spell = _spell(run, days, companies, tally)
            if spell is not None:
                spells.append(spell)
    return spells, tally


def _earlier(one: Sighting, other: Sighting) -> Sighting:
    """Return the one that was opened first: the place has been open since then."""
    if one.opened is None or (other.opened is not None and other.opened < one.opened):
        return other
    return one


def _runs(of_ad: dict[int, Sighting], tally: SnapshotTally) -> list[list[tuple[int, Sighting]]]:
    """Part the sightings of a key into ads: after a hole it may be a new one."""
    runs: list[list[tuple[int, Sighting]]] = []
    for at in sorted(of_ad):
        sighting = of_ad[at]
        last = runs[-1][-1] if runs else None
        if last is None or (last[0] < at - 1 and _is_new(last[1], sighting)):
            runs.append([])
        elif last[0] < at - 1:
            tally.overlooked += 1
        runs[-1].append((at, sighting))
    return runs


def _is_new(last: Sighting, sighting: Sighting) -> bool:
    return sighting.opened is not None and sighting.opened > last.day


def _spell(
    run: list[tuple[int, Sighting]],
    days: Sequence[date],
    companies: list[set[str]],
    tally: SnapshotTally,
) -> Spell | None:
    opened = next((each.opened for _, each in run if each.opened is not None), None)
    if opened is None:
        return None
    first, last = run[0][1], run[-1][1]
    next_at = run[-1][0] + 1
    entry = max(0.0, float((first.day - opened).days))
    age = max(entry, float((last.day - opened).days))
    if next_at == len(days):
        return Spell(first.segment, entry, age, closed=False)
    if last.company not in companies[next_at]:
        tally.company_gone += 1
        return Spell(first.segment, entry, age, closed=False)
    return Spell(first.segment, entry, age + (days[next_at] - last.day).days / 2, closed=True)

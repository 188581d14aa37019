"""Which area of the US wage release somebody means: by code, by name, by a city in the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from goingrate.base.errors import NotUnderstood
from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase

#: Two digits of the Federal Information Processing Standard, and the letters of the post.
STATE_LETTERS: Final = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE",
    "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA",
    "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN",
    "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM",
    "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI",
    "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA",
    "54": "WV", "55": "WI", "56": "WY", "66": "GU", "72": "PR", "78": "VI",
}  # fmt: skip

_WORD: Final = re.compile(r"[a-z]+")
_WITH_STATES: Final = re.compile(r"(.*), ?([A-Z]{2}(?:-[A-Z]{2})*)")
#: Words around a city that the names of areas do not have.
_AROUND: Final = re.compile(r"^greater |( bay| metro| metropolitan)? area$| city$")
_MOST_CHOICES: Final = 6


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the release: seven digits, national/state/metro/nonmetro, letters, name."""

    code: str
    kind: str
    state: str | None
    name: str

    @property
    def states(self) -> tuple[str, ...]:
        """Letters of all its states; a metropolitan area can lie in several."""
        told = _WITH_STATES.fullmatch(self.name)
        if told:
            return tuple(told[2].split("-"))
        return () if self.state is None else (self.state,)


def region_area(region: str | None, areas: Sequence[Area], *, fix: Phrase) -> Area:
    """Return the area of a state, or of the country for None.

    Raises
    ------
    NotUnderstood
        If there is none.
    """
    found = [area for area in areas if area.kind in ("national", "state") and area.state == region]
    if not found:
        letters = sorted(area.state for area in areas if area.kind == "state" and area.state)
        raise _unknown("region", region, "oews.allowed.states", letters, fix)
    return found[0]


def metro_area(place: Place, areas: Sequence[Area], *, fix: Phrase, where: str = "metro") -> Area:
    """Return the metropolitan (or other part of a state) area that a place names.

    `where` is what errors call the field.

    Raises
    ------
    NotUnderstood
        If there is none, or more than one of this name.
    """
    wanted = str(place.metro).strip()
    parts = [area for area in areas if area.kind in ("metro", "nonmetro")]
    if place.region is not None:
        parts = [area for area in parts if place.region in area.states]
    bare = _AROUND.sub("", _folded(wanted))
    found = [area for area in parts if _is_called(area, wanted)]
    found = found or [area for area in parts if bare in _cities(area.name)]
    first = [area for area in found if _cities(area.name)[0] in (*_cities(wanted)[:1], bare)]
    for narrowed in (found, first):
        if len(narrowed) == 1:
            return narrowed[0]
    if found:
        names = [area.name for area in found]
        raise _unknown(where, wanted, "oews.allowed.metros_one", names, fix)
    raise _unknown(where, wanted, "oews.allowed.metros", _near(wanted, parts or areas), fix)


def _is_called(area: Area, wanted: str) -> bool:
    if wanted.isdigit():
        return area.code == wanted.zfill(7)
    told = _WITH_STATES.fullmatch(wanted)
    if told and not set(told[2].split("-")) <= set(area.states):
        return False
    cities = set(_cities(wanted))
    return bool(cities) and cities <= set(_cities(area.name))


def _cities(name: str) -> tuple[str, ...]:
    told = _WITH_STATES.fullmatch(name)
    folded = (_folded(city) for city in (told[1] if told else name).split("-"))
    return tuple(city for city in folded if city)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _near(wanted: str, areas: Sequence[Area]) -> list[str]:
    spoken = {city: area.name for area in areas for city in _cities(area.name)}
    near = get_close_matches(_folded(wanted), spoken, n=_MOST_CHOICES, cutoff=0.6)
    return [spoken[city] for city in near] or [area.name for area in areas if area.kind == "metro"]


def _unknown(
    where: str, given: object, key: str, choices: Sequence[str], fix: Phrase
) -> NotUnderstood:
    some = list(dict.fromkeys(choices))[:_MOST_CHOICES]
    return NotUnderstood(
        where=where, given=given, allowed=Phrase.of(key, choices="; ".join(some)), fix=fix
    )

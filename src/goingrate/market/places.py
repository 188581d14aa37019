"""Places in free text to a country, and a state where it is sure: "San Francisco, CA", "München".

Each name is a mention with every place that it can be ("Cambridge": in Massachusetts or in
England). Neighbouring mentions narrow each other ("Cambridge, MA"); what stays open stays unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from goingrate.base.kinds import Place

MentionKind = Literal["city", "region", "country", "letters"]
#: A country and a region, which is "" for all of the country or an unknown part of it.
Spot = tuple[str, str]

#: What parts several places; commas do not: "San Francisco, CA" has one and "Berlin, Paris" two.
_PARTS: Final = re.compile(r"[;|/•·\n]|(?<=\s)(?:or|oder|and|und)(?=\s)")
_PIECES: Final = re.compile(r"[^\W\d_]+|[,()\[\]:]|[-–—]")
_INITIALS: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_WRITTEN: Final = re.compile(r"\s*([A-Z]{2})(?:-([A-Z]{2}))?\s*")
#: What letters that stand for a place have on one side: a sign, or the start or end of the part.
_SIGNS: Final = frozenset({"", ",", "(", ")", "[", "]", ":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class PlaceLexicon:
    """Names of places.

    Attributes
    ----------
    countries
        Folded name -> ISO letters.
    regions, cities
        Folded name -> all that it can be, as (country, region); region "" where none is told.
    codes
        Regions that are told: ("US", "CA").
    open_letters
        Letters of a US state that say nothing without a city that is known.
    noise
        Words that name no place.
    """

    countries: Mapping[str, str]
    regions: Mapping[str, tuple[Spot, ...]]
    cities: Mapping[str, tuple[Spot, ...]]
    codes: frozenset[Spot]
    open_letters: frozenset[str]
    noise: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a text, with every place that it can be."""

    kind: MentionKind
    spots: frozenset[Spot]
    letters: str = ""
    behind_name: bool = False  # letters behind a word that is no known place: "Salem, OR"


class PlaceReader:
    """Reads where a job is."""

    def __init__(self, lexicon: PlaceLexicon) -> None:
        self._codes: Final = lexicon.codes
        self._open: Final = lexicon.open_letters
        self._noise: Final = lexicon.noise
        self._letters: Final = _letters(lexicon)
        named: dict[str, _Mention] = {}
        for name, country in lexicon.countries.items():
            named[name] = _Mention("country", frozenset({(country, "")}))
        for name, spots in lexicon.regions.items():
            named[name] = _Mention("region", _known(named, name) | frozenset(spots))
        for name, spots in lexicon.cities.items():
            # "Seattle, Washington": what can be a state does not begin another place
            kind: MentionKind = "region" if name in named else "city"
            named[name] = _Mention(kind, _known(named, name) | frozenset(spots))
        self._named: Final = _by_first_word(named)

    def read(self, text: str) -> Place | None:
        """Return where a text says that a job is; None: nowhere, anywhere, or several countries.

        Several places of one country give that country; a name that is in several ("Portland")
        gives what is the same in all of them.
        """
        written = _WRITTEN.fullmatch(text)
        if written and written[2] and (written[1], written[2]) in self._codes:
            return Place(written[1], region=written[2])
        spots: list[Spot] = []
        for part in _PARTS.split(_INITIALS.sub(lambda found: found[0].replace(".", ""), text)):
            found = self._part(part)
            if found is None:
                return None
            spots += found
        if not spots or len({country for country, _ in spots}) > 1:
            return None
        regions = {region for _, region in spots}
        region = regions.pop() if len(regions) == 1 else ""
        return Place(spots[0][0], region=region or None)

    def _part(self, text: str) -> list[Spot] | None:
        """Return the places of a part, at most one a mention; None if one of them stays open."""
        mentions, unknown = self._mentions(text)
        if not mentions:
            return None if unknown else []
        spots = []
        for group in _groups(mentions):
            spot = self._sure(group)
            if spot is None:
                return None
            spots.append(spot)
        return spots

    def _mentions(self, text: str) -> tuple[list[_Mention], bool]:
        """Return what names places in a part, and whether words are left that no list has."""
        pieces = _PIECES.findall(text)
        folded = [folded_name(piece) for piece in pieces]
        mentions: list[_Mention] = []
        unknown = behind_name = False
        place = 0
        while place < len(pieces):
            mention, length = self._named_at(pieces, folded, place, behind_name)
            if mention is not None:
                mentions.append(mention)
                behind_name = False
            elif folded[place] not in self._noise and folded[place].isalpha():
                unknown = behind_name = True
            place += length
        return mentions, unknown

    def _named_at(
        self, pieces: list[str], folded: list[str], place: int, behind_name: bool
    ) -> tuple[_Mention | None, int]:
        for rest, mention in self._named.get(folded[place], ()):
            end = _end_of_words(folded, place + 1, rest)
            if end:
                return mention, end - place
        piece = pieces[place]
        spots = self._letters.get(piece)
        if spots and _stands_apart(pieces, place):
            return _Mention("letters", spots, piece, behind_name), 1
        return None, 1

    def _sure(self, group: _Mention) -> Spot | None:
        """Return what all places that a mention can be have in common."""
        spots = group.spots
        countries = {country for country, _ in spots}
        if len(countries) > 1:
            if group.kind != "letters" or not group.behind_name or group.letters in self._open:
                return None
            spots = frozenset(spot for spot in spots if spot[0] == "US")
        regions = {region for _, region in spots}
        (country,) = {country for country, _ in spots}
        return country, regions.pop() if len(regions) == 1 else ""


def _groups(mentions: list[_Mention]) -> list[_Mention]:
    """Join mentions that speak of one place: "Austin", "TX", "USA"."""
    groups: list[_Mention] = []
    has_city = False
    for mention in mentions:
        before = groups[-1] if groups else None
        if before is not None and not (mention.kind == "city" and has_city):
            common = _common(before.spots, mention.spots)
            if common:
                groups[-1] = _Mention("region", common)
                has_city = has_city or mention.kind == "city"
                continue
            if before.kind == "city" and mention.kind in ("region", "letters"):
                # "Paris, Texas": a list of the large cities has not every town
                groups[-1] = replace(mention, behind_name=True)
                continue
        groups.append(mention)
        has_city = mention.kind == "city"
    return groups


def _common(one: frozenset[Spot], other: frozenset[Spot]) -> frozenset[Spot]:
    return frozenset(
        (country, region or narrower)
        for country, region in one
        for same, narrower in other
        if country == same and (not region or not narrower or region == narrower)
    )


def _letters(lexicon: PlaceLexicon) -> dict[str, frozenset[Spot]]:
    """Return what letters in capitals can be: "CA" is California or Canada."""
    found: dict[str, set[Spot]] = {}
    for country in lexicon.countries.values():
        found.setdefault(country, set()).add((country, ""))
    for country, region in lexicon.codes:
        if country in ("US", "CA"):
            found.setdefault(region, set()).add((country, region))
    return {letters: frozenset(spots) for letters, spots in found.items()}


def _stands_apart(pieces: list[str], place: int) -> bool:
    """Say whether letters stand as letters do: behind a sign, or at the start or the end."""
    before = pieces[place - 1] if place else ""
    after = pieces[place + 1] if place + 1 < len(pieces) else ""
    return before in _SIGNS or after in _SIGNS


def _by_first_word(
    named: Mapping[str, _Mention],
) -> dict[str, tuple[tuple[list[str], _Mention], ...]]:
    found: dict[str, list[tuple[list[str], _Mention]]] = {}
    for name, mention in named.items():
        first, *rest = name.split()
        found.setdefault(first, []).append((rest, mention))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])))
        for first, names in found.items()
    }


def _end_of_words(folded: list[str], place: int, words: list[str]) -> int:
    """Return the place behind these words if they stand here, over hyphens, else 0."""
    for word in words:
        while place < len(folded) and folded[place] == "-":
            place += 1
        if place == len(folded) or folded[place] != word:
            return 0
        place += 1
    return place


def _known(named: Mapping[str, _Mention], name: str) -> frozenset[Spot]:
    return named[name].spots if name in named else frozenset()


def folded_name(text: str) -> str:
    """Return a text in small letters without accents: "München" as "munchen"."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))

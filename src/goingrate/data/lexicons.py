"""Readers of titles, employers and places, from the packaged word lists of `lexicon`.

The lists are read once, when they are first asked for. They are ours and tested; still they go
through the reader of files that others wrote, which takes a few milliseconds.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from goingrate.base.kinds import EmployerKind, RoleFamily
from goingrate.base.texts import Text
from goingrate.data.yaml_files import Texts, parse_texts
from goingrate.market.employers import EmployerLexicon, EmployerReader
from goingrate.market.occupations import OccupationFit, Occupations
from goingrate.market.places import PlaceLexicon, PlaceReader, Spot, folded_name
from goingrate.market.title_lexicon import (
    Needs,
    TitleLexicon,
    TitleRule,
    english_forms,
    german_forms,
)
from goingrate.market.titles import TitleReader

_FOLDER: Final = Path(__file__).with_name("lexicon")
_NONE: Final = "none"


@cache
def title_reader() -> TitleReader:
    """Return the reader of job titles by the packaged lexicon."""
    return TitleReader(title_lexicon(_tree("titles.yaml")))


@cache
def employer_reader() -> EmployerReader:
    """Return the reader of employers by the packaged lists."""
    tree = _tree("employers.yaml")
    kinds = {
        name: cast("EmployerKind", kind)
        for kind, names in tree["kinds"].items()
        for name in _split(names)
    }
    aliases = {other: name for name, others in tree["aliases"].items() for other in _split(others)}
    patterns = tuple(
        (cast("EmployerKind", one["kind"]), one["sounds"], one.get("unless"))
        for one in tree["patterns"]
    )
    return EmployerReader(EmployerLexicon(kinds, aliases, patterns))


@cache
def place_reader() -> PlaceReader:
    """Return the reader of places by the packaged lists."""
    tree = _tree("places.yaml")
    regions, cities = (_spots(tree[section]) for section in ("regions", "cities"))
    codes = frozenset(
        (code[:2], code[3:])
        for section in ("regions", "cities")
        for code in tree[section]
        if "-" in code
    )
    countries = {
        folded_name(name): country
        for country, names in tree["countries"].items()
        for name in _split(names)
    }
    return PlaceReader(
        PlaceLexicon(
            countries=countries,
            regions=regions,
            cities=cities,
            codes=codes,
            open_letters=frozenset(_split(tree["open_letters"])),
            noise=frozenset(word for name in _split(tree["noise"]) for word in name.split()),
        )
    )


def _spots(section: dict[str, Any]) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = {}
    for code, names in section.items():
        country, _, region = code.partition("-")
        for name in _split(names):
            found.setdefault(folded_name(name), []).append((country, region))
    return {name: tuple(spots) for name, spots in found.items()}


@cache
def occupations() -> Occupations:
    """Return the map between role families and occupations of the US statistics."""
    tree = _tree("occupations.yaml")
    by_role = {
        cast("RoleFamily", role): tuple(
            OccupationFit(one["soc"], one["fit"], Text(en=one["en"], de=one["de"])) for one in fits
        )
        for role, fits in tree["roles"].items()
    }
    return Occupations(
        by_role=by_role,
        successors={code: tuple(codes) for code, codes in tree["formerly"].items()},
        source=tree["source"],
        address=tree["address"],
        read_on=date.fromisoformat(tree["read_on"]),
    )


@cache
def lexicon_version() -> str:
    """Return the digest of all packaged word lists: the same digest, the same readings."""
    digest = sha256()
    for file in sorted(_FOLDER.glob("*.yaml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def __getattr__(name: str) -> str:
    """Return `LEXICON_VERSION`, which is not reckoned before somebody asks for it."""
    if name == "LEXICON_VERSION":
        return lexicon_version()
    raise AttributeError(name)


def _tree(name: str) -> dict[str, Any]:
    """Return what a packaged file holds, every scalar as its text."""
    return cast("dict[str, Any]", parse_texts((_FOLDER / name).read_bytes(), name))


def title_lexicon(tree: dict[str, Any]) -> TitleLexicon:
    """Return the lexicon that the tree of `titles.yaml` describes."""
    words: dict[str, list[str]] = {}
    for section in ("jobs", "subjects", "ranks", "decoys"):
        for idea, entry in tree[section].items():
            for phrase in _phrases(entry, inflected=section in ("jobs", "ranks")):
                words.setdefault(phrase, []).append(idea)
    trades = _marked(tree["jobs"], "trade")
    groups = {name: tuple(ideas) for name, ideas in tree["groups"].items()}
    groups |= {"trade": tuple(sorted(trades))}
    return TitleLexicon(
        words={phrase: tuple(dict.fromkeys(ideas)) for phrase, ideas in words.items()},
        jobs=frozenset(tree["jobs"]),
        trades=trades,
        rungs=_marked(tree["ranks"], "rung"),
        numerals={word: idea for idea, given in tree["numerals"].items() for word in _split(given)},
        between=frozenset(_split(tree["between"])),
        joiners=frozenset(_split(tree["joiners"])),
        roles=tuple(_rule(entry, "role", groups) for entry in tree["roles"]),
        levels=tuple(_rule(entry, "level", groups) for entry in tree["levels"]),
    )


def _phrases(entry: dict[str, Any], *, inflected: bool) -> list[str]:
    english = [text.casefold() for text in _split(entry.get("en"))]
    german = [text.casefold() for text in _split(entry.get("de"))]
    if not inflected:
        return english + german
    return [form for phrase in english for form in english_forms(phrase)] + [
        form for phrase in german for form in german_forms(phrase)
    ]


def _marked(section: dict[str, Any], mark: str) -> frozenset[str]:
    return frozenset(idea for idea, entry in section.items() if mark in entry)


def _rule(entry: dict[str, Any], outcome: str, groups: dict[str, tuple[str, ...]]) -> TitleRule:
    given = entry[outcome]
    job, anywhere, alone = (
        _needs(entry.get(name), groups) for name in ("job", "anywhere", "alone")
    )
    shuns, shuns_in_job = (
        tuple(idea for part in _split(entry.get(name)) for idea in groups.get(part, (part,)))
        for name in ("not", "not_in_job")
    )
    return TitleRule(
        id=entry["id"],
        gives=None if given == _NONE else given,
        job=job,
        anywhere=anywhere,
        alone=alone,
        shuns=shuns,
        shuns_in_job=shuns_in_job,
    )


def _needs(text: Texts, groups: dict[str, tuple[str, ...]]) -> Needs:
    """Return "a | b, c" as ((a, b), (c,)), groups written out."""
    return tuple(
        tuple(
            idea
            for part in alternatives.split("|")
            for idea in groups.get(part.strip(), (part.strip(),))
        )
        for alternatives in _split(text)
    )


def _split(text: Texts) -> list[str]:
    return [part.strip() for part in str(text or "").split(",") if part.strip()]

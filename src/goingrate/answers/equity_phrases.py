"""Vesting, kinds, stages and licence-and-hire deals as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final, Literal, get_args, overload

from goingrate.base.errors import BadField, InputError, NotUnderstood
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Quantity, Unknown, middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.lengths import read_length
from goingrate.offer.private.terms import GrantKind, LicenceAndHire, Stage
from goingrate.offer.vesting import Vesting, even_vesting, yearly_vesting

_MOST_YEARS: Final = 40.0
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "stage": get_args(Stage),
    "kind": get_args(GrantKind),
}
_OTHER_WORDS: Final = {
    "a": "series_a",
    "b": "series_b",
    "c": "series_c",
    "series_d": "later",
    "series_e": "later",
    "options": "iso",
    "optionen": "nso",
    "vsop": "virtual",
    "phantom": "virtual",
    "virtuell": "virtual",
}
_PER_YEAR: Final = (
    (12, re.compile(r"\b(?:monthly|every month|monatlich)\b")),
    (4, re.compile(r"\b(?:quarterly|every quarter|vierteljährlich|quartalsweise)\b")),
    (1, re.compile(r"\b(?:yearly|annually|every year|jährlich)\b")),
)
_CLIFF: Final = re.compile(r"\bcliff\b")
_BY_YEAR: Final = re.compile(r"[\d.,%\s]+(?:/[\d.,%\s]+)+")
_ALL: Final = ("vested", "fully vested", "all vested", "erdient", "alles erdient")
#: A comma between digits is part of a number.
_PARTS: Final = re.compile(r"\s*(?:;|,(?!\d)|\+)\s*")
_HIRED: Final = re.compile(
    r"\b(?:people\s+)?(?:hired|übernommene?|wechseln|gehen mit)\b", re.IGNORECASE
)
_LEFT: Final = re.compile(
    r"\b(?:people\s+)?(?:left(?: behind)?|bleiben(?: zurück)?|zurück)\b", re.IGNORECASE
)
_SALES: Final = re.compile(r"\b(?:of (?:all )?sales|der verkäufe)\b", re.IGNORECASE)
_TO_TEAM: Final = re.compile(
    r"\b(?:to (?:the )?team|to those hired|ans team|an das team)\b", re.IGNORECASE
)


@overload
def read_choice(text: str | None, among: Literal["stage"], where: str) -> Stage | None: ...
@overload
def read_choice(text: str | None, among: Literal["kind"], where: str) -> GrantKind | None: ...
@overload
def read_choice(text: str | None, among: Sequence[str], where: str) -> str | None: ...
def read_choice(text: str | None, among: str | Sequence[str], where: str) -> Any:
    """Return a stage, a kind of grant or one of some names, however it is spelt.

    Raises
    ------
    BadField
        If it is none of them, naming the nearest one.

    Examples
    --------
    >>> read_choice("Series B", "stage", "--stage"), read_choice("VSOP", "kind", "--kind")
    ('series_b', 'virtual')
    """
    if text is None:
        return None
    choices = _CHOICES[among] if isinstance(among, str) else tuple(among)
    if text in choices:
        return text
    spelt = re.sub(r"[\s-]+", "_", text.strip().lower())
    spelt = _OTHER_WORDS.get(spelt, spelt) if isinstance(among, str) else spelt
    by_spelling = {choice.lower().replace(" ", "_"): choice for choice in choices}
    if spelt in by_spelling:
        return by_spelling[spelt]
    near = get_close_matches(spelt, by_spelling, n=1, cutoff=0.5)
    raise BadField(
        where=where,
        given=text,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(choices)),
        fix=Phrase.of("fix.misspelt", near=by_spelling[near[0]])
        if near
        else Phrase("fix.correct_value"),
    )


def read_vesting(text: str, language: Language = "en", *, where: str = "--vesting") -> Vesting:
    """Read a vesting: a length, or parts by year; a cliff; how often.

    Raises
    ------
    NotUnderstood, OutOfRange
        If it is anything else, or does not add up.

    Examples
    --------
    >>> read_vesting("4 years, 1 year cliff").events[:2]
    ((1.0, 0.25), (1.25, 0.0625))
    >>> read_vesting("5/15/40/40").events
    ((1.0, 0.05), (2.0, 0.15), (3.0, 0.4), (4.0, 0.4))
    >>> read_vesting("2 Jahre jährlich, kein Cliff", "de").events
    ((1.0, 0.5), (2.0, 0.5))
    """
    lowered = " ".join(text.lower().split())
    if lowered in _ALL:
        return Vesting(((0.0, 1.0),))
    per_year = 0
    for count, words in _PER_YEAR:
        if words.search(lowered):
            per_year, lowered = count, words.sub("", lowered)
    parts = [part for part in _PARTS.split(lowered) if part.strip()]
    cliffs = [part for part in parts if _CLIFF.search(part)]
    lengths = [part for part in parts if part not in cliffs]
    if len(lengths) != 1 or len(cliffs) > 1:
        raise _no_vesting(text, where)
    try:
        cliff = _cliff_years(cliffs[0], language, where) if cliffs else 0.0
        if _BY_YEAR.fullmatch(lengths[0]):
            shares = _shares(lengths[0], language, where)
            return yearly_vesting(shares, cliff_years=cliff, per_year=per_year or 1)
        years = _one_length(lengths[0], language, where)
        return even_vesting(years=years, cliff_years=cliff, per_year=per_year or 4)
    except NotUnderstood:
        raise _no_vesting(text, where) from None
    except InputError as error:
        raise type(error)(
            where=where, given=text, allowed=error.allowed, fix=Phrase("grant.fix.vesting")
        ) from None


def read_licence_and_hire(
    text: str, language: Language = "en", *, where: str = "--licence-and-hire"
) -> tuple[LicenceAndHire, float | None, str | None]:
    """Read a licence-and-hire: the deal, its price where one is given, and the price's currency.

    Parts in any order, parted by semicolons or commas: the price; the part of it that goes to
    those hired; how many are hired; how many are left; which part of sales goes this way (none, if
    it is left out: the deal is then only shown).

    Raises
    ------
    NotUnderstood
        If a part is none of these, or comes twice.

    Examples
    --------
    >>> deal, price, _ = read_licence_and_hire("2.4bn; 50%; 40 hired; 200 left")
    >>> price, deal.team_share, deal.hired, deal.left_behind
    (2400000000.0, 0.5, 40.0, 200.0)
    """
    found: dict[str, Quantity] = {}
    currency: str | None = None
    for part in _PARTS.split(text.strip()):
        name, rest = _part_of_deal(part)
        try:
            if name == "price":
                value, currency = parse_money_quantity(rest, language, where=where, period="once")
            else:
                value = parse_quantity(rest, language, where=where)
        except NotUnderstood:
            raise _no_deal(text, where) from None
        if name in found or isinstance(value, Unknown):
            raise _no_deal(text, where)
        found[name] = value
    if not {"hired", "left_behind"} <= found.keys():
        raise _no_deal(text, where)
    price = found.pop("price", None)
    deal = LicenceAndHire(**{"share_of_sales": 0.0, **found})
    return deal, None if price is None else middle_of(price), currency


def no_shares() -> BadField:
    """Return what is said where nobody told how many shares."""
    return BadField(
        where="--shares",
        given="-",
        allowed=Phrase("allowed.required"),
        fix=Phrase("grant.fix.shares"),
    )


def _part_of_deal(part: str) -> tuple[str, str]:
    for name, words in (("hired", _HIRED), ("left_behind", _LEFT), ("share_of_sales", _SALES)):
        if words.search(part):
            return name, words.sub("", part).strip()
    if "%" in part:
        return "team_share", _TO_TEAM.sub("", part).strip()
    return "price", part


def _cliff_years(part: str, language: Language, where: str) -> float:
    rest = _CLIFF.sub("", part).strip(" -")
    if rest in ("no", "kein", "ohne", "0"):
        return 0.0
    return _one_length(rest, language, where)


def _one_length(part: str, language: Language, where: str) -> float:
    years = read_length(part, language, most_years=_MOST_YEARS, where=where)
    if not isinstance(years, (int, float)):
        raise _no_vesting(part, where)
    return float(years)


def _shares(part: str, language: Language, where: str) -> list[float]:
    found = []
    for piece in part.replace("%", "").split("/"):
        value = parse_quantity(piece.strip(), language, where=where)
        if not isinstance(value, (int, float)):
            raise _no_vesting(part, where)
        found.append(value / 100.0)
    return found


def _no_vesting(text: str, where: str) -> NotUnderstood:
    return NotUnderstood(
        where=where,
        given=text,
        allowed=Phrase("grant.allowed.vesting"),
        fix=Phrase("grant.fix.vesting"),
    )


def _no_deal(text: str, where: str) -> NotUnderstood:
    return NotUnderstood(
        where=where,
        given=text,
        allowed=Phrase("grant.allowed.licence_and_hire"),
        fix=Phrase("grant.fix.licence_and_hire"),
    )

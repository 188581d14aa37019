"""A ratio, its base and attainment as somebody types them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Range, Unknown, ends_of
from goingrate.base.texts import Language, Phrase

#: on_target: fixed and variable; base: fixed alone; variable: a bonus or commission at target;
#: total: with equity; unstated: the text does not say.
RatioComponent: TypeAlias = Literal["on_target", "base", "variable", "total", "unstated"]

Form: TypeAlias = Literal["ratio", "attainment", "ratio_base"]

MOST_TIMES: Final = 100.0
MOST_ATTAINMENT: Final = 3.0
_WORDS: Final[dict[RatioComponent, str]] = {
    "on_target": r"ote|on[- ]target(?: earnings| pay)?|target earnings"
    r"|(?:jahres)?ziel(?:gehalt|einkommen|vergütung|verdienst)",
    "total": r"total (?:target )?(?:compensation|comp|pay|cash)|total|tc"
    r"|gesamt(?:vergütung|gehalt|paket|einkommen)",
    "base": r"base(?: salary| pay)?|fixed(?: salary| pay)?|fix(?:um)?"
    r"|(?:grund|fix|basis)(?:gehalt|vergütung)",
    "variable": r"(?:target )?bonus|variable(?: pay| part| vergütung)?|variabel"
    r"|commissions?|ziel(?:bonus|provision)|provision(?:en)?|tantieme",
}
_COMPONENT: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _WORDS.items()) + r")(?!\w):?",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\(([^()]*)\)|[;,]\s+(.*)|\s(?:davon|of which)\s+(.*)", re.IGNORECASE)
_SPLIT: Final = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*[/:]\s*(\d{1,3})(?![\d.,])(?:\s*(?:split|mix))?"
)
_TIMES: Final = re.compile(r"(?<=[\d.,])\s*(?:x|×|times|mal|-?fach(?:e[ns]?)?)$", re.IGNORECASE)
_SPOKEN: Final = {
    "double": 2.0, "twice": 2.0, "doppelt": 2.0, "das doppelte": 2.0, "zweifach": 2.0,
    "triple": 3.0, "three times": 3.0, "dreifach": 3.0, "das dreifache": 3.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RatioBase:
    """The pay that a ratio is of, per year.

    Parameters
    ----------
    currency
        None where the text names none.
    fixed, fixed_share
        The part paid whatever happens, or its share, where the text says one of them.
    """

    component: RatioComponent
    amount: Range
    currency: str | None
    fixed: Range | None = None
    fixed_share: Range | None = None


def read_ratio(given: str, language: Language = "en") -> Range:
    """Read how many times: 2, 2x, 1.5..2, 150%, double, das Doppelte.

    Raises
    ------
    InputError
        If it is anything else, or not above 0 and at most 100.
    """
    text = given.strip()
    if text.lower() in _SPOKEN:
        times = _SPOKEN[text.lower()]
        return Range(times, times)
    found = _number(_TIMES.sub("", text), given, language, where="--ratio", form="ratio")
    if found is None or not 0.0 < found.low <= found.high <= MOST_TIMES:
        raise OutOfRange(
            where="--ratio",
            given=given,
            allowed=Phrase.of("allowed.above_to", low="0", high=f"{MOST_TIMES:g}"),
            fix=Phrase("fix.ratio"),
        )
    return found


def read_attainment(given: str, language: Language = "en") -> Range | None:
    """Read to what share targets are met: 80%, 50..100%; None for unknown.

    Raises
    ------
    InputError
        If it is anything else, or not from 0% to 300%.
    """
    found = _number(given.strip(), given, language, where="--attainment", form="attainment")
    if found is not None and not 0.0 <= found.low <= found.high <= MOST_ATTAINMENT:
        raise OutOfRange(
            where="--attainment",
            given=given,
            allowed=Phrase("allowed.attainment"),
            fix=Phrase("fix.attainment"),
        )
    return found


def read_ratio_base(given: str, language: Language = "en") -> RatioBase | None:
    """Read the pay that a ratio is of; None for unknown.

    Examples
    --------
    >>> read_ratio_base("OTE $300k (150k base)").fixed
    Range(low=150000.0, high=150000.0)
    >>> read_ratio_base("Zielgehalt 120.000 €, 70/30", "de").fixed_share
    Range(low=0.7, high=0.7)

    Raises
    ------
    InputError
        If it is no amount of money per year, with a word of what it is; or if its parts are not
        those of a whole.
    """
    main, beside = _apart(given)
    split, main = _take_split(main)
    component, rest = _take_component(main)
    amount, currency = _money(rest, given, language)
    if amount is None:
        return None
    base = RatioBase(component, amount, currency, fixed_share=split)
    for part in beside:
        base = _with_part(base, part, given, language)
    if base.component == "unstated" and (base.fixed or base.fixed_share):
        base = RatioBase("on_target", amount, base.currency, base.fixed, base.fixed_share)
    _check_whole(base, given)
    return base


def _apart(given: str) -> tuple[str, list[str]]:
    """Return the text, and what stands beside it in brackets or behind a comma."""
    beside = ["".join(groups) for groups in _BESIDE.findall(given)]  # one of them is filled
    return _BESIDE.sub(" ", given), [part for part in beside if part.strip()]


def _take_split(text: str) -> tuple[Range | None, str]:
    """Take a split such as 50/50, base pay first, out of a text."""
    found = _SPLIT.search(text)
    if found is None or int(found[1]) + int(found[2]) != 100:
        return None, text
    share = int(found[1]) / 100
    return Range(share, share), _SPLIT.sub(" ", text, count=1)


def _take_component(text: str) -> tuple[RatioComponent, str]:
    """Take the word that says what the money is out of a text."""
    found = _COMPONENT.search(text)
    for key in _WORDS:
        if found is not None and found[key]:
            return key, (text[: found.start()] + " " + text[found.end() :]).strip()
    return "unstated", text.strip()


def _with_part(base: RatioBase, part: str, given: str, language: Language) -> RatioBase:
    """Return the base with what stands beside it: 150k base, 60% base, 50/50, 150k variable."""
    split, rest = _take_split(part)
    component, rest = _take_component(rest)
    fixed: Range | None = None
    currency = base.currency
    if split is None and "%" in rest:
        split = _number(rest, given, language, where="--base", form="ratio_base")
        if component == "variable" and split is not None:
            split = Range(1.0 - split.high, 1.0 - split.low)
    elif split is None:
        fixed, said = _money(rest, given, language)
        currency = base.currency or said
        if said not in (None, currency):
            raise _no_base(given)
        if component == "variable" and fixed is not None:
            low, high = base.amount.low - fixed.low, base.amount.high - fixed.high
            fixed = Range(min(low, high), max(low, high))
    elif rest.strip():
        raise _no_base(given)
    known = split is not None and component in ("base", "variable", "unstated")
    if base.fixed or base.fixed_share or not (known or component in ("base", "variable")):
        raise _no_base(given)
    return RatioBase(base.component, base.amount, currency, fixed, split)


def _check_whole(base: RatioBase, given: str) -> None:
    """Refuse a part that is larger than the whole, and a split of what has no parts."""
    fixed, share = base.fixed, base.fixed_share
    if (fixed or share) and base.component not in ("on_target", "total"):
        raise _no_base(given)
    too_much = fixed is not None and (
        fixed.low < 0 or fixed.low > base.amount.low or fixed.high > base.amount.high
    )
    if too_much or (share is not None and not 0.0 <= share.low <= share.high <= 1.0):
        raise OutOfRange(
            where="--base",
            given=given,
            allowed=Phrase("allowed.part_of_target"),
            fix=Phrase("fix.correct_value"),
        )
    if not base.amount.low > 0:
        raise OutOfRange(
            where="--base",
            given=given,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.correct_value"),
        )


def _money(text: str, given: str, language: Language) -> tuple[Range | None, str | None]:
    try:
        found, currency = parse_money_quantity(text.strip(), language, period="year")
    except NotUnderstood as error:
        if error.allowed.key in ("allowed.money_quantity", "allowed.one_unit"):
            raise _no_base(given) from None
        raise _again(error, given) from None
    except InputError as error:
        raise _again(error, given) from None
    return (None if isinstance(found, Unknown) else Range(*ends_of(found))), currency


def _number(text: str, given: str, language: Language, *, where: str, form: Form) -> Range | None:
    try:
        found = parse_quantity(text.strip(), language)
    except OutOfRange as error:
        raise OutOfRange(where=where, given=given, allowed=error.allowed, fix=error.fix) from None
    except InputError:
        allowed, fix = Phrase(f"allowed.{form}"), Phrase(f"fix.{form}")
        raise NotUnderstood(where=where, given=given, allowed=allowed, fix=fix) from None
    return None if isinstance(found, Unknown) else Range(*ends_of(found))


def _no_base(given: str) -> NotUnderstood:
    return NotUnderstood(
        where="--base",
        given=given,
        allowed=Phrase("allowed.ratio_base"),
        fix=Phrase("fix.ratio_base"),
    )


def _again(error: InputError, given: str) -> InputError:
    return type(error)(where="--base", given=given, allowed=error.allowed, fix=error.fix)

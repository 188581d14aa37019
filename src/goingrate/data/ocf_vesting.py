"""Vesting in the Open Cap Format: parsed JSON becomes checked statements and vesting terms.

Keys that are not needed are passed over, so files of later versions can be read. Numbers stand in
the format as texts of digits; plain numbers are taken as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeVar, get_args

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.vesting_dates import PeriodType
from goingrate.offer.vesting_rounding import AllocationType
from goingrate.offer.vesting_schedule import Cliff, Statement
from goingrate.offer.vesting_terms import (
    AbsoluteTrigger,
    Condition,
    EventTrigger,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingTerms,
)

_MOST_DIGITS: Final = 30
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_START_DAY: Final = "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"
_LAST_DAYS: Final = {f"{day}_OR_LAST_DAY_OF_MONTH": day for day in (29, 30, 31)}
_DAYS_OF_MONTH: Final[dict[str, int | None]] = {
    **{f"{day:02}": day for day in range(1, 29)},
    **_LAST_DAYS,
    _START_DAY: None,
}
TriggerType = Literal[
    "VESTING_START_DATE", "VESTING_SCHEDULE_ABSOLUTE", "VESTING_SCHEDULE_RELATIVE", "VESTING_EVENT"
]
_Name = TypeVar("_Name", bound=str)


def read_vesting_terms(item: object, where: str = "vesting_terms") -> VestingTerms:
    """Return the vesting terms that one item of a vesting-terms file holds.

    Parameters
    ----------
    item
        A parsed VESTING_TERMS object.
    where
        What errors call it: the file and the id of the item.

    Raises
    ------
    BadField, OutOfRange
        The field, what was given, what is allowed.
    """
    fields = _mapping(item, where)
    allocation: AllocationType = _one_of(
        fields.get("allocation_type"), get_args(AllocationType), f"{where}.allocation_type"
    )
    place = f"{where}.vesting_conditions"
    parts = _list(fields.get("vesting_conditions"), place)
    conditions = [_condition(part, f"{place}[{number}]") for number, part in enumerate(parts)]
    try:
        return VestingTerms(tuple(conditions), allocation)
    except InputError as error:
        raise error.at(f"{where}: ") from None


def read_statements(template: object, where: str = "vesting_template") -> tuple[Statement, ...]:
    """Return the statements of a vesting template, by their `order`.

    Raises
    ------
    BadField, OutOfRange
        The field, what was given, what is allowed; also a statement that counts from an event.
    """
    place = f"{where}.statements"
    parts = [
        (_mapping(part, f"{place}[{number}]"), f"{place}[{number}]")
        for number, part in enumerate(_list(_mapping(template, where).get("statements"), place))
    ]
    ranked = sorted(parts, key=lambda part: _whole(part[0].get("order"), f"{part[1]}.order"))
    return tuple(_statement(part, name) for part, name in ranked)


def read_day(value: object, where: str) -> date:
    """Return the date that a text such as 2026-01-31 holds.

    Examples
    --------
    >>> read_day("2024-02-29", "start_date")
    datetime.date(2024, 2, 29)
    """
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _bad(where, value, Phrase("allowed.date"))


def read_number(value: object, where: str) -> Fraction:
    """Return the exact number that a numeric text of the format, or a plain number, holds.

    Examples
    --------
    >>> read_number("0.25", "portion")
    Fraction(1, 4)
    """
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    text = str(value).strip() if plain else ""
    if not _NUMBER.fullmatch(text) or len(text) > _MOST_DIGITS:
        raise _bad(where, value, Phrase.of("allowed.vesting_number", most=str(_MOST_DIGITS)))
    return Fraction(text)


def _condition(part: object, where: str) -> Condition:
    fields = _mapping(part, where)
    next_place = f"{where}.next_condition_ids"
    after = _list(fields.get("next_condition_ids", []), next_place)
    with _placed(where):
        return Condition(
            id=_text(fields.get("id"), f"{where}.id"),
            trigger=_trigger(fields, where),
            vests=_vests(fields, where),
            next_ids=tuple(_text(one, next_place) for one in after),
        )


def _vests(fields: Mapping[str, object], where: str) -> Portion | Fraction:
    portion, quantity = fields.get("portion"), fields.get("quantity")
    if (portion is None) == (quantity is None):
        given = "-" if portion is None else "portion, quantity"
        raise _bad(where, given, Phrase.of("allowed.either_or", one="portion", other="quantity"))
    if portion is None:
        return read_number(quantity, f"{where}.quantity")
    of_unvested = _mapping(portion, f"{where}.portion").get("remainder") or False
    if not isinstance(of_unvested, bool):
        raise _bad(f"{where}.portion.remainder", of_unvested, Phrase("allowed.true_false"))
    return Portion(_fraction(portion, f"{where}.portion"), of_unvested)


def _trigger(fields: Mapping[str, object], where: str) -> Trigger:
    trigger = _mapping(fields.get("trigger"), f"{where}.trigger")
    kinds: tuple[TriggerType, ...] = get_args(TriggerType)
    match _one_of(trigger.get("type"), kinds, f"{where}.trigger.type"):
        case "VESTING_START_DATE":
            return StartTrigger()
        case "VESTING_EVENT":
            return EventTrigger()
        case "VESTING_SCHEDULE_ABSOLUTE":
            return AbsoluteTrigger(read_day(trigger.get("date"), f"{where}.trigger.date"))
        case "VESTING_SCHEDULE_RELATIVE":
            return _relative(trigger, fields.get("cliff_condition"), where)


def _relative(trigger: Mapping[str, object], cliff: object, where: str) -> RelativeTrigger:
    place = f"{where}.trigger.period"
    period = _mapping(trigger.get("period"), place)
    length, period_type = _length(period, place)
    held = _whole(period.get("cliff_installment") or 0, f"{place}.cliff_installment")
    if cliff is not None and not held:  # not in the schema, but written by public tools
        cliff_place = f"{where}.cliff_condition.period"
        span = _mapping(_mapping(cliff, f"{where}.cliff_condition").get("period"), cliff_place)
        held = _cliff_occurrence(_length(span, cliff_place), (length, period_type), cliff_place)
    day = _one_of(
        period.get("day_of_month", _START_DAY), tuple(_DAYS_OF_MONTH), f"{place}.day_of_month"
    )
    to_place = f"{where}.trigger.relative_to_condition_id"
    return RelativeTrigger(
        relative_to=_text(trigger.get("relative_to_condition_id"), to_place),
        length=length,
        period_type=period_type,
        occurrences=_whole(period.get("occurrences"), f"{place}.occurrences"),
        day_of_month=_DAYS_OF_MONTH[day],
        cliff_installment=held,
    )


def _statement(part: Mapping[str, object], where: str) -> Statement:
    base = _mapping(part.get("vesting_base"), f"{where}.vesting_base").get("type")
    if base != "DATE":
        raise _bad(f"{where}.vesting_base.type", base, Phrase("allowed.dated_base"))
    every = (
        _whole(part.get("period"), f"{where}.period"),
        _period_type(part.get("period_type"), f"{where}.period_type"),
    )
    with _placed(where):
        return Statement(
            occurrences=_whole(part.get("occurrences"), f"{where}.occurrences"),
            period=every[0],
            period_type=every[1],
            percentage=_fraction(part.get("percentage"), f"{where}.percentage"),
            cliff=_cliff(part.get("cliff"), every, f"{where}.cliff"),
        )


def _cliff(value: object, every: tuple[int, PeriodType], where: str) -> Cliff | None:
    if value is None:
        return None
    fields = _mapping(value, where)
    if "occurrence" in fields or "length" not in fields:
        occurrence = _whole(fields.get("occurrence"), f"{where}.occurrence")
    else:  # a later spelling
        length = _whole(fields.get("length"), f"{where}.length")
        kind = _period_type(fields.get("period_type"), f"{where}.period_type")
        occurrence = _cliff_occurrence((length, kind), every, f"{where}.length")
    fraction = _fraction(fields.get("percentage"), f"{where}.percentage")
    return Cliff(occurrence=occurrence, percentage=fraction)


def _cliff_occurrence(
    cliff: tuple[int, PeriodType], every: tuple[int, PeriodType], where: str
) -> int:
    (length, kind), (period, period_type) = cliff, every
    if kind != period_type or period < 1 or length % period:
        raise _bad(where, f"{length} {kind}", Phrase("allowed.cliff_fits"))
    return length // period


def _length(fields: Mapping[str, object], where: str) -> tuple[int, PeriodType]:
    length = _whole(fields.get("length"), f"{where}.length")
    return length, _period_type(fields.get("type"), f"{where}.type")


def _period_type(value: object, where: str) -> PeriodType:
    kinds: tuple[PeriodType, ...] = get_args(PeriodType)
    return _one_of(value, kinds, where)


def _fraction(value: object, where: str) -> Fraction:
    fields = _mapping(value, where)
    below = read_number(fields.get("denominator"), f"{where}.denominator")
    if below <= 0:
        raise _bad(f"{where}.denominator", str(below), Phrase.of("allowed.above", low="0"))
    return read_number(fields.get("numerator"), f"{where}.numerator") / below


def _whole(value: object, where: str) -> int:
    number = read_number(value, where)
    if number.denominator != 1:
        raise _bad(where, value, Phrase("allowed.whole_number"))
    return number.numerator


def _one_of(value: object, names: tuple[_Name, ...], where: str) -> _Name:
    for name in names:
        if name == value:
            return name
    raise _bad(where, value, Phrase.of("allowed.one_of", choices=", ".join(names)))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise _bad(where, value, Phrase("allowed.text"))
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise _bad(where, value, Phrase("allowed.list"))
    return value


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _bad(where, value, Phrase("allowed.section"))
    return value


@contextmanager
def _placed(where: str) -> Iterator[None]:
    """Say of a number that the engine refuses where it stands in the file."""
    try:
        yield
    except OutOfRange as error:
        raise error.at(f"{where}: ") from None


def _bad(where: str, given: object, allowed: Phrase) -> BadField:
    shown = "-" if given is None else given
    return BadField(where=where, given=shown, allowed=allowed, fix=Phrase("fix.correct_value"))

"""Stock classes, what they convert into, and the plans that set shares aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from goingrate.data.ocf.objects import Entry, Log, Money, View

_ONE: Final = Fraction(1)


@dataclass(slots=True)
class StockClass:
    """A class of stock on the day that the transactions have reached.

    `converts_into` holds, for each class that it may become, how many shares of it one share gives;
    None stands for a class of a later round. `is_assumed` says that the file has no ratio: then 1
    holds today, whatever was split before.
    """

    id: str
    name: str
    is_common: bool
    seniority: Fraction
    votes: Fraction
    liquidation_multiple: Fraction | None
    participation_cap: Fraction | None
    converts_into: dict[str | None, Fraction] = field(default_factory=dict)
    price: Fraction | None = None
    split_by: Fraction = _ONE
    is_assumed: bool = False


@dataclass(slots=True)
class Plan:
    """Shares set aside for grants, and how many of them are used."""

    id: str
    class_ids: tuple[str, ...]
    reserved: Fraction
    cancelled_returns: bool
    used: Fraction = Fraction(0)


def read_classes(
    entries: Iterable[Entry], log: Log, amount: Callable[[Money, View, str], Fraction]
) -> dict[str, StockClass]:
    """Return the stock classes by id; `amount` checks the currency of their prices."""
    found = {}
    for entry in entries:
        with log.item(entry.id):
            found[entry.id] = _class(entry)
            price = entry.optional_money("price_per_share")
            if price is not None:
                found[entry.id].price = amount(price, entry, "price_per_share")
    common = [one.id for one in found.values() if one.is_common]
    for one in found.values():
        if len(common) == 1 and not one.is_common and None in one.converts_into:
            one.converts_into.setdefault(common[0], one.converts_into.pop(None))
        if not one.is_common and not one.converts_into:
            one.converts_into = {common[0] if len(common) == 1 else None: _ONE}
            one.is_assumed = True
            log.about("ocf.note.no_ratio", one.name)
    return found


def read_plans(entries: Iterable[Entry], log: Log, *, last_day: date | None) -> dict[str, Plan]:
    """Return the plans by id; those that the board approved later than `last_day` are empty."""
    found = {}
    for entry in entries:
        with log.item(entry.id):
            plan = _plan(entry)
            approved = entry.optional_day("board_approval_date")
            if last_day is not None and approved is not None and approved > last_day:
                plan.reserved = Fraction(0)
            found[entry.id] = plan
    return found


def common_per_share(
    classes: Mapping[str, StockClass], class_id: str, passed: frozenset[str] = frozenset()
) -> Fraction:
    """Return the common shares that one share of a class becomes.

    Of several common classes it takes the one with the fewest votes a share, above none; of classes
    that are preferred again it follows the first to its end: the rule of the format's own tools
    (github.com/Open-Cap-Table-Coalition/ocx, issue 22).
    """
    own = classes[class_id]
    if own.is_common:
        return _ONE
    known = [one for one in own.converts_into if one is not None and one in classes]
    common = sorted(
        (one for one in known if classes[one].is_common),
        key=lambda one: (classes[one].votes == 0, classes[one].votes),
    )
    if common:
        return own.converts_into[common[0]]
    for one in known:
        if one not in passed | {class_id}:
            further = common_per_share(classes, one, passed | {class_id})
            return own.converts_into[one] * further
    return next(iter(own.converts_into.values()), _ONE)


def read_ratio(right: View) -> Fraction | None:
    """Return the ratio of a conversion right, in the newer and the older spelling."""
    if right.fields.get("ratio") is not None:
        return right.ratio("ratio")
    if right.fields.get("conversion_mechanism") is None:
        return None
    mechanism = right.part("conversion_mechanism")
    return mechanism.ratio("ratio") if mechanism.fields.get("ratio") is not None else None


def _class(entry: Entry) -> StockClass:
    return StockClass(
        id=entry.id,
        name=entry.optional_text("name") or entry.id,
        is_common=entry.one_of("class_type", ("COMMON", "PREFERRED")) == "COMMON",
        seniority=entry.optional_number("seniority") or Fraction(0),
        votes=entry.optional_number("votes_per_share") or Fraction(0),
        liquidation_multiple=entry.optional_number("liquidation_preference_multiple"),
        participation_cap=entry.optional_number("participation_cap_multiple"),
        converts_into={
            right.optional_text("converts_to_stock_class_id"): ratio
            for right in entry.parts("conversion_rights")
            if (ratio := read_ratio(right)) is not None
        },
    )


def _plan(entry: Entry) -> Plan:
    older = entry.optional_text("stock_class_id")
    reserved = entry.optional_number("initial_shares_reserved")
    if reserved is None:
        reserved = entry.optional_number("current_shares_reserved") or Fraction(0)
    behavior = entry.optional_text("default_cancellation_behavior")
    return Plan(
        id=entry.id,
        class_ids=entry.texts("stock_class_ids") or ((older,) if older else ()),
        reserved=reserved,
        cancelled_returns=behavior in (None, "RETURN_TO_POOL"),
    )

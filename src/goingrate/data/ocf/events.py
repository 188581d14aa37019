"""Transactions, in the order of their days.

Within a day splits come first, then issuances, then all others in the order of the file: what is
issued on the day of a split is taken as split already.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final

from goingrate.base.texts import Phrase
from goingrate.data.ocf.book import Book, Security, is_issuance, is_same, shown
from goingrate.data.ocf.classes import Plan, common_per_share, read_ratio
from goingrate.data.ocf.issuances import (
    class_of,
    issue_compensation,
    issue_convertible,
    issue_stock,
    issue_warrant,
)
from goingrate.data.ocf.objects import Entry

_OBJECTS: Final = frozenset({"STOCK_CLASS", "STOCK_PLAN", "VESTING_TERMS"})


def apply_all(book: Book, entries: tuple[Entry, ...], *, last_day: date | None) -> date | None:
    """Apply every transaction up to a day; return the day of the last one."""
    dated: list[tuple[date, int, int]] = []
    for number, entry in enumerate(entries):
        if entry.kind not in _OBJECTS:
            with book.log.item(entry.id):
                dated.append((entry.day("date"), _phase(entry), number))
    wanted = sorted(one for one in dated if last_day is None or one[0] <= last_day)
    book.announce([entries[number] for _, _, number in wanted])
    for _, _, number in wanted:
        with book.log.item(entries[number].id):
            _apply(book, entries[number])
    return wanted[-1][0] if wanted else None


def _phase(entry: Entry) -> int:
    if entry.kind == "TX_STOCK_CLASS_SPLIT":
        return 0
    return 1 if is_issuance(entry) else 2


def _apply(book: Book, entry: Entry) -> None:
    """Apply one transaction, or none of it if it is refused."""
    one = book.securities.get(str(entry.fields.get("security_id")))
    before = one.held if one is not None else None
    try:
        _ACTIONS[entry.kind](book, entry)
    except Exception:
        if one is not None and before is not None:
            one.held = before
        raise


def _cancel(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, _quantity(entry))
    book.give_back(one, taken)


def _retract(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, None)
    book.give_back(one, taken, always=True)


def _transfer(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, _quantity(entry))
    _pass_on(book, entry, one, taken, holder=None)


def _reissue(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, None)
    split = entry.optional_text("split_transaction_id")
    if split is None or split in book.splits:
        _pass_on(book, entry, one, taken)
        return
    for missing in book.results(entry)[2]:
        book.log.about("ocf.note.lost", missing)


def _pass_on(book: Book, entry: Entry, one: Security, taken: Fraction, **other: str | None) -> None:
    """Check that what results is what was taken; add what nothing in the file issues."""
    if one.is_open:
        return
    _, total, missing = book.results(entry)
    rest = taken - total
    if not is_same(rest, Fraction(0)) and (rest < 0 or not missing):
        allowed = Phrase.of("ocf.allowed.passed_on", most=shown(taken), security=one.id)
        raise entry.bad("resulting_security_ids", allowed, given=shown(total))
    if missing and rest > 0:
        book.imply(one, missing[0], rest, entry, **other)


def _consolidate(book: Book, entry: Entry) -> None:
    parts = [book.held(entry, one, "security_ids") for one in entry.texts("security_ids")]
    if not parts or len({one.class_id for one in parts}) > 1:
        raise entry.bad("security_ids", Phrase("ocf.allowed.same_class"))
    total = sum((one.held for one in parts), Fraction(0))
    result = entry.text("resulting_security_id")
    stated = book.stated(result)
    if stated is not None and not is_same(total, stated):
        allowed = Phrase.of("ocf.allowed.passed_on", most=shown(total), security=result)
        raise entry.bad("resulting_security_id", allowed, given=shown(stated))
    for one in parts:
        one.held = Fraction(0)
    if stated is None:
        book.imply(parts[0], result, total, entry)


def _convert_stock(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, entry.optional_number("quantity_converted"))
    ids, _, missing = book.results(entry)
    if not missing:
        return
    own = book.classes[str(one.class_id)]
    targets = [other for other in own.converts_into if other in book.classes]
    if len(missing) == len(ids) and targets:
        shares = taken * common_per_share(book.classes, own.id)
        common = next((other for other in targets if book.classes[str(other)].is_common), None)
        book.imply(one, missing[0], shares, entry, class_id=common)
    else:
        book.log.about("ocf.note.lost", missing[0])


def _convert_money(book: Book, entry: Entry) -> None:
    one = book.held(entry, entry.text("security_id"))
    balance = entry.optional_text("balance_security_id")
    rest = Fraction(0)
    if balance is not None and book.stated(balance) is None:
        rest = max(one.held - (entry.optional_number("quantity_converted") or one.held), rest)
        book.log.about("ocf.note.no_balance", balance)
    one.held = rest
    for missing in book.results(entry)[2]:
        book.log.about("ocf.note.lost", missing)


def _exercise(book: Book, entry: Entry) -> None:
    one, taken = book.take(entry, entry.optional_number("quantity"))
    ids, total, missing = book.results(entry)
    if one.is_open:
        return
    if total > taken and not is_same(total, taken):
        allowed = Phrase.of("ocf.allowed.exercised", most=shown(taken), security=one.id)
        raise entry.bad("resulting_security_ids", allowed, given=shown(total))
    if ids and len(missing) == len(ids):
        book.imply(one, missing[0], taken, entry)
    elif not ids:
        book.log.about("ocf.note.no_result", entry.id)


def _reprice(book: Book, entry: Entry) -> None:
    one = book.held(entry, entry.text("security_id"))
    one.price = book.amount(entry.money("new_exercise_price"), entry, "new_exercise_price")


def _split(book: Book, entry: Entry) -> None:
    """Split a class, and with it what is exercised for it, set aside for it, converted into it."""
    own = class_of(book, entry, entry.text("stock_class_id"))
    ratio = entry.ratio("split_ratio")
    own.split_by *= ratio
    for one in book.securities.values():
        if one.class_id == own.id:
            one.held *= ratio
            one.price = None if one.price is None else one.price / ratio
    for plan in book.plans.values():
        if own.id in plan.class_ids:
            plan.reserved, plan.used = plan.reserved * ratio, plan.used * ratio
    for other in book.classes.values():
        if own.id in other.converts_into and not other.is_assumed:
            other.converts_into[own.id] *= ratio
    if not own.is_assumed:
        own.converts_into = {target: one / ratio for target, one in own.converts_into.items()}
    book.log.about("ocf.note.split", own.name)


def _adjust_ratio(book: Book, entry: Entry) -> None:
    own = class_of(book, entry, entry.text("stock_class_id"))
    ratio = read_ratio(entry.part("new_ratio_conversion_mechanism"))
    if ratio is None:
        raise entry.bad("new_ratio_conversion_mechanism", Phrase.of("allowed.above", low="0"))
    own.converts_into, own.is_assumed = dict.fromkeys(own.converts_into, ratio), False


def _adjust_pool(book: Book, entry: Entry) -> None:
    _plan_of(book, entry).reserved = entry.number("shares_reserved")


def _return_to_pool(book: Book, entry: Entry) -> None:
    _plan_of(book, entry).used -= entry.number("quantity")


def _start_vesting(book: Book, entry: Entry) -> None:
    one = book.securities.get(str(entry.fields.get("security_id")))
    if one is not None and one.vesting_start is None:
        one.vesting_start = entry.day("date")


def _quantity(entry: Entry) -> Fraction | None:
    """Return how much a transaction takes; None: all."""
    money = entry.optional_money("amount")
    return entry.optional_number("quantity") if money is None else money.amount


def _plan_of(book: Book, entry: Entry) -> Plan:
    plan = book.plans.get(entry.text("stock_plan_id"))
    if plan is None:
        raise entry.bad("stock_plan_id", Phrase("ocf.allowed.plan_id"), fix="ocf.fix.whole")
    return plan


_ACTIONS: Final[dict[str, Callable[[Book, Entry], None]]] = {
    "TX_STOCK_ISSUANCE": issue_stock,
    "TX_STOCK_CANCELLATION": _cancel,
    "TX_STOCK_RETRACTION": _retract,
    "TX_STOCK_REPURCHASE": _cancel,
    "TX_STOCK_TRANSFER": _transfer,
    "TX_STOCK_CONVERSION": _convert_stock,
    "TX_STOCK_REISSUANCE": _reissue,
    "TX_STOCK_CONSOLIDATION": _consolidate,
    "TX_EQUITY_COMPENSATION_ISSUANCE": issue_compensation,
    "TX_EQUITY_COMPENSATION_CANCELLATION": _cancel,
    "TX_EQUITY_COMPENSATION_RETRACTION": _retract,
    "TX_EQUITY_COMPENSATION_TRANSFER": _transfer,
    "TX_EQUITY_COMPENSATION_EXERCISE": _exercise,
    "TX_EQUITY_COMPENSATION_RELEASE": _exercise,
    "TX_EQUITY_COMPENSATION_REPRICING": _reprice,
    "TX_PLAN_SECURITY_ISSUANCE": issue_compensation,
    "TX_PLAN_SECURITY_CANCELLATION": _cancel,
    "TX_PLAN_SECURITY_RETRACTION": _retract,
    "TX_PLAN_SECURITY_TRANSFER": _transfer,
    "TX_PLAN_SECURITY_EXERCISE": _exercise,
    "TX_PLAN_SECURITY_RELEASE": _exercise,
    "TX_WARRANT_ISSUANCE": issue_warrant,
    "TX_WARRANT_CANCELLATION": _cancel,
    "TX_WARRANT_RETRACTION": _retract,
    "TX_WARRANT_TRANSFER": _transfer,
    "TX_WARRANT_EXERCISE": _exercise,
    "TX_CONVERTIBLE_ISSUANCE": issue_convertible,
    "TX_CONVERTIBLE_CANCELLATION": _cancel,
    "TX_CONVERTIBLE_RETRACTION": _retract,
    "TX_CONVERTIBLE_TRANSFER": _transfer,
    "TX_CONVERTIBLE_CONVERSION": _convert_money,
    "TX_STOCK_CLASS_SPLIT": _split,
    "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT": _adjust_ratio,
    "TX_STOCK_PLAN_POOL_ADJUSTMENT": _adjust_pool,
    "TX_STOCK_PLAN_RETURN_TO_POOL": _return_to_pool,
    "TX_VESTING_START": _start_vesting,
}

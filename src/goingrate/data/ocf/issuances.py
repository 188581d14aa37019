"""Issuances: what makes a security exist."""

from __future__ import annotations

from fractions import Fraction

from goingrate.base.texts import Phrase
from goingrate.data.ocf.book import Book, Security
from goingrate.data.ocf.classes import StockClass
from goingrate.data.ocf.holding import HoldingKind
from goingrate.data.ocf.objects import Entry


def issue_stock(book: Book, entry: Entry) -> None:
    """Add shares."""
    class_id = entry.text("stock_class_id")
    class_of(book, entry, class_id)
    price = entry.optional_money("share_price")
    paid = None if price is None else book.amount(price, entry, "share_price")
    book.issue(_issued(book, entry, "stock", entry.number("quantity"), paid, class_id))


def issue_compensation(book: Book, entry: Entry) -> None:
    """Add options, restricted stock units or stock appreciation rights."""
    stated = entry.text("compensation_type")
    kind: HoldingKind = "rsu" if stated == "RSU" else "sar" if stated.endswith("SAR") else "option"
    price = Fraction(0)
    if kind != "rsu":
        older = kind == "option" or entry.fields.get("base_price") is None
        name = "exercise_price" if older else "base_price"
        price = book.amount(entry.money(name), entry, name)
    elif entry.fields.get("exercise_price") is not None:
        book.log.about("ocf.note.rsu_price", entry.id)
    class_id = entry.optional_text("stock_class_id")
    if class_id is None:
        class_id = _class_of_plan(book, entry.optional_text("stock_plan_id"))
    else:
        class_of(book, entry, class_id)
    book.issue(_issued(book, entry, kind, entry.number("quantity"), price, class_id))


def issue_warrant(book: Book, entry: Entry) -> None:
    """Add a warrant, which counts if its number and its price are fixed."""
    quantity, class_id = entry.optional_number("quantity"), None
    for trigger in entry.parts("exercise_triggers"):
        if trigger.fields.get("conversion_right") is None:
            continue
        right = trigger.part("conversion_right")
        class_id = class_id or right.optional_text("converts_to_stock_class_id")
        if quantity is None and right.fields.get("conversion_mechanism") is not None:
            mechanism = right.part("conversion_mechanism")
            quantity = mechanism.optional_number("converts_to_quantity")
    if class_id is not None and class_id not in book.classes:
        raise entry.bad("stock_class_id", Phrase("ocf.allowed.class_id"), given=class_id)
    price = entry.optional_money("exercise_price")
    strike = None if price is None else book.amount(price, entry, "exercise_price")
    one = _issued(book, entry, "warrant", quantity or Fraction(0), strike, class_id)
    if quantity is None or strike is None:
        book.log.about("ocf.note.open_warrant", entry.id)
        one.held, one.is_open = Fraction(0), True
    elif str(entry.fields.get("quantity_source")).endswith("ESTIMATED"):
        book.log.about("ocf.note.estimated", entry.id)
    book.issue(one)


def issue_convertible(book: Book, entry: Entry) -> None:
    """Add a SAFE or a note by the money that was paid for it."""
    amount = book.amount(entry.money("investment_amount"), entry, "investment_amount")
    book.issue(_issued(book, entry, "convertible", amount, None, None))


def _issued(
    book: Book,
    entry: Entry,
    kind: HoldingKind,
    quantity: Fraction,
    price: Fraction | None,
    class_id: str | None,
) -> Security:
    if kind == "stock" and quantity == 0:
        book.log.about("ocf.note.no_shares", entry.id)
    return Security(
        id=entry.text("security_id"),
        kind=kind,
        holder=entry.optional_text("stakeholder_id"),
        class_id=class_id,
        plan_id=entry.optional_text("stock_plan_id"),
        day=entry.day("date"),
        held=quantity,
        price=price,
        entry=entry,
    )


def class_of(book: Book, entry: Entry, class_id: str) -> StockClass:
    """Return a stock class that a transaction names, which must be in the file."""
    if class_id not in book.classes:
        raise entry.bad("stock_class_id", Phrase("ocf.allowed.class_id"), fix="ocf.fix.whole")
    return book.classes[class_id]


def _class_of_plan(book: Book, plan_id: str | None) -> str | None:
    """Return the class that a plan grants, a common one if it grants several or is not there."""
    plan = book.plans.get(plan_id or "")
    known = [one for one in (plan.class_ids if plan else ()) if one in book.classes]
    common = [own.id for own in book.classes.values() if own.is_common]
    if not known and len(common) == 1:
        return common[0]
    return min(known, key=lambda one: not book.classes[one].is_common, default=None)

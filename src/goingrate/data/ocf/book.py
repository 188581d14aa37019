"""Which securities are outstanding, and what may be taken from them.

In the format a security that is used in part ends: what remains is issued anew under the id that
the transaction calls its balance (docs/explainers/TraversingTransactions.md of the format). Files
in which nothing is issued anew are read too: the rest stays where it is.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from goingrate.base.errors import BadField, InputError
from goingrate.base.texts import Phrase
from goingrate.data.ocf.classes import read_classes, read_plans
from goingrate.data.ocf.holding import HoldingKind
from goingrate.data.ocf.objects import Entry, Log, Money, View
from goingrate.data.ocf.package import Package

#: Rounding of split or converted shares; money of convertibles likewise.
_SAME: Final = 1
_FALLBACK: Final = "USD"
_PRICES: Final = (
    "price_per_share",
    "share_price",
    "exercise_price",
    "base_price",
    "investment_amount",
)
FAMILIES: Final[dict[str, tuple[HoldingKind, ...]]] = {
    "TX_STOCK_": ("stock",),
    "TX_EQUITY_COMPENSATION_": ("option", "rsu", "sar"),
    "TX_PLAN_SECURITY_": ("option", "rsu", "sar"),
    "TX_WARRANT_": ("warrant",),
    "TX_CONVERTIBLE_": ("convertible",),
}


@dataclass(slots=True)
class Security:
    """A security and what is left of it.

    Parameters
    ----------
    held
        Shares or options; of a convertible its money.
    price
        What was paid for a share, or what an option's exercise costs.
    is_open
        A warrant whose number or price the file leaves to the future: not counted.
    """

    id: str
    kind: HoldingKind
    holder: str | None
    class_id: str | None
    plan_id: str | None
    day: date
    held: Fraction
    price: Fraction | None
    entry: Entry
    vesting_start: date | None = None
    is_open: bool = False


class Book:
    """Securities, classes and plans on the day that the transactions have reached."""

    def __init__(self, package: Package, log: Log, *, last_day: date | None) -> None:
        self.log = log
        self.formed = package.formed
        self.currency = _main_currency(package, log)
        self.classes = read_classes(package.of("STOCK_CLASS"), log, self.amount)
        self.plans = read_plans(package.of("STOCK_PLAN"), log, last_day=last_day)
        self.securities: dict[str, Security] = {}
        self.splits = {entry.id for entry in package.of("TX_STOCK_CLASS_SPLIT")}
        self._stated: dict[str, Entry] = {}
        self._results: set[str] = set()
        self._returned: set[str] = set()

    def announce(self, entries: list[Entry]) -> None:
        """Take note of what the transactions will issue, and of what follows from what."""
        for entry in entries:
            security_id = str(entry.fields.get("security_id"))
            if is_issuance(entry):
                self._stated.setdefault(security_id, entry)
            elif entry.kind == "TX_STOCK_PLAN_RETURN_TO_POOL":
                self._returned.add(security_id)
            with suppress(InputError):  # told when the transaction is applied
                self._results.update(_followers(entry))

    def amount(self, money: Money, view: View, name: str) -> Fraction:
        """Return an amount of money, which must be in the currency of the rest."""
        if money.currency != self.currency:
            raise view.bad(
                name,
                Phrase.of("ocf.allowed.one_currency", currency=self.currency),
                given=money.currency,
                fix="ocf.fix.one_currency",
            )
        return money.amount

    def issue(self, one: Security) -> None:
        """Add a security; shares of a plan that nothing held before are used from now on."""
        if one.id in self.securities:
            raise one.entry.bad("security_id", Phrase("ocf.allowed.id_once"))
        if self.formed is not None and one.day < self.formed:
            self._before_formation(one)
        self.securities[one.id] = one
        plan = self.plans.get(one.plan_id or "")
        if plan is not None and one.id not in self._results:
            plan.used += one.held
        elif plan is None and one.plan_id is not None:
            self.log.about("ocf.note.unknown_plan", one.plan_id)

    def held(self, entry: Entry, security_id: str, name: str = "security_id") -> Security:
        """Return a security that a transaction names, which must be there and of its kind."""
        one = self.securities.get(security_id)
        kinds = next(kinds for prefix, kinds in FAMILIES.items() if entry.kind.startswith(prefix))
        if one is None or one.kind not in kinds:
            raise entry.bad(name, Phrase("ocf.allowed.issued_before"), given=security_id)
        if one.held == 0 and not one.is_open:
            raise entry.bad(name, Phrase("ocf.allowed.outstanding"), given=security_id)
        return one

    def take(self, entry: Entry, quantity: Fraction | None) -> tuple[Security, Fraction]:
        """Take a quantity from a security, or all of it; return both."""
        one = self.held(entry, entry.text("security_id"))
        if one.is_open:
            return one, Fraction(0)
        taken = one.held if quantity is None else quantity
        if taken > one.held:
            allowed = Phrase.of("ocf.allowed.at_most", most=shown(one.held), security=one.id)
            raise entry.bad("quantity", allowed, given=shown(taken))
        one.held = self._after_balance(entry, one.held - taken)
        return one, taken

    def stated(self, security_id: str) -> Fraction | None:
        """Return how much is issued under an id, before splits; None if nothing is."""
        entry = self._stated.get(security_id)
        if entry is None:
            return None
        if entry.fields.get("investment_amount") is not None:
            return entry.money("investment_amount").amount
        return entry.optional_number("quantity") or Fraction(0)

    def results(self, entry: Entry) -> tuple[list[str], Fraction, list[str]]:
        """Return resulting ids, how much is issued under them, and those never issued."""
        ids = list(dict.fromkeys(entry.texts("resulting_security_ids")))
        stated = {one: self.stated(one) for one in ids}
        total = sum((found for found in stated.values() if found is not None), Fraction(0))
        return ids, total, [one for one, found in stated.items() if found is None]

    def imply(
        self, one: Security, security_id: str, quantity: Fraction, entry: Entry, **other: str | None
    ) -> None:
        """Add what a transaction says to exist and nothing in the file issues."""
        self.log.about("ocf.note.implied", security_id)
        if security_id in self.securities:
            self.securities[security_id].held += quantity
            return
        becomes_stock = entry.kind.endswith(("EXERCISE", "RELEASE"))
        self.securities[security_id] = Security(
            id=security_id,
            kind="stock" if becomes_stock else one.kind,
            holder=other.get("holder", one.holder),
            class_id=other.get("class_id", one.class_id),
            plan_id=one.plan_id,
            day=entry.day("date"),
            held=quantity,
            price=one.price,
            entry=entry if becomes_stock else one.entry,
            vesting_start=None if becomes_stock else one.vesting_start,
        )

    def give_back(self, one: Security, quantity: Fraction, *, always: bool = False) -> None:
        """Put cancelled shares of a plan back, unless plan or file say otherwise."""
        plan = self.plans.get(one.plan_id or "")
        if plan is None or one.id in self._returned:
            return
        if plan.cancelled_returns or always:
            plan.used -= quantity

    def _after_balance(self, entry: Entry, rest: Fraction) -> Fraction:
        """Return what stays under the old id: nothing, where the rest is issued anew."""
        balance = entry.optional_text("balance_security_id")
        if balance is None:
            return rest
        stated = self.stated(balance)
        if stated is None:
            if rest > 0:
                self.log.about("ocf.note.no_balance", balance)
            return rest
        if not is_same(rest, stated):
            allowed = Phrase.of("ocf.allowed.balance", rest=shown(rest))
            given = f"{balance}: {shown(stated)}"
            raise entry.bad("balance_security_id", allowed, given=given)
        return Fraction(0)

    def _before_formation(self, one: Security) -> None:
        if self.log.lenient:
            self.log.about("ocf.note.before_formation", one.id)
            return
        formed = self.formed.isoformat() if self.formed else "-"
        raise BadField(
            where=f"{one.entry.place}.date",
            given=one.day.isoformat(),
            allowed=Phrase.of("ocf.allowed.after_formation", day=formed),
            fix=Phrase("ocf.fix.formation"),
        )


def is_issuance(entry: Entry) -> bool:
    """Say whether a transaction makes a security exist by itself."""
    return entry.kind.endswith("_ISSUANCE") and entry.kind != "TX_STOCK_REISSUANCE"


def is_same(one: Fraction, other: Fraction) -> bool:
    """Say whether two quantities differ by rounding only."""
    return abs(one - other) < _SAME


def shown(number: Fraction) -> str:
    """Return a quantity for an error or a note.

    Examples
    --------
    >>> shown(Fraction(1250000)), shown(Fraction(1, 3))
    ('1,250,000', '0.333333')
    """
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,.6g}"


def _followers(entry: Entry) -> list[str]:
    """Return the ids under which a transaction issues again what it takes."""
    single = (
        entry.optional_text("balance_security_id"),
        entry.optional_text("resulting_security_id"),
    )
    return [*entry.texts("resulting_security_ids"), *(one for one in single if one is not None)]


def _main_currency(package: Package, log: Log) -> str:
    """Return the currency that most prices of the file are in; others are refused one by one."""
    found: Counter[str] = Counter()
    for entry in package.entries:
        for name in _PRICES:
            price = entry.fields.get(name)
            currency = price.get("currency") if isinstance(price, dict) else None
            if isinstance(currency, str):
                found[currency] += 1
    if not found:
        log.say(Phrase.of("ocf.note.no_currency", currency=_FALLBACK))
        return _FALLBACK
    return found.most_common(1)[0][0]

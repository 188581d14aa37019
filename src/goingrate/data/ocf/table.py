"""From outstanding securities to a cap table and a list of holdings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from goingrate.base.texts import Phrase
from goingrate.data.ocf.book import Book, Security
from goingrate.data.ocf.classes import StockClass, common_per_share
from goingrate.data.ocf.convertible_terms import Terms, read_terms
from goingrate.data.ocf.events import apply_all
from goingrate.data.ocf.holding import Holding
from goingrate.data.ocf.objects import Log
from goingrate.data.ocf.package import Package
from goingrate.offer.cap_table.holders import (
    CapTable,
    Convertible,
    OptionBlock,
    Participation,
    Preferred,
)

_LABELS: Final = {"option": "options", "rsu": "RSUs", "sar": "SARs", "warrant": "warrants"}
_LAST_DAY: Final = date.max
_RESERVED: Final = ("common", "debt", "unissued_pool")


@dataclass(frozen=True, slots=True)
class OcfTable:
    """What the objects of a file come to on a day.

    Parameters
    ----------
    day
        Up to which interest runs and options have not expired.
    vesting_terms
        The objects of the file by id, as `goingrate.data.ocf_vesting` reads them.
    """

    table: CapTable
    currency: str
    day: date
    holdings: tuple[Holding, ...]
    vesting_terms: Mapping[str, Mapping[str, Any]]


def build_table(package: Package, log: Log, *, as_of: date | None) -> OcfTable:
    """Apply the transactions up to a day (all, if none is given) and count what is outstanding.

    Raises
    ------
    BadField, OutOfRange
        If transactions contradict each other, if there are several currencies, or if a number is
        out of range; the object is named.
    """
    book = Book(package, log, last_day=as_of)
    last = apply_all(book, package.entries, last_day=as_of)
    day = as_of or package.as_of or last or _LAST_DAY
    counting = _Counting(book, day)
    return OcfTable(
        table=counting.table(package.company),
        currency=book.currency,
        day=day,
        holdings=tuple(counting.holdings),
        vesting_terms={entry.id: entry.fields for entry in package.of("VESTING_TERMS")},
    )


class _Counting:
    def __init__(self, book: Book, day: date) -> None:
        self._book, self._day = book, day
        self._names: dict[Hashable, str] = {}
        self.holdings: list[Holding] = []

    def table(self, company: str) -> CapTable:
        held: dict[str, list[Security]] = defaultdict(list)
        for one in self._book.securities.values():
            if one.held > 0 and self._is_alive(one):
                held[one.kind].append(one)
        common, preferred = self._shares(held["stock"])
        rights = [one for kind in _LABELS for one in held[kind]]
        return CapTable(
            common_shares=float(common),
            preferred=preferred,
            options=self._options(rights),
            convertibles=self._convertibles(held["convertible"]),
            unissued_pool=float(self._pool()),
            name=company,
        )

    def _is_alive(self, one: Security) -> bool:
        """Say whether an option or a warrant has not expired; an expired one leaves the table."""
        if one.kind in ("stock", "convertible"):
            return True
        expires = _expires(one)
        if expires is None or expires >= self._day:
            return True
        self._book.log.about("ocf.note.expired", one.id)
        self._book.give_back(one, one.held)
        return False

    def _shares(self, held: list[Security]) -> tuple[Fraction, tuple[Preferred, ...]]:
        by_class: dict[str, list[Security]] = defaultdict(list)
        common = Fraction(0)
        for one in held:
            own = self._book.classes.get(one.class_id or "")
            if own is None or own.is_common:
                common += one.held
                self._hold(one, "common", one.held, None)
            else:
                by_class[own.id].append(one)
                self._hold(one, self._name(("class", own.id), own.name), one.held, None)
        held_classes = [own for own in self._book.classes.values() if own.id in by_class]
        levels = sorted({own.seniority for own in held_classes}, reverse=True)
        preferred = tuple(
            self._preferred(own, by_class[own.id], levels.index(own.seniority))
            for own in held_classes
        )
        return common, preferred

    def _preferred(self, own: StockClass, held: list[Security], rank: int) -> Preferred:
        multiple = own.liquidation_multiple
        if multiple is None:
            self._book.log.about("ocf.note.no_multiple", own.name)
            multiple = Fraction(1)
        participation, cap = self._participation(own, multiple)
        return Preferred(
            name=self._name(("class", own.id), own.name),
            shares=float(sum(one.held for one in held)),
            issue_price=float(self._issue_price(own, held)),
            liquidation_multiple=float(multiple),
            participation=participation,
            participation_cap=None if cap is None else float(cap),
            conversion_ratio=float(common_per_share(self._book.classes, own.id)),
            rank=rank,
        )

    def _participation(
        self, own: StockClass, multiple: Fraction
    ) -> tuple[Participation, Fraction | None]:
        """Return how a class takes part; one with no cap, or one below the preference, does not."""
        cap = own.participation_cap
        if cap is None or cap < multiple:
            key = "ocf.note.no_participation" if cap is None else "ocf.note.low_cap"
            self._book.log.about(key, own.name)
            return "none", None
        return "capped", cap

    def _issue_price(self, own: StockClass, held: list[Security]) -> Fraction:
        if own.price is not None:
            return own.price / own.split_by
        paid = [(one.held, one.price) for one in held if one.price is not None]
        shares = sum((quantity for quantity, _ in paid), Fraction(0))
        if shares == 0:
            self._book.log.about("ocf.note.no_price", own.name)
            return Fraction(0)
        return sum((quantity * price for quantity, price in paid), Fraction(0)) / shares

    def _options(self, held: list[Security]) -> tuple[OptionBlock, ...]:
        """Return a block for each kind and strike, all in common shares."""
        blocks: dict[tuple[str, Fraction], Fraction] = defaultdict(Fraction)
        for one in held:
            ratio = Fraction(1)
            if one.class_id is not None:
                ratio = common_per_share(self._book.classes, one.class_id)
                if not self._book.classes[one.class_id].is_common:
                    self._book.log.about("ocf.note.on_preferred", one.id)
            strike, options = (one.price or Fraction(0)) / ratio, one.held * ratio
            blocks[one.kind, strike] += options
            self._hold(one, self._block_name(one.kind, strike), options, strike)
        return tuple(
            OptionBlock(self._block_name(kind, strike), float(options), float(strike))
            for (kind, strike), options in sorted(blocks.items())
        )

    def _block_name(self, kind: str, strike: Fraction) -> str:
        label = _LABELS[kind] if kind == "rsu" else f"{_LABELS[kind]} {float(strike):.10g}"
        return self._name(("block", kind, strike), label)

    def _convertibles(self, held: list[Security]) -> tuple[Convertible, ...]:
        by_terms: dict[Terms, list[Security]] = defaultdict(list)
        for one in sorted(held, key=lambda one: (one.day, one.id)):
            with self._book.log.item(one.id):
                by_terms[read_terms(self._book, one, self._day)].append(one)
        found, numbers = [], Counter[str]()
        for terms, members in by_terms.items():
            label = "note" if terms.is_note else "SAFE"
            numbers[label] += 1
            name = self._name(terms, f"{label} {numbers[label]}")
            found.append(_convertible(name, terms, members, _rank(terms, by_terms)))
            for one in members:
                self._hold(one, name, one.held, None)
        if numbers["SAFE"]:
            self._book.log.say(Phrase("ocf.note.safe_rank"))
        return tuple(found)

    def _pool(self) -> Fraction:
        total = Fraction(0)
        for plan in self._book.plans.values():
            if plan.used > plan.reserved:
                self._book.log.about("ocf.note.over_granted", plan.id)
            total += max(plan.reserved - plan.used, Fraction(0))
        return total

    def _hold(self, one: Security, name: str, quantity: Fraction, strike: Fraction | None) -> None:
        self.holdings.append(
            Holding(
                security_id=one.id,
                stakeholder_id=one.holder,
                kind=one.kind,
                holder_class=name,
                quantity=float(quantity),
                strike=None if strike is None else float(strike),
                grant_day=one.day,
                vesting_terms_id=one.entry.optional_text("vesting_terms_id"),
                option_kind=_option_kind(one),
                vesting_start_day=one.vesting_start,
                expires_day=_expires(one),
            )
        )

    def _name(self, key: Hashable, wanted: str) -> str:
        """Return a holder's name, which nobody else has."""
        if key not in self._names:
            taken, name, number = {*_RESERVED, *self._names.values()}, wanted, 2
            while name in taken:
                name, number = f"{wanted} ({number})", number + 1
            self._names[key] = name
        return self._names[key]


def _convertible(name: str, terms: Terms, members: list[Security], rank: int) -> Convertible:
    cap = terms.valuation_cap
    return Convertible(
        name=name,
        amount=float(sum(one.held for one in members)),
        valuation_cap=None if cap is None else float(cap),
        cap_basis=terms.cap_basis,
        discount=float(terms.discount),
        interest_per_year=terms.interest_per_year,
        years_outstanding=terms.years_outstanding,
        repayment_multiple=float(terms.repayment_multiple),
        rank=rank,
        is_note=terms.is_note,
    )


def _rank(terms: Terms, everybody: Iterable[Terms]) -> int:
    """Return the rank among preferred classes: notes before all of them, SAFEs from the first on.

    Among convertibles of the format seniority 1 is paid first.
    """
    levels = sorted({one.seniority for one in everybody if one.is_note == terms.is_note})
    place = levels.index(terms.seniority)
    return place - len(levels) if terms.is_note else place


def _expires(one: Security) -> date | None:
    if one.kind in ("stock", "convertible"):
        return None
    name = "warrant_expiration_date" if one.kind == "warrant" else "expiration_date"
    return one.entry.optional_day(name)


def _option_kind(one: Security) -> str | None:
    """Return ISO, NSO or INTL, in the older and the newer spelling."""
    stated = one.entry.optional_text("option_grant_type")
    kind = one.entry.optional_text("compensation_type") or ""
    newer = kind.removeprefix("OPTION_") if kind.startswith("OPTION_") else None
    return (stated or newer) if one.kind == "option" else None

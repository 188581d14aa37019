"""From our own cap-table file (YAML) to a `CapTable`: every number exact, every sum checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from goingrate.base.errors import BadField, InputError, NotUnderstood
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Quantity
from goingrate.base.texts import Phrase
from goingrate.data import cap_table_models as shape
from goingrate.data.yaml_files import parse_yaml
from goingrate.offer.cap_table.holders import (
    CapTable,
    Convertible,
    OptionBlock,
    Participation,
    Preferred,
)

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_LONGEST_NAME: Final = 80
#: Shares are whole; a sum written as 12.5M is exact to less than one.
_SAME_SHARES: Final = 0.5
_KINDS: Final = {
    "int_type": "allowed.whole_number",
    "int_from_float": "allowed.whole_number",
    "list_type": "allowed.list",
    "string_type": "allowed.text",
}
_SECTIONS: Final[dict[str, type[BaseModel]]] = {
    "preferred": shape.PreferredSection,
    "options": shape.OptionsSection,
    "convertibles": shape.ConvertibleSection,
    "participation": shape.CapSection,
}


def cap_table_from_yaml(content: bytes, name: str) -> tuple[CapTable, str]:
    """Return the cap table that YAML bytes hold, and its currency.

    Raises
    ------
    BadFile, BadField, OutOfRange, NotUnderstood
        On one line: field, what was given, what is allowed, what to do.
    """
    tree = parse_yaml(content, name)
    try:
        _check_version(tree)
        model = shape.CapTableFile.model_validate(tree)
        return _Reader(model).table(), model.currency
    except ValidationError as error:
        raise _field_error(error).at(f"{name}: ") from None
    except InputError as error:
        raise error.at(f"{name}: ") from None


class _Reader:
    def __init__(self, model: shape.CapTableFile) -> None:
        self._model = model

    def table(self) -> CapTable:
        model = self._model
        if not _CURRENCY.fullmatch(model.currency):
            raise _bad("currency", model.currency, Phrase("allowed.currency"))
        table = CapTable(
            common_shares=self._count(model.common_shares, "common_shares"),
            preferred=tuple(
                self._preferred(one, f"preferred.{number}")
                for number, one in enumerate(model.preferred)
            ),
            options=tuple(
                OptionBlock(
                    name=self._named(one.name, f"options.{number}.name"),
                    options=self._count(one.shares, f"options.{number}.shares"),
                    strike=self._money(one.strike, f"options.{number}.strike"),
                )
                for number, one in enumerate(model.options)
            ),
            convertibles=tuple(
                self._convertible(one, f"convertibles.{number}")
                for number, one in enumerate(model.convertibles)
            ),
            unissued_pool=self._count(model.unissued_pool or 0, "unissued_pool"),
            debt=self._money(model.debt or 0, "debt"),
            name=self._named(model.company, "company"),
        )
        self._check_sum(table)
        return table

    def _preferred(self, section: shape.PreferredSection, place: str) -> Preferred:
        shares = self._count(section.shares, f"{place}.shares")
        participation: Participation = "none"
        cap = None
        if isinstance(section.participation, shape.CapSection):
            participation = "capped"
            cap = self._plain(section.participation.cap, f"{place}.participation.cap")
        elif section.participation == "full":
            participation = "full"
        multiple = self._plain_or(1, section.liquidation_multiple, f"{place}.liquidation_multiple")
        dividends, ratio = section.accrued_dividends or 0, section.conversion_ratio
        return Preferred(
            name=self._named(section.name, f"{place}.name"),
            shares=shares,
            issue_price=self._issue_price(section, shares, place),
            liquidation_multiple=multiple,
            participation=participation,
            participation_cap=cap,
            conversion_ratio=self._plain_or(1, ratio, f"{place}.conversion_ratio"),
            rank=section.rank,
            accrued_dividends=self._money(dividends, f"{place}.accrued_dividends"),
            ipo_ratchet=self._plain_or(0, section.ipo_ratchet, f"{place}.ipo_ratchet"),
            ipo_veto_below=self._money(section.ipo_veto_below or 0, f"{place}.ipo_veto_below"),
        )

    def _issue_price(self, section: shape.PreferredSection, shares: float, place: str) -> float:
        if (section.invested is None) == (section.issue_price is None):
            raise _bad(
                place,
                "-" if section.invested is None else "invested, issue_price",
                Phrase.of("allowed.either_or", one="invested", other="issue_price"),
                "ocf.fix.fill_in" if section.invested is None else "fix.drop_one",
            )
        if section.issue_price is not None:
            return self._money(section.issue_price, f"{place}.issue_price")
        if shares <= 0:
            raise _bad(f"{place}.shares", section.shares, Phrase.of("allowed.above", low="0"))
        return self._money(section.invested, f"{place}.invested") / shares

    def _convertible(self, section: shape.ConvertibleSection, place: str) -> Convertible:
        is_note = section.kind == "note"
        cap = section.valuation_cap
        interest, years = section.interest_per_year, section.years_outstanding
        return Convertible(
            name=self._named(section.name, f"{place}.name"),
            amount=self._money(section.amount, f"{place}.amount"),
            valuation_cap=None if cap is None else self._money(cap, f"{place}.valuation_cap"),
            cap_basis=section.cap_basis,
            discount=self._plain_or(0, section.discount, f"{place}.discount"),
            interest_per_year=self._plain_or(0, interest, f"{place}.interest_per_year"),
            years_outstanding=self._plain_or(0, years, f"{place}.years_outstanding"),
            repayment_multiple=self._plain_or(
                1, section.repayment_multiple, f"{place}.repayment_multiple"
            ),
            rank=section.rank if section.rank is not None else -1 if is_note else 0,
            is_note=is_note,
        )

    def _check_sum(self, table: CapTable) -> None:
        given = self._model.fully_diluted
        if given is None:
            return
        stated = self._count(given, "fully_diluted")
        if abs(stated - table.fully_diluted) > _SAME_SHARES:
            raise _bad(
                "fully_diluted",
                f"{stated:,.10g}",
                Phrase.of("ocf.allowed.shares_sum", total=f"{table.fully_diluted:,.10g}"),
                "ocf.fix.shares_sum",
            )

    def _named(self, given: str, where: str) -> str:
        if not given.strip() or not given.isprintable() or len(given) > _LONGEST_NAME:
            allowed = Phrase.of("allowed.name", longest=str(_LONGEST_NAME))
            raise _bad(where, given or "-", allowed)
        return given.strip()

    def _money(self, given: Any, where: str) -> float:
        with _told_exactly():
            amount, written = parse_money_quantity(
                given, self._model.language, where=where, period="once"
            )
        if written is not None and written != self._model.currency:
            allowed = Phrase.of("ocf.allowed.one_currency", currency=self._model.currency)
            raise _bad(where, given, allowed)
        return _exact(amount, given, where)

    def _count(self, given: Any, where: str) -> float:
        if isinstance(given, str) and "%" in given:
            raise _bad(where, given, Phrase("ocf.allowed.count"))
        return self._plain(given, where)

    def _plain(self, given: Any, where: str) -> float:
        with _told_exactly():
            number = parse_quantity(given, self._model.language, where=where)
        return _exact(number, given, where)

    def _plain_or(self, default: float, given: Any, where: str) -> float:
        return float(default) if given is None else self._plain(given, where)


@contextmanager
def _told_exactly() -> Iterator[None]:
    """Offer no range and no unknown for what cannot be read: neither is allowed here."""
    try:
        yield
    except NotUnderstood as error:
        if error.allowed.key not in ("allowed.quantity", "allowed.money_quantity"):
            raise
        raise NotUnderstood(
            where=error.where,
            given=error.given,
            allowed=Phrase("ocf.allowed.count"),
            fix=Phrase("fix.correct_value"),
        ) from None


def _exact(value: Quantity, given: Any, where: str) -> float:
    if not isinstance(value, int | float):
        raise _bad(where, given, Phrase("ocf.allowed.exact"), "ocf.fix.short_form")
    return float(value)


def _check_version(tree: dict[str, Any]) -> None:
    version = tree.get("schema_version")
    if version != shape.SCHEMA_VERSION or isinstance(version, bool):
        raise _bad(
            "schema_version",
            "-" if version is None else version,
            Phrase.of("allowed.version", version=str(shape.SCHEMA_VERSION)),
            "ocf.fix.own_version",
        )


def _field_error(error: ValidationError) -> BadField:
    """Return the first thing that is wrong with the shape of the file, in our own words."""
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    steps = list(_steps(first["loc"]))
    where, given = ".".join(str(step) for step in steps), first["input"]
    if first["type"] == "extra_forbidden":
        return _misspelt(where, steps, given)
    if first["type"] == "missing":
        return _bad(where, "-", Phrase("allowed.required"), "ocf.fix.fill_in")
    if steps and steps[-1] == "participation":
        return _bad(where, given, Phrase.of("allowed.one_of", choices="none, full, {cap: 3}"))
    if first["type"] == "literal_error":
        choices = str(first.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        return _bad(where, given, Phrase.of("allowed.one_of", choices=choices))
    if len(steps) < len(first["loc"]):
        return _bad(where, given, Phrase("ocf.allowed.exact"), "ocf.fix.short_form")
    return _bad(where, given, Phrase(_KINDS.get(first["type"], "allowed.section")))


def _steps(loc: tuple[int | str, ...]) -> Iterator[int | str]:
    """Yield the steps of pydantic's path that are fields, without those that name a kind."""
    kinds = {"int", "float", "str", "CapSection"}
    for step in loc:
        if isinstance(step, int) or not (step in kinds or "union" in step or "literal" in step):
            yield step


def _misspelt(where: str, steps: list[Any], given: object) -> BadField:
    parents = [step for step in steps[:-1] if isinstance(step, str)]
    section = _SECTIONS.get(parents[-1], shape.CapTableFile) if parents else shape.CapTableFile
    fields = list(section.model_fields)
    near = get_close_matches(str(steps[-1]), fields, n=1, cutoff=0.6)
    return BadField(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.known_field", fields=", ".join(fields)),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_field"),
    )


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    shown = given if isinstance(given, str) else str(given)
    return BadField(where=where, given=shown, allowed=allowed, fix=Phrase(fix))

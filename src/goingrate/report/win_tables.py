"""What to bid, as tables of text."""

from __future__ import annotations

from typing import Final

from goingrate.answers.fact_use import FactUse
from goingrate.answers.win_results import WinAnswer, WinPackage, WinPoint
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, money, percent, plain, quantity
from goingrate.report.text_table import Table
from goingrate.report.win_words import share_of_company, shown_package

#: Chances that the table of the frontier shows.
_SHOWN: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9)


def win_tables(answer: WinAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return packages by what is not known, what they cost and are worth, and by chance."""
    return (_cases(answer, language), _worth(answer, language), _frontier(answer, language))


def win_facts(answer: WinAnswer, language: Language = "en") -> Table:
    """Return what stands in for what was not given, with evidence and source."""
    return Table(
        title=say("win.table.facts", language),
        headings=(
            say("fact.heading.fact", language),
            say("fact.heading.value", language),
            say("win.heading.grade", language),
            say("fact.heading.source", language),
        ),
        rows=tuple(_fact(use, answer.currency, language) for use in answer.facts),
        text_from=2,
    )


def _headings(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple(say(f"win.heading.{name}", language) for name in names)


def _cases(answer: WinAnswer, language: Language) -> Table:
    bonus, every = _pays_sign_on(answer), say("win.cell.every", language)

    def row(taste: str, risk: str, package: WinPackage | None, best: str) -> tuple[str, ...]:
        return (taste, risk, *_package(package, answer.currency, language, bonus=bonus), best)

    rows = [
        row(
            money(one.taste_scale_per_year, answer.currency, language),
            plain(one.risk_aversion, language),
            one.package,
            chance(one.best_chance, language),
        )
        for one in answer.cases
    ]
    middle = plain(answer.people.risk_aversion, language)
    rows.append(row(every, middle, answer.robust_in_tastes, "-"))
    rows.append(row(every, every, answer.robust, "-"))
    return Table(
        title=say("win.table.cases", language),
        headings=_headings(("taste", "risk", *_named(bonus=bonus), "best"), language),
        rows=tuple(rows),
        note=say("win.table.cases_note", language),
    )


def _pays_sign_on(answer: WinAnswer) -> bool:
    return answer.means.sign_on_most > 0.0


def _named(*, bonus: bool) -> tuple[str, ...]:
    return ("base", "sign_on", "equity", "cost") if bonus else ("base", "equity", "cost")


def _package(
    package: WinPackage | WinPoint | None, currency: str, language: Language, *, bonus: bool
) -> tuple[str, ...]:
    base = None if package is None else package.base_per_year
    if package is None or base is None:
        return (say("win.cell.out", language), *("-" for _ in _named(bonus=bonus)[1:]))
    return (
        money(base, currency, language),
        *([money(package.sign_on or 0.0, currency, language)] if bonus else []),
        share_of_company(package.equity_share or 0.0, language),
        money(package.cost or 0.0, currency, language),
    )


def _worth(answer: WinAnswer, language: Language) -> Table:
    package = shown_package(answer)
    parts = (
        ("cash", package.cash_cost, package.cash_cost, 0.0),
        ("equity", package.equity_cost, package.equity_worth, package.wedge),
        ("all", package.cost, package.cash_cost + package.equity_worth, package.wedge),
    )
    rows = tuple(
        (
            say(f"win.part.{name}", language),
            *(money(amount, answer.currency, language) for amount in amounts),
        )
        for name, *amounts in parts
    )
    return Table(
        title=say("win.table.worth", language),
        headings=("", *_headings(("cost", "worth", "wedge"), language)),
        rows=rows,
        note=say(
            "win.table.worth_note",
            language,
            years=plain(answer.horizon_years, language, 0),
            paper=money(package.equity_on_paper, answer.currency, language),
            nothing=percent(answer.pays_nothing, 0, language),
        ),
    )


def _frontier(answer: WinAnswer, language: Language) -> Table:
    shown, bonus = {*_SHOWN, answer.target}, _pays_sign_on(answer)
    points = [one for one in answer.frontier if one.taste == "middle" and one.target in shown]
    return Table(
        title=say("win.table.frontier", language),
        headings=_headings(("target", *_named(bonus=bonus)), language),
        rows=tuple(
            (
                chance(one.target, language),
                *_package(one, answer.currency, language, bonus=bonus),
            )
            for one in points
        ),
    )


def _fact(use: FactUse, currency: str, language: Language) -> tuple[str, ...]:
    low, high = ends_of(use.value)
    source = use.source if use.address is None else f"{use.source}, {use.address}"
    return (
        use.name_de if language == "de" else use.name_en,
        quantity(low, high, use.unit, currency, language),
        say(f"fact.grade.{use.grade}", language),
        source,
    )

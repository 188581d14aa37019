"""What to bid, in sentences."""

from __future__ import annotations

from typing import Final

from goingrate.answers.win_results import WinAnswer, WinPackage, WinShort
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, money, percent, plain, small
from goingrate.report.sentences import spoken

_IN_WORDS: Final = 0.004
_MOST_IN: Final = 10
_WHOLE: Final = 0.1
#: Less of a company is no offer of options but rounding.
_LEAST_SHARE: Final = 2e-5


def win_title(language: Language = "en") -> str:
    """Return the question."""
    return say("win.title", language)


def win_sentences(answer: WinAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the package, or what is missing for one; then its cost, and against what it stands."""
    return (*win_lead(answer, language), *win_costs(answer, language))


def win_lead(answer: WinAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the package that is named, or that there is none and what would do."""
    if answer.package is not None:
        return (_offer(answer, answer.package, language), _robust(answer, language))
    if answer.best is None or answer.short is None:
        raise TypeError("an answer has a package or says what is missing")
    return (
        _short(answer, answer.best, language),
        _ways_out(answer, answer.short, language),
    )


def win_costs(answer: WinAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what the package costs and is worth, and what it competes with."""
    package = shown_package(answer)
    currency = answer.currency
    told = {
        "cost": money(package.cost, currency, language),
        "years": plain(answer.horizon_years, language, 0),
    }
    if package.equity_share < _LEAST_SHARE:
        return (say("win.costs_cash", language, **told), _rival(answer, language))
    told |= {
        "cash": money(package.cash_cost, currency, language),
        "equity": money(package.equity_cost, currency, language),
        "worth": money(package.equity_worth, currency, language),
    }
    if package.wedge > 0.0:
        wedge = money(package.wedge, currency, language)
        costs = say("win.costs", language, **told, wedge=wedge)
    else:
        costs = say("win.costs_gain", language, **told)
    return (costs, _rival(answer, language))


def shown_package(answer: WinAnswer) -> WinPackage:
    """Return the package that is named; where none will do, the one with the best chance."""
    package = answer.package or answer.best
    if package is None:
        raise TypeError("an answer has a package or the best one there is")
    return package


def win_notes(answer: WinAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers."""
    return tuple(spoken(note, language) for note in answer.notes)


def win_missing(answer: WinAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what would change the answer most."""
    return tuple(spoken(one, language) for one in answer.missing)


def win_footer(answer: WinAnswer, language: Language = "en") -> str:
    """Return version and digest, and that this is no advice."""
    return say("payrate.footer", language, version=answer.version, digest=answer.digest[:12])


def share_of_company(share: float, language: Language = "en") -> str:
    """Return a share of a company in percent: two digits that count.

    Examples
    --------
    >>> share_of_company(0.0387), share_of_company(0.00912), share_of_company(0.123)
    ('3.9%', '0.91%', '12%')
    """
    return percent(share, 0, language) if share >= _WHOLE else small(share, language)


def package_words(
    base: float, sign_on: float, equity: float, currency: str, language: Language = "en"
) -> str:
    """Return a package in words."""
    paid = (
        say("win.sign_on", language, amount=money(sign_on, currency, language))
        if sign_on > 0.0
        else say("win.no_sign_on", language)
    )
    told = {"base": money(base, currency, language), "sign_on": paid}
    if equity < _LEAST_SHARE:
        return say("win.package_cash", language, **told)
    return say("win.package", language, **told, equity=share_of_company(equity, language))


def _offer(answer: WinAnswer, package: WinPackage, language: Language) -> str:
    return say(
        "win.offer",
        language,
        package=_words(package, answer, language),
        chance=_accept(package.acceptance, language),
        low=chance(package.acceptance_low, language),
        high=chance(package.acceptance_high, language),
        few=plain(package.approach_low, language, 0),
        many=plain(package.approach_high, language, 0),
        hires=plain(answer.means.hires, language, 0),
    )


def _robust(answer: WinAnswer, language: Language) -> str:
    target = chance(answer.target, language)
    for package, key in ((answer.robust, "all"), (answer.robust_in_tastes, "tastes")):
        if package is not None:
            words = _words(package, answer, language)
            return say(f"win.robust_{key}", language, package=words, target=target)
    return say("win.robust_none", language, target=target)


def _short(answer: WinAnswer, package: WinPackage, language: Language) -> str:
    return say(
        "win.short",
        language,
        package=_words(package, answer, language),
        chance=chance(package.acceptance, language),
        low=chance(package.acceptance_low, language),
        high=chance(package.acceptance_high, language),
        target=chance(answer.target, language),
    )


def _ways_out(answer: WinAnswer, short: WinShort, language: Language) -> str:
    ways = []
    if short.cash_needed is not None:
        amount = money(short.cash_needed, answer.currency, language)
        ways.append(say("win.way.cash", language, amount=amount))
    if short.runway_months_needed is not None:
        months = plain(short.runway_months_needed, language, 1)
        given = plain(answer.means.runway_months, language, 1)
        ways.append(say("win.way.runway", language, months=months, given=given))
    if short.pool_needed is not None:
        pool = share_of_company(short.pool_needed, language)
        ways.append(say("win.way.pool", language, pool=pool))
    if short.hires_possible is not None:
        count = plain(short.hires_possible, language, 0)
        given = plain(answer.means.hires, language, 0)
        ways.append(say("win.way.hires", language, count=count, given=given))
    if not ways:
        return say("win.no_way_out", language)
    joined = ways[0]
    for way in ways[1:]:
        joined = say("win.way.or", language, first=joined, last=way)
    return say("win.ways_out", language, ways=joined)


def _rival(answer: WinAnswer, language: Language) -> str:
    rival, currency = answer.rival, answer.currency
    parts = {}
    for name, amount in (("stock", rival.stock_per_year), ("sign_on", rival.sign_on)):
        told = money(amount, currency, language)
        parts[name] = say(f"win.rival_{name}", language, amount=told) if amount else ""
    return say(
        "win.rival",
        language,
        base=money(rival.base_per_year, currency, language),
        **parts,
        years=plain(answer.horizon_years, language, 0),
        worth=money(rival.worth, currency, language),
        population=answer.people.name,
        role=answer.people.role,
    )


def _words(package: WinPackage, answer: WinAnswer, language: Language) -> str:
    paid = package.base_per_year, package.sign_on, package.equity_share
    return package_words(*paid, answer.currency, language)


def _accept(probability: float, language: Language) -> str:
    count = round(1.0 / probability) if probability > 0.0 else 0
    if 1 < count <= _MOST_IN and abs(probability - 1.0 / count) < _IN_WORDS:
        number = say(f"win.number.{count}", language)
        return say("win.one_in", language, count=number)
    return say("win.accept", language, chance=chance(probability, language))

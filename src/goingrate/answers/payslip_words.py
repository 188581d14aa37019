"""A payslip asked for in words, as on a command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from goingrate.answers.payslip import PERIODS, de_payslip, us_payslip
from goingrate.answers.payslip_results import Payslip, Period
from goingrate.answers.payslip_us import UsPay
from goingrate.answers.tax_engines import last_enacted
from goingrate.base.errors import BadField, InputError
from goingrate.base.facts import Facts
from goingrate.base.texts import Language, Phrase
from goingrate.data.tax_amounts import LARGEST, exact_money, exact_share
from goingrate.data.tax_households import (
    LAENDER,
    DeHousehold,
    UsHousehold,
    church_rate,
)
from goingrate.data.tax_laws import law_book
from goingrate.data.tax_places import read_place
from goingrate.offer.tax.de.income import TAX_CLASSES, DePerson, Health, TaxClass
from goingrate.offer.tax.us.income import STATUSES, Status

_GERMAN_PERIODS: Final = ("month", "year")
_MOST_CHILDREN: Final = 20
_MOST_RATE: Final = 0.1
#: What only one of the two countries knows.
_ONLY_US: Final = ("status", "retirement", "health_premium")
_ONLY_DE: Final = ("tax_class", "church", "children", "health", "premium", "additional_rate")


@dataclass(frozen=True, slots=True)
class PayslipWords:
    """What somebody types; None for what is left out."""

    gross: str
    place: str
    year: int | None = None
    per: str | None = None
    net: str | None = None
    bonus: str | None = None
    status: str | None = None
    retirement: str | None = None
    health_premium: str | None = None
    tax_class: str | None = None
    church: str | None = None
    children: int | None = None
    health: str | None = None
    premium: str | None = None
    additional_rate: str | None = None


def payslip_from_words(
    words: PayslipWords, *, facts: Facts | None = None, language: Language = "en"
) -> Payslip:
    """Return a payslip for arguments as somebody types them.

    Raises
    ------
    InputError
        Naming the option, what was given, what is allowed, what to do.
    """
    land = _land(words.place)
    country = "de" if land else read_place(words.place, None, where="--place").country
    _refuse_others(words, _ONLY_US if country == "de" else _ONLY_DE, country)
    try:
        if country == "de":
            return _german(words, land, facts, language)
        return _american(words, facts, language)
    except InputError as error:
        if error.where.startswith("--"):
            raise
        if error.where == "state":
            raise type(error)(
                where="--place", given=error.given, allowed=error.allowed, fix=error.fix
            ) from None
        raise error.at("--") from None


def _american(words: PayslipWords, facts: Facts | None, language: Language) -> Payslip:
    state = read_place(words.place, None, where="--place").state
    year = words.year if words.year is not None else last_enacted(state, where="--place")
    household = UsHousehold(_status(words.status), state)

    def money(name: str, option: str) -> float:
        given = getattr(words, name)
        return 0.0 if given is None else _money(given, option, "USD", language)

    gross = _gross(words, "USD", language)
    retirement = money("retirement", "--retirement")
    premium = money("health_premium", "--health-premium")
    too_much = _bad(
        "--retirement" if retirement else "--health-premium",
        words.retirement or words.health_premium or "-",
        Phrase("allowed.out_of_gross"),
    )
    if retirement + premium > gross:
        raise too_much
    slip = us_payslip(
        UsPay(gross, money("bonus", "--bonus"), retirement, premium),
        household,
        year=year,
        period=_period(words.per, tuple(PERIODS)),
        actual_net=_net(words, "USD", language),
        facts=facts,
    )
    if retirement + premium and min(slip.net_period_cents, slip.net_year_cents) < 0:
        raise too_much
    return slip


def _german(
    words: PayslipWords, land: str | None, facts: Facts | None, language: Language
) -> Payslip:
    year = words.year if words.year is not None else law_book("de").last_year
    bonus = words.bonus
    tax_class = (words.tax_class or "I").strip().upper()
    if tax_class not in TAX_CLASSES:
        allowed = Phrase.of("allowed.one_of", choices=", ".join(TAX_CLASSES))
        raise _bad("--tax-class", words.tax_class or "-", allowed)
    found: TaxClass = next(one for one in TAX_CLASSES if one == tax_class)
    slip = de_payslip(
        gross=_gross(words, "EUR", language),
        household=DeHousehold(_person(words, land, language), land),
        tax_class=found,
        year=year,
        bonus=0.0 if bonus is None else _money(bonus, "--bonus", "EUR", language),
        period=_period(words.per, _GERMAN_PERIODS),
        actual_net=_net(words, "EUR", language),
        facts=facts,
    )
    if words.premium is not None and min(slip.net_period_cents, slip.net_year_cents) < 0:
        raise _bad("--premium", words.premium, Phrase("allowed.out_of_net"))
    return slip


def _person(words: PayslipWords, land: str | None, language: Language) -> DePerson:
    children = words.children or 0
    if not 0 <= children <= _MOST_CHILDREN:
        allowed = Phrase.of("allowed.between", low="0", high=str(_MOST_CHILDREN))
        raise _bad("--children", children, allowed)
    health: Health = "private" if words.health == "private" else "statutory"
    premium = 0.0
    if health == "private" and words.premium is None:
        raise _bad("--premium", "-", Phrase("allowed.required"), "fix.premium")
    if words.premium is not None:
        if health != "private":
            allowed = Phrase.of("allowed.only_with", other="--health private")
            raise _bad("--premium", words.premium, allowed)
        premium = 12.0 * exact_money(
            words.premium, language, currency="EUR", where="--premium", period="month"
        )
    rate = words.additional_rate
    if rate is not None and health == "private":
        allowed = Phrase.of("allowed.only_with", other="--health statutory")
        raise _bad("--additional-rate", rate, allowed)
    return DePerson(
        church_rate=church_rate(words.church, land, language, where="--church"),
        children=children,
        health=health,
        private_premium_per_year=premium,
        additional_health_rate=None
        if rate is None
        else exact_share(rate, language, where="--additional-rate", high=_MOST_RATE),
        saxony=land == "SN",
    )


def _land(place: str) -> str | None:
    """Return the Land of a place such as DE-BY; nothing for other places."""
    country, dash, land = place.strip().upper().partition("-")
    if country != "DE" or not dash:
        return None
    if land not in LAENDER:
        raise _bad("--place", place, Phrase.of("allowed.one_of", choices=_places()))
    return land


def _places() -> str:
    return ", ".join(f"DE-{land}" for land in LAENDER)


def _refuse_others(words: PayslipWords, names: tuple[str, ...], country: str) -> None:
    """Refuse what only the other country knows: church tax in Texas, a 401(k) in Bavaria."""
    for name in names:
        given = getattr(words, name)
        if given is not None:
            key = "allowed.only_american" if country == "de" else "allowed.only_german"
            raise _bad(f"--{name.replace('_', '-')}", given, Phrase(key), "fix.other_country")


def _status(given: str | None) -> Status:
    if given is None:
        return "single"
    found = next((status for status in STATUSES if status == given.strip().lower()), None)
    if found is None:
        choices = Phrase.of("allowed.one_of", choices=", ".join(STATUSES))
        raise _bad("--status", given, choices)
    return found


def _period(given: str | None, known: tuple[str, ...]) -> Period:
    told = given or "month"
    if told not in known:
        raise _bad("--per", told, Phrase.of("allowed.one_of", choices=", ".join(known)))
    return next(period for period in get_args(Period) if period == told)


def _gross(words: PayslipWords, currency: str, language: Language) -> float:
    gross = _money(words.gross, "--gross", currency, language)
    if round(100.0 * gross) <= 0:
        raise _bad("--gross", words.gross, Phrase("allowed.one_cent"))
    if (
        words.bonus is not None
        and gross + _money(words.bonus, "--bonus", currency, language) > LARGEST
    ):
        allowed = Phrase.of("allowed.tax_amount", unit=currency)
        raise _bad("--bonus", words.bonus, allowed)
    return gross


def _net(words: PayslipWords, currency: str, language: Language) -> float | None:
    if words.net is None:
        return None
    return exact_money(words.net, language, currency=currency, where="--net", period="once")


def _money(given: str, option: str, currency: str, language: Language) -> float:
    return exact_money(given, language, currency=currency, where=option)


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))

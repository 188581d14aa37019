"""What must be true for a risky move to pay, from as little as three numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from goingrate import __version__
from goingrate.answers.assumptions import FactUse, fact_use
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.money import (
    Terms,
    parse_money_quantity,
    parse_quantity,
    parse_terms,
    parse_years,
)
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of, middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.breakeven import (
    break_even_probability,
    discount_factor,
    gamble_worth,
    required_exit_value,
    required_payoff,
    value_given_up,
)

#: Shown side by side when nobody says otherwise.
DISCOUNTS_PER_YEAR: Final = (0.0, 0.05, 0.10, 0.20)
RISK_AVERSIONS: Final = (1.0, 2.0, 3.0, 4.0)
SAVINGS: Final = (0.5e6, 1e6, 2e6, 10e6)
SCANNED_PROBABILITIES: Final = (0.05, 0.10, 0.25, 0.50)
STAKES: Final = (0.01, 0.005)


@dataclass(frozen=True, slots=True)
class NeutralCell:
    """The break-even chance of success of somebody who only counts averages."""

    discount_per_year: float
    years: int
    cost: float
    payoff: float
    probability: float


@dataclass(frozen=True, slots=True)
class PersonalCell:
    """The break-even chance of somebody with this wealth and this taste for risk.

    `wealth` is savings, without pay kept; above 1 the move does not pay even if it surely works.
    """

    wealth: float
    risk_aversion: float
    probability: float


@dataclass(frozen=True, slots=True)
class PayoffScan:
    """What the move is worth at one chance of success, at the person's wealth.

    `worth` is the certainty equivalent of the payoff, `mean` its expected present value,
    `required_payoff` the payoff (money of that year) that would make the move pay.
    """

    probability: float
    risk_aversion: float
    mean: float
    worth: float
    goes: bool
    required_payoff: float


@dataclass(frozen=True, slots=True)
class Exit:
    """The price at which the whole company must sell for a stake to bring the payoff."""

    stake: float
    dilution: float
    exit_value: float


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What must be true for a move to pay.

    Parameters
    ----------
    give_up_once, give_up_per_year, payoff
        As given: numbers or ranges, in `currency` (None: unstated).
    years
        Whole years until the payoff.
    wealth, keep_per_year
        Savings (empty where not given, then four examples are shown) and pay kept either way.
    neutral
        By discount rate and year, counting averages only.
    personal
        By wealth and risk aversion, at `discount_per_year` and `middle_years`.
    """

    give_up_once: Quantity
    give_up_per_year: Quantity
    payoff: Quantity
    currency: str | None
    years: tuple[int, ...]
    middle_years: int
    discount_per_year: float
    wealth: float | None
    keep_per_year: float | None
    risk_aversions: tuple[float, ...]
    cost: float
    payoff_today: float
    neutral: tuple[NeutralCell, ...]
    personal: tuple[PersonalCell, ...]
    scans: tuple[PayoffScan, ...]
    exits: tuple[Exit, ...]
    cost_range: tuple[float, float]
    probability_range: tuple[float, float]
    facts: tuple[FactUse, ...]
    facts_digest: str
    version: str

    @property
    def savings_only(self) -> bool:
        """Whether pay kept either way was left out, which overstates the risk."""
        return self.keep_per_year is None

    def at(self, *, discount: float, years: int) -> float:
        """Return the risk-neutral break-even chance at one discount rate and year."""
        for cell in self.neutral:
            if cell.years == years and math.isclose(cell.discount_per_year, discount):
                return cell.probability
        raise OutOfRange(
            where="discount, years",
            given=f"{discount:g}, {years}",
            allowed=Phrase.of(
                "allowed.one_of",
                choices="; ".join(f"{c.discount_per_year:g}, {c.years}" for c in self.neutral),
            ),
            fix=Phrase("fix.correct_value"),
        )

    def _repr_html_(self) -> str:
        from importlib import import_module

        shown: str = import_module("goingrate.report.notebook").break_even_html(self)
        return shown


def break_even(
    give_up: str | float | Terms,
    payoff: str | float | Range,
    years: str | float | Range,
    *,
    wealth: float | None = None,
    keep_per_year: float | None = None,
    risk_aversion: float | None = None,
    discount_per_year: float | None = None,
    stake: float | None = None,
    dilution: float | None = None,
    currency: str | None = None,
    facts: Facts | None = None,
    language: Language = "en",
) -> BreakEven:
    """Return what must be true for a move to pay: money given up for a payoff that may come.

    Parameters
    ----------
    give_up
        What staying would pay for sure, such as `1M + 100k/year`; a number is given up once.
    payoff
        What leaving pays if it works, before tax, in money of that year.
    years
        When: a number or a range such as `5..7`, in whole years.
    wealth
        Savings either way; without it, four examples are shown.
    keep_per_year
        Pay that goes on either way; without it, savings alone are at stake.
    risk_aversion
        A taste for risk to add to 1, 2, 3 and 4.
    discount_per_year
        For the personal figures; the risk-neutral ones are shown at several rates.
    stake, dilution
        Share of the company and the part of it lost to later rounds.

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.

    Examples
    --------
    >>> answer = break_even("1M + 100k/year", "40M", "5..7", wealth=1e6)
    >>> [round(answer.at(discount=0.2, years=y), 3) for y in (5, 6, 7)]
    [0.081, 0.099, 0.122]
    """
    known = facts or packaged_facts()
    terms = _terms(give_up, language)
    prize, prize_currency = _payoff(payoff, language)
    when = _whole_years(parse_years(years, language) if isinstance(years, str) else years)
    rate = _assumed(known, "assumed.discount_per_year", discount_per_year)
    _require_within("discount", rate, -0.2, 1.0)
    _require_one_currency(terms.currency, prize_currency)
    middle = when[len(when) // 2]
    tastes = (
        RISK_AVERSIONS
        if risk_aversion is None
        else tuple(sorted({*RISK_AVERSIONS, float(risk_aversion)}))
    )
    cost = _cost(terms, middle, rate)
    today = middle_of(prize) * discount_factor(years=middle, discount_per_year=rate)
    _check(cost, today, wealth, keep_per_year)
    kept = (keep_per_year or 0.0) * value_given_up(
        once=0.0, per_year=1.0, years=middle, discount_per_year=rate
    )
    levels = SAVINGS if wealth is None else (wealth,)
    neutral = tuple(
        _neutral_cell(terms, prize, d, y) for d in sorted({*DISCOUNTS_PER_YEAR, rate}) for y in when
    )
    middle_taste = _assumed(known, "assumed.risk_aversion_central", risk_aversion)
    low, high = _probability_range(terms, prize, when, rate)
    return BreakEven(
        give_up_once=terms.once,
        give_up_per_year=terms.per_year,
        payoff=prize,
        currency=currency or terms.currency or prize_currency,
        years=when,
        middle_years=middle,
        discount_per_year=rate,
        wealth=wealth,
        keep_per_year=keep_per_year,
        risk_aversions=tastes,
        cost=cost,
        payoff_today=today,
        neutral=neutral,
        personal=tuple(
            PersonalCell(
                w,
                g,
                break_even_probability(cost=cost, payoff=today, wealth=w + kept, risk_aversion=g),
            )
            for w in levels
            for g in tastes
        ),
        scans=_scans(cost, today, wealth, kept, middle_taste, middle, rate),
        exits=_exits(prize, stake, dilution, known),
        cost_range=(_cost(_ends(terms)[0], middle, rate), _cost(_ends(terms)[1], middle, rate)),
        probability_range=(low, high),
        facts=_reference(known, discount_per_year is None),
        facts_digest=known.digest(),
        version=__version__,
    )


def break_even_from_words(
    *,
    give_up: str,
    payoff: str,
    years: str,
    wealth: str | None,
    keep: str | None,
    risk_aversion: float | None,
    discount: str | None,
    stake: str | None,
    dilution: str | None,
    facts: Facts,
    language: Language,
) -> BreakEven:
    """Return `break_even` for arguments as somebody types them, such as `--keep 200k/year`."""
    terms = parse_terms(give_up, language, where="--give-up")
    savings = _amount(wealth, "--wealth", "once", language)
    kept = _amount(keep, "--keep", "year", language)
    _, prize_currency = parse_money_quantity(payoff, language, where="--payoff", period="once")
    found = {terms.currency, prize_currency, savings[1], kept[1]} - {None}
    if len(found) > 1:
        raise OutOfRange(
            where="--give-up, --payoff, --wealth, --keep",
            given=", ".join(sorted(map(str, found))),
            allowed=Phrase("allowed.one_currency"),
            fix=Phrase("fix.one_currency"),
        )
    return break_even(
        terms,
        payoff,
        years,
        wealth=savings[0],
        keep_per_year=kept[0],
        risk_aversion=risk_aversion,
        discount_per_year=_share(discount, "--discount", language),
        stake=_share(stake, "--stake", language),
        dilution=_share(dilution, "--dilution", language),
        currency=next(iter(found), None),
        facts=facts,
        language=language,
    )


def _amount(
    text: str | None, where: str, period: Literal["once", "year"], language: Language
) -> tuple[float | None, str | None]:
    if text is None:
        return None, None
    value, currency = parse_money_quantity(text, language, where=where, period=period)
    return _one_number(value, text, where), currency


def _share(text: str | None, where: str, language: Language) -> float | None:
    if text is None:
        return None
    return _one_number(parse_quantity(text, language, where=where), text, where)


def _one_number(value: Quantity, text: str, where: str) -> float:
    if not isinstance(value, (int, float)):
        raise OutOfRange(
            where=where,
            given=text,
            allowed=Phrase("allowed.plain_number"),
            fix=Phrase("fix.correct_value"),
        )
    return float(value)


def _terms(give_up: str | float | Terms, language: Language) -> Terms:
    if isinstance(give_up, str):
        return parse_terms(give_up, language, where="give_up")
    if isinstance(give_up, Terms):
        return give_up
    return Terms(once=float(give_up), per_year=0.0, currency=None)


def _payoff(payoff: str | float | Range, language: Language) -> tuple[Quantity, str | None]:
    if isinstance(payoff, str):
        prize, currency = parse_money_quantity(payoff, language, where="payoff", period="once")
    else:
        prize, currency = (
            parse_quantity(payoff, language) if not isinstance(payoff, Range) else payoff,
            None,
        )
    if isinstance(prize, Unknown) or ends_of(prize)[0] <= 0:
        raise OutOfRange(
            where="payoff",
            given=str(payoff),
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.correct_value"),
        )
    return prize, currency


def _whole_years(years: Quantity) -> tuple[int, ...]:
    if isinstance(years, Unknown):
        years = Range(5.0, 7.0)
    low, high = ends_of(years)
    if not (math.isfinite(low) and math.isfinite(high)):
        low = high = 0.0  # refused below
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    if not 1 <= first <= last <= 40:
        raise OutOfRange(
            where="years",
            given=str(years) if isinstance(years, Range) else years,
            allowed=Phrase.of("allowed.whole_between", low="1", high="40"),
            fix=Phrase("fix.correct_value"),
        )
    return tuple(range(first, last + 1))


def _require_within(where: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise OutOfRange(
            where=where,
            given=value,
            allowed=Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}"),
            fix=Phrase("fix.correct_value"),
        )


def _require_one_currency(*currencies: str | None) -> None:
    found = sorted({currency for currency in currencies if currency})
    if len(found) > 1:
        raise OutOfRange(
            where="give_up, payoff",
            given=", ".join(found),
            allowed=Phrase("allowed.one_currency"),
            fix=Phrase("fix.one_currency"),
        )


def _check(cost: float, payoff: float, wealth: float | None, keep: float | None) -> None:
    for name, value, low in (("give_up", cost, 0.0), ("payoff", payoff, 0.0)):
        if not value > low:
            raise OutOfRange(
                where=name,
                given=value,
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("fix.correct_value"),
            )
    if wealth is not None and not (math.isfinite(wealth) and wealth + (keep or 0.0) > 0):
        raise OutOfRange(
            where="wealth",
            given=wealth,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.add_wealth"),
        )
    if keep is not None and not (math.isfinite(keep) and keep >= 0):
        raise OutOfRange(
            where="keep",
            given=keep,
            allowed=Phrase.of("allowed.at_least", low="0"),
            fix=Phrase("fix.correct_value"),
        )


def _cost(terms: Terms, years: int, rate: float) -> float:
    return value_given_up(
        once=middle_of(terms.once),
        per_year=middle_of(terms.per_year),
        years=years,
        discount_per_year=rate,
    )


def _neutral_cell(terms: Terms, prize: Quantity, rate: float, years: int) -> NeutralCell:
    cost = _cost(terms, years, rate)
    payoff = middle_of(prize) * discount_factor(years=years, discount_per_year=rate)
    probability = break_even_probability(cost=cost, payoff=payoff) if cost > 0 else 0.0
    return NeutralCell(rate, years, cost, payoff, probability)


def _probability_range(
    terms: Terms, prize: Quantity, years: Sequence[int], rate: float
) -> tuple[float, float]:
    """Return the lowest and highest risk-neutral break-even over everything given as a range."""
    cheap, dear = _ends(terms)
    small, large = ends_of(prize)
    ends = [
        (_neutral_cell(cheap, large, rate, y).probability,
         _neutral_cell(dear, small, rate, y).probability)
        for y in years
    ]  # fmt: skip
    return min(low for low, _ in ends), max(high for _, high in ends)


def _scans(
    cost: float,
    payoff: float,
    wealth: float | None,
    kept: float,
    taste: float,
    years: int,
    rate: float,
) -> tuple[PayoffScan, ...]:
    grow = 1.0 / discount_factor(years=years, discount_per_year=rate)
    rows = []
    for g, total in ((0.0, None), *(() if wealth is None else ((taste, wealth + kept),))):
        for p in SCANNED_PROBABILITIES:
            worth = gamble_worth(payoff=payoff, probability=p, wealth=total, risk_aversion=g)
            needed = required_payoff(cost=cost, probability=p, wealth=total, risk_aversion=g)
            rows.append(PayoffScan(p, g, p * payoff, worth, worth > cost, needed * grow))
    return tuple(rows)


def _exits(
    prize: Quantity, stake: float | None, dilution: float | None, facts: Facts
) -> tuple[Exit, ...]:
    lost = facts["assumed.stake_dilution"].latest.value if dilution is None else dilution
    return tuple(
        Exit(
            share,
            middle_of(lost),
            required_exit_value(payoff=middle_of(prize), stake=share, dilution=middle_of(lost)),
        )
        for share in (STAKES if stake is None else (stake,))
    )


def _reference(facts: Facts, rate_assumed: bool) -> tuple[FactUse, ...]:
    beside = [
        "startups.unicorn_share_2018_cohort",
        "startups.public_share_2018_cohort",
        "startups.acquired_share_2018_cohort",
        "startups.closed_share_2018_cohort",
        "venture.financings_at_least_10x",
    ]
    used = (
        [fact_use(facts["assumed.discount_per_year"], "person.discount_per_year")]
        if rate_assumed
        else []
    )
    used.append(fact_use(facts["assumed.stake_dilution"], "move.equity.dilution"))
    return (*used, *(fact_use(facts[fact]) for fact in beside))


def _assumed(facts: Facts, fact_id: str, given: float | None) -> float:
    value = facts[fact_id].latest.value if given is None else float(given)
    return middle_of(value)


def _ends(terms: Terms) -> tuple[Terms, Terms]:
    once, yearly = ends_of(terms.once), ends_of(terms.per_year)
    return (
        replace(terms, once=once[0], per_year=yearly[0]),
        replace(terms, once=once[1], per_year=yearly[1]),
    )

"""What must be true for a risky move to pay, from as little as three numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goingrate.answers.assumptions import FactUse, fact_use, reference_facts
from goingrate.answers.breakeven_inputs import (
    check_amounts,
    read_payoff,
    read_terms,
    require_one_currency,
    require_within,
    whole_years,
)
from goingrate.answers.breakeven_results import (
    DISCOUNTS_PER_YEAR,
    RISK_AVERSIONS,
    SAVINGS,
    SCANNED_PROBABILITIES,
    STAKES,
    BreakEven,
    Exit,
    NeutralCell,
    PayoffScan,
    PersonalCell,
)
from goingrate.answers.breakeven_tax import after_tax, before_tax, net_terms, settled_home
from goingrate.base.facts import Facts
from goingrate.base.money import Terms, parse_years
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of, middle_of
from goingrate.base.texts import Language
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.breakeven import (
    break_even_probability,
    discount_factor,
    gamble_worth,
    required_exit_value,
    required_payoff,
    value_given_up,
)
from goingrate.offer.tax.home import TaxedAs, TaxHome


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
    tax: TaxHome | None = None,
    pay_per_year: float = 0.0,
    taxed_as: TaxedAs | None = None,
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
    tax
        Whose law all amounts are taxed by; None: all is before tax. Pay kept is after tax anyway.
    pay_per_year
        With it, the gross pay of the new job, on top of which all is taxed.
    taxed_as
        With it, what the payoff counts as; None: the custom of the country.

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
    terms = read_terms(give_up, language)
    prize, prize_currency = read_payoff(payoff, language)
    require_one_currency(terms.currency, prize_currency)
    span = parse_years(years, language) if isinstance(years, str) else years
    when = whole_years(_exit_years(known) if isinstance(span, Unknown) else span)
    rate = _assumed(known, "assumed.discount_per_year", discount_per_year)
    require_within("discount", rate, -0.2, 1.0)
    tastes = {*RISK_AVERSIONS, *(() if risk_aversion is None else (float(risk_aversion),))}
    home, tax_uses = (None, ()) if tax is None else settled_home(tax, known)
    taxed = (
        None
        if home is None
        else after_tax(
            terms,
            prize,
            home,
            years=when[len(when) // 2],
            pay_per_year=pay_per_year,
            taxed_as=taxed_as,
        )
    )
    move = _Move(net_terms(terms, taxed), prize if taxed is None else taxed.payoff, when, rate)
    check_amounts(move.cost, move.payoff_today, wealth, keep_per_year)
    kept = (keep_per_year or 0.0) * move.annuity
    taste = _assumed(known, "assumed.risk_aversion_central", risk_aversion)
    return BreakEven(
        give_up_once=move.terms.once,
        give_up_per_year=move.terms.per_year,
        payoff=move.prize,
        currency=currency or terms.currency or prize_currency,
        years=when,
        middle_years=move.middle_years,
        discount_per_year=rate,
        wealth=wealth,
        keep_per_year=keep_per_year,
        risk_aversions=tuple(sorted(tastes)),
        cost=move.cost,
        payoff_today=move.payoff_today,
        neutral=_neutral(move),
        personal=_personal(move, SAVINGS if wealth is None else (wealth,), kept, sorted(tastes)),
        scans=_scans(move, None if wealth is None else wealth + kept, taste),
        exits=_exits(prize, stake, dilution, known),
        cost_range=tuple(_cost(end, move.middle_years, rate) for end in _ends(move.terms)),  # type: ignore[arg-type]
        probability_range=_probability_range(move),
        facts=(
            *_reference(
                known,
                rate_assumed=discount_per_year is None,
                years_assumed=isinstance(span, Unknown),
            ),
            *tax_uses,
        ),
        before_tax=None if taxed is None else before_tax(terms, prize, taxed),
        facts_digest=known.digest(),
        version=__version__,
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """What is given up for what, when, and at which discount rate."""

    terms: Terms
    prize: Quantity
    years: tuple[int, ...]
    rate: float

    @property
    def middle_years(self) -> int:
        return self.years[len(self.years) // 2]

    @property
    def cost(self) -> float:
        return _cost(self.terms, self.middle_years, self.rate)

    @property
    def payoff_today(self) -> float:
        return middle_of(self.prize) * self.discount

    @property
    def discount(self) -> float:
        return discount_factor(years=self.middle_years, discount_per_year=self.rate)

    @property
    def annuity(self) -> float:
        years, rate = self.middle_years, self.rate
        return value_given_up(once=0.0, per_year=1.0, years=years, discount_per_year=rate)


def _neutral(move: _Move) -> tuple[NeutralCell, ...]:
    return tuple(
        _neutral_cell(move.terms, move.prize, rate, years)
        for rate in sorted({*DISCOUNTS_PER_YEAR, move.rate})
        for years in move.years
    )


def _personal(
    move: _Move, savings: Sequence[float], kept: float, tastes: Sequence[float]
) -> tuple[PersonalCell, ...]:
    return tuple(
        PersonalCell(
            wealth,
            taste,
            break_even_probability(
                cost=move.cost,
                payoff=move.payoff_today,
                wealth=wealth + kept,
                risk_aversion=taste,
            ),
        )
        for wealth in savings
        for taste in tastes
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


def _probability_range(move: _Move) -> tuple[float, float]:
    """Return the lowest and highest risk-neutral break-even over everything given as a range."""
    cheap, dear = _ends(move.terms)
    small, large = ends_of(move.prize)
    lows = [_neutral_cell(cheap, large, move.rate, y).probability for y in move.years]
    highs = [_neutral_cell(dear, small, move.rate, y).probability for y in move.years]
    return min(lows), max(highs)


def _scans(move: _Move, total_wealth: float | None, taste: float) -> tuple[PayoffScan, ...]:
    """Return the payoff's worth at some chances, for averages only and then for the person."""
    people = [(0.0, None)] + ([] if total_wealth is None else [(taste, total_wealth)])
    return tuple(
        _scan(move, chance, risk_aversion, wealth)
        for risk_aversion, wealth in people
        for chance in SCANNED_PROBABILITIES
    )


def _scan(
    move: _Move, probability: float, risk_aversion: float, wealth: float | None
) -> PayoffScan:
    worth = gamble_worth(
        payoff=move.payoff_today,
        probability=probability,
        wealth=wealth,
        risk_aversion=risk_aversion,
    )
    needed = required_payoff(
        cost=move.cost, probability=probability, wealth=wealth, risk_aversion=risk_aversion
    )
    return PayoffScan(
        probability=probability,
        risk_aversion=risk_aversion,
        mean=probability * move.payoff_today,
        worth=worth,
        goes=worth > move.cost,
        required_payoff=needed / move.discount,
    )


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


def _exit_years(facts: Facts) -> float | Range:
    return facts["assumed.years_to_exit"].latest.value


def _reference(facts: Facts, *, rate_assumed: bool, years_assumed: bool) -> tuple[FactUse, ...]:
    rate, years = facts["assumed.discount_per_year"], facts["assumed.years_to_exit"]
    used = [fact_use(rate, "person.discount_per_year")] if rate_assumed else []
    used += [fact_use(years, "move.equity.in_years")] if years_assumed else []
    used.append(fact_use(facts["assumed.stake_dilution"], "move.equity.dilution"))
    return (*used, *reference_facts(facts))


def _assumed(facts: Facts, fact_id: str, given: float | None) -> float:
    value = facts[fact_id].latest.value if given is None else float(given)
    return middle_of(value)


def _ends(terms: Terms) -> tuple[Terms, Terms]:
    once, yearly = ends_of(terms.once), ends_of(terms.per_year)
    return (
        replace(terms, once=once[0], per_year=yearly[0]),
        replace(terms, once=once[1], per_year=yearly[1]),
    )

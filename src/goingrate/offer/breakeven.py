"""One gamble, in closed form: give up sure money for a payoff that comes or does not.

The person has `wealth` either way. Staying adds the money given up, for sure; leaving adds the
payoff with some probability, else nothing. With a = 1 - risk aversion and utility x^a / a, the
probability at which both are worth the same is

    p* = ((1 + cost/wealth)^a - 1) / ((1 + payoff/wealth)^a - 1),

the ratio of two `expm1(a * log1p(...))`, which stays exact near a = 0 (log utility) and for
wealth far above the stakes, where it is cost/payoff, the risk-neutral answer.
"""

from __future__ import annotations

import math

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.certainty import require_risk_aversion


def discount_factor(*, years: float, discount_per_year: float) -> float:
    """Return what one unit of money in some years is worth today."""
    return float((1.0 + discount_per_year) ** -years)


def value_given_up(
    *, once: float, per_year: float, years: float, discount_per_year: float
) -> float:
    """Return the present value of money given up now and at each year's end.

    Parameters
    ----------
    once
        Given up today.
    per_year
        Given up at the end of each year; the last, broken year counts in part, at its end.
    years
        How long, > 0; need not be whole.
    discount_per_year
        > -1.

    Examples
    --------
    >>> value_given_up(once=1e6, per_year=1e5, years=6, discount_per_year=0.05)
    1507569.2...
    """
    whole = math.floor(years)
    ends = sum(
        discount_factor(years=year, discount_per_year=discount_per_year)
        for year in range(1, whole + 1)
    )
    broken = (years - whole) * discount_factor(years=years, discount_per_year=discount_per_year)
    return once + per_year * (ends + broken)


def break_even_probability(
    *, cost: float, payoff: float, wealth: float | None = None, risk_aversion: float = 0.0
) -> float:
    """Return the probability of the payoff at which leaving is worth as much as staying.

    Parameters
    ----------
    cost, payoff
        Present values: what staying adds for sure, what leaving adds if it works; both > 0.
    wealth
        What the person has either way, > 0; needed unless `risk_aversion` is 0.
    risk_aversion
        Constant relative risk aversion, >= 0.

    Returns
    -------
    A probability; above 1 where even a certain payoff would not make up for the cost.

    Examples
    --------
    >>> break_even_probability(cost=1.5e6, payoff=40e6)
    0.0375
    """
    _require_above_zero(cost=cost, payoff=payoff)
    require_risk_aversion(risk_aversion)
    if risk_aversion == 0:
        return cost / payoff
    at_stake = _wealth_or_error(wealth)
    if risk_aversion == 1:
        return math.log1p(cost / at_stake) / math.log1p(payoff / at_stake)
    power = 1.0 - risk_aversion
    return _utility_gain(cost / at_stake, power) / _utility_gain(payoff / at_stake, power)


def gamble_worth(
    *, payoff: float, probability: float, wealth: float | None = None, risk_aversion: float = 0.0
) -> float:
    """Return the certainty equivalent of a payoff that comes with a probability, else nothing.

    Arguments as in `break_even_probability`; `probability` from 0 to 1.

    Examples
    --------
    >>> gamble_worth(payoff=100.0, probability=0.5, wealth=1e9, risk_aversion=2.0)
    49.999...
    """
    require_risk_aversion(risk_aversion)
    if risk_aversion == 0:
        return probability * payoff
    at_stake = _wealth_or_error(wealth)
    if risk_aversion == 1:
        return at_stake * math.expm1(probability * math.log1p(payoff / at_stake))
    if probability == 1:  # where utility is flat, the power form would divide 0 by 0
        return payoff
    power = 1.0 - risk_aversion
    gain = probability * _utility_gain(payoff / at_stake, power)
    return at_stake * math.expm1(math.log1p(gain) / power)


def required_payoff(
    *, cost: float, probability: float, wealth: float | None = None, risk_aversion: float = 0.0
) -> float:
    """Return the payoff at which leaving is worth as much as staying, at a given probability.

    Infinite where no payoff is large enough: with risk aversion above 1, utility is bounded, and
    a small chance of any fortune may not outweigh a sure loss.

    Examples
    --------
    >>> required_payoff(cost=1.5e6, probability=0.0375)
    40000000.0
    >>> required_payoff(cost=1.5e6, probability=0.1, wealth=1e6, risk_aversion=2.0)
    inf
    """
    require_risk_aversion(risk_aversion)
    if probability <= 0:
        return math.inf
    if risk_aversion == 0:
        return cost / probability
    at_stake = _wealth_or_error(wealth)
    power = 1.0 - risk_aversion
    if power == 0:
        return at_stake * _expm1_or_inf(math.log1p(cost / at_stake) / probability)
    gain = _utility_gain(cost / at_stake, power) / probability
    return math.inf if gain <= -1 else at_stake * _expm1_or_inf(math.log1p(gain) / power)


def required_exit_value(*, payoff: float, stake: float, dilution: float) -> float:
    """Return the price at which the whole company must sell for a stake to pay this much.

    Parameters
    ----------
    payoff
        What the person's shares must bring, before tax.
    stake
        Share of the company today, above 0 and at most 1.
    dilution
        Share of the stake lost to later rounds, from 0 to below 1.

    Examples
    --------
    >>> required_exit_value(payoff=40e6, stake=0.01, dilution=0.5)
    8000000000.0
    """
    if not 0 < stake <= 1:
        raise OutOfRange(
            where="stake",
            given=stake,
            allowed=Phrase.of("allowed.above_to", low="0", high="1"),
            fix=Phrase("fix.correct_value"),
        )
    if not 0 <= dilution < 1:
        raise OutOfRange(
            where="dilution",
            given=dilution,
            allowed=Phrase.of("allowed.from_below", low="0", high="1"),
            fix=Phrase("fix.correct_value"),
        )
    return payoff / (stake * (1.0 - dilution))


def _utility_gain(ratio: float, power: float) -> float:
    return math.expm1(power * math.log1p(ratio))


def _expm1_or_inf(exponent: float) -> float:
    return math.expm1(exponent) if exponent < 700 else math.inf


def _require_above_zero(**values: float) -> None:
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise OutOfRange(
                where=name,
                given=value,
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("fix.correct_value"),
            )


def _wealth_or_error(wealth: float | None) -> float:
    if wealth is None or not (math.isfinite(wealth) and wealth > 0):
        raise OutOfRange(
            where="wealth",
            given="-" if wealth is None else wealth,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.add_wealth"),
        )
    return wealth

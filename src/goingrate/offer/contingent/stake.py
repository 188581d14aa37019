"""What a part of a claim is worth to a person who cannot sell it before the exit.

The certainty equivalent of wealth plus a payoff at a random time is an integral over exit values
and exit times. The exit value comes first, as its law is a pure power on either side of today's
value whatever the time: kinks then stay where they are, and given the value the utility is smooth
in the time. So Gauss-Legendre nodes between kinks, and for each a few Gauss-Hermite nodes, do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import LARGEST, CapTable
from goingrate.offer.certainty import require_risk_aversion
from goingrate.offer.contingent.cells import Cells, cells_of_holder
from goingrate.offer.contingent.exit_law import ExitLaw, require_company_value
from goingrate.offer.contingent.ipo_chance import IpoChance
from goingrate.offer.contingent.laplace import decay_rates
from goingrate.offer.contingent.nodes import COARSE, FINE, Nodes, Taste, nodes_of, pairs_of_times

#: Expected utility must fall by this power of the exit value at least.
_SLOWEST: Final = 0.1
_CAUTION: Final = 4.0
#: Utility is measured anew below this part of what could be gained, by at most a factor.
_FLAT: Final = 0.05
_FLATTEST: Final = 1e-6


@dataclass(frozen=True, slots=True)
class StakeWorth:
    """What a risky stake is worth as a sure amount of money today.

    `numerical_error` is four times the difference to a coarser sum: more than the error of this
    one, mostly by far.
    """

    certainty_equivalent: float
    numerical_error: float


def certainty_equivalent_of_claim(
    table: CapTable,
    *,
    holder: str,
    owned_share: float,
    company_value: float,
    law: ExitLaw,
    ipo: IpoChance,
    wealth: float,
    risk_aversion: float,
    discount_per_year: float,
) -> StakeWorth:
    """Return the sure amount today that is worth as much as a part of a holder's claim.

    That is u^-1(E u(wealth + payoff (1 + discount)^-T)) - wealth, over exit time T, exit value
    and kind of exit.

    Parameters
    ----------
    holder
        common, or a class, option block or convertible of the cap table.
    owned_share
        Part of that holder's claim that is the person's, above 0 and at most 1.
    company_value
        Today, above 0.
    law
        With the growth that the person expects; its own discount rate is not used.
    wealth
        What the person has either way, above 0.
    risk_aversion
        Constant relative risk aversion, >= 0; 0 gives the discounted mean, 1 is log utility.
    discount_per_year
        The person's rate, >= 0.

    Raises
    ------
    BadField
        If there is no such holder.
    OutOfRange
        If a number is outside these limits, or expected utility infinite or close to it: too much
        growth for so little risk aversion.

    Examples
    --------
    >>> stake = certainty_equivalent_of_claim(
    ...     CapTable(1e8),
    ...     holder="common",
    ...     owned_share=0.001,
    ...     company_value=1e9,
    ...     law=ExitLaw(volatility_per_year=0.9, drift_per_year=0.1, exit_rate_per_year=0.25),
    ...     ipo=IpoChance(),
    ...     wealth=1e6,
    ...     risk_aversion=2.0,
    ...     discount_per_year=0.05,
    ... )
    >>> stake.certainty_equivalent
    472310.46...
    """
    require_company_value(company_value)
    require_risk_aversion(risk_aversion)
    _require("owned_share", owned_share, high=1.0, above=True)
    _require("wealth", wealth, high=LARGEST, above=True)
    _require("discount_per_year", discount_per_year, high=100.0)
    return stake_worth(
        cells_of_holder(table, ipo, holder, where="holder"),
        owned_share=owned_share,
        company_value=company_value,
        law=law,
        wealth=wealth,
        risk_aversion=risk_aversion,
        discount_per_year=discount_per_year,
    )


def stake_worth(
    cells: Cells,
    *,
    owned_share: float,
    company_value: float,
    law: ExitLaw,
    wealth: float,
    risk_aversion: float,
    discount_per_year: float,
) -> StakeWorth:
    """Return the same for the payoffs of one holder that are laid out already (`cells`)."""
    taste = Taste(1.0 - risk_aversion, math.log1p(discount_per_year), 1.0)
    fall = _fall(cells, law, taste)
    owned = owned_share / wealth
    pairs = pairs_of_times(law.wait(), taste)
    fine, coarse = (
        wealth * sure_gain(cells, owned, company_value, law, taste, fall, nodes)
        for nodes in (nodes_of(FINE, pairs), nodes_of(COARSE, 2 * pairs // 3))
    )
    return StakeWorth(fine, _CAUTION * abs(fine - coarse))


def sure_gain(
    cells: Cells,
    owned: float,
    company_value: float,
    law: ExitLaw,
    taste: Taste,
    fall: float,
    nodes: Nodes,
) -> float:
    """Return the certainty equivalent in units of wealth.

    Where the careful have hardly anything left to gain, utility is measured anew from near the
    certainty equivalent.
    """
    from goingrate.offer.contingent.kernel import utility_gain

    power, log_level = taste.power, 0.0
    while True:
        mean = utility_gain(
            owned,
            taste._replace(level=math.exp(log_level)),
            fall,
            company_value,
            law.undiscounted(),
            law.wait(),
            cells,
            nodes,
        )
        if power == 0.0:
            return math.expm1(mean)
        left = 1.0 + power * mean
        if not left <= _FLAT:
            return math.expm1(log_level + math.log1p(power * mean) / power)
        log_level += math.log(max(left, _FLATTEST)) / power


def _fall(cells: Cells, law: ExitLaw, taste: Taste) -> float:
    """Return the rate at which expected utility per log exit value falls in the upper tail."""
    bounded = cells.sale_slopes[-1, 0] <= 0.0 and cells.ipo_slopes[-1, 0] <= 0.0
    rising = 0.0 if bounded else max(taste.power, 0.0)
    volatility, drift = law.volatility_per_year, law.drift_per_year
    hazard = law.exit_rate_per_year + rising * taste.log_discount
    needed = rising + _SLOWEST
    highest = hazard / needed + 0.5 * (1.0 - needed) * volatility * volatility
    if drift >= highest:
        raise OutOfRange(
            where="drift_per_year",
            given=drift,
            allowed=Phrase.of("allowed.drift_with_worth", high=f"{highest:g}"),
            fix=Phrase("fix.median_instead"),
        )
    return decay_rates(volatility, drift, hazard, 0.0).up - rising


def _require(name: str, value: float, *, high: float, above: bool = False) -> None:
    if math.isfinite(value) and (value > 0.0 if above else value >= 0.0) and value <= high:
        return
    kind = "allowed.above_to" if above else "allowed.between"
    raise OutOfRange(
        where=name,
        given=value,
        allowed=Phrase.of(kind, low="0", high=f"{high:g}"),
        fix=Phrase("fix.correct_value"),
    )

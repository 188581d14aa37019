"""The case behind a question of what to bid: facts at their levels, and tables of acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.answers.win_results import LEVELS, Level, WinMeans
from goingrate.answers.win_terms import STAGES, Rival, WinTerms
from goingrate.answers.win_worth import (
    HORIZON_YEARS,
    Kinds,
    Stake,
    kinds_of,
    rival_worths,
    stake_of,
    worth_table,
)
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, ends_of, middle_of
from goingrate.base.texts import Phrase
from goingrate.contest.cheapest_table import Acceptance, Grid, acceptance
from goingrate.offer.private.terms import Stage

Array = NDArray[np.float64]

_MEDIANS: Final = {
    "software-engineer": "us_wages.15_1252.median",
    "ai-engineer": "us_wages.15_1221.median",
    "data-scientist": "us_wages.15_2051.median",
}
_STOCK: Final = {
    "big-tech": "assumed.stock_over_base_big_tech",
    "listed": "assumed.stock_over_base_listed",
}
_ROUNDS: Final = {stage: f"rounds.post_money_{stage}_median" for stage in STAGES}
_DEFAULT_STAGE: Final[Stage] = "seed"
#: Of the grid, before it is made finer.
_CASH_STEPS: Final = 13
_EQUITY_STEPS: Final = 33
#: Inputs of grants that play no part here: nobody leaves, and people have tastes of their own.
_IDLE: Final = ("window_years", "discount_per_year")
_TASTE: Final = "assumed.taste_scale_over_pay"
_RISK_RANGE: Final = "assumed.risk_aversion_range"
_RISK_MIDDLE: Final = "assumed.risk_aversion_central"


@dataclass(frozen=True, slots=True)
class WinSetting:
    """Everything that is settled before packages are looked at."""

    terms: WinTerms
    rival: Rival
    stake: Stake
    post_money: float
    discount_per_year: float
    volatility: float
    drift: float
    risk_spread: float
    wealth: float
    wealth_spread: float
    risk_aversions: Mapping[Level, float]
    scales_per_year: Mapping[Level, float]
    base_least: float
    uses: tuple[FactUse, ...]

    @property
    def annuity(self) -> float:
        """Present value of a unit a year over the horizon, paid all along."""
        rate = float(np.log1p(self.discount_per_year))
        return float(-np.expm1(-rate * HORIZON_YEARS) / rate) if rate else float(HORIZON_YEARS)

    @property
    def rival_cash(self) -> float:
        """Present value of the cash of the competing package."""
        return self.rival.sign_on + self.rival.base_per_year * self.annuity

    def kinds(self, risk: Level) -> Kinds:
        """Return the population at a level of risk aversion."""
        return kinds_of(
            risk_aversion=self.risk_aversions[risk],
            risk_spread=self.risk_spread,
            wealth=self.wealth,
            wealth_spread=self.wealth_spread,
        )

    def rival_worths(self, kinds: Kinds) -> Array:
        """Return what the competing package is worth to each kind."""
        return rival_worths(
            kinds,
            cash=self.rival_cash,
            stock_per_year=self.rival.stock_per_year,
            volatility=self.volatility,
            drift=float(np.log1p(self.drift)),
            rate=float(np.log1p(self.discount_per_year)),
        )

    def require_base(self) -> None:
        """Raise `OutOfRange` if cash or band pay no more than the least base that counts."""
        means, terms = self.means(), self.terms
        if means.base_most_per_year > self.base_least * (1.0 + 1e-9):
            return
        banded = terms.band is not None and terms.band <= self.base_least
        raise OutOfRange(
            where="band" if banded else "cash",
            given=f"{means.base_most_per_year:,.0f} {terms.currency}",
            allowed=Phrase.of("win.allowed.least_base", least=f"{self.base_least:,.0f}"),
            fix=Phrase("win.fix.least_base"),
        )

    def means(self, hires: int | None = None) -> WinMeans:
        """Return what may be spent on one person if so many are hired."""
        terms = self.terms
        count = hires or terms.hires
        each = terms.cash / count
        base = min(each / terms.runway_years, terms.band or np.inf)
        left = max(each - base * terms.runway_years, 0.0)
        return WinMeans(
            hires=count,
            runway_months=12.0 * terms.runway_years,
            cash_over_runway=terms.cash,
            pool=terms.pool,
            base_most_per_year=float(base),
            sign_on_most=left if terms.band is not None and left > 1e-9 * each else 0.0,
            equity_most=terms.pool / count,
            post_money=self.post_money,
        )

    def cash_most(self, means: WinMeans) -> float:
        """Return the most that the cash of a package can be worth today."""
        return means.base_most_per_year * self.annuity + means.sign_on_most

    def accepted(
        self, *, cash_most: float, equity_most: float, tastes: tuple[Level, ...], risk: Level
    ) -> list[Acceptance]:
        """Return the odds of acceptance up to some cash and equity, by scale of tastes."""
        kinds = self.kinds(risk)
        cash = np.linspace(self.base_least * self.annuity, cash_most, _CASH_STEPS)
        equity = equity_most * np.linspace(0.0, 1.0, _EQUITY_STEPS) ** 3  # close where little
        worth = worth_table(kinds, self.stake, cash=cash, equity=equity)
        grid = Grid.of(cash, equity, equity_cost=self.stake.cost * equity)
        rival = self.rival_worths(kinds)
        return [
            acceptance(
                grid,
                worth,
                rival=rival,
                weights=kinds.weights,
                scale=self.scales_per_year[taste] * self.annuity,
            )
            for taste in tastes
        ]


def setting_of(terms: WinTerms, facts: Facts) -> WinSetting:
    """Return the setting: what is given, and facts for the rest."""
    book = _Book(facts)
    rival = terms.rival or _known_rival(terms, book)
    pay = rival.base_per_year + rival.stock_per_year
    value, stage = _value_of(terms, book)
    stake, uses = stake_of(value, stage, facts)
    scales = dict(zip(LEVELS, book.levels(_TASTE, "taste_scale"), strict=True))
    low, high = book.ends(_RISK_RANGE, "risk_aversion_range")
    risks: dict[Level, float] = {
        "low": low,
        "middle": min(max(book.middle(_RISK_MIDDLE, "risk_aversion"), low), high),
        "high": high,
    }
    least = book.middle("assumed.least_base_over_rival", "least_base") * rival.base_per_year
    return WinSetting(
        terms=terms,
        rival=rival,
        stake=stake,
        post_money=value,
        discount_per_year=book.middle("assumed.discount_per_year", "discount"),
        volatility=book.middle("assumed.volatility_public", "stock_volatility"),
        drift=book.middle("assumed.drift_public", "stock_growth"),
        risk_spread=book.middle("assumed.risk_aversion_spread", "risk_aversion_spread"),
        wealth=book.middle("assumed.wealth_over_pay", "wealth") * pay,
        wealth_spread=book.middle("assumed.wealth_spread", "wealth_spread"),
        risk_aversions=risks,
        scales_per_year={level: scale * pay for level, scale in scales.items()},
        base_least=least,
        uses=(*book.uses, *(use for use in uses if not use.field.endswith(_IDLE))),
    )


class _Book:
    """Looks facts up and remembers which."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.uses: list[FactUse] = []

    def middle(self, fact_id: str, field: str) -> float:
        return middle_of(self._value(fact_id, field))

    def ends(self, fact_id: str, field: str) -> tuple[float, float]:
        return ends_of(self._value(fact_id, field))

    def levels(self, fact_id: str, field: str) -> tuple[float, float, float]:
        value = self._value(fact_id, field)
        low, high = ends_of(value)
        return low, middle_of(value), high

    def _value(self, fact_id: str, field: str) -> float | Range:
        self.uses.append(fact_use(self._facts[fact_id], field))
        return self._facts[fact_id].latest.value


def _known_rival(terms: WinTerms, book: _Book) -> Rival:
    """Return the best competing package of a population from published pay and assumptions."""
    median = book.middle(_MEDIANS[terms.role], "rival.base")
    base = median * book.middle(f"assumed.base_over_median_{terms.level}", "rival.base")
    if terms.employer not in _STOCK:
        return Rival(base_per_year=base)
    share = book.middle(_STOCK[terms.employer], "rival.stock")
    return Rival(base_per_year=base, stock_per_year=share * base)


def _value_of(terms: WinTerms, book: _Book) -> tuple[float, Stage | None]:
    if terms.value is not None:
        return terms.value, None
    stage: Stage = terms.stage or _DEFAULT_STAGE
    return 1e6 * book.middle(_ROUNDS[stage], "value"), stage

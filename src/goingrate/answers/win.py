"""What to bid: the cheapest package that enough people of a population accept.

Nobody is asked what one person earns, owns or fears: people are drawn from a population, and the
answer is how many of them come.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import numpy as np

from goingrate.answers.fact_use import FactUse
from goingrate.answers.win_case import WinSetting, setting_of
from goingrate.answers.win_results import (
    LEVELS,
    Level,
    WinAnswer,
    WinCase,
    WinMeans,
    WinPackage,
    WinPeople,
    WinPoint,
    WinRival,
)
from goingrate.answers.win_short import way_out
from goingrate.answers.win_terms import WinTerms
from goingrate.answers.win_worth import HORIZON_YEARS, worth_table
from goingrate.base.facts import Facts
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.contest.accept import people_to_approach
from goingrate.contest.cheapest_table import (
    Acceptance,
    NotOnGrid,
    cheapest_in_table,
    in_every_case,
    likeliest,
)
from goingrate.data.fact_files import packaged_facts

Cases = Mapping[tuple[Level, Level], Acceptance]

_UNLUCKY: Final = 0.9
_LUCKY: Final = 1 / 3
_TARGETS: Final = tuple(float(one) for one in np.round(np.arange(0.05, 0.951, 0.025), 3))
_DIGEST_DIGITS: Final = 64
_LEAST_CHANCE: Final = 1e-6


def what_to_bid(terms: WinTerms, facts: Facts | None = None) -> WinAnswer:
    """Return the cheapest package that enough people accept.

    Parameters
    ----------
    terms
        Means, population and target; see `win_inputs.read_win`.
    facts
        The user's own in place of the packaged ones.

    Raises
    ------
    InputError
        If an assumption of the user's own cannot be.

    Examples
    --------
    >>> from goingrate.answers.win_inputs import read_win
    >>> from goingrate.answers.win_terms import WinWords
    >>> asked = WinWords("400k", "18", "12%", "2", "big-tech-senior-us", value="60M", target="25%")
    >>> answer = what_to_bid(read_win(asked))
    >>> round(answer.package.base_per_year), round(answer.package.acceptance, 2)
    (133333, 0.25)
    """
    known = facts or packaged_facts()
    setting = setting_of(terms, known)
    setting.require_base()
    means = setting.means()
    cases = _cases(setting, means)
    middle = cases["middle", "middle"]
    tastes = in_every_case([cases[taste, "middle"] for taste in LEVELS])
    every = in_every_case(list(cases.values()))
    view = _View(setting, means, cases)
    package = view.cheapest(middle)
    return WinAnswer(
        currency=terms.currency,
        target=terms.target,
        horizon_years=float(HORIZON_YEARS),
        package=package,
        robust_in_tastes=view.cheapest(tastes),
        robust=view.cheapest(every),
        best=None if package is not None else view.best(middle),
        short=None if package is not None else way_out(setting, middle),
        cases=tuple(view.case(taste, risk) for risk in LEVELS for taste in LEVELS),
        frontier=tuple(
            point for taste in LEVELS for point in view.frontier(taste, _targets(terms.target))
        ),
        pays_nothing=setting.stake.nothing,
        means=means,
        rival=_rival(setting),
        people=_people(setting),
        facts=_once(setting.uses),
        notes=_notes(setting, means),
        missing=_missing(terms),
        digest=sha256(repr((terms, _once(setting.uses))).encode()).hexdigest()[:_DIGEST_DIGITS],
        version=__version__,
    )


def _targets(asked: float) -> tuple[float, ...]:
    return tuple(sorted({*_TARGETS, asked}))


def _cases(setting: WinSetting, means: WinMeans) -> Cases:
    found = {}
    for risk in LEVELS:
        tables = setting.accepted(
            cash_most=setting.cash_most(means),
            equity_most=means.equity_most,
            tastes=LEVELS,
            risk=risk,
        )
        found.update({(taste, risk): one for taste, one in zip(LEVELS, tables, strict=True)})
    return found


class _View:
    """Packages of one setting, for showing."""

    def __init__(self, setting: WinSetting, means: WinMeans, cases: Cases) -> None:
        self.setting, self.means, self.cases = setting, means, cases

    def cheapest(self, table: Acceptance) -> WinPackage | None:
        """Return the cheapest package that is accepted often enough."""
        found = cheapest_in_table(self.setting.terms.target, table)
        return None if isinstance(found, NotOnGrid) else self.package(found.cash, found.equity)

    def best(self, table: Acceptance) -> WinPackage:
        """Return the package with the best chance."""
        found = likeliest(table)
        return self.package(found.cash, found.equity)

    def case(self, taste: Level, risk: Level) -> WinCase:
        """Return the cheapest package of one case."""
        table = self.cases[taste, risk]
        best = float(np.exp(-np.logaddexp(0.0, -table.odds.max())))
        return WinCase(
            taste=taste,
            risk=risk,
            taste_scale_per_year=self.setting.scales_per_year[taste],
            risk_aversion=self.setting.risk_aversions[risk],
            package=self.cheapest(table),
            best_chance=best,
        )

    def frontier(self, taste: Level, targets: tuple[float, ...]) -> list[WinPoint]:
        """Return cheapest packages by the chance asked for, up to the best there is."""
        table = self.cases[taste, "middle"]
        best = likeliest(table)
        within = [target for target in targets if target < best.acceptance]
        points = []
        for target in within:
            found = cheapest_in_table(target, table)
            points.append(self._point(taste, target, found.cash, found.equity))
        points.append(self._point(taste, best.acceptance, best.cash, best.equity))
        beyond = [target for target in targets if target >= best.acceptance]
        return points + [WinPoint(taste, target, None, None, None, None) for target in beyond]

    def _point(self, taste: Level, target: float, cash: float, equity: float) -> WinPoint:
        base, sign_on = self._paid(cash)
        cost = cash + self.setting.stake.cost * equity
        return WinPoint(taste, target, base, sign_on, equity, cost)

    def package(self, cash: float, equity: float) -> WinPackage:
        """Return a package with what it costs, is worth, and how often it is accepted."""
        base, sign_on = self._paid(cash)
        chances = [one.at(cash, equity) for one in self.cases.values()]
        middle = self.cases["middle", "middle"].at(cash, equity)
        stake, hires = self.setting.stake, self.means.hires
        likely = max(middle, _LEAST_CHANCE)
        cost, worth = stake.cost * equity, self._worth(cash, equity)
        return WinPackage(
            base_per_year=base,
            sign_on=sign_on,
            equity_share=equity,
            cash_cost=cash,
            equity_cost=cost,
            cost=cash + cost,
            wedge=cost - worth,
            equity_on_paper=stake.on_paper * equity,
            equity_worth=worth,
            acceptance=middle,
            acceptance_low=min(chances),
            acceptance_high=max(chances),
            approach_low=people_to_approach(hires, acceptance=likely, confidence=_LUCKY),
            approach_high=people_to_approach(hires, acceptance=likely, confidence=_UNLUCKY),
        )

    def _paid(self, cash: float) -> tuple[float, float]:
        """Return base and sign-on: the base first, which leaves more of the runway."""
        annuity = self.setting.annuity
        base = min(cash / annuity, self.means.base_most_per_year)
        sign_on = cash - base * annuity
        return base, (sign_on if sign_on > 1e-6 * cash else 0.0)

    def _worth(self, cash: float, equity: float) -> float:
        kinds = self.setting.kinds("middle")
        table = worth_table(
            kinds, self.setting.stake, cash=np.array([cash]), equity=np.array([equity])
        )
        return float((kinds.weights * table[:, 0, 0]).sum()) - cash


def _rival(setting: WinSetting) -> WinRival:
    kinds, rival = setting.kinds("middle"), setting.rival
    worth = float((kinds.weights * setting.rival_worths(kinds)).sum())
    return WinRival(
        rival.base_per_year, rival.sign_on, rival.stock_per_year, setting.volatility, worth
    )


def _people(setting: WinSetting) -> WinPeople:
    return WinPeople(
        name=setting.terms.population,
        role=setting.terms.role,
        risk_aversion=setting.risk_aversions["middle"],
        risk_aversion_spread=setting.risk_spread,
        wealth=setting.wealth,
        wealth_spread=setting.wealth_spread,
    )


def _once(uses: tuple[FactUse, ...]) -> tuple[FactUse, ...]:
    return tuple({use.fact_id: use for use in uses}.values())


def _notes(setting: WinSetting, means: WinMeans) -> tuple[Phrase, ...]:
    terms = setting.terms
    keys = ["before_tax", "no_person", "horizon", "runway", "outcomes", "cost", "options"]
    keys.append("independent")
    if terms.band is None:
        keys.append("sign_on")
    elif means.sign_on_most > 0.0:
        keys.append("sign_on_used")
    if terms.value is None and terms.stage is None:
        keys.append("stage_taken")
    return tuple(Phrase(f"win.note.{key}") for key in keys)


def _missing(terms: WinTerms) -> tuple[Phrase, ...]:
    keys = [key for key in ("value", "rival") if getattr(terms, key) is None]
    return tuple(Phrase(f"win.missing.{key}") for key in [*keys, "taste"])

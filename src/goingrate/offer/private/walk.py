"""From stop to stop through the life of a private company; between them only its end can come."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.ends import KINDS, ROUGH, Fineness, Outcomes, Taste, nodes_of
from goingrate.offer.private.holding import Holding, at_hand, held
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.stops import pay_back, sell_in_tender, tender_kinks

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Held, Start

Array = NDArray[np.float64]
Stop = Literal["tender", "paid_back", "decide"]
_STILL_PRIVATE: Final = KINDS.index("still_private")
_LAPSED: Final = KINDS.index("lapsed")
_STATE_REACH: Final = 6.0
#: Whatever happens to companies that live this rarely so long needs fewer nodes.
_SELDOM: Final = 0.1


class LeastValue(Protocol):
    """The rule by which options are exercised: from which company value on, at some time."""

    def __call__(self, equity: Settled, *, years: float, left_at: float, taste: Taste) -> float:
        """Return the company value."""


class Walk:
    """Goes from stop to stop; between stops only the company's end can come."""

    def __init__(
        self,
        equity: Settled,
        taste: Taste,
        left_at: float,
        fineness: Fineness,
        least_value: LeastValue,
    ) -> None:
        self._equity, self._taste, self._left_at = equity, taste, left_at
        self._fineness, self._nodes = fineness, nodes_of(fineness)
        self._least_value = least_value
        self._thresholds: dict[float, float] = {}
        self._holdings: dict[tuple[object, ...], Held] = {}
        self._hazard = equity.chances.exit_rate + equity.chances.failure_rate
        self._rows, self._kinds = np.empty((4, 65_536)), np.empty(65_536, dtype=np.int64)
        self._place = 0

    def restart(self) -> None:
        """Forget the ends written so far."""
        self._place = 0

    def stops(self) -> list[tuple[float, Stop]]:
        """Return the times at which something is decided, paid back or sold, in order."""
        equity, found = self._equity, list[tuple[float, Stop]]()
        if equity.tender is not None and equity.tender.in_years < self._left_at:
            found.append((equity.tender.in_years, "tender"))
        if math.isfinite(self._left_at) and any(grant.is_bought_now for grant in equity.grants):
            found.append((self._left_at, "paid_back"))
        decision = equity.decision_years
        if math.isfinite(self._left_at):
            decision = min(decision, self._left_at + equity.window_years)
        if math.isfinite(decision):
            found.append((decision, "decide"))
        return sorted(found)

    def go(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        """Write every end from a start on."""
        ends_at = stops[0][0] if stops else math.inf
        mine = self._held(holding, start.years, ends_at)
        if ends_at > start.years:
            self._write(start, mine)
        if not stops:
            self._still_private(start, float(mine.edges_years[-1]))
            return
        for then in self._states_at(start, ends_at, self._kinks(stops[0][1], ends_at, holding)):
            self._stop(then, holding, stops)

    def found(self) -> Outcomes:
        """Return what has been written."""
        worth, money, probability, years = (row[: self._place].copy() for row in self._rows)
        kinds = self._kinds[: self._place].copy()
        return Outcomes(worth, money, probability / probability.sum(), years, kinds)

    def _stop(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        match stops[0][1]:
            case "tender":
                self.go(*sell_in_tender(self._equity, start, holding), stops[1:])
            case "paid_back":
                self.go(pay_back(self._equity, start, self._left_at), holding, stops[1:])
            case "decide":
                self._decide(start, holding, stops[1:])

    def _decide(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        """Exercise the vested options, as far as the cash reaches, or let them lapse."""
        options = np.array([grant.is_option for grant in self._equity.grants])
        if start.value < self._threshold(start.years):
            self._lapse(start, replace(holding, scale=np.where(options, 0.0, holding.scale)), stops)
            return
        mine = at_hand(self._equity, holding, years=start.years, left_at=self._left_at)
        cost = float((np.where(options, mine, 0.0) * holding.strikes).sum())
        part = 1.0 if cost <= self._taste.cash else self._taste.cash / cost
        discount = math.exp(-self._equity.chances.discount * start.years)
        exercised = replace(
            holding,
            strikes=np.where(options, 0.0, holding.strikes),
            scale=np.where(options, part * holding.scale, holding.scale),
        )
        paid = start._replace(
            worth_before=start.worth_before - part * cost * discount,
            money_before=start.money_before - part * cost,
        )
        self.go(paid, exercised, stops)

    def _lapse(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        if holding.scale.any():
            self.go(start, holding, stops)
            return
        weight = start.weight * math.exp(-self._hazard * start.years)
        self._put(start.worth_before, start.money_before, weight, start.years, _LAPSED)

    def _threshold(self, years: float) -> float:
        if years not in self._thresholds:
            self._thresholds[years] = self._least_value(
                self._equity, years=years, left_at=self._left_at, taste=self._taste
            )
        return self._thresholds[years]

    def _states_at(self, start: Start, years: float, kinks: list[float]) -> list[Start]:
        """Return the values that the company may have on a later day, if it lives on.

        Gauss-Legendre nodes in the log, between the values at which what is done then changes.
        """
        since, chances = years - start.years, self._equity.chances
        spread = chances.volatility * math.sqrt(since)
        if spread <= 0.0:
            return [start._replace(years=years)]
        middle = math.log(start.value) + (chances.drift - 0.5 * chances.volatility**2) * since
        places = [(math.log(kink) - middle) / spread for kink in kinks if 0.0 < kink < math.inf]
        inside = [place for place in places if -_STATE_REACH < place < _STATE_REACH]
        edges = np.array(sorted({-_STATE_REACH, -2.5, 0.0, 2.5, _STATE_REACH, *inside}))
        often = math.exp(-self._hazard * years) > _SELDOM
        states = (self._fineness if often else ROUGH).states
        node, node_weight = np.polynomial.legendre.leggauss(states)
        half = 0.5 * np.diff(edges)[:, None]
        z = (edges[:-1, None] + half * (1.0 + node)).ravel()
        weight = (half * node_weight).ravel() * np.exp(-0.5 * z * z)
        weight *= start.weight / weight.sum()
        values = np.exp(middle + spread * z)
        return [
            start._replace(value=value, years=years, weight=part)
            for value, part in zip(values.tolist(), weight.tolist(), strict=True)
        ]

    def _kinks(self, kind: Stop, years: float, holding: Holding) -> list[float]:
        """Return the company values at which what is done at a stop changes."""
        if kind == "decide":
            return [self._threshold(years)]
        if kind == "tender":
            return tender_kinks(self._equity, years, holding)
        return []

    def _held(self, holding: Holding, start_years: float, end_years: float) -> Held:
        """Return what is held between two times; many states of a company share it."""
        terms = (holding.strikes, holding.scale, holding.sold)
        key = (start_years, end_years, *(part.tobytes() for part in terms))
        if key not in self._holdings:
            self._holdings[key] = held(
                self._equity,
                holding,
                start_years=start_years,
                end_years=end_years,
                left_at=self._left_at,
            )
        return self._holdings[key]

    def _still_private(self, start: Start, years: float) -> None:
        weight = start.weight * math.exp(-self._hazard * years)
        self._put(start.worth_before, start.money_before, weight, years, _STILL_PRIVATE)

    def _write(self, start: Start, mine: Held) -> None:
        from goingrate.offer.private.kernel import Ends, exits_from

        first = self._place
        lives = math.exp(-self._hazard * start.years)
        nodes = self._nodes if lives > _SELDOM else nodes_of(ROUGH)
        while True:
            self._place = exits_from(
                first,
                start,
                mine,
                self._equity.chances,
                self._equity.market,
                nodes,
                Ends(self._rows, self._kinds),
            )
            if self._place < self._kinds.size:
                return
            self._grow()

    def _grow(self) -> None:
        self._rows = np.concatenate([self._rows, np.empty_like(self._rows)], axis=1)
        self._kinds = np.concatenate([self._kinds, np.empty_like(self._kinds)])

    def _put(self, worth: float, money: float, weight: float, years: float, kind: int) -> None:
        if self._place >= self._kinds.size:
            self._grow()
        self._rows[:, self._place] = worth, money, weight, years
        self._kinds[self._place] = kind
        self._place += 1

"""Option values against the packages `esovalue` and `QuantLib`: time, and error beside it.

Both are optional. Errors are differences to a reference that is none of those timed: for the
Hull-White value a trinomial lattice with a layer on the exercise multiple, extrapolated from two
sizes; for American options QuantLib's fixed-point method at its highest precision.
"""

from __future__ import annotations

import math
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.hull_white import hull_white_value
from goingrate.offer.options.lattice import american_value

Array = NDArray[np.float64]
Part = tuple[list[Row], list[str]]

_SHARE, _STRIKE, _YEARS, _VESTING = 50.0, 50.0, 10, 3.0
_VOLATILITY, _RATE, _DIVIDENDS = 0.3, 0.075, 0.025
_MULTIPLE = 3.0  # as in the example of esovalue's own manual
_LEFT_IN_A_YEAR = 0.03  # esovalue takes log(1 + this) as the hazard, so that is what ours gets
_PEER_STEPS = (50, 200)
_REFERENCE_STEPS = (1_310, 5_240)  # layers halve exactly, so the error falls by four
_STRIKES = np.linspace(10.0, 150.0, 10_000)
_TREE_STEPS = 512

_MARKET: dict[str, float] = {
    "volatility_per_year": _VOLATILITY,
    "rate_per_year": _RATE,
    "dividend_yield_per_year": _DIVIDENDS,
}


def section() -> Section:
    """Time what each peer that is installed can do too."""
    rows: list[Row] = []
    remarks: list[str] = []
    for peer, parts in (("esovalue", [_employee]), ("QuantLib", [_european, _american])):
        if find_spec(peer) is None:
            remarks.append(f"{peer}: missing, not timed.")
            continue
        for part in parts:
            more_rows, more_remarks = part(import_module(peer))
            rows += more_rows
            remarks += more_remarks
    return Section("Options, per call", rows, remarks)


def _employee(peer: Any) -> Part:
    hazard = math.log1p(_LEFT_IN_A_YEAR)
    small, large = (lambda _turn, n=n: _esovalue(peer, n) for n in _PEER_STEPS)
    ours, *theirs = interleaved([lambda _turn: _hull_white(hazard), small, large], repetitions=3)
    exact = reference_hull_white(hazard)
    found = hull_white_value(**_employee_terms(hazard))
    rows = [
        Row("Hull-White value", ours, f"esovalue, {n} steps", time)
        for n, time in zip(_PEER_STEPS, theirs, strict=True)
    ]
    errors = [f"{n} steps {_esovalue(peer, n) - exact:+.1e}" for n in _PEER_STEPS]
    return rows, [
        f"Hull-White: reference {exact:.6f}; ours errs {found.value - exact:+.1e} (states "
        f"{found.numerical_error:.0e}), esovalue with " + ", ".join(errors) + ".",
    ]


def _european(ql: Any) -> Part:
    process, spot = _process(ql)
    engine = ql.AnalyticEuropeanEngine(process)
    exercise = ql.EuropeanExercise(_expiry(ql))
    calls = [_call(ql, strike, exercise, engine) for strike in _STRIKES.tolist()]
    strikes = _STRIKES.tolist()
    discount, spread = math.exp(-_RATE * _YEARS), _VOLATILITY * math.sqrt(_YEARS)

    def share_price(turn: int) -> float:
        return _SHARE + 0.01 * turn  # another price each turn, or QuantLib would not compute again

    def by_us(turn: int) -> Array:
        return call_value(share_price=share_price(turn), strike=_STRIKES, years=_YEARS, **_MARKET)

    def by_engine(turn: int) -> list[float]:
        spot.setValue(share_price(turn))
        return [call.NPV() for call in calls]

    def by_formula(turn: int) -> list[float]:
        forward = share_price(turn) * math.exp((_RATE - _DIVIDENDS) * _YEARS)
        kind, formula = ql.Option.Call, ql.blackFormula
        return [formula(kind, strike, forward, spread, discount) for strike in strikes]

    ours, engines, formulas = interleaved([by_us, by_engine, by_formula], repetitions=15)
    apart = max(float(np.abs(by_us(1) - other(1)).max()) for other in (by_engine, by_formula))
    what = f"{_STRIKES.size:,} European calls"
    return [
        Row(what, ours, "QuantLib, engine", engines),
        Row(what, ours, "QuantLib, formula", formulas),
    ], [f"European: all agree to {apart:.0e}; ours is one array, QuantLib one call a strike."]


def _american(ql: Any) -> Part:
    process, spot = _process(ql)
    exercise = ql.AmericanExercise(ql.Settings.instance().evaluationDate, _expiry(ql))
    tree = _call(ql, _STRIKE, exercise, ql.BinomialCRRVanillaEngine(process, _TREE_STEPS))
    best = _call(ql, _STRIKE, exercise, ql.QdFpAmericanEngine(process))
    precise = _call(
        ql,
        _STRIKE,
        exercise,
        ql.QdFpAmericanEngine(process, ql.QdFpAmericanEngine.highPrecisionScheme()),
    )

    def by_us(turn: int) -> float:
        return american_value(
            kind="call",
            share_price=_SHARE + 0.01 * turn,
            strike=_STRIKE,
            years=_YEARS,
            n_steps=_TREE_STEPS,
            **_MARKET,
        ).value

    def by(option: Any, turn: int) -> float:
        spot.setValue(_SHARE + 0.01 * turn)
        return float(option.NPV())

    ours, trees, bests = interleaved(
        [by_us, lambda turn: by(tree, turn), lambda turn: by(best, turn)], repetitions=31
    )
    exact = by(precise, 0)
    values = (by_us(0), by(tree, 0), by(best, 0))
    mine, crr, fixed = (f"{value - exact:+.1e}" for value in values)
    what = f"American call, {_TREE_STEPS} steps"
    return [
        Row(what, ours, "QuantLib, same lattice", trees),
        Row(what, ours, "QuantLib, fixed point", bests),
    ], [
        f"American: reference {exact:.6f}; ours errs {mine} (three lattices, extrapolated), "
        f"QuantLib's lattice {crr}, its fixed-point method {fixed}."
    ]


def _hull_white(hazard: float) -> float:
    return hull_white_value(**_employee_terms(hazard)).value


def _employee_terms(hazard: float) -> dict[str, float]:
    return {
        "share_price": _SHARE,
        "strike": _STRIKE,
        "years": _YEARS,
        "vesting_years": _VESTING,
        "exit_rate_per_year": hazard,
        "exercise_multiple": _MULTIPLE,
        **_MARKET,
    }


def _esovalue(peer: Any, n_steps: int) -> float:
    value = peer.value_eso(
        strike_price=_STRIKE,
        stock_price=_SHARE,
        volatility=_VOLATILITY,
        risk_free_rate=_RATE,
        dividend_rate=_DIVIDENDS,
        exit_rate=_LEFT_IN_A_YEAR,
        vesting_years=_VESTING,
        expiration_years=_YEARS,
        iterations=n_steps,
        m=_MULTIPLE,
    )
    return float(value)


def reference_hull_white(hazard: float) -> float:
    """Return the Hull-White value by two aligned lattices, whose error falls with their steps."""
    coarse, fine = (aligned_lattice(hazard, n_steps=n) for n in _REFERENCE_STEPS)
    return fine + (fine - coarse) / 3.0


def aligned_lattice(hazard: float, *, n_steps: int) -> float:
    """Return the value on a trinomial lattice, one layer of which lies on the multiple."""
    step_years = _YEARS / n_steps
    way = math.log(_STRIKE * _MULTIPLE / _SHARE)
    width = way / int(way / (_VOLATILITY * math.sqrt(3.0 * step_years)))
    drift = (_RATE - _DIVIDENDS - 0.5 * _VOLATILITY**2) * step_years
    second = (_VOLATILITY**2 * step_years + drift**2) / width**2
    up, down = 0.5 * (second + drift / width), 0.5 * (second - drift / width)
    discount, stay = math.exp(-_RATE * step_years), math.exp(-hazard * step_years)
    price = _SHARE * np.exp(width * np.arange(-n_steps, n_steps + 1))
    gain = np.maximum(price - _STRIKE, 0.0)
    exercised = price >= _STRIKE * _MULTIPLE * (1.0 - 1e-9)
    values = gain.copy()
    for step in range(n_steps - 1, -1, -1):
        low, high = n_steps - step, n_steps + step + 1
        held = up * values[low + 1 : high + 1] + down * values[low - 1 : high - 1]
        held = stay * discount * (held + (1.0 - up - down) * values[low:high])
        if step * step_years >= _VESTING - 1e-9:
            held += (1.0 - stay) * gain[low:high]
            held = np.where(exercised[low:high], gain[low:high], held)
        values[low:high] = held
    return float(values[n_steps])


def _process(ql: Any) -> tuple[Any, Any]:
    """Return a QuantLib process of the market above, and the quote of the share in it."""
    today = ql.Date(2, 1, 2024)
    ql.Settings.instance().evaluationDate = today
    days = ql.Actual365Fixed()
    spot = ql.SimpleQuote(_SHARE)
    dividends, rates = (
        ql.YieldTermStructureHandle(ql.FlatForward(today, rate, days))
        for rate in (_DIVIDENDS, _RATE)
    )
    volatility = ql.BlackConstantVol(today, ql.NullCalendar(), _VOLATILITY, days)
    process = ql.BlackScholesMertonProcess(
        ql.QuoteHandle(spot), dividends, rates, ql.BlackVolTermStructureHandle(volatility)
    )
    return process, spot


def _expiry(ql: Any) -> Any:
    return ql.Settings.instance().evaluationDate + 365 * _YEARS


def _call(ql: Any, strike: float, exercise: Any, engine: Any) -> Any:
    option = ql.VanillaOption(ql.PlainVanillaPayoff(ql.Option.Call, strike), exercise)
    option.setPricingEngine(engine)
    return option

"""What must hold of rates whatever the records: limits, invariances, order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goingrate.base.errors import InputError
from goingrate.market.rates import (
    Cell,
    PaySample,
    RateFit,
    borrowed,
    fit_rates,
    predict,
    quantiles,
)

from .planted import World, planted

PROBABILITIES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
WORLD = World(roles=2, levels=2, regions=2, employers=25, records=300)


def values(fit: RateFit, cell: int, **more: float) -> np.ndarray:
    weights = np.zeros(len(fit.cells))
    weights[cell] = 1.0
    found = quantiles(fit, weights, PROBABILITIES, draws=100, **more)  # type: ignore[arg-type]
    return np.array([one.value for one in found])


def points(pay: np.ndarray, cell: np.ndarray, cells: int) -> PaySample:
    """Return points without employers, so that a cell's distribution is all there is."""
    log_pay = np.log(pay)
    names = tuple(Cell(role="engineer", region=f"region {number}") for number in range(cells))
    nobody = np.full(pay.size, -1, np.int32)
    return PaySample(log_pay, log_pay, cell.astype(np.int32), nobody, np.ones(pay.size), names)


def test_many_points_in_one_cell_give_their_own_quantiles() -> None:
    pay = np.exp(np.random.default_rng(1).normal(12.0, 0.3, 20_000))
    fit = fit_rates(points(pay, np.zeros(pay.size), 1))
    assert values(fit, 0) == pytest.approx(np.quantile(pay, PROBABILITIES), rel=0.01)


def test_a_cell_with_one_record_is_nearly_that_of_the_others() -> None:
    rng = np.random.default_rng(2)
    pay = np.append(np.exp(rng.normal(12.0, 0.3, 400)), np.exp(13.2))
    cell = np.append(np.repeat(np.arange(8), 50), 8)
    fit = fit_rates(points(pay, cell, 9))
    weights = np.zeros(9)
    weights[8] = 1.0
    assert borrowed(fit, weights) > 0.6
    assert values(fit, 8)[3] < np.exp(12.5)
    weights = np.eye(9)[0]
    assert borrowed(fit, weights) < borrowed(fit, np.eye(9)[8])


def test_without_pooling_a_cell_is_its_own() -> None:
    rng = np.random.default_rng(3)
    cell = np.repeat(np.arange(4), 300)
    pay = np.exp(11.0 + 0.5 * cell + rng.normal(0.0, 0.25, cell.size))
    fit = fit_rates(points(pay, cell, 4), fixed_variances={"cell": 1e6})
    for number in range(4):
        assert values(fit, number)[3] == pytest.approx(np.median(pay[cell == number]), rel=0.02)
        assert borrowed(fit, np.eye(4)[number]) < 0.01


def test_another_currency_is_another_scale() -> None:
    sample, _ = planted(WORLD, 4)
    shifted = replace(sample, low=sample.low + np.log(7.0), high=sample.high + np.log(7.0))
    one, other = fit_rates(sample), fit_rates(shifted)
    for cell in range(3):
        assert values(other, cell) == pytest.approx(7.0 * values(one, cell), rel=1e-6)


def test_the_order_of_records_and_names_of_employers_do_not_matter() -> None:
    sample, _ = planted(WORLD, 5)
    order = np.random.default_rng(0).permutation(sample.n_records)
    columns = (sample.low, sample.high, sample.cell, sample.employer, sample.weight)
    low, high, cell, employer, weight = (column[order] for column in columns)
    names = np.where(employer < 0, -1, 1_000 - employer).astype(np.int32)
    mixed = PaySample(low, high, cell, names, weight, sample.cells)
    assert values(fit_rates(mixed), 0) == pytest.approx(values(fit_rates(sample), 0), rel=1e-6)


def test_a_record_of_weight_two_is_two_records() -> None:
    sample, _ = planted(WORLD, 6)
    double = replace(sample, weight=np.full(sample.n_records, 2.0))
    twice = PaySample(
        *(
            np.concatenate([column, column])
            for column in (sample.low, sample.high, sample.cell, sample.employer, sample.weight)
        ),
        sample.cells,
    )
    assert values(fit_rates(double), 1) == pytest.approx(values(fit_rates(twice), 1), rel=2e-3)


def test_quantiles_ascend_and_lie_in_their_intervals() -> None:
    for seed in range(5):
        sample, _ = planted(WORLD, seed)
        fit = fit_rates(sample)
        found = quantiles(fit, np.ones(len(fit.cells)), PROBABILITIES, draws=100)
        assert all(np.diff([one.value for one in found]) > 0)
        assert all(one.low <= one.value <= one.high for one in found)


def test_more_records_narrow_the_interval_and_borrow_less() -> None:
    widths, parts = [], []
    for records in (100, 1_000, 10_000):
        sample, _ = planted(WORLD.but(records=records, employers=records // 4), 8)
        fit = fit_rates(sample)
        weights = np.ones(len(fit.cells))
        (middle,) = quantiles(fit, weights, [0.5])
        widths.append(np.log(middle.high / middle.low))
        parts.append(borrowed(fit, weights))
    assert widths == sorted(widths, reverse=True)
    assert parts[0] > parts[-1]


def test_one_more_record_is_less_certain_than_a_quantile() -> None:
    sample, _ = planted(WORLD, 9)
    fit = fit_rates(sample)
    weights = np.ones(len(fit.cells))
    single = predict(fit, weights, 0.9)
    low, high = quantiles(fit, weights, [0.05, 0.95])
    assert single.low < low.value
    assert single.high > high.value
    assert predict(fit, weights, 0.5).high < single.high


def test_the_same_seed_gives_the_same_interval() -> None:
    sample, _ = planted(WORLD, 10)
    weights = np.ones(len(sample.cells))
    first = quantiles(fit_rates(sample), weights, PROBABILITIES)
    assert quantiles(fit_rates(sample), weights, PROBABILITIES) == first
    other = quantiles(fit_rates(sample), weights, PROBABILITIES, seed=1)
    assert [one.value for one in other] == [one.value for one in first]
    assert other != first


@pytest.mark.parametrize(
    ("weights", "probabilities", "coverage"),
    [
        (np.zeros(8), [0.5], 0.9),
        (np.full(8, -1.0), [0.5], 0.9),
        (np.full(8, np.nan), [0.5], 0.9),
        (np.ones(3), [0.5], 0.9),
        (np.ones(8), [0.0], 0.9),
        (np.ones(8), [1.5], 0.9),
        (np.ones(8), [0.5], 1.0),
    ],
)
def test_what_cannot_be_asked(
    weights: np.ndarray, probabilities: list[float], coverage: float
) -> None:
    sample, _ = planted(WORLD, 11)
    with pytest.raises(InputError):
        quantiles(fit_rates(sample), weights, probabilities, coverage=coverage)


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": np.array([np.nan, 11.0])},
        {"high": np.array([11.0, 10.0])},
        {"high": np.array([11.0, np.nan])},
        {"weight": np.array([1.0, 0.0])},
        {"cell": np.array([0, 7], np.int32)},
        {"employer": np.array([0, -2], np.int32)},
        {"low": np.array([11.0])},
        {"low": np.array([11.0, 99.0]), "high": np.array([11.0, 99.0])},
    ],
)
def test_samples_that_are_none(wrong: dict[str, np.ndarray]) -> None:
    good = {
        "low": np.array([11.0, 11.0]),
        "high": np.array([11.0, np.inf]),
        "cell": np.zeros(2, np.int32),
        "employer": np.array([0, -1], np.int32),
        "weight": np.ones(2),
    }
    with pytest.raises(InputError):
        PaySample(**{**good, **wrong}, cells=(Cell(),))  # type: ignore[arg-type]

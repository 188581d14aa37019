"""The filter against matrices written out, and least squares against a library's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from goingrate.market.imbalance.regimes_kernel import explained, sharpened, whiten
from goingrate.market.imbalance.regimes_stories import explaining

Array = NDArray[np.float64]

KEPT, DAMPING, TURN, RATIO = 0.7, 0.99, 2.0 * math.pi / 50.0, 3.0
NONE = np.full((1, 2), -1, dtype=np.int64)


def spread(months: int, *, kept: float, ratio: float) -> Array:
    """Covariance of noise that remembers and a stochastic cycle, in units of the shock."""
    apart = np.abs(np.subtract.outer(np.arange(months), np.arange(months)))
    noise: Array = kept**apart / (1.0 - kept**2)
    return noise + ratio**2 * DAMPING**apart * np.cos(TURN * apart)


@pytest.fixture
def columns() -> Array:
    return np.random.default_rng(3).standard_normal((40, 3))


@pytest.mark.parametrize("missing", [(), (5, 6, 7, 30)])
@pytest.mark.parametrize("ratio", [0.0, RATIO])
def test_whitening_is_that_of_the_covariance(
    columns: Array, missing: tuple[int, ...], ratio: float
) -> None:
    seen = np.ones(40, dtype=np.bool_)
    seen[list(missing)] = False
    white = np.empty_like(columns)
    log_det = whiten(columns, seen, KEPT, DAMPING, TURN, ratio, white)
    dense = spread(40, kept=KEPT, ratio=ratio)[np.ix_(seen, seen)]
    assert log_det == pytest.approx(np.linalg.slogdet(dense)[1])
    expected = columns[seen].T @ np.linalg.solve(dense, columns[seen])
    np.testing.assert_allclose(white.T @ white, expected)
    assert not white[~seen].any()


def test_a_month_without_the_one_before_is_not_sharpened() -> None:
    seen = np.array([True, True, False, True, True])
    result, known = sharpened(np.arange(5.0)[:, None] ** 2, seen, 0.5)
    assert known.tolist() == [True, False, False, True]
    assert result[0, 0] == 1.0
    assert result[3, 0] == 16.0 - 0.5 * 9.0


@pytest.mark.parametrize("chosen", [(-1, -1), (0, -1), (1, -1), (0, 1)])
def test_weight_is_the_integral_over_level_trend_and_steps(chosen: tuple[int, int]) -> None:
    """Against a Gaussian written out, where the prior of steps is one with all four signs."""
    months, mean, wide = 60, 0.4, 0.2
    rng = np.random.default_rng(8)
    values = 0.1 * rng.standard_normal(months)
    values[35:] += 0.3
    columns = explaining(values, (20, 35))
    point = np.array([[0.0, KEPT, DAMPING, TURN, 2.0]])
    seen = np.ones(months, dtype=np.bool_)
    weight, shock = explained(columns, seen, point, np.array([chosen]), mean, wide)

    dense = spread(months, kept=KEPT, ratio=2.0)[1:, 1:]
    picked = [3 + at for at in chosen if at >= 0]
    base, steps = columns[1:, 1:3], columns[1:, picked]
    precise = np.linalg.inv(dense)
    full = np.column_stack([base, steps])
    inner = full.T @ precise @ full
    fitted = np.linalg.solve(inner, full.T @ precise @ values[1:])
    left = values[1:] - full @ fitted
    free = months - 1 - 2
    rest = left @ precise @ left
    assert shock[0, 0] == pytest.approx(math.sqrt(rest / free))

    expected = -0.5 * free * math.log(rest) - 0.5 * np.linalg.slogdet(dense)[1]
    expected -= 0.5 * np.linalg.slogdet(base.T @ precise @ base)[1]
    around = (rest / free) * np.linalg.inv(inner)[2:, 2:]
    if picked:
        expected += math.log(prior_mean_of_likelihood(fitted[2:], around, mean=mean, wide=wide))
    assert weight[0, 0] == pytest.approx(expected, abs=1e-3)


def prior_mean_of_likelihood(sizes: Array, around: Array, *, mean: float, wide: float) -> float:
    """The likelihood of steps, 1 at its top, averaged over the prior on a fine grid."""
    line = np.linspace(-2.5, 2.5, 1001)
    prior = np.exp(-0.5 * ((line - mean) / wide) ** 2) + np.exp(-0.5 * ((line + mean) / wide) ** 2)
    prior /= prior.sum()
    grid = np.stack(np.meshgrid(*[line] * sizes.size, indexing="ij"), axis=-1)
    away = grid - sizes
    fit = np.exp(-0.5 * np.einsum("...i,ij,...j", away, np.linalg.inv(around), away))
    for _ in range(sizes.size):
        fit = fit @ prior if fit.ndim == 1 else np.tensordot(prior, fit, axes=(0, 0))
    return float(fit)


def test_momentum_is_a_second_root() -> None:
    """Weighing with momentum is weighing the series less its momentum."""
    values = np.random.default_rng(4).standard_normal(50).cumsum()
    seen = np.ones(50, dtype=np.bool_)
    columns = explaining(values, ())
    with_momentum, shock = explained(
        columns, seen, np.array([[0.5, 0.6, 0.0, 0.0, 0.0]]), NONE, 0.4, 0.2
    )
    sharp, known = sharpened(columns, seen, 0.5)
    before = np.vstack([np.zeros(3), sharp])  # a first month that the filter passes over
    seen_sharp = np.concatenate([[True], known])
    plain, plain_shock = explained(
        before, seen_sharp, np.array([[0.0, 0.6, 0.0, 0.0, 0.0]]), NONE, 0.4, 0.2
    )
    assert with_momentum[0, 0] == pytest.approx(plain[0, 0])
    assert shock[0, 0] == pytest.approx(plain_shock[0, 0])

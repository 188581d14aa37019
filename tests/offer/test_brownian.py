"""Brownian paths from independent normals."""

from __future__ import annotations

import numpy as np
import pytest

from goingrate.offer.brownian import principal_components


@pytest.mark.parametrize("n_steps", [1, 2, 7, 40])
@pytest.mark.parametrize("step_years", [0.25, 1.0])
def test_the_path_has_the_covariance_of_brownian_motion(n_steps: int, step_years: float) -> None:
    matrix = principal_components(n_steps, step_years=step_years)
    times = step_years * np.arange(1, n_steps + 1)
    np.testing.assert_allclose(matrix @ matrix.T, np.minimum.outer(times, times), atol=1e-12)


def test_the_first_columns_move_the_path_most_and_are_independent() -> None:
    matrix = principal_components(12, step_years=0.25)
    products = matrix.T @ matrix
    moved = np.diag(products)
    np.testing.assert_allclose(products, np.diag(moved), atol=1e-12)
    assert (np.diff(moved) < 0).all()
    assert moved[:4].sum() / moved.sum() > 0.9

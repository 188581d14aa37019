"""Scrambled Sobol points."""

from __future__ import annotations

import numpy as np
import pytest

from goingrate.base.draws import normals, sobol_uniforms


def test_each_replicate_is_spread_evenly_in_each_dimension() -> None:
    points = sobol_uniforms(64, 5, n_replicates=3, seed=1)
    assert points.shape == (3, 64, 5)
    strata = np.sort(np.floor(points * 64), axis=1)
    assert (strata == np.arange(64)[None, :, None]).all()


def test_points_lie_strictly_inside() -> None:
    points = sobol_uniforms(1024, 2, n_replicates=8, seed=1)
    assert points.min() > 0
    assert points.max() < 1
    assert np.isfinite(normals(points)).all()


def test_the_same_seed_gives_the_same_bytes_and_replicates_differ() -> None:
    fresh = sobol_uniforms.__wrapped__
    one, same, other = (fresh(16, 3, n_replicates=2, seed=seed) for seed in (1, 1, 2))
    assert one.tobytes() == same.tobytes()
    assert one.tobytes() != other.tobytes()
    assert one[0].tobytes() != one[1].tobytes()


def test_streams_of_one_seed_do_not_move_in_step() -> None:
    paths, draws = (
        sobol_uniforms(64, 3, n_replicates=8, seed=1, stream=stream) for stream in (0, 1)
    )
    shifts = (paths[:, 0] - draws[:, 0]) % 1.0  # equal in every replicate if they did
    assert np.ptp(shifts, axis=0).min() > 0.1


def test_more_replicates_leave_the_first_ones_as_they_were() -> None:
    few, many = (sobol_uniforms(16, 3, n_replicates=n, seed=1) for n in (2, 5))
    assert few.tobytes() == many[:2].tobytes()


def test_shared_points_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        sobol_uniforms(16, 1, n_replicates=1, seed=1)[0, 0, 0] = 0.5


def test_normals_have_mean_0_and_spread_1() -> None:
    z = normals(sobol_uniforms(4096, 1, n_replicates=1, seed=1))
    assert z.mean() == pytest.approx(0, abs=1e-3)
    assert z.std() == pytest.approx(1, abs=1e-2)

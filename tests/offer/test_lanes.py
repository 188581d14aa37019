"""The compiled parts of random scenarios: their random words, and how exact single precision is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numba import njit

from goingrate.offer import lanes


def applied(function: Any, x: np.ndarray) -> np.ndarray:
    """Apply a compiled function to each number."""

    @njit
    def loop(x: np.ndarray, out: np.ndarray) -> None:
        for i in range(x.size):
            out[i] = function(x[i])

    out = np.empty(x.size, np.float32)
    loop(x, out)
    return out


def normals(word: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return two normals for each pair of words, shape (n, 2)."""

    @njit
    def loop(word: np.ndarray, other: np.ndarray, out: np.ndarray) -> None:
        for i in range(word.size):
            out[i, 0], out[i, 1] = lanes.two_normals(word[i], other[i])

    out = np.empty((word.size, 2), np.float32)
    loop(word, other, out)
    return out


def test_words_are_those_of_the_reference_implementation() -> None:
    # printed in the tests of the crate rand_xoshiro, made by xoshiro128plusplus.c
    published = [
        641, 1573767, 3222811527, 3517856514, 836907274,
        4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ]  # fmt: skip
    state = tuple(np.uint32(word) for word in (1, 2, 3, 4))
    found = []
    for _ in published:
        word, *rest = lanes.next_word(*state)
        found.append(word)
        state = tuple(np.uint32(part) for part in rest)
    assert found == published


def test_seeds_are_those_of_the_reference_implementation() -> None:
    # printed on Rosetta Code, "Pseudo-random numbers/Splitmix64", for the seed 1234567
    published = [
        6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431,
        16408922859458223821,
    ]  # fmt: skip
    golden = 0x9E3779B97F4A7C15
    counters = [(1234567 + n * golden) % 2**64 for n in range(1, 6)]
    assert [lanes.mixed(np.uint64(counter)) for counter in counters] == published


def test_a_block_gets_the_outputs_of_one_splitmix() -> None:
    @njit
    def seed(first: int, state: np.ndarray) -> None:
        lanes.seed_lanes(np.uint64(1234567), first, state)

    block, later = np.empty((2, 4, lanes.LANES), np.uint32)
    seed(0, block)
    seed(lanes.LANES - 1, later)
    low, high = block[::2] + block[1::2].astype(np.uint64) * 2**32
    assert [low[0], high[0], low[1]] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]
    np.testing.assert_array_equal(later[:, 0], block[:, -1])


def singles(low: float, high: float) -> np.ndarray:
    """Return about a million single-precision numbers between two, evenly by their bits."""
    bits = np.array([low, high], np.float32).view(np.int32)
    return np.linspace(bits[0], bits[1], 1_000_000).astype(np.int32).view(np.float32)


def test_the_logarithm_is_as_exact_as_stated() -> None:
    u = np.concatenate([singles(2.0**-32, 0.5), singles(0.5, 1.0)])
    exact = np.log(u.astype(float))
    error = np.abs(applied(lanes.natural_log, u) - exact)
    assert (error <= 4e-7 * np.abs(exact)).all()
    assert lanes.natural_log(np.float32(1.0)) == 0.0


def test_the_sine_is_as_exact_as_stated() -> None:
    turns = np.concatenate([-singles(1e-8, 0.25), np.zeros(1, np.float32), singles(1e-8, 0.25)])
    exact = np.sin(2.0 * np.pi * turns.astype(float))
    assert np.abs(applied(lanes.sine_of_turns, turns) - exact).max() < 3e-7


def test_the_power_is_as_exact_as_stated() -> None:
    exponent = np.linspace(-126.0, 126.0, 2_000_001).astype(np.float32)
    exact = 2.0 ** exponent.astype(float)
    assert np.abs(applied(lanes.power_of_two, exponent) / exact - 1.0).max() < 3e-7
    whole = np.arange(-126, 127).astype(np.float32)
    np.testing.assert_array_equal(applied(lanes.power_of_two, whole), 2.0 ** whole.astype(float))


WORDS = np.random.default_rng(1).integers(0, 2**32, (2, 1_000_000), dtype=np.uint32)
ENDS = np.array([0, 1, 2**31 - 1, 2**31, 2**32 - 1], dtype=np.uint32)


def test_uniforms_fill_the_interval_and_never_reach_0() -> None:
    u = applied(lanes.uniform, WORDS[0])
    assert lanes.uniform(np.uint32(0)) == 2.0**-32
    assert lanes.uniform(np.uint32(2**32 - 1)) == 1.0
    counts, _ = np.histogram(u, bins=64, range=(0.0, 1.0))
    assert counts.sum() == u.size
    expected = u.size / 64
    assert ((counts - expected) ** 2 / expected).sum() < 63 + 4 * np.sqrt(2 * 63)


def test_normals_are_as_exact_as_stated() -> None:
    word = np.concatenate([WORDS[0], np.repeat(ENDS, ENDS.size)])
    other = np.concatenate([WORDS[1], np.tile(ENDS, ENDS.size)])
    u = ((word >> np.uint32(1)).astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-31)
    radius = np.sqrt(-2.0 * np.log(u.astype(float)))
    angle = 2.0 * np.pi * (other.view(np.int32).astype(float) / 2.0**32)
    exact = np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)
    found = normals(word, other)
    assert np.abs(found - exact).max() < 2e-6
    assert np.abs(found).max() == pytest.approx(np.sqrt(64.0 * np.log(2.0)), abs=1e-5)


@pytest.mark.parametrize("power", [1, 2, 3, 4])
def test_normals_have_the_moments_of_normals(power: int) -> None:
    z = normals(*WORDS).astype(float).ravel()
    moments, variances = {1: 0, 2: 1, 3: 0, 4: 3}, {1: 1, 2: 2, 3: 15, 4: 96}
    error = np.sqrt(variances[power] / z.size)
    assert np.mean(z**power) == pytest.approx(moments[power], abs=4 * error)


def test_the_two_normals_of_a_pair_are_independent() -> None:
    z = normals(*WORDS).astype(float)
    bound = 4 / np.sqrt(len(z))
    for power in (1, 2):
        one, other = (z**power).T
        assert abs(np.corrcoef(one, other)[0, 1]) < bound

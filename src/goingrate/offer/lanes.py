"""Random scenarios of a share price by the million: 64 side by side, nothing kept but the sums.

The scenarios of a block lie next to each other in memory (its lanes), and every step does the same
arithmetic to each, without a branch, so that the compiler works on 8 or 16 of them at once. Each
scenario has its own generator, seeded by the scenario's number: the numbers drawn do not depend on
how scenarios are shared out among threads. Arithmetic is in single precision; the functions beside
the loop state how far they are from the true ones, which is far below the error of sampling. One
machine gives the same bytes always; another kind of processor may round the last digit otherwise.

Imported only inside functions, since the compiler costs 0.3 s to import. All of it is one module:
the compiler's cache does not see a change in another one.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

Single = NDArray[np.float32]
Word = np.uint32
Real = np.float32

#: Scenarios in one block.
LANES: Final = 64

# Products and sums may be joined into one rounding; nothing is reordered or assumed finite.
_joined = {"contract"}
_part = njit(inline="always", error_model="numpy", fastmath=_joined)
_loop = njit(cache=True, nogil=True, error_model="numpy", fastmath=_joined)

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_ROOT_HALF_BITS = np.int32(0x3F3504F3)  # the bits of sqrt(1/2) as a single
_LN_2 = np.float32(math.log(2.0))
# Minimax polynomials of log(m) in z = (m - 1)/(m + 1) for sqrt(1/2) <= m <= sqrt(2), of
# sin(2 pi t) for |t| <= 1/4, and of 2^f for |f| <= 1/2.
_LOG = tuple(map(np.float32, (2.00000024, 0.66652223, 0.41296383)))
_SINE = tuple(map(np.float32, (6.28318527, -41.34167752, 81.60223357, -76.57503801, 39.71122495)))
_POWER = tuple(map(np.float32, (1.0, 0.69314698, 0.24022242, 0.05550734, 0.00967151, 0.00132647)))


@_part
def mixed(counter: np.uint64) -> np.uint64:  # pragma: no cover (compiled)
    """Return a number that looks random, a different one for each of 2^64.

    The output function of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom
    number generators"): that generator's n-th output is `mixed(seed + n * golden)`.
    """
    h = (counter ^ (counter >> np.uint64(30))) * _MIX_1
    h = (h ^ (h >> np.uint64(27))) * _MIX_2
    return h ^ (h >> np.uint64(31))


@_part
def rotated(word: Word, by: int) -> Word:  # pragma: no cover (compiled)
    """Return the bits moved up, those that fall out coming in from below."""
    return np.uint32(word << np.uint32(by)) | np.uint32(word >> np.uint32(32 - by))


@_part
def next_word(
    s0: Word, s1: Word, s2: Word, s3: Word
) -> tuple[Word, Word, Word, Word, Word]:  # pragma: no cover (compiled)
    """Return 32 random bits and the generator's next state: xoshiro128++.

    Blackman and Vigna (2021), "Scrambled linear pseudorandom number generators", ACM Transactions
    on Mathematical Software 47.
    """
    word = np.uint32(rotated(np.uint32(s0 + s3), 7) + s0)
    shifted = np.uint32(s1 << np.uint32(9))
    s2 = s2 ^ s0
    s3 = s3 ^ s1
    s1 = s1 ^ s2
    s0 = s0 ^ s3
    return word, s0, s1, s2 ^ shifted, rotated(s3, 11)


@_part
def uniform(word: Word) -> Real:  # pragma: no cover (compiled)
    """Return a number from 2^-32 to 1, rounded to single precision: the finer the smaller."""
    return (np.float32(np.int32(word >> np.uint32(1))) + np.float32(0.5)) * np.float32(2.0**-31)


@_part
def natural_log(u: Real) -> Real:  # pragma: no cover (compiled)
    """Return log(u) of a number above 2^-126; relative error below 4e-7, 0 at 1."""
    bits = np.float32(u).view(np.int32)
    exponent = np.int32(bits - _ROOT_HALF_BITS) >> np.int32(23)
    m = np.int32(bits - np.int32(exponent << np.int32(23))).view(np.float32)
    z = (m - np.float32(1.0)) / (m + np.float32(1.0))
    zz = z * z
    return np.float32(exponent) * _LN_2 + z * (_LOG[0] + zz * (_LOG[1] + zz * _LOG[2]))


@_part
def sine_of_turns(turns: Real) -> Real:  # pragma: no cover (compiled)
    """Return sin(2 pi t) for |t| <= 1/4; absolute error below 3e-7."""
    tt = turns * turns
    tail = _SINE[2] + tt * (_SINE[3] + tt * _SINE[4])
    return turns * (_SINE[0] + tt * (_SINE[1] + tt * tail))


@_part
def power_of_two(exponent: Real) -> Real:  # pragma: no cover (compiled)
    """Return 2^x for |x| <= 126; relative error below 3e-7, exact for whole numbers."""
    whole = np.rint(exponent)
    f = exponent - whole
    tail = _POWER[3] + f * (_POWER[4] + f * _POWER[5])
    fraction = _POWER[0] + f * (_POWER[1] + f * (_POWER[2] + f * tail))
    shift = np.int32(np.int32(whole) << np.int32(23))  # adds to the exponent's bits
    return np.int32(np.float32(fraction).view(np.int32) + shift).view(np.float32)


@_part
def two_normals(word: Word, other: Word) -> tuple[Real, Real]:  # pragma: no cover (compiled)
    """Return two independent standard normals, at most 6.7 from 0; absolute error below 2e-6.

    That error is against the exact transform of the uniform numbers as they were rounded.
    Box and Muller (1958), "A note on the generation of random normal deviates".
    """
    radius = np.sqrt(np.float32(-2.0) * natural_log(uniform(word)))
    turns = np.float32(np.int32(other)) * np.float32(2.0**-32)  # from -1/2 to 1/2
    away = abs(turns)
    quarter = np.float32(0.25)
    folded = np.copysign(quarter - abs(away - quarter), turns)
    return radius * sine_of_turns(folded), radius * sine_of_turns(quarter - away)


@_part
def seed_lanes(
    key: np.uint64, first: int, state: NDArray[Word]
) -> None:  # pragma: no cover (compiled)
    """Fill states (4, LANES): scenario i starts from outputs 2i + 1 and 2i + 2 of SplitMix64."""
    for lane in range(LANES):
        counter = np.uint64(2) * np.uint64(first + lane) + np.uint64(1)
        low = mixed(np.uint64(key + counter * _GOLDEN))
        high = mixed(np.uint64(key + (counter + np.uint64(1)) * _GOLDEN))
        state[0, lane], state[1, lane] = np.uint32(low), np.uint32(low >> np.uint64(32))
        state[2, lane], state[3, lane] = np.uint32(high), np.uint32(high >> np.uint64(32))


@_part
def add_later_grants(
    step: int,
    values: Single,
    granted_at: NDArray[np.int64],
    price: Single,
    inverse: Single,
    total: Single,
) -> None:  # pragma: no cover (compiled)
    """Add what vests at one step of grants whose shares were counted at a later day's price.

    `price` is that of this step by lane; `inverse` (n_grants, LANES) remembers one over the price
    of each grant's day.
    """
    for grant in range(1, granted_at.size):
        if granted_at[grant] == step + 1:
            for lane in range(LANES):
                inverse[grant, lane] = np.float32(1.0) / price[lane]
        value = values[grant, step]
        if value != np.float32(0.0):
            for lane in range(LANES):
                total[lane] += value * price[lane] * inverse[grant, lane]


@_loop
def add_vests(
    seed: np.uint64,
    first: int,
    values: Single,
    granted_at: NDArray[np.int64],
    drift: Real,
    spread: Real,
    sums: Single,
) -> None:  # pragma: no cover (compiled)
    """Fill `sums` with the vests along scenarios `first`, `first + 1`, ...; `first` fits a block.

    `values` (n_grants, n_steps), n_steps even, is what vests after each step at the price of the
    grant's day, which follows step `granted_at` (n_grants,): 0 (today) for the first row and no
    other. `drift` and `spread` are those of the price's base-2 logarithm in one step.
    """
    key = mixed(seed)  # so that neighbouring seeds do not share scenarios
    state = np.empty((4, LANES), np.uint32)
    level, total = np.empty(LANES, np.float32), np.empty(LANES, np.float32)
    prices, next_prices = np.empty(LANES, np.float32), np.empty(LANES, np.float32)
    inverse = np.ones((granted_at.size, LANES), np.float32)
    for start in range(0, sums.size, LANES):
        seed_lanes(key, first + start, state)
        level[:] = np.float32(0.0)
        total[:] = np.float32(0.0)
        for step in range(0, values.shape[1], 2):
            value, next_value = values[0, step], values[0, step + 1]
            for lane in range(LANES):
                a0, a1, a2, a3 = state[0, lane], state[1, lane], state[2, lane], state[3, lane]
                word, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                other, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                state[0, lane], state[1, lane], state[2, lane], state[3, lane] = a0, a1, a2, a3
                z, next_z = two_normals(word, other)
                here = level[lane] + drift + spread * z
                level[lane] = here + drift + spread * next_z
                price, next_price = power_of_two(here), power_of_two(level[lane])
                prices[lane], next_prices[lane] = price, next_price
                total[lane] += value * price + next_value * next_price
            add_later_grants(step, values, granted_at, prices, inverse, total)
            add_later_grants(step + 1, values, granted_at, next_prices, inverse, total)
        for lane in range(min(LANES, sums.size - start)):
            sums[start + lane] = total[lane]


@_part
def year_of_company(
    fate: Word, luck: Word, chances: Single, kept: Real, alive: Real
) -> tuple[Real, Real, Real]:  # pragma: no cover (compiled)
    """Return the part of a share kept after a year, and 1 or 0: whether it exits, whether it lives.

    `chances` are those of failing, of failing or exiting, of a round; then what a round takes at
    least, and how much more the luckless lose for each unit of their draw.
    """
    end, draw = uniform(fate), uniform(luck)
    lost = chances[3] + chances[4] * draw if draw <= chances[2] else np.float32(0.0)
    exits = alive if chances[0] < end <= chances[1] else np.float32(0.0)
    lives = alive if end > chances[1] else np.float32(0.0)
    return kept * (np.float32(1.0) - lost), exits, lives


@_part
def worth_of_exits(
    then: Single, knots: Single, turns: Single, strike: Real
) -> None:  # pragma: no cover (compiled)
    """Fill row 3 from rows 0 to 2: level, part kept, worth of a price of 1 at the exit."""
    nothing = np.float32(0.0)
    for lane in range(LANES):
        then[0, lane] = power_of_two(then[0, lane])
    for knot in range(knots.size):
        start, turn = knots[knot], turns[knot]
        for lane in range(LANES):
            then[3, lane] += turn * max(then[0, lane] - start, nothing)
    for lane in range(LANES):
        then[3, lane] = then[2, lane] * max(then[3, lane] * then[1, lane] - strike, nothing)


@_loop
def add_exits(
    seed: np.uint64,
    first: int,
    moves: Single,
    chances: Single,
    paid: Single,
    knots: Single,
    turns: Single,
    strike: Real,
    worths: Single,
) -> None:  # pragma: no cover (compiled)
    """Fill `worths` with what shares of a private company pay along scenarios `first`, ...

    `moves` are drift and spread in a year of the base-2 logarithm of the company's value, which is
    1 today. `paid` (n_years), n_years even, is what a price of 1 is worth today if the exit falls
    into that year. The slope of the share's price turns at each of the `knots`.
    """
    key = mixed(seed)
    state = np.empty((4, LANES), np.uint32)
    now = np.empty((3, LANES), np.float32)  # level, part kept, 1 if alive
    then = np.empty((4, LANES), np.float32)  # at the exit, see `worth_of_exits`
    for start in range(0, worths.size, LANES):
        seed_lanes(key, first + start, state)
        now[0], now[1], now[2] = np.float32(0.0), np.float32(1.0), np.float32(1.0)
        then[:] = np.float32(0.0)
        for year in range(0, paid.size, 2):
            for lane in range(LANES):
                a0, a1, a2, a3 = state[0, lane], state[1, lane], state[2, lane], state[3, lane]
                word, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                other, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                fate, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                luck, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                next_fate, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                next_luck, a0, a1, a2, a3 = next_word(a0, a1, a2, a3)
                state[0, lane], state[1, lane], state[2, lane], state[3, lane] = a0, a1, a2, a3
                z, next_z = two_normals(word, other)
                level = now[0, lane] + moves[0] + moves[1] * z
                last = level + moves[0] + moves[1] * next_z
                kept, exits, lives = year_of_company(
                    fate, luck, chances, now[1, lane], now[2, lane]
                )
                left, leaves, lives = year_of_company(next_fate, next_luck, chances, kept, lives)
                now[0, lane], now[1, lane], now[2, lane] = last, left, lives
                then[0, lane] += exits * level + leaves * last
                then[1, lane] += exits * kept + leaves * left
                then[2, lane] += exits * paid[year] + leaves * paid[year + 1]
        worth_of_exits(then, knots, turns, strike)
        for lane in range(min(LANES, worths.size - start)):
            worths[start + lane] = then[3, lane]

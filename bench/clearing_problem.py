"""A made-up market: people of some ability and skills, firms of some size that need skills."""

from __future__ import annotations

import numpy as np

from goingrate.contest.market import Market

_SKILLS = 6
_BLOCK = 20_000


def market(n_people: int, n_firms: int, *, filled: float = 0.9, seed: int = 0) -> Market:
    """Draw worth as the root of ability times size, times fit of skills, plus what is special.

    Seats are as unequal as sizes of firms and suffice for a part of the people.
    """
    r = np.random.default_rng(seed)
    skills = r.dirichlet(np.ones(_SKILLS), n_people).astype(np.float32)
    needs = r.dirichlet(np.ones(_SKILLS), n_firms).astype(np.float32)
    ability = np.exp(0.25 * r.standard_normal(n_people, np.float32))
    size = np.exp(0.25 * r.standard_normal(n_firms, np.float32))
    worth = np.empty((n_people, n_firms), np.float32)
    for first in range(0, n_people, _BLOCK):
        part = slice(first, first + _BLOCK)
        fit = np.float32(0.3) + np.float32(3.0) * (skills[part] @ needs.T)
        special = r.standard_normal(fit.shape, np.float32)
        worth[part] = ability[part, None] * size * fit + np.float32(0.3) * special
    worth -= np.float32(0.2)
    shares = np.exp(r.standard_normal(n_firms))
    seats = np.maximum(1, np.floor(shares / shares.sum() * n_people * filled))
    return Market.of(worth, seats)

"""The same market as a flow of least cost (OR-tools) and as a transport plan (POT)."""

from __future__ import annotations

import importlib.util

import numpy as np

from goingrate.contest.market import Market

_PER_UNIT = 1_000_000  # OR-tools counts in whole numbers: worth in millionths

MISSING = [name for name in ("ortools", "ot") if importlib.util.find_spec(name) is None]


def flow(market: Market) -> float:
    """Return the largest total by OR-tools' min-cost flow; people can go to a sink for nothing."""
    from ortools.graph.python import min_cost_flow

    n, j = market.worth.shape
    cost = -np.rint(market.worth.astype(np.float64) * _PER_UNIT).astype(np.int64)
    people, firms, sink = np.arange(n), n + np.arange(j), n + j
    solver = min_cost_flow.SimpleMinCostFlow()
    tail = np.concatenate([np.repeat(people, j), people, firms])
    head = np.concatenate([np.tile(firms, n), np.full(n + j, sink)])
    most = np.concatenate([np.ones(n * j + n, np.int64), market.seats])
    costs = np.concatenate([cost.ravel(), np.zeros(n + j, np.int64)])
    solver.add_arcs_with_capacity_and_unit_cost(tail, head, most, costs)
    solver.set_nodes_supplies(np.append(people, sink), np.append(np.ones(n, np.int64), -n))
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("OR-tools found no flow")
    return -solver.optimal_cost() / _PER_UNIT


def transport(market: Market) -> float:
    """Return the largest total by POT's network simplex; one row and column stand for nobody."""
    import ot

    n, j = market.worth.shape
    cost = np.zeros((n + 1, j + 1))
    cost[:n, :j] = -market.worth
    people = np.append(market.people, market.seats.sum())
    seats = np.append(market.seats, n).astype(np.float64)
    plan = ot.emd(people, seats, cost, numItermax=100_000_000)
    return -float((plan * cost).sum())

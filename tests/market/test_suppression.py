"""Nothing published of a data set lets a suppressed cell be computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goingrate.base.errors import BadField
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import LANGUAGES, say
from goingrate.market import suppression
from goingrate.market.cells import decide
from goingrate.market.lattice import lattice_of
from goingrate.market.suppression import publishable

from .adversary import (
    Cell,
    Seen,
    Table,
    exact_counts,
    groups_by_subtracting,
    look,
    possible_counts,
    sums_that_follow,
    tables,
)


def plain(counts: dict[Cell, int], *dimensions: str) -> Table:
    """A table in which each cell has the same ten employers, as even as can be."""
    staff = {}
    for cell, records in counts.items():
        firms: Counter[str | None] = Counter(f"firm {number % 10}" for number in range(records))
        staff[cell] = firms
    return Table(dimensions, staff)


def square(rows: Sequence[Sequence[int]]) -> Table:
    counts = {
        (f"role{i}", f"level{j}"): records
        for i, row in enumerate(rows)
        for j, records in enumerate(row)
        if records
    }
    return plain(counts, "role", "level")


def only_one_cell_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the engine: each segment by the rules for one cell, and nothing held back beside."""
    monkeypatch.setattr(
        suppression, "_giving_away", lambda *tried: np.zeros(tried[-1].size, dtype=np.bool_)
    )


def too_small(seen: Seen, *kinds: str) -> list[frozenset[Cell]]:
    allowed = {"shown"} if kinds == ("shown",) else {"shown", "pooled"}
    return [
        group
        for group in groups_by_subtracting(seen, *kinds)
        if group and decide(seen.table.counts(group)).kind not in allowed
    ]


@given(tables())
def test_each_published_segment_passes_by_itself(table: Table) -> None:
    seen = look(table)
    for fixed, kind in seen.kinds.items():
        own = decide(table.counts(table.inside(fixed))).kind
        assert kind in {own, "suppressed"} if own in {"shown", "pooled"} else kind == own
        assert seen.told[fixed] <= table.records(table.inside(fixed))


@given(tables())
def test_subtracting_leaves_no_group_that_is_too_small(table: Table) -> None:
    seen = look(table)
    assert too_small(seen, "shown") == []
    assert too_small(seen) == []


@given(tables())
def test_no_linear_combination_gives_the_pay_of_a_suppressed_segment(table: Table) -> None:
    assert sums_that_follow(look(table)) == []


@given(tables())
def test_the_count_of_a_suppressed_cell_stays_open(table: Table) -> None:
    """Three values at least; all of 1 to 5 where no pooled segment holds it."""
    seen = look(table)
    pooled = frozenset().union(*seen.published("pooled").values())
    for cell, (low, high) in possible_counts(seen).items():
        assert high - low >= 2 - 1e-9
        if cell not in pooled:
            assert (low, high) == (pytest.approx(1), pytest.approx(5))


@given(tables(), st.integers(0, 1000), st.integers(1, 5))
def test_counts_that_are_told_do_not_depend_on_a_suppressed_cell(
    table: Table, chosen: int, other: int
) -> None:
    small = sorted((cell for cell in table.staff if table.records([cell]) <= 5), key=str)
    assume(small)
    cell = small[chosen % len(small)]
    firm = next(iter(table.staff[cell]))
    changed = Table(table.dimensions, {**table.staff, cell: Counter({firm: other})})
    one, two = look(table), look(changed)
    for fixed, kind in one.kinds.items():
        if kind == two.kinds[fixed]:
            assert one.told[fixed] == two.told[fixed]


def test_every_small_table() -> None:
    """All tables of 2 x 3 with few counts: none gives anything away."""
    rows = list(combinations_with_replacement(product((0, 4, 12), repeat=3), 2))
    assert len(rows) == 378
    for first, second in rows:
        seen = look(square([first, second]))
        assert sums_that_follow(seen) == []
        assert too_small(seen) == []


ONE_SMALL = [[40, 30, 3], [50, 60, 70]]


def narrowed_to_less_than_three(seen: Seen) -> list[Cell]:
    """Return the small cells whose count would be found out if counts were told exactly."""
    return [cell for cell, (low, high) in exact_counts(seen).items() if high - low < 2]


@pytest.mark.parametrize("caught", [too_small, sums_that_follow, narrowed_to_less_than_three])
def test_without_complementary_suppression_the_adversary_wins(
    caught: Callable[[Seen], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = square(ONE_SMALL)
    assert caught(look(table)) == []
    only_one_cell_at_a_time(monkeypatch)
    assert caught(look(table)) != []


def test_counts_that_were_told_exactly_would_narrow_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    table = square([[5, 5], [0, 40]])
    assert possible_counts(look(table)).values()
    assert look(table).kinds["role0", None] == "suppressed"  # ten are five and five
    monkeypatch.setattr(suppression, "_counts_stay_open", lambda _, own: np.ones_like(own.shown))
    ranges = possible_counts(look(table))
    assert set(ranges.values()) == {(5, 5)}


def dominated(firm: str, records: int) -> Counter[str | None]:
    """Return the records of a cell that one employer has too many of."""
    own: Counter[str | None] = Counter({firm: 2 * records // 5})
    own.update({f"other {number}": records // 10 for number in range(6)})
    return own


def test_a_cell_between_rows_and_columns_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of no row and no column leave it alone; two rows less two columns do."""
    block = {(f"role{i}", f"level{j}") for i in (0, 1) for j in (0, 1)}
    block |= {(f"role{i}", f"level{j}") for i in (2, 3) for j in (2, 3)}
    staff = {cell: dominated(str(cell), 20) for cell in block}
    between = ("role1", "level2")
    table = Table(("role", "level"), {**staff, between: Counter("abcd")})
    seen = look(table)
    assert sums_that_follow(seen) == []
    assert sum(kind == "shown" for kind in seen.kinds.values()) >= 6
    monkeypatch.setattr(
        suppression, "_giving_sums_away", lambda *tried: np.zeros(tried[-1].size, dtype=np.bool_)
    )
    assert too_small(look(table)) == []
    assert frozenset({between}) in sums_that_follow(look(table))


def test_two_nested_segments_do_not_show_the_pay_of_the_few_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody gets all quantiles of both, that is all their pay, and takes one from the other."""
    random = np.random.default_rng(3)
    table = square([[40, 2], [0, 60]])
    pay = {cell: random.lognormal(12, 0.4, table.records([cell])) for cell in table.staff}

    def pay_between(seen: Seen) -> list[int]:
        """Return how many single salaries come out of each pair of nested segments."""
        all_pay = {
            fixed: Counter(value for cell in inside for value in pay[cell].tolist())
            for fixed, inside in seen.published().items()
        }
        return [
            (outer - inner).total()
            for outer, inner in product(all_pay.values(), repeat=2)
            if inner < outer
        ]

    found = pay_between(look(table))
    assert found
    assert min(found) >= 10
    only_one_cell_at_a_time(monkeypatch)
    assert min(pay_between(look(table))) == 2


def test_the_smallest_part_is_held_back_and_the_total_stays() -> None:
    seen = look(plain({("a",): 40, ("b",): 30, ("c",): 20, ("d",): 3}, "role"))
    assert seen.kinds == {
        (None,): "shown",
        ("a",): "shown",
        ("b",): "shown",
        ("c",): "suppressed",
        ("d",): "suppressed",
    }


def test_where_nothing_is_small_nothing_is_held_back() -> None:
    seen = look(square([[10, 20, 30], [40, 50, 60]]))
    assert set(seen.kinds.values()) == {"shown"}
    assert seen.told[None, None] == 210


def test_two_metropolitan_areas_of_a_region_that_is_held_back() -> None:
    """Its parts count as parts of the country: the few that no place names must not come out."""
    staff = {
        ("US", "CA", "SF"): 100,
        ("US", "CA", "LA"): 90,
        ("US", "CA", None): 4,
        ("US", "NY", None): 200,
    }
    seen = look(plain(staff, "country", "region", "metro"))
    assert too_small(seen) == []
    assert seen.kinds["US", "CA", None] == "shown"
    assert {seen.kinds["US", "CA", metro] for metro in ("SF", "LA")} == {"shown", "suppressed"}


def test_a_decision_is_found_by_its_segment() -> None:
    firms = [f"firm {number % 10}" for number in range(63)]
    lattice = lattice_of(
        {
            "role": ["ai-engineer"] * 63,
            "level": ["senior"] * 60 + ["staff"] * 3,
            "country": ["US"] * 63,
            "region": ["CA"] * 30 + ["NY"] * 33,
            "metro": [None] * 63,
            "employer_kind": [None] * 63,
        },
        employers=firms,
        records=[1] * 63,
    )
    decided = publishable(lattice)
    us, ca = Place("US"), Place("US", "CA")
    assert decided.of(Segment("ai-engineer", place=us)).kind == "shown"
    assert decided.of(Segment("ai-engineer", place=us)).at_least == 61  # three count as one
    assert decided.of(Segment("ai-engineer", "staff", us)).kind == "suppressed"
    assert decided.of(Segment("ai-engineer", "mid", us)).kind == "refused"
    assert decided.of(Segment("designer")).kind == "refused"
    assert decided.nearest(Segment("ai-engineer", "staff", ca)) == (
        Segment("ai-engineer", None, ca),
    )
    assert decided.values(decided.lattice.segments.shape[0] - 1)["country"] == "US"


def test_what_the_decision_does_not_know_is_not_decided() -> None:
    """A metropolitan area where only regions were looked at."""
    decided = plain({("US", "CA"): 40, ("US", "NY"): 50}, "country", "region").decided()
    assert decided.of(Segment(place=Place("US", "CA"))).kind == "shown"
    with pytest.raises(BadField) as caught:
        decided.of(Segment(place=Place("US", "CA", "San Jose")))
    assert caught.value.where == "metro"


def test_a_reason_does_not_tell_a_small_cell_from_its_neighbour() -> None:
    decided = plain({("a",): 40, ("b",): 30, ("c",): 20, ("d",): 3}, "role").decided()
    small, beside = (decided.decision({"role": role}) for role in "dc")
    assert small == beside
    for language in LANGUAGES:
        assert "10" in say(small.because.key, language, **dict(small.because.values))


def test_nothing_at_all_is_refused() -> None:
    decided = publishable(lattice_of({"role": []}, employers=[], records=[]))
    assert decided.decision({}).kind == "refused"
    assert decided.nearest(Segment("ai-engineer")) == ()


@pytest.mark.parametrize(
    ("columns", "employers", "records", "where"),
    [
        ({"role": ["a"]}, [None], [1, 2], "role"),
        ({"role": ["a", "b"]}, [None], [1, 2], "employers"),
        ({}, [], [], "columns"),
    ],
)
def test_columns_that_do_not_fit_are_refused(
    columns: dict[str, list[str | None]],
    employers: list[str | None],
    records: list[int],
    where: str,
) -> None:
    with pytest.raises(BadField) as caught:
        lattice_of(columns, employers=employers, records=records)
    assert caught.value.where == where


def test_thousands_of_cells() -> None:
    """As in files of filings: long tails of roles, places and employers, much not known."""
    random = np.random.default_rng(7)
    size = 4_000

    def tail(name: str, many: int, unknown: float) -> list[str | None]:
        weights = 1.0 / np.arange(1, many + 1)
        drawn = random.choice(many, size, p=weights / weights.sum())
        gone = random.random(size) < unknown
        return [None if no else f"{name}{number}" for number, no in zip(drawn, gone, strict=True)]

    columns = {
        "role": tail("role", 17, 0.1),
        "level": tail("level", 6, 0.1),
        "country": ["US"] * size,
        "region": tail("region", 50, 0.05),
        "employer_kind": tail("kind", 8, 0.3),
    }
    lattice = lattice_of(columns, employers=tail("firm", 300, 0.0), records=[1] * size)
    assert len(lattice.cells) > 2_000
    decided = publishable(lattice)
    kept = decided.shown.sum() / decided.own.shown.sum()
    assert kept > 0.85

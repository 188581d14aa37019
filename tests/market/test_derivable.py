"""Which sums follow from other sums."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array, vstack

from goingrate.base.errors import OutOfRange
from goingrate.market import derivable
from goingrate.market.derivable import given_away


def margins(rows: int, columns: int) -> csr_array:
    """Return the sums of a table by row and by column as indicators of its cells."""
    place = np.arange(rows * columns)
    ones = np.ones(place.size)
    by_row = csr_array((ones, (place // columns, place)))
    by_column = csr_array((ones, (place % columns, place)))
    return csr_array(vstack([by_row, by_column]))


def test_margins_give_no_cell_away_and_each_other_s_total() -> None:
    whole = csr_array(np.ones((1, 12)))
    assert not given_away(margins(3, 4), csr_array(np.eye(12))).any()
    assert given_away(margins(3, 4), whole).tolist() == [True]


def test_one_missing_cell_follows_from_the_others() -> None:
    known = csr_array(np.eye(12)[:-1])
    published = csr_array(vstack([margins(3, 4), known]))
    assert given_away(published, csr_array(np.eye(12)[-1:])).tolist() == [True]


def test_a_group_without_cells_is_given_away() -> None:
    assert given_away(margins(2, 2), csr_array(np.zeros((1, 4)))).tolist() == [True]


def test_large_systems_are_answered_like_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of 20 x 25 with all margins; of some rows all cells but one, two or three."""
    shape, known = (20, 25), np.ones((20, 25), dtype=np.bool_)
    for row, hidden in ((0, 1), (4, 2), (4, 3), (9, 3), (9, 7), (15, 2), (15, 7)):
        known[row, hidden] = False
    cells = np.eye(known.size)
    published = csr_array(vstack([margins(*shape), csr_array(cells[known.ravel()])]))
    groups = csr_array(cells)
    directly = given_away(published, groups)
    assert directly.reshape(shape)[0, 1]
    assert not directly.reshape(shape)[9, 7]
    monkeypatch.setattr(derivable, "_DENSE", 0)
    assert given_away(published, groups).tolist() == directly.tolist()


def test_what_cannot_be_answered_accurately_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivable, "_DENSE", 0)
    monkeypatch.setattr(derivable, "_MOST_STEPS", 1)
    with pytest.raises(OutOfRange):
        given_away(csr_array(np.triu(np.ones((30, 30)))), csr_array(np.eye(30)))

"""Many certainty equivalents at once are those that are computed one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.certainty import certainty_equivalent
from goingrate.offer.certainty_rows import certainty_equivalents

ROWS = np.array([[1e5, 2e5, 9e6], [3.0, 4.0, 5.0], [1e-3, 1e3, 1e9], [7.0, 7.0, 7.0]])
WEIGHTS = np.array([0.7, 0.2, 0.1])


@given(st.one_of(st.floats(0.0, 30.0), st.sampled_from([1.0, 1.0 + 1e-8, 1.0 - 1e-10, 0.999])))
def test_rows_are_those_of_one_by_one(taste: float) -> None:
    found = certainty_equivalents(ROWS, risk_aversion=taste, weights=WEIGHTS)
    known = [certainty_equivalent(row, risk_aversion=taste, weights=WEIGHTS) for row in ROWS]
    assert found == pytest.approx(known, rel=1e-6)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(OutOfRange, match="wealth"):
        certainty_equivalents(ROWS - 3.0, risk_aversion=2.0, weights=WEIGHTS)
    with pytest.raises(OutOfRange, match="risk_aversion"):
        certainty_equivalents(ROWS, risk_aversion=-1.0, weights=WEIGHTS)

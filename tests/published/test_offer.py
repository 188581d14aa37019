"""Numbers about risk that were printed somewhere; half a unit of the last printed digit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goingrate.data.fact_files import packaged_facts
from goingrate.offer.certainty import certainty_equivalent
from goingrate.offer.risk_question import CUTS, indifferent_risk_aversion

AsPrinted = Callable[[str], Any]


@pytest.mark.parametrize(
    ("risk_aversion", "printed"),
    [(0, "75000"), (1, "70711"), (3, "63246"), (5, "58566"), (10, "53991")],
)
def test_even_gamble_of_50_000_or_100_000(
    risk_aversion: float, printed: str, as_printed: AsPrinted
) -> None:
    gamble = np.array([50_000.0, 100_000.0])
    assert certainty_equivalent(gamble, risk_aversion=risk_aversion) == as_printed(printed)


@pytest.mark.parametrize(
    ("cut", "printed"),
    [
        ("tenth", "0.13"),
        ("fifth", "0.27"),
        ("third", "0.50"),
        ("half", "1.00"),
        ("three_quarters", "3.27"),
    ],
)
def test_kimball_sahm_shapiro_2008_table_1_bounds_of_risk_tolerance(
    cut: Any, printed: str, as_printed: AsPrinted
) -> None:
    tolerance = 1 / indifferent_risk_aversion(CUTS[cut])
    assert tolerance == as_printed(printed)
    assert packaged_facts()[f"risk.tolerance_bound_{cut}"].latest.value == float(printed)

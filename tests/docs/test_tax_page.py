"""The worked examples on the page about tax come out as printed."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "tax.md"


def test_the_examples_come_out_as_printed() -> None:
    ran = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert ran.attempted > 30
    assert ran.failed == 0

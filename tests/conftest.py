"""What tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from goingrate.base.errors import InputError
from goingrate.base.texts import LANGUAGES

# Whether a change may land does not hang on a throw of dice: the same examples in every run. New
# ones are looked for with HYPOTHESIS=explore.
settings.register_profile("fixed", deadline=None, derandomize=True)  # the first call compiles
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS", "fixed"))


@pytest.fixture(scope="session")
def as_printed() -> Callable[[str], Any]:
    """Allow half a unit of the last printed digit, no more."""

    def allowing(text: str) -> Any:
        last_place = int(Decimal(text).as_tuple().exponent)
        return pytest.approx(float(text), abs=0.5 * 10.0**last_place, rel=0)

    return allowing


@pytest.fixture(scope="session")
def examples() -> Path:
    return Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def is_one_line() -> Callable[[InputError], bool]:
    """Say whether an error is told on one line, in each language."""

    def told(error: InputError) -> bool:
        said = [str(error), *(error.said(language) for language in LANGUAGES)]
        return all(
            len(text.splitlines()) == 1 and text.isprintable() and "Traceback" not in text
            for text in said
        )

    return told


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of shared data and oracles beside the checkout; a test without it is skipped."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not there")
    return folder

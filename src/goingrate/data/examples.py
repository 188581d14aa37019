"""The commented examples that come with goingrate."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from goingrate.base.texts import Language

_NAMES: Final[dict[Language, str]] = {"en": "two-offers.yaml", "de": "zwei-angebote.yaml"}


def example_text(language: Language) -> str:
    """Return a commented offers file, without the hint that only fits its own folder."""
    text = (_folder() / _NAMES[language]).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if "yaml-language-server" not in line)


def _folder() -> Traversable:
    # An installed package carries the examples; a checkout has them at its top.
    packaged = files("goingrate.data") / "examples"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"

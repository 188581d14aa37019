"""Every sentence that a user can see, in every language that goingrate speaks.

A feature adds one module with a `TEXTS` dictionary and lists it in `_FEATURES`. Keys read
`area.name`; both languages stand side by side, so a missing one is a type error. Values in
braces are strings that were formatted before (numbers are formatted once, in `report`).
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from string import Formatter

from goingrate.base.texts.text import LANGUAGES, Language, Phrase, Text

__all__ = ["LANGUAGES", "Language", "Phrase", "Text", "catalogue", "placeholders", "say"]

_FEATURES = (
    "errors",
    "files",
    "money",
    "facts",
    "kinds",
    "compare",
    "report",
    "charts",
    "live",
    "cap_table",
    "ocf",
    "equity",
    "equity_leave",
    "equity_report",
    "scenario",
    "cli",
    "options",
    "vesting",
    "waterfall",
    "contingent",
    "tax",
    "tax_us",
    "tax_states",
    "tax_de",
    "tax_payslip",
    "tax_report",
    "tax_grants",
    "oews",
    "pay_connectors",
    "other_connectors",
    "imports",
    "engines",
    "rates",
    "cells",
    "ratio",
    "rate_report",
    "premium",
    "premium_facts",
    "premium_charts",
    "imbalance",
    "series",
    "series_files",
    "regimes",
    "imbalance_charts",
    "contest",
    "keep",
    "win",
    "contest_offers",
)


@cache
def catalogue() -> dict[str, Text]:
    """Return every text by its key.

    Raises
    ------
    ValueError
        If two features use the same key.
    """
    found: dict[str, Text] = {}
    for feature in _FEATURES:
        texts: dict[str, Text] = import_module(f"{__name__}.{feature}").TEXTS
        twice = found.keys() & texts.keys()
        if twice:
            raise ValueError(f"texts defined twice: {sorted(twice)}")
        found |= texts
    return found


def say(key: str, language: Language = "en", **values: str | int | Phrase) -> str:
    """Return the text with this key in a language, its braces filled.

    A value that is itself a `Phrase` is put into the same language first.
    """
    filled = {
        name: say(value.key, language, **dict(value.values)) if isinstance(value, Phrase) else value
        for name, value in values.items()
    }
    return catalogue()[key].spoken(language).format(**filled)


def placeholders(template: str) -> set[str]:
    """Return the names in braces of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}

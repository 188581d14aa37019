"""A yearly working asked for in words, as on a command line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.tax_working import tax_working
from goingrate.base.facts import Facts
from goingrate.base.texts import Language
from goingrate.data.tax_amounts import exact_share

_INDEX: Final = (-0.05, 0.20)


def tax_working_from_words(
    path: Path, *, index_rate: str | None, facts: Facts | None = None, language: Language = "en"
) -> TaxWorking:
    """Return `tax_working` for arguments as somebody types them, such as `--index-rate 2.5%`."""
    low, high = _INDEX
    rate = None
    if index_rate is not None:
        rate = exact_share(index_rate, language, where="--index-rate", low=low, high=high)
    return tax_working(path, index_rate_per_year=rate, facts=facts)

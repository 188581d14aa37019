"""A yearly working asked for in words, as on a command line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.tax_working import tax_working
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.texts import Language, Phrase
from goingrate.data.tax_amounts import exact_share
from goingrate.data.yaml_files import read_yaml

_INDEX: Final = (-0.05, 0.20)


def tax_working_from_words(
    path: Path,
    *,
    index_rate: str | None,
    offer: str | None = None,
    facts: Facts | None = None,
    language: Language = "en",
) -> TaxWorking:
    """Return the working of a tax file, or of one offer in an offers file, as somebody asks for it.

    Raises
    ------
    InputError
        For a file that is neither, and for anything in it that cannot be used.
    """
    low, high = _INDEX
    rate = None
    if index_rate is not None:
        rate = exact_share(index_rate, language, where="--index-rate", low=low, high=high)
    if "offers" in read_yaml(path):
        from goingrate.answers.tax_of_offer import tax_of_offer

        return tax_of_offer(path, offer=offer, index_rate_per_year=rate, facts=facts)
    if offer is not None:
        raise BadField(
            where="--offer",
            given=offer,
            allowed=Phrase("levy.allowed.offers_file"),
            fix=Phrase("grant.fix.drop_option"),
        )
    return tax_working(path, index_rate_per_year=rate, facts=facts)

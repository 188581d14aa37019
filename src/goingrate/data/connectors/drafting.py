"""What the connectors of postings, mapped files and job boards share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase


def check_options(options: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse an option that a connector does not know, and name the nearest that it does.

    Raises
    ------
    BadField
        For the first such option.
    """
    for name, value in options.items():
        if name in known:
            continue
        near = get_close_matches(str(name), known, n=1)
        allowed = Phrase.of("allowed.options", options=", ".join(known))
        raise BadField(
            where=str(name),
            given=str(value),
            allowed=allowed if known else Phrase("allowed.no_options"),
            fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_option"),
        )


def as_drafted(columns: Mapping[str, str]) -> str:
    """Return the list of columns of a draft, each cast to its type.

    Examples
    --------
    >>> as_drafted({"row": "BIGINT", "on_date": "DATE"})
    'CAST("row" AS BIGINT) AS "row", CAST("on_date" AS DATE) AS "on_date"'
    """
    return ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in columns.items())

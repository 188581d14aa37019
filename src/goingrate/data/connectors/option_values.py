"""What a connector is told by name (`certified_only=false`), checked once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase

_YES: Final = frozenset({"true", "yes", "ja", "1", "on"})
_NO: Final = frozenset({"false", "no", "nein", "0", "off"})


def yes_or_no(options: Mapping[str, Any], name: str, *, default: bool) -> bool:
    """Return an option that is true or false.

    Raises
    ------
    BadField
        If it is neither.

    Examples
    --------
    >>> yes_or_no({"certified_only": "no"}, "certified_only", default=True)
    False
    """
    given = options.get(name, default)
    said = str(given).strip().lower()
    if said in _YES or said in _NO:
        return said in _YES
    raise BadField(
        where=name,
        given=given,
        allowed=Phrase("allowed.true_false"),
        fix=Phrase("fix.correct_value"),
    )


def one_of(options: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    """Return an option that is one of some words; the first is the default.

    Raises
    ------
    BadField
        If it is another word.

    Examples
    --------
    >>> one_of({"visa": "e-3"}, "visa", ("H-1B", "H-1B1", "E-3"))
    'E-3'
    """
    given = options.get(name, choices[0])
    spelt = {choice.lower(): choice for choice in choices}
    chosen = spelt.get(str(given).strip().lower())
    if chosen is not None:
        return chosen
    raise BadField(
        where=name,
        given=given,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(choices)),
        fix=Phrase("fix.correct_value"),
    )

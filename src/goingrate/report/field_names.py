"""What the fields of an offer and of a person are called, in every language."""

from __future__ import annotations

from goingrate.base.texts import Language, say


def field_name(sway_field: str, language: Language = "en") -> str:
    """Return the name of a field for people, from the way to it as text.

    Raises
    ------
    KeyError
        If no field is called so.

    Examples
    --------
    >>> field_name("bonus.payout_mean"), field_name("grants.0.value", "de")
    ('bonus payout', 'Wert des Aktienpakets 1')
    """
    steps = sway_field.split(".")
    number = next((int(step) + 1 for step in steps if step.isdigit()), None)
    key = "field." + ".".join(step for step in steps if not step.isdigit())
    return say(key, language) if number is None else say(key, language, number=number)

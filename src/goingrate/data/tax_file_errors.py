"""What is said when a tax file has the wrong shape: field, given, allowed, what to do."""

from __future__ import annotations

import datetime
from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase

_KINDS: Final = {
    "int_type": "allowed.whole_number",
    "int_from_float": "allowed.whole_number",
    "list_type": "allowed.list",
    "string_type": "allowed.text",
    "bool_type": "allowed.true_false",
    "date_type": "allowed.date",
}
_MOMENTS: Final = ("exercised", "acquired", "granted")


def field_error(
    error: ValidationError, model: type[BaseModel], labels: list[str], currency: str
) -> BadField:
    """Return the first thing that is wrong with the shape of the file, in our own words.

    `labels` is what errors call each of the years, in their order.
    """
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    steps = [step for step in first["loc"] if step not in ("int", "float", "str")]
    if _is_quoted_day(first["input"], first["loc"]):
        path = steps[:-1] if first["loc"][-2] in _MOMENTS and steps[-1] == "date" else steps
        where = ".".join(map(str, _labelled(path, labels)))
        return _bad(where, f'"{first["input"]}"', Phrase("allowed.plain_day"))
    if first["loc"][-2:-1] and first["loc"][-2] in _MOMENTS:
        where = ".".join(map(str, _labelled(steps[:-1] if steps[-1] == "date" else steps, labels)))
        return _bad(where, first["input"], Phrase("allowed.day_or_year"))
    where, given = ".".join(map(str, _labelled(steps, labels))), first["input"]
    if first["type"] == "extra_forbidden":
        return _misspelt(where, steps, model)
    if first["type"] == "missing":
        return _bad(where, "-", Phrase("allowed.required"), "fix.tax_file")
    if first["type"] == "literal_error":
        choices = str(first.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        return _bad(where, given, Phrase.of("allowed.one_of", choices=choices.replace("'", "")))
    if steps[-1] == "year":
        return _bad(where, given, Phrase("allowed.tax_years"), "fix.tax_year")
    if steps[-1] == "church":
        return _bad(where, given, Phrase("allowed.church"))
    if len(steps) < len(first["loc"]):
        return BadField(
            where=where,
            given=str(given),
            allowed=Phrase.of("allowed.tax_amount", unit=currency),
            fix=Phrase("fix.tax_amount"),
        )
    return _bad(where, given, Phrase(_KINDS.get(first["type"], "allowed.section")))


def _is_quoted_day(given: object, loc: tuple[int | str, ...]) -> bool:
    """Return whether a text stands for a day: YAML reads a day in quotes as a text."""
    if not isinstance(given, str) or not {"date", *_MOMENTS} & set(loc[-2:]):
        return False
    try:
        datetime.date.fromisoformat(given)
    except ValueError:
        return False
    return True


def _labelled(steps: list[Any], labels: list[str]) -> list[Any]:
    """Return a path with the year in place of its number in the list."""
    if len(steps) > 1 and steps[0] == "years" and isinstance(steps[1], int):
        return [steps[0], labels[steps[1]], *steps[2:]]
    return steps


def _misspelt(where: str, steps: list[Any], model: type[BaseModel]) -> BadField:
    fields = _fields_at(model, steps[:-1])
    near = get_close_matches(str(steps[-1]), fields, n=1, cutoff=0.6)
    return BadField(
        where=where,
        given=steps[-1],
        allowed=Phrase.of("allowed.known_field", fields=", ".join(fields)),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_field"),
    )


def _fields_at(model: type[BaseModel], steps: list[Any]) -> list[str]:
    """Return the field names of the section that a path leads to."""
    current: Any = model
    for step in steps:
        field = current.model_fields.get(step) if isinstance(step, str) else None
        current = (_section_in(field.annotation) if field is not None else None) or current
    return list(current.model_fields)


def _section_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_section_in(part) for part in getattr(annotation, "__args__", ()))
    return next((section for section in found if section is not None), None)


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))

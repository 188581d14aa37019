"""From `offers.yaml` to checked values; every error names file, field and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.quantity import Quantity
from goingrate.base.texts import Language, Phrase
from goingrate.data.convert import Reader
from goingrate.data.offer_models import SCHEMA_VERSION, OffersFile
from goingrate.data.yaml_files import parse_yaml, read_bytes
from goingrate.offer.person import Person
from goingrate.offer.risk_question import LargestCut
from goingrate.offer.terms import Offer


@dataclass(frozen=True, slots=True)
class FxLine:
    """A dated exchange rate that was used: units of the answer's currency for one of `currency`."""

    currency: str
    rate: Quantity
    day: date
    source: str | None


@dataclass(frozen=True, slots=True)
class OffersRead:
    """What an offers file says, checked.

    `name` is what errors call the file, `content` its bytes; `attachments` holds the bytes of every
    file that it names, by name, so that a bundle can carry them; `notes` says what cap tables among
    them took for granted.
    """

    name: str
    content: bytes
    person: Person
    offers: tuple[Offer, ...]
    currency: str
    language: Language
    fx: tuple[FxLine, ...]
    attachments: dict[str, bytes]
    notes: tuple[Phrase, ...] = ()


_KINDS: Final = {
    "bool_type": "allowed.true_false",
    "int_type": "allowed.whole_number",
    "int_from_float": "allowed.whole_number",
    "list_type": "allowed.list",
    "string_type": "allowed.text",
    "date_type": "allowed.date",
    "date_from_datetime_parsing": "allowed.date",
    "model_type": "allowed.section",
    "model_attributes_type": "allowed.section",
    "dict_type": "allowed.section",
}
#: Numbers that only the person can know: writing unknown would not do.
_NEVER_UNKNOWN: Final = ("wealth",)


def read_offers(path: str | Path) -> OffersRead:
    """Read an offers file.

    Raises
    ------
    BadFile, BadField, OutOfRange, NotUnderstood
        On one line: file, field, what was given, what is allowed, what to do.
    """
    place = Path(path)
    content = read_bytes(place)

    def beside(name: str) -> bytes:
        return read_bytes(place.parent / name)

    return offers_from_bytes(content, place.name, beside)


def offers_from_bytes(content: bytes, name: str, attached: Any = None) -> OffersRead:
    """Read the content of an offers file; `attached(name)` returns bytes of a file beside it."""
    tree = parse_yaml(content, name)
    _check_version(tree, name)
    try:
        model = OffersFile.model_validate(tree)
        reader = Reader(model, attached or _nothing_attached)
        reader.check_currencies()
        return OffersRead(
            name=name,
            content=content,
            person=reader.person(),
            offers=reader.offers(),
            currency=model.currency,
            language=model.language,
            fx=tuple(
                FxLine(currency, reader.fx_rate(currency), line.date, line.source)
                for currency, line in model.fx.items()
            ),
            attachments=reader.attachments,
            notes=reader.notes,
        )
    except ValidationError as error:
        raise _field_error(error).at(f"{name}: ") from None
    except InputError as error:
        raise error.at(f"{name}: ") from None


def _nothing_attached(name: str) -> bytes:
    raise BadFile(
        where=name,
        given="-",
        allowed=Phrase("allowed.existing_file"),
        fix=Phrase("fix.check_path"),
    )


def _check_version(tree: dict[str, Any], name: str) -> None:
    version = tree.get("schema_version")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise BadField(
            where=f"{name}: schema_version",
            given="-" if version is None else version,
            allowed=Phrase.of("allowed.version", version=str(SCHEMA_VERSION)),
            fix=Phrase("fix.version"),
        )


def _field_error(error: ValidationError) -> BadField:
    """Return the first thing that is wrong with the shape of the file, in our own words."""
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    steps = [step for step in first["loc"] if not _is_a_kind(step)]
    where = ".".join(str(step) for step in steps)
    if where.startswith("person.risk_aversion"):
        gambles = ", ".join(get_args(LargestCut))
        allowed = Phrase.of("allowed.risk_aversion", gambles=gambles)
        return _bad("person.risk_aversion", first["input"], allowed)
    if first["type"] == "extra_forbidden":
        return _misspelt(where, steps, first["input"])
    if first["type"] == "missing":
        fix = "fix.own_amount" if steps[-1] in _NEVER_UNKNOWN else "fix.fill_in"
        return _bad(where, "-", Phrase("allowed.required"), fix)
    if first["type"] == "literal_error":
        return _no_choice(where, first["input"], str(first.get("ctx", {}).get("expected", "")))
    if _is_a_kind(first["loc"][-1]):
        return _bad(where, first["input"], Phrase("allowed.quantity"))
    return _bad(where, first["input"], Phrase(_KINDS.get(first["type"], "allowed.section")))


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))


def _misspelt(where: str, steps: list[Any], given: object) -> BadField:
    fields = _fields_at(OffersFile, steps[:-1])
    near = get_close_matches(str(steps[-1]), fields, n=1, cutoff=0.6)
    return BadField(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.known_field", fields=", ".join(fields)),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_field"),
    )


def _no_choice(where: str, given: object, expected: str) -> BadField:
    """Return what is said of a word that is none of those allowed; the nearest one is named."""
    choices = expected.replace(" or ", ", ")
    words = choices.replace("'", "").split(", ")
    near = get_close_matches(str(given).lower(), words, n=1, cutoff=0.6)
    return BadField(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.one_of", choices=choices),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.correct_value"),
    )


def _is_a_kind(step: object) -> bool:
    """Whether a step of pydantic's path names one of several kinds, not a field."""
    kinds = {"int", "float", "str", "GambleSection", "[key]"}
    return isinstance(step, str) and (step in kinds or "union" in step)


def _fields_at(model: type[BaseModel], steps: list[Any]) -> list[str]:
    """Return the field names of the section that a path leads to."""
    current: Any = model
    for step in steps:
        if isinstance(current, type) and issubclass(current, BaseModel):
            annotation = (
                current.model_fields[step].annotation if step in current.model_fields else None
            )
            current = _section_in(annotation) or current
    return list(current.model_fields)


def _section_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _section_in(part)
        if found is not None:
            return found
    return None

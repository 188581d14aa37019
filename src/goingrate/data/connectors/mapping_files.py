"""Reading a mapping file; every error names the field and what may stand there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import Phrase
from goingrate.data.connectors.mapping_models import SCHEMA_VERSION, MappingFile
from goingrate.data.yaml_files import parse_yaml, read_bytes

_EXAMPLE: Final = "mapping.yaml"
_KINDS: Final = {
    "list_type": "allowed.list",
    "string_type": "allowed.text",
    "bool_type": "allowed.true_false",
    "date_type": "allowed.date",
    "greater_than": "allowed.positive",
    "float_parsing": "allowed.plain_number",
    "finite_number": "allowed.plain_number",
    "string_too_short": "allowed.text",
}
#: What to do about a file that is no YAML, or YAML without fields.
_OWN_FIXES: Final = {
    ("allowed.yaml", "fix.yaml"): "fix.mapping_yaml",
    ("allowed.mapping", "fix.right_file"): "fix.mapping_fields",
}
#: Fields that pay cannot do without; each is a column or a constant.
_NEEDED: Final = ("component", "basis", "date")
_PLACES: Final = ("country", "place")


def read_mapping(path: Path) -> MappingFile:
    """Return what a mapping file says.

    Raises
    ------
    BadFile
        If it is absent, too large or no YAML.
    BadField
        For a field that is misspelt, missing, twice there, or has a value it cannot have.
    """
    return mapping_from_bytes(read_bytes(path), path.name)


def mapping_from_bytes(content: bytes, name: str) -> MappingFile:
    """Return what the bytes of a mapping file say; `name` is what errors call it."""
    tree = _tree(content, name)
    try:
        _check_version(tree)
        mapping = MappingFile.model_validate(tree)
        _check_fields(mapping)
    except ValidationError as error:
        raise _field_error(error).at(f"{name}: ") from None
    except InputError as error:
        raise error.at(f"{name}: ") from None
    return mapping


def _tree(content: bytes, name: str) -> dict[str, Any]:
    """Return the fields of the file; errors point to an example of a mapping."""
    try:
        return parse_yaml(content, name)
    except BadFile as error:
        own = _OWN_FIXES.get((error.allowed.key, error.fix.key))
        if own is None:
            raise
        given = "-" if error.allowed.key == "allowed.mapping" else error.given
        where, allowed = error.where, error.allowed
        raise BadFile(where=where, given=given, allowed=allowed, fix=Phrase(own)) from None


def mapping_example() -> str:
    """Return a commented mapping file, without the hint that only fits its own folder."""
    # An installed package carries the examples; a checkout has them at its top.
    packaged = files("goingrate.data") / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[4] / "examples"
    lines = (folder / _EXAMPLE).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if "yaml-language-server" not in line)


def mapping_schema() -> str:
    """Return the JSON Schema of a mapping file as text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"goingrate mapping file, version {SCHEMA_VERSION}",
        **MappingFile.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _check_version(tree: dict[str, Any]) -> None:
    version = tree.get("schema_version")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        given = "-" if version is None else version
        allowed = Phrase.of("allowed.version", version=str(SCHEMA_VERSION))
        raise _bad("schema_version", given, allowed, "fix.version_mapping")


def _check_fields(mapping: MappingFile) -> None:
    """Refuse what is given twice, and a mapping that lacks what every record needs."""
    columns, constants = _given(mapping.columns), _given(mapping.constants)
    for name in (name for name in columns if name in constants):
        allowed = Phrase.of("allowed.either_or", one=f"columns.{name}", other=f"constants.{name}")
        raise _bad(f"constants.{name}", constants[name], allowed, "fix.drop_one")
    if "pay" in columns and "pay_low" in columns:
        allowed = Phrase.of("allowed.either_or", one="columns.pay", other="columns.pay_low")
        raise _bad("columns.pay_low", columns["pay_low"], allowed, "fix.drop_one")
    if "pay" not in columns and "pay_low" not in columns:
        raise _bad("columns.pay", "-", Phrase("allowed.pay_column"), "fix.mapping_field")
    if "pay_high" in columns and "pay_low" not in columns:
        allowed = Phrase.of("allowed.only_with", other="columns.pay_low")
        raise _bad("columns.pay_high", columns["pay_high"], allowed, "fix.mapping_field")
    if mapping.constants.grant_years is not None and constants.get("component", "grant") != "grant":
        allowed = Phrase.of("allowed.only_with", other="component: grant")
        raise _bad("constants.grant_years", constants["grant_years"], allowed)
    for name in _NEEDED:
        if name not in columns and name not in constants:
            raise _missing(name)
    if not any(name in columns or name in constants for name in _PLACES):
        raise _missing("country")


def _missing(name: str) -> BadField:
    allowed = Phrase.of("allowed.column_or_constant", name=name)
    return _bad(f"columns.{name}", "-", allowed, "fix.mapping_field")


def _given(section: BaseModel) -> dict[str, Any]:
    return {name: value for name, value in section if value is not None}


def _field_error(error: ValidationError) -> BadField:
    """Return the first thing that is wrong with the shape of the file, in our own words."""
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    steps = list(_steps(first["loc"]))
    where, given, kind = ".".join(map(str, steps)), first["input"], first["type"]
    if kind == "extra_forbidden":
        return _misspelt(where, steps)
    if kind == "missing":
        return _bad(where, "-", Phrase("allowed.required"), "fix.mapping_field")
    if kind == "literal_error":
        choices = str(first["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
        return _bad(where, given, Phrase.of("allowed.one_of", choices=choices))
    if kind == "string_type" and isinstance(given, bool):
        return _bad(where, given, Phrase("allowed.text"), "fix.quoted_word")
    if kind == "string_pattern_mismatch":
        letters = "{2}" in str(first["ctx"]["pattern"])
        return _bad(where, given, Phrase("allowed.country" if letters else "allowed.currency"))
    return _bad(where, given, Phrase(_KINDS.get(kind, "allowed.section")))


def _steps(loc: tuple[int | str, ...]) -> Iterator[int | str]:
    """Yield the steps of pydantic's path that are fields, without those that name a kind."""
    for step in loc:
        if step not in ("int", "float", "str", "bool", "[key]"):
            yield step


def _misspelt(where: str, steps: list[int | str]) -> BadField:
    current: Any = MappingFile
    for step in steps[:-1]:
        field = current.model_fields.get(step) if isinstance(step, str) else None
        current = current if field is None else (_section_in(field.annotation) or current)
    fields = list(current.model_fields)
    near = get_close_matches(str(steps[-1]), fields, n=1, cutoff=0.6)
    return BadField(
        where=where,
        given=str(steps[-1]),
        allowed=Phrase.of("allowed.known_field", fields=", ".join(fields)),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_field"),
    )


def _section_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_section_in(part) for part in getattr(annotation, "__args__", ()))
    return next((section for section in found if section is not None), None)


def _bad(where: str, given: object, allowed: Phrase, fix: str = "fix.correct_value") -> BadField:
    return BadField(where=where, given=str(given), allowed=allowed, fix=Phrase(fix))

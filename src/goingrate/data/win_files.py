"""From a YAML file that asks what to bid to its fields; every error names file and field."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.win_models import SCHEMA_VERSION, WinFile
from goingrate.data.yaml_files import read_yaml

_TEXT: Final = ("string_type",)


def win_file(path: Path) -> WinFile:
    """Return the fields of a file; numbers are read later.

    Raises
    ------
    BadFile, BadField
        On one line: file, field, what was given, what is allowed, what to do.
    """
    tree = read_yaml(path)
    version = tree.get("schema_version")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise BadField(
            where=f"{path.name}: schema_version",
            given="-" if version is None else version,
            allowed=Phrase.of("allowed.version", version=str(SCHEMA_VERSION)),
            fix=Phrase("fix.version"),
        )
    try:
        return WinFile.model_validate(tree)
    except ValidationError as error:
        raise _field_error(error).at(f"{path.name}: ") from None


def win_file_schema() -> str:
    """Return the JSON Schema of such a file as text."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "goingrate win file, version 1",
        **WinFile.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _field_error(error: ValidationError) -> BadField:
    """Return the first thing that is wrong with the shape of the file, in our own words."""
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    where, given = str(first["loc"][0]), first["input"]
    if first["type"] == "extra_forbidden":
        fields = [field.alias or name for name, field in WinFile.model_fields.items()]
        near = get_close_matches(where, fields, n=1, cutoff=0.6)
        fix = Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.remove_field")
        allowed = Phrase.of("allowed.known_field", fields=", ".join(fields))
        return BadField(where=where, given=where, allowed=allowed, fix=fix)
    if first["type"] == "missing":
        fix = Phrase("win.fix.file")
        return BadField(where=where, given="-", allowed=Phrase("allowed.required"), fix=fix)
    if first["type"] == "literal_error":
        allowed = Phrase.of("allowed.one_of", choices="en, de")
    else:
        allowed = Phrase("allowed.text" if first["type"] in _TEXT else "allowed.quantity")
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

"""JSON Schemas of what `goingrate data sources|add|list|show|remove|export --json` print.

Keys are stable: within version 1 none is renamed, removed or given another meaning.
"""

from __future__ import annotations

import json
from typing import Any, Final

from goingrate.report.data_tables import data_schema

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _text(description: str) -> Schema:
    return {**_TEXT, "description": description}


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


_COUNTS: Final[Schema] = {"type": "object", "additionalProperties": _count("records")}
#: What became of the rows of a file: of an import just made, and of one in the store.
_ROWS: Final[dict[str, Schema]] = {
    "import_id": {
        "type": "string",
        "pattern": "^[0-9a-f]{16}$",
        "description": "checksum of content, options and source",
    },
    "source": _text("id of the source, as in `goingrate data sources`"),
    "kept": _count("records in the store, duplicates among them"),
    "rejected": {**_COUNTS, "description": "records left out, by the key of the reason"},
    "unread": _count("lines that could not be split into columns"),
    "duplicates": _count("records kept that repeat another one"),
    "rows": _count("kept + rejected + unread: all records of the file"),
    "notes": {**_TEXTS, "description": "what the source noted, in the language asked for"},
}
_ENTRY: Final[dict[str, Schema]] = {
    **_ROWS,
    "file": _text("name of the file, without its folder"),
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "of the file"},
    "bytes": _count("size of the file"),
    "options": {
        "type": "object",
        "additionalProperties": _TEXT,
        "description": "what the source was told; of a mapping its content",
    },
    "imported_at": {"type": "string", "format": "date-time", "description": "local time"},
    "licence": _text("of the data; - where none is stated"),
    "address": _text("where the data comes from; - where none is stated"),
    "lexicon_version": _text("what read titles, employers and places"),
    "goingrate_version": _text("what made the import"),
    "schema_version": {"type": "integer", "description": "of the tables of the store"},
}
_SOURCE: Final[dict[str, Schema]] = {
    "id": _text("what --from takes"),
    "name": _TEXT,
    "publisher": _text("- where it is the user"),
    "address": _text("- where there is none"),
    "licence": _text("of the data; - where none is stated"),
    "countries": {**_TEXTS, "description": "ISO 3166 letters; none: any country"},
    "gives": {"type": "array", "items": {"enum": ["pay", "postings", "wages"]}},
    "command": _text("how it is added"),
    "caveat": _text("what to mind, in the language asked for"),
    "needs": _or_null(_text("what must be installed besides")),
}
_DAY: Final[Schema] = {"type": ["string", "null"], "format": "date"}


def _object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(properties),
    }


_GROUP: Final = _object(
    {
        "value": {"type": ["string", "null"], "description": "null: not known, or others"},
        "others": {"type": "boolean", "description": "values with too few records, together"},
        "records": _count("of this value"),
    }
)
_FIGURES: Final = _object(
    {
        "table": {"enum": ["pay", "postings", "wages"]},
        "records": _count("of this import in this table"),
        "filled": {**_COUNTS, "description": "records with something in a column, by column"},
        "groups": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _GROUP},
            "description": "records by the values of a column, by column",
        },
        "first_day": _DAY,
        "last_day": _DAY,
        "points": _or_null(_count("pay given as one amount; null: not of this table")),
        "bands": _or_null(_count("pay given as a band")),
        "top_coded": _or_null(_count("pay given as this or more")),
    }
)


def data_schemas() -> dict[str, str]:
    """Return each JSON Schema as text, by the name of its file."""
    shapes: dict[str, dict[str, Schema]] = {
        "sources": {
            "country": {"type": ["string", "null"], "description": "asked for, ISO 3166 letters"},
            "sources": {"type": "array", "items": _object(_SOURCE)},
        },
        "import": {
            **_ROWS,
            "already_there": {
                "type": "boolean",
                "description": "the same file was added before, nothing was changed",
            },
        },
        "list": {
            "folder": _text("of the store"),
            "imports": {
                "type": "array",
                "items": _object(_ENTRY),
                "description": "the oldest first",
            },
        },
        "show": {**_ENTRY, "tables": {"type": "array", "items": _FIGURES}},
        "remove": {"removed": _object(_ENTRY)},
        "export": {
            "folder": _text("that was written"),
            "rows": {**_COUNTS, "description": "rows of each table, by the name of its file"},
        },
    }
    return {f"data-{what}.schema.json": _whole(what, shape) for what, shape in shapes.items()}


def _whole(what: str, properties: dict[str, Schema]) -> str:
    schema = {
        "$schema": _DRAFT,
        "title": f"goingrate data, {what}, version 1",
        **_object({"schema": {"const": data_schema(what)}, **properties}),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

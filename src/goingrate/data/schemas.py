"""JSON Schemas, made from the models that read the files."""

from __future__ import annotations

import json

from goingrate.data.offer_models import OffersFile


def offers_schema() -> str:
    """Return the JSON Schema of an offers file as text: for editors, and for other programs."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "goingrate offers file, version 1",
        **OffersFile.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

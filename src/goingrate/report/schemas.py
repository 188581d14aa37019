"""JSON Schemas of answers, made from the answers' own types."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.keep_results import KeepAnswer
from goingrate.answers.payslip_results import Payslip
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.rate_results import GoingRate
from goingrate.answers.ratio import RatioAnswer
from goingrate.answers.results import OfferComparison
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.answers.win_results import WinAnswer
from goingrate.base.quantity import Range, Unknown
from goingrate.base.texts import Phrase
from goingrate.report.as_json import (
    BREAK_EVEN_SCHEMA,
    COMPARISON_SCHEMA,
    EQUITY_SCHEMA,
    IMBALANCE_SCHEMA,
    KEEP_SCHEMA,
    PAYSLIP_SCHEMA,
    PREMIUM_SCHEMA,
    RATE_SCHEMA,
    RATIO_SCHEMA,
    TAX_SCHEMA,
    WATERFALL_SCHEMA,
    WIN_SCHEMA,
)

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    # what is infinite is null
    float: {"type": ["number", "null"]},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    Phrase: {"type": "string"},
    Range: {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    Unknown: {"type": "null"},
    type(None): {"type": "null"},
}


def comparison_schema() -> str:
    """Return the JSON Schema of `goingrate compare --json` as text."""
    extra = {"schema": {"const": COMPARISON_SCHEMA}, "sentence": {"type": "string"}}
    return _schema(OfferComparison, "goingrate comparison of offers, version 1", extra)


def break_even_schema() -> str:
    """Return the JSON Schema of `goingrate breakeven --json` as text."""
    extra = {
        "schema": {"const": BREAK_EVEN_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "savings_only": {"type": "boolean"},
    }
    return _schema(BreakEven, "goingrate break-even, version 1", extra)


def waterfall_schema() -> str:
    """Return the JSON Schema of `goingrate waterfall --json` as text."""
    sentences = {"type": "array", "items": {"type": "string"}}
    extra = {
        "schema": {"const": WATERFALL_SCHEMA},
        "sentences": sentences,
        "breakpoint_sentences": sentences,
    }
    return _schema(WaterfallAnswer, "goingrate waterfall, version 1", extra)


def equity_schema() -> str:
    """Return the JSON Schema of `goingrate equity --json` as text."""
    extra = {
        "schema": {"const": EQUITY_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
    }
    return _schema(EquityAnswer, "goingrate equity, version 1", extra)


def payslip_schema() -> str:
    """Return the JSON Schema of `goingrate payslip --json` as text."""
    sentences = {"type": "array", "items": {"type": "string"}}
    extra = {
        "schema": {"const": PAYSLIP_SCHEMA},
        "sentences": sentences,
        "explanations": sentences,
        "advice": {"type": "string"},
    }
    return _schema(Payslip, "goingrate payslip, version 1", extra)


def rate_schema() -> str:
    """Return the JSON Schema of `goingrate rate --json` as text."""
    extra = {
        "schema": {"const": RATE_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "string"},
    }
    return _schema(GoingRate, "goingrate rate, version 1", extra)


def ratio_schema() -> str:
    """Return the JSON Schema of `goingrate rate --ratio --json` as text."""
    sentences = {"type": "array", "items": {"type": "string"}}
    extra = {
        "schema": {"const": RATIO_SCHEMA},
        "sentences": sentences,
        "advice": {"type": "string"},
    }
    return _schema(RatioAnswer, "goingrate ratio, version 1", extra)


def premium_schema() -> str:
    """Return the JSON Schema of `goingrate premium --json` as text."""
    sentences = {"type": "array", "items": {"type": "string"}}
    extra = {
        "schema": {"const": PREMIUM_SCHEMA},
        "sentences": sentences,
        "why_they_differ": sentences,
        "advice": {"type": "string"},
    }
    return _schema(PremiumAnswer, "goingrate premium, version 1", extra)


def imbalance_schema() -> str:
    """Return the JSON Schema of `goingrate shortage --json` as text."""
    extra = {
        "schema": {"const": IMBALANCE_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "string"},
    }
    return _schema(ImbalanceAnswer, "goingrate shortage, version 1", extra)


def keep_schema() -> str:
    """Return the JSON Schema of `goingrate keep --json` as text."""
    extra = {
        "schema": {"const": KEEP_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "string"},
    }
    return _schema(KeepAnswer, "goingrate keep, version 1", extra)


def win_schema() -> str:
    """Return the JSON Schema of `goingrate win --json` as text."""
    extra = {
        "schema": {"const": WIN_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "string"},
    }
    return _schema(WinAnswer, "goingrate win, version 1", extra)


def tax_schema() -> str:
    """Return the JSON Schema of `goingrate tax --json` as text."""
    extra = {
        "schema": {"const": TAX_SCHEMA},
        "sentences": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "string"},
    }
    return _schema(TaxWorking, "goingrate tax, version 1", extra)


def _schema(kind: type, title: str, extra: dict[str, Any]) -> str:
    definitions: dict[str, Any] = {}
    top = _object(kind, definitions)
    top["properties"] |= extra
    top["required"] = sorted(top["properties"])
    whole = {"$schema": _DRAFT, "title": title, **top, "$defs": dict(sorted(definitions.items()))}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [item.name for item in dataclasses.fields(kind)]
    return {
        "type": "object",
        "description": _told(kind),
        "additionalProperties": False,
        "properties": {name: _of(hints[name], definitions) for name in names},
        "required": sorted(names),
    }


def _told(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(part, definitions) for part in get_args(hint)]}
    if origin is tuple:
        return _tuple(get_args(hint), definitions)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        name = hint.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(hint, definitions)
        elif definitions[name] and definitions[name]["description"] != _told(hint):
            raise TypeError(f"two types are called {name}")
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no schema for {hint!r}")


def _tuple(parts: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _of(parts[0], definitions)}
    items = [_of(part, definitions) for part in parts]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}

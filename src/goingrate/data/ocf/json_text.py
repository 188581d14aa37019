"""JSON that somebody else wrote: plain values, and nothing that grows or is ambiguous."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase

_MOST_DEPTH: Final = 50
_MOST_DIGITS: Final = 40


class _Refused(ValueError):
    """What stands in the file, and the key of what would be allowed."""

    def __init__(self, given: str, allowed: str) -> None:
        super().__init__(given)
        self.given, self.allowed = given, allowed


def parse_json(content: bytes, name: str) -> Any:
    """Return what JSON bytes hold; numbers stay the text that they are written as.

    Raises
    ------
    BadFile
        If they are not JSON in UTF-8, nest too deep, use a key twice, or hold NaN, an infinity or
        a number with more than 40 signs.
    """
    try:
        loaded = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_number,
            parse_float=_number,
        )
    except _Refused as error:
        raise _bad(name, error.given, error.allowed) from None
    except UnicodeDecodeError as error:
        raise _bad(name, f"byte {error.start}", "allowed.utf8") from None
    except json.JSONDecodeError as error:
        raise _bad(f"{name}:{error.lineno}", error.msg, "ocf.allowed.json") from None
    except RecursionError:
        raise _bad(name, "[[[...", "ocf.allowed.depth") from None
    _check_depth(loaded, name)
    return loaded


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused(key, "ocf.allowed.key_once")
        found[key] = value
    return found


def _refuse_constant(text: str) -> None:
    raise _Refused(text, "ocf.allowed.json_number")


def _number(text: str) -> str:
    if len(text) > _MOST_DIGITS or not math.isfinite(float(text)):
        raise _Refused(text, "ocf.allowed.json_number")
    return text


def _check_depth(loaded: Any, name: str) -> None:
    level, depth = [loaded], 0
    while level:
        depth += 1
        if depth > _MOST_DEPTH:
            raise _bad(name, "[[[...", "ocf.allowed.depth")
        lists = [part for part in level if isinstance(part, list)]
        dicts = [part for part in level if isinstance(part, dict)]
        level = [one for part in lists for one in part]
        level += [one for part in dicts for one in part.values()]


def _bad(where: str, given: str, allowed: str) -> BadFile:
    return BadFile(
        where=where, given=given, allowed=Phrase(allowed), fix=Phrase("ocf.fix.export_again")
    )

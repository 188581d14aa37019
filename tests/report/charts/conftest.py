"""What tests of pictures share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goingrate.base.texts import catalogue
from goingrate.report.charts import svg
from goingrate.report.charts.theme import text_width
from goingrate.report.numbers import significant

Spec = dict[str, Any]


def leaves(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from leaves(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value)
    else:
        yield tree


def placed(spec: Spec) -> list[dict[str, Any]]:
    """Return every text that stands at a place of its own, but for those without letters."""
    sets = spec["datasets"].values()
    return [row for rows in sets for row in rows if row.get("text") and "across" in row]


@pytest.fixture(scope="session")
def check_drawn() -> Callable[[Spec], None]:
    """Say that a picture can be drawn anywhere: finite, small, nothing fetched, a question."""

    def check(spec: Spec) -> None:
        text = json.dumps(spec, allow_nan=False)
        assert len(text) < 200_000
        assert "null" not in json.dumps(spec["datasets"])
        floats = [leaf for leaf in leaves(spec) if isinstance(leaf, float)]
        assert all(number == significant(number, 5) for number in floats)
        assert "http" not in text.replace(spec["$schema"], "")
        assert "?" in " ".join(spec["title"]["text"])
        assert svg(spec).startswith("<svg")

    return check


@pytest.fixture(scope="session")
def texts_of() -> Callable[[Spec], list[str]]:
    """Return every text of a picture, without line breaks."""
    return lambda spec: [leaf.replace("\n", " ") for leaf in leaves(spec) if isinstance(leaf, str)]


@pytest.fixture(scope="session")
def check_german() -> Callable[[Spec, Spec, tuple[str, ...]], None]:
    """Say that no English sentence of some areas of texts is left in the German picture."""

    def check(english: Spec, german: Spec, areas: tuple[str, ...]) -> None:
        said = tuple(
            text.en.split("{")[0].strip()
            for key, text in catalogue().items()
            if key.startswith(areas) and text.en != text.de
        )
        starts = tuple(start for start in said if len(start) > 3)
        flat = [
            " ".join(leaf) if isinstance(leaf, list) else leaf.replace("\n", " ")
            for spec in (english, german)
            for leaf in leaves(spec)
            if isinstance(leaf, str)
        ]
        assert any(text.startswith(starts) for text in flat)
        told = [leaf.replace("\n", " ") for leaf in leaves(german) if isinstance(leaf, str)]
        assert [text for text in told if text.startswith(starts)] == []

    return check


@pytest.fixture(scope="session")
def overlaps() -> Callable[[Spec], list[tuple[str, str]]]:
    """Return pairs of texts placed by pixels, of one layer each, that lie over each other."""

    def boxes(rows: list[dict[str, Any]]) -> list[tuple[str, float, float, float]]:
        return [
            (line, row["across"], row["across"] + 0.95 * text_width(line), row["down"] + 14 * n)
            for row in rows
            if row.get("text") and "across" in row
            for n, line in enumerate(row["text"].split("\n"))
        ]

    def found(spec: Spec) -> list[tuple[str, str]]:
        clashes = []
        for rows in spec["datasets"].values():
            mine = boxes(rows)
            for place, (text, left, right, down) in enumerate(mine):
                clashes += [
                    (text, other)
                    for other, start, end, below in mine[place + 1 :]
                    if left < end and start < right and abs(down - below) < 12
                ]
        return clashes

    return found

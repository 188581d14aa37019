"""How a number in an offer is described: its unit, its limits, its prior when unknown.

Each numeric field of a person or an offer carries a `Spec` in its dataclass metadata. Checking,
drawing unknowns, perturbing for sensitivity and formatting all read that one description.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, TypeVar

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Quantity, Range, Unknown
from goingrate.base.texts import Phrase

Unit = Literal["money", "money_per_year", "share", "per_year", "years", "months", "number"]
Path = tuple[str | int, ...]
_Tree = TypeVar("_Tree")
_KEY: Final = "spec"
_WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class Spec:
    """Unit and limits of one numeric field, and the name of its prior (None: must be given)."""

    unit: Unit
    low: float = 0.0
    high: float = math.inf
    prior: str | None = None
    whole: bool = False
    low_excluded: bool = False
    high_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One numeric field inside a tree of dataclasses, with the way to it."""

    path: Path
    value: Quantity
    spec: Spec

    @property
    def name(self) -> str:
        """The way as text: `equity.in_years`."""
        return ".".join(str(step) for step in self.path)


def numeric(unit: Unit, default: Any = dataclasses.MISSING, **limits: Any) -> Any:
    """Declare a numeric dataclass field; `limits` are those of `Spec`."""
    return field(default=default, metadata={_KEY: Spec(unit, **limits)})


def whole(default: Any = dataclasses.MISSING) -> Any:
    """Declare a field that is taken as it is: no number inside it is open, drawn or moved."""
    return field(default=default, metadata={_WHOLE: True})


def leaves(tree: object, path: Path = ()) -> Iterator[Leaf]:
    """Yield each numeric field of a tree of dataclasses and tuples; absent (None) ones not."""
    if isinstance(tree, tuple):
        for index, item in enumerate(tree):
            yield from leaves(item, (*path, index))
    elif dataclasses.is_dataclass(tree):
        kind: Any = type(tree)
        for name, spec in _described(kind):
            value = getattr(tree, name)
            if spec is not None and value is not None:
                yield Leaf((*path, name), value, spec)
            elif spec is None:
                yield from leaves(value, (*path, name))


def replaced(tree: _Tree, path: Path, value: Any) -> _Tree:
    """Return the tree with the field at the end of the path set to a value.

    Examples
    --------
    >>> replaced((1, 2), (0,), 5)
    (5, 2)
    """
    step, rest = path[0], path[1:]
    if isinstance(tree, tuple):
        items = list(tree)
        items[int(step)] = replaced(items[int(step)], rest, value) if rest else value
        return type(tree)(items)
    old = getattr(tree, str(step))
    new = replaced(old, rest, value) if rest else value
    return dataclasses.replace(tree, **{str(step): new})  # type: ignore[type-var]


def check_numbers(tree: object) -> None:
    """Raise `OutOfRange` for the first numeric field of this dataclass outside its limits."""
    kind: Any = type(tree)
    for name, spec in _described(kind):
        value = getattr(tree, name)
        if spec is not None and value is not None:
            check_quantity(name, value, spec)


def check_quantity(name: str, value: Quantity, spec: Spec) -> None:
    """Raise `OutOfRange` unless a number, or both ends of a range, respect the limits."""
    if isinstance(value, Unknown):
        return
    ends = (value.low, value.high) if isinstance(value, Range) else (value,)
    if spec.whole and all(map(math.isfinite, ends)) and math.floor(ends[-1]) < math.ceil(ends[0]):
        raise OutOfRange(
            where=name,
            given=str(value) if isinstance(value, Range) else float(value),
            allowed=Phrase.of("allowed.whole_between", low="1", high=f"{spec.high:g}"),
            fix=Phrase("fix.correct_value"),
        )
    for end in ends:
        if not _allowed(end, spec):
            raise OutOfRange(
                where=name,
                given=str(value) if isinstance(value, Range) else float(end),
                allowed=allowed_phrase(spec),
                fix=Phrase("fix.correct_value"),
            )


def allowed_phrase(spec: Spec) -> Phrase:
    """Return in words what a field may hold."""
    low, high = f"{spec.low:g}", f"{spec.high:g}"
    if math.isinf(spec.high):
        key = "allowed.above" if spec.low_excluded else "allowed.at_least"
        return Phrase.of(key, low=low)
    if spec.low_excluded:
        return Phrase.of("allowed.above_to", low=low, high=high)
    key = "allowed.from_below" if spec.high_excluded else "allowed.between"
    return Phrase.of(key, low=low, high=high)


@lru_cache
def _described(kind: Any) -> tuple[tuple[str, Spec | None], ...]:
    """Return the fields of a dataclass with their descriptions (None: not numeric)."""
    return tuple(
        (item.name, item.metadata.get(_KEY))
        for item in dataclasses.fields(kind)
        if not item.metadata.get(_WHOLE)
    )


def _allowed(number: float, spec: Spec) -> bool:
    if not math.isfinite(number):
        return False
    above = number > spec.low if spec.low_excluded else number >= spec.low
    below = number < spec.high if spec.high_excluded else number <= spec.high
    return above and below

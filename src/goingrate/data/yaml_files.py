"""Reading a small YAML file that somebody else wrote: nothing in it is run, nothing grows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar, Union

import yaml

from goingrate.base.errors import BadFile, printable
from goingrate.base.texts import Phrase

#: A file that somebody writes has a few kilobytes; anything near this is something else.
MOST_BYTES: Final = 1_000_000
_MOST_NODES: Final = 20_000
_MOST_DEPTH: Final = 30
_DAY: Final = "tag:yaml.org,2002:timestamp"

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})

Texts: TypeAlias = Union[str, list["Texts"], dict[str, "Texts"], None]  # noqa: UP007 (recursive)
_Built = TypeVar("_Built")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping that a YAML file holds.

    Raises
    ------
    BadFile
        If the file is absent, not a file, larger than 1 MB, not UTF-8, not YAML, not a mapping, or
        uses aliases (which can blow a small file up to any size).
    """
    return parse_yaml(read_bytes(path), str(path.name))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, refusing what is absent or too large before reading it."""
    try:
        exists = path.is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        exists = False
    if not exists:
        raise _bad(path.name, "-", "allowed.existing_file", "fix.check_path")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise _bad(path.name, f"{size:,} bytes", "allowed.small_file", "fix.right_file")
    return path.read_bytes()


def parse_yaml(content: bytes, name: str) -> dict[str, Any]:
    """Return the mapping that YAML bytes hold; `name` is what errors call the file."""
    loaded = _parsed(content, name, lambda loader, root: _typed(loader, root, name))
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise _bad(name, type(loaded).__name__, "allowed.mapping", "fix.right_file")
    return loaded


def parse_texts(content: bytes, name: str) -> Texts:
    """Return what YAML bytes hold with every scalar as its text (None for null).

    For files in which what a scalar means follows from its field and not from how it looks.
    """
    return _parsed(content, name, lambda _, root: _texts(root))


def _parsed(content: bytes, name: str, build: Callable[[Any, yaml.Node], _Built]) -> _Built:
    if len(content) > MOST_BYTES:
        raise _bad(name, f"{len(content):,} bytes", "allowed.small_file", "fix.right_file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        given = f"0x{content[error.start]:02x}"
        raise _bad(f"{name}:{line}", given, "allowed.utf8", "fix.right_file") from None
    try:
        _refuse_aliases(text, name)
        return _built(text, name, build)
    except RecursionError:
        raise _bad(name, f"> {_MOST_DEPTH}", "allowed.shallow", "fix.right_file") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _bad(*_where(error, text, name), "allowed.yaml", "fix.yaml") from None


def _refuse_aliases(text: str, name: str) -> None:
    """Count the events of the file before anything is built from them."""
    depth = 0
    for nodes, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.AliasEvent):
            place = f"*{event.anchor}"
            raise _bad(name, place, "allowed.no_aliases", "fix.write_out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if nodes > _MOST_NODES:
            raise _bad(name, f"> {_MOST_NODES}", "allowed.few_nodes", "fix.right_file")
        if depth > _MOST_DEPTH:
            raise _bad(name, f"> {_MOST_DEPTH}", "allowed.shallow", "fix.right_file")


def _built(text: str, name: str, build: Callable[[Any, yaml.Node], _Built]) -> _Built:
    """Return what the text holds, refusing a name that is written twice."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise _bad(name, "-", "allowed.mapping", "fix.right_file")
        _refuse_twice(root, name)
        return build(loader, root)
    finally:
        loader.dispose()


def _typed(loader: Any, root: yaml.Node, name: str) -> Any:
    _refuse_no_day(loader, root, name)
    return loader.construct_document(root)


def _texts(node: yaml.Node) -> Texts:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _texts(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_texts(item) for item in node.value]
    text = printable(str(node.value))
    plain = not getattr(node, "style", None)
    return None if plain and text in _NULLS else text


def _refuse_twice(node: yaml.Node, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                place = f"{name}:{key.start_mark.line + 1}"
                raise _bad(place, "-", "allowed.mapping", "fix.right_file")
            written = str(key.value)
            if written in seen:
                place = f"{name}:{key.start_mark.line + 1}"
                raise _bad(place, written, "allowed.name_once", "fix.name_once")
            seen.add(written)
            _refuse_twice(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twice(item, name)


def _refuse_no_day(loader: Any, node: yaml.Node, name: str, path: str = "") -> None:
    """Name a date that no calendar has, such as 2024-02-30, with its field."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _refuse_no_day(loader, value, name, f"{path}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _refuse_no_day(loader, item, name, f"{path}.{number}")
    elif node.tag == _DAY:
        try:
            loader.construct_yaml_timestamp(node)
        except (AttributeError, ValueError):
            place = f"{name}: {path[1:]}" if path else name
            raise _bad(place, node.value, "allowed.existing_day", "fix.correct_value") from None


def _where(error: Exception, text: str, name: str) -> tuple[str, str]:
    """Return the file with the line that is no YAML, and that line."""
    mark = getattr(error, "problem_mark", None)
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines):
        return name, "-"
    return f"{name}:{mark.line + 1}", lines[mark.line]


def _bad(name: str, given: str, allowed: str, fix: str) -> BadFile:
    return BadFile(where=name, given=given, allowed=Phrase(allowed), fix=Phrase(fix))

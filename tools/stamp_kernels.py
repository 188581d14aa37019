"""Tell the compiler's cache what is built into each compiled module.

The cache goes by the text of a module alone: after a change in another module whose functions are
built in, it would go on with the old ones. So each module that builds others in holds a digest of
their texts, `BUILT_IN`; this puts the digests in, and a test fails where one is out of date.

    python -m tools.stamp_kernels
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src"
_COMPILED = "from numba import"
_CACHED = "cache=True"
_IMPORTED = re.compile(r"^from (goingrate[\w.]*) import", re.MULTILINE)
_STAMP = re.compile(r'^BUILT_IN: Final = "([0-9a-f]*)"$', re.MULTILINE)


def compiled_modules() -> list[Path]:
    """Return every module whose compiled code is kept and builds others in, by its path."""
    every = sorted(SOURCES.rglob("*.py"))
    return [path for path in every if _CACHED in _text(path) and built_in(path)]


def built_in(path: Path) -> tuple[Path, ...]:
    """Return the modules that a compiled one builds in: through compiled ones, and one beyond."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        for imported in _imports(waiting.pop()):
            if imported not in found:
                found.add(imported)
                waiting += [imported] if _COMPILED in _text(imported) else []
    return tuple(sorted(found - {path}))


def digest(path: Path) -> str:
    """Return the digest of what a module builds in, their own digests left out."""
    texts = [_STAMP.sub("", _text(one)) for one in built_in(path)]
    return hashlib.sha256("".join(texts).encode()).hexdigest()[:16]


def stamped(path: Path) -> str | None:
    """Return the digest that a module holds, or None where it holds none."""
    found = _STAMP.search(_text(path))
    return found and found[1]


def _imports(path: Path) -> list[Path]:
    names = _IMPORTED.findall(_text(path))
    files = [SOURCES / f"{name.replace('.', '/')}.py" for name in names]
    return [file for file in files if file.exists()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main() -> None:
    """Put the digests in."""
    for path in compiled_modules():
        now = digest(path)
        if stamped(path) != now:
            path.write_text(_STAMP.sub(f'BUILT_IN: Final = "{now}"', _text(path)), encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(SOURCES)}: {now}\n")


if __name__ == "__main__":
    main()

"""The compiler's cache learns of changes in what compiled modules build in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.stamp_kernels import built_in, compiled_modules, digest, stamped


@pytest.mark.parametrize("module", compiled_modules(), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_compiled_module_tells_what_it_builds_in(module: Path) -> None:
    """Else a newer version would go on with compiled code of the one before.

    `python -m tools.stamp_kernels` puts the digests in.
    """
    assert stamped(module) == digest(module)


def test_what_is_built_in_is_found_through_compiled_modules() -> None:
    along = next(one for one in compiled_modules() if one.parts[-2:] == ("us", "along_kernel.py"))
    names = {path.stem for path in built_in(along)}
    assert {"kernel", "kernel_states", "tables", "ledger"} <= names

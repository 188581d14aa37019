"""Write the JSON Schemas of files and answers: `python -m tools.make_schemas`."""

from __future__ import annotations

from pathlib import Path

from goingrate.data.cap_tables import cap_table_schema
from goingrate.data.connectors.mapping_files import mapping_schema
from goingrate.data.schemas import offers_schema
from goingrate.data.tax_files import tax_file_schema
from goingrate.data.win_files import win_file_schema
from goingrate.report.data_schemas import data_schemas
from goingrate.report.schemas import (
    break_even_schema,
    comparison_schema,
    equity_schema,
    imbalance_schema,
    keep_schema,
    payslip_schema,
    premium_schema,
    rate_schema,
    ratio_schema,
    tax_schema,
    waterfall_schema,
    win_schema,
)

FOLDER = Path(__file__).parents[1] / "schemas"


def schemas() -> dict[str, str]:
    """Return the content of each schema file by name."""
    return {
        "offers.schema.json": offers_schema(),
        "compare-answer.schema.json": comparison_schema(),
        "breakeven-answer.schema.json": break_even_schema(),
        "equity-answer.schema.json": equity_schema(),
        "cap-table.schema.json": cap_table_schema(),
        "waterfall-answer.schema.json": waterfall_schema(),
        "tax-file.schema.json": tax_file_schema(),
        "tax-answer.schema.json": tax_schema(),
        "payslip-answer.schema.json": payslip_schema(),
        "rate-answer.schema.json": rate_schema(),
        "ratio-answer.schema.json": ratio_schema(),
        "premium-answer.schema.json": premium_schema(),
        "shortage-answer.schema.json": imbalance_schema(),
        "keep-answer.schema.json": keep_schema(),
        "win-answer.schema.json": win_schema(),
        "win-file.schema.json": win_file_schema(),
        "mapping.schema.json": mapping_schema(),
        **data_schemas(),
    }


if __name__ == "__main__":
    for name, content in schemas().items():
        (FOLDER / name).write_text(content, encoding="utf-8")

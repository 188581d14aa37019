"""Quantiles of pay by segment as one would write them without us: SQL by hand, and pandas."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

_BY_HAND = """
SELECT
    role, level, country, region,
    quantile_cont((low_per_year + coalesce(high_per_year, low_per_year)) / 2, {probabilities})
        AS quantiles
FROM '{file}'
WHERE component = 'base' AND currency = 'USD' AND coalesce(full_time, true)
    AND duplicate_of_row IS NULL
GROUP BY ALL
"""


def by_hand(con: duckdb.DuckDBPyConnection, file: Path, probabilities: Sequence[float]) -> pa.Table:
    """Ask DuckDB in its own words, with all probabilities in one aggregate."""
    sql = _BY_HAND.format(file=file, probabilities=list(probabilities))
    return con.sql(sql).to_arrow_table()


def by_pandas(file: Path, by: Sequence[str], probabilities: Sequence[float]) -> pa.Table:
    """Ask pandas, which is given what it is fast with: filters while reading, and categories.

    Read by `pandas.read_parquet` as texts it takes twice the memory and half as long again.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    fits = (
        (pc.field("component") == "base")
        & (pc.field("currency") == "USD")
        & pc.coalesce(pc.field("full_time"), pc.scalar(True))
        & pc.field("duplicate_of_row").is_null()
    )
    columns = [*by, "low_per_year", "high_per_year"]
    table = pq.read_table(file, columns=columns, filters=fits, read_dictionary=list(by))
    frame = table.to_pandas()
    del table
    frame["middle"] = (frame.low_per_year + frame.high_per_year.fillna(frame.low_per_year)) / 2
    cells = frame.groupby(list(by), observed=True, dropna=False)["middle"]
    found = cells.quantile(list(probabilities)).unstack()
    keys = {name: found.index.get_level_values(name).astype(object) for name in by}
    quantiles = pa.array(found.to_numpy().tolist())
    texts = {name: pa.array(values, from_pandas=True) for name, values in keys.items()}
    return pa.table({**texts, "quantiles": quantiles})

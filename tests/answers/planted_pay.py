"""Pay with a planted premium: what is left of it at the same employer, level and place is known."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from goingrate.data.imports.importing import import_file
from goingrate.data.sources import connector
from goingrate.data.store.store import Store

FIRMS = 20
LEVELS = ("entry", "senior", "staff")
WORDS = {"entry": "Junior ", "senior": "Senior ", "staff": "Staff "}
NAMES = {"ai-engineer": "AI Engineer", "software-engineer": "Software Engineer"}
#: Records of a firm by kind of work and place, one number a level; rich firms have as many again of
#: AI engineers.
COUNTS: Mapping[tuple[str, str], tuple[int, ...]] = {
    ("ai-engineer", "CA"): (1, 2, 4),
    ("ai-engineer", "TX"): (1, 1, 1),
    ("software-engineer", "CA"): (4, 2, 1),
    ("software-engineer", "TX"): (4, 2, 1),
}
RICH, CALIFORNIA = 0.2, 0.1
MAPPING = """\
schema_version: 1
columns:
  title: title
  employer: employer
  pay: pay_per_year
  currency: currency
  date: on_date
  country: country
  region: region
constants: {period: year, component: base, basis: posted}
"""
GRANTS = MAPPING.replace("component: base", "component: grant, grant_years: 4")


def planted(
    within: float = 0.15, raw: float = 0.47, *, noise: float = 0.05, seed: int = 1, **fields: Any
) -> list[dict[str, Any]]:
    """Return records of `FIRMS` employers with both gaps, except for noise.

    `fields` stand in every record.
    """
    found = list(_records())
    step = _level_step(found, math.log1p(raw) - math.log1p(within))
    draw = np.random.default_rng(seed)
    for one in found:
        log_pay = 11.3 + _employer_and_place(one) + step * LEVELS.index(one["level"])
        log_pay += math.log1p(within) * _is_ai(one) + draw.normal(0.0, noise)
        one["pay_per_year"] = round(math.exp(log_pay), 2)
        one.update(fields)
    return found


def table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return records as a table that `gr.premium(data=...)` takes."""
    return pa.Table.from_pylist([dict(row) for row in rows])


def imported(rows: Iterable[Mapping[str, Any]], folder: Path, name: str, mapping: str) -> None:
    """Import records into the user's store, as a CSV file with titles."""
    file, told = folder / f"{name}.csv", folder / f"{name}.yaml"
    titled = [
        {**row, "title": f"{WORDS[row['level']]}{NAMES[row['role']]}", "currency": "USD"}
        for row in rows
    ]
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(titled[0]))
        writer.writeheader()
        writer.writerows(titled)
    told.write_text(mapping, encoding="utf-8")
    at = datetime(2026, 1, 1, 12, 0)
    import_file(Store.open(), connector("mapped"), file, {"mapping": told}, at=at)


def _records() -> Iterable[dict[str, Any]]:
    for firm in range(FIRMS):
        rich = firm >= FIRMS // 2
        for (role, region), counts in COUNTS.items():
            for level, count in zip(LEVELS, counts, strict=True):
                for _ in range(count * (2 if rich and role == "ai-engineer" else 1)):
                    yield {
                        "role": role,
                        "employer": f"firm {firm:03d}",
                        "level": level,
                        "country": "US",
                        "region": region,
                        "on_date": date(2024, 3, 1),
                    }


def _is_ai(one: Mapping[str, Any]) -> bool:
    return bool(one["role"] == "ai-engineer")


def _employer_and_place(one: Mapping[str, Any]) -> float:
    rich = int(one["employer"].split()[1]) >= FIRMS // 2
    return RICH * rich + CALIFORNIA * (one["region"] == "CA")


def _level_step(found: list[dict[str, Any]], wanted: float) -> float:
    """Return how much a level must pay so that the mean log pay differs by what is wanted."""
    of = np.array([_is_ai(one) for one in found])
    level = np.array([LEVELS.index(one["level"]) for one in found])
    other = np.array([_employer_and_place(one) for one in found])
    apart = [column[of].mean() - column[~of].mean() for column in (level, other)]
    return float((wanted - apart[1]) / apart[0])

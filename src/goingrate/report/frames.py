"""Answers as tables of numbers: for Python, and for Parquet files.

Each answer becomes some tables with one row a figure; sizes are shares (0.15 is +15%), days are
days, money is in the currency that its row names. `table.to_pandas()` gives a data frame.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.keep_results import KeepAnswer, KeepFigure
from goingrate.answers.premium_results import Gap, PremiumAnswer, PremiumBlock
from goingrate.answers.win_results import WinAnswer, WinPackage
from goingrate.base.quantity import Range, ends_of
from goingrate.base.texts import Phrase, say

if TYPE_CHECKING:
    import pyarrow as pa

#: Of the cheapest package of a case.
_PACKAGE: Final = ("base_per_year", "sign_on", "equity_share", "cost", "acceptance")
#: What names the pool that a row belongs to.
_POOL = ("source", "name_en", "component", "basis", "currency")
_SEPARATOR: Final = "; "
#: Figures that an answer may have none of, with their types: the same in every file.
_KINDS: Final[dict[str, str]] = {
    **dict.fromkeys(("compared_at_least", "clusters"), "int64"),
    **dict.fromkeys(("clustered_by", "because", "address", "sample"), "string"),
    **dict.fromkeys(("note_en", "note_de"), "string"),
    **dict.fromkeys(
        ("within", "within_low", "within_high", "effective_clusters", "worth_if_won"), "float64"
    ),
    **dict.fromkeys(("from_low_ends", "from_high_ends", "of_gap"), "float64"),
    **dict.fromkeys(("base_per_year", "sign_on", "equity_share", "cost", "acceptance"), "float64"),
}


def premium_frames(answer: PremiumAnswer) -> dict[str, pa.Table]:
    """Return a premium as tables by name; a table without rows is left out.

    gaps: a row a block, with both gaps and what they rest on. parts: what the raw gaps are made of.
    survey: the gap of medians in the wage survey. published: what others printed.
    """
    blocks = [block for block in answer.blocks if block.raw is not None]
    return _tables(
        {
            "gaps": [_gap_row(answer, block) for block in blocks],
            "parts": [
                {**_pool(block), "part": part.name, **_gap("gap", part.gap), "of_gap": part.of_gap}
                for block in blocks
                for part in block.parts
            ],
            "survey": [] if answer.survey is None else [_flat(answer.survey)],
            "published": [_flat(one) for one in answer.published],
        }
    )


def imbalance_frames(answer: ImbalanceAnswer) -> dict[str, pa.Table]:
    """Return glut and shortage as tables by name; a table without rows is left out.

    tightness: vacancies per seeker by kind of work. series: every value. changes: one row a series
    and window. regimes, breaks: whether a series changed for good. ad_life: how long ads stay
    open. beside: facts that stand beside.
    """
    told = answer.tightness
    segments = [] if told is None else [*told.segments, told.pooled]
    return _tables(
        {
            "tightness": [_flat(one) for one in segments],
            "series": [
                {"series": one.key, "kind": one.kind, "unit": one.unit, "country": one.country}
                | {"on_date": day, "value": value}
                for one in answer.series
                for day, value in zip(one.days, one.values, strict=True)
            ],
            "changes": [
                {"kind": one.kind, "first_date": one.first, "last_date": one.last} | _flat(change)
                for one in answer.comparisons
                for change in one.changes
            ],
            "regimes": [_flat(one, without=("breaks",)) for one in answer.regimes],
            "breaks": [
                {"key": one.key} | _flat(each) for one in answer.regimes for each in one.breaks
            ],
            "ad_life": [_flat(one, without=("open_after",)) for one in answer.ad_life],
            "open_after": [
                {"name": one.name}
                | dict(zip(("days", "still_open", "low", "high"), each, strict=True))
                for one in answer.ad_life
                for each in one.open_after
            ],
            "beside": [_flat(one) for one in answer.beside],
        }
    )


def keep_frames(answer: KeepAnswer) -> dict[str, pa.Table]:
    """Return when to match and when to let go as tables by name.

    segments: a row each, with the break-even and its ends. matched: what matching costs by how many
    follow. parts: what both ways are made of. sways: what moves the break-even. inputs: as used.
    facts: what stands in for what was not given.
    """
    nested = ("let_go_parts", "match_parts", "matched", "curse", "sways", "inputs")
    return _tables(
        {
            "segments": [
                _flat(one, without=nested)
                | {"currency": answer.currency}
                | {"worth_if_won": None if one.curse is None else one.curse.worth_if_won}
                for one in answer.segments
            ],
            "matched": [
                {"segment": one.name} | _flat(each)
                for one in answer.segments
                for each in one.matched
            ],
            "parts": [
                {"segment": one.name, "way": way} | _flat(part)
                for one in answer.segments
                for way, parts in (("let_go", one.let_go_parts), ("match", one.match_parts))
                for part in parts
            ],
            "sways": [
                {"segment": one.name} | _flat(each) for one in answer.segments for each in one.sways
            ],
            "inputs": [
                {"segment": one.name} | _flat(each)
                for one in answer.segments
                for each in one.inputs
            ],
            "facts": [_flat(one) for one in answer.facts],
        }
    )


def win_frames(answer: WinAnswer) -> dict[str, pa.Table]:
    """Return what to bid as tables by name.

    packages: the one that is named, those that hold in every case, and the best where none will do.
    cases: the cheapest by tastes and risk aversion. frontier: by the chance asked for. facts: what
    stands in for what was not given.
    """
    named = ("package", "robust_in_tastes", "robust", "best")
    packages = [(name, getattr(answer, name)) for name in named]
    return _tables(
        {
            "packages": [
                {"name": name, "currency": answer.currency, "hires": answer.means.hires}
                | _flat(package)
                for name, package in packages
                if package is not None
            ],
            "cases": [
                _flat(one, without=("package",))
                | {field: _of(one.package, field) for field in _PACKAGE}
                for one in answer.cases
            ],
            "frontier": [_flat(one) for one in answer.frontier],
            "facts": [_flat(one) for one in answer.facts],
        }
    )


def _of(package: WinPackage | None, field: str) -> float | None:
    return None if package is None else float(getattr(package, field))


def as_parquet(table: pa.Table) -> bytes:
    """Return a table as the content of a Parquet file."""
    import pyarrow.parquet as pq

    content = BytesIO()
    pq.write_table(table, content)
    return content.getvalue()


def _tables(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, pa.Table]:
    import pyarrow as pa

    return {name: _typed(pa.Table.from_pylist(some)) for name, some in rows.items() if some}


def _typed(table: pa.Table) -> pa.Table:
    """Return the table with a type for figures of which this answer has none."""
    import pyarrow as pa

    fields = [
        pa.field(field.name, getattr(pa, _KINDS[field.name])())
        if pa.types.is_null(field.type) and field.name in _KINDS
        else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def _gap_row(answer: PremiumAnswer, block: PremiumBlock) -> dict[str, Any]:
    named = {"raw": block.raw, "within": block.within}
    gaps = {key: value for name, gap in named.items() for key, value in _gap(name, gap).items()}
    kept = (
        "state", "raw_median", "from_low_ends", "from_high_ends", "at_least_of", "at_least_over",
        "employers", "common_employers", "compared_at_least", "clusters", "effective_clusters",
        "clustered_by", "replicates", "first_year", "last_year",
    )  # fmt: skip
    because = block.because
    return {
        "of": str(answer.of.role),
        "over": str(answer.over.role),
        **_pool(block),
        **gaps,
        "held_equal": _SEPARATOR.join(block.held_equal),
        "because": None if because is None else _text(because),
        **{name: getattr(block, name) for name in kept},
    }


def _pool(block: PremiumBlock) -> dict[str, Any]:
    return {name: getattr(block, name) for name in _POOL}


def _gap(name: str, gap: Gap | None) -> dict[str, float | None]:
    if gap is None:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    return {name: gap.share, f"{name}_low": gap.low, f"{name}_high": gap.high}


def _flat(value: Any, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields of a result as plain columns; ranges and gaps become several."""
    row: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        if field.name in without:
            continue
        row |= _columns(field.name, getattr(value, field.name))
    return row


def _columns(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, Gap):
        return _gap(name, value)
    if isinstance(value, KeepFigure):
        return {name: value.value, f"{name}_low": value.low, f"{name}_high": value.high}
    if isinstance(value, Phrase):
        return {name: say(value.key, "en", **dict(value.values))}
    if name == "value" and isinstance(value, (float, int, Range)):
        low, high = ends_of(value)
        return {"value_low": low, "value_high": high}
    if isinstance(value, tuple):
        return {name: _SEPARATOR.join(_text(one) for one in value)}
    return {name: value}


def _text(value: Any) -> str:
    if isinstance(value, Phrase):
        return say(value.key, "en", **dict(value.values))
    return value.isoformat() if isinstance(value, date) else str(value)

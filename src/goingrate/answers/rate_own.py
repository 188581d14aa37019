"""What the user's own records say of a kind of work: a block of each pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.answers.rate_model import RateSetting, model_block
from goingrate.answers.rate_pools import (
    Aligning,
    PoolKey,
    aligning,
    covered,
    files_of,
    grouped_records,
    pools,
)
from goingrate.answers.rate_published import SOURCE
from goingrate.answers.rate_results import RateBlock
from goingrate.answers.rate_words import RateAsked
from goingrate.base.facts import Facts
from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    from goingrate.data.engines import Tables

#: The country of the packaged wage survey.
SURVEYED: Final = "US"
#: Kinds of sources of which only the file says what it is, and how many files are named.
_NAMED_BY_FILES: Final = ("mapped",)
_MOST_FILES: Final = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks with the facts behind them and what is to be said of all."""

    blocks: tuple[RateBlock, ...]
    facts: tuple[FactUse, ...] = ()
    notes: tuple[Phrase, ...] = ()


def own_blocks(
    asked: RateAsked,
    socs: Sequence[str],
    own_facts: Facts | None,
    weighted: bool,
    engine: str | None,
    folder: Path | None,
) -> Found:
    """Return a block of each pool of the user's own data; `socs` are occupations of the work.

    Parameters and errors as in `going_rate`.
    """
    if asked.source == SOURCE or not has_own_data(engine, folder):
        return Found(())
    from goingrate.data.engines import open_tables
    from goingrate.data.fact_files import packaged_facts

    facts = own_facts if own_facts is not None else packaged_facts()
    segment = covered(asked.segment)
    place = segment.place or Place(SURVEYED)
    setting = RateSetting(workforce=_workforce(place, socs) if weighted else None)
    files = files_by_import(folder)
    blocks: list[RateBlock] = []
    uses: list[FactUse] = []
    with open_tables(engine, folder) as tables:
        for key in pools(tables, place.country):
            if not fitting(key, asked):
                continue
            moved = aligning(key, place.country, socs[0], facts, asked.on)
            block = _block(tables, key, replace(asked, segment=segment), moved, setting)
            if block is None:
                continue
            if key.source in files:
                of_pool = files_of(tables, key, place.country, files[key.source])
                named, notes = naming((block.name_en, block.name_de), of_pool)
                block = replace(
                    block, name_en=named[0], name_de=named[1], notes=(*block.notes, *notes)
                )
            if block.quantiles:
                told = tuple(_moved(moved, key, place, facts, asked.on))
                block = replace(block, notes=(*told, *block.notes))
                uses += [fact_use(facts[moved.fact_id])] if moved.fact_id else []
            blocks.append(block)
    return Found(_telling(blocks), tuple(uses), tuple(_of_metro(asked, place, blocks)))


def _telling(blocks: Sequence[RateBlock]) -> tuple[RateBlock, ...]:
    """Leave out pools without a record of it; where no pool has one, keep one of each source."""
    some = tuple(block for block in blocks if block.shown != "refused")
    if some:
        return some
    best = sorted(blocks, key=lambda block: -len(block.instead))
    return tuple({block.source: block for block in reversed(best)}.values())[::-1]


def unless_empty(found: Found) -> Found:
    """Say in one note that none of the user's own data has a record, where something else has."""
    because = {block.because for block in found.blocks}
    if not found.blocks or because != {Phrase("cells.no_records")}:
        return found
    sources = ", ".join(sorted({block.source for block in found.blocks}))
    return Found((), notes=(*found.notes, Phrase.of("payrate.own_none", sources=sources)))


def _of_metro(asked: RateAsked, place: Place, blocks: Sequence[RateBlock]) -> Iterator[Phrase]:
    """Yield that records are shown of a state, not of the metropolitan area asked for."""
    metro = asked.segment.place
    if metro is None or metro.metro is None or not any(block.quantiles for block in blocks):
        return
    from goingrate.data.oews import oews_area

    others = [state for state in oews_area(metro).states if state != place.region]
    if others:
        told = ", ".join(others)
        yield Phrase.of("payrate.metro_model_part", place=str(place), others=told)
    else:
        yield Phrase.of("payrate.metro_model", place=str(place))


def files_by_import(folder: Path | None) -> dict[str, dict[str, str]]:
    """Return the names of the user's own tables by import, for the kinds that have no other."""
    from goingrate.data.store.store import Store

    store = Store.open(folder)
    found: dict[str, dict[str, str]] = {}
    if store.exists:
        for entry in store.imports():
            if entry.source in _NAMED_BY_FILES:
                found.setdefault(entry.source, {})[entry.import_id] = entry.file
    return found


def naming(
    name: tuple[str, str], files: Sequence[str]
) -> tuple[tuple[str, str], tuple[Phrase, ...]]:
    """Return the name of a source with its files, in both languages, and what to say of them."""
    told = ", ".join(files[:_MOST_FILES]) + (", ..." if len(files) > _MOST_FILES else "")
    together = Phrase.of("payrate.files_together", count=str(len(files)))
    named = (f"{name[0]}: {told}", f"{name[1]}: {told}")
    return named, (together,) if len(files) > 1 else ()


def _block(
    tables: Tables, key: PoolKey, asked: RateAsked, moved: Aligning, setting: RateSetting
) -> RateBlock | None:
    from goingrate.data.sources import connector

    place = asked.segment.place or Place(SURVEYED)
    grouped = grouped_records(tables, key, place.country, moved.by_year)
    if grouped.num_rows == 0:
        return None
    return model_block(grouped, key, connector(key.source).SOURCE, asked.segment, moved, setting)


def _workforce(place: Place, socs: Sequence[str]) -> dict[str, float]:
    if place.country != SURVEYED or place.region is not None:
        return {}
    from goingrate.data.oews import oews_employment_by_state

    return oews_employment_by_state(socs)


def has_own_data(engine: str | None, folder: Path | None) -> bool:
    """Say whether there can be any: named, or in the user's store."""
    if engine is not None or folder is not None:
        return True
    from goingrate.data.store.store import Store

    return Store.open().exists


def fitting(key: PoolKey, asked: RateAsked) -> bool:
    """Say whether a pool is of the source, component and currency asked for."""
    wanted = (
        (asked.source, key.source),
        (asked.component, key.component),
        (asked.currency, key.currency),
    )
    return all(one in (None, has) for one, has in wanted)


def _moved(
    moved: Aligning, key: PoolKey, place: Place, facts: Facts, on: date | None
) -> Iterator[Phrase]:
    """Yield how pay of other years was brought to one day."""
    if moved.fact_id is None or moved.as_of is None:
        if moved.as_of is None or (on is not None and moved.as_of != on):
            years = {"first": str(key.first.year), "last": str(key.last.year)}
            yield Phrase.of("payrate.not_aligned", country=place.country, **years)
        return
    tenths = round(1000.0 * moved.growth_per_year)
    yield Phrase.of(
        f"payrate.aligned.{moved.fact_id.split('.')[1]}",
        month=f"{moved.as_of.month:02d}",
        year=str(moved.as_of.year),
        whole=f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}",
        tenth=str(abs(tenths) % 10),
    )
    if moved.beyond:
        history = facts[moved.fact_id].history
        ends = {"first": str(history[0].since.year), "last": str(history[-1].since.year)}
        yield Phrase.of("payrate.series_ends", **ends)

"""`going_rate`: what a kind of work pays, from the packaged wage survey and the user's own data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.answers.rate_model import RateSetting, model_block
from goingrate.answers.rate_pools import (
    Aligning,
    PoolKey,
    aligning,
    countries,
    covered,
    grouped_records,
    pools,
)
from goingrate.answers.rate_published import SOURCE, published_block
from goingrate.answers.rate_results import GoingRate, RateBlock
from goingrate.answers.rate_words import RateAsked, RateWords, rate_asked
from goingrate.base.errors import NotUnderstood
from goingrate.base.facts import Facts
from goingrate.base.kinds import Place, RoleFamily
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.lexicons import occupations
from goingrate.market.occupations import FITS, OccupationFit

if TYPE_CHECKING:
    from goingrate.data.engines import Tables

_COVERAGE: Final = 0.9
#: The country of the packaged wage survey.
_SURVEYED: Final = "US"
_DIGEST_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class _Found:
    """Blocks with the facts behind them and what is to be said of all."""

    blocks: tuple[RateBlock, ...]
    facts: tuple[FactUse, ...] = ()
    notes: tuple[Phrase, ...] = ()


def rate_from_words(
    words: RateWords,
    *,
    facts: Facts | None = None,
    weighted: bool = True,
    engine: str | None = None,
    folder: Path | None = None,
) -> GoingRate:
    """Return what a kind of work pays, asked for as somebody types it; see `going_rate`."""
    return going_rate(
        rate_asked(words), facts=facts, weighted=weighted, engine=engine, folder=folder
    )


def going_rate(
    asked: RateAsked,
    *,
    facts: Facts | None = None,
    weighted: bool = True,
    engine: str | None = None,
    folder: Path | None = None,
) -> GoingRate:
    """Return what a kind of work pays, one block for each source and kind of pay.

    Parameters
    ----------
    asked
        The kind of work, and what of the data to use.
    weighted
        Let states count as the people who work there, where that is known.
    engine, folder
        Where queries over the user's own data run, and where these lie; see `data.engines`.

    Raises
    ------
    InputError
        If there is nothing at all: no pay of this country, or none as restricted.
    """
    fits = _fits(asked.segment.role)
    found = [_published(asked, fits), _modelled(asked, fits, facts, weighted, engine, folder)]
    blocks = tuple(block for one in found for block in one.blocks)
    if not blocks:
        raise _nothing(asked, engine, folder)
    leading = _headline(blocks, asked)
    if leading is not None:
        blocks = (blocks[leading], *blocks[:leading], *blocks[leading + 1 :])
    read_as = () if asked.read_as is None else (asked.read_as,)
    return GoingRate(
        segment=asked.segment,
        coverage=_COVERAGE,
        blocks=blocks,
        headline=None if leading is None else 0,
        assumptions=tuple(dict.fromkeys(use for one in found for use in one.facts)),
        notes=(*read_as, *dict.fromkeys(note for one in found for note in one.notes)),
        digest=_digest(blocks),
        version=__version__,
    )


def _fits(role: RoleFamily | None) -> tuple[OccupationFit, ...]:
    """Return the occupations that stand best for a role: exact ones, else those that hold it."""
    if role is None:
        return ()
    all_fits = occupations().soc_codes(role)
    best = min(FITS.index(one.fit) for one in all_fits)
    return tuple(one for one in all_fits if FITS.index(one.fit) == best)


def _published(asked: RateAsked, fits: Sequence[OccupationFit]) -> _Found:
    place = asked.segment.place
    wanted = (
        (asked.source, SOURCE),
        (asked.component, "base"),
        (asked.currency, "USD"),
        (place.country if place else None, _SURVEYED),
    )
    if place is None or not fits or any(one not in (None, has) for one, has in wanted):
        return _Found(())
    from goingrate.data.oews import oews_wages

    wages = oews_wages([fit.soc for fit in fits], place)
    if not wages:
        return _Found((), notes=(Phrase("oews.note.not_released"),))
    return _Found((published_block(wages, fits, asked.segment, coverage=_COVERAGE),))


def _modelled(
    asked: RateAsked,
    fits: Sequence[OccupationFit],
    own_facts: Facts | None,
    weighted: bool,
    engine: str | None,
    folder: Path | None,
) -> _Found:
    if asked.source == SOURCE or not _has_own_data(engine, folder):
        return _Found(())
    from goingrate.data.engines import open_tables
    from goingrate.data.fact_files import packaged_facts

    facts = own_facts if own_facts is not None else packaged_facts()
    segment = covered(asked.segment)
    place = segment.place or Place(_SURVEYED)
    socs = tuple(fit.soc for fit in fits)
    setting = RateSetting(_COVERAGE, _workforce(place, socs) if weighted else None)
    blocks: list[RateBlock] = []
    uses: list[FactUse] = []
    with open_tables(engine, folder) as tables:
        for key in pools(tables, place.country):
            if not _fitting(key, asked):
                continue
            moved = aligning(key, place.country, socs[0], facts, asked.on)
            block = _block(tables, key, replace(asked, segment=segment), moved, setting)
            if block is not None:
                told = tuple(_moved(moved, key, place, facts)) if block.quantiles else ()
                blocks.append(replace(block, notes=(*told, *block.notes)))
                uses += [fact_use(facts[moved.fact_id])] if told and moved.fact_id else []
    some = [block for block in blocks if block.shown != "refused"]
    in_metro = asked.segment.place is not None and asked.segment.place.metro and some
    notes = (Phrase.of("payrate.metro_model", place=str(place)),) if in_metro else ()
    return _Found(tuple(some or blocks[:1]), tuple(uses), notes)


def _block(
    tables: Tables, key: PoolKey, asked: RateAsked, moved: Aligning, setting: RateSetting
) -> RateBlock | None:
    from goingrate.data.sources import connector

    place = asked.segment.place or Place(_SURVEYED)
    grouped = grouped_records(tables, key, place.country, moved.by_year)
    if grouped.num_rows == 0:
        return None
    return model_block(grouped, key, connector(key.source).SOURCE, asked.segment, moved, setting)


def _workforce(place: Place, socs: Sequence[str]) -> dict[str, float]:
    if place.country != _SURVEYED or place.region is not None:
        return {}
    from goingrate.data.oews import oews_employment_by_state

    return oews_employment_by_state(socs)


def _has_own_data(engine: str | None, folder: Path | None) -> bool:
    if engine is not None or folder is not None:
        return True
    from goingrate.data.store.store import Store

    return Store.open().exists


def _fitting(key: PoolKey, asked: RateAsked) -> bool:
    wanted = (
        (asked.source, key.source),
        (asked.component, key.component),
        (asked.currency, key.currency),
    )
    return all(one in (None, has) for one, has in wanted)


def _moved(moved: Aligning, key: PoolKey, place: Place, facts: Facts) -> Iterator[Phrase]:
    """Yield how pay of other years was brought to one day."""
    if moved.fact_id is not None:
        years = moved.as_of.year - min(moved.by_year)
        factor = moved.by_year[min(moved.by_year)]
        rate = factor ** (1.0 / years) - 1.0 if years > 0 else factor - 1.0
        yield Phrase.of(
            "payrate.aligned",
            day=moved.as_of.isoformat(),
            group=facts[moved.fact_id].name.en,
            rate=f"{100.0 * rate:.1f}%",
        )
    elif key.first.year != key.last.year:
        yield Phrase.of("payrate.not_aligned", country=place.country)


def _headline(blocks: Sequence[RateBlock], asked: RateAsked) -> int | None:
    """Return the block that leads: one that tells the level apart if asked, else the survey."""
    may = [n for n, block in enumerate(blocks) if block.shown in ("shown", "pooled")]
    if not may:
        return None
    narrow = asked.segment.level is not None or asked.segment.employer is not None

    def fitness(number: int) -> tuple[bool, bool, float]:
        block = blocks[number]
        single = block.evidence == "model"
        return (single == narrow, block.shown == "shown", block.workers or block.at_least or 0.0)

    return max(may, key=fitness)


def _nothing(asked: RateAsked, engine: str | None, folder: Path | None) -> NotUnderstood:
    country = asked.segment.place.country if asked.segment.place else _SURVEYED
    known: tuple[str, ...] = (_SURVEYED,)
    if _has_own_data(engine, folder):
        from goingrate.data.engines import open_tables

        with open_tables(engine, folder) as tables:
            known = tuple(sorted({_SURVEYED, *countries(tables)}))
    if country not in known:
        return NotUnderstood(
            where="--place",
            given=country,
            allowed=Phrase.of("allowed.country_with_pay", countries=", ".join(known)),
            fix=Phrase.of("fix.add_pay", country=country),
        )
    restricted = {
        "--source": asked.source, "--component": asked.component, "--currency": asked.currency
    }  # fmt: skip
    where, given = next(
        ((option, value) for option, value in restricted.items() if value is not None),
        ("--role", str(asked.segment.role)),
    )
    return NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase("allowed.pool"),
        fix=Phrase.of("fix.add_pay", country=country),
    )


def _digest(blocks: Sequence[RateBlock]) -> str:
    """Return a checksum of the numbers of an answer: the same data, the same digest."""
    told = "\n".join(
        repr((block.source, block.component, block.basis, block.as_of, block.quantiles))
        for block in blocks
    )
    return sha256(told.encode()).hexdigest()[:_DIGEST_DIGITS]

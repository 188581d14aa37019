"""What the user's own records say of a premium: a block of each pool."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from goingrate.answers.premium_pools import comparable_records
from goingrate.answers.premium_results import GapSetting, GapState, PremiumBlock
from goingrate.answers.premium_rules import why_hidden
from goingrate.answers.premium_words import PremiumAsked
from goingrate.answers.rate_own import files_by_import, fitting, naming
from goingrate.answers.rate_pools import PoolKey, covered, files_of, grouped_records, pools
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import Phrase, catalogue
from goingrate.market.records import BASES, COMPONENTS

if TYPE_CHECKING:
    import pyarrow as pa

    from goingrate.data.connectors.contract import SourceInfo
    from goingrate.data.engines import Tables
    from goingrate.market.cells import CellDecision

_COUNTRY: Final = "US"
#: The source that is the user's own table.
_OWN_TABLE: Final = "mapped"
_SIDES: Final[tuple[Literal["of", "over"], ...]] = ("of", "over")


def own_gaps(
    asked: PremiumAsked, engine: str | None, folder: Path | None, setting: GapSetting
) -> tuple[PremiumBlock, ...]:
    """Return a block of each pool of the user's own data that holds both kinds of work."""
    from goingrate.data.engines import open_tables

    of, over = covered(asked.of), covered(asked.over)
    country = (of.place or Place(_COUNTRY)).country
    files = files_by_import(folder)
    blocks = []
    with open_tables(engine, folder) as tables:
        for key in pools(tables, country):
            if not fitting(key, asked.restricted) or not _is_known(key):
                continue
            block = _block(tables, key, country, of, over, setting)
            if block is None:
                continue
            if key.source not in files:
                block = _unnamed(block)
            else:
                names = files_of(tables, key, country, files[key.source])
                named, notes = naming((block.name_en, block.name_de), names)
                block = replace(
                    block, name_en=named[0], name_de=named[1], notes=(*block.notes, *notes)
                )
            blocks.append(block)
    return tuple(blocks)


def _is_known(key: PoolKey) -> bool:
    """Say whether it is known what the pay of a pool is; files from elsewhere may hold anything."""
    known = key.component in COMPONENTS and key.basis in BASES
    return known and None not in (key.currency, key.first)


def _unnamed(block: PremiumBlock) -> PremiumBlock:
    """Return the block of a table of the user's of which no file is known."""
    if block.source != _OWN_TABLE:
        return block
    name, caveat = (catalogue()[f"premium.own_table.{one}"] for one in ("name", "caveat"))
    return replace(
        block, name_en=name.en, name_de=name.de, caveat_en=caveat.en, caveat_de=caveat.de
    )


def _block(
    tables: Tables,
    key: PoolKey,
    country: str,
    of: Segment,
    over: Segment,
    setting: GapSetting,
) -> PremiumBlock | None:
    """Return what a pool says; None where it has neither kind of work."""
    from goingrate.answers.rate_model import decided_cells
    from goingrate.data.sources import connector

    years = dict.fromkeys(range(key.first.year, key.last.year + 1), 1.0)
    grouped = grouped_records(tables, key, country, years)
    roles = set(grouped["role"].to_pylist())
    if not roles & {of.role, over.role}:
        return None
    told = _Told(key, connector(key.source).SOURCE)
    decided = decided_cells(grouped)
    decisions = (decided.of(of), decided.of(over))
    for name, decision in zip(_SIDES, decisions, strict=True):
        if decision.kind != "shown":
            return told.block("hidden", why_hidden(decision), lacking=name)
    rows = comparable_records(tables, key, country, (str(of.role), str(over.role)), {})
    return told.gaps(rows, of, over, decisions, setting)


@dataclass(frozen=True, slots=True)
class _Told:
    """What all that is told of a pool says."""

    key: PoolKey
    info: SourceInfo

    def gaps(
        self,
        rows: pa.Table,
        of: Segment,
        over: Segment,
        decisions: tuple[CellDecision, CellDecision],
        setting: GapSetting,
    ) -> PremiumBlock:
        """Return the gaps between two kinds of work that may both be shown."""
        from goingrate.answers.premium_gap import TooFew, gap_between

        found = gap_between(rows, of, over, setting)
        if isinstance(found, TooFew):
            return self.block("hidden", found.because, lacking=found.lacking)
        block = self.block(found.state, found.because)
        return replace(
            block,
            first_year=self.key.first.year,
            last_year=self.key.last.year,
            raw=found.raw,
            raw_median=found.raw_median,
            within=found.within,
            from_low_ends=found.from_low_ends,
            from_high_ends=found.from_high_ends,
            parts=found.parts,
            at_least_of=decisions[0].at_least,
            at_least_over=decisions[1].at_least,
            employers=found.employers,
            common_employers=found.common_employers,
            compared_at_least=found.compared_at_least,
            clusters=found.clusters,
            effective_clusters=found.effective_clusters,
            clustered_by=found.clustered_by,
            replicates=setting.replicates,
            held_equal=found.held_equal,
            notes=found.notes,
        )

    def block(
        self,
        state: GapState,
        because: Phrase | None,
        *,
        lacking: Literal["of", "over"] | None = None,
    ) -> PremiumBlock:
        """Return a block without figures."""
        return PremiumBlock(
            source=self.key.source,
            name_en=self.info.name.en,
            name_de=self.info.name.de,
            component=self.key.component,
            basis=self.key.basis,
            currency=self.key.currency,
            first_year=None,
            last_year=None,
            state=state,
            because=because,
            lacking=lacking,
            raw=None,
            raw_median=None,
            within=None,
            from_low_ends=None,
            from_high_ends=None,
            parts=(),
            at_least_of=None,
            at_least_over=None,
            employers=None,
            common_employers=None,
            compared_at_least=None,
            clusters=None,
            effective_clusters=None,
            clustered_by=None,
            replicates=None,
            notes=(),
            caveat_en=self.info.caveat.en,
            caveat_de=self.info.caveat.de,
            address=self.info.address,
            licence=self.info.licence,
        )

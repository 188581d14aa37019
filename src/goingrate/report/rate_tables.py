"""What a kind of work pays, as tables of text."""

from __future__ import annotations

from goingrate.answers.rate_results import GoingRate, RateBlock
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money, percent
from goingrate.report.rate_words import (
    SHOWN,
    counted,
    first_capital,
    pay,
    source_name,
    what_pay,
    when,
)
from goingrate.report.text_table import Table


def rate_tables(answer: GoingRate, language: Language = "en") -> tuple[Table, ...]:
    """Return the quantiles of each block that may be shown, then the occupations behind it."""
    tables = []
    shown = [block for block in answer.blocks if block.shown in SHOWN]
    for number, block in enumerate(shown, start=1):
        tables.append(quantile_table(block, number, answer, language))
        if block.parts:
            tables.append(_parts_table(block, language))
    return tuple(tables)


def quantile_table(
    block: RateBlock, number: int, answer: GoingRate, language: Language = "en"
) -> Table:
    """Return pay at each quantile of a block, with its interval."""
    rows = []
    for one in block.quantiles:
        ends = (
            "" if end is None else money(end, block.currency, language)
            for end in (one.low, one.high)
        )
        rows.append((percent(one.probability, 0, language), pay(one, block, language), *ends))
    return Table(
        title=say(
            "payrate.table",
            language,
            number=number,
            source=source_name(block, language),
            what=what_pay(block, language),
        ),
        headings=tuple(
            say(f"payrate.{name}", language) for name in ("quantile", "pay", "low", "high")
        ),
        rows=tuple(rows),
        note=say(
            "payrate.table_note",
            language,
            covers=first_capital(block.covers.said(language)),
            count=counted(block, language),
            coverage=percent(answer.coverage, 0, language),
            day=when(block, language),
        ),
    )


def rate_sources(answer: GoingRate, language: Language = "en") -> Table:
    """Return where each block comes from, each source once, with its licence."""
    rows = dict.fromkeys(
        (source_name(block, language), block.licence, block.address) for block in answer.blocks
    )
    return Table(
        title=say("payrate.sources", language),
        headings=tuple(
            say(f"payrate.{name}", language) for name in ("source", "licence", "address")
        ),
        rows=tuple(rows),
        text_from=1,
    )


def _parts_table(block: RateBlock, language: Language) -> Table:
    return Table(
        title=say("payrate.parts", language, source=source_name(block, language)),
        headings=tuple(say(f"payrate.{name}", language) for name in ("occupation", "share", "fit")),
        rows=tuple(
            (
                f"{part.name} ({part.code})",
                percent(part.share, 0, language),
                say(f"payrate.fit.{part.fit}", language),
            )
            for part in block.parts
        ),
        note=" ".join(part.note_de if language == "de" else part.note_en for part in block.parts),
        text_from=2,
    )

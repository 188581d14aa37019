"""One self-contained page: no remote script, no font, no connection."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.payslip_results import Payslip
from goingrate.answers.results import OfferComparison
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.texts import Language, say
from goingrate.report import sentences
from goingrate.report.break_even_tables import break_even_notes, break_even_tables
from goingrate.report.equity_sentences import (
    equity_footer,
    equity_missing,
    equity_notes,
    equity_sentences,
    equity_sways,
)
from goingrate.report.equity_tables import equity_tables
from goingrate.report.payslip_tables import payslip_sources, payslip_tables
from goingrate.report.payslip_words import (
    payslip_explanations,
    payslip_footer,
    payslip_notes,
    payslip_sentences,
    payslip_title,
)
from goingrate.report.tables import Table, comparison_tables
from goingrate.report.tax_tables import sources_table, tax_tables
from goingrate.report.tax_words import tax_footer, tax_notes, tax_sentences, tax_title
from goingrate.report.verdicts import break_even_sentences, verdict_sentence
from goingrate.report.waterfall_tables import waterfall_tables
from goingrate.report.waterfall_words import (
    waterfall_footer,
    waterfall_notes,
    waterfall_sentences,
    waterfall_title,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A titled list of sentences; without items it is not shown."""

    title: str
    items: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Charts, then a list, then a table, each if given."""

    charts: tuple[str, ...] = ()
    list: Listed | None = None
    table: Table | None = None


def comparison_page(answer: OfferComparison, language: Language = "en") -> str:
    """Return the report of a comparison as one HTML page."""
    from goingrate.report.charts import chart_specs

    specs = chart_specs(answer, language)
    live = comparison_live_spec(answer, language)
    if live is not None:
        specs["live"] = live
    return whole_page(
        title=say("page.title", language),
        verdict=(verdict_sentence(answer, language),),
        blocks=_comparison_blocks(answer, language),
        footer=sentences.setting_line(answer, language),
        specs=specs,
        language=language,
    )


def break_even_page(answer: BreakEven, language: Language = "en") -> str:
    """Return what must be true for a move to pay as one HTML page that is alive."""
    from goingrate.report.live import live_break_even_spec

    tables = break_even_tables(answer, language)
    notes = break_even_notes(answer, language)
    live = Listed(say("page.live", language), ())
    blocks = [Block(charts=("live",), list=live), *(Block(table=table) for table in tables)]
    blocks.append(Block(list=Listed(say("notes.title", language), notes[:-1])))
    return whole_page(
        title=say("breakeven.title", language),
        verdict=break_even_sentences(answer, language),
        blocks=tuple(blocks),
        footer=notes[-1],
        specs={"live": live_break_even_spec(answer, language)},
        language=language,
    )


def waterfall_page(answer: WaterfallAnswer, language: Language = "en") -> str:
    """Return who is paid what at an exit as one HTML page."""
    from goingrate.report.charts import waterfall_specs

    notes = Listed(say("notes.title", language), waterfall_notes(answer, language))
    blocks = [
        Block(charts=("waterfall", "own_share")),
        *(Block(table=table) for table in waterfall_tables(answer, language)),
        Block(list=notes),
    ]
    return whole_page(
        title=waterfall_title(answer, language),
        verdict=waterfall_sentences(answer, language),
        blocks=tuple(blocks),
        footer=waterfall_footer(answer, language),
        specs=waterfall_specs(answer, language),
        language=language,
    )


def equity_page(answer: EquityAnswer, language: Language = "en") -> str:
    """Return what a grant in a private company is worth as one HTML page."""
    from goingrate.report.charts import equity_chart_specs

    tables = equity_tables(answer, language)
    missing = equity_missing(answer, language)
    ask = Listed(say("grant.missing.title", language), missing, say("grant.missing.lead", language))
    blocks = [
        Block(charts=("futures",)),
        Block(list=Listed(say("grant.sways.title", language), equity_sways(answer, language))),
        Block(table=tables[0]),
        Block(charts=("payoff",)),
        *(Block(table=table) for table in tables[1:-1]),
        Block(charts=("tornado",)),
        Block(list=ask),
        Block(list=Listed(say("notes.title", language), equity_notes(answer, language))),
        Block(table=tables[-1]),
    ]
    return whole_page(
        title=say("grant.title", language),
        verdict=equity_sentences(answer, language),
        blocks=tuple(blocks),
        footer=equity_footer(answer, language),
        specs=equity_chart_specs(answer, language),
        language=language,
    )


def payslip_page(answer: Payslip, language: Language = "en") -> str:
    """Return a payslip as one HTML page, with the address of each rule."""
    explanations = payslip_explanations(answer, language)
    blocks = [
        Block(list=Listed(say("payslip.explained", language), explanations)),
        *(Block(table=table) for table in payslip_tables(answer, language)),
        Block(list=Listed(say("notes.title", language), payslip_notes(answer, language))),
        Block(table=payslip_sources(answer, language)),
    ]
    return whole_page(
        title=payslip_title(answer, language),
        verdict=payslip_sentences(answer, language),
        blocks=tuple(blocks),
        footer=payslip_footer(answer, language),
        specs={},
        language=language,
    )


def tax_page(answer: TaxWorking, language: Language = "en") -> str:
    """Return the tax of a household, year by year, as one page with the address of each rule."""
    blocks = [
        *(Block(table=table) for table in tax_tables(answer, language)),
        Block(list=Listed(say("notes.title", language), tax_notes(answer, language))),
        Block(table=sources_table(answer, language)),
    ]
    return whole_page(
        title=tax_title(answer, language),
        verdict=tax_sentences(answer, language),
        blocks=tuple(blocks),
        footer=tax_footer(answer, language),
        specs={},
        language=language,
    )


def comparison_live_spec(answer: OfferComparison, language: Language) -> dict[str, Any] | None:
    """Return the live break-even of a comparison, where its move is that simple."""
    from goingrate.report.live import live_break_even_spec

    return None if answer.simple is None else live_break_even_spec(answer.simple, language)


def _comparison_blocks(answer: OfferComparison, language: Language) -> tuple[Block, ...]:
    tables = comparison_tables(answer, language)
    blocks = [
        Block(charts=("dots",)),
        Block(charts=("money_in_hand",)),
        Block(
            list=Listed(say("decisive.title", language), sentences.decisive(answer, language)),
        ),
        Block(charts=("outcomes",)),
        Block(list=_negotiation(answer, language)),
        Block(charts=("frontier", "live", "choice_map", "tornado")),
        *(Block(table=table) for table in tables[:-1]),
        Block(
            list=Listed(
                say("missing.title", language),
                sentences.missing(answer, language),
                say("missing.ask", language),
            )
        ),
        Block(list=Listed(say("notes.title", language), sentences.notes(answer, language))),
        Block(table=tables[-1]),
    ]
    return tuple(blocks)


def _negotiation(answer: OfferComparison, language: Language) -> Listed | None:
    found = answer.negotiation
    if found is None or not found.base_per_year:
        return None
    return Listed(
        say("negotiation.title", language, lesser=found.lesser),
        sentences.negotiation(answer, language),
        say("negotiation.lead", language, better=found.better),
    )


def whole_page(
    *,
    title: str,
    verdict: tuple[str, ...],
    blocks: tuple[Block, ...],
    footer: str,
    specs: dict[str, dict[str, Any]],
    language: Language,
) -> str:
    """Return a page: title, first sentences, blocks in order, footer; `specs` are its charts."""
    from jinja2 import Environment, StrictUndefined

    from goingrate.report.embed import embed_html, javascript

    source = files("goingrate.report") / "templates" / "page.html.j2"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(source.read_text(encoding="utf-8"))
    return template.render(
        language=language,
        title=title,
        verdict=verdict,
        blocks=blocks,
        footer=footer,
        charts=specs.keys(),
        library=javascript() if specs else "",
        embedding=embed_html(specs, language) if specs else "",
    )

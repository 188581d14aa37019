"""Pages of answers about the market: what work pays, premiums, glut and shortage."""

from __future__ import annotations

from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.rate_results import GoingRate
from goingrate.answers.ratio import RatioAnswer
from goingrate.base.texts import Language, say
from goingrate.report.imbalance_tables import imbalance_sources, imbalance_tables
from goingrate.report.imbalance_words import (
    imbalance_beside,
    imbalance_footer,
    imbalance_missing,
    imbalance_notes,
    imbalance_sentences,
    imbalance_title,
)
from goingrate.report.page import Block, Listed, whole_page
from goingrate.report.premium_tables import premium_sources, premium_tables
from goingrate.report.premium_words import (
    premium_footer,
    premium_missing,
    premium_notes,
    premium_sentences,
    premium_title,
    premium_why,
)
from goingrate.report.rate_tables import rate_sources, rate_tables
from goingrate.report.rate_words import rate_footer, rate_notes, rate_sentences, rate_title
from goingrate.report.ratio_tables import (
    ratio_footer,
    ratio_missing,
    ratio_notes,
    ratio_sentences,
    ratio_table,
)


def rate_page(answer: GoingRate, language: Language = "en") -> str:
    """Return what a kind of work pays as one HTML page."""
    from goingrate.report.charts import rate_specs

    specs = rate_specs(answer, language)
    blocks = [
        Block(charts=tuple(specs)),
        *(Block(table=table) for table in rate_tables(answer, language)),
        Block(list=Listed(say("notes.title", language), rate_notes(answer, language))),
        Block(table=rate_sources(answer, language)),
    ]
    return whole_page(
        title=rate_title(answer, language),
        verdict=rate_sentences(answer, language),
        blocks=tuple(blocks),
        footer=rate_footer(answer, language),
        specs=specs,
        language=language,
    )


def ratio_page(answer: RatioAnswer, language: Language = "en") -> str:
    """Return what a ratio of pay says as one HTML page."""
    notes, missing = ratio_notes(answer, language), ratio_missing(answer, language)
    blocks = (
        Block(table=ratio_table(answer, language)),
        Block(list=Listed(say("notes.title", language), notes)),
        Block(list=Listed(say("payratio.missing", language), missing)),
    )
    return whole_page(
        title=say("payratio.title", language),
        verdict=ratio_sentences(answer, language),
        blocks=blocks,
        footer=ratio_footer(answer, language),
        specs={},
        language=language,
    )


def premium_page(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return what one kind of work pays more than another as one HTML page."""
    from goingrate.report.charts import premium_specs

    specs = premium_specs(answer, language)
    why = Listed(say("premium.why_differ", language), premium_why(answer, language))
    notes = Listed(say("notes.title", language), premium_notes(answer, language))
    missing = Listed(say("premium.missing", language), premium_missing(answer, language))
    blocks = [
        Block(charts=tuple(specs)),
        Block(list=why),
        *(Block(table=table) for table in premium_tables(answer, language)),
        Block(list=notes),
        Block(list=missing),
        Block(table=premium_sources(answer, language)),
    ]
    return whole_page(
        title=premium_title(answer, language),
        verdict=premium_sentences(answer, language),
        blocks=tuple(blocks),
        footer=premium_footer(answer, language),
        specs=specs,
        language=language,
    )


def imbalance_page(answer: ImbalanceAnswer, language: Language = "en") -> str:
    """Return where there is a glut and where a shortage as one HTML page."""
    from goingrate.report.charts import imbalance_specs

    specs = imbalance_specs(answer, language)
    beside = Listed(say("imbalance.table.beside", language), imbalance_beside(answer, language))
    notes = Listed(say("notes.title", language), imbalance_notes(answer, language))
    missing = Listed(say("imbalance.missing", language), imbalance_missing(answer, language))
    blocks = [
        Block(charts=tuple(specs)),
        *(Block(table=table) for table in imbalance_tables(answer, language)),
        Block(list=beside),
        Block(list=notes),
        Block(list=missing),
        Block(table=imbalance_sources(answer, language)),
    ]
    return whole_page(
        title=imbalance_title(language),
        verdict=imbalance_sentences(answer, language),
        blocks=tuple(blocks),
        footer=imbalance_footer(answer, language),
        specs=specs,
        language=language,
    )

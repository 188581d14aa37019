"""What one kind of work pays more than another, as tables of text."""

from __future__ import annotations

from typing import Final

from goingrate.answers.premium_results import Gap, PremiumAnswer, PremiumBlock
from goingrate.base.texts import Language, say
from goingrate.data.sources import connector
from goingrate.report.numbers import percent, plain
from goingrate.report.premium_printed import is_on_ai, printed_value, short_source
from goingrate.report.premium_words import (
    more,
    named,
    part_name,
    sides,
    what_gap,
)
from goingrate.report.rate_words import first_capital
from goingrate.report.text_table import Table

_SURVEY: Final = "oews"


def premium_tables(answer: PremiumAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return the gaps of each block that may be shown, then what others printed."""
    shown = [block for block in answer.blocks if block.state != "hidden"]
    tables = [
        gap_table(block, number, answer, language) for number, block in enumerate(shown, start=1)
    ]
    if answer.published:
        tables.append(published_table(answer, language))
    return tuple(tables)


def gap_table(
    block: PremiumBlock, number: int, answer: PremiumAnswer, language: Language = "en"
) -> Table:
    """Return the raw gap of a block, then what it is made of."""
    assert block.raw is not None  # noqa: S101 - a block that is shown has a raw gap
    rows = [(say("premium.row.raw", language), *_gap(block.raw, language), "")]
    if block.raw_median is not None:
        median = more(block.raw_median, language)
        rows.append((say("premium.row.raw_median", language), median, "", "", ""))
    for part in block.parts:
        of_gap = "" if part.of_gap is None else percent(round(part.of_gap, 2) + 0.0, 0, language)
        rows.append((part_name(part, block, language), *_gap(part.gap, language), of_gap))
    title = say(
        "premium.table.gaps",
        language,
        source=named(block, language),
        what=what_gap(block, language),
    )
    headings = ("gap", "size", "low", "high", "of_gap")
    return Table(
        title=f"{number}. {title}",
        headings=tuple(say(f"premium.heading.{name}", language) for name in headings),
        rows=tuple(rows),
        note=_note(block, answer, language),
    )


def published_table(answer: PremiumAnswer, language: Language = "en") -> Table:
    """Return what others printed, one row a figure, in the order of the answer."""
    rows = tuple(
        (
            one.of_de if language == "de" else one.of_en,
            printed_value(one, language),
            say(
                "premium.pay_and_equal",
                language,
                component=say(f"premium_facts.component.{one.component}", language),
                comparison=say(f"premium_facts.comparison.{one.comparison}", language),
            ),
            str(one.since.year),
            short_source(one),
        )
        for one in answer.published
    )
    headings = ("what", "size", "component", "date", "source")
    return Table(
        title=published_title(answer, language),
        headings=tuple(say(f"premium.heading.{name}", language) for name in headings),
        rows=rows,
        note=say("premium.published_note", language),
        text_from=2,
    )


def published_title(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return what printed figures are about: AI pay, or other work."""
    if is_on_ai(answer):
        return say("premium.table.published", language)
    return say("premium.table.published_other", language, work=sides(answer, language)[0])


def premium_sources(answer: PremiumAnswer, language: Language = "en") -> Table:
    """Return where everything comes from, each source once."""
    rows = [(named(block, language), block.licence, block.address) for block in answer.blocks]
    if answer.survey is not None:
        survey = connector(_SURVEY).SOURCE
        name = survey.name.de if language == "de" else survey.name.en
        rows.append((name, survey.licence, survey.address))
    rows += [(one.source, "", one.address or "-") for one in answer.published]
    return Table(
        title=say("payrate.sources", language),
        headings=tuple(
            say(f"payrate.{name}", language) for name in ("source", "licence", "address")
        ),
        rows=tuple(dict.fromkeys(rows)),
        text_from=1,
    )


def _gap(gap: Gap, language: Language) -> tuple[str, str, str]:
    return more(gap.share, language), more(gap.low, language), more(gap.high, language)


def _note(block: PremiumBlock, answer: PremiumAnswer, language: Language) -> str:
    years = str(block.first_year)
    if block.first_year != block.last_year:
        years = say("number.span", language, low=years, high=str(block.last_year))
    employers = say(
        "premium.employers" if block.employers else "premium.no_employers",
        language,
        employers=plain(block.employers or 0, language, 0),
        common=plain(block.common_employers or 0, language, 0),
    )
    drawn = say(f"premium.drawn.{block.clustered_by or 'employer'}", language)
    told = say(
        "premium.table_note",
        language,
        records_of=plain(block.at_least_of or 0, language, 0),
        records_over=plain(block.at_least_over or 0, language, 0),
        years=years,
        employers=employers,
        coverage=plain(100.0 * answer.coverage, language, 0),
        drawn=drawn,
        replicates=plain(block.replicates or 0, language, 0),
    )
    parts = [say("premium.parts_multiply", language)] if block.parts else []
    return first_capital(" ".join((told, *parts)))

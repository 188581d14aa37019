"""`goingrate rate`: what a kind of work pays, how sure that is, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.texts import Language, Phrase, say
from goingrate.cli.options import (
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
)
from goingrate.data.writing import write_whole

if TYPE_CHECKING:
    from goingrate.answers.rate_results import GoingRate
    from goingrate.answers.ratio import RatioAnswer


@click.command("rate")
@click.option("--role", metavar="ROLE", help="ai-engineer, data-scientist, ..., or a job title.")
@click.option("--level", metavar="LEVEL", help="entry, mid, senior, staff, executive.")
@click.option(
    "--place", metavar="PLACE", help="US, US-CA, DE-BY, or a metropolitan area: San Jose [US]."
)
@click.option("--employer", metavar="KIND", help="big-tech, startup, it-services, ...")
@click.option(
    "--component", metavar="WHAT", help="base, target_total, total, on_target or grant [all]."
)
@click.option("--currency", metavar="CODE", help="Only pay in this currency: EUR.")
@click.option("--source", metavar="SOURCE", help="Only this source: oews, lca, ...")
@click.option("--on", metavar="DAY", help="Move pay to this day: 2026-01 [newest record].")
@click.option("--unweighted", is_flag=True, help="Leave the sample as it is.")
@click.option("--engine", metavar="ENGINE", help="Where queries run: spark://local[2] [here].")
@click.option(
    "--data", type=click.Path(path_type=Path, readable=False), metavar="FOLDER",
    help="The folder of your own data.",
)  # fmt: skip
@click.option("--ratio", metavar="NUMBER", help="So many times: 2, or 1.5..2.")
@click.option("--base", metavar="MONEY", help="Of what: 'OTE 250k..300k'.")
@click.option("--attainment", metavar="SHARE", help="How much of the target is reached: 50..100%.")
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    role: str | None,
    level: str | None,
    place: str | None,
    employer: str | None,
    component: str | None,
    currency: str | None,
    source: str | None,
    on: str | None,
    unweighted: bool,
    engine: str | None,
    data: Path | None,
    ratio: str | None,
    base: str | None,
    attainment: str | None,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Say what a kind of work pays: quantiles with intervals, each source by itself.

    Works at once with the US wage survey of May 2025; your own data come in with goingrate data.

    Example: goingrate rate --role "machine learning engineer" --place US-CA

    Example: goingrate rate --ratio 2 --base 'OTE 250k..300k' --attainment 50..100%
    """
    facts = None if own_facts is None else known_facts(own_facts)
    if ratio is not None or base is not None or attainment is not None:
        _only_ratio(role=role, level=level, place=place, employer=employer, source=source)
        _ratio((ratio, base, attainment), facts, html, as_json=as_json, language=language)
        return
    from goingrate.answers.going_rate import rate_from_words
    from goingrate.answers.rate_words import RateWords

    answer = rate_from_words(
        RateWords(role, level, place, employer, component, currency, source, on),
        facts=facts,
        weighted=not unweighted,
        engine=engine,
        folder=data,
    )
    told = _written(html, lambda: _rate_page(answer, language), language)
    if as_json:
        from goingrate.report.as_json import dumped, rate_record

        click.echo(dumped(rate_record(answer, language)))
    else:
        from goingrate.report.rate_terminal import print_rate

        print_rate(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _only_ratio(**given: str | None) -> None:
    """Refuse words of the other question: nothing that is typed is silently left out."""
    for name, value in given.items():
        if value is not None:
            raise BadField(
                where=f"--{name}",
                given=value,
                allowed=Phrase("allowed.not_with_ratio"),
                fix=Phrase("fix.one_question"),
            )


def _ratio(
    words: tuple[str | None, str | None, str | None],
    facts: Facts | None,
    html: Path | None,
    *,
    as_json: bool,
    language: Language,
) -> None:
    from goingrate.answers.ratio import ratio_from_words

    answer = ratio_from_words(*words, language, facts=facts)
    told = _written(html, lambda: _ratio_page(answer, language), language)
    if as_json:
        from goingrate.report.as_json import dumped, ratio_record

        click.echo(dumped(ratio_record(answer, language)))
    else:
        from goingrate.report.ratio_tables import print_ratio

        print_ratio(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _rate_page(answer: GoingRate, language: Language) -> str:
    from goingrate.report.market_pages import rate_page

    return rate_page(answer, language)


def _ratio_page(answer: RatioAnswer, language: Language) -> str:
    from goingrate.report.market_pages import ratio_page

    return ratio_page(answer, language)


def _written(html: Path | None, page: Callable[[], str], language: Language) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    if html is None:
        return []
    write_whole(html, page().encode())
    return [say("page.html_written", language, path=str(html))]

"""`goingrate premium`: what one kind of work pays more than another, and how much is real."""

from __future__ import annotations

from pathlib import Path

import click

from goingrate.base.texts import Language
from goingrate.cli.options import (
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
)
from goingrate.cli.outputs import data_option, parquet_option, show


@click.command("premium")
@click.option("--of", metavar="ROLE", help="The kind of work asked about [ai-engineer].")
@click.option("--over", metavar="ROLE", help="The one compared with [software-engineer].")
@click.option("--level", metavar="LEVEL", help="Only this level: entry, mid, senior, staff, ...")
@click.option("--place", metavar="PLACE", help="US, US-CA, DE-BY, ... [US]")
@click.option("--employer", metavar="KIND", help="Only this kind of employer: big-tech, ...")
@click.option("--component", metavar="WHAT", help="base, grant, target_total, total, on_target.")
@click.option("--currency", metavar="CODE", help="Only pay in this currency: EUR.")
@click.option("--source", metavar="SOURCE", help="Only this source: oews, lca, ...")
@click.option("--engine", metavar="ENGINE", help="Where queries run: spark://local[2] [here].")
@data_option()
@html_option()
@parquet_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    of: str | None,
    over: str | None,
    level: str | None,
    place: str | None,
    employer: str | None,
    component: str | None,
    currency: str | None,
    source: str | None,
    engine: str | None,
    data: Path | None,
    html: Path | None,
    parquet: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Say what one kind of work pays more than another, and what the difference is made of.

    From your own data: the gap as it stands, the gap within the same employer, level and place,
    and what explains the rest. Without data: what others have printed, side by side.

    Example: goingrate premium --of ai-engineer --over software-engineer
    """
    from goingrate.answers.premium import premium_from_words
    from goingrate.answers.premium_words import PremiumWords

    answer = premium_from_words(
        PremiumWords(of, over, level, place, employer, component, currency, source),
        facts=None if own_facts is None else known_facts(own_facts),
        engine=engine,
        folder=data,
    )
    from goingrate.report.as_json import premium_record
    from goingrate.report.frames import premium_frames
    from goingrate.report.market_pages import premium_page
    from goingrate.report.premium_terminal import print_premium

    show(
        html=html,
        page=lambda: premium_page(answer, language),
        parquet=parquet,
        frames=lambda: premium_frames(answer),
        as_json=as_json,
        record=lambda: premium_record(answer, language),
        on_terminal=lambda: print_premium(answer, language),
        language=language,
        inputs=(own_facts,),
    )

"""`goingrate win`: the cheapest package that enough people accept."""

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
from goingrate.cli.outputs import parquet_option, show


@click.command("win")
@click.argument("file", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--cash", metavar="AMOUNT", help="For the pay of these hires over the runway.")
@click.option("--runway", metavar="MONTHS", help="How long the cash lasts; 18, or 1.5 years.")
@click.option("--pool", metavar="SHARE", help="Options for these hires, of all shares: 12%.")
@click.option("--hires", metavar="COUNT", help="How many people are to be won.")
@click.option(
    "--from",
    "population",
    metavar="POPULATION",
    help="Employer, level and country, such as big-tech-senior-us; never a person.",
)
@click.option("--role", metavar="ROLE", help="software-engineer, ai-engineer or data-scientist.")
@click.option("--value", metavar="AMOUNT", help="The company's value after its last round.")
@click.option("--stage", metavar="STAGE", help="Instead of the value: seed, series_a, series_b.")
@click.option("--target", metavar="CHANCE", help="That a person accepts; 33% if not given.")
@click.option(
    "--rival", metavar="PACKAGE", help="What competes: 'base 190k + stock 90k/year + sign-on 50k'."
)
@click.option("--band", metavar="AMOUNT", help="The most base pay a year; a sign-on may add to it.")
@html_option()
@parquet_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    file: Path | None,
    html: Path | None,
    parquet: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
    **typed: str | None,
) -> None:
    """Name the cheapest package that people of a population accept often enough.

    Example: goingrate win --cash 400k --runway 18 --pool 12% --hires 2
    --from big-tech-senior-us --value 60M
    """
    from goingrate.answers.win import what_to_bid
    from goingrate.answers.win_inputs import read_win, read_win_file, refuse_words
    from goingrate.answers.win_terms import WinWords

    facts = None if own_facts is None else known_facts(own_facts)
    words = WinWords(**typed)
    if file is None:
        terms = read_win(words, language)
    else:
        refuse_words(words)
        terms = read_win_file(file)
    answer = what_to_bid(terms, facts)
    from goingrate.report.as_json import win_record
    from goingrate.report.frames import win_frames
    from goingrate.report.win_page import win_page
    from goingrate.report.win_terminal import print_win

    show(
        html=html,
        page=lambda: win_page(answer, language),
        parquet=parquet,
        frames=lambda: win_frames(answer),
        as_json=as_json,
        record=lambda: win_record(answer, language),
        on_terminal=lambda: print_win(answer, language),
        language=language,
        inputs=(file, own_facts),
    )

"""`goingrate shortage`: where there is a glut and where a shortage, and for how long."""

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

_FILE = click.Path(path_type=Path, readable=False)


@click.command("shortage")
@click.option(
    "--segment", "segments", multiple=True, metavar="COUNTS",
    help="Vacancies and seekers of a kind of work: 'elite: 200/20'; again for more.",
)  # fmt: skip
@click.option("--segments", "segment_file", type=_FILE, metavar="FILE", help="The same as a table.")
@click.option(
    "--series", "series_files", type=_FILE, multiple=True, metavar="FILE",
    help="Series over time of any country: series, date, value.",
)  # fmt: skip
@click.option(
    "--ads", "ad_file", type=_FILE, metavar="FILE", help="Ads with the days they were open."
)
@click.option("--country", metavar="CODE", help="Of your own postings: US, GB, DE, ... [US]")
@click.option("--sector", "sectors", multiple=True, metavar="NAME", help="Of your own postings.")
@click.option("--first", metavar="DAY", help="First day of the comparison: 2022-03.")
@click.option("--last", metavar="DAY", help="Last day of the comparison.")
@data_option()
@html_option()
@parquet_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    segments: tuple[str, ...],
    segment_file: Path | None,
    series_files: tuple[Path, ...],
    ad_file: Path | None,
    country: str | None,
    sectors: tuple[str, ...],
    first: str | None,
    last: str | None,
    data: Path | None,
    html: Path | None,
    parquet: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Say where people are short and where in glut: vacancies per seeker, or series over time.

    Without options: what is packaged on software and AI work in the US, with your own postings.

    Example: goingrate shortage --segment 'general: 3000/10000' --segment 'elite: 200/20'
    """
    from goingrate.answers.imbalance import imbalance_from_words
    from goingrate.answers.imbalance_words import ImbalanceWords

    answer = imbalance_from_words(
        ImbalanceWords(
            segments, segment_file, series_files, ad_file, country, sectors, first, last
        ),
        facts=None if own_facts is None else known_facts(own_facts),
        folder=data,
    )
    from goingrate.report.as_json import imbalance_record
    from goingrate.report.frames import imbalance_frames
    from goingrate.report.imbalance_terminal import print_imbalance
    from goingrate.report.market_pages import imbalance_page

    show(
        html=html,
        page=lambda: imbalance_page(answer, language),
        parquet=parquet,
        frames=lambda: imbalance_frames(answer),
        as_json=as_json,
        record=lambda: imbalance_record(answer, language),
        on_terminal=lambda: print_imbalance(answer, language),
        language=language,
        inputs=(segment_file, *series_files, ad_file, own_facts),
    )

"""`goingrate keep`: what matching an outside offer costs, and when it is better to let go."""

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


@click.command("keep")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@html_option()
@parquet_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    file: Path,
    html: Path | None,
    parquet: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Say up to how many followers matching an outside offer costs less than letting go.

    FILE is a table of segments, never of persons: segment, headcount, band_low, band_high,
    unvested, attrition, and what else is known.

    Example: goingrate keep examples/keep.csv
    """
    from goingrate.answers.keep import keep_or_let_go

    facts = None if own_facts is None else known_facts(own_facts)
    answer = keep_or_let_go(file, facts=facts, language=language)
    from goingrate.report.as_json import keep_record
    from goingrate.report.frames import keep_frames
    from goingrate.report.keep_page import keep_page
    from goingrate.report.keep_terminal import print_keep

    show(
        html=html,
        page=lambda: keep_page(answer, language),
        parquet=parquet,
        frames=lambda: keep_frames(answer),
        as_json=as_json,
        record=lambda: keep_record(answer, language),
        on_terminal=lambda: print_keep(answer, language),
        language=language,
        inputs=(file, own_facts),
    )

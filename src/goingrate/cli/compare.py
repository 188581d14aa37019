"""`goingrate compare`: which offer is worth more to a person, and what that hangs on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goingrate.base.texts import Language, say
from goingrate.cli.options import (
    OUT,
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
)
from goingrate.data.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from goingrate.answers.results import OfferComparison


@click.command("compare")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--example", is_flag=True, help="Print a commented example of FILE and stop.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of FILE and stop.")
@click.option(
    "--png",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write each chart as a picture.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the random futures.")
@click.option(
    "--accuracy",
    metavar="SHARE",
    default="0.1%",
    show_default=True,
    help="Standard error aimed at, as a share of the worth.",
)
@click.option(
    "--bundle", type=OUT, metavar="OUT", help="Write inputs, version and answer (zip) for replay."
)
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    file: Path | None,
    example: bool,
    schema: bool,
    png: Path | None,
    seed: int,
    accuracy: str,
    bundle: Path | None,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Compare two or more offers described in FILE (YAML); the verdict comes first.

    Start with: goingrate compare --example > offers.yaml
    """
    if example:
        from goingrate.data.examples import example_text

        click.echo(example_text(language), nl=False)
        return
    if schema:
        from goingrate.data.schemas import offers_schema

        click.echo(offers_schema(), nl=False)
        return
    if file is None:
        raise click.MissingParameter(
            ctx=click.get_current_context(), param=click.get_current_context().command.params[0]
        )
    keep_inputs((html, bundle), (file, own_facts))
    from goingrate.answers.compare import compare_file

    answer = compare_file(
        file, seed=seed, accuracy=accuracy, facts=known_facts(own_facts), language=language
    )
    told = _write(answer, language, html=html, png=png)
    if bundle is not None:
        from goingrate.report.replay import bundle_bytes

        write_whole(bundle, bundle_bytes(file, own_facts, answer))
        told.append(say("page.bundle_written", language, path=str(bundle)))
    if as_json:
        from goingrate.report.as_json import comparison_record, dumped

        click.echo(dumped(comparison_record(answer, language)))
    else:
        from goingrate.report.terminal import print_comparison

        print_comparison(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _write(
    answer: OfferComparison, language: Language, *, html: Path | None, png: Path | None
) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    told = []
    if html is not None:
        from goingrate.report.page import comparison_page

        write_whole(html, comparison_page(answer, language).encode())
        told.append(say("page.html_written", language, path=str(html)))
    if png is not None:
        from goingrate.report.charts import chart_specs
        from goingrate.report.charts import png as drawn

        specs = chart_specs(answer, language)
        for name, spec in specs.items():
            write_whole(png / f"{name}.png", drawn(spec))
        told.append(say("page.png_written", language, count=len(specs), path=str(png)))
    return told

"""`goingrate tax`: the tax of a household, year by year, with the source of every rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goingrate.base.texts import Language, say
from goingrate.cli.options import (
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
)
from goingrate.data.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from goingrate.answers.tax_results import TaxWorking


@click.command("tax")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--index-rate",
    metavar="SHARE",
    help="Growth of amounts in the law after the last enacted year, such as 2.5%.",
)
@click.option("--offer", metavar="NAME", help="Which offer, where FILE is an offers file.")
@click.option("--example", is_flag=True, help="Print a commented example of FILE and stop.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of FILE and stop.")
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    file: Path | None,
    index_rate: str | None,
    offer: str | None,
    example: bool,
    schema: bool,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Show the tax of each year step by step, and where each rule is printed.

    FILE says who is taxed and what each year brings: pay, gains, exercises, sales. Or it is an
    offers file: then the offer is followed along the future in the middle.

    Start with: goingrate tax --example > tax.yaml
    """
    if example or schema:
        from goingrate.data.tax_files import tax_file_example, tax_file_schema

        click.echo(tax_file_example(language) if example else tax_file_schema(), nl=False)
        return
    if file is None:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    keep_inputs((html,), (file, own_facts))
    from goingrate.answers.tax_working_words import tax_working_from_words

    answer = tax_working_from_words(
        file,
        index_rate=index_rate,
        offer=offer,
        facts=known_facts(own_facts),
        language=language,
    )
    told = _write(answer, language, html)
    if as_json:
        from goingrate.report.as_json import dumped, tax_record

        click.echo(dumped(tax_record(answer, language)))
    else:
        from goingrate.report.terminal import print_tax

        print_tax(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _write(answer: TaxWorking, language: Language, html: Path | None) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    if html is None:
        return []
    from goingrate.report.page import tax_page

    write_whole(html, tax_page(answer, language).encode())
    return [say("page.html_written", language, path=str(html))]

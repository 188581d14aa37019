"""`goingrate waterfall`: who is paid what when a company is sold or goes public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from goingrate.base.texts import Language, say
from goingrate.cli.options import html_option, json_option, language_option, lenient_option
from goingrate.data.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from goingrate.answers.waterfall_results import WaterfallAnswer


@click.command("waterfall")
@click.argument("captable", type=click.Path(path_type=Path), required=False)
@click.option("--exit", "exit_value", metavar="MONEY", help="What it brings: 200M or 50M..2B.")
@click.option(
    "--own",
    metavar="HOLDER|NUMBER",
    help="What you own: 'Series A', 10000 (common shares) or 0.5% (of all).",
)
@click.option("--strike", metavar="MONEY", help="Strike, if --own NUMBER are options.")
@click.option(
    "--new-money",
    metavar="MONEY",
    help="A round before the exit, with --pre-money: SAFEs and notes convert in it.",
)
@click.option("--pre-money", metavar="MONEY", help="The company's value before --new-money.")
@lenient_option()
@click.option(
    "--kind",
    type=click.Choice(("sale", "ipo")),
    default="sale",
    show_default=True,
    help="At an IPO preferred shares convert, save guarantees and vetoes.",
)
@click.option("--example", is_flag=True, help="Print a commented example of CAPTABLE and stop.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of CAPTABLE and stop.")
@click.option(
    "--png",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write each chart as a picture.",
)
@html_option()
@json_option()
@language_option()
def command(
    *,
    captable: Path | None,
    exit_value: str | None,
    own: str | None,
    strike: str | None,
    new_money: str | None,
    pre_money: str | None,
    lenient: bool,
    kind: Literal["sale", "ipo"],
    example: bool,
    schema: bool,
    png: Path | None,
    html: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """Show who is paid what at an exit, and the exit at which common shares first earn.

    CAPTABLE is a YAML file, or the Open Cap Format (zip, folder or JSON).

    Start with: goingrate waterfall --example > cap-table.yaml
    """
    if example or schema:
        from goingrate.data.cap_tables import cap_table_example, cap_table_schema

        click.echo(cap_table_example() if example else cap_table_schema(), nl=False)
        return
    if captable is None or exit_value is None:
        place = 0 if captable is None else 1
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[place])
    keep_inputs((html,), (captable,))
    from goingrate.answers.waterfall_words import waterfall_from_words

    answer = waterfall_from_words(
        captable,
        exit_value=exit_value,
        kind=kind,
        own=own,
        strike=strike,
        new_money=new_money,
        pre_money=pre_money,
        lenient=lenient,
        language=language,
    )
    told = _write(answer, language, html=html, png=png)
    if as_json:
        from goingrate.report.as_json import dumped, waterfall_record

        click.echo(dumped(waterfall_record(answer, language)))
    else:
        from goingrate.report.terminal import print_waterfall

        print_waterfall(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _write(
    answer: WaterfallAnswer, language: Language, *, html: Path | None, png: Path | None
) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    told = []
    if html is not None:
        from goingrate.report.page import waterfall_page

        write_whole(html, waterfall_page(answer, language).encode())
        told.append(say("page.html_written", language, path=str(html)))
    if png is not None:
        from goingrate.report.charts import png as drawn
        from goingrate.report.charts import waterfall_specs

        for name, spec in waterfall_specs(answer, language).items():
            write_whole(png / f"{name}.png", drawn(spec))
        told.append(say("waterfall.png_written", language, path=str(png)))
    return told

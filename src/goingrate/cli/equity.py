"""`goingrate equity`: what options or shares of a private company are worth to a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goingrate.base.texts import Language, say
from goingrate.cli.options import (
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
    lenient_option,
)
from goingrate.data.writing import keep_inputs, write_whole

if TYPE_CHECKING:
    from goingrate.answers.equity_results import EquityAnswer

FILE = click.Path(path_type=Path)


@click.command("equity")
@click.option("--shares", metavar="NUMBER", help="How many were granted: 20000 or 15k..20k.")
@click.option("--strike", metavar="MONEY", help="Price that you pay for each, such as 1.20.")
@click.option("--raised", metavar="MONEY", help="Money that the company raised so far: 60M.")
@click.option("--wealth", metavar="MONEY", help="Your savings outside the grant, such as 200k.")
@click.option("--price", metavar="MONEY", help="Price of a share in the last round.")
@click.option("--fully-diluted", metavar="NUMBER", help="All shares and options: 45M..55M.")
@click.option("--post-money", metavar="MONEY", help="The company's value after the last round.")
@click.option("--stage", metavar="STAGE", help="seed, series_a, series_b, series_c or later.")
@click.option(
    "--cap-table", type=FILE, metavar="FILE", help="A cap table (YAML, or OCF), not with --raised."
)
@click.option("--security", metavar="ID", help="Your grant's security id in it (OCF).")
@lenient_option()
@click.option("--newest", metavar="CLASS", help="The last round's class in it [the dearest].")
@click.option(
    "--kind",
    metavar="KIND",
    help="iso, nso, rsu, double_trigger_rsu, restricted_stock, virtual or profit_units "
    "[iso; virtual where amounts are not in dollars].",
)
@click.option("--cap-per-share", metavar="MONEY", help="Most that a profit unit can pay.")
@click.option(
    "--vesting",
    metavar="TEXT",
    help="'4 years, 1 year cliff', which is the default, '5/15/40/40' or vested.",
)
@click.option("--vested-for", metavar="YEARS", help="How long the grant has been running: 1.5.")
@click.option("--window", metavar="TIME", help="To exercise after leaving: '90 days'.")
@click.option("--cash", metavar="MONEY", help="You could put so much into options [savings].")
@click.option("--risk-aversion", metavar="NUMBER", help="0: only the average counts [2].")
@click.option("--discount", metavar="SHARE", help="Your discount rate a year [5%].")
@click.option(
    "--give-up", metavar="MONEY", help="Pay given up for the job: 50k/year; when to leave then."
)
@click.option("--tax", metavar="PLACE", help="After tax: US-CA, US-TX, DE, ... (or 35%).")
@click.option("--pay", metavar="MONEY", help="Gross pay beside the grant, for the rates: 250k.")
@click.option("--status", metavar="STATUS", help="Filing status [single].")
@click.option("--tax-year", type=int, metavar="YEAR", help="Of today [the last enacted one].")
@click.option(
    "--licence-and-hire",
    metavar="TEXT",
    help="A buyer takes licence and team: '2.4bn; 50%; 40 hired; 200 left', and '10% of sales' "
    "to count it among the exits.",
)
@click.option("--offers", type=FILE, metavar="FILE", help="Read all this from an offers file.")
@click.option("--offer", metavar="NAME", help="Which of its offers [the one with grants].")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the random draws.")
@click.option(
    "--png",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write each chart as a picture.",
)
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    seed: int,
    png: Path | None,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
    **words: Any,
) -> None:
    """Show what options or shares of a private company are worth to you.

    Every number may be a range (45M..55M) or unknown.

    Example: goingrate equity --shares 20000 --strike 1.20 --raised 60M --wealth 200k
    """
    keep_inputs((html,), (words.get("offers"), words.get("cap_table"), own_facts))
    from goingrate.answers.equity_words import EquityWords, equity_from_words

    answer = equity_from_words(
        EquityWords(**words), seed=seed, facts=known_facts(own_facts), language=language
    )
    told = _write(answer, language, html=html, png=png)
    if as_json:
        from goingrate.report.as_json import dumped, equity_record

        click.echo(dumped(equity_record(answer, language)))
    else:
        from goingrate.report.terminal import print_equity

        print_equity(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _write(
    answer: EquityAnswer, language: Language, *, html: Path | None, png: Path | None
) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    told = []
    if html is not None:
        from goingrate.report.page import equity_page

        write_whole(html, equity_page(answer, language).encode())
        told.append(say("page.html_written", language, path=str(html)))
    if png is not None:
        from goingrate.report.charts import equity_chart_specs
        from goingrate.report.charts import png as drawn

        specs = equity_chart_specs(answer, language)
        for name, spec in specs.items():
            write_whole(png / f"{name}.png", drawn(spec))
        told.append(say("page.png_written", language, count=len(specs), path=str(png)))
    return told

"""`goingrate breakeven`: what must be true for a move to pay, with no file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from goingrate.base.texts import Language
from goingrate.cli.options import (
    facts_option,
    html_option,
    json_option,
    known_facts,
    language_option,
)
from goingrate.data.writing import write_whole


@click.command("breakeven")
@click.option("--give-up", required=True, metavar="MONEY", help="For sure: '1M + 100k/year'.")
@click.option("--payoff", required=True, metavar="MONEY", help="If it works: 40M or 20M..40M.")
@click.option("--years", required=True, metavar="YEARS", help="Until then: 6 or 5..7.")
@click.option("--wealth", metavar="MONEY", help="Your savings, such as 1M.")
@click.option("--keep", metavar="MONEY", help="Pay that goes on either way: 200k/year.")
@click.option("--risk-aversion", type=float, metavar="NUMBER", help="Added to 1, 2, 3 and 4.")
@click.option("--discount", metavar="SHARE", help="Your discount rate a year, such as 5%.")
@click.option("--stake", metavar="SHARE", help="Your share of the company, such as 1%.")
@click.option("--dilution", metavar="SHARE", help="Part of it lost to later rounds, such as 50%.")
@click.option("--tax", metavar="PLACE", help="After tax: US-CA, US-TX, DE, ...; with --pay.")
@click.option("--pay", metavar="MONEY", help="Gross pay of the new job, for the rates: 200k/year.")
@click.option("--status", metavar="STATUS", help="Filing status [single].")
@click.option("--tax-year", type=int, metavar="YEAR", help="Of the move [the last enacted one].")
@click.option(
    "--taxed-as",
    type=click.Choice(["wages", "long_term_gain"]),
    help="What the payoff counts as [US: long_term_gain, DE: wages].",
)
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    give_up: str,
    payoff: str,
    years: str,
    wealth: str | None,
    keep: str | None,
    risk_aversion: float | None,
    discount: str | None,
    stake: str | None,
    dilution: str | None,
    tax: str | None,
    pay: str | None,
    status: str | None,
    tax_year: int | None,
    taxed_as: Literal["wages", "long_term_gain"] | None,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
) -> None:
    """Show the chance of success at which a move pays.

    Example: goingrate breakeven --give-up '1M + 100k/year' --payoff 40M --years 5..7
    """
    from goingrate.answers.breakeven_words import break_even_from_words

    answer = break_even_from_words(
        give_up=give_up,
        payoff=payoff,
        years=years,
        wealth=wealth,
        keep=keep,
        risk_aversion=risk_aversion,
        discount=discount,
        stake=stake,
        dilution=dilution,
        facts=known_facts(own_facts),
        language=language,
        tax=tax,
        pay=pay,
        status=status,
        tax_year=tax_year,
        taxed_as=taxed_as,
    )
    if html is not None:
        from goingrate.report.page import break_even_page

        write_whole(html, break_even_page(answer, language).encode())
    if as_json:
        from goingrate.report.as_json import break_even_record, dumped

        click.echo(dumped(break_even_record(answer, language)))
    else:
        from goingrate.report.terminal import print_break_even

        print_break_even(answer, language)
    if html is not None:
        from goingrate.base.texts import say

        click.echo(say("page.html_written", language, path=str(html)), err=as_json)

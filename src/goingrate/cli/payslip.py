"""`goingrate payslip`: the engine checked on the one number that everybody knows, the net."""

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
)
from goingrate.data.writing import write_whole

if TYPE_CHECKING:
    from goingrate.answers.payslip_results import Payslip


@click.command("payslip")
@click.option(
    "--gross", required=True, metavar="MONEY", help="Regular pay a year: 250k or 20k/month."
)
@click.option(
    "--place",
    required=True,
    metavar="PLACE",
    help="US-CA, US-NY, US-WA, US-TX, US (federal tax alone), DE or DE-BY.",
)
@click.option("--year", type=int, metavar="YEAR", help="Whose law holds [the last enacted one].")
@click.option("--net", metavar="MONEY", help="Your own net of one slip, to compare with.")
@click.option(
    "--per",
    metavar="PERIOD",
    help="How often pay comes: month, semimonth (24 a year), biweekly (26) or year [month].",
)
@click.option("--bonus", metavar="MONEY", help="Paid once a year, besides: 30k.")
@click.option(
    "--status",
    metavar="STATUS",
    help="US: single, married_joint, married_separate, head_of_household or surviving_spouse.",
)
@click.option("--retirement", metavar="MONEY", help="US: 401(k) contributions before tax, a year.")
@click.option("--health-premium", metavar="MONEY", help="US: premiums before tax, a year.")
@click.option("--tax-class", metavar="CLASS", help="DE: Steuerklasse I, II, III, IV, V or VI [I].")
@click.option(
    "--church", metavar="CHURCH", help="DE: none, 8%, 9%, member, or a Land: BY, NW [none]."
)
@click.option("--children", type=int, metavar="NUMBER", help="DE: for care insurance [0].")
@click.option(
    "--health", type=click.Choice(("statutory", "private")), help="DE: insurance [statutory]."
)
@click.option("--premium", metavar="MONEY", help="DE: own part of a private premium: 600/month.")
@click.option(
    "--additional-rate", metavar="SHARE", help="DE: whole Zusatzbeitrag of your fund [average]."
)
@html_option()
@json_option()
@facts_option()
@language_option()
def command(
    *,
    html: Path | None,
    as_json: bool,
    own_facts: Path | None,
    language: Language,
    **words: Any,
) -> None:
    """Work out a payslip, line by line, and set your own net beside it.

    Not a tax return: a check of the engine on a number that you know.

    Example: goingrate payslip --gross 250k --place US-CA --year 2024 --net 12,345.67
    """
    from goingrate.answers.payslip_words import PayslipWords, payslip_from_words

    answer = payslip_from_words(
        PayslipWords(**words), facts=known_facts(own_facts), language=language
    )
    told = _write(answer, language, html)
    if as_json:
        from goingrate.report.as_json import dumped, payslip_record

        click.echo(dumped(payslip_record(answer, language)))
    else:
        from goingrate.report.terminal import print_payslip

        print_payslip(answer, language)
    for line in told:
        click.echo(line, err=as_json)


def _write(answer: Payslip, language: Language, html: Path | None) -> list[str]:
    """Write what was asked for, before anything is printed, and return what to say of it."""
    if html is None:
        return []
    from goingrate.report.page import payslip_page

    write_whole(html, payslip_page(answer, language).encode())
    return [say("page.html_written", language, path=str(html))]

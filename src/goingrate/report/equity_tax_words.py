"""What a grant is worth after tax: one sentence and one table."""

from __future__ import annotations

from typing import Final

from goingrate.answers.equity_results import AfterTax, EquityAnswer
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money, money_span, rate, significant
from goingrate.report.tables import Table

_NO_STATE: Final = "US"


def taxed_how(found: AfterTax, pay: str, language: Language) -> str:
    """Return by which law, for whom and beside which pay; or at which rate."""
    if found.rate is not None:
        return say("levy.grant.who.rate", language, rate=rate(found.rate, language))
    return say(
        "levy.grant.who.law",
        language,
        place=_place(found, language),
        status=say(f"levy.grant.status.{found.status}", language),
        pay=pay,
    )


def tax_table(found: AfterTax, answer: EquityAnswer, language: Language) -> Table:
    """Return the worth before and after tax, and what the tax hangs on."""
    currency = answer.setting.currency

    def amount(value: float) -> str:
        return money(value, currency, language)

    rows = [
        ("before", amount(answer.worth.value)),
        ("tax", amount(found.tax)),
        ("after", amount(found.worth.value)),
    ]
    if found.worth.low < found.worth.high:
        rows.append(("span", money_span(found.worth.low, found.worth.high, currency, language)))
    if found.mean is not None:
        rows.append(("mean", amount(found.mean)))
    if found.rate is not None:
        rows.append(("rate", rate(found.rate, language)))
    else:
        place, year = _place(found, language), str(found.first_year)
        told = say("levy.grant.table.place_year", language, place=place, year=year)
        rows += [("place", told), ("pay", amount(found.pay_per_year or 0.0))]
    rows.append(("error", amount(significant(found.worth.numerical_error, 1))))
    return Table(
        title=say("levy.grant.table", language),
        headings=(say("grant.figure", language), say("grant.value", language)),
        rows=tuple((say(f"levy.grant.table.{name}", language), value) for name, value in rows),
    )


def _place(found: AfterTax, language: Language) -> str:
    """Return the place as people write it: `US-CA`, `DE`."""
    if found.place == _NO_STATE:
        return say("levy.grant.place.federal", language)
    return found.place or ""

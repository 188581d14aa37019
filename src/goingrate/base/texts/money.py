"""Texts of money."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.money_amount": Text(
        en="one amount of money, or a range from one to another",
        de="ein Geldbetrag oder eine Spanne von einem zum anderen",
    ),
    "fix.money_amount": Text(
        en="Write for example $1.2M or 150k..180k/year.",
        de="Zum Beispiel 1,2 Mio. € oder 150k..180k/Jahr schreiben.",
    ),
    "allowed.money_terms": Text(
        en="one or more amounts joined by +, each once or per year or month",
        de="ein oder mehrere Beträge mit + verbunden, je einmalig oder pro Jahr oder Monat",
    ),
    "fix.money_terms": Text(
        en="Write for example 1M + 100k/year.",
        de="Zum Beispiel 1M + 100k/Jahr schreiben.",
    ),
    "allowed.money_quantity": Text(
        en="a number, a range (150k..180k) or unknown, with or without a currency",
        de="eine Zahl, eine Spanne (150k..180k) oder unbekannt, mit oder ohne Währung",
    ),
    "fix.money_quantity": Text(
        en="Write for example 150000, 150k..180k or unknown.",
        de="Zum Beispiel 150000, 150k..180k oder unbekannt schreiben.",
    ),
    "fix.quantity": Text(
        en="Write for example 150k, 150k..180k, 12% or unknown.",
        de="Zum Beispiel 150k, 150k..180k, 12% oder unbekannt schreiben.",
    ),
    "allowed.years": Text(
        en="a number of years, or a range of them",
        de="eine Zahl von Jahren oder eine Spanne davon",
    ),
    "fix.years": Text(en="Write for example 6 or 5..7.", de="Zum Beispiel 6 oder 5..7 schreiben."),
    "allowed.one_currency": Text(en="amounts in one currency", de="Beträge in einer Währung"),
    "fix.one_currency": Text(
        en="Write all amounts in the same currency.",
        de="Alle Beträge in derselben Währung schreiben.",
    ),
    "allowed.one_unit": Text(
        en="a range with the same unit at both ends",
        de="eine Spanne mit derselben Einheit an beiden Enden",
    ),
    "fix.both_units": Text(
        en="Write the unit at both ends: 500k..1M.",
        de="Die Einheit an beide Enden schreiben: 500k..1M.",
    ),
    "allowed.no_bound": Text(
        en="a number or a range, without more than, up to or about",
        de="eine Zahl oder eine Spanne, ohne mehr als, bis zu oder etwa",
    ),
    "fix.write_range": Text(
        en="Write the range that you mean: 150k..180k.",
        de="Die gemeinte Spanne schreiben: 150k..180k.",
    ),
    "allowed.per_year": Text(
        en="an amount per year or per month", de="ein Betrag pro Jahr oder pro Monat"
    ),
    "fix.per_year": Text(
        en="Write it per year or per month: 100k/year.",
        de="Pro Jahr oder pro Monat schreiben: 100k/Jahr.",
    ),
    "allowed.per_month": Text(
        en="an amount per month or per year", de="ein Betrag pro Monat oder pro Jahr"
    ),
    "fix.per_month": Text(
        en="Write it per month or per year: 8k/month.",
        de="Pro Monat oder pro Jahr schreiben: 8k/Monat.",
    ),
    "allowed.per_hour": Text(en="an amount per hour", de="ein Betrag pro Stunde"),
    "fix.per_hour": Text(en="Write it per hour: 60/hour.", de="Pro Stunde schreiben: 60/Stunde."),
    "allowed.per_week": Text(en="an amount per week", de="ein Betrag pro Woche"),
    "fix.per_week": Text(en="Write it per week: 2k/week.", de="Pro Woche schreiben: 2k/Woche."),
    "allowed.per_day": Text(en="an amount per day", de="ein Betrag pro Tag"),
    "fix.per_day": Text(en="Write it per day: 800/day.", de="Pro Tag schreiben: 800/Tag."),
    "allowed.once": Text(
        en="an amount paid once, without a period",
        de="ein einmaliger Betrag, ohne Zeitraum",
    ),
    "fix.once": Text(en="Leave out the period.", de="Den Zeitraum weglassen."),
}

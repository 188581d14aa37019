"""What the payslip and the yearly working say."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_ERRORS: Final[dict[str, Text]] = {
    "allowed.tax_amount": Text(
        en="one amount in {unit}, from 0 to 1 trillion",
        de="ein Betrag in {unit}, von 0 bis 1 Billion",
    ),
    "allowed.tax_loss": Text(
        en="one amount in {unit}, up to 1 trillion, below 0 for a loss",
        de="ein Betrag in {unit}, höchstens 1 Billion, unter 0 für einen Verlust",
    ),
    "fix.tax_amount": Text(
        en="Write one exact number, such as 250k.",
        de="Eine genaue Zahl schreiben, etwa 250 Tsd.",
    ),
    "allowed.tax_share": Text(
        en="one share from {low} to {high}", de="ein Anteil von {low} bis {high}"
    ),
    "fix.tax_share": Text(
        en="Write one percentage, such as 2.5%.", de="Einen Prozentsatz schreiben, etwa 2,5 %."
    ),
    "allowed.church": Text(
        en="none, 8%, 9%, member, or a Land such as BY or NW",
        de="none, 8 %, 9 %, member oder ein Land wie BY oder NW",
    ),
    "fix.church_state": Text(
        en="Say in which Land (such as BY), or write 8% or 9%.",
        de="Das Land angeben (etwa BY), oder 8 % oder 9 % schreiben.",
    ),
    "allowed.tax_years": Text(
        en="years such as 2024, each with its income",
        de="Jahre wie 2024, jedes mit seinen Einkünften",
    ),
    "fix.tax_year": Text(
        en="Write for example 2024: {{wages: 250k}}.",
        de="Zum Beispiel 2024: {{wages: 250k}} schreiben.",
    ),
    "allowed.tax_year_once": Text(en="each year once", de="jedes Jahr einmal"),
    "allowed.tax_year_count": Text(en="1 to {most} years", de="1 bis {most} Jahre"),
    "allowed.every_year": Text(
        en="every year from {first} to {last}: what is carried on passes through all of them",
        de="jedes Jahr von {first} bis {last}: Vorträge gehen durch alle hindurch",
    ),
    "fix.add_year": Text(
        en="Add {year}: {{}} if nothing was earned then.",
        de="{year}: {{}} ergänzen, wenn da nichts verdient wurde.",
    ),
    "allowed.tax_number": Text(en="one number above 0", de="eine Zahl über 0"),
    "allowed.one_event": Text(
        en="one event an entry: {kinds}", de="je Eintrag ein Ereignis: {kinds}"
    ),
    "fix.one_event": Text(
        en="Write each on a line of its own: - rsu_vest: {{value: 40k}}.",
        de="Jedes in eine eigene Zeile schreiben: - rsu_vest: {{value: 40k}}.",
    ),
    "allowed.day_in_year": Text(en="a day in {year}", de="ein Tag im Jahr {year}"),
    "allowed.day_or_year": Text(
        en="a day such as 2024-03-15, or a year", de="ein Tag wie 2024-03-15, oder ein Jahr"
    ),
    "allowed.at_most_0": Text(en="a number of at most 0", de="eine Zahl bis höchstens 0"),
    "allowed.tax_file": Text(
        en="a tax file, with country and years", de="eine Steuerdatei, mit country und years"
    ),
    "fix.offers_not_tax": Text(
        en="This is an offers file: use it with `goingrate compare`, and start a tax file from "
        "`goingrate tax --example`.",
        de="Das ist eine Angebotsdatei: mit `goingrate compare` verwenden, und eine Steuerdatei "
        "mit `goingrate tax --example` beginnen.",
    ),
    "fix.tax_file": Text(
        en="Start from `goingrate tax --example`.", de="Mit `goingrate tax --example` beginnen."
    ),
}

TEXTS: Final[dict[str, Text]] = {**_ERRORS}

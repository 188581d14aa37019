"""What is said of dated vesting that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.whole_shares": Text(
        en="a whole number of shares from 1 to {most}",
        de="eine ganze Zahl von Anteilen von 1 bis {most}",
    ),
    "allowed.whole_numbers": Text(
        en="a whole number from {low} to {high}", de="eine ganze Zahl von {low} bis {high}"
    ),
    "allowed.vest_count": Text(
        en="at most {most} vests in all", de="insgesamt höchstens {most} Vesting-Termine"
    ),
    "allowed.condition_count": Text(
        en="1 to {most} statements or conditions", de="1 bis {most} Abschnitte oder Bedingungen"
    ),
    "fix.fewer_vests": Text(
        en="Use a longer period with fewer occurrences.",
        de="Einen längeren Zeitraum mit weniger Wiederholungen angeben.",
    ),
    "allowed.calendar": Text(
        en="dates from the year 1 to the year 9999", de="Daten vom Jahr 1 bis zum Jahr 9999"
    ),
    "allowed.cliff_of_all": Text(
        en="100% at a cliff that is the last occurrence",
        de="100 % bei einem Cliff, der der letzte Termin ist",
    ),
    "allowed.portions": Text(
        en="portions and quantities that vest at most the whole grant of {shares}",
        de="Anteile und Mengen, die höchstens die ganze Zuteilung von {shares} ergeben",
    ),
    "allowed.condition_id": Text(
        en="the id of a condition of the same terms",
        de="die Kennung (id) einer Bedingung derselben Vereinbarung",
    ),
    "allowed.earlier_id": Text(
        en="the id of a condition from which this one is reached",
        de="die Kennung (id) einer Bedingung, von der aus diese erreicht wird",
    ),
    "fix.condition_id": Text(
        en="Correct the id, or add the condition.",
        de="Die Kennung berichtigen oder die Bedingung ergänzen.",
    ),
    "allowed.event_condition": Text(
        en="the id of a condition that an event triggers",
        de="die Kennung (id) einer Bedingung, die ein Ereignis auslöst",
    ),
    "allowed.no_circle": Text(
        en="conditions that never lead back to themselves",
        de="Bedingungen, die nie zu sich selbst zurückführen",
    ),
    "fix.no_circle": Text(
        en="Remove the id that closes the circle from next_condition_ids.",
        de="Die Kennung, die den Kreis schließt, aus next_condition_ids entfernen.",
    ),
    "allowed.some_vest": Text(
        en="at least one tranche with shares", de="mindestens eine Tranche mit Anteilen"
    ),
    "fix.some_vest": Text(
        en="Give terms that vest by date, or the days of the events that vest.",
        de="Bedingungen angeben, die nach Datum vesten, oder die Tage der auslösenden Ereignisse.",
    ),
    "allowed.vesting_number": Text(
        en="a number in at most {most} digits, such as 48 or 0.25",
        de="eine Zahl mit höchstens {most} Ziffern, etwa 48 oder 0.25",
    ),
    "allowed.dated_base": Text(
        en="DATE; vesting by events is given as vesting_conditions",
        de="DATE; Vesting nach Ereignissen wird als vesting_conditions angegeben",
    ),
    "allowed.cliff_fits": Text(
        en="a cliff that is a whole number of vesting periods",
        de="ein Cliff, der eine ganze Zahl von Vesting-Zeiträumen dauert",
    ),
}

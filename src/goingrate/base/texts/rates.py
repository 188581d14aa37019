"""Words for the going rate."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.some_records": Text(en="at least one record", de="mindestens ein Datensatz"),
    "allowed.same_length": Text(
        en="one entry for each of the {records} records",
        de="ein Eintrag für jeden der {records} Datensätze",
    ),
    "allowed.log_pay": Text(
        en="a finite logarithm of pay of at most {most} in size",
        de="ein endlicher Logarithmus der Vergütung von höchstens {most} dem Betrag nach",
    ),
    "allowed.upper_end": Text(
        en="a number not below the lower end, or infinity for 'this or more'",
        de="eine Zahl nicht unter dem unteren Ende, oder unendlich für „so viel oder mehr“",
    ),
    "allowed.record_weight": Text(
        en="a finite number above 0", de="eine endliche Zahl größer als 0"
    ),
    "allowed.cell_number": Text(
        en="the number of one of the {cells} cells, from 0",
        de="die Nummer einer der {cells} Zellen, ab 0",
    ),
    "allowed.employer_number": Text(
        en="a number from 0, or -1 where the employer is not known",
        de="eine Nummer ab 0, oder -1, wo der Arbeitgeber nicht bekannt ist",
    ),
    "allowed.cell_weights": Text(
        en="one weight of at least 0 for each of the {cells} cells, not all 0",
        de="ein Gewicht ab 0 für jede der {cells} Zellen, nicht alle 0",
    ),
    "allowed.inner_probability": Text(
        en="a probability from {low} to {high}", de="eine Wahrscheinlichkeit von {low} bis {high}"
    ),
    "allowed.draw_count": Text(
        en="a whole number from {low} to {high}", de="eine ganze Zahl von {low} bis {high}"
    ),
    "allowed.fold_count": Text(
        en="at least {low} folds, and no more than there are employers (or records, where no "
        "employer is known): {high}",
        de="mindestens {low} Teile, und nicht mehr, als es Arbeitgeber (oder Datensätze, wo kein "
        "Arbeitgeber bekannt ist) gibt: {high}",
    ),
    "fix.other_records": Text(en="Take more records in.", de="Mehr Datensätze hinzunehmen."),
}

"""Words for a market of people and seats."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.market_shape": Text(
        en="a table with a row for each kind of person and a column for each firm, at least one "
        "of both",
        de="eine Tabelle mit einer Zeile je Art von Person und einer Spalte je Firma, mindestens "
        "eine von beiden",
    ),
    "allowed.one_each": Text(
        en="a list of {count} numbers, one for each, or one number for all",
        de="eine Liste von {count} Zahlen, eine für jede, oder eine Zahl für alle",
    ),
    "allowed.seats": Text(
        en="a whole number of at least 1; leave out a firm without seats",
        de="eine ganze Zahl ab 1; eine Firma ohne Plätze weglassen",
    ),
    "allowed.people": Text(
        en="a finite number above 0; leave out a kind of person that nobody is of",
        de="eine endliche Zahl über 0; eine Art von Person weglassen, die es nicht gibt",
    ),
    "allowed.market_memory": Text(
        en="a market that fits into {gib} GiB", de="ein Markt, der in {gib} GiB passt"
    ),
    "fix.group_people": Text(
        en="It needs {gib} GiB. Group people who are alike into types, and give the number of "
        "people of each type as `people`.",
        de="Er braucht {gib} GiB. Gleichartige Personen zu Arten zusammenfassen und je Art die "
        "Zahl der Personen als `people` angeben.",
    ),
}

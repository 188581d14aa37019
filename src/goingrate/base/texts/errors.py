"""What is said when something given cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "error.input": Text(
        en="{where}: got {given}; allowed: {allowed}. {fix}",
        de="{where}: angegeben ist {given}; erlaubt: {allowed}. {fix}",
    ),
    "allowed.at_least": Text(en="a number of at least {low}", de="eine Zahl ab {low}"),
    "allowed.above": Text(en="a number above {low}", de="eine Zahl über {low}"),
    "allowed.between": Text(
        en="a number from {low} to {high}", de="eine Zahl von {low} bis {high}"
    ),
    "allowed.finite": Text(en="a finite number", de="eine endliche Zahl"),
    "allowed.one_of": Text(en="one of {choices}", de="eines von {choices}"),
    "allowed.quantity": Text(
        en="a number, a range (150k..180k) or unknown",
        de="eine Zahl, eine Spanne (150k..180k) oder unbekannt",
    ),
    "allowed.ordered_range": Text(
        en="a range whose first number is not above its second",
        de="eine Spanne, deren erste Zahl nicht über der zweiten liegt",
    ),
    "fix.correct_value": Text(en="Correct this value.", de="Diesen Wert berichtigen."),
    "fix.swap_range": Text(en="Swap the two numbers.", de="Die beiden Zahlen vertauschen."),
    "allowed.above_to": Text(
        en="a number above {low} and at most {high}", de="eine Zahl über {low} und höchstens {high}"
    ),
    "allowed.from_below": Text(
        en="a number from {low} to below {high}", de="eine Zahl ab {low} und unter {high}"
    ),
    "allowed.positive_wealth": Text(
        en="wealth and pay that stay above 0 in every future",
        de="Vermögen und Gehalt, die in jeder Zukunft über 0 bleiben",
    ),
    "fix.add_wealth": Text(
        en="Give the savings that you have in any case (wealth), or pay that goes on either way.",
        de="Das Vermögen angeben, das auf jeden Fall bleibt, oder Gehalt, das weiterläuft.",
    ),
}

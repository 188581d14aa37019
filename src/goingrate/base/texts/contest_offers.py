"""Words for the packages with which firms compete."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.cap_or_none": Text(
        en="a number of at least 0, or none for no limit",
        de="eine Zahl ab 0 oder keine, wenn es keine Grenze gibt",
    ),
    "allowed.floor_or_none": Text(
        en="a finite number, or none for no least cash",
        de="eine endliche Zahl oder keine, wenn es kein Mindestgehalt gibt",
    ),
    "allowed.bounded_offer": Text(
        en="a risk aversion above 0, unless the equity of a package is limited",
        de="eine Risikoscheu über 0, außer die Beteiligung in einem Paket ist begrenzt",
    ),
    "fix.limit_equity": Text(
        en="Give the most equity (`equity_cap`) or the least cash (`cash_floor`) of a package: to "
        "people who do not mind risk, a firm short of cash would sell equity without end.",
        de="Die höchste Beteiligung (`equity_cap`) oder das Mindestgehalt (`cash_floor`) eines "
        "Pakets angeben: Menschen ohne Risikoscheu würde eine Firma mit knapper Kasse endlos "
        "Beteiligung verkaufen.",
    ),
    "allowed.equity_limited": Text(
        en="a limit on equity, unless everybody is averse to risk",
        de="eine Grenze für die Beteiligung, außer alle sind risikoscheu",
    ),
    "fix.give_equity_cap": Text(
        en="Give the most equity of a package (`equity_cap`).",
        de="Die höchste Beteiligung eines Pakets (`equity_cap`) angeben.",
    ),
    "allowed.people_to_approach": Text(
        en="a chance at which at most {most} people must be approached",
        de="eine Chance, bei der höchstens {most} Personen anzusprechen sind",
    ),
    "allowed.below_tail": Text(
        en="a number above 0 and below `size_tail` times `size_effect`, {high}",
        de="eine Zahl über 0 und unter `size_tail` mal `size_effect`, {high}",
    ),
    "allowed.open_chance": Text(
        en="a probability above 0 and below 1", de="eine Wahrscheinlichkeit über 0 und unter 1"
    ),
    "allowed.list_of_numbers": Text(
        en="a list of at least one number", de="eine Liste von mindestens einer Zahl"
    ),
    "allowed.whole_above_zero": Text(en="a whole number of at least 1", de="eine ganze Zahl ab 1"),
    "allowed.rising_list": Text(
        en="a list of at least two numbers that rise",
        de="eine Liste von mindestens zwei steigenden Zahlen",
    ),
    "allowed.table_of": Text(en="a table of {shape}", de="eine Tabelle von {shape}"),
}

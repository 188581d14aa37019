"""What is said about the pricing of options."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.short_steps": Text(
        en="so many steps that in each of them volatility outweighs drift",
        de="so viele Schritte, dass in jedem die Schwankung den Trend überwiegt",
    ),
    "fix.more_steps": Text(en="Give more steps.", de="Mehr Schritte angeben."),
    "allowed.some_wealth": Text(
        en="wealth above 0, in cash or in shares",
        de="ein Vermögen über 0, in Geld oder in Aktien",
    ),
    "allowed.whole_months": Text(
        en="vests at the end of whole months", de="Zuteilungen am Ende ganzer Monate"
    ),
    "allowed.horizon_months": Text(
        en="whole months, not before the last vest (month {last})",
        de="ganze Monate, nicht vor der letzten Zuteilung (Monat {last})",
    ),
}

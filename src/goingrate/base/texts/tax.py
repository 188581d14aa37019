"""What is said of law, years and places that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "levy.allowed.years": Text(
        en="{first} or later in {place} ({first} to {last} are enacted; later years are indexed)",
        de="{first} oder später in {place} ({first} bis {last} gilt; spätere werden indexiert)",
    ),
    "levy.fix.year": Text(
        en="Choose a year from then on, or state effective rates.",
        de="Ein Jahr ab dann wählen oder effektive Sätze angeben.",
    ),
}

"""What is said of claims on a company that cannot be valued."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.drift_with_mean": Text(
        en="growth below {high} (exit rate plus discount rate): from there on the mean is infinite",
        de="ein Wachstum unter {high} (Exit-Rate plus Diskontsatz): ab da ist das Mittel unendlich",
    ),
    "allowed.drift_with_worth": Text(
        en="growth below {high}: from there on payoffs beyond all bounds decide",
        de="ein Wachstum unter {high}: ab da entscheiden Auszahlungen jenseits aller Grenzen",
    ),
    "fix.median_instead": Text(
        en="Ask for the median or for a certainty equivalent with more risk aversion, or lower "
        "the growth.",
        de="Nach dem Median oder einem Sicherheitsäquivalent bei mehr Risikoscheu fragen oder das "
        "Wachstum senken.",
    ),
    "allowed.inner_share": Text(en="shares above 0 and below 1", de="Anteile über 0 und unter 1"),
    "allowed.money_paid": Text(
        en="a class that paid something for its shares",
        de="eine Gattung, die für ihre Anteile etwas bezahlt hat",
    ),
    "allowed.price_within_reach": Text(
        en="a price that the class can be worth at some company value (at most {most})",
        de="ein Preis, den die Gattung bei irgendeinem Unternehmenswert wert sein kann "
        "(höchstens {most})",
    ),
}

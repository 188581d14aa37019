"""Words for structural and cyclical change."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_RATES_EN: Final = (
    "Of {series} simulated series of this kind the method said so of {right}, could not tell of "
    "{cannot_tell} and was wrong about {wrong}; of {said} series of which it said so, "
    "{said_wrongly} were of another kind."
)
_RATES_DE: Final = (
    "Von {series} simulierten Reihen dieser Art hat das Verfahren {right} erkannt, {cannot_tell} "
    "offengelassen und {wrong} falsch beurteilt; von {said} Reihen, denen es diese Art zuschrieb, "
    "waren {said_wrongly} von anderer Art."
)

_WHY: Final[dict[str, Text]] = {
    "regime.why_structural": Text(
        en="A lasting step, without swings, gets {weight}% of the weight of all explanations. "
        + _RATES_EN,
        de="Eine bleibende Stufe ohne Schwankungen erhält {weight} % des Gewichts aller "
        "Erklärungen. " + _RATES_DE,
    ),
    "regime.why_cyclical": Text(
        en="Swings that come back, without a lasting step, get {weight}% of the weight of all "
        "explanations. " + _RATES_EN,
        de="Schwankungen, die zurückkehren, ohne bleibende Stufe erhalten {weight} % des Gewichts "
        "aller Erklärungen. " + _RATES_DE,
    ),
    "regime.why_both": Text(
        en="Swings together with a lasting step get {weight}% of the weight of all explanations. "
        + _RATES_EN,
        de="Schwankungen zusammen mit einer bleibenden Stufe erhalten {weight} % des Gewichts "
        "aller Erklärungen. " + _RATES_DE,
    ),
    "regime.why_neither": Text(
        en="A trend with noise, with neither a lasting step of about 20% or more nor swings of "
        "about 10% or more, gets {weight}% of the weight of all explanations. " + _RATES_EN,
        de="Ein Trend mit Rauschen, ohne bleibende Stufe von etwa 20 % oder mehr und ohne "
        "Schwankungen von etwa 10 % oder mehr, erhält {weight} % des Gewichts aller Erklärungen. "
        + _RATES_DE,
    ),
}

_WHY_NOT: Final[dict[str, Text]] = {
    "regime.too_short": Text(
        en="Only {months} months were observed. A lasting step and one swing look alike; to see "
        "two swings of five years, {needed} months are needed.",
        de="Nur {months} Monate wurden beobachtet. Eine bleibende Stufe und eine einzelne "
        "Schwankung sehen gleich aus; um zwei Schwankungen von fünf Jahren zu sehen, braucht es "
        "{needed} Monate.",
    ),
    "regime.zeros": Text(
        en="{zeros} of the months are zero: a change from or to nothing has no size in percent.",
        de="{zeros} der Monate sind null: Eine Änderung von oder auf null hat keine Größe in "
        "Prozent.",
    ),
    "regime.holes": Text(
        en="{missing} months are missing, up to {longest} in a row: a turn could lie in them.",
        de="{missing} Monate fehlen, bis zu {longest} am Stück: Eine Wende könnte darin liegen.",
    ),
    "regime.unmoved": Text(
        en="In {unmoved} of {months} months the value is that of the month before: it is constant, "
        "or was filled in.",
        de="In {unmoved} von {months} Monaten ist der Wert der des Vormonats: Er ist konstant oder "
        "wurde fortgeschrieben.",
    ),
    "regime.came_back": Text(
        en="Steps fit best, but together they bring the level back to where it was.",
        de="Stufen passen am besten, aber zusammen führen sie zum alten Niveau zurück.",
    ),
    "regime.slow_swing": Text(
        en="A swing longer than half of the series gets {weight}% of the weight of all "
        "explanations: whether it comes back has not been seen twice.",
        de="Eine Schwankung, die länger ist als die halbe Reihe, erhält {weight} % des Gewichts "
        "aller Erklärungen: Ob sie zurückkehrt, war noch nicht zweimal zu sehen.",
    ),
    "regime.undecided": Text(
        en="No explanation gets {enough}% of the weight: a step {structural}%, swings {cyclical}%, "
        "both {both}%, neither {neither}%, a swing too slow for this series {slow}%.",
        de="Keine Erklärung erhält {enough} % des Gewichts: eine Stufe {structural} %, "
        "Schwankungen {cyclical} %, beides {both} %, keines von beiden {neither} %, "
        "eine für diese Reihe zu langsame Schwankung {slow} %.",
    ),
}

_ERRORS: Final[dict[str, Text]] = {
    "allowed.calendar_months": Text(
        en="a list of calendar months (datetime64[M])",
        de="eine Liste von Kalendermonaten (datetime64[M])",
    ),
    "allowed.value_each_month": Text(
        en="one value for each of the {months} months", de="ein Wert für jeden der {months} Monate"
    ),
    "allowed.ascending_months": Text(
        en="months in ascending order, each once", de="Monate in aufsteigender Folge, jeder einmal"
    ),
    "allowed.log_value": Text(
        en="a logarithm: a finite number, or minus infinity for a zero",
        de="ein Logarithmus: eine endliche Zahl, oder minus unendlich für eine Null",
    ),
    "fix.leave_month_out": Text(
        en="Correct the value, or leave the month out: it is then a hole.",
        de="Den Wert berichtigen oder den Monat weglassen: Er ist dann eine Lücke.",
    ),
}

TEXTS: Final[dict[str, Text]] = _WHY | _WHY_NOT | _ERRORS

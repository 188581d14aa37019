"""Texts of facts."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_ERRORS: Final[dict[str, Text]] = {
    "fact.not_yet": Text(
        en="{fact} says nothing about {day}: its first entry is of {first}. "
        "Ask for {first} or later, or add an earlier entry in a file of your own (--facts FILE).",
        de="{fact} sagt nichts über den {day}: Der erste Eintrag ist vom {first}. "
        "Nach dem {first} oder später fragen oder in einer eigenen Datei (--facts DATEI) einen "
        "früheren Eintrag ergänzen.",
    ),
    "fact.unknown": Text(
        en="there is no fact {fact}. `goingrate facts` lists them all.",
        de="Einen Fakt {fact} gibt es nicht. `goingrate facts` zählt alle auf.",
    ),
    "fact.unknown_near": Text(
        en="there is no fact {fact}. Near to it: {near}. `goingrate facts` lists them all.",
        de="Einen Fakt {fact} gibt es nicht. Ähnlich: {near}. `goingrate facts` zählt alle auf.",
    ),
    "fact.unknown_topic": Text(
        en="there are no facts on {topic}. Topics: {topics}.",
        de="Zum Thema {topic} gibt es keine Fakten. Themen: {topics}.",
    ),
    "fact.allowed.history": Text(
        en="one entry or more, the oldest first, each day once",
        de="mindestens ein Eintrag, der älteste zuerst, jeder Tag einmal",
    ),
    "fact.fix.history": Text(
        en="Put the entries in order of `since`.", de="Die Einträge nach `since` ordnen."
    ),
    "fact.allowed.once": Text(en="each fact once", de="jeder Fakt einmal"),
    "fact.fix.once": Text(
        en="Make the two into one fact with two entries in its history, or rename one.",
        de="Aus beiden einen Fakt mit zwei Einträgen machen oder einen umbenennen.",
    ),
    "fact.fix.unit": Text(
        en="Give the value in this unit: it takes the place of a fact that has it.",
        de="Den Wert in dieser Einheit angeben: Er ersetzt einen Fakt, der sie hat.",
    ),
    "fact.allowed.keys": Text(en="the keys {keys}", de="die Schlüssel {keys}"),
    "fact.fix.key": Text(
        en="Correct or remove this key.", de="Diesen Schlüssel berichtigen oder entfernen."
    ),
    "fact.fix.missing": Text(en="Add this key.", de="Diesen Schlüssel ergänzen."),
    "fact.allowed.list": Text(en="a list", de="eine Liste"),
    "fact.allowed.text": Text(en="a text that is not empty", de="ein Text, der nicht leer ist"),
    "fact.allowed.date": Text(
        en="a date such as 2025-06-30", de="ein Datum in der Form 2025-06-30"
    ),
    "fact.allowed.value": Text(
        en="a number or [low, high]", de="eine Zahl oder [kleinste, größte]"
    ),
    "fact.allowed.id": Text(
        en="lower-case words joined by a dot, such as risk.mean_norway",
        de="kleingeschriebene Wörter mit Punkt dazwischen, etwa risk.mean_norway",
    ),
    "fact.allowed.topic": Text(
        en="a lower-case word, such as risk", de="ein kleingeschriebenes Wort, etwa risk"
    ),
}

_GRADES: Final[dict[str, Text]] = {
    "fact.grade.measured": Text(en="measured", de="gemessen"),
    "fact.grade.published": Text(en="published", de="veröffentlicht"),
    "fact.grade.reported": Text(en="reported", de="berichtet"),
    "fact.grade.reported_secondary": Text(
        en="reported, secondary", de="berichtet, aus zweiter Hand"
    ),
    "fact.grade.assumed": Text(en="assumed", de="angenommen"),
}

_UNITS: Final[dict[str, Text]] = {
    "fact.unit.share": Text(en="{number}", de="{number}"),
    "fact.unit.per_year": Text(en="{number} per year", de="{number} pro Jahr"),
    "fact.unit.years": Text(en="{number} years", de="{number} Jahre"),
    "fact.unit.months": Text(en="{number} months", de="{number} Monate"),
    "fact.unit.usd": Text(en="{number} USD", de="{number} USD"),
    "fact.unit.eur": Text(en="{number} EUR", de="{number} EUR"),
    "fact.unit.musd": Text(en="{number} million USD", de="{number} Mio. USD"),
    "fact.unit.ratio": Text(en="{number} times", de="{number}-fach"),
    "fact.unit.correlation": Text(en="correlation {number}", de="Korrelation {number}"),
    "fact.unit.companies": Text(en="{number} companies", de="{number} Unternehmen"),
    "fact.unit.people": Text(en="{number} people", de="{number} Personen"),
    "fact.unit.index": Text(en="index {number}", de="Index {number}"),
    "fact.unit.risk_aversion": Text(
        en="relative risk aversion {number}", de="relative Risikoaversion {number}"
    ),
    "fact.unit.risk_tolerance": Text(
        en="relative risk tolerance {number}", de="relative Risikotoleranz {number}"
    ),
    "fact.unit.days": Text(en="{number} days", de="{number} Tage"),
    "fact.unit.log_units": Text(en="{number} log units", de="{number} Log-Einheiten"),
    "fact.unit.rounds_per_year": Text(en="{number} rounds per year", de="{number} Runden pro Jahr"),
}

_TABLES: Final[dict[str, Text]] = {
    "fact.range": Text(en="{low} to {high}", de="{low} bis {high}"),
    "fact.heading.fact": Text(en="Fact", de="Fakt"),
    "fact.heading.value": Text(en="Value", de="Wert"),
    "fact.heading.note": Text(en="Notes", de="Anmerkungen"),
    "fact.heading.evidence": Text(en="Date, evidence", de="Datum, Beleg"),
    "fact.heading.source": Text(en="Source", de="Quelle"),
    "fact.sample": Text(en="Sample: {sample}", de="Stichprobe: {sample}"),
    "fact.mark.stale": Text(
        en="stale: to be reviewed after {years} years",
        de="veraltet: nach {years} Jahren zu prüfen",
    ),
    "fact.mark.overridden": Text(en="overridden by your file", de="durch eigene Datei ersetzt"),
    "fact.none": Text(en="No fact fits.", de="Kein Fakt passt."),
    "fact.left_out": Text(
        en="Left out, because they begin after {day}: {count}",
        de="Ausgelassen, weil sie erst nach dem {day} beginnen: {count}",
    ),
}

TEXTS: Final[dict[str, Text]] = _ERRORS | _GRADES | _UNITS | _TABLES

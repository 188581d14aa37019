"""Words in the pictures of glut and shortage."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SCISSORS: Final[dict[str, Text]] = {
    "chart.scissors.title": Text(
        en="Where is there more work, and where less?", de="Wo gibt es mehr Arbeit, wo weniger?"
    ),
    "chart.scissors.whole": Text(
        en="Each line over its whole period, as an index.",
        de="Jede Linie über ihren ganzen Zeitraum, als Index.",
    ),
    "chart.scissors.whole_alike": Text(
        en="Each line over its whole period; all lines of a panel are 100 on the same day.",
        de="Jede Linie über ihren ganzen Zeitraum; alle Linien eines Feldes sind am "
        "selben Tag 100.",
    ),
    "chart.scissors.factors": Text(
        en="Equal heights are equal changes in percent.",
        de="Gleiche Höhen sind gleiche Änderungen in Prozent.",
    ),
    "chart.scissors.shaded": Text(
        en="Shaded: the one window in which all lines of a panel are compared.",
        de="Schattiert: das eine Zeitfenster, in dem alle Linien eines Feldes verglichen werden.",
    ),
    "chart.scissors.panel": Text(en="{what} ({base} = 100)", de="{what} ({base} = 100)"),
    "chart.scissors.panel_own": Text(
        en="{what} (each line: its own first value = 100, as they share no day)",
        de="{what} (jede Linie: ihr eigener erster Wert = 100, da sie keinen Tag teilen)",
    ),
    "chart.scissors.panel_plain": Text(en="{what} (index)", de="{what} (Index)"),
    "chart.scissors.of_country": Text(en="{what}, {country}", de="{what}, {country}"),
    "chart.scissors.name_country": Text(en="{name} ({country})", de="{name} ({country})"),
    "chart.scissors.window": Text(en="{first} to {last}", de="{first} bis {last}"),
    "chart.scissors.in_window": Text(
        en="{change} in the shaded window", de="{change} im schattierten Fenster"
    ),
    "chart.scissors.since": Text(en="{change} since {first}", de="{change} seit {first}"),
    "chart.scissors.from_to": Text(
        en="{change} from {first} to {last}", de="{change} von {first} bis {last}"
    ),
    "chart.scissors.count": Text(en="{told}, to {count}", de="{told}, auf {count}"),
    "chart.scissors.thinned_week": Text(
        en="Series of many days are drawn as weekly means; changes are of single days.",
        de="Reihen mit vielen Tagen sind als Wochenmittel gezeichnet; Änderungen gelten für "
        "einzelne Tage.",
    ),
    "chart.scissors.thinned_month": Text(
        en="Series of many days are drawn as monthly means; changes are of single days.",
        de="Reihen mit vielen Tagen sind als Monatsmittel gezeichnet; Änderungen gelten für "
        "einzelne Tage.",
    ),
    "chart.scissors.gap": Text(
        en="Where a line breaks off there are no data.", de="Wo eine Linie abbricht, fehlen Daten."
    ),
    "chart.scissors.own_times": Text(
        en="The panels have time axes of their own.", de="Die Felder haben eigene Zeitachsen."
    ),
    "chart.scissors.sources": Text(en="Sources: {sources}.", de="Quellen: {sources}."),
}

#: What is counted over time.
_KINDS: Final[dict[str, tuple[str, str]]] = {
    "postings": ("Job postings", "Stellenanzeigen"),
    "vacancies": ("Vacancies", "Offene Stellen"),
    "seekers": ("Job seekers", "Arbeitsuchende"),
    "employment": ("Employment", "Beschäftigung"),
    "layoffs": ("Layoffs", "Entlassungen"),
    "pay": ("Pay", "Gehälter"),
}

_TIGHTNESS: Final[dict[str, Text]] = {
    "chart.tightness.title": Text(
        en="How many vacancies are there for each job seeker?",
        de="Wie viele offene Stellen kommen auf eine Person, die sucht?",
    ),
    "chart.tightness.title_misleading": Text(
        en="Glut and shortage at once: what does one number for all hide?",
        de="Überangebot und Mangel zugleich: Was verdeckt eine Zahl für alle?",
    ),
    "chart.tightness.subtitle": Text(
        en="Vacancies for each job seeker. Left of 1 more people seek than are sought, right of 1 "
        "fewer. The scale goes by factors.",
        de="Offene Stellen je Person, die Arbeit sucht. Links von 1 suchen mehr, als gesucht "
        "werden, rechts von 1 weniger. Die Skala geht nach Faktoren.",
    ),
    "chart.tightness.hides": Text(
        en="All together come to {pooled}, which no kind of work here is like.",
        de="Alle zusammen ergeben {pooled}; so ist es für keine Art von Arbeit hier.",
    ),
    "chart.tightness.one_side": Text(
        en="All together come to {pooled}, which shows only one side.",
        de="Alle zusammen ergeben {pooled}; das zeigt nur eine Seite.",
    ),
    "chart.tightness.glut": Text(en="glut", de="Überangebot"),
    "chart.tightness.shortage": Text(en="shortage", de="Mangel"),
    "chart.tightness.pooled": Text(en="All together", de="Alle zusammen"),
    "chart.tightness.counts": Text(
        en="{vacancies} vacancies, {seekers} seekers",
        de="{vacancies} offene Stellen, {seekers} Suchende",
    ),
    "chart.tightness.no_seekers": Text(en="nobody seeks", de="niemand sucht"),
    "chart.tightness.no_vacancies": Text(en="no vacancy", de="keine offene Stelle"),
    "chart.tightness.axis": Text(
        en="vacancies for each seeker", de="offene Stellen je suchende Person"
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_SCISSORS,
    **_TIGHTNESS,
    **{f"chart.scissors.kind.{name}": Text(en=en, de=de) for name, (en, de) in _KINDS.items()},
}

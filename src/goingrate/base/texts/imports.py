"""Words for data that users add."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_STORE: Final[dict[str, Text]] = {
    "store.allowed.space": Text(
        en="a disk with room for a second copy of the store",
        de="ein Datenträger mit Platz für eine zweite Kopie des Speichers",
    ),
    "store.fix.space": Text(
        en="The disk is full: make room or choose another folder (--data FOLDER), then try again. "
        "The store is as it was.",
        de="Der Datenträger ist voll: Platz schaffen oder einen anderen Ordner wählen (--data "
        "ORDNER), dann noch einmal. Der Speicher ist, wie er war.",
    ),
    "store.allowed.writable": Text(
        en="a folder that can be written to", de="ein Ordner, der sich beschreiben lässt"
    ),
    "store.allowed.readable": Text(
        en="a file that can be read", de="eine Datei, die sich lesen lässt"
    ),
    "store.fix.folder": Text(
        en="Correct the permissions, or choose another folder (--data FOLDER or GOINGRATE_DATA).",
        de="Die Rechte berichtigen oder einen anderen Ordner wählen (--data ORDNER oder "
        "GOINGRATE_DATA).",
    ),
    "store.allowed.one_writer": Text(en="one import at a time", de="ein Import zur selben Zeit"),
    "store.fix.wait": Text(
        en="Another import is at work here: wait for its end, then try again.",
        de="Hier läuft schon ein Import: sein Ende abwarten, dann noch einmal.",
    ),
    "store.allowed.version": Text(
        en="schema_version up to {version}", de="schema_version bis {version}"
    ),
    "store.allowed.database": Text(
        en="a file of a DuckDB that this one can read",
        de="eine Datei eines DuckDB, die sich hier lesen lässt",
    ),
    "store.fix.newer": Text(
        en="A newer goingrate wrote this store: update goingrate, or use another folder (--data "
        "FOLDER).",
        de="Ein neueres goingrate hat diesen Speicher geschrieben: goingrate aktualisieren oder "
        "einen anderen Ordner nehmen (--data ORDNER).",
    ),
    "store.allowed.store": Text(
        en="a store written by goingrate", de="ein von goingrate geschriebener Speicher"
    ),
    "store.fix.damaged": Text(
        en="The file is damaged or no store: move it away or put a backup in its place, then add "
        "the data again. Nothing was deleted.",
        de="Die Datei ist beschädigt oder kein Speicher: sie beiseitelegen oder durch eine "
        "Sicherung ersetzen, dann die Daten neu hinzufügen. Gelöscht wurde nichts.",
    ),
    "store.allowed.memory": Text(
        en="enough memory for the work", de="genug Arbeitsspeicher für die Arbeit"
    ),
    "store.fix.memory": Text(
        en="Close other programs, or add the file in parts.",
        de="Andere Programme schließen oder die Datei in Teilen hinzufügen.",
    ),
    "store.allowed.import_id": Text(
        en="the beginning of one import's id: {known}",
        de="der Anfang der Kennung eines Imports: {known}",
    ),
    "store.fix.longer": Text(en="Give more letters of it.", de="Mehr Zeichen der Kennung angeben."),
    "store.fix.list": Text(
        en="`goingrate data list` lists them.", de="`goingrate data list` zählt sie auf."
    ),
}

_REJECTS: Final[dict[str, Text]] = {
    "reject.no_pay": Text(en="no pay given", de="kein Gehalt angegeben"),
    "reject.negative": Text(en="negative pay", de="negatives Gehalt"),
    "reject.absurdly_low": Text(
        en="pay too low to be that of a year's full-time work",
        de="Gehalt zu niedrig für ein Jahr in Vollzeit",
    ),
    "reject.absurdly_high": Text(
        en="pay too high to be pay of one person", de="Gehalt zu hoch für das einer Person"
    ),
    "reject.upside_down": Text(
        en="band whose lower end is above its upper end",
        de="Band, dessen unteres Ende über dem oberen liegt",
    ),
    "reject.too_wide": Text(
        en="band whose upper end is more than 5 times its lower end",
        de="Band, dessen oberes Ende mehr als das 5-Fache des unteren ist",
    ),
    "reject.round_cap": Text(
        en="band up to a whole million that is more than 3 times its lower end: the million is "
        "hardly pay",
        de="Band bis zu einer glatten Million, die mehr als das 3-Fache des unteren Endes ist: "
        "die Million ist kaum Gehalt",
    ),
    "reject.in_future": Text(
        en="dated after the day of the import", de="Datum nach dem Tag des Imports"
    ),
    "reject.too_old": Text(en="dated before 1990", de="Datum vor 1990"),
    "reject.no_date": Text(en="no date, or one that cannot be read", de="kein lesbares Datum"),
    "reject.no_currency": Text(en="no currency given", de="keine Währung angegeben"),
    "reject.currency": Text(en="unknown currency", de="unbekannte Währung"),
    "reject.no_country": Text(
        en="no country given, and none read in the place",
        de="kein Land angegeben und keines aus dem Ort zu lesen",
    ),
    "reject.country": Text(en="unknown country", de="unbekanntes Land"),
    "reject.period": Text(
        en="unknown period of pay (year, month, hour)",
        de="unbekannter Zeitraum des Gehalts (Jahr, Monat, Stunde)",
    ),
    "reject.component": Text(
        en="unknown kind of pay (base, total)", de="unbekannte Art des Gehalts (fest, gesamt)"
    ),
    "reject.basis": Text(
        en="unknown kind of evidence (filed, posted, self-reported, surveyed)",
        de="unbekannte Art des Belegs (gemeldet, ausgeschrieben, selbst berichtet, erhoben)",
    ),
    "reject.weight": Text(en="not one position or more", de="nicht mindestens eine Stelle"),
    "reject.measure": Text(
        en="unknown measure of postings", de="unbekanntes Maß für Ausschreibungen"
    ),
    "reject.no_sector": Text(en="no sector given", de="keine Branche angegeben"),
    "reject.unread": Text(
        en="could not be split into columns", de="ließ sich nicht in Spalten teilen"
    ),
    "reject.no_value": Text(en="no number, or a negative one", de="keine Zahl oder eine negative"),
}

_IMPORT: Final[dict[str, Text]] = {
    "import.allowed.still": Text(
        en="a file that stays as it is while it is read",
        de="eine Datei, die beim Lesen bleibt, wie sie ist",
    ),
    "import.fix.still": Text(
        en="Wait until the download or the other program is done, then add it again.",
        de="Das Ende des Downloads oder des anderen Programms abwarten, dann neu hinzufügen.",
    ),
    "import.allowed.readable": Text(
        en="a file as this kind of source has it", de="eine Datei, wie diese Art von Quelle sie hat"
    ),
    "import.fix.readable": Text(
        en="Check that it is the right file and whole; `goingrate data sources` lists what each "
        "source reads.",
        de="Prüfen, ob es die richtige Datei und ganz ist; `goingrate data sources` nennt, was "
        "jede Quelle liest.",
    ),
    "import.allowed.kept": Text(
        en="at least one row that can be kept", de="mindestens eine Zeile, die sich behalten lässt"
    ),
    "import.fix.kept": Text(
        en="Most frequent reason ({count} rows): {reason}. The store is as it was.",
        de="Häufigster Grund ({count} Zeilen): {reason}. Der Speicher ist, wie er war.",
    ),
}

TEXTS: Final[dict[str, Text]] = _STORE | _REJECTS | _IMPORT

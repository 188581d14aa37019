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
    "store.allowed.no_import": Text(
        en="nothing yet: this store is empty", de="noch nichts: dieser Speicher ist leer"
    ),
    "store.allowed.folder": Text(en="a folder for the data", de="ein Ordner für die Daten"),
    "store.fix.other_folder": Text(
        en="Name a folder, there already or not yet (--data FOLDER or GOINGRATE_DATA).",
        de="Einen Ordner nennen, den es schon gibt oder noch nicht (--data ORDNER oder "
        "GOINGRATE_DATA).",
    ),
    "store.allowed.export_space": Text(
        en="a disk with room for the tables", de="ein Datenträger mit Platz für die Tabellen"
    ),
    "store.fix.export_space": Text(
        en="The disk is full: make room or name another folder. Nothing was written.",
        de="Der Datenträger ist voll: Platz schaffen oder einen anderen Ordner nennen. "
        "Geschrieben wurde nichts.",
    ),
    "store.fix.export_folder": Text(
        en="Correct the permissions, or name another folder.",
        de="Die Rechte berichtigen oder einen anderen Ordner nennen.",
    ),
    "store.fix.list": Text(
        en="`goingrate data list` lists them.", de="`goingrate data list` zählt sie auf."
    ),
}

_REJECTS: Final[dict[str, Text]] = {
    "reject.no_pay": Text(en="no pay given", de="kein Gehalt angegeben"),
    "reject.no_grant": Text(en="a grant of 0 is no grant", de="eine Beteiligung von 0 ist keine"),
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
        de="Spanne, deren unteres Ende über dem oberen liegt",
    ),
    "reject.too_wide": Text(
        en="band whose upper end is more than 5 times its lower end",
        de="Spanne, deren oberes Ende mehr als das 5-Fache des unteren ist",
    ),
    "reject.round_cap": Text(
        en="band up to a whole million that is more than 3 times its lower end: the million is "
        "hardly pay",
        de="Spanne bis zu einer glatten Million, die mehr als das 3-Fache des unteren Endes ist: "
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
        en="unknown kind of pay (base, total, grant)",
        de="unbekannte Art des Gehalts (fest, gesamt, Beteiligung)",
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
        en="Reasons, each with its number of rows: {reasons}. The store is as it was.",
        de="Gründe, je mit der Zahl der Zeilen: {reasons}. Der Speicher ist, wie er war.",
    ),
    "import.reason": Text(en="{reason} ({count})", de="{reason} ({count})"),
    "import.reasons": Text(en="{reason} ({count}), {others}", de="{reason} ({count}), {others}"),
}

_COMMAND: Final[dict[str, Text]] = {
    "data.fix.source": Text(
        en="`goingrate data sources` says what each reads.",
        de="`goingrate data sources` nennt, was jede liest.",
    ),
    "data.allowed.country": Text(
        en="a country in two letters, such as DE", de="ein Land in zwei Buchstaben, etwa DE"
    ),
    "data.allowed.empty_folder": Text(
        en="a folder that is empty or not there yet",
        de="ein Ordner, der leer ist oder noch nicht besteht",
    ),
    "data.fix.empty_folder": Text(
        en="Name another folder, or empty this one.",
        de="Einen anderen Ordner nennen oder diesen leeren.",
    ),
    "data.allowed.something": Text(
        en="a store with at least one import", de="ein Speicher mit mindestens einem Import"
    ),
    "data.fix.add": Text(
        en="Add a file first: `goingrate data sources` shows how.",
        de="Zuerst eine Datei hinzufügen: `goingrate data sources` zeigt, wie.",
    ),
    "data.allowed.option": Text(
        en="a name and a value, such as certified_only=false",
        de="ein Name und ein Wert, etwa certified_only=false",
    ),
    "data.fix.option": Text(en="Write it as NAME=VALUE.", de="In der Form NAME=WERT schreiben."),
    "data.allowed.option_once": Text(en="each option once", de="jede Option einmal"),
    "allowed.file_here": Text(
        en="a file on this machine: nothing is fetched", de="eine Datei hier: geholt wird nichts"
    ),
    "fix.download_first": Text(
        en="Download it, then name the file.", de="Herunterladen, dann die Datei nennen."
    ),
    "data.licences": Text(
        en="These tables hold data of the sources below. Whoever passes them on must keep to "
        "their licences.",
        de="Diese Tabellen enthalten Daten der folgenden Quellen. Wer sie weitergibt, hat deren "
        "Lizenzen einzuhalten.",
    ),
    "data.licence_of": Text(
        en="{source}: {licence} (files: {files})",
        de="{source}: {licence} (Dateien: {files})",
    ),
    "data.licence_and_address": Text(en="{licence}; {address}", de="{licence}; {address}"),
    "data.licence_only": Text(en="{licence}", de="{licence}"),
    "data.licence_not_stated": Text(en="not stated", de="nicht angegeben"),
    "data.sources.any": Text(en="any country", de="jedes Land"),
    "data.sources.gives": Text(
        en="{gives}; {countries}; licence: {licence}", de="{gives}; {countries}; Lizenz: {licence}"
    ),
    "data.sources.needs": Text(en="needs {needs}", de="braucht {needs}"),
    "data.gives.pay": Text(en="pay", de="Gehälter"),
    "data.gives.postings": Text(en="postings", de="Ausschreibungen"),
    "data.gives.wages": Text(en="published wages", de="veröffentlichte Löhne"),
    "data.sources.none": Text(
        en="No source here is made for {country}. The sources below take any country; pay of your "
        "own or of an office that publishes it comes in with a mapping file (--from mapped).",
        de="Keine Quelle hier ist für {country} gemacht. Die folgenden nehmen jedes Land; eigene "
        "Gehälter oder die einer Behörde kommen mit einer Zuordnungsdatei herein (--from mapped).",
    ),
    "data.sources.also": Text(en="These take any country:", de="Diese nehmen jedes Land:"),
    "data.none": Text(
        en="Nothing was added yet. `goingrate data sources` shows what can be, and how.",
        de="Noch wurde nichts hinzugefügt. `goingrate data sources` zeigt, was geht und wie.",
    ),
    "data.list.title": Text(en="Imports in {folder}", de="Importe in {folder}"),
    "data.heading.import": Text(en="Import", de="Import"),
    "data.heading.source": Text(en="Source", de="Quelle"),
    "data.heading.file": Text(en="File", de="Datei"),
    "data.heading.added": Text(en="Added", de="Hinzugefügt"),
    "data.heading.kept": Text(en="Kept", de="Behalten"),
    "data.heading.left_out": Text(en="Left out", de="Ausgelassen"),
    "data.heading.duplicates": Text(en="Duplicates", de="Dubletten"),
    "data.heading.records": Text(en="Records", de="Datensätze"),
    "data.heading.share": Text(en="Share", de="Anteil"),
    "data.heading.what": Text(en="What", de="Was"),
    "data.heading.column": Text(en="Column", de="Spalte"),
    "data.heading.filled": Text(en="Filled", de="Gefüllt"),
    "data.added": Text(
        en="Added {file} as {import_id}: {kept} of {rows} records kept.",
        de="{file} als {import_id} hinzugefügt: {kept} von {rows} Datensätzen behalten.",
    ),
    "data.already_there": Text(
        en="{file} is there already as {import_id}; nothing was changed. To read it anew, remove "
        "it first: goingrate data remove {import_id}",
        de="{file} ist schon da als {import_id}; geändert wurde nichts. Um die Datei neu zu lesen, "
        "sie zuerst entfernen: goingrate data remove {import_id}",
    ),
    "data.removed": Text(
        en="Removed {import_id} ({file}; records: {kept}). The file itself was not touched.",
        de="{import_id} entfernt ({file}; Datensätze: {kept}). Die Datei selbst ist unberührt.",
    ),
    "data.exported": Text(
        en="Written to {folder}: {files}.", de="Nach {folder} geschrieben: {files}."
    ),
    "data.exported.file": Text(en="{file} (rows: {rows})", de="{file} (Zeilen: {rows})"),
    "data.rows.title": Text(en="What became of the file", de="Was aus der Datei wurde"),
    "data.rows.kept": Text(en="kept", de="behalten"),
    "data.rows.duplicates": Text(
        en="of these repeat another one (marked, not counted twice)",
        de="davon wiederholen einen anderen (markiert, nicht doppelt gezählt)",
    ),
    "data.rows.rejected": Text(en="left out: {reason}", de="ausgelassen: {reason}"),
    "data.rows.unread": Text(
        en="lines that could not be split into columns",
        de="Zeilen, die sich nicht in Spalten teilen ließen",
    ),
    "data.rows.all": Text(en="all records of the file", de="alle Datensätze der Datei"),
    "data.about": Text(
        en="{source}, {file}, added {day}; licence: {licence}",
        de="{source}, {file}, hinzugefügt {day}; Lizenz: {licence}",
    ),
    "data.options": Text(en="Options: {options}", de="Optionen: {options}"),
    "data.table.pay": Text(en="Pay records", de="Gehälter"),
    "data.table.postings": Text(en="Counts of postings", de="Zahlen von Ausschreibungen"),
    "data.table.wages": Text(en="Published wages", de="Veröffentlichte Löhne"),
    "data.notes": Text(en="Notes", de="Hinweise"),
    "data.days": Text(en="Days from {first} to {last}", de="Tage von {first} bis {last}"),
    "data.points": Text(
        en="Amounts: {points}; bands: {bands}; top-coded (this or more): {top_coded}",
        de="Beträge: {points}; Spannen: {bands}; nach oben offen (so viel oder mehr): {top_coded}",
    ),
    "data.unknown": Text(en="not known", de="unbekannt"),
    "data.few": Text(
        en="others, each with fewer than {least}", de="weitere mit je weniger als {least}"
    ),
    "data.component.base": Text(en="base", de="Grundgehalt"),
    "data.component.target_total": Text(en="total at target", de="gesamt bei Zielerreichung"),
    "data.component.total": Text(en="total", de="gesamt"),
    "data.component.on_target": Text(en="on-target earnings", de="Zieleinkommen (OTE)"),
    "data.component.grant": Text(
        en="equity granted at hire, per year of vesting",
        de="Beteiligung bei Einstellung, je Jahr des Vestings",
    ),
    "data.basis.filed": Text(en="filed", de="gemeldet"),
    "data.basis.posted": Text(en="posted", de="ausgeschrieben"),
    "data.basis.self_reported": Text(en="self-reported", de="selbst berichtet"),
    "data.basis.surveyed": Text(en="surveyed", de="erhoben"),
    "data.measure.index": Text(en="index", de="Index"),
    "data.measure.share": Text(en="share of all postings", de="Anteil an allen Anzeigen"),
    "data.measure.count": Text(en="number", de="Anzahl"),
    "data.column.component": Text(en="kind of pay", de="Art des Gehalts"),
    "data.column.basis": Text(en="evidence", de="Beleg"),
    "data.column.currency": Text(en="currency", de="Währung"),
    "data.column.country": Text(en="country", de="Land"),
    "data.column.role": Text(en="role family", de="Berufsfamilie"),
    "data.column.level": Text(en="level", de="Stufe"),
    "data.column.employer_kind": Text(en="kind of employer", de="Art des Arbeitgebers"),
    "data.column.measure": Text(en="measure", de="Maß"),
    "data.column.occupation_group": Text(en="kind of occupation", de="Art der Berufe"),
    "data.column.area_type": Text(en="kind of area", de="Art des Gebiets"),
}

TEXTS: Final[dict[str, Text]] = _STORE | _REJECTS | _IMPORT | _COMMAND

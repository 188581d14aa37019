"""Words for filings and salary surveys, and for reading tables from files."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_LOADING: Final[dict[str, Text]] = {
    "allowed.table_file": Text(
        en="a table as CSV, Excel (.xlsx) or Parquet file",
        de="eine Tabelle als CSV-, Excel- (.xlsx) oder Parquet-Datei",
    ),
    "given.folder": Text(en="a folder", de="ein Ordner"),
    "fix.file_of_folder": Text(
        en="Name one file of that folder.", de="Eine Datei dieses Ordners nennen."
    ),
    "allowed.readable_file": Text(
        en="a file that you may read", de="eine Datei, die gelesen werden darf"
    ),
    "allowed.regular_file": Text(
        en="a file that can be read twice, no pipe and no device",
        de="eine Datei, die sich zweimal lesen lässt, keine Pipe und kein Gerät",
    ),
    "fix.regular_file": Text(
        en="Save it as a file first, then name that.",
        de="Zuerst als Datei speichern, dann diese nennen.",
    ),
    "allowed.unicode_name": Text(en="a name in UTF-8", de="ein Name in UTF-8"),
    "fix.unicode_name": Text(
        en="Rename it, with plain letters.", de="Umbenennen, mit einfachen Buchstaben."
    ),
    "fix.permission": Text(
        en="Check its permissions, or copy it to another place.",
        de="Die Rechte prüfen oder die Datei an eine andere Stelle kopieren.",
    ),
    "fix.download_again": Text(
        en="The file is cut off or damaged: download it again.",
        de="Die Datei ist abgeschnitten oder beschädigt: erneut herunterladen.",
    ),
    "allowed.whole_parquet": Text(
        en="a complete Parquet file", de="eine vollständige Parquet-Datei"
    ),
    "allowed.whole_xlsx": Text(
        en="a complete Excel file (.xlsx) without a password",
        de="eine vollständige Excel-Datei (.xlsx) ohne Kennwort",
    ),
    "fix.save_xlsx": Text(
        en="Open it in a spreadsheet and save its first sheet as .xlsx or CSV.",
        de="In einer Tabellenkalkulation öffnen und das erste Blatt als .xlsx oder CSV speichern.",
    ),
    "allowed.unpacked_size": Text(
        en="an Excel file of at most {most} when unpacked",
        de="eine Excel-Datei von entpackt höchstens {most}",
    ),
    "allowed.sheet_area": Text(
        en="a sheet whose filled cells lie close together",
        de="ein Blatt, dessen gefüllte Zellen beieinander liegen",
    ),
    "fix.save_csv": Text(
        en="Save the sheet as CSV and use that file.",
        de="Das Blatt als CSV speichern und diese Datei verwenden.",
    ),
    "allowed.text_table": Text(
        en="text in UTF-8, UTF-16 (with byte order mark) or Windows-1252",
        de="Text in UTF-8, UTF-16 (mit Byte Order Mark) oder Windows-1252",
    ),
    "fix.save_utf8": Text(
        en="Save it as CSV in UTF-8; unpack it first if it is compressed.",
        de="Als CSV in UTF-8 speichern; eine gepackte Datei zuerst entpacken.",
    ),
    "allowed.line_length": Text(
        en="lines of at most {most}, each a row", de="Zeilen von höchstens {most}, je ein Datensatz"
    ),
    "allowed.header": Text(
        en="a first line with the names of the columns",
        de="eine erste Zeile mit den Namen der Spalten",
    ),
    "fix.header": Text(
        en="Put the names of the columns into the first line.",
        de="Die Namen der Spalten in die erste Zeile schreiben.",
    ),
    "allowed.data_rows": Text(
        en="at least one row under the names of the columns",
        de="mindestens eine Zeile unter den Namen der Spalten",
    ),
    "allowed.rows_fit": Text(
        en="rows with as many fields as the first line has names",
        de="Zeilen mit so vielen Feldern, wie die erste Zeile Namen hat",
    ),
    "fix.rows_fit": Text(
        en="Check the separator and the quotes, or save the table as CSV again.",
        de="Trennzeichen und Anführungszeichen prüfen oder die Tabelle neu als CSV speichern.",
    ),
    "allowed.column_count": Text(en="at most {most} columns", de="höchstens {most} Spalten"),
    "allowed.temporary_space": Text(
        en="free space in the temporary folder for a copy of it",
        de="freier Platz im temporären Ordner für eine Kopie",
    ),
    "fix.free_space": Text(
        en="Free some space, or set TMPDIR to a folder that has it.",
        de="Platz schaffen oder TMPDIR auf einen Ordner mit Platz setzen.",
    ),
    "loading.encoding_guessed": Text(
        en="The file is not UTF-8; it was read as Windows-1252. Check letters with accents.",
        de="Die Datei ist nicht UTF-8; sie wurde als Windows-1252 gelesen. Umlaute prüfen.",
    ),
    "loading.persons_dropped": Text(
        en="Left out, because they may name or reach persons: columns {columns}.",
        de="Weggelassen, weil sie Personen nennen oder erreichbar machen können: Spalten "
        "{columns}.",
    ),
    "loading.columns_renamed": Text(
        en="Columns without a name, or with a name that occurs twice, were renamed: {columns}.",
        de="Spalten ohne Namen oder mit doppeltem Namen wurden umbenannt: {columns}.",
    ),
    "loading.other_sheets": Text(
        en="Only the first sheet ({sheet}) was read, of {sheets}.",
        de="Nur das erste Blatt ({sheet}) von {sheets} wurde gelesen.",
    ),
    "loading.skills_cut": Text(
        en="Skills left out, as they are longer than {longest} characters or come after the first "
        "{most} of a record; rows: {rows}.",
        de="Kenntnisse ausgelassen, weil sie länger als {longest} Zeichen sind oder nach den "
        "ersten "
        "{most} eines Datensatzes kommen; Zeilen: {rows}.",
    ),
    "reject.grant_period": Text(
        en="a grant per year or month, while the mapping takes it as a whole (grant_years)",
        de="eine Beteiligung je Jahr oder Monat, während die Zuordnung sie als Ganzes nimmt "
        "(grant_years)",
    ),
    "loading.unread": Text(
        en="Lines that could not be split into as many fields as there are columns: {count}.",
        de="Zeilen, die sich nicht in so viele Felder teilen ließen, wie es Spalten gibt: {count}.",
    ),
}

_AI_JOBS: Final[dict[str, Text]] = {
    "allowed.columns_too": Text(
        en="a file that also has the columns {columns}",
        de="eine Datei, die auch die Spalten {columns} hat",
    ),
    "ai_jobs.paired": Text(
        en="Rows of the file: {rows}; records: {records}. Neighbours that differ only in pay, the "
        "higher first, are the two ends of one band; bands: {bands}.",
        de="Zeilen der Datei: {rows}; Datensätze: {records}. Nachbarn, die sich nur im Gehalt "
        "unterscheiden, der höhere zuerst, sind die Enden einer Spanne; Spannen: {bands}.",
    ),
}

_LCA: Final[dict[str, Text]] = {
    "fix.lca_columns": Text(
        en="Use a disclosure file of the H-1B programme of fiscal year 2010 or later, with its "
        "columns as they are.",
        de="Eine Veröffentlichungsdatei des H-1B-Programms ab dem Haushaltsjahr 2010 mit ihren "
        "unveränderten Spalten verwenden.",
    ),
    "reject.not_certified": Text(
        en="application not certified, or withdrawn later (certified_only)",
        de="Antrag nicht bewilligt oder später zurückgezogen (certified_only)",
    ),
    "reject.other_visa": Text(en="another visa class (visa)", de="andere Visumklasse (visa)"),
    "reject.not_full_time": Text(
        en="part-time position (full_time_only)", de="Teilzeitstelle (full_time_only)"
    ),
    "reject.wrong_unit": Text(
        en="wage that cannot be per the unit given, such as $85,000 an hour or $45 a year",
        de="Lohn, der nicht für die Einheit gelten kann, etwa 85.000 $ je Stunde oder 45 $ im Jahr",
    ),
    "lca.rules": Text(
        en="Read with the columns of fiscal years {years}; rules: {rules}.",
        de="Gelesen mit den Spalten der Haushaltsjahre {years}; Regeln: {rules}.",
    ),
    "lca.no_status": Text(
        en="The file does not say which applications were certified: all were kept.",
        de="Die Datei sagt nicht, welche Anträge bewilligt wurden: alle wurden behalten.",
    ),
    "lca.no_visa": Text(
        en="The file does not say the visa class: all applications were kept.",
        de="Die Datei nennt die Visumklasse nicht: alle Anträge wurden behalten.",
    ),
    "lca.no_positions": Text(
        en="The file does not say how many positions an application is for: each counts once.",
        de="Die Datei sagt nicht, für wie viele Stellen ein Antrag gilt: jeder zählt einmal.",
    ),
    "lca.full_time_unknown": Text(
        en="Applications kept that do not say whether they are full-time: {count}.",
        de="Behaltene Anträge, die nicht sagen, ob sie in Vollzeit sind: {count}.",
    ),
    "lca.day_of_name": Text(
        en="The file has no dates: all are dated {day}, after the fiscal year in its name.",
        de="Die Datei enthält keine Daten: alles ist auf {day} datiert, nach dem Haushaltsjahr im "
        "Namen.",
    ),
    "lca.no_day": Text(
        en="The file has no dates and no fiscal year in its name (such as FY2024_Q1).",
        de="Die Datei enthält keine Daten und im Namen kein Haushaltsjahr (etwa FY2024_Q1).",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_LOADING, **_AI_JOBS, **_LCA}

"""Words for postings, mapped files and job boards."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    # Why a figure in an ad is not pay; the keys are `goingrate.base.money.pay_words.Why`.
    "not_pay.allowance": Text(
        en="an allowance or a benefit in kind", de="ein Zuschuss oder Sachbezug"
    ),
    "not_pay.bonus": Text(en="a bonus", de="ein Bonus oder eine Prämie"),
    "not_pay.budget": Text(en="a budget to spend at work", de="ein Budget für die Arbeit"),
    "not_pay.commission": Text(
        en="commission or variable pay", de="Provision oder variable Vergütung"
    ),
    "not_pay.cost": Text(en="a price, a cost or a value", de="ein Preis, Kosten oder ein Wert"),
    "not_pay.deal": Text(
        en="the size of deals or orders", de="die Größe von Geschäften oder Aufträgen"
    ),
    "not_pay.equity": Text(en="equity", de="Beteiligung"),
    "not_pay.funding": Text(
        en="money raised, or a valuation", de="eingesammeltes Geld oder eine Bewertung"
    ),
    "not_pay.gift": Text(en="a prize or a donation", de="ein Preisgeld oder eine Spende"),
    "not_pay.insurance": Text(en="insurance or a pension", de="Versicherung oder Altersvorsorge"),
    "not_pay.net_pay": Text(en="pay after tax", de="Nettogehalt"),
    "not_pay.no_pay_word": Text(
        en="no word beside it says that it is pay", de="kein Wort daneben sagt, dass es Gehalt ist"
    ),
    "not_pay.revenue": Text(en="revenue or a sales target", de="Umsatz oder ein Umsatzziel"),
    "not_pay.too_large": Text(en="too large for pay", de="zu groß für Gehalt"),
    "not_pay.too_small": Text(en="too small for pay", de="zu klein für Gehalt"),
    "not_pay.too_wide": Text(
        en="the upper end is more than five times the lower",
        de="das obere Ende ist mehr als das Fünffache des unteren",
    ),
    "not_pay.unclear_period": Text(
        en="neither words nor size tell the period", de="weder Worte noch Größe sagen den Zeitraum"
    ),
    "not_pay.upper_bound": Text(
        en="an upper bound alone is no band", de="eine Obergrenze allein ist keine Spanne"
    ),
    "not_pay.volume": Text(en="a volume of business", de="ein Geschäftsvolumen"),
    # Options and files of the connectors.
    "allowed.options": Text(en="the options {options}", de="die Optionen {options}"),
    "fix.remove_option": Text(
        en="Leave this option out, or correct its name.",
        de="Diese Option weglassen oder ihren Namen berichtigen.",
    ),
    "allowed.no_options": Text(en="no options", de="keine Optionen"),
    "allowed.hiring_lab": Text(
        en="a file of the Hiring Lab, with the columns date, jobcountry and either "
        "indeed_job_postings_index, variable, display_name or indeed_job_postings_index_SA, "
        "indeed_job_postings_index_NSA or AI_share_postings",
        de="eine Datei des Hiring Lab mit den Spalten date, jobcountry und entweder "
        "indeed_job_postings_index, variable, display_name oder indeed_job_postings_index_SA, "
        "indeed_job_postings_index_NSA oder AI_share_postings",
    ),
    "fix.hiring_lab": Text(
        en="Take a file job_postings_by_sector_*, aggregate_job_postings_* or AI_posting.",
        de="Eine Datei job_postings_by_sector_*, aggregate_job_postings_* oder AI_posting nehmen.",
    ),
    "allowed.mapping_option": Text(
        en="the path of a mapping file", de="der Pfad einer Zuordnungsdatei"
    ),
    "allowed.mapping_file": Text(
        en="a mapping file (YAML) that says what the columns hold",
        de="eine Zuordnungsdatei (YAML), die sagt, was in den Spalten steht",
    ),
    "fix.mapping_yaml": Text(
        en="Correct this line; `goingrate data mapping` writes an example.",
        de="Diese Zeile berichtigen; `goingrate data mapping` schreibt ein Beispiel.",
    ),
    "fix.mapping_fields": Text(
        en="`goingrate data mapping` writes an example.",
        de="`goingrate data mapping` schreibt ein Beispiel.",
    ),
    "fix.quoted_word": Text(
        en='Put it in quotes: YAML takes a bare NO, ON or YES for true or false ("NO").',
        de="In Anführungszeichen setzen: YAML hält ein bloßes NO, ON oder YES für wahr oder "
        'falsch ("NO").',
    ),
    "fix.mapping_option": Text(
        en="Add --mapping FILE; `goingrate data mapping` writes an example to start from.",
        de="--mapping DATEI ergänzen; `goingrate data mapping` schreibt ein Beispiel zum Anfangen.",
    ),
    "fix.version_mapping": Text(
        en="Write schema_version: 1 as its first line.",
        de="schema_version: 1 als erste Zeile schreiben.",
    ),
    "fix.mapping_field": Text(
        en="Fill it in; `goingrate data mapping` writes an example.",
        de="Ergänzen; `goingrate data mapping` schreibt ein Beispiel.",
    ),
    "allowed.pay_column": Text(
        en="a column with pay: pay, or pay_low and pay_high",
        de="eine Spalte mit dem Gehalt: pay, oder pay_low und pay_high",
    ),
    "allowed.column_or_constant": Text(
        en="a column for it (columns.{name}), or what all rows have (constants.{name})",
        de="eine Spalte dafür (columns.{name}) oder was alle Zeilen haben (constants.{name})",
    ),
    "allowed.columns": Text(
        en="a column of the table: {columns}", de="eine Spalte der Tabelle: {columns}"
    ),
    "fix.person_column": Text(
        en="Columns that may name persons are left out: rename it in the table if it does not.",
        de="Spalten, die Personen nennen können, werden weggelassen: in der Tabelle umbenennen, "
        "wenn sie es nicht tut.",
    ),
    "allowed.date_format": Text(
        en="a form of dates such as %d.%m.%Y", de="eine Form von Daten wie %d.%m.%Y"
    ),
    "allowed.positive": Text(en="a number above 0", de="eine Zahl über 0"),
    # Why a row is no record.
    "reject.mixed_currency": Text(
        en="another currency in the text than the mapping or the other cell says",
        de="eine andere Währung im Text als in der Zuordnung oder der anderen Zelle",
    ),
    "reject.pay_text": Text(
        en="a text for pay that cannot be read", de="ein nicht lesbarer Text als Gehalt"
    ),
    "reject.upper_bound": Text(
        en="only an upper bound of pay", de="nur eine Obergrenze des Gehalts"
    ),
    "reject.skipped": Text(
        en="left out by the mapping (skip_where)", de="von der Zuordnung weggelassen (skip_where)"
    ),
    "reject.several_bands": Text(
        en="several bands for different places or levels, none of them plainly the ad's own",
        de="mehrere Spannen für verschiedene Orte oder Stufen, keine eindeutig die der Anzeige",
    ),
    "boards.read": Text(
        en="Open jobs: {jobs}; pay from the board's numbers: {numbers}, from its own words for "
        "pay: {words}, from the text of the ad: {text}.",
        de="Offene Stellen: {jobs}; Gehalt aus den Zahlen der Stellenseite: {numbers}, aus ihren "
        "Worten dafür: {words}, aus dem Text der Anzeige: {text}.",
    ),
    "allowed.board_file": Text(
        en="a saved answer (JSON or XML) of Greenhouse, Lever, Ashby, Workday, Workable, "
        "Teamtailor, Personio, Recruitee, Rippling or JazzHR",
        de="eine gespeicherte Antwort (JSON oder XML) von Greenhouse, Lever, Ashby, Workday, "
        "Workable, Teamtailor, Personio, Recruitee, Rippling oder JazzHR",
    ),
    "allowed.whole_json": Text(en="a complete JSON file", de="eine vollständige JSON-Datei"),
    "allowed.open_jobs": Text(en="at least one open job", de="mindestens eine offene Stelle"),
    "fix.board_system": Text(
        en="Check the file, or say what wrote it (--option system=lever).",
        de="Die Datei prüfen oder sagen, was sie geschrieben hat (--option system=lever).",
    ),
    "fix.board_again": Text(
        en="Ask the board again: goingrate data add greenhouse:acme --from job-boards.",
        de="Die Stellenseite neu fragen: goingrate data add greenhouse:acme --from job-boards.",
    ),
    "allowed.board": Text(
        en="a job board with open jobs, such as greenhouse:acme or its address",
        de="eine Stellenseite mit offenen Stellen, etwa greenhouse:acme oder ihre Adresse",
    ),
    "fix.board": Text(
        en="Check the name and the network, or save the board's answer and give the file.",
        de="Namen und Netz prüfen oder die Antwort der Stellenseite speichern und die Datei "
        "angeben.",
    ),
}

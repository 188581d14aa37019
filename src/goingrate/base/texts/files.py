"""What is said about files, fields and offers that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.other_output": Text(
        en="a file that is not read at the same time",
        de="eine Datei, die nicht zugleich gelesen wird",
    ),
    "fix.other_output": Text(en="Write to another file.", de="In eine andere Datei schreiben."),
    "allowed.existing_file": Text(en="an existing file", de="eine vorhandene Datei"),
    "fix.check_path": Text(en="Check the path.", de="Den Pfad prüfen."),
    "allowed.small_file": Text(en="a file of at most 1 MB", de="eine Datei von höchstens 1 MB"),
    "allowed.few_nodes": Text(
        en="a file of at most 20000 names, values and brackets",
        de="eine Datei mit höchstens 20000 Namen, Werten und Klammern",
    ),
    "allowed.shallow": Text(
        en="at most 30 sections inside one another",
        de="höchstens 30 Abschnitte ineinander",
    ),
    "fix.right_file": Text(
        en="Check that this is the file that you meant.",
        de="Prüfen, ob das die gemeinte Datei ist.",
    ),
    "allowed.utf8": Text(en="text in UTF-8", de="Text in UTF-8"),
    "allowed.yaml": Text(en="a YAML file", de="eine YAML-Datei"),
    "fix.yaml": Text(
        en="Correct this line; `goingrate compare --example` shows an offers file.",
        de="Diese Zeile berichtigen; `goingrate compare --example` zeigt eine Angebotsdatei.",
    ),
    "allowed.mapping": Text(
        en="fields with names (name: value)", de="Felder mit Namen (name: wert)"
    ),
    "allowed.no_aliases": Text(en="YAML without aliases", de="YAML ohne Verweise (Aliase)"),
    "fix.write_out": Text(en="Write the value out.", de="Den Wert ausschreiben."),
    "allowed.known_field": Text(en="{fields}", de="{fields}"),
    "fix.misspelt": Text(en="Did you mean {near}?", de="Ist {near} gemeint?"),
    "fix.remove_field": Text(
        en="Remove this field or correct its name.",
        de="Dieses Feld entfernen oder seinen Namen berichtigen.",
    ),
    "allowed.required": Text(en="a value, it is required", de="ein Wert, er ist nötig"),
    "fix.fill_in": Text(
        en="Fill it in, or write unknown where the number is not known.",
        de="Ausfüllen, oder unknown schreiben, wo die Zahl unbekannt ist.",
    ),
    "allowed.version": Text(en="schema_version: {version}", de="schema_version: {version}"),
    "fix.version": Text(
        en="Rewrite the file after `goingrate compare --example`; a newer version needs a newer "
        "goingrate.",
        de="Die Datei nach `goingrate compare --example` neu schreiben; eine neuere Fassung "
        "braucht ein neueres goingrate.",
    ),
    "allowed.currencies": Text(
        en="one currency, or one line for each other one under fx",
        de="eine Währung, oder unter fx eine Zeile für jede andere",
    ),
    "fix.add_fx": Text(
        en="Add under fx: {{EUR: {{rate: 1.08, date: 2026-01-31}}}} (answer's currency for one "
        "unit).",
        de="Unter fx ergänzen: {{EUR: {{rate: 1.08, date: 2026-01-31}}}} (Währung der Antwort je "
        "Einheit).",
    ),
    "allowed.number_or_range": Text(
        en="a number or a range (150k..180k)", de="eine Zahl oder eine Spanne (150k..180k)"
    ),
    "fix.own_number": Text(
        en="No prior fits this field: give your own number or range.",
        de="Für dieses Feld gibt es keine Voreinstellung: eine eigene Zahl oder Spanne angeben.",
    ),
    "allowed.whole_between": Text(
        en="whole years from {low} to {high}", de="ganze Jahre von {low} bis {high}"
    ),
    "allowed.ascending": Text(
        en="vesting times in ascending order", de="Vesting-Zeitpunkte in aufsteigender Folge"
    ),
    "fix.order_vests": Text(en="Put the vests in order.", de="Die Vesting-Termine ordnen."),
    "allowed.vest_times": Text(en="times of at least 0 years", de="Zeitpunkte ab 0 Jahren"),
    "allowed.adds_to_one": Text(en="shares that add up to 100%", de="Anteile, die 100 % ergeben"),
    "fix.vest_shares": Text(
        en="Correct the vesting so that it adds up.",
        de="Das Vesting so berichtigen, dass es aufgeht.",
    ),
    "allowed.vest_years": Text(
        en="more than 0 and at most 40 years", de="mehr als 0 und höchstens 40 Jahre"
    ),
    "allowed.vest_step": Text(
        en="at least {least} years, from one vest to the next",
        de="mindestens {least} Jahre, von einem Vesting-Termin zum nächsten",
    ),
    "allowed.cliff": Text(
        en="from 0 to the length of the vesting", de="von 0 bis zur Dauer des Vestings"
    ),
    "allowed.vests_per_year": Text(en="1, 2, 4 or 12", de="1, 2, 4 oder 12"),
    "allowed.probabilities": Text(
        en="probabilities that add up to 1", de="Wahrscheinlichkeiten, die 1 ergeben"
    ),
    "fix.probabilities": Text(
        en="Correct them, or add a row with the rest and payoff 0.",
        de="Berichtigen, oder eine Zeile mit dem Rest und Auszahlung 0 ergänzen.",
    ),
    "fix.longer_horizon": Text(
        en="Lengthen the horizon, or leave it out.",
        de="Den Horizont verlängern oder weglassen.",
    ),
    "allowed.name": Text(
        en="a name of 1 to {longest} printable characters",
        de="ein Name aus 1 bis {longest} druckbaren Zeichen",
    ),
    "allowed.currency": Text(
        en="a currency in three capital letters, such as USD or EUR",
        de="eine Währung in drei Großbuchstaben, etwa USD oder EUR",
    ),
    "allowed.forfeited": Text(
        en="only in the job with present_job: true", de="nur bei der Stelle mit present_job: true"
    ),
    "fix.forfeited": Text(
        en="Move it to the job that you have now, which pays it if you stay.",
        de="Bei der jetzigen Stelle eintragen, die es beim Bleiben zahlt.",
    ),
    "allowed.vests_fit": Text(
        en="a length that is a whole number of vests",
        de="eine Dauer, in die eine ganze Zahl von Vestings passt",
    ),
    "allowed.two_offers": Text(en="two or more offers", de="zwei oder mehr Angebote"),
    "fix.add_offer": Text(
        en="Add the job that you have, or another offer.",
        de="Die jetzige Stelle oder ein weiteres Angebot ergänzen.",
    ),
    "allowed.own_names": Text(en="a name of its own for each", de="ein eigener Name für jedes"),
    "fix.rename": Text(en="Rename one of them.", de="Eines umbenennen."),
    "allowed.one_present": Text(
        en="at most one offer with present_job: true",
        de="höchstens ein Angebot mit present_job: true",
    ),
    "fix.one_present": Text(
        en="Mark only the job that you have now.", de="Nur die jetzige Stelle kennzeichnen."
    ),
    "allowed.one_open": Text(
        en="at most one promise with an unknown probability",
        de="höchstens ein Versprechen mit unbekannter Wahrscheinlichkeit",
    ),
    "fix.one_open": Text(
        en="Give the other one a probability or a range.",
        de="Dem anderen eine Wahrscheinlichkeit oder eine Spanne geben.",
    ),
    "allowed.person": Text(en="a Person", de="eine Person"),
    "fix.add_person": Text(
        en="Pass person=Person(wealth=...), or the path of an offers file.",
        de="person=Person(wealth=...) übergeben, oder den Pfad einer Angebotsdatei.",
    ),
    "allowed.either_or": Text(en="either {one} or {other}", de="entweder {one} oder {other}"),
    "fix.drop_one": Text(en="Remove one of the two.", de="Eines von beiden entfernen."),
    "allowed.csv": Text(
        en="a CSV file with the columns date and shares",
        de="eine CSV-Datei mit den Spalten date und shares",
    ),
    "fix.csv": Text(
        en="Correct this row; dates are written 2027-03-15.",
        de="Diese Zeile berichtigen; Daten werden 2027-03-15 geschrieben.",
    ),
    "fix.own_amount": Text(
        en="Fill it in; a range such as 50k..100k will do.",
        de="Ausfüllen; eine Spanne wie 50k..100k genügt.",
    ),
    "allowed.risk_aversion": Text(
        en="a number, a range (1..4), unknown, or {{job_gamble: one of {gambles}}}",
        de="eine Zahl, eine Spanne (1..4), unknown oder {{job_gamble: eines von {gambles}}}",
    ),
    "allowed.only_with": Text(en="only together with {other}", de="nur zusammen mit {other}"),
    "allowed.not_with": Text(en="not together with {other}", de="nicht zusammen mit {other}"),
    "allowed.name_once": Text(
        en="each name once in its section", de="jeder Name einmal je Abschnitt"
    ),
    "fix.name_once": Text(en="Remove one of the two.", de="Eines von beiden entfernen."),
    "allowed.true_false": Text(en="true or false", de="true oder false"),
    "allowed.whole_number": Text(en="a whole number", de="eine ganze Zahl"),
    "allowed.plain_number": Text(en="one number", de="eine einzelne Zahl"),
    "allowed.list": Text(en="a list (- ...)", de="eine Liste (- ...)"),
    "allowed.text": Text(en="a text", de="ein Text"),
    "allowed.date": Text(en="a date such as 2026-01-31", de="ein Datum wie 2026-01-31"),
    "allowed.section": Text(
        en="a section with fields of its own", de="ein Abschnitt mit eigenen Feldern"
    ),
    "allowed.beside": Text(
        en="the name of a file beside the offers file",
        de="der Name einer Datei neben der Angebotsdatei",
    ),
    "fix.beside": Text(
        en="Move the file beside the offers file.",
        de="Die Datei neben die Angebotsdatei legen.",
    ),
    "fix.currency": Text(
        en="Write it in the offer's currency, or set the offer's currency.",
        de="In der Währung des Angebots schreiben, oder dessen Währung angeben.",
    ),
    "fix.keep_one": Text(
        en="Keep one of them and remove the others.",
        de="Eines behalten und die anderen entfernen.",
    ),
    "fix.add_equity": Text(
        en="Give grants and company, or a promise or outcomes; or remove equity.",
        de="grants und company angeben, oder promise oder outcomes; oder equity entfernen.",
    ),
    "allowed.company": Text(
        en="what is known of the company, beside the grants",
        de="was über das Unternehmen bekannt ist, neben den Zusagen (grants)",
    ),
    "fix.company": Text(
        en="Add for example company: {{stage: series_b, raised: 40M..80M}}.",
        de="Zum Beispiel company: {{stage: series_b, raised: 40M..80M}} ergänzen.",
    ),
    "fix.strike": Text(
        en="Fill in the price at which an option buys a share; a range will do.",
        de="Den Preis ausfüllen, zu dem die Option einen Anteil kauft; eine Spanne genügt.",
    ),
    "fix.expired": Text(
        en="Leave out options that have expired, or correct for how long they have been running.",
        de="Abgelaufene Optionen weglassen, oder berichtigen, wie lange sie schon laufen.",
    ),
    "allowed.share_count": Text(
        en="how many shares, not a percentage", de="wie viele Anteile, kein Prozentsatz"
    ),
    "fix.share_count": Text(
        en="For 0.4% of the company write shares: 400k and fully_diluted: 100M.",
        de="Für 0,4 % des Unternehmens shares: 400k und fully_diluted: 100M schreiben.",
    ),
    "allowed.share_number": Text(
        en="how many shares, without a decimal point", de="wie viele Anteile, ohne Dezimalpunkt"
    ),
    "fix.share_number": Text(
        en='Write 5000 or 5k, or put it in quotes: "5.000" is five thousand.',
        de='5000 oder 5k schreiben, oder in Anführungszeichen: "5.000" sind fünftausend.',
    ),
    "allowed.price_times_count": Text(
        en="about {value}, which is last_price times fully_diluted",
        de="etwa {value}, so viel ist last_price mal fully_diluted",
    ),
    "fix.price_times_count": Text(
        en="Check the three against each other, or leave out the one that is least sure.",
        de="Die drei gegeneinander prüfen oder das unsicherste weglassen.",
    ),
    "allowed.cap_table_file": Text(
        en="one file beside the offers file: YAML of ours (.yaml), or Open Cap Format as a zip "
        "file (.zip) or as one JSON file",
        de="eine Datei neben der Angebotsdatei: unser YAML (.yaml) oder Open Cap Format als "
        "Zip-Datei (.zip) oder als eine JSON-Datei",
    ),
    "fix.cap_table_file": Text(
        en="Put a folder, or a manifest and its files, into a zip file.",
        de="Einen Ordner, oder ein Manifest samt seinen Dateien, in eine Zip-Datei packen.",
    ),
    "allowed.cap_table_currency": Text(
        en="a cap table in {currency}, the offer's currency",
        de="eine Beteiligungsübersicht in {currency}, der Währung des Angebots",
    ),
    "fix.cap_table_currency": Text(
        en="Set the offer's currency to that of the cap table.",
        de="Als Währung des Angebots die der Beteiligungsübersicht angeben.",
    ),
    "allowed.length": Text(
        en="a length from 0 to {most} years, such as 90 days, 3..6 months or 10 years, or unknown",
        de="eine Dauer von 0 bis {most} Jahren, etwa 90 Tage, 3..6 Monate oder 10 Jahre, oder "
        "unbekannt",
    ),
    "fix.length_unit": Text(
        en="Write one unit, also for a range: 3..12 months.",
        de="Nur eine Einheit schreiben, auch für eine Spanne: 3..12 Monate.",
    ),
    "fix.length": Text(
        en="Write number and unit: 90 days.", de="Zahl und Einheit schreiben: 90 Tage."
    ),
}

"""Words for files of series, counts and ads."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_TABLES: Final[dict[str, Text]] = {
    "allowed.table_columns": Text(
        en="a table with the columns {columns}", de="eine Tabelle mit den Spalten {columns}"
    ),
    "fix.columns": Text(
        en="Name the columns in the first line; docs/reference/shortage-files.md shows each form.",
        de="Die Spalten in der ersten Zeile benennen; docs/reference/shortage-files.md zeigt jede "
        "Form.",
    ),
    "allowed.fields": Text(en="{count} fields", de="{count} Felder"),
    "allowed.small_table": Text(
        en="a table of at most {most}, which has to fit into memory",
        de="eine Tabelle von höchstens {most}, die in den Speicher passen muss",
    ),
    "fix.small_table": Text(
        en="Keep only the columns and days that are needed, or one snapshot a week; postings of a "
        "known source go into the store at any size (goingrate data add).",
        de="Nur die nötigen Spalten und Tage behalten oder einen Abzug je Woche; Anzeigen einer "
        "bekannten Quelle passen in jeder Größe in den Speicher (goingrate data add).",
    ),
    "fix.line": Text(en="Correct this line.", de="Diese Zeile berichtigen."),
}

_NUMBERS: Final[dict[str, Text]] = {
    "allowed.one_decimal_mark": Text(
        en="the same decimal mark in all lines; others of this file have the other one",
        de="dasselbe Dezimalzeichen in allen Zeilen; andere dieser Datei haben das andere",
    ),
    "fix.one_decimal_mark": Text(
        en="Write all numbers alike: 1234.5 or 1234,5.",
        de="Alle Zahlen gleich schreiben: 1234.5 oder 1234,5.",
    ),
    "allowed.sure_number": Text(
        en="a number that can be read in one way only; this one may be a thousand and more or a "
        "fraction",
        de="eine Zahl, die nur eine Lesart hat; diese kann tausend und mehr sein oder ein Bruch",
    ),
    "fix.sure_number": Text(
        en="Add a column unit (index, count or share), or write 1234 or 1.2340.",
        de="Eine Spalte unit ergänzen (index, count oder share), oder 1234 oder 1,2340 schreiben.",
    ),
}

_SEGMENTS: Final[dict[str, Text]] = {
    "allowed.segment_once": Text(
        en="each kind of work once (it is in line {line} already)",
        de="jede Art der Arbeit einmal (sie steht schon in Zeile {line})",
    ),
    "allowed.count_of_segment": Text(
        en="a number from 0, such as 3000 or 3,000", de="eine Zahl ab 0, etwa 3000 oder 3.000"
    ),
    "allowed.segment_words": Text(
        en='a name, vacancies and seekers: "general: 3000/10000"',
        de='ein Name, offene Stellen und Suchende: "allgemein: 3000/10000"',
    ),
    "fix.segment_words": Text(
        en='Write --segment "NAME: VACANCIES/SEEKERS", once for each kind of work.',
        de='--segment "NAME: STELLEN/SUCHENDE" schreiben, einmal für jede Art der Arbeit.',
    ),
}

_SERIES: Final[dict[str, Text]] = {
    "allowed.series_day": Text(
        en="a date such as 2024-03-01, 2024-03, 2024-Q1, 2024 or 01.03.2024",
        de="ein Datum wie 2024-03-01, 2024-03, 2024-Q1, 2024 oder 01.03.2024",
    ),
    "allowed.day_once": Text(
        en="each date once in the series {series} (it is in line {line} already)",
        de="jedes Datum einmal in der Reihe {series} (es steht schon in Zeile {line})",
    ),
    "fix.day_once": Text(
        en="Keep one of the two lines, or tell two series apart by their names.",
        de="Eine der beiden Zeilen behalten, oder zwei Reihen durch Namen unterscheiden.",
    ),
    "allowed.series_value": Text(
        en="a number from 0 to 1e15, or nothing where it is missing",
        de="eine Zahl von 0 bis 1e15, oder nichts, wo sie fehlt",
    ),
    "allowed.percent_value": Text(
        en="a share in percent, from 0 to 100, or nothing where it is missing",
        de="ein Anteil in Prozent, von 0 bis 100, oder nichts, wo er fehlt",
    ),
    "fix.series_value": Text(
        en="Correct this cell; in a table without a column series every column but the date is a "
        "series of numbers.",
        de="Diese Zelle berichtigen; in einer Tabelle ohne Spalte series ist jede Spalte außer dem "
        "Datum eine Reihe von Zahlen.",
    ),
    "allowed.distinct_columns": Text(
        en="a name of its own for each column", de="ein eigener Name für jede Spalte"
    ),
    "allowed.alike": Text(
        en="the same {column} in all lines of the series {series} (line {line} has {value})",
        de="dasselbe {column} in allen Zeilen der Reihe {series} (in Zeile {line} steht {value})",
    ),
    "allowed.some_value": Text(
        en="a series with at least one number", de="eine Reihe mit mindestens einer Zahl"
    ),
    "fix.some_value": Text(
        en="Fill it in, or take the series out.", de="Ausfüllen oder die Reihe herausnehmen."
    ),
    "allowed.series_kind": Text(
        en="postings, vacancies, seekers, employment, layoffs or pay",
        de="Anzeigen, offene Stellen, Suchende, Beschäftigung, Entlassungen oder Gehalt",
    ),
    "allowed.series_unit": Text(en="index, count or share", de="Index, Anzahl oder Anteil"),
    "allowed.series_base_date": Text(
        en="the day, month or year on which the index is 100",
        de="der Tag, Monat oder das Jahr, an dem der Index 100 ist",
    ),
    "allowed.series_country": Text(
        en="a country in two letters, such as DE", de="ein Land in zwei Buchstaben, etwa DE"
    ),
    "allowed.series_seasonally_adjusted": Text(en="yes or no", de="ja oder nein"),
    "series.empty_days": Text(
        en="{series}: dates without a number, left out: {count}.",
        de="{series}: Daten ohne Zahl, weggelassen: {count}.",
    ),
}

_ADS: Final[dict[str, Text]] = {
    "allowed.ad_day": Text(
        en="a day such as 2026-07-18 or 18.07.2026", de="ein Tag wie 2026-07-18 oder 18.07.2026"
    ),
    "allowed.ad_id": Text(en="an id for each ad", de="eine Kennung für jede Anzeige"),
    "allowed.not_before": Text(
        en="a day not before {day} ({column})", de="ein Tag nicht vor dem {day} ({column})"
    ),
    "allowed.closed_after_seen": Text(
        en="a day after {day} (first_seen): the ad was never seen open",
        de="ein Tag nach dem {day} (first_seen): die Anzeige wurde nie offen gesehen",
    ),
    "allowed.ad_age": Text(
        en="an ad that is open for at most 100 years",
        de="eine Anzeige, die höchstens 100 Jahre offen ist",
    ),
    "allowed.dated_ads": Text(
        en="at least one ad with the day on which it was opened",
        de="mindestens eine Anzeige mit dem Tag, an dem sie eröffnet wurde",
    ),
    "fix.dated_ads": Text(
        en="Fill in the column opened (or published).",
        de="Die Spalte opened (oder veröffentlicht) ausfüllen.",
    ),
    "allowed.two_snapshots": Text(
        en="snapshots of two days or more: one alone shows no ad closing",
        de="Abzüge von zwei oder mehr Tagen: einer allein zeigt keine Anzeige, die schließt",
    ),
    "fix.two_snapshots": Text(
        en="Add a later snapshot to the file.", de="Einen späteren Abzug in die Datei aufnehmen."
    ),
    "ads.midpoint": Text(
        en="{snapshots} snapshots from {first} to {last}, at most {days} days apart: an ad that is "
        "gone from the next one is taken to have closed in the middle between the two.",
        de="{snapshots} Abzüge vom {first} bis zum {last}, höchstens {days} Tage auseinander: eine "
        "Anzeige, die im nächsten fehlt, gilt als in der Mitte dazwischen geschlossen.",
    ),
    "ads.repeated": Text(
        en="Rows that repeat an ad of the same snapshot, counted once: {count}.",
        de="Zeilen, die eine Anzeige desselben Abzugs wiederholen, einmal gezählt: {count}.",
    ),
    "ads.company_gone": Text(
        en="Ads whose company is missing altogether from the next snapshot, followed to their last "
        "sight only: {count}.",
        de="Anzeigen, deren Unternehmen im nächsten Abzug ganz fehlt, nur bis zur letzten Sichtung "
        "verfolgt: {count}.",
    ),
    "ads.overlooked": Text(
        en="Ads that were missing from a snapshot and came back, taken as open all the time: "
        "{count}.",
        de="Anzeigen, die in einem Abzug fehlten und wiederkamen, gelten als durchgehend offen: "
        "{count}.",
    ),
    "ads.undated": Text(
        en="Rows without the day on which the ad was opened, left out: {count}.",
        de="Zeilen ohne den Tag, an dem die Anzeige eröffnet wurde, weggelassen: {count}.",
    ),
}

TEXTS: Final[dict[str, Text]] = _TABLES | _NUMBERS | _SEGMENTS | _SERIES | _ADS

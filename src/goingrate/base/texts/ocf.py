"""What is said of cap tables in files: the Open Cap Format, and our own YAML."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_CONTAINERS: Final[dict[str, Text]] = {
    "ocf.allowed.source": Text(
        en="a cap table: YAML (.yaml), or Open Cap Format as a zip file, a folder or JSON (.json)",
        de="eine Cap Table: YAML (.yaml) oder Open Cap Format als Zip-Datei, Ordner oder JSON "
        "(.json)",
    ),
    "ocf.allowed.zip": Text(en="a zip file that is whole", de="eine unversehrte Zip-Datei"),
    "ocf.allowed.entry_count": Text(en="at most {most} files", de="höchstens {most} Dateien"),
    "ocf.allowed.entry_path": Text(
        en="names that stay inside the archive (no /, .., \\ or C:)",
        de="Namen, die im Archiv bleiben (kein /, .., \\ oder C:)",
    ),
    "ocf.allowed.plain_entry": Text(
        en="files and folders, no links or devices",
        de="Dateien und Ordner, keine Verknüpfungen oder Geräte",
    ),
    "ocf.allowed.open_entry": Text(en="no encryption", de="keine Verschlüsselung"),
    "ocf.allowed.packing": Text(
        en="files that are stored or deflated", de="Dateien, ungepackt oder mit Deflate gepackt"
    ),
    "ocf.allowed.file_kinds": Text(
        en="only .json, .md and .txt files", de="nur Dateien vom Typ .json, .md und .txt"
    ),
    "ocf.allowed.times": Text(
        en="at most 200 times its packed size", de="höchstens das 200-fache der gepackten Größe"
    ),
    "ocf.allowed.entry_once": Text(
        en="each name once in the archive", de="jeder Name einmal im Archiv"
    ),
    "ocf.allowed.unpacked": Text(en="at most {most} in all", de="insgesamt höchstens {most}"),
    "ocf.allowed.inside_folder": Text(
        en="files inside the folder of the cap table",
        de="Dateien innerhalb des Ordners der Cap Table",
    ),
    "ocf.allowed.json": Text(en="JSON", de="JSON"),
    "ocf.allowed.depth": Text(
        en="JSON that nests at most 50 deep", de="JSON, höchstens 50-fach verschachtelt"
    ),
    "ocf.allowed.key_once": Text(
        en="each name once in an object", de="jeder Name einmal je Objekt"
    ),
    "ocf.allowed.json_number": Text(
        en="finite numbers of at most 40 signs", de="endliche Zahlen mit höchstens 40 Zeichen"
    ),
    "ocf.allowed.one_manifest": Text(en="one manifest", de="ein Manifest"),
    "ocf.allowed.objects": Text(
        en="objects of the Open Cap Format: classes, plans, transactions",
        de="Objekte des Open Cap Format: Gattungen, Pläne, Transaktionen",
    ),
    "ocf.fix.refused": Text(
        en="Nothing was unpacked. Put only the JSON files of one cap table into the archive.",
        de="Nichts wurde entpackt. Nur die JSON-Dateien einer Cap Table ins Archiv legen.",
    ),
    "ocf.fix.export_again": Text(
        en="Export the cap table again.", de="Die Cap Table neu ausgeben."
    ),
    "ocf.fix.whole": Text(
        en="Give the whole cap table: the zip file, the folder, or the manifest beside its files.",
        de="Die ganze Cap Table angeben: die Zip-Datei, den Ordner oder das Manifest neben seinen "
        "Dateien.",
    ),
}

_OBJECTS: Final[dict[str, Text]] = {
    "ocf.allowed.number": Text(
        en="a number of digits such as 1000000 or 0.25",
        de="eine Zahl aus Ziffern wie 1000000 oder 0.25",
    ),
    "ocf.allowed.id_once": Text(
        en="an id that nothing else of its kind has",
        de="eine Kennung (id), die nichts anderes dieser Art hat",
    ),
    "ocf.allowed.class_id": Text(
        en="the id of a stock class of the file", de="die Kennung (id) einer Gattung der Datei"
    ),
    "ocf.allowed.plan_id": Text(
        en="the id of a stock plan of the file", de="die Kennung (id) eines Plans der Datei"
    ),
    "ocf.allowed.one_currency": Text(
        en="one currency for all, {currency} as in the rest",
        de="eine Währung für alles, {currency} wie im Übrigen",
    ),
    "ocf.allowed.issued_before": Text(
        en="a security of this kind that was issued by that day",
        de="ein Papier dieser Art, das an dem Tag schon ausgegeben war",
    ),
    "ocf.allowed.outstanding": Text(
        en="a security of which something is left", de="ein Papier, von dem noch etwas übrig ist"
    ),
    "ocf.allowed.at_most": Text(
        en="at most {most}, which is what is left of {security}",
        de="höchstens {most}, so viel ist von {security} übrig",
    ),
    "ocf.allowed.balance": Text(
        en="{rest}, which is what is left", de="{rest}, so viel bleibt übrig"
    ),
    "ocf.allowed.passed_on": Text(
        en="in all {most}, as much as {security} gives",
        de="zusammen {most}, so viel gibt {security} her",
    ),
    "ocf.allowed.exercised": Text(
        en="at most {most} shares, as many as are exercised of {security}",
        de="höchstens {most} Anteile, so viele werden aus {security} ausgeübt",
    ),
    "ocf.allowed.same_class": Text(
        en="securities of one class", de="Papiere einer einzigen Gattung"
    ),
    "ocf.allowed.after_formation": Text(
        en="a day from {day} on, when the company was founded",
        de="ein Tag ab {day}, dem Tag der Gründung",
    ),
    "ocf.allowed.years_before": Text(
        en="a day at most {years} years back", de="ein Tag, der höchstens {years} Jahre zurückliegt"
    ),
    "ocf.fix.entry": Text(
        en="Correct this entry, or read with --lenient, which leaves out what contradicts itself.",
        de="Diesen Eintrag berichtigen, oder mit --lenient lesen: Dann fällt weg, was sich "
        "widerspricht.",
    ),
    "ocf.fix.formation": Text(
        en="A company cannot grant before it exists: correct the day, or the issuer's "
        "formation_date, or read with --lenient.",
        de="Vor der Gründung kann nichts zugeteilt werden: den Tag oder formation_date des "
        "Unternehmens berichtigen, oder mit --lenient lesen.",
    ),
    "ocf.fix.one_currency": Text(
        en="Convert the amounts before, or read with --lenient, which leaves out other currencies.",
        de="Die Beträge vorher umrechnen, oder mit --lenient lesen: Dann fallen andere Währungen "
        "weg.",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "ocf.note.version": Text(
        en="Version {version} of the format is not known; its objects were read as those of 1.2.",
        de="Fassung {version} des Formats ist nicht bekannt; gelesen wie 1.2.",
    ),
    "ocf.note.no_version": Text(
        en="The files do not say which version of the format they have.",
        de="Die Dateien nennen keine Fassung des Formats.",
    ),
    "ocf.note.checksum": Text(
        en="Files that are not as their manifest says (checksum), {count}: {names}.",
        de="Dateien, die nicht so sind, wie ihr Manifest sagt (Prüfsumme), {count}: {names}.",
    ),
    "ocf.note.types": Text(
        en="Objects of types that the format does not name, passed over, {count}: {names}.",
        de="Objekte, deren Art das Format nicht kennt, übergangen, {count}: {names}.",
    ),
    "ocf.note.fields": Text(
        en="Fields that the format does not name, passed over, {count}: {names}.",
        de="Felder, die das Format nicht kennt, übergangen, {count}: {names}.",
    ),
    "ocf.note.left_out": Text(
        en="Left out, since they contradict the rest or cannot be read, {count}: {names}.",
        de="Weggelassen, da sie dem Rest widersprechen oder unlesbar sind, {count}: {names}.",
    ),
    "ocf.note.before_formation": Text(
        en="Issued before the company was founded, counted all the same, {count}: {names}.",
        de="Vor der Gründung ausgegeben, trotzdem gezählt, {count}: {names}.",
    ),
    "ocf.note.no_currency": Text(
        en="The files name no currency; {currency} is assumed.",
        de="Die Dateien nennen keine Währung; angenommen ist {currency}.",
    ),
    "ocf.note.no_ratio": Text(
        en="No conversion ratio is given, 1 is assumed, {count}: {names}.",
        de="Kein Wandlungsverhältnis angegeben, angenommen 1, {count}: {names}.",
    ),
    "ocf.note.no_multiple": Text(
        en="No liquidation preference is given, once the money paid is assumed, {count}: {names}.",
        de="Keine Liquidationspräferenz angegeben, angenommen das Einfache der Einlage, {count}: "
        "{names}.",
    ),
    "ocf.note.no_participation": Text(
        en="No participation cap is given; taken as not participating, {count}: {names}.",
        de="Keine Obergrenze der Beteiligung angegeben; nicht partizipierend angenommen, {count}: "
        "{names}.",
    ),
    "ocf.note.low_cap": Text(
        en="The participation cap is below the preference; taken as not participating, {count}: "
        "{names}.",
        de="Die Obergrenze der Beteiligung liegt unter der Präferenz; nicht partizipierend "
        "angenommen, {count}: {names}.",
    ),
    "ocf.note.no_price": Text(
        en="No issue price is given, so the preference is 0, {count}: {names}.",
        de="Kein Ausgabepreis angegeben, die Präferenz ist also 0, {count}: {names}.",
    ),
    "ocf.note.rsu_price": Text(
        en="Restricted stock units with an exercise price, which is not asked, {count}: {names}.",
        de="Restricted Stock Units mit einem Ausübungspreis, der nicht zählt, {count}: {names}.",
    ),
    "ocf.note.no_shares": Text(
        en="Issued with 0 shares, {count}: {names}.",
        de="Mit 0 Anteilen ausgegeben, {count}: {names}.",
    ),
    "ocf.note.open_warrant": Text(
        en="Warrants whose number or price depends on the future, not counted, {count}: {names}.",
        de="Optionsscheine, deren Zahl oder Preis von der Zukunft abhängt, nicht gezählt, {count}: "
        "{names}.",
    ),
    "ocf.note.estimated": Text(
        en="Warrants whose number is an estimate, {count}: {names}.",
        de="Optionsscheine, deren Zahl geschätzt ist, {count}: {names}.",
    ),
    "ocf.note.on_preferred": Text(
        en="Rights to preferred shares, counted as converted to common ones, {count}: {names}.",
        de="Rechte auf Vorzugsanteile, gezählt wie in Stammanteile gewandelt, {count}: {names}.",
    ),
    "ocf.note.expired": Text(
        en="Expired by that day, not counted, {count}: {names}.",
        de="An dem Tag verfallen, nicht gezählt, {count}: {names}.",
    ),
    "ocf.note.split": Text(
        en="Splits changed options, prices, plans and conversion ratios too, {count}: {names}.",
        de="Splits haben auch Optionen, Preise, Pläne und Wandlungsverhältnisse geändert, {count}: "
        "{names}.",
    ),
    "ocf.note.unknown_plan": Text(
        en="Grants from plans that are not in the file, so their pool is not counted, {count}: "
        "{names}.",
        de="Zuteilungen aus Plänen, die in der Datei fehlen, ihr Pool zählt also nicht, {count}: "
        "{names}.",
    ),
    "ocf.note.over_granted": Text(
        en="Plans that granted more than they hold; their pool is counted as 0, {count}: {names}.",
        de="Pläne, die mehr zuteilten, als sie haben; ihr Pool zählt 0, {count}: {names}.",
    ),
    "ocf.note.implied": Text(
        en="Securities that result from a transaction but are never issued, counted, {count}: "
        "{names}.",
        de="Papiere, die aus einer Transaktion folgen, aber nie ausgegeben werden, gezählt, "
        "{count}: {names}.",
    ),
    "ocf.note.no_balance": Text(
        en="Balances that are never issued; they stay where they were, {count}: {names}.",
        de="Reste, die nie neu ausgegeben werden; sie bleiben, wo sie waren, {count}: {names}.",
    ),
    "ocf.note.no_result": Text(
        en="Exercised or released without any share, {count}: {names}.",
        de="Ausgeübt oder zugeflossen, ohne dass ein Anteil entsteht, {count}: {names}.",
    ),
    "ocf.note.lost": Text(
        en="Securities that result from a transaction but are never issued, of unknown number, not "
        "counted, {count}: {names}.",
        de="Papiere, die aus einer Transaktion folgen, aber nie ausgegeben werden, Zahl unbekannt, "
        "nicht gezählt, {count}: {names}.",
    ),
    "ocf.note.no_terms": Text(
        en="Convertibles without terms of a SAFE or a note: repaid, never converted, {count}: "
        "{names}.",
        de="Wandelpapiere ohne Bedingungen eines SAFE oder Darlehens: zurückgezahlt, nie "
        "gewandelt, {count}: {names}.",
    ),
    "ocf.note.cap_basis": Text(
        en="Whether the valuation cap is pre- or post-money is not said (SAFEs: post-money "
        "assumed, notes: pre-money), {count}: {names}.",
        de="Ob die Höchstbewertung vor oder nach dem Geld gilt, ist nicht gesagt (angenommen: SAFE "
        "danach, Darlehen davor), {count}: {names}.",
    ),
    "ocf.note.mfn": Text(
        en="Most-favoured-nation clauses are not followed, {count}: {names}.",
        de="Meistbegünstigungsklauseln werden nicht befolgt, {count}: {names}.",
    ),
    "ocf.note.cash_interest": Text(
        en="Interest that is paid in cash is not owed at an exit, {count}: {names}.",
        de="Bar gezahlte Zinsen sind beim Exit nicht mehr geschuldet, {count}: {names}.",
    ),
    "ocf.note.safe_rank": Text(
        en="SAFEs are repaid beside the preferred class that is paid first, notes before it.",
        de="SAFEs werden neben der zuerst bedienten Vorzugsgattung zurückgezahlt, Darlehen davor.",
    ),
}

_OWN_FILE: Final[dict[str, Text]] = {
    "ocf.allowed.exact": Text(
        en="one exact number (no range, no unknown)",
        de="eine genaue Zahl (keine Spanne, kein unbekannt)",
    ),
    "ocf.allowed.count": Text(
        en="a number such as 2500000 or 2.5M", de="eine Zahl wie 2500000 oder 2,5 Mio."
    ),
    "ocf.allowed.shares_sum": Text(
        en="{total}, which is what common, preferred as converted, options and pool add up to",
        de="{total}, so viel ergeben Stammanteile, gewandelte Vorzugsanteile, Optionen und Pool",
    ),
    "ocf.allowed.as_of": Text(
        en="a day only with the Open Cap Format; this file has no days",
        de="ein Tag nur beim Open Cap Format; diese Datei hat keine Tage",
    ),
    "ocf.fix.short_form": Text(
        en="Where only ranges are known, use the short form: describe the equity by its stage or "
        "as a promise in the offers file.",
        de="Wo nur Spannen bekannt sind, die Kurzform nehmen: die Beteiligung in der "
        "Angebotsdatei über ihre Phase oder als Versprechen beschreiben.",
    ),
    "ocf.fix.shares_sum": Text(
        en="Correct the shares of the class that is off, or leave fully_diluted out.",
        de="Die Anteile der falschen Gattung berichtigen oder fully_diluted weglassen.",
    ),
    "ocf.fix.fill_in": Text(en="Fill it in.", de="Ausfüllen."),
    "ocf.fix.own_version": Text(
        en="Rewrite the file after the example of a cap table; a newer version needs a newer "
        "goingrate.",
        de="Die Datei nach dem Beispiel einer Cap Table neu schreiben; eine neuere Fassung braucht "
        "ein neueres goingrate.",
    ),
}

_GRANTS: Final[dict[str, Text]] = {
    "ocf.allowed.security": Text(
        en="the id of an option, unit, warrant or common share in the file, such as {ids}",
        de="die Kennung einer Option, Einheit oder Stammaktie der Datei, etwa {ids}",
    ),
    "ocf.fix.security": Text(
        en="Take the security id of your grant from the file.",
        de="Die Kennung der eigenen Zusage aus der Datei nehmen.",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_CONTAINERS, **_OBJECTS, **_NOTES, **_OWN_FILE, **_GRANTS}

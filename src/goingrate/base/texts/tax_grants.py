"""What is said of grants where they meet tax."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_OPTIONS: Final[dict[str, Text]] = {
    "levy.grant.allowed.pays_tax": Text(
        en="savings that reach, in every future, for tax that falls due before there is money",
        de="Ersparnisse, die in jeder Zukunft für Steuer reichen, die vor dem Geld fällig wird",
    ),
    "levy.grant.fix.pays_tax": Text(
        en="Give larger savings, or an effective rate of tax (35%).",
        de="Mehr Erspartes angeben oder einen effektiven Steuersatz (35%).",
    ),
    "levy.grant.fix.tax": Text(
        en="Say where you are taxed (--tax US-CA, --tax DE), or drop this option.",
        de="Angeben, wo Sie besteuert werden (--tax US-CA, --tax DE), oder diese Option weglassen.",
    ),
    "levy.grant.fix.pay": Text(
        en="Give the gross pay beside the grant (--pay 250k): it decides the rates.",
        de="Das Bruttogehalt neben der Zusage angeben (--pay 250k): Es bestimmt die Sätze.",
    ),
    "levy.grant.allowed.with_place": Text(
        en="only with a place, not with an effective rate",
        de="nur mit einem Ort, nicht mit einem effektiven Satz",
    ),
    "levy.grant.fix.in_file": Text(
        en="Write `tax:` into the file, of the person or of the offer; pay is the offer's base.",
        de="`tax:` in die Datei schreiben, bei Person oder Angebot; Gehalt ist das des Angebots.",
    ),
}

_VERDICT: Final[dict[str, Text]] = {
    "levy.grant.verdict.worth": Text(
        en="After tax ({who}) {units} are worth {worth} to you{span}; before tax {before}, on "
        "paper {paper}.",
        de="Nach Steuern ({who}) sind Ihnen {units} {worth} wert{span}; vor Steuern {before}, auf "
        "dem Papier {paper}.",
    ),
    "levy.grant.verdict.costs": Text(
        en="After tax ({who}) {units} leave you about {loss} worse off than keeping the "
        "money{span}; before tax they are worth {before}, on paper {paper}.",
        de="Nach Steuern ({who}) stehen Sie mit {units} um etwa {loss} schlechter da, als wenn Sie "
        "das Geld behalten{span}; vor Steuern sind sie {before} wert, auf dem Papier {paper}.",
    ),
    "levy.grant.verdict.about": Text(en="about {worth}", de="etwa {worth}"),
    "levy.grant.verdict.rest": Text(
        en="What follows is before tax.", de="Was folgt, ist vor Steuern."
    ),
    "levy.grant.who.rate": Text(en="at {rate}", de="mit {rate}"),
    "levy.grant.who.law": Text(
        en="{place}, {status}, beside pay of {pay}",
        de="{place}, {status}, neben {pay} Gehalt",
    ),
    "levy.grant.place.federal": Text(en="US without state tax", de="USA ohne Staatssteuer"),
    "levy.grant.status.single": Text(en="single", de="einzeln veranlagt"),
    "levy.grant.status.married_joint": Text(en="married filing jointly", de="gemeinsam veranlagt"),
    "levy.grant.status.married_separate": Text(
        en="married filing separately", de="verheiratet, getrennt veranlagt"
    ),
    "levy.grant.status.head_of_household": Text(en="head of household", de="Haushaltsvorstand"),
    "levy.grant.status.surviving_spouse": Text(en="surviving spouse", de="verwitwet"),
}

_TABLE: Final[dict[str, Text]] = {
    "levy.grant.table": Text(en="After tax", de="Nach Steuern"),
    "levy.grant.table.before": Text(en="Worth to you before tax", de="Ihnen wert vor Steuern"),
    "levy.grant.table.tax": Text(en="What the tax takes of it", de="Was die Steuer davon nimmt"),
    "levy.grant.table.after": Text(en="Worth to you after tax", de="Ihnen wert nach Steuern"),
    "levy.grant.table.span": Text(
        en="Over what is not known", de="Über das, was nicht bekannt ist"
    ),
    "levy.grant.table.mean": Text(en="Average after tax", de="Mittelwert nach Steuern"),
    "levy.grant.table.rate": Text(en="Effective rate", de="Effektiver Satz"),
    "levy.grant.table.place": Text(en="Law of, from the tax year", de="Recht von, ab Steuerjahr"),
    "levy.grant.table.place_year": Text(en="{place}, {year}", de="{place}, {year}"),
    "levy.grant.table.pay": Text(
        en="Gross pay beside it a year", de="Bruttogehalt daneben im Jahr"
    ),
    "levy.grant.table.error": Text(en="Numerical error", de="Rechenfehler"),
}

_NOTES: Final[dict[str, Text]] = {
    "levy.grant.note.rest": Text(
        en="After tax are the figures that say so; all others are before tax.",
        de="Nach Steuern sind die Zahlen, bei denen es steht; alle anderen sind vor Steuern.",
    ),
    "levy.grant.note.helps": Text(
        en="Here the tax makes the grant worth more to you: it shares the risk, since losses save "
        "tax, and units kept back for it count at their full value on that day.",
        de="Hier macht die Steuer die Zusage für Sie wertvoller: Sie trägt das Risiko mit, denn "
        "Verluste sparen Steuer, und dafür einbehaltene Anteile zählen mit ihrem vollen Wert an "
        "jenem Tag.",
    ),
    "levy.grant.note.rate": Text(
        en="One effective rate is taken off all gains; losses save no tax.",
        de="Ein effektiver Satz geht von allen Gewinnen ab; Verluste sparen keine Steuer.",
    ),
    "levy.grant.note.pay": Text(
        en="The pay beside the grant decides its rates; the pay itself is no part of the worth.",
        de="Das Gehalt neben der Zusage bestimmt deren Sätze; es selbst zählt nicht zum Wert.",
    ),
    "levy.grant.note.middle_rate": Text(
        en="The rate of tax was given as a range: it counts at its middle.",
        de="Der Steuersatz ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "levy.grant.note.middle_pay": Text(
        en="The pay beside the grant was given as a range: it counts at its middle.",
        de="Das Gehalt neben der Zusage ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_OPTIONS, **_VERDICT, **_TABLE, **_NOTES}

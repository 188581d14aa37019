"""What a payslip says, and what may explain a difference to somebody's own."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SLIP: Final[dict[str, Text]] = {
    "payslip.title": Text(en="Payslip of {year} ({who})", de="Gehaltsabrechnung {year} ({who})"),
    "payslip.tax_class": Text(en="tax class {tax_class}", de="Steuerklasse {tax_class}"),
    "payslip.headline": Text(
        en="Of {gross} in {year}, {net} arrives ({part}); {slip} {period}.",
        de="Von {gross} im Jahr {year} kommen {net} an ({part}); {slip} {period}.",
    ),
    "payslip.headline_year": Text(
        en="Of {gross} in {year}, {net} arrives ({part}).",
        de="Von {gross} im Jahr {year} kommen {net} an ({part}).",
    ),
    "payslip.headline_slips": Text(
        en="Of {gross} in {year}, {net} arrives ({part}); {slip} {period} (slips {first} to {last} "
        "of {count}).",
        de="Von {gross} im Jahr {year} kommen {net} an ({part}); {slip} {period} (Abrechnungen "
        "{first} bis {last} von {count}).",
    ),
    "payslip.period.year": Text(en="a year", de="im Jahr"),
    "payslip.period.month": Text(en="a month", de="im Monat"),
    "payslip.period.semimonth": Text(en="twice a month", de="zweimal im Monat"),
    "payslip.period.biweekly": Text(en="every two weeks", de="alle zwei Wochen"),
    "payslip.column.year": Text(en="Year", de="Jahr"),
    "payslip.column.month": Text(en="Month", de="Monat"),
    "payslip.column.semimonth": Text(en="Half a month", de="Halber Monat"),
    "payslip.column.biweekly": Text(en="Two weeks", de="Zwei Wochen"),
    "payslip.agrees": Text(
        en="Your slip says {actual}: the same, rounding aside.",
        de="Ihre Abrechnung sagt {actual}: dasselbe, von Rundung abgesehen.",
    ),
    "payslip.less": Text(
        en="Your slip says {actual}: {difference} ({part}) less.",
        de="Ihre Abrechnung sagt {actual}: {difference} ({part}) weniger.",
    ),
    "payslip.more": Text(
        en="Your slip says {actual}: {difference} ({part}) more.",
        de="Ihre Abrechnung sagt {actual}: {difference} ({part}) mehr.",
    ),
    "payslip.lines": Text(en="From gross to net", de="Vom Brutto zum Netto"),
    "payslip.line": Text(en="Line", de="Zeile"),
    "payslip.lines_note": Text(
        en="The slip shown is number {first} to {last} of {count}.",
        de="Gezeigt ist die Abrechnung Nummer {first} bis {last} von {count}.",
    ),
    "payslip.lines_note_one": Text(
        en="The slip shown is number {first} of {count}.",
        de="Gezeigt ist die Abrechnung Nummer {first} von {count}.",
    ),
    "payslip.stages": Text(
        en="Slips differ in the course of the year",
        de="Abrechnungen ändern sich im Lauf des Jahres",
    ),
    "payslip.stages_note": Text(
        en="Contributions stop at their ceilings; the additional Medicare tax starts at its own "
        "limit.",
        de="Beiträge enden an ihrer Obergrenze; der zusätzliche Medicare-Beitrag beginnt an der "
        "seinen.",
    ),
    "payslip.slips": Text(en="Slips", de="Abrechnungen"),
    "payslip.slips_span": Text(en="{first} to {last}", de="{first} bis {last}"),
    "payslip.gross": Text(en="Gross pay", de="Bruttolohn"),
    "payslip.bonus": Text(en="Bonus, paid once", de="Bonus, einmal gezahlt"),
    "payslip.health": Text(en="Health premium before tax", de="Krankenversicherung vor Steuern"),
    "payslip.retirement": Text(en="401(k) before tax", de="401(k) vor Steuern"),
    "payslip.federal": Text(
        en="Federal income tax withheld", de="Einkommensteuer des Bundes, einbehalten"
    ),
    "payslip.federal_bonus": Text(
        en="Federal tax withheld from the bonus", de="Steuer des Bundes, vom Bonus einbehalten"
    ),
    "payslip.state_bonus": Text(
        en="State tax withheld from the bonus", de="Steuer des Staats, vom Bonus einbehalten"
    ),
    "payslip.net": Text(en="Net", de="Netto"),
    "payslip.balance_due": Text(
        en="With the year's return, about {amount} is still to pay.",
        de="Mit der Steuererklärung sind noch etwa {amount} zu zahlen.",
    ),
    "payslip.balance_back": Text(
        en="With the year's return, about {amount} comes back.",
        de="Mit der Steuererklärung kommen etwa {amount} zurück.",
    ),
    "payslip.explained": Text(en="What would explain it", de="Was es erklären würde"),
    "payslip.explained_fits": Text(
        en="{what}: then {net}, which is your net.", de="{what}: dann {net}, und das ist Ihr Netto."
    ),
    "payslip.explained_size": Text(
        en="{what} would make up the difference.",
        de="{what} würde den Unterschied ausmachen.",
    ),
    "payslip.explained_near": Text(
        en="{what}: then {net}; {left} would remain.",
        de="{what}: dann {net}; {left} blieben offen.",
    ),
    "payslip.with_amount": Text(
        en="{what} of {amount} {period}", de="{what} von {amount} {period}"
    ),
    "payslip.with_share": Text(en="{what} of {share}", de="{what} von {share}"),
    "payslip.note.us": Text(
        en="Withholding on equal slips by a plain Form W-4 (percentage method); a real slip rounds "
        "here and there. No city or local tax.",
        de="Einbehalt von gleichen Abrechnungen nach einem einfachen Formular W-4; eine echte "
        "Abrechnung rundet hier und da. Ohne Steuer von Städten und Gemeinden.",
    ),
    "payslip.note.de": Text(
        en="Wage tax on twelve equal months, without allowances entered with the tax office and "
        "without the factor of class IV.",
        de="Lohnsteuer für zwölf gleiche Monate, ohne eingetragene Freibeträge und ohne Faktor der "
        "Klasse IV.",
    ),
    "payslip.note.retirement": Text(
        en="401(k) contributions bear social security and Medicare; the limit of the year is not "
        "checked.",
        de="Auf Beiträge zum 401(k) fallen Social Security und Medicare an; die Obergrenze des "
        "Jahres ist nicht geprüft.",
    ),
    "payslip.note.bonus": Text(
        en="The bonus is part of the year, not of the slip shown.",
        de="Der Bonus ist Teil des Jahres, nicht der gezeigten Abrechnung.",
    ),
    "payslip.footer": Text(
        en="goingrate {version}, exact. A check, not a tax return. Not financial, tax or legal "
        "advice.",
        de="goingrate {version}, exakt. Eine Prüfung, keine Steuererklärung. Keine Finanz-, "
        "Steuer- oder Rechtsberatung.",
    ),
}

_WHY: Final[dict[str, Text]] = {
    "payslip.why.w4_single": Text(
        en="Form W-4 says single", de="Im Formular W-4 steht alleinstehend"
    ),
    "payslip.why.w4_married_joint": Text(
        en="Form W-4 says married, joint return", de="Im Formular W-4 steht verheiratet, gemeinsam"
    ),
    "payslip.why.w4_head_of_household": Text(
        en="Form W-4 says head of household", de="Im Formular W-4 steht Haushaltsvorstand"
    ),
    "payslip.why.two_jobs": Text(
        en="The box for two jobs (step 2 of Form W-4) is ticked",
        de="Das Kästchen für zwei Stellen (Schritt 2 im Formular W-4) ist angekreuzt",
    ),
    "payslip.why.no_state": Text(
        en="No state tax is withheld (you work in another state)",
        de="Keine Steuer des Staats wird einbehalten (Arbeitsort in einem anderen Staat)",
    ),
    "payslip.why.retirement": Text(
        en="A 401(k) contribution before tax", de="Ein Beitrag zum 401(k) vor Steuern"
    ),
    "payslip.why.health_premium": Text(
        en="Health, dental or HSA contributions before tax",
        de="Beiträge zu Krankenversicherung oder HSA vor Steuern",
    ),
    "payslip.why.tax_class": Text(en="Tax class {tax_class}", de="Steuerklasse {tax_class}"),
    "payslip.why.church": Text(en="Church tax of {rate}%", de="Kirchensteuer von {rate} %"),
    "payslip.why.no_church": Text(en="No church tax", de="Keine Kirchensteuer"),
    "payslip.why.children_0": Text(
        en="No children (surcharge to care insurance)",
        de="Keine Kinder (Zuschlag zur Pflegeversicherung)",
    ),
    "payslip.why.children_1": Text(
        en="One child (no surcharge to care insurance)",
        de="Ein Kind (kein Zuschlag zur Pflegeversicherung)",
    ),
    "payslip.why.children_2": Text(
        en="Two children (less for care insurance)",
        de="Zwei Kinder (weniger für die Pflegeversicherung)",
    ),
    "payslip.why.saxony": Text(
        en="Work in Saxony (more for care insurance)",
        de="Arbeitsort in Sachsen (mehr für die Pflegeversicherung)",
    ),
    "payslip.why.health_rate": Text(
        en="An additional contribution (Zusatzbeitrag)", de="Ein Zusatzbeitrag"
    ),
    "payslip.why.company_pension": Text(
        en="A company pension (Entgeltumwandlung)", de="Eine Entgeltumwandlung (Betriebsrente)"
    ),
    "payslip.why.benefit_in_kind": Text(
        en="A benefit in kind, such as a company car",
        de="Ein geldwerter Vorteil, etwa ein Dienstwagen",
    ),
    "payslip.hint.w4": Text(
        en="Extra withholding (step 4(c) of Form W-4).",
        de="Zusätzlicher Einbehalt (Schritt 4(c) im Formular W-4).",
    ),
    "payslip.hint.after_tax": Text(
        en="Deductions after tax: Roth 401(k), share purchase plan, garnishment.",
        de="Abzüge nach Steuern: Roth 401(k), Aktienkaufplan, Pfändung.",
    ),
    "payslip.hint.imputed": Text(
        en="Imputed income that is taxed and not paid: group life insurance above $50,000, vested "
        "units in the same slip.",
        de="Versteuert und nicht ausgezahlt: Gruppenlebensversicherung über 50.000 $, gevestete "
        "Units in derselben Abrechnung.",
    ),
    "payslip.hint.new_york_city": Text(
        en="New York City and Yonkers tax their residents, which is not counted here.",
        de="New York City und Yonkers besteuern ihre Einwohner, was hier nicht zählt.",
    ),
    "payslip.hint.local": Text(
        en="State and local income tax: no state was given.",
        de="Steuer von Staat und Gemeinde: kein Staat angegeben.",
    ),
    "payslip.hint.credits": Text(
        en="Credits for dependants, or deductions, in steps 3 and 4(b) of Form W-4.",
        de="Gutschriften für Angehörige, oder Abzüge, in den Schritten 3 und 4(b) im Formular W-4.",
    ),
    "payslip.hint.extra_pay": Text(
        en="A bonus, a reimbursement or a stipend in the same slip.",
        de="Ein Bonus, eine Erstattung oder ein Zuschuss in derselben Abrechnung.",
    ),
    "payslip.hint.allowance": Text(
        en="An allowance entered with the tax office (Freibetrag), or the factor of class IV.",
        de="Ein eingetragener Freibetrag, oder der Faktor der Klasse IV.",
    ),
    "payslip.hint.tax_free": Text(
        en="Pay free of tax in the same slip: expenses, a travel pass, night work.",
        de="Steuerfreies in derselben Abrechnung: Spesen, Jobticket, Nachtzuschläge.",
    ),
    "payslip.hint.net_deductions": Text(
        en="Deductions from the net: savings plan, loan, garnishment.",
        de="Abzüge vom Netto: vermögenswirksame Leistungen, Darlehen, Pfändung.",
    ),
    "payslip.hint.one_off": Text(
        en="Correction of an earlier month, or unpaid days, in the same slip.",
        de="Korrektur eines früheren Monats, oder unbezahlte Tage, in derselben Abrechnung.",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_SLIP, **_WHY}

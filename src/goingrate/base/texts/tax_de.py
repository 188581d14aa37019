"""Names of the steps of German taxes, in German terms with an English gloss."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "levy.de.wages": Text(en="Wages (Arbeitslohn)", de="Arbeitslohn"),
    "levy.de.spouse_wages": Text(
        en="Spouse's wages (Arbeitslohn)", de="Arbeitslohn der Ehepartnerin, des Ehepartners"
    ),
    "levy.de.extraordinary_wages": Text(
        en="Pay for several years' work (Vergütung für mehrjährige Tätigkeit)",
        de="Vergütung für mehrjährige Tätigkeit",
    ),
    "levy.de.employee_allowance": Text(
        en="Employee's allowance (Arbeitnehmer-Pauschbetrag)", de="Arbeitnehmer-Pauschbetrag"
    ),
    "levy.de.provisions": Text(
        en="Deductible insurance contributions (Vorsorgeaufwendungen)",
        de="Abziehbare Vorsorgeaufwendungen",
    ),
    "levy.de.special_expenses": Text(
        en="Church tax or lump sum for special expenses (Sonderausgaben)",
        de="Sonderausgaben: Kirchensteuer oder Pauschbetrag",
    ),
    "levy.de.taxable_income": Text(
        en="Taxable income (zu versteuerndes Einkommen)", de="Zu versteuerndes Einkommen"
    ),
    "levy.de.income_tax": Text(en="Income tax (Einkommensteuer)", de="Einkommensteuer"),
    "levy.de.income_tax_one_fifth": Text(
        en="Income tax under the one-fifth rule (Einkommensteuer mit Fünftelregelung)",
        de="Einkommensteuer mit Fünftelregelung",
    ),
    "levy.de.solidarity": Text(
        en="Solidarity surcharge (Solidaritätszuschlag)", de="Solidaritätszuschlag"
    ),
    "levy.de.church": Text(en="Church tax (Kirchensteuer)", de="Kirchensteuer"),
    "levy.de.pension": Text(en="Pension insurance (Rentenversicherung)", de="Rentenversicherung"),
    "levy.de.unemployment": Text(
        en="Unemployment insurance (Arbeitslosenversicherung)", de="Arbeitslosenversicherung"
    ),
    "levy.de.health": Text(
        en="Health insurance with additional contribution (Krankenversicherung, Zusatzbeitrag)",
        de="Krankenversicherung mit Zusatzbeitrag",
    ),
    "levy.de.care": Text(en="Care insurance (Pflegeversicherung)", de="Pflegeversicherung"),
    "levy.de.private_premium": Text(
        en="Private health and care insurance (private Krankenversicherung), own part",
        de="Private Kranken- und Pflegeversicherung, eigener Teil",
    ),
    "levy.de.share_gains": Text(
        en="Net gain or loss on shares (Aktiengewinne, -verluste)",
        de="Gewinne oder Verluste aus Aktien",
    ),
    "levy.de.share_loss_used": Text(
        en="Losses on shares of earlier years (Verlustvortrag)", de="Verlustvortrag aus Aktien"
    ),
    "levy.de.capital_income": Text(
        en="Other income from capital (Kapitalerträge)", de="Übrige Kapitalerträge"
    ),
    "levy.de.saver_allowance": Text(
        en="Saver's allowance (Sparer-Pauschbetrag)", de="Sparer-Pauschbetrag"
    ),
    "levy.de.flat_tax": Text(en="Flat tax (Abgeltungsteuer)", de="Abgeltungsteuer"),
    "levy.de.flat_solidarity": Text(
        en="Solidarity surcharge on the flat tax (Solidaritätszuschlag)",
        de="Solidaritätszuschlag auf die Abgeltungsteuer",
    ),
    "levy.de.flat_church": Text(
        en="Church tax on the flat tax (Kirchensteuer)", de="Kirchensteuer auf die Abgeltungsteuer"
    ),
    "levy.de.share_loss_carried": Text(
        en="Losses on shares for the next year (Verlustvortrag)",
        de="Verlustvortrag aus Aktien ins nächste Jahr",
    ),
    "levy.de.wage_tax": Text(en="Wage tax (Lohnsteuer)", de="Lohnsteuer"),
    "levy.de.wage_tax_one_off": Text(
        en="Wage tax on the one-off payment (Lohnsteuer auf sonstigen Bezug)",
        de="Lohnsteuer auf den sonstigen Bezug",
    ),
    "levy.de.contribution_base": Text(
        en="Pay that social insurance is due on now (beitragspflichtiges Arbeitsentgelt)",
        de="Beitragspflichtiges Arbeitsentgelt",
    ),
    "levy.de.allowed.tax_class": Text(en="I, II, III, IV, V or VI", de="I, II, III, IV, V oder VI"),
    "levy.de.allowed.amount": Text(
        en="a number of euros from 0 to a trillion", de="ein Eurobetrag von 0 bis 1 Billion"
    ),
    "levy.de.allowed.signed_amount": Text(
        en="a number of euros, at most a trillion either way",
        de="ein Eurobetrag, höchstens 1 Billion Gewinn oder Verlust",
    ),
    "levy.de.allowed.part_of_wages": Text(
        en="at most wages and pay for several years' work together",
        de="höchstens Arbeitslohn und Vergütung für mehrjährige Tätigkeit zusammen",
    ),
    "levy.de.allowed.spouse": Text(
        en="0 without a joint assessment (Zusammenveranlagung)", de="0 ohne Zusammenveranlagung"
    ),
    "levy.de.allowed.church_rate": Text(
        en="0 (no member), 0.08 (Bavaria, Baden-Württemberg) or 0.09",
        de="0 (kein Mitglied), 0.08 (Bayern, Baden-Württemberg) oder 0.09",
    ),
    "levy.de.allowed.children": Text(
        en="a whole number from 0 to {most}", de="eine ganze Zahl von 0 bis {most}"
    ),
    "levy.de.allowed.additional_rate": Text(
        en="the whole rate, from 0 to 0.1", de="der ganze Satz, von 0 bis 0.1"
    ),
    "levy.de.fix.number": Text(en="Correct the number.", de="Die Zahl berichtigen."),
    "levy.de.fix.spouse": Text(
        en="Set the joint assessment, or leave the spouse's wages out.",
        de="Zusammenveranlagung angeben oder den Lohn der Ehepartnerin, des Ehepartners weglassen.",
    ),
}

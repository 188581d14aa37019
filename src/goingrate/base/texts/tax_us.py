"""Names of the steps of a federal tax."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "levy.us.wages": Text(en="Wages", de="Arbeitslohn"),
    "levy.us.other_compensation": Text(
        en="Pay free of payroll tax (ISO shares sold early)",
        de="Lohn ohne Sozialabgaben (früh verkaufte ISO-Aktien)",
    ),
    "levy.us.interest": Text(en="Interest", de="Zinsen"),
    "levy.us.short_gain": Text(en="Net short-term gain", de="Kurzfristiger Kursgewinn, netto"),
    "levy.us.long_gain": Text(en="Net long-term gain", de="Langfristiger Kursgewinn, netto"),
    "levy.us.deducted_loss": Text(
        en="Capital loss, as far as deductible", de="Kursverlust, soweit abziehbar"
    ),
    "levy.us.agi": Text(en="Adjusted gross income", de="Bereinigtes Bruttoeinkommen (AGI)"),
    "levy.us.deduction_standard": Text(en="Standard deduction", de="Pauschaler Abzug"),
    "levy.us.deduction_state_taxes": Text(
        en="Deducted state taxes, capped", de="Abgezogene Steuern des Bundesstaats, gedeckelt"
    ),
    "levy.us.deduction_itemized": Text(
        en="Other itemized deductions", de="Übrige einzeln nachgewiesene Abzüge"
    ),
    "levy.us.deduction_elected": Text(
        en="Itemized deductions, less than the standard one but allowed by the minimum tax",
        de="Einzeln nachgewiesene Abzüge, unter der Pauschale, aber bei der Mindeststeuer erlaubt",
    ),
    "levy.us.deduction_limit": Text(
        en="Limit on itemized deductions", de="Kürzung der einzeln nachgewiesenen Abzüge"
    ),
    "levy.us.taxable_income": Text(en="Taxable income", de="Zu versteuerndes Einkommen"),
    "levy.us.regular_tax": Text(en="Regular income tax", de="Reguläre Einkommensteuer"),
    "levy.us.iso_spread": Text(
        en="ISO spread, counted for the minimum tax",
        de="Ausübungsgewinn der ISOs, zählt für die Mindeststeuer",
    ),
    "levy.us.amt_gain_difference": Text(
        en="Gains for the minimum tax, difference",
        de="Kursgewinne für die Mindeststeuer, Unterschied",
    ),
    "levy.us.amti": Text(
        en="Alternative minimum taxable income", de="Einkommen für die Mindeststeuer (AMTI)"
    ),
    "levy.us.amt_exemption": Text(
        en="Exemption from the minimum tax, after phase-out",
        de="Freibetrag der Mindeststeuer, nach Abschmelzen",
    ),
    "levy.us.tentative_minimum_tax": Text(
        en="Tentative minimum tax", de="Vorläufige Mindeststeuer"
    ),
    "levy.us.amt": Text(en="Alternative minimum tax", de="Mindeststeuer (AMT)"),
    "levy.us.amt_credit_used": Text(
        en="Credit for minimum tax of earlier years", de="Anrechnung früherer Mindeststeuer"
    ),
    "levy.us.income_tax": Text(en="Federal income tax", de="Einkommensteuer des Bundes"),
    "levy.us.niit": Text(en="Tax on net investment income", de="Steuer auf Kapitalerträge (NIIT)"),
    "levy.us.social_security": Text(en="Social security", de="Rentenbeitrag (Social Security)"),
    "levy.us.medicare": Text(en="Medicare", de="Medicare"),
    "levy.us.additional_medicare": Text(
        en="Additional Medicare tax", de="Zusätzlicher Medicare-Beitrag"
    ),
    "levy.us.carried_loss": Text(en="Capital loss carried on", de="Vorgetragener Kursverlust"),
    "levy.us.carried_amt_loss": Text(
        en="Capital loss for the minimum tax carried on",
        de="Vorgetragener Kursverlust für die Mindeststeuer",
    ),
    "levy.us.carried_amt_credit": Text(
        en="Minimum tax credit carried on", de="Vorgetragene Anrechnung der Mindeststeuer"
    ),
    "levy.us.allowed.not_below": Text(
        en="dollars from 0 to 1,000,000,000,000", de="Dollar von 0 bis 1.000.000.000.000"
    ),
    "levy.us.allowed.either_sign": Text(
        en="dollars, gain or loss, of at most 1,000,000,000,000",
        de="Dollar, Gewinn oder Verlust, von höchstens 1.000.000.000.000",
    ),
    "levy.us.fix.amount": Text(en="Correct this amount.", de="Diesen Betrag berichtigen."),
}

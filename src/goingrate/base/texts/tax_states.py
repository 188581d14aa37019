"""Names of the steps of state taxes."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "levy.ca.agi": Text(
        en="California adjusted gross income", de="Kalifornien: bereinigtes Bruttoeinkommen"
    ),
    "levy.ca.deduction": Text(
        en="Deduction, standard or itemized", de="Abzug, pauschal oder einzeln nachgewiesen"
    ),
    "levy.ca.taxable_income": Text(
        en="California taxable income", de="Kalifornien: zu versteuerndes Einkommen"
    ),
    "levy.ca.regular_tax": Text(
        en="California tax by the schedule", de="Kalifornien: Steuer nach Tarif"
    ),
    "levy.ca.exemption_credit": Text(
        en="Personal exemption credit", de="Persönlicher Steuerabzugsbetrag"
    ),
    "levy.ca.amt": Text(
        en="California alternative minimum tax", de="Kalifornien: alternative Mindeststeuer (AMT)"
    ),
    "levy.ca.amt_credit_used": Text(
        en="Credit for AMT of earlier years", de="Anrechnung von AMT früherer Jahre"
    ),
    "levy.ca.mental_health_tax": Text(
        en="Mental health surtax above $1 million",
        de="Zuschlag für psychische Gesundheit über 1 Mio. $",
    ),
    "levy.ca.income_tax": Text(en="California income tax", de="Einkommensteuer von Kalifornien"),
    "levy.ca.disability_insurance": Text(
        en="State disability insurance (SDI)", de="Staatliche Invaliditätsversicherung (SDI)"
    ),
    "levy.ca.amt_credit_left": Text(
        en="AMT credit left for later years", de="AMT-Gutschrift für spätere Jahre"
    ),
}

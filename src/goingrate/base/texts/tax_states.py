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
    "levy.ny.agi": Text(
        en="New York adjusted gross income", de="New York: bereinigtes Bruttoeinkommen"
    ),
    "levy.ny.deduction": Text(
        en="Deduction, standard or itemized", de="Abzug, pauschal oder einzeln nachgewiesen"
    ),
    "levy.ny.taxable_income": Text(
        en="New York taxable income", de="New York: zu versteuerndes Einkommen"
    ),
    "levy.ny.regular_tax": Text(
        en="New York tax by the schedule", de="New York: Steuer nach Tarif"
    ),
    "levy.ny.recapture": Text(
        en="Recapture of the lower rates", de="Rücknahme der niedrigeren Sätze"
    ),
    "levy.ny.income_tax": Text(en="New York income tax", de="Einkommensteuer von New York"),
    "levy.ny.disability_insurance": Text(
        en="Disability benefits (DBL)", de="Lohnersatz bei Krankheit (DBL)"
    ),
    "levy.ny.family_leave": Text(en="Paid family leave (PFL)", de="Bezahlte Familienzeit (PFL)"),
    "levy.wa.taxable_gain": Text(
        en="Washington capital gain above the deduction",
        de="Washington: Kapitalgewinn über dem Freibetrag",
    ),
    "levy.wa.gains_tax": Text(
        en="Washington capital gains tax", de="Kapitalgewinnsteuer von Washington"
    ),
    "levy.wa.high_income_tax": Text(
        en="Washington tax on income above $1 million",
        de="Washington: Steuer auf Einkommen über 1 Mio. $",
    ),
    "levy.wa.income_tax": Text(
        en="Washington taxes on income and gains",
        de="Steuern von Washington auf Einkommen und Gewinne",
    ),
    "levy.wa.family_leave": Text(
        en="Paid family and medical leave (PFML)",
        de="Bezahlte Familien- und Krankenzeit (PFML)",
    ),
    "levy.wa.long_term_care": Text(
        en="Long-term care (WA Cares)", de="Pflegeversicherung (WA Cares)"
    ),
    "levy.none.interest_tax": Text(
        en="State tax on interest and dividends",
        de="Steuer des Bundesstaats auf Zinsen und Dividenden",
    ),
    "levy.none.income_tax": Text(en="State income tax", de="Einkommensteuer des Bundesstaats"),
    "levy.place.known": Text(
        en="Germany, or the US with a state (built in: {states})",
        de="Deutschland oder die USA mit Bundesstaat (eingebaut: {states})",
    ),
    "levy.place.state_of_us": Text(
        en="a state of the US by code or name (built in: {states})",
        de="ein US-Bundesstaat, Kürzel oder Name (eingebaut: {states})",
    ),
    "levy.place.no_state": Text(
        en="no state beside Germany", de="kein Bundesstaat neben Deutschland"
    ),
    "levy.place.fix_country": Text(
        en="For any other country state effective rates: `tax: {{pay: 35%, equity: 20%}}`.",
        de="Für jedes andere Land effektive Sätze angeben: `tax: {{pay: 35%, equity: 20%}}`.",
    ),
    "levy.place.fix_state": Text(
        en="Name the state, as `US-CA`; any other country takes effective rates:"
        " `tax: {{pay: 35%, equity: 20%}}`.",
        de="Den Bundesstaat nennen, etwa `US-CA`; jedes andere Land mit effektiven Sätzen:"
        " `tax: {{pay: 35%, equity: 20%}}`.",
    ),
    "levy.other.tax": Text(en="State income tax", de="Einkommensteuer des Bundesstaats"),
    "levy.other.income_tax": Text(
        en="State income tax (tenforty)", de="Einkommensteuer des Bundesstaats (tenforty)"
    ),
    "levy.other.allowed_states": Text(
        en="one of {states}, reckoned by tenforty; CA, NY, WA and states without an income tax"
        " need no library",
        de="einer von {states}, gerechnet von tenforty; CA, NY, WA und Staaten ohne"
        " Einkommensteuer brauchen keine Bibliothek",
    ),
    "levy.other.allowed_years": Text(
        en="{first} to {last} in {state}: the years whose law tenforty knows",
        de="{first} bis {last} in {state}: die Jahre, deren Recht tenforty kennt",
    ),
    "levy.other.allowed_installed": Text(
        en="CA, NY, WA or a state without an income tax; others with the library tenforty",
        de="CA, NY, WA oder ein Staat ohne Einkommensteuer; andere mit der Bibliothek tenforty",
    ),
    "levy.other.fix_install": Text(
        en="Run `pip install tenforty` (its wheel holds GPL code), or state effective rates.",
        de="`pip install tenforty` ausführen (das Paket enthält GPL-Code) oder effektive Sätze "
        "angeben.",
    ),
    "levy.other.fix_rates": Text(
        en="State effective rates: `tax: {{pay: 35%, equity: 20%}}`.",
        de="Effektive Sätze angeben: `tax: {{pay: 35%, equity: 20%}}`.",
    ),
    "levy.other.gap": Text(
        en="The tax of {state} is reckoned by tenforty, not by a law that was tested here: without"
        " contributions from wages, local taxes and some exemptions and phase-outs.",
        de="Die Steuer von {state} rechnet tenforty, nicht ein hier geprüftes Recht: ohne Beiträge"
        " vom Lohn, örtliche Steuern sowie manche Freibeträge und deren Abbau.",
    ),
    "levy.other.gap_gains_less": Text(
        en="{state} taxes long-term gains less than pay; here they are taxed like pay, so the tax"
        " is too high.",
        de="{state} besteuert langfristige Gewinne niedriger als Lohn; hier gilt derselbe Satz,"
        " die Steuer ist also zu hoch.",
    ),
    "levy.other.gap_short_more": Text(
        en="{state} taxes short-term gains higher than pay; here they are taxed like pay, so the"
        " tax is too low.",
        de="{state} besteuert kurzfristige Gewinne höher als Lohn; hier gilt derselbe Satz, die"
        " Steuer ist also zu niedrig.",
    ),
    "levy.other.gap_minimum_tax": Text(
        en="{state} has an alternative minimum tax of its own, which may be due on exercised ISOs"
        " and is left out here.",
        de="{state} hat eine eigene alternative Mindeststeuer, die auf ausgeübte ISOs anfallen kann"
        " und hier fehlt.",
    ),
    "levy.other.gap_excluded": Text(
        en="{state} taxes gain that section 1202 excludes, all or in part; here it is left out.",
        de="{state} besteuert Gewinn, den § 1202 freistellt, ganz oder zum Teil; hier fehlt er.",
    ),
    "levy.other.gap_itemized": Text(
        en="{state}: the standard deduction is taken, itemized deductions are not.",
        de="{state}: angesetzt ist der Pauschbetrag, nicht die Einzelabzüge.",
    ),
}

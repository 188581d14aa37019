"""What is said of law, years and places that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "levy.allowed.years": Text(
        en="{first} or later in {place} ({first} to {last} are enacted; later years are indexed)",
        de="{first} oder später in {place} ({first} bis {last} gilt; spätere werden indexiert)",
    ),
    "levy.fix.year": Text(
        en="Choose a year from then on, or state effective rates.",
        de="Ein Jahr ab dann wählen oder effektive Sätze angeben.",
    ),
    "levy.allowed.years_between": Text(
        en="{first} to {most} in {place} ({first} to {last} are enacted; later years are indexed)",
        de="{first} bis {most} in {place} ({first} bis {last} gilt; spätere werden indexiert)",
    ),
    "levy.fix.year_between": Text(
        en="Choose one of these years, or state effective rates.",
        de="Eines dieser Jahre wählen oder effektive Sätze angeben.",
    ),
    "levy.fix.spouse": Text(
        en="Set `status: married_joint`, or leave it out.",
        de="`status: married_joint` setzen oder dies weglassen.",
    ),
    "levy.allowed.largest": Text(
        en="at most 1 trillion {currency}, where the law of a country is followed",
        de="höchstens 1 Billion {currency}, wo das Recht eines Landes gilt",
    ),
    "levy.allowed.church_of_land": Text(
        en="none, member, {land} or {rate}%, as state is {land}",
        de="none, member, {land} oder {rate} %, da state {land} ist",
    ),
    "levy.fix.church_of_land": Text(
        en="Write `church: member`, or correct the state.",
        de="`church: member` schreiben oder state berichtigen.",
    ),
    "levy.fix.health": Text(
        en="Leave it out, or correct `health`.", de="Weglassen oder `health` berichtigen."
    ),
    "levy.fix.premium": Text(
        en="Give the own part of the premium, after the employer's: 450.",
        de="Den eigenen Teil der Prämie nach dem Zuschuss des Arbeitgebers angeben: 450.",
    ),
    "levy.fix.treatment": Text(
        en="Leave it out, or correct `country` in the tax section.",
        de="Weglassen oder `country` im Abschnitt tax berichtigen.",
    ),
    "levy.fix.treatment_kind": Text(
        en="Leave it out, or correct the kind.", de="Weglassen oder die Art (kind) berichtigen."
    ),
    "levy.allowed.with_law": Text(
        en="only where tax follows the law of a country",
        de="nur, wo die Steuer dem Recht eines Landes folgt",
    ),
    "levy.fix.with_law": Text(
        en="Leave it out, or set `tax: {{country: US, state: CA}}` or `tax: {{country: DE}}`.",
        de="Weglassen oder `tax: {{country: US, state: CA}}` oder `tax: {{country: DE}}` setzen.",
    ),
    "allowed.only_in_country": Text(
        en="a field for country: {other} alone", de="ein Feld nur für country: {other}"
    ),
    "levy.allowed.german_status": Text(
        en="single or married_joint", de="single oder married_joint"
    ),
    "levy.allowed.additional_rate": Text(
        en="a share from 0 to 10%, such as 2.5%", de="ein Anteil von 0 bis 10 %, etwa 2,5 %"
    ),
    "levy.allowed.currency": Text(
        en="an answer or an offer in {currency}, the money of that law",
        de="eine Antwort oder ein Angebot in {currency}, dem Geld dieses Rechts",
    ),
    "levy.fix.currency": Text(
        en="Set `currency` to it, or state effective rates.",
        de="`currency` darauf setzen oder effektive Sätze angeben.",
    ),
    "levy.note.law": Text(
        en="Tax follows the law year by year from {first} on. After the last enacted year "
        "({places}), its amounts grow at the rate listed among the assumptions.",
        de="Die Steuer folgt ab {first} Jahr für Jahr dem Recht. Nach dem letzten geltenden Jahr "
        "({places}) wachsen seine Beträge mit der Rate unter den Annahmen.",
    ),
    "levy.note.us": Text(
        en="Federal and state income tax, AMT, tax on investment income and payroll tax of the "
        "employee; benefits and the employer's match are untaxed; no dependants, no credits beyond "
        "that for earlier AMT.",
        de="Bundes- und Staatssteuer, AMT, Steuer auf Kapitaleinkommen und Sozialabgaben der "
        "Beschäftigten; Nebenleistungen und Arbeitgeberbeiträge sind steuerfrei; keine "
        "Angehörigen, keine Gutschriften außer der für frühere AMT.",
    ),
    "levy.note.de": Text(
        en="Income tax with solidarity surcharge, church tax as entered, flat tax on gains and the "
        "employee's social insurance; benefits are untaxed.",
        de="Einkommensteuer mit Solidaritätszuschlag, Kirchensteuer wie angegeben, "
        "Abgeltungsteuer und die Sozialversicherung der Beschäftigten; Nebenleistungen sind "
        "steuerfrei.",
    ),
    "levy.note.when": Text(
        en="Tax on pay falls due with the pay, tax on equity at the end of its year; after the "
        "horizon, pay goes on for the rates' sake.",
        de="Steuer auf Gehalt wird mit ihm fällig, Steuer auf Beteiligung am Ende ihres Jahres; "
        "nach dem Horizont läuft das Gehalt für die Steuersätze weiter.",
    ),
    "levy.note.taxed_as_long_term_gain": Text(
        en="The payoff is taxed as a long-term gain; set `taxed_as: wages` if it is paid as wages.",
        de="Die Auszahlung wird als langfristiger Kursgewinn besteuert; wird sie als Lohn gezahlt, "
        "`taxed_as: wages` setzen.",
    ),
    "levy.note.taxed_as_wages": Text(
        en="The payoff is taxed as wages; set `taxed_as: long_term_gain` if shares are sold.",
        de="Die Auszahlung wird als Lohn besteuert; werden Anteile verkauft, "
        "`taxed_as: long_term_gain` setzen.",
    ),
    "levy.note.scaled": Text(
        en="Payoffs other than the one given are taxed at its average rate.",
        de="Andere Auszahlungen als die angegebene werden mit deren Durchschnittssatz besteuert.",
    ),
    "levy.note.fair_value": Text(
        en="Where a vest or an exercise is taxed before an exit, a share counts as what a sale of "
        "the company that day would bring it.",
        de="Wird ein Vesting oder eine Ausübung vor einem Exit besteuert, zählt ein Anteil, was "
        "ein Verkauf der Firma an dem Tag brächte.",
    ),
    "levy.note.exercise": Text(
        en="The tax weighs in the decision to exercise, at top rates, and the same cash pays it. "
        "Of units taxed as they vest, so many are kept back for the tax.",
        de="Bei der Entscheidung zur Ausübung zählt die Steuer zu Spitzensätzen, und dasselbe Geld "
        "bezahlt sie. Von Anteilen, die beim Vesting besteuert werden, wird ein Teil für die "
        "Steuer einbehalten.",
    ),
    "levy.allowed.along": Text(
        en="CA, NY, WA or a state without income tax, to follow the law through all futures",
        de="CA, NY, WA oder ein Staat ohne Einkommensteuer, um dem Recht durch alle Zukünfte zu "
        "folgen",
    ),
    "levy.fix.along": Text(
        en="State effective rates ({{pay: 38%, equity: 30%}}); `goingrate tax` and `payslip` know "
        "more states.",
        de="Effektive Sätze angeben ({{pay: 38%, equity: 30%}}); `goingrate tax` und `payslip` "
        "kennen mehr Staaten.",
    ),
    "levy.fix.which_offer": Text(
        en="Say --offer: {file} has several.", de="--offer angeben: {file} hat mehrere."
    ),
    "levy.allowed.law": Text(
        en="a country whose law is followed, to show its working",
        de="ein Land, dessen Recht gefolgt wird, um die Rechnung zu zeigen",
    ),
    "levy.fix.law": Text(
        en="Set `tax: {{country: US, state: CA}}` or `tax: {{country: DE}}`.",
        de="`tax: {{country: US, state: CA}}` oder `tax: {{country: DE}}` setzen.",
    ),
    "levy.note.middle_path": Text(
        en="One future, the one in the middle: nothing is lost on the way, bonus and prices are at "
        "their medians, a private company pays in its median year. What the offer is worth comes "
        "from all futures (`goingrate compare`).",
        de="Eine Zukunft, die in der Mitte: unterwegs geht nichts verloren, Bonus und Kurse "
        "liegen am Median, eine nicht notierte Firma zahlt in ihrem mittleren Jahr. Was das "
        "Angebot wert ist, folgt aus allen Zukünften (`goingrate compare`).",
    ),
    "levy.fix.add_tax": Text(
        en="Name the place, as --tax US-CA.", de="Den Ort nennen, etwa --tax US-CA."
    ),
    "levy.fix.add_pay": Text(
        en="Give the gross pay beside it, as --pay 200k/year: it decides the rates.",
        de="Das Bruttogehalt daneben angeben, etwa --pay 200k/year: es bestimmt die Sätze.",
    ),
    "levy.allowed.offers_file": Text(
        en="only with an offers file", de="nur mit einer Angebotsdatei"
    ),
    "levy.allowed.place": Text(
        en="a place whose law is followed: US-CA, US-TX, DE, ...",
        de="ein Ort, dessen Recht gefolgt wird: US-CA, US-TX, DE, ...",
    ),
    "levy.fix.place": Text(
        en="For an effective rate take it off the amounts, or use an offers file.",
        de="Einen effektiven Satz von den Beträgen abziehen oder eine Angebotsdatei verwenden.",
    ),
    "levy.allowed.pay": Text(
        en="gross pay of at most 100 billion a year", de="Bruttogehalt bis 100 Milliarden im Jahr"
    ),
    "levy.allowed.one_year": Text(
        en="one tax year of the decision for all offers",
        de="ein Steuerjahr der Entscheidung für alle Angebote",
    ),
}

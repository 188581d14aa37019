"""What the yearly working says, and what is said of files and options that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_ERRORS: Final[dict[str, Text]] = {
    "allowed.tax_amount": Text(
        en="one amount in {unit}, from 0 to 1 trillion",
        de="ein Betrag in {unit}, von 0 bis 1 Billion",
    ),
    "allowed.tax_loss": Text(
        en="one amount in {unit}, up to 1 trillion, below 0 for a loss",
        de="ein Betrag in {unit}, höchstens 1 Billion, unter 0 für einen Verlust",
    ),
    "fix.tax_amount": Text(
        en="Write one exact number, such as 250k.",
        de="Eine genaue Zahl schreiben, etwa 250 Tsd.",
    ),
    "allowed.tax_share": Text(
        en="one share from {low} to {high}", de="ein Anteil von {low} bis {high}"
    ),
    "fix.tax_share": Text(
        en="Write one percentage, such as 2.5%.", de="Einen Prozentsatz schreiben, etwa 2,5 %."
    ),
    "allowed.church": Text(
        en="none, 8%, 9%, member, or a Land such as BY or NW",
        de="none, 8 %, 9 %, member oder ein Land wie BY oder NW",
    ),
    "fix.church_state": Text(
        en="Say in which Land (such as BY), or write 8% or 9%.",
        de="Das Land angeben (etwa BY), oder 8 % oder 9 % schreiben.",
    ),
    "allowed.tax_years": Text(
        en="years such as 2024, each with its income",
        de="Jahre wie 2024, jedes mit seinen Einkünften",
    ),
    "fix.tax_year": Text(
        en="Write for example 2024: {{wages: 250k}}.",
        de="Zum Beispiel 2024: {{wages: 250k}} schreiben.",
    ),
    "allowed.tax_year_once": Text(en="each year once", de="jedes Jahr einmal"),
    "allowed.tax_year_count": Text(en="1 to {most} years", de="1 bis {most} Jahre"),
    "allowed.every_year": Text(
        en="every year from {first} to {last}: what is carried on passes through all of them",
        de="jedes Jahr von {first} bis {last}: Vorträge gehen durch alle hindurch",
    ),
    "fix.add_year": Text(
        en="Add {year}: {{}} if nothing was earned then.",
        de="{year}: {{}} ergänzen, wenn da nichts verdient wurde.",
    ),
    "allowed.tax_number": Text(en="one number above 0", de="eine Zahl über 0"),
    "allowed.one_event": Text(
        en="one event an entry: {kinds}", de="je Eintrag ein Ereignis: {kinds}"
    ),
    "fix.one_event": Text(
        en="Write each on a line of its own: - rsu_vest: {{value: 40k}}.",
        de="Jedes in eine eigene Zeile schreiben: - rsu_vest: {{value: 40k}}.",
    ),
    "allowed.day_in_year": Text(en="a day in {year}", de="ein Tag im Jahr {year}"),
    "allowed.existing_day": Text(
        en="a day that exists, such as 2024-03-15", de="ein Tag, den es gibt, etwa 2024-03-15"
    ),
    "allowed.plain_day": Text(
        en="a day without quotation marks, such as 2024-03-15",
        de="ein Tag ohne Anführungszeichen, etwa 2024-03-15",
    ),
    "allowed.day_or_year": Text(
        en="a day such as 2024-03-15, or a year", de="ein Tag wie 2024-03-15, oder ein Jahr"
    ),
    "allowed.shares_held": Text(
        en="at most {held} shares that came in {since}",
        de="höchstens {held} Aktien, die {since} kamen",
    ),
    "fix.shares_held": Text(
        en="Correct the number or the year, or say what these shares cost.",
        de="Die Zahl oder das Jahr berichtigen, oder angeben, was diese Aktien gekostet haben.",
    ),
    "allowed.before_sale": Text(
        en="a day before the sale ({sold})", de="ein Tag vor dem Verkauf ({sold})"
    ),
    "allowed.before_exercise": Text(
        en="a day up to the exercise ({exercised})", de="ein Tag bis zur Ausübung ({exercised})"
    ),
    "allowed.not_brought": Text(
        en="nothing for shares that an event of this file brought in {since}",
        de="nichts bei Aktien, die ein Ereignis dieser Datei {since} brachte",
    ),
    "fix.not_brought": Text(
        en="Leave it out: the event says what they cost; other shares need another day.",
        de="Weglassen: das Ereignis sagt, was sie kosteten; andere Aktien brauchen einen anderen "
        "Tag.",
    ),
    "allowed.day_decides": Text(
        en="the day: whether the shares were held for more than a year decides the tax",
        de="der Tag: ob die Aktien mehr als ein Jahr gehalten wurden, entscheidet über die Steuer",
    ),
    "fix.day_decides": Text(
        en="Write it as 2024-03-15, for the purchase and for the sale.",
        de="Als 2024-03-15 schreiben, für den Erwerb und für den Verkauf.",
    ),
    "allowed.year_ahead": Text(
        en="a year up to {last}: no law says anything of later ones",
        de="ein Jahr bis {last}: über spätere sagt kein Gesetz etwas",
    ),
    "fix.later_year": Text(en="Choose a year from then on.", de="Ein Jahr ab dann wählen."),
    "allowed.deferral_ended": Text(
        en="shares whose deferred wage tax has ended (section 19a EStG)",
        de="Aktien, deren aufgeschobene Lohnsteuer fällig wurde (§ 19a EStG)",
    ),
    "fix.deferral_ended": Text(
        en="Add a deferral_end before the sale: the sale ends it.",
        de="Vor dem Verkauf ein deferral_end ergänzen: der Verkauf beendet den Aufschub.",
    ),
    "allowed.only_american": Text(
        en="an option for a place in the United States alone",
        de="eine Option nur für einen Ort in den USA",
    ),
    "allowed.only_german": Text(
        en="an option for a German place alone", de="eine Option nur für einen Ort in Deutschland"
    ),
    "fix.other_country": Text(
        en="Leave it out, or correct --place.", de="Weglassen, oder --place berichtigen."
    ),
    "allowed.out_of_gross": Text(
        en="contributions that --gross can pay", de="Beiträge, für die --gross reicht"
    ),
    "allowed.out_of_net": Text(
        en="a premium that the net pay of --gross can pay",
        de="ein Beitrag, für den das Netto aus --gross reicht",
    ),
    "allowed.one_cent": Text(en="at least one cent a year", de="mindestens ein Cent im Jahr"),
    "fix.premium": Text(
        en="Add --premium: the monthly premium, less what the employer pays.",
        de="--premium ergänzen: den Monatsbeitrag ohne den Zuschuss des Arbeitgebers.",
    ),
    "allowed.at_most_0": Text(en="a number of at most 0", de="eine Zahl bis höchstens 0"),
    "allowed.tax_file": Text(
        en="a tax file, with country and years", de="eine Steuerdatei, mit country und years"
    ),
    "fix.offers_not_tax": Text(
        en="This is an offers file: name one of its offers, `goingrate tax FILE --offer NAME`.",
        de="Das ist eine Angebotsdatei: eines der Angebote nennen, `goingrate tax FILE --offer "
        "NAME`.",
    ),
    "fix.tax_file": Text(
        en="Start from `goingrate tax --example`.", de="Mit `goingrate tax --example` beginnen."
    ),
}

_WHO: Final[dict[str, Text]] = {
    "taxyear.who.single": Text(en="single", de="alleinstehend (single)"),
    "taxyear.who.married_joint": Text(
        en="married, joint return", de="verheiratet, gemeinsame Erklärung"
    ),
    "taxyear.who.married_separate": Text(
        en="married, separate returns", de="verheiratet, getrennte Erklärungen"
    ),
    "taxyear.who.head_of_household": Text(
        en="head of household", de="Haushaltsvorstand (head of household)"
    ),
    "taxyear.who.surviving_spouse": Text(en="surviving spouse", de="verwitwet (surviving spouse)"),
    "taxyear.who.state": Text(en="{state}, United States", de="{state}, USA"),
    "taxyear.who.federal": Text(
        en="United States, federal tax alone", de="USA, nur Steuer des Bundes"
    ),
    "taxyear.who.alone": Text(en="assessed alone, Germany", de="Einzelveranlagung, Deutschland"),
    "taxyear.who.joint": Text(
        en="assessed jointly (Splitting), Germany", de="Zusammenveranlagung, Deutschland"
    ),
    "taxyear.who.land": Text(en="Land {land}", de="Land {land}"),
    "taxyear.who.church": Text(en="church tax of {rate}%", de="Kirchensteuer {rate} %"),
    "taxyear.who.no_church": Text(en="no church tax", de="keine Kirchensteuer"),
    "taxyear.who.statutory": Text(
        en="statutory health insurance", de="gesetzlich krankenversichert"
    ),
    "taxyear.who.private": Text(en="private health insurance", de="privat krankenversichert"),
    "taxyear.who.children": Text(en="children: {count}", de="Kinder: {count}"),
    "taxyear.who.childless": Text(en="no children", de="keine Kinder"),
}

_YEARS: Final[dict[str, Text]] = {
    "taxyear.title": Text(
        en="Tax of {years}, step by step ({who})", de="Steuer {years}, Schritt für Schritt ({who})"
    ),
    "taxyear.headline": Text(
        en="Of {income} that came in {years}, taxes and contributions take {taxes} ({part}). Of "
        "one more {unit} of wages in {last} they take {marginal}.",
        de="Von {income}, die {years} hereinkamen, nehmen Steuern und Beiträge {taxes} ({part}). "
        "Von einem weiteren {unit} Lohn im Jahr {last} nehmen sie {marginal}.",
    ),
    "taxyear.headline_no_income": Text(
        en="Taxes and contributions {years} come to {taxes}; {income} came in. Of one more {unit} "
        "of wages in {last} they take {marginal}.",
        de="Steuern und Beiträge {years} betragen {taxes}; {income} kamen herein. Von einem "
        "weiteren {unit} Lohn im Jahr {last} nehmen sie {marginal}.",
    ),
    "taxyear.step_ahead": Text(
        en="In {year} a step of the law lies just ahead: a hundred more in wages costs {amount} "
        "in taxes.",
        de="Im Jahr {year} liegt eine Stufe des Gesetzes dicht voraus: Hundert mehr Lohn kosten "
        "{amount} an Steuern.",
    ),
    "taxyear.in_year": Text(en="in {year}", de="im Jahr {year}"),
    "taxyear.in_years": Text(en="from {first} to {last}", de="von {first} bis {last}"),
    "taxyear.unit.USD": Text(en="dollar", de="Dollar"),
    "taxyear.unit.EUR": Text(en="euro", de="Euro"),
    "taxyear.most_due": Text(
        en="By April {year}, {amount} is due beyond what was withheld.",
        de="Bis April {year} sind {amount} über das Einbehaltene hinaus fällig.",
    ),
    "taxyear.minimum_back": Text(
        en="Federal minimum tax (AMT) comes to {amount}; {left} of it is still to come back as a "
        "credit after {year}.",
        de="Die Mindeststeuer (AMT) des Bundes beträgt {amount}; davon werden nach {year} noch "
        "{left} angerechnet.",
    ),
    "taxyear.minimum_all_back": Text(
        en="Federal minimum tax (AMT) comes to {amount}; nothing of it is left to come back after "
        "{year}.",
        de="Die Mindeststeuer (AMT) des Bundes beträgt {amount}; nach {year} ist nichts mehr "
        "anzurechnen.",
    ),
    "taxyear.overview": Text(en="Year by year", de="Jahr für Jahr"),
    "taxyear.overview_note": Text(
        en="In whole {unit}s. Income: money that came in. Next: what is taken of one more {unit} "
        "of wages, measured over a hundred.",
        de="In ganzen {unit}. Einkünfte: hereingekommenes Geld. Nächster: was von einem weiteren "
        "{unit} Lohn genommen wird, gemessen über hundert.",
    ),
    "taxyear.income": Text(en="Income", de="Einkünfte"),
    "taxyear.taxes": Text(en="Taxes", de="Steuern"),
    "taxyear.effective": Text(en="Part", de="Anteil"),
    "taxyear.marginal": Text(en="Next", de="Nächster"),
    "taxyear.withheld": Text(en="Withheld", de="Einbehalten"),
    "taxyear.due": Text(en="Due in April", de="Im April fällig"),
    "taxyear.all": Text(en="All years", de="Alle Jahre"),
    "taxyear.table": Text(en="{year}", de="{year}"),
    "taxyear.table_with": Text(en="{year}: {events}", de="{year}: {events}"),
    "taxyear.step": Text(en="Step", de="Schritt"),
    "taxyear.basis": Text(en="Amount", de="Betrag"),
    "taxyear.tax": Text(en="Tax", de="Steuer"),
    "taxyear.rule": Text(en="Rule", de="Vorschrift"),
    "taxyear.is": Text(en="= {name}", de="= {name}"),
    "taxyear.total": Text(en="All taxes and contributions", de="Alle Steuern und Beiträge"),
    "taxyear.due_in_april": Text(en="To pay by April {year}", de="Zu zahlen bis April {year}"),
    "taxyear.refund_in_april": Text(
        en="Comes back after April {year}", de="Kommt nach April {year} zurück"
    ),
    "taxyear.carried": Text(en="Goes into {year}: {items}.", de="Geht nach {year}: {items}."),
    "taxyear.carried_item": Text(en="{name} {amount}", de="{name} {amount}"),
    "taxyear.carried_of_state": Text(en="{state}: {name}", de="{state}: {name}"),
    "taxyear.sources": Text(en="Where the rules are printed", de="Wo die Vorschriften stehen"),
    "taxyear.publication": Text(en="Publication", de="Veröffentlichung"),
    "taxyear.address": Text(en="Address", de="Adresse"),
    "taxyear.withheld.regular": Text(
        en="Withheld from regular pay, federal", de="Einbehalten vom laufenden Lohn, Bund"
    ),
    "taxyear.withheld.supplemental": Text(
        en="Withheld from shares and payouts, federal",
        de="Einbehalten von Aktien und Auszahlungen, Bund",
    ),
    "taxyear.withheld.state": Text(
        en="Withheld from regular pay, state", de="Einbehalten vom laufenden Lohn, Staat"
    ),
    "taxyear.withheld.state_supplemental": Text(
        en="Withheld from shares and payouts, state",
        de="Einbehalten von Aktien und Auszahlungen, Staat",
    ),
    "taxyear.withheld.payroll": Text(en="Withheld contributions", de="Einbehaltene Sozialbeiträge"),
    "taxyear.index_given": Text(
        en="Amounts in the law grow by {rate} a year after the last enacted one ({laws}), as "
        "given.",
        de="Beträge im Recht wachsen nach dem letzten geltenden Jahr ({laws}) um {rate} im Jahr, "
        "wie angegeben.",
    ),
    "taxyear.index_assumed": Text(
        en="Amounts in the law grow by {rate} a year after the last enacted one ({laws}): an "
        "assumption (assumed.tax_index_per_year); give --index-rate for another.",
        de="Beträge im Recht wachsen nach dem letzten geltenden Jahr ({laws}) um {rate} im Jahr: "
        "eine Annahme (assumed.tax_index_per_year); --index-rate für eine andere.",
    ),
    "taxyear.law_until": Text(en="{place} {year}", de="{place} {year}"),
    "taxyear.footer": Text(
        en="goingrate {version}, exact, tax file {digest}. Not a tax return. Not financial, tax or "
        "legal advice.",
        de="goingrate {version}, exakt, Steuerdatei {digest}. Keine Steuererklärung. Keine "
        "Finanz-, Steuer- oder Rechtsberatung.",
    ),
}

_EVENTS: Final[dict[str, Text]] = {
    "taxyear.event.rsu_vest": Text(
        en="units worth {value} vest ({when})", de="Units im Wert von {value} vesten ({when})"
    ),
    "taxyear.event.nso_exercise": Text(
        en="{shares} NSOs exercised at {strike}, worth {price} each ({when})",
        de="{shares} NSOs zu {strike} ausgeübt, je {price} wert ({when})",
    ),
    "taxyear.event.iso_exercise": Text(
        en="{shares} ISOs exercised at {strike}, worth {price} each ({when})",
        de="{shares} ISOs zu {strike} ausgeübt, je {price} wert ({when})",
    ),
    "taxyear.event.iso_sale": Text(
        en="{shares} ISO shares of {since} sold at {price} ({when})",
        de="{shares} ISO-Aktien von {since} zu {price} verkauft ({when})",
    ),
    "taxyear.event.share_sale": Text(
        en="{shares} shares of {since} sold at {price} ({when})",
        de="{shares} Aktien von {since} zu {price} verkauft ({when})",
    ),
    "taxyear.event.virtual_payout": Text(
        en="virtual shares pay {amount} ({when})",
        de="virtuelle Anteile zahlen {amount} aus ({when})",
    ),
    "taxyear.event.option_exercise": Text(
        en="{shares} options exercised at {strike}, worth {price} each ({when})",
        de="{shares} Optionen zu {strike} ausgeübt, je {price} wert ({when})",
    ),
    "taxyear.event.shares_deferred": Text(
        en="{shares} shares worth {price} each, their wage tax deferred ({when})",
        de="{shares} Aktien, je {price} wert, Lohnsteuer aufgeschoben ({when})",
    ),
    "taxyear.event.deferral_end": Text(
        en="the deferral of {since} ends at {price} a share ({when})",
        de="der Aufschub von {since} endet bei {price} je Aktie ({when})",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "taxyear.note.us": Text(
        en="Federal and state income tax, AMT, tax on investment income and the employee's "
        "contributions. No dependants, no credits beyond that for earlier AMT.",
        de="Einkommensteuer von Bund und Staat, AMT, Steuer auf Kapitalerträge und die Beiträge "
        "der Beschäftigten. Keine Angehörigen, keine Gutschriften außer der für frühere AMT.",
    ),
    "taxyear.note.de": Text(
        en="Income tax as assessed, solidarity surcharge, church tax as entered, flat tax on gains "
        "and the employee's social insurance. No child benefit, no expenses above the lump sums.",
        de="Einkommensteuer laut Veranlagung, Solidaritätszuschlag, Kirchensteuer wie angegeben, "
        "Abgeltungsteuer und die Sozialversicherung der Beschäftigten. Ohne Kindergeld, ohne "
        "Ausgaben über den Pauschbeträgen.",
    ),
    "taxyear.note.no_state": Text(
        en="No state was given: federal tax alone.",
        de="Kein Bundesstaat angegeben: nur die Steuer des Bundes.",
    ),
    "taxyear.note.withheld": Text(
        en="Withheld: each earner has one employer and a plain Form W-4; vested units, spreads of "
        "options and payouts at the flat rates; nothing on gains, interest and ISOs. Interest and "
        "penalties for paying too late are not counted.",
        de="Einbehalten: je ein Arbeitgeber und ein einfaches Formular W-4; gevestete Units, "
        "Ausübungsgewinne und Auszahlungen zu den festen Sätzen; nichts von Kursgewinnen, Zinsen "
        "und ISOs. Zinsen und Zuschläge für zu späte Zahlung zählen nicht.",
    ),
    "taxyear.note.granted": Text(
        en="Options without a day of grant count as granted more than two years before any sale.",
        de="Optionen ohne Tag der Zusage gelten als mehr als zwei Jahre vor dem Verkauf zugesagt.",
    ),
    "taxyear.note.granted_middle": Text(
        en="Where only the year of a grant is known, its middle counts for the two years of "
        "section 422.",
        de="Wo nur das Jahr einer Zusage bekannt ist, zählt seine Mitte für die zwei Jahre nach "
        "section 422.",
    ),
    "taxyear.note.iso_kept": Text(
        en="ISO shares sold more than two years after the grant and one after the exercise: a "
        "long-term gain.",
        de="ISO-Aktien, mehr als zwei Jahre nach der Zusage und eines nach der Ausübung verkauft: "
        "ein langfristiger Kursgewinn.",
    ),
    "taxyear.note.iso_broken": Text(
        en="ISO shares sold within two years of the grant or one of the exercise: the spread is "
        "pay, free of payroll tax.",
        de="ISO-Aktien, binnen zwei Jahren nach der Zusage oder einem nach der Ausübung verkauft: "
        "der Ausübungsgewinn ist Lohn, ohne Sozialabgaben.",
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_ERRORS,
    **_WHO,
    **_YEARS,
    **_EVENTS,
    **_NOTES,
}

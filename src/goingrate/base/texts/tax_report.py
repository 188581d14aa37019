"""What the payslip and the yearly working say."""

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

TEXTS: Final[dict[str, Text]] = {
    **_ERRORS,
    **_WHO,
    **_YEARS,
    **_EVENTS,
    **_NOTES,
    **_SLIP,
    **_WHY,
}

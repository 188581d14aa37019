"""Words for what to bid to win people."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SENTENCES: Final[dict[str, Text]] = {
    "win.title": Text(en="What to bid?", de="Was bieten?"),
    "win.offer": Text(
        en="Offer {package}: {chance} ({low} to {high}, depending on tastes and risk aversion); "
        "approach {few} to {many} people to win {hires}.",
        de="Bieten Sie {package}: {chance} ({low} bis {high}, je nach Vorlieben und "
        "Risikoscheu); {few} bis {many} Personen ansprechen, um {hires} zu gewinnen.",
    ),
    "win.short": Text(
        en="Out of reach: the most that cash and pool allow, {package}, is accepted by {chance} "
        "({low} to {high}, depending on tastes and risk aversion), not by {target}.",
        de="Außer Reichweite: Das Höchste, was Kasse und Pool erlauben, {package}, nehmen "
        "{chance} an ({low} bis {high}, je nach Vorlieben und Risikoscheu), nicht {target}.",
    ),
    "win.ways_out": Text(
        en="Any one of these would do: {ways}.", de="Jedes davon würde genügen: {ways}."
    ),
    "win.no_way_out": Text(
        en="More cash, a larger pool or fewer hires would each not do alone; ask for a lower "
        "chance, or bid for other people.",
        de="Mehr Geld, ein größerer Pool oder weniger Einstellungen würden allein nicht genügen; "
        "eine kleinere Chance verlangen oder um andere Menschen werben.",
    ),
    "win.way.cash": Text(
        en="{amount} of cash over the runway", de="{amount} Geld über die Laufzeit der Kasse"
    ),
    "win.way.runway": Text(
        en="the cash for {months} months instead of {given}",
        de="das Geld für {months} statt {given} Monate",
    ),
    "win.way.pool": Text(en="a pool of {pool}", de="ein Pool von {pool}"),
    "win.way.hires": Text(
        en="{count} instead of {given} hires with all of it",
        de="{count} statt {given} Einstellungen mit allem",
    ),
    "win.way.or": Text(en="{first}; {last}", de="{first}; {last}"),
    "win.package": Text(
        en="a base of {base} a year, {sign_on} and {equity} of the company in options",
        de="{base} Grundgehalt im Jahr, {sign_on} und {equity} der Firma in Optionen",
    ),
    "win.package_cash": Text(
        en="a base of {base} a year, {sign_on} and no options",
        de="{base} Grundgehalt im Jahr, {sign_on} und keine Optionen",
    ),
    "win.sign_on": Text(en="a sign-on of {amount}", de="{amount} Antrittsbonus"),
    "win.no_sign_on": Text(en="no sign-on", de="keinen Antrittsbonus"),
    "win.one_in": Text(en="one in {count} accepts", de="eine von {count} Personen nimmt an"),
    "win.accept": Text(en="{chance} accept", de="{chance} nehmen an"),
    "win.costs": Text(
        en="It costs you {cost} over {years} years: {cash} of cash and {equity} of options at what "
        "a diversified investor would pay. To people those options are worth {worth}: {wedge} are "
        "lost on risk that they cannot spread.",
        de="Das kostet Sie {cost} über {years} Jahre: {cash} Geld und {equity} an Optionen zu "
        "dem Preis, den ein breit streuender Anleger zahlen würde. Den Menschen sind diese "
        "Optionen {worth} wert: {wedge} gehen an Risiko verloren, das sie nicht streuen können.",
    ),
    "win.costs_gain": Text(
        en="It costs you {cost} over {years} years: {cash} of cash and {equity} of options at what "
        "a diversified investor would pay. To people those options are worth {worth}.",
        de="Das kostet Sie {cost} über {years} Jahre: {cash} Geld und {equity} an Optionen zu "
        "dem Preis, den ein breit streuender Anleger zahlen würde. Den Menschen sind diese "
        "Optionen {worth} wert.",
    ),
    "win.costs_cash": Text(
        en="It costs you {cost} over {years} years, all of it cash.",
        de="Das kostet Sie {cost} über {years} Jahre, alles in Geld.",
    ),
    "win.robust_all": Text(
        en="Best in every case: {package}; {target} or more accept whatever tastes and risk "
        "aversion are.",
        de="In jedem Fall das Beste: {package}; {target} oder mehr nehmen an, wie Vorlieben und "
        "Risikoscheu auch sind.",
    ),
    "win.robust_tastes": Text(
        en="Best at every scale of tastes: {package}; {target} or more accept however much tastes "
        "weigh. No package within your means does so at every risk aversion too.",
        de="Bei jedem Gewicht der Vorlieben das Beste: {package}; {target} oder mehr nehmen an, "
        "wie schwer Vorlieben auch wiegen. Bei jeder Risikoscheu leistet das kein Paket, das Sie "
        "sich leisten können.",
    ),
    "win.robust_none": Text(
        en="No package within your means is accepted by {target} at every scale of tastes.",
        de="Kein Paket, das Sie sich leisten können, nehmen bei jedem Gewicht der Vorlieben "
        "{target} an.",
    ),
    "win.rival": Text(
        en="The best competing package is taken as {base} base{stock} a year{sign_on}; over "
        "{years} years it is worth {worth} to people ({population}, {role}).",
        de="Als bestes Gegenangebot gelten {base} Grundgehalt{stock} im Jahr{sign_on}; über "
        "{years} Jahre ist es den Menschen {worth} wert ({population}, {role}).",
    ),
    "win.rival_stock": Text(en=" and {amount} of stock", de=" und {amount} in Aktien"),
    "win.rival_sign_on": Text(
        en=" and {amount} once as a sign-on", de=" und einmal {amount} Antrittsbonus"
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "win.note.before_tax": Text(
        en="All is before tax, on both sides.", de="Alles ist vor Steuern, auf beiden Seiten."
    ),
    "win.note.no_person": Text(
        en="People are drawn from a population. What one candidate earns, owns or fears is never "
        "asked for.",
        de="Menschen werden aus einer Bevölkerung gezogen. Was eine Person verdient, besitzt oder "
        "fürchtet, wird nie gefragt.",
    ),
    "win.note.horizon": Text(
        en="Both jobs are compared over 4 years, as if neither ended before: after the runway the "
        "pay goes on, from the next round or from sales.",
        de="Beide Stellen werden über 4 Jahre verglichen, als endete keine vorher: Nach der "
        "Laufzeit der Kasse geht das Gehalt weiter, aus der nächsten Runde oder aus Umsatz.",
    ),
    "win.note.runway": Text(
        en="The cash pays base and sign-on of all hires until the runway ends; employer's charges "
        "and search are not in it.",
        de="Das Geld zahlt Grundgehalt und Antrittsbonus aller Einstellungen, bis die Kasse leer "
        "ist; Arbeitgeberabgaben und Suche sind nicht darin.",
    ),
    "win.note.outcomes": Text(
        en="Options of a young company mostly end at nothing and seldom at very much: their worth "
        "is the certainty equivalent over all exits, at constant relative risk aversion over "
        "savings, cash and options together.",
        de="Optionen einer jungen Firma enden meist bei nichts und selten bei sehr viel: Ihr Wert "
        "ist das Sicherheitsäquivalent über alle Exits, bei konstanter relativer Risikoscheu über "
        "Vermögen, Geld und Optionen zusammen.",
    ),
    "win.note.cost": Text(
        en="Options cost what a diversified investor would pay for them today, after preferences "
        "and strike; the cash limits hold as limits, with no price put on cash beyond itself.",
        de="Optionen kosten, was ein breit streuender Anleger heute für sie zahlen würde, nach "
        "Vorzugsrechten und Ausübungspreis; die Kasse gilt als Grenze, ohne Aufschlag auf Geld.",
    ),
    "win.note.options": Text(
        en="Options vest evenly over 4 years after a cliff of one, and lapse where no exit comes "
        "within 10 years: nobody is taken to pay the strike before.",
        de="Optionen werden nach einem Jahr Wartezeit über 4 Jahre gleichmäßig erdient und "
        "verfallen, wenn binnen 10 Jahren kein Exit kommt: Niemand zahlt vorher den "
        "Ausübungspreis.",
    ),
    "win.note.independent": Text(
        en="People decide independently of each other; how many to approach has a chance of one in "
        "three to suffice at the lower number and of 90% at the higher.",
        de="Menschen entscheiden unabhängig voneinander; die kleinere Zahl Angesprochener reicht "
        "mit einer Chance von einem Drittel, die größere mit 90 %.",
    ),
    "win.note.sign_on": Text(
        en="No sign-on is offered while base pay is not limited by a band (--band): what goes into "
        "it is missing in the runway and is paid once, while base goes on after it.",
        de="Ohne Gehaltsband (--band) gibt es keinen Antrittsbonus: Was in ihn fließt, fehlt der "
        "Kasse und wird einmal gezahlt, das Grundgehalt dagegen auch danach.",
    ),
    "win.note.sign_on_used": Text(
        en="The band limits base pay; what the runway has left may go into a sign-on.",
        de="Das Band begrenzt das Grundgehalt; was in der Kasse übrig ist, kann Antrittsbonus "
        "werden.",
    ),
    "win.note.stage_taken": Text(
        en="Neither value nor stage was given: a median seed round is assumed.",
        de="Weder Wert noch Phase angegeben: Angenommen ist eine mittlere Seed-Runde.",
    ),
    "win.missing.value": Text(
        en="--value: the company's value after its last round",
        de="--value: Wert der Firma nach der letzten Runde",
    ),
    "win.missing.rival": Text(
        en="--rival: what such people are offered elsewhere, for example "
        "'base 190k + stock 90k/year'",
        de="--rival: was solchen Menschen anderswo geboten wird, etwa "
        "'Grundgehalt 190k + Aktien 90k/Jahr'",
    ),
    "win.missing.taste": Text(
        en="how many of your last offers were accepted, and by how much they were above or below "
        "the others: that is the scale of tastes (assumed.taste_scale_over_pay in --facts)",
        de="wie viele Ihrer letzten Angebote angenommen wurden und um wie viel sie über oder unter "
        "anderen lagen: Das ist das Gewicht der Vorlieben (assumed.taste_scale_over_pay in "
        "--facts)",
    ),
}

_TABLES: Final[dict[str, Text]] = {
    "win.table.cases": Text(
        en="Cheapest package by what is not known", de="Billigstes Paket je nach Unbekanntem"
    ),
    "win.table.cases_note": Text(
        en="Tastes: how much they weigh, as the scale of a logit in pay a year. Risk aversion: "
        "median of the population. The last column is the best chance that cash and pool allow; "
        "none: out of reach.",
        de="Vorlieben: wie schwer sie wiegen, als Streuung eines Logit-Modells in Gehalt im Jahr. "
        "Risikoscheu: Median der Bevölkerung. Letzte Spalte: die beste Chance, die Kasse und Pool "
        "erlauben; keins: außer Reichweite.",
    ),
    "win.table.worth": Text(
        en="What one hire costs you and what it is worth to them",
        de="Was eine Einstellung Sie kostet und was sie den Menschen wert ist",
    ),
    "win.table.worth_note": Text(
        en="Present values over {years} years. At the last round's price the options would be "
        "{paper} after the strike; in {nothing} of futures they pay nothing.",
        de="Barwerte über {years} Jahre. Zum Preis der letzten Runde wären die Optionen {paper} "
        "nach Abzug des Ausübungspreises; in {nothing} der Zukünfte zahlen sie nichts.",
    ),
    "win.table.frontier": Text(en="By the chance asked for", de="Nach der verlangten Chance"),
    "win.table.facts": Text(
        en="What stands in for what was not given", de="Was für nicht Angegebenes steht"
    ),
    "win.missing": Text(en="What would change it most", de="Was es am meisten ändern würde"),
    "win.heading.taste": Text(en="tastes", de="Vorlieben"),
    "win.heading.risk": Text(en="risk aversion", de="Risikoscheu"),
    "win.heading.base": Text(en="base a year", de="Grundgehalt"),
    "win.heading.sign_on": Text(en="sign-on", de="Antrittsbonus"),
    "win.heading.equity": Text(en="options", de="Optionen"),
    "win.heading.cost": Text(en="costs you", de="Kosten"),
    "win.heading.worth": Text(en="worth to them", de="ist ihnen wert"),
    "win.heading.wedge": Text(en="lost", de="verloren"),
    "win.heading.best": Text(en="at best", de="höchstens"),
    "win.heading.target": Text(en="chance", de="Chance"),
    "win.heading.grade": Text(en="evidence", de="Beleg"),
    "win.cell.every": Text(en="every", de="alle"),
    "win.cell.out": Text(en="none", de="keins"),
    "win.part.cash": Text(en="Cash", de="Geld"),
    "win.part.equity": Text(en="Options", de="Optionen"),
    "win.part.all": Text(en="Together", de="Zusammen"),
}

_CHART: Final[dict[str, Text]] = {
    "chart.win.title": Text(
        en="What does it cost to be accepted more often?",
        de="Was kostet es, öfter angenommen zu werden?",
    ),
    "chart.win.subtitle": Text(
        en="Cheapest package for one hire over {years} years, cash and options at an investor's "
        "price, by the chance that a person accepts. Each line ends where cash and pool do, or at "
        "95%.",
        de="Billigstes Paket je Einstellung über {years} Jahre, Geld und Optionen zum Preis eines "
        "Anlegers, nach der Chance, dass eine Person annimmt. Jede Linie endet, wo Kasse und Pool "
        "enden, oder bei 95 %.",
    ),
    "chart.win.subtitle_none": Text(
        en="Cash and pool allow no package that people accept with a chance of 5% or more.",
        de="Kasse und Pool erlauben kein Paket, das Menschen mit einer Chance von 5 % oder mehr "
        "annehmen.",
    ),
    "chart.win.x": Text(en="chance that a person accepts", de="Chance, dass eine Person annimmt"),
    "chart.win.low": Text(en="tastes weigh little", de="Vorlieben wiegen wenig"),
    "chart.win.middle": Text(en="in between", de="dazwischen"),
    "chart.win.high": Text(en="tastes weigh much", de="Vorlieben wiegen viel"),
    "chart.win.asked": Text(en="asked for: {chance}", de="verlangt: {chance}"),
}

_ERRORS: Final[dict[str, Text]] = {
    "win.allowed.known_pay": Text(
        en="a population in the United States, whose published pay is known, or --rival",
        de="eine Bevölkerung in den USA, deren veröffentlichte Gehälter bekannt sind, oder --rival",
    ),
    "win.allowed.currency": Text(
        en="amounts in {currency}, in which that population's pay is known, or --rival",
        de="Beträge in {currency}, in denen die Gehälter dieser Bevölkerung bekannt sind, oder "
        "--rival",
    ),
    "win.fix.rival": Text(
        en="Give the competing package: --rival 'base 190k + stock 90k/year'.",
        de="Das Gegenangebot angeben: --rival 'Grundgehalt 190k + Aktien 90k/Jahr'.",
    ),
    "win.allowed.population": Text(
        en="a population, never a person: employer ({employers}), level ({levels}) and country "
        "({countries})",
        de="eine Bevölkerung, nie eine Person: Arbeitgeber ({employers}), Stufe ({levels}) und "
        "Land ({countries})",
    ),
    "win.fix.population": Text(
        en="Write for example big-tech-senior-us.", de="Zum Beispiel big-tech-senior-us schreiben."
    ),
    "win.fix.role": Text(
        en="Take the nearest, or give --rival, which counts for any role.",
        de="Die nächstliegende nehmen oder --rival angeben, das für jeden Beruf gilt.",
    ),
    "win.allowed.share": Text(
        en="a share above 0% and below 100%", de="ein Anteil über 0 % und unter 100 %"
    ),
    "win.fix.share": Text(
        en="Write for example 12% or 0.12.", de="Zum Beispiel 12 % oder 0,12 schreiben."
    ),
    "win.allowed.runway": Text(en="from 1 month to 10 years", de="von 1 Monat bis 10 Jahre"),
    "win.allowed.one_number": Text(en="one number", de="eine Zahl"),
    "win.fix.one_number": Text(
        en="Write one number; call again for the other.",
        de="Eine Zahl schreiben; für die andere noch einmal aufrufen.",
    ),
    "win.allowed.rival": Text(
        en="base pay, and if there is any, stock a year and a sign-on, joined by +",
        de="Grundgehalt und, wenn es sie gibt, Aktien im Jahr und ein Antrittsbonus, mit + "
        "verbunden",
    ),
    "win.fix.rival_form": Text(
        en="Write for example 'base 190k + stock 90k/year + sign-on 50k'.",
        de="Zum Beispiel 'Grundgehalt 190k + Aktien 90k/Jahr + Antrittsbonus 50k' schreiben.",
    ),
    "win.fix.one_of_both": Text(en="Give one of both.", de="Eines von beiden angeben."),
    "win.fix.value": Text(
        en="Give the value after the last round: --value 60M.",
        de="Den Wert nach der letzten Runde angeben: --value 60M.",
    ),
    "win.allowed.hires": Text(
        en="a whole number from 1 to {most}", de="eine ganze Zahl von 1 bis {most}"
    ),
    "win.allowed.least_base": Text(
        en="means for a base above {least} a year for each hire, or people will not look at it",
        de="Mittel für mehr als {least} Grundgehalt im Jahr je Einstellung, sonst sieht sich das "
        "niemand an",
    ),
    "win.fix.least_base": Text(
        en="Give more cash, a shorter runway, fewer hires or a higher band.",
        de="Mehr Geld, eine kürzere Laufzeit, weniger Einstellungen oder ein höheres Band angeben.",
    ),
    "win.allowed.no_options": Text(
        en="a file or options, not both", de="eine Datei oder Optionen, nicht beides"
    ),
    "win.fix.no_options": Text(
        en="Write it into the file, or leave the file out.",
        de="Es in die Datei schreiben oder die Datei weglassen.",
    ),
    "win.fix.file": Text(
        en="Write the fields that the options are called: cash, runway, pool, hires, from.",
        de="Die Felder schreiben, die wie die Optionen heißen: cash, runway, pool, hires, from.",
    ),
    "win.fix.give_cash": Text(
        en="Give the cash for the pay of these hires over the runway: --cash 400k.",
        de="Das Geld für das Gehalt dieser Einstellungen über die Laufzeit angeben: --cash 400k.",
    ),
    "win.fix.give_runway": Text(
        en="Give the runway in months: --runway 18.",
        de="Die Laufzeit der Kasse in Monaten angeben: --runway 18.",
    ),
    "win.fix.give_pool": Text(
        en="Give the option pool for these hires: --pool 12%.",
        de="Den Optionspool für diese Einstellungen angeben: --pool 12%.",
    ),
    "win.fix.give_hires": Text(
        en="Give how many people are to be won: --hires 2.",
        de="Angeben, wie viele gewonnen werden sollen: --hires 2.",
    ),
    "win.fix.give_from": Text(
        en="Give the population: --from big-tech-senior-us.",
        de="Die Bevölkerung angeben: --from big-tech-senior-us.",
    ),
}

_NUMBERS: Final[dict[int, tuple[str, str]]] = {
    2: ("two", "zwei"),
    3: ("three", "drei"),
    4: ("four", "vier"),
    5: ("five", "fünf"),
    6: ("six", "sechs"),
    7: ("seven", "sieben"),
    8: ("eight", "acht"),
    9: ("nine", "neun"),
    10: ("ten", "zehn"),
}

TEXTS: Final[dict[str, Text]] = {
    **{f"win.number.{count}": Text(en=en, de=de) for count, (en, de) in _NUMBERS.items()},
    **_SENTENCES,
    **_NOTES,
    **_TABLES,
    **_CHART,
    **_ERRORS,
}

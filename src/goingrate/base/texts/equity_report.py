"""What an answer about a grant in a private company says: sentences, tables, charts, options."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_OPTIONS: Final[dict[str, Text]] = {
    "grant.fix.wealth": Text(
        en="Give your savings outside the grant (--wealth 200k): what a risk is worth hangs on it.",
        de="Das Ersparte außerhalb der Zusage angeben (--wealth 200k): Davon hängt ab, was ein "
        "Risiko wert ist.",
    ),
    "grant.fix.shares": Text(
        en="Give how many were granted (--shares 20000), or --offers FILE.",
        de="Angeben, wie viele zugesagt sind (--shares 20000), oder --offers DATEI.",
    ),
    "grant.fix.strike": Text(
        en="Give the price of one share (--strike 1.20), or another --kind, such as rsu.",
        de="Den Preis eines Anteils angeben (--strike 1,20) oder eine andere Art, etwa --kind rsu.",
    ),
    "grant.fix.drop_option": Text(en="Drop this option.", de="Diese Option weglassen."),
    "grant.fix.share_count": Text(
        en="Of 0.4% write --shares 400k --fully-diluted 100M.",
        de="Statt 0,4 % schreiben: --shares 400k --fully-diluted 100M.",
    ),
    "grant.allowed.offer_with_grants": Text(
        en="an offer with equity.grants; {file} has none",
        de="ein Angebot mit equity.grants; {file} hat keines",
    ),
    "grant.fix.offer_with_grants": Text(
        en="Describe the grant in the file, or here: --shares, --strike, --raised.",
        de="Die Zusage in der Datei beschreiben oder hier: --shares, --strike, --raised.",
    ),
    "grant.allowed.alive": Text(
        en="fewer than the {life} years that the options last",
        de="weniger als die {life} Jahre, die die Optionen laufen",
    ),
    "grant.allowed.vesting": Text(
        en="a length and, if there is one, a cliff; or shares of each year",
        de="eine Dauer und gegebenenfalls ein Cliff; oder Anteile je Jahr",
    ),
    "grant.fix.vesting": Text(
        en="Write for example '4 years, 1 year cliff', '3 years monthly' or '5/15/40/40'.",
        de="Zum Beispiel '4 Jahre, 1 Jahr Cliff', '3 Jahre monatlich' oder '5/15/40/40' schreiben.",
    ),
    "grant.allowed.licence_and_hire": Text(
        en="how many are hired and how many left; if known, the price, the part of it that goes to "
        "those hired, and the part of sales that goes this way",
        de="wie viele übernommen werden und wie viele bleiben; wenn bekannt, der Preis, der Teil "
        "davon für die Übernommenen und der Teil der Verkäufe, der so läuft",
    ),
    "grant.fix.licence_and_hire": Text(
        en="Write for example '2.4bn; 50%; 40 hired; 200 left; 10% of sales'.",
        de="Zum Beispiel '2,4 Mrd.; 50 %; 40 übernommen; 200 bleiben; 10 % der Verkäufe' "
        "schreiben.",
    ),
}

_UNITS: Final[dict[str, Text]] = {
    "grant.units.options": Text(en="these options", de="diese Optionen"),
    "grant.units.units": Text(en="these stock units", de="diese Aktienzusagen"),
    "grant.units.shares": Text(en="these shares", de="diese Anteile"),
    "grant.units.virtual": Text(en="these virtual shares", de="diese virtuellen Anteile"),
    "grant.units.profit_units": Text(en="these profit units", de="diese Gewinnanteile"),
    "grant.units.grants": Text(en="these grants", de="diese Zusagen"),
}

_VERDICT: Final[dict[str, Text]] = {
    "grant.verdict.paper": Text(
        en="On paper {units} are worth {paper}; to you, {worth}{span}.",
        de="Auf dem Papier sind {units} {paper} wert; Ihnen {worth}{span}.",
    ),
    "grant.verdict.no_paper": Text(
        en="On paper {units} are worth nothing: in the last round a share cost no more than you "
        "would pay; to you, they are worth {worth}{span}.",
        de="Auf dem Papier sind {units} nichts wert: Ein Anteil kostete in der letzten Runde nicht "
        "mehr, als Sie zahlen müssten; Ihnen sind sie {worth} wert{span}.",
    ),
    "grant.verdict.costs": Text(
        en="On paper {units} are worth {paper} more than you pay for them; to you, buying them is "
        "worth about {loss} less than keeping the money{span}.",
        de="Auf dem Papier sind {units} {paper} mehr wert, als Sie dafür zahlen; Ihnen ist der "
        "Kauf etwa {loss} weniger wert, als das Geld zu behalten{span}.",
    ),
    "grant.verdict.about": Text(
        en="about {worth} in sure money today", de="heute etwa {worth} in sicherem Geld"
    ),
    "grant.verdict.nothing": Text(en="next to nothing", de="so gut wie nichts"),
    "grant.verdict.span": Text(
        en=" ({low} to {high}, depending on what is not known)",
        de=" ({low} bis {high}, je nachdem, was nicht bekannt ist)",
    ),
    "grant.futures.some": Text(
        en="Of 100 futures {nothing} pay nothing; in the others typically {gain}, {after}.",
        de="Von 100 Zukünften zahlen {nothing} nichts; die anderen meist {gain}, {after}.",
    ),
    "grant.futures.loses": Text(
        en="Of 100 futures {nothing} bring no gain, {loses} of them a loss, typically of {loss}; "
        "the others typically bring {gain}, {after}.",
        de="Von 100 Zukünften bringen {nothing} keinen Gewinn, {loses} davon einen Verlust, meist "
        "{loss}; die anderen bringen meist {gain}, {after}.",
    ),
    "grant.futures.lose": Text(
        en="Of 100 futures {loses} lose you money, typically {loss}; the others typically bring "
        "{gain}, {after}.",
        de="Von 100 Zukünften kosten {loses} Sie Geld, meist {loss}; die anderen bringen meist "
        "{gain}, {after}.",
    ),
    "grant.futures.only_lose": Text(
        en="In none of 100 futures do they bring a gain; in {loses} you lose money, typically "
        "{loss}.",
        de="In keiner von 100 Zukünften bringen sie einen Gewinn; in {loses} verlieren Sie Geld, "
        "meist {loss}.",
    ),
    "grant.futures.none": Text(
        en="In none of 100 futures do they pay anything.",
        de="In keiner von 100 Zukünften zahlen sie etwas.",
    ),
    "grant.futures.all": Text(
        en="All of 100 futures pay something, typically {gain}, {after}.",
        de="Alle von 100 Zukünften zahlen etwas, meist {gain}, {after}.",
    ),
    "grant.after.years": Text(en="after about {count} years", de="nach etwa {count} Jahren"),
    "grant.after.one_year": Text(en="after about a year", de="nach etwa einem Jahr"),
    "grant.after.months": Text(en="after about {count} months", de="nach etwa {count} Monaten"),
    "grant.caution": Text(
        en="Nobody has calibrated these chances: a leaning, not a certainty.",
        de="Diese Chancen hat niemand geeicht: eine Tendenz, keine Gewissheit.",
    ),
    "grant.dots.loses": Text(en="{count} a loss", de="{count} mit Verlust"),
    "grant.dots.nothing": Text(en="{count} nothing", de="{count} nichts"),
    "grant.dots.below": Text(
        en="{count} less than on paper", de="{count} weniger als auf dem Papier"
    ),
    "grant.dots.above": Text(
        en="{count} as much as on paper or more", de="{count} so viel wie auf dem Papier oder mehr"
    ),
    "grant.swing": Text(
        en="{name}: from {low} to {high}, the worth to you goes from {at_low} to {at_high}.",
        de="{name}: von {low} auf {high} geht der Wert für Sie von {at_low} auf {at_high}.",
    ),
    "grant.sways.title": Text(
        en="What would change the answer most", de="Was die Antwort am meisten ändern würde"
    ),
    "grant.missing.title": Text(en="What to ask", de="Was zu fragen ist"),
    "grant.missing.lead": Text(
        en="Ask for these before you sign; each narrows the range.",
        de="Danach vor der Unterschrift fragen; jedes macht die Spanne enger.",
    ),
    "grant.title": Text(
        en="What your equity is worth to you", de="Was Ihre Beteiligung Ihnen wert ist"
    ),
    "grant.note.middles": Text(
        en="Tables on the company, on exits and on leaving take what is not known at its middle.",
        de="Die Tabellen zum Unternehmen, zu Verkäufen und zum Gehen setzen das Unbekannte in die "
        "Mitte seiner Spanne.",
    ),
    "grant.note.average": Text(
        en="On average the grant pays {mean} in today's money; {share} of that comes from the best "
        "1% of futures.",
        de="Im Mittel zahlt die Zusage {mean} in heutigem Geld; {share} davon kommen aus dem "
        "besten 1 % der Zukünfte.",
    ),
    "grant.footer": Text(
        en="goingrate {version}, seed {seed}, {outcomes} outcomes over {draws} draws of what is "
        "not known, savings {wealth}, risk aversion {taste}, {discount} a year, facts {digest}. "
        "Not financial, tax or legal advice.",
        de="goingrate {version}, Startwert {seed}, {outcomes} Ausgänge über {draws} Ziehungen des "
        "Unbekannten, Erspartes {wealth}, Risikoaversion {taste}, {discount} im Jahr, Fakten "
        "{digest}. Keine Finanz-, Steuer- oder Rechtsberatung.",
    ),
}

_WAYS: Final[dict[str, Text]] = {
    "grant.ways": Text(en="How it can end", de="Wie es ausgehen kann"),
    "grant.ways.way": Text(en="Of 100 futures", de="Von 100 Zukünften"),
    "grant.ways.count": Text(en="So many", de="So viele"),
    "grant.ways.typical": Text(en="Typically", de="Meist"),
    "grant.ways.half": Text(en="Middle half", de="Mittlere Hälfte"),
    "grant.ways.under_one": Text(en="under 1", de="unter 1"),
    "grant.ways.note": Text(
        en="Money as it is paid, before tax, less what you paid for it, not discounted.",
        de="Geld, wie es gezahlt wird, vor Steuern, abzüglich dessen, was Sie dafür zahlen, nicht "
        "abgezinst.",
    ),
    "grant.way.fails": Text(en="the company fails", de="das Unternehmen scheitert"),
    "grant.way.sale_below_preferences": Text(
        en="a sale that brings you nothing: others are paid first",
        de="ein Verkauf, der Ihnen nichts bringt: Andere gehen vor",
    ),
    "grant.way.sale": Text(en="a sale that pays you", de="ein Verkauf, der Ihnen etwas bringt"),
    "grant.way.ipo_below_strike": Text(
        en="an IPO below your price", de="ein Börsengang unter Ihrem Preis"
    ),
    "grant.way.ipo": Text(en="an IPO that pays you", de="ein Börsengang, der Ihnen etwas bringt"),
    "grant.way.hired": Text(
        en="a licence-and-hire that takes you along",
        de="ein Kauf von Lizenz und Team, der Sie mitnimmt",
    ),
    "grant.way.left_behind": Text(
        en="a licence-and-hire that leaves you behind",
        de="ein Kauf von Lizenz und Team, der Sie zurücklässt",
    ),
    "grant.way.still_private": Text(
        en="bought, and never sold or listed", de="gekauft, aber nie verkauft oder gelistet"
    ),
    "grant.way.lapsed": Text(
        en="no exit in time: the options lapse", de="kein Ausstieg in der Frist: Optionen verfallen"
    ),
}

_COMPANY: Final[dict[str, Text]] = {
    "grant.company": Text(
        en="The company as it was taken", de="Das Unternehmen, wie es angenommen ist"
    ),
    "grant.company.post_money": Text(
        en="All shares at the last round's price (the press's valuation)",
        de="Alle Anteile zum Preis der letzten Runde (die Bewertung der Presse)",
    ),
    "grant.company.fair_value": Text(
        en="What all claims together are worth", de="Was alle Ansprüche zusammen wert sind"
    ),
    "grant.company.last_price": Text(
        en="Price of a share in the last round", de="Preis eines Anteils in der letzten Runde"
    ),
    "grant.company.common": Text(
        en="Fair value of a common share", de="Fairer Wert eines Stammanteils"
    ),
    "grant.company.preferences": Text(
        en="Paid before common shares at a sale", de="Beim Verkauf vor Stammanteilen bedient"
    ),
    "grant.company.first_earns": Text(
        en="Sale price from which the grant pays", de="Verkaufspreis, ab dem die Zusage zahlt"
    ),
    "grant.company.stake": Text(en="Your stake today", de="Ihr Anteil heute"),
    "grant.company.kept": Text(
        en="Part of it that later rounds leave", de="Davon lassen spätere Runden übrig"
    ),
    "grant.company.years": Text(
        en="Mean time until an exit or the end",
        de="Mittlere Zeit bis zum Ausstieg oder zum Ende",
    ),
    "grant.company.failure": Text(
        en="Chance of failing before any exit", de="Chance, vor jedem Ausstieg zu scheitern"
    ),
    "grant.company.market": Text(
        en="The grant to a buyer who holds many such",
        de="Die Zusage für Käufer, die viele solche halten",
    ),
    "grant.company.never": Text(en="no sale reaches it", de="kein Verkauf erreicht ihn"),
    "grant.company.beside": Text(en="{value} ({share} of it)", de="{value} ({share} davon)"),
    "grant.company.over": Text(en="{value} ({share} more)", de="{value} ({share} mehr)"),
}

_TABLES: Final[dict[str, Text]] = {
    "grant.figure": Text(en="Figure", de="Größe"),
    "grant.value": Text(en="Value", de="Wert"),
    "grant.exits": Text(
        en="What the whole grant pays at a sale", de="Was die ganze Zusage bei einem Verkauf zahlt"
    ),
    "grant.exits.sale": Text(en="Sale price", de="Verkaufspreis"),
    "grant.exits.pays": Text(en="Pays you", de="Zahlt Ihnen"),
    "grant.exits.unit": Text(en="Per share", de="Je Anteil"),
    "grant.exits.note": Text(
        en="All of it vested, less what you pay for it, before later rounds and before tax.",
        de="Ganz erdient, abzüglich dessen, was Sie dafür zahlen, vor späteren Runden und vor "
        "Steuern.",
    ),
    "grant.leaving": Text(en="If you leave of your own will", de="Wenn Sie von sich aus gehen"),
    "grant.leaving.after": Text(en="After", de="Nach"),
    "grant.leaving.years": Text(en="{count} years", de="{count} Jahren"),
    "grant.leaving.one_year": Text(en="1 year", de="1 Jahr"),
    "grant.leaving.days": Text(en="{count} days", de="{count} Tagen"),
    "grant.leaving.vested": Text(en="Vested", de="Erdient"),
    "grant.leaving.cost": Text(en="To pay", de="Zu zahlen"),
    "grant.leaving.by": Text(en="Within", de="Binnen"),
    "grant.leaving.from": Text(en="Worth it if the company is worth", de="Lohnt ab Firmenwert von"),
    "grant.leaving.lapses": Text(en="Of 100, let lapse", de="Von 100 lassen Sie verfallen"),
    "grant.leaving.worth": Text(en="Worth today", de="Heute wert"),
    "grant.leaving.never": Text(en="never", de="nie"),
    "grant.leaving.beyond_cash": Text(en="{cost}*", de="{cost}*"),
    "grant.leaving.note": Text(
        en="Within: from the day you leave. Worth it: for you to pay and hold an illiquid share. "
        "Staying is worth {worth}.",
        de="Binnen: ab dem Tag, an dem Sie gehen. Lohnt: dass Sie zahlen und einen unverkäuflichen "
        "Anteil halten. Bleiben ist {worth} wert.",
    ),
    "grant.leaving.cash_note": Text(
        en="* More than the {cash} at hand: only a part can be exercised.",
        de="* Mehr als die verfügbaren {cash}: Nur ein Teil lässt sich ausüben.",
    ),
    "grant.taste.yours": Text(en="{label} (you)", de="{label} (Sie)"),
    "grant.taste.note": Text(
        en="With savings of {wealth}. 0: only the average counts; the higher, the more you mind "
        "uncertain money.",
        de="Bei Erspartem von {wealth}. 0: Nur der Durchschnitt zählt; je höher, desto mehr stört "
        "Sie unsicheres Geld.",
    ),
    "grant.deal": Text(
        en="If it ended in a licence-and-hire", de="Wenn es ein Kauf von Lizenz und Team würde"
    ),
    "grant.deal.price": Text(en="Paid in all", de="Im Ganzen gezahlt"),
    "grant.deal.team": Text(en="Of which to the people hired", de="Davon an die Übernommenen"),
    "grant.deal.people": Text(en="Hired, left behind", de="Übernommen, zurückgelassen"),
    "grant.deal.counts": Text(en="{hired}, {left}", de="{hired}, {left}"),
    "grant.deal.mean": Text(en="Average of those hired", de="Mittel der Übernommenen"),
    "grant.deal.median": Text(
        en="The middle one, if packages are this uneven",
        de="Die mittlere Person, bei so ungleichen Paketen",
    ),
    "grant.deal.left": Text(en="Each of those left behind", de="Jede zurückgelassene Person"),
    "grant.deal.note": Text(
        en="Beware of the average: packages are far from equal, a few take most of it, and {left} "
        "of 100 get nothing of the deal.",
        de="Vorsicht mit dem Mittel: Die Pakete sind sehr ungleich, wenige bekommen das meiste, "
        "und {left} von 100 bekommen aus dem Geschäft nichts.",
    ),
}

_CHARTS: Final[dict[str, Text]] = {
    "chart.equity.futures.title": Text(
        en="What do 100 equally likely futures pay?",
        de="Was zahlen 100 gleich wahrscheinliche Zukünfte?",
    ),
    "chart.equity.futures.subtitle": Text(
        en="Each bar is one future, from the poorest to the richest; before tax, not discounted.",
        de="Jeder Balken ist eine Zukunft, von der ärmsten zur reichsten; vor Steuern, nicht "
        "abgezinst.",
    ),
    "chart.equity.uneven": Text(
        en="The scale is compressed: large amounts are further apart than they look.",
        de="Die Skala ist gestaucht: Große Beträge liegen weiter auseinander, als es aussieht.",
    ),
    "chart.equity.paper": Text(en="on paper: {amount}", de="auf dem Papier: {amount}"),
    "chart.equity.worth": Text(en="worth to you today: {amount}", de="Ihnen heute wert: {amount}"),
    "chart.equity.nothing": Text(
        en="{count} of 100 pay nothing", de="{count} von 100 zahlen nichts"
    ),
    "chart.equity.lose": Text(en="{count} of 100 at a loss", de="{count} von 100 mit Verlust"),
    "chart.equity.axis": Text(en="Paid to you", de="Zahlung an Sie"),
    "chart.equity.future": Text(en="one future", de="eine Zukunft"),
    "chart.equity.payoff.title": Text(
        en="What must the company be sold for before it pays you?",
        de="Zu welchem Preis muss das Unternehmen verkauft werden, damit es Ihnen etwas zahlt?",
    ),
    "chart.equity.payoff.subtitle": Text(
        en="What the whole grant pays at a sale, less what you pay for it, before later rounds and "
        "before tax.",
        de="Was die ganze Zusage bei einem Verkauf zahlt, abzüglich dessen, was Sie dafür zahlen, "
        "vor späteren Runden und vor Steuern.",
    ),
    "chart.equity.payoff.x": Text(
        en="Sale price of the company", de="Verkaufspreis des Unternehmens"
    ),
    "chart.equity.payoff.first": Text(en="pays from {amount}", de="zahlt ab {amount}"),
    "chart.equity.payoff.press": Text(
        en="the press's valuation: {amount}", de="Bewertung der Presse: {amount}"
    ),
    "chart.equity.tornado.title": Text(
        en="Which numbers move what it is worth to you?",
        de="Welche Zahlen bewegen, was es Ihnen wert ist?",
    ),
    "chart.equity.tornado.base": Text(
        en="all at their middle: {value}", de="alle in der Mitte: {value}"
    ),
    "chart.equity.tornado.axis": Text(en="Worth to you today", de="Ihnen heute wert"),
}

_COMPANY_FIELDS: Final[dict[str, tuple[str, str]]] = {
    "raised": ("money raised", "eingesammeltes Geld"),
    "post_money": ("value after the last round", "Wert nach der letzten Runde"),
    "last_price": ("price in the last round", "Preis in der letzten Runde"),
    "fully_diluted": ("all shares, fully diluted", "Zahl aller Anteile"),
    "company_value": ("company value today", "Unternehmenswert heute"),
    "post_money_times_raised": (
        "valuation in multiples of the money raised",
        "Bewertung in Vielfachen des Eingesammelten",
    ),
    "strike_share_of_price": (
        "strike as a share of the last price",
        "Ausübungspreis als Teil des letzten Preises",
    ),
    "last_round_share": (
        "part of the money that came last",
        "Teil des Geldes aus der letzten Runde",
    ),
    "older_price_share": (
        "earlier price as a share of the last",
        "früherer Preis als Teil des letzten",
    ),
    "volatility_per_year": (
        "ups and downs of the company",
        "Schwankung des Unternehmens",
    ),
    "growth_per_year": ("growth of the company", "Wachstum des Unternehmens"),
    "safe_rate_per_year": ("safe rate of interest", "sicherer Zins"),
    "exit_rate_per_year": ("rate of exits", "Häufigkeit von Ausstiegen"),
    "failure_per_year": ("rate of failure", "Häufigkeit des Scheiterns"),
    "rounds_per_year": ("later rounds a year", "spätere Runden im Jahr"),
    "dilution_per_round": ("dilution by a round", "Verwässerung je Runde"),
    "pool_per_round": ("new options of a round", "neue Optionen je Runde"),
    "lock_up_years": ("lock-up after an IPO", "Haltefrist nach dem Börsengang"),
    "lock_up_volatility": (
        "ups and downs during the lock-up",
        "Schwankung in der Haltefrist",
    ),
    "tender.in_years": ("years to the tender", "Jahre bis zum Rückkaufangebot"),
    "tender.cap_per_person": ("cap of the tender", "Obergrenze des Rückkaufangebots"),
    "tender.holding_years": ("holding period of the tender", "Haltedauer für das Rückkaufangebot"),
    "tender.price_share": ("price of the tender", "Preis im Rückkaufangebot"),
    "licence_and_hire.share_of_sales": (
        "part of sales that are a licence-and-hire",
        "Teil der Verkäufe, die Lizenz und Team kaufen",
    ),
    "licence_and_hire.team_share": (
        "part of a licence-and-hire for those hired",
        "Teil für die Übernommenen",
    ),
    "licence_and_hire.hired": ("people hired", "Zahl der Übernommenen"),
    "licence_and_hire.left_behind": ("people left behind", "Zahl der Zurückgelassenen"),
    "licence_and_hire.spread": (
        "unevenness of the packages",
        "Ungleichheit der Pakete",
    ),
}

_GRANT_FIELDS: Final[dict[str, tuple[str, str]]] = {
    "shares": ("units of grant {number}", "Einheiten der Zusage {number}"),
    "strike": ("strike of grant {number}", "Ausübungspreis der Zusage {number}"),
    "cap_per_share": ("cap of grant {number}", "Obergrenze der Zusage {number}"),
    "granted_in_years": ("years to grant {number}", "Jahre bis zur Zusage {number}"),
    "expires_in_years": ("life of grant {number}", "Laufzeit der Zusage {number}"),
    "window_years": (
        "time to exercise grant {number} after leaving",
        "Ausübungsfrist der Zusage {number} nach dem Gehen",
    ),
    "decay_years": ("decay of grant {number}", "Verfall der Zusage {number}"),
    "accelerated": ("acceleration of grant {number}", "Beschleunigung der Zusage {number}"),
}

_FIELDS: Final[dict[str, tuple[str, str]]] = {
    **{f"equity.company.{name}": words for name, words in _COMPANY_FIELDS.items()},
    **{f"equity.grants.{name}": words for name, words in _GRANT_FIELDS.items()},
    "equity.cash_to_exercise": ("cash for exercising", "Geld zum Ausüben"),
}

TEXTS: Final[dict[str, Text]] = {
    **_OPTIONS,
    **_UNITS,
    **_VERDICT,
    **_WAYS,
    **_COMPANY,
    **_TABLES,
    **_CHARTS,
    **{f"field.{name}": Text(en=en, de=de) for name, (en, de) in _FIELDS.items()},
}

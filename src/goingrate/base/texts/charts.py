"""What charts say, and the names of fields in charts and tables."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SHARED: Final = {
    "chart.if_success": Text(en="if success is {chance}", de="bei {chance} Erfolgschance"),
    "chart.chance_needed": Text(en="Chance of success needed", de="Nötige Erfolgschance"),
    "chart.before_tax": Text(en="before tax", de="vor Steuern"),
    "chart.after_tax": Text(en="after tax", de="nach Steuern"),
}

_DOTS: Final = {
    "chart.dots.title": Text(
        en="In how many of 100 futures does {job} leave you richer than {other}?",
        de="In wie vielen von 100 Zukünften macht {job} Sie reicher als {other}?",
    ),
    "chart.dots.subtitle": Text(
        en="Each mark is one of 100 equally likely futures, in order from the largest loss to the "
        "largest gain (all money over the years, in today's value).",
        de="Jedes Zeichen ist eine von 100 gleich wahrscheinlichen Zukünften, geordnet vom größten "
        "Verlust bis zum größten Gewinn (alles Geld der Jahre, in heutigem Wert).",
    ),
    "chart.dots.gain": Text(en="richer or poorer by", de="reicher oder ärmer um"),
    "chart.dots.poorer": Text(
        en="{count} poorer, typically by {amount}", de="{count} ärmer, meist um etwa {amount}"
    ),
    "chart.dots.same": Text(
        en="{count} about the same (within {amount})", de="{count} etwa gleich (bis {amount})"
    ),
    "chart.dots.richer": Text(
        en="{count} richer by up to {amount}", de="{count} reicher um bis zu {amount}"
    ),
    "chart.dots.much_richer": Text(
        en="{count} richer by more than {amount}", de="{count} reicher um mehr als {amount}"
    ),
}

_OUTCOMES: Final = {
    "chart.outcomes.title": Text(
        en="What could each offer bring you in all?",
        de="Was kann jedes Angebot insgesamt einbringen?",
    ),
    "chart.outcomes.subtitle": Text(
        en="Each dot is one of 100 equally likely futures. Worth to you: the sure sum that you "
        "would take instead of the gamble.",
        de="Jeder Punkt ist eine von 100 gleich wahrscheinlichen Zukünften. Für Sie wert: der "
        "sichere Betrag, den Sie statt des Wagnisses nähmen.",
    ),
    "chart.outcomes.uneven": Text(
        en="The scale is uneven: large sums are squeezed together.",
        de="Die Skala ist ungleichmäßig: große Summen sind zusammengedrängt.",
    ),
    "chart.outcomes.axis": Text(
        en="All money over the years in today's value, {tax}",
        de="Alles Geld der Jahre in heutigem Wert, {tax}",
    ),
    "chart.outcomes.future": Text(en="in this future", de="in dieser Zukunft"),
    "chart.outcomes.worth": Text(en="worth to you: {amount}", de="für Sie wert: {amount}"),
    "chart.outcomes.mean": Text(en="average: {amount}", de="Durchschnitt: {amount}"),
}

_MONEY_IN_HAND: Final = {
    "chart.cash.title": Text(
        en="How much money would you have in hand each year?",
        de="Wie viel Geld hätten Sie in jedem Jahr in der Hand?",
    ),
    "chart.cash.subtitle": Text(
        en="Money of each year, {tax}. A payoff in fewer than half of all futures does not show.",
        de="Geld des jeweiligen Jahres, {tax}. Eine Auszahlung in weniger als der Hälfte der "
        "Zukünfte ist nicht zu sehen.",
    ),
    "chart.cash.kept": Text(
        en="The {kept} a year that goes on either way is included.",
        de="Die {kept} im Jahr, die auf jeden Fall weiterlaufen, sind enthalten.",
    ),
    "chart.cash.axis": Text(en="Money in the year", de="Geld im Jahr"),
    "chart.cash.year": Text(en="Year from now", de="Jahr ab heute"),
    "chart.cash.middle": Text(en="the middle of all futures", de="die Mitte aller Zukünfte"),
    "chart.cash.low": Text(
        en="at most one future in ten is worse",
        de="höchstens eine von zehn Zukünften ist schlechter",
    ),
    "chart.cash.alike": Text(
        en="the middle of all futures; at most one in ten is worse",
        de="die Mitte aller Zukünfte; höchstens eine von zehn ist schlechter",
    ),
    "chart.cash.costs": Text(en="living costs {amount}", de="Lebenshaltung {amount}"),
}

_FRONTIER: Final = {
    "chart.frontier.title": Text(
        en="How likely must success be for {job} to be worth it?",
        de="Wie wahrscheinlich muss der Erfolg sein, damit sich {job} lohnt?",
    ),
    "chart.frontier.subtitle": Text(
        en="Above a line {job} is worth more, below it {other}. The higher your risk aversion, the "
        "more you mind uncertain money.",
        de="Über einer Linie ist {job} mehr wert, darunter {other}. Je höher Ihre Risikoaversion, "
        "desto mehr stört Sie unsicheres Geld.",
    ),
    "chart.frontier.x": Text(
        en="Payoff of {job} if it works, before tax", de="Auszahlung von {job}, vor Steuern"
    ),
    "chart.frontier.take": Text(en="take {job}", de="{job} annehmen"),
    "chart.frontier.stay": Text(en="stay with {other}", de="bei {other} bleiben"),
    "chart.frontier.stated": Text(en="as offered: {amount}", de="wie angeboten: {amount}"),
    "chart.frontier.line": Text(en="risk aversion {number}", de="Risikoaversion {number}"),
    "chart.frontier.yours": Text(
        en="risk aversion {number} (you)", de="Risikoaversion {number} (Sie)"
    ),
}

_CHOICE_MAP: Final = {
    "chart.map.title_chance": Text(
        en="Who should take {job}, and from what chance of success?",
        de="Wer sollte {job} nehmen, und ab welcher Erfolgschance?",
    ),
    "chart.map.subtitle_chance": Text(
        en="The darker, the surer success must be before {job} beats {other}.",
        de="Je dunkler, desto sicherer muss der Erfolg sein, bevor {job} besser ist als {other}.",
    ),
    "chart.map.title_lead": Text(
        en="For whom is {job} the better choice, for whom {other}?",
        de="Für wen ist {job} die bessere Wahl, für wen {other}?",
    ),
    "chart.map.subtitle_lead": Text(
        en="The same two offers, for people with other savings or another taste for risk.",
        de="Dieselben Angebote, für Menschen mit anderem Ersparten oder anderer Risikoneigung.",
    ),
    "chart.map.x": Text(en="Savings", de="Erspartes"),
    "chart.map.y": Text(
        en="Risk aversion (0: only the average counts)",
        de="Risikoaversion (0: nur der Durchschnitt zählt)",
    ),
    "chart.map.legend_lead": Text(en="Worth more", de="Mehr wert"),
    "chart.map.none_needed": Text(en="{none}: none needed", de="{none}: keine nötig"),
    "chart.map.chance_span": Text(en="{low} to {high}", de="{low} bis {high}"),
    "chart.map.lead": Text(en="{offer}, {span}", de="{offer}, {span}"),
    "chart.map.region": Text(en="{offer} is worth more", de="{offer} ist mehr wert"),
    "chart.map.same": Text(en="about the same", de="etwa gleich viel wert"),
    "chart.map.same_within": Text(
        en="about the same (within {amount})", de="etwa gleich (bis {amount})"
    ),
    "chart.map.everyone": Text(en="{region}, for everyone here", de="{region}, für alle hier"),
    "chart.map.any": Text(en="by any amount", de="um beliebig viel"),
    "chart.map.up_to": Text(en="by up to {amount}", de="um bis zu {amount}"),
    "chart.map.between": Text(en="by {low} to {high}", de="um {low} bis {high}"),
    "chart.map.more_than": Text(en="by more than {amount}", de="um mehr als {amount}"),
    "chart.map.you": Text(en="you", de="Sie"),
    "chart.map.you_at": Text(en="you (risk aversion {number})", de="Sie (Risikoaversion {number})"),
}

_TORNADO: Final = {
    "chart.tornado.title_chance": Text(
        en="Which numbers move the chance of success that {job} needs?",
        de="Welche Zahlen bewegen die Erfolgschance, die {job} braucht?",
    ),
    "chart.tornado.title_lead": Text(
        en="Which numbers decide between {job} and {other}?",
        de="Welche Zahlen entscheiden zwischen {job} und {other}?",
    ),
    "chart.tornado.subtitle": Text(
        en="Each number is moved alone; at the ends of its bar stand the values it is given.",
        de="Jede Zahl wird allein bewegt; an den Enden ihres Balkens stehen die Werte, die sie "
        "dabei annimmt.",
    ),
    "chart.tornado.axis_lead": Text(
        en="How much more {job} is worth to you than {other} (below 0: less)",
        de="Um wie viel {job} Ihnen mehr wert ist als {other} (unter 0: weniger)",
    ),
    "chart.tornado.number": Text(en="number moved", de="bewegte Zahl"),
    "chart.tornado.base": Text(en="now: {value}", de="jetzt: {value}"),
    "chart.tornado.row": Text(en="{offer}: {field}", de="{offer}: {field}"),
    "chart.tornado.unknown": Text(
        en="not known: from the low to the high end of its range",
        de="nicht bekannt: vom unteren bis zum oberen Ende der Spanne",
    ),
    "chart.tornado.person": Text(
        en="about you: lower and higher than entered",
        de="über Sie: kleiner und größer als angegeben",
    ),
    "chart.tornado.what_if": Text(
        en="stated: what if it were a fifth lower or higher (years: one fewer or more)?",
        de="angegeben: was wäre, wenn es ein Fünftel weniger oder mehr wäre (Jahre: eins)?",
    ),
}

#: By the way to the field: English, German.
_FIELDS: Final[dict[str, tuple[str, str]]] = {
    "base_per_year": ("base pay", "Grundgehalt"),
    "raise_per_year": ("yearly raise", "jährliche Erhöhung"),
    "bonus.target_per_year": ("bonus target", "Zielbonus"),
    "bonus.payout_mean": ("bonus payout", "Auszahlungsquote des Bonus"),
    "bonus.payout_spread": ("ups and downs of the bonus", "Schwankung des Bonus"),
    "sign_on.amount": ("sign-on bonus", "Antrittsprämie"),
    "sign_on.clawback_months": ("months to repay it", "Monate der Rückzahlung"),
    "retirement_match_per_year": ("retirement match", "Zuschuss zur Altersvorsorge"),
    "benefits_per_year": ("benefits", "Nebenleistungen"),
    "relocation": ("relocation payment", "Umzugsgeld"),
    "stock.volatility_per_year": ("stock volatility", "Schwankung der Aktie"),
    "stock.drift_per_year": ("stock growth", "Wachstum der Aktie"),
    "stock.market_correlation": ("stock follows the market", "Aktie folgt dem Markt"),
    "grants.value": ("value of stock grant {number}", "Wert des Aktienpakets {number}"),
    "grants.granted_in_years": (
        "years to stock grant {number}",
        "Jahre bis zum Aktienpaket {number}",
    ),
    "equity.payoff": ("payoff if it works", "Auszahlung im Erfolgsfall"),
    "equity.in_years": ("years to payoff", "Jahre bis zur Auszahlung"),
    "equity.probability": ("chance of success", "Erfolgschance"),
    "equity.success": ("chance that the equity pays", "Chance, dass die Beteiligung zahlt"),
    "equity.fails_after_years": ("years until it fails", "Jahre bis zum Scheitern"),
    "equity.stake": ("stake", "Anteil am Unternehmen"),
    "equity.dilution": ("dilution by later rounds", "Verwässerung durch spätere Runden"),
    "equity.vests_over_years": ("years to vest", "Jahre bis zum vollen Vesting"),
    "equity.cliff_years": ("years before anything vests", "Jahre bis zum ersten Vesting"),
    "equity.market_correlation": ("success follows the market", "Erfolg folgt dem Markt"),
    "equity.rows.probability": ("chance of outcome {number}", "Chance von Ausgang {number}"),
    "equity.rows.payoff": ("payoff of outcome {number}", "Auszahlung bei Ausgang {number}"),
    "equity.rows.in_years": ("years to outcome {number}", "Jahre bis zu Ausgang {number}"),
    "forfeited_on_leaving": ("forfeited on leaving", "beim Weggang verloren"),
    "job_loss.layoff_risk_per_year": ("risk of a layoff", "Kündigungsrisiko"),
    "job_loss.severance_months": ("severance pay", "Abfindung"),
    "job_loss.search_months": ("months to find a new job", "Monate der Stellensuche"),
    "job_loss.later_pay_per_year": ("pay after a job loss", "Gehalt nach Stellenverlust"),
    "tax.pay": ("tax on pay", "Steuer auf Gehalt"),
    "tax.equity": ("tax on the payoff", "Steuer auf die Auszahlung"),
    "tax.benefits": ("tax on benefits", "Steuer auf Nebenleistungen"),
    "tax.index_per_year": ("growth of amounts in tax law", "Wachstum der Beträge im Steuerrecht"),
    "tax.spouse_wages_per_year": ("wages of the spouse", "Lohn des Ehepartners"),
    "tax.itemized_deductions_per_year": ("itemized deductions", "Einzelabzüge"),
    "fx": ("exchange rate", "Wechselkurs"),
    "wealth": ("your savings", "Ihr Erspartes"),
    "kept_pay_per_year": ("pay kept either way", "in jedem Fall weiterlaufendes Gehalt"),
    "living_costs_per_year": ("your living costs", "Ihre Lebenshaltung"),
    "risk_aversion": ("your risk aversion", "Ihre Risikoaversion"),
    "discount_per_year": ("yearly discount on later money", "Jahresabschlag auf späteres Geld"),
    "horizon_years": ("your horizon", "Ihr Horizont"),
}

TEXTS: Final[dict[str, Text]] = {
    **_SHARED,
    **_DOTS,
    **_OUTCOMES,
    **_MONEY_IN_HAND,
    **_FRONTIER,
    **_CHOICE_MAP,
    **_TORNADO,
    **{f"field.{name}": Text(en=en, de=de) for name, (en, de) in _FIELDS.items()},
}

"""What charts say, and the names of fields in charts and tables."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SHARED: Final = {
    "chart.if_success": Text(en="if success is {chance}", de="bei {chance} Erfolgschance"),
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
        "would take instead of the gamble. The scale is uneven: large sums are squeezed together.",
        de="Jeder Punkt ist eine von 100 gleich wahrscheinlichen Zukünften. Für Sie wert: der "
        "sichere Betrag, den Sie statt des Wagnisses nähmen. Die Skala ist ungleichmäßig: "
        "große Summen sind zusammengedrängt.",
    ),
    "chart.outcomes.subtitle_even": Text(
        en="Each dot is one of 100 equally likely futures. Worth to you: the sure sum that you "
        "would take instead of the gamble.",
        de="Jeder Punkt ist eine von 100 gleich wahrscheinlichen Zukünften. Für Sie wert: der "
        "sichere Betrag, den Sie statt des Wagnisses nähmen.",
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
    "chart.money_in_hand.title": Text(
        en="How much money would you have in hand each year?",
        de="Wie viel Geld hätten Sie in jedem Jahr in der Hand?",
    ),
    "chart.money_in_hand.subtitle": Text(
        en="Money of each year, {tax}. A payoff in fewer than half of all futures does not show.",
        de="Geld des jeweiligen Jahres, {tax}. Eine Auszahlung in weniger als der Hälfte der "
        "Zukünfte ist nicht zu sehen.",
    ),
    "chart.money_in_hand.subtitle_kept": Text(
        en="Money of each year, {tax}, with the {kept} a year that goes on either way. A payoff in "
        "fewer than half of all futures does not show.",
        de="Geld des jeweiligen Jahres, {tax}, samt den {kept} im Jahr, die auf jeden Fall "
        "weiterlaufen. Eine Auszahlung in weniger als der Hälfte der Zukünfte ist nicht zu sehen.",
    ),
    "chart.money_in_hand.axis": Text(en="Money in the year", de="Geld im Jahr"),
    "chart.money_in_hand.year": Text(en="Year from now", de="Jahr ab heute"),
    "chart.money_in_hand.middle": Text(
        en="the middle of all futures", de="die Mitte aller Zukünfte"
    ),
    "chart.money_in_hand.low": Text(
        en="at most one future in ten is worse",
        de="höchstens eine von zehn Zukünften ist schlechter",
    ),
    "chart.money_in_hand.alike": Text(
        en="the middle of all futures; at most one in ten is worse",
        de="die Mitte aller Zukünfte; höchstens eine von zehn ist schlechter",
    ),
    "chart.money_in_hand.costs": Text(
        en="living costs {amount}", de="Lebenshaltung {amount}"
    ),
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
        en="What {job} pays if it works, before tax", de="Was {job} im Erfolgsfall zahlt, vor Steuern"
    ),
    "chart.frontier.y": Text(en="Chance of success needed", de="Nötige Erfolgschance"),
    "chart.frontier.take": Text(en="take {job}", de="{job} annehmen"),
    "chart.frontier.stay": Text(en="stay with {other}", de="bei {other} bleiben"),
    "chart.frontier.choose": Text(en="take {other}", de="{other} annehmen"),
    "chart.frontier.stated": Text(en="as offered: {amount}", de="wie angeboten: {amount}"),
    "chart.frontier.line": Text(en="risk aversion {number}", de="Risikoaversion {number}"),
    "chart.frontier.yours": Text(
        en="risk aversion {number} (you)", de="Risikoaversion {number} (Sie)"
    ),
}

_CHOICE_MAP: Final = {
    "chart.choice_map.title_chance": Text(
        en="Who should take {job}, and from what chance of success?",
        de="Wer sollte {job} nehmen, und ab welcher Erfolgschance?",
    ),
    "chart.choice_map.subtitle_chance": Text(
        en="The darker, the surer success must be before {job} beats {other}.",
        de="Je dunkler, desto sicherer muss der Erfolg sein, bevor {job} besser ist als {other}.",
    ),
    "chart.choice_map.title_lead": Text(
        en="For whom is {job} the better choice, for whom {other}?",
        de="Für wen ist {job} die bessere Wahl, für wen {other}?",
    ),
    "chart.choice_map.subtitle_lead": Text(
        en="The same two offers, for people with other savings or another taste for risk.",
        de="Dieselben zwei Angebote, für Menschen mit anderem Ersparten oder anderer Risikoneigung.",
    ),
    "chart.choice_map.x": Text(en="Savings", de="Erspartes"),
    "chart.choice_map.y": Text(
        en="Risk aversion (0: only the average counts)",
        de="Risikoaversion (0: nur der Durchschnitt zählt)",
    ),
    "chart.choice_map.legend_chance": Text(
        en="Chance of success needed", de="Nötige Erfolgschance"
    ),
    "chart.choice_map.legend_lead": Text(en="Worth more", de="Mehr wert"),
    "chart.choice_map.none_needed": Text(en="{none}: none needed", de="{none}: keine nötig"),
    "chart.choice_map.chance_span": Text(en="{low} to {high}", de="{low} bis {high}"),
    "chart.choice_map.lead": Text(en="{offer}, {span}", de="{offer}, {span}"),
    "chart.choice_map.region": Text(
        en="{offer} is worth more", de="{offer} ist mehr wert"
    ),
    "chart.choice_map.same": Text(en="about the same", de="etwa gleich viel wert"),
    "chart.choice_map.same_within": Text(
        en="about the same (within {amount})", de="etwa gleich (bis {amount})"
    ),
    "chart.choice_map.everyone": Text(
        en="{region}, for everyone here", de="{region}, für alle hier"
    ),
    "chart.choice_map.any": Text(en="by any amount", de="um beliebig viel"),
    "chart.choice_map.up_to": Text(en="by up to {amount}", de="um bis zu {amount}"),
    "chart.choice_map.between": Text(en="by {low} to {high}", de="um {low} bis {high}"),
    "chart.choice_map.more_than": Text(en="by more than {amount}", de="um mehr als {amount}"),
    "chart.choice_map.you": Text(en="you", de="Sie"),
    "chart.choice_map.you_at": Text(
        en="you (risk aversion {number})", de="Sie (Risikoaversion {number})"
    ),
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
    "chart.tornado.axis_chance": Text(en="Chance of success needed", de="Nötige Erfolgschance"),
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
        en="about you: lower and higher than entered", de="über Sie: kleiner und größer als angegeben"
    ),
    "chart.tornado.what_if": Text(
        en="stated: what if it were a fifth lower or higher (years: one fewer or more)?",
        de="angegeben: was wäre, wenn es ein Fünftel weniger oder mehr wäre (Jahre: eins)?",
    ),
}

_FIELDS: Final = {
    "base_per_year": Text(en="base pay", de="Grundgehalt"),
    "raise_per_year": Text(en="yearly raise", de="jährliche Erhöhung"),
    "bonus.target_per_year": Text(en="bonus target", de="Zielbonus"),
    "bonus.payout_mean": Text(en="bonus payout", de="Auszahlungsquote des Bonus"),
    "bonus.payout_spread": Text(en="ups and downs of the bonus", de="Schwankung des Bonus"),
    "sign_on.amount": Text(en="sign-on bonus", de="Antrittsprämie"),
    "sign_on.clawback_months": Text(
        en="months to repay the sign-on bonus", de="Rückzahlungsfrist der Antrittsprämie"
    ),
    "retirement_match_per_year": Text(en="retirement match", de="Zuschuss zur Altersvorsorge"),
    "benefits_per_year": Text(en="benefits", de="Nebenleistungen"),
    "relocation": Text(en="relocation payment", de="Umzugsgeld"),
    "stock.volatility_per_year": Text(en="stock volatility", de="Schwankung der Aktie"),
    "stock.drift_per_year": Text(en="stock growth", de="Wachstum der Aktie"),
    "stock.market_correlation": Text(
        en="stock moving with the market", de="Gleichlauf der Aktie mit dem Markt"
    ),
    "grants.value": Text(en="value of stock grant {number}", de="Wert des Aktienpakets {number}"),
    "grants.granted_in_years": Text(
        en="years until stock grant {number}", de="Jahre bis zum Aktienpaket {number}"
    ),
    "equity.payoff": Text(en="payoff if it works", de="Auszahlung im Erfolgsfall"),
    "equity.in_years": Text(en="years to payoff", de="Jahre bis zur Auszahlung"),
    "equity.probability": Text(en="chance of success", de="Erfolgschance"),
    "equity.fails_after_years": Text(
        en="years until it fails", de="Jahre bis zum Scheitern"
    ),
    "equity.stake": Text(en="stake", de="Anteil am Unternehmen"),
    "equity.dilution": Text(en="dilution by later rounds", de="Verwässerung durch spätere Runden"),
    "equity.vests_over_years": Text(en="years to vest", de="Jahre bis zum vollen Vesting"),
    "equity.cliff_years": Text(en="years before anything vests", de="Jahre bis zum ersten Vesting"),
    "equity.market_correlation": Text(
        en="success moving with the market", de="Gleichlauf des Erfolgs mit dem Markt"
    ),
    "equity.rows.probability": Text(
        en="chance of outcome {number}", de="Chance von Ausgang {number}"
    ),
    "equity.rows.payoff": Text(
        en="payoff of outcome {number}", de="Auszahlung bei Ausgang {number}"
    ),
    "equity.rows.in_years": Text(
        en="years to outcome {number}", de="Jahre bis zu Ausgang {number}"
    ),
    "forfeited_on_leaving": Text(en="forfeited on leaving", de="beim Weggang verloren"),
    "job_loss.layoff_risk_per_year": Text(en="risk of a layoff", de="Kündigungsrisiko"),
    "job_loss.severance_months": Text(en="severance pay", de="Abfindung"),
    "job_loss.search_months": Text(en="months to find a new job", de="Monate der Stellensuche"),
    "job_loss.later_pay_per_year": Text(en="pay after a job loss", de="Gehalt nach Stellenverlust"),
    "tax.pay": Text(en="tax on pay", de="Steuer auf Gehalt"),
    "tax.equity": Text(en="tax on the payoff", de="Steuer auf die Auszahlung"),
    "tax.benefits": Text(en="tax on benefits", de="Steuer auf Nebenleistungen"),
    "fx": Text(en="exchange rate", de="Wechselkurs"),
    "wealth": Text(en="your savings", de="Ihr Erspartes"),
    "kept_pay_per_year": Text(
        en="pay that goes on either way", de="Gehalt, das auf jeden Fall weiterläuft"
    ),
    "living_costs_per_year": Text(en="your living costs", de="Ihre Lebenshaltung"),
    "risk_aversion": Text(en="your risk aversion", de="Ihre Risikoaversion"),
    "discount_per_year": Text(
        en="yearly discount on later money", de="jährlicher Abschlag auf späteres Geld"
    ),
    "horizon_years": Text(en="your horizon", de="Ihr Horizont"),
}

TEXTS: Final[dict[str, Text]] = {
    **_SHARED,
    **_DOTS,
    **_OUTCOMES,
    **_MONEY_IN_HAND,
    **_FRONTIER,
    **_CHOICE_MAP,
    **_TORNADO,
    **{f"field.{name}": text for name, text in _FIELDS.items()},
}

"""What the live break-even chart says; braces are filled while a slider moves."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "live.about": Text(
        en=(
            "The chance of success above which leaving pays, for the savings, pay kept, "
            "risk aversion, years and discount rate set with the sliders."
        ),
        de=(
            "Die Erfolgschance, ab der sich der Wechsel lohnt, für Ersparnis, weiterlaufendes "
            "Gehalt, Risikoaversion, Jahre und Diskontsatz, wie mit den Reglern eingestellt."
        ),
    ),
    "live.slider.savings": Text(en="Savings", de="Ersparnis"),
    "live.slider.kept": Text(
        en="Pay kept either way, a year", de="Gehalt im Jahr, das auf jeden Fall weiterläuft"
    ),
    "live.slider.risk_aversion": Text(
        en="Risk aversion (0 = none)", de="Risikoaversion (0 = keine)"
    ),
    "live.slider.years": Text(en="Years until the payoff", de="Jahre bis zur Auszahlung"),
    "live.slider.discount": Text(en="Discount rate a year", de="Diskontsatz im Jahr"),
    "live.year": Text(en="1 year", de="1 Jahr"),
    "live.headline": Text(
        en="Break-even chance of success: {chance}",
        de="Nötige Erfolgschance: {chance}",
    ),
    "live.no_number": Text(en="cannot be said", de="nicht bestimmbar"),
    "live.stay_unless": Text(
        en="Stay, unless you put the chance that it works above {chance}.",
        de="Bleiben, außer Sie schätzen die Erfolgschance auf mehr als {chance}.",
    ),
    "live.all_but_certain": Text(
        en="Stay, unless you hold success to be all but certain.",
        de="Bleiben, außer Sie halten den Erfolg für so gut wie sicher.",
    ),
    "live.never": Text(
        en="Stay: even certain success would not make up for what you give up.",
        de="Bleiben: Selbst ein sicherer Erfolg wöge nicht auf, was Sie aufgeben.",
    ),
    "live.nothing_left": Text(
        en="Failure must leave you something: set savings or pay kept above zero.",
        de="Ein Fehlschlag muss etwas übrig lassen: Ersparnis oder Gehalt über null einstellen.",
    ),
    "live.nothing_given_up": Text(
        en="With these values, leaving gives up nothing.",
        de="Bei diesen Werten geben Sie mit dem Wechsel nichts auf.",
    ),
    "live.stakes": Text(
        en="Given up: {cost}, in today's money. Payoff: {payoff} in {years}, today {today}.",
        de="Aufgegeben: {cost} in heutigem Geld. Auszahlung: {payoff} in {years}, heute {today}.",
    ),
    "live.years_in": Text(en="{count} years", de="{count} Jahren"),
    "live.year_in": Text(en="1 year", de="1 Jahr"),
    "live.having": Text(
        en="You have: savings of {savings}, and pay of {kept} a year that you keep either way.",
        de="Sie haben: {savings} Ersparnis; {kept} Gehalt im Jahr laufen auf jeden Fall weiter.",
    ),
    "live.reckoning": Text(
        en="Reckoned with risk aversion {risk_aversion} and a discount rate of {discount} a year.",
        de="Gerechnet mit Risikoaversion {risk_aversion} und Diskontsatz {discount} im Jahr.",
    ),
    "live.curve.title": Text(
        en="The larger the payoff, the smaller the chance that you need",
        de="Je größer die Auszahlung, desto kleiner die nötige Chance",
    ),
    "live.curve.payoff": Text(
        en="Payoff if it works, in money of that year",
        de="Auszahlung im Erfolgsfall, in Geld jenes Jahres",
    ),
    "live.curve.chance": Text(en="Break-even chance", de="Nötige Erfolgschance"),
    "live.worth.title": Text(
        en="What that chance is worth to you, as sure money today",
        de="Was Ihnen diese Chance wert ist, als sicheres Geld heute",
    ),
    "live.worth.chance": Text(en="Chance of success", de="Erfolgschance"),
    "live.worth.money": Text(en="Worth today", de="Heutiger Wert"),
    "live.worth.cost": Text(en="given up: {cost}", de="aufgegeben: {cost}"),
    "live.series.mine": Text(en="with your risk aversion", de="mit Ihrer Risikoaversion"),
    "live.series.neutral": Text(
        en="counting averages only (no risk aversion)",
        de="wenn nur der Durchschnitt zählt (keine Risikoaversion)",
    ),
}

"""What an answer about offers says besides its numbers."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "note.nominal": Text(
        en="Nominal money, discounted to today at your annual rate: yearly pay at each year's end, "
        "vests at the end of their quarter, one-off sums on the first day.",
        de="Nominale Beträge, mit Ihrem Jahressatz auf heute abgezinst: Jahresgehalt jeweils zum "
        "Jahresende, Vestings zum Quartalsende, Einmalzahlungen am ersten Tag.",
    ),
    "note.horizon_open": Text(
        en="Pay counts up to the last payoff or vest, for both jobs alike.",
        de="Gehalt zählt bis zur letzten Auszahlung oder zum letzten Vesting, für beide Stellen "
        "gleich.",
    ),
    "note.horizon_given": Text(
        en="Pay counts up to your horizon, for both jobs alike; vests after it count for nothing.",
        de="Gehalt zählt bis zu Ihrem Horizont, für beide Stellen gleich; spätere Vestings zählen "
        "nicht.",
    ),
    "note.before_tax": Text(
        en="No tax was entered: all amounts are before tax.",
        de="Es wurde keine Steuer angegeben: alle Beträge sind vor Steuern.",
    ),
    "note.effective_tax": Text(
        en="Tax is one effective rate for each kind of income, as entered.",
        de="Die Steuer ist ein effektiver Satz je Einkommensart, wie angegeben.",
    ),
    "note.savings_only": Text(
        en="No pay kept either way was entered. Only savings stand behind you: this overstates the "
        "risk if other income goes on.",
        de="Es wurde kein Gehalt angegeben, das auf jeden Fall weiterläuft. Nur das Ersparte steht "
        "hinter Ihnen: das überzeichnet das Risiko, wenn anderes Einkommen weiterläuft.",
    ),
    "note.one_job_loss": Text(
        en="At most one involuntary end of each job is followed; nobody quits.",
        de="Je Stelle wird höchstens ein unfreiwilliges Ende verfolgt; niemand kündigt selbst.",
    ),
    "note.sold_at_vest": Text(
        en="Shares of a public company are sold as they vest.",
        de="Aktien börsennotierter Unternehmen werden beim Vesting verkauft.",
    ),
    "note.uncalibrated": Text(
        en="A chance of success is somebody's view: no record shows how often such views come "
        "true. It caps how firm a verdict can be.",
        de="Eine Erfolgschance ist jemandes Ansicht: nirgends ist festgehalten, wie oft solche "
        "Ansichten eintreffen. Das begrenzt, wie fest ein Urteil sein kann.",
    ),
    "note.reference_class": Text(
        en="Published shares of successes stand beside the result for comparison; they are not "
        "the chance of this company.",
        de="Veröffentlichte Erfolgsanteile stehen zum Vergleich daneben; sie sind nicht die Chance "
        "dieses Unternehmens.",
    ),
    "note.market_link": Text(
        en="A rising market lifts public shares and the chance of success together.",
        de="Ein steigender Markt hebt Aktienkurse und Erfolgschancen gemeinsam.",
    ),
    "note.no_advice": Text(
        en="Not financial, tax or legal advice.",
        de="Keine Finanz-, Steuer- oder Rechtsberatung.",
    ),
    "missing.probability": Text(
        en="{offer}: how likely success is", de="{offer}: wie wahrscheinlich der Erfolg ist"
    ),
    "missing.stake": Text(
        en="{offer}: the stake (your shares and the fully diluted count)",
        de="{offer}: der Anteil (Ihre Anteile und die voll verwässerte Gesamtzahl)",
    ),
    "missing.dilution": Text(
        en="{offer}: dilution by later rounds", de="{offer}: die Verwässerung durch spätere Runden"
    ),
    "missing.strike": Text(
        en="{offer}: strike price and exercise window, if the equity is options",
        de="{offer}: Ausübungspreis und Ausübungsfrist, falls es Optionen sind",
    ),
    "missing.preferences": Text(
        en="{offer}: liquidation preferences that are paid before you",
        de="{offer}: Liquidationsvorzüge, die vor Ihnen bedient werden",
    ),
    "missing.vesting": Text(
        en="{offer}: vesting, and what happens to it if you leave",
        de="{offer}: das Vesting, und was bei einem Weggang damit geschieht",
    ),
    "missing.stock_over_time": Text(
        en="{offer}: when the stock given up would have vested, and what it would be worth then",
        de="{offer}: wann die aufgegebenen Aktien zugeflossen wären und was sie dann wert wären",
    ),
    "missing.present_risk": Text(
        en="{offer}: the risk of losing this job too",
        de="{offer}: das Risiko, auch diese Stelle zu verlieren",
    ),
    "missing.job_risk": Text(
        en="{offer}: the risk of losing this job, and what you would earn then",
        de="{offer}: das Risiko, diese Stelle zu verlieren, und was Sie dann verdienen würden",
    ),
    "missing.tax": Text(
        en="Tax: on pay and on the payoff, in both jobs",
        de="Die Steuer: auf Gehalt und Auszahlung, bei beiden Stellen",
    ),
}

"""What verdicts, tables and pages say."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_NUMBERS: Final[dict[str, Text]] = {
    "number.none_enough": Text(en="none is enough", de="keine reicht"),
    "number.over_all": Text(en="over {all}", de="über {all}"),
    "number.span": Text(en="{low} to {high}", de="{low} bis {high}"),
    "number.per_year": Text(en="{amount} a year", de="{amount} im Jahr"),
    "number.years": Text(en="{count} years", de="{count} Jahre"),
    "number.one_year": Text(en="1 year", de="1 Jahr"),
    "number.one_month": Text(en="1 month", de="1 Monat"),
    "number.in_years": Text(en="in {count} years", de="in {count} Jahren"),
    "number.in_one_year": Text(en="in 1 year", de="in 1 Jahr"),
    "number.months": Text(en="{count} months", de="{count} Monate"),
}

_VERDICT: Final[dict[str, Text]] = {
    "verdict.than_staying": Text(en="than staying", de="als beim Bleiben"),
    "verdict.than_other": Text(en="with {job} than with {other}", de="mit {job} als mit {other}"),
    "verdict.mostly_poorer": Text(
        en="Of 100 futures, {poorer} leave you poorer {than}, typically by {loss}, and {richer} "
        "richer, {much_richer} of them by more than {much}",
        de="Von 100 Zukünften machen Sie {poorer} ärmer {than}, meist um {loss}, und {richer} "
        "reicher, {much_richer} davon um mehr als {much}",
    ),
    "verdict.mostly_richer": Text(
        en="Of 100 futures, {richer} leave you richer {than}, typically by {gain}, and {poorer} "
        "poorer, typically by {loss}",
        de="Von 100 Zukünften machen Sie {richer} reicher {than}, meist um {gain}, und {poorer} "
        "ärmer, meist um {loss}",
    ),
    "verdict.only_poorer": Text(
        en="Of 100 futures, {poorer} leave you poorer {than}, typically by {loss}, and none richer",
        de="Von 100 Zukünften machen Sie {poorer} ärmer {than}, meist um {loss}, und keine reicher",
    ),
    "verdict.only_richer": Text(
        en="Of 100 futures, {richer} leave you richer {than}, typically by {gain}, and none poorer",
        de="Von 100 Zukünften machen Sie {richer} reicher {than}, meist um {gain}, und keine ärmer",
    ),
    "verdict.all_same": Text(
        en="All 100 futures come out about the same (within {within})",
        de="Alle 100 Zukünfte gehen etwa gleich aus (auf {within} genau)",
    ),
    "verdict.stay": Text(
        en="{counts}: stay at {winner}{strength}{unless}.",
        de="{counts}: bei {winner} bleiben{strength}{unless}.",
    ),
    "verdict.take": Text(
        en="{counts}: take {winner}{strength}{unless}.",
        de="{counts}: {winner} nehmen{strength}{unless}.",
    ),
    "verdict.too_close": Text(
        en="{counts}: too close to call, {job} is worth {low} to {high} compared with {other}"
        "{unless}.",
        de="{counts}: zu knapp für ein Urteil, {job} ist {low} bis {high} gegenüber {other} wert"
        "{unless}.",
    ),
    "verdict.clear": Text(en=" (a clear case)", de=" (ein klarer Fall)"),
    "verdict.leaning": Text(
        en=" (a leaning, not a certainty)", de=" (eine Tendenz, keine Gewissheit)"
    ),
    "verdict.none": Text(en="", de=""),
    "verdict.no_condition": Text(en="", de=""),
    "verdict.unless_above": Text(
        en=", unless you put success above {low} to {high}",
        de=", außer Sie halten den Erfolg für wahrscheinlicher als {low} bis {high}",
    ),
    "verdict.while_above": Text(
        en=", as long as you put success above {low} to {high}",
        de=", solange Sie den Erfolg für wahrscheinlicher als {low} bis {high} halten",
    ),
    "verdict.depends_stay": Text(
        en="Stay at {other}, unless you put the success of {job} above {chance} ({tastes}); at a "
        "chance of {shown}, {poorer} of 100 futures leave you poorer, typically by {loss}, and "
        "{richer} richer, typically by {gain}.",
        de="Bei {other} bleiben, außer Sie halten den Erfolg von {job} für wahrscheinlicher als "
        "{chance} ({tastes}); bei einer Chance von {shown} machen {poorer} von 100 Zukünften Sie "
        "ärmer, meist um {loss}, und {richer} reicher, meist um {gain}.",
    ),
    "verdict.depends_take": Text(
        en="Take {other}, unless you put the success of {job} above {chance} ({tastes}); at a "
        "chance of {shown}, {poorer} of 100 futures leave you poorer with {job}, typically by "
        "{loss}, and {richer} richer, typically by {gain}.",
        de="{other} nehmen, außer Sie halten den Erfolg von {job} für wahrscheinlicher als "
        "{chance} ({tastes}); bei einer Chance von {shown} machen {poorer} von 100 Zukünften Sie "
        "mit {job} ärmer, meist um {loss}, und {richer} reicher, meist um {gain}.",
    ),
    "verdict.tastes_ordered": Text(
        en="{low} if you are bold, {high} if cautious",
        de="{low}, wenn Sie wagemutig sind, {high}, wenn vorsichtig",
    ),
    "verdict.tastes_other": Text(
        en="{low} to {high} for other tastes for risk",
        de="{low} bis {high} bei anderer Risikoneigung",
    ),
    "verdict.never": Text(
        en="Stay at {other}: even if {job} succeeds for certain, it is worth less to you.",
        de="Bei {other} bleiben: selbst wenn {job} sicher Erfolg hat, ist es Ihnen weniger wert.",
    ),
    "verdict.never_take": Text(
        en="Take {other}: even if {job} succeeds for certain, it is worth less to you.",
        de="{other} nehmen: selbst wenn {job} sicher Erfolg hat, ist es Ihnen weniger wert.",
    ),
    "verdict.too_close_sure": Text(
        en="{counts}: too close to call, {job} is worth only {value} compared with {other}"
        "{unless}.",
        de="{counts}: zu knapp für ein Urteil, {job} ist gegenüber {other} nur {value} wert"
        "{unless}.",
    ),
    "verdict.same": Text(
        en="{counts}: {job} and {other} are worth the same to you{unless}.",
        de="{counts}: {job} und {other} sind Ihnen gleich viel wert{unless}.",
    ),
    "verdict.always": Text(
        en="Take {job}: it is worth more to you even if it fails.",
        de="{job} nehmen: es ist Ihnen mehr wert, selbst wenn es scheitert.",
    ),
    "verdict.capped": Text(
        en="No verdict on a private company can be firmer than the chance of success behind it, "
        "and nobody has calibrated that.",
        de="Kein Urteil über ein privates Unternehmen kann fester sein als die Erfolgschance "
        "dahinter, und die hat niemand geeicht.",
    ),
}

_TABLES: Final[dict[str, Text]] = {
    "table.worth": Text(
        en="What the offers are worth to you", de="Was die Angebote Ihnen wert sind"
    ),
    "table.worth_note": Text(
        en="Present value after tax over {years}, in {currency}. Worth to you: the sure sum that "
        "you would take instead, at risk aversion {taste}. Sampling error: {error}. Range: over "
        "what is not known.",
        de="Barwert nach Steuern über {years}, in {currency}. Ihnen wert: die sichere Summe, die "
        "Sie stattdessen nähmen, bei Risikoaversion {taste}. Stichprobenfehler: {error}. Spanne: "
        "über alles, was nicht bekannt ist.",
    ),
    "table.exact": Text(en="none, the figures are exact", de="keiner, die Zahlen sind exakt"),
    "table.error": Text(en="{error} of the worth", de="{error} des Werts"),
    "table.offer": Text(en="Offer", de="Angebot"),
    "table.offer_if": Text(en="{offer}, if success is {chance}", de="{offer}, bei Erfolg {chance}"),
    "table.worth_to_you": Text(en="Worth to you", de="Ihnen wert"),
    "table.range": Text(en="Range", de="Spanne"),
    "table.mean": Text(en="Average", de="Mittel"),
    "table.price_of_risk": Text(en="Price of risk", de="Preis des Risikos"),
    "table.tax": Text(en="Tax", de="Steuer"),
    "table.quantile": Text(en="{share} below", de="{share} darunter"),
    "table.by_taste": Text(en="Worth by taste for risk", de="Wert nach Risikoneigung"),
    "table.at_taste": Text(en="risk aversion {taste}", de="Risikoaversion {taste}"),
    "table.cash": Text(
        en="Money in hand, after tax, by year", de="Verfügbares Geld nach Steuern je Jahr"
    ),
    "table.cash_note": Text(
        en="Middle of all futures; in brackets, one in ten is below. With {kept} kept either way; "
        "without private equity and benefits. {costs}",
        de="Mitte aller Zukünfte; in Klammern: jede zehnte liegt darunter. Mit {kept}, die auf "
        "jeden Fall weiterlaufen; ohne Beteiligung und Nebenleistungen. {costs}",
    ),
    "table.costs": Text(en="You need {costs} to live.", de="Sie brauchen {costs} zum Leben."),
    "table.no_costs": Text(en="No living costs were entered.", de="Lebenshaltungskosten fehlen."),
    "table.year": Text(en="Year {year}", de="Jahr {year}"),
    "table.cash_cell": Text(en="{middle} ({low})", de="{middle} ({low})"),
    "table.neutral": Text(
        en="Chance of success needed if you count averages only",
        de="Nötige Erfolgschance, wenn nur der Durchschnitt zählt",
    ),
    "table.discount": Text(en="Discount rate", de="Zinssatz"),
    "table.by_wealth": Text(
        en="Chance of success needed, by savings and taste for risk",
        de="Nötige Erfolgschance nach Ersparnis und Risikoneigung",
    ),
    "table.by_wealth_note": Text(
        en="At {discount} a year; what is not known at its middle{savings_only}.",
        de="Bei {discount} im Jahr; was nicht bekannt ist, in der Mitte{savings_only}.",
    ),
    "table.savings_only": Text(
        en="; savings only: this overstates the risk if other pay goes on",
        de="; nur Ersparnis: das überzeichnet das Risiko, wenn anderes Gehalt weiterläuft",
    ),
    "table.savings": Text(en="Savings", de="Ersparnis"),
    "table.scans": Text(en="If success were this likely", de="Wäre der Erfolg so wahrscheinlich"),
    "table.scans_note": Text(
        en="At risk aversion {taste} and {discount} a year; what is not known at its middle.",
        de="Bei Risikoaversion {taste} und {discount} im Jahr; was nicht bekannt ist, in der "
        "Mitte.",
    ),
    "table.chance": Text(en="Chance", de="Chance"),
    "table.average_of": Text(en="{offer} on average", de="{offer} im Mittel"),
    "table.worth_of": Text(en="{offer}: worth to you", de="{offer}: Ihnen wert"),
    "table.you": Text(en="Then you", de="Dann"),
    "table.go": Text(en="take {job}", de="{job} nehmen"),
    "table.stay": Text(en="keep {other}", de="{other} behalten"),
    "table.exits": Text(
        en="What the company must sell for",
        de="Zu welchem Preis das Unternehmen verkauft werden muss",
    ),
    "table.exits_note": Text(
        en="Beside it, not as your chance: {reference}.",
        de="Zum Vergleich, nicht als Ihre Chance: {reference}.",
    ),
    "table.hopeless": Text(
        en="No payoff makes up for a chance of {chances}: with this taste for risk and these "
        "savings, none is large enough.",
        de="Keine Auszahlung wiegt eine Chance von {chances} auf: bei dieser Risikoneigung und "
        "dieser Ersparnis ist keine groß genug.",
    ),
    "table.stake": Text(en="Stake today", de="Anteil heute"),
    "table.dilution": Text(en="Lost to later rounds", de="Verlust durch spätere Runden"),
    "table.payoff": Text(en="For a payoff of", de="Für eine Auszahlung von"),
    "table.exit": Text(en="Exit value needed", de="Nötiger Verkaufspreis"),
    "table.promised": Text(en="{payoff} (as promised)", de="{payoff} (wie versprochen)"),
    "table.at_chance": Text(
        en="{payoff} (break-even at {chance})", de="{payoff} (Gleichstand bei {chance})"
    ),
    "table.reference": Text(en="{name}: {value}", de="{name}: {value}"),
    "table.facts": Text(en="Facts and assumptions used", de="Verwendete Fakten und Annahmen"),
    "table.fact": Text(en="Fact", de="Fakt"),
    "table.value": Text(en="Value", de="Wert"),
    "table.used_for": Text(en="Used for", de="Verwendet für"),
    "table.beside": Text(en="comparison only", de="nur zum Vergleich"),
    "table.date": Text(en="Date", de="Datum"),
    "table.grade": Text(en="Evidence", de="Beleg"),
    "table.source": Text(en="Source", de="Quelle"),
}

_SENTENCES: Final[dict[str, Text]] = {
    "facts.line": Text(
        en="{name}: {value} ({grade}, {day}; {purpose}). {source}",
        de="{name}: {value} ({grade}, {day}; {purpose}). {source}",
    ),
    "decisive.title": Text(
        en="What is not known and matters most", de="Was nicht bekannt ist und am meisten zählt"
    ),
    "decisive.chance": Text(
        en="{name}: from {low} to {high}, the chance needed goes from {at_low} to {at_high}.",
        de="{name}: von {low} auf {high} geht die nötige Chance von {at_low} auf {at_high}.",
    ),
    "decisive.money": Text(
        en="{name}: from {low} to {high}, the lead of {job} over {other} goes from {at_low} to "
        "{at_high}.",
        de="{name}: von {low} auf {high} geht der Vorsprung von {job} vor {other} von {at_low} auf "
        "{at_high}.",
    ),
    "negotiation.title": Text(
        en="What {lesser} would have to add", de="Was {lesser} drauflegen müsste"
    ),
    "negotiation.lead": Text(
        en="Each alone would make it worth as much to you as {better}:",
        de="Jedes für sich machte es Ihnen so viel wert wie {better}:",
    ),
    "negotiation.base": Text(
        en="{amount} more base pay a year (bonus target unchanged)",
        de="{amount} mehr Grundgehalt im Jahr (Zielbonus unverändert)",
    ),
    "negotiation.sign_on": Text(en="a sign-on of {amount}", de="eine Antrittsprämie von {amount}"),
    "negotiation.stake": Text(
        en="a stake {times} times as large", de="ein {times}-mal so großer Anteil"
    ),
    "negotiation.no_stake": Text(
        en="no stake, however large: success is too unlikely, or the company too small",
        de="kein Anteil, wie groß auch immer: der Erfolg ist zu unwahrscheinlich oder die Firma zu "
        "klein",
    ),
    "missing.title": Text(en="What the offers do not say", de="Was die Angebote nicht sagen"),
    "missing.ask": Text(
        en="Ask for these before you sign.", de="Danach vor der Unterschrift fragen."
    ),
    "notes.title": Text(en="What this takes for granted", de="Was dies voraussetzt"),
    "setting.missed": Text(
        en="The accuracy asked for ({asked}) was not reached; the sampling error is {reached}.",
        de="Die verlangte Genauigkeit ({asked}) wurde nicht erreicht; der Stichprobenfehler ist "
        "{reached}.",
    ),
    "setting.line": Text(
        en="goingrate {version}, seed {seed}, {futures} futures over {draws} draws of what is not "
        "known, facts {digest}. Not financial, tax or legal advice.",
        de="goingrate {version}, Startwert {seed}, {futures} Zukünfte über {draws} Ziehungen des "
        "Unbekannten, Fakten {digest}. Keine Finanz-, Steuer- oder Rechtsberatung.",
    ),
    "setting.exact": Text(
        en="goingrate {version}, exact (nothing sampled), facts {digest}. Not financial, tax or "
        "legal advice.",
        de="goingrate {version}, exakt (ohne Stichprobe), Fakten {digest}. Keine Finanz-, Steuer- "
        "oder Rechtsberatung.",
    ),
    "dots.bar": Text(
        en="{poorer} poorer, {same} about the same, {richer} richer ({much_richer} by more than "
        "{much})",
        de="{poorer} ärmer, {same} etwa gleich, {richer} reicher ({much_richer} um mehr als "
        "{much})",
    ),
    "dots.none_richer": Text(
        en="{poorer} poorer, {same} about the same, none richer",
        de="{poorer} ärmer, {same} etwa gleich, keine reicher",
    ),
    "dots.if": Text(en="if success is {chance}: {counts}", de="bei Erfolg {chance}: {counts}"),
    "page.title": Text(en="Is it worth the move?", de="Lohnt der Wechsel?"),
    "page.parquet_written": Text(
        en="Tables written to {path}: {names}", de="Tabellen geschrieben nach {path}: {names}"
    ),
    "page.html_written": Text(
        en="The full report is in {path}", de="Der ganze Bericht steht in {path}"
    ),
    "page.png_written": Text(
        en="{count} pictures are in {path}", de="{count} Bilder liegen in {path}"
    ),
    "page.bundle_written": Text(
        en="Inputs, version and answer are in {path}", de="Eingaben, Fassung und Antwort: {path}"
    ),
    "page.live": Text(
        en="Try your own numbers: the sliders work without a connection.",
        de="Eigene Zahlen versuchen: die Regler arbeiten ohne Verbindung.",
    ),
}

_BREAK_EVEN: Final[dict[str, Text]] = {
    "breakeven.title": Text(
        en="What must be true for it to pay?", de="Was muss stimmen, damit es sich lohnt?"
    ),
    "breakeven.today": Text(en="in today's money", de="in heutigem Geld"),
    "breakeven.after": Text(en="after tax, in today's money", de="nach Steuern, in heutigem Geld"),
    "breakeven.headline": Text(
        en="You give up {cost} ({of}) for {payoff} {years}: on average it pays if "
        "success is more likely than {neutral}.",
        de="Sie geben {cost} ({of}) für {payoff} {years} auf: im Durchschnitt lohnt "
        "es sich, wenn der Erfolg wahrscheinlicher ist als {neutral}.",
    ),
    "breakeven.hopeless": Text(
        en="You give up {cost} ({of}) for {payoff} {years}: even certain success does "
        "not make up for it.",
        de="Sie geben {cost} ({of}) für {payoff} {years} auf: selbst sicherer Erfolg "
        "wiegt das nicht auf.",
    ),
    "breakeven.personal": Text(
        en="Stay, unless you put success above {low} to {high} (risk aversion {bold} to "
        "{cautious}, savings of {wealth}{kept}).",
        de="Bleiben, außer Sie halten den Erfolg für wahrscheinlicher als {low} bis {high} "
        "(Risikoaversion {bold} bis {cautious}, Ersparnis {wealth}{kept}).",
    ),
    "breakeven.by_savings": Text(
        en="Counting the risk (risk aversion {taste}), it takes {chances} of savings.",
        de="Zählt das Risiko mit (Risikoaversion {taste}), braucht es {chances} Ersparnis.",
    ),
    "breakeven.with_savings": Text(en="{chance} with {wealth}", de="{chance} bei {wealth}"),
    "breakeven.kept": Text(
        en=", {kept} a year kept either way", de=", {kept} im Jahr laufen auf jeden Fall weiter"
    ),
    "breakeven.savings_only": Text(
        en="Savings only: overstates the risk. Give --keep if other pay goes on either way.",
        de="Nur Ersparnis: überzeichnet das Risiko. --keep angeben, wenn anderes Gehalt "
        "weiterläuft.",
    ),
    "breakeven.examples": Text(
        en="Your savings are not known: four examples. Give --wealth for yours.",
        de="Ihre Ersparnis ist nicht bekannt: vier Beispiele. --wealth für Ihre angeben.",
    ),
    "breakeven.range": Text(
        en="Over everything given as a range, at {discount}: {low} to {high}.",
        de="Über alle angegebenen Spannen, bei {discount}: {low} bis {high}.",
    ),
    "breakeven.untaxed": Text(
        en="Before tax. Base differences at year ends, what is given up once is given up today.",
        de="Vor Steuern. Gehaltsunterschiede zum Jahresende, Einmaliges heute.",
    ),
    "breakeven.taxed": Text(
        en="All amounts are after tax, beside {pay} of pay a year: of {once} given up once, "
        "{net_once} would be left, of {per_year} a year {net_per_year}, and of the payoff of "
        "{payoff} {net_payoff}.",
        de="Alle Beträge sind nach Steuern, neben {pay} Gehalt im Jahr: von einmalig {once} "
        "blieben {net_once}, von {per_year} im Jahr {net_per_year} und von der Auszahlung von "
        "{payoff} {net_payoff}.",
    ),
    "breakeven.personal_table": Text(
        en="If risk costs you something ({years}, {discount} a year)",
        de="Wenn Ihnen Risiko etwas ausmacht ({years}, {discount} im Jahr)",
    ),
    "breakeven.scan_table": Text(
        en="If success were this likely ({years}, {discount} a year)",
        de="Wäre der Erfolg so wahrscheinlich ({years}, {discount} im Jahr)",
    ),
    "breakeven.taste": Text(en="Risk aversion", de="Risikoaversion"),
    "breakeven.averages_only": Text(en="0 (averages only)", de="0 (nur Durchschnitt)"),
    "breakeven.mean": Text(en="Payoff on average", de="Auszahlung im Mittel"),
    "breakeven.worth": Text(en="Payoff: worth to you", de="Auszahlung: Ihnen wert"),
    "breakeven.cost": Text(en="Given up", de="Aufgegeben"),
    "breakeven.needed": Text(en="Payoff that would do", de="Auszahlung, die reichte"),
    "breakeven.goes": Text(en="go", de="gehen"),
    "breakeven.stays": Text(en="stay", de="bleiben"),
    "breakeven.footer": Text(
        en="goingrate {version}, exact, facts {digest}. Not financial, tax or legal advice.",
        de="goingrate {version}, exakt, Fakten {digest}. Keine Finanz-, Steuer- oder "
        "Rechtsberatung.",
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_NUMBERS,
    **_VERDICT,
    **_TABLES,
    **_SENTENCES,
    **_BREAK_EVEN,
}

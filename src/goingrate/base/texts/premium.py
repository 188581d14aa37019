"""Words for the premium of one kind of work over another."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SENTENCES: Final[dict[str, Text]] = {
    "premium.title": Text(
        en="{of} over {over}: the premium", de="{of} gegenüber {over}: der Aufschlag"
    ),
    "premium.told": Text(
        en="{of} over {over}: {raw} as it stands ({coverage}% interval {raw_low} to {raw_high}), "
        "{within} ({within_low} to {within_high}) at the same {equal}. {what}, {source}.",
        de="{of} gegenüber {over}: {raw}, so wie es dasteht ({coverage}-%-Intervall {raw_low} bis "
        "{raw_high}), {within} ({within_low} bis {within_high}) bei {equal}. {what}, {source}.",
    ),
    "premium.raw_only": Text(
        en="{of} over {over}: {raw} as it stands ({coverage}% interval {raw_low} to {raw_high}); "
        "how much of it is left at the same employer, level and place cannot be told: {why} "
        "{what}, {source}.",
        de="{of} gegenüber {over}: {raw}, so wie es dasteht ({coverage}-%-Intervall {raw_low} bis "
        "{raw_high}); wie viel davon bei gleichem Arbeitgeber, gleicher Stufe und gleichem Ort "
        "bleibt, lässt sich nicht sagen: {why} {what}, {source}.",
    ),
    "premium.of_state": Text(
        en="Not of {place} alone: records tell no metropolitan areas, so this is of its state.",
        de="Nicht nur von {place}: Angaben nennen keine Ballungsräume, dies ist also von dessen "
        "Bundesstaat.",
    ),
    "premium.equal.employer": Text(en="employer", de="gleichem Arbeitgeber"),
    "premium.equal.level": Text(en="level", de="gleicher Stufe"),
    "premium.equal.place": Text(en="place", de="gleichem Ort"),
    "premium.equal.date": Text(en="years", de="Jahre"),
    "premium.equal.skill": Text(en="skills", de="Kenntnisse"),
    "premium.equal_and": Text(
        en="{equal}, {others} allowed for", de="{equal}, {others} herausgerechnet"
    ),
    "premium.and": Text(en="{some} and {last}", de="{some} und {last}"),
    "premium.composition": Text(
        en="Most of the difference goes with something else than the work: {parts}.",
        de="Das meiste am Unterschied geht mit anderem einher als der Arbeit: {parts}.",
    ),
    "premium.composition_some": Text(
        en="Part of the difference goes with something else than the work: {parts}.",
        de="Ein Teil des Unterschieds geht mit anderem einher als der Arbeit: {parts}.",
    ),
    "premium.composition_hides": Text(
        en="As it stands the gap looks smaller than that: {parts}.",
        de="So wie er dasteht, sieht der Abstand kleiner aus: {parts}.",
    ),
    "premium.composition_turns": Text(
        en="The sign turns, since the gap as it stands goes with something else: {parts}.",
        de="Das Vorzeichen dreht sich, denn der Abstand, wie er dasteht, geht mit anderem einher: "
        "{parts}.",
    ),
    "premium.maybe_nothing": Text(
        en="With that equal there may be no difference at all: the interval holds 0.",
        de="Ist das gleich, so gibt es vielleicht gar keinen Unterschied: Das Intervall enthält 0.",
    ),
    "premium.basis": Text(
        en="The comparison rests on {records} records or more at {clusters} employers that have "
        "both.",
        de="Der Vergleich stützt sich auf {records} Angaben oder mehr bei {clusters} Arbeitgebern, "
        "die beides haben.",
    ),
    "premium.basis_records": Text(
        en="The comparison rests on {records} records or more; the source names no employers.",
        de="Der Vergleich stützt sich auf {records} Angaben oder mehr; Arbeitgeber nennt die "
        "Quelle "
        "nicht.",
    ),
    "premium.bands": Text(
        en="Bands count as their middle; what is left would be {low} by their lower ends, {high} "
        "by their higher ends.",
        de="Bänder zählen mit ihrer Mitte; übrig bliebe nach den unteren Enden {low}, nach den "
        "oberen {high}.",
    ),
    "premium.hidden_sentence": Text(
        en="{of} over {over}: nothing can be shown of your own data. {why}",
        de="{of} gegenüber {over}: Aus Ihren Daten kann nichts gezeigt werden. {why}",
    ),
    "premium.survey_sentence": Text(
        en="US wage survey, {month}: median pay of {of} {median_of}, of {over} {median_over}: "
        "{gap} "
        "({coverage}% interval {low} to {high}), with nothing held equal.",
        de="US-Lohnerhebung, {month}: Medianverdienst {of} {median_of}, {over} {median_over}: "
        "{gap} "
        "({coverage}-%-Intervall {low} bis {high}); gleichgehalten ist nichts.",
    ),
    "premium.published_one": Text(
        en="One figure that others printed comes near, of another comparison: {low} for {what}.",
        de="Eine veröffentlichte Zahl kommt dem nahe, aus einem anderen Vergleich: {low} für "
        "{what}.",
    ),
    "premium.published_grants": Text(
        en=", and for grants of equity {grants}", de=", bei Beteiligungen {grants}"
    ),
    "premium.published_sentence": Text(
        en="What others have printed on {on} runs from {low} to {high}{grants}. "
        "They answer different questions, so no average is given.",
        de="Was andere über {on} veröffentlicht haben, reicht von {low} bis {high}{grants}. "
        "Es sind Antworten auf verschiedene Fragen, darum gibt es keinen Durchschnitt.",
    ),
}

_WHY_NOT: Final[dict[str, Text]] = {
    "premium.why_not.employers_of_one": Text(
        en="of one of the two no employer is known.",
        de="von einer der beiden ist kein Arbeitgeber bekannt.",
    ),
    "premium.why_not.nothing_known": Text(
        en="the records tell neither employer nor level nor place.",
        de="die Angaben nennen weder Arbeitgeber noch Stufe noch Ort.",
    ),
    "premium.why_not.one_employer": Text(
        en="all records are of one employer.", de="alle Angaben sind von einem Arbeitgeber."
    ),
    "premium.why_not.no_common_employer": Text(
        en="none of the {employers} employers has both kinds of work.",
        de="keiner der {employers} Arbeitgeber hat beide Arten von Arbeit.",
    ),
    "premium.why_not.few_common_employers": Text(
        en="only {common} of {employers} employers have both kinds of work, too few to compare.",
        de="nur {common} von {employers} Arbeitgebern haben beide Arten von Arbeit, zu wenige zum "
        "Vergleichen.",
    ),
    "premium.why_not.no_common_level": Text(
        en="the two kinds of work have no level in common.",
        de="die beiden Arten von Arbeit haben keine Stufe gemeinsam.",
    ),
    "premium.why_not.no_common_place": Text(
        en="the two kinds of work have no place in common.",
        de="die beiden Arten von Arbeit haben keinen Ort gemeinsam.",
    ),
    "premium.why_not.no_common_cell": Text(
        en="no employer has both kinds of work at one level and place.",
        de="kein Arbeitgeber hat beide Arten von Arbeit auf einer Stufe an einem Ort.",
    ),
    "premium.why_not.no_variation": Text(
        en="where both kinds of work meet, nothing varies once the rest is held equal.",
        de="wo beide Arten von Arbeit zusammentreffen, variiert nichts mehr, wenn der Rest gleich "
        "ist.",
    ),
}

_TABLES: Final[dict[str, Text]] = {
    "premium.table.gaps": Text(en="{source}: {what}", de="{source}: {what}"),
    "premium.heading.gap": Text(en="Gap", de="Abstand"),
    "premium.heading.size": Text(en="More pay", de="Mehr"),
    "premium.heading.low": Text(en="from", de="von"),
    "premium.heading.high": Text(en="to", de="bis"),
    "premium.heading.of_gap": Text(en="of the gap", de="vom Abstand"),
    "premium.row.raw": Text(
        en="as it stands (mean log pay)", de="wie er dasteht (Mittel der Logarithmen)"
    ),
    "premium.row.raw_median": Text(en="as it stands (medians)", de="wie er dasteht (Mediane)"),
    "premium.part.employer": Text(en="other employers", de="andere Arbeitgeber"),
    "premium.part.level": Text(en="other levels", de="andere Stufen"),
    "premium.part.place": Text(en="other places", de="andere Orte"),
    "premium.part.date": Text(en="other years", de="andere Jahre"),
    "premium.part.skill": Text(en="other skills", de="andere Kenntnisse"),
    "premium.part.combination": Text(
        en="these together, cell by cell", de="diese zusammen, Zelle für Zelle"
    ),
    "premium.part.employer+place": Text(
        en="other employers and places", de="andere Arbeitgeber und Orte"
    ),
    "premium.part.employer+level": Text(
        en="other employers and levels", de="andere Arbeitgeber und Stufen"
    ),
    "premium.part.level+place": Text(en="other levels and places", de="andere Stufen und Orte"),
    "premium.part.employer+level+place": Text(
        en="other employers, levels and places", de="andere Arbeitgeber, Stufen und Orte"
    ),
    "premium.part.work": Text(
        en="what is left with all that equal", de="was bei all dem Gleichen bleibt"
    ),
    "premium.part.work_no_employer": Text(
        en="what is left with that equal, employers unknown",
        de="was bei all dem bleibt, Arbeitgeber unbekannt",
    ),
    "premium.table_note": Text(
        en="{records_of} and {records_over} records or more, {years}, {employers}. From, to: "
        "{coverage}% interval, {drawn} drawn anew {replicates} times.",
        de="{records_of} und {records_over} Angaben oder mehr, {years}, {employers}. Von, bis: "
        "{coverage}-%-Intervall, {drawn} {replicates}-mal neu gezogen.",
    ),
    "premium.parts_multiply": Text(
        en="The parts multiply to the raw gap.",
        de="Die Teile multiplizieren sich zum rohen Abstand.",
    ),
    "premium.drawn.employer": Text(en="employers", de="Arbeitgeber"),
    "premium.drawn.record": Text(en="records", de="Angaben"),
    "premium.no_employers": Text(
        en="no employers to compare", de="keine Arbeitgeber zu vergleichen"
    ),
    "premium.employers": Text(
        en="{employers} employers, {common} of them with both",
        de="{employers} Arbeitgeber, davon {common} mit beidem",
    ),
    "premium.table.published": Text(
        en="What is the AI premium? Published answers",
        de="Wie hoch ist der KI-Aufschlag? Veröffentlichte Antworten",
    ),
    "premium.table.published_other": Text(
        en="What others have printed on {work}", de="Was andere veröffentlicht haben: {work}"
    ),
    "premium.on_ai": Text(en="AI pay", de="KI-Gehälter"),
    "premium.on_work": Text(en="the pay of {work}", de="die Bezahlung {work}"),
    "premium.heading.what": Text(en="What is compared", de="Was verglichen wird"),
    "premium.heading.component": Text(en="Pay; held equal", de="Vergütung; gleich ist"),
    "premium.pay_and_equal": Text(en="{component}; {comparison}", de="{component}; {comparison}"),
    "premium.heading.date": Text(en="Date", de="Stand"),
    "premium.heading.source": Text(en="Source", de="Quelle"),
    "premium.published_note": Text(
        en="Never averaged: each row answers another question. * told by others than the source.",
        de="Kein Durchschnitt: Jede Zeile beantwortet eine andere Frage. * von anderen als der "
        "Quelle berichtet.",
    ),
    "premium.times": Text(en="{times} times as much", de="das {times}-Fache"),
    "premium.why_differ": Text(en="Why they differ", de="Warum sie sich unterscheiden"),
    "premium.missing": Text(en="What would tell more", de="Was mehr sagen würde"),
    "premium.footer": Text(
        en="goingrate {version}, seed {seed}, data {digest}. Not financial, tax or legal advice.",
        de="goingrate {version}, Startwert {seed}, Daten {digest}. Keine Finanz-, Steuer- oder "
        "Rechtsberatung.",
    ),
    "premium.withheld": Text(
        en="{source} ({what}, {currency}): not shown, on account of {lacking}. {why}",
        de="{source} ({what}, {currency}): nicht gezeigt, wegen {lacking}. {why}",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "premium.note.default_of_over": Text(
        en="Without --of and --over AI engineers are compared with software engineers.",
        de="Ohne --of und --over werden KI-Entwickler mit Softwareentwicklern verglichen.",
    ),
    "premium.note.default_of": Text(
        en="Without --of the question is about AI engineers.",
        de="Ohne --of wird nach KI-Entwicklern gefragt.",
    ),
    "premium.note.default_over": Text(
        en="Without --over the comparison is with software engineers.",
        de="Ohne --over wird mit Softwareentwicklern verglichen.",
    ),
    "premium.note.open_ended": Text(
        en='{part}% of the records say "this or more" and count as that bound.',
        de="{part} % der Angaben sagen „so viel oder mehr“ und zählen mit dieser Grenze.",
    ),
    "premium.note.unknown_employers": Text(
        en="{part}% of the records name no employer and are left out.",
        de="{part} % der Angaben nennen keinen Arbeitgeber und sind weggelassen.",
    ),
    "premium.note.no_employers": Text(
        en="No employer is known in this source, so employers cannot be held equal; records are "
        "taken as independent, which makes intervals too narrow.",
        de="In dieser Quelle ist kein Arbeitgeber bekannt, Arbeitgeber lassen sich also nicht "
        "gleichhalten; Angaben gelten als unabhängig, was Intervalle zu eng macht.",
    ),
    "premium.note.few_employers": Text(
        en="The comparison counts as one of {count} equal employers: intervals of so few are less "
        "sure than they say.",
        de="Der Vergleich zählt wie einer von {count} gleich großen Arbeitgebern: Intervalle von "
        "so "
        "wenigen sind weniger sicher, als sie sagen.",
    ),
    "premium.note.equal_means": Text(
        en="Equal means: records are compared within the same employer, level and place (state or "
        "region), as far as they tell them, and the years and skills that they tell are allowed "
        "for.",
        de="Gleich heißt: Verglichen wird innerhalb von Arbeitgeber, Stufe und Ort (Bundesstaat "
        "oder Region), soweit angegeben; Jahre und Kenntnisse, die angegeben sind, werden "
        "herausgerechnet.",
    ),
    "premium.note.left_means": Text(
        en="What is left is a difference in pay, not what a change of work would bring: who does "
        "which work is told by titles, and experience, quality and hours within a level stay in "
        "it.",
        de="Was bleibt, ist ein Unterschied in der Bezahlung und nicht, was ein Wechsel der Arbeit "
        "brächte: Wer welche Arbeit tut, sagen Titel, und Erfahrung, Güte und Stunden innerhalb "
        "einer Stufe stecken noch darin.",
    ),
    "premium.note.skills_are_work": Text(
        en="Skills can be a part of what the work is: pay that goes with other skills may count as "
        "its own.",
        de="Kenntnisse können zur Arbeit selbst gehören: Was mit anderen Kenntnissen an Bezahlung "
        "einhergeht, kann man ihr auch zurechnen.",
    ),
    "premium.note.no_level": Text(
        en="No record tells a level, so levels are not held equal.",
        de="Keine Angabe nennt eine Stufe, gleichgehalten sind Stufen also nicht.",
    ),
    "premium.note.no_place": Text(
        en="No record tells a state or region, so places are not held equal.",
        de="Keine Angabe nennt einen Bundesstaat oder eine Region, gleichgehalten sind Orte also "
        "nicht.",
    ),
    "premium.note.unknown_level": Text(
        en="{part}% of the records tell no level: they are compared with each other, as if they "
        "were at one.",
        de="{part} % der Angaben nennen keine Stufe: Sie werden untereinander verglichen, als "
        "wären sie auf einer.",
    ),
    "premium.note.unknown_place": Text(
        en="{part}% of the records tell no state or region: they are compared with each other, as "
        "if they were in one.",
        de="{part} % der Angaben nennen weder Bundesstaat noch Region: Sie werden untereinander "
        "verglichen, als wären sie in einem.",
    ),
    "premium.note.own_none": Text(
        en="Your own data holds no record of either kind of work that fits what was asked.",
        de="Ihre Daten enthalten zu keiner der beiden Arten von Arbeit eine Angabe, die zur Frage "
        "passt.",
    ),
    "premium.note.as_printed": Text(
        en="Figures of others stand as they were printed, not narrowed to this place, level, kind "
        "of employer, component or currency.",
        de="Zahlen anderer stehen so da, wie sie veröffentlicht sind, und nicht auf diesen Ort, "
        "diese Stufe, Art von Arbeitgeber, diesen Bestandteil oder diese Währung eingeschränkt.",
    ),
    "premium.note.occupations": Text(
        en="Occupations of the survey: {of}, over {over}.",
        de="Berufe der Erhebung: {of}, gegenüber {over}.",
    ),
    "premium.own_table.name": Text(en="Your own table", de="Eigene Tabelle"),
    "premium.own_table.caveat": Text(
        en="As good as the table, and as what it says the pay is.",
        de="So gut wie die Tabelle und wie das, was sie über das Gehalt sagt.",
    ),
    "premium.missing.data": Text(
        en="Single records with employers, such as filings or ads: goingrate data sources. Then "
        "the "
        "gap within the same employer, level and place is told.",
        de="Einzelangaben mit Arbeitgebern, etwa Anträge oder Anzeigen: goingrate data sources. "
        "Dann wird der Abstand bei gleichem Arbeitgeber, gleicher Stufe und gleichem Ort gezeigt.",
    ),
    "premium.missing.employers": Text(
        en="Records of more employers that have both kinds of work.",
        de="Angaben von mehr Arbeitgebern, die beide Arten von Arbeit haben.",
    ),
    "premium.missing.skills": Text(
        en="A column of skills (mapping file, skills): it tells how much of the rest is skill.",
        de="Eine Spalte mit Kenntnissen (Zuordnungsdatei, skills): Sie sagt, wie viel vom Rest "
        "Kenntnisse sind.",
    ),
    "premium.missing.grants": Text(
        en="Grants of equity (component grant): printed figures differ most there.",
        de="Beteiligungen (Bestandteil grant): Dort gehen die veröffentlichten Zahlen am weitesten "
        "auseinander.",
    ),
    "allowed.column_once": Text(en="each column once", de="jede Spalte einmal"),
    "allowed.one_column": Text(
        en="{one}, or {other} with high_per_year", de="{one}, oder {other} mit high_per_year"
    ),
    "allowed.table_pay": Text(
        en="pay per year above {least}, up to {most}", de="Gehalt je Jahr über {least}, bis {most}"
    ),
    "allowed.table_ends": Text(
        en="a higher end not below the lower one", de="ein oberes Ende nicht unter dem unteren"
    ),
    "allowed.table_day": Text(
        en="a day from {first} to {last}", de="ein Tag vom {first} bis {last}"
    ),
    "allowed.table_value": Text(en="a value in each row", de="ein Wert in jeder Zeile"),
    "fix.table_row": Text(
        en="Correct the row, or leave it out.", de="Die Zeile berichtigen oder weglassen."
    ),
    "allowed.other_work": Text(
        en="another kind of work than --of ({of})", de="eine andere Art von Arbeit als --of ({of})"
    ),
    "fix.other_work": Text(
        en="Compare two kinds of work: --of ai-engineer --over software-engineer.",
        de="Zwei Arten von Arbeit vergleichen: --of ai-engineer --over software-engineer.",
    ),
    "allowed.work_without_level": Text(
        en="a kind of work without a level", de="eine Art von Arbeit ohne Stufe"
    ),
    "fix.level_apart": Text(
        en="Give the level to both: --level {level}.",
        de="Die Stufe für beide angeben: --level {level}.",
    ),
    "allowed.premium_data": Text(
        en="work, a source, component or currency with data: your own, or printed premiums of AI "
        "work over other work",
        de="Arbeit, Quelle, Bestandteil oder Währung mit Daten: eigenen, oder veröffentlichten "
        "Aufschlägen von KI-Arbeit gegenüber anderer",
    ),
    "fix.premium_data": Text(
        en="Add data (goingrate data sources), or compare an AI role with another.",
        de="Daten hinzufügen (goingrate data sources), oder eine KI-Rolle mit einer anderen "
        "vergleichen.",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_SENTENCES, **_WHY_NOT, **_TABLES, **_NOTES}

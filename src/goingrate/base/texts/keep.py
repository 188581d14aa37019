"""Words for matching an outside offer or letting go."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SENTENCES: Final[dict[str, Text]] = {
    "keep.title": Text(
        en="Match the outside offer, or let go?",
        de="Beim Angebot von außen mitbieten oder gehen lassen?",
    ),
    "keep.fewer": Text(
        en="{name}: match only if fewer than {count} of {peers} peers follow ({range}).",
        de="{name}: nur mitbieten, wenn weniger als {count} von {peers} anderen nachziehen "
        "({range}).",
    ),
    "keep.none_follows": Text(
        en="{name}: match only if none of {peers} peers follows ({range}).",
        de="{name}: nur mitbieten, wenn keiner von {peers} anderen nachzieht ({range}).",
    ),
    "keep.one_peer": Text(
        en="{name}: match only if the one peer does not follow ({range}).",
        de="{name}: nur mitbieten, wenn die eine andere Person nicht nachzieht ({range}).",
    ),
    "keep.match": Text(
        en="{name}: match, even if all {peers} peers follow ({range}).",
        de="{name}: mitbieten, selbst wenn alle {peers} anderen nachziehen ({range}).",
    ),
    "keep.match_one": Text(
        en="{name}: match, even if the one peer follows ({range}).",
        de="{name}: mitbieten, selbst wenn die eine andere Person nachzieht ({range}).",
    ),
    "keep.let_go": Text(
        en="{name}: let go, even if no peer follows ({range}).",
        de="{name}: gehen lassen, selbst wenn niemand nachzieht ({range}).",
    ),
    "keep.cannot_tell": Text(
        en="{name}: cannot be told from what is known. At the middle of it the line is {middle}, "
        "but it reaches from letting go in any case to matching even if every peer follows.",
        de="{name}: lässt sich mit dem, was bekannt ist, nicht sagen. In dessen Mitte lautet die "
        "Grenze: {middle}. Sie reicht aber von gehen lassen in jedem Fall bis mitbieten, selbst "
        "wenn alle anderen nachziehen.",
    ),
    "keep.more": Text(
        en="{count} more segments are in the tables.",
        de="{count} weitere Gruppen stehen in den Tabellen.",
    ),
    "keep.range": Text(
        en="{low} to {high}, depending on what is not known",
        de="{low} bis {high}, je nach dem, was nicht bekannt ist",
    ),
    "keep.range_ends": Text(
        en="from {low} to {high}, depending on what is not known",
        de="von {low} bis {high}, je nach dem, was nicht bekannt ist",
    ),
    "keep.range_firm": Text(
        en="the same over {coverage} of what is not known",
        de="ebenso in {coverage} dessen, was nicht bekannt ist",
    ),
    "keep.range_known": Text(en="all of it was given", de="alles ist angegeben"),
    "keep.end.let_go": Text(en="letting go in any case", de="gehen lassen in jedem Fall"),
    "keep.end.match": Text(en="matching in any case", de="mitbieten in jedem Fall"),
    "keep.end.none": Text(en="matching if nobody follows", de="mitbieten, wenn niemand nachzieht"),
    "keep.end.fewer": Text(
        en="matching if fewer than {count} follow",
        de="mitbieten, wenn weniger als {count} nachziehen",
    ),
    "keep.costs": Text(
        en="{name}: letting one go costs {let_go} ({low} to {high}). Matching costs {alone} if "
        "nobody follows and {each} more for each peer who does: {all} if all {peers} do.",
        de="{name}: Eine Person gehen zu lassen kostet {let_go} ({low} bis {high}). Mitbieten "
        "kostet {alone}, wenn niemand nachzieht, und {each} mehr für jede Person, die nachzieht: "
        "{all}, wenn alle {peers} es tun.",
    ),
    "keep.costs_one": Text(
        en="{name}: letting one go costs {let_go} ({low} to {high}). Matching costs {alone} if the "
        "one peer does not follow, {all} if so.",
        de="{name}: Eine Person gehen zu lassen kostet {let_go} ({low} bis {high}). Mitbieten "
        "kostet {alone}, wenn die eine andere Person nicht nachzieht, sonst {all}.",
    ),
    "keep.curse": Text(
        en="{name}, winner's curse: you put the work at {estimate} a year, give or take {noise}. "
        "Against a rival who judges as well, those whom you keep are worth {worth} on average: you "
        "win where you judged too high. With that worth the answer is: {line}.",
        de="{name}, Fluch des Gewinners: Sie schätzen die Arbeit auf {estimate} im Jahr, mit einer "
        "Streuung von {noise}. Gegen einen Rivalen, der ebenso gut urteilt, ist die Arbeit derer, "
        "die Sie halten, im Mittel {worth} wert: Sie gewinnen dort, wo Sie zu hoch lagen. Mit "
        "diesem Wert lautet die Antwort: {line}.",
    ),
    "keep.curse_pays_more": Text(
        en="{name}: that is less than the matched pay of {pay} a year.",
        de="{name}: Das ist weniger als das Gehalt nach dem Mitbieten, {pay} im Jahr.",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "keep.note.peers": Text(
        en="How many peers follow is not assumed: it is what the line is about. A follower gets "
        "the same raise as far as there is room: up to the band's top or, where the match went "
        "above it, up to the pay that the match set.",
        de="Wie viele nachziehen, ist nicht angenommen: Darum geht es bei der Grenze. Wer "
        "nachzieht, bekommt dieselbe Erhöhung, soweit Platz ist: bis zum oberen Ende des Bandes "
        "oder, wo das Mitbieten darüber führte, bis zu dem Gehalt, das es gesetzt hat.",
    ),
    "keep.note.seat": Text(
        en="Both ways are followed for the same seat and years, discounted: after a matched person "
        "leaves, the seat costs the market's price as well.",
        de="Beide Wege gelten für dieselbe Stelle und dieselben Jahre, abgezinst: Geht die "
        "gehaltene Person später, kostet die Stelle ebenfalls den Marktpreis.",
    ),
    "keep.note.leaves": Text(
        en="Some leave within a year although they were matched; they are replaced then, which "
        "counts as a cost of matching.",
        de="Manche gehen binnen eines Jahres, obwohl mitgeboten wurde; sie werden dann "
        "ersetzt, was als Kosten des Mitbietens zählt.",
    ),
    "keep.note.unvested": Text(
        en="The unvested value that a leaver forfeits stays with you, less what the replacement's "
        "grant costs. What the rival pays to make up for it is not your cost.",
        de="Der noch nicht zugeteilte Wert, der beim Gehen verfällt, bleibt bei Ihnen, abzüglich "
        "dessen, was die Zuteilung an den Ersatz kostet. Was der Rivale dafür ausgleicht, sind "
        "nicht Ihre Kosten.",
    ),
    "keep.note.raises_keep": Text(
        en="Not counted: that raises also keep peers, that a leaver may draw others along (both "
        "speak for matching), and that a habit of matching invites offers (which speaks against).",
        de="Nicht gezählt: dass Erhöhungen auch andere halten und dass Gehende andere mitziehen "
        "können (beides spricht fürs Mitbieten), und dass, wer oft mitbietet, Angebote einlädt "
        "(das spricht dagegen).",
    ),
    "keep.note.no_person": Text(
        en="Figures are of a segment, never of a person: where in the band somebody is paid is "
        "taken as unknown.",
        de="Die Zahlen gelten für eine Gruppe, nie für eine Person: Wo im Band jemand bezahlt "
        "wird, gilt als unbekannt.",
    ),
    "keep.note.curse": Text(
        en="Winner's curse: a rival knows what the person is worth elsewhere, and you match where "
        "your own estimate is high, so those whom you keep are worth less than you think. Columns "
        "output_per_head and output_noise give that a number.",
        de="Fluch des Gewinners: Der Rivale weiß, was die Person anderswo wert ist, und Sie bieten "
        "mit, wo Ihre Schätzung hoch ist; wen Sie halten, der ist daher weniger wert, als Sie "
        "denken. Die Spalten output_per_head und output_noise geben dem eine Zahl.",
    ),
    "keep.note.curse_number": Text(
        en="Winner's curse: two bidders for work that is worth the same to both, each with an "
        "independent normal error of the spread given, and no other knowledge.",
        de="Fluch des Gewinners: zwei Bieter um Arbeit, die beiden gleich viel wert ist, jeder mit "
        "einem unabhängigen, normalverteilten Fehler der angegebenen Streuung und ohne anderes "
        "Wissen.",
    ),
    "keep.note.few": Text(
        en="Fewer than 10 people: {names}. Colleagues can tell whose offer this is about; do not "
        "pass it on.",
        de="Weniger als 10 Personen: {names}. Wer dort arbeitet, erkennt, um wessen Angebot es "
        "geht; nicht weitergeben.",
    ),
    "keep.note.currency": Text(
        en="The file names no currency; amounts are shown in {currency}.",
        de="Die Datei nennt keine Währung; Beträge stehen in {currency}.",
    ),
    "keep.note.ignored": Text(
        en="Columns that were not read: {columns}.", de="Nicht gelesene Spalten: {columns}."
    ),
}

#: What is asked for, by field: the name in tables, and what it would tell.
_FIELDS: Final[dict[str, tuple[str, str]]] = {
    "band_position": ("where in the band the person is paid", "Lage im Gehaltsband"),
    "raise_asked": ("what the outside offer pays more", "was das Angebot mehr zahlt"),
    "replacement_premium": ("what a replacement is paid more", "was ein Ersatz mehr bekommt"),
    "unvested": ("unvested value per head", "noch nicht zugeteilter Wert je Kopf"),
    "attrition": ("attrition", "Fluktuation"),
    "left_after_match": (
        "share that leaves within a year all the same",
        "Anteil, der binnen eines Jahres doch geht",
    ),
    "granted_anew": (
        "share of the unvested value that the replacement is granted",
        "Anteil des verfallenen Werts, den der Ersatz zugeteilt bekommt",
    ),
    "vacancy_months": ("months until a replacement starts", "Monate, bis ein Ersatz anfängt"),
    "ramp_months": (
        "months until it does all of the work",
        "Monate, bis der Ersatz alles leistet",
    ),
    "output_per_head": ("what a seat's work is worth", "was die Arbeit einer Stelle wert ist"),
    "output_lost_share": (
        "share of the work that nobody takes over",
        "Anteil der Arbeit, den niemand übernimmt",
    ),
    "search_cost": ("cost of the search", "Kosten der Suche"),
    "raise_lasts_years": ("years for which a raise lasts", "Jahre, die eine Erhöhung nachwirkt"),
    "discount": ("discount rate", "Diskontsatz"),
}

_PARTS: Final[dict[str, tuple[str, str]]] = {
    "vacancy_output": ("Work lost while the seat is empty", "Verlorene Arbeit, Stelle leer"),
    "vacancy_pay": ("Pay not paid meanwhile", "Gehalt, das so lange entfällt"),
    "ramp_output": ("Work lost while the next one learns", "Verlorene Arbeit, Einarbeitung"),
    "search": ("Search", "Suche"),
    "unvested_kept": ("Unvested value forfeited", "Verfallener Wert"),
    "granted_anew": ("Grant to the replacement", "Zuteilung an den Ersatz"),
    "pay_above": ("Replacement's pay above", "Mehr Gehalt für den Ersatz"),
    "let_go": ("Letting go, together", "Gehen lassen, zusammen"),
    "own_raise": ("Raise while the person stays", "Erhöhung, solange die Person bleibt"),
    "pay_after": ("Market pay once the person left", "Marktgehalt, wenn die Person gegangen ist"),
    "leaves_anyway": ("Leaves within a year all the same", "Geht binnen eines Jahres doch"),
    "alone": ("Matching, nobody follows", "Mitbieten, niemand zieht nach"),
    "each_follower": ("Each peer who follows", "Je Person, die nachzieht"),
    "all": ("Matching, all peers follow", "Mitbieten, alle ziehen nach"),
}

_TABLES: Final[dict[str, Text]] = {
    "keep.costs_title": Text(en="In money", de="In Geld"),
    "keep.table.lines": Text(en="When to match", de="Wann mitbieten"),
    "keep.table.lines_note": Text(
        en="Ranges hold {coverage} of what is "
        "not known. Present values, for one outside offer to one person.",
        de="Spannen enthalten "
        "{coverage} dessen, was nicht bekannt ist. Barwerte, für ein Angebot an eine Person.",
    ),
    "keep.table.parts": Text(en="What each way costs", de="Was jeder Weg kostet"),
    "keep.table.parts_note": Text(
        en="At the middle of what is not known; a minus is a gain.",
        de="In der Mitte dessen, was nicht bekannt ist; ein Minus ist ein Gewinn.",
    ),
    "keep.table.totals": Text(en="If so many peers follow", de="Wenn so viele andere nachziehen"),
    "keep.table.totals_note": Text(
        en="The last column: if the seat stays empty longer than that, matching costs less.",
        de="Letzte Spalte: Bleibt die Stelle länger leer, kostet das Mitbieten weniger.",
    ),
    "keep.table.sways": Text(
        en="What moves the line most", de="Was die Grenze am stärksten verschiebt"
    ),
    "keep.table.sways_note": Text(
        en="Each alone from one end to the other, all else at the middle.",
        de="Jedes allein von einem Ende zum anderen, alles andere in der Mitte.",
    ),
    "keep.table.facts": Text(
        en="What stands in for what was not given", de="Was für nicht Angegebenes steht"
    ),
    "keep.heading.segment": Text(en="segment", de="Gruppe"),
    "keep.heading.peers": Text(en="peers", de="andere"),
    "keep.heading.line": Text(
        en="match if fewer follow than", de="mitbieten, wenn weniger nachziehen als"
    ),
    "keep.heading.range": Text(en="range", de="Spanne"),
    "keep.heading.let_go": Text(en="letting go", de="gehen lassen"),
    "keep.heading.alone": Text(en="match, 0 follow", de="mitbieten, 0 folgen"),
    "keep.heading.all": Text(en="match, all follow", de="mitbieten, alle folgen"),
    "keep.heading.followers": Text(en="follow", de="ziehen nach"),
    "keep.heading.matching": Text(en="matching", de="mitbieten"),
    "keep.heading.cheaper": Text(en="better", de="besser"),
    "keep.heading.vacancy": Text(
        en="vacancy that ties, months", de="Vakanz bei Gleichstand, Monate"
    ),
    "keep.heading.input": Text(en="input", de="Angabe"),
    "keep.heading.ends": Text(en="from and to", de="von und bis"),
    "keep.heading.at_ends": Text(
        en="match if fewer follow than", de="mitbieten, wenn weniger nachziehen als"
    ),
    "keep.heading.grade": Text(en="evidence", de="Beleg"),
    "keep.cell.never": Text(en="never", de="nie"),
    "keep.cell.always": Text(en="always", de="immer"),
    "keep.cell.long": Text(en="over {months}", de="über {months}"),
    "keep.cell.match": Text(en="match", de="mitbieten"),
    "keep.cell.let_go": Text(en="let go", de="gehen lassen"),
    "keep.cell.never_ties": Text(en="none is long enough", de="keine ist lang genug"),
    "keep.cell.to_never": Text(en="{low} to any", de="{low} bis beliebig"),
    "keep.cell.to": Text(en="{low} → {high}", de="{low} → {high}"),
    "keep.cell.times_pay": Text(en="{times} of pay", de="{times} vom Gehalt"),
    "keep.cell.pay_times": Text(en="{times} times pay", de="{times} × Gehalt"),
    "keep.cell.times_raise": Text(en="{times} of the raise", de="{times} der Erhöhung"),
    "keep.missing": Text(
        en="What would narrow it most, as a column of the file",
        de="Was es am stärksten einengen würde, als Spalte der Datei",
    ),
}

_CHART: Final[dict[str, Text]] = {
    "chart.keep.title": Text(
        en="How many peers may follow before matching costs more than letting go?",
        de="Wie viele andere dürfen nachziehen, bevor Mitbieten mehr kostet als Gehenlassen?",
    ),
    "chart.keep.subtitle": Text(
        en="Cost of one outside offer, at the middle of what is not known. The bar at the crossing "
        "is where it may lie ({coverage} of what is not known).",
        de="Kosten eines Angebots von außen, in der Mitte dessen, was nicht bekannt ist. Der "
        "Balken an der Kreuzung zeigt, wo sie liegen kann ({coverage} des nicht Bekannten).",
    ),
    "chart.keep.first": Text(
        en="The first {count} segments; the tables have all.",
        de="Die ersten {count} Gruppen; die Tabellen enthalten alle.",
    ),
    "chart.keep.line": Text(en="fewer than {count}", de="weniger als {count}"),
    "chart.keep.match": Text(en="match", de="mitbieten"),
    "chart.keep.let_go": Text(en="let go", de="gehen lassen"),
    "chart.keep.axis": Text(en="of {peers} peers follow", de="von {peers} anderen ziehen nach"),
    "chart.keep.axis_one": Text(en="of 1 peer follows", de="von 1 anderen Person zieht nach"),
}

_ERRORS: Final[dict[str, Text]] = {
    "allowed.keep_one_table": Text(
        en="one file or one table of segments", de="eine Datei oder eine Tabelle von Gruppen"
    ),
    "allowed.peers": Text(
        en="a whole number of peers from 1 to {most}",
        de="eine ganze Zahl von anderen, 1 bis {most}",
    ),
    "allowed.keep_no_persons": Text(
        en="segments of people, never persons: no column that may name one",
        de="Gruppen, nie Personen: keine Spalte, die eine nennen kann",
    ),
    "fix.keep_no_persons": Text(
        en="Leave the column out and give one line a segment, with its headcount.",
        de="Die Spalte weglassen und eine Zeile je Gruppe angeben, mit ihrer Kopfzahl.",
    ),
    "fix.keep_columns": Text(
        en="Name the columns in the first line; docs/how-to/keep-or-let-go.md shows each.",
        de="Die Spalten in der ersten Zeile benennen; docs/how-to/keep-or-let-go.md zeigt jede.",
    ),
    "allowed.keep_headcount": Text(
        en="a whole number of people, from 2", de="eine ganze Zahl von Personen, ab 2"
    ),
    "allowed.keep_two": Text(
        en="at least 2 people: a segment of one would be one person's pay, and there is no peer "
        "who could follow",
        de="mindestens 2 Personen: Eine Gruppe aus einer wäre das Gehalt einer Person, und niemand "
        "könnte nachziehen",
    ),
    "fix.keep_two": Text(
        en="Join it with a segment of like pay, or leave it out.",
        de="Mit einer Gruppe ähnlicher Bezahlung zusammenlegen oder weglassen.",
    ),
    "allowed.keep_band": Text(
        en="pay per year, one number above 0", de="Gehalt im Jahr, eine Zahl über 0"
    ),
    "allowed.keep_money": Text(
        en="an amount or a range (150k, 40k..60k), or unknown",
        de="ein Betrag oder eine Spanne (150k, 40k..60k) oder unbekannt",
    ),
    "allowed.keep_raise": Text(
        en="above 0: a share (15% or 0.15) or an amount per year (30k), at most ten times the pay",
        de="über 0: ein Anteil (15 % oder 0,15) oder ein Betrag im Jahr (30k), höchstens das "
        "Zehnfache des Gehalts",
    ),
    "allowed.keep_premium": Text(
        en="a share (15% or 0.15) or an amount per year (30k) that leaves some pay, at most ten "
        "times the pay",
        de="ein Anteil (15 % oder 0,15) oder ein Betrag im Jahr (30k), der etwas Gehalt übrig "
        "lässt, höchstens das Zehnfache des Gehalts",
    ),
    "allowed.keep_amount_or_share": Text(
        en="from 0: an amount (30k) or a share (20% or 0.2)",
        de="ab 0: ein Betrag (30k) oder ein Anteil (20 % oder 0,2)",
    ),
    "fix.keep_share": Text(
        en="Write a share: 15% or 0.15.", de="Einen Anteil schreiben: 15 % oder 0,15."
    ),
    "allowed.keep_noise": Text(
        en="output_noise only with output_per_head", de="output_noise nur mit output_per_head"
    ),
    "fix.keep_noise": Text(
        en="Give output_per_head, or leave output_noise empty.",
        de="output_per_head angeben oder output_noise leer lassen.",
    ),
    "fix.keep_currency": Text(
        en="Write all amounts of a file in one currency.",
        de="Alle Beträge einer Datei in einer Währung schreiben.",
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_SENTENCES,
    **_NOTES,
    **_TABLES,
    **_CHART,
    **_ERRORS,
    **{f"keep.field.{name}": Text(en=en, de=de) for name, (en, de) in _FIELDS.items()},
    **{
        f"keep.missing.{name}": Text(en=f"{name}: {en}", de=f"{name}: {de}")
        for name, (en, de) in _FIELDS.items()
    },
    **{f"keep.part.{name}": Text(en=en, de=de) for name, (en, de) in _PARTS.items()},
}

"""Words for glut and shortage."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SENTENCES: Final[dict[str, Text]] = {
    "imbalance.title": Text(
        en="Where is the shortage, where the glut?", de="Wo fehlen Leute, wo sind es zu viele?"
    ),
    "imbalance.both": Text(
        en="Too few and too many at once: {shortages}; {gluts}.",
        de="Zu wenige und zu viele zugleich: {shortages}; {gluts}.",
    ),
    "imbalance.one_state": Text(en="{segments}.", de="{segments}."),
    "imbalance.segment": Text(
        en="{name} has {ratio} vacancies per seeker ({state})",
        de="{name} hat {ratio} Stellen je suchende Person ({state})",
    ),
    "imbalance.segment_one": Text(
        en="{name} has {ratio} vacancy per seeker ({state})",
        de="{name} hat {ratio} Stelle je suchende Person ({state})",
    ),
    "imbalance.more": Text(en="and {count} more", de="und {count} weitere"),
    "imbalance.segment_unbounded": Text(
        en="{name} has {vacancies} vacancies and nobody seeking ({state})",
        de="{name} hat {vacancies} Stellen und niemanden, der sucht ({state})",
    ),
    "imbalance.pooled": Text(
        en="Together they have {ratio}: that number is misleading, as it hides one of the two. It "
        "would hold only if people of the one could fill the vacancies of the other.",
        de="Zusammen sind es {ratio}: Diese Zahl führt in die Irre, denn sie verdeckt eines von "
        "beiden. Sie gälte nur, wenn die Leute des einen die Stellen des anderen füllen könnten.",
    ),
    "imbalance.state.shortage": Text(en="shortage", de="Mangel"),
    "imbalance.state.glut": Text(en="glut", de="Überangebot"),
    "imbalance.state.balanced": Text(en="balanced", de="ausgeglichen"),
    "imbalance.opposite": Text(
        en="{kind}, {first} to {last}: {changes}. They move in opposite directions.",
        de="{kind}, {first} bis {last}: {changes}. Sie laufen auseinander.",
    ),
    "imbalance.same_way": Text(
        en="{kind}, {first} to {last}: {changes}.", de="{kind}, {first} bis {last}: {changes}."
    ),
    "imbalance.change": Text(en="{name} {change}", de="{name} {change}"),
    "imbalance.window_matters": Text(
        en="The window decides. {kind}, {first} to {last}: {changes}.",
        de="Auf den Zeitraum kommt es an. {kind}, {first} bis {last}: {changes}.",
    ),
    "imbalance.no_shortage": Text(
        en="This shows what grew and what shrank, not where people are short: that takes vacancies "
        "and seekers.",
        de="Das zeigt, was wuchs und was schrumpfte, nicht, wo Leute fehlen: Dafür braucht es "
        "Stellen und Suchende.",
    ),
    "imbalance.cannot_tell": Text(
        en="Whether for good or a swing cannot be told of {names}. {because}",
        de="Ob auf Dauer oder als Schwankung, lässt sich nicht sagen: {names}. {because}",
    ),
    "imbalance.of": Text(en="{kind}, {country}", de="{kind}, {country}"),
    "imbalance.untold": Text(
        en="Whether for good or a swing: {months} months are too few to tell.",
        de="Ob auf Dauer oder als Schwankung: {months} Monate sind zu wenige, um es zu sagen.",
    ),
    "imbalance.too_short": Text(
        en="Whether for good or a swing cannot be told of {names}: {months} months were observed, "
        "and in fewer than {needed} a lasting step and one swing look alike.",
        de="Ob auf Dauer oder als Schwankung, lässt sich nicht sagen: {names}. Beobachtet wurden "
        "{months} Monate; in weniger als {needed} sehen eine bleibende Stufe und eine einzelne "
        "Schwankung gleich aus.",
    ),
    "imbalance.step": Text(en="{size} from {month} on", de="{size} ab {month}"),
    "imbalance.verdict.structural": Text(
        en="For good, as far as the series shows: {name}, {steps}.",
        de="Auf Dauer, soweit die Reihe es zeigt: {name}, {steps}.",
    ),
    "imbalance.verdict.cyclical": Text(
        en="A swing that comes back, as far as the series shows: {name}, about every {years} "
        "years.",
        de="Eine Schwankung, die zurückkehrt, soweit die Reihe es zeigt: {name}, etwa alle {years} "
        "Jahre.",
    ),
    "imbalance.verdict.both": Text(
        en="For good, and a swing besides, as far as the series shows: {name}, {steps}, with a "
        "swing about every {years} years.",
        de="Auf Dauer, und daneben eine Schwankung, soweit die Reihe es zeigt: {name}, {steps}, "
        "mit einer Schwankung etwa alle {years} Jahre.",
    ),
    "imbalance.verdict.neither": Text(
        en="Neither for good nor a swing, as far as the series shows: {name} follows a trend with "
        "noise.",
        de="Weder auf Dauer noch als Schwankung, soweit die Reihe es zeigt: {name} folgt einem "
        "Trend mit Rauschen.",
    ),
    "imbalance.ad_life": Text(
        en="Ads for {name} stay open {median} days at the median ({coverage} interval {interval}).",
        de="Anzeigen für {name} stehen im Median {median} Tage offen ({coverage}-Intervall "
        "{interval}).",
    ),
    "imbalance.ad_life_from": Text(
        en="Ads for {name} still open on day {start}: half of them are gone by day {median} "
        "({coverage} interval {interval}).",
        de="Anzeigen für {name}, am Tag {start} noch offen: Die Hälfte davon ist bis Tag {median} "
        "weg ({coverage}-Intervall {interval}).",
    ),
    "imbalance.ad_life_longer": Text(
        en="Of the ads for {name} more than half are open longer than they were watched.",
        de="Von den Anzeigen für {name} ist mehr als die Hälfte länger offen, als beobachtet "
        "wurde.",
    ),
    "imbalance.no_end": Text(en="{low} or more", de="ab {low}"),
    "imbalance.nothing_common": Text(
        en="Nothing can be compared in one window; the notes say why.",
        de="In einem gemeinsamen Zeitraum lässt sich nichts vergleichen; die Anmerkungen sagen, "
        "warum.",
    ),
    "imbalance.few_ads": Text(
        en="Too few ads to tell how long they stay open.",
        de="Zu wenige Anzeigen, um zu sagen, wie lange sie offen stehen.",
    ),
    "imbalance.nothing": Text(
        en="Nothing to compare: give series, counts or ads.",
        de="Nichts zu vergleichen: Reihen, Zahlen oder Anzeigen angeben.",
    ),
}

_TABLES: Final[dict[str, Text]] = {
    "imbalance.table.tightness": Text(en="Vacancies per seeker", de="Stellen je suchende Person"),
    "imbalance.heading.segment": Text(en="Kind of work", de="Art von Arbeit"),
    "imbalance.heading.vacancies": Text(en="Vacancies", de="Stellen"),
    "imbalance.heading.seekers": Text(en="Seekers", de="Suchende"),
    "imbalance.heading.ratio": Text(en="Per seeker", de="Je Person"),
    "imbalance.heading.state": Text(en="State", de="Lage"),
    "imbalance.pooled_row": Text(en="all together (misleading)", de="alle zusammen (irreführend)"),
    "imbalance.pooled_row_plain": Text(en="all together", de="alle zusammen"),
    "imbalance.unbounded": Text(en="no seekers", de="niemand sucht"),
    "imbalance.tightness_note": Text(
        en="More than 1 vacancy per seeker counts as a shortage, less as a glut; there is no band "
        "around 1, as the errors of the counts are not known.",
        de="Mehr als 1 Stelle je suchende Person gilt als Mangel, weniger als Überangebot; ein "
        "Band um 1 gibt es nicht, denn die Fehler der Zahlen sind nicht bekannt.",
    ),
    "imbalance.table.changes": Text(
        en="{kind}: one window for all, {first} to {last}",
        de="{kind}: ein Zeitraum für alle, {first} bis {last}",
    ),
    "imbalance.all_note": Text(
        en="These count different things: fewer ads need not mean fewer jobs.",
        de="Hier wird Verschiedenes gezählt: Weniger Anzeigen heißt nicht weniger Beschäftigte.",
    ),
    "imbalance.table.windows": Text(
        en="{kind}: change up to {last}, by window",
        de="{kind}: Veränderung bis {last}, je Zeitraum",
    ),
    "imbalance.heading.since": Text(en="since {first}", de="seit {first}"),
    "imbalance.heading.series": Text(en="Series", de="Reihe"),
    "imbalance.heading.first": Text(en="at first", de="am Anfang"),
    "imbalance.heading.last": Text(en="at last", de="am Ende"),
    "imbalance.heading.change": Text(en="Change", de="Veränderung"),
    "imbalance.table.series": Text(
        en="The series over their whole periods", de="Die Reihen über ihren ganzen Zeitraum"
    ),
    "imbalance.heading.unit": Text(en="Unit", de="Einheit"),
    "imbalance.heading.period": Text(en="Period", de="Zeitraum"),
    "imbalance.heading.gaps": Text(en="Holes", de="Lücken"),
    "imbalance.unit.index": Text(en="index, {base} = 100", de="Index, {base} = 100"),
    "imbalance.unit.index_bare": Text(en="index", de="Index"),
    "imbalance.unit.count": Text(en="count", de="Anzahl"),
    "imbalance.unit.share": Text(en="share", de="Anteil"),
    "imbalance.series_note": Text(
        en="Each over its own period: these changes are not to be compared with one another.",
        de="Jede über ihren eigenen Zeitraum: Diese Veränderungen sind nicht miteinander zu "
        "vergleichen.",
    ),
    "imbalance.table.regimes": Text(
        en="For good, or a swing?", de="Auf Dauer, oder eine Schwankung?"
    ),
    "imbalance.heading.regime": Text(en="Verdict", de="Urteil"),
    "imbalance.heading.break": Text(en="Lasting step", de="Bleibende Stufe"),
    "imbalance.heading.cycle": Text(en="Swing of", de="Schwankung von"),
    "imbalance.heading.months": Text(en="Months", de="Monate"),
    "imbalance.regime.structural": Text(en="structural", de="strukturell"),
    "imbalance.regime.cyclical": Text(en="cyclical", de="zyklisch"),
    "imbalance.regime.both": Text(en="both", de="beides"),
    "imbalance.regime.neither": Text(en="neither", de="keines von beiden"),
    "imbalance.regime.cannot_tell": Text(en="cannot tell", de="nicht zu sagen"),
    "imbalance.regimes_note": Text(
        en="Over 200 simulated series of each kind the method was wrong in at most {wrong} of "
        "cases "
        "and could not tell in up to {open}.",
        de="Bei je 200 simulierten Reihen irrte das Verfahren in höchstens {wrong} der Fälle und "
        "konnte in bis zu {open} nichts sagen.",
    ),
    "imbalance.table.ad_life": Text(
        en="How long ads stay open", de="Wie lange Anzeigen offen stehen"
    ),
    "imbalance.heading.ads": Text(en="Ads", de="Anzeigen"),
    "imbalance.heading.still_open": Text(en="still open", de="offen"),
    "imbalance.ad_life_more": Text(
        en="The table tells of {count} more kinds of work.",
        de="Die Tabelle nennt {count} weitere Arten von Arbeit.",
    ),
    "imbalance.other_work": Text(en="other work", de="andere Arbeit"),
    "imbalance.heading.from": Text(en="from day", de="ab Tag"),
    "imbalance.heading.median": Text(en="Median", de="Median"),
    "imbalance.heading.interval": Text(en="Interval", de="Intervall"),
    "imbalance.heading.open_after": Text(en="{days} d", de="{days} T"),
    "imbalance.ad_life_note": Text(
        en="In days; 30 d, 90 d: the share still open then. Kaplan-Meier: ads still open count "
        "for as long as they were seen. A long life is a sign of shortage, or of an ad that nobody "
        "took down.",
        de="In Tagen; 30 T, 90 T: der Anteil, der dann noch offen ist. Kaplan-Meier: Noch "
        "offene Anzeigen zählen so lange, wie man sie sah. Ein langes Leben deutet auf Mangel, "
        "oder auf eine Anzeige, die niemand abnahm.",
    ),
    "imbalance.table.beside": Text(en="What stands beside it", de="Was daneben steht"),
    "imbalance.beside.fact": Text(
        en="{name}: {value} ({day}, {grade}; {source})",
        de="{name}: {value} ({day}, {grade}; {source})",
    ),
    "imbalance.missing": Text(en="What would tell more", de="Was mehr sagen würde"),
}

_NOTES: Final[dict[str, Text]] = {
    "imbalance.note.index": Text(
        en="Postings indices tell change, not numbers; one site's ads are not all ads.",
        de="Anzeigenindizes sagen Veränderung, nicht Anzahl; die Anzeigen einer Seite sind nicht "
        "alle Anzeigen.",
    ),
    "imbalance.note.ai_ads": Text(
        en="Ads that mention AI are not AI jobs. They are all ads (seasonally adjusted) times the "
        "share that mentions AI, {base} = 100.",
        de="Anzeigen mit KI-Erwähnung sind keine KI-Stellen. Es sind alle Anzeigen "
        "(saisonbereinigt) mal dem Anteil, der KI erwähnt, {base} = 100.",
    ),
    "imbalance.note.jobs": Text(
        en="Jobs are of employees in the US survey (OEWS), each value pooled over three years. "
        "Since May 2021 it estimates by a new method: changes across that day mix jobs and method.",
        de="Beschäftigte sind Angestellte der US-Erhebung (OEWS), jeder Wert aus drei Jahren "
        "zusammen. Seit Mai 2021 schätzt sie mit neuem Verfahren: Änderungen über diesen Tag "
        "hinweg vermischen Beschäftigung und Verfahren.",
    ),
    "imbalance.note.ai_share": Text(
        en="Ads that mention AI are not AI jobs; a share can also change because other ads do.",
        de="Anzeigen, die KI erwähnen, sind keine KI-Stellen; ein Anteil ändert sich auch, wenn "
        "andere Anzeigen es tun.",
    ),
    "imbalance.note.few_days": Text(
        en="The packaged values of the ads are single days: add the series for the whole period "
        "(goingrate data sources).",
        de="Die mitgelieferten Werte der Anzeigen sind einzelne Tage: Für den ganzen Zeitraum die "
        "Reihen hinzufügen (goingrate data sources).",
    ),
    "imbalance.note.hole": Text(
        en="{name} has a hole from {first} to {last}; nothing was filled in.",
        de="{name} hat eine Lücke vom {first} bis {last}; nichts wurde aufgefüllt.",
    ),
    "imbalance.note.holes": Text(
        en="{name} has {count} holes, the longest from {first} to {last}; nothing was filled in.",
        de="{name} hat {count} Lücken, die längste vom {first} bis {last}; nichts wurde "
        "aufgefüllt.",
    ),
    "imbalance.note.other_days": Text(
        en="{name} has no value at the ends of the window; those of {first} and {last} stand for "
        "them.",
        de="{name} hat keinen Wert an den Enden des Zeitraums; dafür stehen die vom {first} und "
        "{last}.",
    ),
    "imbalance.note.one_value": Text(
        en="{name} has one value only in the window, so it has no change.",
        de="{name} hat in dem Zeitraum nur einen Wert und darum keine Veränderung.",
    ),
    "imbalance.note.zeros": Text(
        en="{name} is 0 at the start of the window, so it has no change in percent.",
        de="{name} ist am Anfang des Zeitraums 0 und hat darum keine Veränderung in Prozent.",
    ),
    "imbalance.missing.counts": Text(
        en="Vacancies and seekers by kind of work: --segments FILE, or --segment 'elite: 200/20'.",
        de="Stellen und Suchende je Art von Arbeit: --segments DATEI, oder --segment 'elite: "
        "200/20'.",
    ),
    "imbalance.missing.postings": Text(
        en="Postings over the whole period: goingrate data add job_postings_by_sector_US.csv "
        "--from "
        "hiring-lab.",
        de="Anzeigen über den ganzen Zeitraum: goingrate data add job_postings_by_sector_US.csv "
        "--from hiring-lab.",
    ),
    "imbalance.missing.ads": Text(
        en="Ads with the days on which they opened and closed: --ads FILE.",
        de="Anzeigen mit den Tagen, an denen sie kamen und gingen: --ads DATEI.",
    ),
    "allowed.country_with_series": Text(
        en="a country with series: {countries}", de="ein Land mit Reihen: {countries}"
    ),
    "fix.add_series": Text(
        en="Add its postings (goingrate data add FILE --from hiring-lab), or give --series FILE.",
        de="Anzeigen hinzufügen (goingrate data add DATEI --from hiring-lab), oder --series DATEI "
        "angeben.",
    ),
    "allowed.most_series": Text(
        en="at most {most} series in one question", de="höchstens {most} Reihen in einer Frage"
    ),
    "allowed.most_segments": Text(
        en="at most {most} kinds of work", de="höchstens {most} Arten von Arbeit"
    ),
    "fix.fewer_segments": Text(
        en="Add some up to wider kinds, or keep those that matter.",
        de="Einige zu weiteren Arten zusammenfassen oder die wichtigen behalten.",
    ),
    "fix.fewer_series": Text(
        en="Keep the series that are to be compared.",
        de="Die Reihen behalten, die verglichen werden sollen.",
    ),
    "allowed.not_in_file": Text(
        en="a kind of work that {path} does not have too",
        de="eine Art von Arbeit, die nicht auch in {path} steht",
    ),
    "fix.one_of_two": Text(en="Leave out one of the two.", de="Eines von beiden weglassen."),
    "allowed.with_series.country": Text(
        en="with series of your own data (--sector), or without other options",
        de="mit Reihen aus Ihren Daten (--sector), oder ohne andere Optionen",
    ),
    "allowed.with_series.first": Text(
        en="with series (--series, --sector), or without other options",
        de="mit Reihen (--series, --sector), oder ohne andere Optionen",
    ),
    "allowed.with_series.last": Text(
        en="with series (--series, --sector), or without other options",
        de="mit Reihen (--series, --sector), oder ohne andere Optionen",
    ),
    "fix.leave_out_option": Text(en="Leave it out.", de="Sie weglassen."),
    "allowed.window": Text(en="a first day before the last", de="ein erster Tag vor dem letzten"),
    "fix.window": Text(
        en="Swap or change --first and --last.", de="--first und --last tauschen oder ändern."
    ),
    "allowed.sector": Text(
        en="a sector of your data: {sectors}", de="ein Bereich Ihrer Daten: {sectors}"
    ),
    "fix.sector": Text(
        en="Choose one of them, or add its series.",
        de="Einen davon wählen, oder seine Reihe hinzufügen.",
    ),
}

_SERIES: Final[dict[str, Text]] = {
    "imbalance.series.developers": Text(en="software developers", de="Softwareentwickler"),
    "imbalance.series.programmers": Text(en="programmers", de="Programmierer"),
    "imbalance.series.data_scientists": Text(en="data scientists", de="Data Scientists"),
    "imbalance.series.researchers": Text(
        en="computer research scientists", de="Informatikforscher"
    ),
    "imbalance.series.software_ads": Text(en="software ads", de="Software-Anzeigen"),
    "imbalance.series.ai_ads": Text(en="ads that mention AI", de="Anzeigen mit KI-Erwähnung"),
    "imbalance.series.ai_share": Text(
        en="share of ads that mention AI", de="Anteil der Anzeigen, die KI erwähnen"
    ),
    "imbalance.series.all_ads": Text(en="all ads", de="alle Anzeigen"),
}

_KINDS: Final[dict[str, Text]] = {
    "postings": Text(en="Job ads", de="Stellenanzeigen"),
    "vacancies": Text(en="Vacancies", de="Offene Stellen"),
    "seekers": Text(en="People seeking work", de="Arbeitssuchende"),
    "employment": Text(en="Jobs", de="Beschäftigte"),
    "layoffs": Text(en="Layoffs", de="Entlassungen"),
    "pay": Text(en="Pay", de="Vergütung"),
    "all": Text(en="All series", de="Alle Reihen"),
}

_NO_COMMON: Final[dict[str, Text]] = {
    f"imbalance.note.no_common.{kind}": Text(
        en=f"{name.en}: the series have no two days in common (of those asked for), so they are "
        "shown, not compared.",
        de=f"{name.de}: Die Reihen haben keine zwei (der gewünschten) Tage gemeinsam; sie werden "
        "gezeigt, nicht verglichen.",
    )
    for kind, name in _KINDS.items()
}
_MOVED: Final[dict[str, Text]] = {
    f"imbalance.note.moved.{kind}": Text(
        en=f"{name.en}: not observed in all series on {{asked}}; {{used}} is used, the nearest day "
        "that is.",
        de=f"{name.de}: am {{asked}} nicht in allen Reihen beobachtet; verwendet wird der nächste "
        "solche Tag, {used}.",
    )
    for kind, name in _KINDS.items()
}

TEXTS: Final[dict[str, Text]] = {
    **_SENTENCES,
    **_TABLES,
    **_NOTES,
    **_SERIES,
    **{f"imbalance.kind.{kind}": name for kind, name in _KINDS.items()},
    **_NO_COMMON,
    **_MOVED,
}

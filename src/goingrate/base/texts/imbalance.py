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
    "imbalance.segment_unbounded": Text(
        en="{name} has {vacancies} vacancies and nobody seeking ({state})",
        de="{name} hat {vacancies} Stellen und niemanden, der sucht ({state})",
    ),
    "imbalance.pooled": Text(
        en="Together they have {ratio}: that number is misleading, since it hides one of the two; "
        "people of the one cannot simply fill the vacancies of the other.",
        de="Zusammen sind es {ratio}: Diese Zahl führt in die Irre, denn sie verdeckt eines von "
        "beiden; die Leute des einen können nicht einfach die Stellen des anderen füllen.",
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
        en="The window decides: {kind} from {first} to {last}: {changes}. A comparison means "
        "nothing without its window.",
        de="Auf den Zeitraum kommt es an: {kind} von {first} bis {last}: {changes}. Ohne "
        "Zeitraum sagt ein Vergleich nichts.",
    ),
    "imbalance.cannot_tell": Text(
        en="{name}: whether for good or a swing cannot be told. {because}",
        de="{name}: Ob auf Dauer oder als Schwankung, lässt sich nicht sagen. {because}",
    ),
    "imbalance.regime": Text(en="{name}: {because}", de="{name}: {because}"),
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
        en="Above 1 vacancy per seeker there is a shortage, below 1 a glut.",
        de="Über 1 Stelle je suchende Person herrscht Mangel, unter 1 ein Überangebot.",
    ),
    "imbalance.table.changes": Text(
        en="{kind}: one window for all, {first} to {last}",
        de="{kind}: ein Zeitraum für alle, {first} bis {last}",
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
        en="In days; 7 d, 30 d, ...: the share still open then. Kaplan-Meier: ads still open count "
        "for as long as they were seen. A long life is a sign of shortage, or of an ad that nobody "
        "took down.",
        de="In Tagen; 7 T, 30 T, ...: der Anteil, der dann noch offen ist. Kaplan-Meier: Noch "
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
        en="AI ads are those that mention AI, not AI jobs: all ads (seasonally adjusted) times the "
        "share that mentions AI, {base} = 100.",
        de="KI-Anzeigen sind solche, die KI erwähnen, keine KI-Stellen: alle Anzeigen "
        "(saisonbereinigt) mal Anteil, der KI erwähnt, {base} = 100.",
    ),
    "imbalance.note.few_days": Text(
        en="The packaged values of the ads are single days: add the series for the whole period "
        "(goingrate data sources).",
        de="Die mitgelieferten Werte der Anzeigen sind einzelne Tage: Für den ganzen Zeitraum die "
        "Reihen hinzufügen (goingrate data sources).",
    ),
    "imbalance.note.holes": Text(
        en="{name} has {count} holes; nothing was filled in.",
        de="{name} hat {count} Lücken; nichts wurde aufgefüllt.",
    ),
    "imbalance.note.moved": Text(
        en="No day {asked} in all series: {used} is used.",
        de="Den Tag {asked} gibt es nicht in allen Reihen: Verwendet wird {used}.",
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
    "imbalance.series.ai_ads": Text(en="AI ads", de="KI-Anzeigen"),
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

TEXTS: Final[dict[str, Text]] = {
    **_SENTENCES,
    **_TABLES,
    **_NOTES,
    **_SERIES,
    **{f"imbalance.kind.{kind}": name for kind, name in _KINDS.items()},
    **{
        f"imbalance.note.no_common.{kind}": Text(
            en=f"{name.en}: the series have no two days in common (of those asked for), so they "
            "are shown, not compared.",
            de=f"{name.de}: Die Reihen haben keine zwei (der gewünschten) Tage gemeinsam; sie "
            "werden gezeigt, nicht verglichen.",
        )
        for kind, name in _KINDS.items()
    },
}

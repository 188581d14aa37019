"""Words for published premiums."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

#: What the money is: English, German.
_COMPONENTS: Final[dict[str, tuple[str, str]]] = {
    "advertised": ("advertised pay", "ausgeschriebenes Gehalt"),
    "base": ("base pay", "Grundgehalt"),
    "total": ("total pay", "Gesamtvergütung"),
    "grant": ("equity grant", "Beteiligung"),
    "freelance_rate": ("freelance rate", "Satz Selbständiger"),
    "cash": ("cash pay", "Barvergütung"),
}

#: What is held equal.
_COMPARISONS: Final[dict[str, tuple[str, str]]] = {
    "within_title": ("job title", "Berufsbezeichnung"),
    "within_firm": ("firm", "Unternehmen"),
    "same_job": ("job", "Tätigkeit"),
    "level": ("level", "Stufe"),
    "role": ("nothing told", "nichts genannt"),
    "skill": ("nothing told", "nichts genannt"),
    "growth": ("kind of work, over time", "Tätigkeit, über die Zeit"),
}

_DIFFER: Final[dict[str, Text]] = {
    "premium_facts.differ.smaller.title_and_firm": Text(
        en="Smaller where more is equal: {title}% within the same job title, {firm}% within the "
        "same firm; {others}% where ads that ask for AI skills are set against ads that do not.",
        de="Kleiner, wo mehr gleich ist: {title} % bei gleicher Berufsbezeichnung, {firm} % im "
        "gleichen Unternehmen; {others} %, wo Anzeigen mit KI-Kenntnissen neben Anzeigen ohne "
        "gestellt werden.",
    ),
    "premium_facts.differ.smaller.title": Text(
        en="Smaller where more is equal: {within}% within the same job title; {others}% where ads "
        "that ask for AI skills are set against ads that do not.",
        de="Kleiner, wo mehr gleich ist: {within} % bei gleicher Berufsbezeichnung; {others} %, wo "
        "Anzeigen mit KI-Kenntnissen neben Anzeigen ohne gestellt werden.",
    ),
    "premium_facts.differ.smaller.firm": Text(
        en="Smaller where more is equal: {within}% within the same firm; {others}% where ads that "
        "ask for AI skills are set against ads that do not.",
        de="Kleiner, wo mehr gleich ist: {within} % im gleichen Unternehmen; {others} %, wo "
        "Anzeigen mit KI-Kenntnissen neben Anzeigen ohne gestellt werden.",
    ),
    "premium_facts.differ.apart.title_and_firm": Text(
        en="Not the same is held equal: {title}% within the same job title, {firm}% within the "
        "same firm; {others}% where ads that ask for AI skills are set against ads that do not.",
        de="Nicht überall ist dasselbe gleich: {title} % bei gleicher Berufsbezeichnung, {firm} % "
        "im gleichen Unternehmen; {others} %, wo Anzeigen mit KI-Kenntnissen neben Anzeigen ohne "
        "gestellt werden.",
    ),
    "premium_facts.differ.apart.title": Text(
        en="Not the same is held equal: {within}% within the same job title; {others}% where ads "
        "that ask for AI skills are set against ads that do not.",
        de="Nicht überall ist dasselbe gleich: {within} % bei gleicher Berufsbezeichnung; "
        "{others} %, wo Anzeigen mit KI-Kenntnissen neben Anzeigen ohne gestellt werden.",
    ),
    "premium_facts.differ.apart.firm": Text(
        en="Not the same is held equal: {within}% within the same firm; {others}% where ads that "
        "ask for AI skills are set against ads that do not.",
        de="Nicht überall ist dasselbe gleich: {within} % im gleichen Unternehmen; {others} %, wo "
        "Anzeigen mit KI-Kenntnissen neben Anzeigen ohne gestellt werden.",
    ),
    "premium_facts.differ.component": Text(
        en="Ads name salaries, not shares: in offers base pay is {base}% higher, the equity grant "
        "{grant}%.",
        de="Anzeigen nennen Gehälter, keine Beteiligung: In Angeboten ist das Grundgehalt {base} % "
        "höher, die Beteiligung {grant} %.",
    ),
    "premium_facts.differ.level": Text(
        en="Levels differ: of total pay it is {low}% at one level and {high}% at another.",
        de="Die Stufen unterscheiden sich: Von der Gesamtvergütung sind es auf der einen Stufe "
        "{low} %, auf einer anderen {high} %.",
    ),
    "premium_facts.differ.people": Text(
        en="Freelancers are other people than employees: there one skill goes with rates "
        "{freelance}% higher, and the skills of one person do not add up.",
        de="Selbständige sind andere Leute als Angestellte: Dort geht eine einzelne Fähigkeit mit "
        "{freelance} % höheren Sätzen einher, und die Fähigkeiten einer Person addieren sich "
        "nicht.",
    ),
    "premium_facts.differ.date_and_hand": Text(
        en="They are of {first} to {last}, so part of a difference may be time; and {second} of "
        "{all} were read in an abstract or on a page about the source, not in the source.",
        de="Sie sind von {first} bis {last}, ein Teil der Unterschiede kann also an der Zeit "
        "liegen; und {second} von {all} wurden in einer Zusammenfassung oder auf einer Seite über "
        "die Quelle gelesen, nicht in ihr.",
    ),
    "premium_facts.differ.date": Text(
        en="They are of {first} to {last}, so part of a difference may be time.",
        de="Sie sind von {first} bis {last}, ein Teil der Unterschiede kann also an der Zeit "
        "liegen.",
    ),
    "premium_facts.differ.hand": Text(
        en="{second} of {all} were read in an abstract or on a page about the source, not in the "
        "source.",
        de="{second} von {all} wurden in einer Zusammenfassung oder auf einer Seite über die "
        "Quelle gelesen, nicht in ihr.",
    ),
}

_NONE: Final[dict[str, Text]] = {
    "premium_facts.none.not_ai": Text(
        en="The figures that others printed are on AI pay; none of them is on this comparison.",
        de="Was andere veröffentlicht haben, betrifft KI-Gehälter; zu diesem Vergleich ist nichts "
        "dabei.",
    ),
    "premium_facts.none.over_ai": Text(
        en="The figures that others printed set AI against work without AI; this comparison is "
        "with work that counts as AI, in full or in part.",
        de="Was andere veröffentlicht haben, stellt KI neben Arbeit ohne KI; hier wird mit Arbeit "
        "verglichen, die ganz oder zum Teil als KI zählt.",
    ),
}

_SURVEY: Final[dict[str, Text]] = {
    "premium_facts.survey.no_occupation": Text(
        en="The wage survey has no occupation of its own for {role}: it is counted among others.",
        de="Die Lohnerhebung hat für {role} keinen eigenen Beruf: Diese Arbeit zählt bei anderen "
        "mit.",
    ),
    "premium_facts.survey.shared": Text(
        en="The wage survey does not tell the two apart: both are in {occupations}.",
        de="Die Lohnerhebung trennt die beiden nicht: Beide stehen in {occupations}.",
    ),
    "premium_facts.survey.country": Text(
        en="The packaged wage survey is of the United States.",
        de="Die mitgelieferte Lohnerhebung ist die der Vereinigten Staaten.",
    ),
    "premium_facts.survey.not_released": Text(
        en="For {place} the wage survey does not release what a comparison needs: for both a "
        "median, its error and the number of jobs.",
        de="Für {place} veröffentlicht die Lohnerhebung nicht, was ein Vergleich braucht: für "
        "beide einen Median, dessen Fehler und die Zahl der Stellen.",
    ),
    "premium_facts.survey.nothing_equal": Text(
        en="Nothing is held equal: employers, levels and places of the two differ.",
        de="Nichts ist gleichgehalten: Arbeitgeber, Stufen und Orte der beiden sind verschieden.",
    ),
    "premium_facts.survey.derived": Text(
        en="The interval is derived from the published errors of the means, as if the two were "
        "sampled apart.",
        de="Das Intervall ist aus den veröffentlichten Fehlern der Mittelwerte abgeleitet, als "
        "wären die beiden getrennt erhoben.",
    ),
    "premium_facts.survey.holds_others": Text(
        en="Counts other work too: {occupations}.",
        de="Enthält auch andere Arbeit: {occupations}.",
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_DIFFER,
    **_NONE,
    **_SURVEY,
    **{
        f"premium_facts.component.{name}": Text(en=en, de=de)
        for name, (en, de) in _COMPONENTS.items()
    },
    **{
        f"premium_facts.comparison.{name}": Text(en=en, de=de)
        for name, (en, de) in _COMPARISONS.items()
    },
}

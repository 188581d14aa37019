"""Words in the pictures of premiums."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_PUBLISHED: Final[dict[str, Text]] = {
    "chart.premiums.title": Text(
        en="What is the AI premium? Published answers",
        de="Wie hoch ist der KI-Aufschlag? Veröffentlichte Antworten",
    ),
    "chart.premiums.title_other": Text(
        en="What others have printed on {work}", de="Was andere veröffentlicht haben: {work}"
    ),
    "chart.premiums.subtitle": Text(
        en="Each figure answers a question of its own: another part of pay, another comparison, "
        "another year. That is why they differ, and why none of them is averaged with others.",
        de="Jede Zahl beantwortet eine eigene Frage: einen anderen Teil des Gehalts, einen anderen "
        "Vergleich, ein anderes Jahr. Darum weichen sie ab, und darum steht hier kein "
        "Durchschnitt.",
    ),
    "chart.premiums.axis": Text(en="paid more", de="mehr gezahlt"),
    "chart.premiums.first_hand": Text(en="told by the source itself", de="aus erster Hand"),
    "chart.premiums.second_hand": Text(en="second-hand", de="aus zweiter Hand"),
    "chart.premiums.range": Text(en="a range", de="eine Spanne"),
    "chart.premiums.row": Text(en="{component}: {what}", de="{component}: {what}"),
    "chart.premiums.shared": Text(en="{component}; {source}", de="{component}; {source}"),
    "chart.premiums.source_year": Text(en="{source}, {year}", de="{source}, {year}"),
    "chart.premiums.times": Text(en="{share} ({times}×)", de="{share} ({times}×)"),
    "chart.premiums.note": Text(
        en="How to read: a mark at {share} means that the first group is paid {plain} more than "
        "the second. The group in bold says what the two have in common, or what is paid. "
        "Second-hand: retold by others, or taken from an abstract.",
        de="So liest man das Bild: Ein Zeichen bei {share} heißt, dass die erste Gruppe {plain} "
        "mehr bekommt als die zweite. Fett steht, was beide gemeinsam haben oder was gezahlt wird. "
        "Aus zweiter Hand: von anderen nacherzählt oder aus einer Zusammenfassung.",
    ),
}

#: What is compared with what: English, German; in the order of the picture.
_GROUPS: Final[dict[str, tuple[str, str]]] = {
    "within_title": ("Same job title", "Gleiche Berufsbezeichnung"),
    "within_firm": ("Same firm", "Gleiches Unternehmen"),
    "same_job": ("Same job", "Gleiche Tätigkeit"),
    "level": ("AI role over other role, same level", "KI-Stelle gegenüber anderer, gleiche Stufe"),
    "role": ("AI role over other role", "KI-Stelle gegenüber anderer"),
    "none": ("Nothing held equal", "Nichts gleichgehalten"),
    "skill": ("One skill more", "Eine Fähigkeit mehr"),
    "freelance": ("Freelancers", "Selbständige"),
    "grant": (
        "Set apart, as another part of pay: equity grants",
        "Für sich, da ein anderer Teil des Gehalts: Beteiligung",
    ),
}

#: What the money is.
_COMPONENTS: Final[dict[str, tuple[str, str]]] = {
    "advertised": ("Advertised pay", "Ausgeschriebenes Gehalt"),
    "base": ("Base pay", "Grundgehalt"),
    "total": ("Total pay", "Gesamtvergütung"),
    "cash": ("Cash pay", "Barvergütung"),
    "grant": ("Equity grant", "Beteiligung"),
    "freelance_rate": ("Hourly rate", "Stundensatz"),
}

_GAP: Final[dict[str, Text]] = {
    "chart.gap.title": Text(
        en="{of} over {over}: how much is left when like is compared with like?",
        de="{of} gegenüber {over}: Wie viel bleibt, wenn Gleiches mit Gleichem verglichen wird?",
    ),
    "chart.gap.title_no_employer": Text(
        en="{of} over {over}: how much is left with the rest equal, employers apart?",
        de="{of} gegenüber {over}: Wie viel bleibt, wenn alles außer dem Arbeitgeber gleich ist?",
    ),
    "chart.gap.subtitle": Text(
        en="{component}, {source}. From the raw gap each step takes away what one difference "
        "between the two groups explains; the steps multiply. Thin lines: {coverage} intervals.",
        de="{component}, {source}. Vom rohen Abstand nimmt jeder Schritt weg, was ein Unterschied "
        "zwischen beiden Gruppen erklärt; die Schritte multiplizieren sich. Dünne Linien: "
        "{coverage}-Intervalle.",
    ),
    "chart.gap.raw": Text(en="Raw gap", de="Roher Abstand"),
    "chart.gap.left": Text(en="Like compared with like", de="Gleiches mit Gleichem verglichen"),
    "chart.gap.left_no_employer": Text(
        en="With the rest equal (employers are not known)",
        de="Wenn der Rest gleich ist (Arbeitgeber nicht bekannt)",
    ),
    "chart.gap.and": Text(
        en="{one} and {other} (not to be told apart)", de="{one} und {other} (nicht zu trennen)"
    ),
    "chart.gap.axis": Text(
        en="pay above or below the other group's; the scale goes by factors",
        de="Gehalt über oder unter dem der anderen Gruppe; die Skala geht nach Faktoren",
    ),
    "chart.gap.negative": Text(
        en="Hollow: this difference alone would mean less pay, not more.",
        de="Hohl: Dieser Unterschied allein hieße weniger Gehalt, nicht mehr.",
    ),
}

#: Factors of a gap, as steps of the picture; those not named here are called by their own name.
_PARTS: Final[dict[str, tuple[str, str]]] = {
    "employer": ("other employers", "andere Arbeitgeber"),
    "level": ("other levels", "andere Stufen"),
    "place": ("other places", "andere Orte"),
    "date": ("other years", "andere Jahre"),
    "skill": ("other skills", "andere Kenntnisse"),
    "combination": (
        "these together, cell by cell",
        "diese zusammen, Zelle für Zelle",
    ),
}

TEXTS: Final[dict[str, Text]] = {
    **_PUBLISHED,
    **_GAP,
    **{f"chart.premiums.group.{name}": Text(en=en, de=de) for name, (en, de) in _GROUPS.items()},
    **{
        f"chart.premiums.component.{name}": Text(en=en, de=de)
        for name, (en, de) in _COMPONENTS.items()
    },
    **{f"chart.gap.part.{name}": Text(en=en, de=de) for name, (en, de) in _PARTS.items()},
}

"""Words for a ratio and its base."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_INPUTS: Final[dict[str, Text]] = {
    "allowed.ratio": Text(
        en="how many times, a number or a range above 0",
        de="wie viel Mal, eine Zahl oder ein Bereich über 0",
    ),
    "fix.ratio": Text(
        en="Write for example 2, 1.5..2 or double.", de="Etwa 2, 1,5..2 oder doppelt schreiben."
    ),
    "allowed.attainment": Text(
        en="a share or a range of shares from 0% to 300%",
        de="ein Anteil oder ein Bereich von Anteilen von 0 % bis 300 %",
    ),
    "fix.attainment": Text(
        en="Write it in percent, for example 50..100%.",
        de="In Prozent schreiben, etwa 50..100 %.",
    ),
    "allowed.ratio_base": Text(
        en="one amount of money a year with what it is: OTE, base, bonus or total",
        de="ein Jahresbetrag mit einem Wort dazu: OTE, Grundgehalt, Bonus oder Gesamtvergütung",
    ),
    "fix.ratio_base": Text(
        en="Write for example OTE 250k..300k, OTE $300k (150k base) or base 180k.",
        de="Etwa Zielgehalt 120.000 €, OTE 300k (150k fix) oder Grundgehalt 90.000 € schreiben.",
    ),
    "allowed.part_of_target": Text(
        en="a part between nothing and the whole", de="ein Teil zwischen nichts und dem Ganzen"
    ),
}

_SENTENCES: Final[dict[str, Text]] = {
    "payratio.bare": Text(
        en="{ratio} times, of a pay that is not said: a ratio, no amount of money.",
        de="Das {ratio}-Fache einer Vergütung, die nicht genannt ist: ein Verhältnis, kein Betrag.",
    ),
    "payratio.target": Text(
        en="{ratio} times {base} of {component} is {target} a year{at_target}.",
        de="Das {ratio}-Fache von {base} {component} sind {target} im Jahr{at_target}.",
    ),
    "payratio.at_target": Text(en=" if targets are met", de=", wenn die Ziele erreicht werden"),
    "payratio.always": Text(en="", de=""),
    "payratio.earned": Text(
        en="Earned at {attainment} of target: {earned} a year.",
        de="Verdient bei {attainment} Zielerreichung: {earned} im Jahr.",
    ),
    "payratio.component.on_target": Text(en="on-target earnings", de="Zielgehalt (OTE)"),
    "payratio.component.base": Text(en="base pay", de="Grundgehalt"),
    "payratio.component.variable": Text(en="variable pay at target", de="variabler Zielvergütung"),
    "payratio.component.total": Text(
        en="total pay, equity included", de="Gesamtvergütung einschließlich Beteiligung"
    ),
    "payratio.component.unstated": Text(en="pay", de="Vergütung"),
}

_TABLE: Final[dict[str, Text]] = {
    "payratio.table": Text(en="Target and earned", de="Ziel und Verdienst"),
    "payratio.low": Text(en="from", de="von"),
    "payratio.high": Text(en="to", de="bis"),
    "payratio.row.base": Text(en="Base of the ratio", de="Grundlage des Verhältnisses"),
    "payratio.row.target": Text(en="Target", de="Ziel"),
    "payratio.row.fixed": Text(en="  paid whatever happens", de="  davon fest"),
    "payratio.row.variable": Text(
        en="  variable, if targets are met", de="  davon variabel, bei 100 %"
    ),
    "payratio.row.earned": Text(en="Earned at {attainment}", de="Verdient bei {attainment}"),
    "payratio.table_note": Text(
        en="{currency} a year, before tax.", de="{currency} im Jahr, vor Steuern."
    ),
    "payratio.title": Text(en="So many times of a pay", de="Das Vielfache eines Gehalts"),
    "payratio.missing": Text(en="What would say more", de="Was mehr sagen würde"),
    "payratio.assumed": Text(
        en="{name}: {value} ({grade}, {source}).", de="{name}: {value} ({grade}, {source})."
    ),
    "payratio.footer": Text(
        en="goingrate {version}. Not financial, tax or legal advice.",
        de="goingrate {version}. Keine Finanz-, Steuer- oder Rechtsberatung.",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "payratio.note.only_a_ratio": Text(
        en="A ratio without a base says who earns more, not how much.",
        de="Ein Verhältnis ohne Grundlage sagt, wer mehr verdient, nicht wie viel.",
    ),
    "payratio.note.attainment_unused": Text(
        en="Attainment changes nothing as long as no pay is said.",
        de="Die Zielerreichung ändert nichts, solange keine Vergütung genannt ist.",
    ),
    "payratio.note.currency": Text(
        en="No currency was given: taken as {currency}.",
        de="Keine Währung genannt: als {currency} genommen.",
    ),
    "payratio.note.same_split": Text(
        en="The ratio is taken of the whole: base pay and variable part keep their proportion.",
        de="Das Verhältnis gilt für das Ganze: Grundgehalt und variabler Teil stehen im selben "
        "Verhältnis zueinander.",
    ),
    "payratio.note.in_proportion": Text(
        en="Variable pay is in proportion to attainment: no threshold, accelerator or cap.",
        de="Der variable Teil folgt der Zielerreichung im selben Maß: ohne Schwelle, Beschleuniger "
        "oder Deckel.",
    ),
    "payratio.note.base_pay": Text(
        en="Base pay does not hang on attainment: what is earned is the target.",
        de="Grundgehalt hängt nicht an der Zielerreichung: Verdient wird das Ziel.",
    ),
    "payratio.note.total": Text(
        en="Total pay holds equity, which no attainment of targets pays out: what is earned is not "
        "said.",
        de="Gesamtvergütung enthält Beteiligung, die keine Zielerreichung auszahlt: Über den "
        "Verdienst wird nichts gesagt.",
    ),
    "payratio.missing.base": Text(
        en="The pay that the ratio is of: --base 'OTE 250k..300k'.",
        de="Die Vergütung, auf die sich das Verhältnis bezieht: --base 'OTE 250k..300k'.",
    ),
    "payratio.missing.component": Text(
        en="What the base is, for what is earned: write OTE, base, bonus or total beside it.",
        de="Was die Grundlage ist, für den Verdienst: OTE, Grundgehalt, Bonus oder Gesamtvergütung "
        "dazuschreiben.",
    ),
    "payratio.missing.attainment": Text(
        en="To what share targets are met, for what is earned: --attainment 50..100%.",
        de="Zu welchem Anteil Ziele erreicht werden, für den Verdienst: --attainment 50..100%.",
    ),
    "payratio.missing.split": Text(
        en="How the OTE splits: --base 'OTE 300k (150k base)'.",
        de="Wie sich das Zielgehalt aufteilt: --base 'OTE 300k (150k fix)'.",
    ),
}

TEXTS: Final[dict[str, Text]] = _INPUTS | _SENTENCES | _TABLE | _NOTES

"""Words for what may not be shown."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_SHOWN: Final[dict[str, Text]] = {
    "cells.shown_known": Text(
        en="{shown} records or more, no employer dominates.",
        de="{shown} Datensätze oder mehr, kein Arbeitgeber überwiegt.",
    ),
    "cells.shown_partly": Text(
        en="{shown} records or more; some name no employer, so whether one dominates was only "
        "checked for the rest.",
        de="{shown} Datensätze oder mehr; manche nennen keinen Arbeitgeber, ob einer überwiegt, "
        "wurde nur an den übrigen geprüft.",
    ),
    "cells.shown_unknown": Text(
        en="{shown} records or more; the employers are not known, so only the number of records "
        "was checked.",
        de="{shown} Datensätze oder mehr; die Arbeitgeber sind nicht bekannt, daher wurde nur die "
        "Zahl der Datensätze geprüft.",
    ),
    "cells.pooled_known": Text(
        en="{pooled} to {under} records: only an estimate that leans on wider segments.",
        de="{pooled} bis {under} Datensätze: nur eine Schätzung, die sich auf weitere Segmente "
        "stützt.",
    ),
    "cells.pooled_partly": Text(
        en="{pooled} to {under} records that count, some without an employer: only an estimate "
        "that leans on wider segments.",
        de="{pooled} bis {under} Datensätze, die zählen, manche ohne Arbeitgeber: nur eine "
        "Schätzung, die sich auf weitere Segmente stützt.",
    ),
    "cells.pooled_unknown": Text(
        en="{pooled} to {under} records, employers not known: only an estimate that leans on wider "
        "segments.",
        de="{pooled} bis {under} Datensätze, Arbeitgeber nicht bekannt: nur eine Schätzung, die "
        "sich auf weitere Segmente stützt.",
    ),
}

_HIDDEN: Final[dict[str, Text]] = {
    "cells.no_records": Text(
        en="The data has no record of this.", de="Die Daten enthalten hierzu keinen Datensatz."
    ),
    "cells.few_records": Text(
        en="Fewer than {pooled} records: too few to show (at least {shown}; {pooled} to {under} as "
        "an estimate).",
        de="Weniger als {pooled} Datensätze: zu wenige, um etwas zu zeigen (mindestens {shown}; "
        "{pooled} bis {under} als Schätzung).",
    ),
    "cells.few_or_beside": Text(
        en="Too few records to show: at least {shown} are needed here, and in every smaller group "
        "that could be worked out by subtracting.",
        de="Zu wenige Datensätze, um etwas zu zeigen: Mindestens {shown} sind hier nötig und in "
        "jeder kleineren Gruppe, die sich durch Abziehen errechnen ließe.",
    ),
    "cells.few_employers": Text(
        en="Records of fewer than {employers} employers that are known: a figure would be about "
        "them, not about the work (at least {employers} are needed, none with more than {share}% "
        "of the records).",
        de="Datensätze von weniger als {employers} bekannten Arbeitgebern: Eine Zahl spräche über "
        "sie, nicht über die Arbeit (mindestens {employers} sind nötig, keiner mit mehr als "
        "{share} % der Datensätze).",
    ),
    "cells.one_employer": Text(
        en="One employer has more than {share}% of the records: a figure would be about it, not "
        "about the work (at least {employers} employers are needed, none above {share}%).",
        de="Ein Arbeitgeber hat mehr als {share} % der Datensätze: Eine Zahl spräche über ihn, "
        "nicht über die Arbeit (mindestens {employers} Arbeitgeber sind nötig, keiner mit mehr als "
        "{share} %).",
    ),
}

_INPUTS: Final[dict[str, Text]] = {
    "allowed.same_rows": Text(
        en="as many entries as the other columns: {rows}",
        de="so viele Einträge wie die anderen Spalten: {rows}",
    ),
    "fix.other_dimension": Text(
        en="Ask without it: what may be shown was decided for these only.",
        de="Ohne diese Angabe fragen: Was gezeigt werden darf, wurde nur für diese entschieden.",
    ),
    "allowed.some_dimensions": Text(
        en="one dimension or more, so few that all segments can be numbered",
        de="mindestens eine Dimension, und so wenige, dass sich alle Segmente durchzählen lassen",
    ),
}

TEXTS: Final[dict[str, Text]] = _SHOWN | _HIDDEN | _INPUTS

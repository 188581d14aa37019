"""Words for series over time, tightness and the life of ads."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_TIGHTNESS: Final[dict[str, Text]] = {
    "allowed.segment_name": Text(
        en="a name for the kind of work", de="ein Name für die Art der Arbeit"
    ),
    "allowed.some_segments": Text(
        en="at least one kind of work", de="mindestens eine Art der Arbeit"
    ),
    "allowed.distinct_names": Text(en="each name once", de="jeder Name einmal"),
    "allowed.some_vacancy_or_seeker": Text(
        en="some vacancies or some seekers; with neither, there is no ratio to tell",
        de="einige offene Stellen oder einige Suchende; ohne beides gibt es kein Verhältnis",
    ),
}

_SERIES: Final[dict[str, Text]] = {
    "allowed.series_name": Text(en="a name for the series", de="ein Name für die Reihe"),
    "allowed.some_days": Text(
        en="a list of at least one day", de="eine Liste mit mindestens einem Tag"
    ),
    "allowed.whole_days": Text(en="whole days (datetime64[D])", de="ganze Tage (datetime64[D])"),
    "allowed.value_each_day": Text(
        en="one value for each of the {days} days", de="ein Wert für jeden der {days} Tage"
    ),
    "allowed.day_between": Text(
        en="a day from {first} to {last}", de="ein Tag vom {first} bis zum {last}"
    ),
    "allowed.ascending_days": Text(
        en="days in ascending order, each once", de="Tage in aufsteigender Folge, jeder einmal"
    ),
    "fix.sort_days": Text(
        en="Sort the days, and keep one value for each.",
        de="Die Tage sortieren und für jeden einen Wert behalten.",
    ),
    "fix.correct_or_leave_out_day": Text(
        en="Correct the value, or leave the day out: a hole is told as a hole.",
        de="Den Wert berichtigen oder den Tag weglassen: Eine Lücke wird als Lücke angegeben.",
    ),
}

TEXTS: Final[dict[str, Text]] = _TIGHTNESS | _SERIES

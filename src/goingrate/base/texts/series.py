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

_WINDOWS: Final[dict[str, Text]] = {
    "allowed.half_a_month": Text(
        en="days that make up at least half of one calendar month",
        de="Tage, die mindestens die Hälfte eines Kalendermonats ausmachen",
    ),
    "allowed.some_series": Text(en="at least one series", de="mindestens eine Reihe"),
    "allowed.within_days": Text(
        en="a whole number of days, at least 0", de="eine ganze Zahl von Tagen, mindestens 0"
    ),
    "allowed.observed_day": Text(
        en="a day on which the series was observed, {within} days off at most; the nearest are "
        "{days}",
        de="ein Tag, an dem die Reihe beobachtet wurde, höchstens {within} Tage entfernt; die "
        "nächsten sind {days}",
    ),
    "allowed.observed_day_exact": Text(
        en="a day on which the series was observed; the nearest are {days}",
        de="ein Tag, an dem die Reihe beobachtet wurde; die nächsten sind {days}",
    ),
    "allowed.overlapping_series": Text(
        en="series with two days or more in common: {latest} starts on {first}, {earliest} ends on "
        "{last}",
        de="Reihen, die zwei Tage oder mehr gemeinsam haben: {latest} beginnt am {first}, "
        "{earliest} endet am {last}",
    ),
    "allowed.first_before_last": Text(
        en="a window whose first day is before its last",
        de="ein Zeitraum, dessen erster Tag vor dem letzten liegt",
    ),
    "allowed.two_observations": Text(
        en="a window with two observations of each series; both its ends are nearest to {day}",
        de="ein Zeitraum mit zwei Beobachtungen jeder Reihe; beiden Enden liegt {day} am nächsten",
    ),
    "allowed.not_all_zero": Text(
        en="a series that is not 0 on every day: no change can be told from 0",
        de="eine Reihe, die nicht an jedem Tag 0 ist: Von 0 aus lässt sich keine Änderung angeben",
    ),
    "allowed.above_zero_there": Text(
        en="a value above 0 on the day that the others are compared with",
        de="ein Wert über 0 an dem Tag, mit dem die anderen verglichen werden",
    ),
    "allowed.levels_in_one_unit": Text(
        en="series in one unit; those of {one} and {other} differ",
        de="Reihen in einer Einheit; die von {one} und {other} sind verschieden",
    ),
    "allowed.levels_on_one_base": Text(
        en="indices with one base date; those of {one} and {other} differ, so their levels cannot "
        "be compared",
        de="Indizes mit einem Basistag; die von {one} und {other} sind verschieden, ihre Stände "
        "sind also nicht vergleichbar",
    ),
    "allowed.levels_on_known_base": Text(
        en="indices whose base dates are known; that of {series} is not",
        de="Indizes, deren Basistage bekannt sind; der von {series} ist es nicht",
    ),
    "allowed.share_of_total": Text(
        en="a share of one kind, and an index or count of the same kind",
        de="ein Anteil einer Art und ein Index oder eine Anzahl derselben Art",
    ),
    "allowed.common_days": Text(
        en="series observed on some of the same days", de="Reihen mit gemeinsamen Tagen"
    ),
    "fix.shift_window": Text(
        en="Take one of these days, or a window at whose ends all series were observed.",
        de="Einen dieser Tage nehmen oder einen Zeitraum, an dessen Enden alle Reihen beobachtet "
        "wurden.",
    ),
    "fix.other_series": Text(
        en="Leave a series out, or take one that covers more.",
        de="Eine Reihe weglassen oder eine nehmen, die mehr abdeckt.",
    ),
    "fix.wider_window": Text(en="Take a longer window.", de="Einen längeren Zeitraum nehmen."),
    "fix.other_base_day": Text(
        en="Take another day, or leave this series out.",
        de="Einen anderen Tag nehmen oder diese Reihe weglassen.",
    ),
    "fix.rebase": Text(
        en="Put all of them to 100 on one day first (indexed), or compare their changes.",
        de="Alle zuerst an einem Tag auf 100 setzen (indexed) oder ihre Änderungen vergleichen.",
    ),
}

_AD_LIFE: Final[dict[str, Text]] = {
    "allowed.last_after_first": Text(
        en="an age not below that at which the ad was first seen",
        de="ein Alter nicht unter dem, mit dem die Anzeige zuerst gesehen wurde",
    ),
    "allowed.observed_open": Text(
        en="for a closed ad, an age above that at which it was first seen open",
        de="für eine geschlossene Anzeige ein Alter über dem, mit dem sie zuerst offen gesehen "
        "wurde",
    ),
    "allowed.ad_segment": Text(
        en="the number of one of the {segments} kinds of work, from 0",
        de="die Nummer einer der {segments} Arten der Arbeit, ab 0",
    ),
    "ad_life.few_ads": Text(
        en="Fewer than {shown} ads: too few to show how long they stay open.",
        de="Weniger als {shown} Anzeigen: zu wenige, um zu zeigen, wie lange sie offen bleiben.",
    ),
}

TEXTS: Final[dict[str, Text]] = _TIGHTNESS | _SERIES | _WINDOWS | _AD_LIFE

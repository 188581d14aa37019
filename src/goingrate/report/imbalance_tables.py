"""Where there is a glut and where a shortage, as tables of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from goingrate.answers.imbalance_results import (
    AdLifeTold,
    ComparisonTold,
    ImbalanceAnswer,
    RegimeTold,
    SeriesTold,
)
from goingrate.base.errors import shortened
from goingrate.base.texts import Language, say
from goingrate.report.imbalance_names import (
    LONGEST_NAME,
    ad_segment,
    count_of,
    days_between,
    kind_of,
    names_of,
    ratio,
    series_name,
    step,
    with_all_last,
)
from goingrate.report.numbers import day, percent, plain
from goingrate.report.premium_words import more
from goingrate.report.text_table import Table

#: Ages of ads that have a column; a terminal has no room for more.
_AGES: Final = frozenset((30.0, 90.0))


def imbalance_tables(answer: ImbalanceAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return tightness, changes in one window each, the series, verdicts, and the life of ads."""
    return tuple(_tables(answer, language))


def imbalance_sources(answer: ImbalanceAnswer, language: Language = "en") -> Table:
    """Return where each series comes from, each source once."""
    rows = [(one.source, one.address or "-") for one in answer.series]
    rows += [(one.source, one.address or "-") for one in answer.beside]
    return Table(
        title=say("payrate.sources", language),
        headings=tuple(say(f"payrate.{name}", language) for name in ("source", "address")),
        rows=tuple(dict.fromkeys(rows)),
        text_from=1,
    )


def _tables(answer: ImbalanceAnswer, language: Language) -> Iterator[Table]:
    if answer.tightness is not None:
        yield _tightness(answer, language)
    names = names_of(answer, language)
    for together in _by_kind(answer):
        yield _changes(together[0], names, answer, language)
        if len(together) > 1:
            yield _windows(together, answer, language)
    if answer.series:
        yield _series(answer, language)
    if any(one.regime != "cannot_tell" for one in answer.regimes):
        yield _regimes(answer, language)
    if answer.ad_life:
        yield _ad_life(answer, language)


def _tightness(answer: ImbalanceAnswer, language: Language) -> Table:
    told = answer.tightness
    assert told is not None  # noqa: S101 - asked for only then
    pooled = "pooled_row" if told.misleading else "pooled_row_plain"
    named = [(shortened(one.name, LONGEST_NAME), one) for one in told.segments]
    if len(named) > 1:
        named.append((say(f"imbalance.{pooled}", language), told.pooled))
    rows = tuple(
        (
            name,
            count_of(one.vacancies, language),
            count_of(one.seekers, language),
            ratio(one, language),
            say(f"imbalance.state.{one.state}", language),
        )
        for name, one in named
    )
    return Table(
        title=say("imbalance.table.tightness", language),
        headings=_headings(("segment", "vacancies", "seekers", "ratio", "state"), language),
        rows=rows,
        note=say("imbalance.tightness_note", language),
        text_from=4,
    )


def _changes(
    one: ComparisonTold, names: Mapping[str, str], answer: ImbalanceAnswer, language: Language
) -> Table:
    units = {series.key: series for series in answer.series}
    rows = tuple(
        (
            names[change.key],
            _value(change.first_value, units.get(change.key), language),
            _value(change.last_value, units.get(change.key), language),
            more(change.change, language),
        )
        for change in one.changes
    )
    return Table(
        title=say(
            "imbalance.table.changes",
            language,
            kind=kind_of(one, answer, language),
            first=day(one.first, language),
            last=day(one.last, language),
        ),
        headings=_headings(("series", "first", "last", "change"), language),
        rows=rows,
        note=say("imbalance.all_note", language) if one.kind == "all" else "",
    )


def _by_kind(answer: ImbalanceAnswer) -> list[list[ComparisonTold]]:
    """Return comparisons that differ in the first day of their window only, the widest first."""
    found: dict[tuple[str, date], list[ComparisonTold]] = {}
    for one in with_all_last(answer.comparisons):
        found.setdefault((one.kind, one.last), []).append(one)
    return list(found.values())


def _windows(
    together: Sequence[ComparisonTold], answer: ImbalanceAnswer, language: Language
) -> Table:
    """Return the change of each series over windows of different length."""
    names = names_of(answer, language)
    changes = [{change.key: change.change for change in one.changes} for one in together]
    keys = dict.fromkeys(key for one in changes for key in one)
    rows = tuple(
        (
            names[key],
            *(more(one[key], language) if key in one else "-" for one in changes),
        )
        for key in keys
    )
    return Table(
        title=say(
            "imbalance.table.windows",
            language,
            kind=kind_of(together[0], answer, language),
            last=day(together[0].last, language),
        ),
        headings=(
            *_headings(("series",), language),
            *(
                say("imbalance.heading.since", language, first=day(one.first, language))
                for one in together
            ),
        ),
        rows=rows,
    )


def _series(answer: ImbalanceAnswer, language: Language) -> Table:
    holes = any(one.gaps for one in answer.series)
    rows = tuple(
        (
            series_name(one, language),
            "-" if one.whole_change is None else more(one.whole_change, language),
            *((plain(len(one.gaps), language, 0),) if holes else ()),
            say(
                "number.span",
                language,
                low=day(one.days[0], language),
                high=day(one.days[-1], language),
            ),
            _unit(one, language),
        )
        for one in answer.series
    )
    numbers = ("change", "gaps") if holes else ("change",)
    return Table(
        title=say("imbalance.table.series", language),
        headings=_headings(("series", *numbers, "period", "unit"), language),
        rows=rows,
        note=say("imbalance.series_note", language),
        text_from=1 + len(numbers),
    )


def _regimes(answer: ImbalanceAnswer, language: Language) -> Table:
    names = names_of(answer, language)
    rows = tuple(
        (
            names[one.key],
            plain(one.months, language, 0),
            say(f"imbalance.regime.{one.regime}", language),
            ", ".join(step(each, language) for each in one.breaks) or "-",
            "-"
            if one.cycle_years is None
            else say("number.years", language, count=plain(one.cycle_years, language, 1)),
        )
        for one in answer.regimes
    )
    return Table(
        title=say("imbalance.table.regimes", language),
        headings=_headings(("series", "months", "regime", "break", "cycle"), language),
        rows=rows,
        note=_regime_note(answer.regimes, language),
        text_from=2,
    )


def _regime_note(regimes: tuple[RegimeTold, ...], language: Language) -> str:
    wrong = max((one.wrong_at_most for one in regimes), default=0.0)
    untold = max((one.untold_up_to for one in regimes), default=0.0)
    return say(
        "imbalance.regimes_note",
        language,
        wrong=percent(wrong, 0, language),
        open=percent(untold, 0, language),
    )


def _ad_life(answer: ImbalanceAnswer, language: Language) -> Table:
    shown = [one for one in answer.ad_life if one.hidden is None] or answer.ad_life
    ages = sorted({days for one in shown for days, *_ in one.open_after} & _AGES)
    late = any(one.told_from_days for one in answer.ad_life)
    columns = ("segment", "ads", "still_open", *(("from",) if late else ()), "median", "interval")
    after = (
        say("imbalance.heading.open_after", language, days=plain(one, language, 0)) for one in ages
    )
    return Table(
        title=say("imbalance.table.ad_life", language),
        headings=(*_headings(columns, language), *after),
        rows=tuple(_ad_row(one, ages, language, late=late) for one in shown),
        note=" ".join((say("imbalance.ad_life_note", language), *_hidden(answer, language))),
    )


def _hidden(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield of which kinds of ads nothing is told, and why."""
    together: dict[str, list[str]] = {}
    for one in answer.ad_life:
        if one.hidden is not None:
            why = say(one.hidden.key, language, **dict(one.hidden.values))
            together.setdefault(why, []).append(ad_segment(one.name, language))
    for why, names in together.items():
        yield f"{', '.join(names)}: {why}"


def _ad_row(
    one: AdLifeTold, ages: Sequence[float], language: Language, *, late: bool
) -> tuple[str, ...]:
    name = ad_segment(one.name, language)
    if one.hidden is not None:
        return (name, *("-",) * (4 + late + len(ages)))
    after = {days: share for days, share, *_ in one.open_after}
    return (
        name,
        plain(one.ads or 0, language, 0),
        plain(one.still_open or 0, language, 0),
        *((plain(one.told_from_days or 0, language, 0),) if late else ()),
        "-" if one.median_days is None else plain(one.median_days, language, 0),
        days_between(one, language),
        *(percent(after[days], 0, language) if days in after else "-" for days in ages),
    )


def _value(value: float, series: SeriesTold | None, language: Language) -> str:
    if series is not None and series.unit == "share":
        return percent(value / 100.0, 1, language)
    if series is not None and series.unit == "count":
        return count_of(value, language)
    return plain(value, language, 1)


def _unit(one: SeriesTold, language: Language) -> str:
    if one.unit != "index":
        return say(f"imbalance.unit.{one.unit}", language)
    if one.base_date is None:
        return say("imbalance.unit.index_bare", language)
    return say("imbalance.unit.index", language, base=day(one.base_date, language))


def _headings(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple(say(f"imbalance.heading.{name}", language) for name in names)

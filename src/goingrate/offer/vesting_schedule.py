"""Dated vesting in statements, as in the Open Cap Format: on which day how many shares vest.

A schedule is a chain of statements; each begins on the day on which the one before it ends. All
fractions are exact. What has vested so far is rounded, not the single tranche, so that nothing is
lost. Vesting by events stands in `goingrate.offer.vesting_terms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.vesting import Vesting
from goingrate.offer.vesting_dates import (
    PeriodType,
    check_day,
    check_size,
    check_span,
    check_whole,
    later,
    years_between,
)
from goingrate.offer.vesting_rounding import AllocationType, Shares, allocate

MOST_SHARES: Final = 10**12


@dataclass(frozen=True, slots=True)
class Tranche:
    """Shares that vest on one day."""

    day: date
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Cliff:
    """Nothing before one occurrence, which then vests a fraction of the whole statement."""

    occurrence: int
    percentage: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One stretch of a schedule.

    Parameters
    ----------
    occurrences, period, period_type
        How often something vests, and how many days or calendar months lie between.
    percentage
        Fraction of the grant that vests in this stretch, 0 to 1, in equal parts.
    cliff
        Without it each occurrence vests the same; after it the rest vests in equal parts.

    Raises
    ------
    OutOfRange
        A span over 100 years, a fraction outside 0 to 1, a cliff after the last occurrence, or
        one at the last occurrence that leaves something unvested.
    """

    occurrences: int
    period: int
    period_type: PeriodType
    percentage: Fraction = Fraction(1)
    cliff: Cliff | None = None

    def __post_init__(self) -> None:
        check_span(
            length=self.period,
            occurrences=self.occurrences,
            period_type=self.period_type,
            where="statement",
        )
        check_fraction(self.percentage, "statement.percentage")
        if self.cliff is not None:
            check_whole(self.cliff.occurrence, "cliff.occurrence", low=1, high=self.occurrences)
            check_fraction(self.cliff.percentage, "cliff.percentage")
            if self.cliff.occurrence == self.occurrences and self.cliff.percentage != 1:
                raise OutOfRange(
                    where="cliff.percentage",
                    given=str(self.cliff.percentage),
                    allowed=Phrase("allowed.cliff_of_all"),
                    fix=Phrase("fix.vest_shares"),
                )


def statement_tranches(
    statements: Sequence[Statement],
    *,
    shares: int,
    start_day: date,
    grant_day: date | None = None,
    allocation: AllocationType = "CUMULATIVE_ROUND_DOWN",
) -> tuple[Tranche, ...]:
    """Return what vests on which day; the tranches add up to the grant.

    Parameters
    ----------
    statements
        In order; their fractions of the grant add up to 1.
    shares
        Shares of the grant, a whole number above 0.
    start_day
        Day from which vesting counts; its day of the month is kept, or the month's last day. A
        statement after a shorter month counts on from that last day: 29 February, then 28.
    grant_day
        Day of the grant where it is later: what would have vested before vests then.
    allocation
        How fractions become whole shares.

    Raises
    ------
    OutOfRange, NotUnderstood
        Shares, fractions or days that cannot be.

    Examples
    --------
    >>> parts = [Fraction(part, 100) for part in (5, 15, 40, 40)]
    >>> yearly = [
    ...     Statement(occurrences=1, period=12, period_type="MONTHS", percentage=part)
    ...     for part in parts
    ... ]
    >>> tranches = statement_tranches(yearly, shares=4799, start_day=date(2025, 1, 1))
    >>> [(tranche.day.year, tranche.shares) for tranche in tranches]
    [(2026, 239), (2027, 720), (2028, 1920), (2029, 1920)]
    """
    check_grant(shares, start_day, grant_day)
    check_size(
        conditions=len(statements),
        vests=sum(one.occurrences for one in statements),
        where="statements",
    )
    total = sum(one.percentage for one in statements)
    if total != 1:
        raise OutOfRange(
            where="statements",
            given=f"{float(total):.6g}",
            allowed=Phrase("allowed.adds_to_one"),
            fix=Phrase("fix.vest_shares"),
        )
    days: list[date] = []
    exact: list[Fraction] = []
    begin = start_day
    for one in statements:
        days += [
            later(begin, step * one.period, one.period_type)
            for step in range(1, one.occurrences + 1)
        ]
        exact += [shares * part for part in _parts(one)]
        begin = days[-1]
    return gathered(zip(days, allocate(exact, allocation), strict=True), grant_day)


def vested_by(tranches: Sequence[Tranche], day: date) -> Shares:
    """Return the shares that have vested by the end of a day.

    Examples
    --------
    >>> vested_by([Tranche(date(2026, 1, 1), 25), Tranche(date(2026, 2, 1), 2)], date(2026, 1, 31))
    25
    """
    return sum(tranche.shares for tranche in tranches if tranche.day <= day)


def as_vesting(tranches: Sequence[Tranche], grant_day: date) -> Vesting:
    """Return the schedule in years from the grant, as fractions of what vests in all.

    Each monthly anniversary of the grant counts as a twelfth of a year, whatever the length of
    the months between.

    Raises
    ------
    OutOfRange
        If nothing vests, or something vests before the grant.

    Examples
    --------
    >>> tranches = [Tranche(date(2026, 1, 31), 25), Tranche(date(2026, 2, 28), 75)]
    >>> as_vesting(tranches, date(2025, 1, 31)).events
    ((1.0, 0.25), (1.0833..., 0.75))
    """
    check_day(grant_day, "grant_day")
    merged = gathered(((one.day, one.shares) for one in tranches), None)
    total = sum(one.shares for one in merged)
    if not total:
        raise OutOfRange(
            where="tranches",
            given=0,
            allowed=Phrase("allowed.some_vest"),
            fix=Phrase("fix.some_vest"),
        )
    return Vesting(
        tuple((years_between(grant_day, one.day), float(one.shares / total)) for one in merged)
    )


def gathered(amounts: Iterable[tuple[date, Shares]], grant_day: date | None) -> tuple[Tranche, ...]:
    """Return tranches in order of time, one a day and none before the grant or without shares."""
    by_day: dict[date, Shares] = {}
    for day, shares in amounts:
        when = day if grant_day is None else max(day, grant_day)
        by_day[when] = by_day.get(when, 0) + shares
    return tuple(Tranche(day, shares) for day, shares in sorted(by_day.items()) if shares)


def check_grant(shares: int, start_day: date | None, grant_day: date | None) -> None:
    """Refuse a number of shares or days that no grant has."""
    if type(shares) is not int or not 1 <= shares <= MOST_SHARES:
        raise OutOfRange(
            where="shares",
            given=str(shares),
            allowed=Phrase.of("allowed.whole_shares", most=str(MOST_SHARES)),
            fix=Phrase("fix.correct_value"),
        )
    for day, where in ((start_day, "start_day"), (grant_day, "grant_day")):
        if day is not None:
            check_day(day, where)


def check_fraction(fraction: Fraction, where: str) -> None:
    """Refuse what is not a fraction of a whole."""
    if not 0 <= fraction <= 1:
        raise OutOfRange(
            where=where,
            given=f"{float(fraction):.6g}",
            allowed=Phrase.of("allowed.between", low="0", high="1"),
            fix=Phrase("fix.vest_shares"),
        )


def _parts(one: Statement) -> list[Fraction]:
    """Return the fraction of the grant that each occurrence vests."""
    whole = Fraction(one.percentage)
    if one.cliff is None:
        return [whole / one.occurrences] * one.occurrences
    after = one.occurrences - one.cliff.occurrence
    held = [Fraction(0)] * (one.cliff.occurrence - 1)
    rest = [whole * (1 - one.cliff.percentage) / after] * after if after else []
    return [*held, whole * one.cliff.percentage, *rest]

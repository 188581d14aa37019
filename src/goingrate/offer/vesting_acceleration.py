"""Vesting that comes early: at a change of control, or when the job ends soon after one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import floor, isfinite

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.vesting_dates import LONGEST, check_day, check_whole, later
from goingrate.offer.vesting_rounding import Shares
from goingrate.offer.vesting_schedule import Tranche, gathered, vested_by


def single_trigger(
    tranches: Sequence[Tranche], *, change_day: date, share: Fraction | float
) -> tuple[Tranche, ...]:
    """Return the schedule when a change of control alone vests a share of what is unvested.

    The accelerated shares are rounded down and taken from all later tranches in proportion; the
    rest vests on its old days.

    Parameters
    ----------
    tranches
        In order of time.
    change_day
        Day of the change of control; what vests on that day counts as vested.
    share
        0 to 1; a float is read as its decimal is written.

    Raises
    ------
    OutOfRange, NotUnderstood
        A share outside 0 to 1, or a day that is no date.

    Examples
    --------
    >>> yearly = [Tranche(date(year, 1, 1), 100) for year in (2026, 2027, 2028)]
    >>> early = single_trigger(yearly, change_day=date(2026, 6, 30), share=0.25)
    >>> [(tranche.day.isoformat(), tranche.shares) for tranche in early]
    [('2026-01-01', 100), ('2026-06-30', 50), ('2027-01-01', 75), ('2028-01-01', 75)]
    """
    check_day(change_day, "change_day")
    part = _exact(share)
    unvested = sum(one.shares for one in tranches if one.day > change_day)
    early = _cut(unvested * part, unvested)
    amounts = [(one.day, one.shares) for one in kept_on_leaving(tranches, change_day)]
    amounts.append((change_day, early))
    so_far: Shares = 0
    given: Shares = 0
    for one in (one for one in tranches if one.day > change_day):
        so_far += one.shares
        due = _cut(Fraction(so_far * (unvested - early)) / unvested, unvested) - given
        amounts.append((one.day, due))
        given += due
    return gathered(amounts, None)


def double_trigger(
    tranches: Sequence[Tranche],
    *,
    change_day: date,
    job_ends: date | None,
    within_months: int,
    share: Fraction | float = 1,
) -> tuple[Tranche, ...]:
    """Return the schedule when a share of what is unvested vests if the job ends after a change.

    Whatever is unvested when the job ends and does not vest that day is forfeited.

    Parameters
    ----------
    tranches
        In order of time.
    change_day
        Day of the change of control, the first trigger.
    job_ends
        Last day of the job; None if it goes on, which leaves the schedule as it is.
    within_months
        The second trigger: the job ends on the day of the change or up to so many calendar
        months after it.
    share
        0 to 1 of what is unvested when the job ends, rounded down.

    Raises
    ------
    OutOfRange, NotUnderstood
        A share outside 0 to 1, months below 0 or over 1200, or a day that is no date.

    Examples
    --------
    >>> yearly = [Tranche(date(year, 1, 1), 100) for year in (2026, 2027, 2028)]
    >>> sale, gone = date(2026, 6, 30), date(2027, 3, 1)
    >>> early = double_trigger(yearly, change_day=sale, job_ends=gone, within_months=12)
    >>> [(tranche.day.isoformat(), tranche.shares) for tranche in early]
    [('2026-01-01', 100), ('2027-01-01', 100), ('2027-03-01', 100)]
    """
    check_day(change_day, "change_day")
    check_whole(within_months, "within_months", low=0, high=LONGEST["MONTHS"])
    part = _exact(share)
    if job_ends is None:
        return tuple(tranches)
    kept = kept_on_leaving(tranches, job_ends)
    if not change_day <= job_ends <= later(change_day, within_months, "MONTHS"):
        return kept
    unvested = sum(one.shares for one in tranches) - vested_by(tranches, job_ends)
    amounts = [(one.day, one.shares) for one in kept]
    return gathered([*amounts, (job_ends, _cut(unvested * part, unvested))], None)


def kept_on_leaving(tranches: Sequence[Tranche], job_ends: date) -> tuple[Tranche, ...]:
    """Return the tranches that vest by the last day of the job; the others are forfeited.

    Examples
    --------
    >>> yearly = [Tranche(date(year, 1, 1), 100) for year in (2026, 2027, 2028)]
    >>> len(kept_on_leaving(yearly, date(2027, 1, 1)))
    2
    """
    check_day(job_ends, "job_ends")
    return tuple(one for one in tranches if one.day <= job_ends)


def _exact(share: Fraction | float) -> Fraction:
    if not (isfinite(share) and 0 <= share <= 1):
        raise OutOfRange(
            where="share",
            given=float(share),
            allowed=Phrase.of("allowed.between", low="0", high="1"),
            fix=Phrase("fix.correct_value"),
        )
    # 0.3 means three tenths, although the nearest float lies below and would lose a share
    return share if isinstance(share, Fraction) else Fraction(str(share))


def _cut(amount: Shares, unvested: Shares) -> Shares:
    """Return whole shares where the schedule has whole shares, fractions where it has those."""
    return amount if isinstance(unvested, Fraction) else floor(amount)

"""Levels of series: on one base, or not compared at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from goingrate.base.texts import Phrase
from goingrate.market.imbalance.series import Series
from goingrate.market.imbalance.windows import (
    divisor_at,
    observation_at,
    refused,
    require_some,
    value_on,
)


def levels(series: Sequence[Series], day: date) -> tuple[float, ...]:
    """Return the values of series on one day, to be compared with each other.

    Raises
    ------
    InputError
        If their levels cannot be compared (see `require_one_base`), or one was not observed.
    """
    require_one_base(series)
    return tuple(value_on(one, day) for one in series)


def require_one_base(series: Sequence[Series]) -> None:
    """Raise `InputError` unless levels can be compared: one unit, and one known base of indices."""
    require_some(series)
    one = series[0]
    for other in series[1:]:
        if other.unit != one.unit:
            allowed = Phrase.of("allowed.levels_in_one_unit", one=one.name, other=other.name)
            raise refused(other.name, f"{one.unit} / {other.unit}", allowed, "fix.rebase")
        if one.unit != "index":
            continue
        bases = f"{one.base_date or '?'} / {other.base_date or '?'}"
        if one.base_date is None or other.base_date is None:
            unknown = one.name if one.base_date is None else other.name
            allowed = Phrase.of("allowed.levels_on_known_base", series=unknown)
            raise refused(other.name, bases, allowed, "fix.rebase")
        if one.base_date != other.base_date:
            allowed = Phrase.of("allowed.levels_on_one_base", one=one.name, other=other.name)
            raise refused(other.name, bases, allowed, "fix.rebase")


def indexed(series: Series, base: date) -> Series:
    """Return the series as an index that is 100 on a day (on its observation nearest to it).

    Raises
    ------
    InputError
        If that day was not observed, or has a 0, as in a series of zeros.
    """
    at = observation_at(series, base, None)
    values = series.values / divisor_at(series, at) * 100
    return replace(series, unit="index", values=values, base_date=base)


def product(share_of: Series, total: Series, *, name: str, base: date) -> Series:
    """Return the index of a part: its share of the total, times the total, 100 on the base day.

    Only days that both have count. So postings for AI work are their daily share of all postings
    times the index of all postings. It is seasonally adjusted if both are; if only one is, this is
    not known.

    Raises
    ------
    InputError
        If the one is not a share, or the other is one; if they count different things; if they
        have no day in common, or the product is not observed, or 0, on the base day.
    """
    if share_of.unit != "share" or total.unit == "share" or share_of.kind != total.kind:
        given = f"{share_of.kind} ({share_of.unit}) / {total.kind} ({total.unit})"
        raise refused(name, given, Phrase("allowed.share_of_total"), "fix.other_series")
    days, of_share, of_total = np.intersect1d(
        share_of.days, total.days, assume_unique=True, return_indices=True
    )
    if days.size == 0:
        raise refused(name, 0, Phrase("allowed.common_days"), "fix.other_series")
    same = share_of.seasonally_adjusted == total.seasonally_adjusted
    part = Series(
        name=name,
        kind=total.kind,
        unit="index",
        days=days,
        values=share_of.values[of_share] / 100 * total.values[of_total],
        base_date=None,
        seasonally_adjusted=total.seasonally_adjusted if same else None,
    )
    return indexed(part, base)

"""A waterfall asked for in words, as on a command line."""

from __future__ import annotations

from pathlib import Path

from goingrate.answers.waterfall import waterfall_of
from goingrate.answers.waterfall_inputs import (
    check_stake,
    read_exit,
    read_own,
    read_strike,
    strike_alone,
)
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.quantity import Range
from goingrate.base.texts import Language
from goingrate.data.cap_tables import read_cap_table
from goingrate.offer.cap_table.claims import ExitKind


def waterfall_from_words(
    path: Path,
    *,
    exit_value: str,
    kind: ExitKind,
    own: str | None,
    strike: str | None,
    language: Language,
) -> WaterfallAnswer:
    """Return `waterfall_of` for arguments as somebody types them, such as `--own 'Series A'`."""
    read = read_cap_table(path)
    low, high = read_exit(exit_value, currency=read.currency, language=language, where="--exit")
    stake = None if own is None else read_own(own, read.table, language=language, where="--own")
    if stake is not None:
        check_stake(stake, read.table, where="--own")
    if strike is not None and (stake is None or stake.shares is None):
        raise strike_alone(strike, where="--strike", other="--own NUMBER")
    return waterfall_of(
        read,
        exit=low if low == high else Range(low, high),
        kind=kind,
        own_holder=None if stake is None else stake.holder,
        own_shares=None if stake is None else stake.shares,
        own_strike=0.0
        if strike is None
        else read_strike(strike, currency=read.currency, language=language, where="--strike"),
        language=language,
    )

"""A waterfall asked for in words, as on a command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from goingrate.answers.waterfall import waterfall_of
from goingrate.answers.waterfall_inputs import (
    check_stake,
    read_amount,
    read_exit,
    read_own,
    strike_alone,
)
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.errors import BadField
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, Phrase
from goingrate.data.cap_tables import CapTableRead, read_cap_table
from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.rounds import priced_round

_NEW_ROUND: Final = "new round"


def waterfall_from_words(
    path: Path,
    *,
    exit_value: str,
    kind: ExitKind,
    own: str | None,
    strike: str | None,
    new_money: str | None = None,
    pre_money: str | None = None,
    lenient: bool = False,
    language: Language,
) -> WaterfallAnswer:
    """Return `waterfall_of` for arguments as somebody types them, such as `--own 'Series A'`.

    With `new_money` and `pre_money`, a round comes first, in which SAFEs and notes convert.
    """
    read = read_cap_table(path, lenient=lenient)
    if new_money is not None or pre_money is not None:
        read = _after_round(read, new_money, pre_money, language)
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
        else read_amount(strike, currency=read.currency, language=language, where="--strike"),
        language=language,
    )


def _after_round(
    read: CapTableRead, new_money: str | None, pre_money: str | None, language: Language
) -> CapTableRead:
    """Return a cap table after a round on standard terms, with a note of its price."""
    if new_money is None or pre_money is None:
        raise BadField(
            where="--new-money" if pre_money is None else "--pre-money",
            given=new_money or pre_money or "-",
            allowed=Phrase("waterfall.allowed.round"),
            fix=Phrase("waterfall.fix.round"),
        )
    money, value = (
        read_amount(given, currency=read.currency, language=language, where=where)
        for given, where in ((new_money, "--new-money"), (pre_money, "--pre-money"))
    )
    done = priced_round(read.table, name=_NEW_ROUND, new_money=money, pre_money=value)
    note = Phrase.of("waterfall.note.round", money=new_money, value=pre_money)
    return replace(read, table=done.table, notes=(*read.notes, note))

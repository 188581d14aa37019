"""A waterfall in sentences: the verdict, who does what where, and what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from goingrate.answers.waterfall_results import (
    CONVERTING,
    Breakpoint,
    EventKind,
    ExitRow,
    Own,
    OwnPayout,
    Route,
    WaterfallAnswer,
)
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, money, money_exact, money_per_share, plain
from goingrate.report.sentences import spoken

_MOST_NAMES: Final = 4
_OWED: Final = ("safe", "note", "debt")
_THOUSAND_CENTS: Final = 100_000


def waterfall_title(answer: WaterfallAnswer, language: Language = "en") -> str:
    """Return the question that the answer answers."""
    key = "waterfall.title" if answer.kind == "sale" else "waterfall.title_ipo"
    return say(key, language, company=answer.company)


def waterfall_sentences(answer: WaterfallAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return where common shares first earn, what is paid before them, and what is one's own."""
    first = answer.common_first_earns
    if first > 0:
        told = say("waterfall.first", language, exit=money(first, answer.currency, language))
    else:
        told = say("waterfall.first_none", language)
    sentences = [told, _split(answer, language)]
    if answer.own is not None:
        sentences.append(_owned(answer, answer.own, language))
    return tuple(sentences)


def waterfall_notes(answer: WaterfallAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what is taken for granted."""
    keys = ["waterfall.note.choices", f"waterfall.note.{answer.kind}"]
    if any(one.kind == "options" for one in answer.holders):
        keys.append("waterfall.note.options")
    if answer.own is not None and answer.own.holder is None:
        keys.append("waterfall.note.own")
    notes = [say(key, language) for key in keys]
    if answer.unissued_pool:
        count = plain(answer.unissued_pool, language)
        notes.append(say("waterfall.note.pool", language, count=count))
    return (*notes, *(spoken(phrase, language) for phrase in answer.notes))


def waterfall_footer(answer: WaterfallAnswer, language: Language = "en") -> str:
    """Return version and digest."""
    return say("waterfall.footer", language, version=answer.version, digest=answer.digest[:12])


def breakpoint_sentences(answer: WaterfallAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return each breakpoint with what happens there, in one line each."""
    return tuple(
        say(
            "waterfall.breakpoint",
            language,
            exit=money(one.exit_value, answer.currency, language),
            events=event_words(one, answer, language),
        )
        for one in answer.breakpoints
    )


def event_words(found: Breakpoint, answer: WaterfallAnswer, language: Language) -> str:
    """Return what happens at a breakpoint, those who do the same named together."""
    return "; ".join(_events(found, answer, language))


def holder_name(name: str, language: Language) -> str:
    """Return a holder's name; `common` and `debt` in words."""
    return say(f"waterfall.{name}", language) if name in ("common", "debt") else name


def route_words(holder: str, route: Route, answer: WaterfallAnswer, language: Language) -> str:
    """Return what a holder takes."""
    if answer.holder(holder).kind in _OWED:
        if route == "preference":
            return say("waterfall.route.owed", language)
        if route == "part":
            return say("waterfall.route.part_owed", language)
    return say(f"waterfall.route.{route}", language)


def who_converts(row: ExitRow, above: ExitRow | None, language: Language) -> str:
    """Return who converts or exercises at an exit, told from the row above where it has one."""
    names, before = _converting(row), [] if above is None else _converting(above)
    added = [name for name in names if name not in before]
    if not names:
        return say("waterfall.nobody", language)
    if not before or set(before) - set(names):
        return listed(names, language)
    if not added:
        return say("waterfall.as_above", language)
    return say("waterfall.also", language, names=listed(added, language))


def own_words(own: Own, answer: WaterfallAnswer, language: Language) -> str:
    """Return what is owned."""
    if own.holder is not None:
        return holder_name(own.holder, language)
    count = plain(own.shares or 0.0, language)
    strike = money_per_share(own.strike, answer.currency, language)
    if own.strike > 0:
        key = "waterfall.own_option" if own.shares == 1 else "waterfall.own_options"
    else:
        key = "waterfall.own_share" if own.shares == 1 else "waterfall.own_shares"
    wanted = {"count": count, "strike": strike}
    return say(key, language, **wanted)


def cash(cents: int, currency: str, language: Language) -> str:
    """Return a payout, short; with cents where it is small."""
    if 0 < cents < _THOUSAND_CENTS:
        return money_exact(cents, currency, language)
    return money(cents / 100.0, currency, language)


def listed(names: Sequence[str], language: Language) -> str:
    """Return names as one reads them; at most four."""
    if len(names) > _MOST_NAMES:
        some = ", ".join(names[: _MOST_NAMES - 1])
        return say("waterfall.and_more", language, names=some, count=len(names) - _MOST_NAMES + 1)
    if len(names) < 2:
        return "".join(names)
    return say("waterfall.and", language, names=", ".join(names[:-1]), last=names[-1])


def _split(answer: WaterfallAnswer, language: Language) -> str:
    low, high = answer.rows[0], answer.rows[-1]

    def told(row: ExitRow) -> tuple[str, str, str]:
        return (
            money(row.exit_value, answer.currency, language),
            chance(row.before_common, language),
            money_per_share(row.common_price, answer.currency, language),
        )

    if low is high:
        exit_value, before, price = told(low)
        return say("waterfall.split", language, exit=exit_value, before=before, price=price)
    (low_exit, low_before, low_price), (high_exit, high_before, high_price) = told(low), told(high)
    return say(
        "waterfall.split_span",
        language,
        low=low_exit,
        low_before=low_before,
        low_price=low_price,
        high=high_exit,
        high_before=high_before,
        high_price=high_price,
    )


def _owned(answer: WaterfallAnswer, own: Own, language: Language) -> str:
    owned = own_words(own, answer, language)
    if own.first_earns == float("inf"):
        return say("waterfall.own_never", language, own=owned)
    low, high = answer.rows[0], answer.rows[-1]
    pays = [_pay(row.own, own, answer, language) for row in (low, high) if row.own is not None]
    exits = [money(row.exit_value, answer.currency, language) for row in (low, high)]
    if low is high:
        told = say("waterfall.pays", language, exit=exits[0], pay=pays[0])
    else:
        told = say(
            "waterfall.pays_span",
            language,
            low=exits[0],
            low_pay=pays[0],
            high=exits[1],
            high_pay=pays[1],
        )
    if own.first_earns == 0:
        return say("waterfall.own_always", language, own=owned, pays=told)
    first = money(own.first_earns, answer.currency, language)
    return say("waterfall.own_first", language, own=owned, exit=first, pays=told)


def _pay(paid: OwnPayout, own: Own, answer: WaterfallAnswer, language: Language) -> str:
    if paid.payout_cents == 0:
        return say("waterfall.route.nothing", language)
    payout = cash(paid.payout_cents, answer.currency, language)
    if paid.per_share is None or own.shares == 1:
        return payout
    each = money_per_share(paid.per_share, answer.currency, language)
    return say("waterfall.pay_each", language, payout=payout, each=each)


def _converting(row: ExitRow) -> list[str]:
    return [one.holder for one in row.payouts if one.route in CONVERTING]


def _events(found: Breakpoint, answer: WaterfallAnswer, language: Language) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for event in found.events:
        groups.setdefault(_event_key(event.holder, event.kind, answer), []).append(event.holder)
    for key, holders in groups.items():
        names = listed([holder_name(holder, language) for holder in holders], language)
        if key == "waterfall.event.common":
            yield say(key, language)
        elif key == "waterfall.event.exercises":
            strikes = sorted({answer.holder(holder).strike for holder in holders})
            told = [money_per_share(strike, answer.currency, language) for strike in strikes]
            yield say(key, language, strikes=listed(told, language), names=names)
        else:
            yield say(key if len(holders) == 1 else f"{key}_many", language, names=names)


def _event_key(holder: str, kind: EventKind, answer: WaterfallAnswer) -> str:
    if holder == "common" and kind == "earns":
        return "waterfall.event.common"
    if kind == "preference" and answer.holder(holder).kind in _OWED:
        return "waterfall.event.owed"
    return f"waterfall.event.{kind}"

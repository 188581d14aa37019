"""When to match an outside offer and when to let go, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from goingrate.answers.keep_results import KeepAnswer, KeptSegment
from goingrate.base.errors import shortened
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money, percent, plain
from goingrate.report.sentences import spoken

#: So many segments stand in sentences; the tables have all.
_MOST_TOLD: Final = 6
_LONGEST: Final = 80


def keep_title(language: Language = "en") -> str:
    """Return the question."""
    return say("keep.title", language)


def keep_sentences(answer: KeepAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the break-even of each segment, then what both ways cost, then the winner's curse."""
    return (*keep_lines(answer, language), *keep_costs(answer, language))


def keep_lines(answer: KeepAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the break-even of each segment."""
    told = [_line(segment, answer, language) for segment in answer.segments[:_MOST_TOLD]]
    if len(answer.segments) > len(told):
        left = plain(len(answer.segments) - len(told), language, 0)
        told.append(say("keep.more", language, count=left))
    return tuple(told)


def keep_costs(answer: KeepAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what both ways cost, and what the winner's curse makes of it."""
    told = answer.segments[:_MOST_TOLD]
    costs = [_costs(segment, answer.currency, language) for segment in told]
    for segment in told:
        costs += _curse(segment, answer.currency, language)
    return tuple(costs)


def keep_notes(answer: KeepAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers."""
    return tuple(spoken(note, language) for note in answer.notes)


def keep_missing(answer: KeepAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return which columns would narrow the answer most."""
    return tuple(spoken(one, language) for one in answer.missing)


def keep_footer(answer: KeepAnswer, language: Language = "en") -> str:
    """Return version and digest, and that this is no advice."""
    return say("payrate.footer", language, version=answer.version, digest=answer.digest[:12])


def segment_name(segment: KeptSegment) -> str:
    """Return the name of a segment, on one line and not too long."""
    return shortened(segment.name, _LONGEST)


def line_of(segment: KeptSegment, first: int, language: Language = "en") -> str:
    """Return a break-even as words: matching if fewer than 4 follow, or one way in any case."""
    if first == 0:
        return say("keep.end.let_go", language)
    if first > segment.peers:
        return say("keep.end.match", language)
    if first == 1:
        return say("keep.end.none", language)
    return say("keep.end.fewer", language, count=plain(first, language, 0))


def cell_of(segment: KeptSegment, first: int, language: Language = "en") -> str:
    """Return a break-even as the cell of a table: match if fewer follow than 4, never, always."""
    if first == 0:
        return say("keep.cell.never", language)
    if first > segment.peers:
        return say("keep.cell.always", language)
    return plain(first, language, 0)


def _line(segment: KeptSegment, answer: KeepAnswer, language: Language) -> str:
    name, peers = segment_name(segment), plain(segment.peers, language, 0)
    if segment.verdict == "cannot_tell":
        middle = line_of(segment, segment.break_even, language)
        return say("keep.cannot_tell", language, name=name, middle=middle)
    span = _range(segment, answer.coverage, language)
    one = segment.peers == 1
    if segment.verdict == "let_go":
        return say("keep.let_go", language, name=name, range=span)
    if segment.verdict == "match":
        if one:
            return say("keep.match_one", language, name=name, range=span)
        return say("keep.match", language, name=name, peers=peers, range=span)
    if segment.break_even == 1:
        if one:
            return say("keep.one_peer", language, name=name, range=span)
        return say("keep.none_follows", language, name=name, peers=peers, range=span)
    count = plain(segment.break_even, language, 0)
    return say("keep.fewer", language, name=name, count=count, peers=peers, range=span)


def _range(segment: KeptSegment, coverage: float, language: Language) -> str:
    low, high = segment.break_even_low, segment.break_even_high
    if low == high:
        known = all(one.low == one.high for one in segment.inputs)
        if known:
            return say("keep.range_known", language)
        return say("keep.range_firm", language, coverage=percent(coverage, 0, language))
    if segment.verdict == "fewer" and segment.break_even > 1 and low >= 1 and high <= segment.peers:
        ends = {"low": plain(low, language, 0), "high": plain(high, language, 0)}
        return say("keep.range", language, **ends)
    ends = {"low": line_of(segment, low, language), "high": line_of(segment, high, language)}
    return say("keep.range_ends", language, **ends)


def _costs(segment: KeptSegment, currency: str, language: Language) -> str:
    told = {
        "name": segment_name(segment),
        "let_go": money(segment.let_go.value, currency, language),
        "low": money(segment.let_go.low, currency, language),
        "high": money(segment.let_go.high, currency, language),
        "alone": money(segment.matched[0].cost.value, currency, language),
        "all": money(segment.matched[-1].cost.value, currency, language),
    }
    if segment.peers == 1:
        return say("keep.costs_one", language, **told)
    told["each"] = money(segment.match_parts[-1].cost.value, currency, language)
    told["peers"] = plain(segment.peers, language, 0)
    return say("keep.costs", language, **told)


def _curse(segment: KeptSegment, currency: str, language: Language) -> Iterator[str]:
    found = segment.curse
    if found is None:
        return
    yield say(
        "keep.curse",
        language,
        name=segment_name(segment),
        estimate=money(found.estimate, currency, language),
        noise=money(found.noise, currency, language),
        worth=money(found.worth_if_won, currency, language),
        line=line_of(segment, found.break_even_if_won, language),
    )
    if found.pays_more:
        pay = money(found.matched_pay, currency, language)
        yield say("keep.curse_pays_more", language, name=segment_name(segment), pay=pay)

"""What a kind of work pays, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from goingrate.answers.rate_results import GoingRate, RateBlock, RateQuantile
from goingrate.base.kinds import Segment
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.numbers import day, money, percent, plain

SHOWN: Final = ("shown", "pooled")


def rate_title(answer: GoingRate, language: Language = "en") -> str:
    """Return what was asked for."""
    return say("payrate.title", language, segment=answer.segment.said(language))


def rate_sentences(answer: GoingRate, language: Language = "en") -> tuple[str, ...]:
    """Return the median of the block that fits best, its tails, and how sure they are."""
    if answer.headline is None:
        why = " ".join(_reasons(answer, language))
        segment = first_capital(answer.segment.said(language))
        return (say("payrate.nothing", language, segment=segment, why=why),)
    block = answer.blocks[answer.headline]
    return (
        _median(block, answer, language),
        *_wider(block, answer, language),
        *_held(block, answer, language),
        *_tails(block, language),
        *_single(block, answer, language),
        *_borrowed(block, language),
    )


def rate_notes(answer: GoingRate, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers, each once, and what is not shown."""
    if answer.headline is None:  # then the first sentence says it all
        return ()
    notes = [_spoken(note, language) for note in answer.notes]
    notes += _of_tables(answer, language)
    for block in answer.blocks:
        if block.shown not in SHOWN and block.because is not None:
            notes.append(_withheld(block, language))
    return tuple(dict.fromkeys(notes))


def rate_footer(answer: GoingRate, language: Language = "en") -> str:
    """Return version and digest, and that this is no advice."""
    return say("payrate.footer", language, version=answer.version, digest=answer.digest[:12] or "-")


def what_pay(block: RateBlock, language: Language = "en") -> str:
    """Return what the money of a block is and who says so."""
    return say(f"payrate.what.{block.component}.{block.basis}", language)


def source_name(block: RateBlock, language: Language = "en") -> str:
    """Return the name of a block's source."""
    return block.name_de if language == "de" else block.name_en


def when(block: RateBlock, language: Language = "en") -> str:
    """Return the day that the pay of a block is of, or the years where it was not moved."""
    if block.as_of is not None:
        return day(block.as_of, language)
    return say("number.span", language, low=block.first_year or "-", high=block.last_year or "-")


def counted(block: RateBlock, language: Language = "en") -> str:
    """Return how many records or people stand behind a block."""
    if block.workers is not None:
        return say("payrate.workers", language, count=plain(block.workers, language, 0))
    return say("payrate.records", language, records=plain(block.at_least or 0, language, 0))


def pay(quantile: RateQuantile, block: RateBlock, language: Language = "en") -> str:
    """Return the pay at a quantile; a lower bound says so."""
    if quantile.value is None:
        return say("payrate.not_said", language)
    amount = money(quantile.value, block.currency, language)
    return say("payrate.or_more", language, amount=amount) if quantile.or_more else amount


def at(block: RateBlock, probability: float) -> RateQuantile | None:
    """Return the quantile of a block at a probability, where it has one."""
    found = (one for one in block.quantiles if abs(one.probability - probability) < 1e-9)
    return next((one for one in found if one.value is not None), None)


def _median(block: RateBlock, answer: GoingRate, language: Language) -> str:
    middle = at(block, 0.5)
    assert middle is not None  # noqa: S101 - a block that leads has a median
    assert middle.value is not None  # noqa: S101
    told = what_pay(block, language)
    values = {
        "segment": first_capital(block.covers.said(language)),
        "median": money(middle.value, block.currency, language),
        "what": told[0].upper() + told[1:],
        "source": source_name(block, language),
    }
    if block.evidence == "model":  # the name of a survey says its month
        values["source"] = f"{values['source']}, {when(block, language)}"
    if middle.or_more:
        return say("payrate.median_or_more", language, **values)
    if middle.low is None or middle.high is None:
        return say("payrate.median_bare", language, **values)
    return say(
        "payrate.median",
        language,
        coverage=percent(answer.coverage, 0, language),
        low=money(middle.low, block.currency, language),
        high=money(middle.high, block.currency, language),
        **values,
    )


def _of_tables(answer: GoingRate, language: Language) -> Iterator[str]:
    """Yield what should be known of each table; several tables are named by their numbers."""
    shown = [block for block in answer.blocks if block.shown in SHOWN]
    of_tables: dict[str, list[int]] = {}
    for number, block in enumerate(shown, start=1):
        for note in (*(_spoken(note, language) for note in block.notes), *_caveat(block, language)):
            of_tables.setdefault(note, []).append(number)
    for note, numbers in of_tables.items():
        if len(shown) == 1:
            yield note
        else:
            told = ", ".join(str(number) for number in numbers)
            yield say("payrate.of_table", language, numbers=told, note=note)


def _wider(block: RateBlock, answer: GoingRate, language: Language) -> Iterator[str]:
    """Say that the numbers are of more than was asked for."""
    asked, covers = answer.segment, block.covers
    left_open = Segment(
        level=asked.level if covers.level is None else None,
        employer=asked.employer if covers.employer is None else None,
    )
    if left_open != Segment():
        yield say("payrate.wider", language, asked=left_open.said(language))


def _held(block: RateBlock, answer: GoingRate, language: Language) -> Iterator[str]:
    """Say that published numbers are of occupations which only hold the kind of work."""
    fits = {part.fit for part in block.parts}
    if not fits or fits == {"exact"}:
        return
    yield say(
        "payrate.nearest_only" if fits == {"nearest"} else "payrate.held",
        language,
        segment=Segment(role=answer.segment.role).said(language),
        occupations=", ".join(f"{part.name} ({part.code})" for part in block.parts),
    )


def _tails(block: RateBlock, language: Language) -> Iterator[str]:
    low, high = at(block, 0.1), at(block, 0.9)
    if low is None or high is None or low.value is None or high.value is None:
        return
    key = "payrate.most_or_more" if high.or_more else "payrate.most"
    ends = (money(one, block.currency, language) for one in (low.value, high.value))
    yield say(key, language, low=next(ends), high=next(ends))


def _single(block: RateBlock, answer: GoingRate, language: Language) -> Iterator[str]:
    if block.single is not None:
        low, high = (money(one, block.currency, language) for one in block.single)
        coverage = percent(answer.coverage, 0, language)
        key = "payrate.single" if block.single_of == "employer" else "payrate.single_record"
        yield say(key, language, low=low, high=high, coverage=coverage)


def _borrowed(block: RateBlock, language: Language) -> Iterator[str]:
    if block.borrowed is not None and block.borrowed >= 0.005:
        yield say("payrate.borrowed", language, part=percent(block.borrowed, 0, language))


def _caveat(block: RateBlock, language: Language) -> Iterator[str]:
    caveat = block.caveat_de if language == "de" else block.caveat_en
    if caveat:
        source = source_name(block, language)
        yield say("payrate.caveat", language, source=source, caveat=caveat)


def _withheld(block: RateBlock, language: Language) -> str:
    assert block.because is not None  # noqa: S101
    told = say(
        "payrate.withheld",
        language,
        source=source_name(block, language),
        what=what_pay(block, language),
        currency=block.currency,
        why=_spoken(block.because, language),
    )
    if not block.instead:
        return told
    segments = "; ".join(segment.said(language) for segment in block.instead)
    return f"{told} {say('payrate.instead', language, segments=segments)}"


def _reasons(answer: GoingRate, language: Language) -> Iterator[str]:
    for block in answer.blocks:
        if block.because is not None:
            yield _withheld(block, language)
    for note in answer.notes:
        yield _spoken(note, language)


def first_capital(text: str) -> str:
    """Return a text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _spoken(phrase: Phrase, language: Language) -> str:
    return say(phrase.key, language, **dict(phrase.values))

"""What one kind of work pays more than another, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from goingrate.answers.premium_published import why_they_differ
from goingrate.answers.premium_results import (
    Gap,
    GapFactor,
    PremiumAnswer,
    PremiumBlock,
    PublishedPremium,
)
from goingrate.base.kinds import ROLE_FAMILIES, Segment
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.numbers import money, percent, plain, rate
from goingrate.report.rate_words import first_capital

#: Parts of a gap that are named: those of a percentage point and more.
_NAMED_FROM: Final = 0.01
_MOST_NAMED: Final = 3
_HALF: Final = 0.5
_TENTH: Final = 0.1
_GRANT: Final = "grant"
#: Parts that are called otherwise where no employer is known.
_OF_EMPLOYERS: Final = ("work", "combination")
_PAPER: Final = re.compile(r"([^(]+) \(\d{4}\)")
_BETWEEN: Final = re.compile(r", | and ")
_MOST_AUTHORS: Final = 2


def premium_title(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return what is compared."""
    of, over = sides(answer, language)
    return say("premium.title", language, of=first_capital(of), over=over)


def premium_sentences(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return both gaps of the block that leads, what they are made of, and what others printed."""
    return (
        *_of_block(answer, language),
        *_of_survey(answer, language),
        *_of_published(answer.published, language),
    )


def premium_notes(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers, each once, and what is not shown."""
    notes = [_spoken(note, language) for note in answer.notes]
    if any(block.state == "told" for block in answer.blocks):
        notes.append(say("premium.note.equal_means", language))
    notes += _of_tables(answer, language)
    for block in answer.blocks:
        if block.state == "hidden" and block.because is not None:
            notes.append(_withheld(answer, block, language))
    if answer.survey is not None:
        notes += [_spoken(note, language) for note in answer.survey.notes]
    return tuple(dict.fromkeys(notes))


def premium_missing(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what would tell more."""
    return tuple(_spoken(one, language) for one in answer.missing)


def premium_why(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return why the printed figures differ."""
    return tuple(_spoken(one, language) for one in why_they_differ(answer.published))


def premium_footer(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return version, seed and digest, and that this is no advice."""
    return say(
        "premium.footer",
        language,
        version=answer.version,
        seed=answer.seed,
        digest=answer.digest[:12],
    )


def sides(answer: PremiumAnswer, language: Language = "en") -> tuple[str, str]:
    """Return the names of the two kinds of work, the second with what both have in common."""
    return Segment(role=answer.of.role).said(language), answer.over.said(language)


def what_gap(block: PremiumBlock, language: Language = "en") -> str:
    """Return what the money of a block is and who says so."""
    return say(f"payrate.what.{block.component}.{block.basis}", language)


def named(block: PremiumBlock, language: Language = "en") -> str:
    """Return the name of a block's source."""
    return block.name_de if language == "de" else block.name_en


def more(share: float, language: Language = "en") -> str:
    """Return a gap with its sign: +47%, -0.4%, 0%.

    Examples
    --------
    >>> more(0.468), more(-0.041), more(0.0004), more(1.0)
    ('+47%', '-4.1%', '0%', '+100%')
    """
    decimals = 0 if abs(share) >= _TENTH - 5e-4 else 1
    told = percent(share, decimals, language)
    if not any(digit in told for digit in "123456789"):
        return percent(0.0, 0, language)
    return f"+{told}" if share > 0 else told


def part_name(part: GapFactor, block: PremiumBlock, language: Language = "en") -> str:
    """Return what a part of a gap is."""
    if part.name in _OF_EMPLOYERS and block.clustered_by == "record":
        return say(f"premium.part.{part.name}_no_employer", language)
    return say(f"premium.part.{part.name}", language)


def printed_value(one: PublishedPremium, language: Language = "en") -> str:
    """Return a printed premium as it was printed."""
    low, high = ends_of(one.value)
    if one.unit == "ratio":
        return say("premium.times", language, times=plain(high, language, 1))
    if low == high:
        return _signed(low, language)
    return say("number.span", language, low=_signed(low, language), high=_signed(high, language))


def as_share(one: PublishedPremium) -> tuple[float, float]:
    """Return a printed premium as a share: twice as much is +100%.

    The ends of a range; equal for a single number.
    """
    low, high = ends_of(one.value)
    return (low - 1.0, high - 1.0) if one.unit == "ratio" else (low, high)


def _of_block(answer: PremiumAnswer, language: Language) -> Iterator[str]:
    if answer.headline is None:
        if answer.blocks:
            of, over = sides(answer, language)
            why = " ".join(_withheld(answer, block, language) for block in answer.blocks)
            yield say("premium.hidden_sentence", language, of=first_capital(of), over=over, why=why)
        return
    block = answer.blocks[answer.headline]
    yield _gaps(answer, block, language)
    yield from _composition(block, language)
    if block.within is not None:
        if block.within.low <= 0.0 <= block.within.high:
            yield say("premium.maybe_nothing", language)
        yield _basis(block, language)


def _gaps(answer: PremiumAnswer, block: PremiumBlock, language: Language) -> str:
    of, over = sides(answer, language)
    assert block.raw is not None  # noqa: S101 - a block that leads has a raw gap
    years = say("number.span", language, low=block.first_year or "-", high=block.last_year or "-")
    if block.first_year == block.last_year:
        years = str(block.first_year)
    values = {
        "of": first_capital(of),
        "over": over,
        "what": first_capital(what_gap(block, language)),
        "source": f"{named(block, language)}, {years}",
        **_said(block.raw, "raw", language),
    }
    if block.within is None:
        why = _spoken(block.because, language) if block.because is not None else ""
        return say("premium.raw_only", language, why=why, **values)
    kind = "employer" if block.clustered_by == "employer" else "no_employer"
    equal = say(f"premium.equal.{kind}", language)
    return say(
        "premium.told", language, equal=equal, **values, **_said(block.within, "within", language)
    )


def _said(gap: Gap, name: str, language: Language) -> dict[str, str]:
    return {
        name: more(gap.share, language),
        f"{name}_low": more(gap.low, language),
        f"{name}_high": more(gap.high, language),
    }


def _composition(block: PremiumBlock, language: Language) -> Iterator[str]:
    """Say what else than the work makes the difference, the largest parts first."""
    if block.within is None or block.raw is None:
        return
    others = [
        part for part in block.parts if part.name != "work" and abs(part.gap.share) >= _NAMED_FROM
    ]
    others.sort(key=lambda part: -abs(part.gap.share))
    if not others:
        return
    told = ", ".join(
        say(
            "premium.composition_part",
            language,
            name=part_name(part, block, language),
            gap=more(part.gap.share, language),
        )
        for part in others[:_MOST_NAMED]
    )
    work = next(part for part in block.parts if part.name == "work")
    left = work.of_gap if work.of_gap is not None else 1.0
    hides = left > 1.0 or left < 0.0
    key = "composition_hides" if hides else "composition" if left < _HALF else "composition_some"
    yield say(f"premium.{key}", language, parts=told)


def _basis(block: PremiumBlock, language: Language) -> str:
    records = plain(block.compared_at_least or 0, language, 0)
    if block.clustered_by == "record":
        return say("premium.basis_records", language, records=records)
    clusters = plain(block.clusters or 0, language, 0)
    return say("premium.basis", language, records=records, clusters=clusters)


def _of_survey(answer: PremiumAnswer, language: Language) -> Iterator[str]:
    survey = answer.survey
    if survey is None:
        return
    of, over = sides(answer, language)
    yield say(
        "premium.survey_sentence",
        language,
        month=f"{survey.as_of.month:02d}/{survey.as_of.year}",
        of=of,
        over=over,
        median_of=money(survey.median_of, "USD", language),
        median_over=money(survey.median_over, "USD", language),
        gap=more(survey.gap.share, language),
        low=more(survey.gap.low, language),
        high=more(survey.gap.high, language),
    )


def _of_published(found: tuple[PublishedPremium, ...], language: Language) -> Iterator[str]:
    """Yield from where to where printed figures run, grants of equity apart from pay."""
    pay = [as_share(one) for one in found if one.component != _GRANT]
    if not pay:
        return
    low = _signed(min(one[0] for one in pay), language)
    high = _signed(max(one[1] for one in pay), language)
    grants = [printed_value(one, language) for one in found if one.component == _GRANT]
    told = say("premium.published_grants", language, grants=", ".join(grants)) if grants else ""
    key = "premium.published_one" if len(found) == 1 else "premium.published_sentence"
    yield say(key, language, low=low, high=high, grants=told)


def short_source(one: PublishedPremium) -> str:
    """Return who printed a figure, without the title; a star where others retell it.

    Examples
    --------
    >>> from datetime import date
    >>> one = PublishedPremium(
    ...     "premium.x", "base", "role", "a", "b", 0.1, "share", date(2025, 1, 1),
    ...     "reported_secondary", "Levels.fyi, third quarter of 2025", None, None, None, None
    ... )
    >>> short_source(one)
    'Levels.fyi*'
    """
    paper = _PAPER.match(one.source)
    name = _authors(paper[1]) if paper else one.source.split(",")[0].split(" (")[0]
    return f"{name}*" if one.grade == "reported_secondary" else name


def _authors(named: str) -> str:
    """Return the authors of a paper; of three and more the first."""
    names = _BETWEEN.split(named)
    return named if len(names) <= _MOST_AUTHORS else f"{names[0]} et al."


def _signed(share: float, language: Language) -> str:
    """Return a printed share with its sign and as many digits as were printed."""
    return f"+{rate(share, language)}" if share > 0 else rate(share, language)


def _of_tables(answer: PremiumAnswer, language: Language) -> Iterator[str]:
    """Yield what should be known of each table; several tables are named by their numbers."""
    shown = [block for block in answer.blocks if block.state != "hidden"]
    of_tables: dict[str, list[int]] = {}
    for number, block in enumerate(shown, start=1):
        notes = [_spoken(note, language) for note in block.notes] + _of_bands(block, language)
        caveat = block.caveat_de if language == "de" else block.caveat_en
        if caveat:
            source = named(block, language)
            notes.append(say("payrate.caveat", language, source=source, caveat=caveat))
        for note in notes:
            of_tables.setdefault(note, []).append(number)
    for note, numbers in of_tables.items():
        if len(shown) == 1:
            yield note
        else:
            told = ", ".join(str(number) for number in numbers)
            yield say("payrate.of_table", language, numbers=told, note=note)


def _of_bands(block: PremiumBlock, language: Language) -> list[str]:
    """Return what the gap would be if bands counted otherwise."""
    if block.from_low_ends is None or block.from_high_ends is None:
        return []
    low, high = more(block.from_low_ends, language), more(block.from_high_ends, language)
    return [say("premium.bands", language, low=low, high=high)]


def _withheld(answer: PremiumAnswer, block: PremiumBlock, language: Language) -> str:
    of, over = sides(answer, language)
    return say(
        "premium.withheld",
        language,
        source=named(block, language),
        what=what_gap(block, language),
        currency=block.currency,
        lacking=over if block.lacking == "over" else of,
        why="" if block.because is None else _spoken(block.because, language),
    )


def _spoken(phrase: Phrase, language: Language) -> str:
    """Return a phrase; a kind of work in it is called by its name."""
    values = dict(phrase.values)
    if values.get("role") in ROLE_FAMILIES:
        values["role"] = say(f"role.{values['role']}", language)
    return say(phrase.key, language, **values)

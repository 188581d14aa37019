"""What one kind of work pays more than another, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from goingrate.answers.premium_published import why_they_differ
from goingrate.answers.premium_results import (
    Gap,
    GapFactor,
    PremiumAnswer,
    PremiumBlock,
    SurveyGap,
)
from goingrate.base.kinds import ROLE_FAMILIES, Segment
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.numbers import money, percent, plain
from goingrate.report.premium_printed import printed_sentences
from goingrate.report.rate_words import first_capital

#: Parts of a gap that are named: a percentage point and more.
_NAMED_FROM: Final = 0.01
_MOST_NAMED: Final = 3
_HALF: Final = 0.5
_TENTH: Final = 0.1
#: Parts that are called otherwise where no employer is known.
_OF_EMPLOYERS: Final = ("work",)
_OF_CELLS: Final = ("employer", "level", "place")


def premium_title(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return what is compared."""
    of, over = sides(answer, language)
    return say("premium.title", language, of=first_capital(of), over=over)


def premium_sentences(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return both gaps of the block that leads, what they are made of, and what others printed."""
    return (
        *_of_block(answer, language),
        *_of_survey(answer, language),
        *printed_sentences(answer, language),
    )


def premium_notes(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers, each once, and what is not shown."""
    notes = [_spoken(note, language) for note in answer.notes]
    if any(block.state == "told" for block in answer.blocks):
        notes.append(say("premium.note.equal_means", language))
        notes.append(say("premium.note.left_means", language))
    if any("skill" in block.held_equal for block in answer.blocks):
        notes.append(say("premium.note.skills_are_work", language))
    notes += _of_tables(answer, language)
    for block in answer.blocks:
        if block.state == "hidden" and block.because is not None:
            notes.append(_withheld(answer, block, language))
    if answer.survey is not None:
        notes.append(_occupations(answer.survey, language))
        notes += [_spoken(note, language) for note in answer.survey.notes]
    return tuple(dict.fromkeys(notes))


def _occupations(survey: SurveyGap, language: Language) -> str:
    """Return which occupations of the wage survey are compared."""
    of, over = (", ".join(some) for some in (survey.occupations_of, survey.occupations_over))
    return say("premium.note.occupations", language, of=of, over=over)


def premium_missing(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what would tell more."""
    return tuple(_spoken(one, language) for one in answer.missing)


def premium_why(answer: PremiumAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return why the printed figures differ."""
    return tuple(_spoken(one, language) for one in why_they_differ(answer.published))


def premium_footer(answer: PremiumAnswer, language: Language = "en") -> str:
    """Return version, seed and digest, and that this is no advice."""
    digest = answer.digest[:12]
    told = {"version": answer.version, "seed": str(answer.seed), "digest": digest}
    return say("premium.footer", language, **told)


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


def _of_block(answer: PremiumAnswer, language: Language) -> Iterator[str]:
    if answer.headline is None:
        if answer.blocks:
            of, over = sides(answer, language)
            why = " ".join(_withheld(answer, block, language) for block in answer.blocks)
            yield say("premium.hidden_sentence", language, of=first_capital(of), over=over, why=why)
        return
    block = answer.blocks[answer.headline]
    yield _gaps(answer, block, language)
    if answer.of.place is not None and answer.of.place.metro is not None:
        yield say("premium.of_state", language, place=str(answer.of.place))
    yield from _composition(block, language)
    if block.within is not None:
        if block.within.low <= 0.0 <= block.within.high:
            yield say("premium.maybe_nothing", language)
        yield _basis(block, language)
    yield from _of_others(answer, block, language)


def _of_others(answer: PremiumAnswer, first: PremiumBlock, language: Language) -> Iterator[str]:
    """Yield the gap in each other component of pay, one sentence each."""
    told = {first.component}
    for block in answer.blocks:
        if block.state == "told" and block.component not in told:
            told.add(block.component)
            yield _gaps(answer, block, language)


def _gaps(answer: PremiumAnswer, block: PremiumBlock, language: Language) -> str:
    of, over = sides(answer, language)
    assert block.raw is not None  # noqa: S101 - a block that leads has a raw gap
    years = say("number.span", language, low=block.first_year or "-", high=block.last_year or "-")
    if block.first_year == block.last_year:
        years = str(block.first_year)
    values = {
        "of": first_capital(of),
        "over": over,
        "coverage": plain(100.0 * answer.coverage, language, 0),
        "what": first_capital(what_gap(block, language)),
        "source": f"{named(block, language)}, {years}",
        **_said(block.raw, "raw", language),
    }
    if block.within is None:
        why = _spoken(block.because, language) if block.because is not None else ""
        return say("premium.raw_only", language, why=why, **values)
    within = _said(block.within, "within", language)
    return say("premium.told", language, equal=_equal(block, language), **values, **within)


def _equal(block: PremiumBlock, language: Language) -> str:
    """Return what makes two records equal, and what else is allowed for, as far as it is told."""
    names = {one: say(f"premium.equal.{one}", language) for one in block.held_equal}
    equal, others = (
        _and([name for one, name in names.items() if (one in _OF_CELLS) is of_cells], language)
        for of_cells in (True, False)
    )
    return say("premium.equal_and", language, equal=equal, others=others) if others else equal


def _and(names: list[str], language: Language) -> str:
    if len(names) < 2:
        return "".join(names)
    return say("premium.and", language, some=", ".join(names[:-1]), last=names[-1])


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
        f"{part_name(part, block, language)} {more(part.gap.share, language)}"
        for part in others[:_MOST_NAMED]
    )
    work = next(part for part in block.parts if part.name == "work")
    yield say(f"premium.{_kind_of_composition(work.of_gap)}", language, parts=told)


def _kind_of_composition(left: float | None) -> str:
    """Return what to say of the parts, by how much of the raw gap is left without them."""
    if left is not None and left < 0.0:
        return "composition_turns"
    if left is None or left > 1.0:
        return "composition_hides"
    return "composition" if left < _HALF else "composition_some"


def _basis(block: PremiumBlock, language: Language) -> str:
    counts = (block.compared_at_least or 0, block.clusters or 0)
    records, clusters = (plain(count, language, 0) for count in counts)
    if block.clustered_by == "record":
        return say("premium.basis_records", language, records=records)
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
        coverage=plain(100.0 * answer.coverage, language, 0),
        median_of=money(survey.median_of, "USD", language),
        median_over=money(survey.median_over, "USD", language),
        gap=more(survey.gap.share, language),
        low=more(survey.gap.low, language),
        high=more(survey.gap.high, language),
    )


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

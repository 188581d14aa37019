"""What others have printed on the pay of AI, side by side, and why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, cast

from goingrate.answers.premium_results import PublishedPremium
from goingrate.base.facts import COMPARISONS, Compares, Fact, Facts
from goingrate.base.kinds import RoleFamily
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase

#: Work whose pay figures on AI speak of; and work that is neither clearly AI nor clearly not: many
#: data scientists are asked for the skills that these figures count as AI.
AI_ROLES: Final[frozenset[RoleFamily]] = frozenset({"ai-engineer", "ai-researcher"})
_BETWEEN: Final[frozenset[RoleFamily]] = frozenset({"ai-sales", "data-scientist"})

_CLOSEST_FIRST: Final[tuple[str, ...]] = COMPARISONS
_NO_PREMIUM: Final = "growth"
_SECOND_HAND: Final = "reported_secondary"
_UNITS: Final = ("share", "ratio")
_HALF: Final = 0.5
_WITHIN: Final = ("within_title", "within_firm")


def published_premiums(
    of: RoleFamily, over: RoleFamily, facts: Facts
) -> tuple[PublishedPremium, ...]:
    """Return the figures that others printed and that speak of this comparison, never averaged.

    For AI work over other work these are all figures on the pay of AI: whom each one compares
    stands in its `of_en`. For other work only figures that name it. Growth over time is no premium.

    Parameters
    ----------
    of, over
        The kind of work asked about, and the one that it is compared with.
    facts
        Those that compare something (`base.facts.Compares`); the newest entry of each counts.

    Returns
    -------
    In order of what is held equal, the closest comparison first, then of size. Empty where nobody
    printed anything; `why_none_published` says why.
    """
    if over in AI_ROLES | _BETWEEN:
        return ()
    found = [
        _premium(fact, fact.compares)
        for fact in facts.facts
        if fact.compares is not None
        and fact.unit in _UNITS
        and fact.compares.comparison != _NO_PREMIUM
        and _speaks_of(fact.compares, of)
    ]
    return tuple(sorted(found, key=_order))


def why_none_published(of: RoleFamily, over: RoleFamily, facts: Facts) -> Phrase | None:
    """Return why there is no printed figure on this comparison; None if there is one."""
    if published_premiums(of, over, facts):
        return None
    if over in AI_ROLES | _BETWEEN:
        return Phrase("premium_facts.none.over_ai")
    return Phrase("premium_facts.none.not_ai")


def why_they_differ(found: Sequence[PublishedPremium]) -> tuple[Phrase, ...]:
    """Return why printed figures differ: what is held equal, what is paid, to whom, when, by whom.

    Every number is taken from the figures given, in whole percent. A reason that they do not
    show is not told; of fewer than two figures there is nothing to tell.
    """
    if len(found) < 2:
        return ()
    ways = (_by_what_is_equal, _by_component, _by_level, _by_people, _by_date_and_hand)
    return tuple(phrase for way in ways for phrase in way(found))


def shares(premium: PublishedPremium) -> tuple[float, float]:
    """Return both ends of a figure as a share; twice as much is +1.

    Examples
    --------
    >>> from datetime import date
    >>> told = {"since": date(2024, 1, 1), "grade": "reported", "source": "S", "address": None}
    >>> said = {"of_en": "a", "of_de": "b", "sample": None, "note_en": None, "note_de": None}
    >>> shares(PublishedPremium("x.y", "grant", "level", value=2.0, unit="ratio", **said, **told))
    (1.0, 1.0)
    """
    value = premium.value
    low, high = (value.low, value.high) if isinstance(value, Range) else (value, value)
    return (low - 1.0, high - 1.0) if premium.unit == "ratio" else (low, high)


def _speaks_of(compares: Compares, role: RoleFamily) -> bool:
    if role in AI_ROLES:
        return compares.subject == "ai"
    return role in compares.roles


def _premium(fact: Fact, compares: Compares) -> PublishedPremium:
    entry = fact.latest
    return PublishedPremium(
        fact_id=fact.id,
        component=compares.component,
        comparison=compares.comparison,
        of_en=compares.of.en,
        of_de=compares.of.de,
        value=entry.value,
        unit=cast(Literal["share", "ratio"], fact.unit),
        since=entry.since,
        grade=entry.grade,
        source=entry.source,
        address=entry.address,
        sample=entry.sample,
        note_en=entry.note.en if entry.note else None,
        note_de=entry.note.de if entry.note else None,
    )


def _order(one: PublishedPremium) -> tuple[int, tuple[float, float], str]:
    return _CLOSEST_FIRST.index(one.comparison), shares(one), one.fact_id


def _by_what_is_equal(found: Sequence[PublishedPremium]) -> Iterator[Phrase]:
    """Compare figures of one component only: what job ads offer."""
    ads = [one for one in found if one.component == "advertised"]
    title, firm = ([one for one in ads if one.comparison == kind] for kind in _WITHIN)
    others = [one for one in ads if one.comparison not in _WITHIN]
    within = title + firm
    if not within or not others:
        return
    highest_within = max(shares(one)[1] for one in within)
    smaller = highest_within < min(shares(one)[0] for one in others)
    order = "smaller" if smaller else "apart"
    if title and firm:
        yield Phrase.of(
            f"premium_facts.differ.{order}.title_and_firm",
            title=_span(title),
            firm=_span(firm),
            others=_span(others),
        )
        return
    kind = "title" if title else "firm"
    yield Phrase.of(
        f"premium_facts.differ.{order}.{kind}", within=_span(within), others=_span(others)
    )


def _by_component(found: Sequence[PublishedPremium]) -> Iterator[Phrase]:
    base = [one for one in found if one.component == "base"]
    grant = [one for one in found if one.component == "grant"]
    if base and grant:
        yield Phrase.of("premium_facts.differ.component", base=_span(base), grant=_span(grant))


def _by_level(found: Sequence[PublishedPremium]) -> Iterator[Phrase]:
    total = [one for one in found if (one.component, one.comparison) == ("total", "level")]
    if len({shares(one) for one in total}) > 1:
        low, high = _ends(total)
        yield Phrase.of("premium_facts.differ.level", low=_percent(low), high=_percent(high))


def _by_people(found: Sequence[PublishedPremium]) -> Iterator[Phrase]:
    freelance = [one for one in found if one.component == "freelance_rate"]
    if freelance and len(freelance) < len(found):
        yield Phrase.of("premium_facts.differ.people", freelance=_span(freelance))


def _by_date_and_hand(found: Sequence[PublishedPremium]) -> Iterator[Phrase]:
    years = sorted({one.since.year for one in found})
    second = sum(one.grade == _SECOND_HAND for one in found)
    when = {"first": str(years[0]), "last": str(years[-1])}
    hands = {"second": str(second), "all": str(len(found))}
    if len(years) > 1 and second:
        yield Phrase.of("premium_facts.differ.date_and_hand", **when, **hands)
    elif len(years) > 1:
        yield Phrase.of("premium_facts.differ.date", **when)
    elif 0 < second < len(found):
        yield Phrase.of("premium_facts.differ.hand", **hands)


def _ends(found: Sequence[PublishedPremium]) -> tuple[float, float]:
    return min(shares(one)[0] for one in found), max(shares(one)[1] for one in found)


def _span(found: Sequence[PublishedPremium]) -> str:
    """Return a share or a span of shares in whole percent, without the sign of percent."""
    low, high = (_percent(end) for end in _ends(found))
    return low if low == high else f"{low}–{high}"


def _percent(share: float) -> str:
    return str(int(100.0 * share + (_HALF if share >= 0 else -_HALF)))

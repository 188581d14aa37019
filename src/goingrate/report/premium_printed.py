"""What others have printed on premiums, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from goingrate.answers.premium_published import AI_ROLES
from goingrate.answers.premium_results import PremiumAnswer, PublishedPremium
from goingrate.base.kinds import Segment
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, say
from goingrate.report.numbers import plain, rate

_GRANT: Final = "grant"
_PAPER: Final = re.compile(r"([^(]+) \(\d{4}\)")
_BETWEEN: Final = re.compile(r", | and ")
_MOST_AUTHORS: Final = 2


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


def is_on_ai(answer: PremiumAnswer) -> bool:
    """Say whether printed figures speak of the work asked about as AI, or as something else."""
    return answer.of.role in AI_ROLES


def printed_sentences(answer: PremiumAnswer, language: Language) -> Iterator[str]:
    """Yield from where to where printed figures run, grants of equity apart from pay."""
    found = answer.published
    pay = [as_share(one) for one in found if one.component != _GRANT]
    if not pay:
        return
    low = _signed(min(one[0] for one in pay), language)
    high = _signed(max(one[1] for one in pay), language)
    grants = [printed_value(one, language) for one in found if one.component == _GRANT]
    told = say("premium.published_grants", language, grants=", ".join(grants)) if grants else ""
    if len(found) == 1:
        what = found[0].of_de if language == "de" else found[0].of_en
        yield say("premium.published_one", language, low=_span(low, high, language), what=what)
        return
    work = Segment(role=answer.of.role).said(language)
    on = (
        say("premium.on_ai", language)
        if is_on_ai(answer)
        else say("premium.on_work", language, work=work)
    )
    yield say("premium.published_sentence", language, on=on, low=low, high=high, grants=told)


def _span(low: str, high: str, language: Language) -> str:
    return low if low == high else say("number.span", language, low=low, high=high)


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

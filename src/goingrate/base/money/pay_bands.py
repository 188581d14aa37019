"""Pay in the text of an ad: which figures are pay, and what the others are.

    text -> figures -> context -> pay bands, refused figures
            reading.py pay_context.py   here (words: pay_words.py, limits: pay_limits.py)

Each figure found says which words made it pay; each refused one says why it is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from goingrate.base.money.amount import Amount, Bound
from goingrate.base.money.pay_context import Context, Evidence, context_of, evidence_of, verdict_on
from goingrate.base.money.pay_limits import (
    PayPeriod,
    currency_of,
    likely_period,
    number_problem,
)
from goingrate.base.money.pay_places import place_of
from goingrate.base.money.pay_words import (
    AT_LEAST,
    PERIOD_BEFORE,
    PERIOD_BEHIND,
    PayComponent,
    Why,
)
from goingrate.base.money.reading import Figure, find_figures
from goingrate.base.texts import Language

_GERMAN: Final = re.compile(
    r"\b(?:und|der|die|das|wir|mit|für|von|bis|ab|pro|im|jahr|gehalt|euro|brutto)\b", re.IGNORECASE
)
_GERMAN_SPEAKING: Final = frozenset({"DE", "AT", "CH", "LI"})
_UPPER: Final[frozenset[Bound]] = frozenset({"at_most", "less_than"})
_LOWER: Final[frozenset[Bound]] = frozenset({"at_least", "more_than"})
_COMPONENTS: Final = frozenset({"base", "target_total", "on_target"})
_NEVER_BARE: Final = re.compile(r"\s*40[13]\s?k\b", re.IGNORECASE)
_PERIODS: Final = frozenset(get_args(PayPeriod))
_THOUSAND: Final = 3
_PLAIN_FROM: Final = 10_000.0
_GLANCE: Final = 2_000
_ENOUGH_GERMAN: Final = 12


@dataclass(frozen=True, slots=True)
class PayBand:
    """Pay as an ad says it.

    Attributes
    ----------
    low, high
        Units of the currency for one period; equal for a single figure; `high` None: "or more".
    currency
        ISO 4217; None where neither the text nor the country tells.
    period
        As written, else the likely one for the size of the figure (`period_is_said` tells which).
    component
        "base" unless the words beside it say on-target earnings or total compensation.
    place
        The words of a place that the band is for ("SF", "New York"), where they stand beside it.
    approximate
        Whether the text says about, etwa, ca.
    start, end, quote
        Span in the text: `text[start:end] == quote`.
    because
        The words that made the figure pay: "base salary", "per year"; its own quote where nothing
        else stood there.
    """

    low: float
    high: float | None
    currency: str | None
    period: PayPeriod
    component: PayComponent
    place: str | None
    approximate: bool
    period_is_said: bool
    start: int
    end: int
    quote: str
    because: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A figure that is not pay, or no band of pay: the reason, and the word that gave it."""

    quote: str
    start: int
    end: int
    why: Why
    word: str


@dataclass(frozen=True, slots=True)
class PayReading:
    """Everything that looks like money in an ad, in reading order."""

    bands: tuple[PayBand, ...]
    refused: tuple[Refused, ...]


def find_pay(text: str, *, country: str | None = None) -> tuple[PayBand, ...]:
    """Return the pay bands in the text of an ad, in reading order. Never raises.

    See `read_pay`, which also says what was refused and why.

    Examples
    --------
    >>> [(b.low, b.high, b.component) for b in find_pay("OTE $300K ($150K base), $40M Series B")]
    [(300000.0, 300000.0, 'on_target'), (150000.0, 150000.0, 'base')]
    """
    return read_pay(text, country=country).bands


def read_pay(text: str, *, country: str | None = None) -> PayReading:
    """Tell the pay in an ad from its other figures.

    An upper bound alone ("up to $200k") is refused, since it bounds no band from below; a lower
    bound ("from 80k") becomes a band without an upper end. Each place has its own band: the union
    of San Francisco's and Austin's is nobody's pay. A number without currency and magnitude counts
    only beside a word for pay, and is not listed among the refused.

    Parameters
    ----------
    text
        Plain text in English or German (no HTML); the time taken is proportional to its length.
    country
        ISO 3166 letters: what "$" means (US dollars without it), and the currency of figures that
        name none.

    Examples
    --------
    >>> reading = read_pay("Gehalt 60.000 € - 75.000 €, 1.500 € Weiterbildungsbudget")
    >>> [(b.low, b.high, b.currency, b.period) for b in reading.bands]
    [(60000.0, 75000.0, 'EUR', 'year')]
    >>> [(r.quote, r.why, r.word) for r in reading.refused]
    [('1.500 €', 'budget', 'Weiterbildungsbudget')]
    """
    figures = find_figures(text, _language_of(text, country), bare=True)
    money = [figure.amount for figure in figures if figure.is_money]
    ends, starts = [amount.end for amount in money], [amount.start for amount in money]
    bands: list[PayBand] = []
    refused: list[Refused] = []
    for figure in figures:
        start, end = figure.amount.start, figure.amount.end
        if not figure.is_money and not _may_be_bare_pay(figure, text[start:end]):
            continue
        before, behind = bisect_right(ends, start), bisect_left(starts, end)
        context = context_of(
            text,
            start=start,
            end=end,
            after=ends[before - 1] if before else 0,
            until=starts[behind] if behind < len(starts) else len(text),
        )
        judged = _judged(figure, context, text[start:end], country)
        if isinstance(judged, PayBand):
            bands.append(judged)
        elif isinstance(judged, Refused):
            refused.append(judged)
    return PayReading(tuple(bands), tuple(refused))


def _language_of(text: str, country: str | None) -> Language:
    """Return the language for what 1.250k is; five German words in the first lines decide."""
    if country in _GERMAN_SPEAKING:
        return "de"
    words = len(_GERMAN.findall(text[:_GLANCE]))
    return "de" if words >= _ENOUGH_GERMAN or words * 8 > len(text.split()) else "en"


def _judged(
    figure: Figure, context: Context, quote: str, country: str | None
) -> PayBand | Refused | None:
    """Return the band that a figure is, or why it is none; None if it is no figure of money."""
    verdict = verdict_on(evidence_of(context))
    if not figure.is_money and (verdict is None or not verdict.is_strong_pay):
        return None
    amount = figure.amount
    if verdict is not None and verdict.refuses:
        return _refusal(amount, quote, cast(Why, verdict.says), verdict.word)
    if amount.bound in _UPPER:
        return _refusal(amount, quote, "upper_bound", quote)
    is_range, is_timed = figure.draft.second is not None, amount.period in _PERIODS
    if verdict is None and not (context.is_alone and (is_range or is_timed)):
        return _refusal(amount, quote, "no_pay_word", "")
    return _band(figure, context, quote, verdict, country)


def _may_be_bare_pay(figure: Figure, quote: str) -> bool:
    """Whether a number without a currency may be pay, if a word for pay stands beside it."""
    has_magnitude = figure.draft.first.exponent == _THOUSAND or (
        figure.draft.second is not None and figure.draft.second.exponent == _THOUSAND
    )
    if _NEVER_BARE.match(quote):
        return False
    return has_magnitude or figure.amount.low >= _PLAIN_FROM or figure.amount.period in _PERIODS


def _refusal(amount: Amount, quote: str, why: Why, word: str) -> Refused:
    return Refused(quote=quote, start=amount.start, end=amount.end, why=why, word=word)


def _band(
    figure: Figure,
    context: Context,
    quote: str,
    verdict: Evidence | None,
    country: str | None,
) -> PayBand | Refused:
    amount = figure.amount
    sides = (figure.draft.first, figure.draft.second or figure.draft.first)
    written = {side.currency for side in sides} - {None}
    currency = currency_of(amount.currency, is_plain_dollar=written == {"$"}, country=country)
    said = _said_period(amount, context)
    period = said or likely_period(
        amount.low, currency, has_pay_word=verdict is not None and verdict.is_strong_pay
    )
    if period is None:
        return _refusal(amount, quote, "unclear_period", "")
    is_lowest = amount.bound in _LOWER or (
        figure.draft.second is None and AT_LEAST.search(context.left) is not None
    )
    high = None if is_lowest else amount.high
    problem = number_problem(amount.low, high, currency, period)
    if problem is not None:
        return _refusal(amount, quote, problem, "")
    return PayBand(
        low=amount.low,
        high=high,
        currency=currency,
        period=period,
        component=_component(verdict),
        place=place_of(context.before, context.after),
        approximate=amount.approximate,
        period_is_said=said is not None,
        start=amount.start,
        end=amount.end,
        quote=quote,
        because=quote if verdict is None else verdict.word,
    )


def _said_period(amount: Amount, context: Context) -> PayPeriod | None:
    """Return the period that stands in the figure, just behind it, or in the words before it."""
    if amount.period in _PERIODS:
        return cast(PayPeriod, amount.period)
    behind = PERIOD_BEHIND.search(context.after)
    if behind is not None:
        return cast(PayPeriod, behind.lastgroup)
    for part in (context.left, context.heading, context.sentence):
        named = [cast(PayPeriod, match.lastgroup) for match in PERIOD_BEFORE.finditer(part)]
        if named:
            return named[-1]
    return None


def _component(verdict: Evidence | None) -> PayComponent:
    is_named = verdict is not None and verdict.says in _COMPONENTS
    return cast(PayComponent, verdict.says) if verdict is not None and is_named else "base"


def band_for(
    bands: Sequence[PayBand], component: PayComponent, *, place: str | None
) -> PayBand | Literal["several"] | None:
    """Return the one band of a component that an ad's record takes; None if there is none.

    The same band said twice counts once. Of bands for several places it is the one whose place the
    record names; where that does not decide, "several": neither the union nor a first one is right.

    Examples
    --------
    >>> bands = find_pay("SF: $180k-$220k; Austin: $150k-$190k")
    >>> band_for(bands, "base", place="Austin, TX").low
    150000.0
    >>> band_for(bands, "base", place="Berlin")
    'several'
    """
    own = [band for band in bands if band.component == component]
    if len({_pay_of(band) for band in own}) <= 1:
        return own[0] if own else None
    here = [band for band in own if _is_of(band, place)]
    return here[0] if len({_pay_of(band) for band in here}) == 1 else "several"


def _pay_of(band: PayBand) -> tuple[float, float | None, str | None, PayPeriod]:
    return band.low, band.high, band.currency, band.period


def _is_of(band: PayBand, place: str | None) -> bool:
    if band.place is None or place is None:
        return False
    return band.place.split(",")[0].strip().casefold() in place.casefold()

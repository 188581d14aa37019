"""What one kind of work pays that sits in several occupations of a release, or in one.

A role family is a mixture: each occupation weighs by its jobs, times the share of them that counts.
Quantiles are solved on the distribution of the mixture. Where the answer hangs on what a part says
nothing about (below its lowest percentile, above its highest, "or more"), all that the release
allows lies within the interval; see Manski (2003), "Partial Identification of Probability
Distributions", chapter 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from goingrate.base.errors import OutOfRange
from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase
from goingrate.market.mixture_parts import (
    SAME,
    MixturePart,
    Parts,
    identified,
    likely,
    standard_error,
)
from goingrate.market.pay_curve import normal_score
from goingrate.market.published import (
    PERCENTILES,
    PublishedWages,
    curve_of,
    effective_sample_size,
)

#: How a quantile is known: `printed` in the release; `interpolated` between printed ones; `bounded`
#: (it depends on tails that are not printed: `value` goes on along the curves, the interval holds
#: all that is possible); `or_more` (only `low` is known); `beyond` the percentiles of the release;
#: `not_released`.
Basis = Literal["printed", "interpolated", "bounded", "or_more", "beyond", "not_released"]

_TELLING: Final[tuple[Basis, ...]] = ("bounded", "or_more", "beyond")


@dataclass(frozen=True, slots=True)
class PublishedQuantile:
    """Pay per year below which a share of people is.

    `low` and `high` are the interval, derived from published errors and not published itself; None
    where none can be derived. With `or_more`, `low` is the bound that the release prints.
    """

    probability: float
    value: float | None
    low: float | None
    high: float | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class WeighedPart:
    """An occupation in a mixture: its weight, and the sample that its error is worth."""

    soc: str
    occupation: str
    weight: float
    effective_sample_size: float | None


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """Published pay of one kind of work in one place.

    Attributes
    ----------
    parts, left_out
        Occupations in the mixture, their weights adding to 1; those of which no percentiles, or
        among several no employment, are released.
    interval
        The coverage that the intervals are made for, 0.9.
    employment, employment_rse, mean, mean_rse
        Of the mixture; errors in percent; None where a part lacks the figure.
    """

    parts: tuple[WeighedPart, ...]
    left_out: tuple[str, ...]
    place: Place
    area_name: str
    quantiles: tuple[PublishedQuantile, ...]
    interval: float
    employment: float | None
    employment_rse: float | None
    mean: float | None
    mean_rse: float | None
    release: str
    source: str
    address: str
    currency: str

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """What a reader should know."""
        if not self.parts:
            return (Phrase("oews.note.not_released"),)
        bases = {one.basis for one in self.quantiles}
        found = [Phrase("oews.note.derived")]
        found += [Phrase(f"oews.note.{basis}") for basis in _TELLING if basis in bases]
        if self.left_out:
            found.append(Phrase.of("oews.note.left_out", socs=", ".join(self.left_out)))
        return tuple(found)


def mixture(
    parts: Sequence[PublishedWages],
    shares: Sequence[float] | None = None,
    *,
    probabilities: Sequence[float] = tuple(PERCENTILES.values()),
    interval: float = 0.9,
) -> PublishedRate:
    """Return the pay of several occupations together, weighted by employment.

    Parameters
    ----------
    parts
        One or more, of one release and place. One alone gives its printed figures back.
    shares
        Share of each part's jobs that counts, above 0 and at most 1; all of them where omitted.
    probabilities
        Within (0, 1).
    interval
        Coverage of the intervals, within (0, 1).

    Raises
    ------
    OutOfRange
        If a share, a probability or the coverage is outside its limits, or there is no part, or
        not one share a part.
    """
    counting = list(shares) if shares is not None else [1.0] * len(parts)
    _check(parts, counting, probabilities, interval)
    used = _weighed(parts, counting)
    first = parts[0]
    mean, mean_rse = _mean(used)
    employment, employment_rse = _employment(used)
    return PublishedRate(
        parts=tuple(
            WeighedPart(part.wages.soc, part.wages.occupation, part.weight, part.sample)
            for part in used
        ),
        left_out=tuple(one.soc for one in parts if one not in [part.wages for part in used]),
        place=first.place,
        area_name=first.area_name,
        quantiles=_in_order([_quantile(used, one, interval) for one in probabilities]),
        interval=interval,
        employment=employment,
        employment_rse=employment_rse,
        mean=mean,
        mean_rse=mean_rse,
        release=first.release,
        source=first.source,
        address=first.address,
        currency=first.currency,
    )


def _weighed(parts: Sequence[PublishedWages], shares: Sequence[float]) -> Parts:
    paid = [(one, share) for one, share in zip(parts, shares, strict=True) if one.percentiles]
    if len(paid) > 1:
        paid = [(one, share) for one, share in paid if one.employment]
    total = math.fsum((one.employment or 1.0) * share for one, share in paid)
    return tuple(
        MixturePart(
            wages=one,
            weight=(one.employment or 1.0) * share / total,
            jobs=None if one.employment is None else one.employment * share,
            curve=curve_of(one) if one.printed else None,
            sample=effective_sample_size(one),
        )
        for one, share in paid
    )


def _quantile(parts: Parts, probability: float, interval: float) -> PublishedQuantile:
    if not parts:
        return PublishedQuantile(probability, None, None, None, "not_released")
    near = likely(parts, probability)
    least, most = identified(parts, probability, near)
    if least == -math.inf or (most == math.inf and not any(one.is_top_coded for one in parts)):
        return PublishedQuantile(probability, None, None, None, "beyond")
    if most == math.inf:
        return PublishedQuantile(probability, None, math.exp(least), None, "or_more")
    middle = min(max(near, least), most)
    exact = most - least < SAME
    printed = _as_printed(parts, probability)
    value = math.exp(middle) if printed is None else printed
    basis: Basis = "bounded" if not exact else "interpolated" if printed is None else "printed"
    error = standard_error(parts, middle)
    if error is None:
        low, high = (None, None) if exact else (math.exp(least), math.exp(most))
        return PublishedQuantile(probability, value, low, high, basis)
    width = normal_score(0.5 + 0.5 * interval) * error
    below, above = min(math.exp(least - width), value), max(math.exp(most + width), value)
    return PublishedQuantile(probability, value, below, above, basis)


def _in_order(found: Sequence[PublishedQuantile]) -> tuple[PublishedQuantile, ...]:
    """Return the quantiles with what each says of the others: a higher one is no lower.

    Each interval is derived by itself, and where the density is uneven their ends could cross.
    """

    def ordered(one: PublishedQuantile) -> PublishedQuantile:
        if one.low is None or one.high is None:
            return one
        lows = [o.low for o in found if o.high is not None and o.probability <= one.probability]
        highs = [o.high for o in found if o.probability >= one.probability]
        return replace(
            one,
            low=max(low for low in lows if low is not None),
            high=min(high for high in highs if high is not None),
        )

    return tuple(ordered(one) for one in found)


def _as_printed(parts: Parts, probability: float) -> float | None:
    """Return the figure of the release itself, without a rounding of ours."""
    if len(parts) > 1:
        return None
    near = [one for one in parts[0].wages.printed if abs(one.probability - probability) < SAME]
    return near[0].pay_per_year if near else None


def _employment(parts: Parts) -> tuple[float | None, float | None]:
    jobs = [part.jobs for part in parts if part.jobs is not None]
    errors = [part.wages.employment_rse for part in parts]
    if not jobs:
        return None, None
    known = [error for error in errors if error is not None]
    if len(known) < len(errors):
        return math.fsum(jobs), None
    spread = math.hypot(*(job * error for job, error in zip(jobs, known, strict=True)))
    return math.fsum(jobs), spread / math.fsum(jobs)


def _mean(parts: Parts) -> tuple[float | None, float | None]:
    """Return the mean and its error, which has a share from the error of the weights."""
    means = [part.wages.mean for part in parts]
    known = [mean for mean in means if mean is not None]
    if not parts or len(known) < len(means):
        return None, None
    total = math.fsum(part.weight * mean for part, mean in zip(parts, known, strict=True))
    variance = 0.0
    for part, mean in zip(parts, known, strict=True):
        if part.wages.mean_rse is None:
            return total, None
        of_weight = (part.wages.employment_rse or 0.0) * (mean - total)
        variance += part.weight**2 * ((mean * part.wages.mean_rse) ** 2 + of_weight**2)
    return total, math.sqrt(variance) / total


def _check(
    parts: Sequence[PublishedWages],
    shares: Sequence[float],
    probabilities: Sequence[float],
    interval: float,
) -> None:
    if not parts or len(parts) != len(shares):
        raise _outside(
            "shares", len(shares), Phrase.of("oews.allowed.shares", parts=str(len(parts)))
        )
    for share in shares:
        if not 0.0 < share <= 1.0:
            raise _outside("shares", share, Phrase.of("allowed.above_to", low="0", high="1"))
    inside = Phrase.of("oews.allowed.inside", low="0", high="1")
    for probability in probabilities:
        if not 0.0 < probability < 1.0:
            raise _outside("probabilities", probability, inside)
    if not 0.0 < interval < 1.0:
        raise _outside("interval", interval, inside)


def _outside(where: str, given: float, allowed: Phrase) -> OutOfRange:
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

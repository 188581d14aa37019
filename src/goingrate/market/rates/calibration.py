"""How often records of employers that the fit has not seen fall inside, and the correction by that.

Employers are held out whole, in folds; each held-out record gets its normal score in the predictive
distribution of its cell. Where employers differ in ways that the model does not know, the scores
are off centre or too wide; an interval that is moved and widened by them holds the stated share of
records whatever the reason. Records of one employer come together, so a handful of employers says
less than their records seem to: the share asked of the scores is that by which the folds hold each
other's records as often as stated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.rates.model import fit_rates
from goingrate.market.rates.quantiles import Correction, predictive_chances
from goingrate.market.rates.sample import PaySample, midpoints, taken

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

#: A segment of as many employers (by their effective number) is corrected half by its own scores.
_HALF_OWN: Final = 5.0
#: Records below which a segment has no say of its own.
FEWEST_RECORDS: Final = 20
_MOST_SHARE: Final = 0.995
_SHARES: Final = 41
_FARTHEST: Final = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Each record as seen by a fit that did not know its employer.

    Attributes
    ----------
    score
        Normal score of the record (a band counts by its midpoint, "this or more" by its lower end)
        in the predictive distribution, shape (n,).
    open_above
        Whether it is "this or more".
    weight, cluster, fold
        Its weight; its employer (a number of its own where that is not known); its fold.
    by_employer
        Share of the weight whose employer is known. At 0 folds are by record: then the coverage is
        that for one more record of the same employers, not of a new one.
    """

    score: Array
    open_above: NDArray[np.bool_]
    weight: Array
    cluster: Whole
    fold: Whole
    by_employer: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many held-out records of a segment were inside, and two standard errors of the share.

    `binomial_error` takes records as independent; `employer_error` takes employers so.
    """

    segment: int | None
    records: int
    employers: int
    share: float
    binomial_error: float
    employer_error: float


def held_out(sample: PaySample, *, folds: int = 10, seed: int = 0, draws: int = 200) -> HeldOut:
    """Fit without each fold in turn and score its records.

    Employers are dealt to folds of about equal weight, the largest first.

    Raises
    ------
    OutOfRange
        If there are more folds than employers (records, where no employer is known), or fewer
        than two.
    """
    cluster = clusters(sample)
    fold = dealt(cluster, sample.weight, folds)
    score = np.empty(sample.n_records)
    middle = midpoints(sample)
    for number in range(folds):
        out = fold == number
        fit = fit_rates(taken(sample, ~out))
        chance = predictive_chances(fit, sample.cell[out], middle[out], seed=seed, draws=draws)
        score[out] = _normal_score(chance)
    known = float(sample.weight[sample.employer >= 0].sum() / sample.weight.sum())
    return HeldOut(score, np.isinf(sample.high), sample.weight, cluster, fold, known)


def clusters(sample: PaySample) -> Whole:
    """Return a number for each employer, and one for each record whose employer is not known."""
    unknown = sample.employer < 0
    alone = int(sample.employer.max(initial=-1)) + 1 + np.arange(int(unknown.sum()))
    result = sample.employer.astype(np.int64)
    result[unknown] = alone
    return result


def dealt(cluster: Whole, weight: Array, folds: int) -> Whole:
    """Return the fold of each record: clusters whole, the heaviest first to the lightest fold."""
    names, index = np.unique(cluster, return_inverse=True)
    if not 2 <= folds <= names.size:
        raise OutOfRange(
            where="folds",
            given=folds,
            allowed=Phrase.of("allowed.fold_count", low="2", high=str(names.size)),
            fix=Phrase("fix.correct_value"),
        )
    weights = np.bincount(index, weight)
    load, fold = np.zeros(folds), np.empty(names.size, dtype=np.int64)
    for one in np.lexsort((names, -weights)):
        fold[one] = lightest = int(load.argmin())
        load[lightest] += weights[one]
    return fold[index]


def correction(
    held: HeldOut,
    *,
    coverage: float = 0.9,
    segment: Whole | None = None,
    of: int | None = None,
) -> Correction:
    """Return the ends of a prediction interval that holds this share of held-out records.

    Parameters
    ----------
    held
        Scores of held-out records.
    coverage
        Share of records of a new employer that the interval is to hold.
    segment, of
        A number for each record, and the segment that is asked about: the more employers it has,
        the more its own scores count. Without, one correction for all.

    References
    ----------
    Vovk (2015), "Cross-conformal predictors", Annals of Mathematics and Artificial Intelligence 74;
    Dunn, Wasserman and Ramdas (2023), "Distribution-free prediction sets for two-layer hierarchical
    models", Journal of the American Statistical Association 118.
    """
    return _correction(held, np.ones(held.score.size, dtype=bool), coverage, segment, of)


def coverage_of(
    held: HeldOut, *, coverage: float = 0.9, segment: Whole | None = None, corrected: bool = True
) -> tuple[Coverage, ...]:
    """Return how many held-out records were inside: of all, then of each segment.

    The correction of a fold's records comes from the other folds.
    """
    inside = np.empty(held.score.size, dtype=bool)
    plain = _plain(coverage)
    segments = np.zeros(held.score.size, dtype=np.int64) if segment is None else segment
    for fold in np.unique(held.fold):
        for one in np.unique(segments[held.fold == fold]):
            these = (held.fold == fold) & (segments == one)
            ends = plain
            if corrected:
                chosen = None if segment is None else int(one)
                ends = _correction(held, held.fold != fold, coverage, segment, chosen)
            inside[these] = _inside(held, these, ends)
    told = [_told(held, inside, None, np.ones(inside.size, dtype=bool))]
    if segment is not None:
        told += [_told(held, inside, int(one), segment == one) for one in np.unique(segment)]
    return tuple(told)


def _inside(held: HeldOut, these: NDArray[np.bool_], ends: Correction) -> NDArray[np.bool_]:
    score = held.score[these]
    reached = held.open_above[these] | (score >= ends.low)
    result: NDArray[np.bool_] = reached & (score <= ends.high)
    return result


def _plain(coverage: float) -> Correction:
    high = _normal_score(np.array([0.5 * (1.0 + coverage)]))[0]
    return Correction(-float(high), float(high), coverage)


def _correction(
    held: HeldOut,
    used: NDArray[np.bool_],
    coverage: float,
    segment: Whole | None,
    of: int | None,
) -> Correction:
    share = _share_to_ask(held, used, coverage)
    low, high = _ends(held, used, share)
    if segment is not None and of is not None:
        own = used & (segment == of)
        if int(own.sum()) >= FEWEST_RECORDS:
            employers = 1.0 / concentration(held, own)
            part = employers / (employers + _HALF_OWN)
            own_low, own_high = _ends(held, own, share)
            low, high = part * own_low + (1 - part) * low, part * own_high + (1 - part) * high
    return Correction(max(low, -_FARTHEST), min(high, _FARTHEST), coverage)


def _share_to_ask(held: HeldOut, used: NDArray[np.bool_], coverage: float) -> float:
    """Return the share of scores to hold so that those of a fold are, by the other folds' ends.

    More than the coverage: each fold's employers are new to the others, as the next one will be.
    """
    shares = np.linspace(coverage, _MOST_SHARE, _SHARES)
    inside = np.zeros(_SHARES)
    for fold in np.unique(held.fold[used]):
        rest, out = used & (held.fold != fold), used & (held.fold == fold)
        if rest.any():
            middle, reaches = _reaches(held, rest, shares)
            away = np.abs(held.score[out] - middle)
            inside += [float((held.weight[out] * (away <= reach)).sum()) for reach in reaches]
    enough = np.flatnonzero(inside >= coverage * held.weight[used].sum())
    return float(shares[enough[0]]) if enough.size else _MOST_SHARE


def concentration(held: HeldOut, used: NDArray[np.bool_]) -> float:
    """Return the sum of squared shares of employers: what part of the records one more brings."""
    _, index = np.unique(held.cluster[used], return_inverse=True)
    weights = np.bincount(index, held.weight[used])
    return min(float(((weights / weights.sum()) ** 2).sum()), 0.5)


def _ends(held: HeldOut, used: NDArray[np.bool_], share: float) -> tuple[float, float]:
    """Return the median score less and plus the reach that holds this share of scores."""
    middle, reach = _reaches(held, used, np.array([share]))
    return middle - float(reach[0]), middle + float(reach[0])


def _reaches(held: HeldOut, used: NDArray[np.bool_], shares: Array) -> tuple[float, Array]:
    """Return the median score, and how far around it these shares of scores lie."""
    score, weight = held.score[used], held.weight[used]
    middle = float(_quantiles(score, weight, np.array([0.5]))[0])
    return middle, _quantiles(np.abs(score - middle), weight, shares)


def _quantiles(values: Array, weight: Array, shares: Array) -> Array:
    """Return the least values with at least these shares of the weight at or below them."""
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weight[order])
    place = np.searchsorted(below, shares * below[-1] * (1.0 - 1e-12))
    result: Array = values[order[np.minimum(place, values.size - 1)]]
    return result


def _told(
    held: HeldOut, inside: NDArray[np.bool_], segment: int | None, these: NDArray[np.bool_]
) -> Coverage:
    weight = held.weight[these]
    share = float((weight * inside[these]).sum() / weight.sum())
    names, index = np.unique(held.cluster[these], return_inverse=True)
    off = np.bincount(index, weight * (inside[these] - share))
    number = names.size
    clustered = math.sqrt(float((off**2).sum()) * number / max(number - 1, 1)) / weight.sum()
    effective = float(weight.sum() ** 2 / (weight**2).sum())
    return Coverage(
        segment=segment,
        records=int(these.sum()),
        employers=number,
        share=share,
        binomial_error=math.sqrt(share * (1.0 - share) / effective),
        employer_error=float(clustered),
    )


def _normal_score(chance: Array) -> Array:
    from scipy.special import ndtri

    result: Array = np.clip(ndtri(chance), -_FARTHEST, _FARTHEST)
    return result

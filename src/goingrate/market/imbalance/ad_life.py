"""How long ads stay open, with those still open, and those found when already open, as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.cells import SHOWN_FROM
from goingrate.market.imbalance.survival import survival

Floats: TypeAlias = NDArray[np.float64]

#: The ages in days at which the share of ads still open is told.
TOLD_AT_DAYS: Final = (7.0, 30.0, 60.0, 90.0)
#: No ad is older: a century.
MOST_DAYS: Final = 36_525.0
#: So many ads must be under observation at an age for the curve to start there.
FEWEST_OBSERVED: Final = SHOWN_FROM


@dataclass(frozen=True, slots=True, eq=False)
class AdPanel:
    """Ads followed over time, checked when made.

    Attributes
    ----------
    days_open_first_seen
        Age in days at which an ad came under observation, shape (n,); 0 if seen from its start.
    days_open_last
        Age in days at which it was found closed, or was last seen open, shape (n,).
    closed
        Whether it was found closed, shape (n,).
    segment
        Index into `names`, shape (n,).
    names
        The kinds of work, each once.

    Raises
    ------
    InputError
        If the columns do not fit together, or a name is blank or comes twice.
    OutOfRange
        If an age is negative or not a number, an ad was seen last before it was seen first, or an
        ad was closed at the age at which it was first seen (after its start): it was never
        observed open, so nothing is known of it.
    """

    days_open_first_seen: Floats
    days_open_last: Floats
    closed: NDArray[np.bool_]
    segment: NDArray[np.int32]
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        self._check_shapes()
        first, last = self.days_open_first_seen, self.days_open_last
        days = Phrase.of("allowed.between", low="0", high=f"{MOST_DAYS:g}")
        with np.errstate(invalid="ignore"):
            _require("days_open_first_seen", first, (first >= 0) & (first <= MOST_DAYS), days)
            _require("days_open_last", last, (last >= 0) & (last <= MOST_DAYS), days)
        _require("days_open_last", last, last >= first, Phrase("allowed.last_after_first"))
        observed = ~self.closed | (last > first) | (first == 0)
        _require("days_open_last", last, observed, Phrase("allowed.observed_open"))
        inside = (self.segment >= 0) & (self.segment < len(self.names))
        count = Phrase.of("allowed.ad_segment", segments=str(len(self.names)))
        _require("segment", self.segment, inside, count)

    def _check_shapes(self) -> None:
        ads = self.closed.size
        for field in ("days_open_first_seen", "days_open_last", "closed", "segment"):
            column = getattr(self, field)
            if column.shape != (ads,):
                allowed = Phrase.of("allowed.same_rows", rows=str(ads))
                raise _refused(field, column.shape, allowed)
        if len(set(self.names)) < len(self.names) or not all(name.strip() for name in self.names):
            raise _refused("names", ", ".join(self.names), Phrase("allowed.distinct_names"))


@dataclass(frozen=True, slots=True)
class AdLife:
    """How long the ads of one kind of work stay open.

    Attributes
    ----------
    told_from_days
        All figures are about ads that were still open at this age: 0 if enough of them were seen
        from their start. Of younger ads the panel cannot tell.
    median_days, low, high
        The age that half of them exceed, and its interval; each None where the curve does not
        reach it.
    open_after
        (days, share still open, low, high), only for ages within what was observed.
    """

    name: str
    ads: int
    closed: int
    still_open: int
    told_from_days: float
    median_days: float | None
    low: float | None
    high: float | None
    open_after: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class HiddenAds:
    """A kind of work with too few ads to show anything of, and why."""

    name: str
    because: Phrase


def ad_life(panel: AdPanel, *, coverage: float = 0.9) -> tuple[AdLife, ...]:
    """Return how long ads stay open, for each kind of work with at least 10 ads.

    The Kaplan-Meier curve: an ad that is still open counts up to the age at which it was last seen
    (right censoring), one that was found when already open counts from that age on (delayed entry,
    left truncation), so neither makes lives look shorter or longer than they are. The variance is
    Greenwood's, intervals are on the log-log scale, that of the median is Brookmeyer's and
    Crowley's with the same scale. While no ad has closed, the lower limit is the exact binomial
    one for the ads under observation.

    With delayed entry few ads may be under observation at small ages; a single one that closes
    there would drag the whole curve down. So the curve starts at the age after which at least 10
    ads (or as many as there ever are) are observed, and is about ads that reached it: see
    `told_from_days`. It ends where the observation of the last one does.

    Ads are taken as independent: of many ads of one employer closed on one day, intervals are too
    narrow.

    Parameters
    ----------
    panel
        Segments with fewer than 10 ads are left out: see `hidden_ads`.
    coverage
        Of the intervals, above 0 and below 1.

    Raises
    ------
    OutOfRange
        If coverage is not between 0 and 1.

    References
    ----------
    Kaplan and Meier (1958), Journal of the American Statistical Association 53; Brookmeyer and
    Crowley (1982), Biometrics 38; for delayed entry and the start of the curve Klein and
    Moeschberger (2003), "Survival Analysis", 2nd edition, section 4.6.

    Examples
    --------
    >>> days = np.array([5.0, 9, 14, 20, 21, 30, 30, 45, 60, 90])
    >>> closed = np.array([True] * 7 + [False] * 3)
    >>> ads = AdPanel(np.zeros(10), days, closed, np.zeros(10, np.int32), ("AI engineer",))
    >>> life = ad_life(ads)[0]
    >>> life.median_days, life.still_open
    (21.0, 3)
    >>> [(days, round(share, 2)) for days, share, _, _ in life.open_after]
    [(7.0, 0.9), (30.0, 0.3), (60.0, 0.3), (90.0, 0.3)]
    """
    if not 0 < coverage < 1:
        raise OutOfRange(
            where="coverage",
            given=coverage,
            allowed=Phrase.of("allowed.between", low="0", high="1"),
            fix=Phrase("fix.correct_value"),
        )
    counts = _ads_by_segment(panel)
    return tuple(
        _life(panel, number, coverage) for number in np.flatnonzero(counts >= SHOWN_FROM).tolist()
    )


def hidden_ads(panel: AdPanel) -> tuple[HiddenAds, ...]:
    """Return the kinds of work that `ad_life` leaves out, without telling how many ads they have.

    Examples
    --------
    >>> one = np.ones(1)
    >>> ads = AdPanel(one, 2 * one, one > 0, np.zeros(1, np.int32), ("AI engineer", "nurse"))
    >>> [(hidden.name, hidden.because.key) for hidden in hidden_ads(ads)]
    [('AI engineer', 'ad_life.few_ads'), ('nurse', 'cells.no_records')]
    """
    counts = _ads_by_segment(panel)
    few = Phrase.of("ad_life.few_ads", shown=str(SHOWN_FROM))
    return tuple(
        HiddenAds(panel.names[at], few if counts[at] else Phrase("cells.no_records"))
        for at in np.flatnonzero(counts < SHOWN_FROM).tolist()
    )


def _life(panel: AdPanel, number: int, coverage: float) -> AdLife:
    mine = panel.segment == number
    first, last = panel.days_open_first_seen[mine], panel.days_open_last[mine]
    closed = panel.closed[mine]
    curve = survival(first, last, closed, coverage=coverage, fewest=FEWEST_OBSERVED)
    median, low, high = curve.median()
    told = ((days, curve.at(days)) for days in TOLD_AT_DAYS)
    return AdLife(
        name=panel.names[number],
        ads=int(closed.size),
        closed=int(np.count_nonzero(closed)),
        still_open=int(np.count_nonzero(~closed)),
        told_from_days=curve.start,
        median_days=median,
        low=low,
        high=high,
        open_after=tuple((days, *shares) for days, shares in told if shares is not None),
    )


def _ads_by_segment(panel: AdPanel) -> NDArray[np.int64]:
    return np.bincount(panel.segment, minlength=len(panel.names)).astype(np.int64)


def _require(
    where: str, given: NDArray[np.generic], allowed_there: NDArray[np.bool_], allowed: Phrase
) -> None:
    if not allowed_there.all():
        at = int(allowed_there.argmin())
        raise OutOfRange(
            where=f"{where}[{at}]",
            given=given[at].item(),
            allowed=allowed,
            fix=Phrase("fix.correct_value"),
        )


def _refused(where: str, given: object, allowed: Phrase) -> InputError:
    return InputError(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

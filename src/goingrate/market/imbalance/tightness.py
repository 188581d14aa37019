"""Tightness: how many vacancies there are for each person who seeks one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

State: TypeAlias = Literal["glut", "balanced", "shortage"]

#: No count of people or jobs is larger.
MOST_COUNT: Final = 1e10
#: Counts that differ by less are one: such a difference comes from adding up weights.
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """Vacancies and seekers of one kind of work, at one time and place.

    Both may be estimates, so they need not be whole.

    Raises
    ------
    OutOfRange
        If a count is negative or not a number up to 10 billion, or both are 0.
    InputError
        If the name is blank.
    """

    name: str
    vacancies: float
    seekers: float

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise _refused("name", self.name, Phrase("allowed.segment_name"))
        for field in ("vacancies", "seekers"):
            count = getattr(self, field)
            if not 0 <= count <= MOST_COUNT:  # false for NaN as well
                allowed = Phrase.of("allowed.between", low="0", high=f"{MOST_COUNT:,.0f}")
                raise _out_of_range(f"{self.name}.{field}", count, allowed)
        if self.vacancies == 0 and self.seekers == 0:
            raise _out_of_range(self.name, "0 / 0", Phrase("allowed.some_vacancy_or_seeker"))


@dataclass(frozen=True, slots=True)
class SegmentTightness:
    """Tightness of one kind of work.

    Attributes
    ----------
    vacancies_per_seeker
        None where nobody seeks: there is no bound.
    state
        "shortage" where vacancies outnumber seekers, "glut" where seekers outnumber vacancies.
    """

    name: str
    vacancies: float
    seekers: float
    vacancies_per_seeker: float | None
    state: State


@dataclass(frozen=True, slots=True)
class Tightness:
    """Tightness by segment, in the order given, and of all together.

    `misleading`: one segment has a glut and another a shortage. The pooled number then tells of
    one at most, and suggests that people of the one could fill the vacancies of the other.
    """

    segments: tuple[SegmentTightness, ...]
    pooled: SegmentTightness
    misleading: bool


def tightness(counts: Sequence[SegmentCount]) -> Tightness:
    """Return vacancies per seeker of each segment and of all together.

    The threshold is one vacancy per seeker: a vacancy takes about one worker to service, and along
    the Beveridge curve vacancies times seekers are about constant, so the fewest people are lost to
    idleness and recruiting where there are as many of the one as of the other. There is no band
    around one: how wide it should be would depend on the errors of the counts, and these are not
    given. So "balanced" is only said of equal counts.

    Raises
    ------
    InputError
        If there is no segment, or a name comes twice.

    References
    ----------
    Michaillat and Saez (2024), "u* = sqrt(uv): The Full-Employment Rate of Unemployment in the
    United States", Brookings Papers on Economic Activity 55(2), abstract.

    Examples
    --------
    >>> general, elite = SegmentCount("general", 3_000, 10_000), SegmentCount("elite", 200, 20)
    >>> told = tightness([general, elite])
    >>> [segment.vacancies_per_seeker for segment in told.segments]
    [0.3, 10.0]
    >>> round(told.pooled.vacancies_per_seeker, 2), told.misleading
    (0.32, True)
    """
    if not counts:
        raise _refused("segments", 0, Phrase("allowed.some_segments"))
    seen: set[str] = set()
    for count in counts:
        if count.name in seen:
            raise _refused("name", count.name, Phrase("allowed.distinct_names"))
        seen.add(count.name)
    segments = tuple(_of(count.name, count.vacancies, count.seekers) for count in counts)
    vacancies = math.fsum(count.vacancies for count in counts)
    seekers = math.fsum(count.seekers for count in counts)
    states = {segment.state for segment in segments}
    return Tightness(
        segments=segments,
        pooled=_of("pooled", vacancies, seekers),
        misleading={"glut", "shortage"} <= states,
    )


def _of(name: str, vacancies: float, seekers: float) -> SegmentTightness:
    ratio = vacancies / seekers if seekers else math.inf
    return SegmentTightness(
        name=name,
        vacancies=vacancies,
        seekers=seekers,
        vacancies_per_seeker=ratio if math.isfinite(ratio) else None,
        state=_state(vacancies, seekers),
    )


def _state(vacancies: float, seekers: float) -> State:
    if math.isclose(vacancies, seekers, rel_tol=_ROUNDING):
        return "balanced"
    return "shortage" if vacancies > seekers else "glut"


def _refused(where: str, given: object, allowed: Phrase) -> InputError:
    return InputError(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))


def _out_of_range(where: str, given: object, allowed: Phrase) -> OutOfRange:
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

"""Which skills two kinds of work are compared in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.base.texts import Phrase
from goingrate.market.records import SKILL_SEPARATOR

#: Why skills are not held equal: no record says any; fewer than half the records of one of the two
#: kinds of work do; none is asked for in both.
NoSkills: TypeAlias = Literal["not_said", "seldom_said", "none_in_common"]

MOST_SKILLS: Final = 30
#: From this share of the records on that say their skills, the others count as asking for none.
LEAST_SAID: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Skills:
    """Which skills each row asks for, shape (n, number of `names`); `because` says why none."""

    asked: NDArray[np.bool_]
    names: tuple[str, ...] = ()
    because: NoSkills | None = None
    notes: tuple[Phrase, ...] = ()


def skills_of(
    text_of: NDArray[np.int32],
    texts: Sequence[str],
    *,
    is_of: NDArray[np.bool_],
    records: NDArray[np.float64],
) -> Skills:
    """Return the most frequent skills that both kinds of work ask for, `MOST_SKILLS` at most.

    Where `LEAST_SAID` of the records of both kinds say their skills, the others count as asking for
    none; else no skills are compared.

    Parameters
    ----------
    text_of
        The number of each row's text, shape (n,); -1: not said.
    texts
        Texts as `PayRecord.skills` has them.
    is_of, records
        The kind of work, and how many records a row stands for, shape (n,).

    Examples
    --------
    >>> rows = np.array([0, 1, -1, 1], np.int32)
    >>> kinds, ones = np.array([True, True, False, False]), np.ones(4)
    >>> found = skills_of(rows, ["python; sql", "python"], is_of=kinds, records=ones)
    >>> found.names, found.asked[:, 0].tolist()
    (('python',), [True, True, False, True])
    """
    none = np.zeros((text_of.size, 0), dtype=np.bool_)
    said = text_of >= 0
    if not said.any():
        return Skills(none, because="not_said")
    sides = (is_of, ~is_of)
    parts = [_share(records, side, said) for side in sides]
    if min(parts) < LEAST_SAID:
        told = Phrase.of("payrate.skills_seldom_said", part=str(math.floor(100.0 * min(parts))))
        return Skills(none, because="seldom_said", notes=(told,))
    parent, skill_of, names = _parted(texts)
    counts = [
        np.bincount(
            skill_of,
            np.bincount(text_of[said & side], records[said & side], len(texts))[parent],
            len(names),
        )
        for side in sides
    ]
    in_both = np.flatnonzero((counts[0] > 0.0) & (counts[1] > 0.0))
    if not in_both.size:
        told = Phrase("payrate.skills_none_in_common")
        return Skills(none, because="none_in_common", notes=(told,))
    # names are in their order: of skills equally frequent the first by name stay
    chosen = in_both[np.argsort(-(counts[0] + counts[1])[in_both], kind="stable")][:MOST_SKILLS]
    column_of = np.full(len(names), -1)
    column_of[chosen] = np.arange(chosen.size)
    held = column_of[skill_of] >= 0
    asked = np.zeros((len(texts) + 1, chosen.size), dtype=np.bool_)  # the last row: not said
    asked[parent[held], column_of[skill_of[held]]] = True
    silent = 1.0 - _share(records, np.ones(said.size, dtype=np.bool_), said)
    notes = (
        (Phrase.of("payrate.skills_not_said", part=str(max(1, round(100.0 * silent)))),)
        if silent > 0.0
        else ()
    )
    return Skills(asked[text_of], tuple(names[n] for n in chosen), notes=notes)


def _parted(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
    """Return for each skill of each text the text's number and the skill's, and the names."""
    lists = [text.split(SKILL_SEPARATOR) for text in texts]
    names = sorted({name for each in lists for name in each}, key=str.encode)
    number = {name: n for n, name in enumerate(names)}
    parent = np.repeat(np.arange(len(lists)), [len(each) for each in lists])
    return parent, np.array([number[name] for each in lists for name in each]), names


def _share(records: NDArray[np.float64], rows: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """Return the share of the records of some rows that say their skills; 1 if there are none."""
    every = float(records[rows].sum())
    return float(records[rows & said].sum()) / every if every > 0.0 else 1.0

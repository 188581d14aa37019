"""Reading of labelled sets, and how well readings agree with them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


def labelled(file: str, split: str | None = None) -> list[dict[str, str]]:
    """Return the rows of a labelled set; the lines that begin with "# " say what it is."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("# ")))
    return [row for row in rows if split in (None, row["split"])]


def half(text: str) -> str:
    """Return the half of a labelled set that a text belongs to."""
    return "unseen" if sha256(text.encode()).digest()[0] % 2 else "rules"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How readings agree with labels; unknown counts in its own way.

    Precision, recall and F1 are over known labels. Of titles labelled unknown,
    `wrongly_labelled` were read as something.
    """

    titles: int
    right: int
    precision: float
    recall: float
    micro: float
    macro: float
    unknown: int
    wrongly_labelled: int

    def said(self, name: str) -> str:
        return (
            f"{name}: {self.titles} titles, {self.right} known and right; precision "
            f"{self.precision:.3f}, recall {self.recall:.3f}, F1 {self.micro:.3f} micro, "
            f"{self.macro:.3f} macro; {self.wrongly_labelled} of {self.unknown} unknown labelled"
        )


def agreement(pairs: Iterable[tuple[str | None, str | None]]) -> Agreement:
    """Return how (label, reading) pairs agree; None is unknown."""
    all_pairs = list(pairs)
    right = Counter(label for label, read in all_pairs if label and label == read)
    missed = Counter(label for label, read in all_pairs if label and label != read)
    false = Counter(read for label, read in all_pairs if read and label != read)
    names = {*right, *missed, *false}
    hit, wrong, lost = right.total(), false.total(), missed.total()
    each = [2 * right[n] / (2 * right[n] + false[n] + missed[n]) for n in names]
    unknown = [read for label, read in all_pairs if label is None]
    return Agreement(
        titles=len(all_pairs),
        right=hit,
        precision=hit / (hit + wrong),
        recall=hit / (hit + lost),
        micro=2 * hit / (2 * hit + wrong + lost),
        macro=sum(each) / len(each),
        unknown=len(unknown),
        wrongly_labelled=sum(read is not None for read in unknown),
    )

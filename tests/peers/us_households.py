"""Random households of the US, and how often two programs agree on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import STATUSES, Status, UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.year import us_year

#: What a household is charged may differ so much, in dollars.
TOLERANCE = 1.0
PLACES = (None, "us-ca", "us-ny", "us-wa")


@dataclass(frozen=True, slots=True)
class Household:
    year: int
    status: Status
    place: str | None
    income: UsIncome

    @property
    def law(self) -> LawYear:
        return law_book("us").at(self.year, status=self.status)

    @property
    def state_law(self) -> LawYear | None:
        return law_book(self.place).at(self.year, status=self.status) if self.place else None

    def taxed(self) -> UsTax:
        return us_year(self.income, UsCarry(), self.law, self.state_law)


def households(n: int, *, seed: int, years: tuple[int, ...]) -> Iterator[Household]:
    """Draw households whose amounts are whole dollars, spread evenly on a scale of logarithms."""
    rng = np.random.default_rng(seed)

    def amount(chance: float, most: float) -> float:
        drawn = np.exp(rng.uniform(np.log(1e3), np.log(most)))
        return float(np.round(drawn)) if rng.random() < chance else 0.0

    def either_sign(chance: float, most: float) -> float:
        return amount(chance, most) * (-1.0 if rng.random() < 0.25 else 1.0)

    for _ in range(n):
        status = STATUSES[rng.integers(len(STATUSES))]
        income = UsIncome(
            wages=amount(0.95, 2e6),
            spouse_wages=amount(0.6, 8e5) if status == "married_joint" else 0.0,
            interest=amount(0.4, 2e5),
            short_gain=either_sign(0.4, 5e5),
            long_gain=either_sign(0.5, 2e6),
            gain_28=amount(0.1, 1e6),
            iso_spread=amount(0.4, 5e6),
            itemized_deductions=amount(0.4, 3e5),
        )
        year, place = int(rng.choice(years)), PLACES[rng.integers(len(PLACES))]
        yield Household(year, status, place, income)


class Agreement:
    """How often two programs agree, and why some households are not compared."""

    def __init__(self, what: str) -> None:
        self.what, self.compared, self.agreed = what, 0, 0
        self.left_out: Counter[str] = Counter()
        self.furthest: tuple[float, object] = (0.0, None)

    def count(self, difference: float, household: Household) -> None:
        self.compared += 1
        self.agreed += abs(difference) <= TOLERANCE
        if abs(difference) > abs(self.furthest[0]):
            self.furthest = difference, household

    @property
    def share(self) -> float:
        return self.agreed / self.compared

    def __str__(self) -> str:
        lines = [f"{self.what}: {self.share:.2%} of {self.compared} within ${TOLERANCE:g}"]
        if self.share < 1.0:
            lines.append(f"  furthest: {self.furthest[0]:+.2f} {self.furthest[1]}")
        lines += [f"  left out {n}: {why}" for why, n in self.left_out.most_common()]
        return "\n".join(lines)

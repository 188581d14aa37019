"""What `win` is asked for: words as typed, and the same as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.offer.private.terms import Stage

EMPLOYERS: Final = ("big-tech", "listed", "unlisted")
LEVELS_OF_WORK: Final = ("junior", "senior", "staff")
COUNTRIES: Final = ("us", "de")
ROLES: Final = ("software-engineer", "ai-engineer", "data-scientist")
POPULATIONS: Final = tuple(
    f"{employer}-{level}-{country}"
    for employer in EMPLOYERS
    for level in LEVELS_OF_WORK
    for country in COUNTRIES
)
STAGES: Final[tuple[Stage, ...]] = ("seed", "series_a", "series_b")


@dataclass(frozen=True, slots=True)
class WinWords:
    """What was typed, option by option; or the fields of a file."""

    cash: str | float | None = None
    runway: str | float | None = None
    pool: str | float | None = None
    hires: str | float | None = None
    population: str | None = None
    role: str | None = None
    value: str | float | None = None
    stage: str | None = None
    target: str | float | None = None
    rival: str | None = None
    band: str | float | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """A competing package: money a year, once, and stock at today's price a year."""

    base_per_year: float = 0.0
    sign_on: float = 0.0
    stock_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class WinTerms:
    """Means, population and target, as numbers.

    Parameters
    ----------
    cash, runway_years
        For the pay of all hires, until then.
    pool
        For all hires, as a share of all shares and options.
    value, stage
        Post-money value after the last round; or the stage, whose median stands in.
    band
        The most base pay a year, if pay bands limit it.
    """

    cash: float
    runway_years: float
    pool: float
    hires: int
    employer: str
    level: str
    country: str
    role: str
    value: float | None
    stage: Stage | None
    target: float
    rival: Rival | None
    band: float | None
    currency: str

    @property
    def population(self) -> str:
        """The population as it is typed."""
        return f"{self.employer}-{self.level}-{self.country}"

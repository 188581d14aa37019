"""What a tax, worked out year by year, answers: frozen values, ready for any report."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.answers.assumptions import FactUse
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import Source
from goingrate.offer.tax.working import Role


@dataclass(frozen=True, slots=True)
class TaxStep:
    """One step of a working.

    Parameters
    ----------
    key, name
        The step's stable name, and what it is called.
    cents
        Hundredths of the currency; of a credit, what is taken off.
    role
        base: income and deductions on the way; tax: owed; credit: taken off; total: a sum of
        taxes; carry: goes into the next year.
    source
        Where the rule is printed; empty for sums of lines above.
    """

    key: str
    name: Phrase
    cents: int
    role: Role
    source: Source | None


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes into the next year: a loss, or a credit for tax paid early."""

    key: str
    name: Phrase
    cents: int


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount of money, or a number of shares, by its name in the tax file."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with a grant or with shares.

    Parameters
    ----------
    kind
        Its name in the tax file, such as iso_exercise.
    when, since
        A day or a year; `since`: when shares that are sold were acquired.
    amounts
        What is given of it.
    """

    kind: str
    when: str
    since: str | None
    amounts: tuple[NamedAmount, ...]

    def amount(self, name: str) -> float | None:
        """Return an amount by its name, if it is given."""
        return next((one.amount for one in self.amounts if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Withheld:
    """What an employer withholds in the year, and what is left to pay in April of the next.

    Parameters
    ----------
    steps
        How it is withheld.
    withheld_cents
        Taxes and contributions withheld by the standard rules.
    balance_cents
        All taxes of the year less those withheld: above 0 it is to be paid, below 0 it comes back.
    due_year
        In April of this year.
    """

    steps: tuple[TaxStep, ...]
    withheld_cents: int
    balance_cents: int
    due_year: int


@dataclass(frozen=True, slots=True)
class LawUsed:
    """The law of a place that a year was worked out by.

    Parameters
    ----------
    place
        us, us-ca, de and so on.
    year
        The same year where it is enacted, else the last enacted one, its amounts of money indexed.
    """

    place: str
    year: int


@dataclass(frozen=True, slots=True)
class TaxYear:
    """The tax of one year.

    Parameters
    ----------
    laws
        The country's, then the state's.
    events
        What happened with grants and shares.
    income_cents
        Money that came in, before tax; spreads of ISOs that are still held are none.
    total_cents
        All taxes and contributions of the year.
    effective_rate
        Their part of the income; empty where nothing came in.
    marginal_rate
        Part that taxes take of one more unit of wages (measured over a hundred of them).
    """

    year: int
    laws: tuple[LawUsed, ...]
    events: tuple[Happened, ...]
    income_cents: int
    steps: tuple[TaxStep, ...]
    total_cents: int
    effective_rate: float | None
    marginal_rate: float
    carried: tuple[Carried, ...]
    withheld: Withheld | None

    @property
    def indexed(self) -> tuple[LawUsed, ...]:
        """Laws of an earlier year, whose amounts were indexed."""
        return tuple(law for law in self.laws if law.year < self.year)


@dataclass(frozen=True, slots=True)
class TaxWorking:
    """The tax of one household, year by year, with the source of every rule.

    Parameters
    ----------
    country, state
        US or DE; CA, BY and so on, if one was given.
    household
        Who is taxed, in words.
    index_rate_per_year
        Growth of amounts in the law after the last enacted year; empty where no year comes after.
    effective_rate
        Taxes of all years as a part of the income of all years.
    assumptions
        Facts that filled something in.
    digest
        SHA-256 of the file.
    """

    name: str
    country: str
    state: str | None
    currency: str
    household: tuple[Phrase, ...]
    years: tuple[TaxYear, ...]
    income_cents: int
    total_cents: int
    effective_rate: float | None
    index_rate_per_year: float | None
    assumptions: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    digest: str
    version: str

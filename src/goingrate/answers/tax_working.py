"""The tax of a household, year by year, with the source of every rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from goingrate.answers.tax_engines import DeEngine, UsEngine, engine_for, laws_used
from goingrate.answers.tax_household_words import household_words
from goingrate.answers.tax_index import index_rate
from goingrate.answers.tax_moments import YearIncome
from goingrate.answers.tax_results import Carried, TaxStep, TaxWorking, TaxYear
from goingrate.answers.tax_withheld import withheld_in
from goingrate.base.errors import InputError
from goingrate.base.facts import Facts
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.tax_amounts import LARGEST
from goingrate.data.tax_files import TaxFileRead, read_tax_file
from goingrate.data.tax_households import Household, UsHousehold
from goingrate.offer.tax.working import Line

#: One more unit of wages is measured over a hundred: laws round to whole units.
_MORE: Final = 100.0


def tax_working(
    source: TaxFileRead | str | Path,
    *,
    index_rate_per_year: float | None = None,
    facts: Facts | None = None,
) -> TaxWorking:
    """Return the tax of each year of a tax file.

    Parameters
    ----------
    source
        The path of a tax file, or what was read from one.
    index_rate_per_year
        Growth of amounts in the law after the last enacted year; left out, the packaged assumption.

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.
    """
    read = source if isinstance(source, TaxFileRead) else read_tax_file(source)
    try:
        engine = engine_for(read.household, index_rate_per_year or 0.0)
        return working_of(
            read.household,
            _incomes(read, engine),
            name=read.name,
            digest=read.digest,
            index_rate_per_year=index_rate_per_year,
            facts=facts,
        )
    except InputError as error:
        raise error.at(f"{read.name}: ") from None


def working_of(
    household: Household,
    incomes: Iterable[YearIncome],
    *,
    name: str,
    digest: str,
    index_rate_per_year: float | None = None,
    facts: Facts | None = None,
) -> TaxWorking:
    """Return the tax of a household over consecutive years, from wherever its incomes come.

    Parameters
    ----------
    incomes
        In the order of years: `UsIncome` for a household in the United States, else `DeIncome`.
    name, digest
        What the answer calls the source of the incomes, and its SHA-256.
    """
    listed = tuple(incomes)
    rate, used = index_rate(index_rate_per_year, facts)
    engine = engine_for(household, rate)
    years = tuple(_years(engine, listed))
    beyond = any(one.indexed for one in years)
    income = sum(one.income_cents for one in years)
    total = sum(one.total_cents for one in years)
    return TaxWorking(
        name=name,
        country="US" if isinstance(household, UsHousehold) else "DE",
        state=household.state,
        currency=engine.currency,
        household=household_words(household),
        years=years,
        income_cents=income,
        total_cents=total,
        effective_rate=_part(total, income),
        index_rate_per_year=rate if beyond else None,
        assumptions=used if beyond else (),
        notes=(*_notes(household, listed, years), *_gaps(engine, listed)),
        digest=digest,
        version=__version__,
    )


def cents(amount: float) -> int:
    """Return an amount of money in hundredths."""
    return round(100.0 * amount)


def _incomes(read: TaxFileRead, engine: UsEngine | DeEngine) -> Iterable[YearIncome]:
    first = read.years[0].year
    if isinstance(engine, UsEngine):
        from goingrate.answers.tax_us_events import us_incomes

        return us_incomes(read.years, engine, first)
    from goingrate.answers.tax_de_events import de_incomes

    return de_incomes(read.years, engine, first)


def _years(engine: UsEngine | DeEngine, incomes: Iterable[YearIncome]) -> Iterator[TaxYear]:
    carry: Any = engine.carry()
    for given in incomes:
        tax, marginal = _taxed(engine, given, carry)
        income, total = cents(engine.received(given.income)), cents(tax.total)
        yield TaxYear(
            year=given.year,
            laws=laws_used(engine, given.year),
            events=given.events,
            income_cents=income,
            steps=tuple(step_of(line) for line in tax.lines if line.role != "carry"),
            total_cents=total,
            effective_rate=_part(total, income),
            marginal_rate=marginal,
            carried=tuple(
                Carried(line.key, Phrase(line.key), cents(line.amount))
                for line in tax.lines
                if line.role == "carry"
            ),
            withheld=withheld_in(given, tax, engine) if isinstance(engine, UsEngine) else None,
        )
        carry = tax.carry


def _taxed(engine: UsEngine | DeEngine, given: YearIncome, carry: Any) -> tuple[Any, float]:
    """Return the tax of a year, and the part that it takes of a little more in wages."""
    wages = given.income.wages
    more = _MORE if wages + _MORE <= LARGEST else -_MORE  # at the limit, of a little less
    other = dataclasses.replace(given.income, wages=wages + more)
    try:
        tax: Any = engine.tax(given.year, given.income, carry)
        return tax, (engine.tax(given.year, other, carry).total - tax.total) / more
    except InputError as error:
        place = "years" if error.where == "year" else f"years.{given.year}.{error.where}"
        raise type(error)(
            where=place, given=error.given, allowed=error.allowed, fix=error.fix
        ) from None


def step_of(line: Line) -> TaxStep:
    """Return a line of the rules as a step of the answer."""
    return TaxStep(line.key, Phrase(line.key), cents(line.amount), line.role, line.source)


def _part(total_cents: int, income_cents: int) -> float | None:
    return total_cents / income_cents if income_cents > 0 else None


def _gaps(engine: UsEngine | DeEngine, incomes: tuple[YearIncome, ...]) -> tuple[Phrase, ...]:
    """Return what is left out of the tax of a state that an optional library reckons."""
    if not isinstance(engine, UsEngine):
        return ()
    found = [gap for given in incomes for gap in engine.gaps(given.income)]
    return tuple(dict.fromkeys(found))


def _notes(
    household: Household, incomes: tuple[YearIncome, ...], years: tuple[TaxYear, ...]
) -> tuple[Phrase, ...]:
    country = "us" if isinstance(household, UsHousehold) else "de"
    found = [Phrase(f"taxyear.note.{country}")]
    if isinstance(household, UsHousehold) and household.state is None:
        found.append(Phrase("taxyear.note.no_state"))
    for given in incomes:
        found += [note for note in given.notes if note not in found]
    if any(one.withheld is not None for one in years):
        found.append(Phrase("taxyear.note.withheld"))
    return tuple(found)

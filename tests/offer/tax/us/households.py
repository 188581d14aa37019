"""Random households for tests of federal taxes: every kind of income, every status, every year."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawBook, LawYear
from goingrate.offer.tax.us.income import STATUSES, Status, UsCarry, UsIncome

#: Nothing, small change, pay, and a fortune: each order of size meets other rules.
amounts = st.one_of(st.just(0.0), *(st.floats(0.0, top) for top in (3e4, 5e5, 1e7)))
either_sign = st.one_of(amounts, amounts.map(lambda amount: -amount))
incomes = st.builds(
    UsIncome,
    wages=amounts,
    spouse_wages=amounts,
    other_compensation=amounts,
    interest=either_sign,
    short_gain=either_sign,
    long_gain=either_sign,
    gain_28=amounts,
    iso_spread=either_sign,
    amt_gain_adjustment=either_sign,
    itemized_deductions=st.one_of(st.just(0.0), st.floats(0.0, 60_000.0)),
)
carries = st.builds(
    UsCarry,
    short_loss=amounts,
    long_loss=amounts,
    amt_short_loss=amounts,
    amt_long_loss=amounts,
    amt_credit=amounts,
)
statuses = st.sampled_from(STATUSES)
years = st.integers(2020, 2031)
state_taxes = st.one_of(st.just(0.0), st.floats(0.0, 60_000.0))


@cache
def law(year: int, status: Status = "single", index_rate_per_year: float = 0.0) -> LawYear:
    return law_book("us").at(year, status=status, index_rate_per_year=index_rate_per_year)


laws = st.builds(law, years, statuses, st.sampled_from([0.0, 0.025]))


@cache
def all_indexed() -> LawBook:
    """A law as it never was: of 2026 for ever, every amount of money growing with prices."""
    book = law_book("us")
    parameters = {
        name: replace(
            known,
            indexed=known.unit in ("money", "brackets"),
            entries=tuple(entry for entry in known.entries if entry.since_year <= book.last_year),
        )
        for name, known in book.parameters.items()
    }
    return replace(book, parameters=parameters)

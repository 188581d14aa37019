"""A move after tax: every part of it taxed by the law of a place."""

from __future__ import annotations

import pytest

from goingrate.answers.breakeven import break_even
from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.breakeven_words import break_even_from_words
from goingrate.base.errors import InputError
from goingrate.base.quantity import middle_of
from goingrate.data.convert_tax import home_at
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.tax.plain import year_total

MOVE = {"give_up": "1M + 100k/year", "payoff": "40M", "years": "6"}
PAY = 300e3


def asked(**words: object) -> BreakEven:
    given = dict.fromkeys(
        ("wealth", "keep", "risk_aversion", "discount", "stake", "dilution"), None
    ) | {**MOVE, **words}
    return break_even_from_words(**given, facts=packaged_facts(), language="en")  # type: ignore[arg-type]


def test_each_part_is_taxed_on_top_of_what_is_there_anyway() -> None:
    home = home_at("US-CA", status=None, year=2026, currency="USD")
    answer = asked(tax="US-CA", pay="300k/year", tax_year=2026, discount="0%")
    index = packaged_facts()["assumed.tax_index_per_year"].latest.value
    from goingrate.offer.fields import replaced

    home = replaced(home, ("index_per_year",), index)
    alone, more = (year_total(home, 0, pay=pay) for pay in (PAY, PAY + 100e3))
    most = year_total(home, 0, pay=PAY + 1.1e6)
    assert middle_of(answer.give_up_per_year) == pytest.approx(100e3 - more + alone)
    assert middle_of(answer.give_up_once) == pytest.approx(1e6 - most + more)
    last = year_total(home, 5, pay=PAY, long_gain=40e6) - year_total(home, 5, pay=PAY)
    assert middle_of(answer.payoff) == pytest.approx(40e6 - last)
    cost = middle_of(answer.give_up_once) + 6 * middle_of(answer.give_up_per_year)
    assert answer.at(discount=0.0, years=6) == pytest.approx(cost / middle_of(answer.payoff))


def test_what_was_given_stays_in_the_answer() -> None:
    answer = asked(tax="DE", pay="300k/year")
    assert answer.before_tax is not None
    assert answer.before_tax.payoff == 40e6
    assert answer.before_tax.taxed_as == "wages"
    assert answer.currency == "EUR"
    assert asked().before_tax is None


def test_wages_leave_less_of_a_payoff_than_a_gain_does() -> None:
    gain, pay = (
        asked(tax="US-WA", pay="300k/year", taxed_as=how) for how in ("long_term_gain", "wages")
    )
    assert middle_of(pay.payoff) < middle_of(gain.payoff)


def test_an_exit_must_bring_the_payoff_before_tax() -> None:
    taxed, untaxed = asked(tax="US-TX", pay="300k/year", stake="1%"), asked(stake="1%")
    assert [one.exit_value for one in taxed.exits] == [one.exit_value for one in untaxed.exits]


def test_a_range_is_taxed_at_both_ends() -> None:
    low, high = (asked(tax="US-TX", pay="1M", payoff=one) for one in ("20M", "40M"))
    span = asked(tax="US-TX", pay="1M", payoff="20M..40M")
    assert span.payoff.low == pytest.approx(middle_of(low.payoff))  # type: ignore[union-attr]
    assert span.payoff.high == pytest.approx(middle_of(high.payoff))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"tax": "US-CA"}, "--pay"),
        ({"pay": "100k"}, "--pay"),
        ({"status": "single"}, "--status"),
        ({"tax": "FR", "pay": "100k"}, "--tax"),
        ({"tax": "US", "pay": "100k"}, "--tax"),
        ({"tax": "US-TX", "pay": "100k", "status": "widow"}, "--status"),
        ({"tax": "US-TX", "pay": "100k", "tax_year": 2010}, "--tax-year"),
        ({"tax": "DE", "pay": "$100k"}, "--tax"),
        ({"tax": "US-TX", "pay": "-5"}, "--pay"),
    ],
)
def test_what_does_not_go_together(words: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        asked(**words)
    assert caught.value.where == where
    assert "\n" not in caught.value.said()


def test_no_tax_changes_nothing() -> None:
    plain = break_even("1M + 100k/year", "40M", "6")
    assert asked() == plain

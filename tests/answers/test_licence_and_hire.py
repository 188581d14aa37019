"""The published licence-and-hire case: an average that describes hardly anybody."""

from __future__ import annotations

import pytest

from goingrate.answers.equity_reader import EquityWords
from goingrate.answers.equity_words import equity_from_words
from goingrate.base.quantity import middle_of
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.private.licence_hire import packages

FACTS = packaged_facts()


def figure(name: str) -> float:
    return middle_of(FACTS[f"exits.licence_hire_windsurf_{name}"].latest.value)


def test_published_windsurf_case() -> None:
    """$2.4bn, half of it to about 40 people hired, about 200 left without (as reported)."""
    assert (figure("price"), figure("to_hired")) == (2400.0, 1200.0)
    assert (figure("hired"), figure("left_without")) == (40.0, 200.0)
    found = packages(
        price=1e6 * figure("price"),
        team_share=figure("to_hired") / figure("price"),
        hired=figure("hired"),
        left_behind=figure("left_without"),
        spread=1.0,
    )
    assert found.mean == 30e6
    assert found.left_behind == 0
    assert found.hired_share == pytest.approx(1 / 6)
    assert found.median < 0.65 * found.mean


def test_the_command_shows_it() -> None:
    words = EquityWords(
        shares="20000",
        strike="1.20",
        raised="240M",
        wealth="200k",
        licence_and_hire="2.4bn; 50%; 40 hired; 200 left",
    )
    answer = equity_from_words(words, seed=1, facts=FACTS, language="en")
    assert answer.deal is not None
    assert answer.deal.price == 2.4e9
    assert answer.deal.packages.mean == 30e6
    assert "grant.note.licence_and_hire" in [note.key for note in answer.notes]
    assert {use.fact_id for use in answer.facts} >= {
        "exits.licence_hire_windsurf_price",
        "exits.licence_hire_windsurf_left_without",
    }


def test_counted_among_the_exits_it_makes_the_outcome_more_uneven() -> None:
    plain = EquityWords(shares="20000", strike="1.20", raised="60M", wealth="200k")
    words = EquityWords(
        shares="20000",
        strike="1.20",
        raised="60M",
        wealth="200k",
        licence_and_hire="50%; 40 hired; 200 left; 30% of sales",
    )
    without, counted = (
        equity_from_words(one, seed=1, facts=FACTS, language="en") for one in (plain, words)
    )
    ways = {way.way: way.probability for way in counted.summary.ways}
    assert ways["left_behind"] == pytest.approx(5 * ways["hired"], rel=1e-6)
    assert counted.summary.nothing > without.summary.nothing
    assert counted.summary.spread[-1] > without.summary.spread[-1]

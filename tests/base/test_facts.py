"""Facts as values: dates, staleness, look-up, overriding, digest."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, MissingFact
from goingrate.base.facts import GRADES, UNITS, Compares, Dated, Fact, Facts, Unit
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Text, say
from goingrate.base.texts.facts import TEXTS


def entry(since: str, value: float | Range = 0.05) -> Dated:
    return Dated(date.fromisoformat(since), value, "a source", None, "assumed")


def fact(fact_id: str, *since: str, unit: Unit = "share", value: float | Range = 0.05) -> Fact:
    history = tuple(entry(day, value) for day in since or ("2020-01-01",))
    return Fact(fact_id, fact_id.partition(".")[0], Text("a name", "ein Name"), unit, history, 5.0)


COMPARES = Compares("base", "level", "ai", Text("AI over others", "KI über anderen"))
SOME = Facts((fact("risk.b"), fact("venture.c", "2014-08-01", "2023-01-01"), fact("risk.a")))


def test_the_entry_in_force_begins_on_its_day() -> None:
    history = fact("venture.c", "2014-08-01", "2019-01-01", "2023-01-01")
    assert history.on(date(2014, 8, 1)).since == date(2014, 8, 1)
    assert history.on(date(2018, 12, 31)).since == date(2014, 8, 1)
    assert history.on(date(2019, 1, 1)).since == date(2019, 1, 1)
    assert history.on(date(2030, 1, 1)) is history.latest


def test_before_the_first_entry_the_message_says_when_it_begins_and_what_to_do() -> None:
    with pytest.raises(MissingFact) as caught:
        SOME["venture.c"].on(date(2014, 7, 31))
    for language in LANGUAGES:
        said = caught.value.said(language)
        assert "2014-07-31" in said
        assert "2014-08-01" in said
        assert "--facts" in said
        assert "\n" not in said


@given(st.sets(st.dates(), min_size=1, max_size=8), st.dates())
def test_on_gives_the_newest_entry_that_is_not_later(days: set[date], day: date) -> None:
    history = tuple(Dated(one, 1.0, "a source", None, "assumed") for one in sorted(days))
    known = replace(fact("a.b"), history=history)
    earlier = {one for one in days if one <= day}
    if earlier:
        assert known.on(day).since == max(earlier)
    else:
        with pytest.raises(MissingFact):
            known.on(day)


def test_stale_counts_from_the_entry_in_force() -> None:
    history = fact("a.b", "2010-01-01", "2020-01-01")
    assert not history.is_stale(date(2014, 12, 31))
    assert history.is_stale(date(2015, 1, 3))
    assert not history.is_stale(date(2020, 1, 1))
    assert history.is_stale(date(2020, 1, 1) + timedelta(days=5 * 366))


def test_stale_before_the_first_entry_is_no_answer() -> None:
    with pytest.raises(MissingFact):
        fact("a.b", "2020-01-01").is_stale(date(2019, 12, 31))


@pytest.mark.parametrize(
    "since", [("2020-01-01", "2019-01-01"), ("2020-01-01", "2020-01-01")], ids=["order", "twice"]
)
def test_a_history_ascends(since: tuple[str, ...]) -> None:
    with pytest.raises(BadField, match=r"a\.b\.history"):
        fact("a.b", *since)


def test_a_history_is_not_empty() -> None:
    with pytest.raises(BadField, match="history"):
        replace(fact("a.b"), history=())


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_is_finite(value: float) -> None:
    with pytest.raises(BadField, match="finite"):
        entry("2020-01-01", value)


def test_facts_are_a_mapping_in_order_of_ids() -> None:
    assert list(SOME) == ["risk.a", "risk.b", "venture.c"]
    assert [one.id for one in SOME.values()] == list(SOME)
    assert len(SOME) == 3
    assert "risk.a" in SOME
    assert "risk.z" not in SOME
    assert SOME.get("risk.z") is None
    assert SOME["risk.a"].id == "risk.a"


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(MissingFact, match=r"venture\.c"):
        SOME["ventur.c"]
    with pytest.raises(MissingFact, match="lists them all"):
        SOME["xxxxxxxxxxxxxxxx"]


def test_topics() -> None:
    assert SOME.topics == ("risk", "venture")
    assert list(SOME.topic("risk")) == ["risk.a", "risk.b"]
    with pytest.raises(MissingFact, match="risk, venture"):
        SOME.topic("weather")


def test_an_id_stands_once() -> None:
    with pytest.raises(BadField, match=r"risk\.a"):
        Facts((fact("risk.a"), fact("risk.b"), fact("risk.a")))


def test_overriding_replaces_adds_and_remembers() -> None:
    own = Facts((replace(fact("risk.a", value=0.9), topic="own"), fact("own.new")))
    merged = SOME.overridden_by(own)
    assert merged["risk.a"].latest.value == 0.9
    assert merged["risk.a"].topic == "risk"
    assert merged["risk.b"] == SOME["risk.b"]
    assert list(merged) == ["own.new", "risk.a", "risk.b", "venture.c"]
    assert merged.overridden == {"risk.a"}
    assert merged.topic("venture").overridden == frozenset()
    assert merged.overridden_by(Facts((fact("risk.b"),))).overridden == {"risk.a", "risk.b"}
    assert SOME["risk.a"].latest.value == 0.05


def test_overriding_keeps_the_unit() -> None:
    with pytest.raises(BadField, match=r"risk\.a\.unit: got usd; allowed: one of share"):
        SOME.overridden_by(Facts((fact("risk.a", unit="usd"),)))


def test_overriding_keeps_what_is_compared_unless_it_is_told() -> None:
    premiums = Facts((replace(fact("premium.a"), compares=COMPARES),))
    merged = premiums.overridden_by(Facts((fact("premium.a", value=0.2),)))
    assert merged["premium.a"].latest.value == 0.2
    assert merged["premium.a"].compares == COMPARES
    other = replace(COMPARES, component="total")
    told = Facts((replace(fact("premium.a"), compares=other),))
    assert premiums.overridden_by(told)["premium.a"].compares == other


@given(st.permutations(SOME.facts))
def test_the_digest_does_not_depend_on_order(facts: list[Fact]) -> None:
    assert Facts(tuple(facts)).digest() == SOME.digest()


@pytest.mark.parametrize(
    "other",
    [
        fact("risk.a", value=0.06),
        fact("risk.a", value=Range(0.05, 0.05)),
        fact("risk.a", "2020-01-02"),
        replace(fact("risk.a"), name=Text("a name", "anders")),
        replace(fact("risk.a"), review_after_years=6.0),
        replace(fact("risk.a"), compares=COMPARES),
    ],
    ids=["value", "range", "date", "name", "review", "compares"],
)
def test_the_digest_changes_with_the_content(other: Fact) -> None:
    assert SOME.overridden_by(Facts((other,))).digest() != SOME.digest()


def test_the_digest_is_the_same_tomorrow() -> None:
    assert Facts((fact("risk.a"),)).digest() == (
        "df477fa55061840bb3c2b1eb9b3621dfc33045c9e8cfd7c8a0e4ce99ac0badb7"
    )


def test_facts_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(SOME)).digest() == SOME.digest()  # noqa: S301


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_grade_and_unit_has_words(language: str) -> None:
    for grade in GRADES:
        assert TEXTS[f"fact.grade.{grade}"].spoken(language)  # type: ignore[arg-type]
    for unit in UNITS:
        assert "7" in say(f"fact.unit.{unit}", language, number="7")  # type: ignore[arg-type]

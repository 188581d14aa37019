"""Facts as rows and records."""

from __future__ import annotations

from datetime import date

import pytest

from goingrate.base.errors import MissingFact
from goingrate.base.facts import Dated, Fact, Facts, Unit
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, Text
from goingrate.report.fact_tables import (
    chosen_facts,
    fact_footnotes,
    fact_headings,
    fact_records,
    fact_rows,
    history_rows,
    spoken_day,
    spoken_value,
)

OLD = Dated(date(2014, 8, 1), 0.65, "Somebody", "https://example.org/a", "reported", "21,000 deals")
NEW = Dated(date(2024, 1, 1), Range(0.3, 0.5), "Somebody", "https://example.org/b", "published")
GUESS = Dated(date(2020, 1, 1), 0.05, "us", None, "assumed", None, Text("why", "warum"))
LOSSES = Fact("venture.losses", "venture", Text("Losses", "Verluste"), "share", (OLD, NEW), 5.0)
RATE = Fact("assumed.rate", "assumed", Text("Rate", "Satz"), "per_year", (GUESS,), 10.0)
FACTS = Facts((LOSSES, RATE))
TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("value", "unit", "language", "expected"),
    [
        (0.0034, "share", "en", "0.34%"),
        (0.0034, "share", "de", "0,34\xa0%"),
        (-0.07, "per_year", "en", "-7% per year"),
        (6.98, "per_year", "de", "698\xa0% pro Jahr"),
        (Range(0.0, 0.04), "share", "en", "0% to 4%"),
        (Range(1.0, 4.0), "months", "de", "1 bis 4 Monate"),
        (2400.0, "musd", "en", "2,400 million USD"),
        (19.2, "musd", "de", "19,2 Mio. USD"),
        (1234567.0, "eur", "de", "1.234.567 EUR"),
        (642.0, "companies", "en", "642 companies"),
        (3.9, "risk_aversion", "de", "relative Risikoaversion 3,9"),
    ],
)
def test_values_are_spoken(
    value: float | Range, unit: Unit, language: Language, expected: str
) -> None:
    assert spoken_value(value, unit, language) == expected


def test_days_are_spoken() -> None:
    assert spoken_day(date(2025, 6, 30), "en") == "Jun 30, 2025"
    assert spoken_day(date(2025, 6, 30), "de") == "30.06.2025"


def test_a_row_is_ready_to_read() -> None:
    rate, losses = fact_rows(chosen_facts(FACTS, day=TODAY), language="en")
    assert (losses.id, losses.name, losses.value) == ("venture.losses", "Losses", "30% to 50%")
    assert (losses.since, losses.grade) == ("Jan 1, 2024", "published")
    assert (losses.source, losses.address) == ("Somebody", "https://example.org/b")
    assert (losses.sample, losses.note, losses.marks) == ("", "", ())
    assert (rate.address, rate.note) == ("", "why")


def test_a_row_in_german() -> None:
    rate, losses = fact_rows(chosen_facts(FACTS, day=date(2020, 1, 1)), language="de")
    assert (losses.value, losses.since, losses.grade) == ("65\xa0%", "01.08.2014", "berichtet")
    assert losses.sample == "Stichprobe: 21,000 deals"
    assert losses.marks == ("veraltet: nach 5 Jahren zu prüfen",)
    assert (rate.value, rate.grade, rate.note) == ("5\xa0% pro Jahr", "angenommen", "warum")


def test_what_came_from_the_users_file_is_marked() -> None:
    merged = FACTS.overridden_by(Facts((RATE,)))
    rate, losses = fact_rows(chosen_facts(merged, day=TODAY), language="en")
    assert rate.marks == ("overridden by your file",)
    assert losses.marks == ()


def test_a_history_has_a_row_an_entry() -> None:
    assert [row.value for row in history_rows(LOSSES, language="en")] == ["65%", "30% to 50%"]


def test_choices_narrow() -> None:
    def ids(**asked: object) -> list[str]:
        day = asked.pop("day", TODAY)
        return [fact.id for fact in chosen_facts(FACTS, day=day, **asked).facts]  # type: ignore[arg-type]

    assert ids() == ["assumed.rate", "venture.losses"]
    assert ids(topic="venture") == ["venture.losses"]
    assert ids(ids=["assumed.rate"]) == ["assumed.rate"]
    assert ids(ids=["assumed.rate"], topic="venture") == []
    assert ids(grade="published") == ["venture.losses"]
    assert ids(grade="reported") == []
    assert ids(grade="reported", day=date(2023, 12, 31)) == ["venture.losses"]
    assert ids(stale_only=True) == []
    assert ids(stale_only=True, day=date(2023, 12, 31)) == ["venture.losses"]


def test_what_begins_later_is_left_out_and_counted() -> None:
    choice = chosen_facts(FACTS, day=date(2019, 1, 1))
    assert [fact.id for fact in choice.facts] == ["venture.losses"]
    assert choice.left_out == ("assumed.rate",)
    (note,) = fact_footnotes(choice, language="en")
    assert note == "Left out, because they begin after Jan 1, 2019: 1"
    assert fact_footnotes(chosen_facts(FACTS, day=TODAY), language="en") == []


def test_nothing_fits() -> None:
    choice = chosen_facts(FACTS, day=TODAY, grade="measured")
    assert fact_footnotes(choice, language="de") == ["Kein Fakt passt."]


def test_what_is_asked_for_by_name_must_exist_and_have_begun() -> None:
    with pytest.raises(MissingFact, match=r"assumed\.rate"):
        chosen_facts(FACTS, day=TODAY, ids=["assumed.rat"])
    with pytest.raises(MissingFact, match="2020-01-01"):
        chosen_facts(FACTS, day=date(2019, 1, 1), ids=["assumed.rate"])
    with pytest.raises(MissingFact, match="assumed, venture"):
        chosen_facts(FACTS, day=TODAY, topic="weather")


def test_headings_in_both_languages() -> None:
    assert fact_headings("fact", "en") == ("Fact", "Value", "Date, evidence", "Source")
    assert fact_headings("note", "de") == ("Anmerkungen", "Wert", "Datum, Beleg", "Quelle")


def test_records_hold_plain_values() -> None:
    merged = FACTS.overridden_by(Facts((RATE,)))
    records = fact_records(chosen_facts(merged, day=TODAY))
    assert records.keys() == {"schema_version", "day", "digest", "left_out", "facts"}
    assert (records["day"], records["digest"]) == ("2026-06-30", merged.digest())
    rate, losses = records["facts"]
    assert rate["overridden"] is True
    assert rate["in_force"]["note"] == {"en": "why", "de": "warum"}
    assert losses["history"][0]["value"] == 0.65
    assert losses["in_force"] == {
        "since": "2024-01-01",
        "value": [0.3, 0.5],
        "source": "Somebody",
        "address": "https://example.org/b",
        "grade": "published",
        "sample": None,
        "note": None,
    }

"""The gap of medians in the packaged wage survey: which pairs it tells apart, and how sure."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goingrate.answers import premium_survey
from goingrate.answers.premium_survey import survey_gap
from goingrate.base.errors import InputError
from goingrate.base.kinds import ROLE_FAMILIES, Place, RoleFamily
from goingrate.base.texts import LANGUAGES, Phrase, say
from goingrate.data.oews import oews_wages
from goingrate.market.mixture import PublishedQuantile, PublishedRate, mixture
from goingrate.market.pay_curve import normal_score
from goingrate.market.published import curve_of, effective_sample_size

US = Place("US")


def test_data_scientists_over_developers_as_the_release_prints_them() -> None:
    found, why = survey_gap("data-scientist", "software-engineer", US)
    assert why is None
    assert found is not None
    assert (found.median_of, found.median_over) == (120_230.0, 135_980.0)
    assert (found.employment_of, found.employment_over) == (262_440.0, 1_687_890.0)
    assert found.gap.share == pytest.approx(120_230 / 135_980 - 1)
    assert found.occupations_of == ("Data Scientists (15-2051)",)
    assert found.occupations_over == ("Software Developers (15-1252)",)
    assert found.as_of == date(2025, 5, 1)
    keys = [note.key for note in found.notes]
    assert keys[:2] == ["premium_facts.survey.nothing_equal", "premium_facts.survey.derived"]


def test_the_interval_is_that_of_two_sample_medians() -> None:
    """Standard errors sqrt(1/4 / n) / density of each, added in squares; 1.645 of them each way."""
    found, _ = survey_gap("data-scientist", "software-engineer", US)
    assert found is not None
    variance = 0.0
    for wages in oews_wages(["15-2051", "15-1252"], US):
        people = effective_sample_size(wages)
        assert people is not None
        density = curve_of(wages).density(math.log(float(wages.quantiles[0.5])))
        variance += 0.25 / people / density**2
    width = normal_score(0.95) * math.sqrt(variance)
    middle = math.log(120_230 / 135_980)
    assert math.log1p(found.gap.low) == pytest.approx(middle - width, rel=1e-6)
    assert math.log1p(found.gap.high) == pytest.approx(middle + width, rel=1e-6)


def test_each_end_of_the_interval_comes_from_the_ends_that_lead_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A median known between 90 and 101 over one between 98 and 104, both 100."""
    ends = iter([(90.0, 101.0), (98.0, 104.0)])

    def planted(*given: Any, **options: Any) -> PublishedRate:
        low, high = next(ends)
        middle = PublishedQuantile(0.5, 100.0, low, high, "bounded")
        return replace(mixture(*given, **options), quantiles=(middle,))

    monkeypatch.setattr(premium_survey, "mixture", planted)
    found, _ = survey_gap("data-scientist", "software-engineer", US)
    assert found is not None
    below = math.hypot(math.log(100 / 90), math.log(104 / 100))
    above = math.hypot(math.log(101 / 100), math.log(100 / 98))
    assert found.gap.share == 0.0
    assert found.gap.low == pytest.approx(math.exp(-below) - 1)
    assert found.gap.high == pytest.approx(math.exp(above) - 1)
    assert Phrase("oews.note.bounded") in found.notes


def test_more_coverage_is_wider() -> None:
    narrow, _ = survey_gap("data-scientist", "software-engineer", US, coverage=0.5)
    wide, _ = survey_gap("data-scientist", "software-engineer", US, coverage=0.99)
    assert narrow is not None
    assert wide is not None
    assert wide.gap.low < narrow.gap.low < narrow.gap.share < narrow.gap.high < wide.gap.high


def test_the_gap_the_other_way_is_its_inverse() -> None:
    there, _ = survey_gap("data-scientist", "software-engineer", US)
    back, _ = survey_gap("software-engineer", "data-scientist", US)
    assert there is not None
    assert back is not None
    for one, other in (("share", "share"), ("low", "high"), ("high", "low")):
        product = (1 + getattr(there.gap, one)) * (1 + getattr(back.gap, other))
        assert product == pytest.approx(1.0)


def test_a_state_has_its_own_and_wider() -> None:
    country, _ = survey_gap("data-scientist", "software-engineer", US)
    state, why = survey_gap("data-scientist", "software-engineer", Place("US", region="CA"))
    assert why is None
    assert country is not None
    assert state is not None
    assert state.employment_of < country.employment_of
    assert state.gap.high - state.gap.low > country.gap.high - country.gap.low


def test_an_occupation_that_holds_other_work_is_named() -> None:
    found, _ = survey_gap("recruiter", "software-engineer", US)
    assert found is not None
    told = [say(note.key, **dict(note.values)) for note in found.notes]
    assert "Counts other work too: Human Resources Specialists (13-1071)." in told
    assert not any("Software Developers" in one for one in told)


def test_several_occupations_are_mixed_by_their_jobs() -> None:
    found, _ = survey_gap("enterprise-sales", "software-engineer", US)
    assert found is not None
    together = mixture(oews_wages(["41-3091", "41-4011"], US), probabilities=(0.5,))
    assert found.median_of == together.quantiles[0].value
    assert found.employment_of == together.employment
    assert len(found.occupations_of) == 2


@pytest.mark.parametrize(
    ("of", "over", "why"),
    [
        ("ai-engineer", "software-engineer", "no_occupation"),
        ("software-engineer", "ai-researcher", "no_occupation"),
        ("ai-sales", "software-engineer", "no_occupation"),
        ("data-engineer", "software-engineer", "shared"),
        ("software-engineer", "software-engineer", "shared"),
        ("data-analyst", "data-scientist", "shared"),
        ("infrastructure-engineer", "designer", "no_occupation"),
        ("designer", "data-engineer", "no_occupation"),
    ],
)
def test_what_the_survey_does_not_tell_apart(of: RoleFamily, over: RoleFamily, why: str) -> None:
    found, phrase = survey_gap(of, over, US)
    assert found is None
    assert phrase is not None
    assert phrase.key == f"premium_facts.survey.{why}"
    named = {of, over} & {value for _, value in phrase.values}
    assert named if why == "no_occupation" else ("occupations" in dict(phrase.values))


@pytest.mark.parametrize(
    ("place", "why"),
    [(Place("DE"), "country"), (Place("US", region="WY"), "not_released")],
)
def test_where_nothing_is_released(place: Place, why: str) -> None:
    found, phrase = survey_gap("data-scientist", "software-engineer", place)
    assert found is None
    assert phrase is not None
    assert phrase.key == f"premium_facts.survey.{why}"


def test_a_place_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(InputError):
        survey_gap("data-scientist", "software-engineer", Place("US", region="XX"))


def test_every_pair_has_either_a_gap_or_a_reason() -> None:
    told = 0
    for of in ROLE_FAMILIES:
        for over in ROLE_FAMILIES:
            found, why = survey_gap(of, over, US)
            assert (found is None) != (why is None)
            if found is not None:
                told += 1
                assert found.gap.low < found.gap.share < found.gap.high
                assert not {*found.occupations_of} & {*found.occupations_over}
            for phrase in found.notes if found else ((why,) if why else ()):
                assert all(say(phrase.key, one, **dict(phrase.values)) for one in LANGUAGES)
    assert told == 110

"""When to match and when to let go: what is not known widens the answer, and is cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from goingrate.answers.keep import keep_or_let_go
from goingrate.answers.keep_inputs import FIELDS
from goingrate.answers.keep_results import KeepAnswer, KeptSegment
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range
from goingrate.data.fact_files import packaged_facts

HEAD = "segment,headcount,band_low,band_high,unvested,attrition"
#: The case whose arithmetic `tests/contest/test_retention.py` writes out, as a file.
PLANTED = (
    f"{HEAD},raise_asked,replacement_premium,vacancy_months,ramp_months,output_per_head,"
    "output_lost_share,search_cost,granted_anew,raise_lasts_years\n"
    "AI,{heads},200000,200000,50000,0,10000,10000,6,6,300000,1,60000,0.5,3\n"
)
Asked: TypeAlias = Callable[..., KeepAnswer]


def fact(facts: Facts, name: str, value: float | Range) -> Facts:
    old = facts[name]
    return facts.overridden_by(Facts((replace(old, history=(replace(old.latest, value=value),)),)))


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    def ask(text: str, facts: Facts | None = None) -> KeepAnswer:
        path = tmp_path / "keep.csv"
        path.write_text(text, encoding="utf-8")
        return keep_or_let_go(path, facts=facts)

    return ask


def only(answer: KeepAnswer) -> KeptSegment:
    (segment,) = answer.segments
    return segment


def no_discount() -> Facts:
    return fact(packaged_facts(), "assumed.discount_per_year", 0.0)


def test_with_three_peers_match_with_ten_let_go_if_all_follow(asked: Asked) -> None:
    three = only(asked(PLANTED.format(heads=4), no_discount()))
    ten = only(asked(PLANTED.format(heads=11), no_discount()))
    assert (three.verdict, three.break_even) == ("match", 4)
    assert (ten.verdict, ten.break_even) == ("fewer", 4)
    assert ten.let_go.value == pytest.approx(185_000, abs=0.5)
    costs = {one.followers: one.cost.value for one in ten.matched}
    assert costs == pytest.approx({0: 79_600, 3: 169_600, 4: 199_600, 10: 379_600}, abs=0.5)
    assert three.matched[-1].cost.value == pytest.approx(169_600, abs=0.5)


def test_what_is_all_given_has_no_range(asked: Asked) -> None:
    segment = only(asked(PLANTED.format(heads=11), no_discount()))
    assert segment.tie.low == segment.tie.value == segment.tie.high
    assert segment.break_even_low == segment.break_even_high == 4
    assert segment.sways == ()


def test_parts_add_up(asked: Asked) -> None:
    for segment in asked(f"{HEAD}\nA,11,1e5,2e5,1e4,0.1\nB,3,1e5,1e5,0,unknown\n").segments:
        parts = sum(part.cost.value for part in segment.let_go_parts)
        assert parts == pytest.approx(segment.let_go.value)
        *alone, follower = (part.cost.value for part in segment.match_parts)
        for one in segment.matched:
            assert sum(alone) + one.followers * follower == pytest.approx(one.cost.value)


def test_what_is_missing_is_assumed_and_cited(asked: Asked) -> None:
    answer = asked(f"{HEAD}\nA,11,1e5,2e5,unknown,unknown\n")
    by_field = {use.field: use for use in answer.facts}
    assert set(by_field) == set(FIELDS) - {"band_position"}
    known = by_field["left_after_match"]
    assert (known.fact_id, known.value) == ("people.left_after_counter_offer", 0.32)
    assert known.grade == "reported_secondary"
    others = [use for use in answer.facts if use is not known]
    assert {use.grade for use in others} == {"assumed"}
    assert all("assumed." in use.fact_id for use in others)


def test_an_input_that_is_given_is_not_assumed(asked: Asked) -> None:
    answer = asked(f"{HEAD},vacancy_months\nA,11,1e5,2e5,0,0.1,3\n")
    fields = {use.field for use in answer.facts}
    assert fields.isdisjoint({"unvested", "attrition", "vacancy_months"})
    inputs = {one.field: one for one in only(answer).inputs}
    assert (inputs["vacancy_months"].low, inputs["vacancy_months"].fact_id) == (3.0, "")


def test_what_is_not_known_widens_the_answer(asked: Asked) -> None:
    columns = ",raise_asked,vacancy_months,ramp_months,output_per_head,search_cost"
    rough = only(asked(f"{HEAD}\nA,40,1e5,1e5,0,0.1\n"))
    finer = only(asked(f"{HEAD}{columns}\nA,40,1e5,1e5,0,0.1,17.5%,3.5,6,165000,22.5%\n"))
    assert rough.tie.low < finer.tie.low <= finer.tie.value <= finer.tie.high < rough.tie.high
    assert rough.tie.value == pytest.approx(finer.tie.value)


def test_zero_and_full_attrition_are_answered(asked: Asked) -> None:
    none, all_of_it = asked(f"{HEAD}\nA,11,1e5,2e5,0,0\nB,11,1e5,2e5,0,100%\n").segments
    assert none.tie.value < all_of_it.tie.value


def test_much_unvested_says_let_go(asked: Asked) -> None:
    segment = only(asked(f"{HEAD},granted_anew\nA,11,1e5,2e5,5e6,0.1,0\n"))
    assert (segment.verdict, segment.break_even, segment.break_even_high) == ("let_go", 0, 0)
    assert segment.let_go.value < 0.0


def test_too_wide_is_not_told(asked: Asked) -> None:
    segment = only(asked(f"{HEAD}\nA,2,1e5,2e5,0..300k,0.1\n"))
    assert segment.verdict == "cannot_tell"
    assert (segment.break_even_low, segment.break_even_high) == (0, 2)


def test_winning_lowers_the_worth_and_the_line(asked: Asked) -> None:
    text = f"{HEAD},output_per_head,output_noise,raise_asked\nA,11,1e5,1e5,0,0.1,200k,{{}},3k\n"
    segment = only(asked(text.format("50k")))
    found = segment.curse
    assert found is not None
    assert found.worth_if_won == pytest.approx(200e3 - 50e3 * 0.5641896, abs=1.0)
    assert found.break_even_if_won < segment.break_even
    assert not found.pays_more
    far = only(asked(text.format("175k"))).curse  # 101,267 is below 103,000
    assert far is not None
    assert far.pays_more
    assert only(asked(text.format("25%"))).curse == found
    assert only(asked(text.format(""))).curse is None


def test_few_people_are_answered_with_a_warning(asked: Asked) -> None:
    answer = asked(f"{HEAD}\nTiny,2,1e5,2e5,0,0.1\nLarge,50,1e5,2e5,0,0.1\n")
    (few,) = [note for note in answer.notes if note.key == "keep.note.few"]
    assert dict(few.values)["names"] == "Tiny"


def test_what_would_narrow_it_is_a_column_of_the_file(asked: Asked) -> None:
    answer = asked(f"{HEAD}\nA,11,1e5,2e5,0,0.1\n")
    assert len(answer.missing) == 3
    given = asked(PLANTED.format(heads=11), no_discount())
    assert given.missing == ()


def test_the_same_file_has_the_same_digest(asked: Asked) -> None:
    text = f"{HEAD}\nA,11,1e5,2e5,0,0.1\n"
    assert asked(text) == asked(text)
    assert asked(text).digest != asked(text.replace("0.1", "0.2")).digest


def test_an_assumption_of_ones_own_that_cannot_be_is_named(asked: Asked) -> None:
    own = fact(packaged_facts(), "people.left_after_counter_offer", 1.5)
    with pytest.raises(OutOfRange, match=r"A: left_after_match_share: got 1.5"):
        asked(f"{HEAD}\nA,11,1e5,2e5,0,0.1\n", own)


def test_a_range_of_ones_own_is_used(asked: Asked) -> None:
    own = fact(packaged_facts(), "assumed.vacancy_months", Range(10.0, 12.0))
    text = f"{HEAD}\nA,11,1e5,2e5,0,0.1\n"
    assert only(asked(text, own)).let_go.value > only(asked(text)).let_go.value

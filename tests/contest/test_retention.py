"""Match or let go: arithmetic by hand, limits, and laws of the break-even."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.retention import (
    annuity_years,
    break_even,
    follower_raise,
    retention,
    tie_vacancy_months,
)
from goingrate.contest.retention_terms import OutsideOffer

PLANTED = OutsideOffer(
    peers=10,
    band_low=200_000.0,
    band_high=200_000.0,
    band_position=0.0,
    raise_per_year=10_000.0,
    replacement_premium_per_year=10_000.0,
    attrition_per_year=0.0,
    left_after_match_share=0.32,
    unvested=50_000.0,
    granted_anew_share=0.5,
    vacancy_months=6.0,
    ramp_months=6.0,
    output_per_year=300_000.0,
    output_lost_share=1.0,
    search_cost=60_000.0,
    discount_per_year=0.0,
    raise_years=3.0,
)
MONEY = (
    "band_low",
    "band_high",
    "raise_per_year",
    "replacement_premium_per_year",
    "unvested",
    "output_per_year",
    "search_cost",
)


def tie(offer: OutsideOffer) -> float:
    return float(retention(offer).tie_followers)


def test_raising_for_ten_peers_turns_match_into_let_go() -> None:
    """By hand, without discount and attrition.

    Letting go: work lost 300,000 x 6/12 = 150,000; pay saved 200,000 x 6/12 = 100,000; ramp
    300,000 x 6/12 x 1/2 = 75,000; search 60,000; forfeited 50,000, of which 25,000 granted anew;
    premium 10,000 x (3 - 0.5 years) = 25,000. Together 150 - 100 + 75 + 60 - 50 + 25 + 25 = 185.
    Replacing somebody costs that less the premium of 3 whole years, 30,000: 155,000.
    Matching: raise and, after the person left, the same premium: 10,000 x 3 = 30,000; the 32% that
    leave all the same 0.32 x 155,000 = 49,600; each follower 10,000 x 3 = 30,000.
    """
    found = retention(PLANTED)
    assert float(found.let_go) == pytest.approx(185_000, abs=0.5)
    assert float(found.matched(0)) == pytest.approx(79_600, abs=0.5)
    assert float(found.matched(3)) == pytest.approx(169_600, abs=0.5)  # match
    assert float(found.matched(10)) == pytest.approx(379_600, abs=0.5)  # let go
    assert float(found.tie_followers) == pytest.approx(105_400 / 30_000)
    assert break_even(found, peers=10) == 4
    assert break_even(found, peers=3) == 4  # of three peers all may follow


def test_discount_and_attrition_by_hand() -> None:
    """By hand: 5% a year, attrition 0.1, search 70,000, so a replacement costs 165,000.

    Rates: ln 1.05 = 0.04879016; first year -ln 0.68 + 0.04879016 = 0.43445264; then 0.14879016.
    Discount and stay over the first year: 0.68 / 1.05 = 0.64761905.
    Stays (1 - 0.64761905) / 0.43445264 + 0.64761905 x (1 - e^-0.2 / 1.1025) / 0.14879016
        = 0.811091 + 0.647619 x 1.729866 = 1.931385 years.
    Whole (1 - 1 / 1.157625) / 0.04879016 = 2.790774; a follower
        (1 - e^-0.3 / 1.157625) / 0.14879016 = 2.419873.
    More leave than usual: e^-0.1 - 0.68 = 0.22483742, half-way through the year / 1.05^0.5
        = 0.21941885; times 165,000 = 36,204.11.
    """
    offer = replace(PLANTED, attrition_per_year=0.1, discount_per_year=0.05, search_cost=70_000.0)
    found = retention(offer)
    assert float(found.let_go) == pytest.approx(165_000 + 27_907.74, abs=0.5)
    assert float(found.own_raise) == pytest.approx(19_313.85, abs=0.5)
    assert float(found.pay_after) == pytest.approx(8_593.89, abs=0.5)
    assert float(found.leaves_anyway) == pytest.approx(36_204.11, abs=0.5)
    assert float(found.each_follower) == pytest.approx(24_198.73, abs=0.5)
    assert tie(offer) == pytest.approx(5.3224, abs=5e-5)


def test_the_vacancy_that_ties_by_hand() -> None:
    """A month more costs (300,000 - 200,000 - 10,000) / 12 x (1 - 0.32) = 5,100.

    With three followers matching is 15,400 cheaper, with ten 194,600 dearer, at 6 months.
    """
    months = [float(tie_vacancy_months(PLANTED, followers=count)) for count in (3, 10)]
    assert months == pytest.approx([6 - 15_400 / 5_100, 6 + 194_600 / 5_100])
    for count, vacancy in zip((3, 10), months, strict=True):
        at = retention(replace(PLANTED, vacancy_months=vacancy))
        assert float(at.let_go) == pytest.approx(float(at.matched(count)))


def test_a_vacancy_that_saves_more_than_it_loses_never_ties() -> None:
    idle = replace(PLANTED, output_per_year=150_000.0)
    assert np.isinf(tie_vacancy_months(idle, followers=10))
    assert tie_vacancy_months(replace(PLANTED, search_cost=900e3), followers=0) == 0.0


def test_a_follower_gets_what_there_is_room_for() -> None:
    """Band 220 to 300, paid 260, raise 30: room to 300; above 270, 37.5% of peers, it is short."""
    offer = replace(
        PLANTED,
        band_low=220_000.0,
        band_high=300_000.0,
        band_position=0.5,
        raise_per_year=30_000.0,
    )
    assert float(follower_raise(offer)) == pytest.approx(30_000 - 0.5 * 80_000 * 0.375**2)
    assert float(follower_raise(PLANTED)) == 10_000.0  # a match above the band lifts its top


@st.composite
def offers(draw: st.DrawFn, **fixed: Any) -> OutsideOffer:
    low = draw(st.floats(20e3, 400e3))
    money = st.floats(0.0, 500e3)
    values: dict[str, Any] = {
        "peers": draw(st.integers(1, 300)),
        "band_low": low,
        "band_high": low * draw(st.floats(1.0, 3.0)),
        "band_position": draw(st.floats(0.0, 1.0)),
        "raise_per_year": low * draw(st.floats(0.01, 1.0)),
        "replacement_premium_per_year": low * draw(st.floats(-0.2, 1.0)),
        "attrition_per_year": draw(st.floats(0.0, 1.0)),
        "left_after_match_share": draw(st.floats(0.0, 0.95)),
        "unvested": draw(money),
        "granted_anew_share": draw(st.floats(0.0, 1.0)),
        "vacancy_months": draw(st.floats(0.0, 24.0)),
        "ramp_months": draw(st.floats(0.0, 24.0)),
        "output_per_year": low * draw(st.floats(0.5, 4.0)),
        "output_lost_share": draw(st.floats(0.0, 1.0)),
        "search_cost": draw(money),
        "discount_per_year": draw(st.floats(0.0, 0.3)),
        "raise_years": draw(st.floats(1.0, 10.0)),
    }
    return OutsideOffer(**(values | fixed))


@given(offers())
def test_a_follower_gets_the_mean_over_an_evenly_filled_band(offer: OutsideOffer) -> None:
    peers = np.linspace(float(offer.band_low), float(offer.band_high), 20_001)
    peers = 0.5 * (peers[1:] + peers[:-1])
    top = max(float(offer.band_high), float(offer.pay_per_year) + float(offer.raise_per_year))
    gets = np.minimum(offer.raise_per_year, top - peers).mean()
    assert float(follower_raise(offer)) == pytest.approx(gets, rel=1e-6)


@given(offers())
def test_both_ways_cost_the_same_at_the_tie(offer: OutsideOffer) -> None:
    found = retention(offer)
    same = found.matched(found.tie_followers)
    size = 1.0 + abs(float(found.let_go)) + abs(float(found.matched(0)))
    assert float(same) == pytest.approx(float(found.let_go), abs=1e-9 * size)


@given(offers())
def test_the_count_is_the_first_at_which_letting_go_costs_no_more(offer: OutsideOffer) -> None:
    found = retention(offer)
    first = int(break_even(found, peers=offer.peers))
    slack = 1e-9 * (1.0 + abs(float(found.let_go)))
    if first <= offer.peers:
        assert float(found.matched(first)) >= float(found.let_go) - slack
    if first > 0:
        assert float(found.matched(first - 1)) <= float(found.let_go) + slack


@given(offers(), st.floats(1.01, 3.0))
def test_the_line_falls_with_the_raise_asked(offer: OutsideOffer, times: float) -> None:
    more = replace(offer, raise_per_year=offer.raise_per_year * times)
    if tie(offer) > 0.0:  # below 0 letting go is better anyway
        assert tie(more) <= tie(offer)
    else:
        assert tie(more) <= 0.0


@given(offers(), st.floats(1e3, 1e6))
def test_the_line_rises_with_what_a_replacement_costs(offer: OutsideOffer, more: float) -> None:
    at = tie(offer)
    slack = 1e-9 * (1.0 + abs(at))
    assert tie(replace(offer, search_cost=offer.search_cost + more)) > at - slack
    assert tie(replace(offer, ramp_months=offer.ramp_months + 1.0)) >= at - slack
    # while the seat is empty no premium is paid; for as long as the matched stay it is saved
    ready = replace(offer, vacancy_months=0.0)
    premium = ready.replacement_premium_per_year + more
    dearer = replace(ready, replacement_premium_per_year=premium)
    assert tie(dearer) >= tie(ready) - slack


@given(offers(), st.floats(1e3, 1e6))
def test_what_the_leaver_forfeits_speaks_for_letting_go(offer: OutsideOffer, more: float) -> None:
    at = tie(offer)
    assert tie(replace(offer, unvested=offer.unvested + more)) <= at + 1e-9 * (1.0 + abs(at))


@given(offers(), st.floats(1e-3, 1e3))
def test_the_unit_of_money_does_not_matter(offer: OutsideOffer, times: float) -> None:
    scaled = replace(offer, **{name: getattr(offer, name) * times for name in MONEY})
    assert tie(scaled) == pytest.approx(tie(offer), rel=1e-7, abs=1e-7)
    assert float(retention(scaled).let_go) == pytest.approx(
        times * float(retention(offer).let_go), rel=1e-7, abs=1e-6 * times * 1e3
    )


@given(offers())
def test_a_matched_person_who_stays_like_anyone_is_replaced_like_anyone(
    offer: OutsideOffer,
) -> None:
    loyal = retention(replace(offer, left_after_match_share=0.0))
    assert float(loyal.leaves_anyway) == 0.0
    assert float(loyal.tie_followers) * float(loyal.each_follower) == pytest.approx(
        float(loyal.let_go - loyal.matched(0)), abs=1.0
    )


def test_draws_give_what_single_numbers_give() -> None:
    raises = np.array([5e3, 10e3, 20e3])
    together = retention(replace(PLANTED, raise_per_year=raises)).tie_followers
    alone = [tie(replace(PLANTED, raise_per_year=float(one))) for one in raises]
    assert np.asarray(together).tolist() == pytest.approx(alone)


def test_no_attrition_and_all_of_it() -> None:
    years = [float(annuity_years(3.0, rate=rate)) for rate in (0.0, 1e-12, 1.0)]
    assert years == pytest.approx([3.0, 3.0, 1.0 - np.exp(-3.0)])
    all_leave = retention(replace(PLANTED, attrition_per_year=1.0))
    assert float(all_leave.leaves_anyway) == 0.0  # more leave anyway than after a match
    assert float(all_leave.each_follower) == pytest.approx(10_000 * (1 - np.exp(-3.0)))
    assert tie(replace(PLANTED, attrition_per_year=1.0)) > tie(PLANTED)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "nobody else": ({"peers": 0}, "peers: got 0"),
    "negative peers": ({"peers": -1}, "peers"),
    "half a peer": ({"peers": 2.5}, "peers"),
    "yes": ({"peers": True}, "peers"),
    "no pay": ({"band_low": 0.0}, "band_low"),
    "reversed": ({"band_low": 300e3}, "band_low: got 300000 / 200000; allowed: a range"),
    "outside the band": ({"band_position": 1.2}, "band_position"),
    "no raise": ({"raise_per_year": 0.0}, "raise_per_year: got 0"),
    "negative raise": ({"raise_per_year": -1.0}, "raise_per_year"),
    "NaN": ({"unvested": float("nan")}, "unvested: got nan"),
    "infinite": ({"search_cost": float("inf")}, "search_cost: got inf"),
    "attrition above all": ({"attrition_per_year": 1.1}, "attrition_per_year"),
    "negative attrition": ({"attrition_per_year": -0.1}, "attrition_per_year"),
    "all leave after a match": ({"left_after_match_share": 1.0}, "left_after_match_share"),
    "one bad draw": ({"vacancy_months": np.array([1.0, -1.0])}, "vacancy_months: got -1"),
    "paid nothing": ({"replacement_premium_per_year": -250e3}, "replacement_premium_per_year"),
    "no years": ({"raise_years": 0.5}, "raise_years"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_terms_are_named(name: str, is_one_line: Any) -> None:
    changed, said = BAD[name]
    with pytest.raises(OutOfRange, match=said) as caught:
        replace(PLANTED, **changed)
    error: InputError = caught.value
    assert is_one_line(error)

"""What a release prints, and the sample that its errors are worth."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.kinds import Place
from goingrate.market.published import (
    PERCENTILES,
    WAGE_COLUMNS,
    Percentile,
    PublishedWages,
    effective_sample_size,
)

SHARES = tuple(PERCENTILES.values())

#: Software developers, US, May 2025 (US Bureau of Labor Statistics).
DEVELOPERS = PublishedWages(
    soc="15-1252",
    occupation="Software Developers",
    place=Place("US"),
    area_name="National",
    employment=1_687_890.0,
    employment_rse=0.6,
    mean=148_100.0,
    mean_rse=0.4,
    percentiles=tuple(
        Percentile(share, pay)
        for share, pay in zip(
            SHARES, (82_460.0, 105_210.0, 135_980.0, 171_980.0, 214_670.0), strict=True
        )
    ),
    release="May 2025",
    on_date=date(2025, 5, 1),
    source="US Bureau of Labor Statistics",
    address="https://www.bls.gov/oes/tables.htm",
)


def test_the_columns_name_every_percentile() -> None:
    assert [name for name in WAGE_COLUMNS if name in PERCENTILES] == list(PERCENTILES)


def test_what_is_or_more_is_said_so() -> None:
    top = (*DEVELOPERS.percentiles[:4], Percentile(0.9, 239_200.0, or_more=True))
    wages = replace(DEVELOPERS, percentiles=top)
    assert wages.quantiles == {
        0.1: 82_460.0, 0.25: 105_210.0, 0.5: 135_980.0, 0.75: 171_980.0, 0.9: "or more",
    }  # fmt: skip
    assert wages.printed == DEVELOPERS.percentiles[:4]


def test_the_sample_of_log_normal_pay() -> None:
    spread = math.log(214_670 / 82_460) / (2 * 1.2815515655446004)
    people = math.expm1(spread**2) / 0.004**2
    assert effective_sample_size(DEVELOPERS) == pytest.approx(people)
    assert 9_000 < people < 10_000


@given(st.floats(0.1, 50.0), st.floats(0.1, 50.0))
def test_a_smaller_error_means_more_people(one: float, other: float) -> None:
    exact, rough = sorted((one, other))
    samples = [
        effective_sample_size(replace(DEVELOPERS, mean_rse=error)) for error in (exact, rough)
    ]
    assert samples[0] is not None
    assert samples[1] is not None
    assert samples[0] >= samples[1] >= 1.0


def test_an_error_printed_as_zero_is_a_rounded_one() -> None:
    zero, least = (
        effective_sample_size(replace(DEVELOPERS, mean_rse=error)) for error in (0.0, 0.05)
    )
    assert zero == least
    assert zero is not None
    assert math.isfinite(zero)


def test_there_are_no_more_people_than_there_are() -> None:
    assert effective_sample_size(replace(DEVELOPERS, employment=40.0)) == 40.0


@pytest.mark.parametrize(
    "wages",
    [
        replace(DEVELOPERS, mean_rse=None),
        replace(DEVELOPERS, percentiles=()),
        replace(DEVELOPERS, percentiles=DEVELOPERS.percentiles[:1]),
        replace(DEVELOPERS, percentiles=(Percentile(0.1, 239_200.0, or_more=True),)),
    ],
)
def test_without_an_error_or_two_percentiles_there_is_no_sample(wages: PublishedWages) -> None:
    assert effective_sample_size(wages) is None

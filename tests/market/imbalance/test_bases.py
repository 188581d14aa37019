"""Levels on one base, and the index of a part; against figures of the shared series."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError
from goingrate.market.imbalance.bases import indexed, levels, product
from goingrate.market.imbalance.series import Series, SeriesKind, SeriesUnit
from goingrate.market.imbalance.windows import changes

BASE = date(2020, 2, 1)
DAYS = np.arange("2020-02-01", "2020-02-11", dtype="datetime64[D]")


def series(
    unit: SeriesUnit,
    values: object,
    *,
    name: str = "x",
    base: date | None = None,
    kind: SeriesKind = "postings",
    days: np.ndarray = DAYS,
    adjusted: bool | None = None,
) -> Series:
    return Series(name, kind, unit, days, np.array(values, float), base, adjusted)


RISING = np.arange(50.0, 60.0)


def test_an_index_is_100_on_its_base_day() -> None:
    rebased = indexed(series("count", RISING, adjusted=True), date(2020, 2, 5))
    assert rebased.values[4] == 100.0
    assert rebased.values[9] == pytest.approx(59 / 54 * 100)
    assert (rebased.unit, rebased.base_date) == ("index", date(2020, 2, 5))
    assert rebased.seasonally_adjusted is True


def test_zeros_have_no_index() -> None:
    with pytest.raises(InputError) as caught:
        indexed(series("count", np.zeros(10)), BASE)
    assert caught.value.allowed.key == "allowed.not_all_zero"
    with pytest.raises(InputError) as caught:
        indexed(series("count", np.arange(10.0)), BASE)
    assert caught.value.allowed.key == "allowed.above_zero_there"
    assert indexed(series("count", np.arange(10.0)), date(2020, 2, 2)).values[0] == 0.0


def test_a_base_day_was_observed() -> None:
    with pytest.raises(InputError, match="2020-02-10"):
        indexed(series("count", RISING), date(2020, 2, 11))


@given(
    st.lists(st.floats(1.0, 1e6), min_size=10, max_size=10), st.integers(0, 9), st.integers(0, 9)
)
def test_the_way_to_a_base_does_not_matter(values: list[float], one: int, other: int) -> None:
    given_series = series("count", values)
    straight = indexed(given_series, DAYS[one].item())
    round_about = indexed(indexed(given_series, DAYS[other].item()), DAYS[one].item())
    assert round_about.values == pytest.approx(straight.values, rel=1e-12)


def test_levels_on_one_base_are_compared() -> None:
    software = series("index", RISING, name="software", base=BASE)
    ai = series("index", 2 * RISING, name="ai", base=BASE)
    assert levels([software, ai], date(2020, 2, 3)) == (52.0, 104.0)
    assert levels([series("index", RISING)], BASE) == (50.0,)


@pytest.mark.parametrize(
    ("unit", "base", "key"),
    [
        ("index", date(2021, 1, 1), "allowed.levels_on_one_base"),
        ("index", None, "allowed.levels_on_known_base"),
        ("count", None, "allowed.levels_in_one_unit"),
    ],
)
def test_levels_on_different_bases_are_not(unit: SeriesUnit, base: date | None, key: str) -> None:
    software = series("index", RISING, name="software", base=BASE)
    other = series(unit, RISING, name="other", base=base)
    for pair in ([software, other], [other, software]):
        with pytest.raises(InputError) as caught:
            levels(pair, BASE)
        assert caught.value.allowed.key == key
        assert caught.value.fix.key == "fix.rebase"
        assert levels([indexed(one, BASE) for one in pair], BASE) == (100.0, 100.0)


def test_counts_have_no_base() -> None:
    assert levels([series("count", RISING), series("count", RISING)], BASE) == (50.0, 50.0)


def test_a_part_is_its_share_of_the_total() -> None:
    share = series("share", np.linspace(1.0, 1.9, 10))
    part = product(share, series("index", RISING, base=BASE), name="ai", base=BASE)
    assert part.values[0] == 100.0
    assert part.values[9] == pytest.approx(100 * 1.9 / 1.0 * 59 / 50)
    assert (part.name, part.unit, part.base_date) == ("ai", "index", BASE)


def test_a_part_has_the_days_that_both_have() -> None:
    share = series("share", np.ones(5), days=DAYS[::2])
    part = product(
        share, series("count", RISING[3:], days=DAYS[3:]), name="ai", base=DAYS[4].item()
    )
    assert np.array_equal(part.days, DAYS[4::2])
    assert part.values == pytest.approx(np.array([54.0, 56.0, 58.0]) / 54 * 100)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [(True, True, True), (False, False, False), (False, True, None), (None, True, None)],
)
def test_a_part_is_adjusted_if_both_are(
    one: bool | None, other: bool | None, both: bool | None
) -> None:
    share, total = series("share", RISING, adjusted=one), series("index", RISING, adjusted=other)
    assert product(share, total, name="ai", base=BASE).seasonally_adjusted is both


def test_what_is_no_part_is_refused() -> None:
    share, total = series("share", RISING), series("index", RISING, base=BASE)
    seekers = replace(total, kind="seekers")
    for pair in [(total, share), (share, share), (total, total), (share, seekers)]:
        with pytest.raises(InputError) as caught:
            product(*pair, name="ai", base=BASE)
        assert caught.value.allowed.key == "allowed.share_of_total"
    with pytest.raises(InputError) as caught:
        product(share, replace(total, days=DAYS + 100), name="ai", base=BASE)
    assert caught.value.allowed.key == "allowed.common_days"
    with pytest.raises(InputError, match="not 0 on every day"):
        product(replace(share, values=np.zeros(10)), total, name="ai", base=BASE)


def us_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["jobcountry"] == "US"]


def software_postings(folder: Path) -> Series:
    import pyarrow.parquet as pq

    table = pq.read_table(
        folder / "data/indeed_postings_by_sector_US_to_2024-09.parquet",
        filters=[
            ("display_name", "=", "Software Development"),
            ("variable", "=", "total postings"),
        ],
    )
    days = np.array(table["date"].to_pylist(), "datetime64[D]")
    values = table["indeed_job_postings_index"].to_numpy()
    return series("index", values, name="software", base=BASE, days=days, adjusted=True)


def ai_postings(folder: Path) -> Series:
    shares = us_rows(folder / "data/indeed_ai_share_US_GB_to_2024-12.csv")
    totals = [
        row
        for row in us_rows(folder / "data/indeed_postings_aggregate_US_to_2024-12.csv")
        if row["variable"] == "total postings"
    ]
    share, total = (
        series(
            unit,
            [row[column] for row in rows],
            days=np.array([row["date"] for row in rows], "datetime64[D]"),
        )
        for unit, rows, column in (
            ("share", shares, "AI_share_postings"),
            ("index", totals, "indeed_job_postings_index_SA"),
        )
    )
    return product(share, replace(total, base_date=BASE), name="ai", base=BASE)


@pytest.mark.shared
def test_software_and_ai_postings_in_one_window(shared_folder: Path) -> None:
    both = [software_postings(shared_folder), ai_postings(shared_folder)]
    dates = [date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    told = [[round(level, 1) for level in levels(both, day)] for day in dates]
    assert told == [[231.2, 269.9], [92.9, 119.4], [72.9, 126.6]]
    whole = [round(change.change, 2) for change in changes(both, dates[0], dates[2])]
    recent = [round(change.change, 2) for change in changes(both, dates[1], dates[2])]
    assert whole == [-0.68, -0.53]
    assert recent == [-0.21, 0.06]

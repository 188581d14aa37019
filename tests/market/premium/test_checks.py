"""What a gap cannot be estimated from is said on one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.premium import pay_gap

from .samples import mixed, rows


@pytest.mark.parametrize(
    ("name", "column", "where"),
    [
        ("log_pay", np.zeros(299), "is_of"),
        ("is_of", np.ones(299, np.bool_), "is_of"),
        ("employer", np.zeros(299, np.int32), "employer"),
        ("weight", np.ones((300, 1)), "weight"),
        ("skills", np.zeros(300, np.bool_), "skills"),
        ("skills", np.zeros((299, 1), np.bool_), "skills"),
        ("cell", {"level": np.zeros(299, np.int32)}, "level"),
        ("controls", {"date": np.zeros(301, np.int32)}, "date"),
    ],
)
def test_every_column_has_an_entry_for_each_record(
    name: str, column: Any, where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError, match="one entry for each of the") as error:
        pay_gap(replace(mixed(), **{name: column}))
    assert error.value.where in (where, "weight")
    assert is_one_line(error.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("log_pay", np.nan, "a finite logarithm of pay"),
        ("log_pay", np.inf, "a finite logarithm of pay"),
        ("log_pay", 51.0, "of at most 50 in size"),
        ("weight", 0.0, "a finite number above 0"),
        ("weight", -1.0, "a finite number above 0"),
        ("weight", np.inf, "a finite number above 0"),
        ("weight", np.nan, "a finite number above 0"),
        ("employer", -2, "a number from 0, or -1"),
    ],
)
def test_every_entry_is_what_it_should_be(
    name: str, value: float, said: str, is_one_line: Callable[[InputError], bool]
) -> None:
    sample = mixed()
    column = getattr(sample, name).copy()
    column[7] = value
    with pytest.raises(OutOfRange, match=said) as error:
        pay_gap(replace(sample, **{name: column}))
    assert error.value.where == f"{name}[7]"
    assert is_one_line(error.value)


def test_codes_of_factors_are_not_below_0() -> None:
    sample = mixed()
    level = sample.cell["level"].copy()
    level[7] = -1
    with pytest.raises(OutOfRange, match=r"level\[7\]"):
        pay_gap(replace(sample, cell={"level": level}))


@pytest.mark.parametrize("kind", [True, False])
def test_both_kinds_of_work_must_be_there(
    kind: bool, is_one_line: Callable[[InputError], bool]
) -> None:
    sample = mixed()
    for nothing in (rows(sample, sample.is_of == kind), rows(sample, np.zeros(0, np.int64))):
        with pytest.raises(InputError, match="at least one record") as error:
            pay_gap(nothing)
        assert is_one_line(error.value)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"coverage": 0.4}, "a probability from 0.5 to 0.999"),
        ({"coverage": 1.0}, "a probability from 0.5 to 0.999"),
        ({"coverage": float("nan")}, "a probability from 0.5 to 0.999"),
        ({"replicates": 19}, "a whole number from 20"),
        ({"fewest_employers": 1}, "a whole number from 2"),
    ],
)
def test_settings_are_within_their_limits(setting: dict[str, Any], said: str) -> None:
    with pytest.raises(OutOfRange, match=said) as error:
        pay_gap(mixed(), **setting)
    assert error.value.where == next(iter(setting))

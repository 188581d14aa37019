"""Vesting lists as brokers export them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.data.broker_csv import Vests, read_vests

TODAY = date(2026, 11, 1)


def read(text: str | bytes) -> Vests:
    content = text if isinstance(text, bytes) else text.encode()
    return read_vests(content, "vests.csv", TODAY)


def test_what_is_still_to_vest() -> None:
    found = read("date,shares\n2026-11-01,7\n2026-05-01,9\n2028-11-01,30\n2027-11-01,10\n")
    assert found.shares == 40
    times, parts = zip(*found.vesting.events, strict=True)
    assert times == pytest.approx((365 / 365.25, 731 / 365.25))
    assert parts == pytest.approx((0.25, 0.75))


@pytest.mark.parametrize(
    "text",
    [
        "shares,date\n10,2027-11-01",
        "Vest Date,Grant,Quantity\n2027-11-01,A1,10",
        "\ufeffDatum, Stück\n2027-11-01, 10",
        "date,shares\n\n2027-11-01,4\n,\n2027-11-01,6",
        'date,shares\r\n2027-11-01,"10"\r\n2027-12-01,0\r\n',
    ],
)
def test_forms_of_the_same_list(text: str) -> None:
    assert read(text) == read("date,shares\n2027-11-01,10")


def test_thousands() -> None:
    assert read('date,shares\n2027-11-01,"1,250"').shares == 1250


NO_LIST = {
    "empty": "",
    "no header": "2027-11-01,10",
    "no shares": "date,price\n2027-11-01,10",
    "semicolons": "date;shares\n2027-11-01;10",
    "nothing left": "date,shares\n2026-11-01,10",
    "no shares left": "date,shares\n2027-11-01,0",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("name", NO_LIST)
def test_what_is_no_list_is_refused(name: str) -> None:
    with pytest.raises(BadFile) as caught:
        read(NO_LIST[name])
    assert caught.value.where == "vests.csv"


@pytest.mark.parametrize(
    "row", ["soon,10", "2027-11-01,ten", "2027-11-01", "2027-11-01,-1", "2027-11-01,inf",
            "2027-11-01,nan", "2027-02-30,10", "01.11.2027,10"],
)  # fmt: skip
def test_a_bad_row_is_named(row: str) -> None:
    with pytest.raises(BadField) as caught:
        read(f"date,shares\n2027-11-01,1\n{row}\n")
    assert caught.value.where == "vests.csv: line 3"
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "rows", ["a" * 200_000, "2027-11-01,1e308\n2028-11-01,1e308"], ids=["long", "overflow"]
)
def test_extreme_rows_are_refused(rows: str) -> None:
    with pytest.raises(InputError):
        read(f"date,shares\n{rows}\n")


def test_a_decimal_comma_is_not_dropped() -> None:
    with suppress(InputError):  # refusing it would do as well
        assert read('Datum,Stück\n2027-11-01,"140,5"').shares == 140.5

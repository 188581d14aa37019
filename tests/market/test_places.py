"""Places in free text: the labelled set, and what stays open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.market.labels import half, labelled

from goingrate.base.kinds import Place
from goingrate.data.lexicons import place_reader
from goingrate.market.places import PlaceLexicon, PlaceReader

FILE = "places/labelled.csv"


def read(text: str) -> str:
    return str(place_reader().read(text) or "")


def test_the_labelled_places_are_what_the_file_says() -> None:
    rows = labelled(FILE)
    assert len(rows) >= 120
    assert len({row["text"] for row in rows}) == len(rows)
    assert [row["split"] for row in rows] == [half(row["text"]) for row in rows]


@pytest.mark.parametrize("split", ["rules", "unseen"])
def test_agreement_on_places(split: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = labelled(FILE, split)
    wrong = [
        (row["text"], read(row["text"]))
        for row in rows
        if read(row["text"]) != "-".join(filter(None, (row["country"], row["region"])))
    ]
    with capsys.disabled():
        print(f"\n    places, {split} half: {len(rows) - len(wrong)} of {len(rows)} right")  # noqa: T201
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.shared
def test_most_advertised_places_are_read(shared_folder: Path) -> None:
    from pyarrow.parquet import read_table

    path = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    texts = [text for text in read_table(path)["location_raw"].to_pylist() if text]
    assert sum(read(text) != "" for text in texts) > 0.88 * len(texts)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Cambridge", ""),
        ("Cambridge, MA", "US-MA"),
        ("Cambridge, England", "GB"),
        ("Portland", "US"),
        ("Portland, ME", "US-ME"),
        ("Georgia", ""),
        ("Tbilisi, Georgia", "GE"),
        ("Atlanta, Georgia", "US-GA"),
        ("Birmingham", ""),
        ("Paris", "FR"),
        ("Paris, Texas", "US-TX"),
        ("London, Ontario", "CA-ON"),
        ("CA", ""),
        ("Elk Grove, CA", "US-CA"),
        ("Toronto, CA", "CA-ON"),
        ("Somewhere, DE", ""),
        ("Wilmington, DE", "US-DE"),
        ("Kolhapur, IN", ""),
        ("work in Berlin or me", ""),  # small letters are words, "me" is not Maine
        ("REMOTE IN THE US", "US"),
        ("Berlin; Atlantis", ""),
        ("Berlin, Atlantis", "DE-BE"),
        ("San Francisco, CA, New York, NY", "US"),
        ("San Francisco, Los Angeles", "US-CA"),
        ("Remote - USA or Canada", ""),
        ("Baden-Württemberg", "DE-BW"),
        ("MÜNCHEN", "DE-BY"),
    ],
)
def test_what_is_sure_and_what_stays_open(text: str, place: str) -> None:
    assert read(text) == place


@pytest.mark.parametrize("place", [Place("US", "CA"), Place("DE", "NW"), Place("CA", "ON")])
def test_a_place_as_written_is_read_back(place: Place) -> None:
    assert place_reader().read(str(place)) == place


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    place = place_reader().read(text)
    assert place is None or len(place.country) == 2


SURE = ("Berlin", "Austin, TX", "London, UK", "Remote - India", "Toronto, Ontario, Canada")


@given(
    st.lists(st.sampled_from(SURE), min_size=1, max_size=4), st.sampled_from(["; ", " | ", " or "])
)
def test_several_places_say_what_they_share(texts: list[str], between: str) -> None:
    places = {place_reader().read(text) for text in texts}
    together = place_reader().read(between.join(texts))
    assert together == (places.pop() if len(places) == 1 else None)


def test_a_small_list() -> None:
    reader = PlaceReader(
        PlaceLexicon(
            countries={"here": "DE", "there": "FR"},
            regions={"north": (("DE", "SH"),)},
            cities={"town": (("DE", "SH"), ("FR", "")), "village": (("DE", "BY"),)},
            codes=frozenset({("DE", "SH"), ("DE", "BY")}),
            open_letters=frozenset(),
            noise=frozenset({"remote"}),
        )
    )
    assert reader.read("Town") is None
    assert reader.read("Town, There") == Place("FR")
    assert reader.read("Town, North") == Place("DE", "SH")
    assert reader.read("Remote | Village") == Place("DE", "BY")
    assert reader.read("Village; Elsewhere") is None

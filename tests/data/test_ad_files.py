"""How long ads stay open, from rows and from snapshots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import say
from goingrate.data.ad_files import AdFile, read_ad_file, read_ads
from goingrate.market.imbalance.ad_life import ad_life

OneLine = Callable[[InputError], bool]
Row = tuple[str, float, float, bool]


def read(folder: Path, text: str) -> AdFile:
    path = folder / "ads.csv"
    path.write_text(text, encoding="utf-8")
    return read_ad_file(path)


def rows(file: AdFile) -> list[Row]:
    """Return segment, ages at entry and end, and whether it closed, of each ad."""
    panel = file.panel
    return [
        (panel.names[segment], first, last, closed)
        for segment, first, last, closed in zip(
            panel.segment.tolist(),
            panel.days_open_first_seen.tolist(),
            panel.days_open_last.tolist(),
            panel.closed.tolist(),
            strict=True,
        )
    ]


def notes(file: AdFile) -> dict[str, str]:
    """Return the notes by their keys, with their counts; each can be said."""
    for note in file.notes:
        assert say(note.key, "de", **dict(note.values))
    return {note.key: dict(note.values).get("count", "") for note in file.notes}


def test_one_row_an_ad(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "segment,opened,closed,seen,first_seen\n"
        "b,2026-01-01,2026-01-11,,\n"
        "a,2026-01-01,,2026-01-05,\n"
        "a,01.01.2026,,,2026-01-03\n"
        "b,2026-01-20,2026-01-20,,2026-01-02\n",
    )
    assert rows(file) == [
        ("b", 0, 10, True),
        ("a", 0, 4, False),
        ("a", 2, 19, False),  # to the newest day of the file
        ("b", 0, 0, True),  # opened after the watch began
    ]
    assert file.notes == ()
    assert file.panel.segment.dtype == np.int32


def test_titles_are_read_and_what_is_not_known_is_other(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "Titel;Gruppe;veröffentlicht;geschlossen;recruiter name\n"
        "Softwareentwickler (m/w/d);;01.01.2026;11.01.2026;Jo Doe\n"
        "Zirkusdirektorin;;01.01.2026;;Jo Doe\n"
        "Zirkusdirektorin;Zirkus;01.01.2026;;\n"
        ";;01.01.2026;;\n",
    )
    assert [row[0] for row in rows(file)] == ["software-engineer", "other", "Zirkus", "other"]
    assert file.panel.names == ("Zirkus", "software-engineer", "other")
    assert "Doe" not in repr(file)


def test_a_single_ad_in_the_future(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "segment,opened\na,2099-01-01\n")) == [("a", 0, 0, False)]


def test_ads_without_a_day_are_counted(tmp_path: Path) -> None:
    file = read(tmp_path, "segment,opened,closed\na,,2026-01-05\na,2026-01-01,\n")
    assert rows(file) == [("a", 0, 4, False)]
    assert notes(file) == {"ads.undated": "1"}


def test_the_example(examples: Path) -> None:
    ai, software = ad_life(read_ads(examples / "ads.csv"))
    assert (ai.name, ai.ads, ai.still_open) == ("ai-engineer", 12, 5)
    assert (software.name, software.ads, software.still_open) == ("software-engineer", 12, 2)
    assert ai.median_days is not None
    assert software.median_days is not None
    assert ai.median_days > 2 * software.median_days


BAD_ROWS = {
    "no day": ("a,soon,,,", "line 3: opened: got soon; allowed: a day such as"),
    "an ambiguous day": ("a,03/04/2026,,,", "line 3: opened: got 03/04/2026"),
    "closed before": (
        "a,2026-01-02,2026-01-01,,",
        r"line 3: got 2026-01-01; .*2026-01-02 \(opened",
    ),
    "seen before": ("a,2026-01-02,,2026-01-01,", r"line 3: got 2026-01-01; .* \(opened"),
    "closed before the watch": ("a,2026-01-02,2026-01-03,,2026-01-04", r"\(first_seen\)"),
    "never seen open": ("a,2026-01-02,2026-01-04,,2026-01-04", "never seen open"),
    "over a century": ("a,1900-01-01,,2026-01-04,", "at most 100 years"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_named(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    row, said = BAD_ROWS[name]
    header = "segment,opened,closed,seen,first_seen\na,2026-01-01,2026-01-02,,\n"
    with pytest.raises(BadField, match=said) as caught:
        read(tmp_path, f"{header}{row}\n")
    assert is_one_line(caught.value)


BAD_FORMS = {
    "nothing": ("x,y\n1,a\n", "columns segment, opened"),
    "no opening": ("title,closed\na,2026-01-01\n", "columns opened"),
    "no days": ("title,opened\na,\n", "at least one ad with the day"),
    "no company": (
        "snapshot,title,opened\n2026-01-01,a,2026-01-01\n",
        "columns id, company, title",
    ),
    "one snapshot": (
        "snapshot,id,segment,opened\n2026-01-01,1,a,2026-01-01\n",
        "snapshots of two days or more",
    ),
}


@pytest.mark.parametrize("name", BAD_FORMS)
def test_what_has_neither_form_is_refused(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    text, said = BAD_FORMS[name]
    with pytest.raises(BadFile, match=said) as caught:
        read(tmp_path, text)
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [(",1,a,2026-01-01", "line 3: snapshot: got -"), ("2026-01-02,,a,2026-01-01", "line 3: id")],
)
def test_a_bad_row_of_a_snapshot_is_named(row: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadField, match=said):
        read(tmp_path, f"snapshot,id,segment,opened\n2026-01-01,1,a,2026-01-01\n{row}\n")


HEAD = "snapshot,company,title,place,published\n"


def snapshots(folder: Path, *lines: str) -> AdFile:
    """Read snapshots; a line is "day of June, company, title, day of June of publication"."""
    each = (line.split() for line in lines)
    return read(
        folder,
        HEAD
        + "".join(
            f"2026-06-{int(day):02},{company},{title},Ulm,"
            + (f"2026-06-{int(published):02}" if published != "-" else "")
            + "\n"
            for day, company, title, published in each
        ),
    )


def test_an_ad_closes_in_the_middle_between_two_snapshots(tmp_path: Path) -> None:
    file = snapshots(tmp_path, "10 x a 4", "10 x b 8", "17 x b 8", "17 x c 12", "24 x b 8")
    assert [row[1:] for row in rows(file)] == [
        (6, 9.5, True),  # a: seen on the 10th at 6 days, gone on the 17th
        (2, 16, False),  # b: still there
        (5, 8.5, True),  # c: first seen on the 17th, already 5 days old
    ]
    told = dict(file.notes[0].values)
    assert (file.notes[0].key, told["days"], told["snapshots"]) == ("ads.midpoint", "7", "3")
    assert notes(file) == {"ads.midpoint": ""}


def test_ads_of_a_company_that_is_gone_did_not_close(tmp_path: Path) -> None:
    file = snapshots(tmp_path, "10 x a 4", "10 y b 4", "17 y c 4", "24 y c 4")
    assert [row[1:] for row in rows(file)] == [(6, 6, False), (6, 9.5, True), (13, 20, False)]
    assert notes(file)["ads.company_gone"] == "1"


def test_an_ad_that_comes_back_was_overlooked_unless_it_is_new(tmp_path: Path) -> None:
    there = ("10 x z 4", "17 x z 4", "24 x z 4")
    file = snapshots(tmp_path, *there, "10 x a 4", "24 x a 4")
    assert [row[1:] for row in rows(file)] == [(6, 20, False), (6, 20, False)]
    assert notes(file)["ads.overlooked"] == "1"
    file = snapshots(tmp_path, *there, "10 x a 4", "24 x a 20")
    assert [row[1:] for row in rows(file)] == [(6, 20, False), (6, 9.5, True), (4, 4, False)]
    assert "ads.overlooked" not in notes(file)


def test_rows_that_repeat_an_ad_count_once(tmp_path: Path) -> None:
    file = snapshots(tmp_path, "10 x a 6", "10 x a 4", "10 X A 8", "17 x a 6", "17 x b -")
    assert [row[1:] for row in rows(file)] == [(6, 13, False)]
    assert notes(file) == {"ads.midpoint": "", "ads.repeated": "2", "ads.undated": "1"}


def test_an_id_tells_ads_apart_and_titles_may_change(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "Stichtag;id;Titel;veröffentlicht\n"
        "10.06.2026;1;AI Engineer;04.06.2026\n10.06.2026;2;AI Engineer;04.06.2026\n"
        "17.06.2026;1;Nurse;04.06.2026\n",
    )
    assert rows(file) == [("ai-engineer", 6, 13, False), ("ai-engineer", 6, 9.5, True)]


def test_published_after_its_snapshot_is_an_ad_of_that_day(tmp_path: Path) -> None:
    file = snapshots(tmp_path, "10 x a 11", "17 x a 11", "17 x b 18")
    assert [row[1:] for row in rows(file)] == [(0, 6, False), (0, 0, False)]


def test_planted_lives_come_back(tmp_path: Path) -> None:
    """Ads open for exponential times are seen weekly; the median is that of the plant.

    Counted from their first sight only, without delayed entry, or with still-open ads as closed,
    it is not.
    """
    rng = np.random.default_rng(7)
    opened = rng.integers(0, 300, size=3_000)
    closed = opened + 1 + rng.exponential(40 / np.log(2), size=3_000)
    first_day, looks = np.datetime64("2025-01-01"), range(200, 300, 7)
    lines = [
        f"{first_day + look},{ad % 50},{ad},SWE,{first_day + opened_on}"
        for look in looks
        for ad, opened_on in enumerate(opened)
        if opened_on <= look < closed[ad]
    ]
    file = read(tmp_path, "snapshot,company,id,segment,published\n" + "\n".join(lines) + "\n")
    (life,) = ad_life(file.panel)
    assert life.median_days == pytest.approx(41, rel=0.1)


@pytest.mark.shared
def test_shared_snapshots(shared_folder: Path) -> None:
    """Totals of the file, counted by another way, and no ad without a sight."""
    path = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    file = read_ad_file(path)
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE seen AS SELECT DISTINCT snapshot_date AS day, company, "
            "lower(trim(regexp_replace(title, '\\s+', ' ', 'g'))) AS title, "
            "lower(trim(regexp_replace(location_raw, '\\s+', ' ', 'g'))) AS place "
            "FROM read_parquet(?)",
            [str(path)],
        )
        (newest,) = con.execute("SELECT count(*) FROM seen WHERE day = '2026-07-31'").fetchall()[0]
        (gone,) = con.execute(
            "SELECT count(*) FROM seen AS ad WHERE day < '2026-07-31' AND NOT EXISTS (FROM seen AS "
            "later WHERE later.day > ad.day AND (company, title, place) IS NOT DISTINCT FROM "
            "(ad.company, ad.title, ad.place))"
        ).fetchall()[0]
    told = notes(file)
    closed = int(file.panel.closed.sum())
    assert told["ads.company_gone"] == "16"
    assert closed + int(told["ads.company_gone"]) == gone + 1  # one came back as a new ad
    assert int((~file.panel.closed).sum()) == newest + int(told["ads.company_gone"])
    by_name = {life.name: life for life in ad_life(file.panel)}
    assert by_name["software-engineer"].ads > 2_500
    assert by_name["ai-engineer"].median_days is not None

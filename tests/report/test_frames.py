"""Answers on premiums and shortages as tables of numbers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import goingrate as gr
from goingrate.answers.imbalance import imbalance_from_words
from goingrate.answers.imbalance_words import ImbalanceWords
from goingrate.answers.premium import premium_from_words
from goingrate.answers.premium_words import PremiumWords
from goingrate.report.frames import as_parquet, imbalance_frames, premium_frames

from ..answers.planted_pay import planted, table


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def read_back(found: pa.Table) -> pa.Table:
    return pq.read_table(BytesIO(as_parquet(found)))


def test_gaps_and_parts_are_rows_of_numbers() -> None:
    answer = gr.premium("ai-engineer", "software-engineer", data=table(planted()))
    found = answer.tables()
    assert list(found) == ["gaps", "parts", "published"]
    (row,) = found["gaps"].to_pylist()
    assert (row["of"], row["over"], row["component"]) == (
        "ai-engineer", "software-engineer", "base",
    )  # fmt: skip
    assert row["within_low"] < 0.15 < row["within_high"]
    assert row["held_equal"] == "employer; level; place"
    assert (row["because"], row["state"]) == (None, "told")
    parts = found["parts"].to_pylist()
    assert [part["part"] for part in parts][-1] == "work"
    assert sum(part["of_gap"] for part in parts) == pytest.approx(1.0)


def test_columns_have_the_same_types_whatever_the_answer() -> None:
    told = gr.premium("ai-engineer", "software-engineer", data=table(planted()))
    apart = [{**row, "employer": f"{row['role']} {row['employer']}"} for row in planted()]
    raw_only = gr.premium("ai-engineer", "software-engineer", data=table(apart))
    some, none = (answer.tables()["gaps"] for answer in (told, raw_only))
    assert some.schema == none.schema
    (row,) = none.to_pylist()
    assert row["within"] is None
    assert row["because"].startswith("none of the 40 employers has both kinds of work")
    assert "parts" not in raw_only.tables()


def test_printed_figures_keep_both_ends_and_their_unit() -> None:
    found = premium_frames(premium_from_words(PremiumWords()))
    assert list(found) == ["published"]
    rows = {row["fact_id"]: row for row in found["published"].to_pylist()}
    ratios = [row for row in rows.values() if row["unit"] == "ratio"]
    assert [row["value_high"] for row in ratios] == [2.0]
    assert all(row["value_low"] <= row["value_high"] for row in rows.values())
    assert all(row["source"] for row in rows.values())


def test_the_survey_is_one_row() -> None:
    answer = premium_from_words(PremiumWords("data-scientist", "software-engineer"))
    (row,) = premium_frames(answer)["survey"].to_pylist()
    assert row["gap_low"] < row["gap"] < row["gap_high"] < 0.0
    assert row["occupations_of"] == "Data Scientists (15-2051)"


def test_glut_and_shortage_are_tables_too() -> None:
    words = ImbalanceWords(segments=("general: 3000/10000", "elite: 200/20"))
    found = imbalance_frames(imbalance_from_words(words))
    rows = found["tightness"].to_pylist()
    assert [row["vacancies_per_seeker"] for row in rows[:2]] == [0.3, 10.0]
    assert all(read_back(one).equals(one) for one in found.values())


def test_packaged_series_are_tables() -> None:
    found = imbalance_frames(imbalance_from_words(ImbalanceWords()))
    assert {"series", "changes"} <= found.keys()
    assert pa.types.is_date(found["series"].schema.field("on_date").type)
    assert all(read_back(one).equals(one) for one in found.values())


def test_every_table_reads_back() -> None:
    answer = gr.premium("ai-engineer", "software-engineer", data=table(planted()))
    for one in answer.tables().values():
        assert read_back(one).equals(one)
        assert one.num_rows > 0

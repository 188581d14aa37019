"""Match or let go in sentences, tables, JSON and frames, in both languages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pyarrow as pa
import pytest

import goingrate as gr
from goingrate.answers.keep import keep_or_let_go
from goingrate.answers.keep_results import KeepAnswer, KeptSegment
from goingrate.base.errors import BadField
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.as_json import dumped, keep_record
from goingrate.report.frames import as_parquet, keep_frames
from goingrate.report.keep_page import keep_page
from goingrate.report.keep_tables import keep_facts, keep_tables
from goingrate.report.keep_words import keep_notes, keep_sentences

ROOT = Path(__file__).parents[2]
HEAD = "segment,headcount,band_low,band_high,unvested,attrition"


@pytest.fixture(scope="module")
def answer() -> KeepAnswer:
    return keep_or_let_go(ROOT / "examples" / "keep.csv")


def told(answer: KeepAnswer, language: Language = "en", **changed: object) -> str:
    """Return the first sentence on the first segment, changed."""
    segment: KeptSegment = replace(answer.segments[0], **changed)  # type: ignore[arg-type]
    return keep_sentences(replace(answer, segments=(segment,)), language)[0]


def test_the_break_even_leads(answer: KeepAnswer) -> None:
    (first, *others) = keep_sentences(answer)
    assert first == (
        "AI engineer, senior: match only if fewer than 4 of 10 peers follow (2 to 6, depending on "
        "what is not known)."
    )
    page = (ROOT / "docs" / "how-to" / "keep-or-let-go.md").read_text(encoding="utf-8")
    assert f"> {first}" in page
    assert others[1].startswith("Research scientist: let go, even if no peer follows (from ")
    german = keep_sentences(answer, "de")[0]
    assert german.startswith("AI engineer, senior: nur mitbieten, wenn weniger als 4 von 10 ")


def test_each_kind_of_line_has_its_words(answer: KeepAnswer) -> None:
    none = {"break_even": 1, "break_even_low": 0, "break_even_high": 3}
    assert told(answer, **none) == (
        "AI engineer, senior: match only if none of 10 peers follows (from letting go in any case "
        "to matching if fewer than 3 follow, depending on what is not known)."
    )
    every = {"break_even": 11, "break_even_low": 8, "break_even_high": 11, "verdict": "match"}
    assert told(answer, **every).startswith(
        "AI engineer, senior: match, even if all 10 peers follow (from matching if fewer than 8 "
    )
    firm = {"break_even": 0, "break_even_low": 0, "break_even_high": 0, "verdict": "let_go"}
    assert told(answer, **firm).endswith("(the same over 90% of what is not known).")
    wide = {"break_even_low": 0, "break_even_high": 11, "verdict": "cannot_tell"}
    assert "cannot be told from what is known" in told(answer, **wide)
    known = {"break_even_low": 4, "break_even_high": 4, "inputs": ()}
    assert told(answer, **known).endswith("(all of it was given).")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_peer_is_spoken_of_as_one(answer: KeepAnswer, language: Language) -> None:
    for verdict, first in (("fewer", 1), ("match", 2)):
        ends = {"break_even": first, "break_even_low": first, "break_even_high": first}
        sentence = told(answer, language, peers=1, verdict=verdict, **ends)
        assert not re.search(r"\b1\b", sentence)


def test_the_curse_has_its_number(answer: KeepAnswer) -> None:
    (curse,) = [line for line in keep_sentences(answer) if "winner's curse" in line]
    assert "$550K a year, give or take $90K" in curse
    assert "worth $499K on average" in curse


def test_it_is_no_advice_and_about_no_person(answer: KeepAnswer) -> None:
    record = keep_record(answer)
    assert "Not financial, tax or legal advice" in record["advice"]
    assert any("never of a person" in note for note in keep_notes(answer))
    assert any("winner" in note.lower() for note in keep_notes(answer))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_rectangles_of_words(answer: KeepAnswer, language: Language) -> None:
    for table in (*keep_tables(answer, language), keep_facts(answer, language)):
        assert table.rows
        assert all(len(row) == len(table.headings) for row in table.rows)
        cells = [cell for row in table.rows for cell in row]
        assert not any(re.search(r"\bnan\b|\binf\b|[{}]", cell) for cell in cells)


def test_the_survey_is_cited(answer: KeepAnswer) -> None:
    rows = {row[0]: row for row in keep_facts(answer).rows}
    row = rows["Share of people who leave within 12 months after a counter-offer"]
    assert row[1:3] == ("32%", "reported, secondary")
    assert "Robert Half" in row[3]


def test_json_keeps_its_schema(answer: KeepAnswer) -> None:
    path = ROOT / "schemas" / "keep-answer.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        record = json.loads(dumped(keep_record(answer, language)))
        jsonschema.Draft202012Validator(schema).validate(record)
        assert record["schema"] == "goingrate.keep/1"


def test_frames_hold_the_numbers(answer: KeepAnswer) -> None:
    found = keep_frames(answer)
    assert list(found) == ["segments", "matched", "parts", "sways", "inputs", "facts"]
    row = found["segments"].to_pylist()[0]
    assert (row["peers"], row["break_even"]) == (10, 4)
    assert row["tie_low"] < row["tie"] < row["tie_high"]
    assert all(as_parquet(table) for table in found.values())


def test_columns_have_the_same_types_whatever_the_answer(answer: KeepAnswer) -> None:
    cursed = keep_frames(answer)["segments"].schema
    plain = keep_frames(replace(answer, segments=answer.segments[1:]))["segments"].schema
    assert cursed == plain


def test_names_cannot_break_the_page(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(f"{HEAD}\n</script><script>alert(1)</script>,11,1e5,2e5,0,0.1\n")
    assert "<script>alert" not in keep_page(keep_or_let_go(path))
    assert "<script>alert" not in gr.keep(path)._repr_html_()


def table(**changed: object) -> pa.Table:
    columns = {
        "segment": ["AI"], "headcount": [11], "band_low": [220e3], "band_high": [300e3],
        "unvested": [60e3], "attrition": [0.12],
    }  # fmt: skip
    return pa.table(columns | {name: [value] for name, value in changed.items()})


def test_python_takes_a_table_and_gives_tables() -> None:
    told = gr.keep(table(raise_asked="8%..10%"))
    assert told.tables()["segments"]["name"].to_pylist() == ["AI"]
    assert "<script" not in told._repr_html_()
    assert gr.keep(table(raise_asked=0.09)).segments[0].own_raise_per_year.value == (
        pytest.approx(0.09 * 260e3)
    )


def test_python_refuses_what_is_no_table() -> None:
    with pytest.raises(BadField):
        gr.keep(3)
    with pytest.raises(BadField, match="one file or one table"):
        gr.keep(None)
    with pytest.raises(BadField, match="at least 2 people"):
        gr.keep(table(headcount=1))

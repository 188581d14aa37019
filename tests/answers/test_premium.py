"""What one kind of work pays more than another: planted gaps come back; what may not, is hidden."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import goingrate as gr
from goingrate.answers.premium import premium_from_words
from goingrate.answers.premium_results import PremiumAnswer, PremiumBlock
from goingrate.answers.premium_words import PremiumWords
from goingrate.base.errors import InputError
from goingrate.report.as_json import dumped, premium_record
from goingrate.report.market_notebook import ShownPremium
from goingrate.report.premium_words import premium_notes, premium_sentences

from .planted_pay import FIRMS, GRANTS, MAPPING, imported, planted, table

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def asked(rows: Rows, **words: Any) -> ShownPremium:
    return gr.premium("ai-engineer", "software-engineer", data=table(rows), **words)


def only(answer: PremiumAnswer) -> PremiumBlock:
    (block,) = answer.blocks
    return block


def because(block: PremiumBlock) -> str:
    assert block.because is not None
    return block.because.key


def is_ai(row: Mapping[str, Any]) -> bool:
    return bool(row["role"] == "ai-engineer")


def holds(gap: Any, truth: float) -> bool:
    return bool(gap.low <= truth <= gap.high)


def test_both_planted_gaps_come_back_and_the_sentence_names_the_composition() -> None:
    answer = asked(planted(within=0.15, raw=0.47))
    block = only(answer)
    assert block.state == "told"
    assert block.raw is not None
    assert block.within is not None
    assert holds(block.raw, 0.47)
    assert holds(block.within, 0.15)
    assert block.within.high - block.within.low < 0.05
    told = premium_sentences(answer)
    assert "at the same employer, level and place" in told[0]
    assert told[1].startswith("Most of the difference goes with something else than the work:")
    assert "other levels +2" in told[1]
    assert "other employers +3" in told[1]
    assert f"at {FIRMS} employers that have both" in told[2]


def test_parts_multiply_to_the_raw_gap_and_add_up_to_all_of_it() -> None:
    block = only(asked(planted()))
    assert block.raw is not None
    product = math.prod(1.0 + part.gap.share for part in block.parts)
    assert product == pytest.approx(1.0 + block.raw.share, abs=0.005)
    assert sum(part.of_gap or 0.0 for part in block.parts) == pytest.approx(1.0, abs=1e-12)
    assert [part.name for part in block.parts][-1] == "work"
    assert "date" not in [part.name for part in block.parts]  # all records are of one year


@pytest.mark.parametrize("seed", range(8))
def test_rounded_parts_still_add_up(seed: int) -> None:
    block = only(asked(planted(seed=seed)))
    assert sum(part.of_gap or 0.0 for part in block.parts) == pytest.approx(1.0, abs=1e-12)


def test_base_and_grants_of_one_store_are_recovered_apart(tmp_path: Path) -> None:
    imported(planted(0.12, 0.3), tmp_path, "base", MAPPING)
    four_years = [
        {**row, "pay_per_year": 4 * row["pay_per_year"]} for row in planted(1.0, 1.5, seed=2)
    ]
    imported(four_years, tmp_path, "grants", GRANTS)
    answer = premium_from_words(PremiumWords())
    assert [block.component for block in answer.blocks] == ["base", "grant"]
    base, grant = answer.blocks
    assert base.within is not None
    assert grant.within is not None
    assert holds(base.within, 0.12)
    assert holds(grant.within, 1.0)
    assert base.within.high < 0.2 < 0.8 < grant.within.low
    assert (base.name_en, grant.name_en) == (
        "Your own table with a mapping file: base.csv",
        "Your own table with a mapping file: grants.csv",
    )
    told = " ".join(premium_sentences(answer))
    assert "Base pay as advertised" in told
    assert "quity granted at hire" in told
    alone = premium_from_words(PremiumWords(component="grant"))
    assert [block.component for block in alone.blocks] == ["grant"]


def test_too_few_employers_in_common_leave_the_raw_gap_alone() -> None:
    apart = [
        {**row, "employer": f"{row['role']} {row['employer']}"}
        if row["employer"] >= "firm 004"
        else row
        for row in planted()
    ]
    answer = asked(apart)
    block = only(answer)
    assert (block.state, because(block)) == ("raw_only", "premium.why_not.few_common_employers")
    assert block.raw is not None
    assert (block.within, block.parts, block.clusters, block.held_equal) == (None, (), None, ())
    told = premium_sentences(answer)[0]
    assert "cannot be told: only 4 of 36 employers have both kinds of work" in told
    assert answer.headline == 0


def test_no_employer_in_common() -> None:
    apart = [{**row, "employer": f"{row['role']} {row['employer']}"} for row in planted()]
    block = only(asked(apart))
    assert because(block) == "premium.why_not.no_common_employer"


def test_levels_without_overlap() -> None:
    rows = [{**row, "level": "staff" if is_ai(row) else "senior"} for row in planted()]
    block = only(asked(rows))
    assert (block.state, because(block)) == ("raw_only", "premium.why_not.no_common_level")


def test_places_without_overlap() -> None:
    rows = [{**row, "region": "CA" if is_ai(row) else "TX"} for row in planted()]
    assert because(only(asked(rows))) == "premium.why_not.no_common_place"


def test_one_employer_is_not_a_market() -> None:
    block = only(asked([{**row, "employer": "only"} for row in planted()]))
    assert (block.state, because(block)) == ("hidden", "cells.few_employers")
    assert (block.raw, block.raw_median, block.employers) == (None, None, None)


@pytest.mark.parametrize("keep", [9, 5, 1])
def test_few_records_of_one_kind_are_hidden(keep: int) -> None:
    software = [row for row in planted() if not is_ai(row)]
    few = [row for row in planted() if is_ai(row) and row["level"] == "staff"][:: FIRMS // 2]
    answer = asked(software + few[:keep])
    block = only(answer)
    assert (block.state, block.lacking, block.raw) == ("hidden", "of", None)
    assert answer.headline is None
    assert "nothing can be shown of your own data" in premium_sentences(answer)[0]


def test_what_would_give_a_small_group_away_is_hidden_too() -> None:
    """Three records of one level and place follow from the rest, however many these are."""
    corner = [
        row for row in planted() if is_ai(row) and (row["level"], row["region"]) == ("entry", "TX")
    ]
    rows = [row for row in planted() if row not in corner]
    block = only(asked([*rows, *corner[:3]]))
    assert (block.state, block.lacking, because(block)) == ("hidden", "of", "cells.few_or_beside")
    assert only(asked(rows)).state == "told"


def test_a_kind_of_work_that_one_employer_dominates_is_hidden() -> None:
    rows = [
        {**row, "employer": "firm 000"} if is_ai(row) and row["employer"] < "firm 010" else row
        for row in planted()
    ]
    block = only(asked(rows))
    assert (block.state, block.lacking) == ("hidden", "of")


def test_records_compared_must_pass_the_rules_too() -> None:
    """Six employers have both, and one of them more than a quarter of what is compared."""
    rows = [
        {**row, "employer": f"{row['role']} {row['employer']}"}
        if row["employer"] >= "firm 006"
        else row
        for row in planted()
    ]
    assert only(asked(rows)).state == "told"
    rows += [row for row in rows if row["employer"] == "firm 000"] * 4
    block = only(asked(rows))
    assert (block.state, because(block)) == ("raw_only", "cells.one_employer")
    assert block.within is None


def test_without_employers_level_and_place_are_held_equal_and_that_is_said() -> None:
    answer = asked([{**row, "employer": None} for row in planted()])
    block = only(answer)
    assert (block.state, block.clustered_by) == ("told", "record")
    assert block.held_equal == ("level", "place")
    told = premium_sentences(answer)
    assert "at the same level and place" in told[0]
    assert "the source names no employers" in " ".join(told)
    assert any("intervals too narrow" in note for note in premium_notes(answer))


def test_what_no_record_tells_is_not_said_to_be_equal() -> None:
    answer = asked([{**row, "level": None} for row in planted()])
    assert only(answer).held_equal == ("employer", "place")
    assert "at the same employer and place" in premium_sentences(answer)[0]
    assert any("levels are not held equal" in note for note in premium_notes(answer))
    bare = asked([{**row, "level": None, "region": None, "employer": None} for row in planted()])
    assert because(only(bare)) == "premium.why_not.nothing_known"


def test_what_some_records_do_not_tell_is_said() -> None:
    rows = planted() + [{**row, "level": None} for row in planted()]
    assert any(
        note.startswith("50% of the records tell no level") for note in premium_notes(asked(rows))
    )


def test_employers_known_of_one_kind_only() -> None:
    block = only(asked([{**row, "employer": None} if is_ai(row) else row for row in planted()]))
    assert (block.state, because(block)) == ("raw_only", "premium.why_not.employers_of_one")


def test_bands_tell_both_ends() -> None:
    rows = planted()
    for row in rows:
        middle = row.pop("pay_per_year")
        wide = 0.3 if is_ai(row) else 0.1
        row |= {"low_per_year": middle * (1 - wide), "high_per_year": middle * (1 + wide)}
    block = only(asked(rows))
    assert block.from_low_ends == pytest.approx(1.15 * 0.7 / 0.9 - 1, abs=0.02)
    assert block.from_high_ends == pytest.approx(1.15 * 1.3 / 1.1 - 1, abs=0.02)
    assert only(asked(planted())).from_low_ends is None


def test_skills_and_years_are_parts_of_their_own() -> None:
    rows = planted(noise=0.02)
    for number, row in enumerate(rows):
        has_skill = number % (4 if is_ai(row) else 2) > 0
        year = 2023 + (number % 3 > 0 if is_ai(row) else number % 3 == 0)
        row["skills"] = "Python, SQL" if has_skill else "sql"
        row["on_date"] = date(year, 3, 1)
        row["pay_per_year"] *= (1.2 if has_skill else 1.0) * (1.1 if year == 2024 else 1.0)
    block = only(asked(rows))
    parts = {part.name: part.gap.share for part in block.parts}
    assert parts["skill"] == pytest.approx(math.exp(0.25 * math.log(1.2)) - 1, abs=0.01)
    assert parts["date"] == pytest.approx(math.exp(math.log(1.1) / 3) - 1, abs=0.01)
    assert block.within is not None
    assert block.within.share == pytest.approx(0.15, abs=0.01)
    assert block.held_equal == ("employer", "level", "place", "date", "skill")
    assert (block.first_year, block.last_year) == (2023, 2024)


def test_a_store_without_either_kind_of_work_says_so() -> None:
    other = [{**row, "role": "recruiter" if is_ai(row) else "designer"} for row in planted()]
    answer = asked(other)
    assert answer.blocks == ()
    assert any("no record of either kind of work" in note for note in premium_notes(answer))
    assert answer.published


def test_germany_in_euros() -> None:
    place = {"CA": "BY", "TX": "BE"}
    rows = [
        {**row, "country": "DE", "region": place[row["region"]], "currency": "EUR"}
        for row in planted()
    ]
    answer = asked(rows, place="DE", currency="EUR")
    block = only(answer)
    assert (block.currency, block.state, block.basis) == ("EUR", "told", "self_reported")
    assert block.within is not None
    assert holds(block.within, 0.15)
    assert any("as they were printed" in note for note in premium_notes(answer))
    assert asked(rows).blocks == ()  # nothing of the US


def test_levels_and_places_can_be_asked_for() -> None:
    block = only(asked(planted(), level="senior", place="US-CA"))
    assert block.state == "told"
    assert {part.name for part in block.parts} <= {"employer", "combination", "work"}


def test_a_metropolitan_area_is_answered_by_its_state_and_that_is_said() -> None:
    answer = asked(planted(), place="San Jose")
    assert only(answer).state == "told"
    assert "records tell no metropolitan areas, so this is of its state" in (
        " ".join(premium_sentences(answer))
    )


def test_pay_of_this_or_more_counts_as_its_bound_and_that_is_said() -> None:
    rows = planted()
    for number, row in enumerate(rows):
        row["low_per_year"] = row.pop("pay_per_year")
        row["high_per_year"] = None if number % 4 == 0 else row["low_per_year"]
    assert '25% of the records say "this or more" and count as that bound.' in (
        premium_notes(asked(rows))
    )


def test_currencies_are_never_mixed() -> None:
    rows = planted(currency="USD") + planted(0.5, 0.9, currency="EUR")
    euros, dollars = sorted(asked(rows).blocks, key=lambda block: block.currency)
    assert euros.within is not None
    assert dollars.within is not None
    assert holds(euros.within, 0.5)
    assert holds(dollars.within, 0.15)


def test_a_parquet_file_from_elsewhere_with_rows_that_are_no_pay(tmp_path: Path) -> None:
    from goingrate.data.python_pay import pay_records

    records = pay_records(table(planted())).to_pylist()
    worthless = [{**one, "low_per_year": 0.0, "role": "ai-engineer"} for one in records]
    software = [one for one in records if one["role"] == "software-engineer"]
    schema = pay_records(table(planted())).schema
    pq.write_table(pa.Table.from_pylist(software + worthless, schema), tmp_path / "pay.parquet")
    block = only(premium_from_words(PremiumWords(), folder=tmp_path))
    assert (block.state, block.lacking, because(block)) == ("hidden", "of", "cells.no_records")
    dateless = pa.Table.from_pylist([{**one, "on_date": None} for one in records], schema)
    pq.write_table(dateless, tmp_path / "pay.parquet")
    assert premium_from_words(PremiumWords(), folder=tmp_path).blocks == ()


def test_the_same_bytes_for_any_number_of_threads(tmp_path: Path) -> None:
    from goingrate.data.python_pay import pay_records

    pq.write_table(pay_records(table(planted())), tmp_path / "pay.parquet")
    code = "import sys; from goingrate.cli.run import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "premium", "--data", str(tmp_path), "--json"]
    told = [
        subprocess.run(
            command,
            capture_output=True,
            check=True,
            env={**os.environ, "NUMBA_NUM_THREADS": threads, "OMP_NUM_THREADS": threads},
        ).stdout
        for threads in ("1", "2", "2")
    ]
    assert b'"state": "told"' in told[0]
    assert told[0] == told[1] == told[2]


def test_no_count_is_told_to_the_record() -> None:
    told = dumped(premium_record(asked(planted())))
    compared = only(asked(planted())).compared_at_least
    assert compared is not None
    assert compared % 100 == 0
    assert '"firm 0' not in told


def test_without_data_printed_figures_stand_side_by_side() -> None:
    answer = premium_from_words(PremiumWords())
    assert (answer.blocks, answer.headline, answer.survey) == ((), None, None)
    ends = [one.value for one in answer.published]
    assert {0.05, 0.11, 0.21, 0.28, 0.56, 2.0} <= {end for end in ends if isinstance(end, float)}
    told = " ".join(premium_sentences(answer))
    assert "+5% to +56%" in told
    assert "no average is given" in told
    assert any("no occupation of its own for AI engineer" in note for note in premium_notes(answer))
    assert [missing.key for missing in answer.missing] == ["premium.missing.data"]


def test_the_wage_survey_stands_beside_where_it_tells_both() -> None:
    answer = premium_from_words(PremiumWords("data-scientist", "software-engineer"))
    assert answer.survey is not None
    assert answer.survey.gap.share == pytest.approx(
        answer.survey.median_of / answer.survey.median_over - 1.0
    )
    told = premium_sentences(answer)
    assert "with nothing held equal" in told[0]
    assert "of another comparison" in told[1]
    notes = premium_notes(answer)
    assert "Occupations of the survey: Data Scientists (15-2051), over Software Developers" in (
        " ".join(notes)
    )
    for narrow in ({"level": "senior"}, {"component": "grant"}, {"currency": "EUR"}):
        words = PremiumWords("data-scientist", "software-engineer", **narrow)
        assert premium_from_words(words).survey is None


@pytest.mark.parametrize("words", [{"source": "lca"}, {"source": "rumours"}, {"source": ""}])
def test_one_source_alone_that_has_nothing_is_an_error(words: dict[str, str]) -> None:
    with pytest.raises(InputError, match="--source"):
        premium_from_words(PremiumWords(**words))


def test_work_that_nobody_printed_on_is_an_error() -> None:
    with pytest.raises(InputError, match="--of: got software-engineer"):
        premium_from_words(PremiumWords("software-engineer", "ai-engineer"))

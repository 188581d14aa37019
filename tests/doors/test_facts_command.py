"""`goingrate facts` at the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goingrate.base.errors import BadFile, MissingFact
from goingrate.cli.facts import command
from goingrate.data.fact_files import packaged_facts

OWN = """\
schema_version: 1
topic: own
facts:
  - id: assumed.discount_per_year
    name: {en: my rate, de: mein Satz}
    unit: per_year
    review_after_years: 1
    history:
      - {since: 2024-01-01, value: 0.08, source: me, address: null, grade: assumed}
"""


def printed(*options: str, columns: int = 80) -> str:
    result = CliRunner().invoke(command, options, env={"COLUMNS": str(columns)})
    assert result.exception is None, result.exception
    assert result.exit_code == 0
    return result.stdout


def records(*options: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(printed("--json", *options))
    return answer


def in_order(text: str, table: str) -> bool:
    """Say whether all signs of a text stand in a table in their order."""
    signs = iter(table)
    return all(sign in signs for sign in "".join(text.split()))


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_wide_content_wraps_and_is_not_cut(columns: int) -> None:
    table = printed("--topic", "founders", "--on", "2026-06-30", columns=columns)
    assert "…" not in table
    for fact in packaged_facts().topic("founders").values():
        entry = fact.latest
        for text in (fact.id, fact.name.en, entry.source, entry.address or ""):
            assert in_order(text, table), text
    assert max(len(line.rstrip()) for line in table.splitlines()) <= columns


def test_the_table_shows_value_date_grade_and_source() -> None:
    table = printed("--topic", "startups", "--on", "2025-06-30", columns=250)
    assert "startups.unicorn_share_2018_cohort" in table
    assert "1.3%" in table
    assert "Jan 1, 2025" in table
    assert "reported" in table
    assert "https://www.duetpartners.com/weekly-briefing-note-for-founders-20-2-25/" in table


def test_german() -> None:
    table = printed("--topic", "startups", "--on", "2025-06-30", "--lang", "de", columns=250)
    assert "1,3\xa0%" in table
    assert "01.01.2025" in table
    assert "berichtet" in table
    assert "Anteil der 2018 gegründeten Startups" in table


def test_one_id_shows_its_history_and_notes() -> None:
    table = printed("venture.dollars_below_1x", columns=200)
    assert table.startswith("venture.dollars_below_1x\n")
    assert "51%" in table
    assert "37%" in table
    assert "Weighted by money" in table
    assert "Sample: " in table


@pytest.mark.parametrize("topic", ["premium", "executives", "layoffs"])
def test_a_topic_stands_for_its_facts(topic: str) -> None:
    table = printed(topic, columns=200)
    assert table == printed("--topic", topic, columns=200)
    for fact_id in packaged_facts().topic(topic):
        assert fact_id in table


def test_two_ids_show_two_facts() -> None:
    table = printed("risk.mean_norway", "assumed.discount_per_year", columns=200)
    assert "risk.mean_norway" in table
    assert "assumed.discount_per_year" in table
    assert "assumed.drift_public" not in table


def test_stale_ones_are_marked_and_found() -> None:
    table = printed("--topic", "rounds", "--on", "2030-01-01", columns=200)
    assert "stale: to be reviewed after 2 years" in table
    assert "stale" not in printed("--topic", "rounds", "--on", "2025-06-30", columns=200)
    assert "No fact fits." in printed("--topic", "rounds", "--on", "2025-06-30", "--stale")
    assert all(fact["stale"] for fact in records("--stale", "--on", "2030-01-01")["facts"])


def test_on_shows_what_was_known_then() -> None:
    (fact,) = records("venture.dollars_below_1x", "--on", "2020-01-01")["facts"]
    assert fact["in_force"]["value"] == 0.51
    assert len(fact["history"]) == 2
    assert "Left out" in printed("--on", "2020-01-01", "--topic", "venture")


def test_own_facts_are_used_and_marked(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    table = printed("--topic", "assumed", "--facts", str(own), columns=200)
    assert "8% per year" in table
    assert "overridden by your file" in table
    answer = records("--facts", str(own))
    assert [fact["id"] for fact in answer["facts"] if fact["overridden"]] == [
        "assumed.discount_per_year"
    ]
    assert answer["digest"] != records()["digest"]


def test_json_holds_all_facts_and_does_not_change_with_the_language() -> None:
    english = printed("--json", "--on", "2026-06-30")
    assert english == printed("--json", "--on", "2026-06-30", "--lang", "de")
    answer = json.loads(english)
    assert [fact["id"] for fact in answer["facts"]] == list(packaged_facts())
    assert answer["digest"] == packaged_facts().digest()
    assert answer["day"] == "2026-06-30"
    assert english == json.dumps(answer, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def test_help_names_each_key_of_the_json() -> None:
    told = " ".join(printed("--help").split())
    answer = records("risk.mean_norway")
    fact = answer["facts"][0]
    for key in [*answer, *fact, *fact["in_force"]]:
        assert key in told


def test_grade_narrows() -> None:
    facts = records("--grade", "assumed")["facts"]
    assert facts
    assert {fact["in_force"]["grade"] for fact in facts} == {"assumed"}


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["risk.mean_norwy"], MissingFact),
        (["--topic", "weather"], MissingFact),
        (["risk.mean_norway", "--on", "1990-01-01"], MissingFact),
        (["--facts", "absent.yaml"], BadFile),
    ],
)
def test_what_cannot_be_answered_is_raised_for_the_handler(
    options: list[str], error: type[Exception]
) -> None:
    result = CliRunner().invoke(command, options)
    assert isinstance(result.exception, error)
    assert result.stdout == ""


@pytest.mark.parametrize("options", [["--on", "soon"], ["--grade", "sure"], ["--lang", "fr"]])
def test_a_wrong_option_exits_with_2(options: list[str]) -> None:
    assert CliRunner().invoke(command, options).exit_code == 2

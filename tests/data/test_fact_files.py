"""The packaged facts against their schema and against the list of sources."""

from __future__ import annotations

import csv
import json
import math
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from goingrate.base.facts import COMPARISONS, COMPONENTS, GRADES, SUBJECTS, UNITS, Dated, Fact
from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.base.quantity import Range
from goingrate.data.fact_files import packaged_facts

FOLDER = Path(str(resources.files("goingrate.data") / "facts"))
FILES = sorted(FOLDER.glob("*.yaml"))
SCHEMA: dict[str, Any] = json.loads((FOLDER / "facts.schema.json").read_text(encoding="utf-8"))
ORACLES = Path(__file__).parents[2].parent / "shared" / "oracles"
SHARED_CSV = ORACLES / "facts.csv"

#: Named, not linked: the list of sources gives a title and no page.
NAMED_ONLY = {"risk.mean_norway"}

#: Sources that are not in the list: (how it was read, what stands there), by address.
READ_SINCE = {
    "https://www.law.cornell.edu/uscode/text/26/422": (
        "read",
        "(a)(2) an employee until the day 3 months before the date of such exercise; "
        "(b)(3) not exercisable after 10 years from the date such option is granted",
    ),
    "https://www.law.cornell.edu/uscode/text/26/83": (
        "read",
        "(b)(2) not later than 30 days after the date of such transfer",
    ),
    "https://mein.kiehl.de/Dokument/1070440": (
        "read",
        "Klausel in Allgemeinen Geschäftsbedingungen: gevestete virtuelle Optionsrechte verfallen "
        "aufgrund einer Eigenkündigung sofort: unwirksam; doppelt so schnell: das Gleiche",
    ),
    "https://hiringlab.org/2024/10/17/october-labor-market-update-job-postings-stabilize": (
        "read",
        "postings for tech occupations including software development remain 30% below 2020 levels",
    ),
}

#: Topics whose values are retold in the notes on an oracle, not read at their address.
RETOLD = {"private": "gornall_strebulaev_2020_table1.csv"}

#: Topics that are tables of a statistical office, not rows of the list of sources: each value is
#: compared with the table, in the file of tests named.
TABLES = {"us_wages": "test_wage_facts.py"}

#: Facts from the data of a publisher, likewise.
SERIES = {
    "postings.software_hiring_lab_us": "test_posting_facts.py",
    "postings.ai_hiring_lab_us": "test_posting_facts.py",
}

#: What the list of sources says in words where a number is shipped.
IN_WORDS = {
    "founders.zero_share": "almost 3/4",
    "founders.ce_rra_2": "slightly > 0",
    "law.de_virtual_options_lapse_share": "unwirksam",
    "venture.financings_below_1x_update_2023": "nearly half",
}

EXACT = {
    "startups.unicorn_share_2018_cohort": 0.013,
    "startups.public_share_2018_cohort": 0.0034,
    "startups.acquired_share_2018_cohort": 0.055,
    "startups.closed_share_2018_cohort": 0.619,
    "startups.live_share_2018_cohort": 0.322,
    "venture.financings_below_1x": 0.65,
    "venture.financings_at_least_5x": 0.10,
    "venture.financings_at_least_10x": 0.04,
    "founders.ce_rra_2": 0.0,
    "risk.mean_norway": 3.9,
    "assumed.discount_per_year": 0.05,
    "assumed.risk_aversion_range": Range(1, 4),
    "assumed.risk_aversion_central": 2.0,
    "assumed.volatility_public": Range(0.30, 0.60),
    "assumed.drift_public": Range(0.02, 0.10),
    "assumed.market_correlation_public": 0.6,
    "assumed.market_correlation_private": 0.3,
    "assumed.layoff_risk_per_year": Range(0.02, 0.08),
    "assumed.severance_months": Range(1, 4),
    "assumed.search_months": Range(2, 8),
    "assumed.later_pay_share": Range(0.8, 1.0),
    "assumed.bonus_payout_mean": Range(0.8, 1.1),
    "assumed.bonus_payout_spread": Range(0.1, 0.3),
    "assumed.ote_base_share": Range(0.5, 0.7),
    "assumed.raise_per_year": Range(0.0, 0.05),
    "assumed.unknown_base_share": Range(0.7, 1.3),
    "assumed.unknown_benefit_share": Range(0.0, 0.1),
    "assumed.unknown_sign_on_share": Range(0.0, 0.2),
    "assumed.dilution_per_round": Range(0.15, 0.2),
    "assumed.effective_tax": Range(0.25, 0.45),
    "assumed.years_to_exit": Range(4, 10),
    "assumed.stake_dilution": Range(0.3, 0.7),
    "assumed.volatility_private": Range(0.7, 1.0),
    "assumed.exit_rate_private": Range(0.15, 0.3),
    "assumed.growth_private": Range(0.06, 0.16),
    "assumed.safe_rate": Range(0.025, 0.045),
    "assumed.failure_per_year": Range(0.03, 0.15),
    "assumed.failure_per_year_seed": Range(0.06, 0.15),
    "assumed.failure_per_year_series_a": Range(0.04, 0.1),
    "assumed.failure_per_year_series_b": Range(0.03, 0.07),
    "assumed.failure_per_year_series_c": Range(0.02, 0.04),
    "assumed.failure_per_year_later": Range(0.01, 0.03),
    "assumed.rounds_per_year": Range(0.35, 0.7),
    "assumed.pool_per_round": Range(0.0, 0.05),
    "assumed.post_money_times_raised": Range(2.0, 6.0),
    "assumed.strike_share_of_price": Range(0.15, 0.4),
    "assumed.last_round_share": Range(0.4, 0.75),
    "assumed.older_price_share": Range(0.25, 0.6),
    "assumed.exercise_window_years": 0.25,
    "assumed.lock_up_years": 0.5,
    "assumed.lock_up_volatility": Range(0.5, 0.8),
    "assumed.licence_hire_spread": Range(0.5, 1.5),
    "private.ipo_value_none": 32.0,
    "private.ipo_share_at_1bn": 0.65,
    "private.ipo_share_per_tenfold": 0.1,
    "private.model_volatility": 0.9,
    "private.model_safe_rate": 0.025,
    "private.model_exit_rate": 0.25,
    "private.model_option_pool": 0.05,
    "law.us_iso_exercise_months": 3.0,
    "law.us_iso_term_years": 10.0,
    "law.us_83b_days": 30.0,
    "law.de_virtual_options_lapse_share": 0.0,
}


def plain(text: str) -> Any:
    """Return YAML as JSON would have it: dates are texts."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def all_entries() -> list[tuple[Fact, Dated]]:
    return [(fact, entry) for fact in packaged_facts().facts for entry in fact.history]


# The packaged files.


def test_the_schema_is_one_and_closed() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *(part for part in SCHEMA["$defs"].values() if part["type"] == "object")]
    assert len(objects) == 5
    assert all(part["additionalProperties"] is False for part in objects)
    assert SCHEMA["$defs"]["fact"]["properties"]["unit"]["enum"] == list(UNITS)
    assert SCHEMA["$defs"]["entry"]["properties"]["grade"]["enum"] == list(GRADES)
    compares = SCHEMA["$defs"]["compares"]["properties"]
    assert compares["component"]["enum"] == list(COMPONENTS)
    assert compares["comparison"]["enum"] == list(COMPARISONS)
    assert compares["subject"]["enum"] == list(SUBJECTS)
    assert compares["roles"]["items"]["enum"] == list(ROLE_FAMILIES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_fits_the_schema_and_holds_one_topic(file: Path) -> None:
    content = plain(file.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(content)] == []
    assert content["facts"]
    assert {fact["id"].split(".")[0] for fact in content["facts"]} == {content["topic"]}


def test_the_reader_keeps_all_that_is_in_the_files() -> None:
    shipped = [fact for file in FILES for fact in plain(file.read_text(encoding="utf-8"))["facts"]]
    assert len(shipped) == len(packaged_facts())
    for raw in shipped:
        fact = packaged_facts()[raw["id"]]
        assert (fact.name.en, fact.name.de) == (raw["name"]["en"], raw["name"]["de"])
        assert (fact.compares is None) == ("compares" not in raw)
        if fact.compares is not None:
            compares = fact.compares
            assert raw["compares"] == {
                "component": compares.component,
                "comparison": compares.comparison,
                "subject": compares.subject,
                "of": {"en": compares.of.en, "de": compares.of.de},
                **({"roles": list(compares.roles)} if compares.roles else {}),
            }
        for entry, told in zip(fact.history, raw["history"], strict=True):
            assert entry.since.isoformat() == told["since"]
            assert entry.value == (Range(*v) if isinstance(v := told["value"], list) else v)
            assert (entry.source, entry.address) == (told["source"], told["address"])
            assert (entry.grade, entry.sample) == (told["grade"], told.get("sample"))
            assert (entry.note is None) == ("note" not in told)


def test_each_fact_has_a_source_a_grade_and_both_languages() -> None:
    for fact, entry in all_entries():
        texts = [fact.name, *([entry.note] if entry.note else [])]
        texts += [fact.compares.of] if fact.compares else []
        assert all(text.en.strip() and text.de.strip() for text in texts), fact.id
        assert all(text.en != text.de for text in texts), fact.id
        assert entry.source
        assert entry.grade in GRADES


def test_assumptions_have_reasons_and_no_address_and_all_others_a_source_to_look_up() -> None:
    for fact, entry in all_entries():
        if entry.grade == "assumed":
            assert fact.id.startswith("assumed.")
            assert (entry.address, entry.source) == (None, "goingrate default")
            assert entry.note is not None, fact.id
        else:
            assert entry.address or fact.id in NAMED_ONLY, fact.id


def test_each_premium_as_a_share_or_ratio_says_what_it_compares_and_nothing_else_does() -> None:
    for fact in packaged_facts().facts:
        premium = fact.topic == "premium" and fact.unit in ("share", "ratio")
        assert (fact.compares is not None) == premium, fact.id
        if fact.compares is not None:
            grown = fact.compares.comparison == "growth"
            assert grown == fact.id.endswith("_growth"), fact.id
            assert (fact.compares.subject == "any_skill") == fact.id.endswith("_any_skill")


@pytest.mark.parametrize("fact_id", EXACT)
def test_what_the_engines_rely_on(fact_id: str) -> None:
    assert packaged_facts()[fact_id].latest.value == EXACT[fact_id]


def test_the_unicorn_share_says_of_whom() -> None:
    entry = packaged_facts()["startups.unicorn_share_2018_cohort"].latest
    assert entry.since.isoformat() == "2025-01-01"
    assert entry.sample is not None
    assert "4,369" in entry.sample


def test_where_the_cohort_of_2018_went_adds_up() -> None:
    ends = ("public", "acquired", "live", "closed")
    facts = [packaged_facts()[f"startups.{end}_share_2018_cohort"] for end in ends]
    values = [fact.latest.value for fact in facts if not isinstance(fact.latest.value, Range)]
    assert math.fsum(values) == pytest.approx(1.0, abs=0.001)  # each is rounded


def test_packaged_facts_are_read_once() -> None:
    assert packaged_facts() is packaged_facts()


# The packaged files against the list of sources.


@cache
def csv_rows() -> dict[str, list[tuple[str, str]]]:
    """Return (status, fact and value) of each row, by address."""
    if not SHARED_CSV.exists():
        pytest.skip(f"{SHARED_CSV} is absent")
    rows: dict[str, list[tuple[str, str]]] = {}
    with SHARED_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for address in (row["source"] or "").split(";"):
                told = f"{row['fact']} | {row['value']}"
                rows.setdefault(plain_address(address), []).append((row["status"], told))
    return rows


def plain_address(text: str) -> str:
    """Return an address without what is said of it in brackets."""
    return text.partition(" (")[0].strip()


@cache
def retold(oracle: str) -> str:
    """Return what the notes on the oracles say of one of them."""
    notes = (ORACLES / "README.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^- `{re.escape(oracle)}`(.*?)^- ", notes, re.DOTALL | re.MULTILINE)
    return str(found)


def rows_of(fact: Fact, address: str) -> list[tuple[str, str]]:
    """Return (status, what is told) of a fact's source; fails if nobody has seen it."""
    listed = csv_rows().get(address, [])
    if fact.topic in RETOLD:
        assert listed, fact.id
        return [("read (secondary)", retold(RETOLD[fact.topic]))]
    found = listed + ([READ_SINCE[address]] if address in READ_SINCE else [])
    assert found, fact.id
    return found


@pytest.mark.shared
def test_each_address_was_read_and_is_graded_as_it_was_read() -> None:
    for fact, entry in all_entries():
        if entry.address is None or fact.topic in TABLES or fact.id in SERIES:
            continue
        statuses = {status for status, _ in rows_of(fact, entry.address)}
        assert not any(status.startswith("from memory") for status in statuses), fact.id
        grades = {"reported" if status == "read" else "reported_secondary" for status in statuses}
        assert entry.grade in grades, fact.id


@pytest.mark.shared
def test_each_value_stands_in_the_list_of_sources() -> None:
    for fact, entry in all_entries():
        if entry.address is None or fact.topic in TABLES or fact.id in SERIES:
            continue
        if fact.id == "assumed.dilution_per_round":
            continue
        told = " ".join(told for _, told in rows_of(fact, entry.address))
        if fact.id in IN_WORDS:
            assert IN_WORDS[fact.id] in told
        elif "see source" not in told:
            assert_told(entry.value, told, fact.id)


def assert_told(value: float | Range, told: str, fact_id: str) -> None:
    printed = [float(number) for number in re.findall(r"\d*\.?\d+", told)]
    ends = [end for end in (value.low, value.high) if end] if isinstance(value, Range) else [value]
    for end in ends:
        ways = (abs(end), abs(end) * 100, end / 1000)
        assert any(math.isclose(way, number) for way in ways for number in printed), fact_id


# The list of sources against the packaged files.

#: Rows without a number to ship, by how they begin, and why.
NOT_A_NUMBER = {
    "the same OpenAI figure retold": "says several: in the note on pay.openai_offer_median",
    '"80-90% leave after': "no source: in the note on people.left_after_counter_offer",
    "relative risk aversion, published": "its bounds are risk.tolerance_bound_*",
    "vested virtual options may not": "law.de_virtual_options_lapse_share, read at a page",
}

#: Numbers of a row that are told in the sample or note of a fact with its address, not as a value.
TOLD_BESIDE = {
    "Stephany & Teutloff 2024": {30},
    "Correlation: 10-20x": {100},
    "Gornall-Strebulaev 2020": {13, 135},
    "Meta ML/AI engineers": {344},
    "OpenAI median incl. bonus and equity": {6},
}

#: Numbers that were read at another page than the row names (`READ_SINCE`).
READ_ELSEWHERE = {
    "Indeed US software dev postings": (
        30,
        "https://hiringlab.org/2024/10/17/october-labor-market-update-job-postings-stabilize",
    ),
}


def listed_rows() -> list[dict[str, str]]:
    if not SHARED_CSV.exists():
        pytest.skip(f"{SHARED_CSV} is absent")
    with SHARED_CSV.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers_of(row: dict[str, str]) -> list[float]:
    """Return the numbers that a row has to ship: no derivation, no base, a fraction in percent."""
    text = row["value"]
    if text == "see text":
        text = row["fact"].partition(": ")[2]
    text = re.sub(r"\(=.*?\)|Jan2020=100", "", text).replace(
        "3/4", "75%"
    )  # what is derived, a base
    return [float(number) for number in re.findall(r"\d*\.?\d+", text)]


def entries_at(addresses: set[str | None]) -> list[tuple[Fact, Dated]]:
    return [(fact, entry) for fact, entry in all_entries() if entry.address in addresses]


def is_value_of(number: float, entry: Dated) -> bool:
    value = entry.value
    ends = (value.low, value.high) if isinstance(value, Range) else (value,)
    ways = (way for end in ends for way in (abs(end), abs(end) * 100, abs(end) / 1000))
    return any(math.isclose(way, number, abs_tol=1e-9) for way in ways)


def begins(row: dict[str, str], beginnings: Any) -> str | None:
    return next((one for one in beginnings if row["fact"].startswith(one)), None)


@pytest.mark.shared
def test_each_number_of_the_list_of_sources_is_shipped_with_its_address() -> None:
    checked = 0
    for row in listed_rows():
        if row["status"].startswith("from memory") or begins(row, NOT_A_NUMBER):
            continue
        addresses: set[str | None] = {plain_address(text) for text in row["source"].split(";")}
        named = "Norwegian survey paper" in row["source"]  # a title without a page
        entries = entries_at({None} if named else addresses)
        beside = TOLD_BESIDE.get(begins(row, TOLD_BESIDE) or "", set())
        elsewhere = READ_ELSEWHERE.get(begins(row, READ_ELSEWHERE) or "", (None, None))
        for number in numbers_of(row):
            if number == elsewhere[0]:
                found = any(is_value_of(number, e) for _, e in entries_at({elsewhere[1]}))
            elif number in beside:
                texts = [f"{e.sample} {e.note.en if e.note else ''}" for _, e in entries]
                digits = {f"{number:g}", f"{number:,g}"}
                found = any(digits & set(re.findall(r"[\d.,]*\d", text)) for text in texts)
            else:
                found = any(is_value_of(number, entry) for _, entry in entries)
            assert found, (row["fact"], number)
            checked += 1
    assert checked > 100


@pytest.mark.shared
def test_the_words_of_rows_without_a_number_stand_where_the_exceptions_say() -> None:
    facts = packaged_facts()
    notes = {
        fact_id: note.en
        for fact_id in ("pay.openai_offer_median", "people.left_after_counter_offer")
        if (note := facts[fact_id].latest.note)
    }
    assert "several instead of six" in notes["pay.openai_offer_median"]
    assert "skeptics.stackexchange.com" in notes["people.left_after_counter_offer"]
    assert sum(fact.id.startswith("risk.tolerance_bound") for fact in facts.facts) == 5
    assert "law.de_virtual_options_lapse_share" in facts


@pytest.mark.shared
def test_nothing_from_memory_is_shipped() -> None:
    """Neither the yearly counts of layoffs nor the finer classes of venture outcomes."""
    remembered = [row for row in listed_rows() if row["status"].startswith("from memory")]
    assert len(remembered) == 2
    layoffs = entries_at({entry.address for _, entry in all_entries()})
    for number in (264220, 152922, 64.8, 25.3, 5.9):
        assert any(f"{number:g}" in row["value"] + row["fact"] for row in remembered)
        assert not any(
            is_value_of(number, entry)
            for fact, entry in layoffs
            if fact.topic in {"layoffs", "venture"}
        )

"""What a kind of work pays, from the packaged survey and from data that a user adds."""

from __future__ import annotations

import csv
import math
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from goingrate.answers.going_rate import going_rate, rate_from_words
from goingrate.answers.rate_pools import PoolKey, aligning
from goingrate.answers.rate_results import GoingRate, RateBlock
from goingrate.answers.rate_sample import evidence
from goingrate.answers.rate_words import RateWords, rate_asked
from goingrate.base.errors import InputError
from goingrate.base.texts import LANGUAGES, say
from goingrate.data.fact_files import packaged_facts
from goingrate.data.imports.importing import import_file
from goingrate.data.oews import oews_employment_by_state
from goingrate.data.sources import connector
from goingrate.data.store.store import Store
from goingrate.market.records import BASES, COMPONENTS
from goingrate.report.as_json import dumped, rate_record
from goingrate.report.rate_words import rate_notes, rate_sentences

MAPPING = """\
schema_version: 1
columns:
  title: title
  employer: firm
  pay_low: low
  pay_high: high
  currency: currency
  date: day
  country: country
  region: region
constants: {period: year, component: base, basis: posted}
"""
TRUTH = {"entry": 100_000.0, "senior": 180_000.0}


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))


def rate(role: str = "software-engineer", **words: str) -> GoingRate:
    return rate_from_words(RateWords(role=role, **words))


def rows(*, firms: int = 12, each: int = 8) -> list[dict[str, object]]:
    """Return ads of two levels around planted medians, in two states and two years."""
    draw = np.random.default_rng(7)
    found = []
    for firm in range(firms):
        shift = draw.normal(0.0, 0.05)
        for number in range(each):
            level = "entry" if number % 2 else "senior"
            middle = TRUTH[level] * math.exp(shift + draw.normal(0.0, 0.15))
            found.append(
                {
                    "title": f"{'Junior' if number % 2 else 'Senior'} Software Engineer",
                    "firm": f"Firm {firm} Inc.",
                    "low": round(middle * 0.92),
                    "high": round(middle * 1.08),
                    "currency": "USD",
                    "day": "2024-03-01",
                    "country": "US",
                    "region": "CA" if number % 4 < 2 else "TX",
                }
            )
    return found


def middle_of_sample(level: str) -> float:
    word = "Junior" if level == "entry" else "Senior"
    mine = [row for row in rows() if str(row["title"]).startswith(word)]
    logs = [math.log((float(row["low"]) + float(row["high"])) / 2) for row in mine]  # type: ignore[arg-type]
    return math.exp(float(np.mean(logs)))


def added(
    folder: Path, found: list[dict[str, object]], name: str = "pay", told: str = MAPPING
) -> None:
    table, mapping = folder / f"{name}.csv", folder / "mapping.yaml"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    mapping.write_text(told, encoding="utf-8")
    at = datetime(2026, 1, 1, 12, 0)
    import_file(Store.open(), connector("mapped"), table, {"mapping": mapping}, at=at)


def modelled(answer: GoingRate) -> RateBlock:
    return next(block for block in answer.blocks if block.evidence == "model")


def median(block: RateBlock) -> float:
    found = next(one for one in block.quantiles if one.probability == 0.5)
    assert found.value is not None
    return found.value


def test_an_occupation_of_its_own_is_given_as_printed() -> None:
    block = rate().blocks[0]
    printed = {0.1: 82_460, 0.25: 105_210, 0.5: 135_980, 0.75: 171_980, 0.9: 214_670}
    assert {one.probability: one.value for one in block.quantiles} == printed
    assert block.workers == 1_687_890
    assert (block.component, block.basis, block.as_of) == ("base", "surveyed", date(2025, 5, 1))
    assert all(one.low < one.value < one.high for one in block.quantiles)  # type: ignore[operator]


def test_work_without_an_occupation_of_its_own_says_so() -> None:
    answer = rate("machine learning engineer", place="US-CA")
    assert {part.code for part in answer.blocks[0].parts} == {"15-1252", "15-2051", "15-1221"}
    assert any("No occupation of the survey" in told for told in rate_sentences(answer))
    assert "read as ai-engineer" in rate_notes(answer)[0]


def test_the_survey_does_not_pretend_to_know_levels() -> None:
    answer = rate(level="senior")
    assert answer.blocks[0].covers.level is None
    assert answer.segment.level == "senior"
    assert any("does not tell levels apart" in note for note in rate_notes(answer))
    assert median(answer.blocks[0]) == 135_980


GRANTS = MAPPING.replace("component: base", "component: grant, grant_years: 4")


def test_grants_are_a_kind_of_pay_of_their_own(tmp_path: Path) -> None:
    added(tmp_path, rows())
    more = [{**row, "high": round(float(str(row["high"]))) + n} for row in rows() for n in range(3)]
    added(tmp_path, [{**row, "low": 0, "high": 0} for row in rows()] + more, "grants", GRANTS)
    base = modelled(rate(level="senior", component="base"))
    asked = rate(level="senior", component="grant")
    (grant,) = asked.blocks
    assert grant.component == "grant"
    # a quarter of the same figures, which stand for four years
    assert median(grant) == pytest.approx(median(base) / 4, rel=0.02)
    assert any("per year of vesting" in told for told in rate_sentences(asked))
    everything = rate(level="senior")
    assert {block.component for block in everything.blocks} == {"base", "grant"}
    assert everything.blocks[0].component == "base"  # though there are more grants
    (entry,) = (one for one in Store.open().imports() if one.file == "grants.csv")
    assert entry.rejected == {"reject.no_grant": len(rows())}


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("component", COMPONENTS)
def test_every_kind_of_pay_has_words(component: str, basis: str) -> None:
    for language in LANGUAGES:
        assert say(f"payrate.what.{component}.{basis}", language)
        assert say(f"data.component.{component}", language)


def test_a_metropolitan_area_is_found_by_a_city() -> None:
    place = rate(place="San Jose").segment.place
    assert place is not None
    assert place.metro == "San Jose-Sunnyvale-Santa Clara, CA"


def test_planted_truth_comes_back_by_level(tmp_path: Path) -> None:
    added(tmp_path, rows())
    for level, truth in TRUTH.items():
        block = modelled(rate(level=level))
        middle = next(one for one in block.quantiles if one.probability == 0.5)
        assert middle.low is not None
        assert middle.high is not None
        assert median(block) == pytest.approx(truth, rel=0.1)
        assert middle.low < middle_of_sample(level) < middle.high
        assert block.shown == "shown"
        assert (block.at_least, block.currency) == (48, "USD")


def test_the_block_that_knows_levels_leads_where_a_level_is_asked(tmp_path: Path) -> None:
    added(tmp_path, rows())
    assert rate(level="senior").blocks[0].evidence == "model"
    assert rate().blocks[0].evidence == "published"


def test_components_currencies_and_sources_stay_apart(tmp_path: Path) -> None:
    euros = [{**row, "currency": "EUR"} for row in rows()]
    added(tmp_path, rows() + euros)
    blocks = rate(level="senior").blocks
    assert [block.currency for block in blocks if block.evidence == "model"] == ["EUR", "USD"]
    only = rate(level="senior", currency="EUR").blocks
    assert [block.currency for block in only] == ["EUR"]


def test_states_count_as_the_people_who_work_there(tmp_path: Path) -> None:
    found = rows(each=16)
    for row in found:
        if row["region"] == "TX":
            row["low"], row["high"] = float(row["low"]) / 2, float(row["high"]) / 2  # type: ignore[arg-type]
    added(tmp_path, found)
    asked = rate_asked(RateWords(role="software-engineer", level="senior"))
    weighted, plain = (going_rate(asked, weighted=one) for one in (True, False))
    assert modelled(weighted).weighted
    assert not modelled(plain).weighted
    # more developers work in California than in Texas, where this sample says half is paid
    assert median(modelled(weighted)) > median(modelled(plain))


def test_a_few_records_are_not_shown_and_wider_work_is_named(tmp_path: Path) -> None:
    lonely = [{**row, "region": "WY"} for row in rows()[:4]]
    added(tmp_path, rows() + lonely)
    block = modelled(rate(level="senior", place="US-WY"))
    assert block.shown == "suppressed"
    assert block.quantiles == ()
    assert block.instead
    answer = rate(level="senior", place="US-WY")
    assert any("not shown" in note for note in rate_notes(answer))


def test_one_employer_is_not_a_market(tmp_path: Path) -> None:
    added(tmp_path, [{**row, "firm": "Only Inc."} for row in rows()])
    assert modelled(rate(level="senior")).shown == "suppressed"


def test_pay_of_earlier_years_moves_with_wages() -> None:
    key = PoolKey("x", "base", "filed", "USD", date(2021, 3, 1), date(2024, 2, 1))
    facts = packaged_facts()
    moved = aligning(key, "US", "15-1252", facts, None)
    assert moved.by_year[2024] == 1.0
    # of 2021 there are records from March to December, of 2024 only those of January
    assert moved.as_of == date(2024, 1, 1)
    assert moved.by_year[2021] == pytest.approx(
        series(date(2024, 1, 1)) / series(date(2021, 7, 1)), rel=1e-9
    )
    assert moved.fact_id == "us_wages.15_0000.median"
    assert not moved.beyond
    later = aligning(key, "US", "15-1252", facts, date(2026, 1, 1))
    assert later.by_year[2024] > 1.0
    assert later.as_of == date(2026, 1, 1)
    assert later.beyond
    earlier = aligning(key, "US", "15-1252", facts, date(2020, 5, 1))
    assert all(factor < 1.0 for factor in earlier.by_year.values())
    assert earlier.growth_per_year == pytest.approx(
        (series(date(2024, 1, 1)) / series(date(2020, 5, 1))) ** (365.25 / 1340) - 1, rel=1e-6
    )


def series(day: date) -> float:
    """Return the median wage on a day, the logarithm straight between the Mays."""
    known = {
        entry.since: math.log(float(entry.value))  # type: ignore[arg-type]
        for entry in packaged_facts()["us_wages.15_0000.median"].history
    }
    days = [one.toordinal() for one in known]
    return math.exp(float(np.interp(day.toordinal(), days, list(known.values()))))


def test_pay_of_other_countries_stands_as_it_was() -> None:
    key = PoolKey("x", "base", "filed", "EUR", date(2021, 3, 1), date(2024, 2, 1))
    abroad = aligning(key, "DE", "15-1252", packaged_facts(), date(2026, 1, 1))
    assert set(abroad.by_year.values()) == {1.0}
    assert abroad.as_of is None


def test_where_only_years_are_known_pay_is_of_their_middle() -> None:
    key = PoolKey("x", "base", "filed", "USD", date(2020, 1, 1), date(2024, 1, 1))
    moved = aligning(key, "US", "15-1252", packaged_facts(), None)
    assert moved.as_of == date(2024, 7, 1)
    assert moved.by_year[2020] == pytest.approx(
        series(date(2024, 7, 1)) / series(date(2020, 7, 1)), rel=1e-9
    )


def test_amounts_are_rounded_where_single_records_are_behind_them(tmp_path: Path) -> None:
    added(tmp_path, rows())
    for one in modelled(rate(level="senior")).quantiles:
        assert one.value is not None
        assert one.value % 100 == 0


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"place": "FR"}, "--place: got FR"),
        ({"place": "Atlantis"}, "--place: got Atlantis"),
        ({"place": "US-ZZ"}, "got ZZ"),
        ({"role": "astronaut"}, "--role: got astronaut"),
        ({"level": "wizard"}, "--level: got wizard"),
        ({"employer": "circus"}, "--employer: got circus"),
        ({"component": "gold"}, "--component: got gold"),
        ({"currency": "dollars"}, "--currency: got dollars"),
        ({"source": "rumours"}, "--source: got rumours"),
        ({"on": "soon"}, "--on: got soon"),
        ({"on": "2026-13"}, "--on: got 2026-13"),
        ({"on": "1800-01-01"}, "--on: got 1800-01-01; allowed: a day from 2000 to 2040"),
        ({"role": "'; DROP TABLE pay; --"}, "--role"),
    ],
)
def test_bad_words_are_named(words: dict[str, str], named: str) -> None:
    with pytest.raises(InputError) as raised:
        rate(**{"role": "software-engineer", **words})
    assert named in str(raised.value)
    assert "\n" not in str(raised.value)


def test_without_a_role_one_is_asked_for() -> None:
    with pytest.raises(InputError, match="--role"):
        rate_from_words(RateWords())


def test_a_state_of_few_records_does_not_stand_for_its_workforce(tmp_path: Path) -> None:
    """One firm of California must not become what the country pays, weighted or not."""
    found = [{**row, "region": "NM"} for row in rows(firms=14)]
    found += [{**row, "region": "WY"} for row in rows(firms=14, each=4)]
    rich = [
        {**row, "region": "CA", "firm": "Rich Inc.", "low": 900_000, "high": 900_000}
        for row in rows()[:4]
    ]
    added(tmp_path, found + rich)
    asked = rate_asked(RateWords(role="software-engineer", level="senior"))
    weighted, plain = (modelled(going_rate(asked, weighted=one)) for one in (True, False))
    assert weighted.shown == plain.shown == "shown"
    for one, other in zip(weighted.quantiles, plain.quantiles, strict=True):
        assert one.value == pytest.approx(other.value, rel=0.1)
    assert weighted.quantiles[-1].value < 250_000  # type: ignore[operator]


def test_hidden_states_weigh_the_same_weighted_or_not(tmp_path: Path) -> None:
    """Else the two answers would be two equations for the states that are held back."""
    found = [{**row, "region": region} for region in ("TX", "NY") for row in rows(firms=14)]
    for hidden in ("CA", "WA", "OR", "NV", "AZ", "UT"):  # each of one employer
        mine = rows(firms=2, each=8)
        found += [{**row, "region": hidden, "firm": f"Only {hidden} Inc."} for row in mine]
    added(tmp_path, found)
    answer = rate(level="senior")
    assert modelled(answer).weighted
    told = " ".join(rate_notes(answer))
    assert "States with figures of their own" in told
    texas, both = (
        oews_employment_by_state(["15-1252"])["TX"],
        oews_employment_by_state(["15-1252"])["NY"],
    )
    everybody = sum(oews_employment_by_state(["15-1252"]).values())
    assert f"with {100 * (1 - (texas + both) / everybody):.0f}% of the workforce" in told


def test_days_of_single_records_are_not_told(tmp_path: Path) -> None:
    found = rows()
    found[0]["day"], found[1]["day"] = "2023-08-17", "2024-11-23"
    added(tmp_path, found)
    told = dumped(rate_record(rate(level="senior")))
    for day in ("2023-08-17", "2024-11-23", "2024-03-01"):
        assert day not in told
    block = modelled(rate(level="senior"))
    assert (block.first_year, block.last_year) == (2023, 2024)
    hidden = modelled(rate(level="senior", employer="university"))
    assert (hidden.first_year, hidden.last_year, hidden.as_of) == (None, None, None)


def test_wider_work_is_of_the_same_role(tmp_path: Path) -> None:
    """Nobody asks for a rate of all work together, so it is no way out."""
    few = [{**row, "title": "Technical Recruiter", "region": "WY"} for row in rows()[:3]]
    added(tmp_path, rows(each=16) + few)
    assert modelled(rate("recruiter", place="US-WY")).instead == ()
    block = modelled(rate(level="senior", employer="startup", place="US-CA"))
    assert [one.said() for one in block.instead] == ["software engineer, senior, US-CA"]


def test_what_a_source_does_not_tell_is_named(tmp_path: Path) -> None:
    added(tmp_path, [{**row, "region": "", "title": "Software Engineer"} for row in rows()])
    answer = rate(place="US-CA", source="mapped")
    assert answer.headline is None
    assert "tells no state" in rate_sentences(answer)[0]
    assert "tells no level" in rate_sentences(rate(level="staff", source="mapped"))[0]
    assert rate_sentences(answer)[0].startswith("Software engineer, US-CA: nothing can be shown.")


def test_without_own_records_of_it_one_note_says_so(tmp_path: Path) -> None:
    added(tmp_path, rows() + [{**row, "currency": "EUR"} for row in rows()])
    answer = rate("recruiter")
    assert [block.evidence for block in answer.blocks] == ["published"]
    assert "Your own data (mapped) has no record of this." in rate_notes(answer)


def test_the_files_of_own_tables_are_named(tmp_path: Path) -> None:
    added(tmp_path, rows(), "ads")
    assert modelled(rate()).name_en.endswith(": ads.csv")
    added(tmp_path, [{**row, "firm": f"Other {row['firm']}"} for row in rows()], "survey")
    answer = rate()
    assert modelled(answer).name_en.endswith(": ads.csv, survey.csv")
    assert any("2 files of your own" in note for note in rate_notes(answer))
    added(tmp_path, [{**row, "currency": "EUR"} for row in rows()], "euros")
    assert "euros" not in modelled(rate(currency="USD")).name_en


def test_notes_name_their_table(tmp_path: Path) -> None:
    added(tmp_path, rows())
    notes = rate_notes(rate())
    assert any(note.startswith("Table 1: Wages of the survey") for note in notes)
    assert any(
        note.startswith("Table 2: Not weighted") or "Table 2: States" in note for note in notes
    )


def test_a_day_asked_for_does_not_move_the_survey(tmp_path: Path) -> None:
    added(tmp_path, rows())
    answer = rate(on="2026-06", level="senior")
    assert median(answer.blocks[1]) == 135_980
    notes = " ".join(rate_notes(answer))
    assert "stay those of its month" in notes
    assert "The series of wages goes from May 2014 to May 2025" in notes
    assert modelled(answer).as_of == date(2026, 6, 1)
    then, now = median(modelled(rate(level="senior"))), median(modelled(answer))
    last = packaged_facts()["us_wages.15_0000.median"].history[-4:]
    yearly = (float(last[-1].value) / float(last[0].value)) ** (1 / 3)  # type: ignore[arg-type]
    by_hand = series(date(2025, 5, 1)) / series(date(2024, 3, 1)) * yearly ** (396 / 365.25)
    assert now / then == pytest.approx(by_hand, rel=0.002)


def test_a_survey_without_the_work_there_says_so() -> None:
    with pytest.raises(InputError, match="--place: got US-GU"):
        rate(place="US-GU")


def test_a_title_is_told_with_its_level() -> None:
    assert "read as software-engineer, senior" in rate_notes(rate("Sr. Software Developer"))[0]


def test_a_metropolitan_area_of_several_states_names_them(tmp_path: Path) -> None:
    found = [{**row, "region": "DC"} for row in rows()]
    added(tmp_path, found)
    notes = " ".join(rate_notes(rate(place="Washington")))
    assert "US-DC as a whole is shown; what of the area lies in VA, MD, WV is not in it" in notes


def test_bands_are_told_in_steps(tmp_path: Path) -> None:
    found = rows()
    for row in found[:5]:
        row["high"] = row["low"]
    added(tmp_path, found)
    assert any("About 90% of the records" in note for note in rate_notes(rate()))


def test_large_employers_and_unfinished_fits_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tmp_path, rows())
    told = [note.key for note in modelled(rate()).notes]
    assert "payrate.typical_employer" in told
    assert "payrate.not_converged" not in told
    monkeypatch.setattr("goingrate.market.rates.model._MOST_ROUNDS", 1)
    assert "payrate.not_converged" in [note.key for note in modelled(rate()).notes]


def test_intervals_without_employers_are_said_to_be_narrow(tmp_path: Path) -> None:
    added(tmp_path, [{**row, "firm": ""} for row in rows()])
    assert any("too narrow if a few employers" in note for note in rate_notes(rate()))
    assert "payrate.typical_employer" not in [note.key for note in modelled(rate()).notes]


def test_many_positions_of_one_filing_are_one_record() -> None:
    rng = np.random.default_rng(3)
    positions = rng.integers(1, 100, size=200).astype(float)
    records = np.ones(200, dtype=np.int64)
    cell = np.repeat(np.arange(2, dtype=np.int32), 100)
    weights = evidence(positions, records, cell)
    for one in (0, 1):
        mine, told = weights[cell == one], positions[cell == one]
        assert mine.sum() == pytest.approx(told.sum() ** 2 / (told**2).sum())
        assert mine / mine.sum() == pytest.approx(told / told.sum())
        assert mine.sum() < 100

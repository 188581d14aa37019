"""What a kind of work pays, in words, tables and a picture, from answers that are made up."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from goingrate.answers.rate_results import GoingRate, RateBlock, RateQuantile
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import Phrase
from goingrate.report.charts import rate_specs
from goingrate.report.charts.theme import WIDTH, text_width
from goingrate.report.rate_tables import rate_sources, rate_tables
from goingrate.report.rate_terminal import print_rate
from goingrate.report.rate_words import rate_notes, rate_sentences

WORK = Segment(role="data-scientist", level="senior", place=Place("DE"))
ENDS = {0.1: 50_000.0, 0.25: 60_000.0, 0.5: 75_000.0, 0.75: 90_000.0, 0.9: 120_000.0}


def block(**changes: object) -> RateBlock:
    made = RateBlock(
        evidence="model",
        source="mapped",
        name_en="Your own table: pay.csv",
        name_de="Eigene Tabelle: pay.csv",
        covers=WORK,
        component="base",
        basis="posted",
        currency="EUR",
        at_least=40,
        workers=None,
        first_year=2024,
        last_year=2025,
        as_of=date(2025, 3, 1),
        shown="shown",
        because=Phrase.of("cells.shown_known", shown="10", pooled="6", under="9"),
        instead=(),
        borrowed=0.25,
        quantiles=tuple(
            RateQuantile(share, pay, 0.95 * pay, 1.05 * pay) for share, pay in ENDS.items()
        ),
        single=(45_000.0, 140_000.0),
        single_of="employer",
        weighted=False,
        parts=(),
        notes=(Phrase("payrate.unweighted"),),
        caveat_en="",
        caveat_de="",
        address="-",
        licence="-",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def answer(*blocks: RateBlock, headline: int | None = 0) -> GoingRate:
    return GoingRate(
        segment=WORK,
        coverage=0.9,
        blocks=blocks or (block(),),
        headline=headline,
        assumptions=(),
        notes=(),
        seed=0,
        digest="0123456789abcdef",
        version="0.0",
    )


def told(answer: GoingRate) -> str:
    return " ".join(rate_sentences(answer))


def test_the_first_sentence_has_median_interval_day_and_source() -> None:
    assert rate_sentences(answer())[0] == (
        "Data scientist, senior, DE: half earn more than €75K a year, half less (90% interval "
        "€71.2K to €78.8K). Base pay as advertised, Your own table: pay.csv, 2025-03-01."
    )


def test_german_amounts_and_days() -> None:
    sentence = rate_sentences(answer(), "de")[0].replace("\xa0", " ")
    assert "75.000 € im Jahr" in sentence
    assert "01.03.2025" in sentence


def test_years_stand_where_pay_was_not_moved() -> None:
    assert "pay.csv, 2024 to 2025." in told(answer(block(as_of=None)))
    assert "As of 2024 to 2025." in rate_tables(answer(block(as_of=None)))[0].note


def test_numbers_of_more_than_was_asked_for_say_so_beside_the_median() -> None:
    wide = block(covers=replace(WORK, level=None))
    assert "Not of senior alone" in rate_sentences(answer(wide))[1]
    assert "Not of" not in told(answer())


def test_jobs_are_counted_not_people() -> None:
    survey = block(evidence="published", workers=1_000.0, at_least=None)
    assert "1,000 jobs" in rate_tables(answer(survey))[0].note
    assert "1.000 Stellen" in rate_tables(answer(survey), "de")[0].note


def test_notes_of_several_tables_name_them() -> None:
    other = block(currency="USD", notes=(Phrase("payrate.unweighted"), Phrase("payrate.bands_all")))
    hidden = block(
        source="lca", shown="suppressed", quantiles=(), because=Phrase("cells.no_records")
    )
    notes = rate_notes(answer(block(), other, hidden))
    assert notes[0].startswith("Table 1, 2: Not weighted")
    assert notes[1].startswith("Table 2: The records of this source are bands")
    assert notes[2].endswith("not shown. The data has no record of this.")
    assert rate_notes(answer())[0].startswith("Not weighted")


def test_where_nothing_is_shown_one_sentence_says_why_and_no_note_repeats_it() -> None:
    hidden = block(shown="suppressed", quantiles=(), because=Phrase("cells.no_records"))
    empty = answer(hidden, headline=None)
    assert rate_sentences(empty)[0].startswith("Data scientist, senior, DE: nothing can be shown.")
    assert rate_notes(empty) == ()
    assert rate_tables(empty) == ()
    assert rate_specs(empty) == {}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_source_without_address_prints_no_dashes(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_rate(answer(), language)  # type: ignore[arg-type]
    printed = capsys.readouterr().out
    assert "-: -" not in printed
    assert all(len(line) <= 80 for line in printed.splitlines())
    assert len(rate_sources(answer()).rows) == 1


def test_the_picture_holds_one_currency_and_says_so() -> None:
    only = rate_specs(answer(block(), block(currency="USD")))["pay_range"]
    assert "Only pay in EUR" in " ".join(only["title"]["subtitle"])
    both = rate_specs(answer(block(), block(source="lca")))["pay_range"]
    assert "Only pay in" not in " ".join(both["title"]["subtitle"])
    assert both["height"] == 2 * only["height"]


def test_a_long_name_is_wrapped_in_the_picture() -> None:
    long = block(name_en="Your own table: " + " and ".join(["a-file-of-pay.parquet"] * 6))
    spec = rate_specs(answer(long))["pay_range"]
    lines = re.findall(r"[^'\"]*a-file-of-pay[^'\"]*", str(spec))
    assert len(lines) > 1
    assert max(text_width(line) for line in lines) < WIDTH


def test_a_rate_starts_without_engines_of_offers() -> None:
    code = (
        "import sys; import goingrate.answers.going_rate, goingrate.report.rate_terminal; "
        "print([name for name in ('numpy', 'goingrate.offer') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"

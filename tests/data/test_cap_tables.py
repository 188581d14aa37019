"""Our own cap-table files, and cap tables of others as they are found."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, BadFile, InputError, OutOfRange
from goingrate.base.texts import LANGUAGES, say
from goingrate.data.cap_table_files import cap_table_from_yaml
from goingrate.data.cap_tables import (
    cap_table_example,
    cap_table_from_bytes,
    cap_table_schema,
    read_cap_table,
    table_from_record,
    table_record,
)
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import waterfall

IsOneLine = Callable[[InputError], bool]

GOOD = """\
schema_version: 1
company: Example
common_shares: 8M
preferred:
  - {name: A, shares: 2M, invested: 5M}
options:
  - {name: Options, shares: 500k, strike: 0.25}
convertibles:
  - {name: SAFE, kind: safe, amount: 1M, valuation_cap: 20M}
unissued_pool: 500k
"""


def read(text: str) -> CapTable:
    return cap_table_from_yaml(text.encode(), "t.yaml")[0]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_the_smallest_file() -> None:
    found = cap_table_from_yaml(b"schema_version: 1\ncompany: X\ncommon_shares: 1", "t.yaml")
    assert found == (CapTable(1.0, name="X"), "USD")


def test_a_file_says_what_it_says() -> None:
    assert read(GOOD) == CapTable(
        8e6,
        preferred=(Preferred("A", shares=2e6, issue_price=2.5),),
        options=(OptionBlock("Options", 500e3, 0.25),),
        convertibles=(Convertible("SAFE", 1e6, valuation_cap=20e6),),
        unissued_pool=500e3,
        name="Example",
    )


def test_every_field_of_a_class_and_a_convertible() -> None:
    text = """\
schema_version: 1
company: Example
currency: EUR
language: de
common_shares: 1.000.000
preferred:
  - name: A
    shares: "500.000"
    issue_price: "2,40 €"
    liquidation_multiple: "1,5"
    participation: {cap: 3}
    conversion_ratio: "1,25"
    rank: 2
    accrued_dividends: 10 Tsd. €
    ipo_ratchet: 1
    ipo_veto_below: "1,2 Mio. €"
convertibles:
  - name: Darlehen
    kind: note
    amount: "1,2 Mio. €"
    valuation_cap: 8 Mio. €
    cap_basis: pre_money
    discount: 20 %
    interest_per_year: 6 %
    years_outstanding: "1,5"
    repayment_multiple: 2
debt: 750 Tsd. €
"""
    table, currency = cap_table_from_yaml(text.encode(), "t.yaml")
    assert currency == "EUR"
    assert table.preferred == (
        Preferred("A", 500e3, 2.4, 1.5, "capped", 3.0, 1.25, 2, 10e3, 1.0, 1.2e6),
    )
    assert table.convertibles == (
        Convertible(
            "Darlehen", 1.2e6, 8e6, "pre_money", 0.2, 0.06, 1.5, 2.0, rank=-1, is_note=True
        ),
    )
    assert table.debt == 750e3


@pytest.mark.parametrize("given_sum", ["11M", "11000000", "11.0M"])
def test_a_sum_that_is_right(given_sum: str) -> None:
    assert read(GOOD + f"fully_diluted: {given_sum}\n") == read(GOOD)


@given(st.integers(1, 10**9), st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 10**6))
def test_the_sum_is_held_against_the_parts(
    common: int, preferred: int, off: int, pool: int
) -> None:
    text = f"""\
schema_version: 1
company: X
common_shares: {common}
preferred: [{{name: A, shares: {preferred}, issue_price: 1, conversion_ratio: 2}}]
unissued_pool: {pool}
fully_diluted: """
    total = common + 2 * preferred + pool
    assert read(f"{text}{total}").fully_diluted == total
    with pytest.raises(BadField) as caught:
        read(f"{text}{total + off}")
    assert f"got {total + off:,}; allowed: {total:,}, which" in str(caught.value)


WRONG: dict[str, tuple[str, str]] = {
    "a sum that is wrong": (
        GOOD + "fully_diluted: 10.5M\n",
        "fully_diluted: got 10,500,000; allowed: 11,000,000",
    ),
    "a range": (changed("8M", "7M..9M"), "common_shares: got 7M..9M; allowed: one exact number"),
    "an unknown": (changed("5M", "unknown"), "preferred.0.invested: got unknown"),
    "a range of a cap": (changed("20M", "10M-20M"), "use the short form"),
    "neither price nor money": (
        changed(", invested: 5M", ""),
        "preferred.0: got -; allowed: either",
    ),
    "price and money": (
        changed("invested: 5M", "invested: 5M, issue_price: 2"),
        "preferred.0: got invested, issue_price",
    ),
    "money for no shares": (changed("shares: 2M", "shares: 0"), "preferred.0.shares: got 0"),
    "negative shares": (changed("8M", "-8M"), "Example.common_shares"),
    "negative shares of a class": (
        changed("shares: 2M, invested: 5M", "shares: -2, issue_price: 1"),
        "A.shares",
    ),
    "a negative strike": (changed("0.25", "-0.25"), "options.0.strike"),
    "a share of shares": (changed("8M", "8%"), "common_shares: got 8%; allowed: a number such as"),
    "no shares at all": ("schema_version: 1\ncompany: X\ncommon_shares: 0", "at least one share"),
    "too many shares": (changed("8M", "1e14"), "common_shares"),
    "an infinity": (changed("8M", ".inf"), "common_shares"),
    "not a number": (changed("8M", ".nan"), "common_shares"),
    "an odd number": (changed("8M", "8_M"), "common_shares: got 8_M; allowed: a number such as"),
    "a truth": (changed("8M", "true"), "common_shares: got True; allowed: one exact number"),
    "words": (changed("8M", "a lot"), "common_shares: got a lot"),
    "a list": (changed("8M", "[8M]"), "common_shares"),
    "nothing": (changed("common_shares: 8M\n", ""), "common_shares: got -; allowed: a value"),
    "another currency": (changed("5M", "5M EUR"), "preferred.0.invested: got 5M EUR; allowed: one"),
    "no currency": (GOOD + "currency: dollars\n", "currency: got dollars"),
    "a misspelt field": (GOOD + "unisued_pool: 1\n", "Did you mean unissued_pool?"),
    "a misspelt field of a class": (changed("invested", "invest"), "Did you mean invested?"),
    "a misspelt field of options": (changed("strike", "stirke"), "Did you mean strike?"),
    "a misspelt cap": (
        changed("invested: 5M", "invested: 5M, participation: {cup: 3}"),
        "Did you mean cap?",
    ),
    "a field of another place": (GOOD + "bonus: 1\n", "Remove this field"),
    "another participation": (
        changed("invested: 5M", "invested: 5M, participation: some"),
        "preferred.0.participation: got some; allowed: one of none, full, {cap: 3}",
    ),
    "a cap below the preference": (
        changed("invested: 5M", "invested: 5M, participation: {cap: 0.5}"),
        "A.participation_cap",
    ),
    "another kind": (changed("kind: safe", "kind: loan"), "convertibles.0.kind: got loan"),
    "a rank in words": (changed("invested: 5M", "invested: 5M, rank: first"), "preferred.0.rank"),
    "a rank and a half": (changed("invested: 5M", "invested: 5M, rank: 1.5"), "a whole number"),
    "a class for a list": (
        changed("  - {name: A, shares: 2M, invested: 5M}\n", "  A: 1\n"),
        "preferred",
    ),
    "an empty name": (changed("name: A,", 'name: "",'), "preferred.0.name"),
    "a name twice": (changed("name: A,", "name: SAFE,"), "a name of its own"),
    "a name that is taken": (changed("name: A,", "name: common,"), "a name of its own"),
    "a discount of everything": (changed("20M}", "20M, discount: 100%}"), "SAFE.discount"),
    "SAFEs that own everything": (changed("amount: 1M", "amount: 20M"), "convertibles: got 100%"),
    "another version": (changed("schema_version: 1", "schema_version: 2"), "schema_version: got 2"),
    "no version": (changed("schema_version: 1\n", ""), "schema_version: got -"),
    "a version that is true": (
        changed("schema_version: 1", "schema_version: true"),
        "schema_version",
    ),
    "aliases": (changed("8M", "&a 8M") + "debt: *a\n", "without aliases"),
    "a field twice": (GOOD + "debt: 1\ndebt: 2\n", "each name once"),
    "no mapping": ("[1, 2]", "fields with names"),
    "no YAML": ("a: [", "a YAML file"),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_files_are_told_on_one_line(name: str, tmp_path: Path, is_one_line: IsOneLine) -> None:
    text, told = WRONG[name]
    path = tmp_path / "t.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_cap_table(path)
    assert told in str(caught.value)
    assert str(caught.value).startswith("t.yaml")
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    "name", ["t.yaml", "t.json", "t.zip", "t", "t.yaml\0", "t" * 300 + ".yaml"]
)
def test_what_is_not_there(name: str, tmp_path: Path, is_one_line: IsOneLine) -> None:
    with pytest.raises(BadFile, match="an existing file") as caught:
        read_cap_table(tmp_path / name)
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv", "t"])
def test_another_kind_of_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(BadFile, match="Open Cap Format as a zip file, a folder or JSON"):
        read_cap_table(tmp_path / name)


def test_a_day_only_with_days(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(GOOD)
    with pytest.raises(BadField, match="as_of"):
        read_cap_table(tmp_path / "t.yaml", as_of=date(2026, 1, 1))


def test_the_same_from_bytes(examples: Path) -> None:
    path = examples / "cap-table.yaml"
    assert cap_table_from_bytes(path.read_bytes(), path.name) == read_cap_table(path)
    with pytest.raises(BadFile, match="Open Cap Format as a zip file"):
        cap_table_from_bytes(b"", "t.xlsx")


def test_the_example(examples: Path) -> None:
    found = read_cap_table(examples / "cap-table.yaml")
    table = found.table
    assert (found.source, found.currency, found.notes, found.holdings) == ("yaml", "USD", (), ())
    assert table.name == "Example Robotics"
    assert table.fully_diluted == 18e6
    assert [one.rank for one in table.preferred] == [2, 1, 0]
    # Debt 0.75M, then the note with 1.5 years of 6%, then 1.5 x 18M of Series B and 1M of the SAFE.
    paid = dict(zip(waterfall(table).holders, waterfall(table).at(20e6), strict=True))
    assert (paid["debt"], paid["Bridge note"]) == pytest.approx((750e3, 545e3))
    assert paid["Series B"] / paid["SAFE 2024"] == pytest.approx(27)
    assert (paid["Series A"], paid["common"]) == (0, 0)


def test_the_example_is_printed_without_the_hint_for_editors() -> None:
    text = cap_table_example()
    assert "yaml-language-server" not in text
    assert text.startswith("# Who has a claim")
    assert read(text).name == "Example Robotics"


def test_the_schema_accepts_the_example_and_no_slip(examples: Path) -> None:
    schema = json.loads(cap_table_schema())
    check = jsonschema.Draft202012Validator(schema)
    good = yaml.safe_load((examples / "cap-table.yaml").read_text(encoding="utf-8"))
    assert list(check.iter_errors(good)) == []
    assert list(check.iter_errors({**good, "preffered": []}))
    assert list(check.iter_errors({**good, "common_shares": None}))


def test_a_table_there_and_back(examples: Path) -> None:
    table = read_cap_table(examples / "cap-table.yaml").table
    record = json.loads(json.dumps(table_record(table)))
    assert record["fully_diluted"] == 18e6
    assert table_from_record(record) == table
    record["common_shares"] = -1
    with pytest.raises(OutOfRange):
        table_from_record(record)


@pytest.fixture
def samples(shared_folder: Path) -> Path:
    return shared_folder / "data" / "cap_tables"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("acme_holdings_limited", "eci_01.date: got 2019-06-01"),
        ("captable_1_2_0.ocf.zip", "test-convertible-issuance-minimal.investment_amount: got GBP"),
        ("ocf_1_2_samples", "test-convertible-issuance-minimal.investment_amount: got GBP"),
        ("ocf_1_2_samples/Manifest.ocf.json", "one currency for all, USD"),
        ("ocf_1_2_samples/Transactions.ocf.json", "one currency for all, USD"),
        ("ocf_1_2_samples/StockClasses.ocf.json", "at least one share"),
        ("ocf_1_2_samples/Stakeholders.ocf.json", "objects of the Open Cap Format"),
    ],
)
def test_samples_that_contradict_themselves_say_where(
    samples: Path, name: str, told: str, is_one_line: IsOneLine
) -> None:
    with pytest.raises(InputError) as caught:
        read_cap_table(samples / name)
    assert told in str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["", "Manifest.ocf.json"])
def test_the_sample_of_version_1_1(samples: Path, name: str) -> None:
    """Counted by hand from the 39 transactions of the sample.

    Ordinary A: 25,000 + 80,000 + 30,000 + 10,000; Preferred: 35,000 - 20,000. Ordinary B: 25,000
    issued anew twice, split 2 for 1, and exercises of 500 and 400 before and 750 and 350 after.
    """
    found = read_cap_table(samples / "acme_holdings_limited" / name, lenient=True)
    table = found.table
    assert (found.version, found.as_of) == ("1.1.1-alpha+main", date(2023, 6, 29))
    assert table.common_shares == 50_000 + 2 * 900 + 1_100
    assert {one.name: one.shares for one in table.preferred} == {
        "Ordinary A": 145_000,
        "Preferred": 15_000,
    }
    assert {block.strike: block.options for block in table.options} == {
        0.5: 2 * (360_000 - 900) - 1_100,
        2.5: 960_000,
        3.5: 480_000,
    }
    keys = {note.key.removeprefix("ocf.note.") for note in found.notes}
    assert {"before_formation", "implied", "unknown_plan", "checksum", "split"} <= keys


@pytest.mark.shared
def test_the_sample_of_version_1_1_on_an_earlier_day(samples: Path) -> None:
    found = read_cap_table(samples / "acme_holdings_limited", as_of=date(2022, 6, 15), lenient=True)
    assert [(one.name, one.shares) for one in found.table.preferred] == [("Ordinary A", 10**6)]
    assert found.table.common_shares == 900


@pytest.mark.shared
@pytest.mark.parametrize("name", ["captable_1_2_0.ocf.zip", "ocf_1_2_samples"])
def test_the_samples_of_version_1_2(samples: Path, name: str) -> None:
    """They show each object once and fit nothing together: most is left out, and nothing breaks."""
    found = read_cap_table(samples / name, lenient=True)
    assert found.table.name == "ACME Industries"
    assert [(one.name, one.amount) for one in found.table.convertibles] == [("SAFE 1", 1000)]
    assert found.table.unissued_pool == 2 * 10_000_000
    assert len(found.vesting_terms) == 5
    for language in LANGUAGES:
        for note in found.notes:
            assert "{" not in say(note.key, language, **dict(note.values))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["acme_holdings_limited", "captable_1_2_0.ocf.zip"])
def test_no_names_of_people_get_in(samples: Path, name: str) -> None:
    found = repr(read_cap_table(samples / name, lenient=True))
    for person in ("Fiona Felicity", "Charlie Chuck", "Jane Eyre", "Person X", "Todd"):
        assert person not in found

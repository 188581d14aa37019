"""Offers files: what they say, and how bad ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goingrate.answers.compare import compare_offers
from goingrate.base.errors import BadField, BadFile, InputError, NotUnderstood, OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.data.offer_files import OffersRead, offers_from_bytes, read_offers
from goingrate.offer.risk_question import risk_aversion_from_cut
from goingrate.offer.terms import Bonus, Offer, Promise
from goingrate.offer.vesting import yearly_vesting

IsOneLine = Callable[[InputError], bool]

GOOD = """\
schema_version: 1
person: {wealth: 100k}
offers:
  a: {base_per_year: 100k, present_job: true}
  b: {base_per_year: 120k}
"""


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def with_part(text: str) -> str:
    """Give offer b another part."""
    return changed("120k", f"120k, {text}")


def read(text: str) -> OffersRead:
    return offers_from_bytes(text.encode(), "o.yaml")


def offer_b(text: str) -> Offer:
    return read(text).offers[1]


def promise(parts: str) -> str:
    return with_part(f"equity: {{promise: {{payoff: 1M, in_years: 5, {parts}}}}}")


def test_the_smallest_file() -> None:
    found = read(GOOD)
    stay, go = found.offers
    assert stay == Offer("a", 100e3, currency="USD", present_job=True)
    assert go == Offer("b", 120e3, currency="USD")
    assert found.person.wealth == 100e3
    assert (found.currency, found.language, found.fx) == ("USD", "en", ())


@pytest.mark.parametrize(
    "name", ["microsoft-to-startup.yaml", "two-offers.yaml", "zwei-angebote.yaml"]
)
def test_the_examples_are_read(name: str, examples: Path) -> None:
    assert len(read_offers(examples / name).offers) == 2


def test_a_range_an_unknown_and_a_share_of_base() -> None:
    bonus = "bonus: {target_share: 10%..20%, payout_mean: unknown, payout_spread: 0.2}"
    found = offer_b(with_part(bonus)).bonus
    assert found == Bonus(Range(12e3, 24e3), UNKNOWN, 0.2)


def test_a_promise() -> None:
    found = offer_b(promise("probability: 5%..15%, stake: 0.4%, fails_after_years: 3")).equity
    assert found == Promise(1e6, 5.0, Range(0.05, 0.15), fails_after_years=3.0, stake=0.004)


def test_the_job_gamble() -> None:
    text = changed("wealth: 100k", "wealth: 100k, risk_aversion: {job_gamble: fifth}")
    assert read(text).person.risk_aversion == risk_aversion_from_cut("fifth")


def test_unequal_vesting() -> None:
    text = with_part("grants: [{value: 60k, vesting: {by_year: [10%, 90%], per_year: 4}}]")
    assert offer_b(text).grants[0].vesting == yearly_vesting([0.1, 0.9], per_year=4)


def test_german_numbers() -> None:
    text = changed("person:", "language: de\ncurrency: EUR\nperson:")
    text = text.replace("120k", '"6.500 € / Monat", raise_per_year: "2,5%"')
    found = offer_b(text)
    assert (found.base_per_year, found.raise_per_year) == (78e3, 0.025)


def test_another_currency_has_one_dated_rate() -> None:
    text = with_part("currency: EUR") + "fx: {EUR: {rate: 1.08, date: 2026-01-31, source: ECB}}\n"
    found = read(text)
    assert found.offers[1].fx == 1.08
    line = found.fx[0]
    assert (line.currency, line.rate, line.day, line.source) == (
        "EUR",
        1.08,
        date(2026, 1, 31),
        "ECB",
    )


def test_a_broker_list_is_read_and_kept(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("date,shares\n2027-11-01,30\n", encoding="utf-8")
    path = tmp_path / "o.yaml"
    grant = "grants: [{vests_csv: v.csv, share_price: 100..120, as_of: 2026-11-01}]"
    path.write_text(with_part(grant), encoding="utf-8")
    found = read_offers(path)
    assert found.offers[1].grants[0].value == Range(3000, 3600)
    assert found.attachments == {"v.csv": b"date,shares\n2027-11-01,30\n"}


CSV = "grants: [{{vests_csv: {}, share_price: 5, as_of: 2026-01-01}}]"
OUTCOMES = "equity: {{outcomes: [{}]}}"
ROW = "{{probability: {}, payoff: 1M, in_years: 5}}"
BAD: dict[str, tuple[str, type[InputError], str, str]] = {
    # text, class, where, what else the message names
    "misspelt": (changed("base_per_year: 120k", "base_per_yaer: 120k"), BadField,
                 "offers.b.base_per_yaer", "got 120k|Did you mean base_per_year?"),
    "misspelt deep": (with_part(OUTCOMES.format("{probabilty: 1, payoff: 1, in_years: 5}")),
                      BadField, "offers.b.equity.outcomes.0.probabilty",
                      "Did you mean probability?"),
    "misspelt on top": (changed("person", "persn"), BadField, "persn", "Did you mean person?"),
    "no such field": (with_part("xyz: 1"), BadField, "offers.b.xyz", "got 1|Remove this field"),
    "missing": (changed("wealth: 100k", "horizon_years: 3"), BadField, "person.wealth", "required"),
    "negative pay": (changed("120k", "-5"), OutOfRange, "offers.b.base_per_year", "got -5|from 0"),
    "negative text": (changed("120k", "-120k"), OutOfRange, "offers.b.base_per_year", "got -120k"),
    "nan": (changed("120k", ".nan"), OutOfRange, "offers.b.base_per_year", "got nan|finite"),
    "inf": (changed("120k", ".inf"), OutOfRange, "offers.b.base_per_year", "got inf|finite"),
    "huge": (changed("120k", "0x" + "f" * 400), OutOfRange, "offers.b.base_per_year", "1e+15"),
    "bool": (changed("120k", "true"), BadField, "offers.b.base_per_year", "got True|a number"),
    "list": (changed("120k", "[1, 2]"), BadField, "offers.b.base_per_year", "got [1, 2]|a number"),
    "section": (changed("120k", "{a: 1}"), BadField, "offers.b.base_per_year", "a number"),
    "nothing": (changed("120k", "null"), BadField, "offers.b.base_per_year", "got None|a number"),
    "date": (changed("120k", "2020-01-01"), BadField, "offers.b.base_per_year", "got 2020-01-01"),
    "bytes": (changed("120k", "!!binary aGk="), BadField, "offers.b.base_per_year", "a number"),
    "words": (changed("120k", "a lot"), NotUnderstood, "offers.b.base_per_year", "got a lot"),
    "no section": (changed("{wealth: 100k}", "[1]"), BadField, "person", "got [1]|a section"),
    "offers as a list": (GOOD[: GOOD.index("offers")] + "offers: [a, b]", BadField, "offers",
                         "section"),
    "present job": (changed("true", "'yes'"), BadField, "offers.a.present_job", "true or false"),
    "language": (changed("person", "language: fr\nperson"), BadField, "language", "got fr|'de'"),
    "whole years": (changed("100k}", "100k, horizon_years: 3.5}"), BadField,
                    "person.horizon_years", "got 3.5|whole number"),
    "unknown wealth": (changed("wealth: 100k", "wealth: unknown"), OutOfRange, "person.wealth",
                       "got unknown|own number"),
    "tax": (with_part("tax: {pay: 100%}"), OutOfRange, "offers.b.tax.pay", "got 1|below 1"),
    "wrong version": (changed("version: 1", "version: 2"), BadField, "schema_version",
                      "got 2|schema_version: 1"),
    "no version": (changed("schema_version: 1\n", ""), BadField, "schema_version", "got -"),
    "version true": (changed("version: 1", "version: true"), BadField, "schema_version", "True"),
    "years": (promise("fails_after_years: 7..5"), OutOfRange,
              "offers.b.equity.promise.fails_after_years", "got 7..5|Swap"),
    "probabilities": (with_part(OUTCOMES.format(f"{ROW.format(0.5)}, {ROW.format(0.4)}")),
                      OutOfRange, "offers.b.equity.outcomes", "got 0.9|add up to 1"),
    "probability": (promise("probability: 150%"), OutOfRange,
                    "offers.b.equity.promise.probability", "got 1.5|from 0 to 1"),
    "probability range": (with_part(OUTCOMES.format(ROW.format("10%..20%"))), OutOfRange,
                          "offers.b.equity.outcomes", "got 0.1..0.2|add up to 1"),
    "promise or outcomes": (with_part("equity: {}"), BadField, "offers.b.equity", "either"),
    "vesting": (with_part("grants: [{value: 1, vesting: {by_year: [50%, 40%]}}]"), OutOfRange,
                "offers.b.grants.0.vesting.by_year", "got 0.9|100%"),
    "two vestings": (with_part("grants: [{value: 1, vesting: {years: 1, by_year: [1]}}]"),
                     BadField, "offers.b.grants.0.vesting", "either years or by_year"),
    "cliff": (with_part("grants: [{value: 1, vesting: {years: 1, cliff_years: 2}}]"), OutOfRange,
              "offers.b.grants.0.vesting.cliff_years", "got 2"),
    "no rate": (with_part("currency: EUR"), BadField, "offers.b.currency", "got EUR|under fx"),
    "other currency": (changed("120k", "120k EUR"), BadField, "offers.b.base_per_year",
                       "got 120k EUR|USD"),
    "rate": (with_part("currency: EUR") + "fx: {EUR: {rate: 0, date: 2026-01-01}}", BadField,
             "fx.EUR.rate", "got 0|above 0"),
    "no day": (with_part("currency: EUR") + "fx: {EUR: {rate: 1}}", BadField, "fx.EUR.date", "-"),
    "up the tree": (with_part(CSV.format("../x.csv")), BadFile, "vests_csv", "got ../x.csv|beside"),
    "from the root": (with_part(CSV.format("/etc/passwd")), BadFile, "vests_csv", "/etc/passwd"),
    "no list": (with_part(CSV.format("x.csv")), BadFile, "x.csv", "existing file"),
    "no price": (with_part("grants: [{vests_csv: x.csv, share_price: 5}]"), BadField,
                 "offers.b.grants.0.as_of", "a date"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_on_one_line(
    name: str, tmp_path: Path, is_one_line: IsOneLine
) -> None:
    text, kind, where, named = BAD[name]
    path = tmp_path / "o.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kind) as caught:
        read_offers(path)
    assert type(caught.value) is kind
    assert caught.value.where == f"o.yaml: {where}"
    assert all(part in str(caught.value) for part in named.split("|")), str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.parametrize("given", ["{job_gamble: hlaf}", "[1]"])
def test_risk_aversion_is_refused_in_our_own_words(given: str) -> None:
    with pytest.raises(BadField) as caught:
        read(changed("100k}", f"100k, risk_aversion: {given}}}"))
    assert "union" not in str(caught.value)
    assert "three_quarters" in str(caught.value)


def test_a_number_as_a_name_is_refused_in_our_own_words() -> None:
    with pytest.raises(BadField) as caught:
        read(changed("  b:", "  7:"))
    assert "[key]" not in str(caught.value)


def test_a_name_of_two_lines_is_told_on_one(is_one_line: IsOneLine) -> None:
    with pytest.raises(OutOfRange) as caught:
        read(changed("  b: {base_per_year: 120k}", '  "b\\nc": {base_per_year: -1}'))
    assert is_one_line(caught.value)


IGNORED = {
    "vesting beside a promise": "equity: {promise: {payoff: 1, in_years: 5}, vests_over_years: 2}",
    "price without a list": "grants: [{value: 1, share_price: 5}]",
    "day without a list": "grants: [{value: 1, as_of: 2026-01-01}]",
}


@pytest.mark.parametrize("name", IGNORED)
def test_what_has_no_use_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        read(with_part(IGNORED[name]))


def test_a_list_beside_a_value_is_refused() -> None:
    text = with_part("grants: [{vests_csv: v.csv, share_price: 5, as_of: 2026-01-01, value: 1M}]")
    with pytest.raises(InputError):
        offers_from_bytes(text.encode(), "o.yaml", lambda _: b"date,shares\n2027-01-01,5\n")


def test_two_targets_of_which_one_is_0_are_one_too_many() -> None:
    with pytest.raises(BadField) as caught:
        read(with_part("bonus: {target_share: 0, target_per_year: 5k}"))
    assert caught.value.fix.key == "fix.drop_one"


def test_a_missing_wealth_is_not_to_be_written_as_unknown() -> None:
    with pytest.raises(BadField) as caught:
        read(changed("wealth: 100k", "horizon_years: 3"))
    assert "unknown" not in str(caught.value)


LATE = {
    # seen only when the offers are compared: text, class, where, what else the message names
    "one offer": (GOOD[: GOOD.index("  b:")], BadField, "offers", "got 1|two or more"),
    "two present jobs": (with_part("present_job: true"), BadField, "offers", "got a, b|at most"),
    "two open chances": (promise("stake: 1%").replace("true", "true, equity: {promise: {payoff: 1, "
                         "in_years: 5}}"), BadField, "offers", "got a, b|at most one"),
    "horizon": (promise("stake: 1%").replace("100k}", "100k, horizon_years: 3}"), OutOfRange,
                "horizon_years", "got 3|at least 5"),
    "no wealth": (changed("wealth: 100k", "wealth: 0").replace("120k", "0"), OutOfRange, "wealth",
                  "got 0|above 0|pay that goes on"),
    "no prior": (with_part("grants: [{value: unknown}]"), OutOfRange, "offers.b.grants.0.value",
                 "got unknown|own number"),
}  # fmt: skip


@pytest.mark.parametrize("name", LATE)
def test_what_is_seen_late_is_refused_on_one_line(
    name: str, tmp_path: Path, is_one_line: IsOneLine
) -> None:
    text, kind, where, named = LATE[name]
    path = tmp_path / "o.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kind) as caught:
        compare_offers(path)
    assert caught.value.where.endswith(where)
    assert all(part in str(caught.value) for part in named.split("|")), str(caught.value)
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", LATE)
def test_what_is_seen_late_names_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(LATE[name][0], encoding="utf-8")
    with pytest.raises(InputError, match=r"o\.yaml"):
        compare_offers(path)

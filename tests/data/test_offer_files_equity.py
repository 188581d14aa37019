"""Grants in private companies in offers files: what they say."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import goingrate
from goingrate.base.errors import BadField, InputError
from goingrate.base.quantity import UNKNOWN, Quantity, Range
from goingrate.base.texts import say
from goingrate.data import equity_models as shape
from goingrate.data.offer_files import OffersRead, offers_from_bytes, read_offers
from goingrate.offer.cap_table.holders import CapTable, Preferred
from goingrate.offer.private.terms import (
    Company,
    EquityGrant,
    LicenceAndHire,
    PrivateEquity,
    Tender,
)
from goingrate.offer.vesting import even_vesting, yearly_vesting

IsOneLine = Callable[[InputError], bool]

TABLE = """\
schema_version: 1
company: Example
common_shares: 8M
preferred:
  - {name: Series A, shares: 2M, invested: 5M}
  - {name: Series B, shares: 3M, invested: 15M}
"""


def tree(equity: dict[str, Any], **top: Any) -> dict[str, Any]:
    """Return an offers file in which offer b has this equity."""
    return {
        "schema_version": 1,
        "person": {"wealth": "100k"},
        "offers": {
            "a": {"base_per_year": 100_000, "present_job": True},
            "b": {"base_per_year": 120_000, "equity": equity},
        },
        **top,
    }


def grants(*, company: dict[str, Any] | None = None, **terms: Any) -> dict[str, Any]:
    """Return equity with one grant of options, some of its terms changed (None: left out)."""
    grant = {"kind": "iso", "shares": 20_000, "strike": 1.2, **terms}
    known = {"raised": "60M", "last_price": 4.1, "fully_diluted": "25M"}
    return {
        "grants": [{name: value for name, value in grant.items() if value is not None}],
        "company": known if company is None else company,
    }


class Plain(yaml.SafeDumper):
    """Writes YAML without aliases, which an offers file may not have."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (the library passes it)
        return True


def written(content: dict[str, Any]) -> bytes:
    return yaml.dump(content, Dumper=Plain, allow_unicode=True).encode()


def read(
    equity: dict[str, Any], attached: dict[str, bytes] | None = None, **top: Any
) -> OffersRead:
    files = attached or {}
    return offers_from_bytes(written(tree(equity, **top)), "o.yaml", lambda name: files[name])


def equity_of(found: OffersRead) -> PrivateEquity:
    equity = found.offers[1].equity
    assert isinstance(equity, PrivateEquity)
    return equity


def grant_of(**terms: Any) -> EquityGrant:
    return equity_of(read(grants(**terms))).grants[0]


def company_of(**known: Any) -> Company:
    return equity_of(read(grants(company=known))).company


def with_table(attached: dict[str, bytes] | None = None, **known: Any) -> OffersRead:
    company = {"cap_table": "t.yaml", **known}
    return read(grants(company=company), attached or {"t.yaml": TABLE.encode()})


def test_the_smallest_grant_leaves_open_what_is_left_out() -> None:
    text = "{grants: [{kind: rsu, shares: 5k}], company: {raised: 10M..20M}}"
    assert equity_of(read(yaml.safe_load(text))) == PrivateEquity(
        Company(raised=Range(10e6, 20e6)), (EquityGrant("rsu", 5000.0),)
    )


def test_every_field_of_a_grant() -> None:
    text = """
        kind: iso
        shares: 20_000
        strike: 1.20
        vesting: {by_year: [5%, 15%, 40%, 40%], per_year: 1}
        vested_for_years: 1.5
        expires_in_years: 7
        exercise_window: 3 months
        leaver: vested_decay
        decay_years: 3
        accelerated: 50%
        unvested_goes_on: false
        double_trigger: true
        early_exercise: false
        section_83b: false
    """
    assert grant_of(**yaml.safe_load(text)) == EquityGrant(
        "iso",
        20e3,
        strike=1.2,
        vesting=yearly_vesting([0.05, 0.15, 0.4, 0.4]),
        granted_in_years=-1.5,
        expires_in_years=7.0,
        window_years=0.25,
        leaver="vested_decay",
        decay_years=3.0,
        accelerated=0.5,
        unvested_goes_on=False,
        double_trigger=True,
    )


def test_every_field_of_a_company() -> None:
    text = """
        stage: series_b
        raised: 60M
        last_price: 4.10
        fully_diluted: 25M
        post_money: 100M..105M
        company_value: 80M
        post_money_times_raised: 2
        strike_share_of_price: 30%
        last_round_share: 60%
        older_price_share: 40%
        volatility_per_year: 90%
        growth_per_year: 8%
        safe_rate_per_year: 4%
        exit_rate_per_year: 20%
        failure_per_year: 5%..10%
        rounds_per_year: 0.6
        dilution_per_round: 15%
        pool_per_round: 5%
        lock_up_years: 0.5
        lock_up_volatility: 60%
        tender: {in_years: 2, cap_per_person: 10M, holding_years: 2, price_share: 90%}
        licence_and_hire:
          {share_of_sales: 5%, team_share: 40%, hired: 30, left_behind: 100, spread: 1}
    """
    assert company_of(**yaml.safe_load(text)) == Company(
        stage="series_b",
        raised=60e6,
        last_price=4.1,
        fully_diluted=25e6,
        post_money=Range(100e6, 105e6),
        company_value=80e6,
        post_money_times_raised=2.0,
        strike_share_of_price=0.3,
        last_round_share=0.6,
        older_price_share=0.4,
        volatility_per_year=0.9,
        growth_per_year=0.08,
        safe_rate_per_year=0.04,
        exit_rate_per_year=0.2,
        failure_per_year=Range(0.05, 0.1),
        rounds_per_year=0.6,
        dilution_per_round=0.15,
        pool_per_round=0.05,
        lock_up_years=0.5,
        lock_up_volatility=0.6,
        tender=Tender(2.0, 10e6, 2.0, 0.9),
        licence_and_hire=LicenceAndHire(0.05, 0.4, 30.0, 100.0, 1.0),
    )


def test_what_belongs_to_the_person() -> None:
    equity = grants() | {"cash_to_exercise": "50k", "market_correlation": "unknown"}
    found = equity_of(read(equity))
    assert (found.cash_to_exercise, found.market_correlation) == (50e3, UNKNOWN)


#: Fields of value types that the file calls by another name, or cannot set.
ELSEWHERE = {
    EquityGrant: {"window_years"},
    Company: {"table", "ipo"},
    PrivateEquity: set(),
    Tender: set(),
    LicenceAndHire: set(),
}
SECTIONS: dict[type, type[shape.Section]] = {
    EquityGrant: shape.EquityGrantSection,
    Company: shape.CompanySection,
    PrivateEquity: shape.EquitySection,
    Tender: shape.TenderSection,
    LicenceAndHire: shape.LicenceAndHireSection,
}


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda kind: kind.__name__)
def test_the_file_can_say_whatever_the_value_types_hold(kind: type) -> None:
    fields = {item.name for item in dataclasses.fields(kind)}
    assert fields - ELSEWHERE[kind] <= set(SECTIONS[kind].model_fields)


def numeric_fields() -> list[tuple[type, str]]:
    return [
        (kind, item.name)
        for kind in SECTIONS
        for item in dataclasses.fields(kind)
        if "spec" in item.metadata and item.name not in ELSEWHERE[kind]
    ]


def place_of(kind: type, name: str, value: object) -> dict[str, Any]:
    """Return equity in which one numeric field has a value, and all that the field calls for."""
    if kind is EquityGrant:
        profit = {"kind": "profit_units"} if name == "cap_per_share" else {}
        decay = {"leaver": "vested_decay"} if name == "decay_years" else {}
        return grants(**{**profit, **decay, name: value})
    if kind is PrivateEquity:
        return grants() | {name: value}
    section: dict[str, Any] = {name: value}
    if kind is Tender:
        section = {"tender": {"in_years": 2, "cap_per_person": "1M"} | section}
    if kind is LicenceAndHire:
        section = {"licence_and_hire": {"share_of_sales": "5%"} | section}
    return grants(company={"raised": "60M"} | section)


def value_at(equity: PrivateEquity, kind: type, name: str) -> Any:
    company = equity.company
    homes: dict[type, object] = {
        EquityGrant: equity.grants[0],
        PrivateEquity: equity,
        Company: company,
        Tender: company.tender,
        LicenceAndHire: company.licence_and_hire,
    }
    return getattr(homes[kind], name)


@pytest.mark.parametrize(("kind", "name"), numeric_fields())
def test_each_number_may_be_a_range_or_unknown(kind: type, name: str) -> None:
    low, high = (1.5, 2.5) if name == "post_money_times_raised" else (0.25, 0.3)
    wanted: dict[str, Quantity] = {
        f"{low}..{high}": Range(low, high),
        "unknown": UNKNOWN,
        f"{low}": low,
    }
    for text, value in wanted.items():
        found = value_at(equity_of(read(place_of(kind, name, text))), kind, name)
        assert found == value


@pytest.mark.parametrize(("kind", "name"), numeric_fields())
@pytest.mark.parametrize("value", [-99, "-99", float("nan"), "1e99", [1], {"a": 1}, "many", True])
def test_each_number_that_cannot_be_is_refused_where_it_stands(
    kind: type, name: str, value: object, is_one_line: IsOneLine
) -> None:
    with pytest.raises(InputError) as caught:
        read(place_of(kind, name, value))
    assert caught.value.where.startswith("o.yaml: offers.b.equity.")
    assert caught.value.where.endswith(f".{name}")
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("text", "years"),
    [("3 months", 0.25), ("6..12 Monate", Range(0.5, 1.0)), (10, 10.0), ("unknown", UNKNOWN)],
)
def test_an_exercise_window_is_a_length(text: object, years: object) -> None:
    assert grant_of(exercise_window=text).window_years == years


@pytest.mark.parametrize(
    ("text", "years"), [(1.5, -1.5), ("1..3", Range(-3.0, -1.0)), (0, 0.0), ("50%", -0.5)]
)
def test_a_running_grant_was_made_in_the_past(text: object, years: object) -> None:
    assert grant_of(vested_for_years=text).granted_in_years == years


def test_a_refresher_comes_later() -> None:
    assert grant_of(granted_in_years="1..2").granted_in_years == Range(1.0, 2.0)


@pytest.mark.parametrize(
    ("text", "rate"), [(5, 0.2), ("4..8", Range(0.125, 0.25)), ("unknown", UNKNOWN)]
)
def test_years_to_an_exit_are_the_inverse_of_its_rate(text: object, rate: object) -> None:
    assert company_of(raised="1M", years_to_exit=text).exit_rate_per_year == rate


def test_vesting_by_month() -> None:
    vesting = {"years": 4, "cliff_years": 1, "per_year": 12}
    wanted = even_vesting(years=4, cliff_years=1, per_year=12)
    assert grant_of(vesting=vesting).vesting == wanted


def test_german_numbers() -> None:
    equity = grants(
        company={"raised": "60 Mio. €", "fully_diluted": "25.000.000", "growth_per_year": "7,5%"},
        shares="20.000",
        strike="1,20 €",
        exercise_window="1,5 Jahre",
    )
    found = equity_of(read(equity, language="de", currency="EUR"))
    grant, company = found.grants[0], found.company
    assert (grant.shares, grant.strike, grant.window_years) == (20e3, 1.2, 1.5)
    assert (company.raised, company.fully_diluted) == (60e6, 25e6)
    assert company.growth_per_year == 0.075


def test_money_is_in_the_offers_own_currency() -> None:
    fx = {"EUR": {"rate": 1.1, "date": date(2026, 1, 31)}}
    content = tree(grants(strike="1.20 EUR"), fx=fx)
    with pytest.raises(BadField, match="USD"):
        offers_from_bytes(written(content), "o.yaml")
    content["offers"]["b"]["currency"] = "EUR"
    assert equity_of(offers_from_bytes(written(content), "o.yaml")).grants[0].strike == 1.2


def test_several_grants_of_different_kinds() -> None:
    equity = grants()
    equity["grants"] += [
        {"kind": "restricted_stock", "shares": 10, "strike": 0.1, "section_83b": True},
        {"kind": "virtual", "shares": 20, "strike": 2},
        {"kind": "profit_units", "shares": 30, "cap_per_share": 900},
        {"kind": "nso", "shares": 40, "strike": 1, "early_exercise": True, "section_83b": True},
        {"kind": "double_trigger_rsu", "shares": 50, "leaver": "loses_all"},
    ]
    found = equity_of(read(equity)).grants
    assert [grant.kind for grant in found[1:]] == [item["kind"] for item in equity["grants"][1:]]
    assert found[3].cap_per_share == 900.0
    assert found[5].leaver == "loses_all"


def test_a_cap_table_is_read_and_kept() -> None:
    found = with_table(newest="Series A")
    company = equity_of(found).company
    assert company.table == CapTable(
        8e6,
        preferred=(
            Preferred("Series A", shares=2e6, issue_price=2.5),
            Preferred("Series B", shares=3e6, issue_price=5.0),
        ),
        name="Example",
    )
    assert (company.newest, company.raised) == ("Series A", None)
    assert found.attachments == {"t.yaml": TABLE.encode()}


def test_a_cap_table_is_read_beside_the_file_and_again_from_what_was_kept(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "t.yml").write_text(TABLE, encoding="utf-8")
    path = tmp_path / "o.yaml"
    company = {"cap_table": "tables/t.yml"}
    path.write_bytes(written(tree(grants(company=company))))
    found = read_offers(path)
    kept = dict(found.attachments)
    assert list(kept) == ["tables/t.yml"]
    (tmp_path / "tables" / "t.yml").unlink()
    assert offers_from_bytes(found.content, "o.yaml", kept.__getitem__).offers == found.offers


OCF: list[dict[str, Any]] = [
    {"object_type": "ISSUER", "id": "i", "legal_name": "Example", "formation_date": "2020-01-01"},
    {"object_type": "STOCK_CLASS", "id": "c", "name": "Common", "class_type": "COMMON",
     "seniority": "1"},
    {"object_type": "STOCK_CLASS", "id": "p", "name": "Series A", "class_type": "PREFERRED",
     "seniority": "2", "price_per_share": {"amount": "2", "currency": "USD"},
     "liquidation_preference_multiple": "1", "conversion_rights": []},
    {"object_type": "TX_STOCK_ISSUANCE", "id": "1", "security_id": "1", "date": "2021-01-01",
     "stock_class_id": "c", "stakeholder_id": "s", "quantity": "800"},
    {"object_type": "TX_STOCK_ISSUANCE", "id": "2", "security_id": "2", "date": "2022-01-01",
     "stock_class_id": "p", "stakeholder_id": "s", "quantity": "200"},
]  # fmt: skip


def test_a_zip_file_of_the_open_cap_format_with_what_it_takes_for_granted(tmp_path: Path) -> None:
    path = tmp_path / "company.ocf.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("all.ocf.json", json.dumps({"items": OCF}))
    content = path.read_bytes()
    found = read(grants(company={"cap_table": path.name}), {path.name: content})
    table = equity_of(found).company.table
    assert table is not None
    assert (table.common_shares, [one.name for one in table.preferred]) == (800.0, ["Series A"])
    assert found.attachments == {path.name: content}
    assert found.notes
    assert all(say(note.key, **dict(note.values)) for note in found.notes)


def test_one_file_of_the_open_cap_format() -> None:
    content = json.dumps({"items": OCF}).encode()
    found = read(grants(company={"cap_table": "all.json"}), {"all.json": content})
    assert equity_of(found).company.table is not None


def test_two_offers_with_the_same_cap_table_read_it_once() -> None:
    content = json.dumps({"items": OCF}).encode()
    both = tree(grants(company={"cap_table": "all.json"}))
    both["offers"]["c"] = both["offers"]["b"]
    asked = []

    def attached(name: str) -> bytes:
        asked.append(name)
        return content

    found = offers_from_bytes(written(both), "o.yaml", attached)
    assert len(set(found.notes)) == len(found.notes) > 0
    assert asked == ["all.json"]


def test_values_of_one_round_may_differ_as_much_as_the_press_rounds() -> None:
    known = {"raised": "60M", "last_price": 4.1, "fully_diluted": "25M..30M"}
    assert company_of(**known, post_money="130M").post_money == 130e6


SECTION_FIELDS = [
    (kind, name) for kind, section in SECTIONS.items() for name in section.model_fields
]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@settings(max_examples=300)
@given(st.sampled_from(SECTION_FIELDS), ANYTHING)
def test_nothing_crashes(field: tuple[type, str], value: object) -> None:
    content, told = written(tree(place_of(*field, value))), ""
    try:
        offers_from_bytes(content, "o.yaml", lambda _: TABLE.encode())
    except InputError as error:
        told = str(error)
    assert len(told.splitlines()) <= 1


@pytest.mark.parametrize("name", ["private-grant.yaml", "optionen-im-startup.yaml"])
def test_the_examples_are_read(name: str, examples: Path) -> None:
    found = read_offers(examples / name)
    equity = equity_of(found)
    assert found.offers[0].present_job
    assert equity.grants[0].leaver == "keeps_vested"
    assert equity.company.failure_per_year == UNKNOWN


def test_the_german_example_names_its_judgment(examples: Path) -> None:
    found = read_offers(examples / "optionen-im-startup.yaml")
    grant = equity_of(found).grants[0]
    assert (grant.kind, grant.shares, grant.strike) == ("virtual", 5000.0, 12.5)
    assert b"10 AZR 67/24" in found.content


def test_public_names() -> None:
    for kind in SECTIONS:
        assert getattr(goingrate, kind.__name__) is kind
        assert kind.__name__ in goingrate.__all__

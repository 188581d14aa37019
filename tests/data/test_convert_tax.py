"""Tax sections of offers files: homes as read, and how what does not fit is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.cli.run import run
from goingrate.data.convert_tax import home_at
from goingrate.data.offer_files import OffersRead, offers_from_bytes
from goingrate.data.tax_households import LAENDER
from goingrate.data.tax_laws import law_book
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome
from goingrate.offer.tax.rates import TaxRates

IsOneLine = Callable[[InputError], bool]
Section = dict[str, Any]

US: Section = {"country": "US", "state": "CA"}
DE: Section = {"country": "DE", "state": "BY"}
RATES: Section = {"pay": "38%", "equity": "30%"}
COMPANY: Section = {"raised": "60M", "last_price": 4.1, "fully_diluted": "25M"}


def offers(
    person: Section | None, offer: Section | None = None, *, currency: str = "USD", **b: Any
) -> bytes:
    """Return an offers file: tax of the person, of offer b, and more of offer b."""
    jobs: dict[str, Section] = {
        "a": {"base_per_year": 100_000, "present_job": True},
        "b": {"base_per_year": 120_000, **b},
    }
    if offer is not None:
        jobs["b"]["tax"] = offer
    content: Section = {
        "schema_version": 1,
        "currency": currency,
        "person": {"wealth": 100_000} | ({} if person is None else {"tax": person}),
        "fx": {"JPY": {"rate": 0.007, "date": "2026-01-31"}},
        "offers": jobs,
    }
    # dates are not texts in YAML
    return yaml.safe_dump(content).replace("'2026-01-31'", "2026-01-31").encode()


def us(**more: Any) -> bytes:
    """Return an offers file of somebody in California; `more` goes into the tax section."""
    return offers(US | more)


def de(**more: Any) -> bytes:
    return offers(DE | more, currency="EUR")


def equity(kind: str, **terms: Any) -> Section:
    """Return equity with one grant."""
    priced = {} if "rsu" in kind else {"strike": 0.1}
    capped = {"cap_per_share": 5} if kind == "profit_units" else {}
    grant = {"kind": kind, "shares": 1000, **priced, **capped, **terms}
    return {"equity": {"grants": [grant], "company": COMPANY}}


def promise(**more: Any) -> Section:
    return {"equity": {"promise": {"payoff": "1M", "in_years": 5, **more}}}


def outcomes(payoff: object = "1M", **more: Any) -> Section:
    rows = [{"probability": "100%", "payoff": payoff, "in_years": 5}]
    return {"equity": {"outcomes": rows, **more}}


def read(content: bytes) -> OffersRead:
    return offers_from_bytes(content, "o.yaml")


def home(content: bytes) -> TaxHome:
    found = read(content).person.tax
    assert not isinstance(found, TaxRates)
    return found


def american(content: bytes) -> UsHome:
    found = home(content)
    assert isinstance(found, UsHome)
    return found


def german(content: bytes) -> DeHome:
    found = home(content)
    assert isinstance(found, DeHome)
    return found


def test_a_home_in_the_united_states_with_every_field() -> None:
    found = american(
        us(
            status="married_joint",
            year=2025,
            spouse_wages_per_year="80k..90k",
            itemized_deductions_per_year="$30k",
            index_per_year="2%",
        )
    )
    assert found == UsHome(
        federal=law_book("us"),
        first_year=2025,
        status="married_joint",
        state=law_book("us-ca"),
        spouse_wages_per_year=Range(80e3, 90e3),
        itemized_deductions_per_year=30e3,
        index_per_year=0.02,
        in_offer_currency=False,
    )


def test_a_home_in_germany_with_every_field() -> None:
    found = german(
        de(
            state="sn",
            status="married_joint",
            year=2025,
            spouse_wages_per_year="4000/month",
            index_per_year="1%..3%",
            church="member",
            children=2,
            health="private",
            private_premium_per_month=450,
        )
    )
    assert found == DeHome(
        book=law_book("de"),
        first_year=2025,
        person=DePerson(
            joint=True,
            church_rate=0.09,
            children=2,
            health="private",
            private_premium_per_year=5400.0,
            saxony=True,
        ),
        spouse_wages_per_year=48e3,
        index_per_year=Range(0.01, 0.03),
    )


def test_statutory_health_with_its_own_rate() -> None:
    person = german(de(health="statutory", additional_health_rate="2.5%")).person
    assert person == DePerson(additional_health_rate=0.025)


def test_what_is_left_out() -> None:
    assert american(us()) == UsHome(
        law_book("us"), law_book("us").last_year, state=law_book("us-ca")
    )
    assert german(de()) == DeHome(law_book("de"), law_book("de").last_year)
    assert american(us()).index_per_year == UNKNOWN


def test_a_spouse_without_wages_may_be_told_of_anybody() -> None:
    assert american(us(spouse_wages_per_year=0)).spouse_wages_per_year == 0.0
    assert german(de(status="single", spouse_wages_per_year=0)).spouse_wages_per_year == 0.0


@pytest.mark.parametrize("land", LAENDER)
def test_church_tax_that_agrees_with_the_land(land: str) -> None:
    rate = 8 if land in ("BW", "BY") else 9
    for told in (land, land.lower(), "member", "ja", f"{rate}%", rate / 100):
        person = german(de(state=land, church=told)).person
        assert person.church_rate == rate / 100, told
    assert german(de(state=land, church="none")).person.church_rate == 0.0
    assert german(offers({"country": "DE", "church": land}, currency="EUR")).person.church_rate > 0


@pytest.mark.parametrize("tax", [US, RATES, None])
def test_treatments_of_american_law(tax: Section | None) -> None:
    found = read(offers(tax, **equity("restricted_stock", section_83b=True, small_business=True)))
    held = found.offers[1].equity
    assert isinstance(held, PrivateEquity)
    assert held.grants[0].section_83b
    assert held.grants[0].small_business


@pytest.mark.parametrize("kind", ["rsu", "restricted_stock"])
def test_treatment_of_german_law(kind: str) -> None:
    held = read(offers(DE, currency="EUR", **equity(kind, section_19a=True))).offers[1].equity
    assert isinstance(held, PrivateEquity)
    assert held.grants[0].section_19a


def test_a_treatment_that_is_denied_needs_no_law() -> None:
    denied = {"section_83b": False, "small_business": False, "section_19a": False}
    for content in (
        offers(US, **equity("virtual", **denied)),
        offers(DE, currency="EUR", **equity("iso", **denied)),
    ):
        assert read(content).offers[1].equity is not None


def test_the_tax_of_the_offer_counts_before_that_of_the_person() -> None:
    given = equity("rsu", section_19a=True)
    assert read(offers(RATES, DE, currency="EUR", **given)).offers[1].equity is not None
    assert read(offers(RATES, US, **promise(taxed_as="wages"))).offers[1].equity is not None
    assert read(offers(US, **outcomes(taxed_as="wages"))).offers[1].equity is not None


def test_effective_rates_keep_their_limits() -> None:
    assert read(offers(RATES, base_per_year=9e14, sign_on={"amount": 9e14})).offers[1]


def test_amounts_are_limited_in_the_money_of_the_law() -> None:
    found = read(offers(US, currency="USD", **promise(payoff="1000B")))
    assert found.offers[1].equity is not None
    yen = offers(US, base_per_year=2e13)
    assert read(_in_yen(yen)).offers[1].base_per_year == 2e13  # 140 billion dollars


def test_amounts_of_a_company_are_not_those_of_a_person() -> None:
    given = equity("nso")
    given["equity"]["company"] = {"raised": "1500B", "last_price": 100, "fully_diluted": "100B"}
    assert read(offers(US, **given)).offers[1].equity is not None


def test_a_list_of_a_broker_is_limited_by_its_price(is_one_line: IsOneLine) -> None:
    grant = {"vests_csv": "v.csv", "share_price": 1e11, "as_of": "2026-01-31"}
    content = offers(US, grants=[grant])
    with pytest.raises(OutOfRange) as caught:
        offers_from_bytes(content, "o.yaml", lambda _: b"date,shares\n2027-11-01,30\n")
    assert caught.value.where == f"o.yaml: {B}.grants.0.share_price"
    assert is_one_line(caught.value)


def _in_yen(content: bytes) -> bytes:
    return content.replace(b"    base_per_year: 20", b"    currency: JPY\n    base_per_year: 20")


TAX = "person.tax"
B = "offers.b"
SPOUSE = f"{TAX}.spouse_wages_per_year"
ITEMIZED = f"{TAX}.itemized_deductions_per_year"
CHURCH = f"{TAX}.church"
PREMIUM = f"{TAX}.private_premium_per_month"
GRANT = f"{B}.equity.grants.0"
JOINT = "only together with status: married_joint"
MOST = "at most 1 trillion USD"
UP_TO = str(law_book("us").last_year + 40)
BAD: dict[str, tuple[bytes, type[InputError], str, str]] = {
    # content, class, where, what else the message names
    "spouse of nobody": (us(spouse_wages_per_year="50k"), BadField, SPOUSE, f"got 50k|{JOINT}"),
    "spouse apart": (us(status="married_separate", spouse_wages_per_year=1), BadField, SPOUSE,
                     JOINT),
    "spouse of the widowed": (us(status="surviving_spouse", spouse_wages_per_year=1), BadField,
                              SPOUSE, JOINT),
    "spouse of a single": (de(status="single", spouse_wages_per_year="0..50k"), BadField, SPOUSE,
                           f"got 0..50k|{JOINT}"),
    "spouse in Germany": (de(spouse_wages_per_year="50k"), BadField, SPOUSE, JOINT),
    "spouse unknown": (us(status="married_joint", spouse_wages_per_year="unknown"), OutOfRange,
                       SPOUSE, "got unknown|a number or a range"),
    "spouse unknown, single": (us(spouse_wages_per_year="unknown"), OutOfRange, SPOUSE,
                               "a number or a range"),
    "spouse unknown in Germany": (de(spouse_wages_per_year="unknown"), OutOfRange, SPOUSE,
                                  "a number or a range"),
    "spouse below 0": (us(status="married_joint", spouse_wages_per_year=-1), OutOfRange, SPOUSE,
                       "got -1"),
    "spouse of a trillion": (us(status="married_joint", spouse_wages_per_year="2000B"), OutOfRange,
                             SPOUSE, f"got 2000000000000|{MOST}"),
    "spouse of a trillion in Germany": (de(status="married_joint", spouse_wages_per_year=2e12),
                                        OutOfRange, SPOUSE, "at most 1 trillion EUR"),
    "itemized unknown": (us(itemized_deductions_per_year="unknown"), OutOfRange, ITEMIZED,
                         "got unknown|a number or a range"),
    "itemized of a trillion": (us(itemized_deductions_per_year="1B..2000B"), OutOfRange, ITEMIZED,
                               f"got 1e+09..2e+12|{MOST}"),
    "church at 9% in Bavaria": (de(church="9%"), BadField, CHURCH, "got 9%|BY or 8%"),
    "church at 0.09 in Bavaria": (de(church=0.09), BadField, CHURCH, "got 0.09|BY or 8%"),
    "church at 8% elsewhere": (de(state="NW", church="8%"), BadField, CHURCH, "got 8%|NW or 9%"),
    "church of another Land": (de(church="NW"), BadField, CHURCH, "got NW|member, BY"),
    "church of one at the same rate": (de(church="bw"), BadField, CHURCH, "got bw|BY or 8%"),
    "a premium with statutory health": (de(health="statutory", private_premium_per_month=450),
                                        BadField, PREMIUM, "got 450|health: private"),
    "a premium without a kind": (de(private_premium_per_month=450), BadField, PREMIUM,
                                 "health: private"),
    "private without a premium": (de(health="private"), BadField, PREMIUM, "got -|required"),
    "a premium of a trillion": (de(health="private", private_premium_per_month=2e12), OutOfRange,
                                PREMIUM, "at most 1 trillion EUR"),
    "a rate of private health": (de(health="private", private_premium_per_month=450,
                                    additional_health_rate="2.5%"), BadField,
                                 f"{TAX}.additional_health_rate", "got 2.5%|health: statutory"),
    "far ahead": (us(year=2300), BadField, f"{TAX}.year", f"got 2300|to {UP_TO} in US, US-CA"),
    "far ahead in Germany": (de(year=2300), BadField, f"{TAX}.year", "got 2300|in DE"),
    "long ago": (us(year=1999), BadField, f"{TAX}.year", f"got 1999|to {UP_TO}"),
    "base": (offers(US, base_per_year=2e12), OutOfRange, f"{B}.base_per_year", f"got 2000|{MOST}"),
    "base by the law of the offer": (offers(RATES, US, base_per_year=2e12), OutOfRange,
                                     f"{B}.base_per_year", MOST),
    "base in yen": (_in_yen(offers(US, base_per_year=2e14)), OutOfRange, f"{B}.base_per_year",
                    "got 2000|USD"),
    "bonus": (offers(US, bonus={"target_per_year": "2000B"}), OutOfRange,
              f"{B}.bonus.target_per_year", MOST),
    "bonus as a share": (offers(US, base_per_year=8e11, bonus={"target_share": 2}), OutOfRange,
                         f"{B}.bonus.target_share", MOST),
    "sign-on": (offers(US, sign_on={"amount": "1..2000B"}), OutOfRange, f"{B}.sign_on.amount",
                MOST),
    "relocation": (offers(US, relocation=2e12), OutOfRange, f"{B}.relocation", MOST),
    "benefits": (offers(US, benefits_per_year=2e12), OutOfRange, f"{B}.benefits_per_year", MOST),
    "stock units": (offers(US, grants=[{"value": 2e12}]), OutOfRange, f"{B}.grants.0.value", MOST),
    "later pay": (offers(US, job_loss={"later_pay_per_year": 2e12}), OutOfRange,
                  f"{B}.job_loss.later_pay_per_year", MOST),
    "payoff": (offers(DE, currency="EUR", **promise(payoff="2000B")), OutOfRange,
               f"{B}.equity.promise.payoff", "1 trillion EUR"),
    "payoff of an outcome": (offers(US, **outcomes(2e12)), OutOfRange,
                             f"{B}.equity.outcomes.0.payoff", MOST),
    "strike": (offers(US, **equity("nso", strike=2e12)), OutOfRange, f"{GRANT}.strike", MOST),
    "19a in the US": (offers(US, **equity("rsu", section_19a=True)), BadField,
                      f"{GRANT}.section_19a", "got true|country: DE alone"),
    "19a by the law of the offer": (offers(RATES, US, **equity("rsu", section_19a=True)), BadField,
                                    f"{GRANT}.section_19a", "country: DE alone"),
    "19a of options": (offers(DE, currency="EUR", **equity("nso", section_19a=True)), BadField,
                       f"{GRANT}.section_19a", "kind: rsu, restricted_stock"),
    "19a of virtual shares": (offers(DE, currency="EUR", **equity("virtual", section_19a=True)),
                              BadField, f"{GRANT}.section_19a", "kind: rsu, restricted_stock"),
    "19a of virtual shares, no tax": (offers(None, **equity("virtual", section_19a=True)), BadField,
                                      f"{GRANT}.section_19a", "kind: rsu, restricted_stock"),
    "83(b) in Germany": (offers(DE, currency="EUR", **equity("restricted_stock", section_83b=True)),
                         BadField, f"{GRANT}.section_83b", "got true|country: US alone"),
    "small business in Germany": (offers(DE, currency="EUR", **equity("iso", small_business=True)),
                                  BadField, f"{GRANT}.small_business", "country: US alone"),
    "small business of virtual shares": (offers(US, **equity("virtual", small_business=True)),
                                         BadField, f"{GRANT}.small_business",
                                         "not together with kind: virtual"),
    "small business of profit units": (offers(US, **equity("profit_units", small_business=True)),
                                       BadField, f"{GRANT}.small_business", "kind: profit_units"),
    "taxed_as at rates": (offers(RATES, **promise(taxed_as="wages")), BadField,
                          f"{B}.equity.promise.taxed_as", "got wages|the law of a country"),
    "taxed_as without tax": (offers(None, **promise(taxed_as="wages")), BadField,
                             f"{B}.equity.promise.taxed_as", "the law of a country|country: DE"),
    "taxed_as at the offer's rates": (offers(US, RATES, **promise(taxed_as="wages")), BadField,
                                      f"{B}.equity.promise.taxed_as", "the law of a country"),
    "taxed_as of outcomes": (offers(RATES, **outcomes(taxed_as="long_term_gain")), BadField,
                             f"{B}.equity.taxed_as", "got long_term_gain|the law of a country"),
    "no place": (offers({"country": "France"}), BadField, f"{TAX}.country", "Germany, or the US"),
    "no state": (offers({"country": "US"}), BadField, f"{TAX}.state", "built in: AK, CA"),
    "a state without a book": (us(state="OR"), BadField, f"{TAX}.state", "got OR|CA, NY, WA"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_sections_are_refused_on_one_line(name: str, is_one_line: IsOneLine) -> None:
    content, kind, where, named = BAD[name]
    with pytest.raises(InputError) as caught:
        read(content)
    told = str(caught.value)
    assert type(caught.value) is kind, told
    assert caught.value.where == f"o.yaml: {where}", told
    assert all(part in told for part in named.split("|")), told
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", ["no place", "no state"])
def test_places_in_offers_promise_no_other_program(name: str) -> None:
    with pytest.raises(BadField) as caught:
        read(BAD[name][0])
    assert "tenforty" not in caught.value.said("en") + caught.value.said("de")


@pytest.mark.parametrize(
    "name",
    ["spouse of nobody", "itemized unknown", "church of another Land", "private without a premium",
     "base", "19a in the US", "taxed_as without tax", "far ahead"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de"])
def test_bad_sections_end_the_program(
    name: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, _, where, _ = BAD[name]
    path = tmp_path / "o.yaml"
    path.write_bytes(content)
    assert run(["compare", str(path), "--lang", language]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"o.yaml: {where}: " in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_a_place_on_the_command_line() -> None:
    assert home_at("US-CA", status=None, year=None, currency=None) == UsHome(
        law_book("us"), law_book("us").last_year, state=law_book("us-ca")
    )
    found = home_at("DE", status="married_joint", year=2025, currency="EUR")
    assert found == DeHome(law_book("de"), 2025, DePerson(joint=True))


@pytest.mark.parametrize(
    ("place", "status", "year", "currency", "where", "named"),
    [
        ("US-CA", None, 2300, None, "--tax-year", f"to {UP_TO}"),
        ("DE", "married_separate", None, None, "--status", "married_joint"),
        ("DE", "wed", None, None, "--status", "got wed"),
        ("US-OR", None, None, None, "--tax", "CA, NY, WA"),
        ("US", None, None, None, "--tax", "built in"),
        ("US-CA", None, None, "EUR", "--tax", "USD"),
    ],
)
def test_a_place_on_the_command_line_that_cannot_be_used(
    place: str,
    status: str | None,
    year: int | None,
    currency: str | None,
    where: str,
    named: str,
    is_one_line: IsOneLine,
) -> None:
    with pytest.raises(InputError) as caught:
        home_at(place, status=status, year=year, currency=currency)
    assert caught.value.where == where
    assert named in str(caught.value)
    assert is_one_line(caught.value)


def test_offers_are_decided_on_in_one_tax_year() -> None:
    content = offers(US | {"year": 2026}, {"country": "US", "state": "WA", "year": 2024})
    with pytest.raises(InputError) as caught:
        offers_from_bytes(content, "o.yaml")
    assert "2024, 2026" in caught.value.said()


@pytest.mark.parametrize(
    ("place", "saxony"), [("DE", False), ("DE-BY", False), ("DE-SN", True), ("de-sn", True)]
)
def test_a_land_stands_behind_germany(place: str, saxony: bool) -> None:
    home = home_at(place, status=None, year=None, currency="EUR")
    assert isinstance(home, DeHome)
    assert home.person.saxony is saxony


def test_a_rate_is_no_place() -> None:
    with pytest.raises(InputError, match="US-CA"):
        home_at("35%", status=None, year=None, currency="USD")

"""The yearly tax of an offer along the future in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from goingrate.answers.tax_of_offer import tax_of_offer
from goingrate.base.errors import InputError
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.year import us_year

FILE = """
schema_version: 1
currency: {currency}
person:
  wealth: 500k
  tax: {tax}
offers:
  stay:
    base_per_year: 300k
    bonus: {{target_share: 10%, payout_spread: 0%, payout_mean: 100%}}
  startup:
    base_per_year: 200k
    equity: {{promise: {{payoff: 10M, in_years: 3, probability: 10%}}}}
  grants:
    base_per_year: 100k
    equity:
      grants:
        - {{kind: restricted_stock, shares: 100_000, strike: 0.10, section_83b: true}}
      company:
        {{raised: 20M, last_price: 2.00, fully_diluted: 30M, exit_rate_per_year: 20%,
         failure_per_year: 0,
         volatility_per_year: 60%, growth_per_year: 15%, rounds_per_year: 0, dilution_per_round: 0,
         pool_per_round: 0, lock_up_years: 0, lock_up_volatility: 0, last_round_share: 50%,
         older_price_share: 50%}}
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "offers.yaml"
    path.write_text(FILE.format(currency="USD", tax="{country: US, state: WA, year: 2025}"))
    return path


def test_a_promise_is_taxed_in_its_year(written: Path) -> None:
    working = tax_of_offer(written, offer="startup")
    assert [one.year for one in working.years] == [2025, 2026, 2027]
    law, state = (
        law_book(place).at(2027, status="single", index_rate_per_year=0.025)
        for place in ("us", "us-wa")
    )
    income = UsIncome(wages=200e3, long_gain=10e6)
    tax = us_year(income, UsCarry(), law, state)
    assert working.years[-1].total_cents == pytest.approx(100 * tax.total, abs=1.0)
    assert working.index_rate_per_year == 0.025


def test_pay_alone(written: Path) -> None:
    working = tax_of_offer(written, offer="stay")
    tax = us_year(
        UsIncome(wages=330e3),
        UsCarry(),
        law_book("us").at(2025, status="single"),
        law_book("us-wa").at(2025, status="single"),
    )
    assert working.years[0].total_cents == pytest.approx(100 * tax.total, abs=1.0)


def test_grants_end_in_their_median_year(written: Path) -> None:
    working = tax_of_offer(written, offer="grants")
    gains = [one.income_cents > 100 * 110e3 for one in working.years]
    assert gains.index(True) == 3  # ln 2 / .20 is 3.5 years


@pytest.mark.parametrize(
    ("tax", "offer", "where"),
    [
        ("{country: US, state: WA}", "nobody", "--offer"),
        ("{country: US, state: WA}", None, "--offer"),
        ("{pay: 30%}", "stay", "person.tax"),
    ],
)
def test_what_cannot_be_shown(tmp_path: Path, tax: str, offer: str | None, where: str) -> None:
    path = tmp_path / "offers.yaml"
    path.write_text(FILE.format(currency="USD", tax=tax))
    with pytest.raises(InputError) as caught:
        tax_of_offer(path, offer=offer)
    assert where in caught.value.where
    assert "\n" not in caught.value.said()


def test_german_pay(tmp_path: Path) -> None:
    path = tmp_path / "offers.yaml"
    text = FILE.replace(", section_83b: true", "")  # an election of the law of the US
    path.write_text(text.format(currency="EUR", tax="{country: DE, year: 2026}"))
    working = tax_of_offer(path, offer="startup")
    assert working.currency == "EUR"
    assert 0.35 < working.years[-1].effective_rate < 0.5

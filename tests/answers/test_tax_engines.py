"""States without a book of law: their tax comes from a library, where somebody installed it."""

from __future__ import annotations

import pytest

from goingrate.answers.payslip_words import PayslipWords, payslip_from_words
from goingrate.answers.tax_engines import UsEngine, engine_for, last_enacted
from goingrate.base.errors import InputError
from goingrate.data import other_states
from goingrate.data.tax_households import UsHousehold
from goingrate.offer.tax.us.income import UsCarry, UsIncome


@pytest.fixture
def tenth(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Let the library take a tenth of all wages; return what it was asked."""
    asked: list[dict[str, object]] = []

    def reckoned(inputs: dict[str, object]) -> float:
        asked.append(inputs)
        return 0.1 * float(inputs["w2_income"])  # type: ignore[arg-type]

    monkeypatch.setattr(other_states, "_reckoned", reckoned)
    return asked


def engine(state: str) -> UsEngine:
    found = engine_for(UsHousehold("single", state), 0.025)
    assert isinstance(found, UsEngine)
    return found


def test_a_state_elsewhere_is_taxed_beside_federal_law(tenth: list[dict[str, object]]) -> None:
    tax = engine("NJ").tax(2024, UsIncome(wages=100e3), UsCarry())
    alone = engine("TX").tax(2024, UsIncome(wages=100e3), UsCarry())
    assert tax.state_income_tax == pytest.approx(10e3)
    assert tax.total - alone.total == pytest.approx(10e3)
    assert tenth[0]["state"] == "NJ"


def test_later_years_are_asked_at_the_prices_of_the_last(tenth: list[dict[str, object]]) -> None:
    tax = engine("OR").tax(2027, UsIncome(wages=100e3), UsCarry())
    assert tenth[0]["year"] == other_states.LAST_YEAR
    assert tenth[0]["w2_income"] == pytest.approx(100e3 / 1.025**2)
    assert tax.state_income_tax == pytest.approx(10e3)
    assert sum(line.amount for line in tax.lines if line.key == "levy.other.income_tax") == (
        pytest.approx(10e3)
    )


def test_a_dear_state_is_deducted(tenth: list[dict[str, object]]) -> None:
    taxes = [
        engine(state).tax(2025, UsIncome(wages=400e3), UsCarry()).income_tax
        for state in ("NJ", "TX")
    ]
    assert taxes[0] < taxes[1]  # 40,000 of state tax is more than the standard deduction
    assert tenth


def test_the_slip_says_who_reckoned_and_what_is_missing(tenth: list[dict[str, object]]) -> None:
    slip = payslip_from_words(PayslipWords(gross="150k", place="US-NJ"))
    assert slip.year == other_states.LAST_YEAR
    assert any(line.key == "levy.other.income_tax" for line in slip.lines)
    assert any(note.key == "levy.other.gap" for note in slip.notes)
    assert tenth


def test_without_the_library_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(other_states, "import_module", absent)
    with pytest.raises(InputError) as caught:
        payslip_from_words(PayslipWords(gross="150k", place="US-NJ", year=2024))
    assert caught.value.where == "--place"
    assert "tenforty" in caught.value.said()
    assert "\n" not in caught.value.said()


def test_the_last_year_known_of_both(tenth: list[dict[str, object]]) -> None:
    assert last_enacted(None, where="state") == 2026
    assert last_enacted("NJ", where="state") == other_states.LAST_YEAR
    assert not tenth

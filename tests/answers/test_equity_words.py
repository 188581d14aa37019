"""Options about one's equity, as somebody types them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.answers.equity_phrases import read_choice, read_licence_and_hire, read_vesting
from goingrate.answers.equity_reader import EquityWords, WordsReader
from goingrate.answers.equity_words import equity_from_words
from goingrate.base.errors import InputError
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.data.fact_files import packaged_facts

EXAMPLES = Path(__file__).parents[2] / "examples"
USUAL = EquityWords(shares="20000", strike="1.20", raised="60M", wealth="200k")


def ask(**changes: Any) -> Any:
    words = replace(USUAL, **changes)
    return equity_from_words(words, seed=1, facts=packaged_facts(), language="en")


def test_words_become_values() -> None:
    reader = WordsReader("en")
    words = replace(
        USUAL,
        shares="15k..20k",
        price="$4.10",
        fully_diluted="45M..55M",
        post_money="unknown",
        stage="Series B",
        window="90 days",
        vested_for="1..2",
        cash="50k",
    )
    equity, price = reader.equity(words)
    grant, company = equity.grants[0], equity.company
    assert (grant.kind, grant.shares, grant.strike) == ("iso", Range(15e3, 20e3), 1.2)
    assert grant.granted_in_years == Range(-2.0, -1.0)
    assert grant.window_years == pytest.approx(90 / 365.25)
    assert (company.raised, company.last_price) == (60e6, 4.1)
    assert (company.fully_diluted, company.post_money) == (Range(45e6, 55e6), UNKNOWN)
    assert (company.stage, equity.cash_to_exercise, price) == ("series_b", 50e3, None)
    assert reader.currency == "USD"


def test_german_words_become_the_same_values() -> None:
    german = EquityWords(
        shares="20.000",
        strike="1,20 €",
        raised="60 Mio. €",
        fully_diluted="45..55 Mio.",
        vesting="4 Jahre, 1 Jahr Cliff",
        window="90 Tage",
        kind="nso",
    )
    english = EquityWords(
        shares="20000",
        strike="1.20 EUR",
        raised="60M EUR",
        fully_diluted="45M..55M",
        vesting="4 years, 1 year cliff",
        window="90 days",
        kind="NSO",
    )
    assert WordsReader("de").equity(german) == WordsReader("en").equity(english)


def test_grants_outside_the_dollar_are_virtual_unless_said() -> None:
    words = replace(USUAL, strike="1.20 EUR")
    assert WordsReader("en").equity(words)[0].grants[0].kind == "virtual"


def middles(answer: Any) -> set[str]:
    keys = [note.key.removeprefix("grant.note.") for note in answer.notes]
    return {key.removeprefix("middle.") for key in keys if key.startswith("middle.")}


def test_a_range_of_savings_counts_at_its_middle() -> None:
    answer = ask(wealth="150k..250k")
    assert answer.setting.wealth == 200e3
    assert middles(answer) == {"wealth"}
    assert middles(ask()) == set()


def test_ranges_of_the_person_count_at_their_middles_and_say_so() -> None:
    answer = ask(cash="10k..20k", risk_aversion="1..3", discount="4%..8%", give_up="5k..15k/year")
    setting = answer.setting
    assert (setting.cash, setting.risk_aversion) == (15e3, 2.0)
    assert setting.discount_per_year == pytest.approx(0.06)
    assert answer.right_to_leave.give_up_per_year == 10e3
    assert middles(answer) == {"cash", "risk_aversion", "discount", "give_up"}
    assert answer.notes[-1].key == "note.no_advice"


def test_ranges_of_the_person_in_a_file_say_so_too(tmp_path: Path) -> None:
    text = (EXAMPLES / "private-grant.yaml").read_text(encoding="utf-8")
    file = tmp_path / "offers.yaml"
    for old, new in (
        ("wealth: 250k", "wealth: 200k..300k"),
        ("risk_aversion: {job_gamble: fifth}", "risk_aversion: 1..3"),
        ("discount_per_year: 5%", "discount_per_year: 4%..6%"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    words = EquityWords(offers=file, offer="Startup")
    answer = equity_from_words(words, seed=1, facts=packaged_facts(), language="en")
    assert (answer.setting.wealth, answer.setting.risk_aversion) == (250e3, 2.0)
    assert middles(answer) == {"wealth", "risk_aversion", "discount"}
    typed = replace(words, wealth="100k", risk_aversion="2", discount="5%", give_up="1k/month")
    other = equity_from_words(typed, seed=1, facts=packaged_facts(), language="en")
    assert middles(other) == set()
    assert other.right_to_leave is not None
    assert other.right_to_leave.give_up_per_year == 12e3


def test_a_grant_of_an_offers_file_is_read() -> None:
    words = EquityWords(offers=EXAMPLES / "private-grant.yaml", offer="Startup")
    answer = equity_from_words(words, seed=1, facts=packaged_facts(), language="en")
    assert answer.grants[0].kind == "iso"
    assert answer.setting.wealth == 250e3
    assert answer.setting.cash == 50e3
    dearer = replace(words, wealth="1M", cash="10k", risk_aversion="1")
    other = equity_from_words(dearer, seed=1, facts=packaged_facts(), language="en").setting
    assert (other.wealth, other.cash, other.risk_aversion) == (1e6, 10e3, 1.0)


def test_a_cap_table_is_read() -> None:
    answer = ask(raised=None, cap_table=EXAMPLES / "cap-table.yaml")
    assert answer.on_paper.value == pytest.approx(20_000 * (answer.company.last_price - 1.2))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("4 years, 1 year cliff", ((1.0, 0.25), (1.25, 0.0625))),
        ("48 months; 12 month cliff", ((1.0, 0.25), (1.25, 0.0625))),
        ("2 years yearly", ((1.0, 0.5), (2.0, 0.5))),
        ("1 year quarterly, no cliff", ((0.25, 0.25), (0.5, 0.25))),
        ("5%/15%/40%/40%", ((1.0, 0.05), (2.0, 0.15))),
        ("50/50 quarterly", ((0.25, 0.125), (0.5, 0.125))),
        ("vested", ((0.0, 1.0),)),
    ],
)
def test_vesting_in_words(text: str, events: tuple[tuple[float, float], ...]) -> None:
    found = read_vesting(text).events[: len(events)]
    assert np.array(found) == pytest.approx(np.array(events))


def test_licence_and_hire_in_words() -> None:
    deal, price, currency = read_licence_and_hire(
        "2,4 Mrd. €; 50 %; 40 übernommen; 200 bleiben; 10 % der Verkäufe", "de"
    )
    assert (deal.team_share, deal.hired, deal.left_behind) == (0.5, 40.0, 200.0)
    assert (deal.share_of_sales, price, currency) == (0.1, 2.4e9, "EUR")
    same, none, _ = read_licence_and_hire("40 people hired, 200 left behind, 50% to the team")
    assert (same, none) == (replace(deal, share_of_sales=0.0), None)


@pytest.mark.parametrize("written", ["series_b", "Series B", "series-b", "B", "b"])
def test_stages_however_they_are_spelt(written: str) -> None:
    assert read_choice(written, "stage", "--stage") == "series_b"


BAD: list[tuple[dict[str, Any], str]] = [
    ({"strike": "-1"}, "--strike"),
    ({"shares": "0"}, "--shares"),
    ({"shares": "0.4%"}, "--shares"),
    ({"shares": None}, "--shares"),
    ({"shares": "unknown"}, "--shares"),
    ({"strike": None}, "--strike"),
    ({"strike": "1.2 EUR", "raised": "$60M"}, "--strike"),
    ({"raised": "0"}, "--raised"),
    ({"raised": None}, "--raised"),
    ({"raised": "unknown"}, "--raised"),
    ({"price": "0"}, "--price"),
    ({"fully_diluted": "10000"}, "--fully-diluted"),
    ({"post_money": "1"}, "--fully-diluted"),
    ({"price": "1M", "fully_diluted": "50M"}, "--post-money"),
    ({"stage": "seires_b"}, "--stage"),
    ({"kind": "isos"}, "--kind"),
    ({"kind": "rsu"}, "--strike"),
    ({"kind": "profit_units"}, "--cap-per-share"),
    ({"kind": "restricted_stock", "shares": "400k"}, "--strike"),
    ({"cap_table": EXAMPLES / "cap-table.yaml"}, "--cap-table"),
    ({"newest": "B"}, "--newest"),
    ({"raised": None, "cap_table": EXAMPLES / "cap-table.yaml", "newest": "Z"}, "--newest"),
    ({"vesting": "soon"}, "--vesting"),
    ({"vesting": "5/15/40/50"}, "--vesting"),
    ({"vesting": "2 years, 3 years cliff"}, "--vesting"),
    ({"window": "forever"}, "--window"),
    ({"vested_for": "12"}, "--vested-for"),
    ({"vested_for": "unknown"}, "--vested-for"),
    ({"licence_and_hire": "40"}, "--licence-and-hire"),
    ({"licence_and_hire": "40 hired; 30 hired; 200 left"}, "--licence-and-hire"),
    ({"licence_and_hire": "0 hired; 40 left"}, "--licence-and-hire"),
    ({"wealth": None}, "--wealth"),
    ({"wealth": "unknown"}, "--wealth"),
    ({"wealth": "0"}, "--wealth"),
    ({"risk_aversion": "-1"}, "--risk-aversion"),
    ({"discount": "-150%"}, "--discount"),
    ({"give_up": "unknown"}, "--give-up"),
    ({"give_up": "-5k"}, "--give-up"),
    ({"give_up": "10%"}, "--give-up"),
    ({"give_up": "1M once"}, "--give-up"),
    ({"give_up": "5k EUR", "raised": "$60M"}, "--give-up"),
    ({"security": "mine"}, "--security"),
    ({"lenient": True}, "--lenient"),
    ({"offers": EXAMPLES / "two-offers.yaml", "shares": None, "strike": None, "raised": None},
     "--offer"),
    ({"offers": EXAMPLES / "private-grant.yaml"}, "--shares"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "option"), BAD)
def test_what_cannot_be_used_names_its_option(
    changes: dict[str, Any], option: str, is_one_line: Any
) -> None:
    with pytest.raises(InputError) as caught:
        ask(**changes)
    assert caught.value.where == option
    assert is_one_line(caught.value)


def test_a_misspelt_stage_is_guessed() -> None:
    with pytest.raises(InputError, match="Did you mean series_b"):
        ask(stage="seires_b")


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_vesting, read_licence_and_hire):
        found: object
        try:
            found = read(text)
        except InputError as error:
            found = str(error)
        assert found

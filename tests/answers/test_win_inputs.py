"""Means, populations and competing packages, as people write them; and what is refused."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from goingrate.answers.win_inputs import read_win
from goingrate.answers.win_terms import Rival, WinWords
from goingrate.base.errors import InputError
from goingrate.base.texts import LANGUAGES

GOOD = WinWords(
    cash="400k", runway="18", pool="12%", hires="2", population="big-tech-senior-us", value="60M"
)


def test_what_was_typed_is_read() -> None:
    terms = read_win(GOOD)
    assert (terms.cash, terms.runway_years, terms.pool, terms.hires) == (400e3, 1.5, 0.12, 2)
    assert (terms.employer, terms.level, terms.country) == ("big-tech", "senior", "us")
    assert (terms.population, terms.role) == ("big-tech-senior-us", "software-engineer")
    assert (terms.value, terms.stage, terms.rival, terms.band) == (60e6, None, None, None)
    assert (terms.target, terms.currency) == (1 / 3, "USD")


def test_numbers_of_a_file_are_read_as_well() -> None:
    words = replace(GOOD, cash=400e3, runway=18, pool=0.12, hires=2, value=60e6, target=0.25)
    assert read_win(words) == replace(read_win(GOOD), target=0.25)


@pytest.mark.parametrize("runway", ["18", "18 months", "1.5 years", "1,5 Jahre", "18 Monate", 18])
def test_a_runway_is_one_of_months_unless_it_says_so(runway: str | int) -> None:
    language = "de" if "," in str(runway) else "en"
    assert read_win(replace(GOOD, runway=runway), language).runway_years == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("base 190k + stock 90k/year + sign-on 50k", "en"),
        ("Stock $90k/year + Base $190k a year + sign-on $50k", "en"),
        ("Grundgehalt 190k + Aktien 90k/Jahr + Antrittsbonus 50k", "de"),
        ("Gehalt 190.000 im Jahr + RSU 7500/Monat + Antrittsbonus 50.000", "de"),
    ],
)
def test_a_competing_package_is_read(text: str, language: str) -> None:
    rival = read_win(replace(GOOD, rival=text), language).rival  # type: ignore[arg-type]
    assert rival == Rival(base_per_year=190e3, sign_on=50e3, stock_per_year=90e3)


def test_the_currency_is_that_of_the_amounts_or_the_country() -> None:
    german = replace(GOOD, population="listed-senior-de", rival="base 95k")
    assert read_win(german).currency == "EUR"
    assert read_win(replace(german, cash="CHF 400k")).currency == "CHF"


def test_spelling_of_a_population_is_forgiving() -> None:
    words = replace(GOOD, population="Big_Tech senior US", role="AI engineer", stage=None)
    assert read_win(words).population == "big-tech-senior-us"
    assert read_win(words).role == "ai-engineer"
    assert read_win(replace(GOOD, value=None, stage="Series A")).stage == "series_a"


def test_no_field_is_about_a_person() -> None:
    names = {field.name for field in fields(WinWords)}
    assert not names & {"wealth", "savings", "risk_aversion", "pay", "present_pay", "name"}


BAD: dict[str, tuple[dict[str, object], str]] = {
    "no cash": ({"cash": None}, "--cash: got -"),
    "no runway": ({"runway": None}, "--runway: got -"),
    "no pool": ({"pool": None}, "--pool: got -"),
    "no hires": ({"hires": None}, "--hires: got -"),
    "no population": ({"population": None}, "--from: got -"),
    "zero cash": ({"cash": "0"}, "above 0"),
    "negative cash": ({"cash": "-400k"}, "--cash"),
    "cash in words": ({"cash": "a lot"}, "--cash"),
    "cash a range": ({"cash": "300k..400k"}, "one number"),
    "cash unknown": ({"cash": "unknown"}, "one number"),
    "cash a year": ({"cash": "400k/year"}, "--cash"),
    "cash not a number": ({"cash": float("nan")}, "--cash"),
    "cash in another currency": ({"cash": "400k EUR"}, "amounts in USD"),
    "two currencies": ({"cash": "400k EUR", "value": "$60M"}, "EUR"),
    "zero runway": ({"runway": "0"}, "from 1 month"),
    "negative runway": ({"runway": "-18"}, "--runway"),
    "runway of an age": ({"runway": "200"}, "--runway"),
    "runway in words": ({"runway": "long"}, "--runway"),
    "runway in money": ({"runway": "$18"}, "--runway"),
    "zero pool": ({"pool": "0%"}, "above 0%"),
    "whole pool": ({"pool": "100%"}, "below 100%"),
    "pool without percent": ({"pool": "12"}, "below 100%"),
    "negative pool": ({"pool": "-1%"}, "--pool"),
    "half a hire": ({"hires": "1.5"}, "a whole number from 1"),
    "zero hires": ({"hires": "0"}, "a whole number from 1"),
    "a billion hires": ({"hires": "1e9"}, "--hires"),
    "hires in words": ({"hires": "two"}, "--hires"),
    "a person": ({"population": "Jane Doe"}, "never a person"),
    "an unknown employer": ({"population": "bank-senior-us"}, "never a person"),
    "no level": ({"population": "big-tech-us"}, "never a person"),
    "another country": ({"population": "big-tech-senior-fr"}, "never a person"),
    "pay not known": ({"population": "big-tech-senior-de"}, "--rival"),
    "an unknown role": ({"role": "surgeon"}, "one of software-engineer"),
    "zero value": ({"value": "0"}, "above 0"),
    "value and stage": ({"stage": "seed"}, "--value"),
    "an unknown stage": ({"value": None, "stage": "series_z"}, "seed"),
    "a late stage": ({"value": None, "stage": "later"}, "seed"),
    "a target of 0": ({"target": "0"}, "above 0%"),
    "a target of 100%": ({"target": "100%"}, "below 100%"),
    "a target of 33": ({"target": "33"}, "below 100%"),
    "a rival without base": ({"rival": "stock 90k/year"}, "base pay"),
    "a rival without words": ({"rival": "190k + 90k/year"}, "base pay"),
    "an empty rival": ({"rival": ""}, "base pay"),
    "two bases": ({"rival": "base 190k + base 90k"}, "base pay"),
    "stock without a period": ({"rival": "base 190k + stock 360k"}, "base pay"),
    "a sign-on a year": ({"rival": "base 190k + sign-on 50k/year"}, "base pay"),
    "a rival in ranges": ({"rival": "base 150k..190k"}, "one number"),
    "a rival beyond numbers": ({"rival": "base 1e300"}, "--rival"),
    "a rival of 0": ({"rival": "base 0"}, "base pay"),
    "a negative rival": ({"rival": "base -190k"}, "--rival"),
    "zero band": ({"band": "0"}, "above 0"),
    "a band of unknown": ({"band": "unknown"}, "one number"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_told_on_one_line(name: str) -> None:
    changed, said = BAD[name]
    with pytest.raises(InputError) as caught:
        read_win(replace(GOOD, **changed))  # type: ignore[arg-type]
    assert said in caught.value.said("en")
    for language in LANGUAGES:
        told = caught.value.said(language)
        assert len(told.splitlines()) == 1
        assert "{" not in told

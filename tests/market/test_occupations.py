"""Role families in the occupations of the US statistics."""

from __future__ import annotations

import re

import pytest

from goingrate.base.kinds import ROLE_FAMILIES, RoleFamily
from goingrate.base.texts import LANGUAGES
from goingrate.data.lexicons import occupations
from goingrate.data.oews import oews_occupations
from goingrate.market.occupations import FITS


@pytest.mark.parametrize("role", ROLE_FAMILIES)
def test_every_role_has_occupations_that_the_survey_prints(role: RoleFamily) -> None:
    fits = occupations().soc_codes(role)
    assert fits
    assert [FITS.index(one.fit) for one in fits] == sorted(FITS.index(one.fit) for one in fits)
    for one in fits:
        assert one.soc in oews_occupations()
        assert all(one.note.spoken(language) for language in LANGUAGES)


@pytest.mark.parametrize("role", ["ai-engineer", "ai-researcher", "ai-sales"])
def test_no_occupation_is_ai(role: RoleFamily) -> None:
    assert all(one.fit != "exact" for one in occupations().soc_codes(role))


@pytest.mark.parametrize(
    ("soc", "first"),
    [
        ("15-1252", "software-engineer"),
        ("15-1252.00", "software-engineer"),
        ("151252", "software-engineer"),
        ("15-1132", "software-engineer"),
        ("15-1133.00", "software-engineer"),
        ("15-1256", "software-engineer"),
        ("15-2051", "data-scientist"),
        ("15-1122", "security-engineer"),
        ("15-1111", "ai-researcher"),
        ("41-9031", "sales-engineer"),
        ("13-1071", "recruiter"),
    ],
)
def test_the_role_that_fits_a_code_best(soc: str, first: str) -> None:
    assert occupations().roles_of_soc(soc)[0] == first


def test_codes_of_other_work_have_no_role() -> None:
    assert occupations().roles_of_soc("29-1141") == ()
    assert occupations().roles_of_soc("") == ()
    assert occupations().roles_of_soc("nurse") == ()
    assert occupations().current("29-1141") == ("29-1141",)


def test_ai_engineers_are_among_those_of_their_codes() -> None:
    for one in occupations().soc_codes("ai-engineer"):
        assert "ai-engineer" in occupations().roles_of_soc(one.soc)


def test_replaced_codes_lead_to_codes_of_2018() -> None:
    table = occupations()
    for old, new in table.successors.items():
        assert old not in oews_occupations()
        assert all(code in oews_occupations() for code in new)
        assert table.current(old) == new
    assert re.match(r"https://www\.bls\.gov/soc/", table.address)

"""Names of employers in one form, and their kind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.kinds import EMPLOYER_KINDS, EmployerKind
from goingrate.data.lexicons import employer_reader
from goingrate.market.employers import EmployerLexicon, EmployerReader, normalised


@pytest.mark.parametrize(
    ("given_name", "form"),
    [
        ("MICROSOFT CORPORATION", "microsoft"),
        ("Microsoft Corp.", "microsoft"),
        ("Meta Platforms, Inc.", "meta platforms"),
        ("Meta Platforms", "meta platforms"),
        ("TATA CONSULTANCY SERVICES LIMITED", "tata consultancy services"),
        ("THE JOHNS HOPKINS UNIVERSITY", "johns hopkins university"),
        ("Beispiel GmbH & Co. KG", "beispiel"),
        ("Beispiel Gesellschaft mit beschränkter Haftung", "beispiel"),
        ("Zalando SE", "zalando"),
        ("Foo S.A. de C.V.", "foo"),
        ("Foo L.L.C.", "foo"),
        ("Foo Pvt. Ltd.", "foo"),
        ("Foo Sp. z o.o.", "foo"),
        ("Foo LLC d/b/a Bar", "foo"),
        ("McKinsey & Company, Inc.", "mckinsey"),
        ("AT&T Services, Inc.", "at&t services"),
        ("S&P GLOBAL &AMP; CO", "s&p global"),
        ("LANDRY'S RESTAURANTS, INC.", "landrys restaurants"),
        ("F.O. USA, INC.", "fo usa"),
        ("Inc", "inc"),
        ("The Company", "the"),
        ("  ", ""),
        ("株式会社メルカリ", "株式会社メルカリ"),
    ],
)
def test_forms(given_name: str, form: str) -> None:
    assert normalised(given_name) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cohere Inc.", "Cohere Health, Inc."),
        ("University of Michigan", "Michigan State University"),
        ("Delta Air Lines, Inc.", "Delta Dental"),
        ("Apple Inc.", "Apple Bank"),
        ("Deutsche Bank AG", "Deutsche Bahn AG"),
        ("AT&T Inc.", "ATT Systems LLC"),
        ("Bosch GmbH", "Bosch Rexroth AG"),
        ("CT Corporation Systems", "CT Systems"),
    ],
)
def test_different_firms_stay_apart(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@given(st.text(max_size=50))
def test_twice_is_once(name: str) -> None:
    assert normalised(normalised(name)) == normalised(name)


PIECES = ("the", "foo", "bar", "&", "and", "co", "co.", "inc", "gmbh", "s.a.", "llc", ",", "d/b/a")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_twice_is_once_for_legal_forms(words: list[str]) -> None:
    form = normalised(" ".join(words))
    assert normalised(form) == form


FORMS = (
    " Inc.",
    ", LLC",
    " GmbH",
    " AG",
    " Ltd.",
    " Corporation",
    " S.p.A.",
    " B.V.",
    " GmbH & Co. KG",
)


@given(st.sampled_from(["Foo", "Foo Bar", "Müller & Söhne", "3M"]), st.sampled_from(FORMS))
def test_a_legal_form_changes_nothing(name: str, legal: str) -> None:
    assert normalised(name + legal) == normalised(name)
    assert normalised((name + legal).upper()) == normalised(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("MICROSOFT CORPORATION", "big-tech"),
        ("Facebook, Inc.", "big-tech"),
        ("Google LLC", "big-tech"),
        ("Alphabet Inc.", "big-tech"),
        ("Amazon.com Services LLC", "big-tech"),
        ("OpenAI OpCo, LLC", "ai-lab"),
        ("Anthropic PBC", "ai-lab"),
        ("Aleph Alpha GmbH", "ai-lab"),
        ("INFOSYS LIMITED", "it-services"),
        ("Cognizant Technology Solutions US Corp", "it-services"),
        ("UNIVERSITY OF OKLAHOMA", "university"),
        ("Technische Universität München", "university"),
        ("Rensselaer Polytechnic Institute", "university"),
        ("City of Seattle", "public-sector"),
        ("Bundesagentur für Arbeit", "public-sector"),
        ("Landkreis Fürth", "public-sector"),
        ("University Federal Credit Union", None),
        ("Oxford University Press", None),
        ("College Hunks Hauling Junk", None),
        ("City of Hope", None),
        ("Cohere Health, Inc.", None),
        ("Stadler Rail AG", None),
        ("Jane Doe", None),
        ("", None),
    ],
)
def test_kinds(name: str, kind: EmployerKind | None) -> None:
    assert employer_reader().kind(normalised(name)) == kind


def test_other_names_of_a_firm() -> None:
    assert employer_reader().name("FACEBOOK, INC.") == "meta platforms"
    assert employer_reader().name("Foo Inc.") == "foo"


def test_the_lists_are_in_normal_form() -> None:
    reader = employer_reader()
    names = [*reader._kinds, *reader._aliases, *reader._aliases.values()]
    assert [name for name in names if normalised(name) != name] == []
    assert not reader._aliases.keys() & {*reader._kinds, *reader._aliases.values()}
    assert set(reader._kinds.values()) <= set(EMPLOYER_KINDS)


def test_the_first_pattern_wins_and_can_be_stopped() -> None:
    reader = EmployerReader(
        EmployerLexicon({}, {}, (("university", "school", "night"), ("startup", "school", None)))
    )
    assert reader.kind("school of bread") == "university"
    assert reader.kind("night school") == "startup"
    assert reader.kind("bakery") is None


@pytest.mark.shared
def test_filed_names(shared_folder: Path) -> None:
    path = shared_folder / "data" / "lca" / "lca_FY2015_sample.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = {row["EMPLOYER_NAME"] for row in csv.DictReader(file, delimiter=";")} - {""}
    forms = {name: normalised(name) for name in names}
    assert all(forms.values())
    assert not any(form.endswith((" inc", " llc", " corporation")) for form in forms.values())
    universities = {name for name in names if employer_reader().kind(forms[name]) == "university"}
    assert universities
    assert all({"UNIVERSITY", "COLLEGE", "INSTITUTE"} & set(n.split()) for n in universities)

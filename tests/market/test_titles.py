"""Job titles to role family and level: the labelled sets, and what each part of the reader does."""

from __future__ import annotations

import csv
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.market.labels import Agreement, agreement, half, labelled

from goingrate.base.kinds import LEVELS, ROLE_FAMILIES
from goingrate.data.lexicons import occupations, title_reader
from goingrate.market.title_lexicon import TitleLexicon, TitleRule, english_forms, german_forms
from goingrate.market.titles import TitleReader, TitleReading

WRITTEN, ADVERTISED = "titles/labelled.csv", "titles/advertised.csv"


def read(title: str) -> tuple[str | None, str | None]:
    reading = title_reader().read(title)
    return reading.role, reading.level


def agreed(titles: dict[str, dict[str, str]], dimension: str) -> Agreement:
    reader = title_reader()
    return agreement(
        (row[dimension] or None, getattr(reader.read(title), dimension))
        for title, row in titles.items()
    )


def told(capsys: pytest.CaptureFixture[str], name: str, found: Agreement) -> None:
    with capsys.disabled():
        print(f"\n    {found.said(name)}")  # noqa: T201


# ------------------------------------------------------------------ the labelled sets themselves


def test_the_labelled_titles_are_what_their_guide_says() -> None:
    rows = labelled(WRITTEN)
    assert len(rows) >= 500
    assert len({row["title"] for row in rows}) == len(rows)
    assert {row["role"] for row in rows} == {"", *ROLE_FAMILIES}
    assert {row["level"] for row in rows} == {"", *LEVELS}
    assert [row["split"] for row in rows] == [half(row["title"]) for row in rows]
    unseen = sum(row["split"] == "unseen" for row in rows)
    assert 0.4 < unseen / len(rows) < 0.6


def test_labels_of_advertisements_hold_no_titles() -> None:
    rows = labelled(ADVERTISED)
    assert set(rows[0]) == {"digest", "role", "level", "split"}
    assert all(len(row["digest"]) == 16 for row in rows)
    assert {row["role"] for row in rows} <= {"", *ROLE_FAMILIES}
    assert {row["level"] for row in rows} <= {"", *LEVELS}


# ------------------------------------------------------------------------- how well it reads them


@pytest.mark.parametrize(
    ("dimension", "split", "micro", "macro", "most_wrong"),
    [
        ("role", "rules", 0.99, 0.99, 0.02),
        ("level", "rules", 0.99, 0.99, 0.02),
        ("role", "unseen", 0.97, 0.95, 0.05),
        ("level", "unseen", 0.97, 0.93, 0.03),
    ],
)
def test_agreement_on_written_titles(
    dimension: str,
    split: str,
    micro: float,
    macro: float,
    most_wrong: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    titles = {row["title"]: row for row in labelled(WRITTEN, split)}
    found = agreed(titles, dimension)
    told(capsys, f"{dimension}, {split} half, written", found)
    assert found.micro >= micro
    assert found.macro >= macro
    assert found.wrongly_labelled <= most_wrong * found.unknown


@pytest.mark.shared
@pytest.mark.parametrize(("dimension", "micro"), [("role", 0.92), ("level", 0.95)])
def test_agreement_on_advertised_titles(
    dimension: str, micro: float, shared_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {row["digest"]: row for row in labelled(ADVERTISED, "unseen")}
    titles = {
        title: rows[digest]
        for title in advertised(shared_folder)
        if (digest := sha256(title.encode()).hexdigest()[:16]) in rows
    }
    assert len(titles) == len(rows)
    found = agreed(titles, dimension)
    told(capsys, f"{dimension}, unseen half, advertised", found)
    assert found.micro >= micro


@pytest.mark.shared
def test_most_technical_advertisements_name_a_role(shared_folder: Path) -> None:
    titles = advertised(shared_folder)
    share = sum(read(title)[0] is not None for title in titles) / len(titles)
    assert 0.60 < share < 0.80  # the rest is other work: support, mechanics, architects, marketing


@pytest.mark.shared
def test_alternate_titles_of_occupations(shared_folder: Path) -> None:
    by_soc: dict[str, set[str]] = defaultdict(set)
    path = shared_folder / "data" / "onet_Alternate_Titles.txt"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            by_soc[row["O*NET-SOC Code"][:7]].add(row["Alternate Title"])
    ours = {one.soc for role in ROLE_FAMILIES for one in occupations().soc_codes(role)}

    def roles_of(soc: str) -> list[str]:
        return [role for title in by_soc[soc] if (role := read(title)[0])]

    for soc in ("15-1252", "15-1212", "15-1251", "41-9031", "13-1071"):
        roles = roles_of(soc)
        fits = sum(role in occupations().roles_of_soc(soc) for role in roles)
        assert fits >= 0.75 * len(roles) > 0, soc
    others = sorted(by_soc.keys() - ours)
    labelled_elsewhere = sum(len(roles_of(soc)) for soc in others)
    assert labelled_elsewhere < 0.008 * sum(len(by_soc[soc]) for soc in others)


def advertised(shared_folder: Path) -> set[str]:
    from pyarrow.parquet import read_table

    path = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    return set(read_table(path, columns=["title"])["title"].to_pylist())


# ------------------------------------------------------------------------------- traps, one by one


@pytest.mark.parametrize(
    "title",
    [
        "Data Center Technician",
        "Machine Operator",
        "Research Assistant",
        "Product Marketing Manager",
        "Staff Accountant",
        "Executive Assistant to the VP of Engineering",
        "Chief of Staff, Engineering",
        "Lead Generation Specialist",
        "School Principal",
        "Junior Partner",
        "Senior Living Nurse",
        "Account Receivable Clerk",
        "CNC Programmer",
        "Security Guard",
        "",
        "- / (m/w/d)",
        "ソリューションアーキテクト",
    ],
)
def test_traps_stay_unknown(title: str) -> None:
    assert read(title) == (None, None)


@pytest.mark.parametrize(
    ("title", "role", "level"),
    [
        ("Sales Engineer", "sales-engineer", None),
        ("Enterprise Account Executive - AI", "ai-sales", None),
        ("Software Engineer, AI", "ai-engineer", None),
        ("Software Engineer, AI Platform", "software-engineer", None),
        ("Member of Technical Staff (ML Engineer)", "ai-engineer", None),
        ("VP Engineering", "engineering-manager", "executive"),
        ("Vice President, Software Engineer", "software-engineer", None),
        ("Teamleiter Softwareentwicklung", "engineering-manager", None),
        ("Distinguished Research Scientist, Frontier Models", "ai-researcher", "elite-research"),
        ("Distinguished Research Scientist", None, "staff"),
        ("Principal Research Scientist, AI", "ai-researcher", "staff"),
        ("Staff Machine Learning Engineer, Customer Support", "ai-engineer", "staff"),
    ],
)
def test_titles_that_look_alike(title: str, role: str | None, level: str | None) -> None:
    assert read(title) == (role, level)


@pytest.mark.parametrize(
    "gender",
    [
        "",
        " (m/w/d)",
        " (w|m|d)",
        "*in",
        ":in",
        "_in",
        "/-in",
        "/in",
        "(in)",
        " (all genders)",
        " m/w/x",
    ],
)
def test_forms_of_gender_change_nothing(gender: str) -> None:
    plain = title_reader().read("Senior Softwareentwickler, Backend")
    assert title_reader().read(f"Senior Softwareentwickler{gender}, Backend") == plain
    assert plain.level == "senior"


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Software Engineer I", "entry"),
        ("Software Engineer 2", "mid"),
        ("ENGINEER-III", "senior"),
        ("Developer Level IV", "staff"),
        ("Sr. Software Engineer I", "senior"),
        ("Engineering Manager II", None),
        ("2 Software Engineers", None),
        ("Software Engineer - 2 positions", None),
        ("Software Engineer Ⅱ", "mid"),
        ("Software Engineer I/II", None),
        ("Senior/Staff Engineer", None),
        ("Senior or Staff Engineer", None),
        ("Senior Staff Engineer", "staff"),
        ("Associate Software Engineer", "entry"),
        ("Associate Director", None),
        ("Sales Associate", None),
    ],
)
def test_rungs(title: str, level: str | None) -> None:
    assert read(title)[1] == level


def test_a_reading_says_which_rules_decided_and_what_stood_against_others() -> None:
    reading = title_reader().read("Senior Sales Engineer (Req 12345) - Remote")
    assert reading == TitleReading(
        role="sales-engineer", level="senior", because=("role.sales-engineer.name", "level.senior")
    )
    blocked = title_reader().read("Executive Assistant to the VP").because
    assert blocked == ("role.assistant", "not level.executive: assistant")


def test_ideas_are_what_the_reader_hears() -> None:
    heard = title_reader().ideas("Sr. ML Eng., Lead Generation")
    assert heard == (
        ("sr", ("senior",)),
        ("ml", ("ml",)),
        ("eng", ("engineer",)),
        ("lead generation", ("other-lead",)),
    )


# --------------------------------------------------------------------------------------------- laws


@given(st.text(max_size=80))
def test_any_text_is_read(title: str) -> None:
    reading = title_reader().read(title)
    assert reading.role is None or reading.role in ROLE_FAMILIES
    assert reading.level is None or reading.level in LEVELS
    assert (reading.role is None and reading.level is None) or reading.because


@given(st.sampled_from([row["title"] for row in labelled(WRITTEN)]), st.sampled_from([1, 2, 3]))
def test_case_and_spaces_do_not_matter(title: str, spaces: int) -> None:
    spread = (" " * spaces).join(title.split(" "))
    assert read(f" {spread.upper()} ") == read(title)


WORDS = ("senior", "staff", "lead", "software engineer", "sales", "ai", "manager", "ii", "-", ",")


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_a_part_about_nothing_known_changes_nothing(words: list[str]) -> None:
    title = " ".join(words)
    assert read(f"{title}, Zzyzx 12345") == read(title)


def test_every_rule_can_fire() -> None:
    fired = {
        rule
        for row in labelled(WRITTEN)
        for rule in title_reader().read(row["title"]).because
        if not rule.startswith("not ")
    }
    reader: Any = title_reader()
    rules = {rule.id for rule in (*reader._roles, *reader._levels)}
    assert fired <= rules
    assert len(fired) > 0.75 * len(rules)


# ---------------------------------------------------------------------- the engine on a small list


def small_lexicon(*roles: TitleRule) -> TitleLexicon:
    return TitleLexicon(
        words={
            "engineer": ("engineer",),
            "data": ("data",),
            "data center": ("decoy",),
            "ai": ("ai",),
            "manager": ("manager",),
        },
        jobs=frozenset({"engineer", "manager"}),
        trades=frozenset({"engineer"}),
        rungs=frozenset(),
        numerals={"ii": "second"},
        between=frozenset(),
        joiners=frozenset(),
        roles=roles,
        levels=(TitleRule("second", "mid", anywhere=(("second",),)),),
    )


def test_the_first_rule_that_fits_is_taken() -> None:
    reader = TitleReader(
        small_lexicon(
            TitleRule("data", "data-engineer", job=(("engineer",), ("data",))),
            TitleRule("any", "software-engineer", job=(("engineer",),)),
        )
    )
    assert reader.read("Data Engineer II").because == ("role.data", "level.second")
    assert reader.read("Engineer").role == "software-engineer"
    assert reader.read("Data Center Engineer").role == "software-engineer"  # longest phrase wins
    assert reader.read("Engineer, Data").role == "software-engineer"  # in another part


def test_what_a_rule_shuns_and_where() -> None:
    reader = TitleReader(
        small_lexicon(
            TitleRule("alone", "ai-engineer", job=(("engineer",),), alone=(("ai",),)),
            TitleRule("no-data", "designer", job=(("engineer",),), shuns=("data",)),
            TitleRule("leads", "recruiter", anywhere=(("ai",),), shuns_in_job=("data",)),
        )
    )
    assert reader.read("Engineer, AI").role == "ai-engineer"
    assert reader.read("Engineer, AI Data").because == ("not role.no-data: data", "role.leads")
    assert reader.read("Manager Data, AI").because == ("not role.leads: data",)
    assert reader.read("Manager, Data AI").because == ("role.leads",)


def test_forms_of_words() -> None:
    assert english_forms("sre") == ("sre", "sres")
    assert english_forms("c++") == ("c++",)
    assert german_forms("praktikum") == ("praktikum",)
    assert "entwicklerin" in german_forms("entwickler")

"""A user's own file of facts: what is read, and what is refused, on one line."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.facts import Compares
from goingrate.base.quantity import Range
from goingrate.base.texts import Text
from goingrate.data import yaml_files
from goingrate.data.fact_files import packaged_facts, read_facts

FOLDER = Path(str(resources.files("goingrate.data") / "facts"))
SCHEMA: dict[str, Any] = json.loads((FOLDER / "facts.schema.json").read_text(encoding="utf-8"))

OWN = """\
schema_version: 1
topic: own
facts:
  - id: risk.mean_norway
    name: {en: my own, de: meine eigene}
    unit: risk_aversion
    review_after_years: 3
    compares:
      component: base
      comparison: level
      subject: ai
      of: {en: these, de: diese}
      roles: [ai-engineer, ai-researcher]
    history:
      - {since: 2024-01-01, value: [1, 3], source: me, address: null, grade: assumed}
      - since: 2025-01-01
        value: 2.5
        source: me
        address: null
        grade: assumed
        sample: myself
        note: {en: "a guess,\\n seen twice", de: geraten}
"""


COMPARES = OWN[OWN.index("    compares:") : OWN.index("    history:")]


def plain(text: str) -> Any:
    """Return YAML as JSON would have it: dates are texts."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_own_facts_are_read(own: Path) -> None:
    fact = read_facts(own)["risk.mean_norway"]
    assert fact.history[0].value == Range(1, 3)
    assert fact.latest.value == 2.5
    assert fact.latest.sample == "myself"
    assert fact.latest.note is not None
    assert fact.latest.note.en == "a guess, seen twice"
    of, roles = Text("these", "diese"), ("ai-engineer", "ai-researcher")
    assert fact.compares == Compares("base", "level", "ai", of, roles)
    assert Draft202012Validator(SCHEMA).is_valid(plain(OWN))


def test_own_facts_replace_packaged_ones(own: Path) -> None:
    merged = packaged_facts().overridden_by(read_facts(own))
    assert merged.overridden == {"risk.mean_norway"}
    assert merged["risk.mean_norway"].topic == "risk"
    assert len(merged) == len(packaged_facts())


@pytest.mark.parametrize("left_out", ["      roles: [ai-engineer, ai-researcher]\n", COMPARES])
def test_what_is_compared_and_whose_pay_it_is_may_be_left_out(
    tmp_path: Path, left_out: str
) -> None:
    assert OWN.count(left_out) == 1
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(left_out, ""), encoding="utf-8")
    compares = read_facts(path)["risk.mean_norway"].compares
    assert compares is None if left_out == COMPARES else compares and compares.roles == ()


SPOILT = {
    "unknown key": ("unit:", "units:", "risk.mean_norway: got units; allowed: the keys"),
    "missing key": (", grade: assumed}", "}", "risk.mean_norway.history[0].grade: got -"),
    "grade": ("grade: assumed\n", "grade: sure\n", "risk.mean_norway.history[1].grade: got sure"),
    "unit": ("risk_aversion", "shares", "risk.mean_norway.unit: got shares"),
    "no number": ("value: 2.5", "value: much", "risk.mean_norway.history[1].value: got much"),
    "three numbers": ("[1, 3]", "[1, 3, 4]", "risk.mean_norway.history[0].value: got [...]"),
    "empty value": ("value: 2.5", "value:", "risk.mean_norway.history[1].value: got -"),
    "true": ("value: 2.5", "value: true", "risk.mean_norway.history[1].value: got true"),
    "not a day": ("2025-01-01", "2025-02-30", "risk.mean_norway.history[1].since: got 2025-02-30"),
    "no day": ("2025-01-01", "spring", "risk.mean_norway.history[1].since: got spring"),
    "one language": (", de: geraten", "", "risk.mean_norway.history[1].note.de: got -"),
    "empty text": ("source: me\n", "source: ''\n", "risk.mean_norway.history[1].source: got"),
    "id": ("risk.mean_norway", "Risk", "facts[0].id: got Risk"),
    "topic": ("topic: own", "topic: My own", "topic: got My own"),
    "version": ("schema_version: 1", "schema_version: 2", "schema_version: got 2; allowed: one"),
    "review": ("review_after_years: 3", "review_after_years: 0", "review_after_years: got 0"),
    "component": ("component: base", "component: pay", "compares.component: got pay; allowed: one"),
    "comparison": ("comparison: level", "comparison: some", "compares.comparison: got some"),
    "subject": ("subject: ai", "subject: all", "compares.subject: got all; allowed: one of ai"),
    "whom": (", de: diese}", "}", "risk.mean_norway.compares.of.de: got -"),
    "no role": ("[ai-engineer,", "[ai engineers,", "compares.roles[0]: got ai engineers"),
    "one role": ("[ai-engineer, ai-researcher]", "ai-engineer", "compares.roles: got ai-engineer"),
    "compares": ("      subject: ai\n", "", "risk.mean_norway.compares.subject: got -"),
    "compares key": ("subject: ai", "subjects: ai", "risk.mean_norway.compares: got subjects"),
    "no list": ("history:", "history: {}\n    x:", "got x"),
}
NOT_IN_THE_SCHEMA = {
    "order": ("2025-01-01", "2023-01-01", "risk.mean_norway.history: got 2024-01-01, 2023-01-01"),
    "swapped": ("[1, 3]", "[3, 1]", "risk.mean_norway.history[0].value: range: got 3..1"),
    "infinite": ("value: 2.5", "value: 1e999", "risk.mean_norway.history[1].value: got 1e999"),
}


@pytest.mark.parametrize("case", SPOILT | NOT_IN_THE_SCHEMA)
def test_a_wrong_field_is_named_on_one_line(tmp_path: Path, case: str) -> None:
    old, new, expected = (SPOILT | NOT_IN_THE_SCHEMA)[case]
    assert OWN.count(old) == 1
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_facts(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert expected in str(caught.value)
    assert "\n" not in caught.value.said("de")


@pytest.mark.parametrize("case", sorted(SPOILT.keys() - {"not a day"}))
def test_the_schema_refuses_what_the_reader_refuses(case: str) -> None:
    old, new, _ = SPOILT[case]
    assert not Draft202012Validator(SCHEMA).is_valid(plain(OWN.replace(old, new)))


BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"--- 1\n--- 2\n",
        b"facts: [unclosed\n",
        b"a: b: c\n",
        b"\xff\xfe\x00",
        b"\x00\x01",
        BOMB.encode(),
        b"[" * 100_000,
        b"{a: " * 100_000,
        b"facts: 1\nfacts: 2\n",
        b'"\\e[31m": 1\n',
        b"? [a]\n: 1\n",
    ],
    ids=[
        *("empty", "two documents", "unclosed", "not YAML", "not UTF-8", "control characters"),
        *("alias bomb", "deep lists", "deep mappings", "key twice", "escape", "odd key"),
    ],
)
def test_what_is_not_a_file_of_facts_is_refused_on_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_facts(path)
    assert str(caught.value).startswith(f"{path}:")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < len(str(path)) + 250


def test_a_file_above_one_megabyte_is_refused_however_sound(own: Path) -> None:
    padding = "#" * (1_000_000 - own.stat().st_size)
    own.write_text(OWN + padding, encoding="utf-8")
    assert len(read_facts(own)) == 1
    for more in ("#", "#" * 1_000_000):
        own.write_text(OWN + padding + more, encoding="utf-8")
        with pytest.raises(BadFile, match="allowed: a file of at most 1 MB") as caught:
            read_facts(own)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("place", [".", "absent.yaml", "a\0b"])
def test_what_cannot_be_opened_is_a_bad_file(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadFile, match="got "):
        read_facts(f"{tmp_path}/{place}")


@pytest.mark.parametrize("content", ["[]", "text", "---\n", "facts: []"])
def test_another_shape_is_a_bad_field(tmp_path: Path, content: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content)
    with pytest.raises(BadField, match="schema_version, topic"):
        read_facts(path)


def test_a_fact_twice_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN + OWN.split("facts:\n")[1], encoding="utf-8")
    with pytest.raises(BadField, match=r"own\.yaml: risk\.mean_norway: got 2 x"):
        read_facts(path)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_other_error_gets_out(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_facts(path)


def test_the_slow_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    quick = read_facts(own).digest()
    monkeypatch.setattr(yaml_files, "_Loader", yaml.SafeLoader)
    assert read_facts(own).digest() == quick

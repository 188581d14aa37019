"""The manual says what the code does."""

from __future__ import annotations

import json
import re
import shlex
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from goingrate import __all__, __version__
from goingrate.answers.compare import compare_offers
from goingrate.answers.equity_words import EquityWords, equity_from_words
from goingrate.answers.going_rate import rate_from_words
from goingrate.answers.rate_words import RateWords
from goingrate.cli.run import COMMANDS, commands, run
from goingrate.data.fact_files import packaged_facts
from goingrate.report.equity_sentences import equity_sentences
from goingrate.report.rate_words import rate_sentences
from goingrate.report.verdicts import verdict_sentence

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MANUAL = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

sys.path.insert(0, str(ROOT))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_manual(name: str) -> None:
    command = commands.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    assert f"goingrate {name}" in MANUAL


def test_pages_made_from_the_code_are_up_to_date() -> None:
    from tools.make_docs import FOLDER, pages

    for name, content in pages().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == content, "run `make docs`"


def test_schemas_are_up_to_date() -> None:
    from tools.make_schemas import FOLDER, schemas

    for name, content in schemas().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == content, "run `make schemas`"


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda p: p.stem)
def test_examples_fit_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.search(r"\$schema=\.\./schemas/(\S+)", text.splitlines()[0])
    assert named is not None
    schema = json.loads((ROOT / "schemas" / named.group(1)).read_text(encoding="utf-8"))
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts only: the safest)
    problems = jsonschema.Draft202012Validator(schema).iter_errors(_typed(loaded))
    assert [problem.message for problem in problems] == []


def _typed(node: Any) -> Any:
    """Return texts as the numbers and truths that they stand for; dates stay texts."""
    if isinstance(node, dict):
        return {key: _typed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_typed(value) for value in node]
    if node in ("true", "false"):
        return node == "true"
    return int(node) if node.isdigit() else node


def test_the_readme_quotes_the_verdict() -> None:
    answer = compare_offers(ROOT / "examples" / "microsoft-to-startup.yaml")
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").replace("\n>", " ").split())
    assert verdict_sentence(answer) in readme


def test_the_readme_quotes_what_the_options_are_worth() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ {4}goingrate (equity --shares 20000 .*)$", text, flags=re.MULTILINE)
    command = commands.get_command(None, "equity")  # type: ignore[arg-type]
    assert command is not None
    options = command.make_context("equity", shlex.split(line)[1:]).params
    words = EquityWords(**{item.name: options[item.name] for item in fields(EquityWords)})
    answer = equity_from_words(
        words, seed=options["seed"], facts=packaged_facts(), language=options["language"]
    )
    quoted = re.findall(r"^> (.*)$", text.split(line)[1].split("\n\n")[1], flags=re.MULTILINE)
    assert " ".join(quoted) == " ".join(equity_sentences(answer))


def test_the_readme_quotes_what_it_pays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path))
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").replace("\n>", " ").split())
    answer = rate_from_words(RateWords(role="machine learning engineer", place="US-CA"))
    assert rate_sentences(answer)[0] in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert missing == []


def shown_commands() -> list[str]:
    """Return each command that the manual shows and that needs no file of the reader's."""
    lines = re.findall(r"^ {4}(?:\$ )?(goingrate .*?)(?: {2,}#.*)?$", MANUAL, flags=re.MULTILINE)
    own = (" > ", "mine.yaml", "data add", "data show", "data remove", "data export")
    return sorted({line for line in lines if not any(word in line for word in own)})


@pytest.mark.parametrize("line", shown_commands())
def test_shown_commands_work(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "data"))
    (tmp_path / "examples").mkdir()
    for example in (ROOT / "examples").iterdir():
        (tmp_path / "examples" / example.name).write_bytes(example.read_bytes())
    (tmp_path / "offers.yaml").write_bytes((ROOT / "examples" / "two-offers.yaml").read_bytes())
    if "replay" in line:
        run(["compare", "offers.yaml", "--bundle", "answer.zip"])
    assert run(shlex.split(line)[1:]) == 0, capsys.readouterr().err


def test_the_change_log_is_of_this_version() -> None:
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), flags=re.MULTILINE)
    assert first is not None
    assert first.group(1) == __version__


def test_public_names() -> None:
    import goingrate

    assert sorted([*goingrate._HOMES, "__version__"]) == sorted(__all__)
    assert all(getattr(goingrate, name) is not None for name in __all__)

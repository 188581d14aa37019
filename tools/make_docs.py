"""Write the parts of the manual that are made from the code: `python -m tools.make_docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from goingrate.answers.compare import compare_offers
from goingrate.answers.premium import premium_from_words
from goingrate.answers.premium_words import PremiumWords
from goingrate.cli.run import COMMANDS, commands
from goingrate.data.offer_models import OffersFile
from goingrate.data.tax_models import DeTaxFile, UsTaxFile
from goingrate.report.charts import chart_specs, premium_specs, svg

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
IMAGES = ROOT / "docs" / "images"
_WIDTH = 90


def pages() -> dict[str, str]:
    """Return the content of each page by name."""
    return {
        "commands.md": command_page(),
        "offers-file.md": offers_page(),
        "tax-file.md": tax_file_page(),
    }


def command_page() -> str:
    """Return every command with its help."""
    parts = ["# Commands\n\nMade from the code by `make docs`.\n"]
    settings = commands.context_settings
    root = click.Context(commands, info_name="goingrate", terminal_width=_WIDTH, **settings)
    parts.append(_section("goingrate", commands.get_help(root)))
    for name in COMMANDS:
        command = commands.get_command(root, name) or commands
        context = click.Context(command, info_name=name, parent=root, terminal_width=_WIDTH)
        parts.append(_section(f"goingrate {name}", command.get_help(context)))
        if isinstance(command, click.Group):
            parts += list(_subcommands(command, context))
    return "\n".join(parts)


def _subcommands(group: click.Group, parent: click.Context) -> Iterator[str]:
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH)
            yield _section(f"{parent.command_path} {name}", command.get_help(context))


def offers_page() -> str:
    """Return every field of an offers file with its hint."""
    schema = OffersFile.model_json_schema()
    parts = [
        "# The offers file\n",
        "Made from the code by `make docs`. Start from `goingrate compare --example > offers.yaml`;"
        " `goingrate compare --schema` prints the JSON Schema for your editor.\n",
        'Every number may be a number (`150k`, `5%`, `"1,2 Mio. €"`), a range (`150k..180k`) or'
        " `unknown`.\n",
        _fields("The file", schema),
    ]
    parts += [
        _fields(_title(name), section)
        for name, section in schema["$defs"].items()
        if "properties" in section
    ]
    return "\n".join(parts)


def tax_file_page() -> str:
    """Return every field of a tax file with its hint."""
    parts = [
        "# The tax file\n",
        "Made from the code by `make docs`. Start from `goingrate tax --example > tax.yaml`;"
        " `goingrate tax --schema` prints the JSON Schema for your editor.\n",
        'Every amount is one exact number (`250k`, `17.50`, `"1,2 Mio. €"` with `language: de`):'
        " a range or `unknown` is refused. A day that is left out is the middle of its year; where"
        " the day decides (a sale in the year after the purchase) it is asked for.\n",
        "Shares that an event brings are kept until another one sells them, the oldest first.\n",
    ]
    for model, title in ((UsTaxFile, "United States"), (DeTaxFile, "Germany")):
        schema = model.model_json_schema()
        parts.append(_fields(title, schema))
        parts += [
            _fields(_title(name), section)
            for name, section in schema["$defs"].items()
            if "properties" in section and f"## {_title(name)}\n" not in "".join(parts)
        ]
    return "\n".join(parts)


def _fields(title: str, section: dict[str, Any]) -> str:
    required = set(section.get("required", ()))
    lines = [
        f"## {title}\n",
        f"{section.get('description', '')}\n",
        "| field | what it says |",
        "|---|---|",
    ]
    for name, field in section["properties"].items():
        told = field.get("description", "") or _refers_to(field)
        star = " (required)" if name in required else ""
        lines.append(f"| `{name}`{star} | {told} |")
    return "\n".join(lines) + "\n"


def _refers_to(field: dict[str, Any]) -> str:
    choices = [field, field.get("items", {}), field.get("additionalProperties", {})]
    choices += field.get("anyOf", [])
    for choice in choices:
        if isinstance(choice, dict) and "$ref" in choice:
            title = _title(choice["$ref"].rsplit("/", 1)[-1])
            return f"see [{title}](#{title.lower().replace(' ', '-')})"
    return str(field.get("title", "")).lower()


def _title(name: str) -> str:
    words = name.removesuffix("Section")
    title = "".join(f" {c}" if c.isupper() and i else c for i, c in enumerate(words)).capitalize()
    return title.replace("Us ", "US ").replace("De ", "German ")


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.strip()}\n```\n"


def pictures() -> dict[str, str]:
    """Return the pictures of the README, drawn from the real case and from packaged figures."""
    answer = compare_offers(ROOT / "examples" / "microsoft-to-startup.yaml")
    specs = chart_specs(answer, "en")
    specs |= premium_specs(premium_from_words(PremiumWords()), "en")
    names = ("dots", "choice_map", "published_premiums")
    return {f"{name}.svg": svg(specs[name]) for name in names}


if __name__ == "__main__":
    for folder, contents in ((FOLDER, pages()), (IMAGES, pictures())):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_text(content, encoding="utf-8")

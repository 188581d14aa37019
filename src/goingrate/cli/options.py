"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goingrate.base.facts import Facts
from goingrate.base.texts import LANGUAGES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

OUT = click.Path(path_type=Path, dir_okay=False)


def language_option() -> Decorator:
    """Return `--lang`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default="en",
        help="Language of the output, and of amounts on the command line.",
    )


def json_option() -> Decorator:
    """Return `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")


def html_option() -> Decorator:
    """Return `--html`."""
    return click.option("--html", "html", type=OUT, metavar="OUT", help="Write a report page.")


def facts_option() -> Decorator:
    """Return `--facts`."""
    return click.option(
        "--facts",
        "own_facts",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own facts (YAML), which replace or add to the packaged ones.",
    )


def lenient_option() -> Decorator:
    """Return `--lenient`."""
    return click.option(
        "--lenient",
        is_flag=True,
        help="Read an Open Cap Format file that contradicts itself; say what was left out.",
    )


def known_facts(own: Path | None) -> Facts:
    """Return the packaged facts, overridden by a user's file where there is one."""
    from goingrate.data.fact_files import packaged_facts, read_facts

    known = packaged_facts()
    return known if own is None else known.overridden_by(read_facts(own))

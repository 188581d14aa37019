"""`goingrate replay`: a stored answer, computed again."""

from __future__ import annotations

from pathlib import Path

import click

from goingrate.base.texts import Language, say
from goingrate.cli.options import language_option


@click.command("replay")
@click.argument("bundle", type=click.Path(path_type=Path))
@language_option()
def command(*, bundle: Path, language: Language) -> None:
    """Compute the answer of a BUNDLE again and say what changed, if anything did."""
    from goingrate.report.replay import replay

    sentence = replay(bundle, language)
    click.echo(sentence)
    click.echo(say("cli.replay_same", language))

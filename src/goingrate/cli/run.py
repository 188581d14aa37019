"""The commands, loaded when called, and what becomes of an error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from goingrate.base.errors import GoingrateError, InputError, MissingFact, shortened
from goingrate.base.texts import LANGUAGES, Language, Phrase, say
from goingrate.base.version import __version__

#: Command and module, in the order of the help.
COMMANDS: Final = (
    "rate",
    "premium",
    "shortage",
    "keep",
    "win",
    "breakeven",
    "equity",
    "compare",
    "waterfall",
    "tax",
    "payslip",
    "replay",
    "facts",
    "data",
)


class _Lazy(click.Group):
    """Imports a command's module when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"goingrate.cli.{cmd_name}").command
        return command


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goingrate")
def commands() -> None:
    """What an offer is worth to you, and what must be true for it to pay.

    Not financial, tax or legal advice. Nothing leaves this machine.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    0: done; 1: a replay that differs; 2: something given cannot be used, said on one line.
    """
    language = _language(arguments)
    try:
        result = commands.main(list(arguments), prog_name="goingrate", standalone_mode=False)
    except (InputError, MissingFact) as error:
        return _tell(error.said(language), 2)
    except GoingrateError as error:
        return _tell(error.said(language), 1)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        return _tell(_usage(error, language), 2)
    except click.Abort:
        return 130
    except (BrokenPipeError, SystemExit):
        # whoever read our output has stopped (rich turns that into an exit): not an error, but
        # Python would complain when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _tell(say("cli.cannot_write", language, path=str(error.filename or "-")), 2)
    return result if isinstance(result, int) else 0


def _tell(message: str, code: int) -> int:
    click.echo(f"goingrate: {' '.join(message.split())}", err=True)
    return code


def _usage(error: click.ClickException, language: Language) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "goingrate"
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        told = say("cli.near", language, near=near) if near else ""
        return say("cli.no_option", language, option=error.option_name, near=told, command=command)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(context) if context else str(error.param.name)
        if isinstance(error.param, click.Option):
            name = error.param.opts[0]
        return say("cli.missing", language, name=name, command=command)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param, language)
    given = re.search(r"'([^']*)'|\(([^)]*)\)", error.format_message())
    word = shortened(given.group(1) or given.group(2)) if given else "-"
    known = ", ".join(_commands(context))
    return say("cli.misused", language, given=word, commands=known, command=command)


def _commands(context: click.Context | None) -> Sequence[str]:
    """Return the commands of the group that was called; every command outside of one."""
    if context is not None and isinstance(context.command, click.Group):
        return context.command.list_commands(context)
    return COMMANDS


def _bad_value(error: click.BadParameter, param: click.Parameter, language: Language) -> str:
    given = re.search(r"'([^']*)'", error.message)
    allowed = Phrase("allowed.finite")
    if isinstance(param.type, click.Choice):
        allowed = Phrase.of("allowed.one_of", choices=", ".join(map(str, param.type.choices)))
    elif isinstance(param.type, click.types.IntParamType):
        allowed = Phrase("allowed.whole_number")
    elif isinstance(param.type, click.DateTime):
        allowed = Phrase("allowed.date")
    elif isinstance(param.type, click.Path):
        allowed = Phrase("allowed.file_to_write")
    bad = InputError(
        where=param.opts[0],
        given=given.group(1) if given else "-",
        allowed=allowed,
        fix=Phrase("fix.correct_value"),
    )
    return bad.said(language)


def _language(arguments: Sequence[str]) -> Language:
    """Return the language asked for, before anything is parsed: errors need it too."""
    for index, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        for language in LANGUAGES:
            if argument.startswith("--lang") and value == language:
                return language
    return "en"

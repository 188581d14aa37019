"""The kinds of sources that goingrate can read, each loaded when it is asked for."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from goingrate.base.errors import BadField, BadFile
from goingrate.base.texts import Phrase
from goingrate.data.connectors.contract import Connector, SourceInfo

#: Modules of `goingrate.data.connectors`; the id of a source is the name with dashes.
CONNECTORS: Final = ("oews", "lca", "ai_jobs", "job_boards", "hiring_lab", "mapped")
#: An address of something elsewhere, such as https:// or s3://.
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def connector(source_id: str) -> Connector:
    """Return the connector of a source.

    Raises
    ------
    BadField
        If there is none of this id.
    """
    names = {name.replace("_", "-"): name for name in CONNECTORS}
    if source_id not in names:
        raise BadField(
            where="--from",
            given=source_id,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(names)),
            fix=Phrase("data.fix.source"),
        )
    module = import_module(f"goingrate.data.connectors.{names[source_id]}")
    return cast(Connector, module)


def sources() -> tuple[SourceInfo, ...]:
    """Return what is known of every source."""
    return tuple(connector(name.replace("_", "-")).SOURCE for name in CONNECTORS)


def sources_of(country: str) -> tuple[tuple[SourceInfo, ...], tuple[SourceInfo, ...]]:
    """Return the sources made for a country, and those that take any.

    Parameters
    ----------
    country
        ISO 3166 letters.

    Raises
    ------
    BadField
        If there is no such country.
    """
    from goingrate.data.imports.codes import COUNTRIES

    letters = country.strip().upper()
    if letters not in COUNTRIES:
        raise BadField(
            where="--country",
            given=country,
            allowed=Phrase("data.allowed.country"),
            fix=Phrase("fix.correct_value"),
        )
    known = sources()
    own = tuple(source for source in known if letters in source.countries)
    return own, tuple(source for source in known if not source.countries)


def file_of(target: str, source_id: str, folder: Path, *, today: date) -> Path:
    """Return the file that was named, or for a job board the file with its saved answer.

    Parameters
    ----------
    target
        A path; of job boards also "greenhouse:acme" or an address, which is asked over the
        network: the only use of it.
    folder
        Where answers are saved.

    Raises
    ------
    BadFile
        If a board cannot be read, or an address is given where a file should be: nothing is
        fetched.
    """
    if not target.strip():
        raise _no_file(target, "allowed.existing_file", "fix.check_path")
    path = Path(target)
    if _is_there(path) or ":" not in target:
        return path
    if source_id != "job-boards":
        if _ADDRESS.match(target):
            raise _no_file(target, "allowed.file_here", "fix.download_first")
        return path
    from goingrate.data.connectors.job_boards import save_board

    return save_board(target, folder / "boards", today=today)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a name, not to be reached, a zero byte in it
        return False


def _no_file(target: str, allowed: str, fix: str) -> BadFile:
    return BadFile(where="FILE", given=target, allowed=Phrase(allowed), fix=Phrase(fix))

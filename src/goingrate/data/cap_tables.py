"""Cap tables from files: our own YAML, or the Open Cap Format as zip file, folder or JSON."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import Phrase
from goingrate.data.cap_table_files import cap_table_from_yaml
from goingrate.data.cap_table_models import CapTableFile
from goingrate.data.ocf.containers import Container, container_of, open_container
from goingrate.data.ocf.holding import Holding
from goingrate.data.ocf.objects import Log
from goingrate.data.ocf.package import read_package
from goingrate.data.ocf.table import build_table
from goingrate.data.yaml_files import read_bytes
from goingrate.offer.cap_table.claims import converted_shares
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred

__all__ = [
    "CapTableRead",
    "Holding",
    "cap_table_example",
    "cap_table_from_bytes",
    "cap_table_schema",
    "read_cap_table",
    "table_from_record",
    "table_record",
]

SourceKind = Literal["yaml", "ocf_zip", "ocf_folder", "ocf_json"]
_YAML: Final = (".yaml", ".yml")
_OCF: Final = (".json", ".zip", ".ocf")
_EXAMPLE: Final = "cap-table.yaml"


@dataclass(frozen=True, slots=True)
class CapTableRead:
    """What a file says about who has a claim on a company.

    Parameters
    ----------
    currency
        Of all its money.
    notes
        What was assumed, passed over or left out.
    digest
        SHA-256 of what was read.
    holdings
        Of the Open Cap Format: each outstanding security, without names of people.
    as_of
        Of the Open Cap Format: the day that it describes.
    version
        Of the Open Cap Format, as the file writes it.
    vesting_terms
        Of the Open Cap Format: its vesting terms by id, as parsed.
    """

    table: CapTable
    currency: str
    notes: tuple[Phrase, ...]
    source: SourceKind
    digest: str
    holdings: tuple[Holding, ...] = ()
    as_of: date | None = None
    version: str | None = None
    vesting_terms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_cap_table(
    path: str | Path, *, as_of: date | None = None, lenient: bool = False
) -> CapTableRead:
    """Read a cap table.

    Parameters
    ----------
    path
        A YAML file of ours; or of the Open Cap Format a zip file, a folder, a manifest with the
        other files beside it, or one JSON file that holds all objects.
    as_of
        Of the Open Cap Format: count transactions up to this day only. Without it all count, and
        interest runs up to the day that the manifest gives.
    lenient
        Of the Open Cap Format: leave out entries that contradict others or cannot be read, and say
        so in the notes, instead of refusing the file.

    Raises
    ------
    BadFile, BadField, OutOfRange, NotUnderstood
        On one line: the file, the object or field, what was given, what is allowed, what to do.
    """
    place = Path(path)
    name = place.name or str(place)
    with _named(name):
        if not _exists(place):
            raise _bad_file(name, "-", "allowed.existing_file")
        if place.suffix.lower() in _YAML:
            return _of_yaml(read_bytes(place), name, as_of)
        if place.suffix.lower() not in _OCF and not place.is_dir():
            raise _bad_file(name, place.suffix or "-", "ocf.allowed.source")
        return _of_ocf(open_container(place), as_of, lenient)


def cap_table_from_bytes(
    content: bytes, name: str, *, as_of: date | None = None, lenient: bool = False
) -> CapTableRead:
    """Read the content of one file: YAML, a zip file, or JSON that holds all objects.

    Raises
    ------
    BadFile, BadField, OutOfRange, NotUnderstood
        As `read_cap_table`; also for a manifest, since nothing stands beside it.
    """
    suffix = PurePosixPath(name).suffix.lower()
    with _named(name):
        if suffix in _YAML:
            return _of_yaml(content, name, as_of)
        if suffix not in _OCF:
            raise _bad_file(name, suffix or "-", "ocf.allowed.source")
        return _of_ocf(container_of(content, name), as_of, lenient)


def cap_table_schema() -> str:
    """Return the JSON Schema of a cap-table file as text: for editors, and for other programs."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "goingrate cap-table file, version 1",
        **CapTableFile.model_json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def cap_table_example() -> str:
    """Return a commented cap-table file, without the hint that only fits its own folder."""
    # An installed package carries the examples; a checkout has them at its top.
    packaged = files("goingrate.data") / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"
    lines = (folder / _EXAMPLE).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if "yaml-language-server" not in line)


def table_record(table: CapTable) -> dict[str, Any]:
    """Return a cap table as plain values that JSON can hold, every number exact.

    Examples
    --------
    >>> table_record(CapTable(8e6, unissued_pool=1e6))["fully_diluted"]
    9000000.0
    """
    record = dataclasses.asdict(table)
    for name in ("preferred", "options", "convertibles"):
        record[name] = list(record[name])
    return {**record, "fully_diluted": table.fully_diluted}


def table_from_record(record: Mapping[str, Any]) -> CapTable:
    """Return the cap table that `table_record` described.

    Raises
    ------
    BadField, OutOfRange
        If a number is not allowed.
    """
    plain = {name: value for name, value in record.items() if name != "fully_diluted"}
    return CapTable(
        **{
            **plain,
            "preferred": tuple(Preferred(**one) for one in record["preferred"]),
            "options": tuple(OptionBlock(**one) for one in record["options"]),
            "convertibles": tuple(Convertible(**one) for one in record["convertibles"]),
        }
    )


def _of_ocf(container: Container, as_of: date | None, lenient: bool) -> CapTableRead:
    log = Log(lenient=lenient)
    package = read_package(container, log)
    found = build_table(package, log, as_of=as_of)
    converted_shares(found.table)  # raises if SAFEs own the whole company
    return CapTableRead(
        table=found.table,
        currency=found.currency,
        notes=log.phrases(),
        source=package.source,
        digest=package.digest,
        holdings=found.holdings,
        as_of=found.day,
        version=package.version,
        vesting_terms=found.vesting_terms,
    )


def _of_yaml(content: bytes, name: str, as_of: date | None) -> CapTableRead:
    if as_of is not None:
        raise BadField(
            where="as_of",
            given=as_of.isoformat(),
            allowed=Phrase("ocf.allowed.as_of"),
            fix=Phrase("fix.remove_field"),
        )
    table, currency = cap_table_from_yaml(content, name)
    converted_shares(table)
    return CapTableRead(table, currency, (), "yaml", hashlib.sha256(content).hexdigest())


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Let every error begin with the name of the file."""
    try:
        yield
    except InputError as error:
        raise error if error.where.startswith(name) else error.at(f"{name}: ") from None


def _exists(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False


def _bad_file(where: str, given: str, allowed: str) -> BadFile:
    return BadFile(where=where, given=given, allowed=Phrase(allowed), fix=Phrase("fix.check_path"))

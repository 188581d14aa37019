"""From JSON files to the objects that count for a cap table.

People stay outside: files of stakeholders, documents and valuations that a manifest names are never
opened, and of files that hold everything only classes, plans, vesting and transactions are kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from goingrate.base.errors import BadField, BadFile, printable, shortened
from goingrate.base.texts import Phrase
from goingrate.data.ocf.containers import Container, OcfSource
from goingrate.data.ocf.json_text import parse_json
from goingrate.data.ocf.known import FIELDS, PASSED_OVER, READ
from goingrate.data.ocf.objects import Entry, Log, View, listed

_MANIFEST: Final = "OCF_MANIFEST_FILE"
_LISTS: Final = (
    "stock_classes_files",
    "stock_plans_files",
    "vesting_terms_files",
    "transactions_files",
)
_VERSIONS: Final = re.compile(r"1\.[012](\D.*)?")
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Package:
    """Objects of a cap table, and what is said of the whole."""

    source: OcfSource
    digest: str
    version: str | None
    company: str
    formed: date | None
    as_of: date | None
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> list[Entry]:
        """Return the objects of these types."""
        return [entry for entry in self.entries if entry.kind in kinds]


def read_package(container: Container, log: Log) -> Package:
    """Return the objects of a zip file, a folder, a manifest with files beside it, or one file.

    Raises
    ------
    BadFile, BadField, OutOfRange
        On one line: the file, what stands there, what is allowed.
    """
    return _Reading(container, log).package()


class _Reading:
    def __init__(self, container: Container, log: Log) -> None:
        self._container, self._log = container, log
        self._read: dict[str, bytes] = {}
        self._parsed: dict[str, Any] = {}

    def package(self) -> Package:
        manifest_path = self._manifest_path()
        manifest = View(self._json(manifest_path), manifest_path) if manifest_path else None
        names = self._container.files if manifest is None else self._listed(manifest)
        entries = [entry for name in names for entry in self._entries(name)]
        issuer = self._issuer(manifest, entries)
        return Package(
            source=self._container.source,
            digest=self._container.digest or self._digest(),
            version=self._version(manifest),
            company=_company(issuer, self._container.name),
            formed=issuer.optional_day("formation_date") if issuer else None,
            as_of=manifest.optional_day("as_of") if manifest else None,
            entries=self._counted(entries),
        )

    def _json(self, name: str) -> Any:
        if name not in self._parsed:
            self._read[name] = self._container.read(name)
            self._parsed[name] = parse_json(self._read[name], name)
        return self._parsed[name]

    def _manifest_path(self) -> str | None:
        """Return the one manifest among the files, or None: then every file is read."""
        named = [name for name in self._container.files if "manifest" in name.lower()]
        found = [name for name in named or self._container.files if self._is_manifest(name)]
        if len(found) > 1:
            raise BadFile(
                where=found[1],
                given=", ".join(found),
                allowed=Phrase("ocf.allowed.one_manifest"),
                fix=Phrase("ocf.fix.export_again"),
            )
        return found[0] if found else None

    def _is_manifest(self, name: str) -> bool:
        loaded = self._json(name)
        return isinstance(loaded, dict) and (
            loaded.get("file_type") == _MANIFEST or "transactions_files" in loaded
        )

    def _listed(self, manifest: View) -> list[str]:
        """Return the paths of the files that the manifest names and that are needed."""
        parent = PurePosixPath(manifest.place).parent
        names = []
        for kind in _LISTS:
            for part in manifest.parts(kind):
                name = str(parent / part.text("filepath"))
                if name not in names:
                    names.append(name)
                self._check_md5(name, part)
        return names

    def _check_md5(self, name: str, part: View) -> None:
        self._json(name)
        stated = part.optional_text("md5")
        found = hashlib.md5(self._read[name], usedforsecurity=False).hexdigest()
        if stated is not None and stated.lower() != found:
            self._log.about("ocf.note.checksum", PurePosixPath(name).name)

    def _entries(self, name: str) -> Iterator[Entry]:
        for number, item in enumerate(_items(self._json(name))):
            kind, own = item.get("object_type"), item.get("id")
            if not isinstance(kind, str):
                raise BadField(
                    where=f"{name}: [{number}].object_type",
                    given="-" if kind is None else str(kind),
                    allowed=Phrase("allowed.text"),
                    fix=Phrase("ocf.fix.entry"),
                )
            known = printable(own) if isinstance(own, str) and own else f"{kind}[{number}]"
            yield Entry(item, f"{name}: {shortened(known)}", kind, known)

    def _issuer(self, manifest: View | None, entries: list[Entry]) -> View | None:
        if manifest is not None and manifest.fields.get("issuer") is not None:
            return manifest.part("issuer")
        return next((entry for entry in entries if entry.kind == "ISSUER"), None)

    def _version(self, manifest: View | None) -> str | None:
        version = manifest.optional_text("ocf_version") if manifest else None
        if version is None:
            self._log.say(Phrase("ocf.note.no_version"))
        elif not _VERSIONS.fullmatch(version):
            self._log.say(Phrase.of("ocf.note.version", version=version[:_LONGEST_NAME]))
        return version

    def _counted(self, entries: list[Entry]) -> tuple[Entry, ...]:
        """Return the objects that are read; note other types and fields; refuse an id twice."""
        kept, seen = [], set()
        unknown = [entry.kind for entry in entries if entry.kind not in READ | PASSED_OVER]
        if unknown:
            self._note("ocf.note.types", unknown)
        for entry in entries:
            if entry.kind not in READ:
                continue
            with self._log.item(entry.id):
                if (entry.kind, entry.id) in seen:
                    raise entry.bad("id", Phrase("ocf.allowed.id_once"), given=entry.id)
                seen.add((entry.kind, entry.id))
                kept.append(entry)
        fields = [name for entry in kept for name in entry.fields if name not in FIELDS]
        if fields:
            self._note("ocf.note.fields", [printable(name) for name in fields])
        if not kept:
            raise BadFile(
                where=self._container.name,
                given="-",
                allowed=Phrase("ocf.allowed.objects"),
                fix=Phrase("ocf.fix.whole"),
            )
        return tuple(kept)

    def _note(self, key: str, names: list[str]) -> None:
        self._log.say(Phrase.of(key, count=str(len(names)), names=listed(names)))

    def _digest(self) -> str:
        whole = hashlib.sha256()
        for name in sorted(self._read):
            whole.update(f"{name}\0{len(self._read[name])}\0".encode())
            whole.update(self._read[name])
        return whole.hexdigest()


def _items(loaded: Any) -> list[dict[str, Any]]:
    """Return the objects of a file: its `items`, or whatever lists of objects it holds."""
    if isinstance(loaded, list):
        return [one for one in loaded if isinstance(one, dict)]
    if not isinstance(loaded, dict):
        return []
    if isinstance(loaded.get("items"), list):
        own = [loaded["issuer"]] if isinstance(loaded.get("issuer"), dict) else []
        return [one for one in (*own, *loaded["items"]) if isinstance(one, dict)]
    nested = [value for value in loaded.values() if isinstance(value, list | dict)]
    found = [one for value in nested for one in (value if isinstance(value, list) else [value])]
    return [one for one in found if isinstance(one, dict) and "object_type" in one]


def _company(issuer: View | None, container: str) -> str:
    named = issuer.optional_text("legal_name") if issuer else None
    return (named or PurePosixPath(container).stem or "company")[:_LONGEST_NAME]

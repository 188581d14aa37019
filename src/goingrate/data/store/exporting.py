"""The tables of the store as Parquet files, with the licences of what is in them."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goingrate.base.errors import BadFile, printable
from goingrate.base.texts import Language, Phrase, say
from goingrate.data.store.failures import badly_named, told_in_one_line
from goingrate.data.store.provenance import ImportEntry, read_entries
from goingrate.data.store.schema import FILLED
from goingrate.data.store.store import Store, quoted_path
from goingrate.data.writing import is_unicode

#: What a source writes that has no licence or address.
NOT_STATED: Final = "-"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows of each table, by the name of its file."""

    folder: Path
    rows: dict[str, int]


def export_tables(store: Store, folder: Path, language: Language = "en") -> Exported:
    """Write each table to `TABLE.parquet`, the imports and their licences, all or nothing.

    Raises
    ------
    BadFile
        If there is nothing to export, the folder holds something, or cannot be written.
    """
    place = Path(os.path.realpath(folder))
    with told_in_one_line(store.path, place):
        if not is_unicode(str(place)):
            raise badly_named(folder)
        # a link that is left is one of a loop
        if place.is_symlink() or (place.exists() and (not place.is_dir() or any(place.iterdir()))):
            raise BadFile(
                where=str(folder),
                given=str(folder),
                allowed=Phrase("data.allowed.empty_folder"),
                fix=Phrase("data.fix.empty_folder"),
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            rows = _write(store, work, language)
            work.chmod(0o755)
            if place.exists():
                place.rmdir()
            os.replace(work, place)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return Exported(folder, rows)


def _write(store: Store, work: Path, language: Language) -> dict[str, int]:
    rows = {}
    with store.reading() as con:
        entries = read_entries(con)
        if not entries:
            raise BadFile(
                where=str(store.path),
                given="-",
                allowed=Phrase("data.allowed.something"),
                fix=Phrase("data.fix.add"),
            )
        for table in (*FILLED, "imports"):
            file = f"{table}.parquet"
            target = quoted_path(work / file)
            ((count,),) = con.execute(
                f"COPY (FROM {table}) TO {target} (FORMAT parquet, COMPRESSION zstd)"
            ).fetchall()
            if count:
                rows[file] = count
            else:
                (work / file).unlink()
    notice = "\n".join(_licences(entries, language)) + "\n"
    (work / "LICENCES.txt").write_text(notice, encoding="utf-8")
    return rows


def _licences(entries: tuple[ImportEntry, ...], language: Language) -> list[str]:
    """Return one paragraph for each source, in the order in which they were added."""
    files: dict[tuple[str, str, str], list[str]] = {}
    for entry in entries:
        files.setdefault((entry.source, entry.licence, entry.address), []).append(entry.file)
    lines = [say("data.licences", language)]
    for (source, licence, address), names in files.items():
        listed = ", ".join(printable(name) for name in dict.fromkeys(names))
        told = licence_of(licence, address)
        lines.append(say("data.licence_of", language, source=source, licence=told, files=listed))
    return lines


def licence_of(licence: str, address: str) -> Phrase:
    """Return the licence of a source and its address, or that none is stated ("-")."""
    if licence == NOT_STATED:
        return Phrase("data.licence_not_stated")
    if address == NOT_STATED:
        return Phrase.of("data.licence_only", licence=licence)
    return Phrase.of("data.licence_and_address", licence=licence, address=address)

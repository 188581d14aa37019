"""The tables of the store as Parquet files, with the licences of what is in them."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from goingrate.base.errors import BadFile
from goingrate.base.texts import Language, Phrase, say
from goingrate.data.store.failures import told_in_one_line
from goingrate.data.store.provenance import ImportEntry, read_entries
from goingrate.data.store.schema import FILLED
from goingrate.data.store.store import Store, quoted_path


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
    place = folder.resolve()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise BadFile(
            where=str(folder),
            given=folder.name,
            allowed=Phrase("data.allowed.empty_folder"),
            fix=Phrase("data.fix.empty_folder"),
        )
    with told_in_one_line(store.path, place):
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
        told = {"source": source, "licence": licence, "address": address}
        listed = ", ".join(dict.fromkeys(names))
        lines.append(say("data.licence_of", language, **told, files=listed))
    return lines

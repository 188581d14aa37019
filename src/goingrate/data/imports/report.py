"""What became of the rows of a file."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.base.texts import Phrase
from goingrate.data.store.provenance import ImportEntry


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes
    ----------
    import_id, source
        The import, as the store knows it.
    kept, rejected, unread
        Records in the store; records left out, by the key of the reason; lines that could not even
        be split into columns. Together they are all of the file: a row is a record, but where
        connectors fold rows into one or part one into several, which `notes` then say.
    duplicates
        Records among those kept that repeat another one.
    already_there
        Whether the same file was added before, so that nothing was changed.
    """

    import_id: str
    source: str
    kept: int
    rejected: dict[str, int]
    unread: int
    duplicates: int
    notes: tuple[Phrase, ...]
    already_there: bool

    @property
    def rows(self) -> int:
        """Return how many records the file has, kept or not."""
        return self.kept + sum(self.rejected.values()) + self.unread


def report_of(entry: ImportEntry, *, already_there: bool) -> ImportReport:
    """Return the report of an import that the store knows."""
    return ImportReport(
        import_id=entry.import_id,
        source=entry.source,
        kept=entry.kept,
        rejected=entry.rejected,
        unread=entry.unread,
        duplicates=entry.duplicates,
        notes=entry.notes,
        already_there=already_there,
    )

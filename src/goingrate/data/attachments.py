"""Files that an offers file names; their bytes are kept, so that a bundle can carry them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    from goingrate.data.cap_tables import CapTableRead

_CAP_TABLES: Final = (".yaml", ".yml", ".zip", ".ocf", ".json")
#: What only a manifest holds: it names other files, which nobody has attached.
_MANIFEST: Final = (b'"OCF_MANIFEST_FILE"', b'"transactions_files"')
_ZIP: Final = b"PK"


class Attachments:
    """Reads files beside an offers file, or those that a bundle carries.

    Parameters
    ----------
    read
        Returns the bytes of a file by its name; raises `BadFile` if there is none.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self.contents: dict[str, bytes] = {}

    def content(self, name: str, where: str) -> bytes:
        """Return a file's bytes; a path that leads elsewhere is refused before it is looked at."""
        if _leads_outside(name):
            raise BadFile(
                where=where, given=name, allowed=Phrase("allowed.beside"), fix=Phrase("fix.beside")
            )
        if name not in self.contents:
            self.contents[name] = self._read(name)
        return self.contents[name]

    def cap_table(self, name: str, where: str) -> CapTableRead:
        """Return the cap table that one file holds; a folder is refused."""
        from goingrate.data.cap_tables import read_cap_table

        if PurePosixPath(name).suffix.lower() not in _CAP_TABLES:
            raise _no_single_file(name, where)
        content = self.content(name, where)
        if content[:2] != _ZIP and any(sign in content for sign in _MANIFEST):
            raise _no_single_file(name, where)
        # alone in a folder, so that what is read is what a bundle carries, and no more
        with TemporaryDirectory() as folder:
            place = Path(folder, PurePosixPath(name).name)
            try:
                place.write_bytes(content)
            except (OSError, ValueError):  # a name that this system does not take
                raise _no_single_file(name, where) from None
            return read_cap_table(place)


def _leads_outside(name: str) -> bool:
    kinds: tuple[type[PurePath], ...] = (PurePosixPath, PureWindowsPath)
    return any(bool(kind(name).anchor) or ".." in kind(name).parts for kind in kinds)


def _no_single_file(name: str, where: str) -> BadFile:
    return BadFile(
        where=where,
        given=name or "-",
        allowed=Phrase("allowed.cap_table_file"),
        fix=Phrase("fix.cap_table_file"),
    )

"""What the command line says of itself."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "cli.no_option": Text(
        en="there is no option {option}{near}. See `{command} --help`.",
        de="eine Option {option} gibt es nicht{near}. Siehe `{command} --help`.",
    ),
    "cli.misused": Text(
        en="{given} is not understood here; the commands are {commands}. See `{command} --help`.",
        de="{given} ist hier nicht zu verstehen; die Befehle sind {commands}. Siehe "
        "`{command} --help`.",
    ),
    "allowed.folder_to_write": Text(
        en="a folder to write to", de="ein Ordner, in den geschrieben wird"
    ),
    "allowed.file_to_write": Text(
        en="a file that can be written", de="eine Datei, die sich schreiben lässt"
    ),
    "cli.near": Text(en=" (did you mean {near}?)", de=" (gemeint ist vielleicht {near})"),
    "cli.missing": Text(
        en="{name} is missing. See `{command} --help`.",
        de="{name} fehlt. Siehe `{command} --help`.",
    ),
    "cli.replay_same": Text(
        en="The same answer, to the last byte.", de="Dieselbe Antwort, bis aufs letzte Byte."
    ),
    "cli.replay_differs": Text(
        en="The answer differs: {changes}.", de="Die Antwort weicht ab: {changes}."
    ),
    "cli.changed": Text(en="{what} was {old}, is {new}", de="{what} war {old}, ist {new}"),
    "cli.more_changes": Text(en="and {count} more", de="und {count} weitere"),
    "cli.cannot_write": Text(
        en="{path} cannot be written. Choose another place; nothing was lost.",
        de="{path} ist nicht beschreibbar. Einen anderen Ort wählen; nichts ging verloren.",
    ),
    "allowed.bundle": Text(
        en="a bundle written by `goingrate compare --bundle`",
        de="ein mit `goingrate compare --bundle` geschriebenes Paket",
    ),
    "fix.bundle": Text(en="Check the path.", de="Den Pfad prüfen."),
}

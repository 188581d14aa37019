"""Names of the steps of German taxes, in German terms with an English gloss."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {}

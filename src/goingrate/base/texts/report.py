"""What tables, charts and pages say."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "number.none_enough": Text(en="none is enough", de="keine reicht"),
    "number.over_all": Text(en="over {all}", de="über {all}"),
    "number.span": Text(en="{low} to {high}", de="{low} bis {high}"),
    "number.per_year": Text(en="{amount} a year", de="{amount} im Jahr"),
    "number.years": Text(en="{count} years", de="{count} Jahre"),
    "number.months": Text(en="{count} months", de="{count} Monate"),
}

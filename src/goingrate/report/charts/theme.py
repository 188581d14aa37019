"""How every chart looks, and the last step from an Altair chart to a plain dictionary.

Colours differ in lightness before they differ in hue, so that a black and white print can be
read too; where two things meet, their shape or line differs as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.texts import Language, say
from goingrate.report import numbers

if TYPE_CHECKING:
    import altair as alt

WIDTH: Final = 640
INK: Final = "#1a1a1a"
QUIET: Final = "#555555"
HAIR: Final = "#e6e6e6"
PAPER: Final = "#ffffff"
BLUE_DARK: Final = "#0b3c6f"
BLUE: Final = "#3d7ab5"
BLUE_PALE: Final = "#cfe0f0"
ORANGE: Final = "#b8500f"
GREY: Final = "#9a9a9a"

_DIGITS: Final = 5
_TITLE: Final = 16
#: Widths of letters as shares of the font size, as in Arial; of all others, and of bold ones.
_WIDTHS: Final = {
    **dict.fromkeys("ijl'|", 0.24),
    **dict.fromkeys(" .,:;!/ft()-I\xa0\u202f", 0.31),
    **dict.fromkeys("mwMW%", 0.86),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZÄÖÜ&", 0.7),
}
_OTHER_WIDTH: Final = 0.54

CONFIG: Final[dict[str, Any]] = {
    "background": PAPER,
    "font": "Arial, Helvetica, Liberation Sans, sans-serif",
    "padding": 12,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": _TITLE,
        "fontWeight": "bold",
        "color": INK,
        "subtitleFontSize": 12.5,
        "subtitleColor": QUIET,
        "subtitlePadding": 5,
        "offset": 14,
        "lineHeight": 20,
        "subtitleLineHeight": 16,
    },
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": QUIET,
        "gridColor": HAIR,
        "domainColor": GREY,
        "tickColor": GREY,
        "labelLimit": 0,
        "titlePadding": 8,
    },
    "legend": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titleColor": QUIET,
        "labelColor": INK,
        "labelLimit": 0,
        "titleLimit": 0,
    },
    "text": {"fontSize": 12, "color": INK},
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language and one currency."""

    language: Language
    currency: str

    def say(self, key: str, **values: str | int) -> str:
        """Return a text of the charts' catalogue."""
        return say(key, self.language, **values)

    def money(self, amount: float) -> str:
        """Return an amount, short."""
        return numbers.money(amount, self.currency, self.language)

    def change(self, amount: float) -> str:
        """Return an amount with its sign."""
        return numbers.money_change(amount, self.currency, self.language)

    def share(self, share: float) -> str:
        """Return a share in percent."""
        return numbers.rate(share, self.language)

    def chance(self, probability: float) -> str:
        """Return a chance in percent, in words where it is none."""
        return numbers.chance(probability, self.language)

    def plain(self, number: float) -> str:
        """Return a bare number."""
        return numbers.plain(number, self.language, 1)


def finished(
    chart: alt.TopLevelMixin, *, title: str, subtitle: str, width: float = WIDTH
) -> dict[str, Any]:
    """Return the chart as a dictionary, with its title, its look, and numbers cut to five digits.

    `description` is what a screen reader reads.
    """
    spec: dict[str, Any] = chart.to_dict()
    spec["config"] = CONFIG
    spec["title"] = {
        "text": balanced(title, width, font_size=_TITLE * 1.06),
        "subtitle": balanced(subtitle, width, font_size=12.5),
    }
    spec["description"] = f"{title} {subtitle}"
    plain: dict[str, Any] = tidy(spec)
    return plain


def data(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Return rows as data that stand inside the chart."""
    import altair as alt

    return alt.InlineData(values=tidy(list(rows)))


def tidy(tree: Any) -> Any:
    """Return the same tree with numbers cut to five digits; what is not finite becomes null.

    Examples
    --------
    >>> tidy({"x": (123456.7, float("inf")), "n": 3})
    {'x': [123460.0, None], 'n': 3}
    """
    if isinstance(tree, Mapping):
        return {key: tidy(value) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [tidy(value) for value in tree]
    if isinstance(tree, float):
        return numbers.significant(float(tree), _DIGITS) if math.isfinite(tree) else None
    return tree


def text_width(text: str, *, font_size: float = 12) -> float:
    """Return about how many pixels the longest line of a text takes."""
    lines = text.split("\n")
    return font_size * max(sum(_WIDTHS.get(c, _OTHER_WIDTH) for c in line) for line in lines)


def wrapped(text: str, width: float, *, font_size: float = 12) -> list[str]:
    """Return lines that fit a width; a word that alone is wider keeps its own line.

    Examples
    --------
    >>> wrapped("a job at the big company", 90)
    ['a job at the big', 'company']
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, font_size=font_size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def balanced(text: str, width: float, *, font_size: float = 12) -> list[str]:
    """Return lines of about equal length, as few as fit a width."""
    lines = wrapped(text, width, font_size=font_size)
    while width > 100:
        width -= 10
        narrower = wrapped(text, width, font_size=font_size)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def stacked(text: str, width: float, *, font_size: float = 12) -> str:
    """Return a text wrapped, its lines parted by line breaks."""
    return "\n".join(balanced(text, width, font_size=font_size))


def spoken_ticks(ticks: Sequence[tuple[float, str]]) -> dict[str, Any]:
    """Return the keywords of an axis with these labels at these values."""
    values = [tidy(float(value)) for value, _ in ticks]
    words = as_code([label for _, label in ticks])
    return {
        "values": values,
        "labelExpr": f"split({words}[indexof({as_code(values)}, datum.value)], '\\n')",
        "labelOverlap": False,
    }


def as_code(values: Sequence[float | str]) -> str:
    r"""Return a list as it stands in the code of a chart.

    Examples
    --------
    >>> as_code([0.5, 'over "100%"'])
    '[0.5, "over \\"100%\\""]'
    """
    return json.dumps(values, ensure_ascii=False)


#: Breaks the label of an axis or a legend into lines.
LINES: Final = "split(datum.label, '\\n')"

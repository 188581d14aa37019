"""Charts that live in a page: the libraries and the call that draws them, both inline.

Nothing is fetched: the page carries the libraries, the charts carry their data. Expressions are
read by Vega's own interpreter (`ast`), so a page may forbid the browser to compile text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from goingrate.base.texts import Language
from goingrate.report.live_expressions import number_locale

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

#: Draws one chart; then keeps words beside its sliders and, where the page has a place, below it.
_DRAW: Final = """
function drawChart(name, spec, options) {
  const place = document.getElementById('chart-' + name);
  return vegaEmbed(place, spec, options).then(function (result) {
    const view = result.view;
    const signals = (spec.params || []).map(function (param) { return param.name; });
    const said = document.getElementById('chart-' + name + '-said');
    function say() {
      place.querySelectorAll('input[type=range]').forEach(function (slider) {
        const words = slider.name + '_shown';
        if (!signals.includes(words)) { return; }
        slider.setAttribute('aria-valuetext', view.signal(words));
        if (slider.nextElementSibling) {
          slider.nextElementSibling.textContent = view.signal(words);
        }
      });
      if (said && signals.includes('verdict')) {
        said.textContent = view.signal('headline') + '. ' + view.signal('verdict');
      }
    }
    place.addEventListener('input', function () { view.runAsync().then(say); });
    say();
    return result;
  });
}
""".strip()


@lru_cache(maxsize=1)
def javascript() -> str:
    """Return Vega, Vega-Lite and vega-embed as one script that sets `vegaEmbed`.

    About 0.9 MB; made once per process, in about a second. The libraries' own names stay inside.
    """
    import vl_convert

    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    inside = re.sub(r"</(?=script)", r"<\\/", bundle, flags=re.IGNORECASE)
    return f"(function () {{\n{inside}\n}})();"


def embed_html(specs: Mapping[str, Mapping[str, Any]], language: Language = "en") -> str:
    """Return the script element that draws charts where the page has room for them.

    A chart named `NAME` goes into the element with the id `chart-NAME`. If the page has an element
    `chart-NAME-said` (such as a paragraph with `aria-live`), what the chart says is written there.

    Parameters
    ----------
    specs
        Vega-Lite charts by name; a name has letters, digits, `-` and `_`.
    language
        For numbers in charts which do not name a locale themselves.

    Raises
    ------
    ValueError
        For a name that could not stand in an `id`.
    """
    options = {
        "mode": "vega-lite",
        "actions": False,
        "renderer": "svg",
        "ast": True,
        "defaultStyle": False,
        "formatLocale": {**number_locale(language)},
    }
    calls = [
        f"drawChart({safe_json(_name(name))}, {safe_json(_without_schema(spec))}, "
        f"{safe_json(options)});"
        for name, spec in specs.items()
    ]
    return "\n".join(["<script>", _DRAW, *calls, "</script>"])


def safe_json(value: object) -> str:
    r"""Return JSON that stays inside a script element, whatever its texts say.

    Examples
    --------
    >>> safe_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, allow_nan=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"a chart's name has letters, digits, - and _: {name!r}")
    return name


def _without_schema(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a chart without the address of its schema, which no page needs."""
    return {key: value for key, value in spec.items() if key != "$schema"}

"""Charts inside a page: everything inline, and nothing in a chart can leave its script."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from goingrate.answers.breakeven import break_even
from goingrate.report.embed import embed_html, javascript, safe_json
from goingrate.report.live import live_break_even_spec

HOSTILE = "</script><script>alert(1)</script><!--<script>&amp;"
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "title": HOSTILE,
    "mark": "point",
}


class Tags(HTMLParser):
    """Notes every tag, its attributes and the text inside."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.inside.append(data)


def test_a_hostile_name_stays_a_text() -> None:
    page = Tags()
    page.feed(embed_html({"offers": SPEC}))
    assert page.tags == [("script", [])]
    assert "alert(1)" in "".join(page.inside)


def test_json_comes_back_as_it_was() -> None:
    assert json.loads(safe_json(HOSTILE)) == HOSTILE
    assert not set("<>&") & set(safe_json({HOSTILE: [HOSTILE, "\u2028"]}))


def test_numbers_that_json_does_not_have_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        safe_json(float("nan"))


@pytest.mark.parametrize("name", ["", "a b", "1st", "x'y", "x</script>", "a.b"])
def test_a_chart_needs_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        embed_html({name: SPEC})


def test_each_chart_is_drawn_once_as_svg_without_menus() -> None:
    html = embed_html({"one": SPEC, "two": SPEC}, "de")
    assert re.findall(r'^drawChart\("(\w+)"', html, re.MULTILINE) == ["one", "two"]
    assert '"actions": false' in html
    assert '"renderer": "svg"' in html
    assert '"ast": true' in html
    assert '"decimal": ","' in html


def test_no_address_is_left_in_the_page() -> None:
    spec = live_break_even_spec(break_even("1M + 100k/year", "40M", "5..7"))
    html = embed_html({"live": spec})
    assert "://" not in html
    assert "$schema" in spec


def test_the_libraries_are_whole_and_made_once() -> None:
    script = javascript()
    assert script is javascript()
    assert "window.vegaEmbed" in script
    assert 500_000 < len(script) < 2_000_000


def test_the_libraries_cannot_close_their_script() -> None:
    assert not re.search(r"</script|<!--", javascript(), re.IGNORECASE)


def test_the_libraries_load_nothing_by_themselves() -> None:
    script = javascript()
    hosts = set(re.findall(r"https?://([\w.-]+)", script))
    assert hosts <= {"www.w3.org", "github.com", "vega.github.io"}  # names, a hint, a menu
    loads = (
        r"importScripts|@import|createElement\(.script.\)|\bimport\(|sendBeacon|googleapis|cdn\."
    )
    assert not re.findall(loads, script)

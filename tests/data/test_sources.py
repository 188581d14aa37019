"""The kinds of sources that can be added."""

from __future__ import annotations

import re

import pytest

from goingrate.base.errors import BadField
from goingrate.data.imports.codes import COUNTRIES
from goingrate.data.sources import CONNECTORS, connector, sources, sources_of


def test_every_source_says_where_it_is_from_and_how_it_is_added() -> None:
    for module, source in zip(CONNECTORS, sources(), strict=True):
        assert source.id == module.replace("_", "-")
        assert connector(source.id).SOURCE is source
        assert re.match(r"goingrate data add .*--from " + source.id, source.command)
        assert source.address == "-" or source.address.startswith("https://")
        assert source.licence
        assert source.gives
        assert set(source.countries) <= COUNTRIES
        assert source.caveat.en
        assert source.caveat.de


def test_an_unknown_source_names_those_that_are_known() -> None:
    with pytest.raises(BadField, match=r"--from: got glassdoor; .*oews, lca, ai-jobs"):
        connector("glassdoor")


def test_a_country_has_its_own_sources_and_those_of_any() -> None:
    own, of_any = sources_of("us")
    assert {"oews", "lca"} <= {source.id for source in own}
    assert "mapped" in {source.id for source in of_any}
    own, of_any = sources_of("VU")
    assert own == ()
    assert "mapped" in {source.id for source in of_any}


@pytest.mark.parametrize("country", ["Germany", "XX", "", "D'"])
def test_what_is_no_country_is_refused(country: str) -> None:
    with pytest.raises(BadField, match="two letters"):
        sources_of(country)

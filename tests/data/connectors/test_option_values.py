from __future__ import annotations

import pytest

from goingrate.base.errors import BadField
from goingrate.data.connectors.option_values import one_of, yes_or_no


@pytest.mark.parametrize(
    ("given", "meant"),
    [(True, True), ("TRUE", True), ("ja", True), (False, False), ("off", False), (0, False)],
)
def test_yes_or_no(given: object, meant: bool) -> None:
    assert yes_or_no({"x": given}, "x", default=not meant) is meant


def test_defaults() -> None:
    assert yes_or_no({}, "x", default=True)
    assert one_of({}, "x", ("a", "b")) == "a"


def test_other_words_are_refused() -> None:
    with pytest.raises(BadField, match="perhaps"):
        yes_or_no({"x": "perhaps"}, "x", default=True)
    with pytest.raises(BadField, match="one of a, b"):
        one_of({"x": "c"}, "x", ("a", "b"))

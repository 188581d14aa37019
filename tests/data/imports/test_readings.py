"""The packaged readers, as imports use them."""

from __future__ import annotations

from goingrate.data.imports.readings import packaged_readers


def test_other_names_of_a_firm_are_one_employer() -> None:
    readers = packaged_readers()
    names = {readers.employer_name(one) for one in ("Facebook, Inc.", "META PLATFORMS, INC.")}
    assert len(names) == 1
    assert readers.employer_kind(names.pop()) == "big-tech"

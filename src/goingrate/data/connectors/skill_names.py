r"""Cells with names of skills ("Python, SQL; C++") as pay records have them, in SQL.

A cell is split at `;`, `,`, `|` and line breaks. Brackets and quotation marks around names are
taken away, so that lists as programs write them ("['python', 'sql']") are read too. What is longer
than a name stays out, as do names after the first ones: a text of an ad is no list of skills.
"""

from __future__ import annotations

from typing import Final

from goingrate.market.records import SKILL_SEPARATOR

MOST_NAMES: Final = 30
LONGEST_NAME: Final = 60

_BETWEEN: Final = r"[;,|\n\r]"
_AROUND: Final = " []{}\"''"


def names_in(text: str) -> str:
    """Return the names in a text, in lower case and in its order; both are expressions of SQL."""
    tidy = f"trim(regexp_replace(name, '\\s+', ' ', 'g'), '{_AROUND}')"
    split = f"regexp_split_to_array(lower({text}), '{_BETWEEN}')"
    return f"list_filter(list_transform({split}, lambda name: {tidy}), lambda name: name <> '')"


def skills_from(names: str) -> str:
    """Return what a pay record has of a list of names, NULL where nothing is left of it."""
    kept = f"list_filter({names}, lambda name: len(name) <= {LONGEST_NAME})[:{MOST_NAMES}]"
    joined = f"array_to_string(list_sort(list_distinct({kept})), '{SKILL_SEPARATOR}')"
    return f"nullif({joined}, '')"


def is_cut(names: str) -> str:
    """Return whether names are left out, since they are too long or too many."""
    longest = f"coalesce(list_max(list_transform({names}, lambda name: len(name))), 0)"
    return f"coalesce(len({names}) > {MOST_NAMES} OR {longest} > {LONGEST_NAME}, false)"

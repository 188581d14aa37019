"""The columns of the wage survey's files, whose names differ by year, as those of `WAGE_COLUMNS`.

Everything here is an expression of SQL over a table of texts; names of columns come in quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from goingrate.data.oews_areas import STATE_LETTERS

#: Names that a column has had, folded, the newest first. Names of areas are those of states in the
#: files of states until 2018.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "soc": ("occ_code",),
    "occupation": ("occ_title",),
    "group": ("o_group", "occ_group", "group"),
    "area": ("area",),
    "area_name": ("area_title", "area_name", "state"),
    "area_type": ("area_type",),
    "state": ("prim_state", "st"),
    "industry": ("naics",),
    "owner": ("own_code",),
    "employment": ("tot_emp",),
    "employment_rse": ("emp_prse",),
    "mean": ("a_mean",),
    "mean_rse": ("mean_prse",),
    "p10": ("a_pct10",),
    "p25": ("a_pct25",),
    "p50": ("a_median",),
    "p75": ("a_pct75",),
    "p90": ("a_pct90",),
}
_MONEY: Final = ("mean", "p10", "p25", "p50", "p75", "p90")
_OTHER: Final = ("employment", "employment_rse", "mean_rse")
_NEEDED: Final = ("soc", "occupation", "employment", *_MONEY)

#: All owners together: private, federal, state and local.
_ALL_OWNERS: Final = "1235"
_NOT_RELEASED: Final = "('', '*', '**', '~')"
_OR_MORE: Final = "#"


def own_columns(columns: Sequence[str]) -> dict[str, str]:
    """Return the names of a file's columns by what they are.

    Examples
    --------
    >>> own_columns(["occ code", "OCC_TITLE", "group"])
    {'soc': 'occ code', 'occupation': 'OCC_TITLE', 'group': 'group'}
    """
    folded = {re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_"): name for name in columns}
    found = {}
    for ours, theirs in _NAMES.items():
        there = next((name for name in theirs if name in folded), None)
        if there is not None:
            found[ours] = folded[there]
    return found


def missing_columns(own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns, as the newest files name them, without which a file is another one."""
    return tuple(_NAMES[name][0].upper() for name in _NEEDED if name not in own)


def as_wages(table: str, own: Mapping[str, str], *, year: int, bound: int) -> str:
    """Return a query for rows of wages with their number and the reason against them, if any."""
    texts = ", ".join(f"{_text(own, name)} AS {name}" for name in _NAMES)
    amounts = ", ".join(f"{_number(name)} AS {name}_number" for name in (*_MONEY, *_OTHER))
    given = f"SELECT row, {texts} FROM {table}"  # noqa: S608 (columns are quoted)
    read = f"SELECT *, {amounts}, {_kind(own)} AS kind FROM ({given})"  # noqa: S608
    numbers = ", ".join(f"{name}_number AS {name}" for name in (*_OTHER, *_MONEY))
    return f"""
        SELECT row, {year} AS release_year, soc, occupation, {_group()} AS occupation_group,
            {_code()} AS area_code, kind AS area_type,
            CASE WHEN kind <> 'national' THEN {_state()} END AS state,
            coalesce(area_name, 'National') AS area_name, {numbers},
            {_top_coded()} AS top_coded,
            CASE WHEN {_top_coded()} IS NOT NULL THEN {bound} END AS top_code,
            {_reject()} AS reject
        FROM ({read})
    """  # noqa: S608


def _text(own: Mapping[str, str], name: str) -> str:
    return f"nullif(trim(CAST({own[name]} AS VARCHAR)), '')" if name in own else "NULL::VARCHAR"


def _number(name: str) -> str:
    return f"TRY_CAST(replace({name}, ',', '') AS DOUBLE)"


def _digits(name: str) -> str:
    """Return a code without what a spreadsheet makes of it ("6.0")."""
    return rf"regexp_replace({name}, '\.0+$', '')"


def _kind(own: Mapping[str, str]) -> str:
    if "area_type" in own:
        kinds = "WHEN '1' THEN 'national' WHEN '2' THEN 'state' WHEN '3' THEN 'state' "
        kinds += "WHEN '4' THEN 'metro' WHEN '5' THEN 'metro' WHEN '6' THEN 'nonmetro'"
        return f"CASE {_digits('area_type')} {kinds} END"
    if "area" not in own:
        return "'national'"
    area = f"TRY_CAST({_digits('area')} AS BIGINT)"
    return (
        f"CASE WHEN {area} = 99 THEN 'national' WHEN {area} < 99 THEN 'state' "
        f"WHEN {area} < 100000 THEN 'metro' WHEN {area} < 10000000 THEN 'nonmetro' END"
    )


def _code() -> str:
    area = _digits("area")
    return (
        "CASE kind WHEN 'national' THEN '0000000' "
        f"WHEN 'state' THEN lpad({area}, 2, '0') || '00000' ELSE lpad({area}, 7, '0') END"
    )


def _state() -> str:
    letters = " ".join(f"WHEN '{code}' THEN '{state}'" for code, state in STATE_LETTERS.items())
    by_code = f"CASE WHEN kind <> 'metro' THEN CASE left({_code()}, 2) {letters} END END"
    by_name = "nullif(regexp_extract(area_name, ', ([A-Z]{2})', 1), '')"
    return f"coalesce(state, {by_code}, {by_name})"


def _group() -> str:
    return """coalesce(lower("group"), CASE
        WHEN soc = '00-0000' THEN 'total' WHEN soc LIKE '%-0000' THEN 'major'
        WHEN soc LIKE '%000' THEN 'minor' WHEN soc LIKE '%0' THEN 'broad' ELSE 'detailed' END)"""


def _top_coded() -> str:
    named = ", ".join(f"CASE WHEN {name} = '{_OR_MORE}' THEN '{name}' END" for name in _MONEY)
    return f"nullif(concat_ws(' ', {named}), '')"


def _reject() -> str:
    """Return the first reason against a row, NULL where there is none."""
    strange = [
        f"({name} <> '{_OR_MORE}' AND {name} NOT IN {_NOT_RELEASED} "
        f"AND coalesce({name}_number, 0) <= 0)"
        for name in _MONEY
    ]
    strange += [
        f"({name} NOT IN {_NOT_RELEASED} AND coalesce({name}_number, -1) < 0)" for name in _OTHER
    ]
    descending = (f"{low}_number > {high}_number" for low, high in combinations(_MONEY[1:], 2))
    reasons = {
        "reject.oews_occupation": "soc IS NULL OR NOT regexp_full_match(soc, '[0-9]{2}-[0-9]{4}')",
        "reject.oews_industry": f"{_digits('owner')} <> '{_ALL_OWNERS}' "
        f"OR NOT regexp_full_match({_digits('industry')}, '0+')",
        "reject.oews_area": f"kind IS NULL OR NOT regexp_full_match({_code()}, '[0-9]{{7}}')",
        "reject.oews_amount": " OR ".join(strange),
        "reject.oews_order": " OR ".join(descending),
    }
    cases = " ".join(f"WHEN {condition} THEN '{key}'" for key, condition in reasons.items())
    return f"CASE {cases} END"

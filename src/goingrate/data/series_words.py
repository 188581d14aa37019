"""What the columns of a file of series are called, and which words stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from goingrate.market.imbalance.series import SeriesKind, SeriesUnit

#: The names that each column may have, as `small_tables.folded` returns them.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "series": ("series", "reihe", "zeitreihe", "series_name", "series_id"),
    "date": ("date", "datum", "day", "tag", "month", "monat", "quarter", "quartal", "year", "jahr",
             "period", "time_period", "time", "zeit", "zeitraum", "stichtag", "observation_date"),
    "value": ("value", "wert", "obs_value", "count", "anzahl"),
    "kind": ("kind", "art"),
    "unit": ("unit", "einheit", "measure", "mass"),
    "base_date": ("base_date", "base", "basis", "basisdatum", "basistag"),
    "country": ("country", "land", "geo", "jobcountry"),
    "seasonally_adjusted": ("seasonally_adjusted", "saisonbereinigt"),
}  # fmt: skip
#: What a whole series has in common, told in columns of these names.
TRAITS: Final = ("kind", "unit", "base_date", "country", "seasonally_adjusted")

_Meaning = TypeVar("_Meaning")
_KINDS: Final[dict[SeriesKind, str]] = {
    "postings": "postings job_postings ads anzeigen stellenanzeigen ausschreibungen",
    "vacancies": "vacancies openings stellen offene_stellen",
    "seekers": "seekers unemployed arbeitslose suchende arbeitsuchende",
    "employment": "employment employees beschäftigte beschäftigung",
    "layoffs": "layoffs entlassungen entlassene",
    "pay": "pay wages löhne lohn gehalt gehälter",
}
_UNITS: Final[dict[SeriesUnit, str]] = {
    "index": "index",
    "count": "count anzahl number persons personen",
    "share": "share anteil percent prozent %",
}
_TRUTHS: Final[dict[bool, str]] = {True: "true yes ja 1 sa", False: "false no nein 0 nsa"}


def _by_word(listed: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    return {word: meaning for meaning, words in listed.items() for word in words.split()}


KINDS: Final = _by_word(_KINDS)
UNITS: Final = _by_word(_UNITS)
YES_OR_NO: Final = _by_word(_TRUTHS)

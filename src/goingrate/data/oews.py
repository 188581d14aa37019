"""US wages by occupation and area, packaged; the whole release where `goingrate[oews]` is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadFile, NotUnderstood
from goingrate.base.kinds import Place
from goingrate.base.texts import Phrase
from goingrate.data import oews_release
from goingrate.data.duck import memory_connection
from goingrate.data.oews_areas import Area, metro_area, region_area
from goingrate.market.published import PERCENTILES, WAGE_COLUMNS, Percentile, PublishedWages

if TYPE_CHECKING:
    import duckdb

_NAME: Final = "oews_2025"


def oews_wages(socs: Sequence[str], place: Place) -> tuple[PublishedWages, ...]:
    """Return published wages of occupations in a place, in the order asked for.

    Parameters
    ----------
    socs
        Codes of 2018, "15-1252"; groups too, "15-0000". One for which the release has no estimate
        in this place is left out of the result.
    place
        The US; a state or territory by its letters, `Place("US", region="CA")`; a metropolitan
        area by its code or a city in its name, `Place("US", metro="Seattle")`, where `region`, if
        given, tells areas of one name apart.

    Raises
    ------
    NotUnderstood
        If the place or a code is not in the release, or only in the whole one and that is not
        installed; near ones are named.
    BadFile
        If the packaged file was changed.

    Examples
    --------
    >>> (developers,) = oews_wages(["15-1252"], Place("US"))
    >>> developers.employment, developers.quantiles[0.5]
    (1687890.0, 135980.0)
    """
    area = oews_area(place)
    wanted = list(dict.fromkeys(socs))
    packaged = area in _areas() and oews_occupations().keys() >= set(wanted)
    whole = not packaged and oews_release.is_installed()
    titles = oews_release.release_titles() if whole else oews_occupations()
    for soc in wanted:
        if soc not in titles:
            raise _unknown_soc(soc, titles)
    found: Iterable[Mapping[str, Any]] = (
        oews_release.release_rows(areas=[area.code], socs=wanted)
        if whole
        else _packaged_rows(area.code, wanted)
    )
    by_soc = {row["soc"]: row for row in found}
    return tuple(_published(by_soc[soc], place) for soc in wanted if soc in by_soc)


def oews_employment_by_state(socs: Sequence[str]) -> dict[str, float]:
    """Return the jobs in some packaged occupations together, by the letters of the state.

    Examples
    --------
    >>> oews_employment_by_state(["15-1252"])["CA"] > 250_000
    True
    """
    return dict(
        _asked(
            "SELECT state, sum(employment) FROM wages WHERE area_type = 'state' AND employment IS "
            "NOT NULL AND list_contains(?, soc) GROUP BY state ORDER BY state",
            [list(socs)],
        )
    )


def metro_named(name: str, *, where: str = "metro") -> Place:
    """Return the metropolitan area that a code, a name or a city in it means, as a place.

    `where` is what errors call the field; errors as in `oews_wages`.

    Examples
    --------
    >>> str(metro_named("san jose"))
    'US-San Jose-Sunnyvale-Santa Clara, CA'
    """
    return Place("US", metro=oews_area(Place("US", metro=name), where=where).name)


def oews_area(place: Place, *, where: str = "metro") -> Area:
    """Return the area of the release that a place is; errors as in `oews_wages`."""
    if place.country != "US":
        raise NotUnderstood(
            where="country",
            given=place.country,
            allowed=Phrase("oews.allowed.country"),
            fix=Phrase("oews.fix.other_country"),
        )
    if place.metro is None:
        return region_area(place.region, _areas(), fix=_FIX)
    if not oews_release.is_installed():
        return metro_area(place, _areas(), fix=_FIX_OR_INSTALL, where=where)
    try:
        return metro_area(place, _areas(), fix=_FIX, where=where)
    except NotUnderstood:
        return metro_area(place, oews_release.release_areas(), fix=_FIX, where=where)


@cache
def oews_manifest() -> Mapping[str, Any]:
    """Return what the packaged wages are: release, publisher, address, day, selection, digest."""
    loaded: Mapping[str, Any] = json.loads(_file("json").read_bytes())
    return loaded


@cache
def oews_occupations() -> Mapping[str, str]:
    """Return the titles of the packaged occupations and groups by code."""
    select = "SELECT soc, occupation FROM wages WHERE area_code = '0000000' ORDER BY soc"
    return dict(_asked(select))


_FIX: Final = Phrase("fix.correct_value")
_FIX_OR_INSTALL: Final = Phrase("oews.fix.whole")


@cache
def _areas() -> tuple[Area, ...]:
    columns = "area_code, area_type, state, area_name"
    select = f"SELECT {columns} FROM wages WHERE soc = '00-0000' ORDER BY area_code"  # noqa: S608
    return tuple(Area(*one) for one in _asked(select))


def _packaged_rows(area: str, socs: Sequence[str]) -> list[dict[str, Any]]:
    columns = ", ".join(WAGE_COLUMNS)
    select = f"SELECT {columns} FROM wages WHERE area_code = ? AND list_contains(?, soc)"  # noqa: S608
    return [dict(zip(WAGE_COLUMNS, row, strict=True)) for row in _asked(select, [area, list(socs)])]


def _asked(select: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    return _opened().cursor().execute(select, list(values)).fetchall()


@cache
def _opened() -> duckdb.DuckDBPyConnection:
    """Return the packaged wages as a table in memory, once their digest was compared."""
    file = _file("parquet")
    if sha256(file.read_bytes()).hexdigest() != oews_manifest()["sha256"]:
        raise BadFile(
            where=file.name,
            given=f"{len(file.read_bytes()):,} bytes",
            allowed=Phrase("oews.allowed.packaged_checksum"),
            fix=Phrase("oews.fix.reinstall_goingrate"),
        )
    connection = memory_connection(threads=1)
    with resources.as_file(file) as path:
        connection.execute("CREATE TABLE wages AS FROM read_parquet(?)", [str(path)])
    return connection


def _file(ending: str) -> Traversable:
    return resources.files("goingrate.data") / "wages" / f"{_NAME}.{ending}"


def _published(row: Mapping[str, Any], place: Place) -> PublishedWages:
    told = oews_manifest()
    return wages_of_row(row, place, told["release"], date.fromisoformat(told["on_date"]))


def wages_of_row(
    row: Mapping[str, Any], place: Place, release: str, on_date: date
) -> PublishedWages:
    """Return a row of the table `wages` (`WAGE_COLUMNS`) as published wages of a place."""
    told = oews_manifest()
    above = (row["top_coded"] or "").split()
    percentiles = [
        Percentile(share, row["top_code"] if column in above else row[column], column in above)
        for column, share in PERCENTILES.items()
        if column in above or row[column] is not None
    ]
    return PublishedWages(
        soc=row["soc"],
        occupation=row["occupation"],
        place=place,
        area_name=row["area_name"],
        employment=row["employment"],
        employment_rse=row["employment_rse"],
        mean=row["mean"],
        mean_rse=row["mean_rse"],
        percentiles=tuple(percentiles),
        release=release,
        on_date=on_date,
        source=told["publisher"],
        address=told["address"],
    )


def _unknown_soc(soc: str, titles: Mapping[str, str]) -> NotUnderstood:
    near = get_close_matches(soc, titles, n=3, cutoff=0.6) or list(titles)[:3]
    choices = ", ".join(f"{code} ({titles[code]})" for code in near)
    return NotUnderstood(
        where="soc",
        given=soc,
        allowed=Phrase.of("oews.allowed.occupations", choices=choices),
        fix=_FIX if oews_release.is_installed() else _FIX_OR_INSTALL,
    )

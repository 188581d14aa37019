"""Wages of other releases of the US wage survey, as far as the user has added their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from goingrate.base.kinds import Place
from goingrate.data.oews import oews_area, oews_manifest, wages_of_row
from goingrate.data.store.store import Store
from goingrate.market.published import WAGE_COLUMNS, PublishedWages

_MAY: Final = 5


def own_wages(
    socs: Sequence[str], place: Place, folder: Path | None = None
) -> tuple[PublishedWages, ...]:
    """Return wages of the newest release in the user's store, in the order asked for.

    Empty where there is none, where it is the packaged one, or where it lacks place or occupation.

    Parameters
    ----------
    socs, place
        As in `data.oews.oews_wages`.
    folder
        The folder of the store; None: the user's own.
    """
    store = Store.open(folder)
    if not store.exists:
        return ()
    area = oews_area(place)
    code = area.code if area.kind in ("metro", "nonmetro") else None
    columns = ", ".join(WAGE_COLUMNS)
    with store.translating(), store.reading() as con:
        rows = con.execute(
            f"SELECT {columns} FROM wages WHERE area_type = $kind "  # noqa: S608 - columns are ours
            "AND ($state IS NULL OR state = $state) AND ($code IS NULL OR area_code = $code) "
            "AND list_contains($socs, soc) QUALIFY release_year = max(release_year) OVER () "
            "ORDER BY soc, row",
            {
                "kind": area.kind,
                "state": place.region if code is None else None,
                "code": code,
                "socs": list(socs),
            },
        ).fetchall()
    by_soc = {
        row["soc"]: row for row in (dict(zip(WAGE_COLUMNS, one, strict=True)) for one in rows)
    }
    packaged = date.fromisoformat(oews_manifest()["on_date"]).year
    found = [by_soc[soc] for soc in dict.fromkeys(socs) if soc in by_soc]
    return tuple(
        wages_of_row(
            row, place, f"May {row['release_year']}", date(int(row["release_year"]), _MAY, 1)
        )
        for row in found
        if row["release_year"] != packaged
    )

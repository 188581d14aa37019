"""Job boards of employers: open ads with pay, from a saved answer or asked for by name.

board --(network)--> save_board -> file -> draft -> records, one for each component of an ad's pay
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from goingrate.base.errors import BadField, BadFile
from goingrate.base.kinds import Place
from goingrate.base.money.pay_bands import PayBand, band_for, find_pay
from goingrate.base.money.pay_limits import currency_of, likely_period
from goingrate.base.money.pay_words import PayComponent
from goingrate.base.texts import Phrase, Text
from goingrate.data.connectors import board_client
from goingrate.data.connectors.board_files import OWN, OWN_VERSION, read_board_file
from goingrate.data.connectors.board_values import day_of, number_of, text_of
from goingrate.data.connectors.contract import DRAFT_PAY, Drafted, SourceInfo
from goingrate.data.connectors.drafting import as_drafted, check_options
from goingrate.data.writing import write_whole

if TYPE_CHECKING:
    import duckdb

SOURCE: Final = SourceInfo(
    id="job-boards",
    name=Text(
        en="Job boards of employers (Greenhouse, Lever, Ashby, Personio, ...)",
        de="Stellenseiten von Arbeitgebern (Greenhouse, Lever, Ashby, Personio, ...)",
    ),
    publisher="-",
    address="https://pypi.org/project/openroles/",
    licence="-",
    countries=(),
    gives=("pay",),
    command="goingrate data add greenhouse:acme --from job-boards",
    caveat=Text(
        en="Pay as advertised, of the ads that say it. A board that is named is asked over the "
        "network; a saved answer is read without it.",
        de="Gehalt wie ausgeschrieben, aus den Anzeigen, die es nennen. Eine genannte Stellenseite "
        "wird über das Netz gefragt, eine gespeicherte Antwort nicht.",
    ),
)

_OPTIONS: Final = ("employer", "system", "on_date", "country")
_SYSTEMS: Final = (
    "greenhouse", "lever", "ashby", "workday", "workable", "teamtailor", "personio", "recruitee",
    "rippling", "jazzhr", "gem", "polymer", "manatal", "homerun", "clearcompany",
)  # fmt: skip
_COMPONENTS: Final[tuple[PayComponent, ...]] = get_args(PayComponent)
_DRAFT: Final = "job_boards_draft"
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_PART_TIME: Final = re.compile(r"part.?time|teilzeit", re.IGNORECASE)
_FULL_TIME: Final = re.compile(r"full.?time|vollzeit", re.IGNORECASE)

ReadPlace = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the user says beside the file."""

    employer: str | None
    system: str | None
    on_date: date | None
    country: str | None


@dataclass(frozen=True, slots=True)
class _Pay:
    """Pay of one component, where it was found, or why there is none to keep."""

    component: PayComponent = "base"
    low: float | None = None
    high: float | None = None
    period: str | None = None
    currency: str | None = None
    found_in: str = "nowhere"
    reject: str | None = None


def save_board(target: str, into: Path, *, today: date) -> Path:
    """Ask a job board for its open jobs and save them; return the file, for `draft`.

    This is the only use of the network; nothing but the board's own address is asked.

    Parameters
    ----------
    target
        "greenhouse:acme", or the address of a board.
    into
        Folder for the file.

    Raises
    ------
    BadFile
        If it names no board, or the board cannot be read.
    """
    board = board_client.board_named(target)
    if board is None or board.startswith("careersite:"):
        raise _board_error(target, target)
    try:
        jobs = board_client.fetch_board(board)
    except board_client.BoardFailed as error:
        raise _board_error(board, str(error).removeprefix(f"{board}: ")) from None
    if not jobs:
        raise _board_error(board, "0")
    saved = {OWN: OWN_VERSION, "board": board, "read_on": today.isoformat(), "jobs": jobs}
    name = re.sub(r"[^\w.-]+", "-", board)
    path = into / f"{name}-{today.isoformat()}.json"
    write_whole(path, json.dumps(saved, ensure_ascii=False, indent=1).encode())
    return path


def draft(con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]) -> Drafted:
    """Read a saved answer of a job board into a draft of pay records.

    Pay is the board's own numbers, else its own words for it, else what the ad's text says. An ad
    with base pay and on-target earnings becomes two records; one with bands for several places, of
    which its own place is not one, is rejected, since their union is nobody's pay.

    Parameters
    ----------
    options
        `employer`; `system`, where the file does not tell; `on_date`, for ads without a day;
        `country`, for ads whose place names none (ISO 3166).

    Raises
    ------
    BadFile
        If it is no answer of a job board, or holds no jobs.
    BadField
        For an option that is unknown or has a value it cannot have.
    """
    told = _told(options)
    jobs, employer = read_board_file(path, system=told.system, on_day=told.on_date)
    read_place = _place_reader()
    rows = [row for job in jobs for row in _rows(job, told.employer or employer, told, read_place)]
    _store(con, rows)
    found = Counter(str(row["found_in"]) for row in rows)
    note = Phrase.of(
        "boards.read",
        jobs=str(len(jobs)),
        numbers=str(found["numbers"]),
        words=str(found["words"]),
        text=str(found["text"]),
    )
    return Drafted(pay=_DRAFT, notes=(note,))


def _told(options: Mapping[str, Any]) -> _Told:
    check_options(options, _OPTIONS)
    system, country, day = (options.get(name) for name in ("system", "country", "on_date"))
    if system is not None and system not in _SYSTEMS:
        allowed = Phrase.of("allowed.one_of", choices=", ".join(_SYSTEMS))
        raise _bad("system", system, allowed)
    if country is not None and not _COUNTRY.fullmatch(str(country)):
        raise _bad("country", country, Phrase("allowed.country"))
    if day is not None and not isinstance(day, date):
        try:
            day = date.fromisoformat(str(day))
        except ValueError:
            raise _bad("on_date", day, Phrase("allowed.date")) from None
    employer = options.get("employer")
    return _Told(None if employer is None else str(employer), system, day, country)


def _bad(where: str, given: object, allowed: Phrase) -> BadField:
    fix = Phrase("fix.correct_value")
    return BadField(where=where, given=str(given), allowed=allowed, fix=fix)


def _board_error(where: str, given: str) -> BadFile:
    return BadFile(
        where=where, given=given, allowed=Phrase("allowed.board"), fix=Phrase("fix.board")
    )


def _place_reader() -> ReadPlace:
    from goingrate.data.lexicons import place_reader

    return place_reader().read


def _rows(
    job: Mapping[str, Any], employer: str | None, told: _Told, read_place: ReadPlace
) -> Iterator[dict[str, Any]]:
    """Yield a row for each component of an ad's pay; one without pay where it says none."""
    listed = job.get("locations")
    places = [
        text for each in (listed if isinstance(listed, list) else ()) if (text := text_of(each))
    ]
    place = places[0] if places else text_of(job.get("location")) or ""
    read = read_place(place) if place else None
    country = read.country if read else told.country
    employment = str(job.get("employment_type") or "")
    is_part, is_full = _PART_TIME.search(employment), _FULL_TIME.search(employment)
    for pay in _pays(job, country, " | ".join(places) or place):
        yield {
            "title": text_of(job.get("title")),
            "employer": text_of(employer),
            "place": place or None,
            "country": None if read else country,
            "pay_low": pay.low,
            "pay_high": pay.high,
            "pay_period": pay.period,
            "currency": pay.currency,
            "component": pay.component,
            "on_date": day_of(job.get("posted") or job.get("read_on")) or _iso(told.on_date),
            "full_time": False if is_part else True if is_full else None,
            "found_in": pay.found_in,
            "reject": pay.reject,
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pays(job: Mapping[str, Any], country: str | None, places: str) -> list[_Pay]:
    """Return the pay of an ad from the first place where it is said."""
    low, high = number_of(job.get("salary_min")), number_of(job.get("salary_max"))
    if low is not None or high is not None:
        return [_from_numbers(job, low, high, country)]
    for found_in, text in (("words", job.get("compensation")), ("text", job.get("description"))):
        known = text_of(text)
        bands = find_pay(known, country=country) if known else ()
        if bands:
            return [
                _from_band(component, band, found_in)
                for component in _COMPONENTS
                if (band := band_for(bands, component, place=places)) is not None
            ]
    return [_Pay()]


def _from_numbers(
    job: Mapping[str, Any], low: float | None, high: float | None, country: str | None
) -> _Pay:
    written = text_of(job.get("salary_currency"))
    currency = currency_of(written, is_plain_dollar=False, country=country)
    if low is None:
        return _Pay(found_in="numbers", currency=currency, reject="reject.upper_bound")
    period = text_of(job.get("salary_period")) or likely_period(low, currency, has_pay_word=False)
    return _Pay("base", low, high, period, currency, "numbers")


def _from_band(component: PayComponent, band: PayBand | str, found_in: str) -> _Pay:
    if isinstance(band, str):
        return _Pay(component, found_in=found_in, reject="reject.several_bands")
    return _Pay(component, band.low, band.high, band.period, band.currency, found_in)


def _store(con: duckdb.DuckDBPyConnection, rows: list[dict[str, Any]]) -> None:
    """Store the rows, numbered from 1: a record's number, since an ad may have two."""
    import pyarrow as pa

    numbers, truths = ("pay_low", "pay_high"), ("full_time",)
    columns: dict[str, Any] = {
        "row": pa.array(range(1, len(rows) + 1), pa.int64()),
        "basis": pa.array(["posted"] * len(rows), pa.string()),
        "weight": pa.array([1.0] * len(rows), pa.float64()),
    }
    for name in DRAFT_PAY:
        if name not in columns:
            kind = (
                pa.float64() if name in numbers else pa.bool_() if name in truths else pa.string()
            )
            columns[name] = pa.array([row.get(name) for row in rows], kind)
    con.register("job_boards_rows", pa.table(columns))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {_DRAFT} AS "  # noqa: S608
        f"SELECT {as_drafted(DRAFT_PAY)} FROM job_boards_rows"
    )
    con.unregister("job_boards_rows")

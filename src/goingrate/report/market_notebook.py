"""Premiums and shortages from Python: tables in, tables out, and shown in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goingrate.answers.imbalance import imbalance_from_words
from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.imbalance_words import ImbalanceWords
from goingrate.answers.premium import premium_from_words
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.premium_words import PremiumWords
from goingrate.base.facts import Facts
from goingrate.data.python_tables import as_files, as_pay_folder
from goingrate.report.frames import imbalance_frames, premium_frames
from goingrate.report.imbalance_tables import imbalance_tables
from goingrate.report.imbalance_words import imbalance_footer, imbalance_sentences
from goingrate.report.notebook import table_html
from goingrate.report.premium_tables import premium_tables
from goingrate.report.premium_words import premium_footer, premium_sentences
from goingrate.report.text_table import Table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class ShownPremium(PremiumAnswer):
    """A premium that a notebook shows; `tables()` gives its numbers."""

    def tables(self) -> dict[str, pa.Table]:
        """Return gaps, parts, survey and published figures as Arrow tables; see `frames`."""
        return premium_frames(self)

    def _repr_html_(self) -> str:
        return _html(premium_sentences(self), premium_tables(self), premium_footer(self))


@dataclass(frozen=True, slots=True)
class ShownImbalance(ImbalanceAnswer):
    """Glut and shortage that a notebook shows; `tables()` gives the numbers."""

    def tables(self) -> dict[str, pa.Table]:
        """Return tightness, series, changes, ... as Arrow tables; see `frames`."""
        return imbalance_frames(self)

    def _repr_html_(self) -> str:
        return _html(imbalance_sentences(self), imbalance_tables(self), imbalance_footer(self))


def premium(
    of: str | None = None,
    over: str | None = None,
    *,
    level: str | None = None,
    place: str | None = None,
    employer: str | None = None,
    component: str | None = None,
    currency: str | None = None,
    source: str | None = None,
    data: Any = None,
    facts: Facts | None = None,
) -> ShownPremium:
    """Return what one kind of work pays more than another; see `answers.premium.premium`.

    Parameters
    ----------
    data
        A folder; or a table of pay records (pandas, Polars, Arrow) with `role`, `low_per_year` or
        `pay_per_year`, `on_date`, and what is known of `employer`, `level`, `region`, `component`,
        `skills`, ...; None: the user's store.

    Examples
    --------
    >>> import goingrate as gr
    >>> printed = gr.premium("ai-engineer", "software-engineer").tables()["published"]
    >>> max(printed["value_high"].to_pylist())
    2.0
    """
    words = PremiumWords(of, over, level, place, employer, component, currency, source)
    with as_pay_folder(data) as folder:
        answer = premium_from_words(words, facts=facts, folder=folder)
    return ShownPremium(**_fields(answer))


def shortage(
    segments: Mapping[str, tuple[float, float]] | None = None,
    *,
    series: Any = None,
    ads: Any = None,
    country: str | None = None,
    sectors: Sequence[str] = (),
    first: date | str | None = None,
    last: date | str | None = None,
    data: str | Path | None = None,
    facts: Facts | None = None,
) -> ShownImbalance:
    """Return where there is a glut and where a shortage; see `answers.imbalance.imbalance`.

    Parameters
    ----------
    segments
        Vacancies and seekers by kind of work.
    series
        Files, or a table with the columns series, date, value (see the files of `shortage`).
    ads
        A file, or a table of ads with the days on which they opened and closed.

    Examples
    --------
    >>> import goingrate as gr
    >>> told = gr.shortage({"general": (3_000, 10_000), "elite": (200, 20)})
    >>> told.tables()["tightness"]["vacancies_per_seeker"].to_pylist()
    [0.3, 10.0, 0.3193612...]
    >>> told.tightness.misleading
    True
    """
    counts = tuple(f"{name}: {some[0]!r}/{some[1]!r}" for name, some in (segments or {}).items())
    ends = [None if day is None else str(day) for day in (first, last)]
    with as_files(series) as series_files, as_files(ads) as ad_files:
        words = ImbalanceWords(
            segments=counts,
            series_files=series_files,
            ad_file=ad_files[0] if ad_files else None,
            country=country,
            sectors=tuple(sectors),
            first=ends[0],
            last=ends[1],
        )
        folder = None if data is None else Path(data)
        answer = imbalance_from_words(words, facts=facts, folder=folder)
    return ShownImbalance(**_fields(answer))


def _fields(answer: PremiumAnswer | ImbalanceAnswer) -> dict[str, Any]:
    return {item.name: getattr(answer, item.name) for item in fields(answer)}


def _html(sentences: tuple[str, ...], tables: tuple[Table, ...], footer: str) -> str:
    told = "".join(f"<p><strong>{escape(one)}</strong></p>" for one in sentences)
    shown = "".join(table_html(one) for one in tables)
    return f"{told}{shown}<p><small>{escape(footer)}</small></p>"

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
from goingrate.answers.keep import keep_or_let_go
from goingrate.answers.keep_results import KeepAnswer
from goingrate.answers.premium import premium_from_words
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.premium_words import PremiumWords
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.texts import Language, Phrase
from goingrate.data.python_tables import as_files, as_pay_folder
from goingrate.report.frames import imbalance_frames, keep_frames, premium_frames
from goingrate.report.imbalance_tables import imbalance_tables
from goingrate.report.imbalance_words import imbalance_footer, imbalance_sentences
from goingrate.report.keep_tables import keep_tables
from goingrate.report.keep_words import keep_footer, keep_sentences
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


@dataclass(frozen=True, slots=True)
class ShownKeep(KeepAnswer):
    """When to match and when to let go, as a notebook shows it; `tables()` gives the numbers."""

    def tables(self) -> dict[str, pa.Table]:
        """Return segments, matched, parts, sways, ... as Arrow tables; see `frames`."""
        return keep_frames(self)

    def _repr_html_(self) -> str:
        return _html(keep_sentences(self), keep_tables(self), keep_footer(self))


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
    counts = tuple(_counts(name, some) for name, some in (segments or {}).items())
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


def keep(segments: Any, *, facts: Facts | None = None, language: Language = "en") -> ShownKeep:
    """Return when to match an outside offer and when to let go; see `answers.keep.keep_or_let_go`.

    Parameters
    ----------
    segments
        A file, or a table (pandas, Polars, Arrow) with the columns segment, headcount, band_low,
        band_high, unvested, attrition, and what else is known.
    language
        In which amounts that are texts are written.

    Raises
    ------
    InputError
        If it is no table, or a segment cannot be.

    Examples
    --------
    >>> import goingrate as gr
    >>> import pyarrow as pa
    >>> told = gr.keep(pa.table({
    ...     "segment": ["AI engineer"], "headcount": [11], "band_low": [220e3],
    ...     "band_high": [300e3], "unvested": [60e3], "attrition": [0.12],
    ...     "raise_asked": ["8%..10%"], "vacancy_months": ["5..7"]}))
    >>> told.segments[0].peers, told.segments[0].verdict
    (10, 'fewer')
    """
    with as_files(segments) as files:
        if len(files) != 1:
            raise BadField(
                where="segments",
                given=f"{len(files)}",
                allowed=Phrase("allowed.keep_one_table"),
                fix=Phrase("fix.correct_value"),
            )
        answer = keep_or_let_go(files[0], facts=facts, language=language)
    return ShownKeep(**_fields(answer))


def _counts(name: str, some: Any) -> str:
    """Return vacancies and seekers of a kind of work as somebody types them."""
    try:
        vacancies, seekers = (float(one) for one in some)
    except (TypeError, ValueError):
        raise BadField(
            where=f"segments[{name!r}]",
            given=repr(some),
            allowed=Phrase("allowed.segment_words"),
            fix=Phrase("fix.correct_value"),
        ) from None
    return f"{name}: {vacancies!r}/{seekers!r}"


def _fields(answer: PremiumAnswer | ImbalanceAnswer | KeepAnswer) -> dict[str, Any]:
    return {item.name: getattr(answer, item.name) for item in fields(answer)}


def _html(sentences: tuple[str, ...], tables: tuple[Table, ...], footer: str) -> str:
    told = "".join(f"<p><strong>{escape(one)}</strong></p>" for one in sentences)
    shown = "".join(table_html(one) for one in tables)
    return f"{told}{shown}<p><small>{escape(footer)}</small></p>"

"""Reading and checking what `win` is asked for, typed or in a file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Final

from goingrate.answers.win_reader import WinReader
from goingrate.answers.win_terms import WinTerms, WinWords
from goingrate.base.errors import BadField, InputError
from goingrate.base.texts import Language, Phrase
from goingrate.data.win_files import win_file

_FIELDS: Final = tuple(field.name for field in fields(WinWords))
_CURRENCIES: Final = {"us": "USD", "de": "EUR"}


def read_win(words: WinWords, language: Language = "en", *, dashed: bool = True) -> WinTerms:
    """Return terms from words.

    Parameters
    ----------
    dashed
        Whether errors name options (`--cash`) or fields of a file (`cash`).

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.
    """
    reader = WinReader(language, "--" if dashed else "")
    employer, level, country = reader.population(words.population)
    stage = reader.stage(words.stage)
    if stage is not None and words.value is not None:
        raise reader.not_both("stage", words.stage, "value")
    terms = WinTerms(
        cash=reader.money(words.cash, "cash"),
        runway_years=reader.runway(words.runway),
        pool=reader.share(words.pool, "pool"),
        hires=reader.hires(words.hires),
        employer=employer,
        level=level,
        country=country,
        role=reader.role(words.role),
        value=None if words.value is None else reader.money(words.value, "value"),
        stage=stage,
        target=1 / 3 if words.target is None else reader.share(words.target, "target"),
        rival=None if words.rival is None else reader.rival(words.rival),
        band=None if words.band is None else reader.money(words.band, "band", period="year"),
        currency=reader.currency or _CURRENCIES[country],
    )
    if country != "us" and terms.rival is None:
        raise BadField(
            where=reader.name("from"),
            given=terms.population,
            allowed=Phrase("win.allowed.known_pay"),
            fix=Phrase("win.fix.rival"),
        )
    if terms.rival is None and terms.currency != _CURRENCIES[country]:
        raise BadField(
            where=reader.name("cash"),
            given=terms.currency,
            allowed=Phrase.of("win.allowed.currency", currency=_CURRENCIES[country]),
            fix=Phrase("win.fix.rival"),
        )
    return terms


def read_win_file(path: Path) -> WinTerms:
    """Return the terms that a file holds; see `data.win_files`.

    Raises
    ------
    InputError
        Naming the file, the field, and what is allowed.
    """
    read = win_file(path)
    said = {name: getattr(read, name) for name in _FIELDS}
    try:
        return read_win(WinWords(**said), read.language, dashed=False)
    except InputError as error:
        raise error.at(f"{path.name}: ") from None


def refuse_words(words: WinWords) -> None:
    """Raise if anything was typed that a file says."""
    for name in _FIELDS:
        given = getattr(words, name)
        if given is not None:
            raise BadField(
                where="--from" if name == "population" else f"--{name}",
                given=given,
                allowed=Phrase("win.allowed.no_options"),
                fix=Phrase("win.fix.no_options"),
            )

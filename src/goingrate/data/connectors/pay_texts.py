"""Pay that stands in a table as text, each text read once: "$184,000 - $287,500", "65k €"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import InputError
from goingrate.base.money import Amount, parse_amount
from goingrate.base.texts import Language

if TYPE_CHECKING:
    import duckdb

#: A currency that is a dollar of unsaid country.
PLAIN_DOLLAR: Final = "$"
#: Texts that the database reads by itself.
PLAIN_NUMBER: Final = r"\s*-?\d+([.]\d{1,2})?\s*"

_EMPTY: Final = frozenset({"", "-", "–", "n/a", "na", "none", "null", "k.a.", "."})
_COUNTRY_DOLLAR: Final = re.compile(r"usd|us-?\s?dollar|u\.?s\.?\s?\$", re.IGNORECASE)
_REJECTS: Final = {
    "fix.swap_range": "reject.upside_down",
    "fix.one_currency": "reject.mixed_currency",
}


@dataclass(frozen=True, slots=True)
class PayText:
    """What a text says; `currency` is `PLAIN_DOLLAR` for a bare "$", `reject` a key of the texts.

    `high` None: this or more.
    """

    low: float | None = None
    high: float | None = None
    currency: str | None = None
    period: str | None = None
    reject: str | None = None


def read_pay_text(text: str, language: Language) -> PayText:
    """Return what a cell says of pay.

    Examples
    --------
    >>> read_pay_text("$184,000 - $287,500", "en")
    PayText(low=184000.0, high=287500.0, currency='$', period=None, reject=None)
    >>> read_pay_text("by agreement", "en").reject
    'reject.pay_text'
    """
    if text.strip().lower() in _EMPTY:
        return PayText()
    try:
        amount = parse_amount(text, language)
    except InputError as error:
        key = "reject.negative" if text.strip().startswith(("-", "−")) else error.fix.key
        return PayText(reject=_REJECTS.get(key, _or_negative(key)))
    if amount.bound in ("at_most", "less_than"):
        return PayText(reject="reject.upper_bound")
    if amount.period == "once":
        return PayText(reject="reject.pay_text")
    return PayText(
        low=amount.low,
        high=None if amount.bound in ("at_least", "more_than") else amount.high,
        currency=_currency(amount, text),
        period=None if amount.period == "unstated" else amount.period,
    )


def _or_negative(key: str) -> str:
    return key if key == "reject.negative" else "reject.pay_text"


def _currency(amount: Amount, text: str) -> str | None:
    if amount.currency == "USD" and not _COUNTRY_DOLLAR.search(text):
        return PLAIN_DOLLAR
    return amount.currency


def store_pay_texts(
    con: duckdb.DuckDBPyConnection, name: str, texts: Iterable[str], language: Language
) -> None:
    """Fill the temporary table `name`: a text in `given`, and the fields of `PayText`."""
    import pyarrow as pa

    given = list(texts)
    read = [read_pay_text(text, language) for text in given]
    columns = {
        "given": pa.array(given, pa.string()),
        "low": pa.array([one.low for one in read], pa.float64()),
        "high": pa.array([one.high for one in read], pa.float64()),
        "currency": pa.array([one.currency for one in read], pa.string()),
        "period": pa.array([one.period for one in read], pa.string()),
        "reject": pa.array([one.reject for one in read], pa.string()),
    }
    con.register("pay_texts_read", pa.table(columns))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM pay_texts_read")
    con.unregister("pay_texts_read")

"""The grammar of money, in English and German: 1M + 100k/year, 1,2 Mio. €, $184,000 - $287,500.

    text -> tokens -> draft -> amount
            |         |        settle.py   what two ends of a range share
            |         draft.py, side.py    the grammar
            tokens.py, vocabulary.py, number.py

One mechanism reads options, fields of files, job ads and newspaper articles.
"""

from __future__ import annotations

from goingrate.base.money.amount import Amount, Bound, Period
from goingrate.base.money.quantity_text import (
    parse_money_quantity,
    parse_quantity,
    parse_years,
)
from goingrate.base.money.reading import find_amounts, parse_amount
from goingrate.base.money.terms import Terms, parse_terms

__all__ = [
    "Amount",
    "Bound",
    "Period",
    "Terms",
    "find_amounts",
    "parse_amount",
    "parse_money_quantity",
    "parse_quantity",
    "parse_terms",
    "parse_years",
]

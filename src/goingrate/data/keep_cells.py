"""One cell of a file of segments: a number, a range, a share, or nothing that is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from goingrate.base.errors import BadField, NotUnderstood
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Range, Unknown, ends_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.plain_numbers import Mark, number_of
from goingrate.data.small_tables import Cell

#: Money per year: an amount may say so.
_PER_YEAR: Final = frozenset(
    ("band", "band_low", "band_high", "raise_asked", "replacement_premium", "output_per_head",
     "output_noise")
)  # fmt: skip
_MONEY: Final = _PER_YEAR | {"unvested", "search_cost"}
#: Money that may be given as a share: below 1, or in percent.
_EITHER: Final = frozenset(("raise_asked", "replacement_premium", "output_noise", "search_cost"))
_SHARES: Final = frozenset(("attrition", "output_lost_share", "granted_anew"))
_LIMITS: Final[dict[str, tuple[float, float]]] = {
    "vacancy_months": (0.0, 60.0),
    "ramp_months": (0.0, 60.0),
    "raise_lasts_years": (1.0, 40.0),
    **dict.fromkeys(_SHARES, (0.0, 1.0)),
}
_MOST_TIMES: Final = 10.0
#: A yearly amount below this share of the band is meant otherwise: 20 for 20%.
_LEAST_OF_BAND: Final = 1e-3
_MOST_MONEY: Final = 1e12


@dataclass(frozen=True, slots=True)
class KeepCell:
    """What a cell says: money, months or years, or a share where `is_share`."""

    value: float | Range
    is_share: bool = False
    currency: str | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest that it can be."""
        return ends_of(self.value)


def read_cell(
    given: Cell, field: str, mark: Mark | None, language: Language, *, where: str
) -> KeepCell | None:
    """Return what a cell says; None for unknown.

    Raises
    ------
    NotUnderstood
        If it is no number, no range and no amount.
    OutOfRange
        If a range starts with its larger end.
    """
    number = number_of(given, mark)
    if number is not None:
        return KeepCell(number, is_share=_is_share(field, number, number))
    if not isinstance(given, str):
        raise _not_understood(field, given, where)
    spoken: Language = "de" if mark == "," else language
    if "%" in given or field not in _MONEY:
        value = parse_quantity(given, spoken, where=where)
        if isinstance(value, Unknown):
            return None
        if "%" in given and field not in _SHARES | _EITHER:
            raise _not_understood(field, given, where)
        return KeepCell(value, is_share="%" in given)
    period: Literal["year"] | None = "year" if field in _PER_YEAR else None
    amount, currency = parse_money_quantity(given, spoken, period=period, where=where)
    if isinstance(amount, Unknown):
        return None
    return KeepCell(amount, _is_share(field, *ends_of(amount)) and currency is None, currency)


def refuse_unless(
    cell: KeepCell, field: str, *, given: Cell, where: str, band: tuple[float, float] | None
) -> None:
    """Raise `BadField` if a cell is out of its range."""
    low, high = cell.ends
    allowed = _allowed(field, low, high, cell, band)
    if allowed is not None:
        fix = "fix.keep_share" if field in _SHARES else "fix.correct_value"
        raise BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))


def currency_code(text: str) -> str | None:
    """Return the code of a currency, None if it is none.

    Examples
    --------
    >>> currency_code("eur"), currency_code("€"), currency_code("money")
    ('EUR', 'EUR', None)
    """
    try:
        return parse_money_quantity(f"1 {text}", where="currency")[1]
    except (BadField, NotUnderstood):
        return None


def _is_share(field: str, low: float, high: float) -> bool:
    return field in _EITHER and max(abs(low), abs(high)) < 1.0


def _allowed(
    field: str, low: float, high: float, cell: KeepCell, band: tuple[float, float] | None
) -> Phrase | None:
    """Return what would be allowed, None if the cell is fine."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return Phrase("allowed.finite")
    if field in _LIMITS:
        least, most = _LIMITS[field]
        fine = least <= low and high <= most
        between = Phrase.of("allowed.between", low=f"{least:g}", high=f"{most:g}")
        return None if fine else between
    if field in _EITHER and band is not None:
        return _allowed_either(field, low, high, cell, band)
    if field in ("band", "band_low", "band_high", "output_per_head"):
        fine = low > 0.0 and high <= _MOST_MONEY
        return None if fine else Phrase.of("allowed.above_to", low="0", high="1e12")
    fine = low >= 0.0 and high <= _MOST_MONEY
    return None if fine else Phrase.of("allowed.between", low="0", high="1e12")


def _allowed_either(
    field: str, low: float, high: float, cell: KeepCell, band: tuple[float, float]
) -> Phrase | None:
    unit = 1.0 if cell.is_share else band[0]
    most = _MOST_TIMES * (1.0 if cell.is_share else band[1])
    if field == "raise_asked":
        fine = (low > 0.0 if cell.is_share else low >= _LEAST_OF_BAND * unit) and high <= most
        return None if fine else Phrase("allowed.keep_raise")
    if field == "replacement_premium":
        small = not cell.is_share and any(0.0 < abs(x) < _LEAST_OF_BAND * unit for x in (low, high))
        fine = low > -unit and high <= most and not small
        return None if fine else Phrase("allowed.keep_premium")
    fine = low >= 0.0 and high <= (most if field == "search_cost" or cell.is_share else _MOST_MONEY)
    return None if fine else Phrase("allowed.keep_amount_or_share")


def _not_understood(field: str, given: object, where: str) -> NotUnderstood:
    key = "allowed.keep_money" if field in _MONEY else "allowed.quantity"
    return NotUnderstood(
        where=where, given=given, allowed=Phrase(key), fix=Phrase("fix.correct_value")
    )

"""Who is taxed, and where: one household in the United States, or in Germany."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.base.errors import BadField
from goingrate.base.texts import Language, Phrase
from goingrate.data.tax_amounts import exact_share
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.us.income import Status

#: The sixteen Länder; church members pay 8% in these two, 9% elsewhere.
LAENDER: Final = (
    *("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV"),
    *("NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"),
)
_CHURCH_8: Final = ("BW", "BY")
_RATES: Final = (0.0, 0.08, 0.09)
_NO_MEMBER: Final = ("none", "no", "keine", "nein", "0", "0%")
_MEMBER: Final = ("member", "yes", "mitglied", "ja")


@dataclass(frozen=True, slots=True)
class UsHousehold:
    """A filing status and a state; without a state there is no state tax."""

    status: Status = "single"
    state: str | None = None


@dataclass(frozen=True, slots=True)
class DeHousehold:
    """A person, or a couple, in one of the Länder, if it is known which."""

    person: DePerson
    state: str | None = None


Household = UsHousehold | DeHousehold


def german_state(given: str | None, *, where: str) -> str | None:
    """Return one of the Länder in capitals, or nothing where none is given."""
    if given is None:
        return None
    if given.strip().upper() not in LAENDER:
        raise BadField(
            where=where,
            given=given,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(LAENDER)),
            fix=Phrase("fix.correct_value"),
        )
    return given.strip().upper()


def church_rate(
    given: str | float | None, state: str | None, language: Language = "en", *, where: str
) -> float:
    """Return the rate of church tax: none, 8% or 9%, by number, by Land, or as a member of `state`.

    Examples
    --------
    >>> church_rate("BY", None, where="church"), church_rate("member", "NW", where="church")
    (0.08, 0.09)
    >>> church_rate("none", "BY", where="church")
    0.0
    """
    told = "none" if given is None else str(given).strip()
    if told.lower() in _NO_MEMBER:
        return 0.0
    land = state if told.lower() in _MEMBER else told.upper()
    if land in LAENDER:
        return 0.08 if land in _CHURCH_8 else 0.09
    bad = BadField(
        where=where,
        given=told,
        allowed=Phrase("allowed.church"),
        fix=Phrase("fix.church_state" if told.lower() in _MEMBER else "fix.correct_value"),
    )
    if not any(sign.isdigit() for sign in told):
        raise bad
    rate = exact_share(given, language, where=where, high=1.0) if "%" in told else _number(told)
    if rate not in _RATES:
        raise bad
    return rate


def _number(told: str) -> float:
    try:
        return float(told)
    except ValueError:
        return -1.0

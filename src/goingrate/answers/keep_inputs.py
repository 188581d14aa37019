"""The inputs of one segment: what the file says, and assumptions for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.base.errors import InputError
from goingrate.base.facts import Facts
from goingrate.base.quantity import ends_of
from goingrate.contest.retention_terms import Numbers, OutsideOffer
from goingrate.data.keep_files import KeepSegment

Scale = Literal["plain", "pay", "raise"]

#: Inputs in the order of their draws, each with the fact that stands in for it.
FIELDS: Final[dict[str, str]] = {
    "band_position": "",
    "raise_asked": "assumed.outside_raise_share",
    "replacement_premium": "assumed.replacement_premium_of_raise",
    "unvested": "assumed.unvested_over_pay",
    "attrition": "assumed.attrition_per_year",
    "left_after_match": "people.left_after_counter_offer",
    "granted_anew": "assumed.granted_anew_share",
    "vacancy_months": "assumed.vacancy_months",
    "ramp_months": "assumed.ramp_months",
    "output_per_head": "assumed.output_over_pay",
    "output_lost_share": "assumed.output_lost_share",
    "search_cost": "assumed.replacement_search_share",
    "raise_lasts_years": "assumed.raise_lasts_years",
    "discount": "assumed.discount_per_year",
}
#: What an assumption is a multiple of.
_ASSUMED_OF: Final[dict[str, Scale]] = {
    "raise_asked": "pay",
    "replacement_premium": "raise",
    "unvested": "pay",
    "output_per_head": "pay",
    "search_cost": "pay",
}
_UNITS: Final = {
    "band_position": "share",
    "attrition": "per_year",
    "left_after_match": "share",
    "granted_anew": "share",
    "vacancy_months": "months",
    "ramp_months": "months",
    "output_lost_share": "share",
    "raise_lasts_years": "years",
    "discount": "per_year",
    "raise_asked": "money_per_year",
    "replacement_premium": "money_per_year",
    "output_per_head": "money_per_year",
    "unvested": "money",
    "search_cost": "money",
}
#: What engines call them; an error says what the file does.
_ENGINE: Final = {
    "raise_asked": "raise_per_year",
    "replacement_premium": "replacement_premium_per_year",
    "attrition": "attrition_per_year",
    "left_after_match": "left_after_match_share",
    "granted_anew": "granted_anew_share",
    "output_per_head": "output_per_year",
    "discount": "discount_per_year",
    "raise_lasts_years": "raise_years",
}


@dataclass(frozen=True, slots=True)
class Given:
    """An input from `low` to `high`: as it is, or times pay or the raise."""

    low: float
    high: float
    scale: Scale
    fact_id: str

    @property
    def is_known(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def at(self, share: Numbers) -> Numbers:
        """Return it at a share of the way from its low to its high end."""
        return self.low + share * (self.high - self.low)


def inputs_of(segment: KeepSegment, facts: Facts) -> dict[str, Given]:
    """Return every input by field: what the file says, else the fact that stands in for it."""
    found = {"band_position": Given(0.0, float(segment.band_low < segment.band_high), "plain", "")}
    for field, fact_id in FIELDS.items():
        cell = segment.cells.get(field)
        if cell is not None:
            scale: Scale = "pay" if cell.is_share and field in _ASSUMED_OF else "plain"
            found[field] = Given(*cell.ends, scale, "")
        elif fact_id:
            low, high = ends_of(facts[fact_id].latest.value)
            found[field] = Given(low, high, _ASSUMED_OF.get(field, "plain"), fact_id)
    return found


def uses_of(inputs: Mapping[str, Given], facts: Facts) -> list[FactUse]:
    """Return the record of each fact that stands in for an input."""
    return [fact_use(facts[one.fact_id], field) for field, one in inputs.items() if one.fact_id]


def unit_of(field: str, one: Given) -> str:
    """Return the unit of an input as it was given: a share of pay is a share."""
    if one.scale == "plain":
        return _UNITS[field]
    return "ratio" if field in ("unvested", "output_per_head") else "share"


def offer_at(
    segment: KeepSegment, inputs: Mapping[str, Given], shares: Mapping[str, Numbers] | None = None
) -> OutsideOffer:
    """Return the offer with each input at a share of its way; where none is named, half-way.

    Raises
    ------
    OutOfRange
        If an assumption of the user's own cannot be.
    """
    at = {field: one.at((shares or {}).get(field, 0.5)) for field, one in inputs.items()}
    one_for_all: Numbers = 1.0
    position = np.asarray(at["band_position"], dtype=np.float64)
    pay = segment.band_low + position * (segment.band_high - segment.band_low)
    scaled: dict[str, Numbers] = {}
    for field, one in inputs.items():  # the raise comes before what is a share of it
        of: dict[Scale, Numbers] = {"plain": one_for_all, "pay": pay}
        of["raise"] = scaled.get("raise_asked", one_for_all)
        scaled[field] = at[field] * of[one.scale]
    terms = {_ENGINE.get(field, field): value for field, value in scaled.items()}
    try:
        return OutsideOffer(
            peers=segment.headcount - 1,
            band_low=segment.band_low,
            band_high=segment.band_high,
            **terms,
        )
    except InputError as error:
        raise error.at(f"{segment.name}: ") from None


def draws(n_draws: int) -> dict[str, NDArray[np.float64]]:
    """Return, by input, evenly spread shares of its way; the same for every segment."""
    from goingrate.base.draws import sobol_uniforms

    points = sobol_uniforms(n_draws, len(FIELDS), n_replicates=1, seed=0)[0]
    return {field: points[:, at] for at, field in enumerate(FIELDS)}

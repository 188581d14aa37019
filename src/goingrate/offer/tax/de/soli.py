"""Solidaritätszuschlag: the surcharge on income tax (SolZG 1995)."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.rounding import cents_down


def solidarity_surcharge(income_tax: float, *, joint: bool, law: LawYear) -> float:
    """Return the surcharge on assessed income tax.

    Nothing up to the Freigrenze, doubled for a joint assessment (section 3(3) SolZG); above it
    5.5% of the whole tax, but at most 11.9% of what exceeds the limit (Milderungszone, section 4).
    """
    limit = law.number("solidarity_limit") * (2.0 if joint else 1.0)
    excess = income_tax - limit
    if excess <= 0.0:
        return 0.0
    whole = law.number("solidarity_rate") * income_tax
    return cents_down(min(whole, law.number("solidarity_ramp_rate") * excess))


def solidarity_surcharge_on_flat_tax(flat_tax: float, law: LawYear) -> float:
    """Return the surcharge on the Abgeltungsteuer: no limit, no ramp (section 3(3) sentence 2)."""
    return cents_down(law.number("solidarity_rate") * flat_tax)

"""Abgeltungsteuer: the flat tax on capital, with its surcharges (sections 20, 32d EStG)."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.church import church_tax
from goingrate.offer.tax.de.rounding import cents_down
from goingrate.offer.tax.de.soli import solidarity_surcharge_on_flat_tax


@dataclass(frozen=True, slots=True)
class NetShares:
    """Net gain on shares of a year, 0 or above, and the loss that goes into the next year."""

    gain: float
    loss: float


@dataclass(frozen=True, slots=True)
class FlatTax:
    """`base` after the allowance; the flat tax and its surcharges."""

    base: float
    tax: float
    solidarity: float
    church: float

    @property
    def total(self) -> float:
        """Flat tax and surcharges."""
        return self.tax + self.solidarity + self.church


def net_shares(share_gains: float, carried_loss: float) -> NetShares:
    """Set losses on shares against gains on shares, and nothing else (section 20(6) sentence 4).

    Examples
    --------
    >>> net_shares(1_000.0, 1_500.0)
    NetShares(gain=0.0, loss=500.0)
    """
    net = share_gains - carried_loss
    return NetShares(max(net, 0.0), max(-net, 0.0))


def saver_allowance(capital_income: float, *, joint: bool, law: LawYear) -> float:
    """Return the Sparer-Pauschbetrag (section 20(9) EStG): never more than the income."""
    return min(capital_income, law.number("saver_allowance") * (2.0 if joint else 1.0))


def flat_tax(base: float, *, church_rate: float, law: LawYear) -> FlatTax:
    """Return the flat tax on capital income after the allowance.

    Section 32d(1) EStG: a quarter; for members of a church e / (4 + k), since church tax of rate k
    on the flat tax counts as deducted. The Günstigerprüfung of section 32d(6), which low incomes
    can ask for, is left out.
    """
    tax = cents_down(base / (1.0 / law.number("flat_tax_rate") + church_rate))
    return FlatTax(
        base=base,
        tax=tax,
        solidarity=solidarity_surcharge_on_flat_tax(tax, law),
        church=church_tax(tax, church_rate),
    )

"""Eine Gehaltsabrechnung: a German payslip, month by month alike, and a bonus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.answers.payslip_results import Part, SlipLine
from goingrate.answers.tax_engines import DeEngine
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import Source
from goingrate.offer.tax.de.income import DePerson, TaxClass
from goingrate.offer.tax.de.payslip import payslip

_MONTHS: Final = 12
_TAXES: Final = ("wage_tax", "wage_tax_one_off", "solidarity", "church")


@dataclass(frozen=True, slots=True)
class DeSlip:
    """The slips of a year: twelve equal months, or the whole, and a bonus.

    Parameters
    ----------
    gross, bonus
        Euros: regular pay of the year, and what is paid once besides.
    taxed_not_paid
        Of each month: a benefit in kind (geldwerter Vorteil), taxed and not paid out.
    """

    gross: float
    bonus: float
    tax_class: TaxClass
    person: DePerson
    engine: DeEngine
    year: int
    periods: int
    taxed_not_paid: float = 0.0

    def net(self) -> float:
        """Return the net of an ordinary pay period in euros; of a whole year, with the bonus."""
        return sum(line.period_cents for line in self.lines()) / 100.0

    def lines(self) -> tuple[SlipLine, ...]:
        """Return the slip from gross to what is withheld, without the net."""
        law = self.engine.law(self.year)
        month = self.gross / _MONTHS + self.taxed_not_paid
        whole = payslip(month, self.tax_class, self.person, law, one_off=self.bonus)
        alone = payslip(month, self.tax_class, self.person, law)
        regular = {line.key: line.amount for line in alone.lines}
        lines = [
            self._line("payslip.gross", "pay", self.gross / _MONTHS, 0.0, None),
            self._line("payslip.bonus", "pay", 0.0, self.bonus, None),
        ]
        for line in whole.lines:
            amount = regular.get(line.key, 0.0)
            part: Part = "tax" if line.key.rpartition(".")[2] in _TAXES else "contribution"
            lines.append(self._line(line.key, part, -amount, amount - line.amount, line.source))
        return tuple(line for line in lines if line.year_cents or line.key == "payslip.gross")

    def _line(
        self, key: str, part: Part, month: float, once: float, source: Source | None
    ) -> SlipLine:
        year = _MONTHS * month + once
        return SlipLine(
            key=key,
            name=Phrase(key),
            part=part,
            year_cents=round(100.0 * year),
            period_cents=round(100.0 * (year if self.periods == 1 else month)),
            source=source,
        )

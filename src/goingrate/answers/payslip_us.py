"""A payslip in the United States: what is withheld from regular pay, and from a bonus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from goingrate.answers.payslip_results import Part, SlipLine, Stage, withheld_cents
from goingrate.answers.tax_engines import UsEngine
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import LawYear, Source
from goingrate.offer.tax.us import payroll, withholding
from goingrate.offer.tax.us.income import UsCarry, UsIncome, UsTax
from goingrate.offer.tax.working import Line

REGULAR: Final = Source(
    "26 U.S.C. § 3402(a)",
    "IRS Publication 15-T, percentage method",
    "https://www.irs.gov/publications/p15t",
)
_HEALTH: Final = Source(
    "26 U.S.C. §§ 125, 3121(a)(5)(G)",
    "IRS Publication 15-B",
    "https://www.irs.gov/publications/p15b",
)
_RETIREMENT: Final = Source(
    "26 U.S.C. §§ 402(e)(3), 3121(v)(1)",
    "IRS: 401(k) plan overview",
    "https://www.irs.gov/retirement-plans/plan-sponsor/401k-plan-overview",
)
_SUPPLEMENTAL: Final = "supplemental_rate"
_FACTOR: Final = "withholding_factor"
#: States whose contributions have ceilings of a year, not of a week.
_CEILING_OF_A_YEAR: Final = ("us-ca", "us-wa")


@dataclass(frozen=True, slots=True)
class UsPay:
    """Pay of a year in dollars, and what goes out of it before tax.

    Parameters
    ----------
    gross
        Regular pay.
    bonus
        Paid once, besides.
    retirement
        Traditional contributions to a 401(k): no income tax, but payroll tax is due on them.
    health_premium
        Own part, paid before tax (section 125).
    two_jobs
        Whether the box in step 2 of Form W-4 is ticked.
    """

    gross: float
    bonus: float = 0.0
    retirement: float = 0.0
    health_premium: float = 0.0
    two_jobs: bool = False


@dataclass(frozen=True, slots=True)
class _Contribution:
    """What employees contribute from their wages.

    `of` returns the amount on wages of a year, or of its beginning; `runs`: it stops, or starts,
    when the wages so far reach a limit, so that slips of one year differ.
    """

    key: str
    source: Source | None
    of: Callable[[float], float]
    runs: bool


@dataclass(frozen=True)
class UsSlip:
    """The slips of a year: pay in `periods` equal parts, and the bonus.

    `number` is the slip that is shown, 1 to `periods`: contributions reach their ceilings in the
    course of the year. A single slip of the whole year has the bonus in it.
    """

    pay: UsPay
    engine: UsEngine
    year: int
    periods: int
    number: int = 1

    def lines(self) -> tuple[SlipLine, ...]:
        """Return the slip from gross to what is withheld, without the net."""
        pay = self.pay
        lines = [
            self._line("payslip.gross", "pay", pay.gross, 0.0, None),
            self._line("payslip.bonus", "pay", 0.0, pay.bonus, None),
            self._line("payslip.health", "deduction", -pay.health_premium, 0.0, _HEALTH),
            self._line("payslip.retirement", "deduction", -pay.retirement, 0.0, _RETIREMENT),
            *self._federal_lines(),
            *(self._contributed(one) for one in self._federal_contributions),
            *self._state_lines(),
            *(self._contributed(one) for one in self._state_contributions),
        ]
        return tuple(line for line in lines if line.year_cents or line.key == "payslip.gross")

    def net(self) -> float:
        """Return the net of the slip that is shown, in dollars."""
        return sum(line.period_cents for line in self.lines()) / 100.0

    def stages(self) -> tuple[Stage, ...]:
        """Return the nets of the year's slips without the bonus, those alike together."""
        running = [one for one in self._contributions if one.runs]
        here = sum(round(100.0 * self._in_slip(one, self.number)) for one in running)
        level = round(100.0 * self.net()) + here
        found: list[Stage] = []
        for number in range(1, self.periods + 1):
            due = sum(round(100.0 * self._in_slip(one, number)) for one in running)
            if found and abs(found[-1].net_cents - (level - due)) <= 1:
                found[-1] = Stage(found[-1].first, number, found[-1].net_cents)
            else:
                found.append(Stage(number, number, level - due))
        return tuple(found)

    def tax_of_year(self) -> UsTax:
        """Return what the returns of the year come to, for the income tax."""
        return self._taxed(self._taxed_wages + self.pay.bonus)

    def balance_cents(self) -> int:
        """Return what the returns of the year ask for beyond what is withheld.

        The additional Medicare tax counts: it is withheld above the start of a single person, and
        owed above that of the filing status (§ 3102(f), Form 8959).
        """
        bonus = self.pay.bonus
        tax, on_payroll = self.tax_of_year(), self._taxed(self._payroll_wages + bonus)
        contributed = sum(one.of(self._payroll_wages + bonus) for one in self._contributions)
        owed = tax.income_tax + tax.niit + tax.state_income_tax
        owed += on_payroll.payroll + on_payroll.state_payroll
        return round(100.0 * owed) - withheld_cents(self.lines()) - round(100.0 * contributed)

    @property
    def _law(self) -> LawYear:
        return self.engine.law(self.year)

    @property
    def _taxed_wages(self) -> float:
        pay = self.pay
        return max(pay.gross - pay.retirement - pay.health_premium, 0.0)

    @property
    def _payroll_wages(self) -> float:
        return max(self.pay.gross - self.pay.health_premium, 0.0)

    @property
    def _contributions(self) -> tuple[_Contribution, ...]:
        return (*self._federal_contributions, *self._state_contributions)

    @cached_property
    def _federal_contributions(self) -> tuple[_Contribution, ...]:
        """Additional Medicare tax is withheld above the start of a single person (§ 3102(f))."""
        law = self._law
        single = law.book.at(
            self.year, status="single", index_rate_per_year=self.engine.index_rate_per_year
        )
        given: tuple[tuple[str, str, Callable[[float, LawYear], float], bool], ...] = (
            ("social_security", "social_security_base", payroll.social_security, True),
            ("medicare", "medicare_rate", payroll.medicare, False),
            ("additional_medicare", "additional_medicare_start", payroll.additional_medicare, True),
        )
        return tuple(
            _Contribution(f"levy.us.{name}", law.source(source), partial(_at, of, single), runs)
            for name, source, of, runs in given
        )

    @cached_property
    def _state_contributions(self) -> tuple[_Contribution, ...]:
        state = self.engine.state
        if state is None:
            return ()
        runs = state.place in _CEILING_OF_A_YEAR
        lines = _after_total(self._taxed(self._payroll_wages + self.pay.bonus))
        return tuple(
            _Contribution(line.key, line.source, partial(self._of_state, line.key), runs)
            for line in lines
        )

    def _of_state(self, key: str, wages: float) -> float:
        lines = _after_total(self._taxed(wages))
        return sum(line.amount for line in lines if line.key == key)

    def _in_slip(self, one: _Contribution, number: int) -> float:
        """Return what is due in one slip of the year, after all slips before it."""
        wages = self._payroll_wages
        if not one.runs:
            return one.of(wages) / self.periods
        step = wages / self.periods
        return one.of(step * number) - one.of(step * (number - 1))

    def _contributed(self, one: _Contribution) -> SlipLine:
        whole = one.of(self._payroll_wages + self.pay.bonus)
        slip = self._in_slip(one, self.number)
        return SlipLine(
            key=one.key,
            name=Phrase(one.key),
            part="contribution",
            year_cents=-round(100.0 * whole),
            period_cents=-round(100.0 * (whole if self.periods == 1 else slip)),
            source=one.source,
        )

    def _federal_lines(self) -> Iterator[SlipLine]:
        law, bonus = self._law, self.pay.bonus
        extra = withholding.withheld_on_shares(bonus, earlier=0.0, law=law)
        yield self._line("payslip.federal", "tax", -self._withheld(), 0.0, REGULAR)
        yield self._line("payslip.federal_bonus", "tax", 0.0, -extra, law.source(_SUPPLEMENTAL))

    def _withheld(self) -> float:
        """Return federal tax withheld from regular pay in a year."""
        if self.pay.two_jobs:
            return withholding.regular_withholding(2.0 * self._taxed_wages, self._law) / 2.0
        return withholding.regular_withholding(self._taxed_wages, self._law)

    def _state_lines(self) -> Iterator[SlipLine]:
        """Yield a state's tax on regular pay, and what is withheld from the bonus."""
        law, bonus = self.engine.state_law(self.year), self.pay.bonus
        alone = self._taxed(self._taxed_wages)
        total = next((line for line in _of_state(alone) if line.role == "total"), None)
        if total is None:
            return
        factor = 1.0 if law is None or not law.has(_FACTOR) else law.number(_FACTOR)
        withheld = factor * alone.state_income_tax
        yield self._line(total.key, "tax", -withheld, 0.0, total.source)
        extra, source = self.tax_of_year().state_income_tax - alone.state_income_tax, total.source
        if law is not None and law.has(_SUPPLEMENTAL):
            extra, source = law.number(_SUPPLEMENTAL) * bonus, law.source(_SUPPLEMENTAL)
        yield self._line("payslip.state_bonus", "tax", 0.0, -extra, source)

    def _taxed(self, wages: float) -> UsTax:
        return self.engine.tax(self.year, UsIncome(wages=wages), UsCarry())

    def _line(
        self, key: str, part: Part, regular: float, once: float, source: Source | None
    ) -> SlipLine:
        period = regular + once if self.periods == 1 else regular / self.periods
        return SlipLine(
            key=key,
            name=Phrase(key),
            part=part,
            year_cents=round(100.0 * (regular + once)),
            period_cents=round(100.0 * period),
            source=source,
        )


def _at(of: Callable[[float, LawYear], float], law: LawYear, wages: float) -> float:
    return of(wages, law)


def _of_state(tax: UsTax) -> list[Line]:
    return [line for line in tax.lines if not line.key.startswith("levy.us.")]


def _after_total(tax: UsTax) -> list[Line]:
    """Return the lines of a state's contributions: those behind its income tax."""
    lines = _of_state(tax)
    place = next((n for n, line in enumerate(lines) if line.role == "total"), -1)
    return [line for line in lines[place + 1 :] if line.role == "tax"]

"""Forms of the Internal Revenue Service, line by line, as a second opinion on the rules.

Each name ends in the number of its line: Schedule D Tax Worksheet (2024), Form 6251 (2024) with
Part III, Form 8801 (2024) with Parts I to III, Capital Loss Carryover Worksheet (2024).
"""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear


@dataclass(frozen=True)
class Worksheet:
    """Lines of the Schedule D Tax Worksheet that other forms read."""

    line_10: float
    line_13: float
    line_14: float
    line_21: float
    line_47: float


def schedule_d_tax_worksheet(
    *, taxable_income: float, line_15: float, line_16: float, line_18: float, law: LawYear
) -> Worksheet:
    """Fill in the worksheet from lines 15, 16 and 18 of Schedule D; there are no dividends."""
    schedule = law.brackets("ordinary_brackets")
    (_, zero_end, fifteen_end) = law.brackets("long_term_brackets").starts
    top_of_24_percent = next(row[0] for row in law.rows("ordinary_brackets") if row[1] == 0.32)
    l1 = max(taxable_income, 0.0)
    l7 = max(min(line_15, line_16), 0.0)
    l9 = l7
    l10 = 0.0 + l9
    l11 = line_18
    l12 = min(l9, l11)
    l13 = l10 - l12
    l14 = max(l1 - l13, 0.0)
    l15 = zero_end
    l16 = min(l1, l15)
    l17 = min(l14, l16)
    l18 = max(l1 - l10, 0.0)
    l19 = min(l1, top_of_24_percent)
    l20 = min(l14, l19)
    l21 = max(l18, l20)
    l22 = l16 - l17
    l23 = min(l1, l13)
    l24 = l22
    l25 = max(l23 - l24, 0.0)
    l26 = fifteen_end
    l27 = min(l1, l26)
    l28 = l21 + l22
    l29 = max(l27 - l28, 0.0)
    l30 = min(l25, l29)
    l31 = l30 * 0.15
    l32 = l24 + l30
    l33 = l23 - l32
    l34 = l33 * 0.20
    l41 = l21 + l22 + l30 + l33
    l42 = l1 - l41
    l43 = l42 * 0.28
    l44 = schedule.tax(l21)
    l45 = l31 + l34 + l43 + l44
    l46 = schedule.tax(l1)
    return Worksheet(l10, l13, l14, l21, min(l45, l46))


def form_6251_line_7(
    *, line_4: float, for_amt: Worksheet, for_regular: Worksheet, law: LawYear
) -> tuple[float, float]:
    """Return lines 5 and 7: the exemption, and the tax with Part III.

    `for_amt` is the worksheet refigured for the AMT, `for_regular` that of the regular tax.
    """
    schedule = law.brackets("amt_brackets")
    (_, zero_end, fifteen_end) = law.brackets("long_term_brackets").starts
    over = max(line_4 - law.number("amt_phase_out_start"), 0.0)
    l5 = max(law.number("amt_exemption") - over * law.number("amt_phase_out_rate"), 0.0)
    l6 = max(line_4 - l5, 0.0)
    l12 = l6
    l13 = for_amt.line_13
    l15 = min(l13 + 0.0, for_amt.line_10)
    l16 = min(l12, l15)
    l17 = l12 - l16
    l18 = schedule.tax(l17)
    l19 = zero_end
    l20 = for_regular.line_14
    l21 = max(l19 - l20, 0.0)
    l22 = min(l12, l13)
    l23 = min(l21, l22)
    l24 = l22 - l23
    l25 = fifteen_end
    l26 = l21
    l27 = for_regular.line_21
    l28 = l26 + l27
    l29 = max(l25 - l28, 0.0)
    l30 = min(l24, l29)
    l31 = l30 * 0.15
    l32 = l23 + l30
    l33 = l22 - l32
    l34 = l33 * 0.20
    l38 = l18 + l31 + l34
    l39 = schedule.tax(l12)
    return l5, min(l38, l39)


@dataclass(frozen=True)
class Credit:
    """Lines 25 and 26 of Form 8801, of the year after the one that paid AMT."""

    line_25: float
    line_26: float


def form_8801_part_ii(
    *,
    amt_of_last_year: float,
    exclusion_amt_of_last_year: float,
    credit_carried: float,
    regular_tax: float,
    tentative_minimum_tax: float,
) -> Credit:
    l16 = amt_of_last_year
    l17 = exclusion_amt_of_last_year
    l18 = l16 - l17  # may be below 0
    l19 = credit_carried
    l21 = l18 + l19
    if l21 <= 0.0:
        return Credit(0.0, 0.0)
    l22 = regular_tax
    l23 = tentative_minimum_tax
    l24 = max(l22 - l23, 0.0)
    l25 = min(l21, l24)
    return Credit(l25, l21 - l25)


def capital_loss_carryover(
    *, taxable_income: float, line_7: float, line_15: float, line_21: float
) -> tuple[float, float]:
    """Return lines 8 and 13: short and long losses carried on.

    `taxable_income` may be below 0; `line_7`, `line_15` of Schedule D are gains or losses;
    `line_21` is the loss deducted, as a positive amount.
    """
    l1 = taxable_income
    l2 = line_21
    l3 = max(l1 + l2, 0.0)
    l4 = min(l2, l3)
    l5 = max(-line_7, 0.0)
    l6 = max(line_15, 0.0)
    l7 = l4 + l6
    l8 = max(l5 - l7, 0.0)
    l9 = max(-line_15, 0.0)
    l10 = max(line_7, 0.0)
    l11 = max(l4 - l5, 0.0)
    l12 = l10 + l11
    l13 = max(l9 - l12, 0.0)
    return l8, l13

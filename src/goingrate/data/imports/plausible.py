"""Which pay, days and countries can be true. What cannot is rejected for a reason, and counted.

The limits are wide: they are to catch mistakes of a file (a month's pay as a year's, cents as
dollars, a sum from another sentence of the ad), and must let through whatever somebody is paid.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from goingrate.market.records import BASES, COMPONENTS, MEASURES

#: Below it nobody works a year full-time in a country of high wages, in US dollars: a third of the
#: US federal minimum wage (7.25 x 2,080 hours = 15,080). It catches pay of an hour, a day or a
#: month that is said to be that of a year.
LEAST_WHERE_WAGES_ARE_HIGH: Final = 5_000.0
#: The same elsewhere: most legal minimum wages of the world lie above it.
LEAST_ELSEWHERE: Final = 500.0
#: A grant is no wage and may be small; below it, it is a number of shares or of thousands.
LEAST_GRANT: Final = 100.0
HIGH_WAGES: Final = (
    "AT", "AU", "BE", "CA", "CH", "DE", "DK", "FI", "FR", "GB", "IE", "IL", "IS", "JP", "LU",
    "NL", "NO", "NZ", "SE", "SG", "US",
)  # fmt: skip
#: Fixed pay above it is a slip of the decimal point: no filing or ad of fixed pay for a kind of
#: work reaches it, while $125,000.00 without its point ($12.5M) does.
MOST_BASE: Final = 5e6
#: With shares and bonuses some are paid tens of millions a year; above it, it is the value of a
#: company.
MOST_IN_TOTAL: Final = 100e6
#: The widest band that says something. Advertised bands seldom exceed 2; of 3,656 bands of two
#: snapshots of ads of July 2026 the widest had exactly 5.
WIDEST: Final = 5.0
#: From here on an upper end of whole millions is mistrusted where the lower end is below one: "a
#: $1M pipeline", "$5M funding" stand in ads more often than such pay. A band from $400K to $1M
#: passes, as do pay of $1M and a band from $1M to $4M.
WIDEST_TO_A_MILLION: Final = 3.0
FIRST_DAY: Final = date(1990, 1, 1)

#: The reasons in the order in which they are looked for (the first one counts), each as a
#: condition over the columns of `goingrate.data.imports.pay`. `units` is the rough number of units
#: of the currency to the US dollar, `$today` the day of the import.
PAY_REASONS: Final[dict[str, str]] = {
    # there is nothing to compare, and no logarithm; a grant that is not said is no pay given
    "reject.no_grant": "component = 'grant' AND pay_low = 0 AND coalesce(pay_high, 0) = 0",
    "reject.no_pay": "pay_low IS NULL OR isnan(pay_low) OR isnan(pay_high) "
    "OR (pay_low = 0 AND coalesce(pay_high, 0) = 0)",
    "reject.negative": "pay_low < 0 OR pay_high < 0",
    "reject.period": "per_year IS NULL",
    "reject.component": f"component IS NULL OR component NOT IN {COMPONENTS}",
    "reject.basis": f"basis IS NULL OR basis NOT IN {BASES}",
    "reject.no_currency": "currency IS NULL",
    "reject.currency": "units IS NULL",
    "reject.no_country": "country IS NULL",
    "reject.country": "NOT is_country",
    "reject.no_date": "on_date IS NULL",
    "reject.in_future": "on_date > $today",
    "reject.too_old": f"on_date < DATE '{FIRST_DAY}'",
    "reject.weight": "NOT (weight > 0 AND isfinite(weight))",
    "reject.upside_down": "low > high",
    "reject.absurdly_low": "greatest(low, high) < units * CASE WHEN component = 'grant' "
    f"THEN {LEAST_GRANT} WHEN country IN {HIGH_WAGES} THEN {LEAST_WHERE_WAGES_ARE_HIGH} "
    f"ELSE {LEAST_ELSEWHERE} END",
    "reject.absurdly_high": "greatest(low, high) > units * CASE WHEN component = 'base' "
    f"THEN {MOST_BASE} ELSE {MOST_IN_TOTAL} END",
    "reject.too_wide": f"high > {WIDEST} * low",
    "reject.round_cap": f"high > {WIDEST_TO_A_MILLION} * low AND low < 1e6 AND units < 2 "
    "AND fmod(high, 1e6) = 0",
}
POSTING_REASONS: Final[dict[str, str]] = {
    "reject.no_value": '"value" IS NULL OR NOT isfinite("value") OR "value" < 0 '
    "OR (measure = 'share' AND \"value\" > 1)",
    "reject.measure": f"measure IS NULL OR measure NOT IN {MEASURES}",
    "reject.no_sector": "sector IS NULL",
    "reject.no_country": "country IS NULL",
    "reject.country": "NOT is_country",
    "reject.no_date": "on_date IS NULL",
    "reject.in_future": "on_date > $today",
    "reject.too_old": f"on_date < DATE '{FIRST_DAY}'",
}


def first_reason(reasons: Mapping[str, str]) -> str:
    """Return the first reason that holds, as an expression of SQL; NULL where none does."""
    cases = " ".join(f"WHEN {condition} THEN '{key}'" for key, condition in reasons.items())
    return f"CASE WHEN reject IS NOT NULL THEN reject {cases} END"

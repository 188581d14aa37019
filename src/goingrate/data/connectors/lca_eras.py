"""How the columns of the US labour-condition disclosure files were called, by fiscal year.

Names are compared in capitals with every other sign as "_": "TOTAL WORKERS" of 2015 is
TOTAL_WORKERS. Sources: headers of the published files of fiscal years 2014 to 2018, 2024 and 2025,
and the record layouts of the Department of Labor for 2010, 2019 and 2020 on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

_OTHER_SIGNS: Final = re.compile(r"[^A-Z0-9]+")
_FISCAL: Final = re.compile(
    r"(?:FY|FISCAL[ _-]?YEAR)[ _-]?((?:20)?\d\d)(?!\d)(?:[ _-]*Q([1-4]))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Era:
    """The columns of some years; None where there was none.

    `wage` is the column of years in which both ends of the band stood in one text
    ("60000 - 70000"), else there are `wage_from` and `wage_to`.
    """

    years: str
    title: str
    employer: str
    unit: str
    wage: str | None = None
    wage_from: str | None = None
    wage_to: str | None = None
    case: str | None = "CASE_NUMBER"
    status: str | None = "CASE_STATUS"
    visa: str | None = "VISA_CLASS"
    decided: str | None = "DECISION_DATE"
    begins: str | None = None
    soc: str | None = "SOC_CODE"
    full_time: str | None = "FULL_TIME_POSITION"
    positions: str | None = "TOTAL_WORKERS"
    city: str | None = "WORKSITE_CITY"
    state: str | None = "WORKSITE_STATE"

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the columns without which there is no record."""
        wage = self.wage or self.wage_from
        return tuple(name for name in (self.employer, self.title, wage, self.unit) if name)

    def columns(self) -> dict[str, str]:
        """Return the names of the columns by what they hold."""
        given = {what: getattr(self, what) for what in HELD}
        return {what: name for what, name in given.items() if name}


#: What a column can hold: the fields of an era but its years.
HELD: Final = tuple(field.name for field in fields(Era))[1:]

#: From the newest to the oldest.
ERAS: Final = (
    Era(
        years="2020+",
        title="JOB_TITLE",
        employer="EMPLOYER_NAME",
        unit="WAGE_UNIT_OF_PAY",
        wage_from="WAGE_RATE_OF_PAY_FROM",
        wage_to="WAGE_RATE_OF_PAY_TO",
        begins="BEGIN_DATE",
        positions="TOTAL_WORKER_POSITIONS",
    ),
    Era(
        years="2019",
        title="JOB_TITLE",
        employer="EMPLOYER_NAME",
        unit="WAGE_UNIT_OF_PAY_1",
        wage_from="WAGE_RATE_OF_PAY_FROM_1",
        wage_to="WAGE_RATE_OF_PAY_TO_1",
        begins="PERIOD_OF_EMPLOYMENT_START_DATE",
        positions="TOTAL_WORKER_POSITIONS",
        city="WORKSITE_CITY_1",
        state="WORKSITE_STATE_1",
    ),
    Era(
        years="2016-2018",
        title="JOB_TITLE",
        employer="EMPLOYER_NAME",
        unit="WAGE_UNIT_OF_PAY",
        wage_from="WAGE_RATE_OF_PAY_FROM",
        wage_to="WAGE_RATE_OF_PAY_TO",
        begins="EMPLOYMENT_START_DATE",
    ),
    Era(
        years="2015",
        title="JOB_TITLE",
        employer="EMPLOYER_NAME",
        unit="WAGE_UNIT_OF_PAY",
        wage="WAGE_RATE_OF_PAY",
        begins="EMPLOYMENT_START_DATE",
    ),
    Era(
        years="2011-2014",
        title="LCA_CASE_JOB_TITLE",
        employer="LCA_CASE_EMPLOYER_NAME",
        unit="LCA_CASE_WAGE_RATE_UNIT",
        wage_from="LCA_CASE_WAGE_RATE_FROM",
        wage_to="LCA_CASE_WAGE_RATE_TO",
        case="LCA_CASE_NUMBER",
        status="STATUS",
        begins="LCA_CASE_EMPLOYMENT_START_DATE",
        soc="LCA_CASE_SOC_CODE",
        full_time="FULL_TIME_POS",
        city="LCA_CASE_WORKLOC1_CITY",
        state="LCA_CASE_WORKLOC1_STATE",
    ),
    Era(
        years="2010",
        title="LCA_CASE_JOB_TITLE",
        employer="LCA_CASE_EMPLOYER_NAME",
        unit="LCA_CASE_WAGE_RATE_UNIT",
        wage_from="LCA_CASE_WAGE_RATE_FROM",
        wage_to="LCA_CASE_WAGE_RATE_TO",
        case="LCA_CASE_NUMBER",
        status="STATUS",
        visa=None,
        begins="LCA_CASE_EMPLOYMENT_START_DATE",
        soc="LCA_CASE_SOC_CODE",
        full_time=None,
        city="WORK_LOCATION_CITY1",
        state="WORK_LOCATION_STATE1",
    ),
)


_KNOWN: Final = frozenset(name for era in ERAS for name in era.columns().values())


def folded(column: str) -> str:
    """Return a column's name as eras write it.

    Examples
    --------
    >>> folded("Total Workers")
    'TOTAL_WORKERS'
    """
    return _OTHER_SIGNS.sub("_", column.upper()).strip("_")


def is_known(column: str) -> bool:
    """Say whether any era has a column of that name.

    Examples
    --------
    >>> is_known("TOTAL WORKERS"), is_known("EMPLOYER_ADDRESS1")
    (True, False)
    """
    return folded(column) in _KNOWN


def era_of(columns: Collection[str]) -> Era | None:
    """Return the era in which all needed columns are there, and the most of the others.

    `columns` are folded names. None: there is no such era.
    """
    fitting = [era for era in ERAS if set(era.needed) <= set(columns)]
    return max(fitting, key=lambda era: _there(era, columns), default=None)


def missing_columns(columns: Collection[str]) -> tuple[str, ...]:
    """Return the columns that the nearest era needs and that are not there."""
    nearest = min(
        ERAS, key=lambda era: (len(set(era.needed) - set(columns)), -_there(era, columns))
    )
    return tuple(name for name in nearest.needed if name not in columns)


def fiscal_day(file_name: str) -> date | None:
    """Return the first day of the fiscal year, or of its quarter, that a file is named after.

    The fiscal year begins in October of the year before.

    Examples
    --------
    >>> fiscal_day("LCA_Disclosure_Data_FY2024_Q2.xlsx"), fiscal_day("salaries.csv")
    (datetime.date(2024, 1, 1), None)
    >>> fiscal_day("H-1B_FY14.xlsx")
    datetime.date(2013, 10, 1)
    """
    found = _FISCAL.search(file_name)
    if found is None:
        return None
    year = int(found[1]) % 2000 + 2000
    quarter = int(found[2] or 1)
    return date(year - 1, 10, 1) if quarter == 1 else date(year, 3 * quarter - 5, 1)


def _there(era: Era, columns: Collection[str]) -> int:
    return sum(name in columns for name in era.columns().values())


def present(era: Era, own: Mapping[str, str]) -> dict[str, str]:
    """Return what of an era a file has: what a column holds to the file's own name of it.

    `own` has folded names to the file's names.
    """
    return {what: own[name] for what, name in era.columns().items() if name in own}

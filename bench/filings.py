"""A file in the shape of the US labour-condition disclosure files, made by DuckDB itself.

The columns are those of the files since fiscal year 2020 that hold text or money, in their order.
"""

from __future__ import annotations

import csv
from pathlib import Path

from goingrate.data.duck import memory_connection

_WORDS = {
    "level": "Senior,Sr.,Staff,Principal,Lead,Junior,,,Associate,Technical",
    "field": "Machine Learning,Data,Software,Cloud,Network,Java,Backend,Applied AI,QA,Systems,"
    "SAP,Salesforce,Security,Full Stack,DevOps,Embedded,Research,Business,Product,Sales",
    "work": "Engineer,Developer,Scientist,Analyst,Architect,Consultant,Manager,Administrator,"
    "Researcher,Specialist,Accountant,Physician,Programmer,Designer,Recruiter",
    "end": 'Inc.,LLC,Corporation,"Company, Inc.",LP,Technologies LLC,Solutions Inc,USA LLC',
    "city": "San Francisco,San Jose,Seattle,New York,Austin,Chicago,Boston,Atlanta,Dallas,Denver",
    "state": "CA,CA,WA,NY,TX,IL,MA,GA,TX,CO",
    "status": "Certified,Certified,Certified,Certified,Certified,Certified,Certified,Denied,"
    "Withdrawn,Certified - Withdrawn",
}
#: 150,000 titles that differ somewhere, 60,000 employers; one wage in five is a band, one in ten is
#: per hour.
_FILINGS = """
SELECT
    format('I-200-{:05d}-{:06d}', i // 1000, i) AS CASE_NUMBER,
    status[1 + pick(h, 1, 10)] AS CASE_STATUS,
    strftime(day, '%m/%d/%Y') AS RECEIVED_DATE,
    strftime(day + 7, '%m/%d/%Y') AS DECISION_DATE,
    CASE pick(h, 2, 40) WHEN 0 THEN 'E-3 Australian' ELSE 'H-1B' END AS VISA_CLASS,
    level[1 + pick(h, 3, 10)] || ' ' || field[1 + pick(h, 7, 20)] || ' '
        || work[1 + pick(h, 11, 15)]
        || CASE WHEN pick(h, 15, 2) = 0 THEN ' ' || pick(h, 17, 100) ELSE '' END AS JOB_TITLE,
    '15-' || (1211 + pick(h, 19, 90)) || '.00' AS SOC_CODE,
    'Software Developers' AS SOC_TITLE,
    CASE pick(h, 21, 50) WHEN 0 THEN 'N' ELSE 'Y' END AS FULL_TIME_POSITION,
    strftime(day + 100, '%m/%d/%Y') AS BEGIN_DATE,
    strftime(day + 1195, '%m/%d/%Y') AS END_DATE,
    1 + CASE pick(h, 23, 30) WHEN 0 THEN pick(h, 25, 10) ELSE 0 END AS TOTAL_WORKER_POSITIONS,
    'Firm ' || pick(h, 27, 60000) || ' ' || "end"[1 + pick(h, 27, 60000) % 8] AS EMPLOYER_NAME,
    pick(h, 5, 9999) || ' Market Street' AS EMPLOYER_ADDRESS1,
    city[1 + pick(h, 29, 10)] AS EMPLOYER_CITY,
    state[1 + pick(h, 29, 10)] AS EMPLOYER_STATE,
    format('{:05d}', pick(h, 31, 99999)) AS EMPLOYER_POSTAL_CODE,
    'UNITED STATES OF AMERICA' AS EMPLOYER_COUNTRY,
    format('1{:010d}', pick(h, 33, 9999999999)) AS EMPLOYER_PHONE,
    '541511' AS NAICS_CODE,
    'Doe' AS EMPLOYER_POC_LAST_NAME,
    'someone@example.com' AS EMPLOYER_POC_EMAIL,
    city[1 + pick(h, 35, 10)] AS WORKSITE_CITY,
    state[1 + pick(h, 35, 10)] AS WORKSITE_STATE,
    CASE WHEN hourly THEN 30 + pick(h, 37, 90) ELSE 60000 + 250 * pick(h, 37, 700) END
        AS WAGE_RATE_OF_PAY_FROM,
    CASE WHEN pick(h, 39, 5) = 0 THEN round(1.2 * WAGE_RATE_OF_PAY_FROM, 2) END
        AS WAGE_RATE_OF_PAY_TO,
    CASE WHEN hourly THEN 'Hour' ELSE 'Year' END AS WAGE_UNIT_OF_PAY,
    WAGE_RATE_OF_PAY_FROM - 5 AS PREVAILING_WAGE,
    WAGE_UNIT_OF_PAY AS PW_UNIT_OF_PAY,
    'II' AS PW_WAGE_LEVEL,
    'N' AS H1B_DEPENDENT,
    'N' AS WILLFUL_VIOLATOR
FROM (
    SELECT i, hash(i) AS h, DATE '2023-10-01' + pick(h, 41, 80)::INTEGER AS day,
        pick(h, 43, 10) = 0 AS hourly
    FROM range($rows) made(i)
), words
"""


def write_filings(folder: Path, rows: int) -> Path:
    """Write so many filings as a csv file and return it."""
    file = folder / "LCA_Disclosure_Data_FY2024_Q1.csv"
    lists = ", ".join(f'? AS "{name}"' for name in _WORDS)
    with memory_connection() as con:
        con.execute("CREATE MACRO pick(bits, from_bit, n) AS ((bits >> from_bit) % n)::BIGINT")
        con.execute(f"CREATE TABLE words AS SELECT {lists}", [_list(w) for w in _WORDS.values()])
        con.execute(f"COPY ({_FILINGS.replace('$rows', str(rows))}) TO '{file}' (HEADER)")
    return file


def _list(words: str) -> list[str]:
    return next(csv.reader([words]))

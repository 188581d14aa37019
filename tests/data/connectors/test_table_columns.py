from __future__ import annotations

import pytest

from goingrate.data.connectors.table_columns import columns_of, names_a_person

PERSONS = (
    "AGENT_ATTORNEY_NAME",
    "AGENT_ATTORNEY_LAST_NAME",
    "AGENT_ATTORNEY_PHONE",
    "AGENT_ATTORNEY_EMAIL_ADDRESS",
    "EMPLOYER_POC_FIRST_NAME",
    "EMPLOYER_POC_JOB_TITLE",
    "EMPLOYER_POC_EMAIL",
    "EMPLOYER_PHONE",
    "EMPLOYER_PHONE_EXT",
    "PREPARER_EMAIL",
    "PREPARER_MIDDLE_INITIAL",
    "FIRST_NAME",
    "LAST_NAME",
    "FULL_NAME",
    "name",
    "EMPLOYEE_NAME",
    "employeeName",
    "candidate",
    "candidate_full_name",
    "Applicant",
    "e-mail",
    "E-Mail-Adresse",
    "email",
    "phone",
    "Telefon",
    "Mobile",
    "ssn",
    "date_of_birth",
    "birthdate",
    "Geburtsdatum",
    "Vorname",
    "Nachname",
    "surname",
    "username",
    "Mitarbeiter",
    "recruiter_name",
    "contact_name",
    "contactEmail",
    "linkedin_url",
    "home_address",
    "LastName",
    "hiring_manager",
    "manager_name",
)
OTHERS = (
    "EMPLOYER_NAME",
    "LCA_CASE_EMPLOYER_NAME",
    "SOC_NAME",
    "SOC_TITLE",
    "COMPANY_NAME",
    "TRADE_NAME_DBA",
    "BUSINESS_NAME",
    "EMPLOYER_BUSINESS_DBA",
    "LAWFIRM_NAME_BUSINESS_NAME",
    "NAME_OF_HIGHEST_STATE_COURT",
    "JOB_TITLE",
    "display_name",
    "firm_name",
    "TOTAL_WORKER_POSITIONS",
    "TOTAL_WORKERS",
    "WORKSITE_WORKERS",
    "employee_residence",
    "employer",
    "city",
    "occupation",
    "experience_level",
    "contract",
    "worker_positions",
    "AGENT_ATTORNEY_CITY",
    "AGENT_REPRESENTING_EMPLOYER",
    "company_size",
    "telecommunications",
    "mailing_list_size",
    "PW_SURVEY_NAME",
    "personal_days",
    "product_name",
)


@pytest.mark.parametrize("column", PERSONS)
def test_names_persons(column: str) -> None:
    assert names_a_person(column)


@pytest.mark.parametrize("column", OTHERS)
def test_names_no_persons(column: str) -> None:
    assert not names_a_person(column)


def test_a_long_list_of_columns_is_shortened() -> None:
    columns = columns_of([f"email_{number}" for number in range(30)])
    assert columns.kept == ()
    assert dict(columns.notes[0].values)["columns"].endswith("email_11, … (+18)")


def test_names_that_no_terminal_shows_are_made_readable() -> None:
    (name,) = columns_of(["pay\n\x1b[31m" + "x" * 500]).names
    assert name.isprintable()
    assert len(name) <= 100

"""Grants in private companies in offers files: how bad ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from goingrate.base.errors import BadField, BadFile, InputError, NotUnderstood, OutOfRange
from goingrate.data.offer_files import offers_from_bytes, read_offers

IsOneLine = Callable[[InputError], bool]

TABLE = """\
schema_version: 1
company: Example
common_shares: 8M
preferred:
  - {name: Series A, shares: 2M, invested: 5M}
  - {name: Series B, shares: 3M, invested: 15M}
"""


def offers(equity: dict[str, Any]) -> bytes:
    """Return an offers file in which offer b has this equity."""
    b = {"base_per_year": 120_000, "equity": equity}
    jobs = {"a": {"base_per_year": 100_000, "present_job": True}, "b": b}
    content = {"schema_version": 1, "person": {"wealth": "100k"}, "offers": jobs}
    return yaml.safe_dump(content, allow_unicode=True).encode()


def grants(*, company: dict[str, Any] | None = None, **terms: Any) -> dict[str, Any]:
    """Return equity with one grant of options, some of its terms changed (None: left out)."""
    grant = {"kind": "iso", "shares": 20_000, "strike": 1.2, **terms}
    known = {"raised": "60M", "last_price": 4.1, "fully_diluted": "25M"}
    return {
        "grants": [{name: value for name, value in grant.items() if value is not None}],
        "company": known if company is None else company,
    }


EUROS = TABLE.replace("company", "currency: EUR\ncompany").encode()
MANIFEST = b'{"file_type": "OCF_MANIFEST_FILE", "transactions_files": []}'
COMPANY = "offers.b.equity.company"
GRANT = "offers.b.equity.grants.0"
RAISED = {"raised": "60M"}
BAD: dict[str, tuple[dict[str, Any], type[InputError], str, str]] = {
    # equity, class, where, what else the message names
    "negative strike": (grants(strike=-1), OutOfRange, f"{GRANT}.strike", "got -1|from 0"),
    "no shares": (grants(shares=0), OutOfRange, f"{GRANT}.shares", "got 0|above 0"),
    "shares as a share": (grants(shares="0.4%"), BadField, f"{GRANT}.shares",
                          "got 0.4%|not a percentage|400k"),
    "shares of which YAML makes 5": (grants(shares=5.000), BadField, f"{GRANT}.shares",
                                     "got 5.0|in quotes"),
    "all as a share": (grants(company={"raised": "1M", "fully_diluted": "100%"}), BadField,
                       f"{COMPANY}.fully_diluted", "got 100%|how many"),
    "none diluted": (grants(company={"raised": "1M", "fully_diluted": 0}), OutOfRange,
                     f"{COMPANY}.fully_diluted", "got 0|above 0"),
    "options without a strike": (grants(strike=None), BadField, f"{GRANT}.strike",
                                 "required|a range will do"),
    "no kind": (grants(kind=None), BadField, f"{GRANT}.kind", "required"),
    "kind": (grants(kind="ISO "), BadField, f"{GRANT}.kind", "got ISO|'virtual'"),
    "kind misspelt": (grants(kind="double trigger rsus"), BadField, f"{GRANT}.kind",
                      "Did you mean double_trigger_rsu?"),
    "stage misspelt": (grants(company={**RAISED, "stage": "Series-B"}), BadField,
                       f"{COMPANY}.stage", "got Series-B|'later'|Did you mean series_b?"),
    "stage": (grants(company={**RAISED, "stage": 7}), BadField, f"{COMPANY}.stage", "got 7|'seed'"),
    "leaver": (grants(leaver="keeps"), BadField, f"{GRANT}.leaver", "got keeps|'bought_back'"),
    "misspelt": (grants(exercise_windows="1"), BadField, f"{GRANT}.exercise_windows",
                 "Did you mean exercise_window?"),
    "misspelt deep": (grants(company={**RAISED, "tender": {"in_year": 1}}), BadField,
                      f"{COMPANY}.tender.in_year", "Did you mean in_years?"),
    "no company": ({"grants": grants()["grants"]}, BadField, COMPANY, "company: {stage"),
    "no grants": (grants() | {"grants": []}, BadField, "offers.b.equity.grants", "at least one"),
    "a company alone": ({"company": RAISED}, BadField, "offers.b.equity", "either|grants"),
    "grants as a section": (grants() | {"grants": grants()["grants"][0]}, BadField,
                            "offers.b.equity.grants", "a list"),
    "nothing raised": (grants(company={"stage": "seed"}), BadField, f"{COMPANY}.raised",
                       "cap table|money raised"),
    "raised 0": (grants(company={"raised": 0}), OutOfRange, f"{COMPANY}.raised", "got 0|above 0"),
    "both": (grants(company={"cap_table": "t.yaml", **RAISED}), BadField, f"{COMPANY}.raised",
             "got 60M|not together with cap_table"),
    "a ratio with a cap table": (grants(company={"cap_table": "t.yaml", "last_round_share": 1}),
                                 BadField, f"{COMPANY}.last_round_share", "cap_table"),
    "newest without a cap table": (grants(company={**RAISED, "newest": "A"}), BadField,
                                   f"{COMPANY}.newest", "only together with cap_table"),
    "newest": (grants(company={"cap_table": "t.yaml", "newest": "Series C"}), BadField,
               f"{COMPANY}.newest", "got Series C|Series A, Series B|Did you mean Series"),
    "three values of one round": (grants(company={**RAISED, "last_price": 4, "fully_diluted": "25M",
                                                  "post_money": "150M"}), BadField,
                                  f"{COMPANY}.post_money", "got 150,000,000|about 100,000,000"),
    "cap on options": (grants(cap_per_share=5), BadField, f"{GRANT}.cap_per_share",
                       "got 5|exactly for profit_units"),
    "profit units without a cap": (grants(kind="profit_units"), BadField, f"{GRANT}.cap_per_share",
                                   "got -|exactly for profit_units"),
    "early units": (grants(kind="rsu", strike=None, early_exercise=True), BadField,
                    f"{GRANT}.early_exercise", "got rsu|only of options"),
    "strike of units": (grants(kind="double_trigger_rsu"), BadField, f"{GRANT}.strike",
                        "got 1.2|no strike"),
    "election": (grants(section_83b=True), BadField, f"{GRANT}.section_83b", "got iso|83(b)"),
    "truth": (grants(double_trigger="yes"), BadField, f"{GRANT}.double_trigger", "true or false"),
    "window": (grants(exercise_window="90 parsecs"), NotUnderstood, f"{GRANT}.exercise_window",
               "got 90 parsecs|90 days"),
    "window without a unit": (grants(exercise_window=90), OutOfRange, f"{GRANT}.exercise_window",
                              "got 90|to 40 years|Write number and unit"),
    "window below 0": (grants(exercise_window="-3 months"), OutOfRange, f"{GRANT}.exercise_window",
                       "got -3 months|from 0"),
    "window reversed": (grants(exercise_window="90..30 days"), OutOfRange,
                        f"{GRANT}.exercise_window", "got 90..30 days|Swap"),
    "window in two units": (grants(exercise_window="1 month..1 year"), NotUnderstood,
                            f"{GRANT}.exercise_window", "3..6 months"),
    "window in money": (grants(exercise_window="$90 days"), NotUnderstood,
                        f"{GRANT}.exercise_window", "got $90 days"),
    "window for units": (grants(kind="rsu", strike=None, exercise_window="1"), BadField,
                         f"{GRANT}.exercise_window", "only together with kind: iso, nso"),
    "life of units": (grants(kind="virtual", expires_in_years=7), BadField,
                      f"{GRANT}.expires_in_years", "only together with kind: iso, nso"),
    "expired": (grants(vested_for_years="9..10"), OutOfRange, f"{GRANT}.granted_in_years",
                "got 10|fewer than the 10 years"),
    "decay": (grants(decay_years=2), BadField, f"{GRANT}.decay_years", "leaver: vested_decay"),
    "past and future": (grants(vested_for_years=1, granted_in_years=1), BadField,
                        f"{GRANT}.vested_for_years", "either vested_for_years or granted_in_years"),
    "running unknown": (grants(vested_for_years="unknown"), OutOfRange,
                        f"{GRANT}.vested_for_years", "got unknown|own number"),
    "running below 0": (grants(vested_for_years=-1), OutOfRange, f"{GRANT}.vested_for_years",
                        "got -1|from 0 to 40"),
    "vesting": (grants(vesting={"by_year": ["50%", "40%"]}), OutOfRange,
                f"{GRANT}.vesting.by_year", "got 0.9|100%"),
    "acceleration": (grants(accelerated="150%"), OutOfRange, f"{GRANT}.accelerated", "got 1.5"),
    "rate and years": (grants(company={**RAISED, "years_to_exit": 5, "exit_rate_per_year": "20%"}),
                       BadField, f"{COMPANY}.years_to_exit",
                       "years_to_exit: 5, exit_rate_per_year: 20%|either"),
    "no years": (grants(company={**RAISED, "years_to_exit": 0}), OutOfRange,
                 f"{COMPANY}.years_to_exit", "got 0|from 0.1 to 100"),
    "tender without a cap": (grants(company={**RAISED, "tender": {"in_years": 1}}), BadField,
                             f"{COMPANY}.tender.cap_per_person", "required"),
    "tender today": (grants(company={**RAISED, "tender": {"in_years": 0, "cap_per_person": 1}}),
                     OutOfRange, f"{COMPANY}.tender.in_years", "got 0|above 0"),
    "licence for nobody": (grants(company={**RAISED, "licence_and_hire": {}}), BadField,
                           f"{COMPANY}.licence_and_hire.share_of_sales", "required"),
    "other currency": (grants(strike="1.20 EUR"), BadField, f"{GRANT}.strike", "got 1.20 EUR|USD"),
    "grants and a promise": (grants() | {"promise": {"payoff": 1, "in_years": 5}}, BadField,
                             "offers.b.equity", "got promise, grants|Keep one"),
    "grants and outcomes": (grants() | {"outcomes": []}, BadField, "offers.b.equity",
                            "got outcomes, grants|either"),
    "vesting beside grants": (grants() | {"cliff_years": 1}, BadField,
                              "offers.b.equity.cliff_years", "only together with outcomes"),
    "a promise with a company": ({"promise": {"payoff": 1, "in_years": 5}, "company": RAISED},
                                 BadField, COMPANY, "got {...}|only together with grants"),
    "a promise with cash": ({"promise": {"payoff": 1, "in_years": 5}, "cash_to_exercise": 1},
                            BadField, "offers.b.equity.cash_to_exercise", "with grants"),
    "up the tree": (grants(company={"cap_table": "../t.yaml"}), BadFile, f"{COMPANY}.cap_table",
                    "got ../t.yaml|beside"),
    "up on Windows": (grants(company={"cap_table": "..\\t.yaml"}), BadFile, f"{COMPANY}.cap_table",
                      "beside"),
    "from the root": (grants(company={"cap_table": "/etc/t.yaml"}), BadFile, f"{COMPANY}.cap_table",
                      "got /etc/t.yaml|beside"),
    "from a drive": (grants(company={"cap_table": "C:\\t.yaml"}), BadFile, f"{COMPANY}.cap_table",
                     "beside"),
    "a folder": (grants(company={"cap_table": "tables"}), BadFile, f"{COMPANY}.cap_table",
                 "got tables|zip file"),
    "no name": (grants(company={"cap_table": ""}), BadFile, f"{COMPANY}.cap_table", "one file"),
    "a list as a name": (grants(company={"cap_table": ["t"]}), BadField, f"{COMPANY}.cap_table",
                         "a text"),
    "no such table": (grants(company={"cap_table": "x.yaml"}), BadFile, "x.yaml", "existing file"),
    "a folder called zip": (grants(company={"cap_table": "d.zip"}), BadFile, "d.zip",
                            "existing file"),
    "corrupt": (grants(company={"cap_table": "bad.zip"}), BadFile, "bad.zip", "zip file"),
    "corrupt YAML": (grants(company={"cap_table": "bad.yaml"}), BadFile, "bad.yaml", "YAML"),
    "corrupt JSON": (grants(company={"cap_table": "bad.json"}), BadFile, "bad.json", "JSON"),
    "a manifest alone": (grants(company={"cap_table": "m.json"}), BadFile, f"{COMPANY}.cap_table",
                         "got m.json|into a zip file"),
    "a table in euros": (grants(company={"cap_table": "euros.yaml"}), BadField,
                         f"{COMPANY}.cap_table", "got euros.yaml: EUR|in USD"),
    "a zero byte": (grants(company={"cap_table": "a\0b.zip"}), BadFile, "a�b.zip", "existing file"),
    "a long name": (grants(company={"cap_table": "a" * 5000 + ".zip"}), BadFile,
                    "a" * 300, "existing file"),
}  # fmt: skip
FILES = {
    "t.yaml": TABLE.encode(),
    "euros.yaml": EUROS,
    "bad.zip": b"PK\x03\x04 and then nothing",
    "bad.yaml": b"{[",
    "bad.json": b"{",
    "m.json": MANIFEST,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_equity_is_refused_on_one_line(
    name: str, tmp_path: Path, is_one_line: IsOneLine
) -> None:
    equity, kind, where, named = BAD[name]
    path = tmp_path / "o.yaml"
    path.write_bytes(offers(equity))
    for file, content in FILES.items():
        (tmp_path / file).write_bytes(content)
    (tmp_path / "tables").mkdir()
    (tmp_path / "d.zip").mkdir()
    with pytest.raises(InputError) as caught:
        read_offers(path)
    assert type(caught.value) is kind, str(caught.value)
    assert caught.value.where.startswith(f"o.yaml: {where}"), str(caught.value)
    assert all(part in str(caught.value) for part in named.split("|")), str(caught.value)
    assert is_one_line(caught.value)


def test_a_cap_table_without_a_file_beside_it_is_refused(is_one_line: IsOneLine) -> None:
    content = offers(grants(company={"cap_table": "t.yaml"}))
    with pytest.raises(BadFile) as caught:
        offers_from_bytes(content, "o.yaml")
    assert caught.value.where == "o.yaml: t.yaml"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", ["a\0b.yaml", "a" * 5000 + ".yaml"])
def test_a_bundle_with_a_name_that_no_file_has_is_refused(
    name: str, is_one_line: IsOneLine
) -> None:
    content = offers(grants(company={"cap_table": name}))
    with pytest.raises(BadFile) as caught:
        offers_from_bytes(content, "o.yaml", lambda _: TABLE.encode())
    assert caught.value.where == "o.yaml: offers.b.equity.company.cap_table"
    assert is_one_line(caught.value)

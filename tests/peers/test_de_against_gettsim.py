"""German taxes against gettsim, where it is installed: wages, couples, children, classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.income import TAX_CLASSES, DeCarry, DeIncome, DePerson
from goingrate.offer.tax.de.withholding import wage_tax_of_year
from goingrate.offer.tax.de.year import de_year

pytestmark = pytest.mark.peers
gettsim = pytest.importorskip("gettsim", reason="gettsim is not installed")

YEARS = (2024, 2025, 2026)
BOOK = law_book("de")
#: Above the Übergangsbereich, in which employees pay less than their half.
LEAST_WAGES = 24_100.0
BRANCHES = ("rente", "arbeitslosen", "kranken", "pflege")
_TARGETS = {
    "einkommensteuer": {
        "betrag_ohne_kinderfreibetrag_y_sn": None,
        "abgeltungssteuer": {"betrag_y_sn": None},
    },
    "solidaritätszuschlag": {"betrag_y_sn": None},
    "lohnsteuer": {"betrag_y": None},
    "sozialversicherung": {
        branch: {"beitrag": {"betrag_versicherter_y": None}} for branch in BRANCHES
    },
}


@dataclass
class Households:
    """One column a household: wages, spouse's wages (below 0: alone), children, capital, class."""

    wages: np.ndarray
    spouse: np.ndarray
    children: np.ndarray
    capital: np.ndarray
    tax_class: np.ndarray
    owed: dict[str, np.ndarray] = field(default_factory=dict)


def drawn(n: int, *, seed: int) -> Households:
    rng = np.random.default_rng(seed)
    wages = np.round(np.exp(rng.uniform(np.log(LEAST_WAGES), np.log(2e6), n)))
    spouse = np.round(np.exp(rng.uniform(np.log(LEAST_WAGES), np.log(3e5), n)))
    return Households(
        wages=wages,
        spouse=np.where(rng.random(n) < 0.5, spouse, -1.0),
        children=rng.integers(0, 7, n),
        capital=np.where(rng.random(n) < 0.5, np.round(rng.uniform(0, 2e4, n)), 0.0),
        tax_class=rng.integers(1, 7, n),
    )


def by_gettsim(given: Households, year: int) -> dict[str, np.ndarray]:
    """Return sums by household; people stand one household after another."""
    earners = [
        (i, pay) for i in range(given.wages.size) for pay in (given.wages[i], given.spouse[i])
        if pay >= 0.0
    ]  # fmt: skip
    who = np.array([i for i, _ in earners])
    ids = np.arange(who.size)
    joint = given.spouse[who] >= 0.0
    first = np.append(True, who[1:] != who[:-1])
    partner = np.where(joint, np.where(first, ids + 1, ids - 1), -1)
    columns = _defaults(year, who.size) | {
        ("p_id",): ids,
        ("familie", "p_id_ehepartner"): partner,
        ("einkommensteuer", "gemeinsam_veranlagt"): joint,
        ("einnahmen", "bruttolohn_y"): np.array([pay for _, pay in earners]),
        ("einnahmen", "kapitalerträge_y"): np.where(first, given.capital[who], 0.0),
        ("lohnsteuer", "steuerklasse"): given.tax_class[who],
        ("sozialversicherung", "pflege", "beitrag", "hat_kinder"): given.children[who] > 0,
        ("sozialversicherung", "pflege", "beitrag", "anzahl_kinder_bis_24"): given.children[who],
    }
    found = _run(columns, year)

    def of_first(name: str) -> np.ndarray:
        return found[name][first]

    return {
        "income tax": of_first("einkommensteuer__betrag_ohne_kinderfreibetrag_y_sn"),
        "surcharge": of_first("solidaritätszuschlag__betrag_y_sn"),
        "flat tax": of_first("einkommensteuer__abgeltungssteuer__betrag_y_sn"),
        "wage tax": of_first("lohnsteuer__betrag_y"),
        "social": np.bincount(
            who,
            sum(
                found[f"sozialversicherung__{branch}__beitrag__betrag_versicherter_y"]
                for branch in BRANCHES
            ),
        ),
    }


def by_goingrate(given: Households, year: int) -> dict[str, np.ndarray]:
    law = BOOK.at(year)
    rows = []
    for i in range(given.wages.size):
        joint = bool(given.spouse[i] >= 0.0)
        person = DePerson(joint=joint, children=int(given.children[i]))
        income = DeIncome(
            wages=float(given.wages[i]),
            spouse_wages=max(float(given.spouse[i]), 0.0),
            capital_income=float(given.capital[i]),
        )
        tax = de_year(income, DeCarry(), person, law)
        of = {line.key: line.amount for line in tax.lines}
        on_flat_tax = of.get("levy.de.flat_solidarity", 0.0)
        tax_class = TAX_CLASSES[int(given.tax_class[i]) - 1]
        rows.append(
            {
                "income tax": tax.income_tax,
                "surcharge": tax.solidarity + on_flat_tax,
                "flat tax": of.get("levy.de.flat_tax", 0.0),
                "wage tax": wage_tax_of_year(income.wages, tax_class, person, law),
                "social": tax.social,
            }
        )
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _defaults(year: int, n: int) -> dict[tuple[str, ...], np.ndarray]:
    """Return the columns that gettsim wants of people of forty who only earn wages."""
    template = gettsim.main(
        main_target=gettsim.MainTarget.templates.input_data_dtypes.tree,
        policy_date_str=f"{year}-06-30",
        tt_targets=gettsim.TTTargets(tree=_TARGETS),
    )
    columns: dict[tuple[str, ...], np.ndarray] = {}

    def fill(tree: dict[str, Any], path: tuple[str, ...]) -> None:
        for name, kind in tree.items():
            if isinstance(kind, dict):
                fill(kind, (*path, name))
            elif "Int" in kind:
                columns[(*path, name)] = np.full(n, -1 if name.startswith("p_id") else 0)
            else:
                columns[(*path, name)] = np.zeros(n, bool if "Bool" in kind else float)

    fill(template, ())
    columns.pop(("einnahmen", "bruttolohn_m"), None)
    columns[("alter",)] = np.full(n, 40)
    columns[("alter_monate",)] = np.full(n, 480)
    columns[("geburtsjahr",)] = np.full(n, year - 40)
    columns[("geburtsmonat",)] = np.full(n, 1)
    columns[("arbeitsstunden_w",)] = np.full(n, 40.0)
    pension = ("sozialversicherung", "rente")
    columns[(*pension, "jahr_renteneintritt")] = np.full(n, 2045)
    columns[(*pension, "monat_renteneintritt")] = np.full(n, 1)
    for kind in ("altersrente", "erwerbsminderung"):
        columns[(*pension, kind, "betrag_m")] = np.zeros(n)
    return columns


def _run(columns: dict[tuple[str, ...], np.ndarray], year: int) -> dict[str, np.ndarray]:
    tree: dict[str, Any] = {}
    for path, values in columns.items():
        node = tree
        for name in path[:-1]:
            node = node.setdefault(name, {})
        node[path[-1]] = values
    results = gettsim.main(
        main_target=gettsim.MainTarget.results.tree,
        policy_date_str=f"{year}-06-30",
        input_data=gettsim.InputData.tree(tree),
        tt_targets=gettsim.TTTargets(tree=_TARGETS),
        include_fail_nodes=False,
        include_warn_nodes=False,
    )
    flat: dict[str, np.ndarray] = {}

    def walk(node: dict[str, Any], path: str) -> None:
        for name, value in node.items():
            full = f"{path}__{name}" if path else name
            if isinstance(value, dict):
                walk(value, full)
            else:
                flat[full] = np.asarray(value, dtype=float)

    walk(results, "")
    return flat


@pytest.fixture(scope="module", params=YEARS)
def year(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def given(year: int) -> Households:
    return drawn(2_000, seed=year)


@pytest.fixture(scope="module")
def gaps(given: Households, year: int) -> dict[str, np.ndarray]:
    theirs, ours = by_gettsim(given, year), by_goingrate(given, year)
    return {name: np.abs(theirs[name] - ours[name]) for name in ours}


def test_social_insurance_agrees_but_for_cents(gaps: dict[str, np.ndarray]) -> None:
    """Half a cent a branch and earner: gettsim does not round."""
    assert gaps["social"].max() <= 8 * 0.005 + 1e-6


def test_income_tax_agrees_but_for_a_euro(gaps: dict[str, np.ndarray], given: Households) -> None:
    """Whole euros of deductions and of half the income of a couple; those alone nearly always."""
    alone = given.spouse < 0.0
    assert gaps["income tax"][alone].max() <= 1.0
    assert (gaps["income tax"][alone] < 0.005).mean() > 0.98
    assert gaps["income tax"][~alone].max() <= 2.0


def test_surcharges_and_flat_tax_agree(gaps: dict[str, np.ndarray]) -> None:
    """The surcharge on two euros of income tax, and cents dropped twice."""
    assert gaps["flat tax"].max() <= 0.01 + 1e-6
    assert gaps["surcharge"].max() <= 2.0 * 0.119 + 0.02


def test_wage_tax_agrees_but_for_euros(
    gaps: dict[str, np.ndarray], given: Households, year: int
) -> None:
    """gettsim does not round wage tax, knows the relief for one child of a single parent here,
    steps up by 4,000 euros at the third limit of classes V and VI, and has the first one of 2024
    as it was before the law of December 2024.
    """
    gap, tax_class = gaps["wage tax"], given.tax_class
    assert gap[(tax_class == 1) | (tax_class == 4)].max() <= 1.02
    assert gap[(tax_class == 2) & (given.children <= 1)].max() <= 1.02
    assert gap[tax_class == 3].max() <= 2.5
    second = (tax_class >= 5) & (given.wages < 220_000.0)
    assert gap[second].max() <= (26.0 if year == 2024 else 4.0)

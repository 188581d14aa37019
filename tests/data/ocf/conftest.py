"""Small files of the Open Cap Format, written object by object."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from goingrate.data.cap_tables import CapTableRead, read_cap_table

_FILES = {
    "STOCK_CLASS": ("stock_classes_files", "StockClasses.ocf.json"),
    "STOCK_PLAN": ("stock_plans_files", "StockPlans.ocf.json"),
    "STAKEHOLDER": ("stakeholders_files", "Stakeholders.ocf.json"),
    "VESTING_TERMS": ("vesting_terms_files", "VestingTerms.ocf.json"),
}
_TRANSACTIONS = ("transactions_files", "Transactions.ocf.json")


class Ocf:
    """A company with two classes, `common` and `a` (preferred, 1x), and what is added to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.issuer: dict[str, Any] = {"legal_name": "Example", "formation_date": "2020-01-01"}
        self.manifest: dict[str, Any] = {"ocf_version": "1.2.0"}
        self.items: list[dict[str, Any]] = []
        self.stock_class("common", "COMMON", seniority="1")
        self.stock_class("a", seniority="2", price_per_share=usd("2"))

    def add(self, kind: str, **fields: Any) -> dict[str, Any]:
        item = {"object_type": kind, "id": f"n{len(self.items)}", **fields}
        self.items.append(item)
        return item

    def stock_class(self, own: str, kind: str = "PREFERRED", **fields: Any) -> dict[str, Any]:
        preferred = {
            "conversion_rights": [converts("common", 1)],
            "liquidation_preference_multiple": "1",
        }
        terms = preferred if kind == "PREFERRED" else {}
        return self.add(
            "STOCK_CLASS", **{"id": own, "name": own, "class_type": kind, **terms, **fields}
        )

    def tx(self, kind: str, security: str, day: str = "2023-01-01", **fields: Any) -> None:
        self.add(f"TX_{kind}", security_id=security, date=day, **fields)

    def stock(
        self,
        security: str,
        quantity: object,
        day: str = "2022-01-01",
        own: str = "common",
        **more: Any,
    ) -> None:
        fields = {"stock_class_id": own, "quantity": str(quantity), "stakeholder_id": "s1", **more}
        self.tx("STOCK_ISSUANCE", security, day, **fields)

    def option(
        self,
        security: str,
        quantity: object,
        strike: str = "1",
        day: str = "2022-01-01",
        **more: Any,
    ) -> None:
        fields = {
            "compensation_type": "OPTION",
            "exercise_price": usd(strike),
            "quantity": str(quantity),
            "stakeholder_id": "s2",
            "stock_class_id": "common",
            **more,
        }
        self.tx("EQUITY_COMPENSATION_ISSUANCE", security, day, **fields)

    def convertible(
        self, security: str, amount: str, mechanism: dict[str, Any], kind: str = "SAFE", **more: Any
    ) -> None:
        right = {"type": "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism": mechanism}
        fields = {
            "convertible_type": kind,
            "investment_amount": usd(amount),
            "conversion_triggers": [{"trigger_id": "t", "conversion_right": right}],
            "seniority": 1,
            **more,
        }
        self.tx("CONVERTIBLE_ISSUANCE", security, "2022-01-01", **fields)

    def folder_path(self) -> Path:
        """Write a manifest and the files that it names."""
        self.folder.mkdir(exist_ok=True)
        listed: dict[str, list[Any]] = {key: [] for key, _ in (*_FILES.values(), _TRANSACTIONS)}
        contents: dict[str, list[Any]] = {}
        for item in self.items:
            key, name = _FILES.get(str(item["object_type"]), _TRANSACTIONS)
            if name not in contents:
                listed[key].append({"filepath": f"./{name}"})
            contents.setdefault(name, []).append(item)
        for name, items in contents.items():
            (self.folder / name).write_text(json.dumps({"file_type": "x", "items": items}))
        whole = {"file_type": "OCF_MANIFEST_FILE", "issuer": self.issuer, **listed, **self.manifest}
        (self.folder / "Manifest.ocf.json").write_text(json.dumps(whole))
        return self.folder

    def zip_path(self, prefix: str = "") -> Path:
        folder, path = self.folder_path(), self.folder.with_suffix(".ocf.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, prefix + file.name)
        return path

    def json_path(self) -> Path:
        """Write everything into one file, with the issuer."""
        path = self.folder.with_suffix(".ocf.json")
        path.write_text(
            json.dumps({"items": [{"object_type": "ISSUER", **self.issuer}, *self.items]})
        )
        return path

    def read(self, **options: Any) -> CapTableRead:
        return read_cap_table(self.folder_path(), **options)


def usd(amount: str, currency: str = "USD") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def converts(into: str, numerator: object, denominator: object = 1) -> dict[str, Any]:
    ratio = {"numerator": str(numerator), "denominator": str(denominator)}
    mechanism = {"type": "RATIO_CONVERSION", "ratio": ratio}
    return {"conversion_mechanism": mechanism, "converts_to_stock_class_id": into}


@pytest.fixture
def ocf(tmp_path: Path) -> Ocf:
    return Ocf(tmp_path / "example")


@pytest.fixture(scope="session")
def new_ocf() -> type[Ocf]:
    """For tests that write many files."""
    return Ocf

"""An open engine for the market in scarce talent.

>>> import goingrate as gr
>>> gr.break_even(give_up="1M + 100k/year", payoff="40M", years="6").at(discount=0.1, years=6)
0.0635...

Names load on first use, so that `import goingrate` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.version import __version__

if TYPE_CHECKING:
    from goingrate.base.quantity import UNKNOWN, Range
    from goingrate.data.offer_files import read_offers
    from goingrate.offer.person import Person, TaxRates
    from goingrate.offer.private.terms import (
        Company,
        EquityGrant,
        LicenceAndHire,
        PrivateEquity,
        Tender,
    )
    from goingrate.offer.terms import (
        Bonus,
        Grant,
        JobLoss,
        Offer,
        Outcome,
        Outcomes,
        Promise,
        SignOn,
        Stock,
    )
    from goingrate.offer.vesting import Vesting, even_vesting, yearly_vesting
    from goingrate.report.market_notebook import keep, premium, shortage
    from goingrate.report.notebook import (
        break_even,
        compare_offers,
        equity_worth,
        waterfall_of,
    )

_HOMES: Final = {
    "break_even": "report.notebook",
    "compare_offers": "report.notebook",
    "equity_worth": "report.notebook",
    "waterfall_of": "report.notebook",
    "premium": "report.market_notebook",
    "shortage": "report.market_notebook",
    "keep": "report.market_notebook",
    "UNKNOWN": "base.quantity",
    "Range": "base.quantity",
    "read_offers": "data.offer_files",
    "Person": "offer.person",
    "TaxRates": "offer.person",
    "Company": "offer.private.terms",
    "EquityGrant": "offer.private.terms",
    "LicenceAndHire": "offer.private.terms",
    "PrivateEquity": "offer.private.terms",
    "Tender": "offer.private.terms",
    "Bonus": "offer.terms",
    "Grant": "offer.terms",
    "JobLoss": "offer.terms",
    "Offer": "offer.terms",
    "Outcome": "offer.terms",
    "Outcomes": "offer.terms",
    "Promise": "offer.terms",
    "SignOn": "offer.terms",
    "Stock": "offer.terms",
    "Vesting": "offer.vesting",
    "even_vesting": "offer.vesting",
    "yearly_vesting": "offer.vesting",
}

__all__ = [
    "UNKNOWN",
    "Bonus",
    "Company",
    "EquityGrant",
    "Grant",
    "JobLoss",
    "LicenceAndHire",
    "Offer",
    "Outcome",
    "Outcomes",
    "Person",
    "PrivateEquity",
    "Promise",
    "Range",
    "SignOn",
    "Stock",
    "TaxRates",
    "Tender",
    "Vesting",
    "__version__",
    "break_even",
    "compare_offers",
    "equity_worth",
    "even_vesting",
    "keep",
    "premium",
    "read_offers",
    "shortage",
    "waterfall_of",
    "yearly_vesting",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'goingrate' has no attribute {name!r}")
    return getattr(import_module(f"goingrate.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

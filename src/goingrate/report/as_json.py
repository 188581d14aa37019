"""Answers for other programs: stable keys, sorted, the same bytes for the same answer.

Numbers keep eight significant digits, which is more than any answer knows and fewer than differ
between machines. What is infinite ("no payoff is enough") is null.
"""

from __future__ import annotations

import dataclasses
import json
import math
from datetime import date
from typing import Any, Final

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.answers.keep_results import KeepAnswer
from goingrate.answers.payslip_results import Payslip
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.answers.rate_results import GoingRate
from goingrate.answers.ratio import RatioAnswer
from goingrate.answers.results import OfferComparison
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.answers.win_results import WinAnswer
from goingrate.base.quantity import Range, Unknown
from goingrate.base.texts import Language, Phrase
from goingrate.report.equity_sentences import equity_sentences
from goingrate.report.imbalance_words import (
    imbalance_footer,
    imbalance_missing,
    imbalance_notes,
    imbalance_sentences,
)
from goingrate.report.keep_words import keep_footer, keep_missing, keep_notes, keep_sentences
from goingrate.report.numbers import significant
from goingrate.report.payslip_words import (
    payslip_explanations,
    payslip_footer,
    payslip_notes,
    payslip_sentences,
)
from goingrate.report.premium_words import (
    premium_footer,
    premium_missing,
    premium_notes,
    premium_sentences,
    premium_why,
)
from goingrate.report.rate_words import rate_footer, rate_notes, rate_sentences
from goingrate.report.ratio_tables import (
    ratio_footer,
    ratio_missing,
    ratio_notes,
    ratio_sentences,
)
from goingrate.report.sentences import spoken
from goingrate.report.tax_words import tax_footer, tax_notes, tax_sentences
from goingrate.report.verdicts import break_even_sentences, verdict_sentence
from goingrate.report.waterfall_words import breakpoint_sentences, waterfall_sentences
from goingrate.report.win_words import win_footer, win_missing, win_notes, win_sentences

COMPARISON_SCHEMA: Final = "goingrate.compare/1"
BREAK_EVEN_SCHEMA: Final = "goingrate.breakeven/1"
WATERFALL_SCHEMA: Final = "goingrate.waterfall/1"
EQUITY_SCHEMA: Final = "goingrate.equity/1"
PAYSLIP_SCHEMA: Final = "goingrate.payslip/1"
TAX_SCHEMA: Final = "goingrate.tax/1"
RATE_SCHEMA: Final = "goingrate.rate/1"
RATIO_SCHEMA: Final = "goingrate.ratio/1"
PREMIUM_SCHEMA: Final = "goingrate.premium/1"
IMBALANCE_SCHEMA: Final = "goingrate.shortage/1"
KEEP_SCHEMA: Final = "goingrate.keep/1"
WIN_SCHEMA: Final = "goingrate.win/1"
_DIGITS: Final = 8


def comparison_record(answer: OfferComparison, language: Language = "en") -> dict[str, Any]:
    """Return a comparison as plain values; `sentence` is the verdict in words."""
    return {
        "schema": COMPARISON_SCHEMA,
        "sentence": verdict_sentence(answer, language),
        **_plain(answer, language),
    }


def break_even_record(answer: BreakEven, language: Language = "en") -> dict[str, Any]:
    """Return a break-even as plain values; `sentences` say it in words."""
    return {
        "schema": BREAK_EVEN_SCHEMA,
        "sentences": list(break_even_sentences(answer, language)),
        "savings_only": answer.savings_only,
        **_plain(answer, language),
    }


def waterfall_record(answer: WaterfallAnswer, language: Language = "en") -> dict[str, Any]:
    """Return a waterfall as plain values; `sentences` say it in words.

    Exits and payouts in cents are whole numbers, which are not cut to eight digits.
    """
    return {
        "schema": WATERFALL_SCHEMA,
        "sentences": list(waterfall_sentences(answer, language)),
        "breakpoint_sentences": list(breakpoint_sentences(answer, language)),
        **_plain(answer, language),
    }


def equity_record(answer: EquityAnswer, language: Language = "en") -> dict[str, Any]:
    """Return what a grant is worth as plain values; `sentences` say it in words."""
    return {
        "schema": EQUITY_SCHEMA,
        "sentences": list(equity_sentences(answer, language)),
        **_plain(answer, language),
    }


def payslip_record(answer: Payslip, language: Language = "en") -> dict[str, Any]:
    """Return a payslip as plain values; `sentences` and `explanations` say it in words."""
    return {
        "schema": PAYSLIP_SCHEMA,
        "sentences": list(payslip_sentences(answer, language)),
        "explanations": list(payslip_explanations(answer, language)),
        "advice": payslip_footer(answer, language),
        **_plain(answer, language),
        "notes": list(payslip_notes(answer, language)),
    }


def tax_record(answer: TaxWorking, language: Language = "en") -> dict[str, Any]:
    """Return a yearly working as plain values; `sentences` say it in words.

    Amounts in cents are whole numbers, which are not cut to eight digits.
    """
    return {
        "schema": TAX_SCHEMA,
        "sentences": list(tax_sentences(answer, language)),
        "advice": tax_footer(answer, language),
        **_plain(answer, language),
        "notes": list(tax_notes(answer, language)),
    }


def rate_record(answer: GoingRate, language: Language = "en") -> dict[str, Any]:
    """Return a going rate as plain values; `sentences` say it in words."""
    return {
        "schema": RATE_SCHEMA,
        "sentences": list(rate_sentences(answer, language)),
        "advice": rate_footer(answer, language),
        **_plain(answer, language),
        "notes": list(rate_notes(answer, language)),
    }


def ratio_record(answer: RatioAnswer, language: Language = "en") -> dict[str, Any]:
    """Return a ratio of pay as plain values; `sentences` say it in words.

    Amounts are per year; where nothing is said they are null.
    """
    return {
        "schema": RATIO_SCHEMA,
        "sentences": list(ratio_sentences(answer, language)),
        "advice": ratio_footer(answer, language),
        **_plain(answer, language),
        "notes": list(ratio_notes(answer, language)),
        "missing": list(ratio_missing(answer, language)),
    }


def premium_record(answer: PremiumAnswer, language: Language = "en") -> dict[str, Any]:
    """Return a premium as plain values; gaps are shares, `sentences` say them in words."""
    return {
        "schema": PREMIUM_SCHEMA,
        "sentences": list(premium_sentences(answer, language)),
        "why_they_differ": list(premium_why(answer, language)),
        "advice": premium_footer(answer, language),
        **_plain(answer, language),
        "notes": list(premium_notes(answer, language)),
        "missing": list(premium_missing(answer, language)),
    }


def imbalance_record(answer: ImbalanceAnswer, language: Language = "en") -> dict[str, Any]:
    """Return glut and shortage as plain values; changes are shares, `sentences` say them."""
    return {
        "schema": IMBALANCE_SCHEMA,
        "sentences": list(imbalance_sentences(answer, language)),
        "advice": imbalance_footer(answer, language),
        **_plain(answer, language),
        "notes": list(imbalance_notes(answer, language)),
        "missing": list(imbalance_missing(answer, language)),
    }


def keep_record(answer: KeepAnswer, language: Language = "en") -> dict[str, Any]:
    """Return when to match and when to let go as plain values; `sentences` say it in words."""
    return {
        "schema": KEEP_SCHEMA,
        "sentences": list(keep_sentences(answer, language)),
        "advice": keep_footer(answer, language),
        **_plain(answer, language),
        "notes": list(keep_notes(answer, language)),
        "missing": list(keep_missing(answer, language)),
    }


def win_record(answer: WinAnswer, language: Language = "en") -> dict[str, Any]:
    """Return what to bid as plain values; `sentences` say it in words."""
    return {
        "schema": WIN_SCHEMA,
        "sentences": list(win_sentences(answer, language)),
        "advice": win_footer(answer, language),
        **_plain(answer, language),
        "notes": list(win_notes(answer, language)),
        "missing": list(win_missing(answer, language)),
    }


def dumped(record: dict[str, Any]) -> str:
    """Return a record as JSON text with sorted keys."""
    return json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _plain(value: Any, language: Language) -> Any:
    match value:
        case Phrase():
            return spoken(value, language)
        case Range():
            return [_plain(value.low, language), _plain(value.high, language)]
        case Unknown():
            return None
        case bool() | int() | str() | None:
            return value
        case float():
            return significant(value, _DIGITS) if math.isfinite(value) else None
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item, language) for item in value]
    if dataclasses.is_dataclass(value):
        return {
            item.name: _plain(getattr(value, item.name), language)
            for item in dataclasses.fields(value)
        }
    raise TypeError(f"not a plain value: {value!r}")

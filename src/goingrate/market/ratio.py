"""A multiple of some pay, as a target and as what is earned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase


@dataclass(frozen=True, slots=True)
class MultipleOfPay:
    """A multiple of on-target pay, per year in the currency of the pay.

    `target` is what is paid where targets are met: `fixed` whatever happens, and `variable`. What
    is `earned` depends on how far targets are met; None where that was not given.
    """

    target: Range
    fixed: Range
    variable: Range
    earned: Range | None


def with_share_fixed(
    *, ratio: Range, on_target: Range, fixed_share: Range, attainment: Range | None = None
) -> MultipleOfPay:
    """Return a multiple of on-target pay of which some share is paid whatever happens.

    Fixed and variable part keep their proportion under the ratio, and the variable part is paid in
    proportion to attainment: no threshold, accelerator or cap. Each end of the result is reached
    by some combination of the ends of the inputs.

    Parameters
    ----------
    ratio
        How many times, > 0.
    on_target
        Pay per year if targets are met, fixed and variable part together, > 0.
    fixed_share
        The part that is paid whatever happens, as a share of on-target pay, from 0 to 1.
    attainment
        To what share targets are met, >= 0.

    Raises
    ------
    OutOfRange
        If an input is not as said.

    Examples
    --------
    >>> with_share_fixed(
    ...     ratio=Range(2, 2),
    ...     on_target=Range(250_000, 300_000),
    ...     fixed_share=Range(0.5, 0.5),
    ...     attainment=Range(0.5, 1),
    ... ).earned
    Range(low=375000.0, high=600000.0)
    """
    _require("fixed_share", fixed_share, Range(0.0, 1.0))
    cases = [(pay, share * pay) for pay, share in product(_ends(on_target), _ends(fixed_share))]
    return _multiple(ratio, on_target, cases, attainment)


def with_fixed(
    *, ratio: Range, on_target: Range, fixed: Range, attainment: Range | None = None
) -> MultipleOfPay:
    """Return a multiple of on-target pay of which some amount is paid whatever happens.

    As `with_share_fixed`; `fixed` is per year, its lower end belongs to the lower end of
    `on_target`, its higher to the higher, neither larger than that.

    Examples
    --------
    >>> two = Range(2, 2)
    >>> pay = Range(300_000, 300_000)
    >>> with_fixed(ratio=two, on_target=pay, fixed=Range(150_000, 150_000)).variable
    Range(low=300000.0, high=300000.0)
    """
    for part, whole in zip(_ends(fixed), _ends(on_target), strict=True):
        _require("fixed", Range(part, part), Range(0.0, whole))
    cases = list(zip(_ends(on_target), _ends(fixed), strict=True))
    return _multiple(ratio, on_target, cases, attainment)


def _multiple(
    ratio: Range,
    on_target: Range,
    cases: list[tuple[float, float]],
    attainment: Range | None,
) -> MultipleOfPay:
    """Return the span of each figure over cases of on-target pay and its fixed part."""
    for where, given in (("ratio", ratio), ("on_target", on_target)):
        if not given.low > 0:
            raise _outside(where, given, Phrase.of("allowed.above", low="0"))
    if attainment is not None and attainment.low < 0:
        raise _outside("attainment", attainment, Phrase.of("allowed.at_least", low="0"))
    many = [(times, pay, part) for times, (pay, part) in product(_ends(ratio), cases)]
    return MultipleOfPay(
        target=_span(times * pay for times, pay, _ in many),
        fixed=_span(times * part for times, _, part in many),
        variable=_span(times * (pay - part) for times, pay, part in many),
        earned=None
        if attainment is None
        else _span(
            times * (part + met * (pay - part))
            for (times, pay, part), met in product(many, _ends(attainment))
        ),
    )


def _ends(given: Range) -> tuple[float, float]:
    return given.low, given.high


def _span(values: Iterable[float]) -> Range:
    found = [float(value) for value in values]
    return Range(min(found), max(found))


def _require(where: str, given: Range, allowed: Range) -> None:
    if not allowed.low <= given.low <= given.high <= allowed.high:
        low, high = f"{allowed.low:.15g}", f"{allowed.high:.15g}"
        raise _outside(where, given, Phrase.of("allowed.between", low=low, high=high))


def _outside(where: str, given: Range, allowed: Phrase) -> OutOfRange:
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))

"""The working of a state's taxes as lines."""

from __future__ import annotations

from typing import TypeAlias

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.working import Line, Role, line

#: Name of the step, amount, role, and the parameter of the law on which it rests.
Step: TypeAlias = tuple[str, float, Role, str]


def state_lines(state: str, steps: tuple[Step, ...], law: LawYear) -> tuple[Line, ...]:
    """Return the working: incomes and totals always, taxes and credits where there are any."""
    return tuple(
        line(f"levy.{state}.{name}", amount, role, law, parameter)
        for name, amount, role, parameter in steps
        if amount != 0.0 or role in ("base", "total")
    )

"""What is said of random scenarios that cannot be followed."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.scenario_reach": Text(
        en="movements within which a price stays between 1e-37 and 1e37 times today's",
        de="Bewegungen, mit denen ein Kurs zwischen dem 1e-37- und dem 1e37-Fachen des heutigen "
        "bleibt",
    ),
    "fix.scenario_reach": Text(
        en="Lower the volatility, or look less far ahead.",
        de="Die Volatilität senken oder weniger weit vorausschauen.",
    ),
    "allowed.vests_after_grant": Text(
        en="one row of values for each grant, nothing in it up to the day of the grant",
        de="eine Zeile von Werten je Zuteilung, darin nichts bis zum Tag der Zuteilung",
    ),
    "allowed.share_prices": Text(
        en="company values that ascend from 0, and for each the price of a share, 0 at 0",
        de="Unternehmenswerte, die von 0 an steigen, und zu jedem der Preis eines Anteils, 0 bei 0",
    ),
}

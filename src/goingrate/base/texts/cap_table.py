"""What is said of cap tables that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.none_or_between": Text(
        en="0, or a number from {low} to {high}", de="0 oder eine Zahl von {low} bis {high}"
    ),
    "allowed.participation_cap": Text(
        en="a cap exactly where participation is capped",
        de="eine Obergrenze genau dort, wo die Beteiligung begrenzt ist",
    ),
    "fix.participation_cap": Text(
        en="Write participation: capped with participation_cap, or drop the cap.",
        de="participation: capped mit participation_cap schreiben oder die Obergrenze weglassen.",
    ),
    "allowed.holder_names": Text(
        en="a name of its own for each class, option block and convertible, other than common, "
        "debt and unissued_pool",
        de="ein eigener Name für jede Gattung, jeden Optionsblock und jedes Wandelpapier, außer "
        "common, debt und unissued_pool",
    ),
    "allowed.at_most_holders": Text(
        en="at most {most} classes, option blocks and convertibles",
        de="höchstens {most} Gattungen, Optionsblöcke und Wandelpapiere",
    ),
    "fix.merge_holders": Text(
        en="Merge holders with equal terms.", de="Inhaber mit gleichen Bedingungen zusammenfassen."
    ),
    "allowed.some_shares": Text(
        en="at least one share or option that somebody holds",
        de="mindestens ein Anteil oder eine Option in jemandes Hand",
    ),
    "fix.some_shares": Text(
        en="Give the common shares that are issued.", de="Die ausgegebenen Stammanteile angeben."
    ),
    "allowed.safes_below_all": Text(
        en="convertibles that together own less than the whole company",
        de="Wandelpapiere, denen zusammen weniger als das ganze Unternehmen gehört",
    ),
    "fix.safes_below_all": Text(
        en="Check amounts and valuation caps: each owns amount / cap.",
        de="Beträge und Höchstbewertungen prüfen: Jedem gehört Betrag / Höchstbewertung.",
    ),
    "allowed.round_leaves_room": Text(
        en="a value above what pool, convertibles and protected classes are owed in the round",
        de="ein Wert über dem, was Reserve, Wandelpapieren und geschützten Gattungen in der Runde "
        "zusteht",
    ),
    "fix.round_leaves_room": Text(
        en="Give a higher pre-money value, or a smaller pool.",
        de="Einen höheren Wert vor der Runde angeben oder eine kleinere Reserve.",
    ),
}

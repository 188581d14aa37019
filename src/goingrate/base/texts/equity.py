"""What is said of grants in private companies that cannot be used."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.ipo_chance": Text(
        en="as many probabilities from 0 to 1 as ascending company values above 0",
        de="so viele Wahrscheinlichkeiten von 0 bis 1 wie aufsteigende Unternehmenswerte über 0",
    ),
    "allowed.unit_cap": Text(
        en="a cap per unit exactly for profit_units",
        de="eine Obergrenze je Einheit genau bei profit_units",
    ),
    "fix.unit_cap": Text(
        en="Give cap_per_share with profit_units, and with nothing else.",
        de="cap_per_share bei profit_units angeben, sonst nicht.",
    ),
    "allowed.early_exercise": Text(
        en="early exercise only of options (iso, nso)",
        de="vorzeitige Ausübung nur bei Optionen (iso, nso)",
    ),
    "fix.early_exercise": Text(
        en="Drop early_exercise, or correct the kind.",
        de="early_exercise weglassen oder die Art berichtigen.",
    ),
    "allowed.no_strike": Text(
        en="no strike for stock units (rsu, double_trigger_rsu)",
        de="kein Ausübungspreis bei Aktienzusagen (rsu, double_trigger_rsu)",
    ),
    "fix.no_strike": Text(
        en="Drop the strike, or correct the kind.",
        de="Den Ausübungspreis weglassen oder die Art berichtigen.",
    ),
    "allowed.section_83b": Text(
        en="an 83(b) election only for restricted stock and early exercise",
        de="eine 83(b)-Wahl nur bei restricted_stock und vorzeitiger Ausübung",
    ),
    "fix.section_83b": Text(en="Drop section_83b.", de="section_83b weglassen."),
    "allowed.raised": Text(
        en="a cap table, or the money raised so far",
        de="eine Beteiligungsübersicht oder das bisher eingesammelte Geld",
    ),
    "fix.raised": Text(
        en="Give raised: the press has it for most startups; a range will do.",
        de="raised angeben: Bei den meisten Startups steht es in der Presse; eine Spanne genügt.",
    ),
    "allowed.table_or_short": Text(
        en="either a cap table or the short form (raised, post_money, last_price, fully_diluted)",
        de="entweder eine Beteiligungsübersicht oder die Kurzform (raised, post_money, last_price, "
        "fully_diluted)",
    ),
    "fix.table_or_short": Text(en="Drop one of the two.", de="Eines von beiden weglassen."),
    "allowed.some_grant": Text(en="at least one grant", de="mindestens eine Zusage"),
    "fix.some_grant": Text(
        en="Give grants with kind and shares.", de="grants mit kind und shares angeben."
    ),
    "allowed.size_of_stake": Text(
        en="the fully diluted count, the last price, or a strike: without one of them shares say "
        "nothing",
        de="die Zahl aller Anteile, der letzte Preis oder ein Ausübungspreis: Sonst sagt die Zahl "
        "der eigenen Anteile nichts",
    ),
    "fix.size_of_stake": Text(
        en="Ask how many shares there are, fully diluted; a range will do.",
        de="Nach der Zahl aller Anteile fragen (fully diluted); eine Spanne genügt.",
    ),
    "allowed.room_for_common": Text(
        en="at least {least} shares: preferred ones that the money raised bought, and your own",
        de="mindestens {least} Anteile: die mit dem eingesammelten Geld gekauften und die eigenen",
    ),
    "fix.room_for_common": Text(
        en="Check fully diluted count, last price and money raised against each other.",
        de="Zahl aller Anteile, letzten Preis und eingesammeltes Geld gegeneinander prüfen.",
    ),
    "allowed.some_round": Text(
        en="a cap table with preferred shares, or a company value",
        de="eine Beteiligungsübersicht mit Vorzugsanteilen oder ein Unternehmenswert",
    ),
    "fix.some_round": Text(
        en="Give company_value and newest.", de="company_value und newest angeben."
    ),
    "allowed.payable": Text(
        en="at most {most}, the cash at hand", de="höchstens {most}, das verfügbare Geld"
    ),
    "fix.payable": Text(
        en="Give more cash, fewer shares, or options that are not exercised at once.",
        de="Mehr Geld, weniger Anteile oder Optionen ohne sofortige Ausübung angeben.",
    ),
}

"""What is said of grants in private companies: errors, notes, questions, and the report."""

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
    "allowed.bought_later": Text(
        en="0 or less, as these shares are bought at once",
        de="0 oder weniger, da diese Anteile sofort gekauft werden",
    ),
    "fix.bought": Text(
        en="Give a later grant as options, or without a price.",
        de="Eine spätere Zusage als Optionen oder ohne Preis angeben.",
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
    "fix.some_round": Text(en="Give company_value.", de="company_value angeben."),
    "allowed.payable": Text(
        en="at most {most}, the cash at hand", de="höchstens {most}, das verfügbare Geld"
    ),
    "fix.payable": Text(
        en="Give more cash, fewer shares, or options that are not exercised at once.",
        de="Mehr Geld, weniger Anteile oder Optionen ohne sofortige Ausübung angeben.",
    ),
    "grant.note.model": Text(
        en="The company's value moves at random; failure or an exit comes at a constant rate, and "
        "an exit is an IPO more often the larger the company. A sale pays preferences first.",
        de="Der Unternehmenswert schwankt zufällig; Scheitern oder Ausstieg kommt mit konstanter "
        "Rate, und je größer das Unternehmen, desto öfter ist es ein Börsengang. Bei einem Verkauf "
        "werden Vorzugsrechte zuerst bedient.",
    ),
    "grant.note.before_tax": Text(
        en="All amounts are before tax.", de="Alle Beträge sind vor Steuern."
    ),
    "grant.note.short_form": Text(
        en="The stack was made from a few numbers: the last round and the rounds before it, each "
        "with a preference of what it paid, of equal rank, without participation.",
        de="Die Rangfolge ist aus wenigen Zahlen gebildet: die letzte Runde und die davor, je mit "
        "einem Vorzug in Höhe der Einzahlung, gleichrangig und ohne Beteiligung am Rest.",
    ),
    "grant.note.rounds": Text(
        en="Later rounds bring money as well as new shares: at a fair price they cost the present "
        "holders nothing but their preference, which binds if the company ends lower, and the "
        "shares set aside for new options.",
        de="Spätere Runden bringen Geld und neue Anteile: Zu einem fairen Preis kosten sie die "
        "heutigen Inhaber nur den Vorzug, der greift, wenn das Unternehmen tiefer endet, und die "
        "für neue Optionen zurückgelegten Anteile.",
    ),
    "grant.note.no_mean": Text(
        en="No average is given: with growth this near the rate of exits it would be infinite, or "
        "hang on exits after decades.",
        de="Ein Mittelwert fehlt: Bei einem Wachstum so nahe an der Rate der Ausstiege wäre er "
        "unendlich oder hinge an Ausstiegen nach Jahrzehnten.",
    ),
    "grant.note.exercise": Text(
        en="Options are exercised at the exit from its proceeds. Whoever must decide before (on "
        "leaving, or at the end of their life) pays for as many as are then worth it to a person "
        "of this taste and savings, as far as the cash reaches; the rest lapses.",
        de="Optionen werden beim Ausstieg aus dem Erlös ausgeübt. Wer vorher entscheiden muss "
        "(beim Gehen oder am Ende der Laufzeit), bezahlt so viele, wie dieser Person mit ihrem "
        "Vermögen dann lohnen, soweit das Geld reicht; der Rest verfällt.",
    ),
    "grant.note.iso_window": Text(
        en="Exercised later than three months after leaving, an ISO is taxed as an NSO, whatever "
        "the contract's window.",
        de="Später als drei Monate nach dem Gehen ausgeübt, wird eine ISO wie eine NSO besteuert, "
        "welche Frist der Vertrag auch nennt.",
    ),
    "grant.note.virtual": Text(
        en="Virtual shares pay money at an exit and give no vote. In Germany, standard terms may "
        "not let vested ones lapse because the employee resigns, nor lapse twice as fast as they "
        "vested (Bundesarbeitsgericht, 19 March 2025, 10 AZR 67/24); terms negotiated one by one, "
        "other ways of leaving and unvested ones are another matter.",
        de="Virtuelle Anteile zahlen Geld beim Ausstieg und geben keine Stimme. In Deutschland "
        "dürfen Formularklauseln erdiente nicht verfallen lassen, weil jemand selbst kündigt, und "
        "auch nicht doppelt so schnell, wie sie erdient wurden (Bundesarbeitsgericht, 19. März "
        "2025, 10 AZR 67/24); einzeln Ausgehandeltes, andere Arten des Ausscheidens und nicht "
        "Erdientes sind etwas anderes.",
    ),
    "grant.note.double_trigger": Text(
        en="What has not vested vests in full if the job is lost within a year after the exit: it "
        "counts where layoffs do, in a comparison of offers.",
        de="Was noch nicht erdient ist, wird es ganz, wenn die Stelle binnen eines Jahres nach dem "
        "Ausstieg verloren geht: Das zählt dort, wo Entlassungen zählen, im Vergleich von "
        "Angeboten.",
    ),
    "grant.note.licence_and_hire": Text(
        en="In a licence-and-hire, packages of those who go are far from equal: the average says "
        "little of any one of them. Those left behind get nothing of that deal.",
        de="Beim Kauf von Lizenz und Team sind die Pakete derer, die gehen, sehr ungleich: Der "
        "Mittelwert sagt über kein einzelnes viel. Wer zurückbleibt, bekommt aus dem Geschäft "
        "nichts.",
    ),
    "grant.note.tender": Text(
        en="In the tender, shares that have been vested long enough are sold up to the cap, "
        "whatever the price; rights to money and units that wait for an exit cannot be sold.",
        de="Im Rückkaufangebot werden Anteile, die lange genug erdient sind, bis zur Obergrenze "
        "verkauft, gleich zu welchem Preis; Rechte auf Geld und Einheiten, die auf einen Ausstieg "
        "warten, sind unverkäuflich.",
    ),
    "grant.note.currency": Text(
        en="Chances of an IPO by company value were published in US dollars and are used for "
        "{currency} as they are.",
        de="Die Chancen eines Börsengangs nach Unternehmenswert sind in US-Dollar veröffentlicht "
        "und werden für {currency} unverändert verwendet.",
    ),
    "grant.note.any_time": Text(
        en="Pay counts up to the horizon; equity of a private company whenever it pays.",
        de="Gehalt zählt bis zum Horizont, Anteile eines privaten Unternehmens, wann immer sie "
        "zahlen.",
    ),
    "grant.note.uncalibrated": Text(
        en="No record shows how often such chances come true. Published shares stand beside them "
        "for comparison.",
        de="Keine Aufzeichnung zeigt, wie oft solche Chancen eintreffen. Veröffentlichte Anteile "
        "stehen zum Vergleich daneben.",
    ),
    "grant.missing.fully_diluted": Text(
        en="how many shares there are, fully diluted",
        de="wie viele Anteile es insgesamt gibt (fully diluted)",
    ),
    "grant.missing.last_price": Text(
        en="the price per share of the last round", de="der Preis je Anteil in der letzten Runde"
    ),
    "grant.missing.post_money": Text(
        en="the company's value after the last round",
        de="der Unternehmenswert nach der letzten Runde",
    ),
    "grant.missing.preferences": Text(
        en="terms of the preferred shares: multiple, participation, rank",
        de="die Bedingungen der Vorzugsanteile: Vielfaches, Beteiligung, Rang",
    ),
    "grant.missing.stage": Text(
        en="the stage: seed, Series A, B, C or later",
        de="die Phase: Seed, Series A, B, C oder später",
    ),
    "grant.missing.window": Text(
        en="how long options can be exercised after leaving",
        de="wie lange sich Optionen nach dem Gehen ausüben lassen",
    ),
    "grant.missing.acceleration": Text(
        en="what becomes of unvested units at an exit",
        de="was beim Ausstieg aus nicht erdienten Einheiten wird",
    ),
    "missing.private.fully_diluted": Text(
        en="{offer}: how many shares there are, fully diluted",
        de="{offer}: wie viele Anteile es insgesamt gibt (fully diluted)",
    ),
    "missing.private.last_price": Text(
        en="{offer}: the price per share of the last round",
        de="{offer}: der Preis je Anteil in der letzten Runde",
    ),
    "missing.private.post_money": Text(
        en="{offer}: the company's value after the last round",
        de="{offer}: der Unternehmenswert nach der letzten Runde",
    ),
    "missing.private.preferences": Text(
        en="{offer}: terms of the preferred shares: multiple, participation, rank",
        de="{offer}: die Bedingungen der Vorzugsanteile: Vielfaches, Beteiligung, Rang",
    ),
    "missing.private.stage": Text(
        en="{offer}: the stage: seed, Series A, B, C or later",
        de="{offer}: die Phase: Seed, Series A, B, C oder später",
    ),
    "missing.private.window": Text(
        en="{offer}: how long options can be exercised after leaving",
        de="{offer}: wie lange sich Optionen nach dem Gehen ausüben lassen",
    ),
    "missing.private.acceleration": Text(
        en="{offer}: what becomes of unvested units at an exit",
        de="{offer}: was beim Ausstieg aus nicht erdienten Einheiten wird",
    ),
}

"""What a waterfall says."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_ERRORS: Final[dict[str, Text]] = {
    "allowed.exit_value": Text(
        en="what the whole company brings, from 1 to 10000B, or a range of it",
        de="was das ganze Unternehmen bringt, von 1 bis 10.000 Mrd., oder eine Spanne davon",
    ),
    "fix.exit_value": Text(
        en="Write for example 200M or 50M..2B.",
        de="Zum Beispiel 200 Mio. oder 50 Mio. .. 2 Mrd. schreiben.",
    ),
    "allowed.table_currency": Text(
        en="amounts in {currency}, the cap table's currency",
        de="Beträge in {currency}, der Währung der Beteiligungsübersicht",
    ),
    "fix.table_currency": Text(
        en="Write the amount in that currency.", de="Den Betrag in dieser Währung schreiben."
    ),
    "allowed.own": Text(
        en="a number or percentage of shares, or one of: {choices}",
        de="eine Anzahl oder ein Prozentsatz von Anteilen, oder eines von: {choices}",
    ),
    "allowed.own_shares": Text(
        en="more than 0 and at most all {most} shares, fully diluted",
        de="mehr als 0 und höchstens alle {most} Anteile, voll verwässert",
    ),
    "allowed.exit_kind": Text(en="sale or ipo", de="sale oder ipo"),
}

_VERDICT: Final[dict[str, Text]] = {
    "waterfall.title": Text(
        en="Who gets what when {company} is sold?",
        de="Wer bekommt was, wenn {company} verkauft wird?",
    ),
    "waterfall.title_ipo": Text(
        en="Who gets what when {company} goes public?",
        de="Wer bekommt was, wenn {company} an die Börse geht?",
    ),
    "waterfall.first": Text(
        en="Common shares earn nothing until the exit passes {exit}: debt and preferences come "
        "first.",
        de="Stammanteile bringen nichts, bis der Exit {exit} übersteigt: Schulden und Präferenzen "
        "gehen vor.",
    ),
    "waterfall.first_none": Text(
        en="Common shares earn at any exit: nothing comes before them.",
        de="Stammanteile bringen bei jedem Exit etwas: nichts geht ihnen vor.",
    ),
    "waterfall.split": Text(
        en="At {exit}, {before} is paid before common shares, and one common share gets {price}.",
        de="Bei {exit} gehen {before} den Stammanteilen vor, und ein Stammanteil bekommt {price}.",
    ),
    "waterfall.split_span": Text(
        en="At {low}, {low_before} is paid before common shares, and one common share gets "
        "{low_price}; at {high} that is {high_before} and {high_price}.",
        de="Bei {low} gehen {low_before} den Stammanteilen vor, und ein Stammanteil bekommt "
        "{low_price}; bei {high} sind es {high_before} und {high_price}.",
    ),
    "waterfall.own_first": Text(
        en="What you own ({own}) earns nothing until the exit passes {exit}; {pays}.",
        de="Was Ihnen gehört ({own}), bringt nichts, bis der Exit {exit} übersteigt; {pays}.",
    ),
    "waterfall.own_always": Text(
        en="What you own ({own}) earns at any exit: {pays}.",
        de="Was Ihnen gehört ({own}), bringt bei jedem Exit etwas: {pays}.",
    ),
    "waterfall.own_never": Text(
        en="What you own ({own}) earns nothing at any exit.",
        de="Was Ihnen gehört ({own}), bringt bei keinem Exit etwas.",
    ),
    "waterfall.pays": Text(en="at {exit} it gets {pay}", de="bei {exit} bekommt es {pay}"),
    "waterfall.pays_span": Text(
        en="at {low} it gets {low_pay}, at {high} {high_pay}",
        de="bei {low} bekommt es {low_pay}, bei {high} {high_pay}",
    ),
    "waterfall.pay_each": Text(en="{payout} ({each} for each)", de="{payout} (je Stück {each})"),
    "waterfall.own_shares": Text(en="{count} common shares", de="{count} Stammanteile"),
    "waterfall.own_share": Text(en="1 common share", de="1 Stammanteil"),
    "waterfall.own_options": Text(
        en="{count} options at {strike}", de="{count} Optionen zu {strike}"
    ),
    "waterfall.own_option": Text(en="1 option at {strike}", de="1 Option zu {strike}"),
}

_HOLDERS: Final[dict[str, Text]] = {
    "waterfall.common": Text(en="Common shares", de="Stammanteile"),
    "waterfall.debt": Text(en="Debt", de="Schulden"),
    "waterfall.options": Text(en="Options", de="Optionen"),
    "waterfall.more_holders": Text(en="{count} more holders", de="{count} weitere Inhaber"),
    "waterfall.total": Text(en="Total", de="Summe"),
    "waterfall.and": Text(en="{names} and {last}", de="{names} und {last}"),
    "waterfall.and_more": Text(en="{names} and {count} more", de="{names} und {count} weitere"),
    "waterfall.nobody": Text(en="nobody", de="niemand"),
    "waterfall.also": Text(en="also {names}", de="dazu {names}"),
    "waterfall.as_above": Text(en="as above", de="wie oben"),
}

_ROUTES: Final[dict[str, Text]] = {
    "waterfall.route.nothing": Text(en="nothing", de="nichts"),
    "waterfall.route.part": Text(en="part of its preference", de="Teil der Präferenz"),
    "waterfall.route.part_owed": Text(en="part of what is owed", de="Teil der Forderung"),
    "waterfall.route.part_guarantee": Text(en="part of its guarantee", de="Teil der Garantie"),
    "waterfall.route.preference": Text(en="its preference", de="Präferenz"),
    "waterfall.route.owed": Text(en="repayment", de="Rückzahlung"),
    "waterfall.route.guarantee": Text(en="its guarantee", de="Garantie"),
    "waterfall.route.discount": Text(en="shares at a discount", de="Anteile mit Abschlag"),
    "waterfall.route.shares_too": Text(
        en="preference and part of the rest", de="Präferenz und Teil des Rests"
    ),
    "waterfall.route.cap": Text(en="its cap", de="Obergrenze"),
    "waterfall.route.converts": Text(en="converted shares", de="gewandelte Anteile"),
    "waterfall.route.exercises": Text(en="exercised options", de="ausgeübte Optionen"),
    "waterfall.route.shares": Text(en="its shares", de="Anteile"),
}

_EVENTS: Final[dict[str, Text]] = {
    "waterfall.event.preference": Text(
        en="{names} has its preference in full", de="{names} hat die Präferenz voll erhalten"
    ),
    "waterfall.event.preference_many": Text(
        en="{names} have their preferences in full",
        de="{names} haben die Präferenz voll erhalten",
    ),
    "waterfall.event.owed": Text(
        en="{names} is paid back in full", de="{names}: voll zurückgezahlt"
    ),
    "waterfall.event.owed_many": Text(
        en="{names} are paid back in full", de="{names}: voll zurückgezahlt"
    ),
    "waterfall.event.guarantee": Text(
        en="{names} has its guaranteed value in full", de="{names} hat den garantierten Wert voll"
    ),
    "waterfall.event.guarantee_many": Text(
        en="{names} have their guaranteed values in full",
        de="{names} haben den garantierten Wert voll",
    ),
    "waterfall.event.discount": Text(
        en="{names} takes shares at its discount", de="{names} nimmt Anteile mit Abschlag"
    ),
    "waterfall.event.discount_many": Text(
        en="{names} take shares at their discounts", de="{names} nehmen Anteile mit Abschlag"
    ),
    "waterfall.event.common": Text(
        en="Common shares earn from here on", de="Stammanteile bringen ab hier etwas"
    ),
    "waterfall.event.earns": Text(
        en="{names} earns like common shares", de="{names} wird wie Stammanteile bezahlt"
    ),
    "waterfall.event.earns_many": Text(
        en="{names} earn like common shares", de="{names} werden wie Stammanteile bezahlt"
    ),
    "waterfall.event.shares_too": Text(
        en="{names} shares in the rest, on top of its preference",
        de="{names} wird über die Präferenz hinaus am Rest beteiligt",
    ),
    "waterfall.event.shares_too_many": Text(
        en="{names} share in the rest, on top of their preferences",
        de="{names} werden über die Präferenz hinaus am Rest beteiligt",
    ),
    "waterfall.event.cap": Text(en="{names} reaches its cap", de="{names} erreicht die Obergrenze"),
    "waterfall.event.cap_many": Text(
        en="{names} reach their caps", de="{names} erreichen die Obergrenze"
    ),
    "waterfall.event.converts": Text(en="{names} converts", de="{names} wandelt"),
    "waterfall.event.converts_many": Text(en="{names} convert", de="{names} wandeln"),
    "waterfall.event.must_convert": Text(
        en="{names} loses its veto and must convert",
        de="{names} verliert das Veto und muss wandeln",
    ),
    "waterfall.event.must_convert_many": Text(
        en="{names} lose their vetoes and must convert",
        de="{names} verlieren das Veto und müssen wandeln",
    ),
    "waterfall.event.exercises": Text(
        en="Options at {strikes} are exercised ({names})",
        de="Optionen zu {strikes} werden ausgeübt ({names})",
    ),
    "waterfall.event.back": Text(
        en="{names} takes less than before: others are guaranteed more",
        de="{names} bekommt weniger als zuvor: anderen ist mehr garantiert",
    ),
    "waterfall.event.back_many": Text(
        en="{names} take less than before: others are guaranteed more",
        de="{names} bekommen weniger als zuvor: anderen ist mehr garantiert",
    ),
    "waterfall.breakpoint": Text(en="{exit}: {events}", de="{exit}: {events}"),
}

_TABLES: Final[dict[str, Text]] = {
    "waterfall.by_exit": Text(en="Exit by exit", de="Exit für Exit"),
    "waterfall.exit": Text(en="Exit", de="Exit"),
    "waterfall.before": Text(en="Paid before common", de="Vorab bezahlt"),
    "waterfall.price": Text(en="One common share", de="Ein Stammanteil"),
    "waterfall.own": Text(en="What you own", de="Was Ihnen gehört"),
    "waterfall.own_each": Text(en="For each", de="Je Stück"),
    "waterfall.who": Text(en="Who converts or exercises", de="Wer wandelt oder ausübt"),
    "waterfall.by_exit_note": Text(
        en="Exits in between are where something changes, and round numbers.",
        de="Dazwischen stehen die Exits, bei denen sich etwas ändert, und runde Zahlen.",
    ),
    "waterfall.payouts": Text(en="Who gets what", de="Wer bekommt was"),
    "waterfall.payouts_part": Text(
        en="Who gets what ({part} of {parts})", de="Wer bekommt was ({part} von {parts})"
    ),
    "waterfall.payouts_note": Text(
        en="Rounded to three digits; to the cent, each column adds up to its exit.",
        de="Auf drei Stellen gerundet; auf den Cent ergibt jede Spalte ihren Exit.",
    ),
    "waterfall.exact": Text(en="To the cent, at {exit}", de="Auf den Cent, bei {exit}"),
    "waterfall.holder": Text(en="Holder", de="Inhaber"),
    "waterfall.payout": Text(en="Payout", de="Auszahlung"),
    "waterfall.part": Text(en="Part", de="Anteil"),
    "waterfall.per_share": Text(en="Per share", de="Je Anteil"),
    "waterfall.takes": Text(en="Takes", de="Nimmt"),
    "waterfall.is_the_exit": Text(en="= the exit", de="= der Exit"),
    "waterfall.breakpoints": Text(en="Where something changes", de="Wo sich etwas ändert"),
    "waterfall.from_there": Text(en="From there on", de="Ab dort"),
    "waterfall.more_breakpoints": Text(
        en="{shown} of {count}; --json has them all.",
        de="{shown} von {count}; --json hat alle.",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "waterfall.note.choices": Text(
        en="Everybody takes what pays most, given what all others take; whoever is indifferent "
        "does not convert.",
        de="Alle nehmen, was am meisten bringt, gegeben, was die anderen nehmen; wem es gleich "
        "ist, der wandelt nicht.",
    ),
    "waterfall.note.sale": Text(
        en="A sale: the exit is what the buyer pays for everything. Debt of the table comes out of "
        "it; costs of the sale, escrow and taxes do not.",
        de="Ein Verkauf: Der Exit ist, was der Käufer für alles zahlt. Schulden der Übersicht "
        "gehen davon ab; Kosten des Verkaufs, Einbehalte und Steuern nicht.",
    ),
    "waterfall.note.ipo": Text(
        en="An IPO: the exit is the company's value at the price of the IPO, before new money. "
        "Preferred shares convert, save guarantees and vetoes; no lock-up is counted.",
        de="Ein Börsengang: Der Exit ist der Wert des Unternehmens zum Ausgabepreis, vor neuem "
        "Geld. Vorzugsanteile wandeln, außer bei Garantien und Vetos; Haltefristen zählen nicht.",
    ),
    "waterfall.note.options": Text(
        en="Options and warrants: payouts are less the strike, and all that are granted count as "
        "vested.",
        de="Optionen: Auszahlungen abzüglich des Ausübungspreises; alle gewährten zählen als "
        "unverfallbar.",
    ),
    "waterfall.allowed.round": Text(
        en="both: what comes in, and the company's value before",
        de="beides: was hereinkommt, und der Wert des Unternehmens davor",
    ),
    "waterfall.fix.round": Text(
        en="Give --new-money and --pre-money together.",
        de="--new-money und --pre-money zusammen angeben.",
    ),
    "waterfall.note.round": Text(
        en="A round comes first: {money} on a company worth {value} before, on standard terms. "
        "SAFEs and notes convert in it.",
        de="Vorher kommt eine Runde: {money} bei einem Unternehmenswert von {value} davor, zu "
        "üblichen Bedingungen. Wandelpapiere wandeln darin.",
    ),
    "waterfall.note.own": Text(
        en="What you own is part of the table's common shares or options, not on top of them.",
        de="Was Ihnen gehört, ist in den Stammanteilen oder Optionen der Übersicht enthalten.",
    ),
    "waterfall.note.pool": Text(
        en="{count} unissued shares of the pool belong to nobody and get nothing.",
        de="{count} nicht ausgegebene Anteile des Pools gehören niemandem und bekommen nichts.",
    ),
    "waterfall.footer": Text(
        en="goingrate {version}, exact, cap table {digest}. Not financial, tax or legal advice.",
        de="goingrate {version}, exakt, Beteiligungsübersicht {digest}. Keine Finanz-, Steuer- "
        "oder Rechtsberatung.",
    ),
    "waterfall.png_written": Text(
        en="The pictures are in {path}", de="Die Bilder liegen in {path}"
    ),
}

_CHARTS: Final[dict[str, Text]] = {
    "waterfall.chart.title": Text(
        en="Who gets which part of the exit?", de="Wer bekommt welchen Teil des Exits?"
    ),
    "waterfall.chart.subtitle": Text(
        en="Bands from the bottom up in the order in which they are paid. The dotted lines are "
        "where something changes.",
        de="Die Bänder stehen von unten nach oben in der Reihenfolge der Bezahlung. An den "
        "gepunkteten Linien ändert sich etwas.",
    ),
    "waterfall.chart.x": Text(en="Exit (log scale)", de="Exit (logarithmisch)"),
    "waterfall.chart.y": Text(en="Part of the exit", de="Teil des Exits"),
    "waterfall.chart.first": Text(
        en="{mark} = common shares first earn, above {exit}",
        de="{mark} = Stammanteile bringen ab {exit} etwas",
    ),
    "waterfall.chart.band": Text(en="{name} {part}", de="{name} {part}"),
    "waterfall.chart.at_right": Text(en="at {exit}:", de="bei {exit}:"),
    "waterfall.chart.key": Text(en="{exit}: {events}", de="{exit}: {events}"),
    "waterfall.chart.asked": Text(
        en="{mark} = this exit, {exit}", de="{mark} = dieser Exit, {exit}"
    ),
    "waterfall.chart.own_title": Text(en="What does {own} bring?", de="Was bringt {own}?"),
    "waterfall.chart.own_each": Text(en="one of your shares", de="einer Ihrer Anteile"),
    "waterfall.chart.own_option": Text(en="one of your options", de="eine Ihrer Optionen"),
    "waterfall.chart.one_common": Text(en="one common share", de="ein Stammanteil"),
    "waterfall.chart.one_share": Text(en="one share of {holder}", de="ein Anteil der {holder}"),
    "waterfall.chart.one_option": Text(en="one option of {holder}", de="eine Option aus {holder}"),
    "waterfall.chart.own_subtitle": Text(
        en="Before tax, options after their strike. Nothing until the exit passes {exit}.",
        de="Vor Steuern, Optionen nach dem Ausübungspreis. Nichts, bis der Exit {exit} übersteigt.",
    ),
    "waterfall.chart.own_always": Text(
        en="Before tax, options after their strike.",
        de="Vor Steuern, Optionen nach dem Ausübungspreis.",
    ),
    "waterfall.chart.own_first": Text(en="first pays above {exit}", de="bringt ab {exit} etwas"),
    "waterfall.chart.own_axis": Text(en="Paid for each", de="Zahlung je Stück"),
    "waterfall.chart.own_paid": Text(en="Paid", de="Zahlung"),
    "waterfall.chart.own_end": Text(en="{each} at {exit}", de="{each} bei {exit}"),
    "waterfall.chart.own_all": Text(en="{payout} in all", de="insgesamt {payout}"),
}

TEXTS: Final[dict[str, Text]] = {
    **_ERRORS,
    **_VERDICT,
    **_HOLDERS,
    **_ROUTES,
    **_EVENTS,
    **_TABLES,
    **_NOTES,
    **_CHARTS,
}

"""What is said of leaving when equity has gone sour, of ranges of one's own numbers, of a file."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_OPTIONS: Final[dict[str, Text]] = {
    "grant.allowed.give_up": Text(
        en="pay given up a year, from 0 on: a number or a range",
        de="entgangenes Gehalt im Jahr ab 0: eine Zahl oder eine Spanne",
    ),
    "grant.fix.give_up": Text(
        en="Give what the best other job pays more, such as --give-up 50k/year; 0 if nothing.",
        de="Angeben, was die beste andere Stelle mehr zahlt, etwa --give-up '50.000 €/Jahr'; "
        "sonst 0.",
    ),
    "grant.allowed.security": Text(
        en="only with a cap table in the Open Cap Format: others list no grants",
        de="nur mit einer Beteiligungsübersicht im Open Cap Format: Andere führen keine Zusagen",
    ),
    "grant.fix.security": Text(
        en="Give --cap-table FILE.ocf.zip, or describe the grant: --shares, --strike.",
        de="--cap-table DATEI.ocf.zip angeben oder die Zusage beschreiben: --shares, --strike.",
    ),
    "grant.fix.from_security": Text(
        en="Drop this option: the file says it.",
        de="Diese Option weglassen: Die Datei sagt es.",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "grant.note.middle.wealth": Text(
        en="Savings were given as a range: they count at its middle.",
        de="Das Ersparte ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "grant.note.middle.cash": Text(
        en="The cash for exercising was given as a range: it counts at its middle.",
        de="Das Geld zum Ausüben ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "grant.note.middle.risk_aversion": Text(
        en="The risk aversion was given as a range: it counts at its middle.",
        de="Die Risikoaversion ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "grant.note.middle.discount": Text(
        en="The discount rate was given as a range: it counts at its middle.",
        de="Der eigene Zinssatz ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "grant.note.middle.give_up": Text(
        en="The pay given up was given as a range: it counts at its middle.",
        de="Das entgangene Gehalt ist als Spanne angegeben: Es zählt deren Mitte.",
    ),
    "grant.note.security": Text(
        en="The grant is read from the cap table as of {day}, the day that the file describes. "
        "Units whose vesting waits for an event that has not come are left out; shares count as "
        "paid for.",
        de="Die Zusage ist aus der Beteiligungsübersicht gelesen, Stand {day}, dem Tag, den die "
        "Datei beschreibt. Einheiten, die erst ein künftiges Ereignis erdienen lässt, fehlen; "
        "Anteile gelten als bezahlt.",
    ),
    "grant.note.right_to_leave": Text(
        en="The right to leave is counted in averages, at your discount rate, without taste for "
        "risk, what is not known at its middle. The exit is taken to be a sale at the end of the "
        "time given; the company may fail before, but not be sold. Pay is given up until all has "
        "vested. Vested options are kept until the exit: where they must be exercised soon after "
        "leaving, the right is worth less.",
        de="Das Recht zu gehen ist in Mittelwerten gerechnet, mit Ihrem Zinssatz, ohne "
        "Risikoneigung, das Unbekannte in der Mitte. Als Ausstieg gilt ein Verkauf am Ende der "
        "angegebenen Zeit; vorher kann das Unternehmen scheitern, aber nicht verkauft werden. "
        "Gehalt entgeht, bis alles erdient ist. Erdiente Optionen bleiben bis zum Ausstieg: Wo sie "
        "bald nach dem Gehen auszuüben sind, ist das Recht weniger wert.",
    ),
    "grant.note.right_to_leave_grants": Text(
        en="For the right to leave, several grants count as one that vests as their units do "
        "together.",
        de="Für das Recht zu gehen zählen mehrere Zusagen als eine, die so erdient wird wie ihre "
        "Einheiten zusammen.",
    ),
}

_SENTENCES: Final[dict[str, Text]] = {
    "grant.leave.sentence": Text(
        en="For {give_up} a year given up, the grant is on average worth {staying} if you stay "
        "whatever happens, and {free} if you leave once it has gone sour: the right to leave is "
        "worth {right}.",
        de="Bei {give_up} entgangenem Gehalt im Jahr ist die Zusage im Mittel {staying} wert, wenn "
        "Sie auf jeden Fall bleiben, und {free}, wenn Sie gehen, sobald sie sich nicht mehr lohnt: "
        "Das Recht zu gehen ist {right} wert.",
    ),
    "grant.leave.at_once": Text(
        en="For {give_up} a year given up, the grant is on average worth {staying} if you stay "
        "whatever happens: staying for it does not pay from the first day on.",
        de="Bei {give_up} entgangenem Gehalt im Jahr ist die Zusage im Mittel {staying} wert, wenn "
        "Sie auf jeden Fall bleiben: Vom ersten Tag an lohnt es nicht, für sie zu bleiben.",
    ),
    "grant.leave.vested": Text(
        en="All of the grant has vested: staying adds nothing to it, and leaving takes nothing.",
        de="Die Zusage ist ganz erdient: Bleiben fügt ihr nichts hinzu, Gehen nimmt nichts weg.",
    ),
}

_TABLE: Final[dict[str, Text]] = {
    "grant.leave": Text(
        en="The right to leave when it has gone sour",
        de="Das Recht zu gehen, wenn es sich nicht mehr lohnt",
    ),
    "grant.leave.give_up": Text(en="Pay given up a year", de="Entgangenes Gehalt im Jahr"),
    "grant.leave.horizon": Text(
        en="Time until the exit, as taken here", de="Zeit bis zum Ausstieg, hier angenommen"
    ),
    "grant.leave.grant": Text(en="The whole grant today", de="Die ganze Zusage heute"),
    "grant.leave.pay": Text(
        en="Pay given up until all has vested, today",
        de="Entgangenes Gehalt, bis alles erdient ist, heute",
    ),
    "grant.leave.staying": Text(
        en="What is left if you stay whatever happens",
        de="Was bleibt, wenn Sie auf jeden Fall bleiben",
    ),
    "grant.leave.free": Text(
        en="What is left if you may leave at any month's end",
        de="Was bleibt, wenn Sie zu jedem Monatsende gehen können",
    ),
    "grant.leave.right": Text(
        en="What the right to leave is worth", de="Was das Recht zu gehen wert ist"
    ),
    "grant.leave.error": Text(en="Numerical error, about", de="Numerischer Fehler, etwa"),
    "grant.leave.after": Text(
        en="After {after}, leave if the company is worth less than",
        de="Nach {after} gehen, wenn das Unternehmen weniger wert ist als",
    ),
    "grant.leave.never": Text(en="stay at any value", de="bei jedem Wert bleiben"),
    "grant.leave.always": Text(en="leave at any value", de="bei jedem Wert gehen"),
    "grant.leave.note": Text(
        en="Averages, which count no taste for risk. The company is worth {value} today.",
        de="Mittelwerte, die keine Risikoneigung zählen. Heute ist das Unternehmen {value} wert.",
    ),
}

TEXTS: Final[dict[str, Text]] = {**_OPTIONS, **_NOTES, **_SENTENCES, **_TABLE}

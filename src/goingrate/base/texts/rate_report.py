"""Words for what a kind of work pays."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

#: The groups of occupations whose median wage pay is moved with, as the keys of their facts.
_GROUPS: Final[dict[str, Text]] = {
    "00_0000": Text(en="all occupations", de="aller Berufe"),
    "11_0000": Text(en="management occupations", de="der Führungsberufe"),
    "15_0000": Text(
        en="computer and mathematical occupations", de="der Computer- und Mathematikberufe"
    ),
    "41_0000": Text(en="sales occupations", de="der Verkaufsberufe"),
}

_HEADLINES: Final[dict[str, Text]] = {
    "payrate.title": Text(en="The going rate: {segment}", de="Was gezahlt wird: {segment}"),
    "payrate.median": Text(
        en="{segment}: half earn more than {median} a year, half less ({coverage} interval {low} "
        "to {high}). {what}, {source}.",
        de="{segment}: Die eine Hälfte verdient mehr als {median} im Jahr, die andere weniger "
        "({coverage}-Intervall {low} bis {high}). {what}, {source}.",
    ),
    "payrate.wider": Text(
        en="Not of {asked} alone, which this source does not tell apart: the numbers are of all "
        "together.",
        de="Nicht nur für {asked}, was diese Quelle nicht abtrennt: Die Zahlen gelten für alle "
        "zusammen.",
    ),
    "payrate.held": Text(
        en="No occupation of the survey is {segment} alone; these numbers are of all who work in "
        "{occupations}, with that kind of work somewhere among them.",
        de="Kein Beruf der Erhebung ist nur {segment}; die Zahlen gelten für alle in "
        "{occupations}, irgendwo darunter diese Art von Arbeit.",
    ),
    "payrate.nearest_only": Text(
        en="No occupation of the survey holds {segment}; these numbers are of the nearest: "
        "{occupations}.",
        de="Kein Beruf der Erhebung enthält {segment}; die Zahlen gelten für den nächsten: "
        "{occupations}.",
    ),
    "payrate.median_bare": Text(
        en="{segment}: half earn more than {median} a year, half less. {what}, {source}.",
        de="{segment}: Die eine Hälfte verdient mehr als {median} im Jahr, die andere weniger. "
        "{what}, {source}.",
    ),
    "payrate.median_or_more": Text(
        en="{segment}: half earn more than {median} a year; how much more, the source does not "
        "say. {what}, {source}.",
        de="{segment}: Die Hälfte verdient mehr als {median} im Jahr; wie viel mehr, sagt die "
        "Quelle nicht. {what}, {source}.",
    ),
    "payrate.nothing": Text(
        en="{segment}: nothing can be shown. {why}",
        de="{segment}: Es kann nichts gezeigt werden. {why}",
    ),
    "payrate.most": Text(
        en="One in ten earns less than {low}, one in ten more than {high}.",
        de="Eine von zehn Personen verdient weniger als {low}, eine mehr als {high}.",
    ),
    "payrate.most_or_more": Text(
        en="One in ten earns less than {low}; one in ten more than {high}, how much more is not "
        "told.",
        de="Eine von zehn Personen verdient weniger als {low}, eine mehr als {high}; wie viel "
        "mehr, ist nicht bekannt.",
    ),
    "payrate.single": Text(
        en="One more record, at an employer not seen yet, lies between {low} and {high} in "
        "{coverage} of cases.",
        de="Eine weitere Angabe, von einem noch nicht gesehenen Arbeitgeber, liegt in {coverage} "
        "der Fälle zwischen {low} und {high}.",
    ),
    "payrate.single_record": Text(
        en="One more record of this source lies between {low} and {high} in {coverage} of cases.",
        de="Eine weitere Angabe dieser Quelle liegt in {coverage} der Fälle zwischen {low} und "
        "{high}.",
    ),
    "payrate.borrowed": Text(
        en="{part} of the estimate is borrowed from similar work.",
        de="{part} der Schätzung sind von ähnlicher Arbeit geborgt.",
    ),
}

_TABLES: Final[dict[str, Text]] = {
    "payrate.table": Text(en="{number}. {source}: {what}", de="{number}. {source}: {what}"),
    "payrate.quantile": Text(en="Earn less", de="Verdienen weniger"),
    "payrate.pay": Text(en="Pay a year", de="Pro Jahr"),
    "payrate.low": Text(en="from", de="von"),
    "payrate.high": Text(en="to", de="bis"),
    "payrate.or_more": Text(en="{amount} or more", de="{amount} oder mehr"),
    "payrate.not_said": Text(en="not told", de="unbekannt"),
    "payrate.table_note": Text(
        en="{covers}. {count}. From, to: {coverage} interval of the quantile. As of {day}.",
        de="{covers}. {count}. Von, bis: {coverage}-Intervall des Quantils. Stand {day}.",
    ),
    "payrate.workers": Text(en="{count} jobs", de="{count} Stellen"),
    "payrate.records": Text(en="{records} records or more", de="{records} Angaben oder mehr"),
    "payrate.parts": Text(
        en="The occupations behind it ({source})", de="Die Berufe dahinter ({source})"
    ),
    "payrate.occupation": Text(en="Occupation", de="Beruf"),
    "payrate.fit": Text(en="Fit", de="Passung"),
    "payrate.fit.exact": Text(en="this kind of work", de="diese Art von Arbeit"),
    "payrate.fit.part of": Text(en="holds it with others", de="enthält sie mit anderen"),
    "payrate.fit.nearest": Text(en="nearest", de="am nächsten"),
    "payrate.share": Text(en="Share of jobs", de="Anteil"),
    "payrate.sources": Text(en="Sources", de="Quellen"),
    "payrate.source": Text(en="Source", de="Quelle"),
    "payrate.licence": Text(en="Licence", de="Lizenz"),
    "payrate.address": Text(en="Address", de="Adresse"),
    "payrate.instead": Text(en="Shown are: {segments}.", de="Gezeigt werden: {segments}."),
    "payrate.caveat": Text(en="{source}: {caveat}", de="{source}: {caveat}"),
    "payrate.of_table": Text(en="Table {numbers}: {note}", de="Tabelle {numbers}: {note}"),
    "payrate.withheld": Text(
        en="{source} ({what}, {currency}): not shown. {why}",
        de="{source} ({what}, {currency}): nicht gezeigt. {why}",
    ),
}

_WHAT: Final[dict[str, Text]] = {
    "payrate.what.base.filed": Text(en="base pay as filed", de="Grundgehalt laut Antrag"),
    "payrate.what.base.posted": Text(
        en="base pay as advertised", de="Grundgehalt laut Stellenanzeige"
    ),
    "payrate.what.base.self_reported": Text(
        en="base pay as people report it", de="Grundgehalt laut eigener Angabe"
    ),
    "payrate.what.base.surveyed": Text(en="wages as surveyed", de="Lohn laut Erhebung"),
    "payrate.what.target_total.filed": Text(
        en="total target pay as filed", de="Zielgehalt laut Antrag"
    ),
    "payrate.what.target_total.posted": Text(
        en="total target pay as advertised", de="Zielgehalt laut Stellenanzeige"
    ),
    "payrate.what.target_total.self_reported": Text(
        en="total target pay as people report it", de="Zielgehalt laut eigener Angabe"
    ),
    "payrate.what.target_total.surveyed": Text(
        en="total target pay as surveyed", de="Zielgehalt laut Erhebung"
    ),
    "payrate.what.total.filed": Text(en="total pay as filed", de="Gesamtvergütung laut Antrag"),
    "payrate.what.total.posted": Text(
        en="total pay as advertised", de="Gesamtvergütung laut Stellenanzeige"
    ),
    "payrate.what.total.self_reported": Text(
        en="total pay as people report it", de="Gesamtvergütung laut eigener Angabe"
    ),
    "payrate.what.total.surveyed": Text(
        en="total pay as surveyed", de="Gesamtvergütung laut Erhebung"
    ),
    "payrate.what.on_target.filed": Text(
        en="on-target earnings as filed", de="Zieleinkommen laut Antrag"
    ),
    "payrate.what.on_target.posted": Text(
        en="on-target earnings as advertised", de="Zieleinkommen laut Stellenanzeige"
    ),
    "payrate.what.on_target.self_reported": Text(
        en="on-target earnings as people report them", de="Zieleinkommen laut eigener Angabe"
    ),
    "payrate.what.on_target.surveyed": Text(
        en="on-target earnings as surveyed", de="Zieleinkommen laut Erhebung"
    ),
    "payrate.what.grant.filed": Text(
        en="equity granted at hire as filed, per year of vesting",
        de="Beteiligung bei Einstellung laut Antrag, je Jahr des Vestings",
    ),
    "payrate.what.grant.posted": Text(
        en="equity granted at hire as advertised, per year of vesting",
        de="Beteiligung bei Einstellung laut Stellenanzeige, je Jahr des Vestings",
    ),
    "payrate.what.grant.self_reported": Text(
        en="equity granted at hire as people report it, per year of vesting",
        de="Beteiligung bei Einstellung laut eigener Angabe, je Jahr des Vestings",
    ),
    "payrate.what.grant.surveyed": Text(
        en="equity granted at hire as surveyed, per year of vesting",
        de="Beteiligung bei Einstellung laut Erhebung, je Jahr des Vestings",
    ),
}

_NOTES: Final[dict[str, Text]] = {
    "payrate.skills_seldom_said": Text(
        en="Skills are not held equal: of one kind of work only {part}% of the records say them.",
        de="Kenntnisse sind nicht gleichgehalten: Von einer Art von Arbeit nennen nur {part} % der "
        "Angaben welche.",
    ),
    "payrate.skills_none_in_common": Text(
        en="Skills are not held equal: none is asked for in both kinds of work.",
        de="Kenntnisse sind nicht gleichgehalten: Keine wird in beiden Arten von Arbeit verlangt.",
    ),
    "payrate.skills_not_said": Text(
        en="{part}% of the records do not say skills and count as asking for none.",
        de="{part} % der Angaben nennen keine Kenntnisse und zählen, als verlangten sie keine.",
    ),
    "payrate.no_level": Text(
        en="The US wage survey does not tell levels apart: its numbers are of all levels together. "
        "For levels add data that has them: goingrate data sources.",
        de="Die US-Lohnerhebung unterscheidet keine Stufen: Die Zahlen gelten für alle Stufen "
        "zusammen. Für Stufen Daten mit Stufen hinzufügen: goingrate data sources.",
    ),
    "payrate.no_employer": Text(
        en="The US wage survey does not tell kinds of employers apart: its numbers are of all "
        "employers together.",
        de="Die US-Lohnerhebung unterscheidet keine Arten von Arbeitgebern: Die Zahlen gelten für "
        "alle zusammen.",
    ),
    "payrate.wages_only": Text(
        en="Wages of the survey are base pay with commissions, tips and pay by output; shares, "
        "overtime, sign-on and yearly bonuses are left out. The self-employed are not in it.",
        de="Löhne der Erhebung sind Grundgehalt mit Provisionen, Trinkgeld und Leistungslohn; "
        "Aktien, Überstunden, Antritts- und Jahresboni sind nicht dabei. Selbständige fehlen.",
    ),
    "payrate.metro_model": Text(
        en="Single records are not told apart by metropolitan area: {place} as a whole is shown.",
        de="Einzelangaben werden nicht nach Ballungsräumen getrennt: Gezeigt wird ganz {place}.",
    ),
    "payrate.metro_model_part": Text(
        en="Single records are not told apart by metropolitan area: {place} as a whole is shown; "
        "what of the area lies in {others} is not in it.",
        de="Einzelangaben werden nicht nach Ballungsräumen getrennt: Gezeigt wird ganz {place}; "
        "was vom Ballungsraum in {others} liegt, ist nicht dabei.",
    ),
    "payrate.survey_stays": Text(
        en="The figures of the US wage survey stay those of its month: only single records are "
        "moved to another day.",
        de="Die Zahlen der US-Lohnerhebung bleiben die ihres Monats: Nur Einzelangaben werden auf "
        "einen anderen Tag umgerechnet.",
    ),
    "payrate.own_none": Text(
        en="Your own data ({sources}) has no record of this.",
        de="Die eigenen Daten ({sources}) enthalten hierzu keine Angabe.",
    ),
    "payrate.files_together": Text(
        en="{count} files of your own with the same kind of pay are taken together as one source.",
        de="{count} eigene Dateien mit derselben Art von Gehalt gelten zusammen als eine Quelle.",
    ),
    "payrate.untold.level": Text(
        en="This source tells no level of any record.",
        de="Diese Quelle nennt bei keiner Angabe eine Stufe.",
    ),
    "payrate.untold.region": Text(
        en="This source tells no state of any record.",
        de="Diese Quelle nennt bei keiner Angabe einen Staat oder ein Land.",
    ),
    "payrate.untold.employer_kind": Text(
        en="This source tells of no record which kind of employer it is.",
        de="Diese Quelle nennt bei keiner Angabe die Art des Arbeitgebers.",
    ),
    "payrate.typical_employer": Text(
        en="Employers pay differently, and one with very many records is not followed all the way: "
        "the middle of the records themselves can be elsewhere.",
        de="Arbeitgeber zahlen verschieden, und einem mit sehr vielen Angaben folgt die Schätzung "
        "nicht ganz: Die Mitte der Angaben selbst kann anderswo liegen.",
    ),
    "payrate.no_employers": Text(
        en="This source names no employers: each record counts as one by itself, and the interval "
        "is too narrow if a few employers have many of them.",
        de="Diese Quelle nennt keine Arbeitgeber: Jede Angabe zählt für sich, und das Intervall "
        "ist zu eng, falls wenige Arbeitgeber viele davon haben.",
    ),
    "payrate.not_converged": Text(
        en="The estimate did not come to rest: take its figures as rough.",
        de="Die Schätzung kam nicht zur Ruhe: Ihre Zahlen sind nur grob.",
    ),
    "payrate.single_held_out": Text(
        en="Where one more record lies was corrected by employers that were left out of the fit, a "
        "fifth at a time.",
        de="Wo eine weitere Angabe liegt, ist an Arbeitgebern berichtigt, die der Schätzung "
        "vorenthalten wurden, je ein Fünftel.",
    ),
    "payrate.single_held_out_records": Text(
        en="Where one more record lies was corrected by records that were left out of the fit, a "
        "fifth at a time; not by employers, since none is known.",
        de="Wo eine weitere Angabe liegt, ist an Angaben berichtigt, die der Schätzung "
        "vorenthalten wurden, je ein Fünftel; nicht an Arbeitgebern, da keiner bekannt ist.",
    ),
    "payrate.single_by_model": Text(
        en="Where one more record lies is by the model alone, not checked by employers left out.",
        de="Wo eine weitere Angabe liegt, sagt das Modell allein, ungeprüft an vorenthaltenen "
        "Arbeitgebern.",
    ),
    "payrate.pooled_only": Text(
        en="6 to 9 records: shown only as an estimate that leans on similar work.",
        de="6 bis 9 Angaben: gezeigt nur als Schätzung, die sich auf ähnliche Arbeit stützt.",
    ),
    **{
        f"payrate.aligned.{group}": Text(
            en="Pay of other days was moved to {year}-{month} along the median wage of "
            f"{name.en} (US wage survey): {{whole}}.{{tenth}}% a year over the span.",
            de="Gehälter anderer Tage sind auf {month}/{year} umgerechnet, nach dem "
            f"Medianlohn {name.de} (US-Lohnerhebung): {{whole}},{{tenth}} % im Jahr über die "
            "Spanne.",
        )
        for group, name in _GROUPS.items()
    },
    "payrate.series_ends": Text(
        en="The series of wages goes from May {first} to May {last}; outside it the mean growth of "
        "its nearest three years is taken to go on.",
        de="Die Lohnreihe geht von Mai {first} bis Mai {last}; außerhalb gilt das mittlere "
        "Wachstum ihrer nächsten drei Jahre weiter.",
    ),
    "payrate.not_aligned": Text(
        en="No wage series is known for {country}: pay stands as it was, {first} to {last}.",
        de="Für {country} ist keine Lohnreihe bekannt: Gehälter bleiben, wie sie waren, {first} "
        "bis {last}.",
    ),
    "payrate.weighted": Text(
        en="States with figures of their own count as the people who work there (US wage survey); "
        "all others, with {missing}% of the workforce, count as in the sample.",
        de="Staaten mit eigenen Zahlen zählen nach den Beschäftigten dort (US-Lohnerhebung); alle "
        "anderen, mit {missing} % der Beschäftigten, zählen wie in der Stichprobe.",
    ),
    "payrate.unweighted": Text(
        en="Not weighted towards the workforce: the sample counts as it is.",
        de="Nicht nach den Beschäftigten gewichtet: Die Stichprobe zählt, wie sie ist.",
    ),
    "payrate.bands": Text(
        en="About {part}% of the records of this source in the country, of all work, are bands: "
        "pay is taken to lie somewhere inside, not at the middle.",
        de="Etwa {part} % der Angaben dieser Quelle im Land, aller Tätigkeiten, sind Spannen: "
        "Angenommen ist, dass das Gehalt irgendwo darin liegt, nicht in der Mitte.",
    ),
    "payrate.bands_all": Text(
        en="The records of this source are bands: pay is taken to lie somewhere inside, not at the "
        "middle.",
        de="Die Angaben dieser Quelle sind Spannen: Angenommen ist, dass das Gehalt irgendwo "
        "darin liegt, nicht in der Mitte.",
    ),
    "payrate.read_as": Text(
        en='"{title}" is read as {segment} ({rules}).',
        de="„{title}“ ist gelesen als {segment} ({rules}).",
    ),
    "payrate.footer": Text(
        en="goingrate {version}, data {digest}. Not financial, tax or legal advice.",
        de="goingrate {version}, Daten {digest}. Keine Finanz-, Steuer- oder Rechtsberatung.",
    ),
}

_ERRORS: Final[dict[str, Text]] = {
    "allowed.country_with_pay": Text(
        en="a country with pay data: {countries}", de="ein Land mit Gehaltsdaten: {countries}"
    ),
    "fix.add_pay": Text(
        en="Add data of that country: goingrate data sources --country {country}",
        de="Daten dieses Landes hinzufügen: goingrate data sources --country {country}",
    ),
    "fix.other_pool": Text(
        en="Leave the option out, or add such data: goingrate data sources",
        de="Die Option weglassen oder solche Daten hinzufügen: goingrate data sources",
    ),
    "allowed.role_or_title": Text(
        en="one of {choices}, or a job title that is understood",
        de="eine von {choices}, oder ein Stellentitel, der verstanden wird",
    ),
    "allowed.rate_place": Text(
        en="a country (US), a state (US-CA) or a metropolitan area (San Jose)",
        de="ein Land (US), ein Staat (US-CA) oder ein Ballungsraum (San Jose)",
    ),
    "allowed.place_of_survey": Text(
        en="a place where the US wage survey gives wages of this work",
        de="ein Ort, für den die US-Lohnerhebung Löhne dieser Arbeit nennt",
    ),
    "fix.wider_place": Text(
        en="ask for the state or the country, or add data: goingrate data sources",
        de="nach dem Staat oder dem Land fragen, oder Daten hinzufügen: goingrate data sources",
    ),
    "allowed.not_with_ratio": Text(
        en="--base and --attainment beside --ratio, nothing else",
        de="--base und --attainment neben --ratio, sonst nichts",
    ),
    "fix.one_question": Text(
        en="Leave it out, or ask for the rate without --ratio.",
        de="Weglassen, oder ohne --ratio nach dem Gehalt fragen.",
    ),
    "allowed.rate_day": Text(
        en="a day from {first} to {last}, such as 2026-01 or 2026-01-31",
        de="ein Tag von {first} bis {last}, etwa 2026-01 oder 2026-01-31",
    ),
    "allowed.needs_role": Text(
        en="a kind of work: --role ai-engineer, or a title",
        de="eine Art von Arbeit: --role ai-engineer, oder ein Titel",
    ),
    "fix.role_or_ratio": Text(
        en="Name one, or give --ratio.", de="Eine nennen oder --ratio angeben."
    ),
    "allowed.pool": Text(
        en="a source, component or currency that the data hold (goingrate data list)",
        de="eine Quelle, ein Bestandteil oder eine Währung aus den Daten (goingrate data list)",
    ),
}

_CHART: Final[dict[str, Text]] = {
    "payrate.chart.title": Text(en="What does it pay? {segment}", de="Was wird gezahlt? {segment}"),
    "payrate.chart.subtitle": Text(
        en="Pay a year. Thick: the middle half; thin: from one in ten to nine in ten; pale: "
        "how sure the median is ({coverage}).",
        de="Pro Jahr. Dick: die mittlere Hälfte; dünn: von einem bis neun Zehnteln; blass: "
        "wie sicher der Median ist ({coverage}).",
    ),
    "payrate.chart.only": Text(
        en="Only pay in {currency}: other currencies stand in the tables.",
        de="Nur Gehälter in {currency}: andere Währungen stehen in den Tabellen.",
    ),
    "payrate.chart.or_more": Text(en="or more", de="oder mehr"),
}

TEXTS: Final[dict[str, Text]] = {
    **_HEADLINES,
    **_TABLES,
    **_WHAT,
    **_NOTES,
    **_ERRORS,
    **_CHART,
}

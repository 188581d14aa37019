"""Names of employers in one form, and what kind of employer a name is.

Filings write one firm in many ways ("MICROSOFT CORPORATION", "Microsoft Corp."). The form keeps
every word that could tell two firms apart: only legal forms, signs and a leading "the" go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from goingrate.base.kinds import EmployerKind

#: Words at the end of a name that say what kind of company it is in law, in many countries.
_LEGAL_FORM: Final = re.compile(
    "inc|incorporated|llc|lc|corp|corporation|co|company|ltd|limited|plc|llp|lp|pllc|pc|na|pbc|ulc"
    "|lllp|gmbh|mbh|ag|se|kg|kgaa|ohg|gbr|ug|ev|eg|haftungsbeschränkt|sa|sas|sarl|sasu|srl|spa"
    "|snc|bv|nv|cv|vof|cvba|asa|ab|oy|oyj|aps|as|pvt|private|pte|pty|bhd|sdn|tbk|kk|ltda|eireli"
    "|sapi|kft|zrt|sro|zoo|spzoo|doo|ood|eood|ooo|oao|pao|zao|jsc|pjsc|unlimited|dac|clg"
)
#: Forms of several words, joined before the words are looked at ("GmbH & Co. KG", "S. de R.L.").
_LONG_FORMS: Final = re.compile(  # on words, so without points
    r"\b(?:gmbh and co kg|gmbh co kg|ag and co kgaa|ag and co kg|se and co kgaa|se and co kg"
    r"|s de rl de cv|sa de cv|s de rl|sp z oo|sp z o o|spol s ro|s r o|d o o|e v|l l c|l l p"
    r"|limited liability (?:company|partnership)|gesellschaft mit beschränkter haftung"
    r"|public benefit corporation|professional corporation|co ltd|and co|and company)$"
)
#: "Acme LLC d/b/a Bolt": the name before it is the one in law.
_TRADES_AS: Final = re.compile(
    r"\s*[(,;-]*\s*\b(?:d/b/a|dba|d\.b\.a\.?|f/k/a|fka|a/k/a|aka|t/a|doing business as"
    r"|formerly known as|formerly)\b.*"
)
#: "S.A." and "L.L.C." are one word, "AT&T" and "H&M" stay one.
_INITIALS: Final = re.compile(r"\b(?:\w\.){2,}(?=\W|$)|\b(?:\w\.)+\w\b(?!\.)")
_QUOTES: Final = re.compile(r"['’`´\"“”„]")
_JOINED: Final = re.compile(r"(?<=\w)&(?=\w)")
_ENTITIES: Final = re.compile(r"&amp;", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")


def normalised(name: str) -> str:
    """Return a name of an employer in the form in which names are compared; "" if none is left.

    Applying it twice changes nothing more.

    Examples
    --------
    >>> normalised("MICROSOFT CORPORATION")
    'microsoft'
    >>> normalised("The Johns Hopkins University")
    'johns hopkins university'
    >>> normalised("Beispiel Software GmbH & Co. KG")
    'beispiel software'
    """
    folded = unicodedata.normalize("NFKC", _ENTITIES.sub("&", name)).casefold()
    folded = unicodedata.normalize("NFKC", folded)
    legal = _TRADES_AS.sub("", folded, count=1)
    words = _words(legal) or _words(folded)
    while True:
        shorter = _without_form(words)
        if shorter == words:
            return " ".join(words)
        words = shorter


def _words(name: str) -> list[str]:
    bare = _QUOTES.sub("", name)
    bare = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", bare)
    return _WORDS.findall(_JOINED.sub("&", bare).replace(" & ", " and "))


def _without_form(words: list[str]) -> list[str]:
    """Return words without a legal form at the end or a "the" in front, if a name is left."""
    text = " ".join(words)
    shorter = _LONG_FORMS.sub("", text).split()
    if shorter and shorter != words:
        return shorter
    if len(words) > 1 and _LEGAL_FORM.fullmatch(words[-1]):
        return words[:-1]
    if len(words) > 1 and words[0] == "the":
        return words[1:]
    return words


@dataclass(frozen=True, slots=True)
class EmployerLexicon:
    """Names of employers that are known, and words that tell a kind.

    Attributes
    ----------
    kinds
        Normalised names, each with its kind.
    aliases
        Other normalised names of the same firm: "facebook" -> "meta platforms".
    patterns
        Words of a name that tell its kind ("university"), first match wins; `unless` is the
        second pattern, for names that only sound like it.
    """

    kinds: Mapping[str, EmployerKind]
    aliases: Mapping[str, str]
    patterns: tuple[tuple[EmployerKind, str, str | None], ...]


class EmployerReader:
    """Reads what kind of employer a name is."""

    def __init__(self, lexicon: EmployerLexicon) -> None:
        self._kinds: Final = dict(lexicon.kinds)
        self._aliases: Final = dict(lexicon.aliases)
        self._patterns: Final = tuple(
            (kind, re.compile(sounds), re.compile(unless) if unless else None)
            for kind, sounds, unless in lexicon.patterns
        )

    def name(self, given: str) -> str:
        """Return a name as given in normalised form, other names of a firm as its own."""
        form = normalised(given)
        return self._aliases.get(form, form)

    def kind(self, name: str) -> EmployerKind | None:
        """Return the kind of employer that a normalised name is; None: the name does not say."""
        known = self._kinds.get(self._aliases.get(name, name))
        if known is not None:
            return known
        for kind, sounds, unless in self._patterns:
            if sounds.search(name) and not (unless and unless.search(name)):
                return kind
        return None

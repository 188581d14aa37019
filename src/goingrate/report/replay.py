"""Answers that can be computed again: stored with their inputs, and compared when replayed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from goingrate.answers.compare import compare_read
from goingrate.answers.results import OfferComparison
from goingrate.base.errors import BadFile, ReplayDiffers
from goingrate.base.facts import Facts
from goingrate.base.texts import Language, Phrase, say
from goingrate.data.bundles import pack, unpack
from goingrate.data.fact_files import facts_from_bytes, packaged_facts
from goingrate.data.offer_files import offers_from_bytes, read_offers
from goingrate.data.yaml_files import read_bytes
from goingrate.report.as_json import comparison_record, dumped
from goingrate.report.verdicts import verdict_sentence

_OFFERS: Final = "offers.yaml"
_FACTS: Final = "facts.yaml"
_ANSWER: Final = "answer.json"
_SETTING: Final = "setting.json"
_ATTACHED: Final = "attached/"
_TOLD: Final = 3


def bundle_bytes(offers: Path, own_facts: Path | None, answer: OfferComparison) -> bytes:
    """Return a bundle: inputs, version, digest of the facts, seed, and the answer."""
    setting, read = answer.setting, read_offers(offers)
    contents = {
        _OFFERS: read.content,
        _ANSWER: dumped(comparison_record(answer)).encode(),
        _SETTING: dumped(
            {
                "schema": "goingrate.bundle/1",
                "version": setting.version,
                "facts_digest": setting.facts_digest,
                "seed": setting.seed,
                "accuracy": setting.accuracy,
            }
        ).encode(),
    }
    if own_facts is not None:
        contents[_FACTS] = read_bytes(own_facts)
    for name, content in read.attachments.items():
        contents[_ATTACHED + name] = content
    return pack(contents)


def replay(path: Path, language: Language = "en") -> str:
    """Compute a bundle's answer again and return its verdict.

    Raises
    ------
    ReplayDiffers
        If any figure differs; it says which, and whether version or facts have changed.
    """
    contents = unpack(path)
    try:
        setting = json.loads(contents[_SETTING])
        stored = json.loads(contents[_ANSWER])
        seed, accuracy = int(setting["seed"]), float(setting["accuracy"])
        read = offers_from_bytes(
            contents[_OFFERS], _OFFERS, lambda name: contents[_ATTACHED + name]
        )
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
        raise BadFile(
            where=path.name,
            given=", ".join(sorted(contents)) or "-",
            allowed=Phrase("allowed.bundle"),
            fix=Phrase("fix.bundle"),
        ) from None
    answer = compare_read(read, seed=seed, accuracy=accuracy, facts=_facts(contents))
    changes = list(_changes(stored, json.loads(dumped(comparison_record(answer))), ""))
    if changes:
        raise ReplayDiffers(Phrase.of("cli.replay_differs", changes=_told(changes, language)))
    return verdict_sentence(answer, language)


def _facts(contents: dict[str, bytes]) -> Facts:
    known = packaged_facts()
    if _FACTS not in contents:
        return known
    return known.overridden_by(facts_from_bytes(contents[_FACTS], _FACTS))


def _told(changes: list[tuple[str, str, str]], language: Language) -> str:
    """Return the changes in words: version and facts first, then a few figures."""
    first = [item for item in changes if item[0].startswith("setting.")]
    rest = [item for item in changes if not item[0].startswith("setting.")]
    ordered = first + rest
    told = [
        say("cli.changed", language, what=what, old=old, new=new)
        for what, old, new in ordered[: len(first) + _TOLD]
    ]
    more = len(ordered) - len(told)
    if more:
        told.append(say("cli.more_changes", language, count=more))
    return "; ".join(told)


def _changes(old: Any, new: Any, place: str) -> list[tuple[str, str, str]]:
    if isinstance(old, dict) and isinstance(new, dict):
        found = []
        for key in sorted(old.keys() | new.keys()):
            found += _changes(old.get(key), new.get(key), f"{place}.{key}" if place else key)
        return found
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        found = []
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            found += _changes(one, other, f"{place}.{index}")
        return found
    return [] if old == new else [(place, _short(old), _short(new))]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"

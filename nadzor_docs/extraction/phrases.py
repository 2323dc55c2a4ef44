"""A noun phrase back to its nominative: «Налоговому комитету по …» → «Налоговый комитет по …»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from nadzor_docs.language.morphology import parse


@lru_cache(maxsize=16384)
def nominative_phrase(phrase: str) -> str:
    """The phrase with its head and the adjectives before it in the nominative singular."""
    words = phrase.split(" ")
    head = _head(words)
    if head is None:
        return phrase
    noun = _noun(words[head])
    if noun is None:
        return phrase
    number = "sing"
    turned = noun.inflect({"nomn", number})
    if turned is None:
        return phrase
    words[head] = _cased(words[head], turned.word)
    for index in range(head):
        words[index] = _adjective(words[index], noun.tag.gender)
    return " ".join(words)


def _head(words: list[str]) -> int | None:
    """The first word that is a noun and no adjective."""
    for index, word in enumerate(words):
        best = parse(word.lower())[0].tag
        if "NOUN" in best and not re.search(
            r"(?:ск|цк|н|в)(?:ого|ому|ой|ий|ый|ом|ым|им|ая|ую)$", word
        ):
            return index
        if "NOUN" in best and index:
            return index
    return None


def _noun(word: str) -> Any:
    for one in parse(word.lower()):
        if "NOUN" in one.tag and "sing" in one.tag:
            return one
    return None


def _adjective(word: str, gender: str | None) -> str:
    for part in parse(word.lower()):
        if part.tag.POS in ("ADJF", "PRTF"):
            turned = part.inflect({"nomn", "sing", gender or "masc"})
            if turned:
                return _cased(word, turned.word)
    return word


def _cased(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    if model[:1].isupper():
        return (
            "-".join(p[:1].upper() + p[1:] for p in word.split("-"))
            if "-" in model and model.split("-")[1][:1].isupper()
            else word[:1].upper() + word[1:]
        )
    return word

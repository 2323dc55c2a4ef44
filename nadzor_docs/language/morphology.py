"""One dictionary of Russian words for the whole process (pymorphy3 on OpenCorpora)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from nadzor_docs.language.cases import Case

# Grammemes of names: of people, of places, of organisations.
NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn"}


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """The ``pymorphy3.MorphAnalyzer``, imported and loaded at its first use."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def parse(word: str) -> tuple[Any, ...]:
    """All readings of ``word``, likeliest first (``pymorphy3.analyzer.Parse``)."""
    return tuple(analyzer().parse(word))


def lemma(word: str) -> str:
    """The likeliest dictionary form of ``word``."""
    return str(parse(word)[0].normal_form)


@lru_cache(maxsize=50_000)
def known_name(word: str, mark: str, gender: str) -> Any:
    """The dictionary's own entry of a nominative name («Name», «Surn», «Patr»), or ``None``.

    ``gender`` is the dictionary's «masc» or «femn». Guesses about unknown words don't count.
    """
    if not analyzer().word_is_known(word):
        return None
    genders = {gender, "ms-f"} if mark == "Name" else {gender}  # «Саша» may be either's
    named = [reading for reading in parse(word) if {mark, "sing", "nomn"} in reading.tag]
    return next((r for r in named if genders & set(map(str, r.tag.grammemes))), None)


@lru_cache(maxsize=50_000)
def noun_reading(word: str) -> Any:
    """The dictionary's common noun ``word`` in the nominative («лоза», «ткач»), or ``None``."""
    if not analyzer().word_is_known(word):
        return None
    readings = (r for r in parse(word) if {"NOUN", "nomn", "sing"} in r.tag)
    return next((r for r in readings if not NAMES & set(map(str, r.tag.grammemes))), None)


def inflected(reading: Any, case: Case) -> str | None:
    """The singular of a reading in ``case``, in the common spelling: «-ой», not «-ою»."""
    if "Fixd" in reading.tag:
        return str(reading.word)
    form = reading.inflect({"sing", case.grammeme})
    return str(form.word) if form else None

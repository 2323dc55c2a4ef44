"""Noun phrases: the words that agree are declined, what depends on them stays.

«старший помощник прокурора района» → «старшего помощника прокурора района».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.language.adjectives import Adjective, adjective
from nadzor_docs.language.cases import Case
from nadzor_docs.language.letters import recased
from nadzor_docs.language.morphology import parse
from nadzor_docs.language.words import words

TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+-(?:й|я|е)\b|\S")
NAMES = {"Name", "Surn", "Patr"}
FUNCTION_WORDS = ("PREP", "CONJ", "PRCL")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's nominative reading: «masc femn neut plur», whether it is alive, its forms."""

    word: str
    gender: str
    animate: bool
    reading: Any
    model: str = ""  # the noun that it declines like, if the dictionary doesn't hold it

    def form(self, case: Case) -> str | None:
        number = "plur" if self.gender == "plur" else "sing"
        found = self.reading.inflect({case.grammeme, number})
        if found is None or "Fixd" in self.reading.tag:
            return self.word
        if self.model:
            return _like(self.word, self.model, str(found.word))
        return self.spelled(found.word)

    def spelled(self, form: str) -> str:
        """Papers print «судьей», «секретарем» with «е», unless the word itself has «ё»."""
        return form if "ё" in self.word else form.replace("ё", "е")

    def plural(self, case: Case) -> str:
        """The plural in ``case``; a noun without one stays as it is."""
        found = self.reading.inflect({case.grammeme, "plur"})
        if found is None or "Fixd" in self.reading.tag:
            return self.word
        form = str(found.word)
        return _like(self.word, self.model, form) if self.model else form


@dataclass(frozen=True, slots=True)
class Phrase:
    """A nominative noun phrase: the words that agree, the head, and the place where they end."""

    text: str
    modifiers: tuple[tuple[int, Adjective], ...]
    head: tuple[int, Noun | Adjective]

    @property
    def end(self) -> int:
        start, head = self.head
        return start + len(head.word)

    @property
    def animate(self) -> bool:
        head = self.head[1]
        # A participle or adjective by itself is a person: «исполняющий обязанности прокурора».
        return head.animate if isinstance(head, Noun) else True

    def form(self, case: Case) -> str:
        changed = [(start, word.form(case, self.animate)) for start, word in self.modifiers]
        start, head = self.head
        own = head.form(case) if isinstance(head, Noun) else head.form(case, self.animate)
        return self.rewritten([*changed, (start, own or head.word)])

    def rewritten(self, forms: list[tuple[int, str]]) -> str:
        """The text with the words at the given places replaced, written as they were."""
        result, end = "", 0
        lengths = {start: len(word.word) for start, word in (*self.modifiers, self.head)}
        for start, form in sorted(forms):
            old = self.text[start : start + lengths[start]]
            result += self.text[end:start] + recased(form, old)
            end = start + len(old)
        return result + self.text[end:]


@lru_cache(maxsize=20_000)
def read_phrase(text: str) -> Phrase | None:
    """The noun phrase that ``text`` begins with; ``None``: it doesn't begin with a nominative."""
    modifiers: list[tuple[int, Adjective]] = []
    for match in TOKEN.finditer(text):
        word = match.group().lower()
        if _is_skipped(word, text, match.end()):
            continue
        noun = next((noun for noun in _nouns(word) if _agree(noun, modifiers)), None)
        modifier = _modifier(word)
        alone = noun is None or (modifier is not None and _is_person(modifier, noun))
        if modifier and (alone or _rather_modifier(text, match.end(), modifier)):
            modifiers.append((match.start(), modifier))
        elif noun:
            return Phrase(text, tuple(modifiers), (match.start(), noun))
        else:
            break
    return _headless(text, modifiers)


def _is_person(modifier: Adjective, noun: Noun) -> bool:
    """«проживающий», «осуждённый»: with no noun after it, a man rather than a thing."""
    return modifier.gender == "masc" and not noun.animate


def _headless(text: str, modifiers: list[tuple[int, Adjective]]) -> Phrase | None:
    if not modifiers:
        return None
    return Phrase(text, tuple(modifiers[:-1]), modifiers[-1])


def _is_skipped(word: str, text: str, end: int) -> bool:
    """What may stand among the modifiers and never declines: «ст.», «временно»."""
    abbreviation = text[end : end + 1] == "." and len(word) <= 4
    return word == "." or abbreviation or parse(word)[0].tag.POS == "ADVB"


def _rather_modifier(text: str, end: int, modifier: Adjective) -> bool:
    """Whether a word that may be either («старший», «рабочий») has a noun to agree with."""
    rest = read_phrase(text[end:].lstrip())
    if rest is None:
        return False
    head = rest.modifiers[0][1] if rest.modifiers else rest.head[1]
    return head.gender == modifier.gender


def _agree(noun: Noun, modifiers: list[tuple[int, Adjective]]) -> bool:
    return all(modifier.gender == noun.gender for _, modifier in modifiers)


def _modifier(word: str) -> Adjective | None:
    """An adjective or participle in the nominative; «прокурорской» alone isn't one."""
    found = adjective(word)
    if found is None:
        return None
    readings = parse(word)
    agreeing = any(
        {"nomn", found.gender if found.gender != "plur" else "plur"} in reading.tag
        and reading.tag.POS in ("ADJF", "PRTF")
        for reading in readings
    )
    if found.word[0].isdigit():
        return found
    unknown = word.endswith(("ский", "ская", "ское", "цкий", "цкая", "цкое"))
    return found if agreeing or unknown else None


def _nouns(word: str) -> Iterator[Noun]:
    """The nominative nouns that ``word`` may be, singular first."""
    model = words("titles")["nouns"].get(word)
    if parse(word)[0].tag.POS in FUNCTION_WORDS:  # the letter «в» is a noun, too
        return
    base, _, last = word.rpartition("-")
    looked_up = model or (last if base else word)
    readings = [
        r
        for r in parse(looked_up)
        if r.tag.POS == "NOUN" and "nomn" in r.tag and not NAMES & r.tag.grammemes
    ]
    if base and not model:
        yield from _compound(word, base, readings)
        return
    for reading in sorted(readings, key=lambda reading: "plur" in reading.tag):
        yield Noun(word, _gender(reading), "anim" in reading.tag, reading, model or "")


def _gender(reading: Any) -> str:
    if "plur" in reading.tag or "Pltm" in reading.tag:
        return "plur"
    gender = str(reading.tag.gender)
    return gender if gender in ("femn", "neut") else "masc"  # «судья» may be of either


def _compound(word: str, base: str, readings: list[Any]) -> Iterator[Noun]:
    for reading in readings:
        if "sing" in reading.tag:
            yield _HyphenNoun(word, _gender(reading), "anim" in reading.tag, reading, base=base)


@dataclass(frozen=True, slots=True)
class _HyphenNoun(Noun):
    """«судья-докладчик», «генерал-майор»: the first part declines too, unless it is fixed."""

    base: str = ""

    def form(self, case: Case) -> str | None:
        found = self.reading.inflect({case.grammeme, "sing"})
        last = self.spelled(found.word) if found else self.word
        if self.base in words("titles")["fixed_before_hyphen"]:
            return f"{self.base}-{last}"
        first = next(_nouns(self.base), None)
        return f"{(first.form(case) if first else None) or self.base}-{last}"


def _like(word: str, model: str, form: str) -> str:
    """``word`` with the ending that ``model`` has in ``form``: both end alike."""
    shared = 0
    while shared < min(len(model), len(form)) and model[shared] == form[shared]:
        shared += 1
    return word[: len(word) - (len(model) - shared)] + form[shared:]

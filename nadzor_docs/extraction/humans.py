"""The people whom a sentence speaks of, and which of them the words at its end describe.

A party, a side's word, a relative, an officer, a neighbour. A predicate («…, страдает астмой»)
tells of who stands in the nominative; «…, инвалида», «…, который болен» of who is named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nadzor_docs.extraction.skeleton import P, R
from nadzor_docs.facts import Gender
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import parse

_WORDS = vocabulary("words")
_KIN_WORD = rf"(?<!\w)(?:{_WORDS['kin']})"
#: Words for someone beside the party of whom health or age may be told.
KIN = re.compile(_KIN_WORD)
#: A word for anyone who is no side.
HUMAN_WORD = rf"(?:{_KIN_WORD}|(?<!\w)(?:{_WORDS['others']}))"
_HUMAN = re.compile(rf"{P}|{R}|(?P<word>{HUMAN_WORD})")
# «[A] – мать троих детей, является инвалидом»: the relative is [A] herself.
_HERSELF = re.compile(
    rf"(?:(?:{P}|{R})(?:,| -) |(?<!так )(?<!\w)(?:как|будучи|является|приходится) )"
    rf"(?:[^\s,.;]+ ){{0,3}}$"
)
_KEEPS = re.compile(
    r"(?<!\w)(?:содерж|воспит|растит|име(?:ет|я|ющ)|обеспеч|корм|похорон|потеря|навещ|лечи)\w*"
    r" (?:[^\s,.;]+ ){0,3}$"
)
_WHO = re.compile(
    r"(?:,| -) (?:котор|чь|имеющ|страда[юв]|явля[юв]|получа[юв]|достигш|находящ|перенесш|болеющ"
    r"|состоящ|признанн|родивш|нуждающ)"
)
_AGREEING = r"\w+(?:ой|ей|ого|его|ая|яя|ую|юю|ый|ий|ым|им|ому|ему|их|ых|ыми|ими)"
# Nothing but a comma, figures and adjectives: what follows is said of the word before.
_BESIDE = re.compile(rf"[\s,\d()·-]*(?:(?:и|г·|г·р·|года|рождения|также|{_AGREEING})[\s,\d()·-]+)*")
# «с ребёнком находилась в больнице»: the child is ill.
_TOGETHER = re.compile(r"(?<!\w)со? (?:\w+ )?$")
_IN_HOSPITAL = re.compile(r"находи|лежа|лежит|на \w*лечени")
_PRONOUN = re.compile(r"(?<!\w)(?:(?P<he>он|ему|него)|(?P<she>она|ей|нее|ней))(?!\w)")
_NOUN_LIKE = ("NOUN", "ADJF", "PRTF", "NUMR")


@dataclass(frozen=True, slots=True)
class Human:
    """One of them: a character of the skeleton («sign») or a word, and where it stands."""

    word: str
    start: int
    end: int
    sign: bool


def humans(sentence: str) -> Iterator[Human]:
    """The people of a sentence, from its end to its beginning."""
    for match in reversed(list(_HUMAN.finditer(sentence))):
        yield Human(match.group(), match.start(), match.end(), not match.group("word"))


def pronoun(words: str) -> Gender | None:
    """The sex that the last «он» or «она» of the words tells."""
    found = list(_PRONOUN.finditer(words))
    if not found:
        return None
    return Gender.MASCULINE if found[-1].group("he") else Gender.FEMININE


def is_of(relative: Human, sentence: str, words: str) -> bool:
    """Whether ``words``, which follow the sentence's beginning, tell of the relative in it."""
    before, between = sentence[: relative.start], sentence[relative.end :]
    if _HERSELF.search(before) and "," in between + "," and not _WHO.match(between):
        return False
    he_or_she = pronoun(between + words)
    if he_or_she and "котор" not in between + words:
        return gender_of(relative.word) in (he_or_she, None)
    if _TOGETHER.search(before) and _IN_HOSPITAL.match(words):
        return True
    if _WHO.match(between) or re.match(r"котор", words):
        return True
    if _BESIDE.fullmatch(between) and _is_noun_like(words):
        return True
    return in_nominative(relative.word, before)


def in_nominative(word: str, before: str) -> bool:
    """Whether the word may be a subject: «мать» after «содержит» is none."""
    readings = parse(word)
    cases = {r.tag.case for r in readings if r.tag.number == readings[0].tag.number}
    if "nomn" not in cases or _KEEPS.search(before):
        return False
    genitive = re.search(r"(?:ого|(?<!\w)(?:с|со|у|от|для|из|до|без|против)) $", before)
    return not (genitive and "gent" in cases)


def gender_of(word: str) -> Gender | None:
    """The sex that a word for a person tells: «сестры» is a woman's."""
    told = parse(word)[0].tag.gender
    return {"masc": Gender.MASCULINE, "femn": Gender.FEMININE}.get(str(told))


def _is_noun_like(words: str) -> bool:
    """Whether the words name or describe («инвалида», «1938 года рождения»), and tell no deed."""
    first = re.match(r"\w+", words)
    return not first or first.group().isdigit() or parse(first.group())[0].tag.POS in (
        *_NOUN_LIKE, None,
    )  # fmt: skip
